//! Month by month: what was expected of the centre, and what we have read.
use crate::{
    danish::words::list,
    facts::{Series, Stream},
    measures::HEADROOM,
    programme::Centre,
    register::{Owed, State},
    report::{
        Report,
        grid::{blank, month, nth, styled, wrapped},
        plain::{headers, heading, put_row},
    },
    units::{Decimal, Month},
    xlsx::{Content, Ink, Sheet, Style, Tone},
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
    headers(sheet, first + 1, &HEADERS);
    for (index, month) in due.iter().enumerate() {
        put_row(sheet, nth(first + 2, index), row(report, centre, *month, &own));
    }
    nth(first + 3, due.len())
}

/// What was expected stands left of what was read, in kroner and in hours.
const HEADERS: [&str; 8] = [
    "Måned",
    "Indberetninger",
    "Ventet råderum (kr.)",
    "Læst råderum (kr.)",
    "Mangler tal fra",
    "Står i filen, men tæller ikke med endnu",
    "Ventet tid (timer)",
    "Læst tid (timer)",
];

fn row(report: &Report<'_>, centre: &Centre, of: Month, own: &[&Owed]) -> Vec<Ink> {
    let slice = report.slice().of_centre(&centre.code);
    let of_month = || slice.facts.iter().filter(|fact| fact.month == of);
    let due = of_month().filter(|fact| fact.stream == Stream::Reports && fact.series == Series::Due);
    let read = due.clone().filter(|fact| fact.reached.is_some()).count();
    let owed: Vec<&Owed> = own.iter().copied().filter(|owed| owed.span.last == of).collect();
    let said = |text: String| if text.is_empty() { blank() } else { wrapped(text).toned(Tone::Fair) };
    let sum = |streams: &[Stream], series: Series, style: Style| {
        let facts = of_month().filter(|fact| streams.contains(&fact.stream));
        // What a centre has no benefits of is blank: 0 would be a figure.
        let has_any = slice.facts.iter().any(|fact| streams.contains(&fact.stream));
        let sum: Decimal = facts.filter(|fact| fact.series == series).map(|fact| fact.amount).sum();
        if has_any { Ink::number(sum, style) } else { Ink::new(Content::Blank, style) }
    };
    let time = &[Stream::FreedHours][..];
    vec![
        styled(month(of), Style::Month),
        wrapped(format!("{read} af {} læst", due.count())),
        sum(HEADROOM, Series::Plan, Style::Kroner),
        sum(HEADROOM, Series::Reported, Style::Kroner),
        said(benefits(&owed, |state| *state == State::Missing)),
        said(waiting(&owed)),
        sum(time, Series::Plan, Style::Hours),
        sum(time, Series::Reported, Style::Hours),
    ]
}

fn benefits(owed: &[&Owed], is_meant: impl Fn(&State) -> bool) -> String {
    let of: Vec<&str> = owed.iter().filter(|one| is_meant(&one.state)).map(|one| one.benefit.as_str()).collect();
    list(&of)
}

/// Benefits in rows that are to be mended, and those whose figure is to be confirmed.
fn waiting(owed: &[&Owed]) -> String {
    let left_out = benefits(owed, |state| *state == State::LeftOut);
    let held = benefits(owed, |state| matches!(state, State::Held(_)));
    let with = |of: String, words: &str| (!of.is_empty()).then(|| format!("{of} ({words})"));
    let both = [with(left_out, "rækken skal rettes"), with(held, "tallet skal bekræftes")];
    both.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
