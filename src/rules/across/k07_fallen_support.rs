//! K07: an initiative that depends on one that is postponed or dropped.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::{
        Id,
        business_case::initiatives::{DEPENDS_ON, Fields, ID, PHASE, Phase, TABLE},
        split_ids,
    },
};

/// An initiative that depends on one that is postponed or dropped.
pub static RULE: Rule = Rule {
    code: "K07",
    name: "fallen-support",
    severity: Severity::Warning,
    trial: false,
    title: "Tiltaget afhænger af et tiltag, der er udskudt eller bortfaldet.",
    why: "Så kommer gevinsten måske senere, eller slet ikke.",
    fix: "Ret Idriftsættes og Forventet resten af året, eller fjern afhængigheden.",
    example: Example::Described {
        wrong: "CBD-02 afhænger af CBD-01, som er udskudt.",
        right: "CBD-02 afhænger af CBD-01, som er i drift.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let rows: Vec<_> = chosen.iter().flat_map(|chosen| chosen.workbook.rows(&TABLE)).collect();
    for &row in rows.iter().filter(|row| !has_fallen(**row)) {
        let Some(needs) = row.given(&DEPENDS_ON) else { continue };
        let needs: Vec<Id> = split_ids(needs.as_str()).map(Id).collect();
        let fallen =
            rows.iter().find(|other| has_fallen(**other) && other.given(&ID).is_some_and(|id| needs.contains(&id)));
        if let Some(&fallen) = fallen {
            sink.point_at(Spot::of(row, &DEPENDS_ON), vec![Spot::of(fallen, &PHASE)]);
        }
    }
}

fn has_fallen(row: RowOf<'_, Fields>) -> bool {
    matches!(row.given(&PHASE), Some(Phase::Postponed | Phase::Dropped))
}
