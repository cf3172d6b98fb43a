//! L20: a figure off the plan that nobody explains.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::{RowOf, Submission},
    rules::promise::Plans,
    schema::business_case::follow_up::{BENEFIT, CAUSE, COMMENT, Fields, MONTH, REALISED, TABLE},
    units::Decimal,
};

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
    let Some(programme) = context.programme else { return };
    let plans = Plans::of(submission);
    for row in submission.rows(&TABLE).iter().filter(|row| is_silent(*row)) {
        let (Some(realised), Some((least, most))) = (row.given(&REALISED), planned(&plans, row)) else { continue };
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

/// The plan of the row's benefit and month, least and most, in the row's own unit.
fn planned(plans: &Plans, row: RowOf<'_, Fields>) -> Option<(Decimal, Decimal)> {
    plans.of_month(&row.given(&BENEFIT)?, row.given(&MONTH)?)
}
