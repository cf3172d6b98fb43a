//! Which measurements are meant to prove which benefit: those of the same task, in the same centre. For the rules that
//! hold a benefit of the business case against its measurements, which are in other files.
use crate::{
    findings::{Chosen, Sink, Spot},
    intake::{KeptWorkbook, RowOf},
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
    timing::{Side, Tested, side},
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
    pub workbook: &'a KeptWorkbook,
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
        .flat_map(|chosen| chosen.workbook.rows(&time_benefits::TABLE).iter().map(move |row| (*chosen, row)));
    rows.filter_map(|(chosen, row)| case(&chosen, row, &known)).collect()
}

fn known<'a>(chosen: &Chosen<'a>) -> Vec<Known<'a>> {
    let Chosen { centre, workbook } = *chosen;
    let Some(form) = workbook.form(&master::TABLE) else { return Vec::new() };
    let Some(kind) = form.given(&master::MEASUREMENT) else { return Vec::new() };
    let sums = workbook.registration_sums.as_ref().map_or(&[][..], |sums| &sums.all);
    let tasks = workbook.rows(&tasks::TABLE).iter();
    tasks
        .filter_map(|task| {
            let rows = MeasuredTask { workbook, form, task };
            Some(Known { centre, task: task.given(&tasks::ID)?, kind, rows, side: side(form, task, sums)? })
        })
        .collect()
}

/// A time benefit beside the measurements of its task; nothing where the benefit names no task or no initiative.
fn case<'a>(chosen: &Chosen<'a>, row: RowOf<'a, time_benefits::Fields>, known: &[Known<'a>]) -> Option<Case<'a>> {
    let task = row.given(&time_benefits::TASK)?;
    let initiative = promise::initiative_of(chosen.workbook, row, &time_benefits::INITIATIVE)?;
    let live_on = initiative.given(&initiatives::LIVE_ON);
    let own = || known.iter().filter(|known| known.centre == chosen.centre && known.task == task);
    let before = latest(own(), MeasurementPoint::Before);
    // A measurement of whether it lasts takes the place of the first one after.
    let after = latest(own(), MeasurementPoint::Sustained).or_else(|| latest(own(), MeasurementPoint::After));
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

/// The measurement of a kind that ended last.
fn latest<'k, 'a>(measured: impl Iterator<Item = &'k Known<'a>>, kind: MeasurementPoint) -> Option<&'k Known<'a>> {
    measured.filter(|known| known.kind == kind).max_by_key(|known| known.side.to)
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
        let rows = self.after.or(self.before)?.workbook.rows(&cases::TABLE).iter();
        let own = rows.filter(|row| row.holds(&cases::TASK, &task));
        let counts: Vec<Decimal> = own.filter_map(|row| row.given(&cases::UNITS)).map(|count| count.0).collect();
        let months = Decimal::from(counts.len());
        (counts.len() >= LEAST_MONTHS).then(|| counts.iter().sum::<Decimal>() * Decimal::from(12) / months)
    }
}
