//! How much money per budget year, by control area: sums over the sheet Gevinster.
use super::{benefits, costs, economics, headroom, messages};
use crate::{
    register::{BUDGET_YEARS, is_headroom},
    report::{
        Report,
        grid::{Grid, words},
        table::{Col, Header, Here, Placed, Rows, TWO_LINES, Table},
    },
    schema::{
        Choice,
        business_case::{Duration, budget_benefits::ControlArea},
    },
    units::Decimal,
    xlsx::{Area, At, Cached, Chart, ChartKind, Formula, Function, SeriesInk, Style, Tone},
};

/// B, BO1, BO2, BO3, and every year after that.
pub(super) const YEARS: usize = BUDGET_YEARS + 1;

/// What is summed in a row.
#[derive(Clone, Copy, PartialEq)]
enum Sum {
    /// The headroom of a control area.
    Area(ControlArea),
    /// All headroom.
    All,
    /// What the initiatives cost in the same years.
    Paid(Duration),
    /// What is left of it all.
    Net,
    /// What is left of it in a control area, when that area's own costs are paid.
    NetOf(ControlArea),
}

impl Sum {
    fn label(self) -> String {
        let label = match self {
            Self::Area(area) => area.label(),
            Self::All => "Planlagt råderum i alt",
            Self::Paid(Duration::Recurring) => "− Løbende udgifter",
            Self::Paid(Duration::Once) => "− Engangsudgifter",
            Self::Net => "Planlagt netto efter udgifter",
            Self::NetOf(area) => return format!("heraf netto, {}", area.label()),
        };
        label.to_owned()
    }
}

/// The rows below the control areas, in their order.
const BELOW: [Sum; 4] = [Sum::All, Sum::Paid(Duration::Recurring), Sum::Paid(Duration::Once), Sum::Net];

/// The sums, each with what it is in every year.
enum Sums {}

impl Rows for Sums {
    type Row<'a> = (Sum, [Decimal; YEARS]);
}

type Column = Col<Sums>;

static LABEL: Column = Column::new("Styringsområde", Style::Text, 0, |(sum, _), _| words(sum.label()));
static B: Column = year::<0>().under(Header::BudgetYear("B", 0));
static BO1: Column = year::<1>().under(Header::BudgetYear("BO1", 1));
static BO2: Column = year::<2>().under(Header::BudgetYear("BO2", 2));
static BO3: Column = year::<3>().under(Header::BudgetYear("BO3", 3));
static LASTING: Column = year::<4>();

/// The columns of the years, and those of the sheet Gevinster that they sum.
static BY_YEAR: [(&Column, &Col<benefits::Lines>); YEARS] = [
    (&B, &benefits::B),
    (&BO1, &benefits::BO1),
    (&BO2, &benefits::BO2),
    (&BO3, &benefits::BO3),
    (&LASTING, &benefits::LASTING),
];

static TABLE: Table<Sums> = Table { name: None, height: TWO_LINES, columns: &[&LABEL, &B, &BO1, &BO2, &BO3, &LASTING] };

const fn year<const LATER: usize>() -> Column {
    Column::computed("Varig, kr.", Style::Kroner, 0, |(sum, amounts), here| {
        (formula(*sum, LATER, here), Cached::Number(amounts[LATER]))
    })
}

fn formula(sum: Sum, later: usize, here: &Here<'_, '_, Sums>) -> Formula {
    let (own, given) = BY_YEAR[later];
    match sum {
        Sum::Area(_) => {
            let area = Formula::across(here.cell(&LABEL));
            Function::SumIfs.of([given.by_name(), benefits::AREA.by_name(), area])
        }
        Sum::All => Function::Sum.of([given.by_name()]),
        Sum::Paid(duration) => costs::paid(duration, later),
        Sum::NetOf(area) => {
            let gross = Formula::from(here.placed.cell(row_of(here.report, here.placed, Sum::Area(area)), own));
            gross - costs::paid_in(Formula::text(area.label()), later)
        }
        Sum::Net => {
            let cell = |sum: Sum| Formula::from(here.placed.cell(row_of(here.report, here.placed, sum), own));
            cell(Sum::All) - cell(Sum::Paid(Duration::Recurring)) - cell(Sum::Paid(Duration::Once))
        }
    }
}

/// The control areas of which something is planned, or something paid; the first where there is none.
fn areas(report: &Report<'_>) -> Vec<ControlArea> {
    let gives = |area| lines(report, Some(area)).any(|given| given.iter().any(|year| !year.is_zero()));
    let has = |area: &ControlArea| gives(*area) || costs::is_paid_in(report, *area);
    let own: Vec<ControlArea> = ControlArea::VALUES.iter().copied().filter(has).collect();
    if own.is_empty() { ControlArea::VALUES[..1].to_vec() } else { own }
}

/// The rows of the table: each control area, their sum and what is paid, and what is left in each.
fn sums(report: &Report<'_>) -> Vec<Sum> {
    let areas = areas(report);
    let each = |of: fn(ControlArea) -> Sum| areas.iter().copied().map(of).collect::<Vec<_>>();
    [each(Sum::Area), BELOW.to_vec(), each(Sum::NetOf)].concat()
}

fn row_of(report: &Report<'_>, placed: &Placed<Sums>, wanted: Sum) -> u32 {
    placed.row(sums(report).iter().position(|sum| *sum == wanted).expect("a sum that is asked for is a row"))
}

/// Where the table stands when the row `first` is free: a heading and its explanation come before it.
fn placed(report: &Report<'_>, first: u32) -> Placed<Sums> {
    TABLE.at(&headroom::PAGE, first + 2, sums(report).len())
}

/// Rows that the chart beside the table needs.
const CHART_ROWS: u32 = 14;

/// The next free row, when the row `first` was free.
pub(super) fn end(report: &Report<'_>, first: u32) -> u32 {
    let notes = u32::try_from(notes().len()).expect("there are a few notes");
    (placed(report, first).end() + notes).max(first + CHART_ROWS)
}

/// The table, two lines below it, and a chart beside it.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.heading(
        first,
        "Planlagt råderum pr. budgetår og styringsområde, og hvad der er tilbage",
        "Varig er virkningen i hvert år efter BO3.",
    );
    let placed = placed(report, first);
    placed.frame(grid, report);
    for (index, row) in rows(report).iter().enumerate() {
        let at = placed.row(index);
        if matches!(row.0, Sum::All | Sum::Net) {
            placed.total(grid, report, at, row);
        } else {
            placed.put(grid, report, at, row);
        }
    }
    grid.notes(placed.end() + 1, notes());
    grid.sheet.charts.push(chart(report, &placed, first));
}

fn notes() -> Vec<String> {
    let paid_already = format!(
        "Planlagt råderum er før udgifterne til tiltagene. Intern tid er betalt i forvejen og er ikke regnet med; den står på arket {}.",
        economics::PAGE.name
    );
    let by_area = "Netto pr. styringsområde er råderummet minus de udgifter, både løbende og engangs, der hører til samme styringsområde.";
    let dropped = "Idéer er ikke med, og bortfaldne tiltag giver intet; de indgår stadig i planen til og med perioden.";
    vec![paid_already, dropped.to_owned(), by_area.to_owned()]
}

/// What is planned to be left when the initiatives are paid: in the year of the budget, and in each year after BO3.
pub(in crate::report) fn net(report: &Report<'_>) -> (Decimal, Decimal) {
    let net = amounts(report, Sum::Net);
    (net[0], net[BUDGET_YEARS])
}

fn rows(report: &Report<'_>) -> Vec<(Sum, [Decimal; YEARS])> {
    sums(report).into_iter().map(|sum| (sum, amounts(report, sum))).collect()
}

fn amounts(report: &Report<'_>, sum: Sum) -> [Decimal; YEARS] {
    let less = |given: [Decimal; YEARS], paid: [Decimal; YEARS]| {
        let mut left = given;
        left.iter_mut().zip(paid).for_each(|(left, paid)| *left -= paid);
        left
    };
    match sum {
        Sum::Area(area) => given(report, Some(area)),
        Sum::All => given(report, None),
        Sum::Paid(duration) => costs::paid_by_year(report, duration),
        Sum::NetOf(area) => less(given(report, Some(area)), costs::paid_in_by_year(report, area)),
        Sum::Net => {
            let paid = |duration| costs::paid_by_year(report, duration);
            less(less(given(report, None), paid(Duration::Recurring)), paid(Duration::Once))
        }
    }
}

/// What is given in each year, by one control area or by all.
fn given(report: &Report<'_>, area: Option<ControlArea>) -> [Decimal; YEARS] {
    let mut sums = [Decimal::ZERO; YEARS];
    for given in lines(report, area) {
        sums.iter_mut().zip(given).for_each(|(sum, given)| *sum += given);
    }
    sums
}

/// What each benefit gives in each year, of one control area or of all.
fn lines<'a>(report: &'a Report<'_>, area: Option<ControlArea>) -> impl Iterator<Item = [Decimal; YEARS]> + 'a {
    let (register, year) = (report.register, report.programme.budget_year);
    let own = register
        .budget_benefits
        .iter()
        .map(|owned| &owned.of)
        .filter(move |benefit| is_headroom(benefit.what.kind) && area.is_none_or(|area| area == benefit.what.area));
    own.map(move |benefit| {
        let mut given = [Decimal::ZERO; YEARS];
        for (given, later) in given.iter_mut().zip(0_i16..).take(BUDGET_YEARS) {
            *given = register.given_in(benefit, year + later).0;
        }
        given[BUDGET_YEARS] = register.lasting(benefit).0;
        given
    })
}

/// Columns per year: what is planned, and what is left of it when the initiatives are paid.
fn chart(report: &Report<'_>, placed: &Placed<Sums>, first: u32) -> Chart {
    let years = |row: u32| Area { first: placed.cell(row, &B), last: placed.cell(row, &BO3) };
    let series = |name: &str, sum: Sum, tone: Tone| -> SeriesInk {
        placed.series(name, (years(placed.header), years(row_of(report, placed, sum))), tone)
    };
    let year = report.programme.budget_year;
    let message = report.register.has_delivered().then(|| {
        let is_less = net(report).0 < Decimal::ZERO;
        if is_less {
            format!("I {year} koster tiltagene mere, end de giver")
        } else {
            format!("I {year} er der råderum tilbage efter udgifterne")
        }
    });
    Chart {
        kind: ChartKind::Columns,
        at: At::new(first, TABLE.width()),
        size: (555, 330),
        title: messages::title(
            message,
            &format!("Planlagt råderum før og efter udgifter {year}-{}, {}", year + 3, messages::thousands(report)),
        ),
        alt: "To søjler pr. budgetår: planlagt råderum, og hvad der er tilbage, når udgifterne er betalt.".to_owned(),
        value_axis: String::new(),
        value_style: Style::Thousands,
        series: vec![
            series("Planlagt råderum", Sum::All, Tone::Plan),
            SeriesInk { dashed: true, ..series("Planlagt netto efter udgifter", Sum::Net, Tone::Plan) },
        ],
    }
}
