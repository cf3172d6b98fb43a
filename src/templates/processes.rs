//! What the register OS2autoproces knows, in the templates of the centres whose departments it belongs to: an idea, or where
//! it went into operation in the programme's year, the beginning of an initiative and its time benefit.
//!
//! A process is placed only where its departments say so in one way; every other is kept with the reason, to be told.
mod in_operation;

use super::Filled;
use crate::{
    danish::{
        show,
        words::{alike, list},
    },
    os2autoproces::{Process, Stage},
    programme::{Centre, Programme},
    schema::{
        Field, Id, Spec, Table,
        business_case::{ideas, initiatives},
    },
    units::{Date, Month, round},
    xlsx::Content,
};
use std::collections::{BTreeMap, BTreeSet};

/// The processes of an export, by what becomes of them.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Those that are ideas, by centre.
    pub ideas: BTreeMap<Id, Vec<Process>>,
    /// Those that went into operation in the programme's year, each with the day, by centre.
    pub begun: BTreeMap<Id, Vec<(Process, Date)>>,
    /// The others in operation, and why they are no matter of the programme.
    pub live: Vec<(Process, String)>,
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
            (Stage::Live, centre) => match (in_operation::began(&process, programme, period), centre) {
                (Ok(day), Ok(centre)) => sorted.begun.entry(centre).or_default().push((process, day)),
                (Ok(_), Err(why)) => sorted.unplaced.push((process, why)),
                (Err(why), _) => sorted.live.push((process, why)),
            },
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

/// How many rows were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Ideas.
    pub ideas: usize,
    /// Initiatives, each with a time benefit.
    pub initiatives: usize,
}

impl Sorted {
    /// Adds the processes of a centre to its rows, after what stands there; those it has already are left out.
    pub fn add(&self, filled: &mut Filled, centre: &Id) -> Added {
        let mut added = Added::default();
        for process in self.ideas.get(centre).into_iter().flatten() {
            if !is_known(filled, process) {
                write(filled, process);
                added.ideas += 1;
            }
        }
        for (process, day) in self.begun.get(centre).into_iter().flatten() {
            if !is_known(filled, process) {
                in_operation::write(filled, centre, process, *day);
                added.initiatives += 1;
            }
        }
        added
    }

    /// How many processes belong to a centre.
    pub fn count(&self, centre: &Id) -> usize {
        self.ideas.get(centre).map_or(0, Vec::len) + self.begun.get(centre).map_or(0, Vec::len)
    }

    /// The processes that are placed, each with its centre.
    pub fn placed(&self) -> impl Iterator<Item = (&Process, &Id)> {
        let ideas = self.ideas.iter().flat_map(|(centre, own)| own.iter().map(move |one| (one, centre)));
        ideas.chain(self.begun.iter().flat_map(|(centre, own)| own.iter().map(move |(one, _)| (one, centre))))
    }
}

/// Whether the centre has a process as an idea or an initiative: by its number, or where no number stands by its title.
fn is_known(filled: &Filled, process: &Process) -> bool {
    let mark = mark(process);
    let is_it = |text: &str| match text.rfind(MARK) {
        Some(_) if !mark.is_empty() => text.contains(&mark),
        Some(at) => alike(&text[..at], &process.title),
        None => alike(text, &process.title),
    };
    let remark = in_operation::remark(process);
    texts(filled, &ideas::TABLE, &ideas::IDEA.spec).any(is_it)
        || texts(filled, &initiatives::TABLE, &initiatives::TITLE.spec).any(is_it)
        || !process.id.is_empty()
            && texts(filled, &initiatives::TABLE, &initiatives::REMARK.spec).any(|text| alike(text, &remark))
}

/// The texts of a column that are filled in.
fn texts<'a>(filled: &'a Filled, table: &'static Table, spec: &'static Spec) -> impl Iterator<Item = &'a str> {
    (0..filled.rows(table)).filter_map(move |row| match filled.get(table, row, spec) {
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

/// What it is called.
fn title(process: &Process) -> &str {
    if process.title.is_empty() { "Proces uden titel" } else { &process.title }
}

fn write(filled: &mut Filled, process: &Process) {
    let table = &ideas::TABLE.table;
    let row = filled.rows(table);
    let mark = mark(process);
    let room = at_most(&ideas::IDEA).saturating_sub(mark.chars().count());
    filled.set(table, row, &ideas::IDEA.spec, Content::Text(format!("{}{mark}", cut(title(process), room))));
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
        schema::business_case::time_benefits,
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
        let sorted = Sorted { ideas: BTreeMap::from([(id("CBD"), all.to_vec())]), ..Sorted::default() };
        let one = Added { ideas: 1, initiatives: 0 };
        assert_eq!(sorted.add(&mut filled, &id("CBD")), one, "two processes of one title are two");
        assert_eq!(filled.get(&ideas::TABLE, 2, &ideas::IDEA.spec), Some(&text("Skift af adresse (OS2autoproces 1)")));
        assert_eq!(sorted.add(&mut filled, &id("CBD")), Added::default());
    }

    #[test]
    fn a_long_title_keeps_its_number() {
        let mut filled = Filled::default();
        write(&mut filled, &process("1234", &"Æ".repeat(300)));
        let Some(Content::Text(text)) = filled.get(&ideas::TABLE, 0, &ideas::IDEA.spec) else { panic!("an idea") };
        assert!(text.chars().count() == 120 && text.ends_with("Æ… (OS2autoproces 1234)"), "{text}");
    }

    #[test]
    fn what_went_into_operation_this_year_is_the_beginning_of_an_initiative() {
        let live = |number: &str, live_on: &str| Process {
            phase: "Drift".to_owned(),
            departments: "Borgerservice".to_owned(),
            live_on: live_on.to_owned(),
            times: Some(Decimal::from(1_200)),
            minutes: Some(Decimal::from(15)),
            degree: Some(Decimal::from(60)),
            ..process(number, "Aktindsigt")
        };
        let all = vec![live("1", "15.2.2026"), live("2", "31.12.2025"), live("3", "1.4.2026"), live("4", "")];
        let sorted = sorted(all, &programme(), march()).unwrap();
        assert_eq!(sorted.begun[&id("CBD")].len(), 1);
        let why: Vec<&str> = sorted.live.iter().filter_map(|(_, why)| why.split(',').next()).collect();
        let told = ["den kom i drift før programmets år", "den kommer først i drift senere", "der står ikke"];
        assert_eq!(why, told);
        let mut filled = Filled::default();
        filled.set(&initiatives::TABLE, 0, &initiatives::ID.spec, Content::Text("CBD-07".to_owned()));
        assert_eq!(sorted.add(&mut filled, &id("CBD")), Added { ideas: 0, initiatives: 1 });
        let text = |table, spec| match filled.get(table, usize::from(*table == *initiatives::TABLE), spec) {
            Some(Content::Text(text)) => text.clone(),
            Some(Content::Number(number)) => number.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(text(&initiatives::TABLE, &initiatives::ID.spec), "CBD-08");
        assert_eq!(text(&initiatives::TABLE, &initiatives::PHASE.spec), "I drift");
        assert_eq!(text(&time_benefits::TABLE, &time_benefits::ID.spec), "CBD-08-T1");
        assert_eq!(text(&time_benefits::TABLE, &time_benefits::TASK.spec), "O01");
        assert_eq!(text(&time_benefits::TABLE, &time_benefits::MINUTES_AFTER.spec), "6");
        assert_eq!(
            filled.marks()[0].text,
            "Rækken er fra OS2autoproces. Udfyld Ændring i arbejdsgangen, Type, Målsætning og Ansvarlig. Er det ikke et tiltag i programmet, så slet rækken her og på Tidsgevinster."
        );
        assert_eq!(filled.marks().len(), 2);
        // Next month it is known again, whatever the centre has called it.
        filled.set(&initiatives::TABLE, 1, &initiatives::TITLE.spec, Content::Text("Hurtigere svar".to_owned()));
        assert_eq!(sorted.add(&mut filled, &id("CBD")), Added::default());
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
