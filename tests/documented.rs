//! Every command that README and the guide show is run as it stands there: in a programme folder as the text has it by then,
//! with what a shell does to its words. None of them may be one that could not run (exit code 2).
#![allow(clippy::unwrap_used)]

use gevinst::xlsx::{At, Drawing, Ink, Sheet, Style, save};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const README: &str = include_str!("../README.md");
const GUIDE: &str = include_str!("../docs/vejledning.md");

/// What the guide says cannot run yet: next year's folder is to be filled in first.
const STOPS: [&str; 1] = ["gevinst skabeloner \"Effektivisering 2027\" --periode 2027-01"];

/// The commands of the blocks that are for a shell, one block after the other, without the remarks behind them.
fn blocks(text: &'static str) -> Vec<Vec<&'static str>> {
    let shells = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    shells
        .map(|block| {
            let lines = block.lines().map(|line| line.split(" #").next().unwrap().trim());
            lines.filter(|line| line.starts_with("gevinst ") || line.starts_with("cd ")).collect::<Vec<_>>()
        })
        .filter(|block| !block.is_empty())
        .collect()
}

/// The commands in running text that are whole: with more than the name of a command, and without a word in capitals that
/// stands for another.
fn inline(text: &'static str) -> Vec<&'static str> {
    let marked = text.split('`').skip(1).step_by(2);
    let is_whole = |command: &&str| {
        let words = words(command);
        let stands_for = |word: &String| word.len() > 2 && word.chars().all(char::is_uppercase);
        words[0] == "gevinst" && words.len() > 2 && !words.iter().any(stands_for)
    };
    marked.filter(|command| command.starts_with("gevinst ") && !command.contains('\n')).filter(is_whole).collect()
}

/// As a shell splits it: what stands in quotation marks is one word.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let split = |(at, part): (usize, &str)| match at % 2 {
        1 => vec![part.to_owned()],
        _ => part.split_whitespace().map(str::to_owned).collect(),
    };
    parts.flat_map(split).collect()
}

/// Runs a command in a folder; a word behind `<` or `>` names a file to read or to write.
fn run(command: &str, here: &Path) -> (i32, String) {
    let (mut arguments, mut input, mut output, mut words) =
        (Vec::new(), None, None, words(command).into_iter().skip(1));
    while let Some(word) = words.next() {
        match word.as_str() {
            "<" => input = words.next(),
            ">" => output = words.next(),
            _ => arguments.push(word),
        }
    }
    let read = input.map_or_else(Stdio::null, |name| fs::File::open(here.join(name)).unwrap().into());
    let run =
        Command::new(env!("CARGO_BIN_EXE_gevinst")).args(arguments).current_dir(here).stdin(read).output().unwrap();
    if let Some(name) = output {
        fs::write(here.join(name), &run.stdout).unwrap();
    }
    (run.status.code().unwrap(), String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned())
}

fn runs(command: &str, here: &Path) {
    let (code, said) = run(command, here);
    let stops = STOPS.contains(&command);
    assert_eq!(code == 2, stops, "{command} in {}: {code}\n{said}", here.display());
}

/// Fills in a programme and lets the centres of the fictional municipality deliver.
fn fill(folder: &Path) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    fs::copy(sample.join("program.xlsx"), folder.join("program.xlsx")).unwrap();
    let (mut stand, mut first) = (Vec::new(), None);
    for (name, path) in gevinst::disk::walk(&sample.join("indsendt")).unwrap() {
        let to = folder.join("indsendt").join(&name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&path, &to).unwrap();
        stand.push(format!("indsendt/{name}"));
        first.get_or_insert(path);
    }
    fs::write(folder.join("stier.txt"), stand.join("\n")).unwrap();
}

/// What the examples name: a file to look at.
fn with_a_file(folder: &Path) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    let case = sample.join("indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx");
    fs::copy(case, folder.join("indsendt/fil.xlsx")).unwrap();
}

/// An export of OS2autoproces with one process, of a department that is called as its centre.
fn with_an_export(folder: &Path) {
    let process = [
        ("ID", "101"),
        ("Titel", "Skift af adresse"),
        ("Fase", "Idé"),
        ("Status", "I gang"),
        ("Afdelinger", "Center for Borgerservice og Digitalisering"),
        ("Myndighed", "Fjordby Kommune"),
        ("Antal gange processen foretages årligt", "1200"),
        ("Tidsforbrug pr. proces i minutter", "15"),
        ("Forventet automatiseringsgrad", "60"),
        ("Forventet årlig effektiviseringspotentiale", "180"),
        ("Antal medarbejdere der foretager processen", "4"),
        ("Løsningen sat i drift", ""),
        ("Løsningen taget ud af drift", ""),
    ];
    let mut sheet = Sheet::new("Processer");
    for (col, (header, text)) in (0..).zip(process) {
        sheet.put(At::new(0, col), Ink::text(header, Style::Text));
        sheet.put(At::new(1, col), Ink::text(text, Style::Text));
    }
    let export = Drawing { title: "Processer".to_owned(), sheets: vec![sheet], ..Drawing::default() };
    fs::write(folder.join("processes.xlsx"), save(&export).unwrap()).unwrap();
}

/// A folder that is consolidated, and the one above it.
fn consolidated() -> (tempfile::TempDir, PathBuf) {
    let keep = tempfile::tempdir().unwrap();
    let folder = keep.path().join("Effektivisering 2026");
    fs::create_dir_all(folder.join("indsendt")).unwrap();
    fill(&folder);
    runs("gevinst saml", &folder);
    (keep, folder)
}

/// The same, accepted.
fn accepted() -> (tempfile::TempDir, PathBuf) {
    let (keep, folder) = consolidated();
    runs("gevinst godkend --af \"Kim Holm\"", &folder);
    (keep, folder)
}

#[test]
fn the_commands_of_the_readme() {
    let keep = tempfile::tempdir().unwrap();
    let mut here = keep.path().to_owned();
    let blocks = blocks(README);
    let whole = blocks.iter().find(|block| block.len() > 5).expect("README shows the commands in a block");
    for command in whole {
        if let Some(folder) = command.strip_prefix("cd ") {
            here = here.join(folder.trim_matches('"'));
            fill(&here);
            continue;
        }
        if command.contains("indsendt/fil.xlsx") {
            with_a_file(&here);
        }
        runs(command, &here);
    }
    assert!(keep.path().join("Effektivisering 2027/program.xlsx").is_file());
    assert!(fs::read(here.join("filer.jsonl")).unwrap().len() > 1000);
    for command in inline(README) {
        runs(command, &here);
    }
}

#[test]
fn the_commands_of_the_guide() {
    let (keep, folder) = accepted();
    with_an_export(&folder);
    // What is to be accepted again has changed.
    fs::remove_file(folder.join("indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx")).unwrap();
    let mut seen = 0;
    for command in blocks(GUIDE).concat().into_iter().chain(inline(GUIDE)) {
        seen += 1;
        // The month that is next is accepted after it is consolidated.
        if command.starts_with("gevinst godkend --af") {
            let (_keep, folder) = consolidated();
            runs(command, &folder);
            continue;
        }
        let here = if command.contains("Effektivisering") { keep.path() } else { &folder };
        runs(command, here);
    }
    assert!(seen > 8, "{seen} commands in the guide");
}

/// Whoever reads README looks for a file by its name, and for what is new in it.
#[test]
fn the_files_to_fetch_and_what_is_new_are_of_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    for end in ["-opsaetning.exe", ".zip"] {
        let name = format!("`gevinst-{version}-windows-x64{end}`");
        assert!(README.contains(&name), "README names no {name}");
    }
    assert!(include_str!("../CHANGELOG.md").contains(&format!("\n## [{version}] - ")));
}
