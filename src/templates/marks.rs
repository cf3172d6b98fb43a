//! What was told of a centre's cells last time and is still wrong in the template that is handed out.
//!
//! The template holds each value as we read it, on sheets that are whole, and a month has passed. So a number that was stored as
//! text, a formula that was typed over and a month that lay ahead are mended by handing it out, and nobody is asked to mend them
//! once more. Which those are is for the rules to say: they are shown the template as if it had come back untouched.
use super::{Filled, Mark, for_centre, place};
use crate::{
    archive::{EarlierFinding, Past},
    findings::{Context, Finding, Scope, Spot},
    intake::{Delivery, Row},
    programme::Programme,
    rules::{self, RULES},
    schema::{Id, Spec, business_case},
    units::Month,
    xlsx::save,
};

/// Something that was told of a cell, and where the cell is now.
pub(super) struct Told<'a> {
    earlier: &'a EarlierFinding,
    mark: Mark,
}

/// What was told of a cell.
pub(super) fn told<'a>(past: &'a Past, index: usize, spec: &'static Spec, row: &Row) -> Vec<Told<'a>> {
    let Some((at, _)) = row.cell(spec) else { return Vec::new() };
    let own = past.told.iter().filter(|told| told.file == *row.place.file && told.sheet == *row.place.sheet);
    let here = own.filter(|told| told.at == at).map(|earlier| {
        let mark = Mark { table: row.table, row: index, spec, text: earlier.text.clone(), watch: spec };
        Told { earlier, mark }
    });
    here.collect()
}

/// Those that are still so.
pub(super) fn still_wrong(
    filled: &Filled,
    told: Vec<Told<'_>>,
    programme: &Programme,
    centre: &Id,
    period: Month,
) -> Vec<Mark> {
    if told.is_empty() {
        return Vec::new();
    }
    let found = found(filled, programme, centre, period);
    told.into_iter().filter(|told| is_so(told, found.as_deref())).map(|told| told.mark).collect()
}

/// What a template as it is handed out would be told, were it sent back untouched; nothing where it cannot be read.
fn found(filled: &Filled, programme: &Programme, centre: &Id, period: Month) -> Option<Vec<Finding>> {
    let centre = programme.centres.iter().find(|known| known.code == *centre)?;
    let drawing = for_centre(&business_case::TEMPLATE, programme, centre, period, filled);
    let delivery = Delivery::of(&drawing.title, &save(&drawing).ok()?, String::new(), period.year());
    delivery.submission()?;
    Some(rules::check(&delivery, &Context { programme: Some(programme), period: Some(period) }))
}

/// A rule that looks at one file has told whether it still is. What other files or earlier months have to do with stands as it
/// was told.
fn is_so(told: &Told<'_>, found: Option<&[Finding]>) -> bool {
    let rule = RULES.iter().find(|rule| rule.code == told.earlier.rule);
    let looks_at_one_file = rule.is_some_and(|rule| {
        matches!(rule.scope, Scope::File(_) | Scope::Workbook(_) | Scope::Cell(_) | Scope::Row(_) | Scope::AnyRow(_))
    });
    let Some(found) = found.filter(|_| looks_at_one_file) else { return true };
    let at = place::cell_of(told.mark.table, told.mark.row, told.mark.spec);
    let is_here = |spot: &Spot| spot.table == Some(told.mark.table) && spot.at == Some(at);
    let again = |finding: &&Finding| finding.rule.code == told.earlier.rule;
    found.iter().filter(again).any(|finding| is_here(&finding.first) || finding.others.iter().any(is_here))
}
