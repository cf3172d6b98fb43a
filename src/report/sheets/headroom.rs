//! **Råderum.** Money that is really free: by kind and centre, and month by month.
use super::{Page, budget_years, ladder, transfer};
use crate::{
    measures::{
        AVOIDED_DOCUMENTED, AVOIDED_REPORTED, CAPACITY_DOCUMENTED, CAPACITY_REPORTED, Frame, HEADROOM_BASELINE,
        HEADROOM_BASELINE_YEAR, HEADROOM_BOOKED, HEADROOM_COURSE, HEADROOM_DOCUMENTED, HEADROOM_EXPECTED,
        HEADROOM_FORECAST, HEADROOM_MONTH_BOOKED, HEADROOM_MONTH_DOCUMENTED, HEADROOM_MONTH_EXPECTED,
        HEADROOM_MONTH_PLAN, HEADROOM_MONTH_REPORTED, HEADROOM_PLAN, HEADROOM_PLAN_YEAR, HEADROOM_REPORTED,
        HEADROOM_UNPROVEN, Measure, TARGET_HEADROOM, TOTAL_DOCUMENTED, TOTAL_REPORTED,
    },
    report::{
        Report,
        grid::{Grid, HEADER_ROW, month, text},
        live::{self, Who},
        table::{Col, Header, Here, Placed, Rows, Subject, TWO_LINES, Table},
    },
    units::Month,
    xlsx::{Area, At, Formula, Ink, Pin, Style, Tone},
};

pub(super) static PAGE: Page =
    Page { name: "Råderum", question: "Hvor mange penge er reelt frigjort?", has_amounts: true, draw };

/// As many centres as a page holds below the budget years.
const BESIDE_YEARS: usize = 8;

/// The months of the year: what happened in each, and what had come in by its end.
pub(super) enum Months {}

impl Rows for Months {
    type Row<'a> = Month;
    /// What is not due yet is blank, so no figure may refer to the cells beside it.
    const REFERS: bool = false;

    fn subject<'a>(at: &Month, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        Some(Subject {
            who: Who::Programme,
            month: Some(here.cell(&MONTH)),
            slice: here.report.slice(),
            frame: Frame { period: *at, ..here.report.frame() },
        })
    }

    /// What is realised ends with the period, and a forecast begins there; a plan runs all year.
    fn shows(at: &Month, measure: &Measure, here: &Here<'_, '_, Self>) -> bool {
        let period = here.report.period();
        if *measure == HEADROOM_COURSE {
            *at >= period
        } else if [&HEADROOM_REPORTED, &HEADROOM_DOCUMENTED, &HEADROOM_BOOKED].contains(&measure) {
            *at <= period
        } else {
            true
        }
    }
}

type MonthColumn = Col<Months>;

static MONTH: MonthColumn = MonthColumn::new("Måned", Style::Month, 40, |at, _| month(*at));

/// The measures of a month alone, those cumulated to its end, and the year's target.
static MONTHS: Table<Months> = Table {
    name: None,
    height: 62,
    columns: &[
        &MONTH,
        &MonthColumn::figure(&HEADROOM_MONTH_PLAN, 15),
        &MonthColumn::figure(&HEADROOM_MONTH_REPORTED, 15),
        &MonthColumn::figure(&HEADROOM_MONTH_DOCUMENTED, 15),
        &MonthColumn::figure(&HEADROOM_MONTH_BOOKED, 15),
        &MonthColumn::figure(&HEADROOM_MONTH_EXPECTED, 15),
        &MonthColumn::figure(&HEADROOM_BASELINE, 15).under(Header::Text("Baseline opsamlet, kr.")),
        &MonthColumn::figure(&HEADROOM_PLAN, 15).under(Header::Text("Plan opsamlet, kr.")),
        &MonthColumn::figure(&HEADROOM_REPORTED, 15).under(Header::Text("Indberettet opsamlet, kr.")),
        &MonthColumn::figure(&HEADROOM_DOCUMENTED, 15).under(Header::Text("Dokumenteret opsamlet, kr.")),
        &MonthColumn::figure(&HEADROOM_BOOKED, 15).under(Header::Text("Bogført opsamlet, kr.")),
        &MonthColumn::figure(&HEADROOM_COURSE, 15).under(Header::Text("Prognose opsamlet, kr.")),
        &MonthColumn::figure(&TARGET_HEADROOM, 15),
    ],
};

/// The programme's figures, one per row.
static FIGURES: [&Measure; 15] = [
    &HEADROOM_BASELINE_YEAR,
    &HEADROOM_PLAN_YEAR,
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_UNPROVEN,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HEADROOM_EXPECTED,
    &HEADROOM_FORECAST,
    &AVOIDED_REPORTED,
    &AVOIDED_DOCUMENTED,
    &CAPACITY_REPORTED,
    &CAPACITY_DOCUMENTED,
    &TOTAL_REPORTED,
    &TOTAL_DOCUMENTED,
];

/// A measure of the programme.
pub(super) enum Figures {}

impl Rows for Figures {
    type Row<'a> = &'static Measure;
}

type FigureColumn = Col<Figures>;

static AMOUNT: FigureColumn = FigureColumn::drawn("", Style::Kroner, 0, |measure, here| {
    live::programme(here.report, measure, Style::Kroner).toned(tone(measure))
});

static FIGURE_TABLE: Table<Figures> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &FigureColumn::drawn("", Style::Text, 0, |measure, _| text(measure.label).toned(tone(measure))),
        &AMOUNT,
        &FigureColumn::drawn("", Style::Small, 0, |measure, _| Ink::text(measure.meaning, Style::Small)),
    ],
};

/// The two sums of all kinds of value stand out.
fn tone(measure: &Measure) -> Tone {
    if [&TOTAL_REPORTED, &TOTAL_DOCUMENTED].contains(&measure) { Tone::Total } else { Tone::Plain }
}

/// Where the blocks of the sheet stand, one below the other.
pub(super) struct Layout {
    pub months: Placed<Months>,
    figures: Placed<Figures>,
    /// The first row of the budget years.
    years: u32,
    pub ladder: Placed<ladder::Steps>,
    /// The first row of the proposal.
    proposal: u32,
}

/// Where everything stands, known before it is drawn.
pub(super) fn layout(report: &Report<'_>) -> Layout {
    let months = MONTHS.at(&PAGE, HEADER_ROW, report.period().of_year().count());
    // A heading and its explanation stand above the figures, which have no headers.
    let figures = FIGURE_TABLE.at(&PAGE, months.end() + 3, FIGURES.len());
    let years = figures.end() + 2;
    let ladder = ladder::placed(report, &PAGE, budget_years::end(report, years) + 3);
    let proposal = ladder.end() + 2;
    Layout { months, figures, years, ladder, proposal }
}

/// One of the programme's figures, as a formula on another sheet names its cell.
pub(super) fn programme_figure(report: &Report<'_>, measure: &Measure, pin: Pin) -> Formula {
    let place = FIGURES.iter().position(|known| *known == measure);
    let figures = layout(report).figures;
    let row = figures.row(place.expect("a figure of the programme that is asked for is one of the lines"));
    figures.with_sheet(figures.cell(row, &AMOUNT), pin)
}

/// A cumulated series: its months and its figures.
pub(super) fn course(months: &Placed<Months>, measure: &Measure) -> (Area, Area) {
    (months.area(&MONTH), months.figures(measure))
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = MONTHS.widths();
    let Layout { months, figures, years, ladder, proposal } = layout(report);
    months.draw(&mut grid, report, &report.period().of_year().collect::<Vec<_>>());
    grid.heading(
        figures.header - 1,
        "Programmet i alt",
        "Råderum er budgetreduktioner og merindtægter minus ulemper. Undgåede udgifter og tid er ikke råderum.",
    );
    figures.rows(&mut grid, report, &FIGURES);
    budget_years::draw(report, &mut grid, years);
    ladder::draw(report, &mut grid, &ladder);
    let end = transfer::draw(report, &mut grid, proposal);
    grid.freeze(HEADER_ROW, 1);
    // The tables have headers of their own; only the last one may run over several pages.
    grid.sheet.page.repeat = Some((proposal + 2, proposal + 2));
    grid.sheet.page.area = Some(Area { first: At::new(0, 0), last: At::new(end + 2, MONTHS.width() - 1) });
    grid.break_at(years);
    if report.programme.centres.len() > BESIDE_YEARS {
        grid.break_at(ladder.header - 2);
    }
    grid.break_at(proposal);
    grid
}
