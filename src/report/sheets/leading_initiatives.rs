//! **Tiltag.** Where the problems are, and what the next step is: the initiatives that are not well, those first that
//! management follows apart.
use super::{
    Page,
    initiatives::{self, Ranked},
};
use crate::{
    measures::{
        AT_RISK, HEADROOM_DOCUMENTED_ONLY, HEADROOM_MISSING, HEADROOM_PLAN, HEADROOM_REPORTED, HEADROOM_UNPROVEN,
        HOURS_AT_RISK, HOURS_MISSING, HOURS_PLAN, HOURS_REPORTED, HOURS_UNPROVEN, Measure,
    },
    register::Status,
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, number, text, words},
        live::Who,
        table::{Col, Here, Rows, Subject, Table},
    },
    schema::business_case::initiatives::Phase,
    units::Decimal,
    xlsx::{Cached, Ink, Pin, Style},
};
use std::cmp::Reverse;

pub(super) static PAGE: Page =
    Page { name: "Tiltag", question: "Hvor er problemerne, og hvad er næste skridt?", has_amounts: true, draw };

/// Initiatives, each with its place in the order of the sheet Alle tiltag.
enum Leading {}

impl Rows for Leading {
    type Row<'a> = (usize, &'a Ranked);
    /// The parts of a gap stand on Alle tiltag.
    const REFERS: bool = false;

    fn subject<'a>((_, ranked): &(usize, &'a Ranked), here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        Some(Subject {
            who: Who::Initiative(here.cell(&ID)),
            month: None,
            slice: initiatives::slice(here.report, ranked.owned(here.report)),
            frame: here.report.frame_without_target(),
        })
    }

    /// What is ahead of its plan lacks nothing.
    fn shows((_, ranked): &(usize, &Ranked), measure: &Measure, _: &Here<'_, '_, Self>) -> bool {
        let lacking = if *measure == AT_RISK { ranked.at_risk } else { ranked.hours };
        lacking > Decimal::ZERO
    }
}

type Column = Col<Leading>;

static ID: Column = Column::new("Tiltag-ID", Style::Id, 10, |(_, ranked), here| id(&ranked.owned(here.report).of.id));
/// The word is that of the sheet Alle tiltag, cell for cell.
static STATUS: Column = Column::drawn("Status", Style::Text, 8, |(place, ranked), here| {
    let all = initiatives::placed(here.report);
    let at = all.with_sheet(all.cell(all.row(*place), &initiatives::STATUS), Pin::Nothing);
    Ink::formula(at, Cached::Text(ranked.status.label().to_owned()), Style::Text)
});

static TABLE: Table<Leading> = Table {
    name: None,
    height: 48,
    columns: &[
        &ID,
        &Column::new("Tiltag", Style::Wrapped, 24, |(_, ranked), here| words(&ranked.owned(here.report).of.title)),
        &Column::new("Center og centerchef", Style::Wrapped, 22, |(_, ranked), here| {
            let centre = here.report.programme.centre(&ranked.owned(here.report).centre);
            words(centre.map_or_else(String::new, |centre| format!("{}, {}", centre.name, centre.head)))
        }),
        &Column::new("Nøgle-måltal", Style::Text, 8, |(_, ranked), here| {
            words(if ranked.owned(here.report).of.key_measure { "Ja" } else { "" })
        }),
        &STATUS,
        &Column::figure(&AT_RISK, 12),
        &Column::figure(&HOURS_AT_RISK, 14),
        &Column::new("Dage forsinket", Style::Count, 10, |(_, ranked), here| {
            number(initiatives::days_late(here.report, ranked))
        }),
        &Column::new("Årsag og centrets kommentar", Style::Wrapped, 42, |(_, ranked), here| {
            words(shortened(initiatives::told(here.report, ranked)))
        }),
        &Column::new("Næste skridt", Style::Wrapped, 28, |(_, ranked), here| words(next_step(here.report, ranked))),
    ],
};

/// As many letters of a comment as the page has room for; all of it stands on Alle tiltag.
const LETTERS: usize = 160;

fn shortened(text: String) -> String {
    if text.chars().count() <= LETTERS {
        return text;
    }
    let cut: String = text.chars().take(LETTERS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let all = unwell(report);
    let shown = TABLE.fitting(&grid, report, HEADER_ROW, (&all, 45));
    let placed = TABLE.at(&PAGE, HEADER_ROW, shown);
    placed.draw(&mut grid, report, &all[..shown]);
    if shown == 0 {
        grid.put(placed.first(), 0, text("Alle tiltag følger planen."));
    } else {
        grid.colour_words(placed.area(&STATUS));
    }
    let end = grid.notes(placed.end().max(placed.first() + 1) + 1, notes(report, all.len() - shown, all.len()));
    grid.one_page(end, TABLE.width());
    grid
}

/// What is red or amber: the key measures first, then the largest gap.
fn unwell<'a>(report: &'a Report<'_>) -> Vec<(usize, &'a Ranked)> {
    let ranked = report.ranked().iter().enumerate();
    let mut unwell: Vec<_> = ranked.filter(|(_, one)| matches!(one.status, Status::Red | Status::Amber)).collect();
    // The order of the rest is that of Alle tiltag.
    unwell.sort_by_key(|(_, one)| Reverse(one.owned(report).of.key_measure));
    unwell
}

fn notes(report: &Report<'_>, rest: usize, all: usize) -> [String; 2] {
    let well = report.register.initiatives.len() - all;
    let page = initiatives::PAGE.name;
    let more = if rest > 0 { format!("{rest} mere, der ikke følger planen, og ") } else { String::new() };
    let first = "Nøglemåltal står først, derefter de største beløb. En kommentar er fra den måned, den begynder med. Et tomt felt: tiltaget har intet af den slags, eller der mangler intet.";
    [first.to_owned(), format!("{more}{well} øvrige tiltag står på arket {page}.")]
}

/// What would close the largest part of its gap.
fn next_step(report: &Report<'_>, ranked: &Ranked) -> &'static str {
    let owned = ranked.owned(report);
    if owned.of.phase == Phase::Dropped {
        return "Beslut, om gevinsten udgår, eller find en erstatning";
    }
    let slice = initiatives::slice(report, owned);
    let figure = |measure: &Measure| measure.of(&slice, &report.frame_without_target()).unwrap_or_default();
    let unmet = |plan, reported, missing| figure(plan) - figure(reported) - figure(missing);
    let parts = if ranked.at_risk > Decimal::ZERO {
        vec![
            (figure(&HEADROOM_MISSING), REPORT),
            (unmet(&HEADROOM_PLAN, &HEADROOM_REPORTED, &HEADROOM_MISSING), REPLAN),
            (figure(&HEADROOM_UNPROVEN), "Vedlæg bilag, og angiv kilde"),
            (figure(&HEADROOM_DOCUMENTED_ONLY), "Angiv bilag og kontering, og godkend"),
        ]
    } else {
        vec![
            (figure(&HOURS_MISSING), REPORT),
            (unmet(&HOURS_PLAN, &HOURS_REPORTED, &HOURS_MISSING), REPLAN),
            (figure(&HOURS_UNPROVEN), "Mål opgaven; se arket Tidsmåling"),
        ]
    };
    let largest = parts.into_iter().enumerate().max_by_key(|(place, (part, _))| (*part, Reverse(*place)));
    largest.map_or(REPLAN, |(_, (_, step))| step)
}

const REPORT: &str = "Indberet de måneder, der mangler";
const REPLAN: &str = "Læg en ny plan, eller nedskriv den aftalte gevinst";
