//! Next year's `program.xlsx` from this year's: what holds is carried over, what somebody has to decide anew is blank and
//! named on the sheet Læs mig.
use super::{Filled, carried::put, filled::Mark};
use crate::{
    intake::{Row, Submission},
    programme::{Programme, WHOLE_PROGRAMME, hourly_rate},
    schema::{
        Id, Spec, Table, program,
        program::{
            answers,
            confirmations::{self, Confirmed},
            prices,
            programme::{self as form},
            staff_groups, targets, waivers,
        },
    },
    units::{Date, Decimal},
    xlsx::Content,
};
use std::collections::{BTreeMap, BTreeSet};

/// The contents of next year's programme workbook. `closed` are the ids that stay behind with this year.
pub fn next_programme(workbook: &Submission, programme: &Programme, closed: &BTreeSet<Id>) -> Filled {
    let mut next = Next { filled: Filled::default(), programme, year: programme.budget_year + 1, closed };
    for table in program::TEMPLATE.tables {
        let rows = workbook.rows_in(table).iter().filter(|row| next.holds(row));
        for (index, row) in rows.collect::<Vec<_>>().into_iter().enumerate() {
            table.columns.iter().for_each(|spec| put(&mut next.filled, table, index, spec, row));
        }
    }
    next.form(workbook);
    next.targets(workbook);
    next.pay(workbook);
    next.prices(workbook);
    next.filled
}

struct Next<'a> {
    filled: Filled,
    programme: &'a Programme,
    year: i16,
    closed: &'a BTreeSet<Id>,
}

impl Next<'_> {
    /// Whether a row of this year's workbook still says something next year.
    fn holds(&self, row: &Row) -> bool {
        let is_later = |year: Option<crate::schema::Whole>| year.is_none_or(|year| year.0 >= i64::from(self.year));
        if let Some(target) = row.of(&targets::TABLE) {
            return is_later(target.given(&targets::YEAR));
        }
        if let Some(waiver) = row.of(&waivers::TABLE) {
            let about = waiver.given(&waivers::ABOUT);
            let first: Date = jiff::civil::date(self.year, 1, 1);
            return waiver.given(&waivers::EXPIRES).is_none_or(|last| last >= first) && !self.is_closed(about.as_ref());
        }
        if let Some(confirmed) = row.of(&confirmations::TABLE) {
            // What was reported or expected belongs to its year; the yearly effect is the benefit's own.
            let benefit = confirmed.given(&confirmations::BENEFIT);
            return confirmed.given(&confirmations::WHAT) == Some(Confirmed::Yearly)
                && !self.is_closed(benefit.as_ref());
        }
        // The numbers are those of the old archive; what is still open is raised anew. An answer to an idea goes along: it
        // tells which ideas are settled, and its number is not given again.
        row.of(&answers::TABLE).is_none()
    }

    /// Whether something is closed, or part of an initiative that is.
    fn is_closed(&self, id: Option<&Id>) -> bool {
        let is_part = |whole: &Id, part: &Id| part == whole || part.as_str().starts_with(&format!("{whole}-"));
        id.is_some_and(|id| self.closed.iter().any(|closed| is_part(closed, id)))
    }

    fn form(&mut self, workbook: &Submission) {
        let (table, old) = (&form::TABLE.table, self.programme.budget_year);
        if workbook.form(&form::TABLE).is_none() {
            return;
        }
        self.filled.set(table, 0, &form::BUDGET_YEAR.spec, Content::Number(Decimal::from(self.year)));
        let name = self.programme.name.replace(&old.to_string(), &self.year.to_string());
        self.filled.set(table, 0, &form::NAME.spec, Content::Text(name));
        self.anew(table, 0, &form::PRICE_LEVEL.spec, "Det prisniveau, det nye års beløb vises i.");
        self.anew(table, 0, &form::MEETING_DAY.spec, "Direktionens mødedag i det nye år. Tom, hvis den skifter.");
    }

    /// A row for each that had a target, with the amounts left to be decided.
    fn targets(&mut self, workbook: &Submission) {
        let table = &targets::TABLE.table;
        let rows = workbook.rows(&targets::TABLE);
        let with = |year: i16| -> BTreeSet<Id> {
            let of_year =
                rows.iter().filter(|row| row.given(&targets::YEAR).is_some_and(|one| one.0 == i64::from(year)));
            of_year.filter_map(|row| row.given(&targets::CENTRE)).collect()
        };
        let january = crate::units::Month::new(self.year, 1);
        let is_open = |code: &Id| {
            let centre = self.programme.centre(code);
            code.as_str() == WHOLE_PROGRAMME
                || centre.zip(january).is_some_and(|(centre, month)| centre.is_active(month))
        };
        let (old, known) = (with(self.programme.budget_year), with(self.year));
        let wanted: Vec<Id> = old.difference(&known).filter(|code| is_open(code)).cloned().collect();
        let first = self.filled.rows(table);
        for (index, code) in (first..).zip(&wanted) {
            self.filled.set(table, index, &targets::CENTRE.spec, Content::Text(code.to_string()));
            self.filled.set(table, index, &targets::YEAR.spec, Content::Number(Decimal::from(self.year)));
        }
        if !wanted.is_empty() {
            let text = format!("Måltallene for {}, et for hver række.", self.year);
            self.anew(table, first, &targets::HEADROOM.spec, &text);
        }
    }

    /// Each staff group again, with next year's pay to be filled in; the pay of this year is kept beside it.
    fn pay(&mut self, workbook: &Submission) {
        let table = &staff_groups::TABLE.table;
        for (index, row) in workbook.rows(&staff_groups::TABLE).iter().enumerate() {
            if let Some(pay) = row.given(&staff_groups::YEARLY_PAY) {
                let rate = Content::Number(hourly_rate(pay, self.programme.norm));
                self.filled.set(table, index, &staff_groups::RATE.spec, rate);
            }
        }
        let is_known = |code: &Id| self.programme.pay.contains_key(&(code.clone(), self.year));
        let wanted: BTreeMap<&Id, &String> =
            self.programme.staff_groups.iter().filter(|(code, _)| !is_known(code)).collect();
        let first = self.filled.rows(table);
        for (index, (code, name)) in (first..).zip(&wanted) {
            self.filled.set(table, index, &staff_groups::CODE.spec, Content::Text(code.to_string()));
            self.filled.set(table, index, &staff_groups::NAME.spec, Content::Text((*name).clone()));
            self.filled.set(table, index, &staff_groups::YEAR.spec, Content::Number(Decimal::from(self.year)));
        }
        if !wanted.is_empty() {
            let text = format!("Årsløn for {}, en for hver faggruppe.", self.year);
            self.anew(table, first, &staff_groups::YEARLY_PAY.spec, &text);
        }
    }

    fn prices(&mut self, workbook: &Submission) {
        let table = &prices::TABLE.table;
        let rows = workbook.rows(&prices::TABLE);
        let is_year = |year: crate::schema::Whole| year.0 == i64::from(self.year);
        if rows.iter().any(|row| row.given(&prices::YEAR).is_some_and(is_year)) {
            return;
        }
        let index = self.filled.rows(table);
        self.filled.set(table, index, &prices::YEAR.spec, Content::Number(Decimal::from(self.year)));
        let text = format!("Stigningen i løn og i øvrig drift fra {} til {}.", self.programme.budget_year, self.year);
        self.anew(table, index, &prices::PAY.spec, &text);
    }

    /// Leaves a field blank, and says what is to be decided.
    fn anew(&mut self, table: &'static Table, row: usize, spec: &'static Spec, text: &str) {
        self.filled.set(table, row, spec, Content::Blank);
        self.filled.decide(Mark { table, row, spec, text: text.to_owned(), watch: spec });
    }
}
