//! K03: two centres with nearly the same benefit.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::fold,
    intake::Row,
    schema::{
        Id,
        business_case::budget_benefits::{DESCRIPTION, TABLE},
    },
    units::Decimal,
};
use std::collections::BTreeSet;

/// Two centres with nearly the same benefit.
pub static RULE: Rule = Rule {
    code: "K03",
    name: "twin-benefits",
    severity: Severity::Warning,
    trial: true,
    title: "To centre har næsten samme budgetgevinst.",
    why: "Måske er det den samme besparelse, der tælles to gange.",
    fix: "Aftal med det andet center, hvem der har gevinsten.",
    example: Example::Told {
        wrong: "CBD: \"Færre breve til borgere om flytning\". CBU: \"Færre breve til borgere ved flytning\".",
        right: "Kun det ene center har gevinsten.",
    },
    scope: Scope::Across(check),
};

/// Words two texts must share, of all they have.
const ALIKE: Decimal = Decimal::from_parts(8, 0, 0, false, 1);
/// Shorter texts say too little to be compared.
const LEAST_WORDS: usize = 4;

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let texts: Vec<(&Id, &Row, BTreeSet<String>)> = chosen
        .iter()
        .flat_map(|chosen| chosen.submission.rows(&TABLE).iter().map(move |row| (chosen.centre, row)))
        .filter_map(|(centre, row)| Some((centre, row, words(&row.given(&DESCRIPTION)?))))
        .filter(|(.., words)| words.len() >= LEAST_WORDS)
        .collect();
    for (index, (centre, row, words)) in texts.iter().enumerate() {
        let twin = texts[..index].iter().find(|(other, _, theirs)| other != centre && likeness(words, theirs) >= ALIKE);
        if let Some((_, other, _)) = twin {
            sink.point_at(Spot::of(row, &DESCRIPTION), vec![Spot::of(other, &DESCRIPTION)]);
        }
    }
}

fn words(text: &str) -> BTreeSet<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Jaccard: the words both have, of the words either has.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Decimal {
    let both = Decimal::from(one.intersection(other).count());
    crate::units::div(both, Decimal::from(one.union(other).count())).unwrap_or_default()
}
