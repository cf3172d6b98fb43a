//! L37: time that is kept for other work, and pay that is cut on the same initiative.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    rules::{absent::misses_a_cell, promise},
    schema::business_case::{
        budget_benefits::{self as budget, BudgetKind, CostKind},
        initiatives::{self, Phase},
        time_benefits as time,
    },
    units::Share,
};

/// Time that is kept for other work, and pay that is cut on the same initiative.
pub static RULE: Rule = Rule {
    code: "L37",
    name: "kept-and-booked",
    severity: Severity::Warning,
    trial: false,
    title: "Tiltaget sparer løn og har tid, der ikke høstes, men det er ikke sagt, om lønnen kommer af tiden.",
    why: "Er det den samme tid, tæller den to gange: som tid til noget andet og som penge i budgettet.",
    fix: "Kommer pengene af den frigjorte tid, så skriv tidsgevinstens ID i Udspringer af, og ret Høstes. Ellers skriv i Bemærkning, hvor de kommer fra.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Høstes |\n",
            "| CBD-01-T1 | CBD-01 | 0 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Art | Udspringer af | Løn eller øvrig drift | Bemærkning |\n",
            "| CBD-01-B1 | CBD-01 | Budgetreduktion | | Løn | |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Høstes |\n",
            "| CBD-01-T1 | CBD-01 | 0 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID | Art | Udspringer af | Løn eller øvrig drift | Bemærkning |\n",
            "| CBD-01-B1 | CBD-01 | Budgetreduktion | | Løn | Aftalen med vikarbureauet er opsagt. |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    // A cell under a merged one may say it.
    if misses_a_cell(submission, &budget::TABLE, &budget::FROM_TIME.spec) {
        return;
    }
    let is_kept = |row: &RowOf<'_, time::Fields>| row.given(&time::HARVESTED).is_some_and(|share| share < Share::ONE);
    for row in submission.rows(&budget::TABLE).iter().filter(|row| cuts_pay(*row) && !is_explained(*row)) {
        let Some(id) = row.given(&budget::INITIATIVE) else { continue };
        let initiative = promise::initiative_of(submission, row, &budget::INITIATIVE);
        let phase = initiative.and_then(|row| row.given(&initiatives::PHASE));
        if matches!(phase, Some(Phase::Idea | Phase::Dropped)) {
            continue;
        }
        let mut times = submission.rows(&time::TABLE).iter().filter(|time| time.holds(&time::INITIATIVE, &id));
        let kept = times.find(is_kept).and_then(|kept| Some((kept, kept.given(&time::ID)?)));
        if let Some((kept, time)) = kept {
            let others = vec![Spot::of(kept, &time::HARVESTED)];
            let finding = sink.point_at(Spot::of(row, &budget::FROM_TIME), others);
            finding.expecting(format!("{time}, hvis pengene kommer af den tid; ellers en Bemærkning"));
        }
    }
}

fn cuts_pay(row: RowOf<'_, budget::Fields>) -> bool {
    row.given(&budget::KIND) == Some(BudgetKind::Reduction) && row.given(&budget::COST_KIND) == Some(CostKind::Pay)
}

/// Whether the row says of which time the money comes, or where else it comes from. Where the column is gone, that is told of.
fn is_explained(row: RowOf<'_, budget::Fields>) -> bool {
    let says_something = |remark: String| remark.chars().filter(|c| c.is_alphabetic()).count() >= LEAST_LETTERS;
    !row.lacks(&budget::FROM_TIME) || row.given(&budget::REMARK).is_some_and(says_something)
}

/// Letters that a reason has at least; `x`, `ok` and `se ovf.` are none.
const LEAST_LETTERS: usize = 10;
