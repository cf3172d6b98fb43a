//! M25: two measurements called after, and none before.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{rules::pairs, schema::time_registration::master::MEASUREMENT, timing::Verdict};

/// Two measurements called after, and none before.
pub static RULE: Rule = Rule {
    code: "M25",
    name: "two-afters",
    severity: Severity::Warning,
    trial: false,
    title: "Opgaven har to målinger, der hedder Efter, og ingen, der hedder Før.",
    why: "Så kan vi ikke se, hvad tiden var, før tiltaget gik i drift. Oftest er den ene førmålingen med forkert navn.",
    fix: "Vælg Før i Måling på arket Stamdata i førmålingen. Er begge målt efter idriftsættelsen, mangler førmålingen.",
    example: Example::Described {
        wrong: "To tidsregistreringer af opgaven, begge med Efter i Måling.",
        right: "Den første har Før, den anden Efter.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::tested(chosen).iter().filter(|case| case.tested.verdict == Verdict::TwoAfters) {
        let [first, others @ ..] = &case.afters[..] else { continue };
        let others = others.iter().map(|rows| Spot::of(rows.form, &MEASUREMENT)).collect();
        sink.point_at(Spot::of(first.form, &MEASUREMENT), others).about = Some(case.benefit.clone());
    }
}
