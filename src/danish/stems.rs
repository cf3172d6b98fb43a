//! The stems of Danish words, so that `sagsbehandlingen` is the word `sagsbehandling` and `breve` is `brev`. By the Danish
//! algorithm of Snowball (<https://snowballstem.org/algorithms/danish/stemmer.html>), on words that are [folded](super::words::fold).

/// Endings that fall where they stand whole behind the first syllable; the longest falls.
const ENDINGS: [&str; 31] = [
    "erendes", "erende", "hedens", "ethed", "erede", "heden", "heder", "endes", "ernes", "erens", "erets", "ered",
    "ende", "erne", "eren", "erer", "heds", "enes", "eres", "eret", "hed", "ene", "ere", "ens", "ers", "ets", "en",
    "er", "es", "et", "e",
];
/// Letters that an `s` falls behind.
const BEFORE_S: &str = "abcdfghjklmnoprtvyzå";
/// Pairs that lose their last letter.
const PAIRS: [&str; 4] = ["gd", "dt", "gt", "kt"];
/// Endings that make one word of another; after them the pairs are looked at again.
const DERIVED: [&str; 4] = ["elig", "lig", "els", "ig"];
const VOWELS: &str = "aeiouyæåø";

/// What is left of a stem without what Danish also changes inside a word: the `t` of the neuter (`gammelt`), and the `e` that
/// falls before an ending (`kørsel`, `kørslen`; `gammel`, `gamle`; `centret`). Shorter than a stem, so for comparing only.
pub fn root(word: &str) -> String {
    let mut root = stem(word);
    let first = region(&root);
    // Only of a word without an ending: the t of `jobcentret` is not that of `gammelt`.
    let is_bare = root.len() == word.len();
    if is_bare
        && root
            .strip_suffix('t')
            .is_some_and(|before| before.len() >= first && before.ends_with(|c| "lnrk".contains(c)))
    {
        root.pop();
    }
    if longest(&root, first.saturating_sub(1), &["el", "en", "er"]).is_some() {
        root.truncate(root.len() - 2);
    } else if root
        .strip_suffix(['l', 'n', 'r'])
        .is_some_and(|before| before.len() >= first && before.ends_with(|c: char| !VOWELS.contains(c)))
    {
        root.pop();
    }
    undouble(&mut root, first);
    root
}

/// The stem of a folded word.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    let first = region(&stem);
    if let Some(ending) = longest(&stem, first, &ENDINGS) {
        stem.truncate(stem.len() - ending);
    } else if let Some(before) = stem.strip_suffix('s').filter(|before| before.len() >= first)
        && before.ends_with(|c| BEFORE_S.contains(c))
    {
        stem.truncate(before.len());
    }
    pairs(&mut stem, first);
    if stem.ends_with("igst") {
        stem.truncate(stem.len() - 2);
    }
    if let Some(ending) = longest(&stem, first, &DERIVED) {
        stem.truncate(stem.len() - ending);
        pairs(&mut stem, first);
    } else if stem.ends_with("løst") && stem.len() - "løst".len() >= first {
        stem.truncate(stem.len() - 1);
    }
    undouble(&mut stem, first);
    stem
}

/// Where endings may begin: behind the first consonant that follows a vowel, and never within the first three letters.
fn region(word: &str) -> usize {
    let is_vowel = |c: char| VOWELS.contains(c);
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let behind = letters.windows(2).position(|pair| is_vowel(pair[0].1) && !is_vowel(pair[1].1)).map(|at| at + 2);
    behind.and_then(|at| letters.get(at.max(3))).map_or(word.len(), |(at, _)| *at)
}

/// How long the longest of these endings is that lies whole in the region.
fn longest(word: &str, first: usize, endings: &[&str]) -> Option<usize> {
    let lies = |ending: &&&str| word.strip_suffix(**ending).is_some_and(|before| before.len() >= first);
    endings.iter().filter(lies).map(|ending| ending.len()).max()
}

fn pairs(word: &mut String, first: usize) {
    if longest(word, first, &PAIRS).is_some() {
        word.pop();
    }
}

/// `bestemm` is `bestem`: of two equal consonants at the end one is left.
fn undouble(word: &mut String, first: usize) {
    let mut back = word.char_indices().rev();
    if let (Some((at, last)), Some((_, before))) = (back.next(), back.next())
        && last == before
        && !VOWELS.contains(last)
        && at >= first
    {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{root, stem};

    #[test]
    fn words_that_change_inside_have_one_root() {
        for words in [
            &["kørsel", "kørslen", "kørsler"][..],
            &["gammel", "gammelt", "gamle"],
            &["jobcenter", "jobcentret", "jobcentre"],
            &["digital", "digitalt", "digitale"],
        ] {
            let roots: Vec<String> = words.iter().map(|word| root(word)).collect();
            assert!(roots.iter().all(|one| *one == roots[0]), "{words:?}: {roots:?}");
        }
    }

    #[test]
    fn inflected_words_have_one_stem() {
        for words in [
            &["sagsbehandling", "sagsbehandlingen", "sagsbehandlingens"][..],
            &["brev", "breve", "brevene", "brevet"],
            &["borger", "borgere", "borgerne", "borgers"],
            &["ansøgning", "ansøgninger", "ansøgningerne"],
            &["faktura", "fakturaen"],
            &["udgift", "udgifter", "udgifterne"],
            &["vikar", "vikarer", "vikarernes"],
            &["møde", "møder", "mødet"],
            &["digital", "digitale"],
            &["flytning", "flytninger"],
        ] {
            let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{words:?}: {stems:?}");
        }
    }

    #[test]
    fn short_words_and_numbers_stay_what_they_are() {
        for word in ["", "a", "å", "på", "rpa", "2026", "øre", "ære", "645"] {
            assert_eq!(stem(word), word);
        }
    }
}
