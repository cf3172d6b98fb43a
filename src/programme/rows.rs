//! The rows of program.xlsx as facts of the programme: nothing where a row is not whole.
use super::{Answer, Centre, Confirmation, ExportColumn, Goal, IdeaAnswer, Target, WHOLE_PROGRAMME, Waiver};
use crate::{
    intake::{RowOf, Tables},
    schema::{
        Id, TableOf, Whole,
        program::{
            answers, centres, confirmations, export, goals, idea_answers, prices, staff_groups, targets, waivers,
        },
    },
    units::{Count, Hours, Kroner, Share},
};

/// Every row typed; nothing when one of them is not whole.
pub(super) fn typed<T, In>(
    submission: &impl Tables,
    table: &'static TableOf<In>,
    of: fn(RowOf<'_, In>) -> Option<T>,
) -> Option<Vec<T>> {
    submission.rows(table).iter().map(of).collect()
}

pub(super) fn year(year: Whole) -> i16 {
    i16::try_from(year.0).unwrap_or_default()
}

pub(super) fn centre(row: RowOf<'_, centres::Fields>) -> Option<Centre> {
    Some(Centre {
        code: row.given(&centres::CODE)?,
        name: row.given(&centres::NAME)?,
        head: row.given(&centres::HEAD)?,
        consultant: row.given(&centres::CONSULTANT)?,
        departments: row.given(&centres::DEPARTMENTS).as_deref().map_or_else(Vec::new, names),
        email: row.given(&centres::EMAIL)?,
        active_from: row.given(&centres::ACTIVE_FROM)?,
        active_to: row.given(&centres::ACTIVE_TO),
    })
}

/// Names with a semicolon or a new line between them; a comma may be part of a name.
fn names(text: &str) -> Vec<String> {
    text.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

pub(super) fn goal(row: RowOf<'_, goals::Fields>) -> Option<Goal> {
    Some(Goal { id: row.given(&goals::ID)?, text: row.given(&goals::GOAL)?, kind: row.given(&goals::KIND)? })
}

pub(super) fn target(row: RowOf<'_, targets::Fields>) -> Option<Target> {
    Some(Target {
        centre: Some(row.given(&targets::CENTRE)?).filter(|code| code.as_str() != WHOLE_PROGRAMME),
        year: year(row.given(&targets::YEAR)?),
        headroom: row.given(&targets::HEADROOM),
        freed_time: row.given(&targets::FREED_TIME).map(|Count(hours)| Hours(hours)),
    })
}

pub(super) fn staff_group(row: RowOf<'_, staff_groups::Fields>) -> Option<(Id, String, i16, Kroner)> {
    Some((
        row.given(&staff_groups::CODE)?,
        row.given(&staff_groups::NAME)?,
        year(row.given(&staff_groups::YEAR)?),
        row.given(&staff_groups::YEARLY_PAY)?,
    ))
}

pub(super) fn price(row: RowOf<'_, prices::Fields>) -> Option<(i16, (Share, Share))> {
    Some((year(row.given(&prices::YEAR)?), (row.given(&prices::PAY)?, row.given(&prices::OTHER)?)))
}

pub(super) fn waiver(row: RowOf<'_, waivers::Fields>) -> Option<Waiver> {
    Some(Waiver {
        rule: row.given(&waivers::RULE)?,
        centre: row.given(&waivers::CENTRE)?,
        about: row.given(&waivers::ABOUT),
        reason: row.given(&waivers::REASON)?,
        given_by: row.given(&waivers::GIVEN_BY)?,
        expires: row.given(&waivers::EXPIRES)?,
    })
}

pub(super) fn confirmation(row: RowOf<'_, confirmations::Fields>) -> Option<Confirmation> {
    Some(Confirmation {
        benefit: row.given(&confirmations::BENEFIT)?,
        what: row.given(&confirmations::WHAT)?,
        month: row.given(&confirmations::MONTH),
        amount: row.given(&confirmations::AMOUNT)?,
        reason: row.given(&confirmations::REASON)?,
        given_by: row.given(&confirmations::GIVEN_BY)?,
    })
}

pub(super) fn answer(row: RowOf<'_, answers::Fields>) -> Option<Answer> {
    Some(Answer {
        number: u32::try_from(row.given(&answers::NUMBER)?.0).ok()?,
        about: row.given(&answers::ABOUT)?,
        reply: row.given(&answers::REPLY)?,
        date: row.given(&answers::DATE)?,
        reference: row.given(&answers::REFERENCE)?,
        later: row.given(&answers::LATER),
    })
}

pub(super) fn idea_answer(row: RowOf<'_, idea_answers::Fields>) -> Option<IdeaAnswer> {
    Some(IdeaAnswer {
        idea: row.given(&idea_answers::IDEA)?,
        reply: row.given(&idea_answers::REPLY)?,
        date: row.given(&idea_answers::DATE)?,
        remark: row.given(&idea_answers::REMARK),
    })
}

pub(super) fn export_column(row: RowOf<'_, export::Fields>) -> Option<ExportColumn> {
    Some(ExportColumn {
        header: row.given(&export::HEADER)?,
        content: row.given(&export::CONTENT)?,
        fixed: row.given(&export::FIXED).unwrap_or_default(),
    })
}
