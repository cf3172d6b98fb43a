//! Header texts → columns. Forgiving about spelling, silent about columns that are somebody's own.
//!
//! People move columns, add their own ("Mine noter"), and mistype a header. A field gets the column whose header is its
//! label or an alias; one that is left over gets a header at most two letters away. What was forgiven is told by a
//! rule.
use crate::{
    danish::{read::nearest, words::alike},
    schema::{Spec, Table},
    xlsx::At,
};

/// Something about a header that a rule may want to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// No column has this header.
    Absent(usize),
    /// More than one column has it; the first and the second.
    Twice(usize, At, At),
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
}

impl Headers {
    /// Understands a row of texts as the headers of `table`, if enough of them fit.
    pub fn of(table: &'static Table, row: u32, texts: &[(u16, String)]) -> Option<Self> {
        if texts.len() < 2 {
            return None;
        }
        // The columns that fit each field. Two that fit one field are a fault; nothing tells which is meant.
        let exact: Vec<Vec<u16>> = table.columns.iter().map(|spec| fitting(spec, texts)).collect();
        if !enough(table, exact.iter().filter(|columns| !columns.is_empty()).count()) {
            return None;
        }
        let mut headers = Self { row, columns: Vec::new(), faults: Vec::new() };
        for (position, columns) in exact.iter().enumerate() {
            headers.place(table, position, columns, texts);
        }
        headers.find_renamed(table, texts);
        Some(headers)
    }

    fn place(&mut self, table: &'static Table, position: usize, columns: &[u16], texts: &[(u16, String)]) {
        match columns {
            [] => self.columns.push(None),
            [only] => {
                self.columns.push(Some(*only));
                let seen = text_at(texts, *only);
                if !alike(seen, table.columns[position].label) {
                    self.faults.push(HeaderFault::Renamed(position, At::new(self.row, *only), seen.to_owned()));
                }
            }
            [first, second, ..] => {
                self.columns.push(None);
                let (first, second) = (At::new(self.row, *first), At::new(self.row, *second));
                self.faults.push(HeaderFault::Twice(position, first, second));
            }
        }
    }

    /// A field without a column takes a header nobody else has that is at most two letters away.
    fn find_renamed(&mut self, table: &'static Table, texts: &[(u16, String)]) {
        for position in 0..table.columns.len() {
            let twice = self.faults.iter().any(|fault| matches!(fault, HeaderFault::Twice(at, ..) if *at == position));
            if self.columns[position].is_some() || twice {
                continue;
            }
            let free = texts.iter().find(|(col, text)| {
                !self.columns.contains(&Some(*col))
                    && nearest(text, std::slice::from_ref(&table.columns[position].label)).is_some()
            });
            match free {
                Some((col, text)) => {
                    self.columns[position] = Some(*col);
                    self.faults.push(HeaderFault::Renamed(position, At::new(self.row, *col), text.clone()));
                }
                None => self.faults.push(HeaderFault::Absent(position)),
            }
        }
    }
}

/// The columns whose header is the field's label or one of its aliases.
fn fitting(spec: &Spec, texts: &[(u16, String)]) -> Vec<u16> {
    texts.iter().filter(|(_, text)| spec.is_called(text)).map(|(col, _)| *col).collect()
}

/// At least half of the table's headers, and never fewer than two, make a header row.
fn enough(table: &Table, matched: usize) -> bool {
    matched >= 2 && matched * 2 >= table.columns.len()
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

    const ALL: [&str; 9] = [
        "Gevinst-ID",
        "Måned",
        "Realiseret",
        "Enhed",
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
        assert_eq!(headers.columns[0], Some(9));
        assert_eq!(headers.faults, []);
    }

    #[test]
    fn a_misspelled_header_is_found_and_told() {
        let mut renamed = ALL;
        renamed[2] = "Realisert";
        let headers = of(&renamed).unwrap();
        assert_eq!(headers.columns[2], Some(2));
        assert!(matches!(headers.faults[..], [HeaderFault::Renamed(2, ..)]));
    }

    #[test]
    fn absent_and_doubled_headers_are_told() {
        let mut odd = ALL;
        odd[6] = "Kilde";
        let headers = of(&odd).unwrap();
        assert_eq!(headers.columns[5], None);
        assert!(headers.faults.contains(&HeaderFault::Absent(6)));
        assert!(headers.faults.iter().any(|fault| matches!(fault, HeaderFault::Twice(5, ..))));
    }

    #[test]
    fn a_row_of_other_texts_is_no_header() {
        assert_eq!(of(&["Gevinst-ID", "noget", "andet"]), None);
    }
}
