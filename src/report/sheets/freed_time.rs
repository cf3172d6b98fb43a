//! **Frigjort tid.** How much time, and what it is used for.
use super::Page;
use crate::{
    formulas::freed_time::{WORKING_DAYS, minutes_per_day},
    measures::{
        FTE_DOCUMENTED, HARVESTED_DOCUMENTED, HOURS_DOCUMENTED, HOURS_PLAN, HOURS_REPORTED, HOURS_UNPROVEN,
        IDLE_DOCUMENTED, Measure, REINVESTED_DOCUMENTED, VALUE_DOCUMENTED,
    },
    register::{Benefit, Owned, POOLED, TimeBenefit},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, nth, number, text, wrapped},
        live::{self, Who},
        style_of,
    },
    schema::Id,
    timing::Tested,
    units::{Count, Decimal, Hours},
    xlsx::{Area, At, Chart, ChartKind, Ink, SeriesInk, Sheet, Style, Tone},
};

/// The figures of each centre and each benefit.
static FIGURES: [&Measure; 9] = [
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_UNPROVEN,
    &HOURS_DOCUMENTED,
    &FTE_DOCUMENTED,
    &VALUE_DOCUMENTED,
    &HARVESTED_DOCUMENTED,
    &REINVESTED_DOCUMENTED,
    &IDLE_DOCUMENTED,
];
const FIRST_FIGURE: u16 = 2;

fn cols(first: &str, second: &str) -> Vec<Col> {
    let mut cols = vec![col(first, Style::Id, 14), col(second, Style::Wrapped, 34)];
    cols.extend(FIGURES.iter().map(|figure| col(crate::report::header(figure), style_of(figure.unit), 16)));
    cols
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let mut grid = Grid::new(report, page);
    let mut benefit_cols = cols("Gevinst-ID", "Opgave");
    benefit_cols.extend([
        col("Medarbejdere (antal)", Style::Count, 13),
        col("Minutter pr. medarbejder pr. dag ved fuld effekt", Style::Minutes, 14),
        col("Bruges til", Style::Wrapped, 30),
    ]);
    grid.widths(&benefit_cols);
    grid.headers(HEADER_ROW, &cols("Centerkode", "Center"));
    grid.sheet.heights.insert(HEADER_ROW, 62);
    let centres = &report.programme.centres;
    for (index, centre) in centres.iter().enumerate() {
        let row = nth(HEADER_ROW + 1, index);
        let slice = report.slice().of_centre(&centre.code);
        let mut cells = vec![Ink::text(centre.code.as_str(), Style::Id), text(&centre.name)];
        cells.extend(figures(row, Who::Centre(At::new(row, 0)), report, &slice));
        grid.row(row, cells);
    }
    let pooled = pooled(report, &mut grid, nth(HEADER_ROW + 1, centres.len()));
    let total = nth(HEADER_ROW + 1, centres.len() + usize::from(pooled));
    let mut cells = vec![text("PROGRAM"), text(&report.programme.name)];
    cells.extend(figures(total, Who::Programme, report, &report.slice()));
    grid.row(total, cells.into_iter().map(|ink| ink.toned(Tone::Total)).collect());
    for (row, note) in (total + 2..).zip(NOTES) {
        grid.put(row, 0, Ink::text(note, Style::Small));
    }
    let tasks = total + CHART_ROWS;
    grid.sheet.charts.push(uses(report, total));
    benefits(report, &mut grid, tasks, &benefit_cols);
    grid.freeze(HEADER_ROW, 2);
    grid.break_at(tasks);
    grid.sheet.page.repeat = Some((tasks + 2, tasks + 2));
    grid.done()
}

/// Small measurements together, where there are any: outside their centres, so that none of them can be worked out.
fn pooled(report: &Report<'_>, grid: &mut Grid, row: u32) -> bool {
    if report.register.has_pool() {
        let slice = report.slice().of_centre(&Id(POOLED.to_owned()));
        let mut cells = vec![Ink::text(POOLED, Style::Id), text("Målinger af få medarbejdere, samlet")];
        cells.extend(figures(row, Who::Centre(At::new(row, 0)), report, &slice));
        grid.row(row, cells);
    }
    report.register.has_pool()
}

/// What a reader asks when two columns do not add up to a third.
const NOTES: [&str; 2] = [
    "Plan, indberettet og uden dokumentation er regnet med de minutter, business casen lover. Dokumenteret er regnet med de målte minutter.",
    "Derfor er dokumenteret plus uden dokumentation ikke altid det indberettede: forskellen er, hvor meget de målte minutter afviger fra de lovede.",
];
/// From the total to the tasks: notes and the chart.
const CHART_ROWS: u32 = 25;
/// As many centres as the chart can name.
const CHARTED: usize = 12;

/// What the documented time is used for: per centre, or all in one where they are too many.
fn uses(report: &Report<'_>, total: u32) -> Chart {
    let centres = report.programme.centres.len();
    let (first, last) =
        if (1..=CHARTED).contains(&centres) { (HEADER_ROW + 1, nth(HEADER_ROW, centres)) } else { (total, total) };
    let series = |measure: &Measure, name: &str, tone: Tone| {
        let place = FIGURES.iter().position(|figure| *figure == measure).unwrap_or_default();
        let col = FIRST_FIGURE + u16::try_from(place).unwrap_or_default();
        let area = |col: u16| Area { first: At::new(first, col), last: At::new(last, col) };
        SeriesInk {
            name: name.to_owned(),
            sheet: "Frigjort tid".to_owned(),
            categories: area(0),
            values: area(col),
            tone,
            dashed: false,
        }
    };
    Chart {
        kind: ChartKind::StackedBars,
        at: At::new(total + 5, 0),
        size: (900, 360),
        title: "Hvad den dokumenterede tid bruges til, i tidens værdi".to_owned(),
        alt: "Vandrette søjler, delt efter høstet, geninvesteret og udisponeret tid.".to_owned(),
        value_axis: "kr. år til dato".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series(&HARVESTED_DOCUMENTED, "Høstet: taget ud af budgettet", Tone::Booked),
            series(&REINVESTED_DOCUMENTED, "Geninvesteret: bruges på andre opgaver", Tone::Documented),
            series(&IDLE_DOCUMENTED, "Udisponeret: endnu ikke besluttet", Tone::Reported),
        ],
    }
}

fn figures(row: u32, who: Who, report: &Report<'_>, slice: &crate::facts::Slice<'_>) -> Vec<Ink> {
    live::row(&FIGURES, At::new(row, FIRST_FIGURE), who, None, slice, &report.frame_without_target())
}

fn benefits(report: &Report<'_>, grid: &mut Grid, first: u32, cols: &[Col]) {
    grid.heading(first, "Opgave for opgave", "Mange små besparelser på mange medarbejdere kan sjældent hentes hjem i budgettet: se minutter pr. medarbejder pr. dag.");
    grid.headers(first + 2, cols);
    grid.sheet.heights.insert(first + 2, 62);
    for (index, (owned, tested)) in report.register.time_benefits.iter().enumerate() {
        let row = nth(first + 3, index);
        let cells = benefit(report, owned, tested, row);
        grid.row(row, cells);
    }
    grid.table("Tidsgevinster", first + 2, cols.len(), report.register.time_benefits.len());
}

fn benefit(report: &Report<'_>, owned: &Owned<Benefit<TimeBenefit>>, _: &Tested, row: u32) -> Vec<Ink> {
    let (of, what) = (&owned.of, &owned.of.what);
    let slice = report.slice().of_benefit(&owned.centre, &of.initiative, &of.id);
    let mut cells = vec![Ink::text(of.id.as_str(), Style::Id), wrapped(&what.task_name)];
    cells.extend(figures(row, Who::Benefit(At::new(row, 0)), report, &slice));
    let year: Hours =
        crate::formulas::freed_time::hours(what.yearly_units, what.before, what.after, what.adoption, what.attribution);
    let minutes = minutes_per_day(year, Count(Decimal::from(what.employees)), Count(Decimal::from(WORKING_DAYS)));
    cells.extend([
        Ink::number(Decimal::from(what.employees), Style::Count),
        number(minutes.map(|minutes| minutes.0), Style::Minutes),
        wrapped(what.used_for.clone().unwrap_or_default()),
    ]);
    cells
}
