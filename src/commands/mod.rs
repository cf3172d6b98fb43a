//! One file per command: what was asked, what is done in which order, and what is said about it.
mod accept;
mod answered;
mod check;
mod consolidate;
mod explain;
mod extract;
#[cfg(test)]
mod faults;
mod history;
mod init;
mod inspect;
mod month;
mod next_year;
mod processes;
mod status;
mod templates;
mod trace;

pub use accept::{Question as AcceptQuestion, WithdrawQuestion, accept, withdraw};
pub use answered::{accept_answered, trace_answered};
pub use check::{Format, Question as CheckQuestion, check};
pub use consolidate::{Question as ConsolidateQuestion, books, consolidate, consolidate_in, draw};
pub use explain::explain;
pub use extract::{Question as ExtractQuestion, extract};
pub use history::{history, history_as};
pub use init::init;
pub use inspect::{Question as InspectQuestion, inspect};
pub use month::next_month;
pub use next_year::next_year;
pub use status::{standing, status};
pub use templates::{Question as TemplatesQuestion, templates};
pub use trace::trace;

use crate::{
    disk::{
        Trouble,
        folder::{self, Folder},
    },
    findings::{Finding, Severity},
    period::{Consolidated, Opened},
    report::text,
};
use clap::ValueEnum;
use std::{fs::File, io::Write};

/// How an answer looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For mennesker
    #[default]
    #[value(name = "tekst")]
    Text,
    /// For programmer
    Json,
}

/// What is said where nothing was written.
const TRIAL: &str = "Det var en prøve: intet er skrevet.\n";

/// In which manner a command that writes works and answers; by itself it writes, and tells a person in short.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// How the answer looks.
    pub format: AnswerFormat,
    /// Whether every file is told of.
    pub every_file: bool,
    /// Whether nothing is to be written.
    pub trial: bool,
}

impl Manner {
    /// The folder's lock, where it is going to be written in.
    fn lock(self, folder: &Folder) -> Result<Option<File>, Trouble> {
        (!self.trial).then(|| folder.lock()).transpose()
    }

    /// The names of the files, where every one is to be told of.
    fn files<'a>(self, names: impl Iterator<Item = &'a str>) -> String {
        let lines = names.filter(|_| self.every_file).map(|name| format!("  {name}\n"));
        lines.collect::<Vec<_>>().concat()
    }
}

/// How a run went, as an exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to mend.
    Clean,
    /// Findings at or above the wanted severity, or a control that does not agree.
    Findings,
}

impl Outcome {
    /// By the worst finding.
    pub(crate) fn of(found: &[Finding], fails_at: Severity) -> Self {
        if found.iter().any(|finding| finding.rule.fails_at(fails_at)) { Self::Findings } else { Self::Clean }
    }

    /// Of a whole period: a control that does not agree and a month nobody has delivered for are to be looked at too.
    fn of_period(period: &Consolidated, fails_at: Severity) -> Self {
        let is_whole = period.red().is_empty() && period.register.has_delivered();
        if is_whole { Self::of(&period.found, fails_at) } else { Self::Findings }
    }
}

/// The programme of a folder; what is wrong with one that cannot be used is told before the command stops.
fn opened(folder: &Folder, out: &mut dyn Write) -> Result<Opened, Trouble> {
    folder.open()?.map_err(|found| {
        let _ = out.write_all(text::findings(&found).as_bytes());
        folder::unusable(&found)
    })
}
