//! K04: one account and amount in two centres.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::fold,
    intake::RowOf,
    rules::{across::k03_twin_benefits::agree_with, promise},
    schema::{
        Id,
        business_case::budget_benefits::{ACCOUNT, Fields, TABLE, YEARLY_EFFECT},
    },
    units::Decimal,
};
use std::collections::BTreeMap;

/// One account and amount in two centres.
pub static RULE: Rule = Rule {
    code: "K04",
    name: "same-account",
    severity: Severity::Warning,
    trial: false,
    title: "To centre har samme kontering og samme beløb.",
    why: "Måske er det den samme besparelse, der tælles to gange.",
    fix: "Aftal med det andet center, hvem der har gevinsten.",
    example: Example::Described {
        wrong: "CBD og CBU har begge 120.000 kr. på konto 645-51-1.",
        right: "Kun det ene center har gevinsten.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let mut known: BTreeMap<(String, Decimal), (&Id, RowOf<'_, Fields>)> = BTreeMap::new();
    for Chosen { centre, workbook } in chosen {
        let factor = promise::amount_factor(*workbook);
        for row in workbook.rows(&TABLE) {
            let (Some(account), Some(amount)) = (row.given(&ACCOUNT), row.given(&YEARLY_EFFECT)) else { continue };
            let (home, first) = *known.entry((fold(&account), amount.0 * factor)).or_insert((centre, row));
            if home != *centre {
                let other = Spot::of(first, &ACCOUNT);
                let remark = agree_with(home, &other);
                sink.point_at(Spot::of(row, &ACCOUNT), vec![other]).remarking(remark);
            }
        }
    }
}
