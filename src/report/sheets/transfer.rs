//! **Forslag til budgetomplacering.** What the headroom of benefits in operation means for the budget, on the sheet Råderum.
use super::headroom;
use crate::{
    register::{BUDGET_YEARS, POOL, Transfer},
    report::{
        Report,
        grid::{Grid, number, text, words},
        table::{Col, Placed, Rows, TWO_LINES, Table},
    },
    units::Decimal,
    xlsx::{Cached, Formula, Function, Ink, Style, Tone},
};

/// The lines of the proposal.
enum Lines {}

impl Rows for Lines {
    type Row<'a> = &'a Transfer;
}

type Column = Col<Lines>;

static ACCOUNT: Column = Column::new("Gevinst og kontering", Style::Wrapped, 0, |line, _| {
    words(format!("{} · {}", line.benefit, line.account))
});
static B: Column = Column::new("B, kr.", Style::Kroner, 0, |line, _| number(line.years[0]));
static BO1: Column = Column::new("BO1, kr.", Style::Kroner, 0, |line, _| number(line.years[1]));
static BO2: Column = Column::new("BO2, kr.", Style::Kroner, 0, |line, _| number(line.years[2]));
static BO3: Column = Column::new("BO3, kr.", Style::Kroner, 0, |line, _| number(line.years[3]));

/// The columns of the years.
static BY_YEAR: [&Column; BUDGET_YEARS] = [&B, &BO1, &BO2, &BO3];

static TABLE: Table<Lines> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &ACCOUNT,
        &B,
        &BO1,
        &BO2,
        &BO3,
        &Column::new("Styringsområde", Style::Text, 0, |line, _| words(line.area)),
        &Column::new("Tekst", Style::Text, 0, |line, _| words(line.text.clone())),
    ],
};

/// The proposal as a table; gives the next free row.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    grid.heading(
        first,
        "Forslag til budgetomplacering (kr., udgift +, besparelse −)",
        "Det, planen lover for gevinster i drift med kontering, evidens A-C og godkendt aflevering for perioden; et center, hvis tal er videreført, er ikke med. Forslaget er ikke bogført.",
    );
    let lines = report.register.transfers(report.programme.budget_year);
    let placed = TABLE.at(&headroom::PAGE, first + 2, lines.len());
    placed.draw(grid, report, &lines.iter().collect::<Vec<_>>());
    if lines.is_empty() {
        grid.put(placed.first(), 0, text("Intet råderum er klar til omplacering endnu."));
        return placed.first() + 1;
    }
    totals(grid, &placed, &lines)
}

/// What the pool gets per year, and that the proposal takes as much from the centres; gives the next free row.
fn totals(grid: &mut Grid, placed: &Placed<Lines>, lines: &[Transfer]) -> u32 {
    let (to_pool, whole) = (placed.end(), placed.end() + 1);
    for (row, label) in [(to_pool, "Flyttes til puljen i alt"), (whole, "Hele forslaget: skal være nul")] {
        let at = placed.cell(row, &ACCOUNT);
        grid.put(at.row, at.col, text(label).toned(Tone::Total));
    }
    let letters = u16::try_from(POOL.chars().count()).expect("the pool's name is a word");
    for (year, col) in BY_YEAR.into_iter().enumerate() {
        let amounts = || Formula::from(placed.area(col));
        let names = Function::Right.of([placed.area(&ACCOUNT).into(), letters.into()]);
        let is_pool = names.equals(Formula::text(POOL));
        let of_pool = lines.iter().filter(|line| line.is_counter);
        let total = |formula: Formula, value: Decimal| {
            Ink::formula(formula, Cached::Number(value), Style::Kroner).toned(Tone::Total)
        };
        let pool = total(Function::SumProduct.of([is_pool * amounts()]), of_pool.map(|line| line.years[year]).sum());
        let all = total(Function::Sum.of([amounts()]), lines.iter().map(|line| line.years[year]).sum());
        let col = placed.cell(to_pool, col).col;
        grid.put(to_pool, col, pool);
        grid.put(whole, col, all);
    }
    whole + 1
}
