//! Words with a fixed meaning: yes and no, and the values of a list.
use crate::danish::{Fault, words};

/// What people write for yes.
const YES: &[&str] = &["ja", "j", "yes", "y", "x", "1", "sand", "true", "✓", "✔"];
/// What people write for no; a blank is not among them.
const NO: &[&str] = &["nej", "n", "no", "0", "falsk", "false", "-"];
/// How many slips of the pen a proposal may mend.
const SLIPS: usize = 2;

/// Reads yes or no.
///
/// # Errors
/// [`Fault::NotYesNo`].
pub fn yes_no(text: &str) -> Result<bool, Fault> {
    let text = words::plain(text).to_lowercase();
    let word = text.trim_end_matches('.');
    if YES.contains(&word) {
        Ok(true)
    } else if NO.contains(&word) {
        Ok(false)
    } else {
        Err(Fault::NotYesNo)
    }
}

/// Finds a label: the label and whether it was typed exactly so. Near misses are refused; [`nearest`] proposes.
pub fn choice(
    typed: &str,
    labels: &'static [&'static str],
    synonyms: &'static [(&'static str, &'static str)],
) -> Option<(&'static str, bool)> {
    if let Some(label) = labels.iter().find(|label| **label == typed) {
        return Some((label, true));
    }
    let typed = words::nfc(typed);
    if let Some(label) = labels.iter().find(|label| words::nfc(label) == typed) {
        return Some((label, true));
    }
    // A lone dash folds to nothing, and nothing is not a choice.
    let key = Some(key(&typed)).filter(|key| !key.is_empty())?;
    // Labels before synonyms: a label is never another label's synonym.
    let labels = labels.iter().map(|label| (*label, *label));
    let mut spellings = labels.chain(synonyms.iter().copied());
    spellings.find(|(spelling, _)| self::key(spelling) == key).map(|(_, label)| (label, false))
}

/// The label one would propose for what was typed: at most two slips away, and nearer than it is long.
pub fn nearest<'a>(typed: &str, labels: &[&'a str]) -> Option<&'a str> {
    let typed = key(typed);
    // Optimal string alignment: a letter added, left out, changed or two swapped are one slip each.
    let distances = labels.iter().map(|label| (strsim::osa_distance(&typed, &key(label)), *label));
    let (distance, label) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= SLIPS && distance < key(label).chars().count().min(typed.chars().count())).then_some(label)
}

/// How many slips of the pen lie between two spellings, whatever their case, spaces and dashes: a letter added, left out
/// or changed is one, and so are two that are swapped.
pub fn slips(typed: &str, label: &str) -> usize {
    strsim::osa_distance(&key(typed), &key(label))
}

/// Folded and without spaces: `Før måling`, `Før-måling` and `Førmåling` are one value.
fn key(text: &str) -> String {
    words::fold(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: &[&str] = &["Før", "Efter", "Øvrig drift", "Økonomisystem", "Ekstern konsulent"];
    const SYNONYMS: &[(&str, &str)] = &[("For", "Før"), ("Førmåling", "Før"), ("Drift", "Øvrig drift")];

    /// docs/fagligt.md §9.3.
    #[test]
    fn yes_and_no_have_many_spellings() {
        for text in ["ja", "Ja", " JA ", "j", "yes", "x", "X", "1", "sand", "✓", "ja.", "\u{a0}ja"] {
            assert_eq!(yes_no(text), Ok(true), "{text}");
        }
        for text in ["nej", "Nej.", "n", "0", "falsk", "–", "-", "\u{2212}"] {
            assert_eq!(yes_no(text), Ok(false), "{text}");
        }
        for text in ["", " ", "måske", "2", "--", "jan", "ja/nej", "."] {
            assert_eq!(yes_no(text), Err(Fault::NotYesNo), "{text}");
        }
    }

    #[test]
    fn exact_labels_need_no_remark() {
        assert_eq!(choice("Før", LABELS, SYNONYMS), Some(("Før", true)));
        assert_eq!(choice("Økonomisystem", LABELS, SYNONYMS), Some(("Økonomisystem", true)));
    }

    /// docs/fagligt.md §9.4.
    #[test]
    fn case_spaces_and_hyphens_are_forgiven() {
        for (typed, label) in [
            ("FØR", "Før"),
            ("øvrig  drift", "Øvrig drift"),
            ("Øvrig-drift", "Øvrig drift"),
            ("Øvrig\ndrift.", "Øvrig drift"),
            ("førmåling", "Før"),
            ("Før-måling", "Før"),
            ("fo\u{72}", "Før"),
            ("DRIFT", "Øvrig drift"),
        ] {
            assert_eq!(choice(typed, LABELS, SYNONYMS), Some((label, false)), "{typed}");
        }
    }

    #[test]
    fn near_misses_are_proposed_and_never_taken() {
        for (typed, label) in
            [("Eftr", "Efter"), ("Ekstren konsulent", "Ekstern konsulent"), ("Okonomisystem", "Økonomisystem")]
        {
            assert_eq!(choice(typed, LABELS, SYNONYMS), None, "{typed}");
            assert_eq!(nearest(typed, LABELS), Some(label), "{typed}");
        }
        for typed in ["", "-", "AB", "Noget andet"] {
            assert_eq!(choice(typed, LABELS, SYNONYMS), None, "{typed}");
            assert_eq!(nearest(typed, LABELS), None, "{typed}");
        }
    }
}
