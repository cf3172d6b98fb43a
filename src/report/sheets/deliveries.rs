//! **Aflevering.** Who delivered, who is missing, and what became of every file.
use super::{Page, delivery_strip};
use crate::{
    danish::{show, words::plural},
    measures::{COVERAGE, REPORTS_DUE, REPORTS_IN},
    programme::Centre,
    register::{self, Fate, Kind, Received},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, link, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    schema::Choice,
    units::{Decimal, Share},
    xlsx::{Content, Ink, Style},
};

pub(super) static PAGE: Page =
    Page { name: "Aflevering", question: "Hvem har afleveret, og hvem mangler?", has_amounts: false, draw };

/// A delivery that is missing, or a file that came.
enum Delivery<'a> {
    Missing(&'a Centre),
    Received(&'a Received),
}

/// The deliveries.
enum Deliveries {}

impl Rows for Deliveries {
    type Row<'a> = Delivery<'a>;
}

type Column = Col<Deliveries>;

static TABLE: Table<Deliveries> = Table {
    name: Some("Afleveringer"),
    height: TWO_LINES,
    columns: &[
        &Column::new("Centerkode", Style::Id, 11, |delivery, _| match delivery {
            Delivery::Missing(centre) => id(&centre.code),
            Delivery::Received(received) => {
                Content::Text(received.centre.as_ref().map_or_else(String::new, ToString::to_string))
            }
        }),
        &Column::new("Fil", Style::Link, 56, |delivery, _| match delivery {
            Delivery::Missing(_) => Content::Blank,
            Delivery::Received(received) => link(&received.file, "", None, named(&received.file)),
        }),
        &Column::new("Hvad", Style::Wrapped, 24, |delivery, here| words(about(delivery, here.report).0)),
        &Column::new("Gælder", Style::Wrapped, 27, |delivery, here| words(about(delivery, here.report).1)),
        &Column::new("Behandling", Style::Wrapped, 18, |delivery, here| match delivery {
            Delivery::Missing(centre) => {
                words(if unread(here.report, centre).is_some() { "Ulæst" } else { "Mangler" })
            }
            Delivery::Received(received) => words(received.fate.label()),
        }),
        &Column::new("Hvorfor", Style::Wrapped, 60, |delivery, here| match delivery {
            Delivery::Missing(centre) => words(late(here.report, centre)),
            Delivery::Received(received) => words(reason(&received.fate)),
        }),
        &Column::new("Mangler", Style::Wrapped, 50, |delivery, here| match delivery {
            Delivery::Missing(centre) => words(here.report.lacking(&centre.code).join("; ")),
            Delivery::Received(received) => words(owed(received, here.report)),
        }),
        &Column::sparse("Størrelse (KB)", Style::Count, 10, |delivery, _| match delivery {
            Delivery::Missing(_) => None,
            Delivery::Received(received) => {
                Some(Ink::number(Decimal::from(received.bytes.div_ceil(1024)), Style::Count))
            }
        }),
    ],
};

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let missing = missing(report).into_iter().map(Delivery::Missing);
    let rows: Vec<_> = missing.chain(report.register.received.iter().map(Delivery::Received)).collect();
    let below = delivery_strip::draw(report, &mut grid, HEADER_ROW);
    grid.heading(below + 1, "Filerne", "Hver fil i mappen indsendt, og hvad der blev af den.");
    TABLE.at(&PAGE, below + 3, rows.len()).draw(&mut grid, report, &rows);
    grid
}

/// Active centres without a business case for the period.
pub(crate) fn missing<'a>(report: &Report<'a>) -> Vec<&'a Centre> {
    let period = report.register.period;
    let delivered =
        |centre: &&Centre| report.register.cases.iter().any(|case| case.centre == centre.code && !case.carried_forward);
    report.programme.centres.iter().filter(|centre| centre.is_active(period) && !delivered(centre)).collect()
}

/// How many reports are owed, how many of them have not come, and both in a sentence; nothing where none is owed.
pub(crate) fn coverage(report: &Report<'_>) -> Option<(Decimal, usize, String)> {
    let (owed, came) = (report.figure(&REPORTS_DUE)?, report.figure(&REPORTS_IN)?);
    let share = show::share(Share(report.figure(&COVERAGE)?));
    let missing = usize::try_from(owed - came).unwrap_or(usize::MAX);
    let told =
        format!("Dækning {share}: {} af {} forfaldne indberetninger er kommet.", came.normalize(), owed.normalize());
    Some((owed.normalize(), missing, told))
}

/// What it is, and what it is for.
fn about(delivery: &Delivery<'_>, report: &Report<'_>) -> (String, String) {
    match delivery {
        Delivery::Missing(_) => ("Businesscase".to_owned(), show::month(report.period())),
        Delivery::Received(received) => kind(received.kind.as_ref()),
    }
}

/// What its centre owes beside it; told at the business case of the period.
fn owed(received: &Received, report: &Report<'_>) -> String {
    let is_case = received.fate == Fate::Used && matches!(received.kind, Some(Kind::BusinessCase(_)));
    let centre = received.centre.as_ref().filter(|_| is_case);
    centre.map_or_else(String::new, |centre| report.lacking(centre).join("; "))
}

/// The file that lies there unread and may be what a missing centre has delivered.
pub(crate) fn unread<'a>(report: &Report<'a>, centre: &Centre) -> Option<&'a Received> {
    register::unread(&report.register.received, report.programme, centre)
}

fn late(report: &Report<'_>, centre: &Centre) -> String {
    if let Some(unread) = unread(report, centre) {
        return format!(
            "Afleveringen kan være {}, som ikke kunne læses. Luk den i andre programmer, og kør igen.",
            unread.file
        );
    }
    let deadline = show::date_long(report.programme.deadline(report.period()));
    format!("{} har ikke afleveret. Fristen var {deadline}. Centerchef: {}.", centre.name, centre.head)
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
        Fate::Unpacked(workbooks) => {
            format!("{} taget ud, på linjer for sig.", plural(workbooks.len(), "projektmappe er", "projektmapper er"))
        }
        Fate::Rejected(code) | Fate::Ignored(code) => {
            crate::rules::find(code).map_or_else(String::new, |rule| format!("{code}: {}", rule.title))
        }
    }
}
