//! K03: two centres with nearly the same benefit.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::fold,
    intake::Row,
    schema::{
        Id,
        business_case::budget_benefits::{DESCRIPTION, TABLE},
    },
};
use std::collections::{BTreeMap, BTreeSet};

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

/// Words two texts must share, of all they have: eight in ten.
const ALIKE: (usize, usize) = (8, 10);
/// Shorter texts say too little to be compared.
const LEAST_WORDS: usize = 4;

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let mut numbers = BTreeMap::new();
    let texts: Vec<(&Id, &Row, BTreeSet<usize>)> = chosen
        .iter()
        .flat_map(|chosen| chosen.submission.rows(&TABLE).iter().map(move |row| (chosen.centre, row)))
        .filter_map(|(centre, row)| Some((centre, row, words(&row.given(&DESCRIPTION)?, &mut numbers))))
        .filter(|(.., words)| words.len() >= LEAST_WORDS)
        .collect();
    for (index, (centre, row, words)) in texts.iter().enumerate() {
        let twin = texts[..index].iter().find(|(other, _, theirs)| other != centre && is_twin(words, theirs));
        if let Some((_, other, _)) = twin {
            sink.point_at(Spot::of(row, &DESCRIPTION), vec![Spot::of(other, &DESCRIPTION)]);
        }
    }
}

/// The words of a text as numbers, which are compared sooner than letters.
fn words(text: &str, numbers: &mut BTreeMap<String, usize>) -> BTreeSet<usize> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let next = numbers.len();
            *numbers.entry(word.to_owned()).or_insert(next)
        })
        .collect()
}

/// Jaccard: the words both have, of the words either has.
fn is_twin(one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
    // So few words can never be so many of so many.
    let (fewer, more) = (one.len().min(other.len()), one.len().max(other.len()));
    if fewer * ALIKE.1 < more * ALIKE.0 {
        return false;
    }
    let both = one.intersection(other).count();
    both * ALIKE.1 >= (one.len() + other.len() - both) * ALIKE.0
}
