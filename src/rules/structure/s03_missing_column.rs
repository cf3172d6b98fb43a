//! S03: a column or a field that the rows, or some of them, cannot do without.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::absent::{Absent, Cost},
};

/// A column or a field that the rows, or some of them, cannot do without.
pub static RULE: Rule = Rule {
    code: "S03",
    name: "missing-column",
    severity: Severity::Error,
    trial: false,
    title: "En kolonne eller et felt, der skal udfyldes, mangler.",
    why: "Uden det, der skulle stå der, kan det ikke regnes med.",
    fix: "Skriv overskriften eller feltets navn, som det står i skabelonen. Er kolonnen slettet, så indsæt den igen, og udfyld den.",
    example: Example::Described {
        wrong: "Kolonnen Realiseret er slettet på arket Opfølgning.",
        right: "Kolonnen Realiseret med sin overskrift.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for absent in Absent::all(submission).filter(|absent| absent.cost() == Cost::Needed) {
        // Where only some rows need it, those are the ones that are left out.
        let needing = absent.condition().into_iter().flat_map(|on| absent.needing().map(|row| Spot::cell(row, on)));
        let others = needing.collect();
        sink.point_at(absent.spot(), others).expecting(absent.expected());
    }
}
