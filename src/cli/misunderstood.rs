//! What could not be understood on the command line, told in Danish: what it was, what was probably meant, and an example.
use super::examples;
use crate::{
    danish::{
        code_pages::unmangled,
        printed, quoted,
        read::nearest,
        words::{either, list},
    },
    disk::Trouble,
};
use clap::{
    Command,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::{ffi::OsString, path::Path};

/// What people call what an argument stands for, by its name in the usage.
const ARGUMENTS: [(&str, &str); 4] = [
    ("MAPPE", "en mappe"),
    ("FIL", "en fil"),
    ("ARK!CELLE", "et ark og en celle"),
    ("SKAL", "en skal: bash, elvish, fish, powershell eller zsh"),
];

/// What could not be understood, in Danish; the library speaks English.
pub fn misunderstood(error: &clap::Error, words: &[OsString]) -> Trouble {
    let cli = examples::command();
    let command = words.iter().skip(1).find_map(|word| cli.find_subcommand(word));
    let said = Said(error);
    let argument = said.argument();
    let (what, fix) = match error.kind() {
        ErrorKind::InvalidSubcommand => return unknown_command(&cli, &said.text(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => unknown_argument(command, &argument),
        ErrorKind::MissingRequiredArgument => (format!("Der mangler {}.", said.missing()), None),
        ErrorKind::InvalidValue if said.text(ContextKind::InvalidValue).is_empty() => {
            (format!("{argument} mangler en værdi."), None)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => said.wrong_value(&argument),
        ErrorKind::ArgumentConflict => (said.conflict(&argument), None),
        ErrorKind::MissingSubcommand => ("Der mangler en kommando.".to_owned(), None),
        _ => ("Kommandoen kunne ikke forstås.".to_owned(), None),
    };
    let help = command.map_or_else(
        || "Kør gevinst --hjælp for at se, hvad der kan skrives.".to_owned(),
        |command| {
            let name = command.get_name();
            let example = examples::first(name).map_or_else(String::new, |typed| format!("Fx: {typed}\n"));
            format!("{example}Kør gevinst {name} --hjælp for at se, hvad der kan skrives.")
        },
    );
    Trouble::new(what, fix.map_or_else(|| help.clone(), |fix| format!("{fix}\n{help}")))
}

/// What the library says of an error, by kind.
struct Said<'a>(&'a clap::Error);

impl Said<'_> {
    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => vec![printed(text).into_owned()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }

    fn text(&self, kind: ContextKind) -> String {
        self.texts(kind).join(", ")
    }

    /// Without what the library puts behind an option that takes a value: `--fra <MAPPE>`.
    fn argument(&self) -> String {
        let argument = self.text(ContextKind::InvalidArg);
        argument.split(" <").next().unwrap_or(&argument).to_owned()
    }

    /// What is missing, as people call it: `en fil og et ark og en celle`, not `<FIL> <ARK!CELLE>`.
    fn missing(&self) -> String {
        let name = |text: String| {
            let bare = text.trim_matches(|letter| "<>[].…".contains(letter)).to_owned();
            ARGUMENTS.iter().find(|(written, _)| *written == bare).map_or(bare, |(_, called)| (*called).to_owned())
        };
        let names: Vec<String> = self.texts(ContextKind::InvalidArg).into_iter().map(name).collect();
        list(&names)
    }

    fn wrong_value(&self, argument: &str) -> (String, Option<String>) {
        let value = self.text(ContextKind::InvalidValue);
        let valid = self.texts(ContextKind::ValidValue);
        let valid: Vec<&str> = valid.iter().map(String::as_str).collect();
        let meant = nearest(&value, &valid).map_or_else(String::new, |near| format!("Mente du {near}? "));
        let fix = (!valid.is_empty()).then(|| format!("{meant}Der kan stå {}.", either(&valid)));
        (format!("{value} kan ikke bruges som {argument}."), fix)
    }

    fn conflict(&self, argument: &str) -> String {
        let other = self.text(ContextKind::PriorArg);
        let other = other.split(" <").next().unwrap_or(&other);
        match other {
            "" => format!("{argument} er skrevet mere end én gang."),
            other if other == argument => format!("{argument} er skrevet mere end én gang."),
            other => format!("{argument} og {other} kan ikke bruges sammen."),
        }
    }
}

/// The command that was probably meant, whichever of its names was mistyped; or all there are.
fn unknown_command(cli: &Command, typed: &str) -> Trouble {
    let visible = || cli.get_subcommands().filter(|command| !command.is_hide_set());
    let spellings: Vec<(&str, &str)> = visible()
        .flat_map(|command| {
            let name = command.get_name();
            command.get_all_aliases().chain([name]).map(move |spelling| (spelling, name))
        })
        .collect();
    let labels: Vec<&str> = spellings.iter().map(|(spelling, _)| *spelling).collect();
    let begun = || labels.iter().copied().find(|label| typed.chars().count() > 2 && label.starts_with(typed));
    let near = nearest(typed, &labels).or_else(begun);
    let meant = near.and_then(|near| spellings.iter().find(|(spelling, _)| *spelling == near));
    let all: Vec<&str> = visible().map(Command::get_name).collect();
    // A script that was saved as UTF-8 and is read in the console's code page.
    let mangled =
        unmangled(typed).and_then(|word| cli.find_subcommand(&word)?.get_all_aliases().find(|name| name.is_ascii()));
    let fix = match meant {
        _ if let Some(plain) = mangled => {
            format!(
                "Bogstaverne æ, ø og å blev læst forkert på vejen. Skriv gevinst {plain}; det er den samme kommando."
            )
        }
        Some((_, name)) => format!("Mente du gevinst {name}?"),
        None if Path::new(typed).exists() => format!("Mente du gevinst tjek {}?", quoted(typed)),
        None => format!("Kommandoerne er {}. Kør gevinst --hjælp for at se, hvad de gør.", list(&all)),
    };
    Trouble::new(format!("{typed} er ikke en kommando."), fix)
}

fn unknown_argument(command: Option<&Command>, argument: &str) -> (String, Option<String>) {
    let what = format!("{argument} kendes ikke her.");
    if !argument.starts_with('-') {
        let fix = "Er det en del af et navn med mellemrum, så sæt hele navnet i anførselstegn.";
        return (what, Some(fix.to_owned()));
    }
    let options: Vec<(&str, &str)> = command
        .into_iter()
        .flat_map(Command::get_arguments)
        .filter_map(|option| Some((option.get_long()?, option.get_all_aliases().unwrap_or_default())))
        .flat_map(|(long, aliases)| aliases.into_iter().chain([long]).map(move |spelling| (spelling, long)))
        .collect();
    let labels: Vec<&str> = options.iter().map(|(spelling, _)| *spelling).collect();
    let near = nearest(argument.trim_start_matches('-'), &labels);
    let meant = near.and_then(|near| options.iter().find(|(spelling, _)| *spelling == near));
    (what, meant.map(|(_, long)| format!("Mente du --{long}?")))
}

#[cfg(test)]
mod tests {
    use crate::cli::run;
    use std::ffi::OsString;

    fn trouble(arguments: &[&str]) -> (String, String) {
        let arguments = ["gevinst"].iter().chain(arguments).map(OsString::from);
        let trouble = run(arguments, &mut Vec::new()).unwrap_err();
        (trouble.what, trouble.fix)
    }

    #[test]
    fn options_that_exclude_each_other_are_told_from_one_that_is_written_twice() {
        let (both, _) = trouble(&["opret", "ny", "--eksempel", "--fra", "gammel"]);
        assert_eq!(both, "--eksempel og --fra kan ikke bruges sammen.");
        let (told, _) = trouble(&["godkend", "--fortryd", "--format", "json"]);
        assert_eq!(told, "--fortryd og --format kan ikke bruges sammen.");
        let (twice, _) = trouble(&["saml", "--periode", "2026-01", "--periode", "2026-02"]);
        assert_eq!(twice, "--periode er skrevet mere end én gang.");
    }

    #[test]
    fn what_was_probably_meant_is_proposed() {
        for (typed, meant) in [
            (&["sammel"][..], "gevinst saml"),
            (&["samples/fjordby", "--format", "json"], "gevinst tjek samples/fjordby"),
            (&["undersog"], "gevinst undersøg"),
            (&["consolidat"], "gevinst saml"),
            (&["skab"], "gevinst skabeloner"),
            (&["opret", "ny", "--eksempl"], "--eksempel"),
            (&["saml", "--period=2026-03", "--fejl-vd", "fejl"], "--fejl-ved"),
            (&["tjek", "--format", "jsn"], "json"),
            (&["tjek", "--kun", "T1"], "T01"),
            (&["saml", "--periode", "marts 2026"], "2026-03"),
            (&["saml", "--periode", "2026-3"], "2026-03"),
            (&["saml", "--fejl-ved", "advarsl"], "advarsel"),
        ] {
            let (what, fix) = trouble(typed);
            assert!(fix.contains(&format!("Mente du {meant}?")), "{typed:?}: {what} {fix}");
        }
    }

    /// A script in UTF-8, read by a console in code page 850 or by a program in windows 1252.
    #[test]
    fn a_command_whose_letters_were_spoilt_on_the_way_is_told_without_them() {
        for (typed, plain) in
            [("unders├╕g", "undersoeg"), ("undersÃ¸g", "undersoeg"), ("udtr├ªk", "udtraek"), ("unders├©g", "undersoeg")]
        {
            let (_, fix) = trouble(&[typed]);
            assert!(fix.contains(&format!("Skriv gevinst {plain};")), "{typed}: {fix}");
        }
    }

    #[test]
    fn the_values_there_are_and_an_example_are_told() {
        let (what, fix) = trouble(&["tjek", "--format", "xml"]);
        assert_eq!(what, "xml kan ikke bruges som --format.");
        assert!(fix.contains("tekst, json, sarif eller github"), "{fix}");
        let (_, fix) = trouble(&["tegn"]);
        assert!(fix.contains("opret, skabeloner, tjek"), "{fix}");
        let (what, fix) = trouble(&["spor"]);
        assert_eq!(what, "Der mangler en fil og et ark og en celle.");
        assert!(fix.contains("Fx: gevinst spor \"resultat/"), "{fix}");
        let (what, _) = trouble(&["saml", "--periode"]);
        assert_eq!(what, "--periode mangler en værdi.");
        let (_, fix) = trouble(&["saml", "Effektivisering", "2026"]);
        assert!(fix.contains("anførselstegn"), "{fix}");
    }

    /// No name of the library's, such as `<STI>...`, in what is said.
    #[test]
    fn nothing_is_said_in_the_words_of_the_library() {
        for typed in [&["spor"][..], &["opret"], &["undersøg"], &["saml", "--periode"], &["opret", "a", "--fra"]] {
            let (what, fix) = trouble(typed);
            assert!(!format!("{what}{fix}").contains(['<', '[']), "{what} {fix}");
        }
    }
}
