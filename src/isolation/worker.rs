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
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// The word that starts a worker; it is in no help.
pub const WORD: &str = "laes-for-gevinst";
/// How long one file may take.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// How long a worker goes on with one file when nobody stops it: whoever asked would have, so they must be gone.
const ORPHANED: Duration = PATIENCE.saturating_add(Duration::from_secs(5));
/// Bytes of memory one file may take, all in all; what inflates to the most that is allowed takes a quarter.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;
/// Names a way to fail and a file: `panic:CBD.xlsx`; without a file, `panic:`, at the start. For tests; it can harm none
/// but who sets it.
const TRIAL: &str = "GEVINST_TRIAL";

/// Reads what comes on standard input and answers on standard output, until there is no more.
pub fn serve() {
    set_hook(Box::new(|_| {}));
    limit_memory();
    let mut from = io::stdin().lock();
    let mut to = io::stdout().lock();
    let Some(given) = receive(&mut from).ok().and_then(|message| OwnedJobContext::parse(&message)) else { return };
    let context = given.context();
    // Whatever becomes of this process, it costs the file it is reading.
    let process = Expendable::this_process();
    let since = watch();
    fail_on_trial("");
    if send(&mut to, &encode(&BUILD)).is_err() {
        return;
    }
    while let Ok(message) = receive(&mut from) {
        let Ok(job) = postcard::from_bytes::<Job<'_>>(&message) else { break };
        *since.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        let read = catch_unwind(AssertUnwindSafe(|| {
            fail_on_trial(job.name);
            context.answer(job, Some(&process))
        }));
        let sent = send(&mut to, &encode(&Answer::of(read.ok().as_ref())));
        *since.lock().unwrap_or_else(PoisonError::into_inner) = None;
        if sent.is_err() {
            break;
        }
    }
}

/// Reads a file in this process: a fault of ours is caught, an abort or a standstill is not. So Excel's binary formats
/// are refused here.
pub fn here(context: &JobContext<'_>, job: Job<'_>) -> Option<ReadFile> {
    catch_unwind(AssertUnwindSafe(|| context.answer(job, None))).ok()
}

#[cfg(unix)]
fn limit_memory() {
    // Where the system knows no such limit, the time limit still holds.
    let _ = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
}

/// Windows knows no such limit for a process that limits itself (`RLIMIT_AS` is POSIX); there the limits of the reading
/// door and the time limit hold alone.
#[cfg(not(unix))]
fn limit_memory() {}

/// Ends this process when one file takes so long that whoever asked must be gone.
fn watch() -> Arc<Mutex<Option<Instant>>> {
    let since: Arc<Mutex<Option<Instant>>> = Arc::default();
    let seen = since.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_secs(5));
            let began = *seen.lock().unwrap_or_else(PoisonError::into_inner);
            if began.is_some_and(|began| began.elapsed() > ORPHANED) {
                std::process::exit(3);
            }
        }
    });
    since
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
