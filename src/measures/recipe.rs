//! How a measure is made of facts, targets and other measures.
use super::Measure;
use crate::{
    facts::{Kind, Series, Slice, Stream},
    programme::Programme,
    schema::Id,
    units::{Decimal, Month, div},
};

/// How a figure is made.
#[derive(Debug)]
pub enum Recipe {
    /// The sum of some facts.
    Sum(Select),
    /// The sum of other measures.
    Plus(&'static [&'static Measure]),
    /// One measure less another.
    Minus(&'static Measure, &'static Measure),
    /// One measure divided by another; blank where the other is zero or blank.
    Ratio(&'static Measure, &'static Measure),
    /// Hours as full-time equivalents at the programme's norm.
    PerNorm(&'static Measure),
    /// A target of the programme or centre for the period's year; blank where there is none.
    Target(TargetOf),
}

/// Which target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetOf {
    /// Money.
    Headroom,
    /// Time.
    FreedTime,
}

/// Which facts are summed.
#[derive(Debug)]
pub struct Select {
    /// What they measure.
    pub streams: &'static [Stream],
    /// Which figure they belong to.
    pub series: Series,
    /// For reported facts: only those that reach no further than this.
    pub reached: Option<Series>,
    /// Which months.
    pub window: Window,
}

/// All of a series.
pub(super) const fn sum(streams: &'static [Stream], series: Series, window: Window) -> Recipe {
    Recipe::Sum(Select { streams, series, reached: None, window })
}

/// What is reported and reaches no further.
pub(super) const fn unproven(streams: &'static [Stream], window: Window) -> Recipe {
    Recipe::Sum(Select { streams, series: Series::Reported, reached: Some(Series::Reported), window })
}

/// Which months count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The period alone.
    Month,
    /// January to the period.
    YearToDate,
    /// The whole of the period's year.
    Year,
}

impl Window {
    /// The first and last month, both included.
    pub fn months(self, period: Month) -> (Month, Month) {
        match self {
            Self::Month => (period, period),
            Self::YearToDate => (period.january(), period),
            Self::Year => (period.january(), period.december()),
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Month => "i måneden",
            Self::YearToDate => "år til dato",
            Self::Year => "hele året",
        }
    }
}

/// What a measure is computed within.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The period.
    pub period: Month,
    /// The centre whose target counts; nothing for the programme.
    pub centre: Option<&'a Id>,
    /// Whether the slice has a target at all; an initiative has none.
    pub has_target: bool,
}

impl Measure {
    /// The figure over a slice; nothing where it does not exist.
    pub fn of(&self, slice: &Slice<'_>, frame: &Frame<'_>) -> Option<Decimal> {
        match &self.recipe {
            Recipe::Sum(select) => Some(select.sum(slice, frame.period)),
            Recipe::Plus(parts) => parts.iter().map(|part| part.of(slice, frame)).sum(),
            Recipe::Minus(one, other) => Some(one.of(slice, frame)? - other.of(slice, frame)?),
            Recipe::Ratio(one, other) => div(one.of(slice, frame)?, other.of(slice, frame)?),
            Recipe::PerNorm(hours) => div(hours.of(slice, frame)?, frame.programme.norm.0),
            Recipe::Target(of) => frame.has_target.then(|| frame.target(*of))?,
        }
    }
}

impl Measure {
    /// Whether the facts and the period alone give the figure: no target and no norm of the programme is in it.
    pub fn is_of_facts(&self) -> bool {
        match &self.recipe {
            Recipe::Sum(_) => true,
            Recipe::Plus(parts) => parts.iter().all(|part| part.is_of_facts()),
            Recipe::Minus(one, other) | Recipe::Ratio(one, other) => one.is_of_facts() && other.is_of_facts(),
            Recipe::PerNorm(_) | Recipe::Target(_) => false,
        }
    }
}

impl Frame<'_> {
    fn target(&self, of: TargetOf) -> Option<Decimal> {
        let (headroom, time) = self.programme.target(self.centre, self.period.year());
        match of {
            TargetOf::Headroom => headroom.map(|kroner| kroner.0),
            TargetOf::FreedTime => time.map(|hours| hours.0),
        }
    }
}

impl Select {
    fn sum(&self, slice: &Slice<'_>, period: Month) -> Decimal {
        let months = self.window.months(period);
        match slice.tally {
            Some(tally) => tally.sums().filter(|(kind, _)| self.picks(*kind, months)).map(|(_, sum)| sum).sum(),
            None => slice.facts.iter().filter(|fact| self.picks(fact.kind(), months)).map(|fact| fact.amount).sum(),
        }
    }

    /// Whether facts of a kind are among those summed; what most fail comes first.
    fn picks(&self, kind: Kind, (first, last): (Month, Month)) -> bool {
        kind.series == self.series
            && (first..=last).contains(&kind.month)
            && (self.reached.is_none() || kind.reached == self.reached)
            && self.streams.contains(&kind.stream)
    }
}
