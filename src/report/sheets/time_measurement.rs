//! **Tidsmåling.** Per task: promised and measured minutes with their interval, and the verdict.
use super::Page;
use crate::{
    formulas::welch::{Difference, Sample},
    register::{Benefit, Owned, TimeBenefit},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, blank, col, nth, number, text, wrapped},
    },
    timing::{Side, Tested, Verdict},
    units::Decimal,
    xlsx::{Ink, Sheet, Style},
};

/// The first column about how much was measured; the answers stand before it.
const FIRST_OF_SAMPLE: u16 = 13;

fn cols() -> Vec<Col> {
    vec![
        col("Gevinst-ID", Style::Id, 14),
        col("Opgave", Style::Wrapped, 32),
        col("Bevis", Style::Wrapped, 20),
        col("Holder løftet?", Style::Wrapped, 12),
        col("Lovet før (min.)", Style::Minutes, 10),
        col("Lovet efter (min.)", Style::Minutes, 10),
        col("Lovet forskel (min.)", Style::Minutes, 10),
        col("Løfte, som målingen holdes op imod (min.)", Style::Minutes, 14),
        col("Målt før (min.)", Style::Minutes, 10),
        col("Målt efter (min.)", Style::Minutes, 10),
        col("Målt forskel (min.)", Style::Minutes, 10),
        col("Mindst (95 %, min.)", Style::Minutes, 11),
        col("Højst (95 %, min.)", Style::Minutes, 11),
        col("Enhed", Style::Text, 14),
        col("Målt på alle sager", Style::Text, 9),
        col("Enheder før (antal)", Style::Count, 10),
        col("Enheder efter (antal)", Style::Count, 10),
        col("Medarbejdere før", Style::Text, 13),
        col("Medarbejdere efter", Style::Text, 13),
        col("Dage før (antal)", Style::Count, 9),
        col("Dage efter (antal)", Style::Count, 9),
        col("Usædvanlige, holdt ude (antal)", Style::Count, 13),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 48);
    let benefits = &report.register.time_benefits;
    for (index, (owned, tested)) in benefits.iter().enumerate() {
        grid.row(nth(HEADER_ROW + 1, index), row(report, owned, tested));
    }
    grid.table("Tidsmaaling", HEADER_ROW, cols.len(), benefits.len());
    let k = report.programme.smallest_group;
    let under = nth(HEADER_ROW + 3, benefits.len());
    let note = format!(
        "Målinger af færre end {k} medarbejdere vises som n<{k} og uden minutter. Er sagerne delt i varianter, er eftermålingen regnet om til førmålingens fordeling. Intervallet er Welchs 95 %-interval: holder det nul, kan forskellen være tilfældig."
    );
    let notes = [
        note,
        "Holder løftet? Mere end lovet: hele intervallet ligger over løftet. Mindre end lovet: hele intervallet ligger under. Som lovet: løftet ligger inden for intervallet.".to_owned(),
        "Er opgaven målt på alle sager, er ibrugtagningen allerede med i de målte minutter. Målingen holdes derfor op imod den lovede forskel gange ibrugtagningen.".to_owned(),
    ];
    for (row, note) in (under..).zip(notes) {
        grid.put(row, 0, Ink::text(note, Style::Small));
    }
    grid.freeze(HEADER_ROW, 2);
    grid.sheet.page.repeat_columns = Some((0, 1));
    grid.sheet.page.column_breaks = vec![FIRST_OF_SAMPLE];
    grid.done()
}

fn row(report: &Report<'_>, owned: &Owned<Benefit<TimeBenefit>>, tested: &Tested) -> Vec<Ink> {
    let (of, what) = (&owned.of, &owned.of.what);
    let promise = promise(what, tested);
    let minutes = |value: Decimal| Ink::number(value, Style::Minutes);
    let mut cells = vec![
        Ink::text(of.id.as_str(), Style::Id),
        wrapped(&what.task_name),
        wrapped(tested.verdict.label()),
        wrapped(shown_difference(report, tested).map_or("", |difference| answer(difference, promise))),
        minutes(what.before.0),
        minutes(what.after.0),
        minutes(what.before.0 - what.after.0),
    ];
    let all_cases = tested.after.as_ref().map_or("", |side| if side.all_cases { "Ja" } else { "Nej" });
    cells.push(minutes(promise));
    let (found, how) = measured(report, tested);
    cells.extend(found);
    cells.extend([text(&what.unit), text(all_cases)]);
    cells.extend(how);
    cells
}

/// The minutes a measurement is to show. Measured on all cases, those outside the new workflow too, it shows the saving
/// of those inside spread over them all.
fn promise(what: &TimeBenefit, tested: &Tested) -> Decimal {
    let saved = what.before.0 - what.after.0;
    let on_all = tested.after.as_ref().is_some_and(|side| side.all_cases);
    if on_all { crate::units::settle(saved * what.adoption.0) } else { saved }
}

/// Whether the promise lies within the interval of what is measured.
fn answer(difference: Difference, promise: Decimal) -> &'static str {
    if difference.low.0 > promise {
        "Mere end lovet"
    } else if difference.high.0 < promise {
        "Mindre end lovet"
    } else {
        "Som lovet"
    }
}

/// The measured difference, unless it would tell of too few people.
fn shown_difference(report: &Report<'_>, tested: &Tested) -> Option<Difference> {
    let small = |side: &Side| side.sample.is_some() && side.employees < report.programme.smallest_group;
    let hidden = [&tested.before, &tested.after].into_iter().flatten().any(small);
    tested.difference.filter(|_| !hidden && tested.verdict != Verdict::NoAfter)
}

/// What was measured, and on how much; nothing that would tell of too few people.
fn measured(report: &Report<'_>, tested: &Tested) -> (Vec<Ink>, Vec<Ink>) {
    let small = |side: &Side| side.employees < report.programme.smallest_group;
    let sides = [&tested.before, &tested.after].map(|side| side.as_ref().filter(|side| side.sample.is_some()));
    let seen = |side: Option<&Side>| side.filter(|side| !small(side)).and_then(|side| side.sample);
    let [before, after] = sides;
    let difference = shown_difference(report, tested);
    let of = |value: Option<Decimal>| number(value, Style::Minutes);
    let found = vec![
        of(seen(before).map(|sample| sample.mean.0)),
        of(after_mean(seen(before), seen(after), difference)),
        of(difference.map(|difference| difference.minutes.0)),
        of(difference.map(|difference| difference.low.0)),
        of(difference.map(|difference| difference.high.0)),
    ];
    let how = vec![
        number(seen(before).map(|sample| sample.units.0), Style::Count),
        number(seen(after).map(|sample| sample.units.0), Style::Count),
        people(report, before),
        people(report, after),
        number(before.filter(|side| !small(side)).map(|side| Decimal::from(side.days)), Style::Count),
        number(after.filter(|side| !small(side)).map(|side| Decimal::from(side.days)), Style::Count),
        number(unusual(sides, &small), Style::Count),
    ];
    (found, how)
}

/// At the mix of variants before, so that before minus after is the difference beside it.
fn after_mean(before: Option<Sample>, after: Option<Sample>, difference: Option<Difference>) -> Option<Decimal> {
    match before.zip(difference) {
        Some((before, difference)) => Some(before.mean.0 - difference.minutes.0),
        None => after.map(|sample| sample.mean.0),
    }
}

fn unusual(sides: [Option<&Side>; 2], small: &impl Fn(&Side) -> bool) -> Option<Decimal> {
    let shown: Vec<_> = sides.into_iter().flatten().filter(|side| !small(side)).collect();
    (!shown.is_empty()).then(|| shown.iter().map(|side| Decimal::from(side.unusual)).sum())
}

fn people(report: &Report<'_>, side: Option<&Side>) -> Ink {
    let k = report.programme.smallest_group;
    match side {
        None => blank(),
        Some(side) if side.employees < k => text(format!("n<{k}")),
        Some(side) => text(side.employees.to_string()),
    }
}
