//! What could not be understood on the command line, told in Danish.
use crate::disk::Trouble;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What could not be understood, in Danish; the library speaks English.
pub fn misunderstood(error: &clap::Error) -> Trouble {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let other = said(ContextKind::PriorArg);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("{} er ikke en kommando.", said(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("{argument} kendes ikke her."),
        ErrorKind::MissingRequiredArgument => format!("Der mangler {argument}."),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} mangler en værdi."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{value} kan ikke bruges som {argument}."),
        ErrorKind::ArgumentConflict if !other.is_empty() && other != argument => {
            // Without what the library puts behind an option that takes a value: `--fra <MAPPE>`.
            let [one, other] = [&argument, &other].map(|option| option.split(' ').next().unwrap_or(option));
            format!("{one} og {other} kan ikke bruges sammen.")
        }
        ErrorKind::ArgumentConflict => format!("{argument} er skrevet mere end én gang."),
        ErrorKind::MissingSubcommand => "Der mangler en kommando.".to_owned(),
        _ => "Kommandoen kunne ikke forstås.".to_owned(),
    };
    Trouble::new(what, "Kør gevinst --hjælp for at se, hvad der kan skrives.")
}

#[cfg(test)]
mod tests {
    use crate::cli::run;
    use std::ffi::OsString;

    #[test]
    fn options_that_exclude_each_other_are_told_from_one_that_is_written_twice() {
        let said = |arguments: &[&str]| {
            let arguments = ["gevinst"].iter().chain(arguments).map(OsString::from);
            run(arguments, &mut Vec::new()).unwrap_err().what
        };
        let both = said(&["opret", "ny", "--eksempel", "--fra", "gammel"]);
        assert_eq!(both, "--eksempel og --fra kan ikke bruges sammen.");
        let twice = said(&["saml", "--periode", "2026-01", "--periode", "2026-02"]);
        assert!(twice.starts_with("--periode") && twice.ends_with("er skrevet mere end én gang."), "{twice}");
    }
}
