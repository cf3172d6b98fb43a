//! L32: a booked amount without a voucher.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Submission,
    schema::business_case::{
        Evidence, budget_benefits,
        follow_up::{BENEFIT, FigureSource, REALISED, SOURCE, TABLE, VOUCHER},
    },
    units::Decimal,
};

/// A booked amount without a voucher.
pub static RULE: Rule = Rule {
    code: "L32",
    name: "missing-voucher",
    severity: Severity::Warning,
    trial: false,
    title: "Beløbet er meldt som bogført, men har intet bilag.",
    why: "Uden bilagsnummer kan det ikke findes i regnskabet og tæller kun som dokumenteret.",
    fix: "Skriv bilags- eller omplaceringsnummeret i Bilag.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Evidens |\n",
            "| CBD-01-B1 | A |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Realiseret | Kilde | Bilag |\n",
            "| CBD-01-B1 | 1200 | Økonomisystem | |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Evidens |\n",
            "| CBD-01-B1 | A |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Realiseret | Kilde | Bilag |\n",
            "| CBD-01-B1 | 1200 | Økonomisystem | OMP 2041 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let booked: Vec<_> = submission
        .rows(&budget_benefits::TABLE)
        .iter()
        .filter(|row| row.given(&budget_benefits::EVIDENCE) == Some(Evidence::Booked))
        .filter_map(|row| row.given(&budget_benefits::ID))
        .collect();
    for row in submission.rows(&TABLE).iter().filter(|row| row.lacks(&VOUCHER)) {
        let from_finance = row.given(&SOURCE) == Some(FigureSource::Finance);
        let amount = row.given(&REALISED).unwrap_or(Decimal::ZERO);
        if from_finance && !amount.is_zero() && row.given(&BENEFIT).is_some_and(|id| booked.contains(&id)) {
            sink.point(Spot::of(row, &VOUCHER));
        }
    }
}
