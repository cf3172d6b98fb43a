//! The map step: each file on its own, on every core, in a fixed order; a file is always loaded and
//! hashed, and one that is in the cache is not parsed again.
use super::{
    pool::Reader,
    protocol::{Job, JobContext, ReadFile, Wanted},
};
use crate::{
    cache::{CachedRows, ReadCache},
    danish::printed,
    disk::{self, Trouble},
    extract::{Extract, Written},
    intake::{Arrived, Delivery, name_inside, own_name, sha256},
    xlsx::Packed,
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    collections::{BTreeMap, BTreeSet},
    env, io,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
    time::Duration,
};

/// How many readers there are; for tests. Otherwise one per core and one more.
const READERS: &str = "GEVINST_TRIAL_READERS";

/// The rows of the files that were read, apart from their extracts until it is known which files count.
pub struct RowsApart {
    kept: Vec<CachedRows>,
    cache: ReadCache,
}

impl RowsApart {
    /// The rows of a file, as they were written; whoever has them need not ask again.
    ///
    /// # Errors
    /// The disk no longer gives back what it took.
    pub fn take(&mut self, index: usize) -> io::Result<Vec<u8>> {
        self.cache.rows(&std::mem::replace(&mut self.kept[index], CachedRows::Nowhere))
    }

    /// No more rows are asked for; what was read is kept for next time.
    pub fn settle(self) {
        self.cache.settle();
    }
}

/// Where an extract comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The place among the paths of the file that was read; for what lay in a package, that of the package.
    pub path: usize,
    /// The checksum of that file.
    pub sha256: String,
}

/// A file that was read: itself, then what was taken out of it.
type Extracts = Vec<(Extract, CachedRows)>;

/// Reads and checks every file; the extracts stand in the order of the paths, without the rows of their tables, and what
/// lay in a package stands after the package.
///
/// # Errors
/// Files are to be read by workers ([`isolate`](super::isolate)), and none can be started.
pub fn read_all(
    files: &[(String, PathBuf)],
    context: &JobContext<'_>,
    cache: ReadCache,
) -> Result<(Vec<Extract>, Vec<Source>, RowsApart), Trouble> {
    let files = apart(files);
    let progress = bar(files.len());
    let one = |reader: &mut Reader<'_>, (name, path): &(String, &PathBuf)| {
        let read = FileReader { reader, context, cache: &cache }.file(name, path);
        progress.inc(1);
        read
    };
    let (mut extracts, mut sources, mut kept, mut stopped, mut path) = (Vec::new(), Vec::new(), Vec::new(), None, 0);
    in_parallel(&files, context, one, |read| match read {
        Ok(all) => {
            let sha256 = all.first().map_or_else(String::new, |(extract, _)| extract.file.sha256.clone());
            sources.extend(all.iter().map(|_| Source { path, sha256: sha256.clone() }));
            path += 1;
            for (extract, rows) in all {
                extracts.push(extract);
                kept.push(rows);
            }
            ControlFlow::Continue(())
        }
        Err(trouble) => {
            stopped = Some(trouble);
            ControlFlow::Break(())
        }
    });
    progress.finish_and_clear();
    match stopped {
        Some(trouble) => Err(trouble),
        None => Ok((extracts, sources, RowsApart { kept, cache })),
    }
}

/// Does the same to every one, each reader taking the next, and gives the results on in the order of `all`, for as long
/// as they are wanted.
pub fn in_parallel<T: Sync, R: Send>(
    all: &[T],
    context: &JobContext<'_>,
    one: impl Fn(&mut Reader<'_>, &T) -> R + Sync,
    mut give: impl FnMut(R) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let (to, from) = channel();
    let (next, one) = (&next, &one);
    let reader_loop = move |to: Sender<(usize, R)>| {
        let mut reader = Reader::new(context);
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(each) = all.get(index) else { return };
            if to.send((index, one(&mut reader, each))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..readers().min(all.len()) {
            let to = to.clone();
            scope.spawn(move || reader_loop(to));
        }
        drop(to);
        let (mut early, mut wanted) = (BTreeMap::new(), 0);
        for (index, each) in from {
            early.insert(index, each);
            while let Some(each) = early.remove(&wanted) {
                // Readers whose results nobody takes stop at the next.
                if give(each).is_break() {
                    return;
                }
                wanted += 1;
            }
        }
    });
}

/// Workers read; these threads wait for them, and while one fetches a file its worker waits: one more keeps cores busy.
fn readers() -> usize {
    let asked = env::var(READERS).ok().and_then(|text| text.parse().ok());
    asked.unwrap_or_else(|| thread::available_parallelism().map_or(1, |cores| cores.get() + 1)).max(1)
}

/// What reads one file: a reader, and what is known already.
struct FileReader<'r, 'w, 'c> {
    reader: &'r mut Reader<'w>,
    context: &'r JobContext<'c>,
    cache: &'r ReadCache,
}

impl FileReader<'_, '_, '_> {
    /// A file as it lies on the disk, and what lies in it where it is a package.
    fn file(&mut self, name: &str, path: &Path) -> Result<Extracts, Trouble> {
        let bytes = match disk::load(name, path) {
            Ok(bytes) => bytes,
            Err(delivery) => return Ok(vec![self.unread(delivery)]),
        };
        let (first, inside) = self.read(name, &bytes)?;
        let mut all = vec![first];
        for packed in inside {
            // What lies in what was taken out is not looked for: its name says where it comes from.
            all.push(self.read(&name_inside(name, &packed.name), &packed.bytes)?.0);
        }
        Ok(all)
    }

    fn read(&mut self, name: &str, bytes: &[u8]) -> Result<((Extract, CachedRows), Vec<Packed>), Trouble> {
        let (size, sum) = (bytes.len() as u64, sha256(bytes));
        let key = self.cache.key(name, &sum);
        let with_head = |written: Written| Some((Extract::read_head(&written.head).ok()?, written));
        if let Some((extract, written)) = self.cache.find(&key).and_then(with_head) {
            return Ok(((extract, self.cache.keep(&key, written, true)), Vec::new()));
        }
        let wanted = if self.cache.keeps() { Wanted::Extract } else { Wanted::Head };
        let read = self.reader.read(Job { wanted, name, sha256: &sum, bytes })?;
        let read = read.and_then(|ReadFile { written, inside }| Some((with_head(written)?, inside)));
        Ok(match read {
            // A package is taken apart every time: what lies in it is known by its own bytes.
            Some(((extract, written), inside)) if !inside.is_empty() => {
                ((extract, CachedRows::Here(written.body)), inside)
            }
            Some(((extract, written), _)) => ((extract, self.cache.keep(&key, written, false)), Vec::new()),
            None => (self.unread(unfinished(name, sum, size)), Vec::new()),
        })
    }

    fn unread(&self, delivery: Delivery) -> (Extract, CachedRows) {
        (Extract::of(delivery, &self.context.rules), CachedRows::Nowhere)
    }
}

/// The bytes of what lies in a package once more, by their checksums.
///
/// # Errors
/// No worker can be started.
pub fn taken_out(name: &str, bytes: &[u8], context: &JobContext<'_>) -> Result<BTreeMap<String, Vec<u8>>, Trouble> {
    let read = Reader::new(context).read(Job { wanted: Wanted::Inside, name, sha256: "", bytes })?;
    let inside = read.map_or_else(Vec::new, |read| read.inside);
    Ok(inside.into_iter().map(|packed| (sha256(&packed.bytes), packed.bytes)).collect())
}

/// A file whose reading did not come to an end. It is read anew next time.
pub fn unfinished(name: &str, sha256: String, bytes: u64) -> Delivery {
    Delivery { file: printed(name).into(), sha256, bytes, arrived: Arrived::Unfinished }
}

/// Findings know their file by its name. Two files may share one, once it is composed and masked; then it is counted.
fn apart(files: &[(String, PathBuf)]) -> Vec<(String, &PathBuf)> {
    let mut known = BTreeSet::new();
    let mut own = |name: &str| {
        let name = own_name(name);
        let counted = (2..).map(|count| format!("{name} ({count})"));
        std::iter::once(name.clone()).chain(counted).find(|name| known.insert(printed(name).into_owned()))
    };
    files.iter().filter_map(|(name, path)| Some((own(name)?, path))).collect()
}

/// A bar on a terminal, drawn anew every second.
fn bar(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    bar.enable_steady_tick(Duration::from_secs(1));
    if let Ok(style) = ProgressStyle::with_template("Læser filer {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart() {
        let of = |name: &str| (name.to_owned(), PathBuf::from(name));
        // The same day twice, in names that may hold a personal identity number: shown alike, they are two files.
        let files = [of("a.xlsx"), of("CBD 0102031234.xlsx"), of("CBD 0102035678.xlsx"), of("a.xlsx"), of("a.xlsx")];
        let names: Vec<String> = apart(&files).iter().map(|(name, _)| printed(name).into_owned()).collect();
        let masked = "CBD 010203-****.xlsx".to_owned();
        assert_eq!(names, ["a.xlsx", &masked, &format!("{masked} (2)"), "a.xlsx (2)", "a.xlsx (3)"]);
    }
}
