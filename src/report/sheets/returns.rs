//! **Nutidsværdi og tilbagebetaling.** The initiatives by present value, and where each lies by value and time, on the sheet
//! Økonomi.
use super::economics::{self, Line};
use crate::{
    danish::words::list,
    formulas::economics::{Payback, payback, present_value},
    report::{
        Report,
        grid::{Grid, id, number, text, words},
        table::{Col, Placed, Rows, TWO_LINES, Table},
    },
    units::{Decimal, round},
    xlsx::{At, Chart, ChartKind, Points, SeriesInk, Style, Tone},
};
use std::cmp::Reverse;

/// Initiatives in the picture: with more, their names would cover each other.
const SHOWN: usize = 15;

/// An initiative that pays itself back, with its present value and the years it takes.
struct Return<'a> {
    line: &'a Line<'a>,
    value: Decimal,
    years: Decimal,
}

/// The initiatives, the most valuable first.
enum Returns {}

impl Rows for Returns {
    type Row<'a> = Return<'a>;
}

type Column = Col<Returns>;

static ID: Column = Column::new("Tiltag-ID", Style::Id, 0, |one, _| {
    one.line.initiative.map_or(crate::xlsx::Content::Blank, |initiative| id(&initiative.id))
});
static VALUE: Column = Column::new("Nutidsværdi, kr.", Style::Kroner, 0, |one, _| number(one.value));
static YEARS: Column = Column::new("Tjent hjem efter, år", Style::Number, 0, |one, _| number(round(one.years, 1)));

static TABLE: Table<Returns> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &ID,
        &Column::new("Tiltag", Style::Wrapped, 0, |one, _| {
            words(one.line.initiative.map_or("", |initiative| &initiative.title))
        }),
        &VALUE,
        &YEARS,
    ],
};

/// The ranking and its picture; gives the next free row.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32, lines: &[Line<'_>]) -> u32 {
    grid.break_at(first);
    let rate = report.programme.discount_rate;
    let returned = |line| match paid(line)? {
        Payback::AtOnce => Some(Return { line, value: present_value(&line.net, rate)?, years: Decimal::ZERO }),
        Payback::Years(years) => Some(Return { line, value: present_value(&line.net, rate)?, years }),
        Payback::Never => None,
    };
    let mut returns: Vec<Return<'_>> = lines.iter().filter_map(returned).collect();
    returns.sort_by_key(|one| (Reverse(one.value), one.line.initiative.map(|initiative| &initiative.id)));
    let more = returns.len().saturating_sub(SHOWN);
    returns.truncate(SHOWN);
    grid.heading(first, "Hvad er mest værd, og hvor hurtigt er det tjent hjem?", &under(lines, more));
    let placed = TABLE.at(&economics::PAGE, first + 2, returns.len());
    placed.draw(grid, report, &returns);
    if returns.is_empty() {
        grid.put(placed.first(), 1, text("Intet tiltag med oplyste omkostninger er tjent hjem inden for 10 år."));
        return placed.end() + 2;
    }
    grid.chart(picture(&placed, placed.end() + 1)) + 2
}

/// Nothing of an initiative that nobody has told a cost of.
fn paid(line: &Line<'_>) -> Option<Payback> {
    line.has_costs().then(|| payback(&line.net))
}

/// What the picture leaves out, and why.
fn under(lines: &[Line<'_>], more: usize) -> String {
    let named = |keep: fn(Option<Payback>) -> bool| -> Vec<&str> {
        let kept = lines.iter().filter(|line| keep(paid(line)));
        kept.filter_map(|line| line.initiative).map(|initiative| initiative.id.as_str()).collect()
    };
    let mut told = vec!["Øverst til venstre er bedst. 0 år er tjent hjem straks.".to_owned()];
    let never = named(|paid| matches!(paid, Some(Payback::Never)));
    if !never.is_empty() {
        told.push(format!("Ikke tjent hjem inden for 10 år: {}.", list(&never)));
    }
    let untold = named(|paid| paid.is_none());
    if !untold.is_empty() {
        told.push(format!("Uden oplyste omkostninger: {}.", list(&untold)));
    }
    if more > 0 {
        told.push(format!("{more} med lavere nutidsværdi står i tabellen øverst på arket."));
    }
    told.join(" ")
}

fn picture(placed: &Placed<Returns>, row: u32) -> Chart {
    let series = placed.series("Tiltag", (placed.area(&YEARS), placed.area(&VALUE)), Tone::Documented);
    Chart {
        kind: ChartKind::Points { across: "år til tilbagebetaling", across_style: Style::Count },
        at: At::new(row, 0),
        size: (900, 320),
        title: "Nutidsværdi og tilbagebetaling pr. tiltag".to_owned(),
        alt: "Et punkt pr. tiltag: år til tilbagebetaling vandret og nutidsværdi lodret.".to_owned(),
        value_axis: "nutidsværdi, kr.".to_owned(),
        value_style: Style::Kroner,
        series: vec![SeriesInk { points: Points::Named(placed.area(&ID)), ..series }],
    }
}
