//! What is open in a period that somebody is about to accept.
use crate::{
    archive::{Difference, Input, Kept, Open, Record, in_force},
    findings::Severity,
    period::Consolidated,
    programme::Centre,
    register::{Fate, Kind, Received, is_in_archive},
    units::Month,
};

/// What is open, told from the run, its record and the packages before it.
pub(super) fn open(run: &Consolidated, record: &Record, kept: &[Kept]) -> Open {
    let period = run.basis.period;
    let active = || run.basis.opened.programme.centres.iter().filter(|centre| centre.is_active(period));
    let has_come =
        |centre: &Centre| run.register.cases.iter().any(|case| case.centre == centre.code && !case.carried_forward);
    let missing = active().filter(|centre| !has_come(centre)).map(|centre| centre.code.to_string());
    Open {
        centres: active().count(),
        missing: missing.collect(),
        errors: run.found.iter().filter(|finding| finding.rule.severity == Severity::Error).count(),
        unapproved: unapproved(run),
        changed: changed(run, record, kept),
        waiting: run.register.waiting().count(),
        skipped: skipped(kept, period).iter().map(Month::to_string).collect(),
        red: run.red().into_iter().map(str::to_owned).collect(),
    }
}

/// The files of the month that count and that no head of a centre has approved.
fn unapproved(run: &Consolidated) -> Vec<String> {
    let is_open = |file: &&Received| {
        let of_file =
            |centre| run.register.cases.iter().find(|case| Some(&case.centre) == centre && !case.carried_forward);
        let is_case = matches!(file.kind, Some(Kind::BusinessCase(_))) && file.fate == Fate::Used;
        is_case && of_file(file.centre.as_ref()).is_some_and(|case| !case.approved)
    };
    run.register.received.iter().filter(is_open).map(|file| file.file.to_string()).collect()
}

/// Sources that are other than they were: beside the same month, every file; beside the month before, the programme and the
/// measurements, since a business case is another every month.
fn changed(run: &Consolidated, record: &Record, kept: &[Kept]) -> Vec<String> {
    let all = in_force(kept);
    let of_month = all.iter().rev().find(|kept| kept.manifest.period() == Some(run.basis.period));
    let Some(before) =
        of_month.map(|kept| &kept.manifest.record).or(run.basis.past.as_ref().map(|past| &past.manifest.record))
    else {
        return Vec::new();
    };
    let programme = (record.programme_sha256 != before.programme_sha256).then(|| "program.xlsx".to_owned());
    programme.into_iter().chain(files(run, record, before, of_month.is_some())).collect()
}

/// The files that counted and differ, as they are told.
fn files(run: &Consolidated, record: &Record, before: &Record, is_same_month: bool) -> Vec<String> {
    let case = |input: &Input| {
        let of_file = run.register.received.iter().find(|file| *file.file == input.file);
        of_file.is_some_and(|file| matches!(file.kind, Some(Kind::BusinessCase(_))))
    };
    let files = record.differences(before, |input| Fate::counts_by_key(&input.fate) && !is_in_archive(&input.file));
    let told = files.into_iter().filter_map(|(difference, input)| match difference {
        Difference::Changed => (is_same_month || !case(input)).then(|| input.file.clone()),
        Difference::New => is_same_month.then(|| format!("{} (ny)", input.file)),
        Difference::Gone => is_same_month.then(|| format!("{} (væk)", input.file)),
    });
    told.collect()
}

/// The months between the last accepted one before the period and the period.
pub(super) fn skipped(kept: &[Kept], period: Month) -> Vec<Month> {
    let accepted = in_force(kept).into_iter().filter_map(|kept| kept.manifest.period());
    let last = accepted.filter(|month| *month < period).max();
    last.map_or_else(Vec::new, |last| last.plus(1).through(period.plus(-1)).collect())
}
