//! The zip archive behind a workbook: parts by name, inflated under a budget that no declared size can widen.
use super::super::{Limits, Refusal, Weight};
use super::{inflate::Inflater, kind, text};
use std::{borrow::Cow, collections::HashMap, io::Cursor};
use zip::ZipArchive;

/// What a part costs at least, in bytes of the budget: see [`cost`].
const LEAST: u64 = 4 << 10;

/// The largest buffer kept for the next part. Larger ones go back to the system, or each of many workers would hold the
/// largest sheet it has ever seen.
const KEPT: usize = 4 << 20;

/// An archive whose directory has been measured.
pub(super) struct Container {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// Where each part is in the directory, by its name as [`key`] spells it.
    parts: HashMap<String, usize>,
    /// Bytes of the budget ([`Limits::inflated_bytes`]) that are used.
    spent: u64,
    /// Whether a limit was ever met; it stays so, even where the caller could do without the part.
    overrun: bool,
    limits: Limits,
    /// The buffer of an earlier part, to be filled again.
    spare: Vec<u8>,
    inflater: Inflater,
}

/// A part as it came out of the archive.
pub(super) struct Inflated(Vec<u8>);

impl Inflated {
    /// What it spells; a copy unless it is in the encoding it should be in.
    pub(super) fn text(&self) -> Result<Cow<'_, str>, Refusal> {
        text::decode(&self.0)
    }

    /// The same, for whoever keeps it: what is in the right encoding is not copied.
    pub(super) fn into_text(self) -> Result<String, Refusal> {
        match self.text()? {
            Cow::Owned(text) => Ok(text),
            Cow::Borrowed(_) => String::from_utf8(self.0).map_err(|_| Refusal::Damaged),
        }
    }

    /// Its size in bytes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl Container {
    /// Measures the archive; nothing is inflated.
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Refusal> {
        if bytes.len() as u64 > limits.file_bytes {
            return Err(Refusal::TooLarge);
        }
        if !kind::is_zip(&bytes) {
            return Err(kind::refuse(&bytes));
        }
        if entries_claimed(&bytes) > limits.entries {
            return Err(Refusal::TooLarge);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        measure(&mut zip, limits)?;
        let parts = parts(&zip)?;
        let inflater = Inflater::new();
        Ok(Self { zip, parts, spent: 0, overrun: false, limits: *limits, spare: Vec::new(), inflater })
    }

    /// The names of all parts: lower case, forward slashes, no slash in front.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// A part, inflated; nothing when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Inflated>, Refusal> {
        match self.parts.get(&key(name)) {
            Some(&index) => self.inflate(index).map(Inflated).map(Some),
            None => Ok(None),
        }
    }

    /// Takes a part's buffer back for the next one.
    pub(super) fn reuse(&mut self, Inflated(mut bytes): Inflated) {
        if bytes.capacity() <= KEPT && bytes.capacity() > self.spare.capacity() {
            bytes.clear();
            self.spare = bytes;
        }
    }

    /// Gives back what reading a part cost, for a caller who reads the same part again.
    pub(super) fn refund(&mut self, size: usize) {
        self.spent = self.spent.saturating_sub(cost(size));
    }

    /// What the archive weighs, as far as it has been inflated.
    pub(super) fn weight(&self) -> Weight {
        Weight { entries: self.zip.len(), inflated_bytes: self.spent, ..Weight::default() }
    }

    /// Counts what is made of a part. A cell of twenty bytes (`<c t="s"><v>0</v></c>`) can stand for a shared string of
    /// 32,767 characters, and a million cells for the same one: such a sheet would make 32 GB of text out of 20 MB of
    /// XML.
    pub(super) fn spend(&mut self, size: usize) -> Result<(), Refusal> {
        self.spent = self.spent.saturating_add(size as u64);
        self.overrun |= self.spent > self.limits.inflated_bytes;
        if self.overrun { Err(Refusal::TooLarge) } else { Ok(()) }
    }

    /// Whether a limit was met while reading.
    pub(super) fn is_overrun(&self) -> bool {
        self.overrun
    }

    fn inflate(&mut self, index: usize) -> Result<Vec<u8>, Refusal> {
        let mut bytes = std::mem::take(&mut self.spare);
        let budget = self.limits.inflated_bytes.saturating_sub(self.spent);
        // Raw: zip would inflate by itself, with another inflater and without our bound.
        let file = self.zip.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        let most = file.compressed_size().saturating_mul(self.limits.ratio).max(self.limits.grace_bytes).min(budget);
        let done = self.inflater.pour(file, &mut bytes, most);
        // What was asked for is spent, whether it was any good or not.
        self.spent = self.spent.saturating_add(cost(bytes.len()));
        self.overrun |= done == Err(Refusal::TooLarge);
        done.map(|()| bytes)
    }
}

/// Opening a part costs time even when it holds nothing, so a thousand relations to one small part are not free.
fn cost(size: usize) -> u64 {
    (size as u64).max(LEAST)
}

/// The number of entries that the end of central directory record claims, read before the directory is: the zip crate
/// keeps an object for each entry, and a directory of half a million fits in a file within bounds.
///
/// The record (PKWARE APPNOTE 4.3.16) is 22 bytes and then a comment of at most 65,535, at the end of the file; the
/// total number of entries (4.4.22) is at its tenth byte.
fn entries_claimed(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(22 + 65_535)..];
    let record = tail.windows(22).rev().find(|window| window.starts_with(b"PK\x05\x06"));
    let claimed = record.map_or(0, |record| u16::from_le_bytes([record[10], record[11]]));
    // ZIP64 (APPNOTE 4.4.1.4): 0xFFFF says that the number is in the ZIP64 record. `measure` then counts the entries
    // once the zip crate has read the directory.
    if claimed == u16::MAX { 0 } else { usize::from(claimed) }
}

/// Holds what the directory alone tells to the limits: entries, the sum of their sizes, and whether the same bytes are
/// used twice. Overlapping entries are how a zip bomb of 46 MB comes to 4.5 PB without nesting (Fifield 2019), and of
/// two parts with one name each reader may choose another.
fn measure(zip: &mut ZipArchive<Cursor<Vec<u8>>>, limits: &Limits) -> Result<(), Refusal> {
    if zip.len() > limits.entries {
        return Err(Refusal::TooLarge);
    }
    let mut claimed = 0_u64;
    for index in 0..zip.len() {
        let entry = zip.by_index_data(index).map_err(|_| Refusal::Damaged)?;
        claimed = claimed.saturating_add(entry.size());
    }
    if claimed > limits.inflated_bytes {
        return Err(Refusal::TooLarge);
    }
    match zip.has_overlapping_entries() {
        Ok(false) if !zip.has_duplicate_names() => Ok(()),
        _ => Err(Refusal::Damaged),
    }
}

/// The parts by name. Part names are equal whatever their case (ECMA-376 Part 2), and some writers use backslashes, so
/// two names that differ only so are one part twice, and the file is damaged. Folders have entries of their own.
fn parts(zip: &ZipArchive<Cursor<Vec<u8>>>) -> Result<HashMap<String, usize>, Refusal> {
    let mut parts = HashMap::new();
    for (index, raw) in zip.file_names_raw().enumerate() {
        let name = key(&String::from_utf8_lossy(raw));
        if !name.ends_with('/') && parts.insert(name, index).is_some() {
            return Err(Refusal::Damaged);
        }
    }
    Ok(parts)
}

/// A part's name as it is looked up: `XL\\Workbook.xml` and `/xl/workbook.xml` are `xl/workbook.xml`.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
