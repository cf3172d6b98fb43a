//! **Lager.** What reading each file gave, kept from one run to the next: a file that has not changed is not read
//! again.
//!
//! One file for all of them, since ten thousand small files cost a run more than reading the workbooks. It is a line of
//! text for whoever opens it, and then records, each
//!
//! ```text
//! key       32 bytes  SHA-256 of what the record depends on
//! head len   4 bytes  little-endian
//! body len   4 bytes  little-endian
//! head                what every run needs of a file: findings, identity, sums
//! body                its rows, asked for only when the file counts
//! checksum  32 bytes  SHA-256 of all of the above
//! ```
//!
//! Opening reads keys and lengths only, by leaping from record to record. A run reads the old file and writes a new one
//! beside it, into which it copies the records it still uses; [`ReadCache::settle`] renames. So the file never grows
//! with what nobody asks for, and a run that is cut short leaves the old one whole. What is old, damaged or of another
//! build has no record with the right key or checksum, and is not there.
use crate::{
    disk::{self, is_file},
    extract::Written,
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};
use tempfile::NamedTempFile;

/// What a record is found by: SHA-256 of everything it depends on.
pub type Key = [u8; 32];

/// Its first line, for whoever opens it; the number is that of the format.
const FIRST_LINE: &[u8] = b"gevinst: mellemlager 1, kan altid slettes\n";
/// How the names of files begin that have not taken their place yet.
const BESIDE: &str = ".gevinst-";
/// Bytes of a record before its head: a key and two lengths.
const START: usize = 40;
/// Bytes of the checksum it ends in.
const END: usize = 32;

/// Where the rows of a file are until somebody asks for them. Most files are never asked: of sixty centres' ten
/// thousand versions, the rows of the sixty that count are read back.
#[derive(Debug)]
pub enum CachedRows {
    /// Nobody will ask.
    Nowhere,
    /// In memory.
    Here(Vec<u8>),
    /// In the cache that is being written: from this byte, so many of them.
    There(u64, usize),
}

/// What was kept last time, and what is kept this time.
pub struct ReadCache {
    /// What every record depends on, beside the file's bytes and name.
    salt: String,
    /// Where it is kept; nothing for one that is not kept.
    path: Option<PathBuf>,
    /// Whether rows are kept at all.
    keeps: bool,
    /// Files are read by several threads, and a file has one position: each read seeks, so it is locked.
    old: Option<Mutex<File>>,
    /// Where in `old` each record begins, and the lengths of its head and body.
    places: BTreeMap<Key, (u64, usize, usize)>,
    new: Option<Mutex<New>>,
}

/// The cache that is being written.
struct New {
    file: NamedTempFile,
    /// Where the next record begins.
    end: u64,
    records: usize,
    /// Records among them that the old cache has not.
    fresh: usize,
}

impl ReadCache {
    /// Keeps nothing: for who asks about findings only.
    pub fn none() -> Self {
        let (salt, places) = (String::new(), BTreeMap::new());
        Self { salt, path: None, keeps: false, old: None, places, new: None }
    }

    /// Keeps rows in memory and nothing for next time.
    pub fn in_memory() -> Self {
        Self::none().with_rows()
    }

    /// The cache at `path`. Everything in `salt` must be the same for a record to count.
    pub fn at(path: &Path, salt: String) -> Self {
        let Self { old, places, .. } = Self::read_only(path, String::new());
        Self { old, places, ..Self::afresh(path, salt) }
    }

    /// The cache at `path` as it is: what is there is found, and nothing is kept, neither on the disk nor in memory.
    pub fn read_only(path: &Path, salt: String) -> Self {
        let old = is_file(path).and_then(|()| File::open(path)).ok();
        let places = old.as_ref().and_then(|file| places(file).ok()).unwrap_or_default();
        Self { salt, old: old.map(Mutex::new), places, ..Self::none() }
    }

    /// The same, with rows kept in memory.
    #[must_use]
    pub fn with_rows(self) -> Self {
        Self { keeps: true, ..self }
    }

    /// The cache at `path`, in which nothing is found: every file is read anew, and what that gives takes the old one's place.
    ///
    /// A record's checksum says that it is as it was written, and not who wrote it: anybody who may write in the folder can
    /// make one that holds.
    pub fn afresh(path: &Path, salt: String) -> Self {
        Self {
            salt,
            path: Some(path.to_owned()),
            keeps: true,
            new: New::beside(path).ok().map(Mutex::new),
            ..Self::none()
        }
    }

    /// Whether rows are kept at all: only where some files may be chosen for a period will anybody ask for them.
    pub fn keeps(&self) -> bool {
        self.keeps
    }

    /// What the file called `name` with these bytes is found by.
    pub fn key(&self, name: &str, sha256: &str) -> Key {
        Sha256::digest(format!("{}\n{sha256}\n{name}", self.salt)).into()
    }

    /// What was kept of a file.
    pub fn find(&self, key: &Key) -> Option<Written> {
        let (at, head, body) = *self.places.get(key)?;
        let mut record = read(&mut lock(self.old.as_ref()?), at, START + head + body + END).ok()?;
        // The checksum is asked before the bytes are parsed: postcard reads damaged bytes without complaint.
        let sum = record.split_off(START + head + body);
        if record[..START - 8] != key[..] || Sha256::digest(&record)[..] != sum[..] {
            return None;
        }
        let body = record.split_off(START + head);
        Some(Written { head: record.split_off(START), body })
    }

    /// Keeps what reading a file gave; `known` where it was found in the old cache.
    pub fn keep(&self, key: &Key, written: Written, known: bool) -> CachedRows {
        if !self.keeps {
            return CachedRows::Nowhere;
        }
        let new = self.new.as_ref().map(|new| lock(new));
        match new.and_then(|mut new| new.add(key, &written, known).ok()) {
            Some(at) => CachedRows::There(at, written.body.len()),
            None => CachedRows::Here(written.body),
        }
    }

    /// The rows of a file.
    ///
    /// # Errors
    /// The disk no longer gives back what it took.
    pub fn rows(&self, kept: &CachedRows) -> io::Result<Vec<u8>> {
        match (kept, &self.new) {
            (CachedRows::Here(body), _) => Ok(body.clone()),
            (CachedRows::There(at, length), Some(new)) => read(lock(new).file.as_file_mut(), *at, *length),
            (CachedRows::Nowhere | CachedRows::There(..), _) => Ok(Vec::new()),
        }
    }

    /// Lets the new cache take the old one's place. One that cannot be kept is no harm: next time everything is read.
    pub fn settle(self) {
        let (Some(path), Some(new)) = (self.path, self.new) else { return };
        let new = new.into_inner().unwrap_or_else(PoisonError::into_inner);
        // The same records as before: the old file is as good, and renaming would only touch the disk. Windows does not
        // rename over an open file, so the old one is closed first.
        if new.fresh > 0 || new.records != self.places.len() {
            drop(self.old);
            // The temporary file's own way to its place would, on Windows, take off the mark by which OneDrive leaves it out:
            // what is remembered here is of no use to another machine.
            let _ = disk::rename(&new.file.into_temp_path(), &path);
        }
    }
}

impl New {
    fn beside(path: &Path) -> io::Result<Self> {
        let folder = path.parent().unwrap_or(Path::new("."));
        if !folder.exists() {
            fs::create_dir_all(folder)?;
            disk::hide(folder);
        }
        // What a run that was cut short has left. Nobody else is here: a run holds the folder's lock.
        let left = fs::read_dir(folder)?.flatten().filter(|_| disk::is_own_folder(folder));
        for left in left.filter(|file| file.file_name().to_string_lossy().starts_with(BESIDE)) {
            let _ = fs::remove_file(left.path());
        }
        let mut file = tempfile::Builder::new().prefix(BESIDE).tempfile_in(folder)?;
        file.write_all(FIRST_LINE)?;
        Ok(Self { file, end: FIRST_LINE.len() as u64, records: 0, fresh: 0 })
    }

    /// Adds a record, and tells where its body begins.
    fn add(&mut self, key: &Key, written: &Written, known: bool) -> io::Result<u64> {
        let Written { head, body } = written;
        let mut record = Vec::with_capacity(START + head.len() + body.len() + END);
        record.extend(key);
        for half in [head, body] {
            let length = u32::try_from(half.len()).map_err(io::Error::other)?;
            record.extend(length.to_le_bytes());
        }
        record.extend(head);
        record.extend(body);
        record.extend(Sha256::digest(&record));
        // A run that asked for rows in between has moved the place.
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(&record)?;
        let body_at = self.end + (START + head.len()) as u64;
        self.end += record.len() as u64;
        self.records += 1;
        self.fresh += usize::from(!known);
        Ok(body_at)
    }
}

/// Where every record begins, and how long its halves are; up to the first that the file has no room for.
fn places(file: &File) -> io::Result<BTreeMap<Key, (u64, usize, usize)>> {
    let size = file.metadata()?.len();
    let mut from = BufReader::new(file);
    let mut first = vec![0; FIRST_LINE.len()];
    from.read_exact(&mut first)?;
    let (mut found, mut at) = (BTreeMap::new(), FIRST_LINE.len() as u64);
    let mut start = [0; START];
    while first == FIRST_LINE && from.read_exact(&mut start).is_ok() {
        let (key, head, body) = fields(&start);
        let rest = u64::from(head) + u64::from(body) + END as u64;
        if at + START as u64 + rest > size {
            break;
        }
        found.insert(key, (at, head as usize, body as usize));
        from.seek_relative(i64::try_from(rest).map_err(io::Error::other)?)?;
        at += START as u64 + rest;
    }
    Ok(found)
}

/// The key of a record, and the lengths of its head and body.
fn fields(start: &[u8; START]) -> (Key, u32, u32) {
    let (key, lengths) = start.split_first_chunk().expect("a record begins with more than a key");
    let (head, body) = lengths.split_first_chunk().expect("two lengths follow the key");
    let body = body.first_chunk().expect("the second length is four bytes");
    (*key, u32::from_le_bytes(*head), u32::from_le_bytes(*body))
}

/// So many bytes from a place.
fn read(file: &mut File, at: u64, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// A poisoned lock is as good as another: `end` moves only after a whole record is written, so a thread that panicked
/// has left no half record before it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Written {
        Written { head: text.as_bytes().to_vec(), body: text.repeat(3).into_bytes() }
    }

    fn kept(cache: &ReadCache, name: &str) -> Option<Written> {
        cache.find(&cache.key(name, "sum"))
    }

    #[test]
    fn a_record_is_found_by_all_it_hangs_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lager/2026-03");
        let cache = ReadCache::at(&path, "udgave 1".to_owned());
        for name in ["a", "b"] {
            assert_eq!(kept(&cache, name), None);
            let rows = cache.keep(&cache.key(name, "sum"), written(name), false);
            assert_eq!(cache.rows(&rows).unwrap(), name.repeat(3).into_bytes());
        }
        cache.settle();
        assert_eq!(kept(&ReadCache::at(&path, "udgave 2".to_owned()), "b"), None);
        let again = ReadCache::at(&path, "udgave 1".to_owned());
        assert_eq!(kept(&again, "b"), Some(written("b")));
        assert_eq!(again.find(&again.key("b", "another sum")), None);
        // What is asked for no more is kept no more.
        again.keep(&again.key("b", "sum"), written("b"), true);
        again.settle();
        assert_eq!(kept(&ReadCache::at(&path, "udgave 1".to_owned()), "a"), None);
    }

    #[test]
    fn what_is_read_afresh_is_not_found_and_takes_the_place_of_what_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-03");
        let old = ReadCache::at(&path, String::new());
        old.keep(&old.key("a", "sum"), written("forged"), false);
        old.settle();
        let afresh = ReadCache::afresh(&path, String::new());
        assert_eq!(kept(&afresh, "a"), None);
        afresh.keep(&afresh.key("a", "sum"), written("a"), false);
        afresh.settle();
        assert_eq!(kept(&ReadCache::at(&path, String::new()), "a"), Some(written("a")));
    }

    #[test]
    fn what_is_only_read_is_found_and_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-03");
        let old = ReadCache::at(&path, String::new());
        old.keep(&old.key("a", "sum"), written("a"), false);
        old.settle();
        let before = fs::read(&path).unwrap();
        let only = ReadCache::read_only(&path, String::new());
        assert_eq!(kept(&only, "a"), Some(written("a")));
        assert!(matches!(only.keep(&only.key("b", "sum"), written("b"), false), CachedRows::Nowhere));
        let only = only.with_rows();
        let rows = only.keep(&only.key("b", "sum"), written("b"), false);
        assert_eq!(only.rows(&rows).unwrap(), b"bbb");
        only.settle();
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        // Where there is nothing to read, nothing is made.
        let missing = ReadCache::read_only(&folder.path().join("lager/2026-04"), String::new());
        assert_eq!(kept(&missing, "a"), None);
        missing.settle();
        assert!(!folder.path().join("lager").exists());
    }

    #[test]
    fn no_bit_of_a_record_can_turn() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-03");
        let cache = ReadCache::at(&path, String::new());
        cache.keep(&cache.key("a", "sum"), written("a"), false);
        cache.settle();
        let whole = fs::read(&path).unwrap();
        for bit in 0..whole.len() * 8 {
            let mut bent = whole.clone();
            bent[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, bent).unwrap();
            assert_eq!(kept(&ReadCache::at(&path, String::new()), "a"), None, "bit {bit}");
        }
    }

    #[test]
    fn where_nothing_can_be_written_rows_are_held_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("fil");
        fs::write(&in_the_way, "x").unwrap();
        for cache in [ReadCache::at(&in_the_way.join("2026-03"), String::new()), ReadCache::in_memory()] {
            let rows = cache.keep(&cache.key("a", "sum"), written("a"), false);
            assert_eq!(cache.rows(&rows).unwrap(), b"aaa");
            cache.settle();
        }
    }
}
