//! K03: two centres with nearly the same benefit.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::fold,
    intake::RowOf,
    schema::{
        Id,
        business_case::budget_benefits::{DESCRIPTION, Fields, TABLE},
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
    example: Example::Described {
        wrong: "CBD: \"Færre breve til borgere om flytning\". CBU: \"Færre breve til borgere om flytning (RPA)\".",
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
    let texts: Vec<(&Id, RowOf<'_, Fields>, Words)> = chosen
        .iter()
        .flat_map(|chosen| chosen.workbook.rows(&TABLE).iter().map(move |row| (chosen.centre, row)))
        .filter_map(|(centre, row)| Some((centre, row, Words::of(&row.given(&DESCRIPTION)?, &mut numbers))))
        .filter(|(.., words)| words.all.len() >= LEAST_WORDS)
        .collect();
    for (index, (centre, row, words)) in texts.iter().enumerate() {
        let twin = texts[..index].iter().find(|(other, _, theirs)| other != centre && is_twin(words, theirs));
        if let Some((theirs, other, _)) = twin {
            let twin = Spot::of(*other, &DESCRIPTION);
            let remark = agree_with(theirs, &twin);
            sink.point_at(Spot::of(*row, &DESCRIPTION), vec![twin]).remarking(remark);
        }
    }
}

/// Which centre and which of its rows: `Aftal med CBU: CBU-02-B1.`
pub fn agree_with(centre: &Id, row: &Spot) -> String {
    let id = row.about.as_ref().map_or_else(String::new, |id| format!(": {id}"));
    format!("Aftal med {centre}{id}.")
}

/// The words of a text as numbers, which are compared sooner than letters.
struct Words {
    all: BTreeSet<usize>,
    /// A bit for each word; some share one.
    bits: u64,
}

impl Words {
    fn of(text: &str, numbers: &mut BTreeMap<String, usize>) -> Self {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut all = BTreeSet::new();
        for word in words {
            let next = numbers.len();
            all.insert(*numbers.entry(word.to_owned()).or_insert(next));
        }
        let bits = all.iter().fold(0, |bits, word| bits | 1 << (word % 64));
        Self { all, bits }
    }
}

/// Whether the Jaccard index of two texts, the words both have of the words either has, is high enough.
fn is_twin(one: &Words, other: &Words) -> bool {
    // Every pair of texts is compared, so most must be told apart quickly. `bits` is a Bloom filter with one hash: a
    // bit that only one text has is at least one word that the other has not. If the words that are left are too few,
    // so are those that are shared; else they are counted.
    let at_most = one.all.len() - (one.bits & !other.bits).count_ones() as usize;
    is_enough(at_most.min(other.all.len()), one, other)
        && is_enough(one.all.intersection(&other.all).count(), one, other)
}

/// Whether two texts are alike if they share so many words. In whole numbers: both / (one + other − both) ≥ 8 / 10.
fn is_enough(both: usize, one: &Words, other: &Words) -> bool {
    both * ALIKE.1 >= (one.all.len() + other.all.len() - both) * ALIKE.0
}
