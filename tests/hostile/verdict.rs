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

/// No file may take longer, on a busy machine either; an honest one takes milliseconds.
const LONGEST: Duration = Duration::from_secs(30);

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
    /// The rules that leave the file out.
    pub reasons: BTreeSet<&'static str>,
    pub found: Vec<Finding>,
    pub time: Duration,
    pub memory: usize,
}

static PROGRAMME: LazyLock<gevinst::programme::Programme> = LazyLock::new(world::programme);

/// Judges a file. More than one reason, no reason, too much time or too much memory end the test.
pub fn judge(name: &str, bytes: &[u8]) -> Judged {
    let judged = survive(name, bytes);
    assert!(judged.reasons.len() < 2, "{name}: {:?} each say why", judged.reasons);
    judged
}

/// Judges a file that may have more than one fault.
pub fn survive(name: &str, bytes: &[u8]) -> Judged {
    let context = Context { programme: Some(&*PROGRAMME), period: Some(world::period()) };
    let before = MEMORY.current_usage() - bytes.len();
    MEMORY.reset_peak_usage();
    let began = Instant::now();
    let delivery = Delivery::of(name, bytes, String::new(), 2026);
    let found = rules::check(&delivery, &context);
    let (time, memory) = (began.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    assert!(time < LONGEST, "{name}: {time:?}");
    assert!(memory < MOST_MEMORY, "{name}: {} MB", memory >> 20);
    let reasons = reasons(&delivery, &found);
    let refused = matches!(delivery.arrived, Arrived::Refused(_));
    assert!(!refused || (reasons.len() == 1 && found.len() == 1), "{name}: refused for {reasons:?}");
    Judged { reasons, found, time, memory }
}

impl Judged {
    pub fn verdict(&self) -> Verdict {
        self.reasons.first().map_or(Verdict::Counts, |code| Verdict::Out(code))
    }
}

fn reasons(delivery: &Delivery, found: &[Finding]) -> BTreeSet<&'static str> {
    // A note on a file that was refused says why, too.
    let refused = matches!(delivery.arrived, Arrived::Refused(_));
    let costs = |finding: &&Finding| refused || finding.effect() == Effect::FileOut;
    found.iter().filter(costs).map(|finding| finding.rule.code).collect()
}
