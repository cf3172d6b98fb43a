//! A page that is written from the top: lines of text across its columns, and rows of cells.
use crate::{
    report::plain::{heading, put_row},
    xlsx::{At, Ink, Sheet, Style},
};

/// Letters in a line of body text across the page, and in one of small print.
const LETTERS: usize = 140;
const SMALL_LETTERS: usize = 170;

/// A sheet, and its first free row.
pub(super) struct Paper {
    pub sheet: Sheet,
    pub row: u32,
}

impl Paper {
    /// A heading.
    pub fn heading(&mut self, text: &str) {
        heading(&mut self.sheet, self.row, text);
        self.row += 1;
    }

    /// A text, on as many lines as it needs: cells that run across others do not wrap.
    pub fn say(&mut self, text: &str) {
        self.lines(text, LETTERS, Style::Text);
    }

    /// The same in small print.
    pub fn small(&mut self, text: &str) {
        self.lines(text, SMALL_LETTERS, Style::Small);
    }

    fn lines(&mut self, text: &str, letters: usize, style: Style) {
        for line in broken(text, letters) {
            self.sheet.put(At::new(self.row, 0), Ink::text(line, style));
            self.row += 1;
        }
    }

    /// A row of cells.
    pub fn cells(&mut self, cells: Vec<Ink>) {
        put_row(&mut self.sheet, self.row, cells);
        self.row += 1;
    }

    /// Air between two blocks.
    pub fn gap(&mut self) {
        self.sheet.heights.insert(self.row, 8);
        self.row += 1;
    }
}

/// A text in lines of so many letters, words whole; a line break of its own is a space here.
fn broken(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is a line from the start");
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= letters {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words() {
        assert_eq!(broken("et to\ntre fire", 6), ["et to", "tre", "fire"]);
        assert_eq!(broken("", 6), [""]);
    }
}
