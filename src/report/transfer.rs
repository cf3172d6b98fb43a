//! **Forslag til budgetomplacering.** What the headroom of benefits in operation means for the budget: pairs of lines that sum to zero.
use super::{
    Report,
    grid::{Grid, col, nth, text, wrapped},
};
use crate::{
    register::{BUDGET_YEARS, POOL, Transfer},
    units::Decimal,
    xlsx::{Area, At, Cached, Ink, Style, Tone},
};

/// The proposal as a table on a sheet.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.heading(
        first,
        "Forslag til budgetomplacering (kr., udgift +, besparelse −)",
        "Det, planen lover for gevinster i drift med kontering, evidens A-C og godkendt aflevering for perioden; et center, hvis tal er videreført, er ikke med. Forslaget er ikke bogført.",
    );
    let headers = ["Gevinst og kontering", "B, kr.", "BO1, kr.", "BO2, kr.", "BO3, kr.", "Styringsområde", "Tekst"];
    grid.headers(first + 2, &headers.map(|header| col(header, Style::Text, 0)));
    let lines = report.register.transfers(report.programme.budget_year);
    if lines.is_empty() {
        grid.put(first + 3, 0, text("Intet råderum er klar til omplacering endnu."));
        return;
    }
    for (index, line) in lines.iter().enumerate() {
        let mut cells = vec![wrapped(format!("{} · {}", line.benefit, line.account))];
        cells.extend(line.years.iter().map(|amount| Ink::number(*amount, Style::Kroner)));
        cells.extend([text(line.area), text(line.text.clone())]);
        grid.row(nth(first + 3, index), cells);
    }
    totals(grid, first + 3, &lines);
}

/// What the pool gets per year, and that the proposal takes as much from the centres.
fn totals(grid: &mut Grid, first: u32, lines: &[Transfer]) {
    let last = nth(first, lines.len() - 1);
    grid.put(last + 1, 0, text("Flyttes til puljen i alt").toned(Tone::Total));
    grid.put(last + 2, 0, text("Hele forslaget: skal være nul").toned(Tone::Total));
    let names = Area { first: At::new(first, 0), last: At::new(last, 0) };
    for (year, col) in (1_u16..).enumerate().take(BUDGET_YEARS) {
        let area = Area { first: At::new(first, col), last: At::new(last, col) };
        let all: Decimal = lines.iter().map(|line| line.years[year]).sum();
        let pool: Decimal = lines.iter().filter(|line| line.is_counter).map(|line| line.years[year]).sum();
        let to_pool = format!("SUMPRODUCT((RIGHT({names},{})=\"{POOL}\")*{area})", POOL.chars().count());
        let total = |formula, value| Ink::formula(formula, Cached::Number(value), Style::Kroner).toned(Tone::Total);
        grid.put(last + 1, col, total(to_pool, pool));
        grid.put(last + 2, col, total(format!("SUM({area})"), all));
    }
}
