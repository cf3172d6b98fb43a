//! What the register OS2autoproces knows, as ideas in the templates of the centres whose departments they belong to.
//!
//! A process is placed only where its departments say so in one way; every other is kept with the reason, to be told. What runs
//! already is no idea: it is an initiative with benefits, and what those need (who owns it, minutes after, what the time is used
//! for) the register does not know.
use super::Filled;
use crate::{
    danish::{
        show,
        words::{alike, list},
    },
    os2autoproces::{Process, Stage},
    programme::{Centre, Programme},
    schema::{
        Field, Id, TableOf,
        business_case::{ideas, initiatives},
    },
    units::{Month, round},
    xlsx::Content,
};
use std::collections::{BTreeMap, BTreeSet};

/// The processes of an export, by what becomes of them.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Those that are ideas, by centre.
    pub ideas: BTreeMap<Id, Vec<Process>>,
    /// Those in operation, with the centre where their departments say it.
    pub live: Vec<(Process, Option<Id>)>,
    /// Those that could not be placed, and why.
    pub unplaced: Vec<(Process, String)>,
    /// How many belong to other municipalities.
    pub elsewhere: usize,
    /// How many are taken out of operation.
    pub retired: usize,
    /// How many are rejected or given up.
    pub declined: usize,
}

/// Sorts the processes of this municipality; nothing where none is, though the export says whose they are.
pub fn sorted(processes: Vec<Process>, programme: &Programme, period: Month) -> Option<Sorted> {
    let is_ours = |process: &Process| {
        process.authority.is_empty() || place_name(&process.authority) == place_name(&programme.municipality)
    };
    let mut sorted = Sorted::default();
    let (ours, others): (Vec<Process>, Vec<Process>) = processes.into_iter().partition(is_ours);
    sorted.elsewhere = others.len();
    if ours.is_empty() && !others.is_empty() {
        return None;
    }
    for process in ours {
        let centre = centre_of(&process.departments, programme, period);
        match (process.stage(), centre) {
            (Stage::Retired, _) => sorted.retired += 1,
            (Stage::Declined, _) => sorted.declined += 1,
            (Stage::Live, centre) => sorted.live.push((process, centre.ok())),
            (Stage::Unknown, _) => {
                let why = match &*process.phase {
                    "" => "den har ingen fase".to_owned(),
                    phase => format!("fasen {phase} siger ikke, om det er en idé"),
                };
                sorted.unplaced.push((process, why));
            }
            (Stage::Idea, Ok(centre)) => sorted.ideas.entry(centre).or_default().push(process),
            (Stage::Idea, Err(why)) => sorted.unplaced.push((process, why)),
        }
    }
    Some(sorted)
}

/// A municipality's name as it is compared: `Fjordby` is `Fjordby Kommune`.
fn place_name(name: &str) -> String {
    let name = name.to_lowercase();
    name.split_whitespace().filter(|word| *word != "kommune").collect::<Vec<_>>().join(" ")
}

/// The centre that departments belong to, or why it cannot be told.
fn centre_of(departments: &str, programme: &Programme, period: Month) -> Result<Id, String> {
    let (names, mut centres) = (names(departments, programme), BTreeSet::new());
    if names.is_empty() {
        return Err("den har ingen afdeling".to_owned());
    }
    for department in names {
        let owners = owners(&department, programme);
        if owners.is_empty() {
            return Err(format!("afdelingen {department} står ikke ved noget center"));
        }
        centres.extend(owners.iter().map(|centre| &centre.code));
    }
    let mut found = centres.iter().filter_map(|code| programme.centre(code));
    match (found.next(), found.next()) {
        (Some(only), None) if only.is_active(period) => Ok(only.code.clone()),
        (Some(only), None) => Err(format!("{} afleverer ikke for {}", only.code, show::month(period))),
        _ => {
            let codes: Vec<&str> = centres.iter().map(|code: &&Id| code.as_str()).collect();
            Err(format!("afdelingerne hører til {}", list(&codes)))
        }
    }
}

/// The names in a list with commas between them. A name may have a comma of its own (*Sundhed, Ældre og Omsorg*), so at
/// each place the longest one that some centre has is taken: the whole text first.
fn names(departments: &str, programme: &Programme) -> Vec<String> {
    let parts: Vec<&str> = departments.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let (mut names, mut at) = (Vec::new(), 0);
    while at < parts.len() {
        let joined = |end: usize| parts[at..end].join(", ");
        let longest = (at + 1..=parts.len()).rev().find(|end| !owners(&joined(*end), programme).is_empty());
        let end = longest.unwrap_or(at + 1);
        names.push(joined(end));
        at = end;
    }
    names
}

/// The centres that a department belongs to: those that name it, or are called so.
fn owners<'a>(department: &str, programme: &'a Programme) -> Vec<&'a Centre> {
    let is_it = |name: &String| alike(&spaced(name), department);
    let is_of = |centre: &&Centre| centre.departments.iter().any(is_it) || is_it(&centre.name);
    programme.centres.iter().filter(is_of).collect()
}

/// With one space after each comma, as [`names`] joins them.
fn spaced(name: &str) -> String {
    name.split(',').map(str::trim).collect::<Vec<_>>().join(", ")
}

/// Adds processes to a centre's ideas, after what stands there; those it has already are left out. How many were added.
pub fn add(filled: &mut Filled, processes: &[Process]) -> usize {
    let before = filled.rows(&ideas::TABLE);
    for process in processes {
        if !is_known(filled, process) {
            write(filled, process);
        }
    }
    filled.rows(&ideas::TABLE) - before
}

/// Whether the centre has a process as an idea or an initiative: by its number, or where no number stands by its title.
fn is_known(filled: &Filled, process: &Process) -> bool {
    let mark = mark(process);
    let is_it = |text: &str| match text.rfind(MARK) {
        Some(_) if !mark.is_empty() => text.contains(&mark),
        Some(at) => alike(&text[..at], &process.title),
        None => alike(text, &process.title),
    };
    texts(filled, &ideas::TABLE, &ideas::IDEA).any(is_it)
        || texts(filled, &initiatives::TABLE, &initiatives::TITLE).any(is_it)
}

/// The texts of a column that are filled in.
fn texts<'a, In>(
    filled: &'a Filled,
    table: &'static TableOf<In>,
    field: &'static Field<String, In>,
) -> impl Iterator<Item = &'a str> {
    (0..filled.rows(table)).filter_map(move |row| match filled.get(table, row, &field.spec) {
        Some(Content::Text(text)) => Some(text.as_str()),
        _ => None,
    })
}

/// How the mark of a process begins.
const MARK: &str = " (OS2autoproces ";

/// What an idea is known again by next time: ` (OS2autoproces 123)`.
fn mark(process: &Process) -> String {
    if process.id.is_empty() { String::new() } else { format!("{MARK}{})", process.id) }
}

/// The characters there is room for in a field.
fn at_most<In>(field: &Field<String, In>) -> usize {
    usize::from(field.spec.max_chars)
}

fn write(filled: &mut Filled, process: &Process) {
    let table = &ideas::TABLE.table;
    let row = filled.rows(table);
    let mark = mark(process);
    let room = at_most(&ideas::IDEA).saturating_sub(mark.chars().count());
    let title = if process.title.is_empty() { "Proces uden titel" } else { &process.title };
    filled.set(table, row, &ideas::IDEA.spec, Content::Text(format!("{}{mark}", cut(title, room))));
    if let Some(text) = easier(process) {
        filled.set(table, row, &ideas::EASIER.spec, Content::Text(cut(&text, at_most(&ideas::EASIER))));
    }
    if let Some(hours) = process.hours() {
        // A rough estimate has no more than one decimal.
        filled.set(table, row, &ideas::HOURS.spec, Content::Number(round(hours, 1).normalize()));
    }
    // Who knows more is a department: the register's contact persons are not read.
    filled.set(table, row, &ideas::WHO.spec, Content::Text(cut(&process.departments, at_most(&ideas::WHO))));
}

/// What gets easier, as far as figures say it; else it is for the centre to write.
fn easier(process: &Process) -> Option<String> {
    let [times, minutes, degree] = process.figures()?.map(show::number);
    Some(format!(
        "Opgaven løses {times} gange om året og tager {minutes} minutter. {degree} % af tiden ventes sparet ved automatisering."
    ))
}

/// As many characters as there is room for; what is cut ends with an ellipsis.
fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing::some_programme::{id, some_centre, some_programme},
        units::Decimal,
    };

    fn march() -> Month {
        Month::new(2026, 3).unwrap()
    }

    /// Two centres, one of which has a department with a comma in its name.
    fn programme() -> Programme {
        let departments = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let centre = |code, names: &[&str]| Centre { departments: departments(names), ..some_centre(code) };
        let closed = Centre { active_to: Month::new(2025, 12), ..centre("CLU", &["Havnen"]) };
        let centres =
            vec![centre("CBD", &["Borgerservice", "Sundhed, Ældre og Omsorg"]), centre("CBU", &["Ældre"]), closed];
        Programme { centres, municipality: "Fjordby Kommune".to_owned(), ..some_programme() }
    }

    #[test]
    fn a_department_leads_to_one_centre_or_says_why_not() {
        let placed = |departments: &str| centre_of(departments, &programme(), march());
        for known in ["Borgerservice", "borgerservice ", "Sundhed,Ældre og Omsorg", "Center CBD"] {
            assert_eq!(placed(known), Ok(id("CBD")), "{known}");
        }
        assert_eq!(placed("Borgerservice,Sundhed, Ældre og Omsorg"), Ok(id("CBD")));
        assert_eq!(placed("Ældre"), Ok(id("CBU")));
        for (unknown, why) in [
            ("", "den har ingen afdeling"),
            (" , ", "den har ingen afdeling"),
            ("Jura", "afdelingen Jura står ikke ved noget center"),
            ("Borgerservice,Jura", "afdelingen Jura står ikke ved noget center"),
            ("Borgerservice,Ældre", "afdelingerne hører til CBD og CBU"),
            ("Havnen", "CLU afleverer ikke for marts 2026"),
        ] {
            assert_eq!(placed(unknown), Err(why.to_owned()), "{unknown}");
        }
    }

    fn process(id: &str, title: &str) -> Process {
        Process { id: id.to_owned(), title: title.to_owned(), phase: "Idé".to_owned(), ..Process::default() }
    }

    #[test]
    fn what_a_centre_has_is_not_written_again() {
        let mut filled = Filled::default();
        let text = |text: &str| Content::Text(text.to_owned());
        filled.set(&ideas::TABLE, 0, &ideas::IDEA.spec, text("Skift af adresse (OS2autoproces 12)"));
        filled.set(&ideas::TABLE, 1, &ideas::IDEA.spec, text("Boligstøtte"));
        filled.set(&initiatives::TABLE, 0, &initiatives::TITLE.spec, text("Fakturakontrol"));
        let all = [
            process("12", "Et nyt navn"),
            process("1", "Skift af adresse"),
            process("2", "BOLIGSTØTTE"),
            process("3", "Fakturakontrol"),
        ];
        assert_eq!(add(&mut filled, &all), 1, "two processes of one title are two");
        assert_eq!(filled.get(&ideas::TABLE, 2, &ideas::IDEA.spec), Some(&text("Skift af adresse (OS2autoproces 1)")));
        assert_eq!(add(&mut filled, &all), 0);
    }

    #[test]
    fn a_long_title_keeps_its_number() {
        let mut filled = Filled::default();
        add(&mut filled, &[process("1234", &"Æ".repeat(300))]);
        let Some(Content::Text(text)) = filled.get(&ideas::TABLE, 0, &ideas::IDEA.spec) else { panic!("an idea") };
        assert!(text.chars().count() == 120 && text.ends_with("Æ… (OS2autoproces 1234)"), "{text}");
    }

    #[test]
    fn processes_of_others_are_counted_and_never_placed() {
        let of = |authority: &str| Process {
            authority: authority.to_owned(),
            departments: "Borgerservice".to_owned(),
            times: Some(Decimal::ONE),
            ..process("1", "En")
        };
        let both = sorted(vec![of("Fjordby"), of("Bakkeby Kommune")], &programme(), march()).unwrap();
        assert_eq!((both.ideas[&id("CBD")].len(), both.elsewhere), (1, 1));
        assert!(sorted(vec![of("Bakkeby Kommune")], &programme(), march()).is_none());
        assert!(sorted(Vec::new(), &programme(), march()).is_some());
    }
}
