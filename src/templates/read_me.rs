//! The first sheet: whose copy it is, when it is due, whom to ask, how to fill it in and what the colours mean.
use super::{
    column,
    issue::{Addressee, Issue},
    page,
    rows::{LEAD, LEAD_STYLE, TITLE, lines},
};
use crate::{
    danish::show,
    schema::{Id, List, ProgrammeList, program},
    xlsx::{Access, At, Content, Ink, Sheet, Style, Tone, heights},
};
use std::collections::BTreeMap;

/// The sheet's name.
const SHEET: &str = "Læs mig";
/// Widths of the labels and the texts.
const WIDTHS: [u16; 2] = [26, 100];
/// Points per line of text.
const LINE: u16 = 16;

/// So many points in height can still be read on one standing page: it is shrunk to 70 % for the width alone.
const ONE_PAGE: u32 = 1_000;

/// The colours, each on a sample, with what they mean.
const COLOURS: [(&str, Style, Tone, &str); 6] = [
    ("Mørk overskrift", Style::Header, Tone::Required, "Skal udfyldes."),
    (
        "Lys overskrift",
        Style::Header,
        Tone::Plain,
        "Kan udfyldes, eller skal det kun i nogle tilfælde. Hold musen over overskriften, så står det der.",
    ),
    ("Gul celle", Style::Text, Tone::Input, "Udfyldes af dig."),
    (
        "Grå celle",
        Style::Text,
        Tone::Given,
        "Udfyldes eller beregnes af os. Skriv ikke i den: vi regner selv tallene efter.",
    ),
    ("Mangler", Style::Text, Tone::Missing, "Skal udfyldes og er endnu tom."),
    (
        "Rød celle",
        Style::Text,
        Tone::Bad,
        "Skal rettes fra sidst; noten på cellen siger hvordan. Den bliver normal, når cellen rettes. Rettes det et andet sted i filen, er den normal i næste skabelon.",
    ),
];

/// The sheet.
pub(super) fn sheet(issue: &Issue<'_>) -> Sheet {
    let mut sheet = Sheet {
        columns: WIDTHS.map(|width| column(width, Style::Text, Tone::Plain)).into(),
        heights: BTreeMap::from([(0, TITLE), (1, LEAD)]),
        access: Access::Locked,
        page: page(issue, None),
        ..Sheet::new(SHEET)
    };
    let mut pen = Pen { sheet: &mut sheet, row: 0 };
    pen.line(Ink::text(issue.title(), Style::Title), None);
    addressed(&mut pen, issue);
    open(&mut pen, issue);
    measurements(&mut pen, issue);
    to_decide(&mut pen, issue);
    pen.heading("Sådan gør du");
    for (line, number) in issue.template.read_me.iter().zip(1..) {
        pen.line(Ink::text(format!("{number}."), Style::Label), Some(Ink::text(*line, Style::Wrapped)));
    }
    pen.heading("Farver");
    for (sample, style, tone, meaning) in COLOURS {
        pen.line(Ink::text(sample, style).toned(tone), Some(Ink::text(meaning, Style::Wrapped)));
    }
    if let Some(to) = issue.to {
        codes(&mut pen, issue, to);
    }
    let rows = 0..pen.row;
    let height = heights(&sheet);
    sheet.page.tall = u16::from(rows.map(height).sum::<u32>() <= ONE_PAGE);
    sheet.page.landscape = false;
    sheet
}

/// Writes line after line.
struct Pen<'a> {
    sheet: &'a mut Sheet,
    row: u32,
}

impl Pen<'_> {
    fn line(&mut self, label: Ink, text: Option<Ink>) {
        if let Some(Content::Text(words)) = text.as_ref().map(|ink| &ink.content) {
            let lines = lines(words, WIDTHS[1]);
            if lines > 1 {
                self.sheet.heights.insert(self.row, LINE * lines);
            }
        }
        self.sheet.put(At::new(self.row, 0), label);
        if let Some(ink) = text {
            self.sheet.put(At::new(self.row, 1), ink);
        }
        self.row += 1;
    }

    fn heading(&mut self, text: &str) {
        self.row += 1;
        self.line(Ink::text(text, Style::Heading), None);
    }

    fn code(&mut self, code: &Id, meaning: &str) {
        self.line(Ink::text(code.to_string(), Style::Id), Some(Ink::text(meaning, Style::Wrapped)));
    }

    fn fact(&mut self, label: &str, text: String) {
        self.line(Ink::text(label, Style::Label), Some(Ink::text(text, Style::Text)));
    }
}

/// Whose copy it is, and by when it is due.
fn addressed(pen: &mut Pen<'_>, issue: &Issue<'_>) {
    let Some(to) = issue.to else {
        if issue.template != &program::TEMPLATE {
            pen.line(Ink::text("Tom skabelon uden program og center.", LEAD_STYLE), None);
        }
        return;
    };
    let (programme, centre) = (to.programme, to.centre);
    pen.line(Ink::text(format!("{} · {}", programme.name, programme.municipality), LEAD_STYLE), None);
    pen.row += 1;
    pen.fact("Program", format!("{} ({})", programme.name, programme.id));
    pen.fact("Center", format!("{} ({})", centre.name, centre.code));
    pen.fact("Periode", show::month(to.period));
    pen.fact("Afleveringsfrist", show::date_long(programme.deadline(to.period)));
    pen.fact("Spørgsmål", format!("{}, programleder", programme.manager));
}

/// What was told of the last delivery and is still to be mended: the same cells are red on their sheets.
fn open(pen: &mut Pen<'_>, issue: &Issue<'_>) {
    if issue.filled.marks().is_empty() {
        return;
    }
    pen.heading("Skal rettes fra sidst (de røde celler)");
    for mark in issue.filled.marks() {
        pen.line(Ink::text(mark.place(), Style::Label), Some(Ink::text(mark.text.clone(), Style::Wrapped)));
    }
}

/// Which measurement is wanted, of which task, from when and by when.
fn measurements(pen: &mut Pen<'_>, issue: &Issue<'_>) {
    let Some(wanted) = issue.filled.wanted() else { return };
    pen.heading("Tidsmålinger, vi venter på");
    for one in wanted {
        pen.line(Ink::text(one.what.clone(), Style::Label), Some(Ink::text(one.when.clone(), Style::Wrapped)));
    }
    if wanted.is_empty() {
        let none = "Lige nu skal I ikke måle noget.";
        pen.line(Ink::text("Ingen", Style::Label), Some(Ink::text(none, Style::Wrapped)));
    }
}

/// What was left blank on purpose when the rest was carried over from last year.
fn to_decide(pen: &mut Pen<'_>, issue: &Issue<'_>) {
    if issue.filled.to_decide().is_empty() {
        return;
    }
    pen.heading("Skal besluttes på ny (resten er ført over fra sidste år)");
    for mark in issue.filled.to_decide() {
        let text = format!("{}: {}", mark.spec.label, mark.text);
        pen.line(Ink::text(mark.place(), Style::Label), Some(Ink::text(text, Style::Wrapped)));
    }
}

/// What the programme's codes stand for, when the template asks for them.
fn codes(pen: &mut Pen<'_>, issue: &Issue<'_>, to: Addressee<'_>) {
    if asks_for(issue, ProgrammeList::Goals) {
        pen.heading("Programmets målsætninger");
        to.programme.goals.iter().for_each(|goal| pen.code(&goal.id, &goal.text));
    }
    if asks_for(issue, ProgrammeList::StaffGroups) {
        pen.heading("Faggruppernes koder");
        to.programme.staff_groups.iter().for_each(|(group, name)| pen.code(group, name));
    }
}

/// Whether a field of the template takes its values from a list of the programme.
fn asks_for(issue: &Issue<'_>, wanted: ProgrammeList) -> bool {
    let mut specs = issue.template.tables.iter().flat_map(|table| table.columns);
    specs.any(|spec| matches!(spec.list, List::Programme(list) if list == wanted))
}
