//! What is said where a person is, and what can be chosen there. Nothing here asks the disk or the clock.
use super::place::{Place, typed};
use crate::{
    danish::quoted,
    disk,
    status::{Act, Status, Step},
};
use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

/// What is said, and what can be chosen.
#[derive(Debug)]
pub struct Screen {
    /// What is said first.
    pub told: String,
    /// What can be chosen: the first is number 1.
    pub choices: Vec<Choice>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The heading it is the first under.
    pub heading: Option<&'static str>,
    /// What it is, as a person reads it.
    pub what: String,
    /// What is done.
    pub deed: Deed,
}

/// What is done when something is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A command is run: its words, without the program's own name. A word in `<>` is asked for.
    Run(Vec<String>),
    /// A file or a folder is opened.
    Open(PathBuf),
    /// The menu of another programme.
    GoTo(PathBuf),
    /// It is asked where the programme is.
    AskFolder,
    /// The end.
    Stop,
}

/// The end is always the same number, however many choices there are.
static STOP: Deed = Deed::Stop;

/// The folder of the example, where nothing has its name.
const EXAMPLE: &str = "Eksempel";

impl Deed {
    fn of(act: &Act) -> Self {
        match act {
            Act::Run(words) => Self::Run(words.clone()),
            Act::Open(path) => Self::Open(PathBuf::from(path)),
        }
    }
}

impl Screen {
    /// Of a place, with the guide where there is one.
    pub fn of(place: &Place, guide: Option<&Path>) -> Self {
        let (told, mut choices) = match place {
            Place::Programme { status, .. } => (status.summary(), of_programme(status)),
            Place::Unusable { root, told } => (format!("{}\n\n{told}", disk::shown(root)), of_unusable(root)),
            Place::Outside { here, programmes, taken } => (outside(here), of_outside(here, programmes, taken)),
        };
        if matches!(place, Place::Programme { .. }) {
            let words = ["forklar", "<En regel eller et ord, fx T01 eller råderum>"].map(str::to_owned);
            choices.push(run("Forklar en regel, et nøgletal eller et ord", &words));
        }
        if let Some(guide) = guide {
            choices.push(open("Læs vejledningen", guide));
        }
        if !matches!(place, Place::Outside { .. }) {
            choices.push(plain("Gå til et andet programs mappe", Deed::AskFolder));
        }
        Self { told, choices }
    }

    /// What was chosen by its number.
    pub fn choice(&self, number: usize) -> Option<&Deed> {
        match number.checked_sub(1) {
            None => Some(&STOP),
            Some(at) => self.choices.get(at).map(|choice| &choice.deed),
        }
    }

    /// As it is shown.
    pub fn text(&self) -> String {
        let mut text = format!("\n{}", self.told);
        for (number, choice) in (1..).zip(&self.choices) {
            if let Some(heading) = choice.heading {
                let _ = writeln!(text, "\n{heading}");
            }
            let _ = writeln!(text, "{number:>3}  {}", choice.what);
        }
        text.push_str("  0  Slut\n");
        text
    }
}

/// The steps of `gevinst status`, in its order and under its headings, and what can be done besides.
fn of_programme(status: &Status) -> Vec<Choice> {
    let (now, later) = status.steps.split_at(status.steps.len().min(1));
    let under = |heading, steps: &[Step]| {
        let headings = std::iter::once(Some(heading)).chain(std::iter::repeat(None));
        let choices = steps.iter().zip(headings).map(|(step, heading)| Choice {
            heading,
            what: step.what.clone(),
            deed: Deed::of(&step.act),
        });
        choices.collect::<Vec<Choice>>()
    };
    [under("Gør nu", now), under("Bagefter", later), under("Desuden", &status.besides)].concat()
}

fn of_unusable(root: &Path) -> Vec<Choice> {
    let mend = open("Åbn program.xlsx, og ret den; gem, luk den, og tryk Enter her", &root.join("program.xlsx"));
    let look = open("Åbn mappen", root);
    let archive =
        run("Se, hvad der er godkendt, og om noget er ændret siden", &["arkiv".to_owned(), disk::shown(root)]);
    vec![Choice { heading: Some("Hvad vil du?"), ..mend }, look, archive]
}

fn outside(here: &Path) -> String {
    let shown = std::path::absolute(here).map_or_else(|_| disk::shown(here), |whole| disk::shown(&whole));
    format!(
        "gevinst samler kommunens gevinster: det kontrollerer centrenes regneark og skriver ledelsens rapport.\n\n\
         Du er i {shown}, som ikke er et programs mappe.\n\
         Træk jeres programmappe herind, og tryk Enter. Eller vælg:\n\n"
    )
}

fn of_outside(here: &Path, programmes: &[PathBuf], taken: &[String]) -> Vec<Choice> {
    let known = programmes.iter().map(|path| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        plain(&format!("Gå til programmet i mappen {}", disk::shown(Path::new(name))), Deed::GoTo(path.clone()))
    });
    let example = disk::shown(&typed(&here.join(EXAMPLE)));
    let words = ["opret", &example, "--eksempel"].map(str::to_owned);
    let is_free = taken.iter().all(|name| !name.eq_ignore_ascii_case(EXAMPLE));
    let example = is_free
        .then(|| run(&format!("Prøv det på en fiktiv kommune, som bliver lagt i mappen {}", quoted(&example)), &words));
    let fresh = ["opret", "<Hvad skal mappen hedde? Fx Effektivisering 2026>"].map(str::to_owned);
    let fresh = run("Lav en mappe til et nyt program", &fresh);
    let find = plain("Skriv, hvor programmets mappe ligger", Deed::AskFolder);
    known.chain([find]).chain(example).chain([fresh]).collect()
}

fn run(what: &str, words: &[String]) -> Choice {
    plain(what, Deed::Run(words.to_vec()))
}

fn open(what: &str, path: &Path) -> Choice {
    plain(what, Deed::Open(path.to_owned()))
}

fn plain(what: &str, deed: Deed) -> Choice {
    Choice { heading: None, what: what.to_owned(), deed }
}
