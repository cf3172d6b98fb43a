//! H04: an initiative that has gone back to an earlier phase.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::schema::{
    Choice,
    business_case::initiatives::{ID, PHASE, Phase, TABLE},
};

/// An initiative that has gone back to an earlier phase.
pub static RULE: Rule = Rule {
    code: "H04",
    name: "backward-phase",
    severity: Severity::Warning,
    trial: false,
    title: "Tiltaget er gået tilbage til en tidligere fase.",
    why: "Det, der er i drift, er ikke længere planlagt, og det, der er bortfaldet, begynder som et nyt tiltag.",
    fix: "Ret fasen. Er tiltaget sat i bero, så vælg Udskudt. Begynder det forfra, så giv det et nyt Tiltag-ID.",
    example: Example::Described {
        wrong: "CBD-01 var I drift i februar og er Planlagt i marts.",
        right: "CBD-01 var I drift i februar og er Udskudt i marts.",
    },
    scope: Scope::Since(check),
};

fn check(now: &Chosen<'_>, before: &Chosen<'_>, _: &Context<'_>, sink: &mut Sink) {
    for row in now.workbook.rows(&TABLE) {
        let Some(id) = row.given(&ID) else { continue };
        let was = before.workbook.rows(&TABLE).iter().find(|was| was.holds(&ID, &id));
        let was = was.and_then(|was| was.given(&PHASE));
        let Some((was, is)) = was.zip(row.given(&PHASE)) else { continue };
        if goes_back(was, is) {
            sink.point(Spot::of(row, &PHASE)).expected = Some(was.label().to_owned());
        }
    }
}

/// Anything may be postponed or dropped, and what is postponed may go on from where it was.
fn goes_back(was: Phase, is: Phase) -> bool {
    match (was, is) {
        (Phase::Dropped, _) => is != Phase::Dropped,
        (Phase::Postponed, _) | (_, Phase::Postponed | Phase::Dropped) => false,
        _ => is < was,
    }
}
