//! Every file has one fate, and every row of the files that count has one too.
use super::{Accounts, Books, Line, count, line};
use crate::{
    register::{Fate, Received, RowCount},
    units::Decimal,
};
use std::{collections::BTreeMap, fmt::Write};

/// The disk's own number of files against those the register knows. What stands in from the archive is no file of theirs,
/// and is counted on a line of its own.
pub(super) fn files(accounts: &Accounts<'_>) -> Vec<Line> {
    let (archived, submitted): (Vec<&Received>, Vec<&Received>) =
        accounts.register.received.iter().partition(|file| file.is_from_archive());
    let (packed, submitted): (Vec<&Received>, Vec<&Received>) =
        submitted.into_iter().partition(|file| file.is_from_package());
    let named: usize =
        submitted.iter().map(|file| if let Fate::Unpacked(inside) = &file.fate { inside.len() } else { 0 }).sum();
    let standing_in = archived.iter().filter(|file| file.fate.counts()).count();
    let mut lines = vec![
        line("Filer under indsendt", count(accounts.evidence.files_on_disk), count(submitted.len())),
        line("Afleveringer fra arkivet", count(accounts.evidence.from_archive), count(standing_in)),
    ];
    // What a package says was in it, against what was read as from it.
    if named + packed.len() > 0 {
        lines.push(line("Projektmapper taget ud af pakker og mails", count(named), count(packed.len())));
    }
    lines
}

/// The register forgets a file that did not count.
pub(super) fn forget_a_file(books: &mut Books) {
    let set_aside = books.register.received.iter().position(|file| !file.fate.counts());
    books.register.received.remove(set_aside.expect("the samples have a file that does not count"));
}

/// What became of the rows of one file.
#[derive(Default)]
struct Fates {
    streamed: u64,
    accepted: u64,
    rejected: u64,
    asides: u64,
    above: u64,
    untyped: u64,
    beyond: u64,
}

impl Fates {
    fn add(&mut self, count: &RowCount) {
        self.streamed += u64::from(count.tally.streamed);
        self.accepted += count.accepted;
        self.rejected += count.rejected;
        self.asides += u64::from(count.tally.asides);
        self.above += u64::from(count.tally.above);
        self.untyped += u64::from(count.tally.untyped);
        self.beyond += u64::from(count.tally.beyond);
    }

    fn line(&self, file: &str) -> Line {
        let Self { streamed, accepted, rejected, asides, above, untyped, beyond } = *self;
        let mut about = format!(
            "{file}: {accepted} godtaget, {rejected} afvist, {asides} summer og noter, {untyped} uden indtastning, {above} til og med overskriften"
        );
        if beyond > 0 {
            let _ = write!(about, ", {beyond} efter den sidste række, der læses");
        }
        let told = accepted + rejected + asides + above + untyped + beyond;
        line(about, Decimal::from(streamed), Decimal::from(told))
    }
}

/// The rows as the reading door gave them, against what became of each. What comes from the archive has been through no
/// door.
pub(super) fn rows(accounts: &Accounts<'_>) -> Vec<Line> {
    let register = accounts.register;
    let from_archive =
        |file: &str| register.received.iter().any(|known| *known.file == *file && known.is_from_archive());
    let mut files: BTreeMap<&str, Fates> = BTreeMap::new();
    for count in &register.counts {
        files.entry(&count.file).or_default().add(count);
    }
    files.retain(|file, _| !from_archive(file));
    files.into_iter().map(|(file, fates)| fates.line(file)).collect()
}

/// A row is lost between the door and the register.
pub(super) fn lose_a_row(books: &mut Books) {
    let full = books.register.counts.iter_mut().find(|count| count.accepted > 0);
    full.expect("the samples have rows that count").accepted -= 1;
}
