//! Where the forecast of the year is going: what it was in each accepted month, and what it is now.
use super::Report;
use crate::{
    archive::Stood,
    danish::show,
    measures::{HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, Measure},
    schema::Id,
    units::{Decimal, Kroner, Month},
};

/// How many months a cell has room for, the period's own among them.
const MOST_SHOWN: usize = 4;

impl<'a> Report<'a> {
    /// How the forecast stands, and how it stood in the months accepted before: what the archive keeps.
    pub fn course_now(&self) -> Vec<Stood> {
        let before = self.course.iter().filter(|one| one.month < self.period()).cloned();
        let centres = self.programme.centres.iter().map(|centre| self.standing(Some(&centre.code)));
        before.chain(centres).chain([self.standing(None)]).collect()
    }

    fn standing(&self, centre: Option<&'a Id>) -> Stood {
        let (slice, frame) = self.within(centre);
        let kroner = |measure: &Measure| measure.of(&slice, &frame).unwrap_or(Decimal::ZERO);
        Stood {
            month: self.period(),
            centre: centre.cloned(),
            low: kroner(&HEADROOM_FORECAST_LOW),
            high: kroner(&HEADROOM_FORECAST),
            booked: kroner(&HEADROOM_BOOKED),
        }
    }

    /// The year's forecast in the months accepted in this year, and now: `jan 204 · feb 214 · mar 219`, in 1.000 kroner.
    /// Where no earlier month is known, as in the first one or after a package that did not keep it, there is only now.
    /// A month that was never accepted is not among them.
    pub(super) fn trend(&self, centre: Option<&'a Id>) -> String {
        let is_shown = |one: &&Stood| {
            one.centre.as_ref() == centre && one.month < self.period() && one.month.year() == self.period().year()
        };
        let mut points: Vec<(Month, Decimal)> =
            self.course.iter().filter(is_shown).map(|one| (one.month, one.high)).collect();
        let (slice, frame) = self.within(centre);
        points.push((self.period(), HEADROOM_FORECAST.of(&slice, &frame).unwrap_or(Decimal::ZERO)));
        let skipped = points.len().saturating_sub(MOST_SHOWN);
        let words = points[skipped..].iter().map(|(month, kroner)| point(*month, *kroner));
        words.collect::<Vec<_>>().join(" · ")
    }
}

fn point(month: Month, kroner: Decimal) -> String {
    let name = show::month_brief(month);
    // A month and its figure stay on one line.
    format!("{name}\u{a0}{}", show::kroner(Kroner(kroner / Decimal::from(1_000))))
}
