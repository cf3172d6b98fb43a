//! Many workbooks from a few: the parts of a saved one written anew for another centre.
use super::code;
use gevinst::xlsx::Drawing;
use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A workbook from which others are copied.
pub struct Original {
    centre: usize,
    instance: String,
    parts: Vec<(String, String)>,
}

impl Original {
    /// The parts of a saved workbook made out to this centre; the last of its properties tells it from every other.
    pub fn of(centre: usize, drawing: &Drawing, file: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(file)).expect("our own workbook");
        let parts = (0..archive.len()).map(|index| {
            let mut part = archive.by_index(index).expect("a part of our own");
            let (name, mut text) = (part.name().expect("ASCII").into_owned(), String::new());
            part.read_to_string(&mut text).expect("a part of our own is text");
            (name, text)
        });
        let (_, instance) = drawing.properties.last().expect("a template says what it is").clone();
        Self { centre, instance, parts: parts.collect() }
    }

    /// The same workbook made out to another centre: its code, and what tells the copy from every other.
    pub fn made_out_to(&self, centre: usize) -> Vec<u8> {
        let (from, to) = (code(self.centre), code(centre));
        let instance = format!("{:a>16}", to.to_lowercase());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT);
        for (name, text) in &self.parts {
            let text = text.replace(&from, &to).replace(&self.instance, &instance);
            zip.start_file(name, options).and_then(|()| Ok(zip.write_all(text.as_bytes())?)).expect("room in memory");
        }
        zip.finish().expect("room in memory").into_inner()
    }
}
