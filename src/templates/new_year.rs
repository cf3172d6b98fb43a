//! **Årsskifte.** What was accepted last in a year, as the first templates of the next year are filled from it.
//!
//! What is open goes on under its ids; what has ended stays behind and is named. Nothing that was reported goes along, and
//! no baseline: the new year is held to the plan of its own first accepted period.
use crate::{
    archive::{Past, PastCase},
    intake::{KeptWorkbook, Row, RowOf},
    programme::Programme,
    schema::{
        Id, Spec,
        business_case::{
            Duration, agreements, budget_benefits, costs, follow_up, ideas,
            initiatives::{self, Phase},
        },
        program::idea_answers::IdeaReply,
    },
    units::Month,
    xlsx::{Cell, Seen},
};
use std::collections::BTreeSet;

/// What is open when the year ends, and what stays behind.
#[derive(Debug)]
pub struct Turned {
    /// The past as the new year's templates see it.
    pub past: Past,
    /// Initiatives that are dropped or have ended.
    pub closed: BTreeSet<Id>,
    /// Benefits that came once, and have come.
    pub spent: BTreeSet<Id>,
}

/// Takes what was accepted into the year that begins with `january`. `programme` is this year's or the next's: both know
/// what was answered to the ideas.
pub fn turned(mut past: Past, programme: &Programme, january: Month) -> Turned {
    let (mut closed, mut spent) = (BTreeSet::new(), BTreeSet::new());
    let years = january.year() - past.period.year();
    for case in &mut past.cases {
        let own = ended(case, january);
        closed.extend(own.iter().cloned());
        spent.extend(come_once(case, &own, january));
        let settled = settled(case, programme);
        for workbook in [&mut case.all, &mut case.accepted] {
            leave_behind(workbook, &own, &spent);
            leave_settled(workbook, &settled);
            (0..years).for_each(|_| move_costs(workbook));
        }
    }
    past.baselines.clear();
    past.facts.clear();
    past.raised.clear();
    past.course.clear();
    Turned { past, closed, spent }
}

/// The initiatives that are over: dropped, or without effect in the new year.
fn ended(case: &PastCase, january: Month) -> BTreeSet<Id> {
    let rows = case.accepted.rows(&initiatives::TABLE);
    let is_over = |row: &RowOf<'_, initiatives::Fields>| {
        row.given(&initiatives::PHASE) == Some(Phase::Dropped)
            || row.given(&initiatives::ENDS).is_some_and(|last| last < january)
    };
    rows.iter().filter(is_over).filter_map(|row| row.given(&initiatives::ID)).collect()
}

/// The benefits of open initiatives that came once and were there in full before the new year.
fn come_once(case: &PastCase, closed: &BTreeSet<Id>, january: Month) -> BTreeSet<Id> {
    let rows = case.accepted.rows(&budget_benefits::TABLE);
    let has_come = |row: &RowOf<'_, budget_benefits::Fields>| {
        row.given(&budget_benefits::DURATION) == Some(Duration::Once)
            && row.given(&budget_benefits::FULL_EFFECT).is_some_and(|full| full < january)
            && row.given(&budget_benefits::INITIATIVE).is_some_and(|of| !closed.contains(&of))
    };
    rows.iter().filter(has_come).filter_map(|row| row.given(&budget_benefits::ID)).collect()
}

/// Takes out what is over, wherever it is mentioned in a row of its own, and every month that was reported.
fn leave_behind(workbook: &mut KeptWorkbook, closed: &BTreeSet<Id>, spent: &BTreeSet<Id>) {
    for sheet in &mut workbook.sheets {
        if sheet.table == &follow_up::TABLE.table {
            sheet.rows.clear();
            continue;
        }
        let of_initiative = if sheet.table == &initiatives::TABLE.table {
            Some(&initiatives::ID.spec)
        } else {
            sheet.table.reference_to(&initiatives::ID.spec)
        };
        let is_closed = |row: &Row| of_initiative.and_then(|spec| row.id(spec)).is_some_and(|id| closed.contains(&id));
        let has_come = |row: &Row| {
            let own = sheet.table == &budget_benefits::TABLE.table;
            own && row.id(&budget_benefits::ID.spec).is_some_and(|id| spent.contains(&id))
        };
        sheet.rows.retain(|row| !is_closed(row) && !has_come(row));
    }
}

/// The ideas that have become an initiative or were answered no.
fn settled(case: &PastCase, programme: &Programme) -> BTreeSet<Id> {
    let initiatives = case.accepted.rows(&initiatives::TABLE);
    let became = |row: &RowOf<'_, ideas::Fields>| {
        let became = row.given(&ideas::BECAME);
        became.is_some_and(|id| initiatives.iter().any(|known| known.holds(&initiatives::ID, &id)))
    };
    let is_declined = |id: &Id| programme.answer_to(id).is_some_and(|answer| answer.reply == IdeaReply::No);
    let rows = case.all.rows(&ideas::TABLE);
    let known = rows.iter().filter_map(|row| Some((row, row.given(&ideas::ID)?)));
    known.filter(|(row, id)| became(row) || is_declined(id)).map(|(_, id)| id).collect()
}

/// Takes out the ideas that are settled, and the agreements that are kept or given up.
fn leave_settled(workbook: &mut KeptWorkbook, settled: &BTreeSet<Id>) {
    for sheet in &mut workbook.sheets {
        sheet.rows.retain(|row| !is_settled(row, settled));
    }
}

/// Whether a row is an idea among those that are settled, or an agreement of which nothing is left to do.
fn is_settled(row: &Row, settled: &BTreeSet<Id>) -> bool {
    let idea = row.of(&ideas::TABLE).and_then(|idea| idea.given(&ideas::ID));
    let agreement = row.of(&agreements::TABLE).and_then(|agreement| agreement.given(&agreements::STATUS));
    idea.is_some_and(|id| settled.contains(&id)) || agreement.is_some_and(|state| !state.is_open())
}

/// The four years of a cost, the budget year first.
const YEARS: [&Spec; 4] = [&costs::YEAR_B.spec, &costs::YEAR_BO1.spec, &costs::YEAR_BO2.spec, &costs::YEAR_BO3.spec];

/// What was BO1 is B now: the budget year has moved. Nobody has said yet what the last of the four years costs, so it is
/// blank. What was paid once, and lies behind, is left out.
fn move_costs(workbook: &mut KeptWorkbook) {
    for sheet in workbook.sheets.iter_mut().filter(|sheet| sheet.table == &costs::TABLE.table) {
        sheet.rows.iter_mut().for_each(move_row);
        sheet.rows.retain(|row| !is_paid(row));
    }
}

fn move_row(row: &mut Row) {
    for years in YEARS.windows(2) {
        if let [to, from] = years {
            put(row, to, row.cell(from).map(|(_, cell)| cell.clone()));
        }
    }
    put(row, YEARS[3], None);
}

/// Puts a cell in a row's column, if the row has it.
fn put(row: &mut Row, to: &Spec, cell: Option<Cell>) {
    if row.cell(to).is_some() {
        row.put(to, cell.unwrap_or_else(|| Cell::of(Seen::Blank)));
    }
}

/// Whether a cost came once and none of it is left in the years to come.
fn is_paid(row: &Row) -> bool {
    let Some(cost) = row.of(&costs::TABLE) else { return false };
    let left = [cost.given(&costs::YEAR_B), cost.given(&costs::YEAR_BO1), cost.given(&costs::YEAR_BO2)];
    cost.given(&costs::DURATION) == Some(Duration::Once)
        && left.iter().all(|amount| amount.is_some_and(|of| of.0.is_zero()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{intake::Place, schema::Table, units::Decimal, xlsx::At};

    /// A row of this table with these cells, by label.
    fn row(table: &'static Table, cells: &[(&str, Seen)]) -> Row {
        let place = Place { file: "fil.xlsx".into(), sheet: table.sheet.into() };
        let cell = |(position, spec): (usize, &&'static Spec)| {
            let seen = cells.iter().find(|(label, _)| *label == spec.label).map(|(_, seen)| seen.clone());
            let at = At::new(5, u16::try_from(position).unwrap());
            Some((at, Cell::of(seen.unwrap_or_default())))
        };
        let cells = table.columns.iter().enumerate().map(cell).collect();
        Row { table, place, row: 5, hidden: false, cells }
    }

    fn cost(duration: &str, years: [i64; 4]) -> Row {
        let [b, bo1, bo2, bo3] = years.map(|kroner| Seen::Number(Decimal::from(kroner)));
        let cells = [("Varighed", Seen::Text(duration.to_owned())), ("B", b), ("BO1", bo1), ("BO2", bo2), ("BO3", bo3)];
        row(&costs::TABLE.table, &cells)
    }

    #[test]
    fn the_columns_of_a_cost_move_with_the_budget_year() {
        let mut moved = cost("Varig", [700, 150, 100, 90]);
        move_row(&mut moved);
        let cost_row = moved.of(&costs::TABLE).unwrap();
        let years = [&costs::YEAR_B, &costs::YEAR_BO1, &costs::YEAR_BO2, &costs::YEAR_BO3];
        let amounts = years.map(|year| cost_row.given(year).map(|amount| amount.0));
        assert_eq!(amounts, [Some(150), Some(100), Some(90), None].map(|one: Option<i64>| one.map(Decimal::from)));
    }

    #[test]
    fn settled_ideas_and_agreements_stay_behind() {
        let text = |text: &str| Seen::Text(text.to_owned());
        let ideas = ["CBD-I1", "CBD-I2"].map(|id| row(&ideas::TABLE.table, &[("Idé-ID", text(id))]));
        let kept = ["Åben", "I gang", "Udført", "Udgår", ""];
        let agreements = kept.map(|status| row(&agreements::TABLE.table, &[("Status", text(status))]));
        let settled = BTreeSet::from([Id("CBD-I2".to_owned())]);
        assert_eq!(ideas.map(|row| is_settled(&row, &settled)), [false, true]);
        assert_eq!(agreements.map(|row| is_settled(&row, &settled)), [false, false, true, true, false]);
    }

    #[test]
    fn what_was_paid_once_stays_behind() {
        for (duration, years, left) in
            [("Engang", [700, 0, 0, 0], false), ("Engang", [700, 0, 5, 0], true), ("Varig", [700, 0, 0, 0], true)]
        {
            let mut one = cost(duration, years);
            move_row(&mut one);
            assert_eq!(!is_paid(&one), left, "{duration} {years:?}");
        }
    }
}
