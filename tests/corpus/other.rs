//! The other reader in a process of its own, with a limit on its memory and on our patience.
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

/// The word that makes this program the helper.
pub const HELPER: &str = "other-reader";

/// Kilobytes of address space, and seconds for one file.
const MEMORY: u32 = 4_000_000;
const PATIENCE: Duration = Duration::from_secs(30);

/// What came of one file.
pub enum Answer {
    /// So many cells are the same.
    Same(u64),
    /// The other reader does not read it.
    Refused,
    /// The other reader panicked, aborted or hung.
    Died,
    /// The first cells that are not the same.
    Differs(String),
}

pub struct Other {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Other {
    pub fn start() -> Self {
        let limited = format!("ulimit -v {MEMORY}; exec \"$0\" {HELPER}");
        let mut command = Command::new("sh");
        command.arg("-c").arg(limited).arg(std::env::current_exe().unwrap());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (questions, said) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let (sender, answers) = channel();
        thread::spawn(move || said.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, questions, answers }
    }

    pub fn ask(&mut self, file: &Path) -> Answer {
        let asked = writeln!(self.questions, "{}", file.display()).and_then(|()| self.questions.flush());
        let answer = asked.ok().and_then(|()| self.answers.recv_timeout(PATIENCE).ok());
        match answer.as_deref().and_then(|answer| answer.split_once(' ')) {
            Some(("same", cells)) => Answer::Same(cells.parse().unwrap()),
            Some(("refused", _)) => Answer::Refused,
            Some(("differs", how)) => Answer::Differs(how.to_owned()),
            _ => Answer::Died,
        }
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
