//! L35: an amount for a month of the year before its benefit begins.
use super::l33_before_programme::joined;
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    due,
    intake::Submission,
    schema::business_case::follow_up::{BENEFIT, MONTH, REALISED, TABLE},
    units::Month,
};

/// An amount for a month of the year before its benefit begins.
pub static RULE: Rule = Rule {
    code: "L35",
    name: "before-start",
    severity: Severity::Warning,
    trial: false,
    title: "Der er indberettet et tal for en måned før gevinstens Start.",
    why: "Enten er måneden forkert, eller gevinsten begyndte før, end planen siger.",
    fix: "Ret måneden. Er den rigtig, så ret Start til gevinstens første måned med virkning.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase |\n",
            "| CBD-01 | I drift |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Start |\n",
            "| CBD-01-B1 | CBD-01 | 2026-03 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret |\n",
            "| CBD-01-B1 | 2026-01 | 0 |\n",
            "| CBD-01-B1 | 2026-02 | 1200 |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase |\n",
            "| CBD-01 | I drift |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Start |\n",
            "| CBD-01-B1 | CBD-01 | 2026-02 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret |\n",
            "| CBD-01-B1 | 2026-01 | 0 |\n",
            "| CBD-01-B1 | 2026-02 | 1200 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(period) = Month::parse(&submission.identity.period) else { return };
    let (joined, terms) = (joined(submission, context), due::terms(submission));
    for row in submission.rows(&TABLE) {
        let (Some(benefit), Some(month)) = (row.given(&BENEFIT), row.given(&MONTH)) else { continue };
        // A month before the programme, or of another year, is an error of its own.
        let is_of_the_year = month.year() == period.year() && joined.is_none_or(|joined| joined <= month);
        let has_amount = row.given(&REALISED).is_some_and(|realised| !realised.is_zero());
        let Some(start) = terms.get(&benefit).map(|terms| terms.start).filter(|start| month < *start) else { continue };
        if is_of_the_year && has_amount {
            let finding = sink.point_at(Spot::of(row, &MONTH), vec![Spot::of(row, &REALISED)]);
            finding.expecting(format!("tidligst {}", show::month(start)));
        }
    }
}
