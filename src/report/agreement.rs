//! What two centres are to agree on stands on the receipts of both, each with the other's code and id.
use super::Report;
use crate::{
    findings::{Finding, Spot},
    rules::across::{
        k03_twin_benefits::{RULE as K03, agree_with},
        k04_same_account::RULE as K04,
        k08_booked_twice::RULE as K08,
        k10_two_ids::RULE as K10,
    },
    schema::Id,
};

/// A finding about two centres as the other one is to read it: both are to agree.
pub(super) fn seen_from(report: &Report<'_>, code: &Id, finding: &Finding) -> Option<Finding> {
    let [other] = &finding.others[..] else { return None };
    let is_of_two = [K03.code, K04.code, K08.code, K10.code].contains(&finding.rule.code);
    let centre_of = |spot: &Spot| {
        let received = report.register.received.iter().find(|received| received.file == spot.file);
        received.and_then(|received| received.centre.as_ref())
    };
    let centre = centre_of(&finding.first).filter(|centre| *centre != code)?;
    (is_of_two && centre_of(other) == Some(code)).then(|| Finding {
        about: other.about.clone(),
        remark: Some(agree_with(centre, &finding.first)),
        others: vec![finding.first.clone()],
        first: other.clone(),
        ..finding.clone()
    })
}
