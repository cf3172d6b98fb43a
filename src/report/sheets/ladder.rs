//! The claim ladder per centre: what the charts of Overblik and Centre show. The centres that lack most of their target come first.
use super::{Page, headroom};
use crate::{
    measures::{
        HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_DOCUMENTED_ONLY, HEADROOM_EXPECTED, HEADROOM_FORECAST,
        HEADROOM_PLAN, HEADROOM_UNPROVEN, Measure, TARGET_HEADROOM,
    },
    programme::Centre,
    report::{
        Report,
        grid::{Grid, id, words},
        live::Who,
        table::{Col, Here, Placed, Rows, Subject, TWO_LINES, Table},
    },
    units::Decimal,
    xlsx::{Area, At, SeriesInk, Style, Tone},
};
use std::cmp::Reverse;

/// As many centres as a chart on a page can name.
const CHARTED: usize = 12;

/// The centres.
pub(super) enum Steps {}

impl Rows for Steps {
    type Row<'a> = &'a Centre;

    fn subject<'a>(centre: &&'a Centre, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        Some(Subject {
            who: Who::Centre(here.cell(&CODE)),
            month: None,
            slice: here.report.slice().of_centre(&centre.code),
            frame: here.report.frame_of(&centre.code),
        })
    }
}

type Column = Col<Steps>;

static CODE: Column = Column::new("Centerkode", Style::Id, 0, |centre, _| id(&centre.code));

/// Target, plan, documented and forecast beside the steps, which lie on top of each other.
static TABLE: Table<Steps> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &CODE,
        &Column::figure(&TARGET_HEADROOM, 0),
        &Column::figure(&HEADROOM_PLAN, 0),
        &Column::figure(&HEADROOM_DOCUMENTED, 0),
        &Column::figure(&HEADROOM_BOOKED, 0),
        &Column::figure(&HEADROOM_DOCUMENTED_ONLY, 0),
        &Column::figure(&HEADROOM_UNPROVEN, 0),
        &Column::figure(&HEADROOM_EXPECTED, 0),
        &Column::figure(&HEADROOM_FORECAST, 0),
        &Column::new("Center", Style::Text, 0, |centre, _| words(&centre.name)),
    ],
};

/// Where the table stands on a sheet whose row `first` is free: a heading and its explanation come before it.
pub(super) fn placed(report: &Report<'_>, page: &Page, first: u32) -> Placed<Steps> {
    TABLE.at(page, first + 2, report.programme.centres.len())
}

/// The codes and the figures that a chart shows of a measure.
fn charted(placed: &Placed<Steps>, measure: &Measure) -> (Area, Area) {
    let last = placed.row(CHARTED - 1);
    let shown = |area: Area| Area { last: At { row: area.last.row.min(last), ..area.last }, ..area };
    (shown(placed.area(&CODE)), shown(placed.figures(measure)))
}

/// A series of the table, which stands on the sheet Råderum.
pub(super) fn series(report: &Report<'_>, measure: &Measure, name: &str, (tone, dashed): (Tone, bool)) -> SeriesInk {
    let placed = headroom::layout(report).ladder;
    SeriesInk { dashed, ..placed.series(name, charted(&placed, measure), tone) }
}

/// What a chart's title adds when it cannot show all.
pub(super) fn reservation(report: &Report<'_>) -> String {
    if report.programme.centres.len() <= CHARTED {
        return String::new();
    }
    format!(" (de {CHARTED} centre, der mangler mest)")
}

pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, placed: &Placed<Steps>) {
    grid.heading(
        placed.header - 2,
        "Råderum efter trin, pr. center",
        "Bogført, kun dokumenteret, kun indberettet og forventet lægges oven på hinanden: hver krone står kun ét sted.",
    );
    placed.draw(grid, report, &ordered(report));
}

/// The centres, those first that lack most of their target, or of their plan where they have no target.
fn ordered<'a>(report: &Report<'a>) -> Vec<&'a Centre> {
    let lacks = |centre: &&Centre| -> Decimal {
        let (slice, frame) = report.within(Some(&centre.code));
        let figure = |measure: &Measure| measure.of(&slice, &frame);
        figure(&TARGET_HEADROOM).or_else(|| figure(&HEADROOM_PLAN)).unwrap_or_default()
            - figure(&HEADROOM_BOOKED).unwrap_or_default()
    };
    let mut centres: Vec<&Centre> = report.programme.centres.iter().collect();
    centres.sort_by_cached_key(|centre| (Reverse(lacks(centre)), centre.code.clone()));
    centres
}
