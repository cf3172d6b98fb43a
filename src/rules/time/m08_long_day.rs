//! M08: more than ten hours in one day.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    schema::time_registration::registrations::{DATE, EMPLOYEE, Fields, MINUTES, TABLE},
    units::Decimal,
};
use std::collections::BTreeMap;

/// More than ten hours in one day.
pub static RULE: Rule = Rule {
    code: "M08",
    name: "long-day",
    severity: Severity::Warning,
    trial: false,
    title: "En medarbejder har registreret mere end ti timer på én dag.",
    why: "Ofte er de samme rækker indsat to gange.",
    fix: "Slet de rækker, der står to gange, eller ret minutterne.",
    example: Example::Drawn {
        wrong: concat!(
            "Registreringer\n",
            "| Dato | Opgave-ID | Medarbejderkode | Minutter | Antal |\n",
            "| 2026-02-02 | O01 | M01 | 400 | 20 |\n",
            "| 2026-02-02 | O01 | M01 | 300 | 15 |\n"
        ),
        right: concat!(
            "Registreringer\n",
            "| Dato | Opgave-ID | Medarbejderkode | Minutter | Antal |\n",
            "| 2026-02-02 | O01 | M01 | 300 | 15 |\n",
            "| 2026-02-02 | O01 | M02 | 400 | 20 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Minutes that one person can register on one day.
const LONGEST_DAY: i64 = 600;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let mut days: BTreeMap<_, Vec<RowOf<'_, Fields>>> = BTreeMap::new();
    for row in submission.rows(TABLE.in_its_own_file()) {
        if let (Some(day), Some(employee)) = (row.given(&DATE), row.given(&EMPLOYEE)) {
            days.entry((day, employee)).or_default().push(row);
        }
    }
    for rows in days.values() {
        let minutes: Decimal = rows.iter().filter_map(|row| row.given(&MINUTES)).map(|minutes| minutes.0).sum();
        if minutes > Decimal::from(LONGEST_DAY) {
            let others = rows[1..].iter().map(|row| Spot::of(*row, &MINUTES)).take(3).collect();
            sink.point_at(Spot::of(rows[0], &MINUTES), others);
        }
    }
}
