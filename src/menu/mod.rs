//! **Menu.** What a person meets who starts the program by a double-click, or by its name alone: `gevinst status`, with choices.
//!
//! A [`Place`] is where the person is, a [`Screen`] is what is said there and what can be chosen: a pure function. The loop
//! around it reads an answer and does what was chosen. A command goes the way it goes from the command line ([`cli::run`]), and
//! is shown as it would be typed there. It is plain text, a line at a time: any console can show it and a screen reader can read it.
mod answer;
mod opener;
mod place;
mod screen;
mod start;

pub use opener::{guide, open};
pub use place::Place;
pub use screen::{Choice, Deed, Screen};
pub use start::{Start, start};

use crate::{
    cli,
    commands::Outcome,
    disk::{self, Trouble, folder::Folder},
    status::Act,
};
use answer::{Answer, unquoted};
use std::{
    ffi::OsString,
    io::{self, BufRead, Write},
    path::{Path, PathBuf},
};

/// What a person writes, what is said, and how a file is opened in the program that it belongs to.
pub struct Console<'a> {
    /// What the person writes, a line at a time.
    pub input: &'a mut dyn BufRead,
    /// What is said.
    pub out: &'a mut dyn Write,
    /// Opens a file or a folder.
    pub open: &'a mut dyn FnMut(&Path) -> io::Result<()>,
}

/// Shows the menu of the programme around a folder, and does what is chosen until the person has had enough.
pub fn menu(folder: &Path, guide: Option<&Path>, console: &mut Console<'_>) {
    let mut place = Place::at(folder, None);
    loop {
        let screen = Screen::of(&place, guide);
        console.say(&format!("{}\n", screen.text()));
        let Some(chosen) = choose(&screen, console) else { return };
        place = match chosen {
            Chosen::Nothing => place.seen_again(),
            Chosen::Choice(Deed::Stop) => return,
            Chosen::Choice(Deed::Run(words)) => run_chosen(words, place, console),
            // It is opened where it is chosen.
            Chosen::Choice(Deed::Open(_)) => place,
            Chosen::Choice(Deed::GoTo(folder)) => Place::at(folder, None),
            Chosen::Choice(Deed::AskFolder) => ask_folder(place, console),
            Chosen::Path(path) => go(&path, place, console),
        };
    }
}

/// Waits until the person has read what is said; the window closes when the program ends.
pub fn wait_before_closing(console: &mut Console<'_>) {
    console.ask("\nTryk Enter for at lukke: ");
}

/// What a person has chosen.
enum Chosen<'a> {
    /// To look again.
    Nothing,
    /// One of the choices.
    Choice(&'a Deed),
    /// A file or a folder instead, most often one that was dragged here.
    Path(PathBuf),
}

/// What is chosen on a screen; nothing where no answer comes any more. What is only opened leaves the choices as they are.
fn choose<'a>(screen: &'a Screen, console: &mut Console<'_>) -> Option<Chosen<'a>> {
    loop {
        let line = console.ask("Skriv et nummer, og tryk Enter: ")?;
        match Answer::of(&line, screen.choices.len()) {
            Answer::Empty => return Some(Chosen::Nothing),
            Answer::Number(number) => match screen.choice(number) {
                Some(Deed::Open(path)) => open_it(path, console),
                deed => return Some(deed.map_or(Chosen::Nothing, Chosen::Choice)),
            },
            Answer::Path(path) => return Some(Chosen::Path(path)),
            Answer::Unknown(told) => console.say(&format!("{told}\n")),
        }
    }
}

/// Runs what was chosen.
fn run_chosen(words: &[String], place: Place, console: &mut Console<'_>) -> Place {
    let Some(words) = filled(words, console) else { return place };
    // The menu is what `gevinst status` says: of another month it is another menu.
    if let Some(month) = place.month_of(&words) {
        console.say(&running(words));
        return place.of_month(month);
    }
    let is_done = run_here(&words, console);
    console.ask("\nTryk Enter for at komme tilbage til menuen: ");
    match (&*words[0], words.get(1)) {
        ("opret", Some(made)) if is_done => Place::at(Path::new(made), None),
        _ => place.seen_again(),
    }
}

/// Opens a file or a folder, or says where it is.
fn open_it(path: &Path, console: &mut Console<'_>) {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let shown = disk::shown(&path);
    let told = if !path.exists() {
        format!("\n{shown} er der ikke endnu.\n")
    } else if (console.open)(&path).is_ok() {
        format!("\nÅbner {shown}\n")
    } else {
        format!("\nDen kan ikke åbnes herfra. Du finder den her:\n{shown}\n")
    };
    console.say(&told);
}

/// The command's words, with what the person fills in; nothing where the person leaves it.
fn filled(words: &[String], console: &mut Console<'_>) -> Option<Vec<String>> {
    let mut whole = Vec::new();
    for word in words {
        let Some(asked) = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) else {
            whole.push(word.clone());
            continue;
        };
        let typed = console.ask(&format!("\n{asked} (tryk kun Enter for at lade være): "))?;
        let typed = unquoted(&typed);
        if typed.is_empty() {
            console.say("Intet er gjort.\n");
            return None;
        }
        whole.push(typed.to_owned());
    }
    Some(whole)
}

/// Runs a command as from the command line, and shows it first: whoever has read it often enough can type it. The words are
/// those behind the program's own name.
///
/// # Errors
/// Those of the command.
pub fn run(words: &[OsString], console: &mut Console<'_>) -> Result<Outcome, Trouble> {
    console.say(&running(words.iter().map(|word| disk::shown(Path::new(word))).collect()));
    cli::run([OsString::from("gevinst")].into_iter().chain(words.iter().cloned()), console.out)
}

/// Runs a command and says what stopped it; once more with `--alligevel` where it says that this is how to go on, and the
/// person says so too. Whether it could run.
fn run_here(words: &[String], console: &mut Console<'_>) -> bool {
    let arguments: Vec<OsString> = words.iter().map(OsString::from).collect();
    let Err(trouble) = run(&arguments, console) else { return true };
    console.say(&format!("\n{trouble}\n"));
    if words.iter().any(|word| word == NEVERTHELESS) || !may_be_meant(&trouble) {
        return false;
    }
    let said = console.ask("\nSkal det gøres alligevel? Skriv ja, eller tryk Enter for at lade være: ");
    if said.is_none_or(|said| unquoted(&said).to_lowercase() != "ja") {
        console.say("Intet er gjort.\n");
        return false;
    }
    run_here(&[words, &[NEVERTHELESS.to_owned()]].concat(), console)
}

/// The option that says that it is meant.
const NEVERTHELESS: &str = "--alligevel";

/// Whether what stopped a command may be what the person wants.
fn may_be_meant(trouble: &Trouble) -> bool {
    trouble.fix.contains(NEVERTHELESS)
}

fn running(words: Vec<String>) -> String {
    format!("\nKommando: {}\n\n", Act::Run(words).typed())
}

/// Asks for a folder and goes there.
fn ask_folder(place: Place, console: &mut Console<'_>) -> Place {
    let line = console.ask("\nTræk programmets mappe herind, eller skriv, hvor den ligger, og tryk Enter: ");
    let typed = line.as_deref().map_or("", unquoted);
    if typed.is_empty() { place } else { go(Path::new(typed), place, console) }
}

/// Goes to a folder that is a programme's, or checks a file.
fn go(path: &Path, place: Place, console: &mut Console<'_>) -> Place {
    match Folder::named(path) {
        Err(trouble) => console.say(&format!("\n{trouble}\n")),
        Ok(_) if path.is_file() => {
            // Its name as it is: what is shown of it may be masked.
            if let Err(trouble) = run(&["tjek".into(), path.into()], console) {
                console.say(&format!("\n{trouble}\n"));
            }
            console.ask("\nTryk Enter for at komme tilbage til menuen: ");
        }
        Ok(folder) if folder.programme_file().is_file() => return Place::at(path, None),
        Ok(_) => {
            let shown = disk::shown(path);
            console.say(&format!(
                "\n{shown} er ikke et programs mappe: der er ingen program.xlsx i den.\nVælg den mappe, der har programmets program.xlsx.\n"
            ));
        }
    }
    place
}

impl Console<'_> {
    fn say(&mut self, text: &str) {
        // A window that is gone is told by the end of its input.
        let _ = self.out.write_all(text.as_bytes());
    }

    /// The line a person writes; nothing where there is no more.
    fn ask(&mut self, question: &str) -> Option<String> {
        self.say(question);
        let _ = self.out.flush();
        let mut line = Vec::new();
        let read = self.input.read_until(b'\n', &mut line).unwrap_or(0);
        (read > 0).then(|| String::from_utf8_lossy(&line).into_owned())
    }
}
