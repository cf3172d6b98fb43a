//! **Ordet.** What is the matter with an initiative, in a word or two: the part of its gap that is largest.
use super::{Light, delivery};
use crate::{
    danish::show,
    facts::{Fact, Series, Slice},
    measures::{
        Frame, HEADROOM_AGREED, HEADROOM_DOCUMENTED_ONLY, HEADROOM_GAINS_CALLED, HEADROOM_NOT_REACHED,
        HEADROOM_REPORTED, HEADROOM_UNPROVEN, HOURS_AGREED, HOURS_NOT_REACHED, HOURS_REPORTED, HOURS_UNPROVEN, Measure,
    },
    register::{Initiative, Owned, Register, State},
    schema::{
        Choice,
        business_case::{assumptions::Standing, follow_up::Cause, initiatives::Phase},
        program::confirmations::Confirmed,
    },
    timing::{Tested, Verdict},
    units::{Decimal, Month, Unit},
};

/// A part of the gap between what was agreed and what is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Rows that an error has cost.
    Rejected,
    /// Reports that have not come.
    Missing,
    /// Figures that wait for a confirmation.
    Held,
    /// Benefits that are gone from the file.
    Gone,
    /// A plan that was changed without a decision.
    Changed,
    /// What has come is less than agreed.
    NotReached,
    /// Hours that no measurement can prove any more.
    Unprovable,
    /// What nothing proves.
    Unproven,
    /// What is proven, and not approved.
    Unapproved,
}

impl Part {
    /// Every part; of two that are equally large the first gives the word.
    pub const ALL: [Self; 9] = [
        Self::Rejected,
        Self::Missing,
        Self::Held,
        Self::Gone,
        Self::Changed,
        Self::NotReached,
        Self::Unprovable,
        Self::Unproven,
        Self::Unapproved,
    ];
}

/// **Ord.** What is the matter with an initiative, or that nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Measured by so few that its figures are not shown apart.
    NotShown,
    /// A critical assumption does not hold.
    BrokenAssumption,
    /// The largest part of its gap.
    Lacks(Part),
    /// Nothing lacks to date, and what its centre expects of the rest of the year waits for a confirmation.
    HeldExpectation,
    /// It gives less than agreed; the cause its centre gives.
    Behind(Option<Cause>),
    /// A little less than agreed.
    SlightlyBehind,
    /// Its disbenefits are larger than agreed.
    CostsMore,
    /// It delivers.
    Delivers,
    /// More than agreed.
    Over,
    /// Its effect is still growing, or has nothing to be judged by yet.
    PhasingIn,
    /// Nothing of it has begun.
    NotBegun,
    /// It begins later, by decision.
    Postponed(Option<Month>),
    /// It gives nothing more, by decision.
    Dropped,
}

impl Word {
    /// As people read it.
    pub fn label(self) -> String {
        let fixed = match self {
            Self::NotShown => "vises ikke særskilt",
            Self::BrokenAssumption => "forudsætning brudt",
            Self::Lacks(Part::Rejected) => "rækker afvist",
            Self::Lacks(Part::Missing) => "mangler indberetning",
            Self::Lacks(Part::Held) => "afventer bekræftelse",
            Self::HeldExpectation => "afventer bekræftelse (forventning)",
            Self::Lacks(Part::Gone) => "udgået af filen",
            Self::Lacks(Part::Changed) => "plan ændret uden beslutning",
            Self::Lacks(Part::Unprovable) => "kan ikke bevises",
            Self::Lacks(Part::Unproven) => "mangler bevis",
            Self::Lacks(Part::Unapproved) => "mangler godkendelse",
            Self::Behind(Some(cause)) if cause != Cause::Other => {
                return format!("leverer ikke ({})", cause.label().to_lowercase());
            }
            Self::Lacks(Part::NotReached) | Self::Behind(_) => "leverer ikke",
            Self::SlightlyBehind => "lidt bag planen",
            Self::CostsMore => "koster mere end ventet",
            Self::Delivers => "leverer",
            Self::Over => "over plan",
            Self::PhasingIn => "under indfasning",
            Self::NotBegun => "ikke begyndt",
            Self::Postponed(Some(month)) => return format!("udskudt til {}", show::month(month)),
            Self::Postponed(None) => "udskudt",
            Self::Dropped => "bortfaldet",
        };
        fixed.to_owned()
    }

    /// Whether something is the matter.
    pub fn is_trouble(self) -> bool {
        matches!(
            self,
            Self::BrokenAssumption
                | Self::Lacks(_)
                | Self::HeldExpectation
                | Self::Behind(_)
                | Self::SlightlyBehind
                | Self::CostsMore
        )
    }
}

/// The gap of an initiative to date: its parts, in kroner where it has any money, else in hours.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Kroner, or hours.
    pub unit: Unit,
    /// What is lacking, part by part; only parts above zero.
    pub parts: Vec<(Part, Decimal)>,
    /// How it delivers.
    pub delivery: Light,
    /// The word.
    pub word: Word,
}

impl Gap {
    /// The largest part and its size.
    pub fn largest(&self) -> Option<(Part, Decimal)> {
        self.parts.iter().copied().reduce(|best, other| if other.1 > best.1 { other } else { best })
    }
}

/// What an initiative is judged by.
struct Judged<'a> {
    register: &'a Register,
    owned: &'a Owned<Initiative>,
    slice: Slice<'a>,
    frame: Frame<'a>,
}

/// The gap and the word of an initiative, over its own facts.
pub fn judge<'a>(register: &'a Register, owned: &'a Owned<Initiative>, slice: Slice<'a>, frame: Frame<'a>) -> Gap {
    Judged { register, owned, slice, frame }.gap()
}

impl Judged<'_> {
    fn figure(&self, measure: &Measure) -> Decimal {
        measure.of(&self.slice, &self.frame).unwrap_or_default()
    }

    fn gap(&self) -> Gap {
        let money = self.money();
        let has_money = self.slice.facts.iter().any(|fact| fact.stream.unit() == Unit::Kroner && is_of_money(fact));
        let time = self.time();
        let (unit, (mut parts, delivery)) = match (has_money, &money.0[..]) {
            (true, [_, ..]) => (Unit::Kroner, money),
            (true, []) if time.0.is_empty() => (Unit::Kroner, money),
            _ => (Unit::Hours, time),
        };
        if parts.is_empty() && self.is_replanned() {
            parts.push((Part::Changed, Decimal::ZERO));
        }
        let mut gap = Gap { unit, parts, delivery, word: Word::Delivers };
        gap.word = self.word(&gap);
        gap
    }

    /// Parts in kroner, and how it delivers.
    fn money(&self) -> (Vec<(Part, Decimal)>, Light) {
        let (reported, agreed) = (self.figure(&HEADROOM_REPORTED), self.figure(&HEADROOM_AGREED));
        let light = delivery(reported, agreed, self.figure(&HEADROOM_GAINS_CALLED), self.frame.programme);
        let [rejected, missing, held, gone, changed] = self.common(false);
        let is_approved = self.register.cases.iter().any(|case| case.centre == self.owned.centre && case.approved);
        let documented_only = self.figure(&HEADROOM_DOCUMENTED_ONLY);
        let (lacks_paper, lacks_approval) =
            if is_approved { (documented_only, Decimal::ZERO) } else { (Decimal::ZERO, documented_only) };
        let parts = [
            (Part::Rejected, rejected),
            (Part::Missing, missing),
            (Part::Held, held),
            (Part::Gone, gone),
            (Part::Changed, changed),
            (Part::NotReached, behind(light, self.figure(&HEADROOM_NOT_REACHED))),
            (Part::Unproven, self.figure(&HEADROOM_UNPROVEN) + lacks_paper),
            (Part::Unapproved, lacks_approval),
        ];
        (above(parts, Decimal::new(5, 1)), light)
    }

    /// Parts in hours, and how it delivers.
    fn time(&self) -> (Vec<(Part, Decimal)>, Light) {
        let (reported, agreed) = (self.figure(&HOURS_REPORTED), self.figure(&HOURS_AGREED));
        let light = delivery(reported, agreed, agreed, self.frame.programme);
        let [rejected, missing, held, gone, changed] = self.common(true);
        let never = self.never();
        let later = self.sum(|fact| fact.series == Series::Unprovable);
        let parts = [
            (Part::Rejected, rejected),
            (Part::Missing, missing),
            (Part::Held, held),
            (Part::Gone, gone),
            (Part::Changed, changed),
            (Part::NotReached, behind(light, self.figure(&HOURS_NOT_REACHED))),
            (Part::Unprovable, never),
            (Part::Unproven, self.figure(&HOURS_UNPROVEN) - never - later),
        ];
        (above(parts, Decimal::new(5, 2)), light)
    }

    /// The parts that time and money have alike: rejected, missing, held, gone, changed.
    fn common(&self, is_time: bool) -> [Decimal; 5] {
        let of = |series| self.sum(|fact| fact.series == series && (fact.stream.unit() == Unit::Hours) == is_time);
        let is_left_out = |fact: &Fact| {
            let mut owed = self.register.owed.iter().filter(|owed| owed.state == State::LeftOut);
            owed.any(|owed| owed.benefit == fact.benefit && owed.span.last == fact.month)
        };
        let rejected = self.sum(|fact| {
            fact.series == Series::Missing && (fact.stream.unit() == Unit::Hours) == is_time && is_left_out(fact)
        });
        [rejected, of(Series::Missing) - rejected, of(Series::Held), of(Series::Gone), of(Series::Changed)]
    }

    fn sum(&self, is_meant: impl Fn(&Fact) -> bool) -> Decimal {
        let period = self.frame.period;
        let to_date = |fact: &&Fact| (period.january()..=period).contains(&fact.month);
        self.slice.facts.iter().filter(to_date).filter(|fact| is_meant(fact)).map(|fact| fact.amount).sum()
    }

    fn benefits(
        &self,
    ) -> impl Iterator<Item = &(Owned<crate::register::Benefit<crate::register::TimeBenefit>>, Tested)> {
        self.register.time_benefits.iter().filter(|(owned, _)| owned.of.initiative == self.owned.of.id)
    }

    /// Reported hours whose measurement before cannot be had any more.
    fn never(&self) -> Decimal {
        let lost = self.benefits().filter(|(_, tested)| Self::is_lost(tested)).map(|(owned, _)| &owned.of.id);
        let lost: Vec<_> = lost.collect();
        self.sum(|fact| {
            fact.series == Series::Reported && fact.stream.unit() == Unit::Hours && lost.contains(&&fact.benefit)
        })
    }

    fn is_lost(tested: &Tested) -> bool {
        matches!(tested.verdict, Verdict::Unprovable | Verdict::LateBaseline | Verdict::TwoAfters)
    }

    /// Whether a plan is another than the one first accepted, and nobody has decided it, though nothing is lacking yet.
    fn is_replanned(&self) -> bool {
        let prefix = format!("{}-", self.owned.of.id);
        let mut own = self.register.replanned.iter().filter(|one| one.benefit.as_str().starts_with(&prefix));
        own.any(|one| !one.by_decision && one.before != one.now)
    }

    fn word(&self, gap: &Gap) -> Word {
        let initiative = &self.owned.of;
        if self.register.is_withheld(&self.owned.centre, &initiative.id) {
            return Word::NotShown;
        }
        let is_broken =
            self.register.assumptions.iter().any(|one| {
                one.of.initiative == initiative.id && one.of.critical && one.of.standing == Standing::Broken
            });
        // What is given up rests on nothing any more.
        if is_broken && initiative.phase != Phase::Dropped {
            return Word::BrokenAssumption;
        }
        match gap.largest() {
            // What is given up is behind for good, and nobody plans it anew.
            Some((Part::NotReached, _)) if initiative.phase == Phase::Dropped => Word::Dropped,
            Some((Part::NotReached, _)) => self.behind(gap),
            Some((part, _)) => Word::Lacks(part),
            None if self.register.rejected.contains(&(self.owned.centre.clone(), initiative.id.clone())) => {
                Word::Lacks(Part::Rejected)
            }
            None if self.awaits_expectation() => Word::HeldExpectation,
            None => self.at_rest(gap),
        }
    }

    /// Whether an expectation of it is not believed: 10.000.000 kr. of the rest of a year that has 150.000 kr. left in its plan.
    fn awaits_expectation(&self) -> bool {
        let Owned { centre, of, .. } = self.owned;
        let mut own = self.register.waiting().filter(|held| held.centre == *centre && held.initiative == of.id);
        own.any(|held| held.what == Confirmed::Expected)
    }

    fn behind(&self, gap: &Gap) -> Word {
        let only_costs = gap.unit == Unit::Kroner && self.figure(&HEADROOM_AGREED) < Decimal::ZERO;
        match gap.delivery {
            _ if only_costs => Word::CostsMore,
            Light::Amber => Word::SlightlyBehind,
            _ => {
                let reports = self.register.reports_under(&self.owned.of.id);
                let latest = reports.filter(|report| report.cause.is_some()).max_by_key(|report| report.month);
                Word::Behind(latest.and_then(|report| report.cause))
            }
        }
    }

    /// The word of an initiative without a gap.
    fn at_rest(&self, gap: &Gap) -> Word {
        let (initiative, period) = (&self.owned.of, self.frame.period);
        let starts = || self.spans().map(|(start, _)| start);
        match initiative.phase {
            Phase::Dropped => return Word::Dropped,
            Phase::Postponed => return Word::Postponed(starts().min()),
            Phase::Idea | Phase::Planned => return Word::NotBegun,
            Phase::Underway | Phase::Live => {}
        }
        if starts().min().is_some_and(|start| start > period) {
            return Word::NotBegun;
        }
        let is_growing = self.spans().any(|(_, full)| full > period);
        let waits = self.sum(|fact| fact.series == Series::Unprovable) > Decimal::ZERO;
        match gap.delivery {
            Light::Over => Word::Over,
            _ if is_growing || waits => Word::PhasingIn,
            Light::NotAssessed if self.figure(&HEADROOM_AGREED).is_zero() => Word::PhasingIn,
            _ => Word::Delivers,
        }
    }

    /// The first month and the month of full effect of each of its benefits.
    fn spans(&self) -> impl Iterator<Item = (Month, Month)> {
        let id = &self.owned.of.id;
        let time = self.benefits().map(|(owned, _)| (owned.of.start, owned.of.full));
        let money = self.register.budget_benefits.iter().filter(move |owned| owned.of.initiative == *id);
        time.chain(money.map(|owned| (owned.of.start, owned.of.full)))
    }
}

/// A shortfall counts where the light says so: 97 % of the plan is as agreed.
fn behind(light: Light, not_reached: Decimal) -> Decimal {
    if matches!(light, Light::Red | Light::Amber) { not_reached } else { Decimal::ZERO }
}

fn above<const N: usize>(parts: [(Part, Decimal); N], least: Decimal) -> Vec<(Part, Decimal)> {
    parts.into_iter().filter(|(_, amount)| *amount >= least).collect()
}

/// Money that is paid or earned, not the value of time.
fn is_of_money(fact: &Fact) -> bool {
    crate::measures::HEADROOM.contains(&fact.stream) && !fact.amount.is_zero()
}
