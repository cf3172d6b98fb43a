//! M10: harder cases before than after.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink};
use crate::{rules::pairs, timing::Verdict, units::Decimal};

/// Harder cases before than after.
pub static RULE: Rule = Rule {
    code: "M10",
    name: "shifted-mix",
    severity: Severity::Warning,
    trial: false,
    title: "Sagerne er ikke lige så svære før og efter.",
    why: "Andelen af en variant er flyttet mere end ti procentpoint, så en del af forskellen skyldes sagerne og ikke tiltaget.",
    fix: "Kontrollér varianterne. Vi regner eftermålingen om til førmålingens fordeling.",
    example: Example::Described {
        wrong: "Før: halvdelen komplekse sager. Efter: ingen.",
        right: "Samme fordeling før og efter.",
    },
    scope: Scope::Across(check),
};

/// A tenth of the units.
const SHIFT: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    // Where the mix cannot be carried over, another rule says so, and nothing is recomputed.
    for case in pairs::each(chosen).iter().filter(|case| case.tested.verdict != Verdict::VariantsMissing) {
        let (Some(before), Some(after)) = (&case.tested.before, &case.tested.after) else { continue };
        let shifted = before.strata.each.iter().any(|(variant, _)| {
            let moved = before.share_of(*variant).zip(after.share_of(*variant));
            moved.is_some_and(|(before, after)| (before.0 - after.0).abs() > SHIFT)
        });
        if shifted {
            case.point(sink);
        }
    }
}
