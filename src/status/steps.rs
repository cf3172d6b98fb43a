//! What can be done: commands to run and folders to open, the one that is to be done now first; and what can be done besides.
use super::{CentreStatus, Made, Next, Seen, Status, Upcoming};
use crate::{
    danish::{printed, quoted, show},
    report::Report,
    units::Month,
};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Something that can be done.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "skridt", description = "Noget, der kan gøres.", deny_unknown_fields)
)]
pub struct Step {
    /// Which kind of step it is; never changed.
    #[serde(rename = "nøgle")]
    #[cfg_attr(test, schemars(description = "Hvilken slags. En nøgle ændres aldrig.", extend("enum" = KEYS)))]
    pub key: &'static str,
    /// What it is, as a person reads it among the choices.
    #[serde(rename = "hvad")]
    #[cfg_attr(test, schemars(description = "Hvad det er, til den, der vælger.", length(min = 1)))]
    pub what: String,
    /// What is done.
    #[serde(flatten)]
    pub act: Act,
}

/// The keys of all steps.
#[cfg(test)]
pub const KEYS: [&str; 8] = ["templates", "send", "check", "consolidate", "mails", "accept", "next_year", "look"];

/// What is done in a step.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Act {
    /// A command is run: its words, without the program's own name. A word in `<>` is for a person to fill in.
    #[serde(rename = "kommando")]
    #[cfg_attr(test, schemars(description = "Kommandoens ord efter gevinst. Det, der står i <>, skal udfyldes."))]
    Run(Vec<String>),
    /// A folder or a file is opened, as it lies under where the command was run.
    #[serde(rename = "mappe")]
    #[cfg_attr(test, schemars(description = "Den mappe, der skal åbnes."))]
    Open(String),
}

impl Act {
    /// As a person types it, or finds it.
    pub fn typed(&self) -> String {
        match self {
            Self::Run(words) => {
                let words =
                    words.iter().map(|word| match word.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
                        Some(name) => format!("\"{name}\""),
                        None => quoted(word),
                    });
                ["gevinst".to_owned()].into_iter().chain(words).collect::<Vec<_>>().join(" ")
            }
            Self::Open(folder) => folder.clone(),
        }
    }
}

/// What can be done, by where the programme stands.
pub fn steps(status: &Status, seen: &Seen<'_>) -> Vec<Step> {
    let steps = Steps { root: seen.root };
    match (&status.next, seen.next) {
        (Some(next), _) => steps.of_month(next, seen.has_templates),
        // The oldest first: a month that is left out is seen in the next as a change without a reason.
        (None, Next::Several(months)) => {
            [months.first(), months.last()].into_iter().flatten().map(|month| steps.look(*month)).collect()
        }
        (None, Next::YearIsOver(last)) => vec![steps.next_year(*last)],
        // Without a period there is nothing to look at, and nothing that it hangs on.
        (None, Next::Month { month, .. }) => vec![steps.look(*month)],
    }
}

/// What can be done at any time, and is none of the steps of the month.
pub fn besides(status: &Status, seen: &Seen<'_>) -> Vec<Step> {
    let steps = Steps { root: seen.root };
    let mut besides = match (&status.next, seen.period) {
        (Some(next), Some(period)) => steps.of_files(next, &Report::of(period)),
        _ => Vec::new(),
    };
    besides.push(steps.open(
        "programme",
        "Åbn program.xlsx: centre, måltal, frister og svar".to_owned(),
        "program.xlsx",
    ));
    if !status.accepted.is_empty() {
        let what = "Se, hvad der er godkendt, og om noget er ændret siden";
        besides.push(steps.run("archive", what.to_owned(), "arkiv", &[]));
    }
    besides.retain(|one| status.steps.iter().all(|step| step.key != one.key));
    besides
}

struct Steps<'a> {
    root: &'a Path,
}

impl Steps<'_> {
    fn of_month(&self, next: &Upcoming, has_templates: bool) -> Vec<Step> {
        let month = next.month;
        let delivered = next.delivered();
        let is_done = next.centres.iter().all(CentreStatus::is_in_order);
        let (again, send) = (self.templates(month), self.send(month));
        match next.report {
            _ if delivered == 0 && !has_templates => {
                vec![again, send, self.consolidate(month, "når filerne er kommet")]
            }
            _ if delivered == 0 && next.report != Made::Fresh => {
                vec![send, self.consolidate(month, "når der er kommet filer, eller fristen er gået")]
            }
            Made::None | Made::Stale => {
                vec![self.consolidate(month, "så rapporten er af de filer, der er kommet"), self.check()]
            }
            Made::Fresh if is_done => {
                vec![self.accept(month, "når rapporten er set igennem"), self.mails(month), again]
            }
            Made::Fresh => vec![
                self.mails(month),
                self.consolidate(month, "når rettelserne er kommet"),
                self.accept(month, "selv om noget er åbent"),
            ],
        }
    }

    /// The files of the month: the report that was made, and what the centres get and send.
    fn of_files(&self, next: &Upcoming, report: &Report<'_>) -> Vec<Step> {
        let month = next.month;
        let name = format!("resultat/{month}/{}", report.file_name());
        let made = match next.report {
            Made::None => None,
            Made::Fresh => Some(""),
            Made::Stale => Some(", som den var, før noget blev ændret"),
        };
        let made = made.map(|how| self.open("report", format!("Åbn rapporten for {}{how}", show::month(month)), &name));
        let has_files = !report.register.received.is_empty();
        let check = has_files.then(|| self.check());
        let submitted =
            self.open("submitted", "Åbn mappen indsendt, hvor centrenes filer lægges".to_owned(), "indsendt");
        made.into_iter().chain(check).chain([submitted, self.templates(month)]).collect()
    }

    fn run(&self, key: &'static str, what: String, command: &str, options: &[&str]) -> Step {
        let root = shown(self.root);
        let words = [command, &root].into_iter().chain(options.iter().copied());
        Step { key, what, act: Act::Run(words.map(str::to_owned).collect()) }
    }

    fn open(&self, key: &'static str, what: String, folder: &str) -> Step {
        let here = self.root == Path::new(".");
        let folder = if here { PathBuf::from(folder) } else { self.root.join(folder) };
        Step { key, what, act: Act::Open(shown(&folder)) }
    }

    fn templates(&self, month: Month) -> Step {
        let what = format!("Skriv skabelonerne for {}", show::month(month));
        self.run("templates", what, "skabeloner", &["--periode", &month.to_string()])
    }

    fn send(&self, month: Month) -> Step {
        let what =
            format!("Send skabelonerne for {} til centrene, og læg det, der kommer, i indsendt", show::month(month));
        self.open("send", what, "skabeloner")
    }

    fn check(&self) -> Step {
        self.run("check", "Se, hvad der skal rettes, celle for celle".to_owned(), "tjek", &[])
    }

    fn consolidate(&self, month: Month, when: &str) -> Step {
        let what = format!("Saml {}, {when}", show::month(month));
        self.run("consolidate", what, "saml", &["--periode", &month.to_string()])
    }

    fn mails(&self, month: Month) -> Step {
        let what = "Send mailene: rykkere til dem, der mangler noget, og Centerark til resten".to_owned();
        self.open("mails", what, &format!("resultat/{month}/mails"))
    }

    fn accept(&self, month: Month, when: &str) -> Step {
        let what = format!("Godkend {}, {when}", show::month(month));
        self.run("accept", what, "godkend", &["--periode", &month.to_string(), "--af", "<Dit navn>"])
    }

    fn look(&self, month: Month) -> Step {
        let what = format!("Se status for {}", show::month(month));
        self.run("look", what, "status", &["--periode", &month.to_string()])
    }

    /// The folder beside this one, with the year in its name turned.
    fn next_year(&self, last: Month) -> Step {
        let (old, new) = (last.year().to_string(), (last.year() + 1).to_string());
        let what = format!("Lav mappen for {new}");
        let name = self.root.file_name().map(|name| name.to_string_lossy().into_owned());
        let folder = match name.filter(|name| name.contains(&old)) {
            Some(name) => shown(&self.root.with_file_name(name.replace(&old, &new))),
            None => format!("<Mappen for {new}>"),
        };
        let words = ["opret", &folder, "--fra", &shown(self.root)].map(str::to_owned);
        Step { key: "next_year", what, act: Act::Run(words.to_vec()) }
    }
}

/// A path as it can be printed.
fn shown(path: &Path) -> String {
    printed(&path.to_string_lossy()).into_owned()
}
