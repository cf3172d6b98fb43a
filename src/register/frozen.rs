//! **Godkendte målinger.** What `godkend` keeps of each measurement, and which of those kept before are another now.
use super::{Kind, Register};
use crate::{
    archive::{Measurement, Past},
    danish::show,
    facts::Origin,
    findings::{Finding, Sink, Spot},
    intake::KeptFile,
    rules::history::h06_changed_measurement::RULE as H06,
    schema::{Choice, Id, business_case::time_benefits, time_registration::master::MeasurementPoint},
    timing::{Side, Verdict},
    units::Minutes,
};
use rust_decimal::MathematicalOps;

/// What has become of a measurement that was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// There is none of its kind.
    Gone,
    /// Another stands in its place.
    Replaced,
    /// It is of the same days, and says something else.
    Changed,
}

/// **Ændret måling.** A measurement that was accepted, and what stands there now.
#[derive(Clone, Debug)]
pub struct Remeasured {
    /// As it was accepted.
    pub was: Measurement,
    /// What has become of it.
    pub fate: Fate,
    /// The one that counts now, and the cell of its task.
    pub is: Option<(Measurement, Origin)>,
}

/// What is kept of every measurement that counts.
pub(super) fn frozen(register: &Register, smallest_group: usize) -> Vec<Measurement> {
    let all = register.measured.all();
    all.map(|(centre, task, point, side)| kept(register, (centre, task, point), side, smallest_group)).collect()
}

fn kept(
    register: &Register,
    (centre, task, point): (&Id, &Id, MeasurementPoint),
    side: &Side,
    smallest_group: usize,
) -> Measurement {
    let is_shown = side.employees >= smallest_group;
    let minutes = side.sample.and_then(|sample| Some((sample.mean.0, sample.variance_of_mean?.sqrt()?)));
    let documents = register.time_benefits.iter().any(|(owned, tested)| {
        let is_own = owned.centre == *centre && owned.of.what.task == *task;
        is_own && matches!(tested.verdict, Verdict::Documented | Verdict::TooFewToShow)
    });
    Measurement {
        centre: centre.clone(),
        task: task.clone(),
        point,
        from: side.from,
        to: side.to,
        method: side.method,
        file: side.origin.place.file.to_string(),
        rows: side.sample.map_or(0, |sample| sample.rows),
        units: side.sample.map(|sample| sample.units.0).unwrap_or_default(),
        employees: Some(side.employees).filter(|_| is_shown),
        minutes: minutes.filter(|_| is_shown),
        checksum: side.checksum.clone(),
        documents,
    }
}

/// The accepted measurements that are another now. A later look at whether it lasts replaces nothing.
pub(super) fn remeasured(register: &Register, past: Option<&Past>) -> Vec<Remeasured> {
    let all = past.map_or(&[][..], |past| &past.measurements);
    all.iter().filter_map(|was| one(register, was)).collect()
}

fn one(register: &Register, was: &Measurement) -> Option<Remeasured> {
    let is_kind = |one: &&Measurement| one.centre == was.centre && one.task == was.task && one.point == was.point;
    let kind = || register.frozen.iter().filter(is_kind);
    let same = kind().find(|one| (one.from, one.to) == (was.from, was.to));
    let fate = match same.or_else(|| kind().next_back()) {
        None => Fate::Gone,
        Some(is) if same.is_none() => {
            let is_later_look = was.point == MeasurementPoint::Sustained && is.from > was.to;
            (!is_later_look).then_some(Fate::Replaced)?
        }
        Some(is) => (is.checksum != was.checksum || is.method != was.method).then_some(Fate::Changed)?,
    };
    let is = same.or_else(|| kind().next_back()).and_then(|is| {
        let mut sides = register.measured.all();
        let (.., side) = sides.find(|(centre, task, point, side)| {
            (*centre, *task, *point, side.from) == (&is.centre, &is.task, is.point, is.from)
        })?;
        Some((is.clone(), side.origin.clone()))
    });
    Some(Remeasured { was: was.clone(), fate, is })
}

impl Remeasured {
    /// Whether somebody is to be asked: a first measurement after that documented nothing may be made again.
    fn is_told(&self) -> bool {
        let is_again = self.is.as_ref().is_some_and(|(is, _)| is.from > self.was.to);
        self.was.documents || !is_again || self.was.point == MeasurementPoint::Before
    }

    /// What is accepted and what stands there now, in words.
    pub fn told(&self) -> [String; 2] {
        [words(&self.was), self.is.as_ref().map_or_else(String::new, |(is, _)| words(is))]
    }
}

/// `03-11-2025 til 28-11-2025, Stopur, 40 enheder, 18,0 minutter`; without the minutes where too few people made it.
fn words(of: &Measurement) -> String {
    let (from, to) = (show::date(of.from), show::date(of.to));
    let mut words = format!("{from} til {to}, {}, {} enheder", of.method.label(), show::number(of.units));
    if let Some((mean, _)) = of.minutes {
        words.extend([", ", &*show::minutes(Minutes(mean)), " minutter pr. enhed"]);
    }
    words
}

/// The findings about accepted measurements that are another now: at the task in the new file, or at the benefit that rests on
/// the one that is gone.
pub fn changed_measurements(register: &Register, files: &[KeptFile]) -> Vec<Finding> {
    let mut sink = Sink::new(&H06);
    for one in register.remeasured.iter().filter(|one| one.is_told()) {
        let Some(spot) = spot(register, files, one) else { continue };
        let [was, is] = one.told();
        let point = one.was.point.label().to_lowercase();
        let finding = sink.point(spot);
        finding.expecting(was);
        finding.remarking(match one.fate {
            Fate::Gone => format!("Målingen {point} af {} ligger der ikke længere.", one.was.task),
            Fate::Replaced => format!("Målingen {point} af {} er udskiftet. Nu: {is}.", one.was.task),
            Fate::Changed => format!("Målingen {point} af {} er ændret. Nu: {is}.", one.was.task),
        });
    }
    sink.found()
}

fn spot(register: &Register, files: &[KeptFile], one: &Remeasured) -> Option<Spot> {
    if let Some((_, origin)) = &one.is {
        let spot = Spot::place(&origin.place, Some(origin.at));
        let about = Some(one.was.task.clone());
        return Some(Spot { label: "Opgave-ID".to_owned(), seen: one.was.task.to_string(), about, ..spot });
    }
    let own =
        register.received.iter().filter(|file| file.fate.counts() && file.centre.as_ref() == Some(&one.was.centre));
    let mut cases = own.filter(|file| matches!(file.kind, Some(Kind::BusinessCase(_))));
    let workbook = files[cases.next()?.index].workbook.as_ref()?;
    let mut rows = workbook.rows(&time_benefits::TABLE).iter();
    let row = rows.find(|row| row.holds(&time_benefits::TASK, &one.was.task))?;
    Some(Spot::of(row, &time_benefits::TASK))
}
