//! A reader: one worker process of this same program, which reads one file at a time over a pipe.
//!
//! Whatever a file makes of a worker costs that file alone: a worker that dies or stands still is replaced.
use super::{
    frames::{encode, receive, send},
    protocol::{Answer, Job, JobContext},
    worker::{WORD, here},
};
use crate::{extract::Written, version::BUILD};
use std::{
    env, io,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        OnceLock,
        mpsc::{Receiver, channel},
    },
    thread,
    time::Duration,
};

/// How long one file may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// Another patience, in seconds; for tests.
const SECONDS: &str = "GEVINST_TRIAL_SECONDS";
/// How long a worker may take to start.
const STARTING: Duration = Duration::from_secs(20);

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From here on files are read by workers, which are this program. Whoever uses the library alone reads in its own process.
pub fn isolate(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

/// One reader of files.
pub struct Reader<'a> {
    context: &'a JobContext<'a>,
    program: Option<&'static Path>,
    worker: Option<Worker>,
}

impl<'a> Reader<'a> {
    /// A reader; its worker is not started before there is something to read.
    pub fn new(context: &'a JobContext<'a>) -> Self {
        Self { context, program: PROGRAM.get().map(PathBuf::as_path), worker: None }
    }

    /// Reads a file; nothing when that did not come to an end.
    pub fn read(&mut self, job: Job<'_>) -> Option<Written> {
        if let (None, Some(program)) = (&self.worker, self.program) {
            self.worker = Worker::start(program, self.context).ok();
            // A system that starts no processes is no fault of the file.
            self.program = self.program.filter(|_| self.worker.is_some());
        }
        let Some(worker) = &mut self.worker else { return here(self.context, job) };
        let Ok(written) = worker.ask(&job) else {
            self.worker = None;
            return None;
        };
        written
    }
}

struct Worker {
    child: Child,
    orders: ChildStdin,
    answers: Receiver<Vec<u8>>,
    patience: Duration,
}

impl Worker {
    fn start(program: &Path, context: &JobContext<'_>) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg(WORD)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let orders = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut out = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let (to, answers) = channel();
        thread::spawn(move || {
            while let Ok(message) = receive(&mut out) {
                if to.send(message).is_err() {
                    break;
                }
            }
        });
        let seconds = env::var(SECONDS).ok().and_then(|text| text.parse().ok());
        let patience = seconds.map_or(PATIENCE, Duration::from_secs);
        let mut worker = Self { child, orders, answers, patience };
        send(&mut worker.orders, &context.message())?;
        let ready = worker.answers.recv_timeout(STARTING).map_err(io::Error::other)?;
        // Installed anew while it runs, the program would answer as another.
        if ready == encode(&BUILD) { Ok(worker) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    fn ask(&mut self, job: &Job<'_>) -> io::Result<Option<Written>> {
        send(&mut self.orders, &encode(job))?;
        let message = self.answers.recv_timeout(self.patience).map_err(io::Error::other)?;
        postcard::from_bytes::<Answer<'_>>(&message).map(Answer::written).map_err(io::Error::other)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
