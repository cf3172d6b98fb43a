//! A good workbook of ours, taken apart, changed in one place and put together again.
use gevinst::{
    schema::business_case,
    templates::for_centre,
    xlsx::{At, save},
};
use std::{
    io::{Cursor, Read, Write},
    sync::LazyLock,
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    dice::Dice,
    sample::{World, sample},
    world,
};

/// A business case as the schema allows it, filled in by chance that is always the same.
pub static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let programme = world::programme();
    let (centre, period) = (&programme.centres[0], world::period());
    let within = World { programme: &programme, centre: "CØA", period };
    let sample = sample(&business_case::TEMPLATE, &within, &mut Dice(3));
    save(&for_centre(&business_case::TEMPLATE, &programme, centre, period, &sample.filled())).unwrap()
});

/// The part of the sheet most of the mischief is done to.
pub const SHEET: &str = "xl/worksheets/sheet11.xml";
/// The part of the sheet Stamdata, which is a form.
pub const FORM: &str = "xl/worksheets/sheet2.xml";
pub const WORKBOOK: &str = "xl/workbook.xml";
pub const STRINGS: &str = "xl/sharedStrings.xml";
pub const STYLES: &str = "xl/styles.xml";

/// The parts of a workbook by name.
#[derive(Clone)]
pub struct Parts(pub Vec<(String, Vec<u8>)>);

impl Parts {
    /// The good workbook.
    pub fn good() -> Self {
        Self::of(&GOOD)
    }

    pub fn of(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|index| {
            let (mut part, mut content) = (zip.by_index(index).unwrap(), Vec::new());
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        });
        Self(parts.collect())
    }

    /// With this part, new or in place of the old one.
    pub fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        match self.0.iter_mut().find(|(other, _)| other == name) {
            Some((_, old)) => *old = content.into(),
            None => self.0.push((name.to_owned(), content.into())),
        }
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        let before = self.0.len();
        self.0.retain(|(other, _)| other != name);
        assert_ne!(self.0.len(), before, "no part {name}");
        self
    }

    pub fn text(&self, name: &str) -> String {
        let part = self.0.iter().find(|(other, _)| other == name);
        String::from_utf8(part.unwrap_or_else(|| panic!("no part {name}")).1.clone()).unwrap()
    }

    /// With the first `from` of a part replaced; that it is there is held.
    pub fn swap(self, name: &str, from: &str, to: &str) -> Self {
        let text = self.text(name);
        assert!(text.contains(from), "{name} has no {from}");
        self.with(name, text.replacen(from, to, 1))
    }

    /// With this XML in place of a cell.
    pub fn plant(self, at: At, cell: &str) -> Self {
        let text = self.text(SHEET);
        let start = text.find(&format!("<c r=\"{at}\"")).unwrap_or_else(|| panic!("no cell {at}"));
        let open = start + text[start..].find('>').unwrap() + 1;
        let end = if text[..open].ends_with("/>") { open } else { open + text[open..].find("</c>").unwrap() + 4 };
        self.with(SHEET, format!("{}{cell}{}", &text[..start], &text[end..]))
    }

    /// With this XML after the last row of the sheet.
    pub fn rows(self, rows: &str) -> Self {
        self.swap(SHEET, "</sheetData>", &format!("{rows}</sheetData>"))
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Deflated, None)
    }

    /// Packed in haste: packing much well takes longer than reading it.
    pub fn hasty(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Deflated, Some(1))
    }

    pub fn packed(&self, method: CompressionMethod, level: Option<i64>) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(method).compression_level(level);
        for (name, content) in &self.0 {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
