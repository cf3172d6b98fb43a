//! Choosing among the files: per centre the newest business case up to the period, and every time measurement.
use super::{
    Fate, Kind, Received, unread,
    versions::{Version, lost},
};
use crate::{
    danish::words::alike,
    findings::{Effect, Finding, Rule, Sink, Spot},
    intake::{KeptFile, KeptWorkbook},
    programme::Programme,
    rules::file as file_rules,
    schema::{
        Id,
        business_case::{
            self, ideas,
            master::{self as case_master, Status},
        },
        time_registration::{self, master as time_master},
    },
    units::Month,
};
use std::{collections::BTreeMap, sync::Arc};

/// What became of every file (in their order), and what is to be said about it.
///
/// `found` are the findings of each file on its own.
pub fn choose(
    files: &[KeptFile],
    found: &[Vec<Finding>],
    programme: &Programme,
    period: Month,
) -> (Vec<Received>, Vec<Finding>) {
    let mut choice = Choice { received: Vec::new(), versions: Vec::new(), found: Vec::new() };
    for (index, (file, found)) in files.iter().zip(found).enumerate() {
        let received = receive(index, file, found, programme);
        choice.versions.push(file.workbook.as_ref().map(|workbook| Version::of(workbook, received.kind.as_ref())));
        choice.received.push(received);
    }
    choice.set_copies_aside();
    choice.set_later_aside(period);
    choice.business_cases(files, period);
    choice.measurements();
    choice.name_the_missing(programme, period);
    (choice.received, choice.found)
}

/// A file on its own: left out by a fault, ignored, or a candidate.
fn receive(index: usize, file: &KeptFile, found: &[Finding], programme: &Programme) -> Received {
    let workbook = file.workbook.as_ref();
    let out = found.iter().find(|finding| finding.effect() == Effect::FileOut);
    let centre = out.and_then(sender).or_else(|| {
        let called = workbook?.identity.centre.as_str();
        Some(programme.centre_called(called).map_or_else(|| Id(called.to_uppercase()), |centre| centre.code.clone()))
    });
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

/// The centre that has sent a file which also names another, or none, and that can mend it.
fn sender(finding: &Finding) -> Option<Id> {
    let rules = [
        &file_rules::f24_foreign_template::RULE,
        &file_rules::f25_contradicts_itself::RULE,
        &file_rules::f28_no_identity::RULE,
    ];
    finding.about.clone().filter(|_| rules.contains(&finding.rule))
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
    /// How old each file is, as far as that can be told.
    versions: Vec<Option<Version>>,
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
        for (centre, rivals) in self.candidates(|kind| matches!(kind, Kind::BusinessCase(_))) {
            let newest = self.settle(&rivals);
            self.compare_with_approved(newest, &rivals, files);
            self.look_for_ideas(newest, &rivals, files);
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
    fn measurements(&mut self) {
        for (_, mut rivals) in self.candidates(|kind| matches!(kind, Kind::TimeRegistration(..))) {
            while let Some(newest) = self.a_newest(&rivals) {
                let (versions, rest): (Vec<_>, Vec<_>) = rivals.iter().partition(|index| self.overlap(newest, **index));
                self.settle(&versions);
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

    fn is_newer(&self, one: usize, other: usize) -> bool {
        self.versions[one].zip(self.versions[other]).is_some_and(|(one, other)| one.is_newer_than(&other))
    }

    /// Those of the versions that no other is certainly newer than; all, where each is older than some other.
    fn newest(&self, versions: &[usize]) -> Vec<usize> {
        let is_beaten = |one: usize| versions.iter().any(|other| self.is_newer(*other, one));
        let newest: Vec<usize> = versions.iter().copied().filter(|one| !is_beaten(*one)).collect();
        if newest.is_empty() { versions.to_vec() } else { newest }
    }

    /// One of them; the last by what it is, so that the order of the files decides nothing.
    fn a_newest(&self, versions: &[usize]) -> Option<usize> {
        self.newest(versions).into_iter().max_by_key(|index| &self.received[*index].kind)
    }

    /// Of several versions the newest counts; where nothing tells which that is, none does.
    fn settle(&mut self, versions: &[usize]) -> Option<usize> {
        let tied = self.newest(versions);
        let newest = *tied.last()?;
        if tied.len() > 1 {
            self.refuse_all(&tied);
        }
        self.replace(versions, &tied, newest);
        (tied.len() == 1).then_some(newest)
    }

    /// What an approved version of the same month had and the newest has not.
    fn compare_with_approved(&mut self, newest: Option<usize>, versions: &[usize], files: &[KeptFile]) {
        let workbook = |index: usize| files[index].workbook.as_ref();
        let Some((newest, now)) = newest.and_then(|newest| Some((newest, workbook(newest)?))) else { return };
        for older in versions.iter().copied().filter(|older| *older != newest) {
            let Some(was) = workbook(older).filter(|_| self.received[older].kind == self.received[newest].kind) else {
                continue;
            };
            let form = was.form(&case_master::TABLE);
            let is_approved = form.and_then(|form| form.given(&case_master::STATUS)) == Some(Status::Approved);
            if let Some(lost) = lost(&was.contents, &now.contents).filter(|_| is_approved) {
                let spot = Spot { seen: format!("{}: {lost}", was.file), ..Spot::file(&now.file) };
                self.say(&file_rules::f31_replaces_approved::RULE, spot);
            }
        }
    }

    /// Ideas that stand only in a version of the same month that is replaced: whoever has an idea often sends it alone.
    fn look_for_ideas(&mut self, newest: Option<usize>, versions: &[usize], files: &[KeptFile]) {
        let ideas_of = |index: usize| -> Vec<String> {
            let Some(workbook) = &files[index].workbook else { return Vec::new() };
            workbook.rows(&ideas::TABLE).iter().filter_map(|row| row.given(&ideas::IDEA)).collect()
        };
        let Some(newest) = newest else { return };
        let known = ideas_of(newest);
        let of_month = |index: &usize| self.received[*index].kind == self.received[newest].kind;
        let older: Vec<usize> = versions.iter().copied().filter(|index| *index != newest).filter(of_month).collect();
        for older in older {
            for idea in ideas_of(older).iter().filter(|idea| !known.iter().any(|one| alike(one, idea))) {
                let seen = format!("{}: {idea}", self.received[older].file);
                let spot = Spot { seen, ..Spot::file(&self.received[newest].file) };
                self.say(&file_rules::f36_lost_idea::RULE, spot);
            }
        }
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

    fn replace(&mut self, versions: &[usize], except: &[usize], newest: usize) {
        let by = self.received[newest].file.clone();
        for index in versions.iter().filter(|index| !except.contains(index)) {
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
            // What lies there unread is told as that.
            if !delivered && unread(&self.received, programme, centre).is_none() {
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
        submission.modified = Some(format!("2026-02-{:02}", saved + 1));
        let arrived = Arrived::Read(Box::new(submission));
        Delivery { file: name.into(), sha256: name.to_owned(), bytes: 1, arrived }.into()
    }

    fn used(files: &[KeptFile]) -> Vec<Arc<str>> {
        let found = vec![Vec::new(); files.len()];
        let march = Month::new(2026, 3).unwrap();
        let (received, _) = choose(files, &found, &testing::programme(), march);
        received.into_iter().filter(|received| received.fate.counts()).map(|received| received.file).collect()
    }

    /// A business case of March, approved on this day and saved at this time; nothing for either that it does not say.
    fn case(name: &str, approved: &str, saved: &str) -> KeptFile {
        let mut submission = testing::submission(&format!(
            "Stamdata\n| Status | Godkendt |\n| Godkendt dato | {approved} |\nTiltag\n| Tiltag-ID |\n| CBD-01 |"
        ));
        submission.file = name.into();
        submission.modified = Some(saved.to_owned()).filter(|saved| !saved.is_empty());
        let arrived = Arrived::Read(Box::new(submission));
        Delivery { file: name.into(), sha256: name.to_owned(), bytes: 1, arrived }.into()
    }

    const MORNING: &str = "2026-04-09T08:00:00Z";
    const NOON: &str = "2026-04-09T12:00:00Z";
    const EVENING: &str = "2026-04-09T20:00:00Z";

    #[test]
    fn the_newest_is_the_last_approved_then_the_last_saved() {
        for (approved, saved, newest) in [
            (["2026-04-08", "2026-04-09"], [NOON, MORNING], Some("b")),
            (["2026-04-08", "2026-04-08"], [NOON, MORNING], Some("a")),
            // 13:00 in Denmark is 11:00 UTC: a later text, an earlier time.
            (["", ""], ["2026-04-09T13:00:00+02:00", NOON], Some("b")),
            (["", ""], [NOON, "2026-04-09T12:00:00.000Z"], None),
            (["", ""], [NOON, ""], None),
            (["", ""], ["", ""], None),
            // A correction approved a year too early, or late, is a slip: the day says nothing, the saving does.
            (["2026-04-08", "2025-04-09"], [MORNING, NOON], Some("b")),
            (["2026-04-08", "2030-04-09"], [NOON, MORNING], Some("a")),
            (["2026-04-08", "2026-03-24"], [MORNING, NOON], Some("b")),
        ] {
            let [a, b] = [0, 1].map(|index| case(["a", "b"][index], approved[index], saved[index]));
            let expected: Vec<Arc<str>> = newest.into_iter().map(Into::into).collect();
            assert_eq!(used(&[a, b]), expected, "{approved:?} {saved:?}");
        }
    }

    /// By the day b is newer than a; by the saving c is newer than b, and a than c.
    #[test]
    fn versions_that_each_are_older_than_another_all_wait() {
        let circle =
            || [case("a", "2026-04-08", EVENING), case("b", "2026-04-09", MORNING), case("c", "2025-04-09", NOON)];
        assert_eq!(used(&circle()), Vec::<Arc<str>>::new());
        let [a, b, c] = circle();
        assert_eq!(used(&[b, a]), ["b".into()]);
        assert_eq!(used(&[c]), ["c".into()]);
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
