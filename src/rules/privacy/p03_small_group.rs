//! P03: a group too small to be shown.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink};
use crate::rules::pairs;

/// A group too small to be shown.
pub static RULE: Rule = Rule {
    code: "P03",
    name: "small-group",
    severity: Severity::Note,
    trial: false,
    title: "Opgaven er målt af så få medarbejdere, at målingen ikke vises særskilt.",
    why: "Tallene ville kunne føres tilbage til en enkelt medarbejder. Timerne tæller kun som dokumenteret i summen ØVRIGE, når mindst tre gevinster er målt af så få; ellers forbliver de indberettet, og tiltaget står som \"vises ikke særskilt\", aldrig som rødt.",
    fix: "Mål flere medarbejdere, hvis timerne skal vises som dokumenteret for jeres eget tiltag.",
    example: Example::Described {
        wrong: "En opgave målt af 4 medarbejdere, når mindste gruppe er 5.",
        right: "Samme opgave målt af 6 medarbejdere.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    // Nobody measured is no group: M03 tells of that.
    for case in pairs::each(chosen) {
        let sides = [&case.tested.before, &case.tested.after];
        let small = sides.into_iter().flatten().any(|side| (1..programme.smallest_group).contains(&side.employees));
        if small {
            case.point(sink);
        }
    }
}
