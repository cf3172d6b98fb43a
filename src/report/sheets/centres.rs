//! **Alle centre.** Per centre: target, plan, realised by level, forecast, status, who answers, delivered or not.
use super::{Page, freed_time, method, months};
use crate::{
    facts::Slice,
    measures::{
        COVERAGE, Frame, HEADROOM_AGREED, HEADROOM_BASELINE, HEADROOM_BOOKED, HEADROOM_CALLED, HEADROOM_CHANGED,
        HEADROOM_DELIVERY, HEADROOM_DOCUMENTED, HEADROOM_DOCUMENTED_ONLY, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW,
        HEADROOM_GAINS_CALLED, HEADROOM_GAP, HEADROOM_GONE, HEADROOM_HELD, HEADROOM_MISSING, HEADROOM_NOT_REACHED,
        HEADROOM_NOT_YET, HEADROOM_PLAN, HEADROOM_PROOF, HEADROOM_REPORTED, HEADROOM_UNPROVEN, HOURS_AGREED,
        HOURS_BASELINE, HOURS_CALLED, HOURS_CHANGED, HOURS_DELIVERY, HOURS_DOCUMENTED, HOURS_FORECAST,
        HOURS_FORECAST_LOW, HOURS_GONE, HOURS_HELD, HOURS_MEASURED_OTHERWISE, HOURS_MISSING, HOURS_NOT_REACHED,
        HOURS_NOT_YET, HOURS_PLAN, HOURS_PROOF, HOURS_PROVABLE, HOURS_PROVEN, HOURS_REPORTED, HOURS_UNPROVABLE,
        HOURS_UNPROVEN, TARGET_HEADROOM, TARGET_TIME,
    },
    programme::Centre,
    register::Case,
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, nth, styled, text, words, wrapped},
        lights::{self, Matter, Question},
        live::Who,
        table::{Col, Here, Placed, Rows, Subject, Table},
    },
    schema::{Choice, business_case::master},
    xlsx::{Area, Cached, Content, Ink, Pin, Style},
};

pub(crate) static PAGE: Page =
    Page { name: "Alle centre", question: "Hvert center med alle tal.", has_amounts: true, draw };

/// Whose figures a row shows.
#[derive(Clone, Copy)]
pub(super) enum Whose<'a> {
    Centre(&'a Centre),
    /// The total below the centres.
    Programme,
}

impl<'a> Whose<'a> {
    /// The facts of a centre or of all, and what figures are computed within.
    pub(super) fn within(self, report: &Report<'a>) -> (Slice<'a>, Frame<'a>) {
        match self {
            Self::Centre(centre) => report.within(Some(&centre.code)),
            Self::Programme => report.within(None),
        }
    }
}

/// The centres, and the programme below them.
enum Centres {}

impl Rows for Centres {
    type Row<'a> = Whose<'a>;

    fn subject<'a>(whose: &Whose<'a>, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        let who = match whose {
            Whose::Centre(_) => Who::Centre(here.cell(&CODE)),
            Whose::Programme => Who::Programme,
        };
        let (slice, frame) = whose.within(here.report);
        Some(Subject { who, month: None, slice, frame })
    }
}

type Column = Col<Centres>;

/// Its cells lead to the facts of the centre.
static CODE: Column = Column::drawn("Centerkode", Style::Id, 11, |whose, here| match whose {
    Whose::Centre(centre) => months::leading(here.report, &centre.code, &whose.within(here.report).0),
    Whose::Programme => text(method::PROGRAMME),
});
static HEADROOM_GOAL_LIGHT: Column = Column::drawn("Mål, råderum", Style::Text, 12, |whose, here| {
    light(*whose, here, Matter::Headroom, Question::Goal)
});
static HEADROOM_DELIVERY_LIGHT: Column = Column::drawn("Levering, råderum", Style::Text, 12, |whose, here| {
    light(*whose, here, Matter::Headroom, Question::Delivery)
});
static HEADROOM_PROOF_LIGHT: Column = Column::drawn("Bevis, råderum", Style::Text, 12, |whose, here| {
    light(*whose, here, Matter::Headroom, Question::Proof)
});
static HOURS_GOAL_LIGHT: Column =
    Column::drawn("Mål, tid", Style::Text, 12, |whose, here| light(*whose, here, Matter::Time, Question::Goal));
static HOURS_DELIVERY_LIGHT: Column = Column::drawn("Levering, tid", Style::Text, 12, |whose, here| {
    light(*whose, here, Matter::Time, Question::Delivery)
});
static HOURS_PROOF_LIGHT: Column =
    Column::drawn("Bevis, tid", Style::Text, 12, |whose, here| light(*whose, here, Matter::Time, Question::Proof));

fn light(whose: Whose<'_>, here: &Here<'_, '_, Centres>, matter: Matter, question: Question) -> Ink {
    let (slice, frame) = whose.within(here.report);
    lights::ink(here, (matter, question), here.report.lights(&slice, &frame))
}

/// The lights in the order of the sheet.
static LIGHTS: [&Column; 6] = [
    &HEADROOM_GOAL_LIGHT,
    &HEADROOM_DELIVERY_LIGHT,
    &HEADROOM_PROOF_LIGHT,
    &HOURS_GOAL_LIGHT,
    &HOURS_DELIVERY_LIGHT,
    &HOURS_PROOF_LIGHT,
];

static TABLE: Table<Centres> = Table {
    name: Some("Centeroversigt"),
    height: 48,
    columns: &[
        &CODE,
        &Column::drawn("Center", Style::Wrapped, 28, |whose, here| match whose {
            Whose::Centre(centre) => wrapped(&centre.name),
            Whose::Programme => text(&here.report.programme.name),
        }),
        &Column::drawn("Centerchef", Style::Wrapped, 16, |whose, here| match whose {
            Whose::Centre(centre) => wrapped(&centre.head),
            Whose::Programme => text(&here.report.programme.manager),
        }),
        &Column::new("Aflevering", Style::Wrapped, 16, |whose, here| match whose {
            Whose::Centre(centre) => words(delivered(here.report, centre)),
            Whose::Programme => Content::Blank,
        }),
        &HEADROOM_GOAL_LIGHT,
        &HEADROOM_DELIVERY_LIGHT,
        &HEADROOM_PROOF_LIGHT,
        &HOURS_GOAL_LIGHT,
        &HOURS_DELIVERY_LIGHT,
        &HOURS_PROOF_LIGHT,
        &Column::figure(&TARGET_HEADROOM, 14),
        &Column::figure(&HEADROOM_BASELINE, 14),
        &Column::figure(&HEADROOM_PLAN, 14),
        &Column::figure(&HEADROOM_REPORTED, 14),
        &Column::figure(&HEADROOM_DOCUMENTED, 14),
        &Column::figure(&HEADROOM_BOOKED, 14),
        &Column::figure(&COVERAGE, 10),
        &Column::figure(&HEADROOM_MISSING, 14),
        &Column::figure(&HEADROOM_HELD, 14),
        &Column::figure(&HEADROOM_NOT_YET, 14),
        &Column::figure(&HEADROOM_NOT_REACHED, 14),
        &Column::figure(&HEADROOM_UNPROVEN, 14),
        &Column::figure(&HEADROOM_DOCUMENTED_ONLY, 14),
        &Column::figure(&HEADROOM_CALLED, 14),
        &Column::figure(&HEADROOM_CHANGED, 14),
        &Column::figure(&HEADROOM_AGREED, 14),
        &Column::figure(&HEADROOM_GAINS_CALLED, 14),
        &Column::figure(&HEADROOM_GONE, 14),
        &Column::figure(&HEADROOM_DELIVERY, 10),
        &Column::figure(&HEADROOM_PROOF, 10),
        &Column::figure(&HEADROOM_FORECAST_LOW, 14),
        &Column::figure(&HEADROOM_FORECAST, 14),
        &Column::figure(&HEADROOM_GAP, 14),
        &Column::figure(&TARGET_TIME, 14),
        &Column::figure(&HOURS_BASELINE, 14),
        &Column::figure(&HOURS_PLAN, 14),
        &Column::figure(&HOURS_REPORTED, 14),
        &Column::figure(&HOURS_DOCUMENTED, 14),
        &Column::figure(&HOURS_MISSING, 14),
        &Column::figure(&HOURS_HELD, 14),
        &Column::figure(&HOURS_NOT_YET, 14),
        &Column::figure(&HOURS_NOT_REACHED, 14),
        &Column::figure(&HOURS_UNPROVEN, 14),
        &Column::figure(&HOURS_MEASURED_OTHERWISE, 14),
        &Column::figure(&HOURS_CALLED, 14),
        &Column::figure(&HOURS_CHANGED, 14),
        &Column::figure(&HOURS_AGREED, 14),
        &Column::figure(&HOURS_GONE, 14),
        &Column::figure(&HOURS_UNPROVABLE, 14),
        &Column::figure(&HOURS_PROVABLE, 14),
        &Column::figure(&HOURS_PROVEN, 14),
        &Column::figure(&HOURS_DELIVERY, 10),
        &Column::figure(&HOURS_PROOF, 10),
        &Column::figure(&HOURS_FORECAST_LOW, 14),
        &Column::figure(&HOURS_FORECAST, 14),
    ],
};

/// Where the centres stand.
fn placed(report: &Report<'_>) -> Placed<Centres> {
    TABLE.at(&PAGE, HEADER_ROW, report.programme.centres.len())
}

/// A light of a centre, or of the programme, as another sheet shows it: its cell, and our own word.
pub(super) fn shown_light(report: &Report<'_>, centre: Option<&Centre>, matter: Matter, question: Question) -> Ink {
    let placed = placed(report);
    let place = centre.map(|centre| report.programme.centres.iter().position(|known| known.code == centre.code));
    let row = place.map_or_else(
        || total_row(&placed),
        |place| placed.row(place.expect("a centre of the programme is one of its centres")),
    );
    let (slice, frame) = report.within(centre.map(|centre| &centre.code));
    let light = lights::of(report.lights(&slice, &frame), matter, question);
    let column = LIGHTS[matter as usize * 3 + question as usize];
    let at = placed.with_sheet(placed.cell(row, column), Pin::Nothing);
    Ink::formula(at, Cached::Text(light.label().to_owned()), Style::Text)
}

/// Below a table that Excel keeps one empty row in, even where there are no centres.
fn total_row(placed: &Placed<Centres>) -> u32 {
    placed.end().max(placed.first() + 1)
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let centres: Vec<_> = report.programme.centres.iter().map(Whose::Centre).collect();
    let placed = placed(report);
    placed.draw(&mut grid, report, &centres);
    let total = total_row(&placed);
    placed.total(&mut grid, report, total, &Whose::Programme);
    for column in LIGHTS {
        let last = placed.cell(total, column);
        grid.colour_words(Area { last, ..placed.area(column) });
    }
    let end = grid.notes(total + 1, notes(report));
    remarks(report, &mut grid, end + 1);
    grid.freeze(HEADER_ROW, 2);
    grid.across(2);
    grid
}

/// Whether the centre has delivered for the period, and how far its submission is.
pub(super) fn delivered(report: &Report<'_>, centre: &Centre) -> String {
    if !centre.is_active(report.period()) {
        return "Ikke aktiv".to_owned();
    }
    match report.register.cases.iter().find(|case| case.centre == centre.code) {
        None => "Mangler".to_owned(),
        Some(Case { carried_forward: true, month, .. }) => {
            format!("Videreført fra {}", crate::danish::show::month(*month))
        }
        Some(case) if case.status == master::Status::Approved && !case.approved => {
            "Godkendelse mangler noget".to_owned()
        }
        Some(case) => case.status.label().to_owned(),
    }
}

/// What the centres want management to know, in their own words.
fn remarks(report: &Report<'_>, grid: &mut Grid, first: u32) {
    let remarks = report.register.cases.iter().filter_map(|case| Some((&case.centre, case.remarks.as_ref()?)));
    for (index, (centre, remark)) in remarks.enumerate() {
        if index == 0 {
            grid.heading(first, "Centrenes bemærkninger til ledelsen", "");
        }
        grid.put(nth(first + 1, index), 0, styled(id(centre), Style::Id));
        grid.put(nth(first + 1, index), 1, text(remark.replace('\n', " ")));
    }
}

/// What each of the three lights answers.
pub(crate) const LIGHTS_TOLD: [&str; 3] = [
    "Mål: prognosens lave og høje ende mod måltallet.",
    "Levering: det indberettede mod det aftalte for det, der er indberettet.",
    "Bevis: bogført af det indberettede råderum, og målt af den indberettede tid, der kan være målt.",
];

/// How to read the figures; the first line is empty where no small measurements are pooled.
fn notes(report: &Report<'_>) -> [String; 3] {
    let pooled = format!(
        "Programmets dokumenterede tid indeholder målinger af få medarbejdere. De vises kun samlet, på arket {}.",
        freed_time::PAGE.name
    );
    [
        if report.register.has_pool() { pooled } else { String::new() },
        LIGHTS_TOLD.join(" "),
        "Måltal og prognose gælder hele året, de øvrige tal år til dato. Indberettet er oplyst af centret. Dokumenteret er målt eller hentet i et system. Bogført står i regnskabet.".to_owned(),
    ]
}
