//! **Det virker.** What others could take over: the initiatives with documented effect, in the words of the centre that has it.
use super::{Page, costs, initiatives};
use crate::{
    measures::{HEADROOM_DOCUMENTED, HOURS_DOCUMENTED, Measure},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, cached, id, text, words},
        live::Who,
        table::{Col, Here, Rows, Subject, Table},
        working::{Working, working},
    },
    schema::Choice,
    units::{Decimal, Unit},
    xlsx::{Cached, Formula, Style},
};

pub(super) static PAGE: Page =
    Page { name: "Det virker", question: "Hvad kunne andre overtage?", has_amounts: true, draw };

/// The initiatives with documented effect.
enum Works {}

impl Rows for Works {
    type Row<'a> = Working<'a>;

    fn subject<'a>(working: &Working<'a>, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        Some(Subject {
            who: Who::Initiative(here.cell(&ID)),
            month: None,
            slice: initiatives::slice(here.report, working.owned),
            frame: here.report.frame_without_target(),
        })
    }

    /// One that frees time frees no money for that, and the other way round: blank is not zero.
    fn shows(working: &Working<'_>, measure: &Measure, _: &Here<'_, '_, Self>) -> bool {
        let amount = if measure.unit == Unit::Hours { working.hours } else { working.kroner };
        !amount.is_zero()
    }
}

type Column = Col<Works>;

static ID: Column = Column::new("Tiltag-ID", Style::Id, 11, |working, _| id(&working.owned.of.id));
static TITLE: Column = Column::new("Tiltag", Style::Wrapped, 24, |working, _| words(&working.owned.of.title));

static TABLE: Table<Works> = Table {
    name: Some("Det_virker"),
    height: 48,
    columns: &[
        &ID,
        &TITLE,
        &Column::new("Center", Style::Wrapped, 20, |working, here| words(&working.centre(here.report).name)),
        &Column::new("Type", Style::Wrapped, 15, |working, _| words(working.owned.of.kind.label())),
        &Column::new("Ændring i arbejdsgangen", Style::Wrapped, 40, |working, _| words(&working.owned.of.change)),
        &Column::new("Målte minutter, før → efter", Style::Wrapped, 30, |working, here| {
            words(working.minutes(here.report).join("\n"))
        }),
        &Column::figure(&HOURS_DOCUMENTED, 14),
        &Column::figure(&HEADROOM_DOCUMENTED, 14),
        &Column::computed("Udgift én gang, kr.", Style::Kroner, 13, once),
        &Column::computed("Udgift om året, kr.", Style::Kroner, 13, lasting),
        &Column::new("Eksempel", Style::Wrapped, 30, |working, here| {
            words(working.example(here.report).map_or_else(String::new, |example| format!("»{example}«")))
        }),
        &Column::new("Kunne bruges af", Style::Wrapped, 20, |working, here| words(working.usable_by(here.report))),
        &Column::new("Overtaget af", Style::Wrapped, 30, |working, here| {
            words(working.taken_over(here.report).join("\n"))
        }),
        &Column::new("Spørg", Style::Wrapped, 22, |working, here| words(working.whom_to_ask(here.report))),
    ],
};

fn once(working: &Working<'_>, here: &Here<'_, '_, Works>) -> (Formula, Cached) {
    (costs::once(here.cell(&ID)), cached(spent(working, here).map(|[once, _]| once)))
}

fn lasting(working: &Working<'_>, here: &Here<'_, '_, Works>) -> (Formula, Cached) {
    (costs::lasting(here.cell(&ID)), cached(spent(working, here).map(|[_, lasting]| lasting)))
}

fn spent(working: &Working<'_>, here: &Here<'_, '_, Works>) -> Option<[Decimal; 2]> {
    costs::of_initiative(here.report, &working.owned.of.id)
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let rows = working(report);
    let placed = TABLE.at(&PAGE, HEADER_ROW, rows.len());
    placed.draw(&mut grid, report, &rows);
    if rows.is_empty() {
        grid.put(placed.first(), 0, text("Intet tiltag har dokumenteret effekt endnu."));
    }
    let notes = [
        "Kun tiltag, hvis timer er målt, eller hvis kroner er hentet i et system. Timer og kroner er år til dato; udgifterne er hele perioden og med egen tid.",
        "Et eksempel på én side for hvert af dem ligger i projektmappen Eksempler, til det første møde i et andet center.",
    ];
    grid.notes(placed.end().max(placed.first() + 1) + 1, notes);
    grid.freeze(HEADER_ROW, 2);
    grid
}
