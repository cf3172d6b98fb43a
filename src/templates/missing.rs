//! Colour on cells that are still to be filled in.
use super::{
    issue::Issue,
    place::{self, cells_of},
};
use crate::{
    schema::{Condition, Filler, Need, Spec, Table},
    xlsx::{Area, At, Highlight, Tone},
};

/// One highlight per field that must be filled in, always or on a condition of its own row.
pub(super) fn of(issue: &Issue<'_>, table: &'static Table) -> Vec<Highlight> {
    let highlight = |(position, spec): (usize, &&'static Spec)| {
        let area = cells_of(issue, table, position);
        let formula = missing(issue, table, spec, area.first)?;
        Some(Highlight { area, formula, tone: Tone::Missing })
    };
    table.columns.iter().enumerate().filter_map(highlight).collect()
}

/// The formula that tells that a field's cell is missing, if it ever can be.
fn missing(issue: &Issue<'_>, table: &'static Table, spec: &Spec, cell: At) -> Option<String> {
    let defaulted = spec.default.is_some() && !table.is_form();
    if spec.filler != Filler::Person || defaulted {
        return None;
    }
    match &spec.need {
        Need::Always if table.is_form() => Some(format!("{cell}=\"\"")),
        Need::Always => Some(format!("AND({cell}=\"\",{}>0)", written(table))),
        Need::When(condition) => Some(format!("AND({cell}=\"\",{})", holds(issue, table, condition)?)),
        Need::Optional | Need::ByRule(_) => None,
    }
}

/// How many cells people have filled in on the row; formulas do not count.
fn written(table: &Table) -> String {
    let is_typed = |spec: &Spec| !matches!(spec.filler, Filler::Formula(_));
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

/// `$A6:$G6`.
fn across(first: usize, last: usize) -> String {
    let cell = |position| At::new(place::DATA, place::small(position));
    let Area { first, last } = Area { first: cell(first), last: cell(last) };
    format!("${first}:${last}")
}

fn holds(issue: &Issue<'_>, table: &'static Table, condition: &Condition) -> Option<String> {
    let at = cells_of(issue, table, table.position(condition.on())?).first;
    Some(match condition {
        Condition::Is(_, labels) => {
            let any: Vec<String> = labels.iter().map(|label| format!("${at}=\"{label}\"")).collect();
            format!("OR({})", any.join(","))
        }
        Condition::Positive(_) => format!("N(${at})>0"),
        Condition::Filled(_) => format!("${at}<>\"\""),
    })
}
