//! Schema and programme → the drawing of a template: blank, or made out to a centre.
mod filled;
mod form;
mod formulas;
mod identity;
mod issue;
mod lists;
mod missing;
mod names;
mod place;
mod read_me;
mod rows;
mod validation;
mod words;

#[cfg(test)]
mod tests;

pub use filled::Filled;

use crate::{
    programme::{Centre, Programme},
    schema::{Id, Layout, Table, Template, program},
    units::Month,
    xlsx::{At, Column, Drawing, Ink, Page, Sheet, Style, Tone},
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
    blank(&program::TEMPLATE)
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
    let mut sheet = Sheet { tab: Tone::Muted, page: page(issue, None), ..Sheet::new(SCRATCH) };
    sheet.put(At::new(0, 0), Ink::text(SCRATCH, Style::Title));
    sheet.put(At::new(1, 0), Ink::text("Arket er dit eget. Det bliver aldrig læst.", Style::Lead));
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
