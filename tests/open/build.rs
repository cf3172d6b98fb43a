//! Workbooks made by hand, part by part.
use gevinst::xlsx::{Book, Cell, Flow, LIMITS, Refusal, Seen, SheetTail};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A row as read: its number, whether it is hidden, its cells.
pub type Row = (u32, bool, Vec<(u16, Cell)>);

/// The parts of a workbook by name; later parts replace earlier ones.
#[derive(Clone)]
pub struct Parts(pub Vec<(String, Vec<u8>)>);

impl Parts {
    /// A workbook with one sheet, `Ark1`, of this XML.
    pub fn sheet(inner: &str) -> Self {
        let workbook = format!(
            "<workbook {MAIN} xmlns:r=\"{LINKS}\"><sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let relations = relations(&[
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
        ]);
        Self(Vec::new())
            .with("_rels/.rels", relations_to("officeDocument", "xl/workbook.xml"))
            .with("xl/workbook.xml", workbook)
            .with("xl/_rels/workbook.xml.rels", relations)
            .with("xl/worksheets/sheet1.xml", format!("<worksheet {MAIN}>{inner}</worksheet>"))
    }

    /// A workbook whose sheet has these rows.
    pub fn rows(rows: &str) -> Self {
        Self::sheet(&format!("<sheetData>{rows}</sheetData>"))
    }

    pub fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(other, _)| other != name);
        self.0.push((name.to_owned(), content.into()));
        self
    }

    pub fn strings(self, inner: &str) -> Self {
        self.with("xl/sharedStrings.xml", format!("<sst {MAIN} count=\"9\" uniqueCount=\"9\">{inner}</sst>"))
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, content) in &self.0 {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    pub fn open(&self) -> Result<Book, Refusal> {
        Book::open(self.bytes(), &LIMITS)
    }

    /// What the only cell of the only sheet holds.
    pub fn only(&self) -> Cell {
        let (rows, _) = read(&mut self.open().unwrap(), 0).unwrap();
        match rows.as_slice() {
            [] => Cell::default(),
            [(_, _, cells)] if cells.len() == 1 => cells[0].1.clone(),
            other => panic!("more than one cell: {other:?}"),
        }
    }

    /// The rows of the only sheet, and how reading ended.
    pub fn read(&self) -> (Vec<Row>, Result<SheetTail, Refusal>) {
        let mut rows = Vec::new();
        let end = self.open().and_then(|mut book| collect(&mut book, 0, &mut rows));
        (rows, end)
    }
}

pub fn relations(all: &[(&str, &str, &str)]) -> String {
    let all = all
        .iter()
        .map(|(id, kind, target)| format!("<Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>"));
    format!("<Relationships>{}</Relationships>", all.collect::<String>())
}

pub fn relations_to(kind: &str, target: &str) -> String {
    relations(&[("rId1", kind, target)])
}

fn collect(book: &mut Book, sheet: usize, rows: &mut Vec<Row>) -> Result<SheetTail, Refusal> {
    book.rows(sheet, &mut |row| {
        rows.push((row.row, row.hidden, row.cells.to_vec()));
        Flow::Continue(())
    })
}

pub fn read(book: &mut Book, sheet: usize) -> Result<(Vec<Row>, SheetTail), Refusal> {
    let mut rows = Vec::new();
    let tail = collect(book, sheet, &mut rows)?;
    Ok((rows, tail))
}

pub fn text(text: &str) -> Seen {
    Seen::Text(text.to_owned())
}

pub fn number(text: &str) -> Seen {
    Seen::Number(text.parse().unwrap())
}

pub fn fault(text: &str) -> Seen {
    Seen::Fault(text.to_owned())
}

/// Row and column of each cell, from zero.
pub fn places(rows: &[Row]) -> Vec<(u32, u16)> {
    rows.iter().flat_map(|(row, _, cells)| cells.iter().map(|(col, _)| (*row, *col))).collect()
}
