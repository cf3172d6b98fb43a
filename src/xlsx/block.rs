//! The rows of a very long table. Most cells of such a table say what another cell of their column says, so each ink is
//! kept once and pointed at; only numbers are kept each for itself.
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
    /// Every ink it has; a number stands for all numbers of its look.
    inks: Vec<Ink>,
    known: HashMap<Ink, u32>,
    /// The ink of each row.
    of: Vec<u32>,
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
        let mut numbers: Vec<_> = self.columns.iter().map(|strip| strip.numbers.iter()).collect();
        (0..self.rows as usize).map(move |row| {
            let cell = |(strip, numbers): (&Strip, &mut std::slice::Iter<'_, Decimal>)| {
                let ink = strip.of[row] as usize;
                let is_number = matches!(strip.inks[ink].content, Content::Number(_));
                (ink, if is_number { numbers.next().copied() } else { None })
            };
            self.columns.iter().zip(&mut numbers).map(cell).collect()
        })
    }
}

impl Hash for Strip {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // What is known is the inks once more.
        let Self { inks, known: _, of, numbers } = self;
        (inks, of, numbers).hash(state);
    }
}

impl Strip {
    fn push(&mut self, mut ink: Ink) {
        if let Content::Number(number) = &mut ink.content {
            self.numbers.push(std::mem::take(number));
        }
        // Rows come sorted: most say what the row above says.
        let before = self.of.last().filter(|before| self.inks[**before as usize] == ink);
        let index = before.or_else(|| self.known.get(&ink)).copied();
        let index = index.unwrap_or_else(|| {
            let next = u32::try_from(self.inks.len()).expect("no more inks than rows");
            self.known.insert(ink.clone(), next);
            self.inks.push(ink);
            next
        });
        self.of.push(index);
    }
}

impl Ink {
    /// The same without where it leads, for a sheet with more rows than the file format has room for links.
    #[must_use]
    pub fn unlinked(self) -> Self {
        match self.content {
            Content::Link { text, .. } => Self::text(text, Style::Text).toned(self.tone),
            content => Self { content, ..self },
        }
    }

    /// Whether a block can hold it: what is repeated by pointing has no place of its own.
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
