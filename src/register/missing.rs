//! What is owed and has not come, told once for each centre: reports, measurements, and the approval.
use super::{Case, Initiative, Kind, Owed, Owned, Register, State};
use crate::{
    danish::{show, words::list},
    findings::{Finding, Rule, Sink, Spot},
    intake::{KeptFile, KeptWorkbook},
    rules::{
        coverage::{
            d01_missing_report::RULE as D01, d02_missing_measurement::RULE as D02, d03_missing_approval::RULE as D03,
        },
        logic::l13_unproven_evidence::RULE as L13,
    },
    schema::{
        Choice, Id,
        business_case::{
            Evidence, follow_up,
            initiatives::Phase,
            master::{self, Status},
            time_benefits,
        },
    },
    timing::{Tested, Verdict},
    units::{Date, Month},
    xlsx::At,
};
use std::collections::BTreeMap;

/// The findings about what is missing in the business cases of the period. That a whole file is missing is told elsewhere.
pub fn missing(register: &Register, files: &[KeptFile], found: &[Finding]) -> Vec<Finding> {
    let mut all = Vec::new();
    for case in register.cases.iter().filter(|case| !case.carried_forward) {
        let Some(workbook) = workbook(register, files, case) else { continue };
        all.extend(reports(register, case, workbook));
        all.extend(measurements(register, case, workbook, found));
        all.extend(approval(case, workbook));
    }
    all
}

/// The file a case was read from.
pub(super) fn workbook<'a>(register: &Register, files: &'a [KeptFile], case: &Case) -> Option<&'a KeptWorkbook> {
    let is_it = |file: &&super::Received| {
        file.fate.counts()
            && file.centre.as_ref() == Some(&case.centre)
            && matches!(file.kind, Some(Kind::BusinessCase(_)))
    };
    files[register.received.iter().find(is_it)?.index].workbook.as_ref()
}

/// One finding for a centre.
fn finding(rule: &'static Rule, centre: &Id, mut spots: Vec<Spot>, expected: String) -> Option<Finding> {
    if spots.is_empty() {
        return None;
    }
    let mut sink = Sink::new(rule);
    let finding = sink.point_at(spots.remove(0), spots);
    finding.about = Some(centre.clone());
    finding.expecting(expected);
    sink.found().pop()
}

fn reports(register: &Register, case: &Case, workbook: &KeptWorkbook) -> Option<Finding> {
    let missing: Vec<&Owed> = register.missing_of(&case.centre).collect();
    let spots = (0..).zip(&missing).filter_map(|(index, owed)| empty_row(workbook, index, &owed.benefit));
    finding(&D01, &case.centre, spots.collect(), told(&missing))
}

/// Where one can be typed: a row below the last in Opfølgning.
fn empty_row(workbook: &KeptWorkbook, index: u32, benefit: &Id) -> Option<Spot> {
    let sheet = workbook.sheet(&follow_up::TABLE)?;
    let position = follow_up::TABLE.position(&follow_up::REALISED.spec)?;
    let column = sheet.columns.get(position).copied().flatten();
    let free = sheet.rows.last().map(|row| row.row + 1 + index);
    let at = free.zip(column).map(|(row, column)| At::new(row, column));
    let spot = Spot::table(&follow_up::TABLE, &sheet.place, at, follow_up::REALISED.spec.label);
    Some(Spot { row: free, spec: Some(&follow_up::REALISED.spec), about: Some(benefit.clone()), ..spot })
}

impl Register {
    /// The reports of a centre that are owed and that nobody has typed.
    pub fn missing_of<'a>(&'a self, centre: &'a Id) -> impl Iterator<Item = &'a Owed> {
        self.owed.iter().filter(move |owed| owed.centre == *centre && owed.state == State::Missing)
    }
}

/// `tal for februar og marts 2026 fra CBD-01-B1 og CBD-01-T1; tal for marts 2026 fra CBD-02-B1`.
pub fn told(missing: &[&Owed]) -> String {
    let mut of: BTreeMap<&Id, Vec<&Owed>> = BTreeMap::new();
    for owed in missing {
        of.entry(&owed.benefit).or_default().push(owed);
    }
    let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
    for (benefit, owed) in of {
        let months = months(&owed);
        match alike.iter_mut().find(|(known, _)| *known == months) {
            Some((_, benefits)) => benefits.push(benefit.as_str()),
            None => alike.push((months, vec![benefit.as_str()])),
        }
    }
    let parts: Vec<String> =
        alike.iter().map(|(months, benefits)| format!("tal for {months} fra {}", list(benefits))).collect();
    parts.join("; ")
}

/// `februar og marts 2026`, `1. kvartal 2026`, `hele 2026`.
fn months(owed: &[&Owed]) -> String {
    let words: Vec<(String, i16)> = owed.iter().map(|owed| interval(owed)).collect();
    // They are all of the period's year.
    let names: Vec<&str> = words.iter().map(|(name, _)| &**name).collect();
    words.last().map_or_else(String::new, |(_, year)| format!("{} {year}", list(&names)))
}

fn interval(owed: &Owed) -> (String, i16) {
    let last = owed.span.last;
    let name = match last.index() - owed.span.first.index() {
        0 => {
            let whole = show::month(last);
            whole.split(' ').next().unwrap_or(&whole).to_owned()
        }
        2 => format!("{}. kvartal", last.number() / 3),
        _ => "hele".to_owned(),
    };
    (name, last.year())
}

fn measurements(register: &Register, case: &Case, workbook: &KeptWorkbook, found: &[Finding]) -> Option<Finding> {
    let (mut spots, mut expected) = (Vec::new(), Vec::new());
    for (benefit, which) in register.unmeasured(&case.centre) {
        // Where the evidence claims a measurement, that is told at the claim.
        let is_said = found.iter().any(|one| one.rule == &L13 && one.about.as_ref() == Some(benefit));
        let mut rows = workbook.rows(&time_benefits::TABLE).iter();
        if let Some(row) = rows.find(|row| row.holds(&time_benefits::ID, benefit)).filter(|_| !is_said) {
            spots.push(Spot::of(row, &time_benefits::ID));
            expected.push(format!("{which} af {benefit}"));
        }
    }
    finding(&D02, &case.centre, spots, expected.join("; "))
}

impl Register {
    /// The time benefits of a centre that owe a measurement, and which. One whose evidence is a reasoned estimate owes none:
    /// its centre has said that it will not be measured, and it never counts as documented.
    pub fn unmeasured<'a>(&'a self, centre: &'a Id) -> impl Iterator<Item = (&'a Id, &'static str)> {
        let own = self.time_benefits.iter().filter(move |(owned, _)| owned.centre == *centre);
        own.filter(|(owned, _)| owned.of.evidence != Evidence::Estimated).filter_map(
            |(Owned { of: benefit, .. }, tested)| {
                let mut initiatives = self.initiatives.iter().map(|owned| &owned.of);
                let initiative = initiatives.find(|one| one.id == benefit.initiative)?;
                Some((&benefit.id, lacking(initiative, tested, self.period)?))
            },
        )
    }
}

/// The measurement that is owed of a benefit in operation and has not come. One after is owed at the end of the third full
/// month; without the day it began, nobody can say when that is, and another rule asks for the day.
fn lacking(initiative: &Initiative, tested: &Tested, period: Month) -> Option<&'static str> {
    let live = initiative.live_on.filter(|_| initiative.phase == Phase::Live)?;
    // What was before can no longer be measured, and a measurement after would have nothing to be held against; other
    // rules tell of it.
    if matches!(tested.verdict, Verdict::Unprovable | Verdict::TwoAfters) {
        return None;
    }
    let is_after_due = third_full_month(live).is_some_and(|due| due <= period);
    match (&tested.before, &tested.after) {
        (None, None) if is_after_due => Some("en førmåling og en eftermåling"),
        (None, _) => Some("en førmåling"),
        (Some(_), None) if is_after_due => Some("en eftermåling"),
        _ => None,
    }
}

/// From the first whole month in operation: of 15 November, February.
pub fn third_full_month(live: Date) -> Option<Month> {
    let first = i32::from(live.day() != 1);
    Month::of(live).map(|month| month.plus(first + 2))
}

fn approval(case: &Case, workbook: &KeptWorkbook) -> Option<Finding> {
    let form = workbook.form(&master::TABLE)?;
    // One that is meant to be approved and lacks something is told of at what it lacks; a status that is empty or on no
    // list is told of as that.
    form.given(&master::STATUS).filter(|_| case.status != Status::Approved)?;
    finding(&D03, &case.centre, vec![Spot::of(form, &master::STATUS)], Status::Approved.label().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{due::Span, schema::business_case::Interval};

    fn owed(benefit: &str, interval: Interval, month: &str) -> Owed {
        let span = Span::around(interval, Month::parse(month).unwrap());
        let id = |text: &str| Id(text.to_owned());
        Owed { centre: id("CBD"), initiative: id("CBD-01"), benefit: id(benefit), span, state: State::Missing }
    }

    #[test]
    fn benefits_that_lack_the_same_months_are_told_together() {
        let all = [
            owed("CBD-01-B1", Interval::Month, "2026-02"),
            owed("CBD-01-B1", Interval::Month, "2026-03"),
            owed("CBD-01-T1", Interval::Month, "2026-02"),
            owed("CBD-01-T1", Interval::Month, "2026-03"),
            owed("CBD-02-B1", Interval::Quarter, "2026-03"),
            owed("CBD-03-B1", Interval::Year, "2026-03"),
        ];
        assert_eq!(
            told(&all.iter().collect::<Vec<_>>()),
            "tal for februar og marts 2026 fra CBD-01-B1 og CBD-01-T1; tal for 1. kvartal 2026 fra CBD-02-B1; \
             tal for hele 2026 fra CBD-03-B1"
        );
    }

    #[test]
    fn a_measurement_after_is_owed_at_the_end_of_the_third_full_month() {
        let due = |day: &str| third_full_month(day.parse().unwrap()).unwrap().to_string();
        assert_eq!((due("2025-11-15"), due("2026-01-01")), ("2026-02".to_owned(), "2026-03".to_owned()));
    }
}
