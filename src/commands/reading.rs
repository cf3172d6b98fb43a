//! The map step: each file on its own, on every core, in a fixed order; what is known of it from last time is not read.
use super::{
    Trouble,
    brief::{Brief, Order, Wanted},
    desk::Desk,
    disk,
    stock::{Kept, Stock},
};
use crate::{
    danish::cpr::mask,
    findings::Finding,
    intake::{Arrived, Delivery},
    part::{self, Part},
    xlsx::{LIMITS, Refusal},
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs, io,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
    time::Duration,
};

/// Anyone may be born in it: for files that are read outside a period.
pub const ANY_YEAR: i16 = 2099;
/// How many readers there are; for tests. Otherwise one per core and one more.
const READERS: &str = "GEVINST_TRIAL_READERS";

/// What reading every file gave, in the order of the files.
pub struct Reading {
    /// The files, without the rows of their tables until [`Reading::fill`] brings them.
    pub deliveries: Vec<Delivery>,
    /// What their own rules say of each.
    pub found: Vec<Vec<Finding>>,
    kept: Vec<Kept>,
    stock: Stock,
}

impl Reading {
    /// Brings the rows of a file.
    ///
    /// # Errors
    /// The disk no longer gives back what it took.
    pub fn fill(&mut self, index: usize, delivery: &mut Delivery) -> Result<(), Trouble> {
        let file = delivery.file.clone();
        let lost = |error: io::Error| Trouble::reading(Path::new(&*file), &error);
        // A workbook that comes from the archive has all its rows.
        let Some(kept) = self.kept.get_mut(index) else { return Ok(()) };
        let body = self.stock.rows(&std::mem::replace(kept, Kept::Nowhere)).map_err(lost)?;
        part::fill(delivery, &body).map_err(|_| lost(io::ErrorKind::InvalidData.into()))
    }

    /// No more rows are asked for; what was read is kept for next time.
    pub fn settle(&mut self) {
        std::mem::replace(&mut self.stock, Stock::none()).settle();
    }
}

/// The bytes of a file; or the file, where there is nothing to open.
pub fn load(name: &str, path: &Path) -> Result<Vec<u8>, Delivery> {
    let without = |arrived, bytes| Delivery { file: mask(name).into(), sha256: String::new(), bytes, arrived };
    let refused = |refusal, bytes| without(Arrived::Refused(refusal), bytes);
    if disk::is_noise(name) {
        return Err(without(Arrived::Noise, 0));
    }
    match fs::metadata(path) {
        Ok(about) if about.is_file() && about.len() > LIMITS.file_bytes => Err(refused(Refusal::TooLarge, about.len())),
        Ok(about) if about.is_file() => fs::read(path).map_err(|_| refused(Refusal::Unreadable, 0)),
        Ok(_) | Err(_) => Err(refused(Refusal::Unreadable, 0)),
    }
}

/// Reads one file here and now, every row of it.
pub fn read(name: &str, path: &Path, year: i16) -> Delivery {
    load(name, path).map_or_else(
        |delivery| delivery,
        |bytes| {
            let sha256 = disk::sha256(&bytes);
            Delivery::of(name, bytes, sha256, year)
        },
    )
}

/// Reads and checks every file; the results stand in the order of the paths.
pub fn read_all(files: &[(String, PathBuf)], brief: &Brief<'_>, stock: Stock) -> Reading {
    let files = apart(files);
    let progress = bar(files.len());
    let one = |desk: &mut Desk<'_>, (name, path): &(String, &PathBuf)| {
        let read = part_of(name, path, desk, brief, &stock);
        progress.inc(1);
        read
    };
    let (mut deliveries, mut found, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    by_all_hands(&files, brief, one, |(part, rows): (Part, Kept)| {
        deliveries.push(part.delivery);
        found.push(part.found);
        kept.push(rows);
        ControlFlow::Continue(())
    });
    progress.finish_and_clear();
    Reading { deliveries, found, kept, stock }
}

/// Does the same to every one, each reader taking the next, and gives the results on in the order of `all`, for as long
/// as they are wanted.
pub fn by_all_hands<T: Sync, R: Send>(
    all: &[T],
    brief: &Brief<'_>,
    one: impl Fn(&mut Desk<'_>, &T) -> R + Sync,
    mut give: impl FnMut(R) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let (to, from) = channel();
    let (next, one) = (&next, &one);
    let hand = move |to: Sender<(usize, R)>| {
        let mut desk = Desk::new(brief);
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(each) = all.get(index) else { return };
            if to.send((index, one(&mut desk, each))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..readers().min(all.len()) {
            let to = to.clone();
            scope.spawn(move || hand(to));
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

fn part_of(name: &str, path: &Path, desk: &mut Desk<'_>, brief: &Brief<'_>, stock: &Stock) -> (Part, Kept) {
    let bytes = match load(name, path) {
        Ok(bytes) => bytes,
        Err(delivery) => return (Part::of(delivery, &brief.context), Kept::Nowhere),
    };
    let (size, sha256) = (bytes.len() as u64, disk::sha256(&bytes));
    let key = stock.key(name, &sha256);
    let known = stock.find(&key).and_then(|written| Some((Part::read_head(&written.head).ok()?, written, true)));
    let wanted = if stock.keeps() { Wanted::Part } else { Wanted::Head };
    let read = || {
        let written = desk.read(Order { wanted, name, sha256: &sha256, bytes })?;
        Some((Part::read_head(&written.head).ok()?, written, false))
    };
    match known.or_else(read) {
        Some((part, written, known)) => (part, stock.keep(&key, written, known)),
        None => (Part::of(unfinished(name, sha256, size), &brief.context), Kept::Nowhere),
    }
}

/// A file whose reading did not come to an end. It is read anew next time.
pub fn unfinished(name: &str, sha256: String, bytes: u64) -> Delivery {
    Delivery { file: mask(name).into(), sha256, bytes, arrived: Arrived::Unfinished }
}

/// Findings know their file by its name. Two files may share one, once it is composed and masked; then it is counted.
fn apart(files: &[(String, PathBuf)]) -> Vec<(String, &PathBuf)> {
    let mut known = BTreeSet::new();
    let mut own = |name: &str| {
        let counted = (2..).map(|count| format!("{name} ({count})"));
        std::iter::once(name.to_owned()).chain(counted).find(|name| known.insert(mask(name).into_owned()))
    };
    files.iter().filter_map(|(name, path)| Some((own(name)?, path))).collect()
}

/// A bar on a terminal, once it has taken a second.
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
        let names: Vec<String> = apart(&files).iter().map(|(name, _)| mask(name).into_owned()).collect();
        let masked = "CBD 010203-****.xlsx".to_owned();
        assert_eq!(names, ["a.xlsx", &masked, &format!("{masked} (2)"), "a.xlsx (2)", "a.xlsx (3)"]);
    }
}
