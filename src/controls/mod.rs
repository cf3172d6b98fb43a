//! ★ The controls: sums that must agree. Each has two sides from different sources, and a difference.
//!
//! **Architecture invariant.** A control that cannot fail is none: each has an [`Example`] that bends one of its sources and
//! that it must tell of, and `tests/controls.rs` runs them all.
mod amounts;
mod books;
mod coverage;
mod facts;
mod files;
mod hours;
mod over_time;
mod promises;
mod shown;
mod table;
mod transfer;

pub use books::{Books, Evidence};
pub use table::CONTROLS;

use crate::{
    archive::{Past, Record},
    changes::Changes,
    facts::Fact,
    findings::{Finding, Rule},
    intake::{KeptFile, KeptWorkbook, Tables},
    programme::Programme,
    register::{Kind, Register, StandIns, Verdicts},
    rules::Waived,
    schema::Id,
    units::{Decimal, Unit, round},
};
use rayon::prelude::*;

/// A control.
pub struct Control {
    /// `A1`.
    pub code: &'static str,
    /// What must agree.
    pub title: &'static str,
    /// How the first side is computed.
    pub left: &'static str,
    /// How the second side is computed.
    pub right: &'static str,
    /// The unit of both.
    pub unit: Unit,
    /// Its lines.
    pub lines: fn(&Accounts<'_>) -> Vec<Line>,
    /// What it must tell of.
    pub example: Example,
}

/// A fault that a control must tell of.
pub struct Example {
    /// Bends one of the control's sources, so that its two sides no longer agree.
    pub bend: fn(&mut Books),
    /// The codes of the other controls that ask the same source, and so tell of the fault too. No others may.
    pub also: &'static [&'static str],
}

/// One thing that must agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What: a centre, a sheet, the whole.
    pub about: String,
    /// The first side.
    pub left: Decimal,
    /// The second side.
    pub right: Decimal,
}

impl Line {
    /// The difference; anything but zero is an error of ours.
    pub fn difference(&self) -> Decimal {
        self.left - self.right
    }
}

/// What controls are computed from.
#[derive(Clone, Copy)]
pub struct Accounts<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Every file as it came.
    pub deliveries: &'a [KeptFile],
    /// Every finding that stands.
    pub found: &'a [Finding],
    /// Every finding that the programme has waived.
    pub waived: &'a [Waived],
    /// The register.
    pub register: &'a Register,
    /// The accepted period before, and what has changed since.
    pub since: Option<(&'a Past, &'a Changes)>,
    /// What was accepted of the very same run, if it was.
    pub twin: Option<&'a Record>,
    /// What is known from elsewhere than the register.
    pub evidence: &'a Evidence,
}

impl<'a> Accounts<'a> {
    /// The business cases that count, by centre.
    fn cases(&self) -> Vec<(&'a Id, &'a KeptWorkbook)> {
        let counting = self.register.received.iter().filter(|file| file.fate.counts());
        let cases = counting.filter(|file| matches!(file.kind, Some(Kind::BusinessCase(_))));
        cases.filter_map(|file| Some((file.centre.as_ref()?, self.deliveries[file.index].workbook.as_ref()?))).collect()
    }

    fn facts(&self) -> &'a [Fact] {
        &self.register.facts
    }

    /// How often a rule has spoken of a file, waived or not.
    fn times_reported(&self, rule: &'static Rule, file: &str) -> usize {
        let waived = self.waived.iter().flat_map(|waived| &waived.findings);
        let spoke = |finding: &&Finding| finding.rule == rule && *finding.first.file == *file;
        self.found.iter().chain(waived).filter(spoke).count()
    }

    fn stand_ins(&self, centre: &Id, submission: &impl Tables) -> StandIns<'a> {
        StandIns::of(centre, submission, &self.verdicts(submission), self.since.map(|(past, _)| past))
    }

    fn verdicts(&self, submission: &impl Tables) -> Verdicts {
        Verdicts::of(submission, &self.found.iter().collect::<Vec<_>>())
    }
}

/// A control and its lines, computed.
#[derive(Clone)]
pub struct Checked {
    /// The control.
    pub control: &'static Control,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl Checked {
    /// Whether every line agrees.
    pub fn agrees(&self) -> bool {
        self.lines.iter().all(|line| line.difference().is_zero())
    }
}

fn line(about: impl Into<String>, left: Decimal, right: Decimal) -> Line {
    Line { about: about.into(), left, right }
}

/// Decimals of a krone.
const OERE: u32 = 2;

/// Two sums that agree when they differ by less than can be shown: a price level leaves endless decimals. Rounding each
/// alone would make a whole unit of the least difference where a sum ends on a half.
fn rounded(about: impl Into<String>, left: Decimal, right: Decimal, decimals: u32) -> Line {
    let shown = round(left, decimals);
    line(about, shown, shown - round(left - right, decimals))
}

fn count(number: usize) -> Decimal {
    Decimal::from(number)
}

/// Computes every control.
pub fn check(accounts: &Accounts<'_>) -> Vec<Checked> {
    CONTROLS.par_iter().map(|control| Checked { control, lines: (control.lines)(accounts) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_in_order_and_say_how_both_sides_come_about() {
        let number = |code: &str| code.trim_start_matches('A').parse::<u32>().unwrap();
        assert!(CONTROLS.windows(2).all(|pair| number(pair[0].code) < number(pair[1].code)));
        for control in CONTROLS {
            for text in [control.title, control.left, control.right] {
                assert!(text.ends_with('.') && text.len() > 15, "{}: {text}", control.code);
            }
        }
    }

    #[test]
    fn dust_on_a_half_is_no_difference_and_an_oere_is() {
        let half = Decimal::new(100_005, 3);
        assert_eq!(rounded("", half, half - Decimal::new(1, 12), OERE).difference(), Decimal::ZERO);
        assert_eq!(rounded("", half, half - Decimal::new(1, 2), OERE).difference(), Decimal::new(1, 2));
    }
}
