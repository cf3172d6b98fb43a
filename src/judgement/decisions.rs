//! **Beslutninger.** What must be decided, by whom, and since when: each ask follows the word of what it is about.
//!
//! A decision is known by what it is about, a kind and an ID, so the same one is found again every month: it keeps its
//! number, the period it was first raised in and its first deadline, however often the month is run.
use super::{Gap, Part, Word};
use crate::{
    archive::Raised,
    danish::show,
    facts::{Series, Slice},
    measures::{
        Frame, HEADROOM_BASELINE_YEAR, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_PLAN_YEAR,
        HOURS_BASELINE_YEAR, HOURS_FORECAST_LOW, HOURS_PLAN_YEAR, HOURS_REPORTED, Measure, TARGET_HEADROOM,
        TARGET_TIME,
    },
    programme::{Answer, Centre, Programme, WHOLE_PROGRAMME},
    register::{Initiative, Owned, Register, State},
    schema::{Choice, Id, business_case::assumptions::Standing, program::answers::Reply},
    units::{Date, Decimal, Hours, Kroner, Month, Unit},
};
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
    premises.remembered(all)
}

/// A decision before it is known whether it is new.
struct Ask {
    kind: Kind,
    about: String,
    what: String,
    why: String,
    owner: String,
    amount: Option<Decimal>,
    hours: Option<Decimal>,
}

impl<'a> Premises<'a> {
    fn period(&self) -> Month {
        self.register.period
    }

    fn slice(&self) -> Slice<'a> {
        Slice::all(&self.register.facts).tallied(&self.register.tally)
    }

    fn frame(&self, centre: Option<&'a Id>, has_target: bool) -> Frame<'a> {
        Frame { programme: self.programme, period: self.period(), centre, has_target }
    }

    fn director(&self) -> String {
        self.programme.director.clone().unwrap_or_else(|| self.programme.manager.clone())
    }

    fn head(&self, centre: &Id) -> String {
        self.programme.centre(centre).map_or_else(String::new, |centre| centre.head.clone())
    }

    /// High end below target: per programme and per centre, for money and for time.
    fn targets(&self) -> Vec<Ask> {
        if !self.register.has_delivered() {
            return Vec::new();
        }
        let centres = self.programme.centres.iter().map(Some);
        let asks = std::iter::once(None).chain(centres).filter_map(|centre| self.target(centre));
        asks.collect()
    }

    fn target(&self, centre: Option<&'a Centre>) -> Option<Ask> {
        let code = centre.map(|centre| &centre.code);
        let slice = code.map_or_else(|| self.slice(), |code| self.slice().of_centre(code));
        let frame = self.frame(code, true);
        let lacks = |target: &Measure, high: &Measure| {
            let lacking = target.of(&slice, &frame)? - high.of(&slice, &frame)?;
            Some(lacking).filter(|lacking| lacking.round_dp(2) > Decimal::ZERO)
        };
        let money = lacks(&TARGET_HEADROOM, &HEADROOM_FORECAST);
        let hours = lacks(&TARGET_TIME, &crate::measures::HOURS_FORECAST);
        let lacking: Vec<String> = money
            .map(|kroner| show::amount(Kroner(kroner)))
            .into_iter()
            .chain(hours.map(|hours| format!("{} timer", show::hours(Hours(hours)))))
            .collect();
        if lacking.is_empty() || (centre.is_some() && !self.is_large(money, hours)) {
            return None;
        }
        let (name, about) =
            centre.map_or(("Programmet", WHOLE_PROGRAMME), |centre| (centre.name.as_str(), centre.code.as_str()));
        Some(Ask {
            kind: Kind::Target,
            about: about.to_owned(),
            what: format!("{name}: find tiltag for {}, eller juster måltallet", lacking.join(" og ")),
            why: "Prognosens høje ende ligger under måltallet.".to_owned(),
            owner: self.director(),
            amount: money,
            hours,
        })
    }

    /// Whether the year's amount passes what the directors see; hours are large by what they are worth.
    fn is_large(&self, kroner: Option<Decimal>, hours: Option<Decimal>) -> bool {
        let least = self.programme.directors_see.0;
        let rate = self.programme.pay.values().map(|pay| pay.0).max().unwrap_or_default() / self.programme.norm.0;
        kroner.is_some_and(|kroner| kroner > least) || hours.is_some_and(|hours| hours * rate > least)
    }

    /// The ask about an initiative, where it is one for the directors or the programme manager.
    fn about(&self, owned: &'a Owned<Initiative>, gap: &Gap) -> Option<Ask> {
        let slice = self.slice().of_initiative(&owned.centre, &owned.of.id);
        let frame = self.frame(None, false);
        let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        let is_money = gap.unit == Unit::Kroner;
        let (kind, ask, amount) = match gap.word {
            Word::BrokenAssumption => {
                let year = if is_money { figure(&HEADROOM_PLAN_YEAR) } else { figure(&HOURS_PLAN_YEAR) };
                (Kind::Assumption, "ny plan eller stop".to_owned(), year)
            }
            Word::Lacks(Part::Changed) => {
                let (old, new) = if is_money {
                    (figure(&HEADROOM_BASELINE_YEAR), figure(&HEADROOM_PLAN_YEAR))
                } else {
                    (figure(&HOURS_BASELINE_YEAR), figure(&HOURS_PLAN_YEAR))
                };
                let ask = format!("beslut ny baseline: {} → {} i år", said(old, gap.unit), said(new, gap.unit));
                (Kind::Baseline, ask, (old - new).abs())
            }
            Word::Behind(_) | Word::CostsMore => {
                let short = if is_money {
                    figure(&HEADROOM_PLAN_YEAR) - figure(&HEADROOM_FORECAST_LOW)
                } else {
                    figure(&HOURS_PLAN_YEAR) - figure(&HOURS_FORECAST_LOW)
                };
                (Kind::Plan, "ny plan".to_owned(), short)
            }
            Word::Lacks(Part::Unprovable) => {
                let (to_date, year) = (figure(&HOURS_REPORTED), figure(&HOURS_PLAN_YEAR));
                let ask = format!(
                    "acceptér {} timer til dato ({} om året) som udokumenterede, eller tag dem ud",
                    show::hours(Hours(to_date)),
                    show::hours(Hours(year))
                );
                (Kind::Unprovable, ask, year)
            }
            _ => return None,
        };
        let (money, hours) = if is_money { (Some(amount), None) } else { (None, Some(amount)) };
        // What cannot be proven any more is asked once, however small: nobody below can settle it.
        if kind != Kind::Unprovable && !self.is_large(money, hours) {
            return None;
        }
        let owner = match kind {
            Kind::Unprovable => self.programme.manager.clone(),
            Kind::Plan => self.head(&owned.centre),
            _ => self.director(),
        };
        Some(Ask {
            kind,
            about: owned.of.id.to_string(),
            what: format!("{} {}: {ask}", owned.of.id, owned.of.title),
            why: self.because(owned, gap),
            owner,
            amount: money,
            hours,
        })
    }

    fn because(&self, owned: &Owned<Initiative>, gap: &Gap) -> String {
        let word = gap.word.label();
        match gap.word {
            Word::BrokenAssumption => {
                let broken = self.register.assumptions.iter().find(|one| {
                    one.of.initiative == owned.of.id && one.of.critical && one.of.standing == Standing::Broken
                });
                let text = broken.map_or("", |one| one.of.text.as_str());
                format!("En kritisk forudsætning er brudt: {text}")
            }
            Word::Behind(_) | Word::CostsMore => {
                let reports = self.register.reports_under(&owned.of.id);
                let told = reports.filter(|report| report.comment.is_some()).max_by_key(|report| report.month);
                let comment = told.and_then(|report| Some((report.month, report.comment.clone()?)));
                let comment = comment.map_or_else(String::new, |(month, text)| {
                    format!(" Centret skrev i {}: {text}", show::month(month))
                });
                format!("{}{}.{comment}", capital(&word), lacking(gap))
            }
            _ => format!("{}{}.", capital(&word), lacking(gap)),
        }
    }

    /// Benefits that nobody reports any more.
    fn gone(&self) -> Vec<Ask> {
        let one = |held: &crate::archive::Baseline| {
            let slice = self.slice().of_centre(&held.centre);
            let promised =
                slice.facts.iter().filter(|fact| fact.benefit == held.benefit && fact.series == Series::Baseline);
            let is_time = promised.clone().any(|fact| fact.stream.unit() == Unit::Hours);
            let sum = Some(promised.map(|fact| fact.amount).sum::<Decimal>());
            Ask {
                kind: Kind::Gone,
                about: held.benefit.to_string(),
                what: format!("{}: ind igen eller ud", held.benefit),
                why: "Gevinsten står ikke længere i centrets fil, men den er aftalt.".to_owned(),
                owner: format!("{} og {}", self.head(&held.centre), self.director()),
                amount: sum.filter(|_| !is_time),
                hours: sum.filter(|_| is_time),
            }
        };
        self.register.vanished().map(one).collect()
    }

    /// Centres that owe three months of a benefit or more.
    fn silent(&self) -> Vec<Ask> {
        let mut months: BTreeMap<(&Id, &Id), usize> = BTreeMap::new();
        for owed in self.register.owed.iter().filter(|owed| owed.state == State::Missing) {
            *months.entry((&owed.centre, &owed.benefit)).or_default() += owed.span.months().count();
        }
        let mut late: BTreeMap<&Id, usize> = BTreeMap::new();
        for ((centre, _), count) in months.into_iter().filter(|(_, count)| *count >= LATE_MONTHS) {
            let most = late.entry(centre).or_default();
            *most = (*most).max(count);
        }
        let ask = |(centre, count): (&Id, usize)| {
            let name = self.programme.centre(centre).map_or_else(String::new, |centre| centre.name.clone());
            Ask {
                kind: Kind::Silent,
                about: centre.to_string(),
                what: format!("{name}: aftal, hvornår tallene kommer"),
                why: format!("Centret har ikke indberettet i {count} måneder."),
                owner: self.director(),
                amount: None,
                hours: None,
            }
        };
        late.into_iter().map(ask).collect()
    }

    /// Centres without a target, where others have one.
    fn without_target(&self) -> Vec<Ask> {
        let year = self.period().year();
        let has = |centre: &Centre| self.programme.target(Some(&centre.code), year) != (None, None);
        if !self.programme.centres.iter().any(has) {
            return Vec::new();
        }
        let active = self.programme.centres.iter().filter(|centre| centre.is_active(self.period()) && !has(centre));
        let ask = |centre: &Centre| Ask {
            kind: Kind::NoTarget,
            about: centre.code.to_string(),
            what: format!("{}: fastsæt måltal for {year}", centre.name),
            why: "Uden et måltal kan centrets prognose ikke bedømmes.".to_owned(),
            owner: self.programme.manager.clone(),
            amount: None,
            hours: None,
        };
        active.map(ask).collect()
    }

    /// The budget transfers that nobody has decided, as far as their money is documented.
    fn transfer(&self) -> Option<Ask> {
        let lines = self.register.transfers(self.programme.budget_year);
        let undecided = lines.iter().filter(|line| line.is_counter && line.decision.is_empty());
        let documented = |benefit: &str| -> Decimal {
            let own = self.register.facts.iter().filter(|fact| {
                fact.series == Series::Documented
                    && fact.benefit.as_str() == benefit
                    && crate::measures::HEADROOM.contains(&fact.stream)
                    && (self.period().january()..=self.period()).contains(&fact.month)
            });
            own.map(|fact| fact.amount).sum()
        };
        let capped = undecided.map(|line| line.years[0].min(documented(&line.benefit)).max(Decimal::ZERO));
        let amount: Decimal = capped.sum();
        (amount > Decimal::ZERO).then(|| Ask {
            kind: Kind::Transfer,
            about: WHOLE_PROGRAMME.to_owned(),
            what: format!("Godkend budgetomplacering af {}", show::amount(Kroner(amount))),
            why: "Pengene er dokumenteret til dato, har en kontering, og ingen har besluttet at flytte dem endnu. Linjerne står på arket Budgetomplacering.".to_owned(),
            owner: self.director(),
            amount: Some(amount),
            hours: None,
        })
    }

    /// Each with its number, the period it was first raised in, and the answer.
    fn remembered(&self, asks: Vec<Ask>) -> Vec<Decision> {
        let mut last = self.raised.iter().map(|raised| raised.number).max().unwrap_or(0);
        let deadline = |period: Month| self.programme.deadline(period);
        let decide = |ask: Ask| {
            let known = self.raised.iter().find(|one| one.kind == ask.kind.key() && one.about == ask.about);
            if known.is_none() {
                last += 1;
            }
            let (number, first, due, times) = known.map_or_else(
                || (last, self.period(), deadline(self.period().plus(1)), 1),
                |one| (one.number, one.first, one.deadline, one.times + 1),
            );
            let mut answers = self.programme.answers.iter().rev();
            let answer = answers.find(|one| one.number == number && one.about.as_str() == ask.about).cloned();
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
                overdue: is_open && due < deadline(self.period()),
                answer,
            }
        };
        asks.into_iter().map(decide).collect()
    }
}

/// So many months without a report are the directors' business.
const LATE_MONTHS: usize = 3;

/// `: 35.000 kr. til dato`, of the largest part of a gap.
fn lacking(gap: &Gap) -> String {
    gap.largest()
        .filter(|(_, amount)| !amount.is_zero())
        .map_or_else(String::new, |(_, amount)| format!(": {} til dato", said(amount, gap.unit)))
}

fn said(amount: Decimal, unit: Unit) -> String {
    match unit {
        Unit::Kroner => show::amount(Kroner(amount)),
        _ => format!("{} timer", show::hours(Hours(amount))),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Answer {
    /// As people read it: `Ja 14-04-2026, ØU pkt. 6`.
    pub fn told(&self) -> String {
        format!("{} {}, {}", self.reply.label(), show::date(self.date), self.reference)
    }
}
