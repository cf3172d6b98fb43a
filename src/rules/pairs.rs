//! Which measurements are meant to prove which benefit: the same task, in the same centre.
use crate::{
    findings::{Chosen, Sink, Spot},
    intake::{RowOf, Submission},
    rules::promise,
    schema::{
        Id,
        business_case::{initiatives, time_benefits},
        time_registration::{
            cases,
            master::{self, MeasurementPoint},
            tasks,
        },
    },
    timing::{Registrations, Side, Tested, side},
    units::{Date, Decimal},
};

/// Days that a measurement must last to be sure of.
const LEAST_DAYS: usize = 10;
/// Days after going live within which nobody expects a measurement yet.
const DAYS_TO_MEASURE: i32 = 60;
/// Months of counted cases from which a year can be told.
const LEAST_MONTHS: usize = 3;

/// A measurement of one task: its file, its form and its task.
#[derive(Clone, Copy)]
pub(super) struct MeasuredTask<'a> {
    pub submission: &'a Submission,
    pub form: RowOf<'a, master::Fields>,
    pub task: RowOf<'a, tasks::Fields>,
}

/// A time benefit held against its measurements.
pub(super) struct Case<'a> {
    pub benefit: Id,
    pub benefit_row: RowOf<'a, time_benefits::Fields>,
    pub initiative: RowOf<'a, initiatives::Fields>,
    pub live_on: Option<Date>,
    pub before: Option<MeasuredTask<'a>>,
    pub after: Option<MeasuredTask<'a>>,
    pub tested: Tested,
}

/// A measurement with what it says.
struct Known<'a> {
    centre: &'a Id,
    task: Id,
    kind: MeasurementPoint,
    rows: MeasuredTask<'a>,
    side: Side,
}

/// Every time benefit, with the latest measurements of its task.
pub(super) fn tested<'a>(chosen: &[Chosen<'a>]) -> Vec<Case<'a>> {
    let known: Vec<Known<'a>> = chosen.iter().flat_map(known).collect();
    let rows = chosen
        .iter()
        .flat_map(|chosen| chosen.submission.rows(&time_benefits::TABLE).iter().map(move |row| (*chosen, row)));
    rows.filter_map(|(chosen, row)| case(&chosen, row, &known)).collect()
}

fn known<'a>(chosen: &Chosen<'a>) -> Vec<Known<'a>> {
    let Chosen { centre, submission } = *chosen;
    let Some(form) = submission.form(&master::TABLE) else { return Vec::new() };
    let Some(kind) = form.given(&master::MEASUREMENT) else { return Vec::new() };
    let registrations = Registrations::of(submission);
    let one = |task: RowOf<'a, tasks::Fields>| {
        let rows = MeasuredTask { submission, form, task };
        Some(Known { centre, task: task.given(&tasks::ID)?, kind, rows, side: side(form, task, &registrations)? })
    };
    submission.rows(&tasks::TABLE).iter().filter_map(one).collect()
}

fn case<'a>(chosen: &Chosen<'a>, row: RowOf<'a, time_benefits::Fields>, known: &[Known<'a>]) -> Option<Case<'a>> {
    let task = row.given(&time_benefits::TASK)?;
    let initiative = promise::initiative_of(chosen.submission, row, &time_benefits::INITIATIVE)?;
    let live_on = initiative.given(&initiatives::LIVE_ON);
    let latest = |kind: MeasurementPoint| {
        let own =
            known.iter().filter(|known| known.centre == chosen.centre && known.task == task && known.kind == kind);
        own.max_by_key(|known| known.side.to)
    };
    let before = latest(MeasurementPoint::Before);
    let after = latest(MeasurementPoint::Sustained).or_else(|| latest(MeasurementPoint::After));
    let sides = [before, after].map(|known| known.map(|known| known.side.clone()));
    let [first, second] = sides;
    Some(Case {
        benefit: row.given(&time_benefits::ID)?,
        benefit_row: row,
        initiative,
        live_on,
        before: before.map(|known| known.rows),
        after: after.map(|known| known.rows),
        tested: Tested::of(first, second, live_on),
    })
}

impl Case<'_> {
    /// Points at the task in the measurement after, or in the one before where there is no other.
    pub fn point(&self, sink: &mut Sink) {
        if let Some(rows) = self.after.or(self.before) {
            sink.point(Spot::of(rows.task, &tasks::ID)).about = Some(self.benefit.clone());
        }
    }

    /// Whether both measurements are there and one of them lasted only a few days.
    pub fn is_brief(&self) -> bool {
        let sides = [&self.tested.before, &self.tested.after];
        sides.iter().all(|side| side.is_some())
            && sides.into_iter().flatten().any(|side| (1..LEAST_DAYS).contains(&side.days))
    }

    /// Whether the initiative has been live long enough for somebody to have measured it.
    pub fn is_measurable_by(&self, day: Date) -> bool {
        self.live_on.is_some_and(|live| live.until(day).map_or(0, |span| span.get_days()) >= DAYS_TO_MEASURE)
    }

    /// Units a year by the monthly counts of a system; nothing of fewer than three months.
    pub fn yearly_cases(&self) -> Option<Decimal> {
        let task = self.benefit_row.given(&time_benefits::TASK)?;
        let rows = self.after.or(self.before)?.submission.rows(&cases::TABLE).iter();
        let own = rows.filter(|row| row.holds(&cases::TASK, &task));
        let counts: Vec<Decimal> = own.filter_map(|row| row.given(&cases::UNITS)).map(|count| count.0).collect();
        let months = Decimal::from(counts.len());
        (counts.len() >= LEAST_MONTHS).then(|| counts.iter().sum::<Decimal>() * Decimal::from(12) / months)
    }
}
