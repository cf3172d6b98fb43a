//! A measure as the live formula that gives the same figure: the recipe compiled to `SUMIFS` over the sheet Måneder.
use super::{Report, style_of};
use crate::{
    facts::Slice,
    measures::{Frame, Measure, Recipe, Select, TargetOf, Window},
    xlsx::{At, Cached, Ink, Style},
};

/// Whose figure a formula gives.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
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
pub(super) struct Site<'a> {
    pub who: Who,
    /// The cell with the month; nothing for the period.
    pub month: Option<At>,
    /// Measures with a cell of their own, which a composite refers to.
    pub beside: &'a [(&'static Measure, At)],
}

/// The formula and our own figure, in the measure's style.
pub(super) fn ink(measure: &'static Measure, site: &Site<'_>, slice: &Slice<'_>, frame: &Frame<'_>) -> Ink {
    styled(measure, site, slice, frame, style_of(measure.unit))
}

/// The same in another style.
pub(super) fn styled(
    measure: &'static Measure,
    site: &Site<'_>,
    slice: &Slice<'_>,
    frame: &Frame<'_>,
    style: Style,
) -> Ink {
    let cached = measure.of(slice, frame).map_or_else(|| Cached::Text(String::new()), Cached::Number);
    Ink::formula(formula(measure, site), cached, style)
}

/// A row of measures, each in its own column from `first` on: formulas that refer to each other within the row.
pub(super) fn row(
    measures: &[&'static Measure],
    first: At,
    who: Who,
    month: Option<At>,
    slice: &Slice<'_>,
    frame: &Frame<'_>,
) -> Vec<Ink> {
    let cell = |(col, measure): (u16, &&'static Measure)| (*measure, At::new(first.row, first.col + col));
    let cells: Vec<(&'static Measure, At)> = (0..).zip(measures).map(cell).collect();
    let one = |(measure, at): &(&'static Measure, At)| {
        let beside: Vec<_> = cells.iter().copied().filter(|(_, other)| other != at).collect();
        ink(measure, &Site { who, month, beside: &beside }, slice, frame)
    };
    cells.iter().map(one).collect()
}

/// The formula of a measure, without `=`.
pub(super) fn formula(measure: &'static Measure, site: &Site<'_>) -> String {
    match &measure.recipe {
        Recipe::Sum(select) => sum(select, site),
        Recipe::Plus(parts) => parts.iter().map(|part| term(part, site)).collect::<Vec<_>>().join("+"),
        Recipe::Minus(one, other) => blank_if_blank(&[one, other], site, |cells| format!("{}-{}", cells[0], cells[1])),
        Recipe::Ratio(one, other) => {
            let (one, other) = (term(one, site), term(other, site));
            format!("IF(N({other})=0,\"\",{one}/{other})")
        }
        Recipe::PerNorm(hours) => format!("{}/P_norm", term(hours, site)),
        Recipe::Target(of) => target(*of, site),
    }
}

/// A measure within another's formula: its own cell, or its formula in parentheses.
fn term(measure: &'static Measure, site: &Site<'_>) -> String {
    match site.beside.iter().find(|(beside, _)| *beside == measure) {
        Some((_, at)) => at.to_string(),
        None => format!("({})", formula(measure, site)),
    }
}

/// A target may be blank, and then so is what is computed of it.
fn blank_if_blank(parts: &[&'static Measure], site: &Site<'_>, join: impl Fn(&[String]) -> String) -> String {
    let cells: Vec<String> = parts.iter().map(|part| term(part, site)).collect();
    let targets = parts.iter().zip(&cells).filter(|(part, _)| matches!(part.recipe, Recipe::Target(_)));
    let joined = join(&cells);
    match targets.map(|(_, cell)| cell).next() {
        Some(cell) => format!("IF({cell}=\"\",\"\",{joined})"),
        None => joined,
    }
}

fn sum(select: &Select, site: &Site<'_>) -> String {
    let of = |stream: &crate::facts::Stream| {
        let mut criteria = format!("M_stoerrelse,\"{}\",M_serie,\"{}\"", stream.label(), select.series.label());
        if let Some(reached) = select.reached {
            criteria.extend([",M_opnaaet,\"", reached.label(), "\""]);
        }
        criteria += &whose(site.who);
        criteria += &when(select.window, site.month);
        format!("SUMIFS(M_vaerdi,{criteria})")
    };
    select.streams.iter().map(of).collect::<Vec<_>>().join("+")
}

fn whose(who: Who) -> String {
    match who {
        Who::Programme => String::new(),
        Who::Centre(at) => format!(",M_center,{}", across(at)),
        Who::Initiative(at) => format!(",M_tiltag,{}", across(at)),
        Who::Benefit(at) => format!(",M_gevinst,{}", across(at)),
    }
}

fn when(window: Window, month: Option<At>) -> String {
    let period = month.map_or_else(|| "P_periode".to_owned(), across);
    match window {
        Window::Month => format!(",M_maaned,{period}"),
        Window::YearToDate => format!(",M_maaned,\">=\"&P_aar_start,M_maaned,\"<=\"&{period}"),
        Window::Year => ",M_maaned,\">=\"&P_aar_start,M_maaned,\"<=\"&P_aar_slut".to_owned(),
    }
}

fn target(of: TargetOf, site: &Site<'_>) -> String {
    let column = match of {
        TargetOf::Headroom => "T_raaderum",
        TargetOf::FreedTime => "T_timer",
    };
    let who = match site.who {
        Who::Centre(at) => across(at),
        Who::Programme | Who::Initiative(_) | Who::Benefit(_) => "\"PROGRAM\"".to_owned(),
    };
    format!("IF(COUNTIFS(T_center,{who},{column},\">=0\")=0,\"\",SUMIFS({column},T_center,{who}))")
}

/// `$A7`: the column stays when the formula is copied to the side.
fn across(at: At) -> String {
    format!("${at}")
}

/// The formula of a status by realised and planned cells, and our own word.
pub(super) fn status(pairs: &[(At, At)], word: &str) -> Ink {
    let rank = |(realised, plan): &(At, At)| {
        format!(
            "IF(N({plan})<=0,5,IF({realised}/{plan}>P_blaa,4,IF({realised}/{plan}>=P_groen,3,IF({realised}/{plan}>=P_gul,2,1))))"
        )
    };
    let ranks: Vec<String> = pairs.iter().map(rank).collect();
    let worst = if ranks.len() == 1 { ranks[0].clone() } else { format!("MIN({})", ranks.join(",")) };
    let formula = format!("CHOOSE({worst},\"Rød\",\"Gul\",\"Grøn\",\"Blå\",\"Grå\")");
    Ink::formula(formula, Cached::Text(word.to_owned()), Style::Text)
}

/// The programme's figure in a cell of its own.
pub(super) fn programme(report: &Report<'_>, measure: &'static Measure, style: Style) -> Ink {
    let site = Site { who: Who::Programme, month: None, beside: &[] };
    styled(measure, &site, &report.slice(), &report.frame(), style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::{HEADROOM_GAP, HEADROOM_RATE, HOURS_UNPROVEN};

    fn of(measure: &'static Measure, who: Who) -> String {
        formula(measure, &Site { who, month: None, beside: &[] })
    }

    #[test]
    fn a_sum_names_stream_series_owner_and_months() {
        assert_eq!(
            of(&HOURS_UNPROVEN, Who::Centre(At::new(6, 0))),
            "SUMIFS(M_vaerdi,M_stoerrelse,\"Frigjort tid\",M_serie,\"Indberettet\",M_opnaaet,\"Indberettet\",\
             M_center,$A7,M_maaned,\">=\"&P_aar_start,M_maaned,\"<=\"&P_periode)"
        );
    }

    #[test]
    fn a_ratio_is_blank_where_its_divisor_is_zero() {
        assert!(of(&HEADROOM_RATE, Who::Programme).starts_with("IF(N((SUMIFS("));
    }

    #[test]
    fn a_gap_to_no_target_is_blank() {
        assert!(of(&HEADROOM_GAP, Who::Programme).starts_with("IF((IF(COUNTIFS(T_center,\"PROGRAM\""));
    }

    /// It is 0 in our own figure too; only an empty cell is no target.
    #[test]
    fn a_target_of_zero_is_a_target() {
        assert!(of(&HEADROOM_GAP, Who::Programme).contains("COUNTIFS(T_center,\"PROGRAM\",T_raaderum,\">=0\")=0"));
    }
}
