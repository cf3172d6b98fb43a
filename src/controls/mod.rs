//! ★ The controls: sums that must agree. Each has two sides that are computed by different paths, and a difference.
mod over_time;
mod shown;
mod table;

pub use table::CONTROLS;

use crate::{
    archive::{Past, Record},
    changes::Changes,
    facts::Fact,
    findings::{Finding, Rule},
    intake::{KeptFile, Tables},
    programme::Programme,
    register::{Register, Verdicts},
    rules::Waived,
    units::{Decimal, Unit},
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
}

impl Accounts<'_> {
    fn facts(&self) -> &[Fact] {
        &self.register.facts
    }

    /// How often a rule has spoken of a file, waived or not.
    fn times_reported(&self, rule: &'static Rule, file: &str) -> usize {
        let waived = self.waived.iter().flat_map(|waived| &waived.findings);
        let spoke = |finding: &&Finding| finding.rule == rule && *finding.first.file == *file;
        self.found.iter().chain(waived).filter(spoke).count()
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

/// Computes every control.
pub fn check(accounts: &Accounts<'_>) -> Vec<Checked> {
    CONTROLS.par_iter().map(|control| Checked { control, lines: (control.lines)(accounts) }).collect()
}

#[cfg(test)]
mod tests {
    use super::CONTROLS;

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
}
