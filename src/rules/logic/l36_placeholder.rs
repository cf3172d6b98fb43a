//! L36: a mark that holds the place of a voucher or an account.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    rules::{booking, promise},
    schema::{
        Id,
        business_case::{
            budget_benefits::{self as budget, BudgetKind},
            follow_up,
            initiatives::{self, Phase},
        },
    },
};
use std::collections::BTreeSet;

/// A mark that holds the place of a voucher or an account.
pub static RULE: Rule = Rule {
    code: "L36",
    name: "placeholder",
    severity: Severity::Warning,
    trial: false,
    title: "Bilag eller Kontering er udfyldt med noget, der ikke er et nummer fra regnskabet.",
    why: "Beløbet kan ikke findes i regnskabet, så cellen regnes for tom, og beløbet tæller ikke som bogført.",
    fix: "Skriv nummeret fra økonomisystemet. Det har mindst tre cifre, som ikke alle er ens. Kendes det ikke endnu, så lad cellen stå tom.",
    example: Example::Drawn {
        wrong: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Art | Evidens |\n",
            "| CBD-01-B1 | Budgetreduktion | A |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Realiseret | Kilde | Bilag |\n",
            "| CBD-01-B1 | 1200 | Økonomisystem | afventer |\n"
        ),
        right: concat!(
            "Budgetgevinster\n",
            "| Gevinst-ID | Art | Evidens |\n",
            "| CBD-01-B1 | Budgetreduktion | A |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Realiseret | Kilde | Bilag |\n",
            "| CBD-01-B1 | 1200 | Økonomisystem | OMP 2041 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    // Only what can be booked needs a number: an avoided cost has none, and a disbenefit counts without.
    let is_money = |row: &RowOf<'_, budget::Fields>| {
        matches!(row.given(&budget::KIND), Some(BudgetKind::Reduction | BudgetKind::Income))
    };
    let money = || submission.rows(&budget::TABLE).iter().filter(is_money);
    let ids: BTreeSet<Id> = money().filter_map(|row| row.given(&budget::ID)).collect();
    let mut reported: BTreeSet<Id> = BTreeSet::new();
    for row in submission.rows(&follow_up::TABLE) {
        let Some(benefit) = row.given(&follow_up::BENEFIT).filter(|benefit| ids.contains(benefit)) else { continue };
        if row.given(&follow_up::REALISED).is_none_or(|amount| amount.is_zero()) {
            continue;
        }
        reported.insert(benefit);
        if row.given(&follow_up::VOUCHER).is_some() && booking::voucher(row).is_none() {
            let expected = "bilags- eller omplaceringsnummeret, fx OMP 2041";
            sink.point(Spot::of(row, &follow_up::VOUCHER)).expecting(expected);
        }
    }
    // Before an initiative is live and nothing is reported, nobody needs to know the account.
    let is_needed = |row: &RowOf<'_, budget::Fields>| {
        let initiative = promise::initiative_of(submission, *row, &budget::INITIATIVE);
        initiative.and_then(|row| row.given(&initiatives::PHASE)) == Some(Phase::Live)
            || row.given(&budget::ID).is_some_and(|id| reported.contains(&id))
    };
    for row in money().filter(is_needed) {
        if row.given(&budget::ACCOUNT).is_some() && booking::account(row).is_none() {
            sink.point(Spot::of(row, &budget::ACCOUNT)).expecting("kontostrengen, fx 645-51-1");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing;

    /// The cells told of: a benefit of this kind with an account, and an amount with a voucher.
    fn told(kind: &str, account: &str, amount: &str, voucher: &str) -> Vec<String> {
        let found = testing::findings(&format!(
            "Tiltag\n| Tiltag-ID | Fase |\n| CBD-01 | I drift |\n\
             Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Art | Kontering |\n| CBD-01-B1 | CBD-01 | {kind} | {account} |\n\
             Opfølgning\n| Gevinst-ID | Realiseret | Bilag |\n| CBD-01-B1 | {amount} | {voucher} |"
        ));
        found.iter().filter(|one| one.rule.code == "L36").map(|one| one.first.label.clone()).collect()
    }

    #[test]
    fn what_holds_a_place_is_told_of_where_a_number_is_needed() {
        assert_eq!(told("Merindtægt", "645-51-1", "1200", "OMP 2041"), [""; 0]);
        assert_eq!(told("Merindtægt", "?", "1200", "-"), ["Bilag", "Kontering"]);
        assert_eq!(told("Merindtægt", "000", "0", "x"), ["Kontering"]);
        assert_eq!(told("Undgået udgift", "-", "1200", "-"), [""; 0]);
        assert_eq!(told("Ulempe", "-", "1200", "-"), [""; 0]);
    }
}
