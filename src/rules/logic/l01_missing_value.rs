//! L01: a required cell that is empty.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::alike,
    intake::Row,
    schema::{CellType, Condition, Filler, Need, Spec},
    units::Decimal,
};

/// A required cell that is empty.
pub static RULE: Rule = Rule {
    code: "L01",
    name: "missing-value",
    severity: Severity::Error,
    trial: false,
    title: "Cellen er tom, men skal udfyldes.",
    why: "Uden svaret kan rækken ikke regnes med.",
    fix: "Udfyld cellen. Skriv 0 i en talkolonne, hvis der intet er.",
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

fn check(row: &Row, _: &Context<'_>, sink: &mut Sink) {
    let mut missing = row.table.columns.iter().copied().filter(|spec| row.lacks(spec) && is_needed(spec, row));
    if let Some(first) = missing.next() {
        let others: Vec<Spot> = missing.map(|spec| Spot::cell(row, spec)).collect();
        let is_alone = others.is_empty();
        let finding = sink.point_at(Spot::cell(row, first), others);
        // What is expected is shown for the finding as a whole: of several cells it would be right for the first only.
        if is_alone {
            finding.expecting(first.expects());
        }
    }
}

/// Whether the field must be filled in, in this row.
pub(in crate::rules) fn is_needed(spec: &Spec, row: &Row) -> bool {
    match &spec.need {
        Need::Always => !matches!(spec.filler, Filler::Formula(_)),
        Need::When(condition) => holds(condition, row),
        Need::Optional | Need::ByRule(_) => false,
    }
}

fn holds(condition: &Condition, row: &Row) -> bool {
    // A condition on a cell that is empty or cannot be read does not hold: that cell has a finding of its own.
    let on = condition.on();
    let Some((_, cell)) = row.cell(on).filter(|(_, cell)| !cell.is_blank()) else { return false };
    match condition {
        Condition::Is(_, labels) => {
            String::read(on, cell).is_ok_and(|(typed, _)| labels.iter().any(|label| alike(label, &typed)))
        }
        Condition::Positive(_) => Decimal::read(on, cell).is_ok_and(|(value, _)| value > Decimal::ZERO),
        Condition::Filled(_) => true,
    }
}
