//! R08: a price level far from the budget year.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    rules::years::{self, Years},
    schema::program::{
        programme::{self, BUDGET_YEAR, PRICE_LEVEL},
        targets,
    },
};

/// A price level far from the budget year.
pub static RULE: Rule = Rule {
    code: "R08",
    name: "far-price-level",
    severity: Severity::Error,
    trial: false,
    title: "Budgetår og prisniveau ligger langt fra hinanden.",
    why: "Alle beløb regnes om til prisniveauet, og måltallene findes efter budgetåret.",
    fix: "Ret det af de to årstal, der er forkert. Prisniveauet er som regel budgetåret selv.",
    example: Example::Drawn {
        wrong: concat!(
            "Program\n",
            "| Budgetår | 2026 |\n",
            "| Prisniveau | 2062 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
        right: concat!(
            "Program\n",
            "| Budgetår | 2026 |\n",
            "| Prisniveau | 2026 |\n",
            "Centre\n",
            "| Centerkode |\n",
            "| CBD |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(form) = submission.form(&programme::TABLE) else { return };
    let Some(years) = years::of(form).filter(Years::are_apart) else { return };
    // The targets tell which of the two is wrong.
    let targets = submission.rows(&targets::TABLE).iter().filter_map(|row| row.given(&targets::YEAR));
    let (price_level, budget) = (Spot::of(form, &PRICE_LEVEL), Spot::of(form, &BUDGET_YEAR));
    let is_budget = years.are_nearer_price_level(targets);
    let (first, other) = if is_budget { (budget, price_level) } else { (price_level, budget) };
    sink.point_at(first, vec![other]);
}
