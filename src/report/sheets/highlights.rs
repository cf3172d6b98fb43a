//! The lower half of Overblik: the largest gaps, what is to be decided, and what is gained that is neither money nor time.
use super::{
    decisions,
    initiatives::{self, Ranked},
    overview, quality,
};
use crate::{
    danish::{show, words::plural},
    judgement::Decision,
    measures::{AT_RISK, HOURS_UNPROVABLE, HOURS_UNPROVEN, Measure},
    report::{
        Report,
        grid::{Grid, number, words},
        table::{AS_NEEDED, Col, Rows, Table},
    },
    units::{Decimal, Hours},
    xlsx::{Cached, Ink, Pin, Style},
};

/// Lines named in each table. Its place is the same when there are fewer, so that the page looks the same every month.
const SHOWN: usize = 3;

/// Draws the blocks; gives the next free row.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    let gapped = gaps(report, grid, first);
    decided(report, grid, gapped + 1)
}

fn say(grid: &mut Grid, row: u32, text: impl Into<String>, style: Style) {
    grid.put(row, overview::RIGHT, Ink::text(text, style));
}

/// Initiatives with a gap, each with its place in the order of the sheet Tiltag.
enum Gaps {}

impl Rows for Gaps {
    type Row<'a> = (usize, &'a Ranked);
}

type GapColumn = Col<Gaps>;

static GAPS: Table<Gaps> = Table {
    name: None,
    height: AS_NEEDED,
    columns: &[
        &GapColumn::gap(0),
        &GapColumn::gap(0),
        &GapColumn::new("Tiltag", Style::Link, 0, |(place, ranked), here| {
            let (placed, initiative) = (initiatives::placed(here.report), &ranked.owned(here.report).of);
            let at = placed.cell(placed.row(*place), &initiatives::ID);
            placed.link(at, format!("{} {}", initiative.id, initiative.title))
        }),
        &GapColumn::computed("Ikke bogført (kr.)", Style::Kroner, 0, |(place, ranked), here| {
            let placed = initiatives::placed(here.report);
            let gap = placed.figure(placed.row(*place), &AT_RISK);
            (placed.with_sheet(gap, Pin::Nothing), Cached::Number(ranked.at_risk))
        }),
        &GapColumn::new("Hvem svarer for det", Style::Wrapped, 0, |(_, ranked), here| {
            let owned = ranked.owned(here.report);
            let centre = here.report.programme.centre(&owned.centre);
            words(centre.map_or("", |centre| &centre.head))
        }),
    ],
};

/// The largest promises that are not booked, and who answers for them; gives the next free row.
fn gaps(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    say(grid, first, "Længst fra planen (råderum, år til dato)", Style::Heading);
    let ranked = report.ranked();
    let missing = ranked.iter().enumerate().filter(|(_, ranked)| ranked.at_risk >= Decimal::new(5, 1));
    let rows: Vec<_> = missing.take(SHOWN).collect();
    let placed = GAPS.at(&overview::PAGE, first + 1, rows.len());
    placed.draw(grid, report, &rows);
    let after = placed.row(SHOWN);
    let hours = ranked.iter().map(|ranked| (unproven(report, ranked), ranked));
    let most = hours.max_by_key(|(hours, _)| *hours).filter(|(hours, _)| *hours >= Decimal::new(5, 2));
    if let Some((hours, most)) = most {
        let hours = show::hours(Hours(hours));
        let id = &most.owned(report).of.id;
        let time = format!("Flest indberettede timer er uden bevis i {id} ({hours} timer).");
        say(grid, after, time, Style::Small);
    }
    after + 1
}

/// The hours that are reported and not proven, though they could be by now; none of a small group, whose proof is not shown.
fn unproven(report: &Report<'_>, ranked: &Ranked) -> Decimal {
    let owned = ranked.owned(report);
    if report.register.is_withheld(&owned.centre, &owned.of.id) {
        return Decimal::ZERO;
    }
    let (slice, frame) = (initiatives::slice(report, owned), report.frame_without_target());
    let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
    figure(&HOURS_UNPROVEN) - figure(&HOURS_UNPROVABLE)
}

/// What is to be decided.
enum Decided {}

impl Rows for Decided {
    type Row<'a> = &'a Decision;
}

type DecidedColumn = Col<Decided>;

static DECIDED: Table<Decided> = Table {
    name: None,
    height: AS_NEEDED,
    columns: &[
        &DecidedColumn::gap(0),
        &DecidedColumn::gap(0),
        &DecidedColumn::new("Beslutning", Style::Wrapped, 0, |decision, _| words(&decision.what)),
        &DecidedColumn::new("Beløb (kr.)", Style::Kroner, 0, |decision, _| number(decision.amount)),
        &DecidedColumn::new("Hvem beslutter", Style::Wrapped, 0, |decision, _| words(&decision.owner)),
    ],
};

/// What must be decided; the sheet Beslutninger has all of it. Gives the next free row.
fn decided(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    say(grid, first, "Skal besluttes nu", Style::Heading);
    let mut all = decisions::ordered(report);
    all.retain(|decision| !decision.is_settled());
    let rows: Vec<_> = all.iter().take(SHOWN).collect();
    let placed = DECIDED.at(&overview::PAGE, first + 1, rows.len());
    if all.is_empty() {
        say(grid, placed.header, "Intet.", Style::Text);
    } else {
        placed.draw(grid, report, &rows);
    }
    if all.len() > SHOWN {
        let rest = format!("… og {} mere på arket {}.", all.len() - SHOWN, decisions::PAGE.name);
        say(grid, placed.row(SHOWN), rest, Style::Small);
    }
    placed.row(SHOWN) + 1
}

/// What is gained that is neither money nor time, in the left column; gives the next free row.
pub(super) fn gained(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    let all = &report.register.quality_benefits;
    grid.put(first, 0, Ink::text("Kvalitet for borgere, medarbejdere og faglighed", Style::Heading));
    if all.is_empty() {
        grid.put(first + 1, 0, Ink::text("Ingen kvalitative gevinster er indberettet.", Style::Text));
        return first + 2;
    }
    let answers = [quality::REACHED, quality::ON_ITS_WAY, quality::UNCHANGED, quality::WRONG_WAY, quality::UNMEASURED];
    let counted = |answer: &str| {
        let many = all.iter().filter(|owned| quality::answer(&owned.of) == answer).count();
        (many > 0).then(|| format!("{many} {}", answer.to_lowercase()))
    };
    let counted: Vec<String> = answers.into_iter().filter_map(counted).collect();
    let counted =
        format!("{}: {}.", plural(all.len(), "kvalitativ gevinst", "kvalitative gevinster"), counted.join(", "));
    grid.put(first + 1, 0, Ink::text(counted, Style::Text));
    let mut measured = all.iter().filter(|owned| quality::answer(&owned.of) != quality::UNMEASURED);
    if let Some(example) = measured.find_map(|owned| owned.of.example.as_ref()) {
        grid.put(first + 2, 0, Ink::text(format!("»{example}«"), Style::Small));
    }
    first + 3
}
