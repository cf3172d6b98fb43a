//! The rows of a very long table: the facts of a year can be a million cells, and an [`Ink`] for each would take some
//! hundred bytes.
//!
//! Most cells of such a table say what another cell of their column says (a centre's code, a month), so each ink is
//! kept once for its column and each row holds its number; this is dictionary encoding, as in Parquet. Numbers are kept
//! each for itself, beside an ink that says only how they look.
use super::{Content, Ink, Style, Tone};
use crate::units::Decimal;
use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
};

/// Rows from `first` on, one right below the other, at the end of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Block {
    /// The first row, from zero.
    pub first: u32,
    columns: Vec<Strip>,
    rows: u32,
}

/// A column of a block.
#[derive(Clone, Debug, Default, PartialEq)]
struct Strip {
    /// Every ink it has, once; a number zero stands for all numbers of its style and tone.
    inks: Vec<Ink>,
    /// Where in `inks` an ink is.
    index: HashMap<Ink, u32>,
    /// Where in `inks` the ink of each row is.
    ink_of_row: Vec<u32>,
    /// The numbers, in the order of the rows that have one.
    numbers: Vec<Decimal>,
}

/// A cell of a block: which of its column's inks it has, and its number if it is one.
pub(super) type BlockCell = (usize, Option<Decimal>);

impl Block {
    /// A block that begins in this row.
    pub fn at(first: u32) -> Self {
        Self { first, ..Self::default() }
    }

    /// Adds a row; every row has as many cells as the first.
    pub fn push(&mut self, row: Vec<Ink>) {
        if self.rows == 0 {
            self.columns.resize_with(row.len(), Strip::default);
        }
        self.columns.iter_mut().zip(row).for_each(|(strip, ink)| strip.push(ink));
        self.rows += 1;
    }

    /// How many rows there are.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The row after the last.
    pub(super) fn end(&self) -> u32 {
        self.first.saturating_add(self.rows)
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(u16::MAX)
    }

    /// The inks of every column, from the left.
    pub(super) fn inks(&self) -> impl Iterator<Item = &[Ink]> {
        self.columns.iter().map(|strip| &strip.inks[..])
    }

    /// Every row, and in it every cell from the left.
    pub(super) fn each_row(&self) -> impl Iterator<Item = Vec<BlockCell>> {
        // Each column's numbers are taken one by one as the rows that have one come by.
        let mut numbers: Vec<_> = self.columns.iter().map(|strip| strip.numbers.iter()).collect();
        (0..self.rows as usize).map(move |row| {
            let cells = self.columns.iter().zip(&mut numbers);
            cells.map(|(strip, numbers)| strip.cell(row, numbers)).collect()
        })
    }
}

impl Hash for Strip {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // `index` is made from `inks`: hashing it would add nothing, and a HashMap has no order to hash it in.
        let Self { inks, index: _, ink_of_row, numbers } = self;
        (inks, ink_of_row, numbers).hash(state);
    }
}

impl Strip {
    fn push(&mut self, mut ink: Ink) {
        // What is left in the ink is zero, so that all numbers of one look are one ink.
        if let Content::Number(number) = &mut ink.content {
            self.numbers.push(std::mem::take(number));
        }
        // Rows come sorted: most say what the row above says, and comparing is cheaper than hashing.
        let above = self.ink_of_row.last().filter(|above| self.inks[**above as usize] == ink);
        let found = above.or_else(|| self.index.get(&ink)).copied();
        let place = found.unwrap_or_else(|| {
            let next = u32::try_from(self.inks.len()).expect("no more inks than rows");
            self.index.insert(ink.clone(), next);
            self.inks.push(ink);
            next
        });
        self.ink_of_row.push(place);
    }

    /// The cell of a row; `numbers` has given the numbers of all rows above.
    fn cell(&self, row: usize, numbers: &mut std::slice::Iter<'_, Decimal>) -> BlockCell {
        let ink = self.ink_of_row[row] as usize;
        let is_number = matches!(self.inks[ink].content, Content::Number(_));
        (ink, if is_number { numbers.next().copied() } else { None })
    }
}

impl Ink {
    /// The same without where it leads: Excel allows 65,530 links on a sheet, and a table may have more rows.
    #[must_use]
    pub fn unlinked(self) -> Self {
        match self.content {
            Content::Link { text, .. } => Self::text(text, Style::Text).toned(self.tone),
            content => Self { content, ..self },
        }
    }

    /// Whether a block can hold it. A link, a formula, a note and a cell to type in each belong to one address, and an
    /// ink in a block has none.
    pub(super) fn can_repeat(&self) -> bool {
        let is_live = matches!(self.content, Content::Link { .. } | Content::Formula { .. });
        !is_live && self.note.is_none() && self.tone != Tone::Input
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ink_is_kept_once_and_every_number_for_itself() {
        let mut block = Block::at(4);
        for row in 0..6_u8 {
            let style = if row < 3 { Style::Kroner } else { Style::Hours };
            block.push(vec![Ink::text(["a", "b"][usize::from(row % 2)], Style::Id), Ink::number(row.into(), style)]);
        }
        assert_eq!(block.inks().map(<[Ink]>::len).collect::<Vec<_>>(), [2, 2]);
        let rows: Vec<_> = block.each_row().collect();
        assert_eq!(rows[5], [(1, None), (1, Some(5.into()))]);
        assert_eq!((block.rows(), block.end(), block.width()), (6, 10, 2));
    }
}
