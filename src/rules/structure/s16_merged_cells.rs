//! S16: merged cells among the rows.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Sheet, Submission},
    xlsx::{Area, At},
};

/// Merged cells among the rows.
pub static RULE: Rule = Rule {
    code: "S16",
    name: "merged-cells",
    severity: Severity::Warning,
    trial: false,
    title: "Der er flettede celler, hvor der skal stå noget i hver celle.",
    why: "Vi læser kun den øverste venstre celle, som er den, alle ser. De andre læses som tomme.",
    fix: "Ophæv fletningen, og skriv indholdet i hver celle.",
    example: Example::Described { wrong: "To celler i kolonnen Realiseret er flettet.", right: "Et tal i hver celle." },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for area in sheet.merged.iter().filter(|area| area.first != area.last && hides_something(sheet, area)) {
            let hidden = sheet.covered.iter().filter(|(_, at, _)| area.holds(*at));
            let hidden = hidden.map(|(position, at, cell)| Spot::beside(sheet, *position, *at, cell)).collect();
            sink.point_at(Spot::sheet(sheet, Some(area.first), "Flettede celler"), hidden);
        }
    }
}

/// Whether a merged area lies among the rows of a table or over one of its headers, or over the answer to a field of a
/// form or its label, which stands to the left of it.
fn hides_something(sheet: &Sheet, area: &Area) -> bool {
    let hides = |at: At| area.holds(at) && at != area.first;
    if sheet.table.is_form() {
        let mut cells = sheet.rows.iter().flat_map(|row| &row.cells).flatten();
        return cells.any(|(at, _)| hides(*at) || at.col.checked_sub(1).is_some_and(|col| hides(At::new(at.row, col))));
    }
    let columns = area.first.col..=area.last.col;
    let mut own = sheet.headers.columns.iter().flatten().filter(|col| columns.contains(col));
    own.any(|col| area.last.row > sheet.headers.row || hides(At::new(sheet.headers.row, *col)))
}
