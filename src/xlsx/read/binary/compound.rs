//! The compound file ([MS-CFB]) that an `.xls` lies in: streams by name, as a small file system in one file.
//!
//! A stream is a chain of sectors; the chain stands in a table (FAT) that is a chain itself. Streams below 4,096 bytes lie
//! in the sectors of 64 bytes of one common stream, with a table of their own. Every number is held against the file
//! before it is followed, and no chain is longer than the file.
use super::{u16_at, u32_at, wide_at};

/// A sector number from here on is a mark: free, end of chain, a table ([MS-CFB] 2.1).
const MARKS: u32 = 0xffff_fffa;
/// Sectors of the table that the header names itself; further ones are chained.
const IN_HEADER: usize = 109;
/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// The size of a small stream's sectors.
const SMALL: usize = 64;

/// The file, and where its streams are.
pub(super) struct CompoundFile<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    small_fat: Vec<u32>,
    small: Vec<u8>,
    cutoff: u32,
    streams: Vec<(String, u32, u32)>,
}

impl<'a> CompoundFile<'a> {
    /// Reads tables and directory; nothing where they make no sense.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30).filter(|shift| (7..=12).contains(shift))?;
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            fat: Vec::new(),
            small_fat: Vec::new(),
            small: Vec::new(),
            cutoff: u32_at(bytes, 56)?,
            streams: Vec::new(),
        };
        for sector in file.sectors_of_table()? {
            let numbers = file.sector(sector)?.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four));
            file.fat.extend(numbers.collect::<Vec<_>>());
        }
        let directory = file.chain(u32_at(bytes, 48)?)?;
        for entry in directory.chunks_exact(ENTRY) {
            let (length, start, size) = (u16_at(entry, 64)?, u32_at(entry, 116)?, u32_at(entry, 120)?);
            let name = wide_at(entry, 0, usize::from(length / 2).saturating_sub(1).min(31))?;
            file.streams.push((name, start, size));
        }
        let small_fat = file.chain(u32_at(bytes, 60)?)?;
        file.small_fat = small_fat.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
        // The first entry of the directory is the root, whose stream holds the small ones.
        file.small = file.chain(file.streams.first()?.1)?;
        Some(file)
    }

    /// Whether there is a stream or folder of this name. Case makes no difference ([MS-CFB] 2.6.4).
    pub(super) fn has(&self, name: &str) -> bool {
        self.streams.iter().any(|(known, ..)| known.eq_ignore_ascii_case(name))
    }

    /// A stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, start, size) = self.streams.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name))?;
        let size = usize::try_from(*size).ok()?;
        let mut whole =
            if size < usize::try_from(self.cutoff).ok()? { self.small_chain(*start)? } else { self.chain(*start)? };
        whole.truncate(size);
        Some(whole)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        self.bytes.get(start..).map(|rest| &rest[..rest.len().min(self.sector)]).filter(|rest| !rest.is_empty())
    }

    /// The sectors of the table: those in the header, then those in the chain after it.
    fn sectors_of_table(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len() / self.sector + 1;
        let mut found: Vec<u32> = (0..IN_HEADER).filter_map(|place| u32_at(self.bytes, 76 + place * 4)).collect();
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..most {
            if next >= MARKS {
                break;
            }
            let sector = self.sector(next)?;
            let numbers: Vec<u32> = sector.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
            let (last, rest) = numbers.split_last()?;
            found.extend(rest);
            next = *last;
        }
        found.retain(|sector| *sector < MARKS);
        (found.len() <= most).then_some(found)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut whole, mut next) = (Vec::new(), start);
        while next < MARKS {
            whole.extend(self.sector(next)?);
            if whole.len() > self.bytes.len() {
                return None;
            }
            next = *self.fat.get(usize::try_from(next).ok()?)?;
        }
        Some(whole)
    }

    fn small_chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut whole, mut next) = (Vec::new(), start);
        while next < MARKS {
            let at = usize::try_from(next).ok()?;
            whole.extend(self.small.get(at * SMALL..)?.iter().take(SMALL));
            if whole.len() > self.bytes.len() {
                return None;
            }
            next = *self.small_fat.get(at)?;
        }
        Some(whole)
    }
}
