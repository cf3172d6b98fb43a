//! Which month is next: the one after the last that was accepted, and before anything is, the one that the files are for.
use crate::{
    danish::{show, words::either},
    programme::Programme,
    units::Month,
};
use std::collections::BTreeSet;

/// What is known when somebody asks which month is next.
pub struct Known<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The last month that was accepted.
    pub accepted: Option<Month>,
    /// The month of each business case that has come.
    pub delivered: &'a [Month],
    /// The month of each template that was written; looked at only where nothing is accepted and nothing has come.
    pub templates: &'a [Month],
}

/// More months than this are told as the first and the last.
const MOST_NAMED: usize = 3;

/// The next month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is this one.
    Month {
        /// The month.
        month: Month,
        /// Why, in half a sentence.
        why: String,
    },
    /// It may be any of these: the files are for one, and what was accepted says another.
    Several(Vec<Month>),
    /// The last month of the programme's year is accepted.
    YearIsOver(Month),
}

impl Next {
    /// By what is known.
    pub fn of(known: &Known<'_>) -> Self {
        match known.accepted {
            Some(last) => Self::after(last, known),
            None => Self::first(known),
        }
    }

    fn after(last: Month, known: &Known<'_>) -> Self {
        let next = last.plus(1);
        if next.year() != last.year() && last.year() >= known.programme.budget_year {
            return Self::YearIsOver(last);
        }
        let later: BTreeSet<Month> = known.delivered.iter().copied().filter(|month| *month > next).collect();
        // Files for March alone, and February never accepted: somebody has skipped it, or has forgotten it.
        if !later.is_empty() && !known.delivered.contains(&next) {
            return Self::Several([next].into_iter().chain(later).collect());
        }
        Self::Month { month: next, why: format!("{} er den seneste godkendte", show::month(last)) }
    }

    /// The first month of all: that of most of the files, since one of them may be for another by a mistake.
    fn first(known: &Known<'_>) -> Self {
        let sources = [
            (known.delivered, "de fleste filer i indsendt er for den"),
            (known.templates, "skabelonerne er lavet til den"),
        ];
        for (months, why) in sources {
            let all: BTreeSet<Month> = months.iter().copied().collect();
            let most = |month: &Month| months.iter().filter(|other| *other == month).count() * 2 > months.len();
            if let Some(month) = all.iter().copied().find(most) {
                return Self::Month { month, why: why.to_owned() };
            }
            if !all.is_empty() {
                return Self::Several(all.into_iter().collect());
            }
        }
        let centres = known.programme.centres.iter().map(|centre| centre.active_from);
        let january = Month::new(known.programme.budget_year, 1);
        let month = january.into_iter().chain(centres.min()).max();
        // A programme has a year, and a month is a month of this century: `Month` and the schema agree on that.
        let month = month.expect("a programme has at least one centre, which is active from a month");
        Self::Month { month, why: "det er programmets første måned".to_owned() }
    }

    /// The months there are to choose among, in a sentence; nothing where it is one.
    pub fn asked(&self) -> Option<String> {
        match self {
            Self::Month { .. } => None,
            Self::Several(months) => {
                let names: Vec<String> = months.iter().copied().map(show::month).collect();
                Some(match &names[..] {
                    [first, .., last] if names.len() > MOST_NAMED => format!("Det kan være fra {first} til {last}."),
                    _ => format!("Det kan være {}.", either(&names)),
                })
            }
            Self::YearIsOver(last) => Some(format!("{} er godkendt, og dermed er året slut.", show::month(*last))),
        }
    }
}
