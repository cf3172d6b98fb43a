//! **Beslutninger.** What must be decided, by whom, and since when: each ask follows the word of what it is about.
//!
//! A decision is known by what it is about, a kind and an ID, so the same one is found again every month: it keeps its
//! number, the period it was first raised in and its first deadline, however often the month is run.
mod asks;

use super::Gap;
use crate::{
    archive::Raised,
    danish::show,
    programme::{Answer, Centre, Programme},
    register::{Initiative, Owned, Register},
    schema::{Choice, program::answers::Reply},
    units::{Date, Decimal, Month},
};
use asks::Ask;
use std::{cmp::Reverse, collections::BTreeMap};

/// What a decision is about, besides the ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The forecast is below the target.
    Target,
    /// A centre has no target.
    NoTarget,
    /// A critical assumption does not hold.
    Assumption,
    /// A plan was changed without a decision.
    Baseline,
    /// A benefit is gone from its file.
    Gone,
    /// An initiative does not deliver.
    Plan,
    /// Hours that cannot be proven any more.
    Unprovable,
    /// A centre has not delivered for three months.
    Silent,
    /// Money that is documented and can be moved.
    Transfer,
}

impl Kind {
    /// What it is called in files that outlive this program.
    pub fn key(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::NoTarget => "no_target",
            Self::Assumption => "assumption",
            Self::Baseline => "baseline",
            Self::Gone => "gone",
            Self::Plan => "plan",
            Self::Unprovable => "unprovable",
            Self::Silent => "silent",
            Self::Transfer => "transfer",
        }
    }

    /// The decision in a word or two.
    fn label(self) -> &'static str {
        match self {
            Self::Target => "tiltag til måltallet",
            Self::NoTarget => "måltal",
            Self::Assumption => "brudt forudsætning",
            Self::Baseline => "ny baseline",
            Self::Gone => "ind igen eller ud",
            Self::Plan => "ny plan",
            Self::Unprovable => "timer uden bevis",
            Self::Silent => "manglende aflevering",
            Self::Transfer => "budgetomplacering",
        }
    }
}

const KINDS: [Kind; 9] = [
    Kind::Target,
    Kind::NoTarget,
    Kind::Assumption,
    Kind::Baseline,
    Kind::Gone,
    Kind::Plan,
    Kind::Unprovable,
    Kind::Silent,
    Kind::Transfer,
];

/// `nr. 3 (CTM-02: ny plan)` for each decision that was asked for in the month before and is asked for no more, for its reason
/// is gone. Whoever remembers the number would look for it in vain. A budget transfer is told where it was answered, and of what
/// cannot be read this month nobody knows whether its reason is gone.
pub fn no_longer_asked(raised: &[Raised], now: &[Decision], register: &Register) -> Vec<String> {
    let period = register.period;
    let unread = register.rejected.iter().chain(&register.set_aside).map(|(_, id)| id.as_str());
    let unread: Vec<&str> = unread.collect();
    let is_unread = |one: &&Raised| {
        unread.iter().any(|id| *id == one.about || one.about.strip_prefix(id).is_some_and(|rest| rest.starts_with('-')))
    };
    let was_asked = |one: &&Raised| i32::try_from(one.times).is_ok_and(|times| one.first.plus(times) == period);
    let is_gone = |one: &&Raised| !now.iter().any(|decision| decision.number == one.number);
    let told = |one: &Raised| {
        let kind = KINDS.into_iter().find(|kind| kind.key() == one.kind && *kind != Kind::Transfer)?;
        Some(format!("nr. {} ({}: {})", one.number, one.about, kind.label()))
    };
    raised.iter().filter(was_asked).filter(is_gone).filter(|one| !is_unread(one)).filter_map(told).collect()
}

/// Something to decide.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What it is about.
    pub kind: Kind,
    /// The ID it is about: an initiative, a benefit, a centre, or the programme.
    pub about: String,
    /// What is asked.
    pub what: String,
    /// Why.
    pub why: String,
    /// Who can decide it.
    pub owner: String,
    /// What it is worth in the year, in kroner.
    pub amount: Option<Decimal>,
    /// The same in hours.
    pub hours: Option<Decimal>,
    /// Its number; final when the period is accepted.
    pub number: u32,
    /// The period it was first raised in.
    pub first: Month,
    /// The first deadline, or a later one that was given.
    pub deadline: Date,
    /// How many accepted periods it has been raised in, this one included.
    pub times: u32,
    /// What was answered.
    pub answer: Option<Answer>,
    /// Whether the deadline has passed by the period's own.
    pub overdue: bool,
    /// Of a budget transfer: how much of each benefit it moves.
    pub covers: BTreeMap<String, Decimal>,
}

impl Decision {
    /// Whether it is settled: answered with anything but later.
    pub fn is_settled(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.reply != Reply::Later)
    }

    /// As the archive remembers it.
    pub fn raised(&self) -> Raised {
        Raised {
            kind: self.kind.key().to_owned(),
            about: self.about.clone(),
            number: self.number,
            first: self.first,
            deadline: self.deadline,
            times: self.times,
            covers: self.covers.clone(),
        }
    }
}

/// What the decisions are made of.
pub struct Premises<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The register of the period.
    pub register: &'a Register,
    /// Every initiative with its gap.
    pub gaps: Vec<(&'a Owned<Initiative>, &'a Gap)>,
    /// What was raised before, as the accepted period remembers it.
    pub raised: &'a [Raised],
}

/// Everything that needs the directors or the programme manager: the target first, then the largest amount, then the most
/// hours. What a centre or økonomi can settle is not here.
pub fn decisions(premises: &Premises<'_>) -> Vec<Decision> {
    let mut all = premises.targets();
    let mut rest: Vec<Ask> = premises.gaps.iter().filter_map(|(owned, gap)| premises.about(owned, gap)).collect();
    rest.extend(premises.gone());
    rest.extend(premises.silent());
    rest.extend(premises.without_target());
    rest.extend(premises.transfer());
    rest.sort_by_key(|ask| (Reverse(ask.amount), Reverse(ask.hours), ask.about.clone()));
    all.extend(rest);
    let mut decided = premises.remembered(all);
    decided.extend(premises.answered_transfers());
    decided
}

impl<'a> Premises<'a> {
    /// What a centre lacks of its target, as an ask; nothing where the forecast's high end reaches it. What is too little for
    /// the directors is for the centre and its consultant.
    pub fn short_of_target(&self, centre: &'a Centre) -> Option<String> {
        self.short(Some(centre)).map(|(.., ask)| ask)
    }

    /// How much of each benefit is asked to be moved in the budget now.
    pub fn to_move(&self) -> BTreeMap<String, Decimal> {
        self.transfer().map(|ask| ask.covers).unwrap_or_default()
    }
}

impl Premises<'_> {
    /// Each with its number, the period it was first raised in, and the answer.
    fn remembered(&self, asks: Vec<Ask>) -> Vec<Decision> {
        let mut last = self.raised.iter().map(|raised| raised.number).max().unwrap_or(0);
        let deadline = |period: Month| self.programme.deadline(period);
        let decide = |ask: Ask| {
            let is_known = |one: &&Raised| one.kind == ask.kind.key() && one.about == ask.about;
            let is_settled = |number: u32| self.settled_transfers().any(|(settled, _)| settled.number == number);
            let known = self.raised.iter().filter(is_known).find(|one| !is_settled(one.number));
            if known.is_none() {
                last += 1;
            }
            let (number, first, due, times) = known.map_or_else(
                || (last, self.register.period, deadline(self.register.period.plus(1)), 1),
                |one| (one.number, one.first, one.deadline, one.times + 1),
            );
            let answer = self.answer_to(number, &ask.about).cloned();
            let due = answer.as_ref().and_then(|answer| answer.later).unwrap_or(due);
            let is_open = answer.as_ref().is_none_or(|answer| answer.reply == Reply::Later);
            Decision {
                kind: ask.kind,
                about: ask.about,
                what: ask.what,
                why: ask.why,
                owner: ask.owner,
                amount: ask.amount,
                hours: ask.hours,
                number,
                first,
                deadline: due,
                times,
                overdue: is_open && due < deadline(self.register.period),
                answer,
                covers: ask.covers,
            }
        };
        asks.into_iter().map(decide).collect()
    }

    /// The last answer to a decision.
    fn answer_to(&self, number: u32, about: &str) -> Option<&Answer> {
        self.programme.answers.iter().rev().find(|one| one.number == number && one.about.as_str() == about)
    }

    /// The budget transfers that were proposed and have their answer.
    fn settled_transfers(&self) -> impl Iterator<Item = (&Raised, &Answer)> {
        let proposed = self.raised.iter().filter(|one| one.kind == Kind::Transfer.key());
        proposed
            .filter_map(|one| Some((one, self.answer_to(one.number, &one.about)?)))
            .filter(|(_, answer)| answer.reply != Reply::Later)
    }

    /// The same as they are shown, until the centres have written the decision at every benefit.
    fn answered_transfers(&self) -> Vec<Decision> {
        let undecided = self.documented_transfers();
        let is_shown = |one: &Raised| one.covers.keys().any(|benefit| undecided.contains_key(benefit));
        let shown = self.settled_transfers().filter(|(one, _)| is_shown(one));
        let decision = |(one, answer): (&Raised, &Answer)| {
            let amount: Decimal = one.covers.values().sum();
            Decision {
                kind: Kind::Transfer,
                about: one.about.clone(),
                what: asks::transfer_of(amount),
                why: "Den er besluttet. Skriv beslutningen i kolonnen Beslutning ved hver gevinst, den gælder."
                    .to_owned(),
                owner: self.director(),
                amount: Some(amount),
                hours: None,
                number: one.number,
                first: one.first,
                deadline: one.deadline,
                times: one.times,
                overdue: false,
                answer: Some(answer.clone()),
                covers: one.covers.clone(),
            }
        };
        shown.map(decision).collect()
    }
}

impl Answer {
    /// As people read it: `Ja 14-04-2026, ØU pkt. 6`.
    pub fn told(&self) -> String {
        format!("{} {}, {}", self.reply.label(), show::date(self.date), self.reference)
    }
}
