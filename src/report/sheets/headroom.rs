//! **Råderum.** Money that is really free: by kind and centre, and month by month.
use super::{Page, budget_years, ladder};
use crate::{
    measures::{
        AVOIDED_DOCUMENTED, AVOIDED_REPORTED, CAPACITY_DOCUMENTED, CAPACITY_REPORTED, Frame, HEADROOM_BASELINE,
        HEADROOM_BASELINE_YEAR, HEADROOM_BOOKED, HEADROOM_COURSE, HEADROOM_COURSE_LOW, HEADROOM_DOCUMENTED,
        HEADROOM_EXPECTED, HEADROOM_FORECAST, HEADROOM_MONTH_BOOKED, HEADROOM_MONTH_DOCUMENTED,
        HEADROOM_MONTH_EXPECTED, HEADROOM_MONTH_PLAN, HEADROOM_MONTH_REPORTED, HEADROOM_PLAN, HEADROOM_PLAN_YEAR,
        HEADROOM_REPORTED, HEADROOM_UNPROVEN, Measure, TARGET_HEADROOM, TOTAL_DOCUMENTED, TOTAL_REPORTED,
    },
    report::{
        Report,
        grid::{Grid, HEADER_ROW, month, text},
        live::{self, Who},
        table::{Col, Header, Here, Placed, Rows, Subject, TWO_LINES, Table},
    },
    units::Month,
    xlsx::{Area, Formula, Ink, Pin, Style, Tone},
};

pub(super) static PAGE: Page =
    Page { name: "Råderum", question: "Hvor mange penge er frie, pr. budgetår?", has_amounts: true, draw };

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
        if [&HEADROOM_COURSE, &HEADROOM_COURSE_LOW].contains(&measure) {
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
        &MonthColumn::figure(&HEADROOM_MONTH_PLAN, 11),
        &MonthColumn::figure(&HEADROOM_MONTH_REPORTED, 11),
        &MonthColumn::figure(&HEADROOM_MONTH_DOCUMENTED, 11),
        &MonthColumn::figure(&HEADROOM_MONTH_BOOKED, 11),
        &MonthColumn::figure(&HEADROOM_MONTH_EXPECTED, 11),
        &MonthColumn::figure(&HEADROOM_BASELINE, 11).under(Header::Told(|report| {
            let word = if report.has_baseline() { "Baseline" } else { "Baseline (fastsættes ved godkendelse)" };
            format!("{word} akkumuleret, kr.")
        })),
        &MonthColumn::figure(&HEADROOM_PLAN, 11).under(Header::Text("Plan akkumuleret, kr.")),
        &MonthColumn::figure(&HEADROOM_REPORTED, 11).under(Header::Text("Indberettet akkumuleret, kr.")),
        &MonthColumn::figure(&HEADROOM_DOCUMENTED, 11).under(Header::Text("Dokumenteret akkumuleret, kr.")),
        &MonthColumn::figure(&HEADROOM_BOOKED, 11).under(Header::Text("Bogført akkumuleret, kr.")),
        &MonthColumn::figure(&HEADROOM_COURSE, 11).under(Header::Text("Prognose akkumuleret, kr.")),
        &MonthColumn::figure(&TARGET_HEADROOM, 11),
        &MonthColumn::figure(&HEADROOM_COURSE_LOW, 11)
            .under(Header::Text("Prognose i nuværende tempo akkumuleret, kr.")),
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

/// Where the blocks of the sheet stand, one below the other: on the printed page the budget years and the programme's
/// figures, and below it what the charts of Overblik are drawn from.
pub(super) struct Layout {
    figures: Placed<Figures>,
    pub months: Placed<Months>,
    pub ladder: Placed<ladder::Steps>,
}

/// The first row of the budget years.
const YEARS: u32 = HEADER_ROW;

/// Where everything stands, known before it is drawn.
pub(super) fn layout(report: &Report<'_>) -> Layout {
    // A heading and its explanation stand above the figures, which have no headers.
    let figures = FIGURE_TABLE.at(&PAGE, budget_years::end(report, YEARS) + 3, FIGURES.len());
    let months = MONTHS.at(&PAGE, figures.end() + 4, report.period().of_year().count());
    let ladder = ladder::placed(report, &PAGE, months.end() + 2);
    Layout { figures, months, ladder }
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
    let Layout { figures, months, ladder } = layout(report);
    budget_years::draw(report, &mut grid, YEARS);
    grid.heading(
        figures.header - 1,
        "Programmet i alt",
        "Råderum er budgetreduktioner og merindtægter minus ulemper. Undgåede udgifter og tid er ikke råderum.",
    );
    figures.rows(&mut grid, report, &FIGURES);
    // The last column stands below the printed page alone.
    grid.one_page(figures.end() + 1, MONTHS.width() - 1);
    grid.heading(
        months.header - 2,
        "Måned for måned",
        "Det, kurven på arket Overblik er tegnet af; det står uden for udskriften.",
    );
    months.draw(&mut grid, report, &report.period().of_year().collect::<Vec<_>>());
    ladder::draw(report, &mut grid, &ladder);
    grid
}
