//! Facts, measures, controls and findings → the programme workbook and the receipts. One file per sheet.
//!
//! **Architecture invariant.** A summary figure is a live formula over the data sheets, cached with our own value; both
//! come of the same [`Recipe`](crate::measures::Recipe).
mod benefits;
mod bridge;
mod budget_years;
mod centres;
mod changes;
mod check_sums;
mod costs;
mod data_quality;
mod decisions;
mod deliveries;
mod economics;
pub mod extract;
mod freed_time;
pub mod github;
mod grid;
mod headroom;
mod initiatives;
pub mod inspection;
pub mod json;
mod ladder;
mod live;
pub mod mail;
mod method;
mod months;
mod overview;
mod quality;
mod receipt;
mod reminders;
pub mod sarif;
mod sensitivity;
mod sentence;
mod terminal;
pub mod text;
mod threats;
mod time_measurement;
pub mod trace;
mod transfer;

pub use months::{MOST_FACTS, ROOM};
pub use receipt::receipt;
pub use reminders::{Mail, Reminder, reminders};
pub use sentence::headline;
pub use terminal::terminal;

use crate::{
    changes::Changes,
    controls::Checked,
    facts::Slice,
    findings::{Finding, Group, grouped},
    measures::{Frame, Measure},
    period::Consolidated,
    programme::{Centre, Programme},
    register::{Register, Status, status_of},
    rules::Waived,
    schema::Id,
    units::{Decimal, Month, Unit},
    version::BUILD,
    xlsx::{Drawing, Sheet, Style},
};
use rayon::prelude::*;

/// Everything a report is drawn from.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The register of the period.
    pub register: &'a Register,
    /// Every finding.
    pub found: &'a [Finding],
    /// The waivers that hold, and what they covered.
    pub waived: &'a [Waived],
    /// The controls, computed.
    pub controls: &'a [Checked],
    /// What has changed since the period accepted before, if there is one.
    pub changes: Option<&'a Changes>,
    /// The build of this program.
    pub version: &'a str,
    /// The run's id: a checksum of the inputs, the programme, the period and the build.
    pub run_id: &'a str,
    /// The checksum of `program.xlsx`.
    pub programme_sha256: &'a str,
    /// Facts that one sheet takes; [`ROOM`], but for a test that has fewer.
    pub room: usize,
}

/// A sheet of the programme workbook.
pub struct Page {
    /// The tab's text.
    pub name: &'static str,
    /// The question it answers.
    pub question: &'static str,
    /// Whether it shows kroner, whose price level then stands under the question.
    has_amounts: bool,
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

impl<'a> Report<'a> {
    /// The report on a consolidated period.
    pub fn of(period: &'a Consolidated) -> Self {
        let opened = &period.basis.opened;
        Self {
            programme: &opened.programme,
            register: &period.register,
            found: &period.found,
            waived: &period.waived,
            controls: &period.controls,
            changes: period.changes.as_ref(),
            version: BUILD,
            run_id: &period.run_id,
            programme_sha256: &opened.delivery.sha256,
            room: ROOM,
        }
    }

    /// The programme workbook's name.
    pub fn file_name(&self) -> String {
        format!("Gevinstrealisering {}.xlsx", self.register.period)
    }

    /// All facts.
    fn slice(&self) -> Slice<'a> {
        Slice::all(&self.register.facts).tallied(&self.register.tally)
    }

    /// What the programme as a whole is computed within.
    fn frame(&self) -> Frame<'a> {
        Frame { programme: self.programme, period: self.register.period, centre: None, has_target: true }
    }

    /// What a centre is computed within.
    fn frame_of(&self, centre: &'a Id) -> Frame<'a> {
        Frame { centre: Some(centre), ..self.frame() }
    }

    /// What is computed without a target.
    fn frame_without_target(&self) -> Frame<'a> {
        Frame { has_target: false, ..self.frame() }
    }

    /// The programme's figure.
    pub fn figure(&self, measure: &Measure) -> Option<Decimal> {
        measure.of(&self.slice(), &self.frame())
    }

    fn period(&self) -> Month {
        self.register.period
    }

    /// Unit, period and price level: what every figure on a sheet is in.
    fn reservation(&self) -> String {
        format!("{} Beløb i kr. ({}-prisniveau).", self.until(), self.programme.price_level)
    }

    /// The period, where there are no amounts.
    fn until(&self) -> String {
        format!("Til og med {}.", crate::danish::show::month(self.period()))
    }

    /// The findings, folded.
    fn groups(&self) -> Vec<Group> {
        grouped(self.found)
    }

    /// The worse of the two headlines' statuses over a slice; money by what is booked, time by what is documented.
    fn status(&self, slice: &Slice<'_>, frame: &Frame<'_>) -> Status {
        use crate::measures::{HEADROOM_BOOKED, HEADROOM_PLAN, HOURS_DOCUMENTED, HOURS_PLAN};
        let of = |realised: &Measure, plan: &Measure| {
            let (realised, plan) = (realised.of(slice, frame), plan.of(slice, frame));
            status_of(realised.unwrap_or_default(), plan.unwrap_or_default(), self.programme)
        };
        of(&HEADROOM_BOOKED, &HEADROOM_PLAN).min(of(&HOURS_DOCUMENTED, &HOURS_PLAN))
    }
}

/// The name of a centre's receipt.
pub fn receipt_name(centre: &Centre) -> String {
    format!("Kvittering {}.xlsx", centre.code)
}

/// A measure's column header: what it is, and its unit.
fn header(measure: &Measure) -> String {
    format!("{}, {}", measure.short, unit_label(measure.unit))
}

/// The style of a unit.
fn style_of(unit: Unit) -> Style {
    match unit {
        Unit::Kroner => Style::Kroner,
        Unit::Hours => Style::Hours,
        Unit::Minutes => Style::Minutes,
        Unit::Fte => Style::Fte,
        Unit::Share => Style::Share,
        Unit::Count => Style::Count,
    }
}

/// The unit as a header shows it.
fn unit_label(unit: Unit) -> &'static str {
    match unit {
        Unit::Kroner => "kr.",
        Unit::Hours => "timer",
        Unit::Minutes => "min.",
        Unit::Fte => "årsværk",
        Unit::Share => "%",
        Unit::Count => "antal",
    }
}
