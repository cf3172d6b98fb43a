//! The hidden sheet behind the drop-downs: fixed lists, and what the programme allows.
use super::{
    benefits, column,
    issue::Issue,
    names::{column_list, filled_part, proposed_list},
    place::{on_sheet, one, small},
    words::ascii,
};
use crate::{
    programme::hourly_rate,
    schema::{LISTS_SHEET, List, Pattern, ProgrammeList, Spec, Table, business_case::follow_up, program},
    xlsx::{Access, Area, At, Cached, Ink, Sheet, Style, Tone, Visibility},
};

/// The centres and the code that stands for all of them.
const CENTRES_AND_PROGRAMME: &str = "Liste_Centre_og_program";
/// The initiatives of other centres that work.
const WORKING: &str = "Liste_Det_virker";
/// From which deviation on a figure is to be explained, as a fraction.
pub(super) const TOLERANCE: &str = "Tolerance";
/// What the code is.
const WHOLE_PROGRAMME: &str = "PROGRAM";

/// A list: its defined name and what it holds.
#[derive(Clone)]
struct Values {
    name: String,
    inks: Vec<Ink>,
}

/// The defined name of the list a field's values are chosen from.
pub(super) fn list_of(issue: &Issue<'_>, spec: &Spec) -> Option<String> {
    match spec.list {
        List::Fixed(labels) => fixed(issue).into_iter().find(|(_, known)| *known == labels).map(|(name, _)| name),
        List::Programme(_) if spec.pattern == Some(Pattern::CentreOrProgramme) => {
            Some(CENTRES_AND_PROGRAMME.to_owned())
        }
        List::Programme(list) => Some(programme_list(list)),
        List::Column([only]) => Some(column_list(only)),
        List::Proposed(column) => proposed_list(issue, column),
        List::Working => Some(WORKING.to_owned()),
        // Ids of several tables are gathered first; only those of benefits are, of time and of money.
        List::Column(_) if *spec == follow_up::BENEFIT.spec => Some(benefits::LIST.to_owned()),
        List::Column(_) | List::Free => None,
    }
}

/// The defined name of a list of the programme.
pub(super) fn programme_list(list: ProgrammeList) -> String {
    match list {
        ProgrammeList::Centres => "Liste_Centre",
        ProgrammeList::Goals => "Liste_Maalsaetninger",
        ProgrammeList::StaffGroups => "Faggruppekoder",
    }
    .to_owned()
}

/// The column of `program.xlsx` a list comes from.
pub(super) fn source(list: ProgrammeList) -> &'static Spec {
    match list {
        ProgrammeList::Centres => &program::centres::CODE.spec,
        ProgrammeList::Goals => &program::goals::ID.spec,
        ProgrammeList::StaffGroups => &program::staff_groups::CODE.spec,
    }
}

/// The sheet.
pub(super) fn sheet(issue: &Issue<'_>) -> Sheet {
    let mut sheet = Sheet { visibility: Visibility::Hidden, access: Access::Locked, ..Sheet::new(LISTS_SHEET) };
    for (values, col) in all(issue).into_iter().zip(0..) {
        sheet.put(At::new(0, col), Ink::text(values.name, Style::Header));
        for (ink, row) in values.inks.into_iter().zip(1..) {
            sheet.put(At::new(row, col), ink);
        }
        sheet.columns.push(column(28, Style::Text, Tone::Plain));
    }
    sheet
}

/// The lists' defined names; an empty list is one empty cell.
pub(super) fn names(issue: &Issue<'_>) -> Vec<(String, String)> {
    let lists = all(issue).into_iter().zip(0..);
    lists
        .flat_map(|(values, col)| {
            // The formulas look into the whole column of gathered ids; a person chooses among those that are there.
            let chosen = (values.name == benefits::ID).then(|| {
                (
                    benefits::LIST.to_owned(),
                    refers_to(&Values { name: benefits::LIST.to_owned(), ..values.clone() }, col),
                )
            });
            let refers = refers_to(&values, col);
            chosen.into_iter().chain([(values.name, refers)])
        })
        .collect()
}

/// What a list's name refers to: its cells in this column, below the header.
fn refers_to(values: &Values, col: u16) -> String {
    let length = u32::from(small(values.inks.len())).max(1);
    let [header, first, last] = [0, 1, length].map(|row| At::new(row, col));
    let whole = on_sheet(LISTS_SHEET, Area { first, last });
    // These are formulas, of which the last are empty texts: those would be empty choices.
    if [CENTRES_AND_PROGRAMME, benefits::LIST].contains(&&*values.name) {
        filled_part(&whole, &on_sheet(LISTS_SHEET, one(first)), &on_sheet(LISTS_SHEET, one(header)))
    } else {
        format!("={whole}")
    }
}

fn all(issue: &Issue<'_>) -> Vec<Values> {
    let fixed = fixed(issue).into_iter().map(|(name, labels)| {
        let inks = labels.iter().map(|label| Ink::text(*label, Style::Text)).collect();
        Values { name, inks }
    });
    let mut all: Vec<Values> = fixed.collect();
    if issue.template == &program::TEMPLATE {
        all.push(Values { name: CENTRES_AND_PROGRAMME.to_owned(), inks: centres_and_programme(issue) });
    } else {
        all.extend(of_programme(issue));
    }
    let mut specs = issue.template.tables.iter().flat_map(|table| table.columns);
    if specs.any(|spec| matches!(spec.list, List::Working)) {
        let inks = issue.filled.working().iter().map(id_ink).collect();
        all.push(Values { name: WORKING.to_owned(), inks });
    }
    // Last, as each of its columns has to know where the others stand.
    let gathered = benefits::columns(issue, small(all.len()));
    all.extend(gathered.into_iter().map(|(name, inks)| Values { name: name.to_owned(), inks }));
    all
}

/// Every fixed list of the template once, named after the first field that uses it.
fn fixed(issue: &Issue<'_>) -> Vec<(String, &'static [&'static str])> {
    let mut found: Vec<(String, &'static [&'static str])> = Vec::new();
    for table in issue.template.tables {
        for spec in table.columns {
            if let List::Fixed(labels) = spec.list
                && found.iter().all(|(_, known)| *known != labels)
            {
                found.push((fixed_name(table, spec, labels), labels));
            }
        }
    }
    found
}

fn fixed_name(table: &Table, spec: &Spec, labels: &[&str]) -> String {
    if labels == ["Ja", "Nej"] {
        "Liste_Ja_Nej".to_owned()
    } else {
        format!("Liste_{}_{}", table.name, ascii(spec.label))
    }
}

/// In `program.xlsx` the centres stand on a sheet of their own; here they follow it, after the code for them all.
fn centres_and_programme(issue: &Issue<'_>) -> Vec<Ink> {
    let centres = &program::centres::TABLE;
    let codes = (1..=issue.rows(centres)).map(|row| {
        let cell = on_sheet(centres.sheet, one(At::new(super::place::HEADER + row, 0)));
        // A reference to an empty cell gives 0 in a spreadsheet, hence the IF.
        Ink::formula(format!("IF({cell}=\"\",\"\",{cell})"), Cached::Text(String::new()), Style::Id)
    });
    std::iter::once(Ink::text(WHOLE_PROGRAMME, Style::Id)).chain(codes).collect()
}

/// Centres, goals, staff groups with their hourly rate, and the norm.
fn of_programme(issue: &Issue<'_>) -> Vec<Values> {
    let mut columns: [(&str, Vec<Ink>); 8] = [
        ("Liste_Centre", Vec::new()),
        ("Liste_Maalsaetninger", Vec::new()),
        ("Maalsaetninger", Vec::new()),
        ("Faggruppekoder", Vec::new()),
        ("Faggruppenavne", Vec::new()),
        ("Timesatser", Vec::new()),
        ("Effektive_timer", Vec::new()),
        (TOLERANCE, Vec::new()),
    ];
    if let Some(to) = issue.to {
        let programme = to.programme;
        columns[0].1.extend(programme.centres.iter().map(|centre| id_ink(&centre.code)));
        columns[1].1.extend(programme.goals.iter().map(|goal| id_ink(&goal.id)));
        columns[2].1.extend(programme.goals.iter().map(|goal| Ink::text(goal.text.clone(), Style::Text)));
        columns[3].1.extend(programme.staff_groups.keys().map(id_ink));
        columns[4].1.extend(programme.staff_groups.values().map(|name| Ink::text(name.clone(), Style::Text)));
        let pays = programme.staff_groups.keys().map(|group| programme.yearly_pay(group, to.period.year()));
        columns[5].1.extend(pays.map(|pay| {
            pay.map_or_else(blank, |pay| Ink::number(hourly_rate(pay, programme.norm), Style::KronerExact))
        }));
        columns[6].1.push(Ink::number(programme.norm.0, Style::Number));
        columns[7].1.push(Ink::number(programme.tolerance.0, Style::Share));
    }
    columns.into_iter().map(|(name, inks)| Values { name: name.to_owned(), inks }).collect()
}

fn id_ink(id: &crate::schema::Id) -> Ink {
    Ink::text(id.to_string(), Style::Id)
}

/// The rate of a group without a pay: an empty cell, so that the rows of the list stay beside each other.
fn blank() -> Ink {
    Ink::new(crate::xlsx::Content::Blank, Style::KronerExact)
}
