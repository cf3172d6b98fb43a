//! The zip archive behind a workbook: parts by name, inflated under a budget that no declared size can widen.
use super::super::{Limit, Limits, Refusal, Weight};
use super::{
    inflate::{Inflater, Poured},
    kind, text,
};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    io::Cursor,
};
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
    /// The limit that was met, if one was; it stays so, even where the caller could do without the part.
    overrun: Option<Refusal>,
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

    /// Its bytes, for whoever keeps them.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
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
            return Err(Limit::FileBytes.exceeded(bytes.len(), limits.file_bytes));
        }
        if !kind::is_zip(&bytes) {
            return Err(kind::refuse(&bytes));
        }
        let claimed = entries_claimed(&bytes);
        if claimed > limits.entries {
            return Err(Limit::Entries.exceeded(claimed, limits.entries));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        measure(&mut zip, limits)?;
        let parts = parts(&zip)?;
        let inflater = Inflater::new();
        Ok(Self { zip, parts, spent: 0, overrun: None, limits: *limits, spare: Vec::new(), inflater })
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
        if self.spent > self.limits.inflated_bytes {
            self.overrun.get_or_insert(Limit::InflatedBytes.exceeded(self.spent, self.limits.inflated_bytes));
        }
        self.overrun.map_or(Ok(()), Err)
    }

    /// The limit that was met while reading.
    pub(super) fn overrun(&self) -> Option<Refusal> {
        self.overrun
    }

    /// The entries in the order of the directory, by the names people gave them, and the sizes they claim. One without the mark of UTF-8 is in
    /// the letters of the first PC (APPNOTE Appendix D).
    pub(super) fn entries(&mut self) -> Vec<(String, u64)> {
        let name = |index| self.zip.name_for_index(index).and_then(Result::ok).map_or_else(String::new, Into::into);
        let names: Vec<String> = (0..self.zip.len()).map(name).collect();
        let size = |index| self.zip.by_index_data(index).map_or(0, |entry| entry.size());
        names.into_iter().enumerate().map(|(index, name)| (name, size(index))).collect()
    }

    /// An entry by its place among [`entries`](Self::entries).
    pub(super) fn entry(&mut self, index: usize) -> Result<Vec<u8>, Refusal> {
        self.inflate(index)
    }

    fn inflate(&mut self, index: usize) -> Result<Vec<u8>, Refusal> {
        let mut bytes = std::mem::take(&mut self.spare);
        let budget = self.limits.inflated_bytes.saturating_sub(self.spent);
        // Raw: zip would inflate by itself, with another inflater and without our bound.
        let file = self.zip.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        let (packed, claimed) = (file.compressed_size(), file.size());
        let bound = |ratio| packed.saturating_mul(ratio).max(self.limits.grace_bytes);
        let usual = bound(self.limits.ratio);
        let varied = usual.max(bound(self.limits.varied_ratio));
        let mut done = self.inflater.pour(file, &mut bytes, varied.min(budget));
        if done.is_ok() && bytes.len() as u64 > usual && !is_varied(&bytes) {
            done = Err(Poured::TooLarge);
        }
        // What was asked for is spent, whether it was any good or not.
        self.spent = self.spent.saturating_add(cost(bytes.len()));
        done.map(|()| bytes).map_err(|why| {
            let refusal = match why {
                Poured::Refused(refusal) => return refusal,
                Poured::TooLarge if claimed > usual.min(varied) && usual <= budget => {
                    Limit::Ratio.exceeded(claimed / packed.max(1), self.limits.ratio)
                }
                Poured::TooLarge => Limit::InflatedBytes.exceeded(self.spent.max(claimed), self.limits.inflated_bytes),
            };
            *self.overrun.get_or_insert(refusal)
        })
    }
}

/// Places of a part that are looked at to see whether it says the same over and over.
const SAMPLES: usize = 1_024;
/// Bytes that are looked at in each.
const SAMPLE: usize = 64;

/// Whether a part is text of which hardly two lines are the same. A bomb is one text over and over: looked at in a
/// thousand places, it shows as many faces as the text has bytes.
fn is_varied(bytes: &[u8]) -> bool {
    // An odd step, so that lines of equal length are not all met at the same letter.
    let step = (bytes.len() / SAMPLES).max(SAMPLE) | 1;
    let faces: HashSet<&[u8]> = bytes.windows(SAMPLE).step_by(step).collect();
    faces.len() * 4 > SAMPLES * 3 && bytes.iter().take(SAMPLE).all(|byte| *byte != 0)
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
        return Err(Limit::Entries.exceeded(zip.len(), limits.entries));
    }
    let mut claimed = 0_u64;
    for index in 0..zip.len() {
        let entry = zip.by_index_data(index).map_err(|_| Refusal::Damaged)?;
        claimed = claimed.saturating_add(entry.size());
    }
    if claimed > limits.inflated_bytes {
        return Err(Limit::InflatedBytes.exceeded(claimed, limits.inflated_bytes));
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
