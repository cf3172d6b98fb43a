//! What is asked, of whom and why: each ask follows the word of what it is about.
use super::{Kind, Premises};
use crate::{
    archive::Baseline,
    danish::{show, words::capital},
    facts::{Series, Slice},
    judgement::{Gap, Part, Word},
    measures::{
        Frame, HEADROOM_BASELINE_YEAR, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_PLAN_YEAR,
        HOURS_BASELINE_YEAR, HOURS_FORECAST_LOW, HOURS_PLAN_YEAR, HOURS_REPORTED, Measure, TARGET_HEADROOM,
        TARGET_TIME,
    },
    programme::{Centre, WHOLE_PROGRAMME},
    register::{Initiative, Owned, State},
    schema::{Id, business_case::assumptions::Standing},
    units::{Decimal, Hours, Kroner, Month, Unit},
};
use std::collections::BTreeMap;

/// A decision before it is known whether it is new.
pub(super) struct Ask {
    pub kind: Kind,
    pub about: String,
    pub what: String,
    pub why: String,
    pub owner: String,
    pub amount: Option<Decimal>,
    pub hours: Option<Decimal>,
    /// Of a budget transfer: how much of each benefit it moves.
    pub covers: BTreeMap<String, Decimal>,
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

    pub(super) fn director(&self) -> String {
        self.programme.director.clone().unwrap_or_else(|| self.programme.manager.clone())
    }

    fn head(&self, centre: &Id) -> String {
        self.programme.centre(centre).map_or_else(String::new, |centre| centre.head.clone())
    }

    /// High end below target: per programme and per centre, for money and for time.
    pub(super) fn targets(&self) -> Vec<Ask> {
        let centres = self.programme.centres.iter().map(Some);
        let asks = std::iter::once(None).chain(centres).filter_map(|centre| self.target(centre));
        asks.collect()
    }

    /// What the forecast's high end lacks of the target, in kroner and hours, and the ask in words.
    pub(super) fn short(&self, centre: Option<&'a Centre>) -> Option<(Option<Decimal>, Option<Decimal>, String)> {
        // Of a centre that has never delivered nobody can say what it lacks: it is asked when its figures come.
        if !self.register.has_delivered() || centre.is_some_and(|centre| !self.register.has_case(&centre.code)) {
            return None;
        }
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
        let ask = format!("find tiltag for {}, eller juster måltallet", lacking.join(" og "));
        (!lacking.is_empty()).then_some((money, hours, ask))
    }

    fn target(&self, centre: Option<&'a Centre>) -> Option<Ask> {
        let (money, hours, ask) = self.short(centre)?;
        if centre.is_some() && !self.is_large(money, hours) {
            return None;
        }
        let (name, about) =
            centre.map_or(("Programmet", WHOLE_PROGRAMME), |centre| (centre.name.as_str(), centre.code.as_str()));
        Some(Ask {
            kind: Kind::Target,
            about: about.to_owned(),
            what: format!("{name}: {ask}"),
            why: "Prognosens høje ende ligger under måltallet.".to_owned(),
            owner: self.director(),
            amount: money,
            hours,
            covers: BTreeMap::new(),
        })
    }

    /// Whether the year's amount passes what the directors see; hours are large by what they are worth.
    fn is_large(&self, kroner: Option<Decimal>, hours: Option<Decimal>) -> bool {
        let least = self.programme.directors_see.0;
        let rate = self.programme.pay.values().map(|pay| pay.0).max().unwrap_or_default() / self.programme.norm.0;
        kroner.is_some_and(|kroner| kroner > least) || hours.is_some_and(|hours| hours * rate > least)
    }

    /// The ask about an initiative, where it is one for the directors or the programme manager.
    pub(super) fn about(&self, owned: &'a Owned<Initiative>, gap: &Gap) -> Option<Ask> {
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
        let who = match kind {
            Kind::Unprovable => self.programme.manager.clone(),
            Kind::Plan => self.head(&owned.centre),
            _ => self.director(),
        };
        Some(Ask {
            kind,
            about: owned.of.id.to_string(),
            what: format!("{} {}: {ask}", owned.of.id, owned.of.title),
            why: self.because(owned, gap),
            owner: who,
            amount: money,
            hours,
            covers: BTreeMap::new(),
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
    pub(super) fn gone(&self) -> Vec<Ask> {
        let one = |held: &Baseline| {
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
                covers: BTreeMap::new(),
            }
        };
        let is_there =
            |held: &&Baseline| self.register.set_aside.contains(&(held.centre.clone(), held.benefit.clone()));
        self.register.vanished().filter(|held| !is_there(held)).map(one).collect()
    }

    /// Centres that owe three months of a benefit or more.
    pub(super) fn silent(&self) -> Vec<Ask> {
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
                covers: BTreeMap::new(),
            }
        };
        late.into_iter().map(ask).collect()
    }

    /// Centres without a target, where others have one.
    pub(super) fn without_target(&self) -> Vec<Ask> {
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
            covers: BTreeMap::new(),
        };
        active.map(ask).collect()
    }

    /// The budget transfers that nobody has decided, as far as their money is documented. What was answered before is no news:
    /// where 240.000 kr. were decided in April and 300.000 are documented in May, 60.000 are asked for.
    pub(super) fn transfer(&self) -> Option<Ask> {
        let settled: Vec<_> = self.settled_transfers().flat_map(|(one, _)| &one.covers).collect();
        let open = |(benefit, documented): (String, Decimal)| {
            let own = settled.iter().filter(|(about, _)| **about == benefit);
            let open = documented - own.map(|(_, amount)| **amount).sum::<Decimal>();
            // Where more was decided than is documented now, nothing is asked back.
            let is_new = !open.is_zero() && open.is_sign_negative() == documented.is_sign_negative();
            is_new.then_some((benefit, open))
        };
        let covers: BTreeMap<String, Decimal> = self.documented_transfers().into_iter().filter_map(open).collect();
        let amount: Decimal = covers.values().sum();
        (amount > Decimal::ZERO).then(|| Ask {
            kind: Kind::Transfer,
            about: WHOLE_PROGRAMME.to_owned(),
            what: transfer_of(amount),
            why: "Pengene er dokumenteret til dato, har en kontering, og ingen har besluttet at flytte dem endnu. Linjerne står på arket Budgetomplacering under Til beslutning nu.".to_owned(),
            owner: self.director(),
            amount: Some(amount),
            hours: None,
            covers,
        })
    }

    /// How much of each benefit could be moved this year: the lines of the file, a disbenefit below nothing.
    pub(super) fn documented_transfers(&self) -> BTreeMap<String, Decimal> {
        let lines = self.register.transfers(self.programme.budget_year);
        lines.into_iter().filter(|line| line.is_counter).map(|line| (line.benefit, line.years[0])).collect()
    }
}

/// What is asked of a transfer.
pub(super) fn transfer_of(amount: Decimal) -> String {
    format!("Godkend budgetomplacering af {}", show::amount(Kroner(amount)))
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
