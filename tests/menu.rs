//! The menu as a person meets it: a month played by what is typed, and all that is typed by mistake.
#![allow(clippy::unwrap_used)]

use gevinst::{
    cli,
    commands::Outcome,
    menu::{Console, menu},
};
use std::{
    cell::RefCell,
    collections::VecDeque,
    ffi::OsString,
    fs,
    io::{self, BufRead, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    rc::Rc,
};
use tempfile::TempDir;

/// What a person does.
enum Do {
    /// Writes a line.
    Type(String),
    /// Finds a choice by what it says, and writes its number.
    Choose(&'static str),
    /// Something else than writing, as laying files in a folder.
    Elsewhere(Box<dyn Fn()>),
}

fn typed(line: impl Into<String>) -> Do {
    Do::Type(line.into())
}

/// What has been said so far.
#[derive(Clone, Default)]
struct Said(Rc<RefCell<Vec<u8>>>);

impl Said {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A person at the keyboard, who reads what is said and then writes.
struct Person {
    does: VecDeque<Do>,
    said: Said,
    line: Vec<u8>,
}

impl Person {
    /// The number before a choice, where it was shown last.
    fn number(&self, label: &str) -> String {
        let text = self.said.text();
        let line = text.lines().rev().find(|line| is_choice(line) && line.contains(label));
        let line = line.unwrap_or_else(|| panic!("{label} is no choice in\n{text}"));
        line.split_whitespace().next().unwrap().to_owned()
    }
}

fn is_choice(line: &str) -> bool {
    line.starts_with(' ') && line.split_whitespace().next().is_some_and(|word| word.parse::<u8>().is_ok())
}

impl Read for Person {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        unreachable!("lines are read")
    }
}

impl BufRead for Person {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.line.is_empty() {
            let line = match self.does.pop_front() {
                None => return Ok(&[]),
                Some(Do::Type(line)) => line,
                Some(Do::Choose(label)) => self.number(label),
                Some(Do::Elsewhere(act)) => {
                    act();
                    continue;
                }
            };
            self.line = format!("{line}\r\n").into_bytes();
            // What is typed stands on the screen.
            self.said.write_all(&self.line)?;
        }
        Ok(&self.line)
    }

    fn consume(&mut self, amount: usize) {
        self.line.drain(..amount);
    }
}

/// What is said, and what is opened, when a person does this.
fn play(start: &Path, opens: bool, does: impl IntoIterator<Item = Do>) -> (String, Vec<PathBuf>) {
    let said = Said::default();
    let mut person = Person { does: does.into_iter().collect(), said: said.clone(), line: Vec::new() };
    let mut opened = Vec::new();
    let mut open = |path: &Path| {
        opened.push(path.to_owned());
        if opens { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    };
    menu(start, None, &mut Console { input: &mut person, out: &mut said.clone(), open: &mut open });
    assert!(person.does.is_empty(), "the menu ended before the person did:\n{}", said.text());
    (said.text(), opened)
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret").join(name)
}

/// A folder with a programme in it, and one without.
fn folders() -> (TempDir, PathBuf) {
    let around = tempfile::tempdir().unwrap();
    let root = around.path().join("Effektivisering 2026");
    fs::create_dir_all(root.join("indsendt")).unwrap();
    fs::create_dir(around.path().join("tom")).unwrap();
    fs::copy(sample("program.xlsx"), root.join("program.xlsx")).unwrap();
    (around, root)
}

/// Lets what centres sent for a month come in.
fn receive(root: &Path, month: &str) {
    for file in fs::read_dir(sample("indsendt").join(month)).unwrap() {
        let file = file.unwrap().path();
        fs::copy(&file, root.join("indsendt").join(file.file_name().unwrap())).unwrap();
    }
}

fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display())
}

/// How often a text stands in another.
fn times(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn a_month_is_played_by_numbers_and_every_command_is_shown() {
    let (around, root) = folders();
    let files = root.clone();
    let (said, opened) = play(
        around.path(),
        true,
        [
            Do::Type(quoted(&root)),
            Do::Choose("Skriv skabelonerne for januar 2026"),
            typed(""),
            Do::Choose("Send skabelonerne"),
            Do::Choose("Åbn mappen indsendt"),
            Do::Elsewhere(Box::new(move || receive(&files, "2026-01"))),
            typed(""),
            Do::Choose("Se, hvad der skal rettes"),
            typed(""),
            Do::Choose("Saml januar 2026"),
            typed(""),
            Do::Choose("Åbn rapporten for januar 2026"),
            Do::Choose("Forklar en regel"),
            typed("T01"),
            typed(""),
            Do::Choose("Godkend januar 2026"),
            typed("\"Kim Holm\""),
            typed(""),
            Do::Choose("Se, hvad der er godkendt"),
            typed(""),
            typed("0"),
        ],
    );
    let at = root.display();
    for words in [
        format!("skabeloner \"{at}\" --periode 2026-01"),
        format!("tjek \"{at}\""),
        format!("saml \"{at}\" --periode 2026-01"),
        "forklar T01".to_owned(),
        format!("godkend \"{at}\" --periode 2026-01 --af \"Kim Holm\""),
        format!("arkiv \"{at}\""),
    ] {
        assert_eq!(times(&said, &format!("\nKommando: gevinst {words}\n")), 1, "{words} in\n{said}");
    }
    let results = root.join("resultat/2026-01");
    let report = results.join("Gevinstrealisering 2026-01.xlsx");
    assert_eq!(opened, [root.join("skabeloner"), root.join("indsendt"), report]);
    assert!(said.contains("Skriv skabelonerne for februar 2026"), "the next month follows:\n{said}");
    // The archive is the one that the command line makes, and finds in order.
    let words = ["gevinst".into(), "arkiv".into(), root.as_os_str().to_owned()];
    assert_eq!(cli::run(words, &mut Vec::new()).unwrap(), Outcome::Clean);
    assert!(fs::read_to_string(root.join("arkiv/2026-01/manifest.json")).unwrap().contains("Kim Holm"));
}

#[test]
fn what_is_typed_by_mistake_is_answered_and_does_nothing() {
    let (around, root) = folders();
    let (empty, gone) = (around.path().join("tom"), around.path().join("findes ikke"));
    let before = gevinst::disk::walk(around.path()).unwrap();
    let (said, opened) = play(
        around.path(),
        true,
        [
            typed("hvad?"),
            typed("99"),
            typed("-1"),
            typed(""),
            typed(quoted(&gone)),
            typed(quoted(&empty)),
            Do::Choose("Skriv, hvor programmets mappe ligger"),
            typed(""),
            Do::Choose("Skriv, hvor programmets mappe ligger"),
            typed(quoted(&gone)),
            Do::Choose("Lav en mappe til et nyt program"),
            typed(""),
            Do::Choose("Gå til programmet i mappen Effektivisering 2026"),
            typed("\u{fffd}\u{1b}[2J"),
            Do::Choose("Gå til et andet programs mappe"),
            typed(format!("  {}  ", quoted(&empty))),
            typed(quoted(&root.join("indsendt"))),
            typed("0"),
        ],
    );
    assert_eq!(times(&said, "hvad? er ikke et af numrene. Skriv et nummer fra 0 til 4."), 1, "{said}");
    assert_eq!(times(&said, "er ikke et af numrene"), 5, "{said}");
    assert_eq!(times(&said, "tom er ikke et programs mappe: der er ingen program.xlsx i den."), 2, "{said}");
    assert_eq!(times(&said, "findes ikke kan ikke læses: den findes ikke."), 1, "{said}");
    assert_eq!(times(&said, "Intet er gjort."), 1, "{said}");
    assert!(!said.contains("Kommando:"), "{said}");
    let answers = said.lines().filter(|line| line.contains('\u{1b}')).count();
    assert_eq!(answers, 1, "only what the person typed: no control sign is said back\n{said}");
    assert!(opened.is_empty());
    assert_eq!(gevinst::disk::walk(around.path()).unwrap(), before);
}

#[test]
fn no_more_input_is_the_end_wherever_it_comes() {
    let (around, root) = folders();
    play(around.path(), true, []);
    play(&root, true, []);
    play(&root, true, [Do::Choose("Forklar en regel")]);
    play(around.path(), true, [Do::Choose("Skriv, hvor programmets mappe ligger")]);
    play(&root, true, [Do::Choose("Skriv skabelonerne for januar 2026")]);
}

#[test]
fn the_example_is_made_where_one_is_and_is_gone_on_with() {
    let around = tempfile::tempdir().unwrap();
    let (said, _) = play(
        around.path(),
        true,
        [
            Do::Choose("Prøv det på en fiktiv kommune"),
            typed(""),
            Do::Choose("Saml marts 2026"),
            typed(""),
            Do::Choose("Gå til et andet programs mappe"),
            typed(quoted(&around.path().join("Eksempel/indsendt"))),
            typed("0"),
        ],
    );
    assert!(around.path().join("Eksempel/resultat/2026-03/kørsel.json").is_file(), "{said}");
    assert_eq!(times(&said, "\nMåned        marts 2026 ("), 3, "the menu is the example's from then on\n{said}");
    let (said, _) = play(around.path(), true, [typed("0")]);
    assert!(said.contains("Gå til programmet i mappen Eksempel") && !said.contains("fiktiv"), "{said}");
}

/// Fewer than half of the centres have delivered: that is accepted by whoever says that it is meant, and by nobody else.
#[test]
fn what_needs_to_be_meant_is_asked_for() {
    let (_around, root) = folders();
    let (said, _) = play(
        &root,
        true,
        [
            Do::Choose("Skriv skabelonerne for januar 2026"),
            typed(""),
            Do::Choose("Saml januar 2026"),
            typed(""),
            Do::Choose("Godkend januar 2026"),
            typed("Kim Holm"),
            typed("j"),
            typed(""),
            Do::Choose("Godkend januar 2026"),
            typed("Kim Holm"),
            typed("Ja"),
            typed(""),
            typed("0"),
        ],
    );
    assert_eq!(times(&said, "Intet er gjort."), 1, "{said}");
    assert_eq!(times(&said, "--af \"Kim Holm\" --alligevel\n"), 1, "{said}");
    assert!(root.join("arkiv/2026-01").is_dir(), "{said}");
}

#[test]
fn a_programme_that_cannot_be_used_can_be_opened_and_mended() {
    let (_around, root) = folders();
    fs::write(root.join("program.xlsx"), "intet regneark").unwrap();
    let mended = root.clone();
    let mend = move || assert!(fs::copy(sample("program.xlsx"), mended.join("program.xlsx")).is_ok());
    let does = [Do::Choose("Åbn program.xlsx, og ret den"), Do::Elsewhere(Box::new(mend)), typed(""), typed("0")];
    let (said, opened) = play(&root, true, does);
    assert_eq!(opened, [root.join("program.xlsx")]);
    assert_eq!(times(&said, "Ret fejlene herover, og kør igen."), 1, "what is only opened says nothing anew\n{said}");
    assert!(said.trim_end().lines().any(|line| line.contains("Skriv skabelonerne for januar 2026")), "{said}");
}

/// January is accepted and the files are for March: the person says which month is meant, and the menu is about that one.
#[test]
fn a_month_that_is_not_known_is_chosen() {
    let (_around, root) = folders();
    receive(&root, "2026-01");
    for words in [&["saml"][..], &["godkend", "--af", "Kim Holm"]] {
        let words = ["gevinst"].iter().chain(words).map(OsString::from).chain([root.as_os_str().to_owned()]);
        cli::run(words, &mut Vec::new()).unwrap();
    }
    receive(&root, "2026-03");
    let does = [Do::Choose("Se status for marts 2026"), Do::Choose("Saml marts 2026"), typed(""), typed("0")];
    let (said, _) = play(&root, true, does);
    assert!(said.contains("Kommando: gevinst status \"") && said.contains("Måned        marts 2026"), "{said}");
    assert!(root.join("resultat/2026-03/kørsel.json").is_file());
}

#[test]
fn where_nothing_can_be_opened_it_is_said_where_it_is() {
    let (_around, root) = folders();
    let (said, _) =
        play(&root, false, [Do::Choose("Åbn mappen indsendt"), Do::Choose("Send skabelonerne"), typed("0")]);
    let at = root.join("indsendt");
    assert!(said.contains(&format!("Den kan ikke åbnes herfra. Du finder den her:\n{}\n", at.display())), "{said}");
    assert!(said.contains("skabeloner er der ikke endnu."), "{said}");
}

#[test]
fn a_file_dragged_into_the_menu_is_checked() {
    let (around, root) = folders();
    let file = root.join("program.xlsx");
    let (said, _) = play(around.path(), true, [typed(quoted(&file)), typed(""), typed("0")]);
    assert_eq!(times(&said, &format!("\nKommando: gevinst tjek \"{}\"\n", file.display())), 1, "{said}");
}

/// A screen reader reads lines, and any console shows letters: no sign moves the cursor or colours anything.
#[test]
fn the_menu_is_plain_text() {
    let (_around, root) = folders();
    let (said, _) = play(&root, true, [typed("0")]);
    assert!(said.chars().all(|sign| sign == '\n' || sign == '\r' || !sign.is_control()), "{said:?}");
    let choices: Vec<&str> = said.lines().filter(|line| is_choice(line)).collect();
    assert_eq!(choices.last(), Some(&"  0  Slut"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() < 120), "{said}");
}

/// Whoever is no person at a terminal gets what the command line always gave: the help, and the exit codes.
#[test]
fn a_script_meets_no_menu() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gevinst"));
        let run =
            command.args(arguments).stdin(Stdio::null()).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        let said = String::from_utf8([run.stdout, run.stderr].concat()).unwrap();
        (run.status.code().unwrap(), said)
    };
    let (code, said) = run(&[]);
    assert!(code == 0 && said.contains("Brug: gevinst KOMMANDO"), "{code} {said}");
    let (code, said) = run(&["samples/fjordby"]);
    assert_eq!(code, 2);
    assert_eq!(said, "samples/fjordby er ikke en kommando.\nMente du gevinst tjek samples/fjordby?\n");
}
