//! Which header is probably the one that is missing: by its words where they are nearly right, else by its place.
//!
//! People add a unit (`Realiseret (kr.)`), a year (`Forventet resten af året 2026`) or a word (`Bilagsnr.`) to a header, and
//! Excel itself writes `Realiseret2` for a copied column. A header that can only be meant for one field is read; one that
//! is less certain is named in a finding, and never read.
use crate::{
    danish::{
        read::slips,
        words::{alike, fold},
    },
    schema::{Spec, Table},
};
use std::collections::BTreeMap;

/// A longer text is a sentence and no header.
const LONGEST: usize = 80;

/// What stands in place of a header that was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// A header that can mean nothing else: its column is read.
    Near(u32),
    /// Probably it, and not read.
    Probable(u32),
}

impl Guess {
    /// Where.
    pub(super) fn place(self) -> u32 {
        match self {
            Self::Near(place) | Self::Probable(place) => place,
        }
    }
}

/// A place for every field of `table` that none was `found` for, where there is one. Places are columns, and in a form
/// rows; `free` are the texts no field has.
pub(super) fn guesses(table: &Table, found: &[Option<u32>], free: &BTreeMap<u32, String>) -> BTreeMap<usize, Guess> {
    let mut guesses = BTreeMap::new();
    // What is nearly right comes first: it may leave one candidate where there seemed to be two.
    for (fits, guess) in [(is_near as Fits, Guess::Near as fn(u32) -> Guess), (is_probable, Guess::Probable)] {
        let missing: Vec<usize> =
            (0..found.len()).filter(|at| found[*at].is_none() && !guesses.contains_key(at)).collect();
        let taken: Vec<u32> = guesses.values().map(|guess: &Guess| guess.place()).collect();
        let open = free.iter().filter(|(place, text)| !taken.contains(place) && text.chars().count() <= LONGEST);
        let pairs: Vec<(usize, u32)> = open
            .flat_map(|(place, text)| missing.iter().map(move |at| (*at, *place, text)))
            .filter(|(at, _, text)| fits(table.columns[*at], text))
            .map(|(at, place, _)| (at, place))
            .collect();
        // Between two candidates nobody guesses.
        let is_alone = |(at, place): &(usize, u32)| {
            pairs.iter().filter(|(other, there)| other == at || there == place).count() == 1
        };
        guesses.extend(pairs.iter().filter(|pair| is_alone(pair)).map(|(at, place)| (*at, guess(*place))));
    }
    by_place(table, found, free, &mut guesses);
    guesses
}

type Fits = fn(&Spec, &str) -> bool;

/// Fields that lack a header are those of the columns between their neighbours, where there are as many of one as of the
/// other. A field of a later edition may never have been there: without it there may be as many. At an end of the table
/// there is no neighbour to count up to, so there such a field is counted only where every place holds some header.
fn by_place(table: &Table, found: &[Option<u32>], free: &BTreeMap<u32, String>, guesses: &mut BTreeMap<usize, Guess>) {
    let placed: Vec<Option<u32>> =
        (0..found.len()).map(|at| found[at].or_else(|| guesses.get(&at).map(|guess| guess.place()))).collect();
    let mut at = 0;
    while at < placed.len() {
        let run = placed[at..].iter().take_while(|place| place.is_none()).count();
        if run > 0 {
            let before = at.checked_sub(1).and_then(|at| placed[at]);
            let after = placed.get(at + run).copied().flatten();
            let open =
                |run| -> Vec<u32> { gap(before, after, run).filter(|place| !placed.contains(&Some(*place))).collect() };
            let first: Vec<usize> = (at..at + run).filter(|at| table.columns[*at].since == table.since()).collect();
            let all = open(run);
            let is_between = before.is_some() && after.is_some();
            let is_whole = all.len() == run && (is_between || all.iter().all(|place| free.contains_key(place)));
            let (fields, open) =
                if is_whole { ((at..at + run).collect(), all) } else { (first.clone(), open(first.len())) };
            if open.len() == fields.len() {
                guesses.extend(fields.into_iter().zip(open).map(|(at, place)| (at, Guess::Probable(place))));
            }
        }
        at += run.max(1);
    }
}

/// The places between two neighbours; at either end of the table as many as there are fields.
fn gap(before: Option<u32>, after: Option<u32>, run: usize) -> std::ops::Range<u32> {
    let run = u32::try_from(run).expect("a table has a handful of fields");
    match (before, after) {
        (Some(before), Some(after)) => before + 1..after.max(before + 1),
        (Some(before), None) => before + 1..before + 1 + run,
        (None, Some(after)) => after.saturating_sub(run)..after,
        (None, None) => 0..0,
    }
}

/// Whether a header is the field's in all but spelling: a slip of the pen, a note that repeats what the column is anyway,
/// or the figure Excel adds to a copy.
fn is_near(spec: &Spec, text: &str) -> bool {
    let bare = noted(text).filter(|(_, note)| spec.is_no_news(note)).map_or(text, |(bare, _)| bare);
    labels(spec).any(|label| alike(bare, label) || is_slip(bare, label) || is_copy(bare, label))
}

/// Two slips in a long name, one in a shorter and none in `Art` or `BO1`: three letters are soon another word.
fn is_slip(text: &str, label: &str) -> bool {
    let allowed = match label.chars().filter(|c| c.is_alphabetic()).count() {
        0..4 => 0,
        4..10 => 1,
        _ => 2,
    };
    // A figure is no slip: `BO4` is not `BO1`.
    digits(text) == digits(label) && slips(text, label) <= allowed
}

/// `Realiseret2`, as Excel calls a copy of the column Realiseret in a table.
fn is_copy(text: &str, label: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let added = text.len() - bare.len();
    (1..=2).contains(&added) && digits(label).is_empty() && bare.chars().count() > 3 && alike(bare, label)
}

/// Whether a header is probably the field's: one begins with the other, one holds the other, or they begin alike.
fn is_probable(spec: &Spec, text: &str) -> bool {
    let text = fold(text);
    labels(spec).map(fold).any(|label| {
        let shorter = label.chars().count().min(text.chars().count());
        let common = label.chars().zip(text.chars()).take_while(|(one, other)| one == other).count();
        let holds = text.split(|c: char| !c.is_alphanumeric()).any(|word| word == label);
        holds || text.starts_with(&format!("{label} ")) || (common >= 4 && common * 5 >= shorter * 4)
    })
}

fn labels(spec: &Spec) -> impl Iterator<Item = &'static str> + use<> {
    std::iter::once(spec.label).chain(spec.aliases.iter().copied())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A header and the note in brackets behind it.
fn noted(text: &str) -> Option<(&str, &str)> {
    text.trim_end().strip_suffix(')')?.rsplit_once('(')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::business_case::{budget_benefits as budget, costs, follow_up, initiatives};

    fn read(spec: &Spec, text: &str) -> &'static str {
        match (is_near(spec, text), is_probable(spec, text)) {
            (true, _) => "læst",
            (_, true) => "nævnt",
            _ => "intet",
        }
    }

    #[test]
    fn nearly_right_is_read_and_probably_right_is_named() {
        for (spec, text, expected) in [
            (&follow_up::REALISED.spec, "Realisert", "læst"),
            (&follow_up::REALISED.spec, "Realiseret (kr.)", "læst"),
            (&follow_up::REALISED.spec, "Realiseret2", "læst"),
            (&follow_up::REALISED.spec, "Realiseret (t.kr.)", "nævnt"),
            (&follow_up::REALISED.spec, "Realiseret i alt", "nævnt"),
            (&follow_up::CAUSE.spec, "Årsag (vælg)", "læst"),
            (&follow_up::VOUCHER.spec, "Bilagsnr.", "nævnt"),
            (&follow_up::EXPECTED_REST.spec, "Forventet resten af året 2026", "nævnt"),
            (&budget::ACCOUNT.spec, "Konto", "nævnt"),
            (&budget::DECISION.spec, "Beslutning (ØU)", "nævnt"),
            (&budget::KIND.spec, "Kort", "intet"),
            (&initiatives::ENDS.spec, "Ophører den", "nævnt"),
            (&costs::YEAR_BO1.spec, "BO4", "intet"),
            (&costs::YEAR_BO1.spec, "BO1 (2027)", "nævnt"),
            (&costs::SPENT.spec, "Afholdt til dato (marts)", "nævnt"),
        ] {
            assert_eq!(read(spec, text), expected, "{spec:?} {text}");
        }
    }

    #[test]
    fn two_candidates_are_left_alone() {
        let columns = follow_up::TABLE.columns.len();
        let found: Vec<_> = (0..columns).map(|at| u32::try_from(at).ok().filter(|at| *at != 5)).collect();
        let free = |texts: &[(u32, &str)]| texts.iter().map(|(at, text)| (*at, (*text).to_owned())).collect();
        let guess = |texts: &[(u32, &str)]| guesses(&follow_up::TABLE, &found, &free(texts)).get(&5).copied();
        assert_eq!(guess(&[(20, "Realisert")]), Some(Guess::Near(20)));
        assert_eq!(guess(&[(20, "Realisert"), (21, "Realiserett")]), Some(Guess::Probable(5)));
        assert_eq!(guess(&[(20, "Mine noter")]), Some(Guess::Probable(5)));
    }
}
