//! Colour on cells that are still to be filled in.
use super::{
    issue::Issue,
    lists::TOLERANCE,
    place::{self, reach},
};
use crate::{
    schema::{Condition, Filler, Need, Spec, Table},
    xlsx::{At, Highlight, Tone},
};
use std::collections::BTreeSet;

/// One highlight per field that must be filled in, always or on a condition of its own row.
pub(super) fn of(issue: &Issue<'_>, table: &'static Table) -> Vec<Highlight> {
    let columns = table.columns.iter().enumerate();
    columns
        .filter_map(|(position, spec)| {
            let area = reach(issue, table, position);
            let formula = missing(issue, table, spec, area.first)?;
            Some(Highlight { area, formula, tone: Tone::Missing })
        })
        .collect()
}

/// Colour on deviations beyond the programme's tolerance, which somebody has to explain.
pub(super) fn deviations(issue: &Issue<'_>, table: &'static Table) -> Vec<Highlight> {
    let explained: BTreeSet<usize> = table.columns.iter().filter_map(|spec| table.position(spec.explains?)).collect();
    let highlight = |position: usize| {
        let formula = format!("AND({})", is_beyond(issue, table, table.columns[position])?);
        Some(Highlight { area: reach(issue, table, position), formula, tone: Tone::Fair })
    };
    explained.into_iter().filter_map(highlight).collect()
}

/// The formula that tells whether the row's deviation is beyond the tolerance, which a template of no programme does not know.
/// Six decimals: 0.1 is seldom exactly that in a spreadsheet.
fn is_beyond(issue: &Issue<'_>, table: &'static Table, deviation: &Spec) -> Option<String> {
    let at = reach(issue, table, table.position(deviation)?).first;
    Some(format!("N({TOLERANCE})>0,ROUND(ABS(N(${at})),6)>{TOLERANCE}"))
}

/// The formula that tells that a field's cell is missing, if it ever can be.
fn missing(issue: &Issue<'_>, table: &'static Table, spec: &Spec, cell: At) -> Option<String> {
    let defaulted = spec.default.is_some() && !table.is_form();
    if spec.filler != Filler::Person || defaulted {
        return None;
    }
    match &spec.need {
        Need::Always if table.is_form() => Some(format!("{cell}=\"\"")),
        // An empty row of a table is not missing anything; one in which something is written is.
        Need::Always => Some(format!("AND({cell}=\"\",{}>0)", written(table))),
        Need::When(condition) => Some(format!("AND({cell}=\"\",{})", holds(issue, table, condition)?)),
        // What a rule asks for is coloured where the sheet itself can tell.
        Need::Optional | Need::ByRule(_) => {
            let deviation = spec.explains?;
            Some(format!("AND({cell}=\"\",{})", is_beyond(issue, table, deviation)?))
        }
    }
}

/// How many cells people have filled in on the row; formulas do not count.
fn written(table: &Table) -> String {
    // COUNTA over a whole row would count our formulas too, so it is asked of each run of columns between them.
    let mut counts = Vec::new();
    let mut start = 0;
    for run in table.columns.chunk_by(|one, other| is_typed(one) == is_typed(other)) {
        if run.first().is_some_and(|spec| is_typed(spec)) {
            counts.push(format!("COUNTA({})", across(start, start + run.len() - 1)));
        }
        start += run.len();
    }
    counts.join("+")
}

fn is_typed(spec: &Spec) -> bool {
    !matches!(spec.filler, Filler::Formula(_))
}

/// `$A6:$G6`: the row is relative, for Excel to move down the area of the highlight.
fn across(first: usize, last: usize) -> String {
    let [first, last] = [first, last].map(|position| At::new(place::DATA, place::small(position)));
    format!("${first}:${last}")
}

/// The formula that tells whether a condition of the row holds. In Excel a text is larger than any number; `N` makes it
/// 0.
fn holds(issue: &Issue<'_>, table: &'static Table, condition: &Condition) -> Option<String> {
    let at = reach(issue, table, table.position(condition.on())?).first;
    Some(match condition {
        Condition::Is(_, labels) => {
            let any: Vec<String> = labels.iter().map(|label| format!("${at}=\"{label}\"")).collect();
            format!("OR({})", any.join(","))
        }
        Condition::Positive(_) => format!("N(${at})>0"),
        Condition::Filled(_) => format!("${at}<>\"\""),
        // An empty row of a table is not missing anything.
        Condition::Empty(_) => format!("${at}=\"\",{}>0", written(table)),
    })
}
