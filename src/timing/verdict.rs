//! Whether a promise is documented, and if not what is missing.
use super::{Side, Terms};
use crate::{
    danish::words::alike,
    formulas::{
        clusters::{Estimate, LEAST_EMPLOYEES, are_too_few},
        strata::Unfit,
        welch::{Difference, LEARNING_DAYS, LEAST_UNITS},
    },
    schema::time_registration::master::Method,
    units::Decimal,
};

/// How a benefit's promise stands against the measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The measured minutes count.
    Documented,
    /// The initiative is not in operation yet.
    NotLive,
    /// There is no measurement before, and one can still be had: from a system's log, or by mending its rows.
    NoBefore,
    /// There is none, and now that the initiative is in operation nobody can make one.
    Unprovable,
    /// Two measurements are called after, and none before.
    TwoAfters,
    /// There is no measurement after.
    NoAfter,
    /// Minutes were estimated, not measured.
    Estimated,
    /// The measurement before ended after the initiative went live.
    LateBaseline,
    /// The measurement after began in the learning weeks.
    TooEarly,
    /// The task is counted in another unit after than before.
    OtherUnit,
    /// Too few units in one of them.
    TooFewUnits,
    /// Too few people in one of them.
    TooFewEmployees,
    /// Variants are used, and the mix of those before cannot be carried over to the measurement after.
    VariantsMissing,
    /// It takes longer after than before.
    Slower,
    /// The interval holds zero: it may be chance.
    Unclear,
    /// Measured by fewer people than are shown apart, and there are no other small groups to show it together with.
    TooFewToShow,
    /// Measured by fewer people than are shown apart; its minutes count in the sum of all such measurements.
    Pooled,
}

impl Verdict {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Documented => "Dokumenteret",
            Self::NotLive => "Endnu ikke i drift",
            Self::NoBefore => "Førmåling mangler",
            Self::Unprovable => "Kan ikke bevises",
            Self::TwoAfters => "To eftermålinger, ingen førmåling",
            Self::NoAfter => "Eftermåling mangler",
            Self::Estimated => "Skønnet, ikke målt",
            Self::LateBaseline => "Førmålingen er for sen",
            Self::TooEarly => "Eftermålingen er for tidlig",
            Self::OtherUnit => "Ikke samme enhed før og efter",
            Self::TooFewUnits => "For få målte enheder",
            Self::TooFewEmployees => "For få målte medarbejdere",
            Self::VariantsMissing => "Varianter mangler",
            Self::Slower => "Opgaven tager længere tid end før",
            Self::Unclear => "Forskellen kan være tilfældig",
            Self::Pooled => "Målt af få, tæller under ØVRIGE",
            Self::TooFewToShow => "Målt af for få til at kunne vises",
        }
    }
}

/// Whether the promise is documented, and if not the first thing that is missing, in the order a centre would mend
/// them: there must be two measurements, by method and in time sound, large enough, at the same mix of variants, and
/// their difference must be above chance.
pub(super) fn verdict(
    before: Option<&Side>,
    after: Option<&Side>,
    compared: Result<&Difference, Verdict>,
    terms: &Terms,
) -> Verdict {
    let Some(live_on) = terms.live_on else { return Verdict::NotLive };
    let Some(before) = before else { return without_before(after, terms) };
    if before.sample.is_none() {
        // It is there, and none of its rows can be used yet.
        return Verdict::NoBefore;
    }
    let Some(after) = after.filter(|side| side.sample.is_some()) else { return Verdict::NoAfter };
    let sides = [before, after];
    if sides.iter().any(|side| side.method == Method::Estimate) {
        Verdict::Estimated
    } else if before.to >= live_on {
        Verdict::LateBaseline
    } else if live_on.until(after.from).map_or(0, |span| span.get_days()) < LEARNING_DAYS {
        Verdict::TooEarly
    } else if !alike(&before.unit, &after.unit) {
        Verdict::OtherUnit
    } else if sides.iter().any(|side| has_too_few_units(side)) {
        Verdict::TooFewUnits
    } else if sides.iter().any(|side| side.employees < LEAST_EMPLOYEES) {
        Verdict::TooFewEmployees
    } else {
        compared.map_or_else(|missing| missing, by_interval)
    }
}

/// What a log keeps can be counted later; what people did by hand before the change cannot.
fn without_before(after: Option<&Side>, terms: &Terms) -> Verdict {
    if terms.afters > 1 {
        Verdict::TwoAfters
    } else if terms.is_logged || after.is_some_and(|side| side.method == Method::SystemLog) {
        Verdict::NoBefore
    } else {
        Verdict::Unprovable
    }
}

fn has_too_few_units(side: &Side) -> bool {
    side.sample.is_none_or(|sample| sample.units.0 < Decimal::from(LEAST_UNITS))
}

/// By Welch's 95 % interval of minutes before − minutes after: documented when all of it lies above zero.
fn by_interval(difference: &Difference) -> Verdict {
    if difference.low.0 > Decimal::ZERO {
        Verdict::Documented
    } else if difference.high.0 < Decimal::ZERO {
        Verdict::Slower
    } else {
        Verdict::Unclear
    }
}

/// The difference between two measurements at the mix of variants of the first, or what keeps them from being compared.
pub(super) fn compared(before: &Side, after: &Side) -> Result<Difference, Verdict> {
    let (first, second) = estimates(before, after)?;
    if are_too_few([first.employees, second.employees]) {
        return Err(Verdict::TooFewEmployees);
    }
    Difference::between(&first, &second).ok_or(Verdict::Unclear)
}

fn estimates(before: &Side, after: &Side) -> Result<(Estimate, Estimate), Verdict> {
    let plain = |side: &Side| side.sample.and_then(|sample| sample.estimate()).ok_or(Verdict::TooFewEmployees);
    let sides = [before, after];
    if sides.iter().all(|side| side.strata.each.is_empty()) {
        return Ok((plain(before)?, plain(after)?));
    }
    if sides.iter().any(|side| side.strata.each.is_empty() || side.without_variant > 0) {
        return Err(Verdict::VariantsMissing);
    }
    let mix = before.strata.mix();
    let at_the_mix = |side: &Side| {
        side.strata.at(&mix).map_err(|unfit| match unfit {
            Unfit::TooFewRows => Verdict::VariantsMissing,
            Unfit::TooFewEmployees => Verdict::TooFewEmployees,
            Unfit::TooLarge => Verdict::Unclear,
        })
    };
    let mut first = at_the_mix(before)?;
    // The mix itself was measured before, and is no surer than the rows it was counted from: the larger variance.
    first.variance = first.variance.max(plain(before)?.variance);
    Ok((first, at_the_mix(after)?))
}
