//! **Afstemning.** The controls, each with both sides and the difference.
use super::Page;
use crate::{
    controls::{Checked, Line},
    report::{
        Report,
        grid::{AGREES, DIFFERS, Grid, HEADER_ROW, unit_label, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    units::{Decimal, Unit, round},
    xlsx::{Cached, Content, Formula, Function, Ink, Style},
};

pub(super) static PAGE: Page = Page { name: "Afstemning", question: "Stemmer summerne?", has_amounts: false, draw };

/// The lines of the controls.
enum Lines {}

impl Rows for Lines {
    type Row<'a> = (&'a Checked, &'a Line);
}

type Column = Col<Lines>;

static LEFT: Column =
    Column::drawn("Fra filerne", Style::KronerExact, 17, |(checked, line), _| amount(checked, line.left));
static RIGHT: Column =
    Column::drawn("I rapporten", Style::KronerExact, 17, |(checked, line), _| amount(checked, line.right));
static DIFFERENCE: Column = Column::drawn("Forskel", Style::KronerExact, 12, |(checked, line), here| {
    let difference = Formula::from(here.cell(&LEFT)) - here.cell(&RIGHT).into();
    let value = Cached::Number(round(line.difference(), 6));
    Ink::formula(Function::Round.of([difference, 6.into()]), value, style(checked))
});
static ANSWER: Column = Column::computed("Resultat", Style::Text, 14, |(_, line), here| {
    let is_zero = Formula::from(here.cell(&DIFFERENCE)).equals(0);
    let formula = Function::If.of([is_zero, Formula::text(AGREES), Formula::text(DIFFERS)]);
    let answer = if line.difference().is_zero() { AGREES } else { DIFFERS };
    (formula, Cached::Text(answer.to_owned()))
});

static TABLE: Table<Lines> = Table {
    name: Some("Afstemninger"),
    height: TWO_LINES,
    columns: &[
        &Column::new("Kontrol", Style::Id, 9, |(checked, _), _| Content::Text(checked.control.code.to_owned())),
        &Column::new("Hvad skal stemme", Style::Wrapped, 40, |(checked, _), _| words(checked.control.title)),
        &Column::new("Gælder", Style::Wrapped, 46, |(_, line), _| words(&line.about)),
        &LEFT,
        &RIGHT,
        &DIFFERENCE,
        &ANSWER,
        &Column::new("Enhed", Style::Text, 8, |(checked, _), _| words(unit_label(checked.control.unit))),
        &Column::new("Sådan er den ene side beregnet", Style::Wrapped, 48, |(checked, _), _| {
            words(checked.control.left)
        }),
        &Column::new("Sådan er den anden side beregnet", Style::Wrapped, 48, |(checked, _), _| {
            words(checked.control.right)
        }),
    ],
};

fn amount(checked: &Checked, value: Decimal) -> Ink {
    Ink::number(value, style(checked))
}

fn style(checked: &Checked) -> Style {
    if checked.control.unit == Unit::Count { Style::Count } else { Style::KronerExact }
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let lines: Vec<(&Checked, &Line)> =
        report.controls.iter().flat_map(|checked| checked.lines.iter().map(move |line| (checked, line))).collect();
    let placed = TABLE.at(&PAGE, HEADER_ROW, lines.len());
    placed.draw(&mut grid, report, &lines);
    if !lines.is_empty() {
        grid.colour_words(placed.area(&ANSWER));
    }
    grid.freeze(HEADER_ROW, 1);
    grid
}
