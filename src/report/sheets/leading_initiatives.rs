//! **Tiltag.** Where the problems are, and what the next step is: the initiatives that are not well, those first that
//! management follows apart.
use super::{
    Page,
    initiatives::{self, Ranked},
};
use crate::{
    judgement::{Part, Word},
    measures::{AT_RISK, HOURS_AT_RISK, Measure},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, number, text, words},
        live::Who,
        table::{Col, Here, Rows, Subject, Table},
    },
    units::{Decimal, Unit},
    xlsx::Style,
};
use std::cmp::Reverse;

pub(crate) static PAGE: Page =
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
/// The word of the sheet Alle tiltag.
static WORD: Column =
    Column::new("Hvad er der i vejen", Style::Wrapped, 16, |(_, ranked), _| words(ranked.gap.word.label()));

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
        &WORD,
        &Column::figure(&AT_RISK, 12),
        &Column::figure(&HOURS_AT_RISK, 14),
        &Column::new("Dage forsinket", Style::Count, 10, |(_, ranked), here| {
            number(initiatives::days_late(here.report, ranked))
        }),
        &Column::new("Årsag og centrets kommentar", Style::Wrapped, 42, |(_, ranked), here| {
            words(shortened(initiatives::told(here.report, ranked)))
        }),
        &Column::new("Næste skridt", Style::Wrapped, 28, |(_, ranked), _| words(next_step(ranked))),
    ],
};

/// Points kept for the notes below the table.
const ROOM: u32 = 45;
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
    let (mut grid, all, shown) = page(report);
    let placed = TABLE.at(&PAGE, HEADER_ROW, shown);
    placed.draw(&mut grid, report, &all[..shown]);
    if shown == 0 {
        let well = if report.register.has_delivered() {
            "Alle tiltag følger planen."
        } else {
            "Ikke vurderet: ingen har afleveret."
        };
        grid.put(placed.first(), 0, text(well));
    }
    let end = grid.notes(placed.end().max(placed.first() + 1) + 1, notes(report, all.len() - shown, all.len()));
    grid.one_page(end, TABLE.width());
    grid
}

/// The page without its table, what is not well, and how much of it the page has room for.
fn page<'a>(report: &'a Report<'_>) -> (Grid, Vec<(usize, &'a Ranked)>, usize) {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let all = unwell(report);
    let shown = TABLE.fitting(&grid, report, HEADER_ROW, (&all, ROOM));
    (grid, all, shown)
}

/// The initiatives on the page, by their place in the register.
pub(in crate::report) fn shown(report: &Report<'_>) -> Vec<usize> {
    let (_, all, shown) = page(report);
    all[..shown].iter().map(|(_, ranked)| ranked.place).collect()
}

/// What is not well: the key measures first, then the largest gap.
fn unwell<'a>(report: &'a Report<'_>) -> Vec<(usize, &'a Ranked)> {
    let ranked = report.ranked().iter().enumerate();
    let mut unwell: Vec<_> = ranked.filter(|(_, one)| one.gap.word.is_trouble()).collect();
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

/// What would mend it, and where to look.
fn next_step(ranked: &Ranked) -> String {
    let whereto = match ranked.gap.word {
        Word::Lacks(Part::Rejected) => "; se kvitteringen",
        Word::Lacks(Part::Unproven) if ranked.gap.unit == Unit::Hours => "; se arket Tidsmåling",
        _ => "",
    };
    format!("{}{whereto}", step(ranked))
}

/// What would mend it, as its word says.
pub(crate) fn step(ranked: &Ranked) -> &'static str {
    match ranked.gap.word {
        Word::BrokenAssumption => "Ny plan eller stop",
        Word::Lacks(Part::Rejected) => "Ret de afviste rækker",
        Word::Lacks(Part::Missing) => "Indberet de måneder, der mangler",
        Word::Lacks(Part::Held) | Word::HeldExpectation => "Bekræft tallet, eller ret det",
        Word::Lacks(Part::Gone) => "Sæt gevinsten ind igen, eller lad den udgå",
        Word::Lacks(Part::Changed) => "Beslut en ny baseline",
        Word::Lacks(Part::Unprovable) => "Acceptér timerne som udokumenterede, eller tag dem ud",
        Word::Lacks(Part::Unproven) if ranked.gap.unit == Unit::Hours => "Mål opgaven",
        Word::Lacks(Part::Unproven) => "Vedlæg bilag, og angiv kilde, kontering og Evidens A-C",
        Word::Lacks(Part::Unapproved) => "Godkend businesscasen",
        Word::Lacks(Part::NotReached) | Word::Behind(_) | Word::CostsMore => "Læg en ny plan",
        _ => "",
    }
}
