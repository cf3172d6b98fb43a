//! The other end of a [`Reader`](super::Reader): a process that reads files for another, and may fail without harm.
use super::{
    frames::{encode, receive, send},
    protocol::{Answer, Job, JobContext, OwnedJobContext, ReadFile},
};
use crate::{version::BUILD, xlsx::Expendable};
use std::{
    hint::black_box,
    io,
    panic::{AssertUnwindSafe, catch_unwind, set_hook},
    sync::{
        OnceLock,
        mpsc::{Receiver, channel},
    },
    thread,
    time::Duration,
};

/// The word that starts a worker; it is in no help.
pub const WORD: &str = "laes-for-gevinst";
/// How long one file may take.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// Bytes of memory one file may take, all in all; what inflates to the most that is allowed takes a quarter.
const MEMORY: u64 = 2 << 30;
/// Names a way to fail and a file: `panic:CBD.xlsx`; without a file, `panic:`, at the start. For tests; it can harm none
/// but who sets it.
const TRIAL: &str = "GEVINST_TRIAL";

/// Reads what comes on standard input and answers on standard output, until there is no more.
pub fn serve() {
    set_hook(Box::new(|_| {}));
    limit_memory();
    let orders = orders();
    let mut to = io::stdout().lock();
    let Some(given) = orders.recv().ok().and_then(|message| OwnedJobContext::parse(&message)) else { return };
    let context = given.context();
    // Whatever becomes of this process, it costs the file it is reading.
    let process = Expendable::this_process();
    fail_on_trial("");
    if send(&mut to, &encode(&BUILD)).is_err() {
        return;
    }
    for message in orders {
        let Ok(job) = postcard::from_bytes::<Job<'_>>(&message) else { break };
        let read = catch_unwind(AssertUnwindSafe(|| {
            fail_on_trial(job.name);
            context.answer(job, Some(&process))
        }));
        if send(&mut to, &encode(&Answer::of(read.ok().as_ref()))).is_err() {
            break;
        }
    }
}

/// Reads a file in this process: a fault of ours is caught, an abort or a standstill is not. So Excel's binary formats
/// are refused here.
pub fn here(context: &JobContext<'_>, job: Job<'_>) -> Option<ReadFile> {
    catch_unwind(AssertUnwindSafe(|| context.answer(job, None))).ok()
}

/// How a process is refused more memory than this where the system does not do it.
static LIMIT: OnceLock<fn(usize)> = OnceLock::new();

/// Workers are refused more than so many bytes by this function, where the system has no such limit: Windows gives a process
/// memory until the page file is full, and with it the memory of all other programs. The program's allocator can refuse.
pub fn limit_memory_by(limit: fn(usize)) {
    let _ = LIMIT.set(limit);
}

#[cfg(unix)]
fn limit_memory() {
    // Where the system knows no such limit, the time limit still holds.
    let _ = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
}

/// Windows has no limit that a process could set for itself (`RLIMIT_AS` is POSIX).
#[cfg(not(unix))]
fn limit_memory() {
    if let Some(limit) = LIMIT.get() {
        limit(usize::try_from(MEMORY).unwrap_or(usize::MAX));
    }
}

/// What the other end sends. When it has gone, killed perhaps, the pipe breaks and this process ends, whatever it is doing: one
/// that stands still in a file would hold the program's own file, which on Windows could then not be replaced.
fn orders() -> Receiver<Vec<u8>> {
    let (to, orders) = channel();
    thread::spawn(move || {
        let mut from = io::stdin().lock();
        while receive(&mut from).is_ok_and(|message| to.send(message).is_ok()) {}
        std::process::exit(0);
    });
    orders
}

/// Fails as a test has asked for, on the file it has named.
fn fail_on_trial(name: &str) {
    let Ok(asked) = std::env::var(TRIAL) else { return };
    match asked.split_once(':').filter(|(_, file)| name.ends_with(file)).map(|(way, _)| way) {
        Some("panic") => panic!("a trial"),
        Some("abort") => std::process::abort(),
        Some("hang") => loop {
            thread::sleep(Duration::from_secs(1));
        },
        // Asked for and never touched, so it costs the machine nothing.
        Some("memory") => {
            let mut held = Vec::new();
            loop {
                held.push(black_box(vec![0_u8; 64 << 20]));
            }
        }
        _ => {}
    }
}
