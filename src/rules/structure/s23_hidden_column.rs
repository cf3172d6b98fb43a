//! S23: columns, or fields of a form, that are read although nobody sees them.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Sheet, Submission},
    xlsx::At,
};

/// Columns, or fields of a form, that are read although nobody sees them.
pub static RULE: Rule = Rule {
    code: "S23",
    name: "hidden-column",
    severity: Severity::Warning,
    trial: false,
    title: "En kolonne eller et felt med indhold er skjult.",
    why: "Vi læser det som alt andet, så tallene kan være andre, end du ser på skærmen.",
    fix: "Vis kolonnen eller rækken igen, og se efter, om det, der står der, skal tælle med.",
    example: Example::Described {
        wrong: "Kolonnen Realiseret er skjult på arket Opfølgning.",
        right: "Kolonnen Realiseret vises.",
    },
    scope: Scope::Workbook(check),
};

/// Different contents that a finding repeats of a column.
const SEEN: usize = 3;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        for position in &sheet.hidden {
            sink.point(spot(sheet, *position));
        }
    }
}

/// At the header or the field's cell, with the first of what is read there.
fn spot(sheet: &Sheet, position: usize) -> Spot {
    let spec = sheet.table.columns[position];
    let mut contents: Vec<String> = Vec::new();
    for content in sheet.rows.iter().map(|row| Spot::cell(row, spec).seen).filter(|seen| !seen.is_empty()) {
        if contents.len() < SEEN && !contents.contains(&content) {
            contents.push(content);
        }
    }
    let header = sheet.headers.columns[position].map(|col| At::new(sheet.headers.row, col));
    let field = sheet.rows.first().and_then(|row| row.cell(spec)).map(|(at, _)| at);
    let at = if sheet.table.is_form() { field } else { header };
    Spot::header(sheet, position, at, &contents.join("; "))
}
