//! Stripping a file once its own rules have looked at it: what is left is what the steps across files ask for, and
//! nobody's secret.
use crate::{
    danish::cpr::mask,
    findings::{Effect, Finding, Spot},
    intake::{Arrived, Contents, Delivery, KeptFile, KeptWorkbook, RegistrationSums, Row, Submission},
    register::Verdicts,
    rules::privacy::p01_personal_number,
    schema::{
        Id,
        time_registration::{self, receipt, registrations, tasks},
    },
    timing::{counted, times},
    xlsx::{Cell, Seen},
};
use std::borrow::Cow;

/// Takes out everything the steps across files do not ask for.
pub(super) fn for_later_steps(delivery: Delivery, found: &mut [Finding]) -> KeptFile {
    let is_out = found.iter().any(|finding| finding.effect() == Effect::FileOut);
    let is_personal = found.iter().any(|finding| *finding.rule == p01_personal_number::RULE);
    let registration_sums = match &delivery.arrived {
        Arrived::Read(submission) if !is_out => registration_sums(submission, found),
        _ => None,
    };
    let mut kept = KeptFile::from(delivery);
    let Some(workbook) = &mut kept.workbook else { return kept };
    workbook.registration_sums = registration_sums;
    for sheet in &mut workbook.sheets {
        if is_out && !sheet.table.is_form() {
            // Such a file never counts: nobody asks for its rows.
            sheet.rows.clear();
        }
        // No other table has a column that points at a person; should one get it, it is not kept either.
        sheet.rows.iter_mut().for_each(hide_secrets);
    }
    if is_personal {
        mask_all(workbook, found);
    }
    kept
}

/// Registrations go, and what they come to stays. That another file is found to be wrong rejects no registration, so
/// what counts here counts to the end.
fn registration_sums(submission: &Submission, found: &[Finding]) -> Option<RegistrationSums> {
    submission.template.filter(|template| **template == time_registration::TEMPLATE)?;
    let rows = submission.rows(registrations::TABLE.in_its_own_file());
    let all: Vec<_> = rows.iter().collect();
    let verdicts = Verdicts::of(submission, &found.iter().collect::<Vec<_>>());
    let counting = verdicts.accepted(submission, registrations::TABLE.in_its_own_file());
    let tasks = || submission.rows(&tasks::TABLE).iter();
    let of_counting: Vec<_> = tasks().filter_map(|task| times(task, &counting)).collect();
    let of_all = if counting.len() == all.len() {
        of_counting.clone()
    } else {
        // A task with a row that cannot be read is measured all the same, by the rows that can: no rule may say of it
        // that nobody has measured it.
        tasks().filter_map(|task| times(task, &all).or_else(|| times(task, &counting))).collect()
    };
    let lines = submission.rows(&receipt::TABLE).iter();
    let shown = lines.filter_map(|line| Some((line.row, counted(rows, line)?))).collect();
    let (rows, accepted) = (all.len() as u64, counting.len() as u64);
    Some(RegistrationSums { all: of_all, counting: of_counting, counted: shown, rows, accepted })
}

fn hide_secrets(row: &mut Row) {
    for (spec, cell) in row.table.columns.iter().zip(&mut row.cells) {
        if let Some((_, cell)) = cell.as_mut().filter(|(_, cell)| spec.secret && !cell.is_blank()) {
            *cell = Cell::of(Seen::Text("***".to_owned()));
        }
    }
}

/// In a file that is set aside for a personal identity number, every text that may hold it is masked.
fn mask_all(workbook: &mut KeptWorkbook, found: &mut [Finding]) {
    workbook.contents = Contents::default();
    let one = &mut workbook.identity;
    for text in
        [&mut one.template, &mut one.edition, &mut one.programme, &mut one.centre, &mut one.period, &mut one.instance]
            .into_iter()
            .chain(&mut workbook.modified)
    {
        mask_text(text);
    }
    let rows = workbook.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows);
    for (_, cell) in rows.flat_map(|row| &mut row.cells).flatten() {
        match &mut cell.seen {
            Seen::Text(text) | Seen::Fault(text) => mask_text(text),
            Seen::Number(number) if is_masked(&format!("{number:010}")) => cell.seen = Seen::Blank,
            _ => {}
        }
    }
    for finding in found {
        finding.expected.iter_mut().chain(&mut finding.remark).for_each(mask_text);
        finding.about.iter_mut().for_each(|Id(text)| mask_text(text));
        std::iter::once(&mut finding.first).chain(&mut finding.others).for_each(mask_spot);
    }
}

fn mask_spot(spot: &mut Spot) {
    mask_text(&mut spot.label);
    mask_text(&mut spot.seen);
    mask_text(&mut spot.reading);
    spot.about.iter_mut().for_each(|Id(text)| mask_text(text));
}

fn mask_text(text: &mut String) {
    if let Cow::Owned(masked) = mask(text) {
        *text = masked;
    }
}

fn is_masked(text: &str) -> bool {
    matches!(mask(text), Cow::Owned(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    /// The checksum of the registrations of one task.
    fn checksum(rows: [&str; 3]) -> String {
        let text = format!(
            "Opgaver\n| Opgave-ID |\n| O01 |\nRegistreringer\n| Dato | Medarbejderkode | Opgave-ID | Antal | Minutter |\n{}\n",
            rows.join("\n")
        );
        let submission = testing::submission(&text);
        let rows: Vec<_> = submission.rows(registrations::TABLE.in_its_own_file()).iter().collect();
        times(submission.rows(&tasks::TABLE).get(0).unwrap(), &rows).unwrap().checksum
    }

    /// Whose rows are whose makes a difference; what the employees are called, and the order of the rows, do not.
    #[test]
    fn another_figure_is_another_checksum() {
        const ONE: &str = "| 2026-03-02 | M01 | O01 | 3 | 20 |";
        const TWO: &str = "| 2026-03-03 | M01 | O01 | 2 | 25 |";
        const THREE: &str = "| 2026-03-03 | M02 | O01 | 4 | 25 |";
        let first = checksum([ONE, TWO, THREE]);
        assert_eq!(checksum([THREE, ONE, TWO]), first);
        assert_eq!(checksum([&ONE.replace("M01", "M07"), &TWO.replace("M01", "M07"), THREE]), first);
        for changed in [
            "| 2026-03-02 | M01 | O01 | 3 | 21 |",
            "| 2026-03-04 | M01 | O01 | 3 | 20 |",
            "| 2026-03-02 | M01 | O01 | 4 | 20 |",
            "| 2026-03-02 | M02 | O01 | 3 | 20 |",
        ] {
            assert_ne!(checksum([changed, TWO, THREE]), first, "{changed}");
        }
    }
}
