//! Schema and programme → the drawing of a template: blank, or made out to a centre, with what was accepted of it
//! filled in.
//!
//! A template is `Læs mig`, a sheet for each table of the schema, the centre's own `Kladde`, and two hidden sheets: the
//! lists behind the drop-downs, and the six lines that say what the workbook is. `issue` is one copy, `form` and `rows`
//! draw the two kinds of sheet, `place` says where things stand on them, `validation`, `missing` and `words` what Excel
//! says while people type, `benefits` what its formulas look up; `carried` fills in last
//! month's rows, with `marks` on what is still wrong and `measurements` that are wanted; `processes` adds
//! what another register has as ideas.
mod benefits;
pub mod carried;
mod filled;
mod form;
mod formulas;
mod identity;
mod issue;
mod lists;
mod marks;
mod measurements;
mod missing;
mod names;
pub mod new_year;
mod next_programme;
mod place;
pub mod processes;
mod read_me;
mod rows;
mod validation;
mod words;

pub use filled::{Filled, Mark, Wanted};
pub use next_programme::next_programme;

use crate::{
    programme::{Centre, Programme},
    schema::{Id, Layout, Table, Template, program},
    units::Month,
    xlsx::{Access, At, Column, Drawing, Ink, Page, Sheet, Style, Tone},
};
use issue::Issue;

/// A template nobody has received yet: no programme, its lists empty but present.
pub fn blank(template: &'static Template) -> Drawing {
    draw(&Issue { template, to: None, filled: Filled::default() })
}

/// A template made out to a centre for a period. `filled` holds what is known already; the identity fields and the
/// programme's own facts are added here.
pub fn for_centre(
    template: &'static Template,
    programme: &Programme,
    centre: &Centre,
    period: Month,
    filled: &Filled,
) -> Drawing {
    draw(&Issue::to(template, programme, centre, period, filled))
}

/// `program.xlsx` to fill in.
pub fn programme_workbook() -> Drawing {
    programme_with(Filled::default())
}

/// `program.xlsx` to fill in, with what is known already.
pub fn programme_with(filled: Filled) -> Drawing {
    draw(&Issue { template: &program::TEMPLATE, to: None, filled })
}

impl Mark {
    /// Where it is, as people find it: `Program B12`.
    pub fn place(&self) -> String {
        format!("{} {}", self.table.sheet, place::cell_of(self.table, self.row, self.spec))
    }
}

/// What a centre's copy of a template is called, e.g. `Businesscase CBD.xlsx`.
pub fn file_name(template: &Template, centre: &Id) -> String {
    format!("{} {centre}.xlsx", template.file_stem)
}

/// Every sheet in its order.
fn draw(issue: &Issue<'_>) -> Drawing {
    let mut sheets = vec![read_me::sheet(issue)];
    sheets.extend(issue.template.tables.iter().map(|table| sheet(issue, table)));
    sheets.extend([scratch(issue), lists::sheet(issue), identity::sheet(issue)]);
    Drawing {
        title: issue.title(),
        sheets,
        names: names::all(issue),
        properties: identity::values(issue).map(|(key, value)| (key.to_owned(), value)).into(),
    }
}

fn sheet(issue: &Issue<'_>, table: &'static Table) -> Sheet {
    match table.layout {
        Layout::Form => form::sheet(issue, table),
        Layout::Rows(_) => rows::sheet(issue, table),
    }
}

/// The sheet that is the centre's own.
const SCRATCH: &str = "Kladde";

fn scratch(issue: &Issue<'_>) -> Sheet {
    let mut sheet = Sheet { access: Access::Open, tab: Tone::Muted, page: page(issue, None), ..Sheet::new(SCRATCH) };
    sheet.put(At::new(0, 0), Ink::text(SCRATCH, Style::Title));
    sheet.put(At::new(1, 0), Ink::text("Arket er dit eget. Det bliver aldrig læst.", rows::LEAD_STYLE));
    sheet.columns = vec![column(18, Style::Text, Tone::Plain); 10];
    sheet
}

/// Every sheet prints alike; `header` is the row repeated on each page.
fn page(issue: &Issue<'_>, header: Option<u32>) -> Page {
    Page { repeat: header.map(|row| (row, row)), footer: issue.footer(), ..Page::default() }
}

fn column(width: u16, style: Style, tone: Tone) -> Column {
    Column { width, style, tone }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        programme::Goal,
        rules::testing::some_programme::{id, some_centre, some_programme},
        schema::{Filler, Spec, TEMPLATES, business_case, identity, program::GoalKind, time_registration},
        units::Date,
        xlsx::{Content, Test, Visibility},
    };
    use std::collections::{BTreeMap, BTreeSet};

    fn march() -> Month {
        Month::new(2026, 3).unwrap()
    }

    /// A programme of one centre and one staff group: the control figures of docs/fagligt.md §3.
    fn programme() -> Programme {
        let goal = Goal { id: id("M1"), text: "Frigøre tid til borgerne.".to_owned(), kind: GoalKind::FreedTime };
        Programme {
            name: "Effektiv drift".to_owned(),
            centres: vec![centre()],
            goals: vec![goal],
            staff_groups: BTreeMap::from([(id("HK"), "Administrative medarbejdere".to_owned())]),
            ..some_programme()
        }
    }

    fn centre() -> Centre {
        Centre {
            name: "Center for Børn og Dagtilbud".to_owned(),
            email: "lone.krog@fjordby.dk".to_owned(),
            active_from: march(),
            ..some_centre("CBD")
        }
    }

    fn copy(template: &'static Template) -> Drawing {
        for_centre(template, &programme(), &centre(), march(), &Filled::default())
    }

    fn every() -> Vec<(&'static Template, Drawing)> {
        TEMPLATES.iter().flat_map(|template| [(*template, blank(template)), (*template, copy(template))]).collect()
    }

    fn sheet_of<'a>(drawing: &'a Drawing, name: &str) -> &'a Sheet {
        drawing.sheets.iter().find(|sheet| sheet.name == name).unwrap()
    }

    fn text_at(sheet: &Sheet, row: u32, col: u16) -> &str {
        match sheet.cells.get(&At::new(row, col)).map(|ink| &ink.content) {
            Some(Content::Text(text)) => text,
            _ => "",
        }
    }

    /// Where the label of a field stands.
    fn label_at(table: &Table, position: usize) -> At {
        let position = place::small(position);
        if table.is_form() { At::new(place::FIELD + u32::from(position), 0) } else { At::new(place::HEADER, position) }
    }

    #[test]
    fn every_field_is_a_label_once_and_explains_itself() {
        for (template, drawing) in every() {
            for table in template.tables {
                let sheet = sheet_of(&drawing, table.sheet);
                for (position, spec) in table.columns.iter().enumerate() {
                    let ink = &sheet.cells[&label_at(table, position)];
                    assert_eq!(ink.content, Content::Text(spec.label.to_owned()), "{table:?}");
                    assert!(ink.note.as_ref().is_some_and(|note| note.contains(spec.help)), "{table:?} {spec:?}");
                    let same =
                        sheet.cells.values().filter(|other| other.content == ink.content && other.note.is_some());
                    assert_eq!(same.count(), 1, "{table:?} {spec:?}");
                }
            }
        }
    }

    #[test]
    fn every_list_has_a_name_and_every_name_is_there_once() {
        for (_, drawing) in every() {
            let names: BTreeSet<&str> = drawing.names.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names.len(), drawing.names.len());
            let tables = drawing.sheets.iter().flat_map(|sheet| &sheet.tables);
            assert!(tables.into_iter().all(|table| !names.contains(table.name.as_str())));
            for choices in drawing.sheets.iter().flat_map(|sheet| &sheet.choices) {
                if let Test::List(name) = &choices.test {
                    assert!(names.contains(name.as_str()), "{name}");
                }
            }
        }
    }

    #[test]
    fn prompts_and_refusals_fit() {
        for (_, drawing) in every() {
            for choices in drawing.sheets.iter().flat_map(|sheet| &sheet.choices) {
                let (title, text) = choices.prompt.as_ref().unwrap();
                assert!(title.chars().count() <= 32 && text.chars().count() <= 255 && !text.is_empty(), "{title}");
                assert!((1..=255).contains(&choices.refusal.chars().count()), "{title}");
            }
        }
    }

    #[test]
    fn the_identity_stands_in_both_places() {
        for (template, drawing) in every() {
            let sheet = drawing.sheets.last().unwrap();
            assert_eq!((sheet.name.as_str(), sheet.visibility), (identity::SHEET, Visibility::VeryHidden));
            for ((key, (name, value)), row) in identity::KEYS.iter().zip(&drawing.properties).zip(0..) {
                assert_eq!((*key, *key), (name.as_str(), text_at(sheet, row, 0)));
                assert_eq!(value, text_at(sheet, row, 1));
            }
            assert_eq!(drawing.properties[0].1, template.id);
        }
    }

    #[test]
    fn copies_differ_by_id_and_are_otherwise_equal() {
        let (one, other) = (copy(&business_case::TEMPLATE), copy(&business_case::TEMPLATE));
        assert_eq!(one, other);
        let next = for_centre(&business_case::TEMPLATE, &programme(), &centre(), march().plus(1), &Filled::default());
        assert_ne!(one.properties[5], next.properties[5]);
        assert!(one.properties[5].1.len() == 16 && one.properties[5].1.bytes().all(|byte| byte.is_ascii_lowercase()));
    }

    /// The parts of a formula outside quotes that look like names.
    fn words_of(formula: &str) -> Vec<String> {
        let outside: String = formula.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let mut words = Vec::new();
        let mut bare = String::new();
        for (index, part) in outside.split('[').enumerate() {
            bare.push_str(if index == 0 { part } else { part.split_once(']').map_or("", |(_, rest)| rest) });
            bare.push(' ');
        }
        for word in bare.split(|c: char| !(c.is_alphanumeric() || "_(".contains(c))) {
            words.extend(word.split_inclusive('(').filter(|word| word.chars().any(|c| c == '_')).map(str::to_owned));
        }
        words
    }

    /// The labels in a formula's brackets.
    fn labels_of(formula: &str) -> impl Iterator<Item = &str> {
        formula.split('[').skip(1).filter_map(|part| part.split_once(']').map(|(label, _)| label))
    }

    fn formulas() -> impl Iterator<Item = (&'static Template, &'static Table, &'static Spec, &'static str)> {
        let tables = TEMPLATES.iter().flat_map(|template| template.tables.iter().map(move |table| (*template, *table)));
        tables.flat_map(|(template, table)| {
            table.columns.iter().filter_map(move |spec| match spec.filler {
                Filler::Formula(formula) => Some((template, table, *spec, formula)),
                Filler::Person | Filler::Us => None,
            })
        })
    }

    #[test]
    fn formulas_use_defined_names_and_labels_of_their_own_table() {
        assert_eq!(formulas().count(), 19);
        for (template, table, spec, formula) in formulas() {
            let drawing = copy(template);
            for word in words_of(formula).iter().filter(|word| !word.ends_with('(')) {
                assert!(drawing.names.iter().any(|(name, _)| name == word), "{spec:?}: {word}");
            }
            for label in labels_of(formula) {
                assert!(table.columns.iter().any(|known| known.label == label), "{spec:?}: {label}");
            }
        }
    }

    #[test]
    fn a_centres_copy_knows_what_the_programme_knows() {
        let drawing = copy(&business_case::TEMPLATE);
        let master = sheet_of(&drawing, "Stamdata");
        let texts: Vec<&str> = (place::FIELD..place::FIELD + 7).map(|row| text_at(master, row, place::VALUE)).collect();
        assert_eq!(texts, ["EFF26", "CBD", "", "", "lone.krog@fjordby.dk", "Lone Krog", "Jens Vang"]);
        let period = &master.cells[&At::new(place::FIELD + 2, place::VALUE)];
        assert_eq!((&period.content, period.tone), (&Content::Day(march().first_day()), Tone::Given));
        assert_eq!(master.cells[&At::new(place::FIELD + 4, place::VALUE)].tone, Tone::Input);
    }

    #[test]
    fn rows_known_already_stand_in_their_table_with_room_below() {
        let table = &business_case::follow_up::TABLE;
        let mut filled = Filled::default();
        let day: Date = march().first_day();
        for row in 0..500 {
            filled.set(table, row, &business_case::follow_up::MONTH.spec, Content::Day(day));
        }
        let drawing = for_centre(&business_case::TEMPLATE, &programme(), &centre(), march(), &filled);
        let sheet = sheet_of(&drawing, table.sheet);
        assert_eq!(sheet.cells[&At::new(place::DATA + 499, 2)].content, Content::Day(day));
        assert_eq!(sheet.tables[0].area.last.row, place::HEADER + 520);
    }

    #[test]
    fn empty_rows_cost_nothing_but_their_formulas() {
        let drawing = blank(&time_registration::TEMPLATE);
        let registrations = sheet_of(&drawing, "Registreringer");
        assert!(registrations.cells.keys().all(|at| at.row <= place::HEADER));
        assert_eq!(registrations.tables[0].area.to_string(), "A5:H2005");
    }

    /// On a protected sheet Excel neither grows nor sorts a table.
    #[test]
    fn sheets_that_rows_are_added_to_are_open_and_their_formulas_are_not_typed_over() {
        for (template, drawing) in every() {
            for table in template.tables {
                let sheet = sheet_of(&drawing, table.sheet);
                let is_open = !table.is_form() && !table.is_computed();
                assert_eq!(sheet.access == Access::Open, is_open, "{table:?}");
                for position in (0..table.columns.len()).filter(|at| is_open && table.columns[*at].is_formula()) {
                    let col = place::small(position);
                    let mut own = sheet.choices.iter().filter(|choices| choices.area.first.col == col);
                    assert!(own.all(|choices| choices.test == Test::Nothing), "{table:?} {position}");
                }
            }
        }
    }

    #[test]
    fn a_red_cell_is_red_until_it_says_something_else() {
        use business_case::follow_up::{BENEFIT, MONTH, REALISED, TABLE};
        let mut filled = Filled::default();
        filled.set(&TABLE, 0, &BENEFIT.spec, Content::Text("CBD-01-B1".to_owned()));
        filled.set(&TABLE, 0, &MONTH.spec, Content::Day(march().first_day()));
        filled.set(&TABLE, 0, &REALISED.spec, Content::Text("ca. \"500\"".to_owned()));
        let spec = &REALISED.spec;
        filled.mark(Mark { table: &TABLE, row: 0, spec, text: "Skriv et tal.".to_owned(), watch: spec });
        let drawing = for_centre(&business_case::TEMPLATE, &programme(), &centre(), march(), &filled);
        let sheet = sheet_of(&drawing, "Opfølgning");
        let red: Vec<&str> = sheet
            .highlights
            .iter()
            .filter(|highlight| highlight.tone == Tone::Bad)
            .map(|highlight| &*highlight.formula)
            .collect();
        assert_eq!(red, ["AND(EXACT($A6,\"CBD-01-B1\"),$C6=46082,EXACT($F6,\"ca. \"\"500\"\"\"))"]);
    }

    #[test]
    fn only_what_is_filled_in_is_printed_and_it_can_be_read() {
        let mut filled = Filled::default();
        let day = Content::Day(march().first_day());
        filled.set(&business_case::follow_up::TABLE, 6, &business_case::follow_up::MONTH.spec, day);
        let drawing = for_centre(&business_case::TEMPLATE, &programme(), &centre(), march(), &filled);
        let page = &sheet_of(&drawing, "Opfølgning").page;
        assert_eq!(page.area.unwrap().to_string(), "A1:N12");
        assert!(!page.column_breaks.is_empty() && page.repeat_columns == Some((0, 0)));
    }

    #[test]
    fn files_are_named_after_template_and_centre() {
        assert_eq!(file_name(&business_case::TEMPLATE, &id("CBD")), "Businesscase CBD.xlsx");
        assert_eq!(file_name(&time_registration::TEMPLATE, &id("CØP")), "Tidsregistrering CØP.xlsx");
    }
}
