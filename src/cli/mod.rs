//! The command line: its definitions, and the command they name.
mod arguments;
mod examples;
mod manual;
mod misunderstood;
mod words;

use crate::{
    commands::{
        self, AcceptQuestion, AnswerFormat, CheckQuestion, ConsolidateQuestion, ExtractQuestion, InspectQuestion,
        Outcome, TemplatesQuestion, WithdrawQuestion,
    },
    danish::{printed, read},
    disk::{Trouble, folder::Folder},
    findings::{Rule, Severity},
    isolation, rules,
    units::Month,
};
pub use arguments::{Cli, Command, FailsAt, Godkend, Tjek};
use clap::{FromArgMatches, error::ErrorKind};
use misunderstood::misunderstood;
use std::{
    ffi::{OsStr, OsString},
    io::Write,
    path::{Path, PathBuf},
};
pub use words::arguments;

/// Parses the arguments and runs the command they name. Help and version count as a clean run.
///
/// # Errors
/// Arguments that cannot be understood, and whatever stops the command.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let parsed = examples::command().try_get_matches_from(&words).and_then(|found| Cli::from_arg_matches(&found));
    match parsed {
        Ok(cli) if cli.quiet => dispatch(cli.command, &mut std::io::sink()),
        Ok(cli) => dispatch(cli.command, out),
        Err(error) if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = writeln!(out, "{}", error.render().ansi().to_string().trim_end());
            Ok(Outcome::Clean)
        }
        Err(error) => Err(misunderstood(&error, &words)),
    }
}

/// Whether a word is the name of a command, in Danish or in English.
pub fn is_command(word: &OsStr) -> bool {
    examples::command().find_subcommand(word).is_some()
}

fn dispatch(command: Command, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    match command {
        Command::Opret { folder, from: Some(old), trial, .. } => commands::next_year(&folder, &old, trial, out),
        Command::Opret { folder, example, from: None, trial } => commands::init(&folder, example, trial, out),
        Command::Skabeloner { folder, period, centres, nevertheless, processes, writes } => {
            let root = root(&folder)?;
            let period = month_or_next(period.as_deref(), &root, AnswerFormat::Text, out)?;
            let (root, centres, processes) = (&*root, &*centres, processes.as_deref());
            let manner = writes.answering(AnswerFormat::Text);
            commands::templates(&TemplatesQuestion { root, period, centres, nevertheless, processes, manner }, out)
        }
        Command::Tjek(asked) => check(&asked, out),
        Command::Saml { folder, period, fails, format, writes } => {
            let (root, fails_at) = (root(&folder)?, severity(&fails.severity)?);
            let period = month_or_next(period.as_deref(), &root, format, out)?;
            let question = ConsolidateQuestion { root: &root, period, fails_at };
            commands::consolidate_in(writes.answering(format), &question, out)
        }
        Command::Godkend(asked) => close(&asked, out),
        Command::Status { folder, period, format } => {
            let period = period.as_deref().map(month).transpose()?;
            commands::status(&folder, period, format, out)
        }
        Command::Arkiv { folder, format } => commands::history_as(&root(&folder)?, format, out),
        Command::Udtraek { programme, period, paths } => {
            let period = period.as_deref().map(month).transpose()?;
            let question = ExtractQuestion { programme: programme.as_deref(), period, paths: paths.as_deref() };
            commands::extract(&question, &mut std::io::stdin().lock(), out)
        }
        Command::Worker => {
            isolation::serve();
            Ok(Outcome::Clean)
        }
        Command::Spor { file, cell, format } => match format {
            AnswerFormat::Text => commands::trace(&file, &cell, out),
            AnswerFormat::Json => commands::trace_answered(&file, &cell, out),
        },
        Command::Undersoeg { paths, format } => {
            let as_json = matches!(format, AnswerFormat::Json);
            commands::inspect(&InspectQuestion { paths: &paths, as_json }, out)
        }
        Command::Fuldfoerelse { shell } => {
            manual::completions(shell, out);
            Ok(Outcome::Clean)
        }
        Command::Manual { command } => {
            manual::manual(command.as_deref(), out)?;
            Ok(Outcome::Clean)
        }
        Command::Hjaelp { command } => help(command.as_deref(), out),
        Command::Forklar { word } => {
            let word = word.join(" ");
            commands::explain(Some(word.as_str()).filter(|word| !word.is_empty()), out)
        }
    }
}

/// Checks files and folders; without any, the programme's.
fn check(asked: &Tjek, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let only = asked.only.iter().map(|code| rule(code)).collect::<Result<Vec<_>, _>>()?;
    let paths = if asked.paths.is_empty() { vec![root(Path::new("."))?] } else { asked.paths.clone() };
    let (format, fails_at, every_file) = (asked.format, severity(&asked.fails.severity)?, asked.every_file);
    commands::check(&CheckQuestion { paths: &paths, format, fails_at, only: &only, every_file }, out)
}

/// Accepts a month, or withdraws what was accepted.
fn close(asked: &Godkend, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let root = root(&asked.folder)?;
    let (by, reason, named) = (asked.by.as_deref(), asked.reason.as_deref(), asked.period.as_deref());
    // The month that is next is never the one to withdraw, nor one to accept again.
    if named.is_none() && (asked.withdraw || reason.is_some()) {
        return Err(again_without_month());
    }
    let period = month_or_next(named, &root, asked.format, out)?;
    let manner = asked.writes.answering(asked.format);
    if asked.withdraw {
        return commands::withdraw(&WithdrawQuestion { root: &root, period, by, reason, manner }, out);
    }
    let (nevertheless, without_sources) = (asked.nevertheless, asked.without_sources);
    let question = AcceptQuestion { root: &root, period, by, reason, nevertheless, without_sources, manner };
    match asked.format {
        AnswerFormat::Text => commands::accept(&question, out),
        AnswerFormat::Json => commands::accept_answered(&question, &mut anstream::stderr(), out),
    }
}

/// The help of a command, or of all: `gevinst hjælp saml` is what people type first.
fn help(name: Option<&str>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let words = ["gevinst"].into_iter().chain(name).chain(["--hjælp"]);
    run(words.map(OsString::from), out)
}

/// The programme folder around the one that is named.
fn root(named: &Path) -> Result<PathBuf, Trouble> {
    Ok(Folder::named(named)?.root)
}

fn month(text: &str) -> Result<Month, Trouble> {
    let misread = || {
        let meant = read::month(text).map_or_else(|_| String::new(), |(month, _)| format!("Mente du {month}? "));
        Trouble::new(
            format!("Perioden {} er ikke en måned.", printed(text)),
            format!("{meant}Skriv den som år og måned, fx 2026-03."),
        )
    };
    Month::parse(text).ok_or_else(misread)
}

/// The month that is named or the next one, told to a person: beside the answer where that is JSON.
fn month_or_next(
    named: Option<&str>,
    root: &Path,
    format: AnswerFormat,
    out: &mut dyn Write,
) -> Result<Month, Trouble> {
    match (named, format) {
        (Some(named), _) => month(named),
        (None, AnswerFormat::Text) => commands::next_month(root, out),
        (None, AnswerFormat::Json) => commands::next_month(root, &mut anstream::stderr()),
    }
}

/// A reason is given for a month that is accepted already, and the next one is not.
fn again_without_month() -> Trouble {
    Trouble::new(
        "Der mangler en måned: --grund og --fortryd er til en måned, der allerede er godkendt.",
        "Skriv hvilken, fx --periode 2026-03.",
    )
}

fn rule(code: &str) -> Result<&'static Rule, Trouble> {
    let unknown = || {
        let codes: Vec<&str> = rules::RULES.iter().map(|rule| rule.code).collect();
        let meant = meant(code, &codes);
        Trouble::new(
            format!("{} er ikke en regel.", printed(code)),
            format!("{meant}Kør gevinst forklar for at se alle regler."),
        )
    };
    rules::find(code.trim()).ok_or_else(unknown)
}

fn severity(text: &str) -> Result<Severity, Trouble> {
    let misread = || {
        let meant = meant(text, &["oplysning", "advarsel", "fejl"]);
        Trouble::new(
            format!("{} er ikke en alvor.", printed(text)),
            format!("{meant}Skriv oplysning, advarsel eller fejl."),
        )
    };
    Severity::parse(text).ok_or_else(misread)
}

/// The one of the words there are that was probably meant, as a question.
fn meant(typed: &str, words: &[&str]) -> String {
    read::nearest(typed, words).map_or_else(String::new, |near| format!("Mente du {near}? "))
}
