//! The figures that wait for a confirmation, and those that were confirmed: shown apart, since they are in no other figure.
use super::data_quality;
use crate::{
    danish::show,
    register::{Held, amount, reason},
    report::{
        Report,
        grid::{Grid, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    schema::{Choice, program::confirmations::Confirmed},
    xlsx::{Content, Style},
};

/// The figures.
enum Waiting {}

impl Rows for Waiting {
    type Row<'a> = &'a Held;
}

type Column = Col<Waiting>;

static TABLE: Table<Waiting> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &Column::new("Svar", Style::Text, 0, |held, _| words(if held.confirmed { "Bekræftet" } else { "Afventer" })),
        &Column::new("Center", Style::Id, 0, |held, _| Content::Text(held.centre.to_string())),
        &Column::new("Gevinst, hvad og måned", Style::Wrapped, 0, |held, _| words(about(held))),
        &Column::new("Tal", Style::Wrapped, 0, |held, _| words(amount(held.typed, held.unit))),
        &Column::new("Holdt op mod", Style::Wrapped, 0, |held, _| words(amount(held.against, held.unit))),
        &Column::new("Hvorfor", Style::Wrapped, 0, |held, _| words(reason(held))),
        &Column::new("Bekræftet af", Style::Wrapped, 0, |held, here| words(confirmed_by(here.report, held))),
    ],
};

/// `CBD-01-B1, Realiseret marts 2026`
fn about(held: &Held) -> String {
    let month = match held.what {
        Confirmed::Realised => format!(" {}", show::month(held.month)),
        Confirmed::Expected | Confirmed::Yearly => String::new(),
    };
    format!("{}, {}{month}", held.benefit, held.what.label())
}

/// By whom, and why.
fn confirmed_by(report: &Report<'_>, held: &Held) -> String {
    let one = report.programme.confirmations.iter().find(|one| held.is_confirmed_by(one));
    one.map_or_else(String::new, |one| format!("{}: {}", one.given_by, one.reason))
}

/// Draws them, where there are any; gives the next free row.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    if report.register.held.is_empty() {
        return first;
    }
    let told = "Et usandsynligt tal tæller ikke med i noget andet tal i rapporten, før det er bekræftet i program.xlsx med gevinst og beløb.";
    grid.heading(first, "Afventer bekræftelse", told);
    let held: Vec<_> = report.register.held.iter().collect();
    let placed = TABLE.at(&data_quality::PAGE, first + 2, held.len());
    placed.draw(grid, report, &held);
    placed.end() + 2
}
