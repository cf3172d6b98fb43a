//! L28: a realised figure for a month that has not come yet.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::show, intake::Submission, schema::business_case::follow_up, units::Month};

/// A realised figure for a month that has not come yet.
pub static RULE: Rule = Rule {
    code: "L28",
    name: "month-ahead",
    severity: Severity::Error,
    trial: false,
    title: "Måneden ligger efter den periode, filen gælder.",
    why: "Noget, der ikke er sket endnu, kan ikke være realiseret.",
    fix: "Ret måneden, eller flyt tallet til Forventet resten af året.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-04 | 1200 | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(period) = Month::parse(&submission.identity.period) else { return };
    for row in submission.rows(&follow_up::TABLE) {
        if row.given(&follow_up::MONTH).is_some_and(|month| month > period) {
            sink.point(Spot::of(row, &follow_up::MONTH)).expecting(format!("højst {}", show::month(period)));
        }
    }
}
