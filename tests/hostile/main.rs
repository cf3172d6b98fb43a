//! Files made in bad faith, or in good faith by odd programs: each costs itself alone, gets one verdict, and soon.
//!
//! `PROPTEST_CASES=100000 cargo test --release --test hostile -- mutants parsers` searches longer for what breaks the
//! reader, or is read wrongly.
// A test that cannot build its file has failed, and what it measures is for people to read.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::format_collect)]

#[allow(dead_code)]
#[path = "../roundtrip/agree.rs"]
mod agree;
mod archives;
mod bombs;
mod case;
mod cells;
#[path = "../roundtrip/dice.rs"]
mod dice;
mod formats;
mod mutants;
mod parsers;
mod parts;
#[allow(dead_code)]
#[path = "../roundtrip/sample.rs"]
mod sample;
mod verdict;
mod workbooks;
#[path = "../roundtrip/world.rs"]
mod world;
mod xml;

use peak_alloc::PeakAlloc;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Counts what is allocated.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is counted for the whole process, so the tests take turns.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
