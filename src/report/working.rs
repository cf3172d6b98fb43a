//! What works: the initiatives whose effect is documented, as another centre needs to know of them.
use super::{
    Report,
    sheets::{
        initiatives::{Ranked, slice},
        time_measurement::shown_difference,
    },
};
use crate::{
    danish::show,
    measures::{HEADROOM_DOCUMENTED, HOURS_DOCUMENTED, Measure},
    programme::Centre,
    register::{Benefit, Initiative, Owned, TimeBenefit},
    timing::{Tested, Verdict},
    units::{Decimal, Minutes},
};
use std::cmp::Reverse;

/// An initiative with documented effect.
pub(super) struct Working<'a> {
    pub owned: &'a Owned<Initiative>,
    /// Documented headroom, year to date.
    pub kroner: Decimal,
    /// Documented hours, year to date.
    pub hours: Decimal,
}

/// The initiatives with documented effect, the most money first. What small groups measured is documented of nobody alone,
/// and so it makes no initiative one of these.
pub(super) fn working<'a>(report: &Report<'a>) -> Vec<Working<'a>> {
    let frame = report.frame_without_target();
    let one = |ranked: &Ranked| {
        let owned = ranked.owned(report);
        let slice = slice(report, owned);
        let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        Working { owned, kroner: figure(&HEADROOM_DOCUMENTED), hours: figure(&HOURS_DOCUMENTED) }
    };
    let mut all: Vec<_> = report.ranked().iter().map(one).collect();
    all.retain(|working| working.kroner > Decimal::ZERO || working.hours > Decimal::ZERO);
    all.sort_by_key(|working| (Reverse(working.kroner), Reverse(working.hours), &working.owned.of.id));
    all
}

impl<'a> Working<'a> {
    /// Its centre.
    pub fn centre(&self, report: &Report<'a>) -> &'a Centre {
        report.programme.centre(&self.owned.centre).expect("a file that counts is of a centre of the programme")
    }

    /// The measured minutes of each of its tasks, a line each: `Flytteanmeldelse: 24,4 → 8,8 min. pr. anmeldelse`.
    pub fn minutes(&self, report: &Report<'a>) -> Vec<String> {
        let own = report.register.time_benefits.iter();
        let own = own.filter(|(owned, _)| owned.of.initiative == self.owned.of.id);
        own.filter_map(|(owned, tested)| minutes(report, owned, tested)).collect()
    }

    /// Whom to ask: by role, since the sheet goes to other centres.
    pub fn whom_to_ask(&self, report: &Report<'a>) -> String {
        format!("Den ansvarlige for tiltaget i {}", self.centre(report).name)
    }

    /// A glimpse of what it means to somebody.
    pub fn example(&self, report: &Report<'a>) -> Option<&'a str> {
        let mut own = report.register.quality_benefits.iter().filter(|owned| owned.of.initiative == self.owned.of.id);
        own.find_map(|owned| owned.of.example.as_deref())
    }
}

fn minutes(report: &Report<'_>, owned: &Owned<Benefit<TimeBenefit>>, tested: &Tested) -> Option<String> {
    let what = &owned.of.what;
    if matches!(tested.verdict, Verdict::Pooled | Verdict::TooFewToShow) {
        return Some(format!("{}: vises ikke særskilt", what.task_name));
    }
    let difference = shown_difference(report, tested).filter(|_| tested.verdict == Verdict::Documented)?;
    let [before, after] = [difference.before, difference.after].map(|minutes| show::minutes(Minutes(minutes.0)));
    Some(format!("{}: {before} → {after} min. pr. {}", what.task_name, what.unit))
}
