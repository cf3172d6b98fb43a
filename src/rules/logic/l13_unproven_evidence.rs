//! L13: evidence that would need a measurement, and there is none.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::pairs,
    schema::business_case::{Evidence, time_benefits::EVIDENCE},
    timing::Verdict,
};

/// Evidence that would need a measurement, and there is none.
pub static RULE: Rule = Rule {
    code: "L13",
    name: "unproven-evidence",
    severity: Severity::Warning,
    trial: false,
    title: "Evidens er A, B eller C, men opgaven er ikke målt før og efter.",
    why: "Frigjort tid er først dokumenteret, når der er målt både før og efter.",
    fix: "Send de to tidsregistreringer med samme Opgave-ID som her, eller vælg Evidens D eller E.",
    example: Example::Described {
        wrong: "Evidens B på en tidsgevinst uden eftermåling.",
        right: "Evidens B, når begge målinger er sendt.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], context: &Context<'_>, sink: &mut Sink) {
    for case in pairs::tested(chosen) {
        let claims = case.benefit_row.given(&EVIDENCE).is_some_and(|evidence| evidence <= Evidence::Logged);
        let unmeasured = matches!(case.tested.verdict, Verdict::NoBefore | Verdict::NoAfter);
        let due = context.period.is_some_and(|period| case.is_measurable_by(period.last_day()));
        if claims && unmeasured && due {
            sink.point(Spot::of(case.benefit_row, &EVIDENCE));
        }
    }
}
