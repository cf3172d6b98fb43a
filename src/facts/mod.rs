//! Flat facts with one origin each, and slices of them. Nesting comes last, in the report.
//!
//! A fact is one amount: *CBU, initiative CBU-01, benefit CBU-01-T2, March 2026, freed hours, reported, 51.7, from cell
//! C17 of Opfølgning*. All facts lie in one sorted list, so what is asked for (a centre, an initiative, a benefit) is a
//! run of it, found by binary search, and the same measure works on any run.
use crate::{
    intake::{Place, RowOf},
    schema::{Field, Id},
    units::{Decimal, Month, Unit},
    xlsx::At,
};
use std::cmp::Ordering;

mod tally;

pub use tally::{Kind, Tally};

/// What a fact measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    /// **Frigjort tid.** Hours freed.
    FreedHours,
    /// **Tidens værdi.** The same hours in kroner; never headroom.
    FreedValue,
    /// **Høstet.** The part taken out of the budget.
    Harvested,
    /// **Geninvesteret.** The part used for something else.
    Reinvested,
    /// **Udisponeret.** The rest.
    Idle,
    /// **Budgetreduktion.**
    Reduction,
    /// **Merindtægt.**
    Income,
    /// **Undgået udgift.** Money that is not spent; never headroom.
    Avoided,
    /// **Ulempe.** A negative benefit; its amounts are negative.
    Disbenefit,
    /// **Indberetninger.** Reports that are owed: one for each interval of a benefit.
    Reports,
}

// Time and money are streams of their own although one is made from the other: the value of freed time is a
// calculation, and must never be added to money that is in a budget.
impl Stream {
    /// Every stream.
    pub const ALL: [Self; 10] = [
        Self::FreedHours,
        Self::FreedValue,
        Self::Harvested,
        Self::Reinvested,
        Self::Idle,
        Self::Reduction,
        Self::Income,
        Self::Avoided,
        Self::Disbenefit,
        Self::Reports,
    ];

    /// The stream with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stream| stream.key() == key)
    }

    /// What it is called in files that outlive this program; it is never changed and never used for another.
    pub fn key(self) -> &'static str {
        match self {
            Self::FreedHours => "freed_hours",
            Self::FreedValue => "freed_value",
            Self::Harvested => "harvested",
            Self::Reinvested => "reinvested",
            Self::Idle => "idle",
            Self::Reduction => "reduction",
            Self::Income => "income",
            Self::Avoided => "avoided",
            Self::Disbenefit => "disbenefit",
            Self::Reports => "reports",
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::FreedHours => "Frigjort tid",
            Self::FreedValue => "Tidens værdi",
            Self::Harvested => "Høstet",
            Self::Reinvested => "Geninvesteret",
            Self::Idle => "Udisponeret",
            Self::Reduction => "Budgetreduktion",
            Self::Income => "Merindtægt",
            Self::Avoided => "Undgået udgift",
            Self::Disbenefit => "Ulempe",
            Self::Reports => "Indberetninger",
        }
    }

    /// Its unit.
    pub fn unit(self) -> Unit {
        match self {
            Self::FreedHours => Unit::Hours,
            Self::Reports => Unit::Count,
            _ => Unit::Kroner,
        }
    }
}

/// Which of the figures that are never blended a fact belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// **Baseline.** What was promised first, or by a later decision.
    Baseline,
    /// **Plan.** What is promised now.
    Plan,
    /// **Indberettet.** What the centre says came of it.
    Reported,
    /// **Dokumenteret.** What measurement or a system proves.
    Documented,
    /// **Bogført.** What is in the books; never time.
    Booked,
    /// **Forventet.** What is expected in the rest of the year, and the plan of months that nobody has reported yet.
    Expected,
    /// **Forfalden.** A report that is owed; what it reaches says whether it came.
    Due,
    /// **Mangler.** The plan of what is owed and has not come.
    Missing,
    /// **Forventet, lavt.** What is expected in the rest of the year at the pace so far.
    ExpectedLow,
    /// **Afventer bekræftelse.** The plan of what was reported and is not believed until somebody confirms it.
    Held,
    /// **Ikke opgjort endnu.** The plan of months in a quarter or year that has not ended.
    NotYet,
    /// **Plan for det indberettede.** The plan of what has come.
    Called,
    /// **Ændret uden beslutning.** What was promised first, less the plan, where nobody has decided the change.
    Changed,
    /// **Udgået af filen.** What was promised first by a benefit that nobody reports any more, less what is booked of it.
    Gone,
    /// **Kan ikke dokumenteres endnu.** Reported hours that cannot be measured yet, or whose measurement is not shown apart.
    Unprovable,
}

impl Series {
    /// Every series.
    pub const ALL: [Self; 15] = [
        Self::Baseline,
        Self::Plan,
        Self::Reported,
        Self::Documented,
        Self::Booked,
        Self::Expected,
        Self::Due,
        Self::Missing,
        Self::ExpectedLow,
        Self::Held,
        Self::NotYet,
        Self::Called,
        Self::Changed,
        Self::Gone,
        Self::Unprovable,
    ];

    /// The series with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|series| series.key() == key)
    }

    /// What it is called in files that outlive this program; it is never changed and never used for another.
    pub fn key(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Plan => "plan",
            Self::Reported => "reported",
            Self::Documented => "documented",
            Self::Booked => "booked",
            Self::Expected => "expected",
            Self::Due => "due",
            Self::Missing => "missing",
            Self::ExpectedLow => "expected_low",
            Self::Held => "held",
            Self::NotYet => "not_yet",
            Self::Called => "called",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Unprovable => "unprovable",
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Baseline => "Baseline",
            Self::Plan => "Plan",
            Self::Reported => "Indberettet",
            Self::Documented => "Dokumenteret",
            Self::Booked => "Bogført",
            Self::Expected => "Forventet",
            Self::Due => "Forfalden",
            Self::Missing => "Mangler",
            Self::ExpectedLow => "Forventet, lavt",
            Self::Held => "Afventer bekræftelse",
            Self::NotYet => "Ikke opgjort endnu",
            Self::Called => "Plan for det indberettede",
            Self::Changed => "Ændret uden beslutning",
            Self::Gone => "Udgået af filen",
            Self::Unprovable => "Kan ikke dokumenteres endnu",
        }
    }
}

/// The cell a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// File and sheet.
    pub place: Place,
    /// Cell.
    pub at: At,
}

impl Origin {
    /// Where a field of a row stands.
    pub fn of<T, In>(row: RowOf<'_, In>, field: &Field<T, In>) -> Option<Self> {
        row.cell(field).map(|(at, _)| Self { place: row.place.clone(), at })
    }
}

/// One amount for one benefit in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The centre.
    pub centre: Id,
    /// The initiative.
    pub initiative: Id,
    /// The benefit.
    pub benefit: Id,
    /// The month.
    pub month: Month,
    /// What it measures.
    pub stream: Stream,
    /// Which figure it belongs to.
    pub series: Series,
    /// For a reported fact: the highest series the same claim reaches. For a report that is owed: reported, once it is.
    pub reached: Option<Series>,
    /// A number of reports, hours, or kroner at the programme's price level; at most twelve decimals.
    pub amount: Decimal,
    /// Where it was typed.
    pub origin: Origin,
}

impl Fact {
    /// The order facts stand in, wherever they stand: what belongs together lies together.
    pub fn order(&self, other: &Self) -> Ordering {
        // The origin comes last: it decides only between facts that are alike, so that any order of files gives this
        // one.
        self.centre
            .cmp(&other.centre)
            .then_with(|| self.initiative.cmp(&other.initiative))
            .then_with(|| self.benefit.cmp(&other.benefit))
            .then_with(|| (self.month, self.stream, self.series).cmp(&(other.month, other.stream, other.series)))
            .then_with(|| self.origin.cmp(&other.origin))
    }
}

/// Some of the facts, chosen by what they are about: a run of all the facts, found by binary search.
#[derive(Clone, Copy, Debug, Default)]
pub struct Slice<'a> {
    /// The facts, in their order.
    pub facts: &'a [Fact],
    /// How many of all the facts stand before them.
    pub first: usize,
    /// The same facts added up, where somebody has.
    pub tally: Option<&'a Tally>,
}

impl<'a> Slice<'a> {
    /// All of them; they stand in [`Fact::order`].
    pub fn all(facts: &'a [Fact]) -> Self {
        debug_assert!(facts.is_sorted_by(|one, other| one.order(other).is_le()));
        Self { facts, first: 0, tally: None }
    }

    /// The same, with its sums known.
    #[must_use]
    pub fn tallied(self, tally: &'a Tally) -> Self {
        Self { tally: Some(tally), ..self }
    }

    /// Those of one centre.
    #[must_use]
    pub fn of_centre(self, centre: &Id) -> Self {
        Self { tally: self.tally.and_then(|tally| tally.of_centre(centre)), ..self.run(|fact| fact.centre.cmp(centre)) }
    }

    /// Those of one initiative of a centre.
    #[must_use]
    pub fn of_initiative(self, centre: &Id, initiative: &Id) -> Self {
        self.of_centre(centre).run(|fact| fact.initiative.cmp(initiative))
    }

    /// Those of one benefit of an initiative of a centre.
    #[must_use]
    pub fn of_benefit(self, centre: &Id, initiative: &Id, benefit: &Id) -> Self {
        self.of_initiative(centre, initiative).run(|fact| fact.benefit.cmp(benefit))
    }

    /// The run of facts that compare equal. Each level must be asked within the one before it: the facts of an
    /// initiative lie together only within its centre.
    fn run(self, compare: impl Fn(&Fact) -> Ordering) -> Self {
        let first = self.facts.partition_point(|fact| compare(fact).is_lt());
        let rest = &self.facts[first..];
        let facts = &rest[..rest.partition_point(|fact| compare(fact).is_eq())];
        Self { facts, first: self.first + first, tally: None }
    }
}
