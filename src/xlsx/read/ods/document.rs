//! `content.xml` of an `OpenDocument` spreadsheet, walked once: where its sheets stand, its ranges, its notes.
//!
//! Cells are stepped over here. A sheet can only be read once it is known where it stands, and whether it is hidden
//! stands in its style, before it, while the names of its tables stand after all sheets.
use super::super::super::{Area, Limit, Limits, Refusal, SheetHead, TableHead};
use super::super::{
    text::composed,
    xml::{Tag, Token, Xml},
};
use super::{prose, visibility};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// More tabs than this, and the file is no delivery.
const MOST_SHEETS: usize = 1_000;

/// Ranges beyond this many are not read.
const MOST_RANGES: usize = 10_000;

/// Elements whose text people see beside the cells: notes, text boxes, shapes. Any of them can hold a CPR number.
const BESIDE: [&str; 9] =
    ["annotation", "shapes", "frame", "custom-shape", "caption", "text-box", "rect", "ellipse", "g"];

/// A sheet: its name, its style, and where it stands.
pub(super) struct Tab {
    name: String,
    style: String,
    pub span: Range<usize>,
}

/// A named range of cells.
struct Named {
    sheet: String,
    table: TableHead,
}

/// What the content says before its cells are read.
#[derive(Default)]
pub(super) struct SpreadsheetContent {
    pub tabs: Vec<Tab>,
    /// The styles of hidden sheets.
    hidden: BTreeSet<String>,
    ranges: Vec<Named>,
    pub epoch_1904: bool,
    /// Whether anything is fetched from another file.
    pub linked: bool,
    /// Every text beside the cells, each on lines of its own.
    pub notes: String,
}

impl SpreadsheetContent {
    /// Walks the content; one without a spreadsheet is no workbook.
    pub(super) fn read(content: &str, limits: &Limits) -> Result<Self, Refusal> {
        let (mut xml, mut found, mut is_spreadsheet) = (Xml::new(content), Self::default(), false);
        if xml.root()?.name != "document-content" {
            return Err(Refusal::NotAWorkbook);
        }
        let root = xml.depth();
        while let Some(tag) = xml.child(root)? {
            match tag.name {
                "automatic-styles" => found.read_styles(&mut xml)?,
                "body" => is_spreadsheet |= found.read_body(&mut xml, limits)?,
                _ => xml.skip()?,
            }
        }
        if is_spreadsheet { Ok(found) } else { Err(Refusal::NotAWorkbook) }
    }

    /// The sheets and their tables. A table named on a sheet that is not there is left out; of two sheets with one name
    /// the first has it.
    pub(super) fn heads(&mut self) -> Vec<SheetHead> {
        let heads = self.tabs.iter().map(|tab| SheetHead {
            name: tab.name.clone(),
            visibility: visibility(self.hidden.contains(&tab.style)),
            tables: Vec::new(),
        });
        let mut heads: Vec<SheetHead> = heads.collect();
        // Reversed, so that of two sheets with one name the first is the last to be written.
        let places: BTreeMap<&str, usize> =
            self.tabs.iter().enumerate().rev().map(|(place, tab)| (tab.name.as_str(), place)).collect();
        for range in self.ranges.drain(..) {
            if let Some(place) = places.get(range.sheet.as_str()) {
                heads[*place].tables.push(range.table);
            }
        }
        heads
    }

    /// A sheet is hidden by its style: `<style:table-properties table:display="false"/>`.
    fn read_styles(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let inside = xml.depth();
        while let Some(style) = xml.child(inside)? {
            let inside = xml.depth();
            while let Some(tag) = xml.child(inside)? {
                if tag.name == "table-properties" && tag.get("display").as_deref() == Some("false") {
                    self.hidden.extend(style.get("name").map(Into::into));
                }
                xml.skip()?;
            }
        }
        Ok(())
    }

    /// Whether there was a spreadsheet in the body; a text document or a presentation has another element there.
    fn read_body(&mut self, xml: &mut Xml<'_>, limits: &Limits) -> Result<bool, Refusal> {
        let (inside, mut is_spreadsheet) = (xml.depth(), false);
        while let Some(tag) = xml.child(inside)? {
            if tag.name == "spreadsheet" {
                is_spreadsheet = true;
                self.read_spreadsheet(xml, limits)?;
            } else {
                xml.skip()?;
            }
        }
        Ok(is_spreadsheet)
    }

    /// The sheets, the ranges and the settings, in whatever order they come.
    fn read_spreadsheet(&mut self, xml: &mut Xml<'_>, limits: &Limits) -> Result<(), Refusal> {
        let inside = xml.depth();
        loop {
            // `child` may step over text before the tag; the XML reader of the sheet does so again.
            let start = xml.position();
            let Some(tag) = xml.child(inside)? else { return Ok(()) };
            match tag.name {
                "table" => self.read_table(xml, tag, start, limits)?,
                "database-ranges" => self.read_ranges(xml)?,
                "calculation-settings" => self.read_settings(xml)?,
                other => {
                    self.linked |= other == "dde-links";
                    xml.skip()?;
                }
            }
        }
    }

    /// Steps through a sheet, and keeps what stands beside its cells.
    ///
    /// LibreOffice keeps a copy of the cells that formulas fetch from another workbook, as a sheet called
    /// `'file:///C:/andet.ods'#$Ark1` with a `table:table-source`. Nobody sees it, and it is left out.
    fn read_table(&mut self, xml: &mut Xml<'_>, tag: Tag<'_>, start: usize, limits: &Limits) -> Result<(), Refusal> {
        let (inside, mut is_external_copy) = (xml.depth(), false);
        let name = composed(&tag.get("name").unwrap_or_default()).into_owned();
        loop {
            match xml.next()? {
                Token::Open(tag) if BESIDE.contains(&tag.name) => {
                    let most = self.notes.len().saturating_add(limits.text_chars);
                    prose::read(xml, &mut self.notes, most)?;
                    if !self.notes.is_empty() && !self.notes.ends_with('\n') {
                        self.notes.push('\n');
                    }
                }
                Token::Open(tag) => {
                    is_external_copy |= tag.name == "table-source" && name.contains("'#$");
                    self.linked |= is_link(tag);
                }
                Token::Close if xml.depth() < inside => break,
                Token::End => return Err(Refusal::Damaged),
                Token::Close | Token::Text(_) => {}
            }
        }
        if self.tabs.len() == MOST_SHEETS {
            return Err(Limit::Parts.exceeded(MOST_SHEETS + 1, MOST_SHEETS));
        }
        if !is_external_copy {
            let style = tag.get("style-name").unwrap_or_default().into_owned();
            self.tabs.push(Tab { name, style, span: start..xml.position() });
        }
        Ok(())
    }

    /// The ranges people have named (`table:database-range`).
    fn read_ranges(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            if tag.name == "database-range" && self.ranges.len() < MOST_RANGES {
                self.ranges.extend(named(tag));
            }
            xml.skip()?;
        }
        Ok(())
    }

    /// The day that is number zero: `<table:null-date table:date-value="1904-01-01"/>`; without one it is 1899-12-30.
    fn read_settings(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            self.epoch_1904 |=
                tag.name == "null-date" && tag.get("date-value").is_some_and(|day| day.starts_with("1904"));
            xml.skip()?;
        }
        Ok(())
    }
}

/// Whether an element draws on another file: a linked sheet, a linked area, or a formula that names a file.
fn is_link(tag: Tag<'_>) -> bool {
    matches!(tag.name, "table-source" | "cell-range-source")
        || (tag.name == "table-cell"
            && tag.attributes().any(|(name, value)| name.ends_with(":formula") && value.contains("file:")))
}

/// A database range: what Excel calls a table, by the name people gave it.
fn named(tag: Tag<'_>) -> Option<Named> {
    let (name, range) = (tag.get("name")?, tag.get("target-range-address")?);
    let (sheet, area) = address(&range)?;
    Some(Named { sheet: composed(&sheet).into_owned(), table: TableHead { name: composed(&name).into_owned(), area } })
}

/// Reads `Tiltag.A5:Tiltag.M45`, `$'To ord'.$A$1:.$B$2` or `A.B1`: the sheet of the first corner, and the area.
fn address(text: &str) -> Option<(String, Area)> {
    let (sheet, rest) = corner(text)?;
    let area = match rest.split_once(':') {
        Some((first, last)) => format!("{first}:{}", corner(last).map_or(last, |(_, cell)| cell)),
        None => rest.to_owned(),
    };
    Some((sheet, Area::parse(&area)?))
}

/// The sheet in front of a cell, without its quotes, and what follows the point.
fn corner(text: &str) -> Option<(String, &str)> {
    let text = text.trim().trim_start_matches('$');
    let Some(quoted) = text.strip_prefix('\'') else {
        let (sheet, rest) = text.split_once('.')?;
        return Some((sheet.to_owned(), rest));
    };
    // A quote within a name is written twice.
    let mut end = 0;
    loop {
        end += quoted[end..].find('\'')?;
        if !quoted[end + 1..].starts_with('\'') {
            break;
        }
        end += 2;
    }
    Some((quoted[..end].replace("''", "'"), quoted[end + 1..].strip_prefix('.')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_in_every_spelling() {
        let read = |text: &str| address(text).map(|(sheet, area)| format!("{sheet}|{area}"));
        for (text, seen) in [
            ("Tiltag.A5:Tiltag.M45", "Tiltag|A5:M45"),
            ("$Tiltag.$A$5:.$M$45", "Tiltag|A5:M45"),
            ("'To ord'.A1:'To ord'.B2", "To ord|A1:B2"),
            ("$'Ole''s: ark. 1'.$A$1:.$B$2", "Ole's: ark. 1|A1:B2"),
            ("Ark1.C3", "Ark1|C3"),
        ] {
            assert_eq!(read(text).as_deref(), Some(seen), "{text}");
        }
        for wrong in ["", "A1:B2", "'åben", "'a'A1", "Ark.B2:Ark.A1", "Ark.A1:Ark.ZZZZ9"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
