//! The programme workbook: a file per sheet, and a file per block where a sheet has several.
mod benefits;
mod bridge;
mod budget_years;
mod centres;
mod changes;
mod check_sums;
mod costs;
mod data_quality;
mod decisions;
pub(super) mod deliveries;
mod economics;
mod freed_time;
mod headroom;
pub(super) mod initiatives;
mod ladder;
mod method;
pub(super) mod months;
mod overview;
mod quality;
mod reminders;
mod sensitivity;
mod threats;
mod time_measurement;
mod transfer;

pub use months::{MOST_FACTS, ROOM};

use crate::{
    report::Report,
    xlsx::{Drawing, Sheet},
};
use rayon::prelude::*;

/// A sheet of the programme workbook.
pub struct Page {
    /// The tab's text.
    pub name: &'static str,
    /// The question it answers.
    pub question: &'static str,
    /// Whether it shows kroner, whose price level then stands under the question.
    pub(crate) has_amounts: bool,
    /// Draws it.
    draw: fn(&Report<'_>, &Page) -> Sheet,
}

/// The sheets, in tab order.
pub static PAGES: &[Page] = &[
    Page { name: "Overblik", question: "Når vi målet, og hvad er bevist?", has_amounts: true, draw: overview::draw },
    Page {
        name: "Centre",
        question: "Hvilket center, og hvem svarer for det?",
        has_amounts: true,
        draw: centres::draw,
    },
    Page {
        name: "Tiltag",
        question: "Hvor er problemerne, og hvem ejer dem?",
        has_amounts: true,
        draw: initiatives::draw,
    },
    Page {
        name: "Gevinstbro",
        question: "Hvad forklarer afstanden fra baseline til prognose?",
        has_amounts: true,
        draw: bridge::draw,
    },
    Page { name: "Råderum", question: "Hvor mange penge er reelt frigjort?", has_amounts: true, draw: headroom::draw },
    Page {
        name: "Frigjort tid",
        question: "Hvor meget tid er frigjort, og hvad bruges den til?",
        has_amounts: true,
        draw: freed_time::draw,
    },
    Page {
        name: "Tidsmåling",
        question: "Holder de lovede minutter?",
        has_amounts: false,
        draw: time_measurement::draw,
    },
    Page {
        name: "Kvalitet",
        question: "Hvad har borgere, medarbejdere og fagligheden fået ud af det?",
        has_amounts: false,
        draw: quality::draw,
    },
    Page { name: "Økonomi", question: "Betaler det sig?", has_amounts: true, draw: economics::draw },
    Page { name: "Forudsætninger og risici", question: "Hvad kan gå galt?", has_amounts: true, draw: threats::draw },
    Page { name: "Ændringer", question: "Hvad er nyt siden sidste periode?", has_amounts: true, draw: changes::draw },
    Page { name: "Beslutninger", question: "Hvad skal besluttes nu?", has_amounts: true, draw: decisions::draw },
    Page {
        name: "Aflevering",
        question: "Hvem har afleveret, og hvem mangler?",
        has_amounts: false,
        draw: deliveries::draw,
    },
    Page {
        name: "Rykkerliste",
        question: "Hvem skal rykkes, og hvad mangler de?",
        has_amounts: false,
        draw: reminders::draw,
    },
    Page { name: "Datakvalitet", question: "Kan vi stole på tallene?", has_amounts: false, draw: data_quality::draw },
    Page { name: "Afstemning", question: "Stemmer summerne?", has_amounts: false, draw: check_sums::draw },
    Page { name: "Gevinster", question: "Registret: én række pr. gevinst.", has_amounts: true, draw: benefits::draw },
    Page {
        name: "Måneder",
        question: "Fakta: én række pr. gevinst, måned og serie, med den celle, tallet kommer fra.",
        has_amounts: true,
        draw: months::draw,
    },
    Page { name: "Metode", question: "Hvordan er tallene beregnet?", has_amounts: true, draw: method::draw },
];

/// The programme workbook.
pub fn workbook(report: &Report<'_>) -> Drawing {
    let mut names = months::names(report);
    names.extend(benefits::names(report));
    names.extend(costs::names(report));
    names.extend(method::names(report));
    let sheets = |page: &Page| {
        let further = if page.name == months::SHEETS[0].0 { months::further(report, page) } else { Vec::new() };
        std::iter::once((page.draw)(report, page)).chain(further)
    };
    let mut drawing = Drawing {
        title: format!("{} · {}", report.programme.name, crate::danish::show::month(report.register.period)),
        sheets: PAGES.par_iter().flat_map_iter(sheets).collect(),
        names,
        properties: vec![
            ("gevinst_version".to_owned(), report.version.to_owned()),
            ("gevinst_koersel".to_owned(), report.run_id.to_owned()),
        ],
    };
    months::sum_over_all(report, &mut drawing);
    drawing
}
