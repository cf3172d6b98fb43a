//! Tricks: what somebody may type to make a programme look better than it is, each with the figure that is true, the figure
//! that is shown, and the finding that speaks. No trick moves what is booked or documented in silence.
//!
//! A trick is a line in one of the tables below; the programme it is played on is on plan, with two centres of two benefits
//! of money and two of time each.
#![allow(clippy::unwrap_used)]

#[path = "../base/mod.rs"]
mod base;
mod counted_once;
mod impossible;
mod withheld;

use base::{Base, figure};
use gevinst::{
    findings::Finding,
    measures::{HEADROOM_BOOKED, HOURS_DOCUMENTED, Measure},
    period::Consolidated,
};
use std::collections::BTreeSet;

/// A trick, and what comes of it.
pub struct Trick {
    /// What is done.
    pub name: &'static str,
    /// Plays it on the programme on plan.
    pub play: fn(&mut Base),
    /// The figure it is about.
    pub measure: &'static Measure,
    /// What the figure is in truth: that of the programme on plan, unless the trick takes something true away.
    pub honest: i64,
    /// What is shown.
    pub shown: i64,
    /// The rules that speak.
    pub told_by: &'static [&'static str],
}

/// The programme on plan: two centres, with four benefits of 200.000 kr. and four of 500 hours.
pub fn on_plan() -> Base {
    let mut base = Base::new();
    base.files.truncate(2);
    base.programme.centres.truncate(2);
    base
}

fn codes(found: &[Finding]) -> BTreeSet<&'static str> {
    found.iter().map(|finding| finding.rule.code).collect()
}

fn both(period: &Consolidated) -> [gevinst::units::Decimal; 2] {
    [&HEADROOM_BOOKED, &HOURS_DOCUMENTED].map(|measure| figure(period, measure))
}

/// Plays tricks, and says of each what is otherwise than its line says.
pub fn play(tricks: &[Trick]) {
    let honest = on_plan().consolidate();
    let (before, known) = (both(&honest), codes(&honest.found));
    let mut wrong = Vec::new();
    for trick in tricks {
        let mut base = on_plan();
        (trick.play)(&mut base);
        let period = base.consolidate();
        let (shown, speaks) = (figure(&period, trick.measure), codes(&period.found));
        if shown != trick.shown.into() || !trick.told_by.iter().all(|code| speaks.contains(code)) {
            wrong.push(format!("{}: {shown}, told by {speaks:?}", trick.name));
        }
        let is_silent = speaks.difference(&known).next().is_none();
        if is_silent && both(&period) != before {
            wrong.push(format!("{}: moves what is booked or documented in silence", trick.name));
        }
        assert!(period.red().is_empty(), "{}: {:?}", trick.name, period.red());
        // What is shown is never further up than what is true.
        assert!(trick.shown <= trick.honest || !trick.told_by.is_empty(), "{}", trick.name);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
