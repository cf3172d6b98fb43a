//! L20: a figure off the plan that nobody explains.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::{RowOf, Submission},
    rules::promise::Plans,
    schema::{
        Id,
        business_case::follow_up::{BENEFIT, CAUSE, COMMENT, Fields, MONTH, REALISED, TABLE},
    },
    units::{Decimal, Month},
};
use std::collections::BTreeMap;

/// A figure off the plan that nobody explains.
pub static RULE: Rule = Rule {
    code: "L20",
    name: "silent-deviation",
    severity: Severity::Warning,
    trial: false,
    title: "Realiseret afviger fra planen, uden at det er forklaret.",
    why: "Ledelsen skal kunne se hvorfor, og hvad centret gør ved det.",
    fix: "Kontrollér tallet og enheden. Er tallet rigtigt, så vælg en årsag, og skriv en kommentar.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Årlig virkning | Varighed | Start | Fuld effekt |\n",
            "| CBD-01-B1 | 120000 | Varig | 2026-01 | 2026-01 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Årsag | Kommentar |\n",
            "| CBD-01-B1 | 2026-03 | 4000 | | |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Årlig virkning | Varighed | Start | Fuld effekt |\n",
            "| CBD-01-B1 | 120000 | Varig | 2026-01 | 2026-01 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Årsag | Kommentar |\n",
            "| CBD-01-B1 | 2026-03 | 4000 | Forsinket | Leverancen kom en måned for sent. |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let (Some(programme), Some(period)) = (context.programme, Month::parse(&submission.identity.period)) else {
        return;
    };
    let plans = Plans::of_file(submission);
    let reported = RowOf::by_id(submission.rows(&TABLE), &BENEFIT);
    for row in submission.rows(&TABLE).iter().filter(|row| is_silent(*row)) {
        let Some(compared) = compared(&plans, &reported, row, period) else { continue };
        let (realised, (least, most)) = compared;
        // Both ends of the plan are widened by the programme's tolerance, of a disbenefit (negative) as of a benefit.
        let slack = programme.tolerance.0;
        if most.is_zero() || (realised >= least - least.abs() * slack && realised <= most + most.abs() * slack) {
            continue;
        }
        let others = vec![Spot::of(row, &COMMENT), Spot::of(row, &REALISED)];
        let finding = sink.point_at(Spot::of(row, &CAUSE), others);
        finding.expecting(format!("omkring {} efter planen", show::number(crate::units::round(most, 0))));
    }
}

/// An explanation is a cause and a comment.
fn is_silent(row: RowOf<'_, Fields>) -> bool {
    row.lacks(&CAUSE) || row.lacks(&COMMENT)
}

/// What is reported and what was planned, least and most, in the row's own unit. Of a benefit made up by the quarter it is
/// the sum of its rows against the plan of the three months, asked at the last of them when the quarter has ended.
fn compared(
    plans: &Plans,
    reported: &BTreeMap<Id, Vec<RowOf<'_, Fields>>>,
    row: RowOf<'_, Fields>,
    period: Month,
) -> Option<(Decimal, (Decimal, Decimal))> {
    let (benefit, month, realised) = (row.given(&BENEFIT)?, row.given(&MONTH)?, row.given(&REALISED)?);
    let span = plans.span(&benefit, month);
    if span.first == span.last {
        return Some((realised, plans.of_month(&benefit, month)?));
    }
    let own = reported.get(&benefit)?.iter().filter_map(|row| Some((row.given(&MONTH)?, row.given(&REALISED)?)));
    let own: Vec<(Month, Decimal)> = own.filter(|(month, _)| span.holds(*month)).collect();
    let is_last = own.iter().all(|(other, _)| *other <= month) && span.last <= period;
    let sum = own.iter().map(|(_, realised)| realised).sum();
    Some((sum, plans.of_span(&benefit, span)?)).filter(|_| is_last)
}
