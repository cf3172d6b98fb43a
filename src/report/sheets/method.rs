//! **Metode.** How every figure is computed: parameters, targets, measures, terms, and the checksum of every input.
use super::Page;
use crate::{
    danish::show,
    guide,
    measures::{MEASURES, Measure},
    register::Received,
    report::{
        Report,
        grid::{Grid, month, nth, number, unit_label, words},
        table::{Col, Header, Rows, TWO_LINES, Table},
    },
    schema::Id,
    units::Decimal,
    xlsx::{Area, At, Column, Content, Formula, Ink, Style, Tone},
};

pub(super) static PAGE: Page =
    Page { name: "Metode", question: "Hvordan er tallene beregnet?", has_amounts: true, draw };

/// Widths of the sheet: labels, two columns of figures, and explanations.
const WIDTHS: [(Style, u16); 4] = [(Style::Text, 44), (Style::Text, 18), (Style::Text, 18), (Style::Wrapped, 100)];

/// A parameter of the programme that formulas use by name.
pub(crate) struct Parameter {
    /// What formulas call it; nothing where none asks.
    name: &'static str,
    label: &'static str,
    style: Style,
    value: fn(&Report<'_>) -> Content,
}

impl Parameter {
    /// The parameter in a formula anywhere in the workbook.
    pub fn by_name(&self) -> Formula {
        Formula::name(self.name)
    }
}

pub(crate) static PERIOD: Parameter =
    Parameter { name: "P_periode", label: "Periode", style: Style::Month, value: |report| month(report.period()) };
pub(crate) static YEAR_START: Parameter = Parameter {
    name: "P_aar_start",
    label: "Årets første måned",
    style: Style::Month,
    value: |report| month(report.period().january()),
};
pub(crate) static YEAR_END: Parameter = Parameter {
    name: "P_aar_slut",
    label: "Årets sidste måned",
    style: Style::Month,
    value: |report| month(report.period().december()),
};
pub(crate) static NORM: Parameter = Parameter {
    name: "P_norm",
    label: "Effektive timer pr. årsværk",
    style: Style::Number,
    value: |report| number(report.programme.norm.0),
};
pub(crate) static GREEN_FROM: Parameter = Parameter {
    name: "P_groen",
    label: "Grøn fra",
    style: Style::Share,
    value: |report| number(report.programme.green_from.0),
};
pub(crate) static AMBER_FROM: Parameter = Parameter {
    name: "P_gul",
    label: "Gul fra",
    style: Style::Share,
    value: |report| number(report.programme.amber_from.0),
};
pub(crate) static DISCOUNT_RATE: Parameter = Parameter {
    name: "P_rente",
    label: "Diskonteringsrente",
    style: Style::ShareExact,
    value: |report| number(report.programme.discount_rate.0),
};
pub(crate) static OVER_FROM: Parameter = Parameter {
    name: "P_over",
    label: "Over plan fra",
    style: Style::Share,
    value: |_| number(crate::judgement::OVER_FROM),
};
pub(crate) static DELIVERED: Parameter = Parameter {
    name: "P_afleveret",
    label: "Centre, der har afleveret",
    style: Style::Count,
    value: |report| {
        let delivered = report.register.cases.iter().filter(|case| !case.carried_forward).count();
        number(Decimal::from(delivered))
    },
};
static MOST_OF_YEARLY: Parameter = Parameter {
    name: "",
    label: "Afventer over: gange årlig virkning",
    style: Style::Number,
    value: |report| number(report.programme.limits.yearly),
};
static MOST_OF_INTERVAL: Parameter = Parameter {
    name: "",
    label: "Afventer over: gange planen for måned, kvartal eller år",
    style: Style::Number,
    value: |report| number(report.programme.limits.interval),
};
static MOST_EXPECTED: Parameter = Parameter {
    name: "",
    label: "Afventer over: gange årets plan, med det forventede",
    style: Style::Number,
    value: |report| number(report.programme.limits.expected),
};
static MOST_OF_CASES: Parameter = Parameter {
    name: "",
    label: "Afventer over: gange sager pr. måned",
    style: Style::Number,
    value: |report| number(report.programme.limits.cases),
};

static PARAMETERS: [&Parameter; 13] = [
    &PERIOD,
    &YEAR_START,
    &YEAR_END,
    &NORM,
    &GREEN_FROM,
    &AMBER_FROM,
    &DISCOUNT_RATE,
    &OVER_FROM,
    &DELIVERED,
    &MOST_OF_YEARLY,
    &MOST_OF_INTERVAL,
    &MOST_EXPECTED,
    &MOST_OF_CASES,
];

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = WIDTHS.map(|(style, width)| Column { width, style, tone: Tone::Plain }).to_vec();
    let mut row = parameters(report, &mut grid, 4);
    row = targets(report, &mut grid, row + 2);
    row = measures(report, &mut grid, row + 2);
    row = terms(&mut grid, row + 2);
    run(report, &mut grid, row + 2);
    grid
}

/// The programme's limits; gives the next free row.
fn parameters(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    grid.heading(first, "Programmets grænser og norm", "");
    let mut row = first + 1;
    for parameter in PARAMETERS {
        grid.put(row, 0, Ink::text(parameter.label, Style::Text));
        grid.put(row, 1, Ink::new((parameter.value)(report), parameter.style));
        if !parameter.name.is_empty() {
            grid.define(parameter.name, Area::from(At::new(row, 1)));
        }
        row += 1;
    }
    row
}

/// The word for all centres together, in the total of a table and over the programme's target.
pub(crate) const PROGRAMME: &str = "PROGRAM";

/// A target: whose, in kroner, and in hours.
pub(crate) enum Targets {}

impl Rows for Targets {
    type Row<'a> = (String, Option<Decimal>, Option<Decimal>);
}

pub(crate) static TARGET_CENTRE: Col<Targets> =
    Col::<Targets>::new("", Style::Id, 0, |(code, ..), _| Content::Text(code.clone()))
        .under(Header::Told(|report| format!("Måltal {}: centerkode", report.period().year())))
        .named("T_center");
pub(crate) static TARGET_HEADROOM: Col<Targets> =
    Col::<Targets>::new("Råderum (kr.)", Style::Kroner, 0, |(_, money, _), _| number(*money)).named("T_raaderum");
pub(crate) static TARGET_TIME: Col<Targets> =
    Col::<Targets>::new("Frigjort tid (timer)", Style::Hours, 0, |(.., time), _| number(*time)).named("T_timer");

static TARGETS: Table<Targets> =
    Table { name: None, height: TWO_LINES, columns: &[&TARGET_CENTRE, &TARGET_HEADROOM, &TARGET_TIME] };

/// Each centre's target for the period's year, and the programme's; gives the next free row.
fn targets(report: &Report<'_>, grid: &mut Grid, header: u32) -> u32 {
    let year = report.period().year();
    let target = |name: &str, centre: Option<&Id>| {
        let (money, time) = report.programme.target(centre, year);
        (name.to_owned(), money.map(|kroner| kroner.0), time.map(|hours| hours.0))
    };
    let centres = report.programme.centres.iter().map(|centre| target(centre.code.as_str(), Some(&centre.code)));
    let rows: Vec<_> = std::iter::once(target(PROGRAMME, None)).chain(centres).collect();
    let placed = TARGETS.at(&PAGE, header, rows.len());
    placed.draw(grid, report, &rows);
    placed.end()
}

/// A measure.
enum Measures {}

impl Rows for Measures {
    type Row<'a> = &'a Measure;
}

type MeasureColumn = Col<Measures>;

static MEASURE_TABLE: Table<Measures> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &MeasureColumn::new("Nøgletal", Style::Wrapped, 0, |measure, _| words(measure.label)),
        &MeasureColumn::new("Enhed", Style::Text, 0, |measure, _| words(unit_label(measure.unit))),
        &MeasureColumn::new("", Style::Text, 0, |_, _| Content::Blank),
        &MeasureColumn::new("Hvad det siger, og hvordan det beregnes", Style::Wrapped, 0, |measure, _| {
            words(format!("{} {}", measure.meaning, guide::computed(measure)))
        }),
    ],
};

/// Measures that a page holds; each page has its own headers.
const ON_ONE_PAGE: usize = 18;

/// What every measure says and how it is computed; gives the next free row.
fn measures(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    grid.heading(
        first,
        "Nøgletal",
        "Hvert nøgletal beregnes ens for en gevinst, et tiltag, et center og hele programmet.",
    );
    grid.break_at(first);
    let mut row = first + 2;
    for (page, measures) in MEASURES.chunks(ON_ONE_PAGE).enumerate() {
        if page > 0 {
            grid.break_at(row);
        }
        let placed = MEASURE_TABLE.at(&PAGE, row, measures.len());
        placed.draw(grid, report, measures);
        row = placed.end();
    }
    row
}

/// The words of the field; gives the next free row.
fn terms(grid: &mut Grid, first: u32) -> u32 {
    grid.break_at(first);
    grid.heading(first, "Begreber", "");
    for (index, term) in guide::TERMS.iter().enumerate() {
        let cells = [words(term.word), Content::Blank, Content::Blank, words(term.meaning)];
        grid.row(nth(first + 1, index), cells, Style::Wrapped);
    }
    nth(first + 1, guide::TERMS.len())
}

/// A file that was received.
enum Files {}

impl Rows for Files {
    type Row<'a> = &'a Received;
}

type FileColumn = Col<Files>;

static FILES: Table<Files> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &FileColumn::new("Fil", Style::Wrapped, 0, |received, _| words(&*received.file)),
        &FileColumn::new("Størrelse (bytes)", Style::Count, 0, |received, _| number(Decimal::from(received.bytes))),
        &FileColumn::new("", Style::Text, 0, |_, _| Content::Blank),
        &FileColumn::new("SHA-256", Style::Text, 0, |received, _| words(received.sha256.clone())),
    ],
};

/// What the run was made of.
fn run(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.break_at(first);
    grid.heading(
        first,
        "Kørslen",
        "Samme filer, samme program, samme periode og samme version giver samme rapport, byte for byte.",
    );
    let programme = report.programme;
    let about = [
        ("Program", format!("{} ({})", programme.name, programme.id)),
        ("Kommune", programme.municipality.clone()),
        ("Prisniveau", programme.price_level.to_string()),
        (DISCOUNT_RATE.label, show::share_fine(programme.discount_rate)),
        ("Version af gevinst", report.version.to_owned()),
        ("Kørsel", report.run_id.to_owned()),
        ("program.xlsx, SHA-256", report.programme_sha256.to_owned()),
    ];
    let after = nth(first + 2, about.len());
    for (row, (label, value)) in (first + 2..).zip(about) {
        grid.row(row, [words(label), words(value)], Style::Text);
    }
    let received: Vec<&Received> = report.register.received.iter().collect();
    let placed = FILES.at(&PAGE, after + 1, received.len());
    placed.draw(grid, report, &received);
    grid.sheet.page.repeat = Some((placed.header, placed.header));
}
