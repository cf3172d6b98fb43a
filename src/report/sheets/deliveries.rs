//! **Aflevering.** Who delivered, who is missing, and what became of every file.
use super::Page;
use crate::{
    danish::show,
    programme::Centre,
    register::{Fate, Kind, Received},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, link, nth, text, wrapped},
    },
    schema::Choice,
    units::Decimal,
    xlsx::{Ink, Sheet, Style},
};

fn cols() -> Vec<Col> {
    vec![
        col("Centerkode", Style::Id, 11),
        col("Fil", Style::Link, 56),
        col("Hvad", Style::Wrapped, 24),
        col("Gælder", Style::Wrapped, 27),
        col("Hvad blev der af den", Style::Wrapped, 18),
        col("Hvorfor", Style::Wrapped, 60),
        col("Størrelse (KB)", Style::Count, 10),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    let missing: Vec<&Centre> = missing(report);
    for (index, centre) in missing.iter().enumerate() {
        grid.row(nth(HEADER_ROW + 1, index), lacking(report, centre));
    }
    let first = nth(HEADER_ROW + 1, missing.len());
    for (index, received) in report.register.received.iter().enumerate() {
        grid.row(nth(first, index), row(received));
    }
    grid.table("Afleveringer", HEADER_ROW, cols.len(), missing.len() + report.register.received.len());
    grid.freeze(HEADER_ROW, 2);
    grid.done()
}

/// Active centres without a business case for the period.
pub(crate) fn missing<'a>(report: &Report<'a>) -> Vec<&'a Centre> {
    let period = report.register.period;
    let delivered =
        |centre: &&Centre| report.register.cases.iter().any(|case| case.centre == centre.code && !case.carried_forward);
    report.programme.centres.iter().filter(|centre| centre.is_active(period) && !delivered(centre)).collect()
}

fn lacking(report: &Report<'_>, centre: &Centre) -> Vec<Ink> {
    let period = report.register.period;
    let deadline = show::date_long(report.programme.deadline(period));
    vec![
        Ink::text(centre.code.as_str(), Style::Id),
        text(""),
        wrapped("Businesscase"),
        wrapped(show::month(period)),
        wrapped("Mangler"),
        wrapped(format!("{} har ikke afleveret. Fristen var {deadline}. Centerchef: {}.", centre.name, centre.head)),
    ]
}

fn row(received: &Received) -> Vec<Ink> {
    let (what, about) = kind(received.kind.as_ref());
    vec![
        Ink::text(received.centre.as_ref().map_or("", |centre| centre.as_str()), Style::Id),
        link(&received.file, "", None, named(&received.file)),
        wrapped(what),
        wrapped(about),
        wrapped(received.fate.label()),
        wrapped(reason(&received.fate)),
        Ink::number(Decimal::from(received.bytes.div_ceil(1024)), Style::Count),
    ]
}

/// A copy in the archive is called by its package; its own name there is a checksum.
fn named(file: &str) -> String {
    let package = file.strip_prefix("arkiv/").and_then(|rest| rest.split('/').next());
    package.map_or_else(|| file.to_owned(), |package| format!("Fra arkivet ({package})"))
}

/// What a file is, and what it is for.
pub(crate) fn kind(kind: Option<&Kind>) -> (String, String) {
    match kind {
        None => (String::new(), String::new()),
        Some(Kind::BusinessCase(month)) => ("Businesscase".to_owned(), show::month(*month)),
        Some(Kind::TimeRegistration(which, from, to)) => (
            format!("Tidsregistrering, {}", which.label().to_lowercase()),
            format!("{} til {}", show::date(*from), show::date(*to)),
        ),
    }
}

/// Why it became what it became.
pub(crate) fn reason(fate: &Fate) -> String {
    match fate {
        Fate::Used => "Tæller med.".to_owned(),
        Fate::CarriedForward(month) => {
            format!("Centret har ikke afleveret for perioden, så tallene fra {} bruges.", show::month(*month))
        }
        Fate::Replaced(by) => format!("En nyere fil gælder: {by}."),
        Fate::SameAs(other) => format!("Præcis den samme som {other}."),
        Fate::Later => "Gælder en senere periode.".to_owned(),
        Fate::Rejected(code) | Fate::Ignored(code) => {
            crate::rules::find(code).map_or_else(String::new, |rule| format!("{code}: {}", rule.title))
        }
    }
}
