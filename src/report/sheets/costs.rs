//! **Omkostninger.** What the initiatives cost, row by row, on the sheet Økonomi; the sheet Råderum sums it per year.
use super::{budget_years::YEARS, economics};
use crate::{
    register::{BUDGET_YEARS, Cost, Owned},
    report::{
        Report,
        grid::{Grid, id, number, text, words},
        table::{Col, Header, Rows, TWO_LINES, Table},
    },
    schema::{
        Choice, Id,
        business_case::{Duration, budget_benefits::ControlArea, costs::CostType},
    },
    units::Decimal,
    xlsx::{At, Formula, Function, Style},
};

/// The costs.
enum Costs {}

impl Rows for Costs {
    type Row<'a> = &'a Owned<Cost>;
}

type Column = Col<Costs>;

static INITIATIVE: Column =
    Column::new("Tiltag-ID", Style::Id, 0, |owned, _| id(&owned.of.initiative)).named("U_tiltag");
static KIND: Column =
    Column::new("Omkostningstype", Style::Wrapped, 0, |owned, _| words(owned.of.kind.label())).named("U_type");
static DURATION: Column =
    Column::new("Varighed", Style::Text, 0, |owned, _| words(owned.of.duration.label())).named("U_varighed");
static B: Column = year::<0>().under(Header::BudgetYear("B", 0)).named("U_b");
static BO1: Column = year::<1>().under(Header::BudgetYear("BO1", 1)).named("U_bo1");
static BO2: Column = year::<2>().under(Header::BudgetYear("BO2", 2)).named("U_bo2");
static BO3: Column = year::<3>().under(Header::BudgetYear("BO3", 3)).named("U_bo3");
static LASTING: Column = year::<4>().named("U_varig");
static AREA: Column =
    Column::new("Styringsområde", Style::Text, 0, |owned, _| words(owned.of.area.label())).named("U_omraade");

/// The columns of the years.
static BY_YEAR: [&Column; YEARS] = [&B, &BO1, &BO2, &BO3, &LASTING];

static TABLE: Table<Costs> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[&INITIATIVE, &KIND, &DURATION, &B, &BO1, &BO2, &BO3, &LASTING, &AREA],
};

const fn year<const LATER: usize>() -> Column {
    Column::new("Varig, kr.", Style::Kroner, 0, |owned, _| number(by_year(&owned.of)[LATER]))
}

/// What it costs in B, BO1, BO2 and BO3, and in every year after that.
fn by_year(cost: &Cost) -> [Decimal; YEARS] {
    let mut amounts = [Decimal::ZERO; YEARS];
    for (amount, year) in amounts.iter_mut().zip(&cost.years) {
        *amount = year.0;
    }
    if cost.duration == Duration::Recurring {
        amounts[BUDGET_YEARS] = amounts[BUDGET_YEARS - 1];
    }
    amounts
}

/// The table, below everything else on the sheet.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.break_at(first);
    grid.heading(
        first,
        "Omkostninger",
        "Som centrene har skrevet dem, i programmets prisniveau. Varig er udgiften i hvert år efter BO3.",
    );
    let costs: Vec<_> = report.register.costs.iter().collect();
    let placed = TABLE.at(&economics::PAGE, first + 2, costs.len());
    placed.draw(grid, report, &costs);
    if costs.is_empty() {
        grid.put(placed.first(), 1, text("Ingen omkostninger er indberettet."));
    }
}

/// Costs that the budget does not pay: the time of own staff is paid already.
const PAID_ALREADY: CostType = CostType::OwnTime;

/// The sum of one year's column: costs of a duration that the budget pays.
pub(super) fn paid(duration: Duration, later: usize) -> Formula {
    Function::SumIfs.of([
        BY_YEAR[later].by_name(),
        DURATION.by_name(),
        Formula::text(duration.label()),
        KIND.by_name(),
        Formula::text(format!("<>{}", PAID_ALREADY.label())),
    ])
}

/// Our own sums of the same, year by year.
pub(super) fn paid_by_year(report: &Report<'_>, duration: Duration) -> [Decimal; YEARS] {
    summed(report, |cost| cost.duration == duration && cost.kind != PAID_ALREADY)
}

/// The sum of one year's column: what the budget of a control area pays, once or every year.
pub(super) fn paid_in(area: Formula, later: usize) -> Formula {
    Function::SumIfs.of([
        BY_YEAR[later].by_name(),
        AREA.by_name(),
        area,
        KIND.by_name(),
        Formula::text(format!("<>{}", PAID_ALREADY.label())),
    ])
}

/// Our own sums of the same, year by year.
pub(super) fn paid_in_by_year(report: &Report<'_>, area: ControlArea) -> [Decimal; YEARS] {
    summed(report, |cost| cost.area == area && cost.kind != PAID_ALREADY)
}

/// Whether the budget of a control area pays anything.
pub(super) fn is_paid_in(report: &Report<'_>, area: ControlArea) -> bool {
    let own = report.register.costs.iter().map(|owned| &owned.of);
    let mut own = own.filter(|cost| cost.area == area && cost.kind != PAID_ALREADY);
    own.any(|cost| by_year(cost).iter().any(|amount| !amount.is_zero()))
}

/// The time of own staff, year by year: it costs, and no budget pays it once more.
pub(super) fn own_time_by_year(report: &Report<'_>) -> [Decimal; YEARS] {
    summed(report, |cost| cost.kind == PAID_ALREADY)
}

fn summed(report: &Report<'_>, is_meant: impl Fn(&Cost) -> bool) -> [Decimal; YEARS] {
    let mut sums = [Decimal::ZERO; YEARS];
    for cost in report.register.costs.iter().map(|owned| &owned.of).filter(|cost| is_meant(cost)) {
        for (sum, amount) in sums.iter_mut().zip(by_year(cost)) {
            *sum += amount;
        }
    }
    sums
}

/// What an initiative costs once: from the first year to the fourth, the time of own staff too.
pub(super) fn once(initiative: At) -> Formula {
    let of_year = |column: &Column| {
        Function::SumIfs.of([
            column.by_name(),
            INITIATIVE.by_name(),
            Formula::across(initiative),
            DURATION.by_name(),
            Formula::text(Duration::Once.label()),
        ])
    };
    let years = BY_YEAR[..BUDGET_YEARS].iter().copied().map(of_year);
    told(initiative, years.reduce(|sum, year| sum + year).expect("there is a first budget year"))
}

/// A sum where anything is told of the costs: nothing told is not nothing paid.
fn told(initiative: At, sum: Formula) -> Formula {
    let rows = Function::CountIfs.of([INITIATIVE.by_name(), Formula::across(initiative)]);
    Function::If.of([rows.equals(0), Formula::text(""), sum])
}

/// What it costs in every year to come.
pub(super) fn lasting(initiative: At) -> Formula {
    let sum = Function::SumIfs.of([LASTING.by_name(), INITIATIVE.by_name(), Formula::across(initiative)]);
    told(initiative, sum)
}

/// Our own sums of the same, once and in every year to come; nothing where no cost is told.
pub(crate) fn of_initiative(report: &Report<'_>, initiative: &Id) -> Option<[Decimal; 2]> {
    let costs = || report.register.costs.iter().map(|owned| &owned.of).filter(|cost| cost.initiative == *initiative);
    costs().next()?;
    let [mut once, mut lasting] = [Decimal::ZERO; 2];
    for cost in costs() {
        match cost.duration {
            Duration::Once => once += by_year(cost)[..BUDGET_YEARS].iter().sum::<Decimal>(),
            Duration::Recurring => lasting += by_year(cost)[BUDGET_YEARS],
        }
    }
    Some([once, lasting])
}
