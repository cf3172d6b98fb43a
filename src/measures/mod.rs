//! ★ The measures: every figure management asks for, once. A measure is data, so the same entry is computed here,
//! becomes the live formula in the programme workbook, and is explained in the glossary.
//!
//! **Architecture invariant.** A total is the same recipe over a bigger slice, never a sum of shown figures.
mod coverage;
mod gap;
mod headroom;
mod recipe;
mod table;
mod time;
mod value;

pub use coverage::*;
pub use gap::*;
pub use headroom::*;
pub use recipe::{Frame, Recipe, Select, TargetOf, Window};
pub use table::MEASURES;
pub use time::*;
pub use value::*;

use crate::units::Unit;

/// A figure the programme answers for.
#[derive(Debug)]
pub struct Measure {
    /// The code word.
    pub key: &'static str,
    /// What people call it, without the unit.
    pub label: &'static str,
    /// The same in a word or two, where the sheet around it says the rest.
    pub short: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// What it says, in one or two sentences.
    pub meaning: &'static str,
    /// How it is made.
    pub recipe: Recipe,
}

impl PartialEq for Measure {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// The measure with this key or label.
pub fn find(word: &str) -> Option<&'static Measure> {
    let word = crate::danish::words::fold(word);
    MEASURES
        .iter()
        .copied()
        .find(|measure| crate::danish::words::fold(measure.label) == word || measure.key.replace('_', " ") == word)
}

#[cfg(test)]
mod tests {
    use super::{Frame, MEASURES, Recipe, TARGET_HEADROOM, TARGET_TIME, find};
    use crate::{
        facts::Slice,
        programme::Target,
        rules::testing,
        schema::Id,
        units::{Decimal, Hours, Kroner, Month},
    };
    use std::collections::BTreeSet;

    #[test]
    fn a_measure_is_found_by_its_key_and_by_its_label_and_by_no_other_word() {
        for measure in MEASURES {
            assert_eq!(find(measure.label), Some(*measure), "{}", measure.label);
            assert_eq!(find(&measure.key.replace('_', " ")), Some(*measure), "{}", measure.key);
        }
        assert_eq!(find("gevinst"), None);
    }

    #[test]
    fn keys_and_labels_are_unique_and_every_measure_explains_itself() {
        let keys: BTreeSet<_> = MEASURES.iter().map(|measure| measure.key).collect();
        let labels: BTreeSet<_> = MEASURES.iter().map(|measure| measure.label).collect();
        assert_eq!((keys.len(), labels.len()), (MEASURES.len(), MEASURES.len()));
        for measure in MEASURES {
            assert!(measure.meaning.ends_with('.') && measure.meaning.len() > 20, "{}", measure.key);
        }
    }

    #[test]
    fn measures_are_made_of_registered_measures() {
        for measure in MEASURES {
            let parts: Vec<_> = match &measure.recipe {
                Recipe::Plus(parts) => parts.to_vec(),
                Recipe::Minus(one, other) | Recipe::Ratio(one, other) => vec![*one, *other],
                Recipe::PerNorm(of) => vec![*of],
                Recipe::Sum(_) | Recipe::Target(_) => Vec::new(),
            };
            assert!(parts.iter().all(|part| MEASURES.contains(part)), "{}", measure.key);
        }
    }

    #[test]
    fn the_programme_has_the_centres_targets_where_it_has_none_of_its_own() {
        let target = |centre: Option<&str>, headroom: i64, time: Option<i64>| Target {
            centre: centre.map(|code| Id(code.to_owned())),
            year: 2026,
            headroom: Some(Kroner(headroom.into())),
            freed_time: time.map(|hours| Hours(hours.into())),
        };
        let mut programme = testing::programme();
        programme.targets =
            vec![target(None, 900, None), target(Some("CBD"), 500, Some(20)), target(Some("CBU"), 100, Some(30))];
        let period = Month::new(2026, 3).unwrap();
        let frame = Frame { programme: &programme, period, centre: None, has_target: true };
        let figure = |measure: &super::Measure| measure.of(&Slice::default(), &frame);
        assert_eq!(figure(&TARGET_HEADROOM), Some(Decimal::from(900)));
        assert_eq!(figure(&TARGET_TIME), Some(Decimal::from(50)));
    }
}
