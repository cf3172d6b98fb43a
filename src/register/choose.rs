//! Choosing among the files: per centre the newest business case up to the period, and every time measurement.
use super::{Fate, Kind, Received};
use crate::{
    findings::{Effect, Finding, Rule, Sink, Spot},
    intake::{KeptFile, KeptWorkbook},
    programme::Programme,
    rules::file as file_rules,
    schema::{
        Id,
        business_case::{self, master as case_master},
        time_registration::{self, master as time_master},
    },
    units::{Date, Month},
};
use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

/// What became of every file (in their order), and what is to be said about it.
///
/// `found` are the findings of each file on its own.
pub fn choose(
    files: &[KeptFile],
    found: &[Vec<Finding>],
    programme: &Programme,
    period: Month,
) -> (Vec<Received>, Vec<Finding>) {
    let mut choice = Choice { received: Vec::new(), found: Vec::new() };
    for (index, (file, found)) in files.iter().zip(found).enumerate() {
        choice.received.push(receive(index, file, found));
    }
    choice.set_copies_aside();
    choice.set_later_aside(period);
    choice.business_cases(files, period);
    choice.measurements(files);
    choice.name_the_missing(programme, period);
    (choice.received, choice.found)
}

/// Some programs write a zone or parts of a second, others none.
fn to_the_second(modified: &str) -> &str {
    modified.get(..19).unwrap_or(modified)
}

/// A file on its own: left out by a fault, ignored, or a candidate.
fn receive(index: usize, file: &KeptFile, found: &[Finding]) -> Received {
    let workbook = file.workbook.as_ref();
    let centre = workbook.map(|workbook| Id(workbook.identity.centre.to_uppercase()));
    let out = found.iter().find(|finding| finding.effect() == Effect::FileOut);
    let kind = workbook.and_then(kind_of);
    let fate = match out {
        Some(finding) => Fate::Rejected(finding.rule.code),
        None if kind.is_some() => Fate::Used,
        None if let Some(workbooks) = taken_out(found) => Fate::Unpacked(workbooks),
        None => {
            Fate::Ignored(found.first().map_or(file_rules::f15_other_document::RULE.code, |finding| finding.rule.code))
        }
    };
    Received {
        index,
        file: file.file.clone(),
        sha256: file.sha256.clone(),
        bytes: file.bytes,
        centre: centre.filter(|code| !code.as_str().is_empty()),
        kind,
        fate,
    }
}

/// The workbooks that were taken out of a package, as its finding names them.
fn taken_out(found: &[Finding]) -> Option<Vec<Arc<str>>> {
    let package = found.iter().find(|finding| *finding.rule == file_rules::f32_package::RULE)?;
    Some(package.others.iter().map(|spot| spot.file.clone()).collect())
}

fn kind_of(submission: &KeptWorkbook) -> Option<Kind> {
    let template = submission.template?;
    if *template == business_case::TEMPLATE {
        return Month::parse(&submission.identity.period).map(Kind::BusinessCase);
    }
    if *template == time_registration::TEMPLATE {
        let form = submission.form(&time_master::TABLE)?;
        let (from, to) = (form.given(&time_master::FROM)?, form.given(&time_master::TO)?);
        return Some(Kind::TimeRegistration(form.given(&time_master::MEASUREMENT)?, from, to));
    }
    None
}

struct Choice {
    received: Vec<Received>,
    found: Vec<Finding>,
}

impl Choice {
    fn say(&mut self, rule: &'static Rule, spot: Spot) -> &mut Finding {
        let mut sink = Sink::new(rule);
        sink.point(spot);
        self.found.extend(sink.found());
        self.found.last_mut().expect("just said")
    }

    /// Of files with the same bytes, the first by name stands for all.
    fn set_copies_aside(&mut self) {
        let mut first: BTreeMap<String, Arc<str>> = BTreeMap::new();
        for index in 0..self.received.len() {
            let Received { sha256, file, fate, bytes, .. } = &self.received[index];
            if *fate != Fate::Used || *bytes == 0 {
                continue;
            }
            match first.get(sha256) {
                Some(original) => {
                    let (original, spot) = (original.clone(), Spot::file(file));
                    self.say(&file_rules::f04_same_file_twice::RULE, Spot { seen: original.to_string(), ..spot });
                    self.received[index].fate = Fate::SameAs(original);
                }
                None => drop(first.insert(sha256.clone(), file.clone())),
            }
        }
    }

    fn set_later_aside(&mut self, period: Month) {
        for index in 0..self.received.len() {
            let Received { file, fate, kind, .. } = &self.received[index];
            let later = match kind {
                Some(Kind::BusinessCase(month)) => *month > period,
                Some(Kind::TimeRegistration(_, _, last)) => *last > period.last_day(),
                None => false,
            };
            if later && *fate == Fate::Used {
                let spot = Spot::file(file);
                self.say(&file_rules::f09_later_period::RULE, spot);
                self.received[index].fate = Fate::Later;
            }
        }
    }

    fn business_cases(&mut self, files: &[KeptFile], period: Month) {
        for (centre, mut rivals) in self.candidates(|kind| matches!(kind, Kind::BusinessCase(_))) {
            rivals.sort_by(|one, other| self.by_age(*one, *other, files));
            let newest = self.settle(&rivals, files);
            let Some(Kind::BusinessCase(month)) = newest.and_then(|index| self.received[index].kind.clone()) else {
                continue;
            };
            if let Some(index) = newest.filter(|_| month < period) {
                self.received[index].fate = Fate::CarriedForward(month);
                let spot = Spot::file(&self.received[index].file);
                let spot = Spot { seen: crate::danish::show::month(month), label: "Periode".to_owned(), ..spot };
                let finding = self.say(&file_rules::f16_carried_forward::RULE, spot);
                finding.about = Some(centre);
            }
        }
    }

    /// Measurements of one kind whose days overlap are versions of each other: the newest counts, then the newest of
    /// those it leaves.
    fn measurements(&mut self, files: &[KeptFile]) {
        for (_, mut rivals) in self.candidates(|kind| matches!(kind, Kind::TimeRegistration(..))) {
            let kind = |index: usize| &self.received[index].kind;
            rivals.sort_by(|one, other| self.by_age(*one, *other, files).then(kind(*one).cmp(kind(*other))));
            while let Some(newest) = rivals.last().copied() {
                let (versions, rest): (Vec<_>, Vec<_>) = rivals.iter().partition(|index| self.overlap(newest, **index));
                self.settle(&versions, files);
                rivals = rest;
            }
        }
    }

    /// The files that still count, by centre.
    fn candidates(&self, is_kind: impl Fn(&Kind) -> bool) -> BTreeMap<Id, Vec<usize>> {
        let mut by_centre: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for received in self.received.iter().filter(|received| received.fate == Fate::Used) {
            if let (Some(centre), Some(kind)) = (&received.centre, &received.kind)
                && is_kind(kind)
            {
                by_centre.entry(centre.clone()).or_default().push(received.index);
            }
        }
        by_centre
    }

    fn overlap(&self, one: usize, other: usize) -> bool {
        match (&self.received[one].kind, &self.received[other].kind) {
            (Some(Kind::TimeRegistration(this, from, to)), Some(Kind::TimeRegistration(that, start, end))) => {
                this == that && from <= end && start <= to
            }
            _ => false,
        }
    }

    /// Oldest first. Period, then the day of approval, then when the workbook was last saved.
    fn by_age(&self, one: usize, other: usize, files: &[KeptFile]) -> Ordering {
        self.age(one, files).cmp(&self.age(other, files))
    }

    fn age<'a>(&self, index: usize, files: &'a [KeptFile]) -> (Option<Month>, Option<Date>, Option<&'a str>) {
        let submission = files[index].workbook.as_ref();
        let month = match self.received[index].kind {
            Some(Kind::BusinessCase(month)) => Some(month),
            _ => None,
        };
        let form = submission.and_then(|submission| submission.form(&case_master::TABLE));
        let approved = form.and_then(|form| form.given(&case_master::APPROVED_ON));
        (month, approved, submission.and_then(|submission| submission.modified.as_deref()).map(to_the_second))
    }

    /// Of versions from old to new the newest counts; where nothing tells the two newest apart, none does.
    fn settle(&mut self, versions: &[usize], files: &[KeptFile]) -> Option<usize> {
        let (newest, older) = versions.split_last()?;
        let tied: Vec<usize> =
            versions.iter().copied().filter(|index| self.by_age(*index, *newest, files).is_eq()).collect();
        if tied.len() > 1 {
            self.refuse_all(&tied);
            self.replace(older, &tied, *newest);
            return None;
        }
        self.replace(older, &[], *newest);
        Some(*newest)
    }

    fn refuse_all(&mut self, tied: &[usize]) {
        let names: Vec<String> = tied.iter().map(|index| self.received[*index].file.to_string()).collect();
        for index in tied {
            let file = self.received[*index].file.clone();
            let rivals: Vec<&str> = names.iter().map(String::as_str).filter(|name| **name != *file).collect();
            let spot = Spot { seen: crate::danish::words::list(&rivals), ..Spot::file(&file) };
            self.say(&file_rules::f05_two_versions::RULE, spot);
            self.received[*index].fate = Fate::Rejected(file_rules::f05_two_versions::RULE.code);
        }
    }

    fn replace(&mut self, older: &[usize], except: &[usize], newest: usize) {
        let by = self.received[newest].file.clone();
        for index in older.iter().filter(|index| !except.contains(index)) {
            self.received[*index].fate = Fate::Replaced(by.clone());
        }
    }

    /// Every active centre without a business case at all.
    fn name_the_missing(&mut self, programme: &Programme, period: Month) {
        for centre in programme.centres.iter().filter(|centre| centre.is_active(period)) {
            let delivered = self.received.iter().any(|received| {
                received.centre.as_ref() == Some(&centre.code)
                    && received.fate.counts()
                    && matches!(received.kind, Some(Kind::BusinessCase(_)))
            });
            if !delivered {
                let spot = Spot { label: centre.name.clone(), seen: String::new(), ..Spot::file(&"".into()) };
                let finding = self.say(&file_rules::f10_not_delivered::RULE, spot);
                finding.about = Some(centre.code.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        intake::{Arrived, Delivery},
        rules::testing,
    };

    /// A measurement before, of these days in January, saved in this order.
    fn measurement(name: &str, from: u8, to: u8, saved: u8) -> KeptFile {
        let mut submission = testing::submission(&format!(
            "Stamdata\n| Måling | Før |\n| Fra | 2026-01-{from:02} |\n| Til | 2026-01-{to:02} |"
        ));
        submission.file = name.into();
        submission.modified = Some(format!("2026-02-{saved:02}"));
        let arrived = Arrived::Read(Box::new(submission));
        Delivery { file: name.into(), sha256: name.to_owned(), bytes: 1, arrived }.into()
    }

    fn used(files: &[KeptFile]) -> Vec<Arc<str>> {
        let found = vec![Vec::new(); files.len()];
        let march = Month::new(2026, 3).unwrap();
        let (received, _) = choose(files, &found, &testing::programme(), march);
        received.into_iter().filter(|received| received.fate.counts()).map(|received| received.file).collect()
    }

    #[test]
    fn no_two_measurements_that_count_overlap() {
        let first = || measurement("første", 1, 10, 1);
        let middle = |saved| measurement("midt", 8, 20, saved);
        let last = || measurement("sidste", 18, 30, 2);
        assert_eq!(used(&[first(), middle(3), last()]), ["midt".into()]);
        assert_eq!(used(&[first(), middle(0), last()]), ["første".into(), "sidste".into()]);
        assert_eq!(used(&[last(), middle(3), first()]), ["midt".into()]);
    }
}
