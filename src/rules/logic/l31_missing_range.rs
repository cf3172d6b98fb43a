//! L31: a large amount without a range.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::promise,
    schema::business_case::budget_benefits::{LEAST, MOST, TABLE, YEARLY_EFFECT},
};

/// A large amount without a range.
pub static RULE: Rule = Rule {
    code: "L31",
    name: "missing-range",
    severity: Severity::Warning,
    trial: false,
    title: "Et stort beløb har ikke både Mindst og Mest.",
    why: "Over væsentlighedsgrænsen skal ledelsen kunne se, hvor sikkert skønnet er.",
    fix: "Skriv et forsigtigt og et højt skøn i Mindst og Mest.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Årlig virkning | Mindst | Mest |\n",
            "| CBD-01-B1 | 250000 | | |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Årlig virkning | Mindst | Mest |\n",
            "| CBD-01-B1 | 250000 | 200000 | 300000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    let factor = promise::amount_factor(submission);
    for row in submission.rows(&TABLE) {
        let large = row.given(&YEARLY_EFFECT).is_some_and(|amount| amount.0 * factor > programme.materiality.0);
        let (least, most) = (row.lacks(&LEAST), row.lacks(&MOST));
        if large && (least || most) {
            let first = if least { &LEAST } else { &MOST };
            let others = if least && most { vec![Spot::of(row, &MOST)] } else { Vec::new() };
            sink.point_at(Spot::of(row, first), others);
        }
    }
}
