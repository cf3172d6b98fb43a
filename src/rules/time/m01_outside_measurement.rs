//! M01: a registration outside its measurement.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    schema::time_registration::{master, registrations},
};

/// A registration outside its measurement.
pub static RULE: Rule = Rule {
    code: "M01",
    name: "outside-measurement",
    severity: Severity::Error,
    trial: false,
    title: "Datoen ligger uden for måleperioden.",
    why: "Registreringen hører til en anden måling, eller datoen er skrevet forkert.",
    fix: "Ret datoen, eller ret Fra og Til på arket Stamdata.",
    example: Example::Drawn {
        wrong: concat!(
            "Stamdata\n",
            "| Måling | Før |\n",
            "| Fra | 2026-01-05 |\n",
            "| Til | 2026-01-16 |\n",
            "| Metode | Stopur |\n",
            "Registreringer\n",
            "| Dato | Minutter |\n",
            "| 2026-02-05 | 20 |\n"
        ),
        right: concat!(
            "Stamdata\n",
            "| Måling | Før |\n",
            "| Fra | 2026-01-05 |\n",
            "| Til | 2026-01-16 |\n",
            "| Metode | Stopur |\n",
            "Registreringer\n",
            "| Dato | Minutter |\n",
            "| 2026-01-06 | 20 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(form) = submission.form(&master::TABLE) else { return };
    let (Some(from), Some(to)) = (form.given(&master::FROM), form.given(&master::TO)) else { return };
    // M15 tells of a measurement that ends before it begins; every registration would be outside it.
    if to < from {
        return;
    }
    for row in submission.rows(registrations::TABLE.in_its_own_file()) {
        if row.given(&registrations::DATE).is_some_and(|day| day < from || to < day) {
            sink.point(Spot::of(row, &registrations::DATE));
        }
    }
}
