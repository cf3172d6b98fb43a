//! T09: an amount a thousand times the others.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::promise,
    schema::business_case::budget_benefits::{TABLE, YEARLY_EFFECT},
    units::Decimal,
};

/// An amount a thousand times the others.
pub static RULE: Rule = Rule {
    code: "T09",
    name: "odd-magnitude",
    severity: Severity::Warning,
    trial: false,
    title: "Beløbet er meget større eller mindre end centrets andre.",
    why: "Ofte er det skrevet i kr., hvor de andre er i 1.000 kr., eller omvendt.",
    fix: "Kontrollér beløbet og feltet Beløb er i på arket Stamdata.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Art | Årlig virkning |\n",
            "| CBD-01-B1 | Merindtægt | 90 |\n",
            "| CBD-01-B2 | Merindtægt | 95 |\n",
            "| CBD-01-B3 | Merindtægt | 95000 |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Art | Årlig virkning |\n",
            "| CBD-01-B1 | Merindtægt | 90 |\n",
            "| CBD-01-B2 | Merindtægt | 95 |\n",
            "| CBD-01-B3 | Merindtægt | 950 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// A thousand is the slip we look for; prices and sizes vary a little.
const SLIP: i64 = 900;
/// No single benefit of a centre is this large.
const LARGEST: i64 = 50_000_000;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let factor = promise::amount_factor(submission);
    let rows = submission.rows(&TABLE).iter().filter_map(|row| Some((row, row.given(&YEARLY_EFFECT)?.0)));
    let amounts: Vec<_> = rows.filter(|(_, amount)| !amount.is_zero()).collect();
    let median = median(amounts.iter().map(|(_, amount)| *amount).collect());
    for (row, amount) in &amounts {
        let odd = median
            .is_some_and(|median| *amount >= median * Decimal::from(SLIP) || *amount * Decimal::from(SLIP) <= median);
        if odd || *amount * factor > Decimal::from(LARGEST) {
            sink.point(Spot::of(row, &YEARLY_EFFECT));
        }
    }
}

/// The middle amount; nothing of fewer than three, which have no middle to trust.
fn median(mut amounts: Vec<Decimal>) -> Option<Decimal> {
    amounts.sort_unstable();
    (amounts.len() >= 3).then(|| amounts[amounts.len() / 2])
}
