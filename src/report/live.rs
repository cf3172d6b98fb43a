//! A measure as the live formula that gives the same figure: the recipe compiled to `SUMIFS` over the sheet Måneder.
use super::{
    Report,
    grid::{cached, style_of},
    sheets::{method, months},
};
use crate::{
    facts::{Slice, Stream},
    measures::{Frame, Measure, Recipe, Select, TargetOf, Window},
    xlsx::{At, Formula, Function, Ink, Style},
};

/// Whose figure a formula gives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Who {
    /// The programme's.
    Programme,
    /// The centre's whose code stands in this cell.
    Centre(At),
    /// The initiative's whose id stands in this cell.
    Initiative(At),
    /// The benefit's whose id stands in this cell.
    Benefit(At),
}

/// Where a formula stands: whose figure, in which month, and which measures stand beside it.
pub(crate) struct Site<'a> {
    pub who: Who,
    /// The cell with the month; nothing for the period.
    pub month: Option<At>,
    /// Measures with a cell of their own, which a composite refers to.
    pub beside: &'a [(&'static Measure, At)],
}

/// The formula and our own figure, in the measure's style.
pub(crate) fn ink(measure: &'static Measure, site: &Site<'_>, slice: &Slice<'_>, frame: &Frame<'_>) -> Ink {
    Ink::formula(formula(measure, site), cached(measure.of(slice, frame)), style_of(measure.unit))
}

/// The programme's figure in a cell of its own.
pub(crate) fn programme(report: &Report<'_>, measure: &'static Measure, style: Style) -> Ink {
    let site = Site { who: Who::Programme, month: None, beside: &[] };
    Ink::formula(formula(measure, &site), cached(report.figure(measure)), style)
}

/// The formula of a measure.
pub(crate) fn formula(measure: &'static Measure, site: &Site<'_>) -> Formula {
    match &measure.recipe {
        Recipe::Sum(select) => sum(select, site),
        Recipe::Plus(parts) => added(parts.iter().map(|part| term(part, site))),
        Recipe::Minus(one, other) => less(one, other, site),
        Recipe::Ratio(one, other) => {
            let (one, other) = (term(one, site), term(other, site));
            let is_zero = Function::N.of([other.clone()]).equals(0);
            Function::If.of([is_zero, Formula::text(""), one / other])
        }
        Recipe::PerNorm(hours) => term(hours, site) / method::NORM.by_name(),
        Recipe::Target(target) => targeted(*target, site),
    }
}

/// Parts with a plus between them; a recipe has one at least.
fn added(parts: impl Iterator<Item = Formula>) -> Formula {
    parts.reduce(|sum, part| sum + part).expect("a sum in a recipe has parts")
}

/// A measure within another's formula: its own cell, or its formula in parentheses.
fn term(measure: &'static Measure, site: &Site<'_>) -> Formula {
    match site.beside.iter().find(|(beside, _)| *beside == measure) {
        Some((_, at)) => (*at).into(),
        None => formula(measure, site).grouped(),
    }
}

/// One measure less another. A target may be blank, and then so is what is computed of it.
fn less(one: &'static Measure, other: &'static Measure, site: &Site<'_>) -> Formula {
    let difference = term(one, site) - term(other, site);
    match [one, other].into_iter().find(|part| matches!(part.recipe, Recipe::Target(_))) {
        Some(target) => {
            let is_blank = term(target, site).equals(Formula::text(""));
            Function::If.of([is_blank, Formula::text(""), difference])
        }
        None => difference,
    }
}

/// A sum of facts: one `SUMIFS` for each stream.
fn sum(select: &Select, site: &Site<'_>) -> Formula {
    let one = |stream: &Stream| {
        let mut criteria = vec![
            months::VALUE.by_name(),
            months::STREAM.by_name(),
            Formula::text(stream.label()),
            months::SERIES.by_name(),
            Formula::text(select.series.label()),
        ];
        if let Some(reached) = select.reached {
            criteria.extend([months::REACHED.by_name(), Formula::text(reached.label())]);
        }
        criteria.extend(whose(site.who));
        criteria.extend(when(select.window, site.month));
        Function::SumIfs.of(criteria)
    };
    added(select.streams.iter().map(one))
}

fn whose(who: Who) -> Vec<Formula> {
    let (col, at) = match who {
        Who::Programme => return Vec::new(),
        Who::Centre(at) => (&months::CENTRE, at),
        Who::Initiative(at) => (&months::INITIATIVE, at),
        Who::Benefit(at) => (&months::BENEFIT, at),
    };
    vec![col.by_name(), Formula::across(at)]
}

fn when(window: Window, month: Option<At>) -> Vec<Formula> {
    let period = month.map_or_else(|| method::PERIOD.by_name(), Formula::across);
    let from_january = || Formula::text(">=").join(method::YEAR_START.by_name());
    let to = |end: Formula| Formula::text("<=").join(end);
    let month_of_fact = || months::MONTH.by_name();
    match window {
        Window::Month => vec![month_of_fact(), period],
        Window::YearToDate => vec![month_of_fact(), from_january(), month_of_fact(), to(period)],
        Window::Year => vec![month_of_fact(), from_january(), month_of_fact(), to(method::YEAR_END.by_name())],
    }
}

fn targeted(target: TargetOf, site: &Site<'_>) -> Formula {
    let column = match target {
        TargetOf::Headroom => method::TARGET_HEADROOM.by_name(),
        TargetOf::FreedTime => method::TARGET_TIME.by_name(),
    };
    let who = match site.who {
        Who::Centre(at) => Formula::across(at),
        Who::Programme | Who::Initiative(_) | Who::Benefit(_) => Formula::text(method::PROGRAMME),
    };
    let centres = method::TARGET_CENTRE.by_name();
    let set = Function::CountIfs.of([centres.clone(), who.clone(), column.clone(), Formula::text(">=0")]);
    Function::If.of([set.equals(0), Formula::text(""), Function::SumIfs.of([column, centres, who])])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::{HEADROOM_GAP, HEADROOM_RATE, HOURS_UNPROVEN};

    fn text(measure: &'static Measure, who: Who) -> String {
        formula(measure, &Site { who, month: None, beside: &[] }).to_string()
    }

    #[test]
    fn a_sum_names_stream_series_owner_and_months() {
        assert_eq!(
            text(&HOURS_UNPROVEN, Who::Centre(At::new(6, 0))),
            "SUMIFS(M_vaerdi,M_stoerrelse,\"Frigjort tid\",M_serie,\"Indberettet\",M_opnaaet,\"Indberettet\",\
             M_center,$A7,M_maaned,\">=\"&P_aar_start,M_maaned,\"<=\"&P_periode)"
        );
    }

    #[test]
    fn a_ratio_is_blank_where_its_divisor_is_zero() {
        assert!(text(&HEADROOM_RATE, Who::Programme).starts_with("IF(N(((SUMIFS("));
    }

    #[test]
    fn a_gap_to_no_target_is_blank() {
        assert!(text(&HEADROOM_GAP, Who::Programme).starts_with("IF((IF(COUNTIFS(T_center,\"PROGRAM\""));
    }

    /// It is 0 in our own figure too; only an empty cell is no target.
    #[test]
    fn a_target_of_zero_is_a_target() {
        assert!(text(&HEADROOM_GAP, Who::Programme).contains("COUNTIFS(T_center,\"PROGRAM\",T_raaderum,\">=0\")=0"));
    }
}
