//! What works: the initiatives whose effect is documented, as another centre needs to know of them.
use super::{
    Report,
    sheets::{initiatives::slice, time_measurement::shown_difference},
};
use crate::{
    danish::{show, words::list},
    measures::{HEADROOM_DOCUMENTED, HOURS_DOCUMENTED, Measure},
    programme::Centre,
    register::{Benefit, IdeaState, Initiative, Owned, TimeBenefit},
    schema::Id,
    timing::{Tested, Verdict},
    units::{Decimal, Hours, Kroner, Minutes},
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
    let mut all: Vec<_> = report.ranked().iter().map(|ranked| Working::of(report, ranked.owned(report))).collect();
    all.retain(|working| working.kroner > Decimal::ZERO || working.hours > Decimal::ZERO);
    all.sort_by_key(|working| (Reverse(working.kroner), Reverse(working.hours), &working.owned.of.id));
    all
}

impl<'a> Working<'a> {
    fn of(report: &Report<'a>, owned: &'a Owned<Initiative>) -> Self {
        let (slice, frame) = (slice(report, owned), report.frame_without_target());
        let figure = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        Self { owned, kroner: figure(&HEADROOM_DOCUMENTED), hours: figure(&HOURS_DOCUMENTED) }
    }

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

    /// The centres that could use the same, by name; a code that nobody has is told as it stands.
    pub fn usable_by(&self, report: &Report<'a>) -> String {
        let name = |code: &'a Id| report.programme.centre(code).map_or(code.as_str(), |centre| &centre.name);
        list(&self.owned.of.usable_by.iter().map(name).collect::<Vec<_>>())
    }

    /// Who has taken it over and what it has given there, a line each; then the ideas that are like it.
    pub fn taken_over(&self, report: &Report<'a>) -> Vec<String> {
        let own = &self.owned.of.id;
        let centre = |code: &Id| report.programme.centre(code).map_or("", |centre| &centre.name);
        let others = report.register.initiatives.iter().filter(|owned| owned.of.builds_on.as_ref() == Some(own));
        let others = others.filter(|owned| owned.of.id != *own).map(|owned| {
            let given = given(&Working::of(report, owned));
            format!("{} i {}: {given}", owned.of.id, centre(&owned.centre))
        });
        let ideas = report.register.ideas.iter().filter(|owned| owned.of.alike.as_ref() == Some(own));
        let ideas = ideas.filter(|owned| owned.of.state == IdeaState::Named);
        others.chain(ideas.map(|owned| format!("Idé {} i {}", owned.of.id, centre(&owned.centre)))).collect()
    }

    /// A glimpse of what it means to somebody.
    pub fn example(&self, report: &Report<'a>) -> Option<&'a str> {
        let mut own = report.register.quality_benefits.iter().filter(|owned| owned.of.initiative == self.owned.of.id);
        own.find_map(|owned| owned.of.example.as_deref())
    }
}

/// `120 timer og 5.000 kr. dokumenteret til dato`.
fn given(working: &Working<'_>) -> String {
    let hours = format!("{} timer", show::hours(Hours(working.hours)));
    let both = [(working.hours, hours), (working.kroner, show::amount(Kroner(working.kroner)))];
    let parts: Vec<String> =
        both.into_iter().filter(|(amount, _)| *amount > Decimal::ZERO).map(|(_, part)| part).collect();
    if parts.is_empty() {
        return "ikke dokumenteret endnu".to_owned();
    }
    format!("{} dokumenteret til dato", parts.join(" og "))
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
