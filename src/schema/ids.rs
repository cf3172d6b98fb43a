//! Ids, and the forms they have.
use super::lookalikes::latin;
use crate::{
    danish::words,
    xlsx::{Cell, Seen},
};
use std::fmt;

/// An id: trimmed, in capitals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

impl Id {
    /// As written in the report.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a cell certainly holds another id; telling costs less than reading it.
    pub(crate) fn differs_from(&self, cell: &Cell) -> bool {
        matches!(&cell.seen, Seen::Text(text) if *text != self.0 && is_plain_id(text))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The forms ids have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// `CBD`: 2–6 letters.
    Centre,
    /// `CBD`, or the centre's name, which the programme knows.
    CentreOrName,
    /// `CBD` or `PROGRAM`.
    CentreOrProgramme,
    /// `CBD-01`.
    Initiative,
    /// `CBD-01`, of this centre or another: a cell that mentions an initiative, and whose row does not hang on it.
    AnyInitiative,
    /// `CBD-I1`, given by us.
    Idea,
    /// `CBD-A1`, given by us.
    Agreement,
    /// `CBD-01-T1`.
    TimeBenefit,
    /// `CBD-01-B1`.
    BudgetBenefit,
    /// `CBD-01-K1`.
    QualityBenefit,
    /// Any of the three benefit forms.
    Benefit,
    /// `M01`.
    Employee,
    /// Letters, digits, `-`, `_` and `.`: 1–20 of them.
    Code,
    /// `CBD-01, CBD-02`: ids of initiatives, separated by commas, semicolons or spaces.
    Initiatives,
    /// `CBD, CSO`: codes of centres, separated in the same way.
    Centres,
}

impl Pattern {
    /// An example people can copy the form of.
    pub fn example(self) -> &'static str {
        match self {
            Self::Centre | Self::CentreOrName => "CBD",
            Self::CentreOrProgramme => "CBD eller PROGRAM",
            Self::Initiative | Self::AnyInitiative => "CBD-01",
            Self::Idea => "CBD-I1",
            Self::Agreement => "CBD-A1",
            Self::TimeBenefit | Self::Benefit => "CBD-01-T1",
            Self::BudgetBenefit => "CBD-01-B1",
            Self::QualityBenefit => "CBD-01-K1",
            Self::Employee => "M01",
            Self::Code => "O01",
            Self::Initiatives => "CBD-01, CBD-02",
            Self::Centres => "CBD, CSO",
        }
    }

    /// Whether such an id begins with the centre's code and names one thing for good: no two centres share one, and none
    /// is used again. `CBD-01-T1` is one; the `F01` of an assumption may be another in the next file.
    pub fn names_for_good(self) -> bool {
        match self {
            Self::Initiative | Self::TimeBenefit | Self::BudgetBenefit | Self::QualityBenefit => true,
            // A centre is the programme's to name, a code or an employee is one file's own, an idea and an agreement are
            // new until they have a number from us, and the rest refer to others.
            Self::Centre
            | Self::CentreOrName
            | Self::CentreOrProgramme
            | Self::Employee
            | Self::Code
            | Self::Idea
            | Self::Agreement
            | Self::Benefit
            | Self::AnyInitiative
            | Self::Initiatives
            | Self::Centres => false,
        }
    }

    /// Whether such an id may begin with the code of the centre whose row it stands in. A cell that holds several, or a
    /// centre, may be about others.
    pub fn may_begin_with_centre(self) -> bool {
        self.names_for_good() || matches!(self, Self::Benefit | Self::Code | Self::Idea | Self::Agreement)
    }

    /// Whether a cell may hold more than one of them.
    pub fn holds_several(self) -> bool {
        matches!(self, Self::Initiatives | Self::Centres)
    }

    /// Whether `id` (trimmed, in capitals) has the form.
    pub fn fits(self, id: &str) -> bool {
        match self {
            Self::Centre => is_centre(id),
            Self::CentreOrName => id.chars().any(char::is_alphabetic),
            Self::CentreOrProgramme => is_centre(id) || id == "PROGRAM",
            Self::Initiative | Self::AnyInitiative => is_initiative(id),
            Self::Idea => is_numbered(id, 'I'),
            Self::Agreement => is_numbered(id, 'A'),
            Self::TimeBenefit => is_benefit(id, "T"),
            Self::BudgetBenefit => is_benefit(id, "B"),
            Self::QualityBenefit => is_benefit(id, "K"),
            Self::Benefit => is_benefit(id, "TBK"),
            Self::Employee => id.strip_prefix('M').is_some_and(|digits| is_digits(digits, 1..=3)),
            Self::Code => {
                let fits = |c: char| (c.is_alphanumeric() && latin(c).is_none()) || "-_.".contains(c);
                (1..=20).contains(&id.chars().count()) && id.chars().all(fits)
            }
            Self::Initiatives => split_ids(id).all(|id| is_initiative(&id)),
            Self::Centres => split_ids(id).all(|id| is_centre(&id)),
        }
    }
}

/// The ids in a cell that holds several.
pub fn split_ids(text: &str) -> impl Iterator<Item = String> {
    text.split([',', ';', ' ', '\n']).filter(|id| !id.is_empty()).map(str::to_uppercase)
}

fn is_centre(id: &str) -> bool {
    (2..=6).contains(&id.chars().count()) && id.chars().all(|c| c.is_ascii_uppercase() || "ÆØÅ".contains(c))
}

fn is_digits(text: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_initiative(id: &str) -> bool {
    id.split_once('-').is_some_and(|(centre, number)| is_centre(centre) && is_digits(number, 2..=3))
}

/// `CBD-I1`: a letter of ours and a number without zeros before it.
fn is_numbered(id: &str, letter: char) -> bool {
    let number = id.split_once('-').filter(|(centre, _)| is_centre(centre)).and_then(|(_, of)| of.strip_prefix(letter));
    number.is_some_and(|digits| is_digits(digits, 1..=3) && !digits.starts_with('0'))
}

fn is_benefit(id: &str, kinds: &str) -> bool {
    id.rsplit_once('-').is_some_and(|(initiative, kind)| {
        is_initiative(initiative)
            && kind.chars().next().is_some_and(|letter| kinds.contains(letter))
            && is_digits(&kind[kind.chars().next().map_or(0, char::len_utf8)..], 1..=2)
    })
}

/// Whether [`plain_id`] would leave an id as it is.
pub(super) fn is_plain_id(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"-_.".contains(&byte))
}

/// In capitals, without the spaces and unseen characters that come along when an id is pasted, and with the plain hyphen
/// in place of the dashes that Word, Outlook and Teams put in (U+2010 to U+2015, U+2212).
pub(super) fn plain_id(text: &str) -> String {
    let unseen = |c: char| c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let dashed = |c: char| if words::is_dash(c) { '-' } else { c };
    text.chars().filter(|c| !unseen(*c)).map(dashed).collect::<String>().trim().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_form_of_their_example() {
        for (pattern, right, wrong) in [
            (Pattern::Centre, "CØP", "C1"),
            (Pattern::Initiative, "CBD-01", "CBD-1"),
            (Pattern::TimeBenefit, "CBD-01-T1", "CBD-01-B1"),
            (Pattern::BudgetBenefit, "CBD-01-B12", "CBD-01-B"),
            (Pattern::QualityBenefit, "CBD-01-K1", "CBD-01"),
            (Pattern::Benefit, "CØP-01-K1", "CØP-01-Å1"),
            (Pattern::Employee, "M01", "ANNE"),
            (Pattern::Code, "O01", "O 01"),
            (Pattern::Initiatives, "CBD-01; CBD-02", "CBD-01 og CBD-02"),
            (Pattern::AnyInitiative, "CSO-01", "CSO-01, CSO-02"),
            (Pattern::Idea, "CBD-I1", "CBD-I01"),
            (Pattern::Agreement, "CØP-A12", "CØP-I12"),
            (Pattern::Centres, "CBD, CSO", "CBD 1"),
        ] {
            assert!(pattern.fits(right), "{right}");
            assert!(!pattern.fits(wrong), "{wrong}");
        }
    }
}
