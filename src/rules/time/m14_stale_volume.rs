//! M14: a yearly number of units far from what a system counts.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::show, rules::pairs, schema::business_case::time_benefits::YEARLY_UNITS, units::Decimal};

/// A yearly number of units far from what a system counts.
pub static RULE: Rule = Rule {
    code: "M14",
    name: "stale-volume",
    severity: Severity::Warning,
    trial: false,
    title: "Antal pr. år passer ikke med det antal, systemet tæller.",
    why: "Afviger de mere end 15 procent, er de planlagte timer forkerte.",
    fix: "Ret Antal pr. år i businesscasen, eller kontrollér Sager pr. måned.",
    example: Example::Described {
        wrong: "Businesscasen siger 6.000 om året, systemet tæller 300 om måneden.",
        right: "Businesscasen siger 3.600 om året.",
    },
    scope: Scope::Across(check),
};

/// How far the stated number may be from the counted one: fifteen per cent of it.
const SLACK: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::tested(chosen) {
        let (Some(counted), Some(stated)) = (case.yearly_cases(), case.benefit_row.given(&YEARLY_UNITS)) else {
            continue;
        };
        if (counted - stated.0).abs() > stated.0 * SLACK {
            let finding = sink.point(Spot::of(case.benefit_row, &YEARLY_UNITS));
            finding.expecting(format!("omkring {}", show::number(crate::units::round(counted, 0))));
        }
    }
}
