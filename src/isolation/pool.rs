//! A reader: one worker process of this same program, which reads one file at a time over a pipe.
//!
//! Whatever a file makes of a worker costs that file alone: a worker that dies or stands still is replaced. Where no
//! worker can be had at all, nothing is read and the command stops: no reader falls back to this process. (`program.xlsx`, which the
//! consultant owns, is read in this process, by our own bounded door.)
use super::{
    frames::{encode, receive, send},
    protocol::{Answer, Job, JobContext, ReadFile},
    worker::{PATIENCE, WORD, here},
};
use crate::{disk::Trouble, version::BUILD};
use std::{
    env, fmt, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

/// Another patience with a file, in seconds; for tests.
const SECONDS: &str = "GEVINST_TRIAL_SECONDS";
/// How often a worker is started before none can be had, and the time between: a system short of processes or memory,
/// or a virus scanner that looks at the program first, may have come further by then.
const STARTS: u32 = 3;
const PAUSE: Duration = Duration::from_millis(500);

static PROGRAM: OnceLock<io::Result<PathBuf>> = OnceLock::new();

/// From here on files are read by workers, which are the program at this path, and never in this process: where the path
/// is not known, or no worker starts, reading stops with a [`Trouble`].
///
/// Whoever uses the library without this call reads in its own process: a panic costs its file, but an abort, a want of
/// memory or a standstill costs the process.
pub fn isolate(program: io::Result<PathBuf>) {
    let _ = PROGRAM.set(program);
}

/// How long one waits for a worker.
#[derive(Clone, Copy)]
struct Patience {
    /// To start.
    start: Duration,
    /// To be given a file, read it and answer.
    file: Duration,
}

impl Patience {
    fn given() -> Self {
        let seconds = env::var(SECONDS).ok().and_then(|text| text.parse().ok());
        Self { start: Duration::from_secs(20), file: seconds.map_or(PATIENCE, Duration::from_secs) }
    }
}

/// One reader of files.
pub struct Reader<'a> {
    context: &'a JobContext<'a>,
    /// The program that workers are; nothing where files are read in this process.
    program: Option<&'a io::Result<PathBuf>>,
    patience: Patience,
    worker: Option<Worker>,
}

impl<'a> Reader<'a> {
    /// A reader; its worker is not started before there is something to read.
    pub fn new(context: &'a JobContext<'a>) -> Self {
        Self { context, program: PROGRAM.get(), patience: Patience::given(), worker: None }
    }

    /// Reads a file; nothing when that did not come to an end.
    ///
    /// # Errors
    /// No worker can be started. That is no fault of the file, and the next file would fare no better.
    pub fn read(&mut self, job: Job<'_>) -> Result<Option<ReadFile>, Trouble> {
        let Some(program) = self.program else { return Ok(here(self.context, job)) };
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::start_patiently(program, self.context, self.patience).map_err(|why| why.trouble())?,
        };
        let Ok(read) = worker.ask(&job) else { return Ok(None) };
        self.worker = Some(worker);
        Ok(read)
    }
}

/// Why a worker was of no use before it had read anything.
#[derive(Debug)]
enum NotStarted {
    /// The system would not start it.
    Refused(String),
    /// It did not say that it was ready.
    Silent(Duration),
    /// It ended instead of saying that it was ready.
    Ended,
    /// It is another program: a new one was installed while this one ran.
    Other,
}

impl From<io::Error> for NotStarted {
    fn from(error: io::Error) -> Self {
        Self::Refused(error.to_string())
    }
}

impl fmt::Display for NotStarted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(reason) => write!(f, "systemet ville ikke starte den ({reason})"),
            Self::Silent(waited) => write!(f, "den svarede ikke inden {} sekunder", waited.as_secs()),
            Self::Ended => f.write_str("den blev lukket, før den var klar"),
            Self::Other => f.write_str("gevinst er skiftet ud med en anden udgave, mens den kørte"),
        }
    }
}

impl NotStarted {
    fn trouble(&self) -> Trouble {
        let what = format!(
            "Filerne kan ikke læses. gevinst læser dem i en proces for sig, så en fil, der er i stykker, ikke kan skade andet, og den proces kom ikke i gang: {self}."
        );
        let fix = match self {
            Self::Other => "Kør igen. Intet er gået tabt.",
            _ => {
                "Luk andre programmer, og kør igen. Sker det stadig, så bed it-afdelingen om at lade gevinst starte sig selv; et antivirusprogram kan spærre for det. Intet er gået tabt."
            }
        };
        Trouble::new(what, fix)
    }
}

/// A process, and a thread for each direction of its pipe: one that is alive and does not read what it is sent would
/// otherwise stop whoever sends it, and no clock would run.
struct Worker {
    child: Child,
    orders: Sender<Vec<u8>>,
    answers: Receiver<Vec<u8>>,
    patience: Patience,
}

impl Worker {
    fn start_patiently(
        program: &io::Result<PathBuf>,
        context: &JobContext<'_>,
        patience: Patience,
    ) -> Result<Self, NotStarted> {
        let program = program.as_ref().map_err(|error| NotStarted::Refused(error.to_string()))?;
        let mut started = Self::start(program, context, patience);
        for _ in 1..STARTS {
            if started.is_ok() {
                break;
            }
            thread::sleep(PAUSE);
            started = Self::start(program, context, patience);
        }
        started
    }

    fn start(program: &Path, context: &JobContext<'_>, patience: Patience) -> Result<Self, NotStarted> {
        let mut command = Command::new(program);
        command.arg(WORD).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // A process holds the folder it stands in: on Windows that folder can then neither be moved nor renamed. Nobody moves
        // the one for temporary files.
        let aside = env::temp_dir();
        if aside.is_dir() && program.is_absolute() {
            command.current_dir(aside);
        }
        let mut child = command.spawn()?;
        let (mut stdin, mut stdout) = child.stdin.take().zip(child.stdout.take()).expect("pipes were asked for above");
        let (orders, to_send) = channel::<Vec<u8>>();
        let (to, answers) = channel();
        let worker = Self { child, orders, answers, patience };
        // Both threads end when the process does: its pipes break.
        thread::Builder::new()
            .spawn(move || while to_send.recv().is_ok_and(|message| send(&mut stdin, &message).is_ok()) {})?;
        thread::Builder::new()
            .spawn(move || while receive(&mut stdout).is_ok_and(|message| to.send(message).is_ok()) {})?;
        let ready = worker.exchange(context.message(), patience.start).map_err(|error| match error {
            RecvTimeoutError::Timeout => NotStarted::Silent(patience.start),
            RecvTimeoutError::Disconnected => NotStarted::Ended,
        })?;
        if ready == encode(&BUILD) { Ok(worker) } else { Err(NotStarted::Other) }
    }

    /// Reads a file; an error when the worker is of no more use.
    fn ask(&mut self, job: &Job<'_>) -> io::Result<Option<ReadFile>> {
        let message = self.exchange(encode(job), self.patience.file).map_err(io::Error::other)?;
        postcard::from_bytes::<Answer<'_>>(&message).map(Answer::read).map_err(io::Error::other)
    }

    /// Sends a message and waits for the answer. Both together may take so long and no longer.
    fn exchange(&self, message: Vec<u8>, patience: Duration) -> Result<Vec<u8>, RecvTimeoutError> {
        self.orders.send(message).map_err(|_| RecvTimeoutError::Disconnected)?;
        self.answers.recv_timeout(patience)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests;
