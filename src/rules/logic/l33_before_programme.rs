//! L33: a figure for a month before the centre joined the programme.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::Submission,
    schema::{Id, business_case::follow_up},
    units::Month,
};

/// A figure for a month before the centre joined the programme.
pub static RULE: Rule = Rule {
    code: "L33",
    name: "before-programme",
    severity: Severity::Error,
    trial: false,
    title: "Måneden ligger før den første måned, centret er med i programmet.",
    why: "Tallet kommer ikke med noget sted, og den måned, det hører til, mangler.",
    fix: "Ret måneden. Det er som regel årstallet, der er skrevet forkert.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2024-02 | 1200 | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-02 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(joined) = joined(submission, context) else { return };
    let period = Month::parse(&submission.identity.period);
    for row in submission.rows(&follow_up::TABLE) {
        let Some(month) = row.given(&follow_up::MONTH).filter(|month| *month < joined) else { continue };
        // `2025-02` typed in 2026: the same month of the period's year, where that has come.
        let meant = period.and_then(|period| Month::new(period.year(), month.number()).filter(|one| *one <= period));
        let expected = match meant.filter(|meant| *meant >= joined) {
            Some(meant) => format!("formentlig {}", show::month(meant)),
            None => format!("tidligst {}", show::month(joined)),
        };
        sink.point(Spot::of(row, &follow_up::MONTH)).expecting(expected);
    }
}

/// The first month the centre of a workbook delivers for; nothing where the centre is not known.
pub(super) fn joined(submission: &Submission, context: &Context<'_>) -> Option<Month> {
    let code = Id(submission.identity.centre.to_uppercase());
    Some(context.programme?.centre(&code)?.active_from)
}
