//! The targets of the budget year, beside the centres that deliver in it.
use super::{absent::misses_a_cell, years};
use crate::{
    intake::{RowOf, Submission},
    programme::WHOLE_PROGRAMME,
    schema::{
        Id, Spec, Whole,
        program::{
            centres, programme,
            targets::{self, CENTRE, FREED_TIME, HEADROOM, YEAR},
        },
    },
    units::{Decimal, Month},
};
use std::collections::BTreeMap;

/// A row of targets.
type Row<'a> = RowOf<'a, targets::Fields>;

/// A figure of a row of targets.
type Figure = fn(Row<'_>) -> Option<Decimal>;

/// The targets of a programme, by what they are for.
pub(super) struct Targets<'a> {
    /// The budget year.
    pub year: i64,
    /// The programme's own row for the budget year.
    pub programme: Option<Row<'a>>,
    /// The centres' rows for it, the first of each.
    pub centres: BTreeMap<Id, Row<'a>>,
    /// The centres that are active in it and have no row for it.
    pub without: Vec<RowOf<'a, centres::Fields>>,
    /// Rows for other years.
    pub others: Vec<Row<'a>>,
    /// Whether a row's centre or year is missing, broken, unknown or told twice: it may be the row that is missed elsewhere.
    pub has_doubtful: bool,
    /// Columns with a cell that cannot be used: no sum of them is known.
    spoilt: Vec<&'static Spec>,
}

/// A figure of the programme beside the sum of the centres'.
pub(super) struct Sum<'a> {
    pub row: Row<'a>,
    pub spec: &'static Spec,
    pub programme: Decimal,
    pub centres: Decimal,
}

impl Sum<'_> {
    /// Whether one is at least five times the other: a zero too many or too few, and not a disagreement.
    pub(super) fn is_another_magnitude(&self) -> bool {
        let times = Decimal::from(5);
        let (programme, centres) = (self.programme, self.centres);
        centres > Decimal::ZERO && (programme >= centres * times || centres >= programme * times)
    }
}

impl<'a> Targets<'a> {
    /// Those of a programme's workbook; nothing where the budget year cannot be relied on.
    pub(super) fn of(submission: &'a Submission) -> Option<Self> {
        let form = submission.form(&programme::TABLE)?;
        let Whole(year) = form.given(&programme::BUDGET_YEAR)?;
        if years::of(form).is_some_and(|years| years.are_apart()) {
            return None;
        }
        let known = RowOf::by_id(submission.rows(&centres::TABLE), &centres::CODE);
        let mut found = Self {
            year,
            programme: None,
            centres: BTreeMap::new(),
            without: Vec::new(),
            others: Vec::new(),
            has_doubtful: false,
            spoilt: [&HEADROOM.spec, &FREED_TIME.spec]
                .into_iter()
                .filter(|spec| misses_a_cell(submission, &targets::TABLE, spec))
                .collect(),
        };
        for row in submission.rows(&targets::TABLE) {
            match (row.given(&CENTRE), row.given(&YEAR)) {
                (Some(_), Some(Whole(other))) if other != year => found.others.push(row),
                (Some(id), Some(_)) if id.as_str() == WHOLE_PROGRAMME => {
                    found.programme = found.programme.or(Some(row));
                }
                // One of two rows for a centre may be meant for another.
                (Some(id), Some(_)) if known.contains_key(&id) && !found.centres.contains_key(&id) => {
                    found.centres.insert(id, row);
                }
                _ => found.has_doubtful = true,
            }
        }
        let active = submission.rows(&centres::TABLE).iter().filter(|centre| is_active(*centre, year));
        let has_none = |centre: &RowOf<'_, centres::Fields>| {
            centre.given(&centres::CODE).is_some_and(|code| !found.centres.contains_key(&code))
        };
        found.without = active.filter(has_none).collect();
        Some(found)
    }

    /// The figures of the programme that the centres have too.
    pub(super) fn sums(&self) -> Vec<Sum<'a>> {
        let Some(row) = self.programme.filter(|_| !self.has_doubtful) else { return Vec::new() };
        let figures: [(&'static Spec, Figure); 2] = [
            (&HEADROOM.spec, |row| row.given(&HEADROOM).map(|amount| amount.0)),
            (&FREED_TIME.spec, |row| row.given(&FREED_TIME).map(|hours| hours.0)),
        ];
        let sum = |(spec, figure): (&'static Spec, Figure)| {
            let parts: Vec<Decimal> = self.centres.values().filter_map(|row| figure(*row)).collect();
            let programme = figure(row).filter(|_| !parts.is_empty())?;
            Some(Sum { row, spec, programme, centres: parts.into_iter().sum() })
        };
        figures.into_iter().filter(|(spec, _)| !self.spoilt.contains(spec)).filter_map(sum).collect()
    }

    /// A centre's first row for another year.
    pub(super) fn of_other_years(&self, centre: RowOf<'_, centres::Fields>) -> Option<Row<'a>> {
        let code = centre.given(&centres::CODE)?;
        self.others.iter().copied().find(|row| row.holds(&CENTRE, &code))
    }

    /// The programme's first row for another year, where it has none for the budget year.
    pub(super) fn programme_of_other_years(&self) -> Option<Row<'a>> {
        let of_programme = |row: &Row<'a>| row.holds(&CENTRE, &Id(WHOLE_PROGRAMME.to_owned()));
        self.others.iter().copied().find(|row| self.programme.is_none() && of_programme(row))
    }
}

/// Whether a centre delivers in some month of a year.
fn is_active(centre: RowOf<'_, centres::Fields>, year: i64) -> bool {
    let year_of = |month: Month| i64::from(month.year());
    centre.given(&centres::ACTIVE_FROM).is_some_and(|first| year_of(first) <= year)
        && centre.given(&centres::ACTIVE_TO).is_none_or(|last| year_of(last) >= year)
}
