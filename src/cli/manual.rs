//! What is made of the definitions beside the help: completions for a shell, and pages for `man`.
use super::examples;
use crate::disk::Trouble;
use clap_complete::Shell;
use clap_mangen::Man;
use std::{io::Write, path::Path};

/// The headings that the library writes in English, and what stands there in Danish.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "NAVN"),
    ("SYNOPSIS", "BRUG"),
    ("DESCRIPTION", "BESKRIVELSE"),
    ("OPTIONS", "VALGMULIGHEDER"),
    ("SUBCOMMANDS", "KOMMANDOER"),
    ("EXTRA", "MERE"),
    ("AUTHORS", "AF"),
];

/// What makes a shell complete commands and options.
pub fn completions(shell: Shell, out: &mut dyn Write) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut examples::command(), "gevinst", &mut script);
    let _ = out.write_all(&script);
}

/// The page of a command, or of them all, as `man` reads it.
///
/// # Errors
/// A command that is not there.
pub fn manual(name: Option<&str>, out: &mut dyn Write) -> Result<(), Trouble> {
    let page = page(name).ok_or_else(|| {
        let what = format!("{} er ikke en kommando.", crate::danish::printed(name.unwrap_or_default()));
        Trouble::new(what, "Kør gevinst --hjælp for at se kommandoerne.")
    })?;
    let _ = out.write_all(page.as_bytes());
    Ok(())
}

fn page(name: Option<&str>) -> Option<String> {
    let mut cli = examples::command();
    cli.build();
    let command = match name {
        Some(name) => cli.find_subcommand(name)?.clone(),
        None => cli,
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error| Trouble::writing(Path::new("standard output"), &error)).ok()?;
    let page = String::from_utf8(page).ok()?;
    let danish = |line: &str| {
        let heading = line.strip_prefix(".SH ").and_then(|heading| {
            let bare = heading.trim_matches('"');
            HEADINGS.iter().find(|(english, _)| *english == bare).map(|(_, danish)| *danish)
        });
        heading.map_or_else(|| line.to_owned(), |danish| format!(".SH {danish}"))
    };
    Some(page.lines().map(danish).collect::<Vec<_>>().join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn every_shell_completes_every_command() {
        for shell in Shell::value_variants() {
            let mut script = Vec::new();
            completions(*shell, &mut script);
            let script = String::from_utf8(script).unwrap();
            for word in ["skabeloner", "godkend", "periode", "fejl-ved"] {
                assert!(script.contains(word), "{word} for {shell}");
            }
        }
    }

    #[test]
    fn every_page_has_its_options_and_examples_and_no_english_heading() {
        let names: Vec<String> =
            examples::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
        for name in names.iter().map(|name| Some(name.as_str())).chain([None]) {
            let page = page(name).unwrap();
            for (english, _) in HEADINGS {
                assert!(!page.lines().any(|line| line == format!(".SH {english}")), "{english} in {page}");
            }
            for english in ["Possible values", "default:", "Print help"] {
                assert!(!page.contains(english), "{english} in {page}");
            }
        }
        assert!(page(Some("saml")).unwrap().contains("Eksempler"));
        assert!(page(Some("findes ikke")).is_none());
    }
}
