//! A made-up programme of any size: `program.xlsx` and filled-in business cases on the product's own templates.
//!
//! The same size gives the same bytes. Figures come from a counter, not from chance.
// Each program that measures uses its own half of it.
#![allow(dead_code, unused_imports)]
mod cases;
mod copies;

pub use cases::business_case;
pub use copies::Original;

use gevinst::{
    intake::Delivery,
    programme::Programme,
    schema::Id,
    templates,
    units::{Date, Decimal, Month},
    xlsx::{At, Content, Drawing, Ink, Sheet, Style, save},
};

/// The year everything happens in.
pub const YEAR: i16 = 2026;

/// How large a programme is.
#[derive(Clone, Copy)]
pub struct Size {
    pub centres: usize,
    /// Per centre; each has a time benefit and a budget benefit.
    pub initiatives: usize,
    /// From January on; the last is the period.
    pub months: i8,
}

impl Size {
    /// The period it is consolidated for.
    pub fn period(self) -> Month {
        month(self.months)
    }
}

/// A month of the year.
pub fn month(number: i8) -> Month {
    Month::new(YEAR, number).expect("a year has twelve months")
}

/// The code of a centre: `CAAA`, `CAAB`, …
pub fn code(centre: usize) -> String {
    let letter = |power: u32| char::from(b'A' + u8::try_from(centre / 26_usize.pow(power) % 26).expect("below 26"));
    ['C', letter(2), letter(1), letter(0)].iter().collect()
}

/// The bytes of `program.xlsx`.
pub fn programme_file(size: Size) -> Vec<u8> {
    let mut drawing = templates::programme_workbook();
    let form = [
        ("Program-ID", text("EFF26")),
        ("Programnavn", text("Effektiv drift")),
        ("Kommune", text("Storby Kommune")),
        ("Programleder", text("Mette Holm")),
        ("Direktør eller styregruppe", text("Direktionen")),
        ("Budgetår", whole(YEAR)),
        ("Prisniveau", whole(YEAR)),
        ("Effektive timer pr. årsværk", whole(1450)),
        ("Afleveringsfrist", whole(10)),
    ];
    let sheet = sheet(&mut drawing, "Program");
    for (label, content) in form {
        let at = find(sheet, label);
        write(sheet, At::new(at.row, at.col + 1), content);
    }
    let centre = |index| {
        let code = code(index);
        let first = Content::Day(month(1).first_day());
        let name = format!("Center {code}");
        let email = format!("{}@storby.example", code.to_lowercase());
        vec![text(&code), text(&name), text("Anne Lund"), text("Ole Kjær"), text(&email), first]
    };
    let target = |index| vec![text(&code(index)), whole(YEAR), whole(300_000), whole(500)];
    let labels = ["Centerkode", "Center", "Centerchef", "Økonomikonsulent", "E-mail", "Aktiv fra"];
    rows(&mut drawing, "Centre", &labels, (0..size.centres).map(centre));
    rows(&mut drawing, "Måltal", &["Centerkode", "År", "Råderum", "Frigjort tid"], (0..size.centres).map(target));
    let goal = vec![text("M1"), text("Frigøre råderum og tid"), text("Råderum")];
    rows(&mut drawing, "Målsætninger", &["Mål-ID", "Målsætning", "Art"], [goal]);
    let staff = vec![text("HK"), text("Administrative medarbejdere"), whole(YEAR), Content::Number(520_000.into())];
    rows(&mut drawing, "Faggrupper", &["Kode", "Faggruppe", "År", "Årsløn"], [staff]);
    save(&drawing).expect("our own template can be saved")
}

/// The programme in these bytes, as the product itself reads it.
pub fn read(file: &[u8]) -> Programme {
    let delivery = Delivery::of("program.xlsx", file, String::new(), YEAR);
    delivery.submission().and_then(Programme::of).expect("a whole programme")
}

/// Fills the rows of a sheet's table under these headers, and makes the table long enough for them.
fn rows(drawing: &mut Drawing, name: &str, labels: &[&str], rows: impl IntoIterator<Item = Vec<Content>>) {
    let sheet = sheet(drawing, name);
    let columns: Vec<At> = labels.iter().map(|label| find(sheet, label)).collect();
    let mut last = columns[0].row;
    for row in rows {
        last += 1;
        for (at, content) in columns.iter().zip(row) {
            write(sheet, At::new(last, at.col), content);
        }
    }
    for table in &mut sheet.tables {
        table.area.last.row = table.area.last.row.max(last);
    }
}

fn sheet<'a>(drawing: &'a mut Drawing, name: &str) -> &'a mut Sheet {
    drawing.sheets.iter_mut().find(|sheet| sheet.name == name).expect("the template has the sheet")
}

/// Where a label stands, alone in its cell.
fn find(sheet: &Sheet, label: &str) -> At {
    let is_label = |ink: &Ink| ink.content == Content::Text(label.to_owned());
    sheet.cells.iter().find(|(_, ink)| is_label(ink) && ink.note.is_some()).map(|(at, _)| *at).expect(label)
}

fn write(sheet: &mut Sheet, at: At, content: Content) {
    let style = if matches!(content, Content::Day(_)) { Style::Date } else { Style::Text };
    let ink = sheet.cells.get(&at).map_or_else(|| Ink::new(Content::Blank, style), Clone::clone);
    sheet.put(at, Ink { content, ..ink });
}

fn text(words: &str) -> Content {
    Content::Text(words.to_owned())
}

fn whole(number: impl Into<i64>) -> Content {
    Content::Number(Decimal::from(number.into()))
}

fn day(month: i8, day: i8) -> Content {
    Content::Day(Date::new(YEAR, month, day).expect("a day of the year"))
}

/// An id as the schema knows it.
pub fn id(code: &str) -> Id {
    Id(code.to_owned())
}
