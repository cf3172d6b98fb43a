//! Every spreadsheet that other projects keep for their own tests, through the reading door; `.ci/corpus` fetches them.
//!
//! The folder is named by `GEVINST_CORPUS`. The same program is its own helper: the other reader may abort, so it reads
//! in a process that can be lost.
// What it counts is for people to read, and a test that cannot read its folder has failed.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::float_arithmetic)]

mod other;
mod seen;

use gevinst::{
    extract::Extract,
    findings::Context,
    intake::{Arrived, Delivery},
    isolation::{Job, JobContext, Reader, Wanted, isolate},
    rules,
    xlsx::{Book, LIMITS, Refusal},
};
use other::{Answer, Other};
use peak_alloc::PeakAlloc;
use std::{
    collections::BTreeMap,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// Counts what is allocated.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Fewer files than this, and something was not fetched.
const FEWEST: usize = 1_500;
const LONGEST: Duration = Duration::from_secs(20);
const MOST_MEMORY: usize = 500 << 20;

/// Files the two readers rightly disagree on, and why.
const KNOWN: [(&str, &str); 2] = [
    ("52575_main.xlsx", "an inline text that stands where a value does is a text to us and nothing to the other"),
    ("forcepoint107.xlsx", "its checksums are wrong: we say it is damaged, the other does not look"),
];

/// What the files came to.
#[derive(Default)]
struct Tally {
    verdicts: BTreeMap<String, u32>,
    read: Vec<PathBuf>,
    wrong: Vec<String>,
    slowest: (Duration, String),
    largest: (usize, String),
}

fn main() {
    if std::env::args().any(|word| word == other::HELPER) {
        return seen::answer();
    }
    let folder = std::env::var_os("GEVINST_CORPUS").expect("GEVINST_CORPUS names the folder: run .ci/corpus");
    let files = files(Path::new(&folder));
    assert!(files.len() >= FEWEST, "only {} files in {}", files.len(), folder.display());
    let mut tally = Tally::default();
    let began = Instant::now();
    for file in &files {
        tally.judge(file);
    }
    tally.print(files.len(), began.elapsed());
    binary(&files, &mut tally.wrong);
    let compared = compare(&tally.read, &mut tally.wrong);
    for wrong in &tally.wrong {
        println!("  {wrong}");
    }
    assert!(compared > tally.read.len() / 2, "the other reader read too few files to say anything");
    println!("{} passed, {} failed", files.len() - tally.wrong.len(), tally.wrong.len());
    std::process::exit(i32::from(!tally.wrong.is_empty()));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

impl Tally {
    /// One file through the path that `gevinst tjek` takes with it.
    fn judge(&mut self, path: &Path) {
        let name = path.to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap();
        let before = MEMORY.current_usage() - bytes.capacity();
        MEMORY.reset_peak_usage();
        let began = Instant::now();
        let judged = catch_unwind(AssertUnwindSafe(|| {
            let delivery = Delivery::of(&name, &bytes, String::new(), 2099);
            let found = rules::check(&delivery, &Context { programme: None, period: None });
            (delivery, found)
        }));
        let (time, memory) = (began.elapsed(), MEMORY.peak_usage().saturating_sub(before));
        let verdict = match &judged {
            Err(_) => "panicked".to_owned(),
            Ok((delivery, found)) => match (&delivery.arrived, found.as_slice()) {
                (Arrived::Read(_), _) => "read".to_owned(),
                (Arrived::Refused(refusal), [only]) => format!("refused {} {refusal:?}", only.rule.code),
                (_, several) => format!("no one verdict but {}", several.len()),
            },
        };
        match &*verdict {
            "read" => self.read.push(path.to_owned()),
            known if known.starts_with("refused") => {}
            odd => self.wrong.push(format!("{name}: {odd}")),
        }
        if time > LONGEST || memory > MOST_MEMORY {
            self.wrong.push(format!("{name}: {time:?}, {} MB", memory >> 20));
        }
        *self.verdicts.entry(verdict).or_default() += 1;
        self.slowest = std::mem::take(&mut self.slowest).max((time, name.clone()));
        self.largest = std::mem::take(&mut self.largest).max((memory, name));
    }

    fn print(&self, files: usize, time: Duration) {
        println!("{files} files in {time:.1?}");
        for (verdict, count) in &self.verdicts {
            println!("{count:>6} {verdict}");
        }
        println!("slowest {:.1?} {}", self.slowest.0, self.slowest.1);
        println!("largest {} MB {}", self.largest.0 >> 20, self.largest.1);
    }
}

/// The binary formats through a worker, as `gevinst tjek` has them read: each has one verdict, or it is lost.
fn binary(files: &[PathBuf], wrong: &mut Vec<String>) {
    isolate(Ok(env!("CARGO_BIN_EXE_gevinst").into()));
    let context = JobContext { workbook: None, rules: Context { programme: None, period: None }, year: 2099 };
    let (mut reader, mut counts) = (Reader::new(&context), BTreeMap::<String, u32>::new());
    for file in files {
        let bytes = fs::read(file).unwrap();
        let kind = match Book::open(bytes.clone(), &LIMITS).err() {
            Some(Refusal::OldExcel) => ".xls",
            Some(Refusal::BinaryExcel) => ".xlsb",
            _ => continue,
        };
        let name = file.to_string_lossy();
        let read = reader.read(Job { wanted: Wanted::Head, name: &name, sha256: "", bytes: &bytes }).unwrap();
        let verdict = match read.map(|read| Extract::read_head(&read.written.head)) {
            None => "F23".to_owned(),
            Some(Ok(Extract { file, found, .. })) => match (file.workbook, found.first()) {
                (Some(_), _) => "read".to_owned(),
                (None, Some(first)) => first.rule.code.to_owned(),
                (None, None) => "lost".to_owned(),
            },
            Some(Err(_)) => "lost".to_owned(),
        };
        if verdict == "lost" {
            wrong.push(format!("{name}: lost"));
        }
        *counts.entry(format!("{kind} {verdict}")).or_default() += 1;
    }
    for (kind, count) in &counts {
        println!("{count:>6} {kind}");
    }
}

/// Cell by cell against the other reader; how many files could be held against it.
fn compare(files: &[PathBuf], wrong: &mut Vec<String>) -> usize {
    let (mut other, mut counts, mut cells) = (Other::start(), BTreeMap::<&str, u32>::new(), 0);
    for file in files {
        let kind = match other.ask(file) {
            Answer::Same(compared) => {
                cells += compared;
                "seen alike"
            }
            Answer::Refused => "refused by the other reader",
            Answer::Died => {
                other = Other::start();
                "the other reader's end"
            }
            Answer::Differs(_) if KNOWN.iter().any(|(name, _)| file.ends_with(name)) => "seen better by us",
            Answer::Differs(how) => {
                wrong.push(format!("{}: {how}", file.display()));
                "seen differently"
            }
        };
        *counts.entry(kind).or_default() += 1;
    }
    for (kind, count) in &counts {
        println!("{count:>6} {kind}");
    }
    println!("{cells} cells compared");
    counts.get("seen alike").map_or(0, |count| *count as usize)
}
