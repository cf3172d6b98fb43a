//! The programme workbook: a file per sheet, and a file per block where a sheet has several.
pub(crate) mod benefits;
mod bridge;
mod budget_years;
pub(crate) mod centres;
mod changes;
mod check_sums;
pub(crate) mod costs;
mod data_quality;
pub(crate) mod decisions;
pub(crate) mod deliveries;
mod delivery_strip;
mod economics;
mod freed_time;
mod headroom;
mod highlights;
mod ideas;
pub(crate) mod initiatives;
mod ladder;
mod leading_centres;
pub(crate) mod leading_initiatives;
mod messages;
pub(crate) mod method;
mod minutes;
pub(crate) mod months;
mod overview;
mod path;
mod path_parts;
mod quality;
mod reminders;
mod returns;
mod risk_matrix;
mod sensitivity;
mod threats;
pub(crate) mod time_measurement;
mod transfer;
mod waiting;
mod what_works;

pub(super) use budget_years::net;
pub use months::{MOST_FACTS, ROOM};

use crate::{
    register::QualityBenefit,
    report::{Report, grid::Grid},
    schema::identity,
    xlsx::{Content, Drawing, Numbered, Tone},
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

/// Who a sheet is for: told by the colour of its tab and the first word of its footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The directors' report: each sheet is one page, so what is printed first is a report of its own.
    Management,
    /// What consultants and centres work with.
    Finance,
    /// Data, controls and method.
    Audit,
}

impl Part {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Management => "Ledelse",
            Self::Finance => "Økonomi",
            Self::Audit => "Revision",
        }
    }

    /// The colour of its tabs.
    fn tab(self) -> Tone {
        match self {
            Self::Management => Tone::Booked,
            Self::Finance => Tone::Documented,
            Self::Audit => Tone::Muted,
        }
    }
}

/// The sheets in tab order, each in its part.
pub static PAGES: [(Part, &Page); 25] = [
    (Part::Management, &overview::PAGE),
    (Part::Management, &decisions::PAGE),
    (Part::Management, &path::PAGE),
    (Part::Management, &leading_centres::PAGE),
    (Part::Management, &leading_initiatives::PAGE),
    (Part::Management, &headroom::PAGE),
    (Part::Management, &freed_time::PAGE),
    (Part::Management, &quality::PAGE),
    (Part::Finance, &bridge::PAGE),
    (Part::Finance, &time_measurement::PAGE),
    (Part::Finance, &economics::PAGE),
    (Part::Finance, &threats::PAGE),
    (Part::Finance, &what_works::PAGE),
    (Part::Finance, &ideas::PAGE),
    (Part::Finance, &centres::PAGE),
    (Part::Finance, &initiatives::PAGE),
    (Part::Finance, &changes::PAGE),
    (Part::Finance, &transfer::PAGE),
    (Part::Finance, &deliveries::PAGE),
    (Part::Finance, &reminders::PAGE),
    (Part::Audit, &data_quality::PAGE),
    (Part::Audit, &check_sums::PAGE),
    (Part::Audit, &benefits::PAGE),
    (Part::Audit, &months::PAGE),
    (Part::Audit, &method::PAGE),
];

impl Page {
    /// A link to the sheet, within the workbook.
    pub(crate) fn link(&self, text: impl Into<String>) -> Content {
        Content::Link { target: format!("#'{}'!A1", self.name), text: text.into() }
    }
}

/// How far a benefit of quality has come, in the words of the sheet Kvalitet.
pub(super) fn progress(benefit: &QualityBenefit) -> &'static str {
    quality::answer(benefit)
}

/// What a tab and a footer say of the part a sheet is in. A sheet of management is one page, and its number is its place.
fn parted(mut grid: Grid, report: &Report<'_>, part: Part, place: usize) -> Grid {
    let programme = report.programme;
    let name = &grid.sheet.name;
    grid.sheet.tab = part.tab();
    grid.sheet.page.footer = format!("{} · {} · {name}", programme.municipality, programme.name);
    grid.sheet.page.number = if part == Part::Management {
        grid.sheet.page.tall = 1;
        let all = PAGES.iter().filter(|(known, _)| *known == part).count();
        Numbered::Said(format!("{} · side {} af {all}", part.label(), place + 1))
    } else {
        Numbered::OnSheet(format!("{} · {name} · side", part.label()))
    };
    grid
}

/// The programme workbook.
pub fn workbook(report: &Report<'_>) -> Drawing {
    let grids = |(place, (part, page)): (usize, &(Part, &'static Page))| {
        let further = if page.name == months::PAGE.name { months::further(report) } else { Vec::new() };
        let all = std::iter::once((page.draw)(report)).chain(further);
        all.map(move |grid| parted(grid, report, *part, place)).collect::<Vec<_>>()
    };
    let grids: Vec<Grid> = PAGES.par_iter().enumerate().flat_map_iter(grids).collect();
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
