//! What is not there of a template: sheets, columns and labels, and what their absence costs.
use crate::{
    findings::Spot,
    intake::{HeaderFault, Row, Sheet, Submission, Whereabouts},
    rules::logic::l01_missing_value,
    schema::{Condition, Need, Outcome, Spec, Table},
    xlsx::At,
};

/// The sheets that were found nowhere. One that only shows what others hold is never missed for its figures.
pub(super) fn missing_sheets(submission: &Submission) -> impl Iterator<Item = &Sheet> {
    submission.sheets.iter().filter(|sheet| sheet.found == Whereabouts::Missing)
}

/// Whether what stands in these columns cannot be known in full, since the sheet or a column is gone or a cell is blank or
/// broken. That is told of; a rule that would count what is there has nothing to say until it is mended.
pub(super) fn is_unknown(submission: &Submission, table: &'static Table, specs: &[&'static Spec]) -> bool {
    let is_absent = |absent: Absent<'_>| specs.contains(&absent.spec());
    missing_sheets(submission).any(|sheet| sheet.table == table)
        || Absent::all(submission).any(is_absent)
        || submission.rows_in(table).iter().any(|row| specs.iter().any(|spec| is_unusable(row, spec)))
}

/// Whether some cell of a column is broken, or lies hidden under a merged one: a sum of the column misses it.
pub(super) fn misses_a_cell(submission: &Submission, table: &'static Table, spec: &'static Spec) -> bool {
    let is_covered = submission.sheet(table).is_some_and(|sheet| {
        sheet.covered.iter().any(|(position, ..)| std::ptr::eq(sheet.table.columns[*position], spec))
    });
    is_covered || submission.rows_in(table).iter().any(|row| matches!(row.outcome(spec), Outcome::Broken(_)))
}

/// Whether a cell that must hold something holds nothing that can be used.
pub(super) fn is_unusable(row: &Row, spec: &'static Spec) -> bool {
    (l01_missing_value::is_needed(spec, row) && row.lacks(spec)) || matches!(row.outcome(spec), Outcome::Broken(_))
}

/// A column, or a field of a form, that no header or label was found for.
pub(super) struct Absent<'a> {
    sheet: &'a Sheet,
    position: usize,
    /// Where it probably stood, and what stands there.
    likely: Option<&'a (At, String)>,
}

/// What it costs that a column is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cost {
    /// Rows cannot do without it.
    Needed,
    /// Figures hang on it.
    Figures,
    /// Nothing that is computed.
    Nothing,
}

impl<'a> Absent<'a> {
    /// Everything that is absent from sheets that are there.
    pub(super) fn all(submission: &'a Submission) -> impl Iterator<Item = Self> {
        // What is missing from a sheet that breaks off may stand in the part we do not have: another rule tells of that.
        submission.sheets.iter().filter(|sheet| !sheet.broken_off).flat_map(|sheet| {
            sheet.headers.faults.iter().filter_map(move |fault| match fault {
                HeaderFault::Absent(position, likely) => {
                    Some(Self { sheet, position: *position, likely: likely.as_ref() })
                }
                HeaderFault::Twice(..) | HeaderFault::Again(_) | HeaderFault::Renamed(..) => None,
            })
        })
    }

    pub(super) fn spec(&self) -> &'static Spec {
        self.sheet.table.columns[self.position]
    }

    /// The rows that cannot do without it.
    pub(super) fn needing(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        let spec = self.spec();
        self.sheet.rows.iter().filter(move |row| l01_missing_value::is_needed(spec, row))
    }

    /// The column that says whether a row needs it.
    pub(super) fn condition(&self) -> Option<&'static Spec> {
        match &self.spec().need {
            Need::When(condition) => Some(Condition::on(condition)),
            Need::Always | Need::Optional | Need::ByRule(_) => None,
        }
    }

    pub(super) fn cost(&self) -> Cost {
        match (self.needing().next(), self.spec().feeds) {
            (Some(_), _) => Cost::Needed,
            (None, Some(_)) if !self.sheet.rows.is_empty() => Cost::Figures,
            _ => Cost::Nothing,
        }
    }

    /// At the header that probably is it, or else at the sheet.
    pub(super) fn spot(&self) -> Spot {
        let (at, seen) = self.likely.map_or((None, ""), |(at, text)| (Some(*at), text.as_str()));
        Spot::header(self.sheet, self.position, at, seen)
    }

    /// What should stand there. In a cell that lies under a merged one nobody can write.
    pub(super) fn expected(&self) -> String {
        let word = if self.sheet.table.is_form() { "feltet" } else { "overskriften" };
        let is_over = |at: At| self.sheet.merged.iter().find(|area| area.holds(at) && area.first != at);
        let over = self.likely.and_then(|(at, _)| is_over(*at));
        let first = over.map(|area| format!("; ophæv først fletningen af {}:{}", area.first, area.last));
        format!("{word} {}{}", self.spec().label, first.unwrap_or_default())
    }
}
