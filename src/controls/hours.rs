//! The hours against the units and minutes they are made of, and the value of time against the hours.
use super::{Accounts, Books, Line, OERE, amounts::is_waiting, rounded};
use crate::{
    due::{self, Span},
    facts::{Fact, Series, Slice, Stream},
    formulas::phasing,
    intake::{KeptWorkbook, Row, RowOf},
    register::{Register, Reported},
    rules::shares,
    schema::{
        Id,
        business_case::{follow_up, time_benefits},
    },
    units::{Decimal, Month, Share, div},
};
use std::collections::BTreeMap;

/// Decimals of an hour: facts are cut at twelve, and a thousand of them still agree on nine.
pub(super) const HOURS: u32 = 9;

/// Reported hours from the rows of each file, and documented hours from the minutes that were measured.
pub(super) fn hours(accounts: &Accounts<'_>) -> Vec<Line> {
    let one = |(centre, submission): (&Id, &KeptWorkbook)| {
        let facts = Slice::all(accounts.facts()).of_centre(centre).facts.iter();
        let ours = facts.filter(|fact| fact.series == Series::Reported && fact.stream == Stream::FreedHours);
        let about = format!("{centre}, {}", Series::Reported.label().to_lowercase());
        rounded(about, reported(accounts, centre, submission), ours.map(|fact| fact.amount).sum(), HOURS)
    };
    let mut lines: Vec<Line> = accounts.cases().into_iter().map(one).collect();
    lines.push(documented(accounts.register));
    lines
}

/// Units times minutes saved times the share that went through the new workflow, row by row.
fn reported(accounts: &Accounts<'_>, centre: &Id, submission: &KeptWorkbook) -> Decimal {
    let verdicts = accounts.verdicts(submission);
    let promised = verdicts.accepted(submission, &time_benefits::TABLE);
    // A plan that stands in for a row with an error takes its part of the task still.
    let stand_ins = accounts.stand_ins(centre, submission);
    let taken = shares::of_rows(submission, &[&*promised, &*stand_ins.times].concat());
    let benefits = RowOf::by_id(promised, &time_benefits::ID);
    let terms = due::terms(submission);
    let rows = RowOf::by_id(verdicts.accepted(submission, &follow_up::TABLE), &follow_up::BENEFIT);
    let of_benefit = |benefit: &Id, rows: &[RowOf<'_, follow_up::Fields>]| {
        let counting = rows.iter().filter(|row| !is_waiting(accounts, **row));
        let told: Vec<(Month, Decimal, RowOf<'_, _>)> = counting
            .filter_map(|row| Some((row.given(&follow_up::MONTH)?, row.given(&follow_up::REALISED)?, *row)))
            .collect();
        let (terms, promise, taken) = (terms.get(benefit)?, *benefits.get(benefit)?.first()?, *taken.get(benefit)?);
        let saved = promise.given(&time_benefits::MINUTES_BEFORE)?.0 - promise.given(&time_benefits::MINUTES_AFTER)?.0;
        let full = promise.given(&time_benefits::FULL_EFFECT)?;
        let of_row = |&(month, units, row): &(Month, Decimal, RowOf<'_, follow_up::Fields>)| {
            let before = told.iter().map(|(other, ..)| *other).filter(|other| *other < month).max();
            let span = Span::covered(terms.interval, month, before, (terms.start, terms.last));
            let phase = phasing::phase_over(terms.start, full, terms.last, span.months());
            let now = row.given(&follow_up::ADOPTION_NOW);
            let adoption = now.map_or(promise.given(&time_benefits::ADOPTION)? * phase, |now| now);
            Some(worked(units, saved, [adoption, taken]))
        };
        let counting = told.iter().filter(|(month, ..)| *month <= accounts.register.period);
        Some(counting.filter_map(of_row).sum::<Decimal>())
    };
    rows.iter().filter_map(|(benefit, rows)| of_benefit(benefit, rows)).sum()
}

/// What was reported of documented benefits since they went into operation, at the measured minutes. Small groups are
/// pooled for the year to date, so the whole programme is one line.
fn documented(register: &Register) -> Line {
    let period = register.period;
    let mut measured = Decimal::ZERO;
    let waits = |report: &Reported| {
        register.waiting().any(|held| held.benefit == report.benefit && held.keeps_back(report.month))
    };
    for (owned, tested) in &register.time_benefits {
        let initiative = register.initiative(&owned.of.initiative);
        let live = initiative.and_then(|initiative| initiative.live_on);
        let Some(live) = live else { continue };
        let ends = initiative.and_then(|initiative| initiative.ends);
        let counting = register
            .reports_on(&owned.of.id)
            .filter(|report| report.month >= period.january() && report.month.last_day() >= live)
            .filter(|report| !waits(report));
        for report in counting {
            let Some(proof) = tested.proof(report.month) else { continue };
            let saved = proof.before.0 - proof.after.0;
            let earlier = register.reports_on(&owned.of.id).filter(|other| !waits(other)).map(|other| other.month);
            let before = earlier.filter(|month| *month < report.month).max();
            let span = Span::covered(owned.of.interval, report.month, before, (owned.of.start, ends));
            let phase = phasing::phase_over(owned.of.start, owned.of.full, ends, span.months());
            let adoption = match (proof.on_all_units, report.adoption_now) {
                (true, _) => Share::ONE,
                (false, Some(now)) => now,
                (false, None) => owned.of.what.adoption * phase,
            };
            measured += worked(report.amount, saved, [adoption, owned.of.what.attribution]);
        }
    }
    let facts = register.facts.iter().filter(|fact| fact.month >= period.january());
    let ours = facts.filter(|fact| fact.series == Series::Documented && fact.stream == Stream::FreedHours);
    let about = format!("Programmet, {}, år til dato", Series::Documented.label().to_lowercase());
    rounded(about, measured, ours.map(|fact| fact.amount).sum(), HOURS)
}

pub(super) fn worked(units: Decimal, minutes: Decimal, shares: [Share; 2]) -> Decimal {
    let scaled = shares.into_iter().fold(minutes, |minutes, share| minutes.saturating_mul(share.0));
    units.saturating_mul(scaled) / Decimal::from(60)
}

/// The register has only half the months that somebody typed: seen from there, the files have every row twice.
pub(super) fn type_every_month_twice(books: &mut Books) {
    let is_time = |row: &&Row| row.id(&follow_up::BENEFIT.spec).is_some_and(|id| id.as_str().contains("-T"));
    for workbook in books.deliveries.iter_mut().filter_map(|file| file.workbook.as_mut()) {
        for sheet in workbook.sheets.iter_mut().filter(|sheet| *sheet.table == follow_up::TABLE) {
            let again: Vec<Row> = sheet.rows.iter().filter(is_time).cloned().collect();
            sheet.rows.extend(again);
        }
    }
}

/// The value of time and the sum of its three uses, each against hours times pay over the norm.
pub(super) fn uses(accounts: &Accounts<'_>) -> Vec<Line> {
    let groups: BTreeMap<&Id, &Id> =
        accounts.register.time_benefits.iter().map(|(owned, _)| (&owned.of.id, &owned.of.what.staff_group)).collect();
    let worth = |fact: &Fact| {
        let pay = accounts.programme.yearly_pay(groups.get(&fact.benefit)?, fact.month.year())?;
        div(fact.amount.saturating_mul(pay.0), accounts.programme.norm.0)
    };
    let mut lines = Vec::new();
    for centre in &accounts.programme.centres {
        let own = Slice::all(accounts.facts()).of_centre(&centre.code).facts;
        for series in [Series::Plan, Series::Reported, Series::Documented] {
            let facts = |streams: &'static [Stream]| {
                own.iter().filter(move |fact| fact.series == series && streams.contains(&fact.stream))
            };
            let sum = |streams: &'static [Stream]| facts(streams).map(|fact| fact.amount).sum::<Decimal>();
            let hours: Decimal = facts(&[Stream::FreedHours]).filter_map(worth).sum();
            let (parts, whole) =
                (sum(&[Stream::Harvested, Stream::Reinvested, Stream::Idle]), sum(&[Stream::FreedValue]));
            if [parts, whole, hours].iter().all(Decimal::is_zero) {
                continue;
            }
            let about = format!("{}, {}", centre.code, series.label().to_lowercase());
            lines.push(rounded(format!("{about}: de tre dele"), parts, hours, OERE));
            lines.push(rounded(format!("{about}: værdien"), whole, hours, OERE));
        }
    }
    lines
}

/// What is left of the value is forgotten for a month.
pub(super) fn forget_what_is_left(books: &mut Books) {
    let idle = |fact: &Fact| fact.stream == Stream::Idle && fact.series == Series::Plan && !fact.amount.is_zero();
    let left = books.register.facts.iter().position(idle).expect("the samples have time that nobody has decided on");
    books.register.facts.remove(left);
}
