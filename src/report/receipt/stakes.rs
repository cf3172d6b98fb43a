//! What a finding keeps out of the figures, in kroner or hours: what there is to win by mending it.
use crate::{
    danish::{show, words::list},
    facts::{Fact, Series, Slice},
    findings::{Effect, Group},
    intake::KeptWorkbook,
    measures::{HEADROOM_DOCUMENTED_ONLY, HEADROOM_MISSING, HOURS_MISSING, HOURS_REPORTED, HOURS_UNPROVEN, Measure},
    programme::Centre,
    register::{Owed, State, amount},
    report::Report,
    rules::{
        coverage::{d01_missing_report::RULE as D01, d02_missing_measurement::RULE as D02},
        promise,
    },
    schema::{
        Id,
        business_case::{Duration, budget_benefits, follow_up, time_benefits},
    },
    units::{Decimal, Hours, Kroner, Month, Unit},
};
use std::collections::BTreeSet;

/// What a finding keeps out, in a few words; nothing where everything counts, or where nobody can say.
pub(super) fn of_group(report: &Report<'_>, centre: &Centre, group: &Group) -> String {
    let own = Own { report, centre: &centre.code };
    let told = match group.effect {
        Effect::Held => return own.held(group),
        Effect::RowOut => own.rows(group),
        Effect::FileOut => own.figures(&[(&HEADROOM_MISSING, "i planen"), (&HOURS_MISSING, "i planen")]),
        Effect::NotDocumented if group.rule == &D01 => own.missing(),
        Effect::NotDocumented if group.rule == &D02 => own.unmeasured(),
        Effect::NotDocumented => own.unproven(group),
        Effect::NotApproved => own.figures(&[(&HEADROOM_DOCUMENTED_ONLY, "venter på godkendelse")]),
        Effect::Counted if group.first.spec.is_some_and(|spec| *spec == follow_up::VOUCHER.spec) => {
            own.without_voucher(group)
        }
        Effect::Counted => Vec::new(),
    };
    list(&told)
}

/// A centre, and the report it is told in.
struct Own<'r, 'a> {
    report: &'r Report<'a>,
    centre: &'r Id,
}

impl<'a> Own<'_, 'a> {
    fn slice(&self) -> Slice<'a> {
        self.report.slice().of_centre(self.centre)
    }

    fn workbook(&self, group: &Group) -> Option<&'a KeptWorkbook> {
        let mut workbooks = self.report.files.iter().filter_map(|file| file.workbook.as_ref());
        workbooks.find(|workbook| workbook.file == group.first.file)
    }

    /// Figures of the whole centre, each with the words behind it.
    fn figures(&self, measures: &[(&'static Measure, &str)]) -> Vec<String> {
        let (slice, frame) = (self.slice(), self.report.frame_without_target());
        let one = |(measure, words): &(&'static Measure, &str)| {
            let amount = measure.of(&slice, &frame)?;
            said(amount, measure.unit, words)
        };
        measures.iter().filter_map(one).collect()
    }

    /// A figure of some benefits.
    fn of_benefits(&self, measure: &Measure, benefits: &BTreeSet<Id>, words: &str) -> Vec<String> {
        let frame = self.report.frame_without_target();
        let of = |id: &Id| {
            let owner = id.as_str().rsplit_once('-').map_or(id.as_str(), |(owner, _)| owner);
            measure.of(&self.slice().of_benefit(self.centre, &Id(owner.to_owned()), id), &frame)
        };
        said(benefits.iter().filter_map(of).sum(), measure.unit, words).into_iter().collect()
    }

    /// The plan of reports that have not come.
    fn missing(&self) -> Vec<String> {
        self.planned(|owed| owed.state == State::Missing)
    }

    /// The plan of what is owed, in kroner and in hours.
    fn planned(&self, is_meant: impl Fn(&Owed) -> bool) -> Vec<String> {
        let owed = self.report.register.owed.iter().filter(|owed| owed.centre == *self.centre && is_meant(owed));
        let meant: BTreeSet<(&Id, Month)> = owed.map(|owed| (&owed.benefit, owed.span.last)).collect();
        let slice = self.slice();
        let is_of_it = |fact: &&Fact| fact.series == Series::Missing && meant.contains(&(&fact.benefit, fact.month));
        let sum = |unit: Unit| -> Decimal {
            let own = slice.facts.iter().filter(is_of_it).filter(|fact| fact.stream.unit() == unit);
            // The value of time is told as time.
            own.filter(|fact| unit == Unit::Hours || crate::measures::HEADROOM.contains(&fact.stream))
                .map(|fact| fact.amount)
                .sum()
        };
        [Unit::Kroner, Unit::Hours].into_iter().filter_map(|unit| said(sum(unit), unit, "i planen")).collect()
    }

    /// The hours that nothing measures.
    fn unmeasured(&self) -> Vec<String> {
        let benefits = self.report.register.unmeasured(self.centre).map(|(benefit, _)| benefit.clone()).collect();
        self.of_benefits(&HOURS_REPORTED, &benefits, "uden måling")
    }

    /// The hours that a measurement would have proven, by its benefit or by its task.
    fn unproven(&self, group: &Group) -> Vec<String> {
        let Some(about) = &group.first.about else { return Vec::new() };
        let own = self.report.register.time_benefits.iter().map(|(owned, _)| owned);
        let own = own.filter(|owned| owned.centre == *self.centre);
        let meant = own.filter(|owned| owned.of.id == *about || owned.of.what.task == *about);
        self.of_benefits(&HOURS_UNPROVEN, &meant.map(|owned| owned.of.id.clone()).collect(), "uden bevis")
    }

    /// What is documented, and not booked for want of a voucher.
    fn without_voucher(&self, group: &Group) -> Vec<String> {
        let Some(workbook) = self.workbook(group) else { return Vec::new() };
        let rows = workbook.rows(&follow_up::TABLE);
        let meant = rows.iter().filter(|row| group.rows.contains(&row.row));
        let benefits = meant.filter_map(|row| row.given(&follow_up::BENEFIT)).collect();
        self.of_benefits(&HEADROOM_DOCUMENTED_ONLY, &benefits, "ikke bogført")
    }

    /// The figures that wait for a confirmation, as they were typed.
    fn held(&self, group: &Group) -> String {
        let own = self.report.register.waiting().filter(|held| held.centre == *self.centre);
        let is_it = |held: &&crate::register::Held| {
            held.origin.place.file == group.first.file
                && held.origin.place.sheet == group.first.sheet
                && (group.rows.is_empty() || group.rows.contains(&held.origin.at.row))
        };
        let amounts: Vec<String> = own.filter(is_it).map(|held| amount(held.typed, held.unit)).collect();
        list(&amounts)
    }

    /// What the rows that do not count promise, or report.
    fn rows(&self, group: &Group) -> Vec<String> {
        let Some(workbook) = self.workbook(group) else { return Vec::new() };
        let is_in_it = |row: u32| group.rows.contains(&row);
        let follow_up = workbook.rows(&follow_up::TABLE);
        match group.first.table {
            Some(table) if *table == follow_up::TABLE.table => {
                let rows = follow_up.iter().filter(|row| is_in_it(row.row));
                let meant: BTreeSet<(Id, i8)> = rows
                    .filter_map(|row| Some((row.given(&follow_up::BENEFIT)?, row.given(&follow_up::MONTH)?.number())))
                    .collect();
                // `2025-02` typed for `2026-02` is out for its year, and is February's report nevertheless.
                let is_of = |owed: &Owed, month: i8| owed.span.months().any(|one| one.number() == month);
                self.planned(|owed| {
                    owed.state == State::LeftOut
                        && meant.iter().any(|(benefit, month)| owed.benefit == *benefit && is_of(owed, *month))
                })
            }
            Some(table) if *table == budget_benefits::TABLE.table => money(workbook, is_in_it),
            Some(table) if *table == time_benefits::TABLE.table => {
                let rows = workbook.rows(&time_benefits::TABLE);
                let own = rows.iter().filter(|row| is_in_it(row.row));
                let hours = own.filter_map(promise::yearly_hours).map(|hours| hours.0).sum();
                said(hours, Unit::Hours, "om året").into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What rows of Budgetgevinster promise a year, and once.
fn money(workbook: &KeptWorkbook, is_in_it: impl Fn(u32) -> bool) -> Vec<String> {
    let factor = promise::amount_factor(workbook);
    let (mut yearly, mut once) = (Decimal::ZERO, Decimal::ZERO);
    for row in workbook.rows(&budget_benefits::TABLE).iter().filter(|row| is_in_it(row.row)) {
        let Some(amount) = row.given(&budget_benefits::YEARLY_EFFECT) else { continue };
        match row.given(&budget_benefits::DURATION) {
            Some(Duration::Once) => once += amount.0 * factor,
            Some(Duration::Recurring) | None => yearly += amount.0 * factor,
        }
    }
    [(yearly, "om året"), (once, "én gang")]
        .into_iter()
        .filter_map(|(sum, words)| said(sum, Unit::Kroner, words))
        .collect()
}

/// An amount with its unit and the words behind it; nothing for none.
fn said(amount: Decimal, unit: Unit, words: &str) -> Option<String> {
    let told = match unit {
        Unit::Hours => format!("{} timer", show::hours(Hours(amount))),
        _ => show::amount(Kroner(amount)),
    };
    let is_nothing = ["0 kr.", "-0 kr.", "0,0 timer", "-0,0 timer"].contains(&told.as_str());
    (!is_nothing).then(|| format!("{told} {words}"))
}
