//! **Idéer.** What could be easier, centre by centre: named and no more, with what was answered and what has become of it.
use super::Page;
use crate::{
    register::{Idea, IdeaState, Owned},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, number, text, words},
        table::{Col, Rows, Table},
    },
    units::Decimal,
    xlsx::{Formula, Function, Style},
};

pub(super) static PAGE: Page =
    Page { name: "Idéer", question: "Hvad kunne blive lettere, og hvad er der svaret?", has_amounts: true, draw };

/// The ideas.
enum Ideas {}

impl Rows for Ideas {
    type Row<'a> = &'a Owned<Idea>;
}

type Column = Col<Ideas>;

static STATE: Column =
    Column::new("Tæller som", Style::Text, 12, |owned, _| words(owned.of.state.label())).named("I_stand");
static KRONER: Column =
    Column::new("Anslået om året, kr.", Style::Kroner, 14, |owned, _| number(owned.of.kroner.map(|kroner| kroner.0)))
        .named("I_kroner");
static HOURS: Column =
    Column::new("Anslået om året, timer", Style::Hours, 14, |owned, _| number(owned.of.hours.map(|hours| hours.0)))
        .named("I_timer");

static TABLE: Table<Ideas> = Table {
    name: Some("Ideer"),
    height: 48,
    columns: &[
        &Column::new("Idé-ID", Style::Id, 11, |owned, _| id(&owned.of.id)),
        &Column::new("Idé", Style::Wrapped, 34, |owned, _| words(&owned.of.text)),
        &Column::new("Center", Style::Wrapped, 20, |owned, here| {
            words(here.report.programme.centre(&owned.centre).map_or("", |centre| &centre.name))
        }),
        &Column::new("Hvad bliver lettere", Style::Wrapped, 40, |owned, _| words(&owned.of.easier)),
        &KRONER,
        &HOURS,
        &Column::new("Hvem", Style::Wrapped, 22, |owned, _| words(&owned.of.who)),
        &Column::new("Ligner", Style::Id, 11, |owned, _| words(shown(owned.of.alike.as_ref()))),
        &STATE,
        &Column::new("Tiltag-ID", Style::Id, 11, |owned, _| words(shown(owned.of.became.as_ref()))),
        &Column::new("Svar", Style::Wrapped, 34, |owned, _| {
            words(owned.of.answer.as_ref().map_or_else(String::new, crate::programme::IdeaAnswer::told))
        }),
    ],
};

fn shown(id: Option<&crate::schema::Id>) -> String {
    id.map_or_else(String::new, ToString::to_string)
}

/// The estimate of everything that is named: the sum over the sheet, and our own.
pub(super) fn named(report: &Report<'_>, of_money: bool) -> (Formula, Decimal) {
    let column = if of_money { &KRONER } else { &HOURS };
    let label = Formula::text(IdeaState::Named.label());
    let formula = Function::SumIfs.of([column.by_name(), STATE.by_name(), label]);
    let all = report.register.ideas.iter().filter(|owned| owned.of.state == IdeaState::Named);
    let amounts = all.filter_map(|owned| {
        let (kroner, hours) = (owned.of.kroner.map(|kroner| kroner.0), owned.of.hours.map(|hours| hours.0));
        if of_money { kroner } else { hours }
    });
    (formula, amounts.sum())
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    // Those that wait for something come first.
    let mut all: Vec<&Owned<Idea>> = report.register.ideas.iter().collect();
    all.sort_by_key(|owned| (owned.of.state != IdeaState::Named, owned.of.answer.is_some()));
    let placed = TABLE.at(&PAGE, HEADER_ROW, all.len());
    placed.draw(&mut grid, report, &all);
    if all.is_empty() {
        grid.put(placed.first(), 1, text("Ingen idéer er skrevet ind endnu."));
    }
    let notes = [
        "En idé er identificeret og ikke andet: den er hverken i plan eller prognose. Er den blevet et tiltag, som står på arket Alle tiltag, tæller den som det.",
        "Svar skrives på arket Svar på idéer i program.xlsx. Centret får dem i sin næste skabelon.",
    ];
    grid.notes(placed.end().max(placed.first() + 1) + 1, notes);
    grid.freeze(HEADER_ROW, 2);
    grid
}
