//! The map step: each file on its own, on every core, in a fixed order.
use super::disk;
use crate::{
    danish::cpr::mask,
    findings::{Context, Finding},
    intake::{Arrived, Delivery},
    rules,
    xlsx::{LIMITS, Refusal},
};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// Anyone may be born in it: for files that are read outside a period.
pub const ANY_YEAR: i16 = 2099;

/// Reads one file. Whatever is wrong with it is in the delivery, never an error.
pub fn read(name: &str, path: &Path, year: i16) -> Delivery {
    let file: Arc<str> = mask(name).into();
    let refused = |refusal, bytes| Delivery {
        file: file.clone(),
        sha256: String::new(),
        bytes,
        arrived: Arrived::Refused(refusal),
    };
    if disk::is_noise(name) {
        return Delivery { file, sha256: String::new(), bytes: 0, arrived: Arrived::Noise };
    }
    match fs::metadata(path) {
        Ok(about) if !about.is_file() => refused(Refusal::Unreadable, 0),
        Ok(about) if about.len() > LIMITS.file_bytes => refused(Refusal::TooLarge, about.len()),
        Ok(_) => match fs::read(path) {
            Ok(bytes) => {
                let sha256 = disk::sha256(&bytes);
                Delivery::of(name, bytes, sha256, year)
            }
            Err(_) => refused(Refusal::Unreadable, 0),
        },
        Err(_) => refused(Refusal::Unreadable, 0),
    }
}

/// Reads and checks every file; the results stand in the order of the paths.
pub fn read_all(files: &[(String, PathBuf)], context: &Context<'_>, year: i16) -> (Vec<Delivery>, Vec<Vec<Finding>>) {
    let progress = bar(files.len());
    let files = apart(files);
    let one = |(name, path): &(String, &PathBuf)| {
        let delivery = read(name, path, year);
        let found = rules::check(&delivery, context);
        progress.inc(1);
        (delivery, found)
    };
    let read: Vec<_> = files.par_iter().map(one).collect();
    progress.finish_and_clear();
    read.into_iter().unzip()
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
