//! L09: freed time that is spread too thin to be claimed as money.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    formulas::freed_time::{WORKING_DAYS, minutes_per_day},
    intake::Submission,
    rules::promise,
    schema::business_case::time_benefits::{self, EMPLOYEES},
    units::{Count, Decimal},
};

/// Freed time that is spread too thin to be claimed as money.
pub static RULE: Rule = Rule {
    code: "L09",
    name: "fragmented-time",
    severity: Severity::Warning,
    trial: false,
    title: "Tiden er spredt på så mange medarbejdere, at den næppe kan omsættes til budgetreduktion.",
    why: "Under en halv time pr. medarbejder om dagen kan sjældent spares væk.",
    fix: "Kontrollér Medarbejdere, eller flyt procenten fra Høstes til Geninvesteres.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Medarbejdere | Start | Høstes | Geninvesteres |\n",
            "| CBD-01-T1 | HK | 6000 | 20 | 10 | 100 | 100 | 40 | 2026-01 | 50 | 0 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Udspringer af | Årlig virkning |\n",
            "| CBD-01-B1 | CBD-01-T1 | 179000 |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Medarbejdere | Start | Høstes | Geninvesteres |\n",
            "| CBD-01-T1 | HK | 6000 | 20 | 10 | 100 | 100 | 4 | 2026-01 | 50 | 0 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Udspringer af | Årlig virkning |\n",
            "| CBD-01-B1 | CBD-01-T1 | 179000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Minutes a day that a person must gain before a position can be cut.
const LEAST_MINUTES: i64 = 30;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for row in submission.rows(&time_benefits::TABLE) {
        let claimed = promise::harvesting(submission, row);
        let (Some(hours), Some(people)) = (promise::yearly_hours(row), row.given(&EMPLOYEES)) else { continue };
        let minutes = minutes_per_day(hours, Count(Decimal::from(people.0)), Count(Decimal::from(WORKING_DAYS)));
        if !claimed.is_empty() && minutes.is_some_and(|minutes| minutes.0 < Decimal::from(LEAST_MINUTES)) {
            sink.point(Spot::of(row, &EMPLOYEES));
        }
    }
}
