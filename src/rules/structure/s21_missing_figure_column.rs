//! S21: a column or a field that figures hang on, although its cells may be empty.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink};
use crate::{
    intake::Submission,
    rules::absent::{Absent, Cost},
};

/// A column or a field that figures hang on, although its cells may be empty.
pub static RULE: Rule = Rule {
    code: "S21",
    name: "missing-figure-column",
    severity: Severity::Warning,
    trial: false,
    title: "En kolonne eller et felt, som tal i rapporten hviler på, mangler.",
    why: "Vi kan ikke læse det, der skulle stå der.",
    fix: "Skriv overskriften eller feltets navn, som det står i skabelonen. Er kolonnen slettet, så indsæt den igen, og udfyld den.",
    example: Example::Described {
        wrong: "Kolonnen Bilag hedder Bilagsnr. på arket Opfølgning.",
        right: "Kolonnen hedder Bilag som i skabelonen.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for absent in Absent::all(submission).filter(|absent| absent.cost() == Cost::Figures) {
        sink.point(absent.spot()).expecting(absent.expected());
    }
}
