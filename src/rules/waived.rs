//! Applying the programme's waivers: what they cover is shown as waived, and a waiver that covers nothing is told.
use super::{find, waiver};
use crate::{
    findings::{Finding, Rule, Sink, Spot},
    intake::{RowOf, Tables},
    programme::{Programme, Waiver},
    schema::{Id, program::waivers},
    units::Month,
};

/// A waiver, and the findings it covered.
#[derive(Clone, Debug)]
pub struct Waived {
    /// The waiver.
    pub waiver: Waiver,
    /// What it covered.
    pub findings: Vec<Finding>,
}

/// Takes out what the programme's waivers cover. `centre_of` tells whose file a finding is in.
///
/// What is said of the waivers themselves is added to what is left.
pub fn waive(
    found: Vec<Finding>,
    programme: &Programme,
    workbook: &impl Tables,
    period: Month,
    centre_of: impl Fn(&Finding) -> Option<Id>,
) -> (Vec<Finding>, Vec<Waived>) {
    let mut left = found;
    let mut waived = Vec::new();
    let mut about_waivers = Vec::new();
    for (waiver, row) in programme.waivers.iter().zip(workbook.rows(&waivers::TABLE)) {
        if let Some(rule) = standing(waiver, period) {
            about_waivers.extend(point(rule, row));
            continue;
        }
        let (findings, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|finding| covers(waiver, finding, centre_of(finding).as_ref()));
        left = others;
        if findings.is_empty() {
            about_waivers.extend(point(&waiver::w02_unused_waiver::RULE, row));
        }
        waived.push(Waived { waiver: waiver.clone(), findings });
    }
    left.extend(about_waivers);
    (left, waived)
}

/// Why a waiver does not hold; nothing when it does.
fn standing(waiver: &Waiver, period: Month) -> Option<&'static Rule> {
    if find(waiver.rule.as_str()).is_some_and(|rule| !rule.can_be_waived()) {
        return Some(&waiver::w03_unwaivable_rule::RULE);
    }
    (waiver.expires < period.last_day()).then_some(&waiver::w01_expired_waiver::RULE)
}

fn covers(waiver: &Waiver, finding: &Finding, centre: Option<&Id>) -> bool {
    finding.rule.code == waiver.rule.as_str()
        && centre == Some(&waiver.centre)
        && waiver.about.as_ref().is_none_or(|about| is_about(finding, about))
}

/// A waiver for an initiative covers its benefits: `CBD-01` covers `CBD-01-T2`, and `CBD-010` not.
fn is_about(finding: &Finding, about: &Id) -> bool {
    finding.about.as_ref().is_some_and(|id| id == about || id.as_str().starts_with(&format!("{about}-")))
}

fn point(rule: &'static Rule, row: RowOf<'_, waivers::Fields>) -> Vec<Finding> {
    let mut sink = Sink::new(rule);
    sink.point(Spot::of(row, &waivers::RULE));
    sink.found()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{intake::Submission, rules::testing};

    /// A programme with one waiver, and its workbook.
    fn with_waiver(rule: &str, expires: &str) -> (Programme, Submission) {
        let drawn = format!(
            "Dispensationer\n| Regel | Centerkode | Begrundelse | Givet af | Udløber |\n| {rule} | CBD | Lille center | Direktør | {expires} |"
        );
        let workbook = testing::submission(&drawn);
        let mut programme = testing::programme();
        programme.waivers = vec![Waiver {
            rule: Id(rule.to_owned()),
            centre: Id("CBD".to_owned()),
            about: None,
            reason: "Lille center".to_owned(),
            given_by: "Direktør".to_owned(),
            expires: expires.parse().unwrap(),
        }];
        (programme, workbook)
    }

    /// The codes left, and how many findings were waived.
    fn after(rule: &str, expires: &str, drawn: &str) -> (Vec<&'static str>, usize) {
        let (programme, workbook) = with_waiver(rule, expires);
        let march = Month::parse("2026-03").unwrap();
        let centre = |_: &Finding| Some(Id("CBD".to_owned()));
        let (left, waived) = waive(testing::findings(drawn), &programme, &workbook, march, centre);
        (
            left.iter().map(|finding| finding.rule.code).collect(),
            waived.iter().map(|waived| waived.findings.len()).sum(),
        )
    }

    const SMALL: &str = "Tidsgevinster\n| Gevinst-ID | Ibrugtagning |\n| CBD-01-T1 | 0,25 |";

    #[test]
    fn a_waiver_takes_out_what_it_covers() {
        assert_eq!(after("T14", "2026-12-31", SMALL), (vec![], 1));
    }

    #[test]
    fn an_expired_waiver_covers_nothing_and_is_told() {
        assert_eq!(after("T14", "2026-01-31", SMALL), (vec!["T14", "W01"], 0));
    }

    #[test]
    fn a_waiver_that_matches_nothing_is_told() {
        assert_eq!(after("L18", "2026-12-31", SMALL), (vec!["T14", "W02"], 0));
    }

    #[test]
    fn an_error_cannot_be_waived() {
        let wrong = "Opfølgning\n| Gevinst-ID | Realiseret |\n| CBD-01-B1 | \"1,234\" |";
        assert_eq!(after("T03", "2026-12-31", wrong), (vec!["T03", "W03"], 0));
    }
}
