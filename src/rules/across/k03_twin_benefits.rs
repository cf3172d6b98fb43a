//! K03: two centres with nearly the same benefit.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::{stems::root, words::fold},
    rules::doubles::{Money, money},
    schema::{Id, business_case::budget_benefits::DESCRIPTION},
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
        wrong: "CBD: \"Hurtigere sagsbehandling af ansøgninger om flytning\". CBU: \"Hurtigere sagsbehandlingen ved ansøgning om flytning\".",
        right: "Kun det ene center har gevinsten.",
    },
    scope: Scope::Across(check),
};

/// Roots of words that two texts must share, of all they have: three in four. `tests/rules/twins.rs` says how many pairs that finds.
const ALIKE: (usize, usize) = (3, 4);
/// Shorter texts say too little to be compared.
const LEAST_WORDS: usize = 3;
/// Words that say nothing of what is saved: small words, and those for saving itself, which every description has.
const SMALL: [&str; 58] = [
    "og",
    "i",
    "på",
    "til",
    "af",
    "for",
    "om",
    "ved",
    "med",
    "fra",
    "hos",
    "under",
    "som",
    "der",
    "den",
    "det",
    "de",
    "en",
    "et",
    "er",
    "at",
    "så",
    "ikke",
    "via",
    "nu",
    "samt",
    "eller",
    "over",
    "efter",
    "pr",
    "mv",
    "færre",
    "mindre",
    "lavere",
    "reduceret",
    "reducerede",
    "reduktion",
    "besparelse",
    "besparelser",
    "sparet",
    "sparede",
    "spare",
    "billigere",
    "bedre",
    "nye",
    "ny",
    "nyt",
    "udgift",
    "udgifter",
    "udgiften",
    "udgifterne",
    "omkostning",
    "omkostninger",
    "forbrug",
    "forbruget",
    "kr",
    "kommunens",
    "årligt",
];

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let mut numbers = BTreeMap::new();
    let texts: Vec<(Money<'_>, Words)> = money(chosen)
        .into_iter()
        .filter_map(|one| {
            let words = Words::of(&one.own.row.given(&DESCRIPTION)?, &mut numbers);
            Some((one, words)).filter(|(_, words)| words.all.len() >= LEAST_WORDS)
        })
        .collect();
    for (index, (one, words)) in texts.iter().enumerate() {
        let twin = texts[..index].iter().find(|(other, theirs)| {
            // One benefit under two IDs is told of as that.
            other.own.centre != one.own.centre && is_twin(words, theirs) && !one.is_the_same_as(other)
        });
        if let Some((other, _)) = twin {
            let twin = Spot::of(other.own.row, &DESCRIPTION);
            let remark = agree_with(other.own.centre, &twin);
            sink.point_at(Spot::of(one.own.row, &DESCRIPTION), vec![twin]).remarking(remark);
        }
    }
}

/// Which centre and which of its rows: `Aftal med CBU: CBU-02-B1.`
pub fn agree_with(centre: &Id, row: &Spot) -> String {
    let id = row.about.as_ref().map_or_else(String::new, |id| format!(": {id}"));
    format!("Aftal med {centre}{id}.")
}

/// Where the other of two rows stands, for the one centre or the other: in its own file, or in that of another.
pub(super) fn see(own: &Id, centre: &Id, row: &Spot) -> String {
    match &row.about {
        Some(id) if own == centre => format!("Se {id}."),
        _ => agree_with(centre, row),
    }
}

/// The roots of a text's words as numbers, which are compared sooner than letters.
struct Words {
    all: BTreeSet<usize>,
    /// A bit for each word; some share one.
    bits: u64,
}

impl Words {
    fn of(text: &str, numbers: &mut BTreeMap<String, usize>) -> Self {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric());
        let mut all = BTreeSet::new();
        for word in words.filter(|word| !word.is_empty() && !SMALL.contains(word)) {
            let next = numbers.len();
            all.insert(*numbers.entry(root(word)).or_insert(next));
        }
        let bits = all.iter().fold(0, |bits, word| bits | 1 << (word % 64));
        Self { all, bits }
    }
}

/// Whether the Jaccard index of two texts, the roots both have of those either has, is high enough.
fn is_twin(one: &Words, other: &Words) -> bool {
    // Every pair of texts is compared, so most must be told apart quickly. `bits` is a Bloom filter with one hash: a
    // bit that only one text has is at least one word that the other has not. If the words that are left are too few,
    // so are those that are shared; else they are counted.
    let at_most = one.all.len() - (one.bits & !other.bits).count_ones() as usize;
    is_enough(at_most.min(other.all.len()), one, other)
        && is_enough(one.all.intersection(&other.all).count(), one, other)
}

/// Whether two texts are alike if they share so many words. In whole numbers: both / (one + other − both) ≥ 3 / 4.
fn is_enough(both: usize, one: &Words, other: &Words) -> bool {
    both * ALIKE.1 >= (one.all.len() + other.all.len() - both) * ALIKE.0
}
