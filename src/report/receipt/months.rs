//! Month by month: what was expected of the centre, and what we have read.
use super::{headers, heading, put_row};
use crate::{
    danish::words::list,
    facts::{Fact, Series, Stream},
    programme::Centre,
    register::{Owed, State},
    report::{
        Report,
        grid::{blank, count, month, nth, styled, wrapped},
    },
    units::Month,
    xlsx::{Ink, Sheet, Style, Tone},
};

/// Draws the months in which anything falls due; gives the next free row.
pub(super) fn draw(report: &Report<'_>, centre: &Centre, sheet: &mut Sheet, first: u32) -> u32 {
    let own: Vec<&Owed> = report.register.owed.iter().filter(|owed| owed.centre == centre.code).collect();
    let period = report.period();
    let due: Vec<Month> =
        period.january().through(period).filter(|month| own.iter().any(|owed| owed.span.last == *month)).collect();
    if due.is_empty() {
        return first;
    }
    heading(sheet, first, "Måned for måned: hvad vi ventede, og hvad vi har læst");
    headers(sheet, first + 1, &["Måned", "Mangler", "Ventede indberetninger", "Læst"]);
    for (index, month) in due.iter().enumerate() {
        put_row(sheet, nth(first + 2, index), row(report, centre, *month, &own));
    }
    nth(first + 3, due.len())
}

fn row(report: &Report<'_>, centre: &Centre, of: Month, own: &[&Owed]) -> Vec<Ink> {
    let slice = report.slice().of_centre(&centre.code);
    let is_due = |fact: &&Fact| fact.stream == Stream::Reports && fact.series == Series::Due && fact.month == of;
    let due = slice.facts.iter().filter(is_due);
    let read = due.clone().filter(|fact| fact.reached.is_some()).count();
    let missing = lacking(&own.iter().copied().filter(|owed| owed.span.last == of).collect::<Vec<_>>());
    let lacks = if missing.is_empty() { blank() } else { wrapped(missing).toned(Tone::Fair) };
    vec![
        styled(month(of), Style::Month),
        lacks,
        Ink::new(count(due.count()), Style::Count),
        Ink::new(count(read), Style::Count),
    ]
}

/// The benefits nobody has told of, and those in rows that do not count.
fn lacking(owed: &[&Owed]) -> String {
    let of =
        |state: State| owed.iter().filter(|one| one.state == state).map(|one| one.benefit.as_str()).collect::<Vec<_>>();
    let (missing, left_out) = (of(State::Missing), of(State::LeftOut));
    let left_out = (!left_out.is_empty()).then(|| format!("{} (rækken skal rettes)", list(&left_out)));
    let missing = (!missing.is_empty()).then(|| list(&missing));
    missing.into_iter().chain(left_out).collect::<Vec<_>>().join("; ")
}
