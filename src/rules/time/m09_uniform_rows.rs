//! M09: minutes that never vary.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    schema::time_registration::registrations::{Fields, MINUTES, TABLE, TASK},
};

/// Minutes that never vary.
pub static RULE: Rule = Rule {
    code: "M09",
    name: "uniform-rows",
    severity: Severity::Warning,
    trial: false,
    title: "Mange rækker efter hinanden har præcis samme minutter.",
    why: "Rigtige målinger svinger, så det ligner et skøn eller en kopi.",
    fix: "Kontrollér rækkerne. Er minutterne skønnet, så vælg Skøn som metode i Stamdata.",
    example: Example::Drawn {
        wrong: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n",
            "| O01 | 20 |\n"
        ),
        right: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter |\n",
            "| O01 | 20 |\n",
            "| O01 | 21 |\n",
            "| O01 | 20 |\n",
            "| O01 | 21 |\n",
            "| O01 | 20 |\n",
            "| O01 | 21 |\n",
            "| O01 | 20 |\n",
            "| O01 | 21 |\n",
            "| O01 | 20 |\n",
            "| O01 | 21 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// So many equal rows after one another are not chance.
const RUN: usize = 10;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let rows: Vec<_> = submission.rows(TABLE.in_its_own_file()).iter().collect();
    let mut start = 0;
    for next in 1..=rows.len() {
        let minutes = rows.get(next).and_then(|row| task_and_minutes(*row));
        if minutes.is_some() && minutes == task_and_minutes(rows[start]) {
            continue;
        }
        if next - start >= RUN {
            sink.point_at(Spot::of(rows[start], &MINUTES), vec![Spot::of(rows[next - 1], &MINUTES)]);
        }
        start = next;
    }
}

/// What must be alike for two rows to be of one run.
fn task_and_minutes(row: RowOf<'_, Fields>) -> Option<(crate::schema::Id, crate::units::Minutes)> {
    Some((row.given(&TASK)?, row.given(&MINUTES)?))
}
