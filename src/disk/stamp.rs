//! Whether a file on the disk is still the one that was read.
use super::read_file;
use crate::intake::sha256;
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// A file, and what the disk said of it before it was read.
#[derive(Clone, Debug)]
pub struct Stamped {
    path: PathBuf,
    /// Its size and when it was last changed; nothing where the disk does not say.
    stamp: Option<(u64, SystemTime)>,
}

impl Stamped {
    /// The file at this path, before it is read.
    pub fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), stamp: stamp(path) }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is, as far as the disk knows, still the file with this checksum. It is read once more only where its
    /// size or time is another: asking costs a millionth of a second, reading a third of a millisecond. A change that leaves
    /// both as they were is not seen; [`Self::holds`] sees every change.
    pub fn is_still(&self, sum: &str) -> bool {
        (self.stamp.is_some() && stamp(&self.path) == self.stamp) || self.holds(sum)
    }

    /// Whether its bytes have this checksum now.
    pub fn holds(&self, sum: &str) -> bool {
        read_file(&self.path).is_ok_and(|bytes| sha256(&bytes) == sum)
    }
}

fn stamp(path: &Path) -> Option<(u64, SystemTime)> {
    let about = fs::metadata(path).ok()?;
    Some((about.len(), about.modified().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_file_is_still_itself_until_its_bytes_are_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.xlsx");
        fs::write(&path, "én").unwrap();
        let sum = sha256("én".as_bytes());
        let stamped = Stamped::of(&path);
        assert!(stamped.is_still(&sum) && stamped.holds(&sum));
        // Saved again as it was: another time, the same bytes.
        let later = SystemTime::now() + Duration::from_mins(1);
        fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        assert!(stamped.is_still(&sum));
        fs::write(&path, "to").unwrap();
        assert!(!stamped.is_still(&sum) && !stamped.holds(&sum));
        fs::remove_file(&path).unwrap();
        assert!(!stamped.is_still(&sum));
    }

    #[test]
    fn a_change_that_hides_its_time_is_seen_by_reading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.xlsx");
        fs::write(&path, "en").unwrap();
        let (stamped, sum) = (Stamped::of(&path), sha256(b"en"));
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        fs::write(&path, "to").unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(before).unwrap();
        assert!(stamped.is_still(&sum));
        assert!(!stamped.holds(&sum));
    }
}
