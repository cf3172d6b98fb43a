//! **Metode.** How every figure is computed: parameters, targets, measures, terms, and the checksum of every input.
use super::Page;
use crate::{
    danish::show,
    guide,
    measures::MEASURES,
    report::{
        Report,
        grid::{Grid, col, month, nth, number, text, wrapped},
        unit_label,
    },
    schema::Id,
    units::Decimal,
    xlsx::{Area, At, Ink, Sheet, Style},
};

/// The row of the first parameter.
const FIRST_PARAMETER: u32 = 5;

/// A parameter of the programme that formulas use by name.
struct Parameter {
    name: &'static str,
    label: &'static str,
    ink: fn(&Report<'_>) -> Ink,
}

static PARAMETERS: [Parameter; 8] = [
    Parameter { name: "P_periode", label: "Periode", ink: |report| month(report.period()) },
    Parameter { name: "P_aar_start", label: "Årets første måned", ink: |report| month(report.period().january()) },
    Parameter { name: "P_aar_slut", label: "Årets sidste måned", ink: |report| month(report.period().december()) },
    Parameter {
        name: "P_norm",
        label: "Effektive timer pr. årsværk",
        ink: |report| Ink::number(report.programme.norm.0, Style::Number),
    },
    Parameter {
        name: "P_groen",
        label: "Grøn fra",
        ink: |report| Ink::number(report.programme.green_from.0, Style::Share),
    },
    Parameter {
        name: "P_gul",
        label: "Gul fra",
        ink: |report| Ink::number(report.programme.amber_from.0, Style::Share),
    },
    Parameter {
        name: "P_rente",
        label: "Diskonteringsrente",
        ink: |report| Ink::number(report.programme.discount_rate.0, Style::ShareExact),
    },
    Parameter { name: "P_blaa", label: "Blå over", ink: |_| Ink::number(crate::register::OVER_FROM, Style::Share) },
];

/// The row of the first target.
fn first_target() -> u32 {
    nth(FIRST_PARAMETER + 3, PARAMETERS.len())
}

/// Each centre's target for the period's year, and the programme's.
fn targets(report: &Report<'_>) -> Vec<(String, Option<Decimal>, Option<Decimal>)> {
    let year = report.period().year();
    let of = |name: &str, centre: Option<&Id>| {
        let (money, time) = report.programme.target(centre, year);
        (name.to_owned(), money.map(|kroner| kroner.0), time.map(|hours| hours.0))
    };
    let centres = report.programme.centres.iter().map(|centre| of(centre.code.as_str(), Some(&centre.code)));
    std::iter::once(of("PROGRAM", None)).chain(centres).collect()
}

/// The parameters and the target columns behind their names.
pub(super) fn names(report: &Report<'_>) -> Vec<(String, String)> {
    let parameter = |(index, parameter): (usize, &Parameter)| {
        let at = At::new(nth(FIRST_PARAMETER, index), 1);
        (parameter.name.to_owned(), format!("='Metode'!{}", at.absolute()))
    };
    let mut names: Vec<_> = PARAMETERS.iter().enumerate().map(parameter).collect();
    let (first, last) = (first_target(), nth(first_target(), targets(report).len() - 1));
    for (col, name) in (0..).zip(["T_center", "T_raaderum", "T_timer"]) {
        let area = Area { first: At::new(first, col), last: At::new(last, col) };
        names.push((name.to_owned(), format!("='Metode'!{}", area.absolute())));
    }
    names
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let mut grid = Grid::new(report, page);
    grid.widths(&[
        col("", Style::Text, 44),
        col("", Style::Text, 18),
        col("", Style::Text, 18),
        col("", Style::Wrapped, 100),
    ]);
    grid.heading(FIRST_PARAMETER - 1, "Programmets grænser og norm", "");
    for (index, parameter) in PARAMETERS.iter().enumerate() {
        grid.row(nth(FIRST_PARAMETER, index), vec![text(parameter.label), (parameter.ink)(report)]);
    }
    let mut row = target_block(report, &mut grid);
    row = measure_block(&mut grid, row + 2);
    row = term_block(&mut grid, row + 2);
    run_block(report, &mut grid, row + 2);
    grid.done()
}

fn target_block(report: &Report<'_>, grid: &mut Grid) -> u32 {
    let first = first_target();
    let year = report.period().year();
    grid.headers(
        first - 1,
        &[
            col(format!("Måltal {year}: centerkode"), Style::Id, 0),
            col("Råderum (kr.)", Style::Kroner, 0),
            col("Frigjort tid (timer)", Style::Hours, 0),
        ],
    );
    let targets = targets(report);
    for (index, (code, money, time)) in targets.iter().enumerate() {
        let cells =
            vec![Ink::text(code.clone(), Style::Id), number(*money, Style::Kroner), number(*time, Style::Hours)];
        grid.row(nth(first, index), cells);
    }
    nth(first, targets.len())
}

fn measure_block(grid: &mut Grid, first: u32) -> u32 {
    grid.heading(
        first,
        "Nøgletal",
        "Hvert nøgletal beregnes ens for en gevinst, et tiltag, et center og hele programmet.",
    );
    grid.break_at(first);
    let headers = ["Nøgletal", "Enhed", "", "Hvad det siger, og hvordan det beregnes"];
    let mut row = first + 2;
    for (page, measures) in MEASURES.chunks(ON_ONE_PAGE).enumerate() {
        if page > 0 {
            grid.break_at(row);
        }
        grid.headers(row, &headers.map(|header| col(header, Style::Text, 0)));
        for (index, measure) in measures.iter().enumerate() {
            let meaning = format!("{} {}", measure.meaning, guide::computed(measure));
            let cells = vec![wrapped(measure.label), text(unit_label(measure.unit)), text(""), wrapped(meaning)];
            grid.row(nth(row + 1, index), cells);
        }
        row = nth(row + 1, measures.len());
    }
    row
}

/// Measures that a page holds; each page has its own headers.
const ON_ONE_PAGE: usize = 18;

fn term_block(grid: &mut Grid, first: u32) -> u32 {
    grid.break_at(first);
    grid.heading(first, "Begreber", "");
    for (index, term) in guide::TERMS.iter().enumerate() {
        grid.row(nth(first + 1, index), vec![wrapped(term.word), text(""), text(""), wrapped(term.meaning)]);
    }
    nth(first + 1, guide::TERMS.len())
}

fn run_block(report: &Report<'_>, grid: &mut Grid, first: u32) {
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
        ("Diskonteringsrente", show::share_fine(programme.discount_rate)),
        ("Version af gevinst", report.version.to_owned()),
        ("Kørsel", report.run_id.to_owned()),
        ("program.xlsx, SHA-256", report.programme_sha256.to_owned()),
    ];
    for (index, (label, value)) in about.iter().enumerate() {
        grid.row(nth(first + 2, index), vec![text(*label), text(value.clone())]);
    }
    let files = nth(first + 3, about.len());
    grid.sheet.page.repeat = Some((files, files));
    grid.headers(
        files,
        &[
            col("Fil", Style::Text, 0),
            col("Størrelse (bytes)", Style::Count, 0),
            col("", Style::Text, 0),
            col("SHA-256", Style::Text, 0),
        ],
    );
    for (index, received) in report.register.received.iter().enumerate() {
        let size = Ink::number(Decimal::from(received.bytes), Style::Count);
        grid.row(nth(files + 1, index), vec![wrapped(&*received.file), size, text(""), text(received.sha256.clone())]);
    }
}
