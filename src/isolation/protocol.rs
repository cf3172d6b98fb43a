//! What a reader of files is told, what it is asked, and what it answers.
use crate::{
    extract::{self, Extract, Written},
    findings::Context,
    intake::Delivery,
    programme::Programme,
    report, rules,
    units::Month,
};

/// What is the same for every file.
#[derive(Clone, Copy)]
pub struct JobContext<'a> {
    /// The programme's own workbook; nothing where there is none.
    pub workbook: Option<&'a Delivery>,
    /// The programme in it and the period.
    pub rules: Context<'a>,
    /// The latest year anyone in the files can be born in.
    pub year: i16,
}

/// What is wanted of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Its extract.
    Extract,
    /// Its extract without the rows of its tables.
    Head,
    /// Its findings and every typed value, as a line of JSON.
    Line,
}

/// A file to read.
pub struct Job<'a> {
    /// What is wanted.
    pub wanted: Wanted,
    /// Its name.
    pub name: &'a str,
    /// The checksum of its bytes.
    pub sha256: &'a str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl JobContext<'_> {
    /// Reads a file. Only a fault of ours ends it otherwise than by an answer; who asks is to be prepared for it.
    pub fn answer(&self, job: Job<'_>) -> Written {
        let Job { wanted, name, sha256, bytes } = job;
        let delivery = Delivery::of(name, bytes, sha256.to_owned(), self.year);
        match wanted {
            Wanted::Extract => Extract::of(delivery, &self.rules).write(),
            Wanted::Head => Extract::of(delivery, &self.rules).write_head(),
            Wanted::Line => {
                let found = rules::check(&delivery, &self.rules);
                Written { head: report::extract::line(&delivery, &found).into_bytes(), body: Vec::new() }
            }
        }
    }

    /// The context as a message to another process.
    pub fn pieces(&self) -> Vec<Vec<u8>> {
        let Written { head, body } = self.workbook.map_or_else(Written::default, extract::write_whole);
        let period = self.rules.period.map_or_else(String::new, |period| period.to_string());
        vec![head, body, period.into_bytes(), self.year.to_string().into_bytes()]
    }
}

/// The context of another process, owned.
pub struct OwnedJobContext {
    programme: Option<Programme>,
    period: Option<Month>,
    year: i16,
}

impl OwnedJobContext {
    /// From the pieces of a message.
    pub fn of(pieces: Vec<Vec<u8>>) -> Option<Self> {
        let [head, body, period, year] = <[Vec<u8>; 4]>::try_from(pieces).ok()?;
        let programme = if head.is_empty() {
            None
        } else {
            let extract = Extract::read(&Written { head, body }).ok()?;
            Some(Programme::of(extract.file.workbook.as_ref()?)?)
        };
        let period = String::from_utf8(period).ok()?;
        let period = if period.is_empty() { None } else { Some(Month::parse(&period)?) };
        Some(Self { programme, period, year: std::str::from_utf8(&year).ok()?.parse().ok()? })
    }

    /// As it was given.
    pub fn context(&self) -> JobContext<'_> {
        let rules = Context { programme: self.programme.as_ref(), period: self.period };
        JobContext { workbook: None, rules, year: self.year }
    }
}

impl Job<'_> {
    /// The order as a message.
    pub fn pieces(&self) -> [&[u8]; 4] {
        let wanted: &[u8] = match self.wanted {
            Wanted::Extract => b"extract",
            Wanted::Head => b"head",
            Wanted::Line => b"line",
        };
        [wanted, self.name.as_bytes(), self.sha256.as_bytes(), &self.bytes]
    }
}

/// An order from the pieces of a message: what is wanted, the name, the checksum and the bytes.
pub fn parse_job(pieces: Vec<Vec<u8>>) -> Option<(Wanted, String, String, Vec<u8>)> {
    let [wanted, name, sha256, bytes] = <[Vec<u8>; 4]>::try_from(pieces).ok()?;
    let wanted = match &wanted[..] {
        b"extract" => Wanted::Extract,
        b"head" => Wanted::Head,
        b"line" => Wanted::Line,
        _ => return None,
    };
    Some((wanted, String::from_utf8(name).ok()?, String::from_utf8(sha256).ok()?, bytes))
}
