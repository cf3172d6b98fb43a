//! Which measurements are meant to prove which benefit: those of the same task, in the same centre. For the rules that
//! hold a benefit of the business case against its measurements, which are in other files.
use crate::{
    findings::{Chosen, Sink, Spot},
    intake::{KeptWorkbook, RowOf},
    rules::promise,
    schema::{
        Id,
        business_case::{Evidence, initiatives, time_benefits},
        time_registration::{
            cases,
            master::{self, MeasurementPoint},
            tasks,
        },
    },
    timing::{Measured, Side, Terms, Tested, side},
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

/// A time benefit held against one measurement before and one after.
pub(super) struct Case<'a> {
    pub benefit: Id,
    pub benefit_row: RowOf<'a, time_benefits::Fields>,
    pub initiative: RowOf<'a, initiatives::Fields>,
    pub live_on: Option<Date>,
    pub before: Option<MeasuredTask<'a>>,
    pub after: Option<MeasuredTask<'a>>,
    pub tested: Tested,
    /// Every measurement after that is called so, in the order they ended.
    pub afters: Vec<MeasuredTask<'a>>,
}

/// A measurement with what it says.
#[derive(Clone)]
struct Known<'a> {
    centre: &'a Id,
    task: Id,
    kind: MeasurementPoint,
    rows: MeasuredTask<'a>,
    side: Side,
}

/// Every time benefit, with the measurements of its task that count: what its register comes to at the end of the period.
pub(super) fn tested<'a>(chosen: &[Chosen<'a>]) -> Vec<Case<'a>> {
    cases(chosen, |own| {
        let mut measured = Measured::default();
        for known in own {
            measured.add(known.kind, known.side.clone());
        }
        vec![measured]
    })
}

/// Every time benefit beside each measurement after, those of whether it lasts too: what is wrong with one is told though
/// another counts. A benefit without any stands once.
pub(super) fn each<'a>(chosen: &[Chosen<'a>]) -> Vec<Case<'a>> {
    cases(chosen, |own| {
        let of = |kind: MeasurementPoint| own.iter().filter(move |known| known.kind == kind);
        let mut base = Measured::default();
        of(MeasurementPoint::Before).for_each(|known| base.add(known.kind, known.side.clone()));
        let last = of(MeasurementPoint::After).max_by_key(|known| known.side.to);
        let with = |known: &&Known<'_>| {
            let mut measured = base.clone();
            measured.add(known.kind, known.side.clone());
            measured
        };
        let all: Vec<Measured> = last.into_iter().chain(of(MeasurementPoint::Sustained)).map(with).collect();
        if all.is_empty() { vec![base] } else { all }
    })
}

fn cases<'a>(chosen: &[Chosen<'a>], measured: impl Fn(&[&Known<'a>]) -> Vec<Measured>) -> Vec<Case<'a>> {
    let known: Vec<Known<'a>> = chosen.iter().flat_map(known).collect();
    let rows = chosen
        .iter()
        .flat_map(|chosen| chosen.workbook.rows(&time_benefits::TABLE).iter().map(move |row| (*chosen, row)));
    rows.filter_map(|(chosen, row)| {
        let task = row.given(&time_benefits::TASK)?;
        let mut own: Vec<_> =
            known.iter().filter(|known| known.centre == chosen.centre && known.task == task).collect();
        own.sort_by_key(|known| known.side.to);
        let sets = measured(&own);
        Some(sets.into_iter().filter_map(|set| case(&chosen, row, &own, set)).collect::<Vec<_>>())
    })
    .flatten()
    .collect()
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

/// A time benefit beside measurements of its task; nothing where it names no initiative.
fn case<'a>(
    chosen: &Chosen<'a>,
    row: RowOf<'a, time_benefits::Fields>,
    own: &[&Known<'a>],
    measured: Measured,
) -> Option<Case<'a>> {
    let initiative = promise::initiative_of(chosen.workbook, row, &time_benefits::INITIATIVE)?;
    let live_on = initiative.given(&initiatives::LIVE_ON);
    let afters: Vec<_> =
        own.iter().filter(|known| known.kind == MeasurementPoint::After).map(|known| known.rows).collect();
    let is_logged = row.given(&time_benefits::EVIDENCE) == Some(Evidence::Logged);
    let tested = measured.test(Terms { live_on, is_logged, afters: afters.len() });
    let rows_of = |side: &Option<Side>| {
        let side = side.as_ref()?;
        let is_it = |known: &&&Known<'_>| {
            (&known.side.origin, known.side.from, known.side.to) == (&side.origin, side.from, side.to)
        };
        own.iter().find(is_it).map(|known| known.rows)
    };
    Some(Case {
        benefit: row.given(&time_benefits::ID)?,
        benefit_row: row,
        initiative,
        live_on,
        before: rows_of(&tested.before),
        after: rows_of(&tested.after),
        tested,
        afters,
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
        let rows = self.after.or(self.before)?.workbook.rows(&cases::TABLE).iter();
        let own = rows.filter(|row| row.holds(&cases::TASK, &task));
        let counts: Vec<Decimal> = own.filter_map(|row| row.given(&cases::UNITS)).map(|count| count.0).collect();
        let months = Decimal::from(counts.len());
        (counts.len() >= LEAST_MONTHS).then(|| counts.iter().sum::<Decimal>() * Decimal::from(12) / months)
    }
}
