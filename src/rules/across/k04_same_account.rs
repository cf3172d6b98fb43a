//! K04: one account and amount on two benefits.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::{
        across::k03_twin_benefits::see,
        doubles::{Money, money},
    },
    schema::business_case::budget_benefits::ACCOUNT,
    units::Decimal,
};
use std::collections::BTreeMap;

/// One account and amount on two benefits.
pub static RULE: Rule = Rule {
    code: "K04",
    name: "same-account",
    severity: Severity::Warning,
    trial: false,
    title: "To gevinster har samme kontering og samme beløb.",
    why: "Måske er det den samme besparelse, der tælles to gange.",
    fix: "Slet den ene, hvis det er den samme besparelse. Står den anden i et andet center, så aftal, hvem der har den.",
    example: Example::Described {
        wrong: "CBD og CBU har begge 120.000 kr. på konto 645-51-1.",
        right: "Kun det ene center har gevinsten.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let mut known: BTreeMap<(String, Decimal), Vec<Money<'_>>> = BTreeMap::new();
    for one in money(chosen) {
        let Some(key) = one.account.clone().zip(one.yearly) else { continue };
        let alike = known.entry(key).or_default();
        let twin = alike.iter().find(|other| other.has_account_and_amount_of(&one));
        if let Some(first) = twin.filter(|first| is_news(first, &one)) {
            let other = Spot::of(first.own.row, &ACCOUNT);
            let remark = see(one.own.centre, first.own.centre, &other);
            sink.point_at(Spot::of(one.own.row, &ACCOUNT), vec![other]).remarking(remark);
        }
        alike.push(one);
    }
}

/// One ID that stands twice, and one benefit under two IDs, are told of as that.
fn is_news(first: &Money<'_>, later: &Money<'_>) -> bool {
    let is_one_row = first.own.centre == later.own.centre && first.own.benefit == later.own.benefit;
    !is_one_row && !first.is_the_same_as(later)
}
