//! **Centre.** Per centre: target, plan, realised by level, forecast, status, who answers, delivered or not.
use super::{Page, months};
use crate::{
    measures::{
        HEADROOM_BASELINE, HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_FORECAST, HEADROOM_GAP, HEADROOM_PLAN,
        HEADROOM_REPORTED, HOURS_BASELINE, HOURS_DOCUMENTED, HOURS_FORECAST, HOURS_PLAN, HOURS_REPORTED, Measure,
        TARGET_HEADROOM, TARGET_TIME,
    },
    programme::Centre,
    register::Case,
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, nth, text, wrapped},
        live::{self, Who},
        style_of,
    },
    schema::Choice,
    xlsx::{At, Ink, Sheet, Style, Tone},
};

/// The figures of each centre, money first.
static FIGURES: [&Measure; 14] = [
    &TARGET_HEADROOM,
    &HEADROOM_BASELINE,
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HEADROOM_FORECAST,
    &HEADROOM_GAP,
    &TARGET_TIME,
    &HOURS_BASELINE,
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_DOCUMENTED,
    &HOURS_FORECAST,
];
/// The column of the first figure.
const FIRST_FIGURE: u16 = 5;

/// The column of a figure.
fn column(measure: &Measure) -> u16 {
    let place = FIGURES.iter().position(|figure| *figure == measure);
    FIRST_FIGURE + u16::try_from(place.unwrap_or_default()).unwrap_or_default()
}

/// The rows of the centres, first and last.
fn rows(report: &Report<'_>) -> (u32, u32) {
    (HEADER_ROW + 1, nth(HEADER_ROW, report.programme.centres.len().max(1)))
}

fn cols() -> Vec<Col> {
    let mut cols = vec![
        col("Centerkode", Style::Id, 11),
        col("Center", Style::Wrapped, 28),
        col("Centerchef", Style::Wrapped, 16),
        col("Aflevering", Style::Wrapped, 16),
        col("Status", Style::Text, 9),
    ];
    cols.extend(FIGURES.iter().map(|figure| col(crate::report::header(figure), style_of(figure.unit), 14)));
    cols
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 48);
    let (first, last) = rows(report);
    for (index, centre) in report.programme.centres.iter().enumerate() {
        let row = nth(first, index);
        grid.row(row, cells(report, centre, row));
    }
    grid.table("Centeroversigt", HEADER_ROW, cols.len(), report.programme.centres.len());
    grid.colour_statuses(4, first, last + 1);
    total(report, &mut grid, last + 1);
    note(&mut grid, last + 2, report.register.has_pool());
    remarks(report, &mut grid, last + 6);
    grid.freeze(HEADER_ROW, 2);
    grid.done()
}

fn cells(report: &Report<'_>, centre: &Centre, row: u32) -> Vec<Ink> {
    let slice = report.slice().of_centre(&centre.code);
    let frame = report.frame_of(&centre.code);
    let mut cells = vec![
        months::leading(report, &centre.code, &slice),
        wrapped(&centre.name),
        wrapped(&centre.head),
        wrapped(delivered(report, centre)),
        live::status(&pairs(row), report.status(&slice, &frame).label()),
    ];
    let who = Who::Centre(At::new(row, 0));
    cells.extend(live::row(&FIGURES, At::new(row, FIRST_FIGURE), who, None, &slice, &frame));
    cells
}

/// Realised and planned, for money and for time.
fn pairs(row: u32) -> [(At, At); 2] {
    let at = |measure: &Measure| At::new(row, column(measure));
    [(at(&HEADROOM_BOOKED), at(&HEADROOM_PLAN)), (at(&HOURS_DOCUMENTED), at(&HOURS_PLAN))]
}

/// Whether the centre has delivered for the period, and how far its submission is.
fn delivered(report: &Report<'_>, centre: &Centre) -> String {
    if !centre.is_active(report.period()) {
        return "Ikke aktiv".to_owned();
    }
    match report.register.cases.iter().find(|case| case.centre == centre.code) {
        None => "Mangler".to_owned(),
        Some(Case { carried_forward: true, month, .. }) => {
            format!("Videreført fra {}", crate::danish::show::month(*month))
        }
        Some(case) if case.status == crate::schema::business_case::master::Status::Approved && !case.approved => {
            "Godkendelse mangler noget".to_owned()
        }
        Some(case) => case.status.label().to_owned(),
    }
}

/// The programme: the same recipes over everything, not a sum of the rows above.
fn total(report: &Report<'_>, grid: &mut Grid, row: u32) {
    let (slice, frame) = (report.slice(), report.frame());
    let mut cells =
        vec![text("PROGRAM"), text(&report.programme.name), text(&report.programme.manager), text(""), text("")];
    cells[4] = live::status(&pairs(row), report.status(&slice, &frame).label());
    cells.extend(live::row(&FIGURES, At::new(row, FIRST_FIGURE), Who::Programme, None, &slice, &frame));
    grid.row(row, cells.into_iter().map(|ink| ink.toned(Tone::Total)).collect());
}

/// What the centres want management to know, in their own words.
fn remarks(report: &Report<'_>, grid: &mut Grid, first: u32) {
    let said = report.register.cases.iter().filter_map(|case| Some((&case.centre, case.remarks.as_ref()?)));
    for (index, (centre, remark)) in said.enumerate() {
        if index == 0 {
            grid.heading(first, "Centrenes bemærkninger til ledelsen", "");
        }
        grid.put(nth(first + 1, index), 0, Ink::text(centre.as_str(), Style::Id));
        grid.put(nth(first + 1, index), 1, text(remark.replace('\n', " ")));
    }
}

fn note(grid: &mut Grid, row: u32, has_pool: bool) {
    let pooled = "Programmets dokumenterede tid indeholder målinger af få medarbejdere. De vises kun samlet, på arket Frigjort tid.";
    let lines = [
        if has_pool { pooled } else { "" },
        "Status: bogført råderum og dokumenteret tid i forhold til planen, år til dato. Den dårligste af de to gælder.",
        "Måltal og prognose gælder hele året, de øvrige tal år til dato. Indberettet er, hvad centret siger. Dokumenteret er målt eller hentet i et system. Bogført står i regnskabet.",
    ];
    for (index, line) in lines.into_iter().enumerate() {
        grid.put(nth(row, index), 0, Ink::text(line, Style::Small));
    }
}
