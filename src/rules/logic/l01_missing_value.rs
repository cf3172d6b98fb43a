//! L01: a required cell that is empty.
use crate::findings::{Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::alike,
    due::{self, Span},
    intake::{Row, RowOf, Submission},
    schema::{
        CellType, Condition, Filler, Kind, Need, Spec,
        business_case::follow_up::{self, BENEFIT, MONTH, REALISED},
    },
    units::Decimal,
};

/// A required cell that is empty.
pub static RULE: Rule = Rule {
    code: "L01",
    name: "missing-value",
    severity: Severity::Error,
    trial: false,
    title: "Cellen er tom, men skal udfyldes.",
    why: "Det, der hviler på svaret, kan ikke tælle med.",
    fix: "Skriv det, der mangler, i cellen.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 |  | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 0 | Fagsystem |\n"
        ),
    },
    scope: Scope::AnyRow(check),
};

fn check(row: &Row, submission: &Submission, sink: &mut Sink) {
    if row.of(&follow_up::TABLE).is_some_and(|row| waits(row, submission)) {
        return;
    }
    let mut missing = row.table.columns.iter().copied().filter(|spec| row.lacks(spec) && is_needed(spec, row));
    if let Some(first) = missing.next() {
        let others: Vec<Spot> = missing.map(|spec| Spot::cell(row, spec)).collect();
        let is_alone = others.is_empty();
        let finding = sink.point_at(Spot::cell(row, first), others);
        // What is expected is shown for the finding as a whole: of several cells it would be right for the first only.
        if is_alone {
            let zero = if takes_zero(first) { "; skriv 0, hvis der intet er" } else { "" };
            finding.expecting(format!("{}{zero}", first.expects()));
        }
    }
}

/// Whether a month without a figure is no answer that is owed: of a benefit made up by the quarter, January and February
/// stay empty, and March has the sum of the three.
fn waits(row: RowOf<'_, follow_up::Fields>, submission: &Submission) -> bool {
    if !row.lacks(&REALISED) {
        return false;
    }
    let (Some(benefit), Some(month)) = (row.given(&BENEFIT), row.given(&MONTH)) else { return false };
    let Some(terms) = due::terms(submission).remove(&benefit) else { return false };
    let span = Span::around(terms.interval, month);
    let answers = |other: RowOf<'_, follow_up::Fields>| {
        other.holds(&BENEFIT, &benefit)
            && other.given(&MONTH).is_some_and(|other| span.holds(other))
            && other.given(&REALISED).is_some()
    };
    month < span.last || submission.rows(&follow_up::TABLE).iter().any(|other| span.first < span.last && answers(other))
}

/// Whether the field must be filled in, in this row.
pub(in crate::rules) fn is_needed(spec: &Spec, row: &Row) -> bool {
    match &spec.need {
        Need::Always => !matches!(spec.filler, Filler::Formula(_)),
        Need::When(condition) => holds(condition, row),
        Need::Optional | Need::ByRule(_) => false,
    }
}

/// Whether nothing is a number here: of an amount it is 0, of a name or a day there is none.
fn takes_zero(spec: &Spec) -> bool {
    let is_number =
        matches!(spec.kind, Kind::Number | Kind::Kroner | Kind::Count | Kind::Minutes | Kind::Whole | Kind::Share);
    is_number && spec.bounds.min <= 0 && !spec.bounds.above
}

fn holds(condition: &Condition, row: &Row) -> bool {
    // Most conditions on a cell that is empty or cannot be read do not hold: that cell has a finding of its own.
    let on = condition.on();
    let Some((_, cell)) = row.cell(on) else { return false };
    if cell.is_blank() {
        return matches!(condition, Condition::Empty(_));
    }
    match condition {
        Condition::Is(_, labels) => {
            String::read(on, cell).is_ok_and(|(typed, _)| labels.iter().any(|label| alike(label, &typed)))
        }
        Condition::Positive(_) => Decimal::read(on, cell).is_ok_and(|(value, _)| value > Decimal::ZERO),
        Condition::Filled(_) => true,
        Condition::Empty(_) => false,
    }
}
