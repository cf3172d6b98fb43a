//! L08: money without an account, which can never be booked.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::promise,
    schema::business_case::{
        budget_benefits::{self, BudgetKind},
        initiatives::{self, Phase},
    },
};

/// Money without an account, which can never be booked.
pub static RULE: Rule = Rule {
    code: "L08",
    name: "unbookable",
    severity: Severity::Warning,
    trial: false,
    title: "Tiltaget er i drift, men budgetgevinsten har ingen kontering.",
    why: "Uden kontering kan beløbet hverken findes i budgettet eller tælle som bogført.",
    fix: "Skriv kontostrengen i Kontering.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase | Idriftsat |\n",
            "| CBD-01 | I drift | 2026-01-05 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Art | Kontering |\n",
            "| CBD-01-B1 | CBD-01 | Merindtægt | |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID | Fase | Idriftsat |\n",
            "| CBD-01 | I drift | 2026-01-05 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Art | Kontering |\n",
            "| CBD-01-B1 | CBD-01 | Merindtægt | 645-51-1 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    use budget_benefits::{ACCOUNT, INITIATIVE, KIND, TABLE};
    for row in submission.rows(&TABLE).iter().filter(|row| row.lacks(&ACCOUNT)) {
        // An avoided cost is not in the budget and has no account; before an initiative is live nothing is booked.
        let is_money = matches!(row.given(&KIND), Some(BudgetKind::Reduction | BudgetKind::Income));
        let initiative = promise::initiative_of(submission, row, &INITIATIVE);
        let is_live = initiative.and_then(|row| row.given(&initiatives::PHASE)) == Some(Phase::Live);
        if is_money && is_live {
            sink.point(Spot::of(row, &ACCOUNT));
        }
    }
}
