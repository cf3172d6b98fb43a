//! Row heights: those the drawing gives, and those its larger letters and wrapped texts need.
//!
//! Excel fits rows on opening, other programs and previews do not; so a height is written wherever one line of body
//! text is not enough. Rows people type in keep it until somebody types in them, and then grow ([`super::mend`]).
use super::super::{Access, At, Block, Content, Ink, Sheet, Style, Tone, style};
use std::collections::{BTreeMap, BTreeSet};

/// A line of body text.
pub(super) const BODY: u16 = 15;
/// A column nobody has given a width.
const USUAL_WIDTH: u16 = 8;

/// What rows of several lines get beyond their letters, where nothing is typed.
const AIR: u16 = 4;

/// Heights in points of the rows that need another than the usual one.
pub(super) fn of(sheet: &Sheet) -> BTreeMap<u32, u16> {
    let mut heights: BTreeMap<u32, u16> = BTreeMap::new();
    let buttons: BTreeSet<u32> = sheet.tables.iter().map(|table| table.area.first.row).collect();
    for (&at, ink) in sheet.cells.iter().filter(|(_, ink)| ink.tone != Tone::Input || sheet.access == Access::Open) {
        let height = needed(sheet, at, ink, buttons.contains(&at.row));
        if height > BODY {
            let tallest = heights.entry(at.row).or_default();
            *tallest = height.max(*tallest);
        }
    }
    for (row, height) in &sheet.heights {
        let tallest = heights.entry(*row).or_default();
        // What is read alone may grow beyond what the drawing says.
        *tallest = if sheet.is_read() { *height.max(tallest) } else { *height };
    }
    heights
}

/// The same for every ink of a block, column by column; 0 where the usual height is enough.
pub(super) fn of_block(sheet: &Sheet, block: &Block) -> Vec<Vec<u16>> {
    let height =
        |col: u16, ink: &Ink| Some(needed(sheet, At::new(block.first, col), ink, false)).filter(|of| *of > BODY);
    let column = |(col, inks): (u16, &[Ink])| inks.iter().map(|ink| height(col, ink).unwrap_or_default()).collect();
    (0..).zip(block.inks()).map(column).collect()
}

/// A table's header shares its room with a button.
fn needed(sheet: &Sheet, at: At, ink: &Ink, button: bool) -> u16 {
    let line = style::line_height(ink.style);
    let text = match (ink.style, &ink.content) {
        (Style::Wrapped | Style::Header, Content::Text(text)) => text,
        (Style::Link, Content::Link { text, .. }) if sheet.is_read() => text,
        _ if ink.tone == Tone::Total && sheet.is_read() => return line + AIR,
        _ => return line,
    };
    let width = sheet.columns.get(usize::from(at.col)).map_or(USUAL_WIDTH, |column| column.width);
    let taken = if button { 3 } else { 0 } + u16::from(sheet.is_read());
    let width = width.saturating_sub(taken);
    // A width counts digits, and letters are narrower; capitals of a header are not.
    let width = if !sheet.is_read() || ink.style == Style::Header { width } else { width + width / 10 };
    let lines = text.split('\n').map(|part| lines(part, usize::from(width.max(4)))).sum::<u16>();
    let air = if lines > 1 && sheet.is_read() { AIR } else { 0 };
    line.saturating_mul(lines).saturating_add(air)
}

/// How many lines a paragraph takes when words stay whole.
fn lines(text: &str, width: usize) -> u16 {
    let (mut lines, mut used) = (1_u16, 0);
    for word in text.split(' ').map(|word| word.chars().count()) {
        let gap = usize::from(used > 0);
        if used > 0 && used + gap + word > width {
            (lines, used) = (lines.saturating_add(1), 0);
        } else {
            used += gap;
        }
        used += word;
        // A word longer than the column is broken.
        while used > width {
            (lines, used) = (lines.saturating_add(1), used - width);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_until_they_are_too_long() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("to ord", 6), 1);
        assert_eq!(lines("to ord", 5), 2);
        assert_eq!(lines("gevinstrealisering", 10), 2);
    }

    #[test]
    fn only_rows_that_need_it_get_a_height() {
        let mut sheet = Sheet::new("Ark");
        sheet.put(At::new(0, 0), Ink::text("Overblik", Style::Title));
        sheet.put(At::new(1, 0), Ink::text("kort", Style::Wrapped));
        sheet.put(At::new(2, 0), Ink::text("en lang tekst i en smal kolonne", Style::Wrapped));
        sheet.put(At::new(3, 0), Ink::text("en lang tekst i en smal kolonne", Style::Wrapped).toned(Tone::Input));
        sheet.heights.insert(0, 40);
        let heights: Vec<_> = of(&sheet).into_iter().collect();
        assert_eq!(heights, [(0, 40), (2, 64)]);
        let open = of(&Sheet { access: Access::Open, ..sheet });
        assert_eq!(open.get(&3), Some(&60), "what is filled in already can be read");
    }
}
