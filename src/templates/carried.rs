//! What was accepted of a centre, filled into its next templates: nobody types a thing twice.
use super::{Filled, Mark, marks, measurements};
use crate::{
    archive::{Past, PastCase},
    due::{self, Span},
    facts::Slice,
    intake::{KeptSheet, KeptWorkbook, Row},
    measures::{Frame, HEADROOM_DOCUMENTED, HOURS_DOCUMENTED},
    programme::Programme,
    rules::{
        promise,
        recomputed::{FollowUpFormulas, Shown},
    },
    schema::{
        Choice, Id, Plain, Role, Spec, Table,
        business_case::{
            Evidence, budget_benefits, follow_up, follow_up::FigureSource, ideas, initiatives::Phase, time_benefits,
        },
        time_registration::{receipt, tasks},
    },
    units::{Decimal, Month},
    xlsx::{Content, Seen},
};
use std::collections::BTreeSet;

/// A business case for `period`: every row as it was, the months that are due, and what is still to be mended.
///
/// The rows are those of the last workbook (`case.all`), faulty ones too: whoever gets the template back must find what
/// they wrote. What depends on a row being right, such as which months are due, is asked of the accepted rows.
pub fn business_case(past: &Past, programme: &Programme, centre: &Id, period: Month) -> Filled {
    let (mut filled, mut told) = (Filled::default(), Vec::new());
    filled.offer(working(past, programme, centre));
    let Some(case) = past.case(centre) else { return filled };
    for sheet in &case.all.sheets {
        vanished(&mut filled, past, case, sheet);
        for (index, row) in sheet.rows.iter().enumerate() {
            // Status, approval and remarks are of each month.
            let is_form = sheet.table.is_form();
            for spec in sheet.table.columns.iter().filter(|spec| !is_form || spec.role == Role::Lasting) {
                put(&mut filled, sheet.table, index, spec, row);
                told.extend(marks::told(past, index, spec, row));
            }
        }
    }
    answers(&mut filled, case, programme);
    let first = filled.rows(&follow_up::TABLE);
    for (index, (benefit, month)) in (first..).zip(due(case, period)) {
        if let Some(source) = usual_source(case, &benefit) {
            filled.set(&follow_up::TABLE, index, &follow_up::SOURCE.spec, Content::Text(source.label().to_owned()));
        }
        filled.set(&follow_up::TABLE, index, &follow_up::BENEFIT.spec, Content::Text(benefit.to_string()));
        filled.set(&follow_up::TABLE, index, &follow_up::MONTH.spec, Content::Day(month.first_day()));
    }
    results(&mut filled, &case.promised(past), &case.all, programme);
    for mark in marks::still_wrong(&filled, told, programme, centre, period) {
        filled.mark(mark);
    }
    filled.want(measurements::wanted(past, case, period));
    filled
}

/// The initiatives of other centres of which something is documented: what an idea may be like.
fn working(past: &Past, programme: &Programme, centre: &Id) -> Vec<Id> {
    let frame = Frame { programme, period: past.period, centre: None, has_target: false };
    // What small groups have freed is a fact of no centre.
    let is_other = |one: &Id| one != centre && programme.centre(one).is_some();
    let others = past.facts.iter().filter(|fact| is_other(&fact.centre)).map(|fact| (&fact.centre, &fact.initiative));
    let is_documented = |(centre, initiative): &(&Id, &Id)| {
        let slice = Slice::all(&past.facts).of_initiative(centre, initiative);
        let figures = [&HEADROOM_DOCUMENTED, &HOURS_DOCUMENTED].map(|measure| measure.of(&slice, &frame));
        figures.into_iter().flatten().any(|figure| figure > Decimal::ZERO)
    };
    let known: BTreeSet<(&Id, &Id)> = others.collect();
    known.into_iter().filter(is_documented).map(|(_, initiative)| initiative.clone()).collect()
}

/// What was answered to the ideas, for those who had them; an answer that was taken back goes.
fn answers(filled: &mut Filled, case: &PastCase, programme: &Programme) {
    for (index, row) in case.all.rows(&ideas::TABLE).iter().enumerate() {
        let answer = row.given(&ideas::ID).and_then(|id| programme.answer_to(&id));
        let content = answer.map_or(Content::Blank, |answer| Content::Text(answer.told()));
        filled.set(&ideas::TABLE, index, &ideas::ANSWER.spec, content);
    }
}

/// What our formulas give in the rows that are filled: whoever looks without calculating sees it too.
fn results(filled: &mut Filled, workbook: &KeptWorkbook, all: &KeptWorkbook, programme: &Programme) {
    let rows = workbook.rows(&time_benefits::TABLE);
    for index in 0..filled.rows(&time_benefits::TABLE) {
        let Some(id) = text(filled, &time_benefits::TABLE, index, &time_benefits::ID.spec) else { continue };
        let Some(row) = rows.iter().find(|row| row.given(&time_benefits::ID).is_some_and(|known| known.as_str() == id))
        else {
            continue;
        };
        let computed = promise::computed(row, Some(programme));
        let hours = computed[0].1.filter(|hours| !hours.is_zero());
        for (spec, result) in computed {
            if let Some(result) = result.filter(|_| hours.is_some() || spec == &time_benefits::YEARLY_HOURS.spec) {
                filled.set(&time_benefits::TABLE, index, spec, Content::Number(result));
            }
        }
    }
    // The formulas see every row that is handed out, also one that is still to be mended.
    let formulas = FollowUpFormulas::of(all);
    for index in 0..filled.rows(&follow_up::TABLE) {
        for (spec, shown) in follow_up_results(filled, index, &formulas).unwrap_or_default() {
            let content = match shown {
                Shown::Number(number) => Content::Number(number),
                Shown::Text(text) => Content::Text(text),
            };
            filled.set(&follow_up::TABLE, index, spec, content);
        }
    }
}

/// What the formulas of a row of Opfølgning show.
fn follow_up_results(
    filled: &Filled,
    index: usize,
    formulas: &FollowUpFormulas,
) -> Option<Vec<(&'static Spec, Shown)>> {
    let table = &follow_up::TABLE;
    let benefit = Id(text(filled, table, index, &follow_up::BENEFIT.spec)?);
    let Some(Content::Day(month)) = filled.get(table, index, &follow_up::MONTH.spec) else { return None };
    let realised = match filled.get(table, index, &follow_up::REALISED.spec) {
        Some(Content::Number(number)) => Some(*number),
        _ => None,
    };
    Some(formulas.shown(&benefit, Month::of(*month)?, realised))
}

/// A text that has been filled in.
fn text(filled: &Filled, table: &Table, row: usize, spec: &Spec) -> Option<String> {
    match filled.get(table, row, spec)? {
        Content::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// A promise that was gone from the last workbook is back in the next, with a word about it.
fn vanished(filled: &mut Filled, past: &Past, case: &PastCase, sheet: &KeptSheet) {
    let Some(id) = sheet.table.unique.first() else { return };
    let held = past.baselines.iter().filter(|held| held.centre == case.centre);
    let rows = held.map(|held| &held.promise.row).filter(|row| row.table == sheet.table);
    let gone = rows.filter(|row| !sheet.rows.iter().any(|known| known.key(id) == row.key(id)));
    for (index, row) in (sheet.rows.len()..).zip(gone) {
        for spec in sheet.table.columns {
            put(filled, sheet.table, index, spec, row);
        }
        let watch = sheet.table.decision().unwrap_or(id);
        filled.mark(Mark { table: sheet.table, row: index, spec: id, text: BACK.to_owned(), watch });
    }
}

/// What is said of a row that was gone and is back.
const BACK: &str = "Rækken var slettet sidst, men aftalen gælder stadig. Bliver gevinsten ikke til noget, så skriv 0 i det, den skulle give, og beslutningen i Beslutning.";

/// A time registration: the tasks of the centre's time benefits.
pub fn time_registration(past: &Past, centre: &Id, period: Month) -> Filled {
    let mut filled = Filled::default();
    if let Some(case) = past.case(centre) {
        filled.want(measurements::wanted(past, case, period));
    }
    let rows = past.case(centre).map_or(&[][..], |case| case.accepted.rows_in(&time_benefits::TABLE));
    let mut known = BTreeSet::new();
    let rows = rows.iter().filter(|row| row.id(&time_benefits::TASK.spec).is_some_and(|task| known.insert(task)));
    for (index, row) in rows.enumerate() {
        for to in tasks::TABLE.columns {
            if let Some(content) = to.known_from.and_then(|from| content(row, from)) {
                filled.set(&tasks::TABLE, index, to, content);
            }
        }
        // The sheet Kvittering shows the task, and that nothing is measured yet.
        let task = text(&filled, &tasks::TABLE, index, &tasks::ID.spec).unwrap_or_default();
        filled.set(&receipt::TABLE, index, &receipt::TASK.spec, Content::Text(task));
        for none in [&receipt::ROWS.spec, &receipt::UNUSUAL.spec] {
            filled.set(&receipt::TABLE, index, none, Content::Number(Decimal::ZERO));
        }
    }
    filled
}

/// Puts the value of a row's cell in a field, unless a formula of ours fills it.
pub(super) fn put(filled: &mut Filled, table: &'static Table, index: usize, spec: &'static Spec, row: &Row) {
    if let Some(content) = content(row, spec).filter(|_| !spec.is_formula()) {
        filled.set(table, index, spec, content);
    }
}

/// The clean value; a cell that could not be used is handed out as it was.
fn content(row: &Row, spec: &Spec) -> Option<Content> {
    let (_, cell) = row.cell(spec)?;
    let plain = (spec.plain)(spec, cell).or_else(|| match &cell.seen {
        Seen::Text(text) => Some(Plain::Text(text.clone())),
        _ => None,
    });
    Some(match plain? {
        Plain::Text(text) => Content::Text(text),
        Plain::Number(number) => Content::Number(number),
        Plain::Day(day) => Content::Day(day),
    })
}

/// The months up to the period that a benefit is to be reported for, and nobody has: the last month of each interval of the
/// year that has ended. Nothing while the initiative is postponed or dropped.
fn due(case: &PastCase, period: Month) -> Vec<(Id, Month)> {
    let reported: BTreeSet<(Id, Month)> = case
        .all
        .rows(&follow_up::TABLE)
        .iter()
        .filter_map(|row| Some((row.given(&follow_up::BENEFIT)?, row.given(&follow_up::MONTH)?)))
        .collect();
    let mut due = Vec::new();
    for (benefit, terms) in due::terms(&case.accepted) {
        if matches!(terms.phase, Phase::Postponed | Phase::Dropped) {
            continue;
        }
        let is_reported = |span: &Span| span.months().any(|month| reported.contains(&(benefit.clone(), month)));
        let lacking = terms.ended(period).into_iter().filter(|span| !is_reported(span));
        due.extend(lacking.map(|span| (benefit.clone(), span.last)));
    }
    // Month by month, and within a month as the centre has them: people type down a list they know.
    let order = in_order(case);
    let place = |benefit: &Id| order.iter().position(|known| known == benefit);
    due.sort_by_cached_key(|(benefit, month)| (*month, place(benefit), benefit.clone()));
    due
}

/// The benefits in the order in which the centre reports them; those it has not reported yet, as they stand on their sheets.
fn in_order(case: &PastCase) -> Vec<Id> {
    let reported = case.all.rows(&follow_up::TABLE).iter().filter_map(|row| row.given(&follow_up::BENEFIT));
    let of_time = case.all.rows(&time_benefits::TABLE).iter().filter_map(|row| row.given(&time_benefits::ID));
    let of_money = case.all.rows(&budget_benefits::TABLE).iter().filter_map(|row| row.given(&budget_benefits::ID));
    let mut order = Vec::new();
    for benefit in reported.chain(of_time).chain(of_money) {
        if !order.contains(&benefit) {
            order.push(benefit);
        }
    }
    order
}

/// Where a benefit's figures come from: where the last one came from, else where its evidence says. Nobody can say it of a
/// benefit that is measured, or not documented yet.
fn usual_source(case: &PastCase, benefit: &Id) -> Option<FigureSource> {
    let reports = case.all.rows(&follow_up::TABLE).iter().filter(|row| row.holds(&follow_up::BENEFIT, benefit));
    let dated = reports.filter_map(|row| Some((row.given(&follow_up::MONTH)?, row.given(&follow_up::SOURCE)?)));
    let last = dated.max_by_key(|(month, _)| *month).map(|(_, source)| source);
    let of_time = case.accepted.rows(&time_benefits::TABLE).iter();
    let of_time = of_time
        .filter(|row| row.holds(&time_benefits::ID, benefit))
        .filter_map(|row| row.given(&time_benefits::EVIDENCE));
    let of_money = case.accepted.rows(&budget_benefits::TABLE).iter();
    let of_money = of_money
        .filter(|row| row.holds(&budget_benefits::ID, benefit))
        .filter_map(|row| row.given(&budget_benefits::EVIDENCE));
    last.or_else(|| match of_time.chain(of_money).next()? {
        Evidence::Booked => Some(FigureSource::Finance),
        Evidence::Logged => Some(FigureSource::Business),
        Evidence::Estimated => Some(FigureSource::Estimate),
        Evidence::Timings | Evidence::Undocumented => None,
    })
}
