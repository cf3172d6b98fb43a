//! The programme workbook: a file per sheet, and a file per block where a sheet has several.
pub(crate) mod benefits;
mod bridge;
mod budget_years;
mod centres;
mod changes;
mod check_sums;
mod costs;
mod data_quality;
mod decisions;
pub(crate) mod deliveries;
mod economics;
mod freed_time;
mod headroom;
mod highlights;
pub(crate) mod initiatives;
mod ladder;
pub(crate) mod method;
pub(crate) mod months;
mod overview;
mod quality;
mod reminders;
mod sensitivity;
mod threats;
mod time_measurement;
mod transfer;

pub use initiatives::Ranking;
pub use months::{MOST_FACTS, ROOM};

use crate::{
    report::{Report, grid::Grid},
    schema::identity,
    xlsx::{Content, Drawing},
};
use rayon::prelude::*;

/// A sheet of the programme workbook.
pub struct Page {
    /// The tab's text. It is spelled here and nowhere else: links and formulas take it from their page.
    pub name: &'static str,
    /// The question it answers.
    pub question: &'static str,
    /// Whether it shows kroner, whose price level then stands under the question.
    pub(crate) has_amounts: bool,
    /// Draws it.
    draw: fn(&Report<'_>) -> Grid,
}

/// The sheets, in tab order.
pub static PAGES: [&Page; 19] = [
    &overview::PAGE,
    &centres::PAGE,
    &initiatives::PAGE,
    &bridge::PAGE,
    &headroom::PAGE,
    &freed_time::PAGE,
    &time_measurement::PAGE,
    &quality::PAGE,
    &economics::PAGE,
    &threats::PAGE,
    &changes::PAGE,
    &decisions::PAGE,
    &deliveries::PAGE,
    &reminders::PAGE,
    &data_quality::PAGE,
    &check_sums::PAGE,
    &benefits::PAGE,
    &months::PAGE,
    &method::PAGE,
];

impl Page {
    /// A link to the sheet, within the workbook.
    pub(crate) fn link(&self, text: impl Into<String>) -> Content {
        Content::Link { target: format!("#'{}'!A1", self.name), text: text.into() }
    }
}

/// The programme workbook.
pub fn workbook(report: &Report<'_>) -> Drawing {
    let grids = |page: &&Page| {
        let further = if page.name == months::PAGE.name { months::further(report) } else { Vec::new() };
        std::iter::once((page.draw)(report)).chain(further)
    };
    let grids: Vec<Grid> = PAGES.par_iter().flat_map_iter(grids).collect();
    let (sheets, names): (Vec<_>, Vec<_>) = grids.into_iter().map(|grid| (grid.sheet, grid.names)).unzip();
    let mut drawing = Drawing {
        title: format!("{} · {}", report.programme.name, crate::danish::show::month(report.register.period)),
        sheets,
        names: names.concat(),
        properties: vec![
            ("gevinst_version".to_owned(), report.version.to_owned()),
            (identity::RUN.to_owned(), report.run_id.to_owned()),
        ],
    };
    months::sum_over_all(report, &mut drawing);
    drawing
}
