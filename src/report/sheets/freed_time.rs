//! **Frigjort tid.** How much time, and what it is used for.
use super::{Page, method, minutes};
use crate::{
    danish::show,
    facts::Slice,
    formulas::freed_time::{WORKING_DAYS, hours, minutes_per_day},
    measures::{
        FTE_DOCUMENTED, HARVESTED_DOCUMENTED, HOURS_DOCUMENTED, HOURS_FORECAST, HOURS_FORECAST_LOW, HOURS_PLAN,
        HOURS_REPORTED, HOURS_UNPROVEN, IDLE_DOCUMENTED, Measure, REINVESTED_DOCUMENTED, TARGET_TIME, VALUE_DOCUMENTED,
    },
    programme::Centre,
    register::{Benefit, Owned, POOLED, TimeBenefit},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, number, text, words},
        live::Who,
        table::{Col, Header, Here, Rows, Subject, Table},
    },
    schema::Id,
    timing::Verdict,
    units::{Count, Decimal, Hours},
    xlsx::{At, Content, Ink, Style},
};
use std::cmp::Reverse;

pub(super) static PAGE: Page = Page {
    name: "Frigjort tid",
    question: "Hvor meget tid er frigjort, og hvad bruges den til?",
    has_amounts: true,
    draw,
};

/// What both tables of the sheet call their figures: the whole names break in the middle of a word in columns of this width.
mod short {
    use super::Header;

    pub(super) const HOURS_REPORTED: Header = Header::Text("Indb., timer");
    pub(super) const HOURS_UNPROVEN: Header = Header::Text("Uden dok., timer");
    pub(super) const HOURS_DOCUMENTED: Header = Header::Text("Dok., timer");
    pub(super) const FTE_DOCUMENTED: Header = Header::Text("Dok., årsværk");
    pub(super) const VALUE_DOCUMENTED: Header = Header::Text("Værdi af dok. tid, kr.");
    pub(super) const HARVESTED_DOCUMENTED: Header = Header::Text("Aftalt høstet, kr.");
    pub(super) const REINVESTED_DOCUMENTED: Header = Header::Text("Gen-investeret, kr.");
    pub(super) const IDLE_DOCUMENTED: Header = Header::Text("Udispo-neret, kr.");
}

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

static CODE: CentreColumn = CentreColumn::drawn("Centerkode", Style::Id, 11, |whose, _| match whose {
    Whose::Centre(centre) => Ink::new(id(&centre.code), Style::Id),
    Whose::Pool => Ink::text(POOLED, Style::Id),
    Whose::Programme => text(method::PROGRAMME),
});

static CENTRES: Table<Centres> = Table {
    name: None,
    height: 62,
    columns: &[
        &CODE,
        &CentreColumn::new("Center", Style::Wrapped, 30, |whose, here| match whose {
            Whose::Centre(centre) => words(&centre.name),
            Whose::Pool => words("Målinger af få medarbejdere, samlet"),
            Whose::Programme => words(&here.report.programme.name),
        }),
        &CentreColumn::figure(&HOURS_PLAN, 10),
        &CentreColumn::figure(&HOURS_REPORTED, 10).under(short::HOURS_REPORTED),
        &CentreColumn::figure(&HOURS_UNPROVEN, 10).under(short::HOURS_UNPROVEN),
        &CentreColumn::figure(&HOURS_DOCUMENTED, 10).under(short::HOURS_DOCUMENTED),
        &CentreColumn::figure(&FTE_DOCUMENTED, 10).under(short::FTE_DOCUMENTED),
        &CentreColumn::figure(&VALUE_DOCUMENTED, 11).under(short::VALUE_DOCUMENTED),
        &CentreColumn::figure(&HARVESTED_DOCUMENTED, 11).under(short::HARVESTED_DOCUMENTED),
        &CentreColumn::figure(&REINVESTED_DOCUMENTED, 11).under(short::REINVESTED_DOCUMENTED),
        &CentreColumn::figure(&IDLE_DOCUMENTED, 11).under(short::IDLE_DOCUMENTED),
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

static ID: TaskColumn = TaskColumn::new("Gevinst-ID", Style::Id, 11, |owned, _| id(&owned.of.id));

/// The longest table of the sheet: its widths are the sheet's. The rows with most planned hours come first.
static TASKS: Table<Tasks> = Table {
    name: Some("Tidsgevinster"),
    height: 48,
    columns: &[
        &ID,
        &TaskColumn::new("Opgave", Style::Wrapped, 30, |owned, _| words(&owned.of.what.task_name)),
        &TaskColumn::figure(&HOURS_PLAN, 10),
        &TaskColumn::figure(&HOURS_REPORTED, 10).under(short::HOURS_REPORTED),
        &TaskColumn::figure(&HOURS_UNPROVEN, 10).under(short::HOURS_UNPROVEN),
        &TaskColumn::figure(&HOURS_DOCUMENTED, 10).under(short::HOURS_DOCUMENTED),
        &TaskColumn::figure(&FTE_DOCUMENTED, 10).under(short::FTE_DOCUMENTED),
        &TaskColumn::figure(&VALUE_DOCUMENTED, 11).under(short::VALUE_DOCUMENTED),
        &TaskColumn::figure(&HARVESTED_DOCUMENTED, 11).under(short::HARVESTED_DOCUMENTED),
        &TaskColumn::figure(&REINVESTED_DOCUMENTED, 11).under(short::REINVESTED_DOCUMENTED),
        &TaskColumn::figure(&IDLE_DOCUMENTED, 11).under(short::IDLE_DOCUMENTED),
        &TaskColumn::new("Ansatte (antal)", Style::Count, 9, |owned, _| number(Decimal::from(owned.of.what.employees))),
        &TaskColumn::new("Min. pr. ansat pr. dag", Style::Minutes, 12, |owned, _| daily_minutes(&owned.of.what)),
        &TaskColumn::new("Bruges til", Style::Wrapped, 27, |owned, _| {
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

/// As many centres as stand on the printed page.
const SHOWN: usize = 8;

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TASKS.widths();
    let all = ordered(report);
    let shown = all.len().min(SHOWN);
    let pool = report.register.has_pool().then_some(Whose::Pool);
    let centres = |most: usize| -> Vec<_> { all.iter().copied().take(most).map(Whose::Centre).chain(pool).collect() };
    let rows = centres(SHOWN);
    let placed = CENTRES.at(&PAGE, HEADER_ROW, rows.len());
    placed.draw(&mut grid, report, &rows);
    placed.total(&mut grid, report, placed.end(), &Whose::Programme);
    if shown < all.len() {
        let rest = format!("Siden viser de {shown} centre, der har aftalt flest timer; alle står nedenfor på arket.");
        grid.put(HEADER_ROW - 1, 0, Ink::text(rest, Style::Small));
    }
    let minutes = minutes::chart(report, At::new(placed.header, CENTRES.width()), (355, 240));
    let charted = minutes.map_or(0, |chart| grid.chart(chart));
    let told = std::iter::once(outlook(report)).chain(NOTES.map(str::to_owned)).filter(|note| !note.is_empty());
    let free = grid.notes(charted.max(placed.end() + 2), told);
    let below = tasks(report, &mut grid, free + 1);
    if shown < all.len() {
        grid.heading(below + 1, "Alle centre", "");
        let rows = centres(all.len());
        CENTRES.at(&PAGE, below + 3, rows.len()).draw(&mut grid, report, &rows);
    }
    grid
}

/// The target, the forecast, and how much of it nobody will ever be able to prove: a target may be reached by hours that are
/// only claimed.
fn outlook(report: &Report<'_>) -> String {
    if !report.register.has_delivered() {
        return String::new();
    }
    let said = |value: Decimal| show::hours(Hours(value));
    let figure = |measure: &Measure| report.figure(measure).unwrap_or_default();
    let (low, high) = (said(figure(&HOURS_FORECAST_LOW)), said(figure(&HOURS_FORECAST)));
    let range = if low == high { high } else { format!("{low} til {high}") };
    let target =
        report.figure(&TARGET_TIME).map_or_else(String::new, |target| format!("Måltallet er {} timer. ", said(target)));
    let lost = report.register.time_benefits.iter().filter(|(_, tested)| tested.verdict == Verdict::Unprovable);
    let lost: Decimal = lost
        .filter_map(|(owned, _)| {
            let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
            HOURS_FORECAST.of(&slice, &report.frame_without_target())
        })
        .sum();
    let unprovable = if lost < Decimal::new(5, 2) {
        String::new()
    } else {
        format!(" Af dem kan {} timer ikke bevises, fordi der ikke er målt, før tiltaget gik i drift.", said(lost))
    };
    format!("{target}Prognosen for hele året er {range} timer.{unprovable}")
}

/// The centres, those that have planned most hours first.
fn ordered<'a>(report: &Report<'a>) -> Vec<&'a Centre> {
    let planned = |centre: &&Centre| {
        let slice = report.slice().of_centre(&centre.code);
        Reverse(HOURS_PLAN.of(&slice, &report.frame_without_target()).unwrap_or_default())
    };
    let mut centres: Vec<_> = report.programme.centres.iter().collect();
    centres.sort_by_cached_key(|centre| (planned(centre), centre.code.clone()));
    centres
}

/// What a reader asks when two columns do not add up to a third, and what is agreed and what is booked.
const NOTES: [&str; 3] = [
    "Plan, indberettet og uden dokumentation er regnet med businesscasens egne minutter, dokumenteret med de målte. Derfor er dokumenteret plus uden dokumentation ikke altid det indberettede.",
    "Høstet er den del af timerne, det er aftalt at omsætte til budgetreduktion; det tæller først som råderum, når det står som budgetgevinst. Geninvesteret bruges på andre opgaver, udisponeret er endnu ikke besluttet.",
    "Mange små besparelser på mange medarbejdere kan sjældent omsættes til budgetreduktion: se minutter pr. medarbejder pr. dag.",
];

/// The tasks, and where the printed page ends among them; gives the next free row.
fn tasks(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    let planned = |owned: &Owned<Benefit<TimeBenefit>>| {
        let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
        Reverse(HOURS_PLAN.of(&slice, &report.frame_without_target()).unwrap_or_default())
    };
    let mut rows: Vec<_> = report.register.time_benefits.iter().map(|(owned, _)| owned).collect();
    rows.sort_by_cached_key(|owned| (planned(owned), owned.of.id.clone()));
    let placed = TASKS.at(&PAGE, first + 2, rows.len());
    placed.draw(grid, report, &rows);
    let shown = grid.fitting((placed.first(), rows.len()), 0);
    let rest = rows.len() - shown;
    let under = if rest == 0 {
        "De opgaver, der er aftalt flest timer på, står først.".to_owned()
    } else {
        format!("Siden viser de {shown}, der er aftalt flest timer på; {rest} mere står nedenfor på arket.")
    };
    grid.heading(first, "Opgave for opgave", &under);
    grid.one_page(placed.row(shown), TASKS.width());
    placed.end()
}
