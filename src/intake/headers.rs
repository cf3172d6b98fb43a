//! Header texts → columns. Forgiving about spelling, silent about columns that are somebody's own.
//!
//! People move columns, add their own ("Mine noter"), and mistype a header. A field gets the column whose header is its
//! label or an alias; one that is left over gets a header that can mean nothing else. What was forgiven, and what is not
//! there, is told by rules.
use super::likely::{Guess, guesses};
use crate::{
    danish::words::alike,
    schema::{Spec, Table},
    xlsx::At,
};
use std::collections::BTreeMap;

/// Something about a header that a rule may want to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// No column has this header. Where it probably stood, and what stands there now: nothing, where it was emptied.
    Absent(usize, Option<(At, String)>),
    /// More than one column has it; the first, which is read, and the second.
    Twice(usize, At, At),
    /// The whole table stands again to the right of the one that is read: its first header there.
    Again(At),
    /// It is spelled otherwise; where, and how.
    Renamed(usize, At, String),
}

/// A header row, understood. For a form: its labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// The header row from zero.
    pub row: u32,
    /// The column of each field of the table.
    pub columns: Vec<Option<u16>>,
    /// What is wrong with it.
    pub faults: Vec<HeaderFault>,
    /// The columns that are a field's for the second time.
    pub seconds: Vec<(usize, u16)>,
}

impl Headers {
    /// Understands a row of texts as the headers of `table`, if enough of them fit.
    pub fn of(table: &'static Table, row: u32, texts: &[(u16, String)]) -> Option<Self> {
        if texts.len() < 2 {
            return None;
        }
        let exact: Vec<Vec<u16>> = table.columns.iter().map(|spec| fitting(spec, texts)).collect();
        if !enough(table, exact.iter().filter(|columns| !columns.is_empty()).count()) {
            return None;
        }
        let mut headers = Self { row, ..Self::default() };
        for (position, columns) in exact.iter().enumerate() {
            headers.place(table, position, columns, texts);
        }
        headers.find_again(table);
        headers.find_missing(table, texts);
        Some(headers)
    }

    /// Whether a row says again what the columns hold, as when a block was pasted with its headers.
    pub(super) fn stand_in<'r>(&self, table: &Table, text_at: impl Fn(u16) -> Option<&'r str>) -> bool {
        let fits = |(spec, col): &(&&'static Spec, &Option<u16>)| {
            col.and_then(&text_at).is_some_and(|text| spec.is_called(text))
        };
        // Nearly every row is told from a header row by its first column.
        let mut columns = table.columns.iter().zip(&self.columns).filter(|(_, col)| col.is_some());
        columns.next().is_some_and(|first| fits(&first)) && enough(table, 1 + columns.filter(fits).count())
    }

    /// Whether the whole table stands again to the right.
    pub(super) fn stands_again(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault, HeaderFault::Again(_)))
    }

    fn place(&mut self, table: &'static Table, position: usize, columns: &[u16], texts: &[(u16, String)]) {
        let Some(first) = columns.first() else {
            self.columns.push(None);
            return;
        };
        self.columns.push(Some(*first));
        let seen = text_at(texts, *first);
        if !alike(seen, table.columns[position].label) {
            self.faults.push(HeaderFault::Renamed(position, At::new(self.row, *first), seen.to_owned()));
        }
        if let Some(second) = columns.get(1) {
            self.seconds.push((position, *second));
        }
    }

    /// A column that was copied, or a whole table.
    fn find_again(&mut self, table: &'static Table) {
        let last = self.columns.iter().flatten().max();
        let first = self.seconds.iter().map(|(_, col)| *col).min();
        if let (Some(last), Some(first)) = (last, first)
            && first > *last
            && enough(table, self.seconds.len())
        {
            self.faults.push(HeaderFault::Again(At::new(self.row, first)));
            return;
        }
        for (position, second) in &self.seconds {
            let first = self.columns[*position].expect("a field with a second column has a first");
            self.faults.push(HeaderFault::Twice(*position, At::new(self.row, first), At::new(self.row, *second)));
        }
    }

    fn find_missing(&mut self, table: &'static Table, texts: &[(u16, String)]) {
        let found: Vec<Option<u32>> = self.columns.iter().map(|col| col.map(u32::from)).collect();
        if found.iter().all(Option::is_some) {
            return;
        }
        let (columns, seconds) = (self.columns.clone(), self.seconds.clone());
        let is_free = |col: u16| !columns.contains(&Some(col)) && seconds.iter().all(|(_, known)| *known != col);
        let free = texts.iter().filter(|(col, _)| is_free(*col));
        let free: BTreeMap<u32, String> = free.map(|(col, text)| (u32::from(*col), text.clone())).collect();
        let guesses = guesses(table, &found, &free);
        for position in (0..found.len()).filter(|position| found[*position].is_none()) {
            let at = |place: u32| At::new(self.row, u16::try_from(place).unwrap_or(At::LAST.col));
            let seen = |place: u32| free.get(&place).cloned().unwrap_or_default();
            // A column that is another field's for the second time is told of as that.
            let guess = guesses.get(&position).filter(|guess| is_free(at(guess.place()).col));
            let fault = match guess {
                Some(Guess::Near(place)) => {
                    self.columns[position] = Some(at(*place).col);
                    HeaderFault::Renamed(position, at(*place), seen(*place))
                }
                Some(Guess::Probable(place)) => HeaderFault::Absent(position, Some((at(*place), seen(*place)))),
                None => HeaderFault::Absent(position, None),
            };
            self.faults.push(fault);
        }
    }
}

/// The columns whose header is the field's label or one of its aliases.
fn fitting(spec: &Spec, texts: &[(u16, String)]) -> Vec<u16> {
    texts.iter().filter(|(_, text)| spec.is_called(text)).map(|(col, _)| *col).collect()
}

/// At least half of the headers that every edition of the table has, and never fewer than two, make a header row.
fn enough(table: &Table, matched: usize) -> bool {
    let since = table.since();
    matched >= 2 && matched * 2 >= table.columns.iter().filter(|spec| spec.since == since).count()
}

fn text_at(texts: &[(u16, String)], col: u16) -> &str {
    texts.iter().find(|(at, _)| *at == col).map_or("", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::business_case::follow_up;

    fn of(texts: &[&str]) -> Option<Headers> {
        let texts: Vec<_> =
            texts.iter().enumerate().map(|(col, text)| (u16::try_from(col).unwrap(), (*text).to_owned())).collect();
        Headers::of(&follow_up::TABLE, 4, &texts)
    }

    const ALL: [&str; 14] = [
        "Gevinst-ID",
        "Gevinst",
        "Måned",
        "Plan",
        "Sidste måned",
        "Realiseret",
        "Enhed",
        "Afvigelse",
        "Ibrugtagning nu",
        "Forventet resten af året",
        "Kilde",
        "Bilag",
        "Årsag",
        "Kommentar",
    ];

    #[test]
    fn moved_and_own_columns_are_no_matter() {
        let mut moved: Vec<&str> = ALL.into_iter().rev().collect();
        moved.insert(3, "Mine noter");
        let headers = of(&moved).unwrap();
        assert_eq!(headers.columns[0], Some(14));
        assert_eq!(headers.faults, []);
    }

    #[test]
    fn a_misspelled_header_is_found_and_told() {
        let mut renamed = ALL;
        renamed[5] = "Realisert";
        let headers = of(&renamed).unwrap();
        assert_eq!(headers.columns[5], Some(5));
        assert!(matches!(headers.faults[..], [HeaderFault::Renamed(5, ..)]));
    }

    #[test]
    fn absent_and_doubled_headers_are_told() {
        let mut odd = ALL;
        odd[11] = "Kilde";
        let headers = of(&odd).unwrap();
        assert_eq!(headers.columns[10], Some(10));
        assert!(headers.faults.contains(&HeaderFault::Absent(11, None)));
        assert!(headers.faults.contains(&HeaderFault::Twice(10, At::new(4, 10), At::new(4, 11))));
    }

    #[test]
    fn an_emptied_header_and_a_new_one_are_pointed_at() {
        for word in ["", "Ekstra"] {
            let mut odd = ALL;
            odd[11] = word;
            let there = Some((At::new(4, 11), word.to_owned()));
            assert_eq!(of(&odd).unwrap().faults, [HeaderFault::Absent(11, there)]);
        }
    }

    #[test]
    fn a_second_table_to_the_right_is_told_once_and_the_first_is_read() {
        let headers = of(&[&ALL[..], &[""], &ALL[..]].concat()).unwrap();
        assert_eq!(headers.columns, (0..14).map(Some).collect::<Vec<_>>());
        assert_eq!(headers.faults, [HeaderFault::Again(At::new(4, 15))]);
    }

    #[test]
    fn a_row_of_other_texts_is_no_header() {
        assert_eq!(of(&["Gevinst-ID", "noget", "andet"]), None);
    }
}
