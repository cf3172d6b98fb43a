//! Running the rules: over one file as it is read, and across files once it is known which count.
use super::{
    RULES,
    file::f22_too_many_faults::RULE as F22,
    shifted::Shifted,
    structure::{s12_broken_off_sheet::RULE as S12, s13_too_many_rows::RULE as S13, s30_shifted_column::RULE as S30},
};
use crate::{
    danish::{Fault, read::nearest, words::either},
    findings::{CellSeen, Chosen, Context, Effect, Family, Finding, Rule, Scope, Sink, Spot},
    intake::{Delivery, Row, Submission},
    schema::{List, Outcome},
    xlsx::Seen,
};
use rayon::prelude::*;

/// Findings about the rows of one file; more of them have one cause, and memory an end.
const MOST_FINDINGS: usize = 100_000;

/// Every finding that one file can give on its own.
pub fn check(delivery: &Delivery, context: &Context<'_>) -> Vec<Finding> {
    let mut found = over_file(delivery, context);
    if let Some(submission) = delivery.submission() {
        found.extend(over_workbook(submission, context));
        // What a centre can mend at once it is told at once, even in a file that is left out.
        if !found.iter().any(hides_its_rows) {
            found.extend(over_rows(submission, context));
        }
        // A column that was moved is one mistake, however many cells it leaves where they do not fit.
        let shifted: Vec<Shifted<'_>> = submission.sheets.iter().filter_map(Shifted::of).collect();
        found.retain(|finding| *finding.rule == S30 || !shifted.iter().any(|shifted| shifted.explains(finding)));
    }
    found
}

/// Every finding that only several files together can give. `chosen` comes in a fixed order.
pub fn across(chosen: &[Chosen<'_>], context: &Context<'_>) -> Vec<Finding> {
    // Rules are independent, so each may run on a core of its own; rayon keeps their findings in the order of the
    // table.
    let found = RULES.par_iter().flat_map_iter(|rule| {
        findings_of(rule, |sink| {
            if let Scope::Across(check) = rule.scope {
                check(chosen, context, sink);
            }
        })
    });
    found.collect()
}

/// Every finding that a workbook gives beside what was accepted of it before.
pub fn since(now: &Chosen<'_>, before: &Chosen<'_>, context: &Context<'_>) -> Vec<Finding> {
    each(|rule, sink| {
        if let Scope::Since(check) = rule.scope {
            check(now, before, context, sink);
        }
    })
}

/// What all rules find, one after another, in the order of the table.
fn each(run: impl Fn(&'static Rule, &mut Sink)) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| findings_of(rule, |sink| run(rule, sink))).collect()
}

/// What one rule finds.
fn findings_of(rule: &'static Rule, run: impl FnOnce(&mut Sink)) -> Vec<Finding> {
    let mut sink = Sink::new(rule);
    run(&mut sink);
    sink.found()
}

fn over_file(delivery: &Delivery, context: &Context<'_>) -> Vec<Finding> {
    each(|rule, sink| {
        if let Scope::File(check) = rule.scope {
            check(delivery, context, sink);
        }
    })
}

/// A workbook that is not one of ours gets no opinion about its sheets; personal data is told of wherever it lies.
fn over_workbook(submission: &Submission, context: &Context<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for rule in RULES {
        let Scope::Workbook(check) = rule.scope else { continue };
        // Rules about files come first in the table, so it is known by now whether one of them has cost the file.
        let (is_foreign, family) = (is_foreign(&found), rule.family());
        if matches!(family, Family::File | Family::Privacy) || !is_foreign {
            let mut sink = Sink::new(rule);
            check(submission, context, &mut sink);
            // A file is lost once: of a template in which nobody is named, it is enough that it is not the programme's.
            let is_lost_again = |finding: &Finding| is_foreign && family == Family::File && is_out(finding);
            found.extend(sink.found().into_iter().filter(|finding| !is_lost_again(finding)));
        }
    }
    found
}

/// Whether a rule about files has said that this is not a workbook of ours.
fn is_foreign(found: &[Finding]) -> bool {
    found.iter().any(|finding| finding.rule.family() == Family::File && is_out(finding))
}

/// A file that is not ours, or of which we have only a part, has no rows to have an opinion about.
fn hides_its_rows(finding: &Finding) -> bool {
    is_out(finding) && (finding.rule.family() == Family::File || [S12.code, S13.code].contains(&finding.rule.code))
}

fn is_out(finding: &Finding) -> bool {
    finding.effect() == Effect::FileOut
}

/// Stops at the findings nobody would read; then the file is out, for the rows not looked at.
fn over_rows(submission: &Submission, context: &Context<'_>) -> Vec<Finding> {
    let rows = || submission.sheets.iter().flat_map(|sheet| &sheet.rows);
    // Every odd cell is told of by some rule, so more of them than can be told need not be kept.
    let odd: Vec<CellSeen<'_>> = rows().flat_map(odd_cells).take(MOST_FINDINGS + 1).collect();
    let mut found = Vec::new();
    for rule in RULES {
        let mut sink = Sink::new(rule);
        let room = MOST_FINDINGS - found.len();
        match rule.scope {
            Scope::Row(one) => {
                fill(&mut sink, room, submission.rows_in(one.table()), |row, sink| one.check(row, context, sink));
            }
            Scope::AnyRow(check) => fill(&mut sink, room, rows(), |row, sink| check(row, submission, sink)),
            Scope::Cell(speaks) => fill(&mut sink, room, odd.iter().filter(|seen| speaks(seen)), point),
            _ => {}
        }
        found.extend(sink.found());
        if found.len() > MOST_FINDINGS {
            break;
        }
    }
    if found.len() > MOST_FINDINGS || odd.len() > MOST_FINDINGS {
        found.extend(too_many(submission));
    }
    found
}

/// Shows a rule one thing after another, until it has said more than there is room for.
fn fill<T>(sink: &mut Sink, room: usize, things: impl IntoIterator<Item = T>, show: impl Fn(T, &mut Sink)) {
    for thing in things {
        show(thing, sink);
        if sink.count() > room {
            return;
        }
    }
}

fn point(seen: &CellSeen<'_>, sink: &mut Sink) {
    let finding = sink.point(Spot::cell(seen.row, seen.spec));
    finding.expecting(expected(seen));
}

fn too_many(submission: &Submission) -> Vec<Finding> {
    let mut sink = Sink::new(&F22);
    sink.point(Spot::file(&submission.file));
    sink.found()
}

/// The cells of a row that typing has something to say of; typed once for all the rules about cells.
fn odd_cells(row: &Row) -> impl Iterator<Item = CellSeen<'_>> {
    row.table.columns.iter().copied().zip(&row.cells).filter(|(spec, _)| !spec.is_formula()).filter_map(
        |(spec, cell)| {
            let (_, cell) = cell.as_ref()?;
            let outcome = (spec.outcome)(spec, cell);
            (!matches!(outcome, Outcome::Blank | Outcome::Fine)).then_some(CellSeen { spec, cell, outcome, row })
        },
    )
}

/// What the column asks for, or the list value that was probably meant. Bounds are told where they are what is wrong: of
/// `8 timer` in kroner nobody wants to hear that it lies between 0 and 1,000,000.
fn expected(seen: &CellSeen<'_>) -> String {
    let spec = seen.spec;
    if let (List::Fixed(labels), Seen::Text(typed)) = (spec.list, &seen.cell.seen) {
        return nearest(typed, labels)
            .map_or_else(|| either(labels), |label| format!("{label} eller en anden værdi fra listen"));
    }
    match seen.outcome {
        Outcome::Broken(Fault::OutOfRange | Fault::PercentOutOfRange) => spec.expects(),
        _ => spec.expects_form(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        intake::{Arrived, HeaderFault},
        rules::testing,
    };

    #[test]
    fn a_file_without_a_column_is_still_told_of_its_cells() {
        let mut submission = testing::submission("Opfølgning\n| Gevinst-ID | Realiseret |\n| CBD-01-B1 | ca. 500 |");
        submission.sheets[0].headers.faults.push(HeaderFault::Absent(2, None));
        let arrived = Arrived::Read(Box::new(submission));
        let delivery = Delivery { file: "CBD.xlsx".into(), sha256: String::new(), bytes: 0, arrived };
        let found = check(&delivery, &Context { programme: None, period: None });
        let codes: Vec<_> = found.iter().map(|finding| finding.rule.code).collect();
        assert_eq!(codes, ["S03", "T01"]);
    }
}
