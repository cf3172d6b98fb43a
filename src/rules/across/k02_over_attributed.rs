//! K02: one saving claimed by several initiatives.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::{show, words::list},
    intake::RowOf,
    rules::{promise, shares::Claim},
    schema::{
        Id,
        business_case::time_benefits::{ATTRIBUTION, Fields, INITIATIVE, TABLE},
    },
    units::Share,
};
use std::collections::BTreeMap;

/// One saving claimed by several initiatives.
pub static RULE: Rule = Rule {
    code: "K02",
    name: "over-attributed",
    severity: Severity::Warning,
    trial: false,
    title: "Flere tidsgevinster tager tilsammen mere end 100 procent af samme opgave.",
    why: "Den samme sparede tid kan kun tælle én gang, så hver gevinst tæller med sin del af 100 procent.",
    fix: "Fordel Tilskrivning, så gevinsterne på opgaven tilsammen er højst 100. Er den ene ophørt, så skriv måneden i Ophører på dens tiltag.",
    example: Example::Described {
        wrong: "To tiltag på opgave O01 med Tilskrivning 100 hver. De tæller med 50 hver.",
        right: "De samme to tiltag med Tilskrivning 60 og 40.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for Chosen { workbook, .. } in chosen {
        let mut tasks: BTreeMap<Id, Vec<(RowOf<'_, Fields>, Claim)>> = BTreeMap::new();
        for row in workbook.rows(&TABLE) {
            if let Some(claim) = Claim::of(row, promise::initiative_of(*workbook, row, &INITIATIVE)) {
                tasks.entry(claim.task.clone()).or_default().push((row, claim));
            }
        }
        for task in tasks.values() {
            point_out(task, sink);
        }
    }
}

/// The benefits on a task that share what cannot be shared so: where, and what each is counted with.
fn point_out(task: &[(RowOf<'_, Fields>, Claim)], sink: &mut Sink) {
    let all: Vec<Claim> = task.iter().map(|(_, claim)| claim.clone()).collect();
    let over: Vec<_> = task.iter().filter(|(_, claim)| claim.together(&all) > Share::ONE).collect();
    let Some((first, one)) = over.first() else { return };
    let others = over[1..].iter().map(|(row, _)| Spot::of(*row, &ATTRIBUTION)).collect();
    let counted = |(_, claim): &&(RowOf<'_, Fields>, Claim)| {
        format!("{} med {}", claim.benefit, show::number(crate::units::round(claim.counted(&all).percent(), 2)))
    };
    let counted: Vec<String> = over.iter().map(counted).collect();
    let together = show::number(one.together(&all).percent());
    let finding = sink.point_at(Spot::of(*first, &ATTRIBUTION), others);
    finding.remarking(format!("Tilsammen {together}. Vi tæller {}.", list(&counted)));
}
