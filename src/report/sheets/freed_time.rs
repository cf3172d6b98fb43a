//! **Frigjort tid.** How much time, and what it is used for.
use super::{Page, method};
use crate::{
    facts::Slice,
    formulas::freed_time::{WORKING_DAYS, hours, minutes_per_day},
    measures::{
        FTE_DOCUMENTED, HARVESTED_DOCUMENTED, HOURS_DOCUMENTED, HOURS_PLAN, HOURS_REPORTED, HOURS_UNPROVEN,
        IDLE_DOCUMENTED, Measure, REINVESTED_DOCUMENTED, VALUE_DOCUMENTED,
    },
    programme::Centre,
    register::{Benefit, Owned, POOLED, TimeBenefit},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, number, text, words},
        live::Who,
        table::{Col, Here, Placed, Rows, Subject, Table},
    },
    schema::Id,
    units::{Count, Decimal},
    xlsx::{Area, At, Chart, ChartKind, Content, Ink, SeriesInk, Style, Tone},
};

pub(super) static PAGE: Page = Page {
    name: "Frigjort tid",
    question: "Hvor meget tid er frigjort, og hvad bruges den til?",
    has_amounts: true,
    draw,
};

/// Whose time it is.
#[derive(Clone, Copy)]
enum Whose<'a> {
    Centre(&'a Centre),
    /// Small measurements together: outside their centres, so that none of them can be worked out.
    Pool,
    /// All of it.
    Programme,
}

/// The centres, and what stands below them.
enum Centres {}

impl Rows for Centres {
    type Row<'a> = Whose<'a>;

    fn subject<'a>(whose: &Whose<'a>, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        let who = if matches!(whose, Whose::Programme) { Who::Programme } else { Who::Centre(here.cell(&CODE)) };
        let slice = facts(here.report, *whose);
        Some(Subject { who, month: None, slice, frame: here.report.frame_without_target() })
    }
}

fn facts<'a>(report: &Report<'a>, whose: Whose<'a>) -> Slice<'a> {
    match whose {
        Whose::Centre(centre) => report.slice().of_centre(&centre.code),
        Whose::Pool => report.slice().of_centre(&Id(POOLED.to_owned())),
        Whose::Programme => report.slice(),
    }
}

type CentreColumn = Col<Centres>;

static CODE: CentreColumn = CentreColumn::drawn("Centerkode", Style::Id, 14, |whose, _| match whose {
    Whose::Centre(centre) => Ink::new(id(&centre.code), Style::Id),
    Whose::Pool => Ink::text(POOLED, Style::Id),
    Whose::Programme => text(method::PROGRAMME),
});

static CENTRES: Table<Centres> = Table {
    name: None,
    height: 62,
    columns: &[
        &CODE,
        &CentreColumn::new("Center", Style::Text, 34, |whose, here| match whose {
            Whose::Centre(centre) => words(&centre.name),
            Whose::Pool => words("Målinger af få medarbejdere, samlet"),
            Whose::Programme => words(&here.report.programme.name),
        }),
        &CentreColumn::figure(&HOURS_PLAN, 16),
        &CentreColumn::figure(&HOURS_REPORTED, 16),
        &CentreColumn::figure(&HOURS_UNPROVEN, 16),
        &CentreColumn::figure(&HOURS_DOCUMENTED, 16),
        &CentreColumn::figure(&FTE_DOCUMENTED, 16),
        &CentreColumn::figure(&VALUE_DOCUMENTED, 16),
        &CentreColumn::figure(&HARVESTED_DOCUMENTED, 16),
        &CentreColumn::figure(&REINVESTED_DOCUMENTED, 16),
        &CentreColumn::figure(&IDLE_DOCUMENTED, 16),
    ],
};

/// The benefits of time, task by task.
enum Tasks {}

impl Rows for Tasks {
    type Row<'a> = &'a Owned<Benefit<TimeBenefit>>;

    fn subject<'a>(owned: &&'a Owned<Benefit<TimeBenefit>>, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        Some(Subject {
            who: Who::Benefit(here.cell(&ID)),
            month: None,
            slice: here.report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id),
            frame: here.report.frame_without_target(),
        })
    }
}

type TaskColumn = Col<Tasks>;

static ID: TaskColumn = TaskColumn::new("Gevinst-ID", Style::Id, 14, |owned, _| id(&owned.of.id));

/// The longest table of the sheet: its widths are the sheet's.
static TASKS: Table<Tasks> = Table {
    name: Some("Tidsgevinster"),
    height: 62,
    columns: &[
        &ID,
        &TaskColumn::new("Opgave", Style::Wrapped, 34, |owned, _| words(&owned.of.what.task_name)),
        &TaskColumn::figure(&HOURS_PLAN, 16),
        &TaskColumn::figure(&HOURS_REPORTED, 16),
        &TaskColumn::figure(&HOURS_UNPROVEN, 16),
        &TaskColumn::figure(&HOURS_DOCUMENTED, 16),
        &TaskColumn::figure(&FTE_DOCUMENTED, 16),
        &TaskColumn::figure(&VALUE_DOCUMENTED, 16),
        &TaskColumn::figure(&HARVESTED_DOCUMENTED, 16),
        &TaskColumn::figure(&REINVESTED_DOCUMENTED, 16),
        &TaskColumn::figure(&IDLE_DOCUMENTED, 16),
        &TaskColumn::new("Medarbejdere (antal)", Style::Count, 13, |owned, _| {
            number(Decimal::from(owned.of.what.employees))
        }),
        &TaskColumn::new("Minutter pr. medarbejder pr. dag ved fuld effekt", Style::Minutes, 14, |owned, _| {
            daily_minutes(&owned.of.what)
        }),
        &TaskColumn::new("Bruges til", Style::Wrapped, 30, |owned, _| {
            words(owned.of.what.used_for.clone().unwrap_or_default())
        }),
    ],
};

/// What an employee saves a day.
fn daily_minutes(what: &TimeBenefit) -> Content {
    let year = hours(what.yearly_units, what.before, what.after, what.adoption, what.attribution);
    let employees = Count(Decimal::from(what.employees));
    let minutes = minutes_per_day(year, employees, Count(Decimal::from(WORKING_DAYS)));
    number(minutes.map(|minutes| minutes.0))
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TASKS.widths();
    let pool = report.register.has_pool().then_some(Whose::Pool);
    let rows: Vec<_> = report.programme.centres.iter().map(Whose::Centre).chain(pool).collect();
    let placed = CENTRES.at(&PAGE, HEADER_ROW, rows.len());
    placed.draw(&mut grid, report, &rows);
    let total = placed.end();
    placed.total(&mut grid, report, total, &Whose::Programme);
    let noted = grid.notes(total + 2, NOTES);
    let charted = grid.chart(uses(report, &placed, noted + 1));
    tasks(report, &mut grid, charted + 2);
    grid.freeze(HEADER_ROW, 2);
    grid.break_at(charted + 2);
    grid.sheet.page.repeat = Some((charted + 4, charted + 4));
    grid
}

/// What a reader asks when two columns do not add up to a third.
const NOTES: [&str; 2] = [
    "Plan, indberettet og uden dokumentation er regnet med de minutter, business casen lover. Dokumenteret er regnet med de målte minutter.",
    "Derfor er dokumenteret plus uden dokumentation ikke altid det indberettede: forskellen er, hvor meget de målte minutter afviger fra de lovede.",
];
/// As many centres as the chart can name.
const CHARTED: usize = 12;

/// What the documented time is used for: per centre, or all in one where they are too many.
fn uses(report: &Report<'_>, placed: &Placed<Centres>, at: u32) -> Chart {
    let centres = report.programme.centres.len();
    let (first, last) = if (1..=CHARTED).contains(&centres) {
        (placed.first(), placed.row(centres - 1))
    } else {
        (placed.end(), placed.end())
    };
    let rows = |at: At| Area { first: At { row: first, ..at }, last: At { row: last, ..at } };
    let series = |measure: &Measure, name: &str, tone: Tone| -> SeriesInk {
        placed.series(name, (rows(placed.cell(first, &CODE)), rows(placed.figure(first, measure))), tone)
    };
    Chart {
        kind: ChartKind::StackedBars,
        at: At::new(at, 0),
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

fn tasks(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.heading(first, "Opgave for opgave", "Mange små besparelser på mange medarbejdere kan sjældent hentes hjem i budgettet: se minutter pr. medarbejder pr. dag.");
    let rows: Vec<_> = report.register.time_benefits.iter().map(|(owned, _)| owned).collect();
    TASKS.at(&PAGE, first + 2, rows.len()).draw(grid, report, &rows);
}
