//! One file through the same path as `gevinst tjek` takes with each: read, then all the rules; measured while it is.
use crate::{MEMORY, world};
use gevinst::{
    findings::{Context, Effect, Finding},
    intake::{Arrived, Delivery},
    rules,
};
use std::{
    collections::BTreeSet,
    sync::LazyLock,
    time::{Duration, Instant},
};

/// No file may take longer; an honest one takes milliseconds.
const LONGEST: Duration = Duration::from_secs(10);

/// No file may need more, its own bytes included.
const MOST_MEMORY: usize = 500 << 20;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was read, and counts; single rows may not.
    Counts,
    /// It was refused, or read and left out, and this rule says why.
    Out(&'static str),
}

/// A file judged, and what that cost.
pub struct Judged {
    pub verdict: Verdict,
    pub delivery: Delivery,
    pub found: Vec<Finding>,
    pub time: Duration,
    pub memory: usize,
}

static PROGRAMME: LazyLock<gevinst::programme::Programme> = LazyLock::new(world::programme);

/// Judges a file. More than one reason, no reason, too much time or too much memory end the test.
pub fn judge(name: &str, bytes: Vec<u8>) -> Judged {
    let context = Context { programme: Some(&*PROGRAMME), period: Some(world::period()) };
    let before = MEMORY.current_usage() - bytes.capacity();
    MEMORY.reset_peak_usage();
    let began = Instant::now();
    let delivery = Delivery::of(name, bytes, String::new(), 2026);
    let found = rules::check(&delivery, &context);
    let (time, memory) = (began.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    assert!(time < LONGEST, "{name}: {time:?}");
    assert!(memory < MOST_MEMORY, "{name}: {} MB", memory >> 20);
    Judged { verdict: verdict(name, &delivery, &found), delivery, found, time, memory }
}

fn verdict(name: &str, delivery: &Delivery, found: &[Finding]) -> Verdict {
    let refused = matches!(delivery.arrived, Arrived::Refused(_));
    let costs = |finding: &&Finding| refused || finding.effect() == Effect::FileOut;
    let codes: BTreeSet<&'static str> = found.iter().filter(costs).map(|finding| finding.rule.code).collect();
    let mut codes = codes.into_iter();
    match (codes.next(), codes.next()) {
        (None, _) => {
            assert!(!refused, "{name}: refused and no rule says why");
            Verdict::Counts
        }
        (Some(code), None) => Verdict::Out(code),
        (Some(one), Some(other)) => panic!("{name}: both {one} and {other} say why"),
    }
}
