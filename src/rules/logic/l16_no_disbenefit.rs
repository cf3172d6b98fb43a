//! L16: a large initiative without any disbenefit.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::promise,
    schema::business_case::{
        budget_benefits::{self, BudgetKind},
        initiatives::{ID, TABLE},
    },
    units::Decimal,
};

/// A large initiative without any disbenefit.
pub static RULE: Rule = Rule {
    code: "L16",
    name: "no-disbenefit",
    severity: Severity::Note,
    trial: false,
    title: "Et tiltag på over en million kroner har ingen ulempe.",
    why: "Så store gevinster koster som regel noget et andet sted.",
    fix: "Tilføj en budgetgevinst af arten Ulempe, hvis der er en.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Art | Årlig virkning |\n",
            "| CBD-01-B1 | CBD-01 | Merindtægt | 1200000 |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Art | Årlig virkning |\n",
            "| CBD-01-B1 | CBD-01 | Merindtægt | 1200000 |\n",
            "| CBD-01-B2 | CBD-01 | Ulempe | 50000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Kroner a year from which an initiative is large.
const LARGE: i64 = 1_000_000;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    use budget_benefits::{INITIATIVE, KIND, YEARLY_EFFECT};
    let factor = promise::amount_factor(submission);
    for row in submission.rows(&TABLE) {
        let Some(id) = row.given(&ID) else { continue };
        let benefits = submission.rows(&budget_benefits::TABLE).iter();
        let own: Vec<_> = benefits.filter(|row| row.holds(&INITIATIVE, &id)).collect();
        let has_cost = own.iter().any(|row| row.given(&KIND) == Some(BudgetKind::Disbenefit));
        let gain: Decimal = own.iter().filter_map(|row| row.given(&YEARLY_EFFECT)).map(|kroner| kroner.0).sum();
        if !has_cost && gain * factor > Decimal::from(LARGE) {
            sink.point(Spot::of(row, &ID));
        }
    }
}
