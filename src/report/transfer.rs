//! **Forslag til budgetomplacering.** What the booked headroom means for the budget: pairs of lines that sum to zero.
use super::{
    Report,
    grid::{Grid, col, nth, text, wrapped},
};
use crate::xlsx::{Ink, Style};
use std::fmt::Write;

const HEADERS: [&str; 10] =
    ["Centerkode", "Gevinst-ID", "Kontering", "Styringsområde", "Tekst", "B", "BO1", "BO2", "BO3", "Beslutning"];

/// The proposal as a table on a sheet.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.heading(
        first,
        "Forslag til budgetomplacering (kr., udgift +, besparelse −)",
        "Kun råderum i drift med kontering, evidens A-C og godkendt aflevering. Hver linje har en modpost, så forslaget summer til nul. Forslaget er ikke bogført.",
    );
    let headers = ["Gevinst og kontering", "B, kr.", "BO1, kr.", "BO2, kr.", "BO3, kr.", "Styringsområde", "Tekst"];
    grid.headers(first + 2, &headers.map(|header| col(header, Style::Text, 0)));
    let lines = report.register.transfers(report.programme.budget_year);
    if lines.is_empty() {
        grid.put(first + 3, 0, text("Intet råderum er klar til omplacering endnu."));
    }
    for (index, line) in lines.iter().enumerate() {
        let mut cells = vec![wrapped(format!("{} · {}", line.benefit, line.account))];
        cells.extend(line.years.iter().map(|amount| Ink::number(*amount, Style::Kroner)));
        cells.extend([text(line.area), text(line.text.clone())]);
        grid.row(nth(first + 3, index), cells);
    }
}

/// The proposal for a finance system: semicolons, decimal comma, UTF-8 with a byte order mark.
pub fn csv(report: &Report<'_>) -> String {
    let mut file = format!("\u{feff}{}\r\n", HEADERS.join(";"));
    for line in report.register.transfers(report.programme.budget_year) {
        let texts =
            [&line.centre, &line.benefit, &line.account, &line.area.to_owned(), &line.text].map(|text| quoted(text));
        let years: Vec<String> = line.years.iter().map(|amount| format!("{amount},00")).collect();
        let _ = write!(file, "{};{};{}\r\n", texts.join(";"), years.join(";"), quoted(&line.decision));
    }
    file
}

/// Quoted, on one line, and never the start of a formula.
fn quoted(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let safe = if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_is_never_a_formula_or_a_second_line() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("a\"b\nc;d"), "\"a\"\"b c;d\"");
    }
}
