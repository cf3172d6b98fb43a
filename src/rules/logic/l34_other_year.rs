//! L34: a figure for a month of an earlier year than the others of its benefit.
use super::l33_before_programme::joined;
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    due::{self, Terms},
    intake::{RowOf, Submission},
    schema::business_case::follow_up::{BENEFIT, Fields, MONTH, REALISED, TABLE},
    units::Month,
};
use std::collections::BTreeSet;

/// A figure for a month of an earlier year than the others of its benefit.
pub static RULE: Rule = Rule {
    code: "L34",
    name: "other-year",
    severity: Severity::Error,
    trial: false,
    title: "Måneden ligger i et andet år end gevinstens øvrige måneder.",
    why: "Tallet kommer med i et år, det ikke hører til, og den rigtige måned mangler.",
    fix: "Ret årstallet i måneden.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-01 | 1200 | Fagsystem |\n",
            "| CBD-01-B1 | 2025-02 | 1200 | Fagsystem |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-01 | 1200 | Fagsystem |\n",
            "| CBD-01-B1 | 2026-02 | 1200 | Fagsystem |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(period) = Month::parse(&submission.identity.period) else { return };
    let joined = joined(submission, context);
    let terms = due::terms(submission);
    for (benefit, rows) in RowOf::by_id(submission.rows(&TABLE), &BENEFIT) {
        let months: BTreeSet<Month> = rows.iter().filter_map(|row| row.given(&MONTH)).collect();
        for row in rows {
            // An earlier month is told of as one before the programme.
            let known = row.given(&MONTH).filter(|month| joined.is_none_or(|joined| joined <= *month));
            let Some(month) = known.filter(|month| month.year() < period.year()) else { continue };
            let terms = terms.get(&benefit);
            let first = terms.map(|terms| terms.start).filter(|start| month < *start && has_amount(row));
            let expected = match (meant(month, period, &months, terms), first) {
                (Some(meant), _) => format!("formentlig {}", show::month(meant)),
                (None, Some(first)) => format!("tidligst {}", show::month(first)),
                (None, None) => continue,
            };
            sink.point(Spot::of(row, &MONTH)).expecting(expected);
        }
    }
}

/// A zero before a benefit begins says nothing.
fn has_amount(row: RowOf<'_, Fields>) -> bool {
    row.given(&REALISED).is_some_and(|realised| !realised.is_zero())
}

/// The month of the period's year that was probably meant: `2025-02` stands alone, and `2026-02` is lacking. A month with
/// another before or after it belongs to a year that was followed month by month, and one in which a benefit that has ended
/// had its effect is what it says.
fn meant(month: Month, period: Month, months: &BTreeSet<Month>, terms: Option<&Terms>) -> Option<Month> {
    let meant =
        Month::new(period.year(), month.number()).filter(|meant| *meant <= period && !months.contains(meant))?;
    let step = terms.map_or(1, |terms| terms.interval.months());
    let is_alone = months.range(month.plus(-step)..=month.plus(step)).all(|other| *other == month);
    let is_over = terms.and_then(|terms| terms.last).is_some_and(|last| last < meant);
    (is_alone && !is_over).then_some(meant)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing;

    /// The cells told of in the follow-up of a benefit that begins in `start`, with 1200 kr. in each of these months.
    fn told(start: &str, interval: &str, months: &[&str]) -> Vec<String> {
        let mut drawn = format!(
            "Tiltag\n| Tiltag-ID | Fase |\n| CBD-01 | I drift |\nBudgetgevinster\n\
             | Gevinst-ID | Tiltag-ID | Start | Opgøres |\n| CBD-01-B1 | CBD-01 | {start} | {interval} |\n\
             Opfølgning\n| Gevinst-ID | Måned | Realiseret |\n"
        );
        for month in months {
            drawn += &["| CBD-01-B1 | ", month, " | 1200 |\n"].concat();
        }
        let found = testing::findings(&drawn);
        let own = found.iter().filter(|finding| finding.rule.code == "L34");
        own.map(|finding| format!("{} {}", finding.first.seen, finding.expected.clone().unwrap())).collect()
    }

    #[test]
    fn the_year_before_is_a_year_of_its_own() {
        let all = ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"];
        assert_eq!(told("2025-10", "Måned", &all), [""; 0]);
        assert_eq!(told("2025-01", "Kvartal", &["2025-06", "2025-09", "2025-12", "2026-03"]), [""; 0]);
        assert_eq!(told("2025-01", "År", &["2025-12"]), [""; 0]);
        assert_eq!(told("2025-12", "Måned", &["2025-12"]), [""; 0], "its own January has not been typed yet");
    }

    #[test]
    fn a_month_alone_in_another_year_is_the_month_that_is_lacking() {
        let told = told("2025-01", "Måned", &["2026-01", "2025-02", "2026-03"]);
        assert_eq!(told.len(), 1);
        assert!(told[0].ends_with("formentlig februar 2026"), "{told:?}");
    }

    #[test]
    fn an_amount_of_last_year_before_the_benefit_began() {
        let told = told("2026-01", "Måned", &["2025-11", "2025-12", "2026-01"]);
        assert_eq!(told.len(), 2);
        assert!(told[0].ends_with("tidligst januar 2026"), "{told:?}");
    }
}
