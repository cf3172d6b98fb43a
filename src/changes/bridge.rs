//! From the closing figures of the accepted period to ours: every fact that differs is in exactly one span.
//!
//! A bridge (or waterfall) explains why a figure is another than last month: *1.200.000 kr. then; new benefits +80.000,
//! changed earlier months −15.000, the month that has passed +40.000; 1.305.000 kr. now*. Both ends are sums of facts,
//! so facts are compared by centre, benefit and month, and each difference is put under one cause.
use crate::{
    archive::Past,
    facts::{Fact, Series, Stream},
    measures::{
        FREED_HOURS, HEADROOM, HEADROOM_BASELINE_YEAR, HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_FORECAST,
        HEADROOM_PLAN_YEAR, HEADROOM_REPORTED, HOURS_BASELINE_YEAR, HOURS_DOCUMENTED, HOURS_FORECAST, HOURS_PLAN_YEAR,
        HOURS_REPORTED, Measure,
    },
    register::Register,
    schema::Id,
    units::{Decimal, Month},
};
use std::collections::{BTreeMap, BTreeSet};

/// A figure and the facts it is a sum of.
#[derive(Debug)]
pub struct Figure {
    /// The measure that gives it.
    pub measure: &'static Measure,
    streams: &'static [Stream],
    series: &'static [Series],
}

/// The figures that are bridged, in report order.
pub static BRIDGE: [Figure; 11] = [
    money(&HEADROOM_BASELINE_YEAR, &[Series::Baseline]),
    money(&HEADROOM_PLAN_YEAR, &[Series::Plan]),
    money(&HEADROOM_REPORTED, &[Series::Reported]),
    money(&HEADROOM_DOCUMENTED, &[Series::Documented]),
    money(&HEADROOM_BOOKED, &[Series::Booked]),
    money(&HEADROOM_FORECAST, &[Series::Reported, Series::Expected]),
    time(&HOURS_BASELINE_YEAR, &[Series::Baseline]),
    time(&HOURS_PLAN_YEAR, &[Series::Plan]),
    time(&HOURS_REPORTED, &[Series::Reported]),
    time(&HOURS_DOCUMENTED, &[Series::Documented]),
    time(&HOURS_FORECAST, &[Series::Reported, Series::Expected]),
];

const fn money(measure: &'static Measure, series: &'static [Series]) -> Figure {
    Figure { measure, streams: HEADROOM, series }
}

const fn time(measure: &'static Measure, series: &'static [Series]) -> Figure {
    Figure { measure, streams: FREED_HOURS, series }
}

/// Why a figure is another than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// Benefits that were not there.
    New,
    /// Benefits that are no longer there.
    Gone,
    /// Months that had been accepted.
    Restated,
    /// Months that have passed since.
    Passed,
    /// Months to come, and plans.
    Ahead,
}

impl Span {
    /// Every span, in report order.
    pub const ALL: [Self; 5] = [Self::New, Self::Gone, Self::Restated, Self::Passed, Self::Ahead];

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "Nye gevinster",
            Self::Gone => "Forsvundne gevinster",
            Self::Restated => "Ændrede tidligere måneder",
            Self::Passed => "Ny måned",
            Self::Ahead => "Ændret plan eller forventning",
        }
    }
}

/// A figure from the accepted period to now.
#[derive(Clone, Debug)]
pub struct Bridge {
    /// The figure.
    pub figure: &'static Figure,
    /// As it was.
    pub opening: Decimal,
    /// What each span adds.
    pub spans: BTreeMap<Span, Decimal>,
}

/// Centres and benefits.
type Owners = BTreeSet<(Id, Id)>;
/// The facts of a figure, added up by centre, benefit and month.
type Sums<'a> = BTreeMap<(&'a Id, &'a Id, Month), Decimal>;

impl Bridge {
    pub(super) fn of(figure: &'static Figure, past: &Past, register: &Register) -> Self {
        let year = register.period.year();
        let (before, now) = (figure.sums(&past.facts, year), figure.sums(&register.facts, year));
        let (were, are) = (owners(&past.facts), owners(&register.facts));
        let mut spans: BTreeMap<Span, Decimal> = Span::ALL.into_iter().map(|span| (span, Decimal::ZERO)).collect();
        let keys: BTreeSet<&(&Id, &Id, Month)> = before.keys().chain(now.keys()).collect();
        for key in keys {
            let [was, is] = [&before, &now].map(|sums| sums.get(key).copied().unwrap_or_default());
            let owner = (key.0.clone(), key.1.clone());
            let span = match (were.contains(&owner), are.contains(&owner)) {
                (false, _) => Span::New,
                (_, false) => Span::Gone,
                _ => figure.span(key.2, past.period, register.period),
            };
            *spans.entry(span).or_default() += is - was;
        }
        Self { figure, opening: before.values().sum(), spans }
    }

    /// As it is now.
    pub fn closing(&self) -> Decimal {
        self.opening + self.spans.values().sum::<Decimal>()
    }
}

/// The benefits that have facts. A baseline is not asked: the promise is kept in the archive when its benefit is gone,
/// and the benefit must still be told as gone.
fn owners(facts: &[Fact]) -> Owners {
    let own = facts.iter().filter(|fact| fact.series != Series::Baseline);
    own.map(|fact| (fact.centre.clone(), fact.benefit.clone())).collect()
}

impl Figure {
    fn sums<'a>(&self, facts: &'a [Fact], year: i16) -> Sums<'a> {
        let mut sums = Sums::new();
        for fact in facts.iter().filter(|fact| self.streams.contains(&fact.stream) && fact.month.year() == year) {
            if self.series.contains(&fact.series) {
                *sums.entry((&fact.centre, &fact.benefit, fact.month)).or_default() += fact.amount;
            }
        }
        sums
    }

    /// Why a month's amount differs, of a benefit that was there and is. A plan is not reported month by month, so a
    /// change of it is a change of plan in whatever month it falls.
    fn span(&self, month: Month, accepted: Month, period: Month) -> Span {
        match month {
            _ if matches!(self.series, [Series::Baseline | Series::Plan]) => Span::Ahead,
            month if month <= accepted => Span::Restated,
            month if month <= period => Span::Passed,
            _ => Span::Ahead,
        }
    }
}
