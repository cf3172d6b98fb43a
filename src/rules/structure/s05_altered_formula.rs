//! S05: a formula of ours that somebody has typed over or changed.
//!
//! It looks at every column of formulas. What it cannot work out itself it takes as it is, as long as a formula stands there.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::{show, words::alike},
    intake::{Row, Submission},
    rules::{
        promise,
        recomputed::{FollowUpFormulas, Shown},
        shifted::Shifted,
    },
    schema::{
        Spec,
        business_case::{follow_up, time_benefits},
        program::staff_groups,
    },
    units::{Decimal, div, round},
    xlsx::{Cell, Seen, Style},
};

/// A formula of ours that somebody has typed over or changed.
pub static RULE: Rule = Rule {
    code: "S05",
    name: "altered-formula",
    severity: Severity::Warning,
    trial: false,
    title: "Formlen i en beregnet celle er overskrevet.",
    why: "Vi regner det selv ud, så rapporten er rigtig, men arket viser noget andet.",
    fix: "Kopiér formlen fra en anden række i kolonnen.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Timer pr. år |\n",
            "| CBD-01-T1 | 6000 | 20 | 10 | 100 | 100 | 1200 |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Timer pr. år |\n",
            "| CBD-01-T1 | 6000 | 20 | 10 | 100 | 100 | |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Half an hour, half a krone: more is not rounding.
pub const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// The same of per cent and of full-time equivalents, which are shown with two decimals.
const SMALL_SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    // Where a column has been moved down, each benefit has another's name and figures, and that is told.
    let is_shifted = submission.sheets.iter().any(|sheet| Shifted::of(sheet).is_some());
    let follow_up = (!is_shifted).then(|| FollowUpFormulas::of(submission));
    for row in submission.sheets.iter().flat_map(|sheet| &sheet.rows) {
        let formulas = row.table.columns.iter().copied().filter(|spec| spec.is_formula());
        let written = formulas.filter_map(|spec| Some((spec, row.cell(spec)?.1))).filter(|(_, cell)| says(cell));
        let mut written = written.peekable();
        if written.peek().is_none() {
            continue;
        }
        let ours = ours(row, follow_up.as_ref(), context);
        for (spec, cell) in written {
            compare(row, spec, cell, ours.iter().find(|(known, _)| *known == spec).map(|(_, shown)| shown), sink);
        }
    }
}

/// A blank, an error and a formula without a result each have a rule of their own.
fn says(cell: &Cell) -> bool {
    match &cell.seen {
        Seen::Number(_) => true,
        Seen::Text(text) => !text.trim().is_empty(),
        _ => false,
    }
}

/// What the formulas of a row give, where we have all that they are computed from.
fn ours(row: &Row, follow_up: Option<&FollowUpFormulas>, context: &Context<'_>) -> Vec<(&'static Spec, Shown)> {
    if let Some(row) = row.of(&time_benefits::TABLE) {
        let computed = promise::computed(row, context.programme).into_iter();
        return computed.filter_map(|(spec, number)| Some((spec, Shown::Number(number?)))).collect();
    }
    if let Some(row) = row.of(&staff_groups::TABLE) {
        let rate = row.given(&staff_groups::YEARLY_PAY).zip(context.programme);
        let rate = rate.and_then(|(pay, programme)| div(pay.0, programme.norm.0));
        return rate.map(|rate| (&staff_groups::RATE.spec, Shown::Number(rate))).into_iter().collect();
    }
    let Some((row, follow_up)) = row.of(&follow_up::TABLE).zip(follow_up) else { return Vec::new() };
    match (row.given(&follow_up::BENEFIT), row.given(&follow_up::MONTH)) {
        (Some(benefit), Some(month)) if !follow_up.are_in_doubt(&benefit) => {
            follow_up.shown(&benefit, month, row.given(&follow_up::REALISED))
        }
        _ => Vec::new(),
    }
}

/// Something typed over a formula, or a result that is not ours.
fn compare(row: &Row, spec: &'static Spec, cell: &Cell, ours: Option<&Shown>, sink: &mut Sink) {
    let differs = match (&cell.seen, ours) {
        (Seen::Number(theirs), Some(Shown::Number(ours))) => (*theirs - ours).abs() > slack(spec),
        (Seen::Text(theirs), Some(Shown::Text(ours))) => !alike(theirs, ours),
        _ => false,
    };
    if differs || cell.formula.is_none() {
        let finding = sink.point(Spot::cell(row, spec));
        finding.expected = ours.map(|ours| told(spec, ours));
    }
}

fn slack(spec: &Spec) -> Decimal {
    if matches!(spec.style, Style::Share | Style::Fte) { SMALL_SLACK } else { SLACK }
}

/// As people read it in the sheet.
fn told(spec: &Spec, ours: &Shown) -> String {
    match ours {
        Shown::Text(text) => text.clone(),
        Shown::Number(number) if spec.style == Style::Share => {
            format!("{} %", show::number(round(*number * Decimal::ONE_HUNDRED, 0)))
        }
        Shown::Number(number) => show::number(round(*number, 2)),
    }
}
