//! The command line: its definitions, and the command they name.
mod arguments;
mod misunderstood;

use crate::{
    commands::{
        self, AcceptQuestion, CheckQuestion, ConsolidateQuestion, ExtractQuestion, InspectQuestion, Outcome,
        TemplatesQuestion, WithdrawQuestion,
    },
    disk::Trouble,
    findings::{Rule, Severity},
    isolation, rules,
    units::Month,
};
pub use arguments::{Cli, Command, FailsAt, PlainFormat};
use clap::{Parser, error::ErrorKind};
use misunderstood::misunderstood;
use std::{ffi::OsString, io::Write};

/// Parses the arguments and runs the command they name. Help and version count as a clean run.
///
/// # Errors
/// Arguments that cannot be understood, and whatever stops the command.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => dispatch(cli.command, out),
        Err(error) if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = writeln!(out, "{}", error.render().ansi().to_string().trim_end());
            Ok(Outcome::Clean)
        }
        Err(error) => Err(misunderstood(&error)),
    }
}

fn dispatch(command: Command, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    match command {
        Command::Opret { folder, from: Some(old), .. } => commands::next_year(&folder, &old, out),
        Command::Opret { folder, example, from: None } => commands::init(&folder, example, out),
        Command::Skabeloner { folder, period, centres, nevertheless } => {
            let question =
                TemplatesQuestion { root: &folder, period: month(&period)?, centres: &centres, nevertheless };
            commands::templates(&question, out)
        }
        Command::Tjek { paths, format, fails, only } => {
            let only = only.iter().map(|code| rule(code)).collect::<Result<Vec<_>, _>>()?;
            let question = CheckQuestion { paths: &paths, format, fails_at: severity(&fails.severity)?, only: &only };
            commands::check(&question, out)
        }
        Command::Saml { folder, period, fails } => {
            let question =
                ConsolidateQuestion { root: &folder, period: month(&period)?, fails_at: severity(&fails.severity)? };
            commands::consolidate(&question, out)
        }
        Command::Godkend { folder, period, reason, by, withdraw: true, .. } => {
            let (period, reason, by) = (month(&period)?, reason.as_deref(), by.as_deref());
            commands::withdraw(&WithdrawQuestion { root: &folder, period, by, reason }, out)
        }
        Command::Godkend { folder, period, reason, by, nevertheless, withdraw: false, without_sources } => {
            let question = AcceptQuestion {
                root: &folder,
                period: month(&period)?,
                by: by.as_deref(),
                reason: reason.as_deref(),
                nevertheless,
                without_sources,
            };
            commands::accept(&question, out)
        }
        Command::Arkiv { folder } => commands::history(&folder, out),
        Command::Udtraek { programme, period } => {
            let period = period.as_deref().map(month).transpose()?;
            let question = ExtractQuestion { programme: programme.as_deref(), period };
            commands::extract(&question, &mut std::io::stdin().lock(), out)
        }
        Command::Worker => {
            isolation::serve();
            Ok(Outcome::Clean)
        }
        Command::Spor { file, cell } => commands::trace(&file, &cell, out),
        Command::Undersoeg { paths, format } => {
            let as_json = matches!(format, PlainFormat::Json);
            commands::inspect(&InspectQuestion { paths: &paths, as_json }, out)
        }
        Command::Forklar { word } => {
            let word = word.join(" ");
            commands::explain(Some(word.as_str()).filter(|word| !word.is_empty()), out)
        }
    }
}

fn month(text: &str) -> Result<Month, Trouble> {
    let misread =
        || Trouble::new(format!("Perioden {text} er ikke en måned."), "Skriv den som år og måned, fx 2026-03.");
    Month::parse(text).ok_or_else(misread)
}

fn rule(code: &str) -> Result<&'static Rule, Trouble> {
    let unknown = || Trouble::new(format!("{code} er ikke en regel."), "Kør gevinst forklar for at se alle regler.");
    rules::find(code.trim()).ok_or_else(unknown)
}

fn severity(text: &str) -> Result<Severity, Trouble> {
    let misread = || Trouble::new(format!("{text} er ikke en alvor."), "Skriv oplysning, advarsel eller fejl.");
    Severity::parse(text).ok_or_else(misread)
}
