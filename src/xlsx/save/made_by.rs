//! One byte of every entry of the finished file: which system made it (APPNOTE 4.4.2).
//!
//! `zip` (9.8) writes the system it was built for, so a workbook made on Windows would differ from the same one made on Linux in
//! one byte for each part. Then `godkend` on the one system would take a report made on the other for one that somebody has
//! changed. The byte means nothing to whoever reads a workbook; here it is always Unix.
use super::Unsaved;

/// Unix, as the byte is written.
const UNIX: u8 = 3;
/// The end of central directory record (APPNOTE 4.3.16), without the comment that no file of ours has.
const END: usize = 22;
/// The fixed beginning of an entry's header in the central directory (APPNOTE 4.3.12).
const HEADER: usize = 46;
/// Where in it the system stands.
const SYSTEM: usize = 5;

/// The file with every entry made on Unix.
pub(super) fn on_unix(mut file: Vec<u8>) -> Result<Vec<u8>, Unsaved> {
    for at in headers(&file).ok_or_else(|| Unsaved("the file has no list of its parts".to_owned()))? {
        file[at + SYSTEM] = UNIX;
    }
    Ok(file)
}

/// Where the header of each entry begins in the central directory.
fn headers(file: &[u8]) -> Option<Vec<usize>> {
    let end = file.len().checked_sub(END).filter(|end| file[*end..].starts_with(b"PK\x05\x06"))?;
    let (count, mut at) = (short(file, end + 10)?, long(file, end + 16)?);
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        file.get(at..at + HEADER).filter(|header| header.starts_with(b"PK\x01\x02"))?;
        found.push(at);
        // The name, the extra field and the comment stand behind it.
        let behind = [28, 30, 32].into_iter().map(|length| short(file, at + length)).sum::<Option<usize>>()?;
        at += HEADER + behind;
    }
    (at == end).then_some(found)
}

fn short(file: &[u8], at: usize) -> Option<usize> {
    let bytes = file.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(bytes)))
}

fn long(file: &[u8], at: usize) -> Option<usize> {
    let bytes = file.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xlsx::{At, Drawing, Ink, Sheet, Style, save};

    fn systems(file: &[u8]) -> Vec<u8> {
        headers(file).unwrap().into_iter().map(|at| file[at + SYSTEM]).collect()
    }

    fn workbook() -> Vec<u8> {
        let mut sheet = Sheet::new("Tal");
        sheet.put(At::new(0, 0), Ink::text("Center", Style::Header));
        save(&Drawing { sheets: vec![sheet], ..Drawing::default() }).unwrap()
    }

    #[test]
    fn every_part_of_a_workbook_says_unix_on_every_system() {
        let systems = systems(&workbook());
        assert!(systems.len() > 8 && systems.iter().all(|system| *system == UNIX), "{systems:?}");
    }

    /// As `zip` writes it on Windows: every part says DOS, and nothing else is another.
    #[test]
    fn a_file_made_on_windows_becomes_the_one_made_on_linux() {
        let (unix, mut dos) = (workbook(), workbook());
        for at in headers(&unix).unwrap() {
            dos[at + SYSTEM] = 0;
        }
        assert_ne!(unix, dos);
        assert!(on_unix(dos).unwrap() == unix);
    }

    #[test]
    fn a_file_that_is_cut_short_is_an_error() {
        let whole = workbook();
        assert!(on_unix(whole[..whole.len() - 1].to_vec()).is_err());
        assert!(on_unix(Vec::new()).is_err());
    }
}
