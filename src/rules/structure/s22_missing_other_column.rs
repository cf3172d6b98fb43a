//! S22: a column or a field that no figure hangs on.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink};
use crate::{
    intake::Submission,
    rules::absent::{Absent, Cost},
};

/// A column or a field that no figure hangs on.
pub static RULE: Rule = Rule {
    code: "S22",
    name: "missing-other-column",
    severity: Severity::Note,
    trial: false,
    title: "En kolonne eller et felt fra skabelonen mangler.",
    why: "Intet tal hviler på det, men vi kan ikke læse det, der skulle stå der.",
    fix: "Skriv overskriften eller feltets navn, som det står i skabelonen, hvis I har skrevet noget der. Ellers behøver I ikke gøre noget.",
    example: Example::Described {
        wrong: "Kolonnen Eksempel er slettet på arket Kvalitative gevinster.",
        right: "Kolonnen Eksempel med sin overskrift.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for absent in Absent::all(submission).filter(|absent| absent.cost() == Cost::Nothing) {
        sink.point(absent.spot()).expecting(absent.expected());
    }
}
