//! M26: minutes that were estimated, and evidence that says better.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::pairs,
    schema::{
        business_case::{Evidence, time_benefits::EVIDENCE},
        time_registration::master::{METHOD, Method},
    },
};

/// Minutes that were estimated, and evidence that says better.
pub static RULE: Rule = Rule {
    code: "M26",
    name: "estimated-method",
    severity: Severity::Warning,
    trial: false,
    title: "Minutterne er skønnet, men Evidens er A, B eller C.",
    why: "Et skøn kan ikke dokumentere frigjort tid, så evidensen er højere, end målingen kan bære.",
    fix: "Mål opgaven med stopur, løbende registrering, stikprøve eller systemlog, eller vælg Evidens D i business casen.",
    example: Example::Described {
        wrong: "Evidens B, og Metode er Skøn i førmålingen.",
        right: "Evidens B, og Metode er Stopur i begge målinger.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::tested(chosen) {
        let claims = case.benefit_row.given(&EVIDENCE).is_some_and(|evidence| evidence <= Evidence::Logged);
        for rows in [case.before, case.after].into_iter().flatten().filter(|_| claims) {
            if rows.form.given(&METHOD) == Some(Method::Estimate) {
                let others = vec![Spot::of(case.benefit_row, &EVIDENCE)];
                sink.point_at(Spot::of(rows.form, &METHOD), others).about = Some(case.benefit.clone());
            }
        }
    }
}
