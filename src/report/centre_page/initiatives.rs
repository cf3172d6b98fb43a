//! The second page: each initiative of the centre with its word, its amount and its next step.
use super::footer;
use crate::{
    danish::show,
    judgement::Decision,
    measures::{AT_RISK, HOURS_AT_RISK},
    programme::Centre,
    report::{
        Report,
        grid::{PAGE_POINTS, header, number, text, wrapped},
        plain::{headers, put_row},
        sheets::{
            decisions,
            initiatives::{self as all_initiatives, Ranked},
            leading_initiatives::{self, step},
        },
    },
    schema::Choice,
    units::Decimal,
    xlsx::{At, Column, Ink, Page, Sheet, Style, Tone, heights},
};

const WIDTHS: [u16; 8] = [11, 36, 15, 22, 14, 16, 40, 22];
/// The row of the headers.
const HEADER: u32 = 3;
/// Initiatives that are named where the page has no room for them: a longer line would reach beyond the paper.
const NAMED: usize = 12;
/// Points kept for the line below the table.
const BELOW: u32 = 30;

/// Draws it.
pub(super) fn draw(report: &Report<'_>, centre: &Centre, decisions: &[Decision]) -> Sheet {
    let mut sheet = Sheet::new(leading_initiatives::PAGE.name);
    sheet.columns = WIDTHS.map(|width| Column { width, style: Style::Text, tone: Tone::Plain }).to_vec();
    let title = format!("Tiltag i {} · {}", centre.name, show::month(report.period()));
    sheet.put(At::new(0, 0), Ink::text(title, Style::Title));
    sheet.put(At::new(1, 0), Ink::text(report.reservation(), Style::Small));
    let (kroner, hours) = (header(&AT_RISK), header(&HOURS_AT_RISK));
    let seen = "Direktionen ser det på arket";
    let names = ["Tiltag-ID", "Tiltag", "Fase", "Hvad er der i vejen", &kroner, &hours, "Næste skridt", seen];
    headers(&mut sheet, HEADER, &names);
    let mut own: Vec<&Ranked> =
        report.ranked().iter().filter(|ranked| ranked.owned(report).centre == centre.code).collect();
    own.sort_by_key(|ranked| !ranked.gap.word.is_trouble());
    let shown = fill(report, &mut sheet, &own, decisions);
    let below = HEADER + 2 + u32::try_from(shown).unwrap_or(u32::MAX);
    sheet.put(At::new(below, 0), Ink::text(rest(report, &own[shown..]), Style::Small));
    sheet.page = Page { tall: 1, footer: footer(report, centre), ..Page::default() };
    sheet
}

/// As many initiatives as the page has room for; gives how many.
fn fill(report: &Report<'_>, sheet: &mut Sheet, own: &[&Ranked], decisions: &[Decision]) -> usize {
    if own.is_empty() {
        sheet.put(At::new(HEADER + 1, 0), text("Centret har ingen tiltag endnu."));
    }
    for (row, (index, ranked)) in (HEADER + 1..).zip(own.iter().enumerate()) {
        put_row(sheet, row, line(report, ranked, decisions));
        let height = heights(sheet);
        if (0..=row).map(height).sum::<u32>() + BELOW > PAGE_POINTS {
            (0..).take(WIDTHS.len()).for_each(|col| drop(sheet.cells.remove(&At::new(row, col))));
            return index;
        }
    }
    own.len()
}

fn line(report: &Report<'_>, ranked: &Ranked, decisions: &[Decision]) -> Vec<Ink> {
    let initiative = &ranked.owned(report).of;
    let is_trouble = ranked.gap.word.is_trouble();
    let amount = |amount: Decimal, style: Style| {
        if amount > Decimal::ZERO { Ink::new(number(amount), style) } else { Ink::new(number(None), style) }
    };
    vec![
        Ink::text(initiative.id.as_str(), Style::Id),
        wrapped(&initiative.title),
        wrapped(initiative.phase.label()),
        wrapped(ranked.gap.word.label()).toned(if is_trouble { Tone::Fair } else { Tone::Plain }),
        amount(ranked.at_risk, Style::Kroner),
        amount(ranked.hours, Style::Hours),
        wrapped(step(ranked)),
        seen(report, ranked, decisions),
    ]
}

/// The number of its decision, or the sheet it is told on: every initiative is on one that the directors can open.
fn seen(report: &Report<'_>, ranked: &Ranked, all: &[Decision]) -> Ink {
    let id = &ranked.owned(report).of.id;
    let within = format!("{id}-");
    let own = all.iter().filter(|one| one.about == id.as_str() || one.about.starts_with(&within));
    let numbers: Vec<String> = own.map(|one| format!("{} nr. {}", decisions::PAGE.name, one.number)).collect();
    match (numbers.is_empty(), report.is_leading(ranked)) {
        (false, _) => wrapped(numbers.join(", ")),
        (true, true) => wrapped(leading_initiatives::PAGE.name),
        (true, false) => wrapped(all_initiatives::PAGE.name),
    }
}

/// The initiatives the page has no room for, and how to read the others.
fn rest(report: &Report<'_>, left: &[&Ranked]) -> String {
    let told = "Et tomt felt: tiltaget har intet af den slags, eller der mangler intet.";
    if left.is_empty() {
        return told.to_owned();
    }
    let ids: Vec<&str> = left.iter().take(NAMED).map(|ranked| ranked.owned(report).of.id.as_str()).collect();
    let more = if left.len() > NAMED { format!(" og {} til", left.len() - NAMED) } else { String::new() };
    format!("{} tiltag mere: {}{more}.", left.len(), ids.join(", "))
}
