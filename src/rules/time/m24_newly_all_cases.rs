//! M24: a measurement of all cases beside one that is not.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{rules::pairs, schema::time_registration::tasks};

/// A measurement of all cases beside one that is not.
pub static RULE: Rule = Rule {
    code: "M24",
    name: "newly-all-cases",
    severity: Severity::Warning,
    trial: false,
    title: "Eftermålingen er målt på alle sager, men førmålingen er ikke.",
    why: "Svarer eftermålingen Ja, regner vi ikke Ibrugtagning med. Så skal de to målinger omfatte de samme slags sager.",
    fix: "Skriv Ja i førmålingen, hvis den også omfattede alle slags sager; det gør den næsten altid, når den nye arbejdsgang ikke fandtes endnu. Ellers skriv Nej i eftermålingen, hvis den kun omfatter den nye arbejdsgang.",
    example: Example::Described {
        wrong: "Målt på alle sager: Nej i førmålingen og Ja i eftermålingen.",
        right: "Ja i begge, eller Nej i begge.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::each(chosen) {
        let (Some(before), Some(after)) = (case.before, case.after) else { continue };
        let said = [before, after].map(|measured| measured.task.given(&tasks::ALL_CASES));
        if said == [Some(false), Some(true)] {
            let others = vec![Spot::of(before.task, &tasks::ALL_CASES)];
            sink.point_at(Spot::of(after.task, &tasks::ALL_CASES), others).about = Some(case.benefit.clone());
        }
    }
}
