//! What is meant by a start without a command: a double-click, a folder dropped on the program, a file sent to it.
use crate::{cli, disk::folder::PROGRAMME_FILE};
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// What is meant by a start without a command.
#[derive(Debug, PartialEq, Eq)]
pub enum Start {
    /// The menu of the programme around this folder.
    Menu(PathBuf),
    /// The command that is meant: the words behind the program's own name.
    Run(Vec<OsString>),
}

/// What these words mean to a person at a terminal, where they hold no command: none at all, a programme's folder, or other
/// files and folders, which are checked. The first word is the program's own.
pub fn start(words: &[OsString]) -> Option<Start> {
    let given = words.get(1..).unwrap_or_default();
    let Some(first) = given.first() else { return Some(Start::Menu(PathBuf::from("."))) };
    let is_option = |word: &OsString| word.to_string_lossy().starts_with('-');
    if cli::is_command(first) || given.iter().any(is_option) || !Path::new(first).exists() {
        return None;
    }
    match given {
        [folder] if Path::new(folder).join(PROGRAMME_FILE).is_file() => Some(Start::Menu(PathBuf::from(folder))),
        _ => Some(Start::Run([OsString::from("tjek")].into_iter().chain(given.iter().cloned()).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn started(words: &[&str]) -> Option<Start> {
        start(&["gevinst"].iter().chain(words).map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_dropped_on_the_program_is_opened_or_checked() {
        let run = |words: &[&str]| Some(Start::Run(words.iter().map(OsString::from).collect()));
        assert_eq!(started(&[]), Some(Start::Menu(".".into())));
        assert_eq!(started(&["samples/fjordby"]), Some(Start::Menu("samples/fjordby".into())));
        assert_eq!(started(&["samples/fjordby/indsendt"]), run(&["tjek", "samples/fjordby/indsendt"]));
        assert_eq!(started(&["Cargo.toml", "src"]), run(&["tjek", "Cargo.toml", "src"]));
        let one = "samples/fjordby/program.xlsx";
        assert_eq!(started(&[one]), run(&["tjek", one]));
    }

    #[test]
    fn a_command_and_what_is_not_there_are_for_the_command_line() {
        for words in [&["tjek"][..], &["archive"], &["--version"], &["sammel"], &["samples", "--format", "json"]] {
            assert_eq!(started(words), None, "{words:?}");
        }
    }
}
