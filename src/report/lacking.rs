//! What a centre owes, in the words that receipt, mail, Aflevering and Rykkerliste share.
use super::Report;
use crate::{
    findings::Rule,
    register::{Owed, told},
    rules::coverage::{
        d01_missing_report::RULE as D01, d02_missing_measurement::RULE as D02, d03_missing_approval::RULE as D03,
    },
    schema::Id,
};

/// The phrase of an approval that has not come.
pub(super) const APPROVAL: &str = "centerchefens godkendelse";

/// What a centre owes beside its file for the period, a phrase each that goes on from »Vi mangler«; nothing where it owes
/// nothing, or where the programme has waived it.
pub(super) fn lacking(report: &Report<'_>, code: &Id) -> Vec<String> {
    let register = report.register;
    let has_case =
        |carried: bool| register.cases.iter().any(|case| case.centre == *code && case.carried_forward == carried);
    let is_told = |rule: &Rule| report.found.iter().any(|one| one.rule == rule && one.about.as_ref() == Some(code));
    let mut phrases = Vec::new();
    // Whoever has sent no file is told of no rows in it, but of the months that nobody has heard of.
    let silent: Vec<&Owed> = register.missing_of(code).collect();
    if !silent.is_empty() && (has_case(true) || is_told(&D01)) {
        phrases.push(told(&silent));
    }
    let is_waived = report.waived.iter().any(|one| one.waiver.centre == *code && one.waiver.rule.as_str() == D02.code);
    if has_case(false) && !is_waived {
        phrases.extend(register.unmeasured(code).map(|(benefit, which)| format!("{which} af {benefit}")));
    }
    if is_told(&D03) {
        phrases.push(APPROVAL.to_owned());
    }
    phrases
}
