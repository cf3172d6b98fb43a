//! M13: a task counted in two units.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::words::alike, rules::pairs, schema::time_registration::tasks};

/// A task counted in two units.
pub static RULE: Rule = Rule {
    code: "M13",
    name: "changed-unit",
    severity: Severity::Error,
    trial: false,
    title: "Opgaven tælles ikke i samme enhed før og efter.",
    why: "Minutter pr. sag og minutter pr. brev kan ikke trækkes fra hinanden.",
    fix: "Skriv samme enhed på arket Opgaver i begge målinger.",
    example: Example::Described { wrong: "Før tælles i sager, efter i breve.", right: "Begge tælles i sager." },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::each(chosen) {
        let (Some(before), Some(after)) = (case.before, case.after) else { continue };
        let units = before.task.given(&tasks::UNIT).zip(after.task.given(&tasks::UNIT));
        if units.is_some_and(|(before, after)| !alike(&before, &after)) {
            let others = vec![Spot::of(before.task, &tasks::UNIT)];
            sink.point_at(Spot::of(after.task, &tasks::UNIT), others).about = Some(case.benefit.clone());
        }
    }
}
