//! **OS2autoproces.** An export of the register where municipalities list their automations → one [`Process`] for each of its rows.
//!
//! The export is a workbook with one row for each process and up to 62 columns (`ProcessXlsView.java` in
//! <https://github.com/OS2autoproces>). Later versions of OS2autoproces have put columns in between, so a column is found by its
//! header. Most of them hold names, mail addresses and what people wrote freely: those cells are stepped over unread, and no
//! type here has a place for them.
mod columns;
mod figure;

use crate::{
    danish::words::alike,
    units::{Decimal, settle},
    xlsx::{Book, Expendable, LIMITS, Refusal},
};
use columns::Columns;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// The sheet of the export.
pub const SHEET: &str = "Processer";
/// Rows that are looked at for the headers: somebody may have put a title above them.
const HEADER_ROWS: usize = 10;

/// **Proces.** A row of the export: what the register says of a piece of work that a robot does, or may do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// ID: its number in OS2autoproces.
    pub id: String,
    /// Titel.
    pub title: String,
    /// Fase.
    pub phase: String,
    /// Status.
    pub status: String,
    /// Afdelinger, as written: names with a comma between them, and commas within names.
    pub departments: String,
    /// Myndighed.
    pub authority: String,
    /// Antal gange processen foretages årligt.
    #[serde(with = "figure")]
    pub times: Option<Decimal>,
    /// Tidsforbrug pr. proces i minutter.
    #[serde(with = "figure")]
    pub minutes: Option<Decimal>,
    /// Forventet automatiseringsgrad, 0 to 100.
    #[serde(with = "figure")]
    pub degree: Option<Decimal>,
    /// Forventet årlig effektiviseringspotentiale: the hours OS2autoproces has computed itself.
    #[serde(with = "figure")]
    pub shown_hours: Option<Decimal>,
    /// Antal medarbejdere der foretager processen.
    #[serde(with = "figure")]
    pub employees: Option<Decimal>,
    /// Løsningen sat i drift, as a Dane writes the day.
    pub live_on: String,
    /// Løsningen taget ud af drift: whether a day is there.
    pub is_retired: bool,
}

/// How far a process is, as far as it makes a difference here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Idé, Foranalyse, Specifikation, Udvikling or Implementering: somebody is thinking of it, and nothing runs yet.
    Idea,
    /// Drift.
    Live,
    /// Taget ud af drift.
    Retired,
    /// Rejected, or given up.
    Declined,
    /// Shared without a phase, or a phase we do not know.
    Unknown,
}

impl Process {
    /// How far it is.
    pub fn stage(&self) -> Stage {
        let is_one_of = |text: &str, labels: &[&str]| labels.iter().any(|label| alike(text, label));
        if self.is_retired || is_one_of(&self.phase, &["Taget ud af drift"]) {
            Stage::Retired
        } else if is_one_of(&self.status, &["Afvist", "Mislykket", "Fejlet"]) {
            Stage::Declined
        } else if is_one_of(&self.phase, &["Drift", "I drift"]) {
            Stage::Live
        } else if is_one_of(&self.phase, &["Idé", "Foranalyse", "Specifikation", "Udvikling", "Implementering"]) {
            Stage::Idea
        } else {
            Stage::Unknown
        }
    }

    /// Times, minutes and degree, where all three are stated: OS2autoproces writes 0 where nobody has said anything.
    pub fn figures(&self) -> Option<[Decimal; 3]> {
        let figures = [self.times?, self.minutes?, self.degree?];
        let is_stated = figures.iter().all(|figure| *figure > Decimal::ZERO) && figures[2] <= Decimal::ONE_HUNDRED;
        is_stated.then_some(figures)
    }

    /// Hours of a year that are expected to be saved: times × minutes ÷ 60 × degree ÷ 100.
    pub fn computed_hours(&self) -> Option<Decimal> {
        let [times, minutes, degree] = self.figures()?;
        let all = times.checked_mul(minutes)?.checked_mul(degree)?;
        Some(settle(all / Decimal::from(6_000)))
    }

    /// The hours that are used: computed where they can be, else those that are shown.
    pub fn hours(&self) -> Option<Decimal> {
        self.computed_hours().or(self.shown_hours.filter(|hours| *hours > Decimal::ZERO))
    }

    /// Whether the hours that are shown are others than the figures beside them give. OS2autoproces cuts the decimals off, so
    /// less than an hour is no difference.
    pub fn differs(&self) -> bool {
        let pair = self.computed_hours().zip(self.shown_hours);
        pair.is_some_and(|(computed, shown)| (computed - shown).abs() >= Decimal::ONE)
    }

    /// Whether the hours that are shown are counted once for each employee, as older versions of OS2autoproces did.
    pub fn is_counted_by_employee(&self) -> bool {
        let (Some(computed), Some(shown), Some(employees)) = (self.computed_hours(), self.shown_hours, self.employees)
        else {
            return false;
        };
        let for_all = computed.checked_mul(employees);
        employees > Decimal::ONE && for_all.is_some_and(|for_all| (for_all - shown).abs() < Decimal::ONE)
    }
}

/// Why a file gives no processes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoExport {
    /// It cannot be read as a workbook.
    Refused(Refusal),
    /// It is a workbook, and these headers are not in it.
    Lacking(Vec<String>),
    /// Reading it did not come to an end.
    Unfinished,
}

/// Reads an export; with a process that may be lost, one in Excel's binary formats too.
///
/// # Errors
/// A file that is no workbook, or not that of OS2autoproces.
pub fn read(bytes: Vec<u8>, process: Option<&Expendable>) -> Result<Vec<Process>, NoExport> {
    let opened = match process {
        Some(process) => Book::open_any(bytes, &LIMITS, process),
        None => Book::open(bytes, &LIMITS),
    };
    let mut book = opened.map_err(NoExport::Refused)?;
    let sheet = book.sheets.iter().position(|sheet| alike(&sheet.name, SHEET)).unwrap_or(0);
    if book.sheets.is_empty() {
        return Err(NoExport::Lacking(Columns::needed()));
    }
    let (mut columns, mut lacking, mut above, mut processes) = (None, Columns::needed(), 0, Vec::new());
    let read = book.rows(sheet, &mut |row| {
        match &columns {
            Some(columns) => processes.extend(Columns::process(columns, row.cells)),
            None => match Columns::of(row.cells) {
                Ok(found) => columns = Some(found),
                Err(missing) => {
                    if missing.len() < lacking.len() {
                        lacking = missing;
                    }
                    above += 1;
                }
            },
        }
        if columns.is_none() && above >= HEADER_ROWS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    // A sheet that breaks off has lost processes that nobody would miss.
    read.map_err(NoExport::Refused)?;
    if let Some(refusal) = book.overrun() {
        return Err(NoExport::Refused(refusal));
    }
    if columns.is_some() { Ok(processes) } else { Err(NoExport::Lacking(lacking)) }
}

#[cfg(test)]
mod tests;
