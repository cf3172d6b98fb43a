//! **Budgetomplacering.** What the headroom of benefits in operation means for the budget: a proposal, line by line.
use super::Page;
use crate::{
    register::{BUDGET_YEARS, POOL, Transfer},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, number, text, words},
        table::{Col, Placed, Rows, TWO_LINES, Table},
    },
    schema::Id,
    units::Decimal,
    xlsx::{Cached, Formula, Function, Ink, Style, Tone},
};
use std::collections::BTreeMap;

pub(super) static PAGE: Page = Page {
    name: "Budgetomplacering",
    question: "Hvad foreslår vi flyttet i budgettet? (kr., udgift +, besparelse −)",
    has_amounts: true,
    draw,
};

/// The lines of the proposal.
enum Lines {}

/// A line, and how much of it the directors are asked to move now.
struct Line<'a> {
    transfer: &'a Transfer,
    now: Decimal,
}

impl Rows for Lines {
    type Row<'a> = Line<'a>;
}

type Column = Col<Lines>;

static ACCOUNT: Column = Column::new("Gevinst og kontering", Style::Wrapped, 46, |line, _| {
    words(format!("{} · {}", line.transfer.benefit, line.transfer.account))
});
static B: Column = Column::new("B, kr.", Style::Kroner, 14, |line, _| number(line.transfer.years[0]));
static BO1: Column = Column::new("BO1, kr.", Style::Kroner, 14, |line, _| number(line.transfer.years[1]));
static BO2: Column = Column::new("BO2, kr.", Style::Kroner, 14, |line, _| number(line.transfer.years[2]));
static BO3: Column = Column::new("BO3, kr.", Style::Kroner, 14, |line, _| number(line.transfer.years[3]));

/// What is asked for now: documented to date, and decided by nobody.
static NOW: Column = Column::new("Til beslutning nu, kr.", Style::Kroner, 14, |line, _| number(line.now));

/// The columns that are summed.
static SUMMED: [&Column; BUDGET_YEARS + 1] = [&NOW, &B, &BO1, &BO2, &BO3];

impl<'a> Line<'a> {
    fn of(transfer: &'a Transfer, asked: &BTreeMap<String, Decimal>) -> Self {
        let now = asked.get(&transfer.benefit).copied().unwrap_or_default();
        Self { now: if transfer.is_counter || now.is_zero() { now } else { -now }, transfer }
    }

    /// The figure of each column of [`SUMMED`].
    fn figures(&self) -> impl Iterator<Item = Decimal> {
        std::iter::once(self.now).chain(self.transfer.years.iter().copied())
    }
}

static TABLE: Table<Lines> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &ACCOUNT,
        &NOW,
        &B,
        &BO1,
        &BO2,
        &BO3,
        &Column::new("Styringsområde", Style::Text, 18, |line, _| words(line.transfer.area)),
        &Column::new("Tekst", Style::Wrapped, 46, |line, _| words(line.transfer.text.clone())),
    ],
};

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let (asked, transfers) = (report.premises().to_move(), report.register.transfers(report.programme.budget_year));
    let lines: Vec<Line<'_>> = transfers.iter().map(|transfer| Line::of(transfer, &asked)).collect();
    let placed = TABLE.at(&PAGE, HEADER_ROW, lines.len());
    placed.draw(&mut grid, report, &lines);
    let end = if lines.is_empty() {
        grid.put(placed.first(), 0, text("Intet råderum er klar til omplacering endnu."));
        placed.first() + 1
    } else {
        totals(&mut grid, &placed, &lines)
    };
    grid.notes(end + 1, NOTES.map(str::to_owned).into_iter().chain(decided(report)));
    grid.freeze(HEADER_ROW, 1);
    grid
}

/// Benefits that are named as decided; the sheet Gevinster has every one.
const NAMED: usize = 12;

/// Which benefits are not in the proposal for they are decided: nobody would miss them.
fn decided(report: &Report<'_>) -> Option<String> {
    let mut ids: Vec<&str> = report.register.decided_transfers().map(Id::as_str).collect();
    ids.sort_unstable();
    let more = if ids.len() > NAMED { format!(" og {} mere", ids.len() - NAMED) } else { String::new() };
    let named = ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    (!ids.is_empty()).then(|| format!("Har en beslutning i centrets fil, og er derfor ikke med: {named}{more}."))
}

/// What is in the proposal, and what is not.
const NOTES: [&str; 3] = [
    "Til beslutning nu er det, direktionen bliver bedt om på arket Beslutninger. B er det, der er dokumenteret til dato; de senere år er planen. Det, der er besluttet, er ikke med.",
    "Det, der er dokumenteret for gevinster i drift med kontering, evidens A-C og godkendt aflevering for perioden. Forslaget er ikke bogført.",
    "Et center, hvis tal er videreført, er ikke med.",
];

/// What the pool gets per year, and that the proposal takes as much from the centres; gives the next free row.
fn totals(grid: &mut Grid, placed: &Placed<Lines>, lines: &[Line<'_>]) -> u32 {
    let (to_pool, whole) = (placed.end(), placed.end() + 1);
    for (row, label) in [(to_pool, "Flyttes til puljen i alt"), (whole, "Hele forslaget: skal være nul")] {
        let at = placed.cell(row, &ACCOUNT);
        grid.put(at.row, at.col, text(label).toned(Tone::Total));
    }
    let letters = u16::try_from(POOL.chars().count()).expect("the pool's name is a word");
    for (place, col) in SUMMED.into_iter().enumerate() {
        let amounts = || Formula::from(placed.area(col));
        let names = Function::Right.of([placed.area(&ACCOUNT).into(), letters.into()]);
        let is_pool = names.equals(Formula::text(POOL));
        let of_pool = lines.iter().filter(|line| line.transfer.is_counter);
        let total = |formula: Formula, value: Decimal| {
            Ink::formula(formula, Cached::Number(value), Style::Kroner).toned(Tone::Total)
        };
        let pool = total(
            Function::SumProduct.of([is_pool * amounts()]),
            of_pool.filter_map(|line| line.figures().nth(place)).sum(),
        );
        let all = total(Function::Sum.of([amounts()]), lines.iter().filter_map(|line| line.figures().nth(place)).sum());
        let col = placed.cell(to_pool, col).col;
        grid.put(to_pool, col, pool);
        grid.put(whole, col, all);
    }
    whole + 1
}
