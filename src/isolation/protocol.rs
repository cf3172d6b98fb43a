//! What a reader of files is told, what it is asked, and what it answers.
//!
//! A worker first gets a [`Beginning`] and answers with its [`BUILD`](crate::version::BUILD). From then on it gets one
//! [`Job`] after the other and answers each with an [`Answer`].
use super::frames::{as_bytes, encode};
use crate::{
    extract::{self, Extract, Written},
    findings::Context,
    intake::{Delivery, look},
    os2autoproces,
    programme::Programme,
    report::{self, inspection::Inspection},
    rules,
    units::Month,
    xlsx::{Expendable, Packed},
};
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// Its extract.
    Extract,
    /// Its extract without the rows of its tables.
    Head,
    /// Its findings and every typed value, as a line of JSON.
    Line,
    /// What is in it and how it was found, as JSON and as text.
    Looks,
    /// Nothing of itself; the workbooks packed in it, once more.
    Inside,
    /// The processes of an export of OS2autoproces, or why there are none.
    Processes,
}

/// A file to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job<'a> {
    /// What is wanted.
    pub wanted: Wanted,
    /// Its name.
    pub name: &'a str,
    /// The checksum of its bytes.
    pub sha256: &'a str,
    /// Its bytes.
    #[serde(serialize_with = "as_bytes")]
    pub bytes: &'a [u8],
}

/// What reading a file gave; nothing when our own code panicked on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer<'a>(#[serde(borrow)] Option<ReadAs<'a>>);

/// What reading a file gave, and the workbooks that were packed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadFile {
    /// What was wanted of it.
    pub written: Written,
    /// What lay in it, to be read as files of their own.
    pub inside: Vec<Packed>,
}

/// The same on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ReadAs<'a> {
    #[serde(borrow)]
    written: WrittenAs<'a>,
    #[serde(borrow)]
    inside: Vec<PackedAs<'a>>,
}

/// A workbook on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PackedAs<'a> {
    name: &'a str,
    #[serde(serialize_with = "as_bytes")]
    bytes: &'a [u8],
}

/// An extract on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WrittenAs<'a> {
    #[serde(serialize_with = "as_bytes")]
    head: &'a [u8],
    #[serde(serialize_with = "as_bytes")]
    body: &'a [u8],
}

impl<'a> WrittenAs<'a> {
    fn of(written: &'a Written) -> Self {
        Self { head: &written.head, body: &written.body }
    }

    fn written(self) -> Written {
        Written { head: self.head.to_vec(), body: self.body.to_vec() }
    }
}

impl<'a> Answer<'a> {
    /// What was read.
    pub fn of(read: Option<&'a ReadFile>) -> Self {
        Self(read.map(|ReadFile { written, inside }| ReadAs {
            written: WrittenAs::of(written),
            inside: inside.iter().map(|Packed { name, bytes }| PackedAs { name, bytes }).collect(),
        }))
    }

    /// What was read, to be kept.
    pub fn read(self) -> Option<ReadFile> {
        let packed = |PackedAs { name, bytes }: PackedAs<'_>| Packed { name: name.to_owned(), bytes: bytes.to_vec() };
        self.0.map(|ReadAs { written, inside }| ReadFile {
            written: written.written(),
            inside: inside.into_iter().map(packed).collect(),
        })
    }
}

/// The context on its way: the programme travels as the workbook it is read from.
#[derive(Serialize, Deserialize)]
struct Beginning<'a> {
    #[serde(borrow)]
    workbook: Option<WrittenAs<'a>>,
    period: Option<String>,
    year: i16,
}

impl JobContext<'_> {
    /// Reads a file; with a process that may be lost, one of Excel's binary formats too. Only a fault of ours, or of the
    /// reader of those formats, ends it otherwise than by an answer; who asks is to be prepared for it.
    pub fn answer(&self, job: Job<'_>, process: Option<&Expendable>) -> ReadFile {
        let Job { wanted, name, sha256, bytes } = job;
        // No delivery: nothing but the columns that are asked for is looked at.
        if wanted == Wanted::Processes {
            let head = encode(&os2autoproces::read(bytes.to_vec(), process));
            return ReadFile { written: Written { head, body: Vec::new() }, inside: Vec::new() };
        }
        let (delivery, inside) = Delivery::taken_in(name, bytes, sha256.to_owned(), self.year, process);
        let written = match wanted {
            Wanted::Extract => Extract::of(delivery, &self.rules).write(),
            Wanted::Head => Extract::of(delivery, &self.rules).write_head(),
            Wanted::Line => {
                let found = rules::check(&delivery, &self.rules);
                Written { head: report::extract::line(&delivery, &found).into_bytes(), body: Vec::new() }
            }
            Wanted::Looks => {
                let looks = delivery.submission().and_then(|submission| look(bytes.to_vec(), submission, process));
                let found = rules::check(&delivery, &self.rules);
                let seen = Inspection::of(&delivery, looks.as_ref(), &found);
                Written { head: seen.json().into_bytes(), body: seen.text().into_bytes() }
            }
            Wanted::Inside | Wanted::Processes => Written::default(),
        };
        ReadFile { written, inside }
    }

    /// As the message that a worker gets first.
    pub fn message(&self) -> Vec<u8> {
        let workbook = self.workbook.map(extract::write_whole);
        let period = self.rules.period.map(|period| period.to_string());
        encode(&Beginning { workbook: workbook.as_ref().map(WrittenAs::of), period, year: self.year })
    }
}

/// The context of another process, owned.
pub struct OwnedJobContext {
    programme: Option<Programme>,
    period: Option<Month>,
    year: i16,
}

impl OwnedJobContext {
    /// From the message.
    pub fn parse(message: &[u8]) -> Option<Self> {
        let Beginning { workbook, period, year } = postcard::from_bytes(message).ok()?;
        let programme = match workbook {
            Some(workbook) => {
                let extract = Extract::read(&workbook.written()).ok()?;
                Some(Programme::of(extract.file.workbook.as_ref()?)?)
            }
            None => None,
        };
        let period = match period {
            Some(period) => Some(Month::parse(&period)?),
            None => None,
        };
        Some(Self { programme, period, year })
    }

    /// As it was given.
    pub fn context(&self) -> JobContext<'_> {
        let rules = Context { programme: self.programme.as_ref(), period: self.period };
        JobContext { workbook: None, rules, year: self.year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_and_what_is_answered_arrive_as_they_were() {
        for wanted in [Wanted::Extract, Wanted::Head, Wanted::Line, Wanted::Looks, Wanted::Inside, Wanted::Processes] {
            let job = Job { wanted, name: "CØP.xlsx", sha256: "", bytes: b"PK\x03\x04" };
            assert_eq!(postcard::from_bytes::<Job<'_>>(&encode(&job)).unwrap(), job);
        }
        let written = Written { head: b"hoved".to_vec(), body: Vec::new() };
        let inside = vec![Packed { name: "CBD.xlsx".to_owned(), bytes: b"PK".to_vec() }];
        let read = ReadFile { written, inside };
        for answer in [Answer::of(None), Answer::of(Some(&read))] {
            assert_eq!(postcard::from_bytes::<Answer<'_>>(&encode(&answer)).unwrap(), answer);
        }
    }

    #[test]
    fn a_context_without_a_programme_arrives_as_it_was() {
        let rules = Context { programme: None, period: Month::new(2026, 3) };
        let message = JobContext { workbook: None, rules, year: 2026 }.message();
        let arrived = OwnedJobContext::parse(&message).unwrap();
        assert_eq!((arrived.period, arrived.year), (Month::new(2026, 3), 2026));
        assert!(OwnedJobContext::parse(&message[1..]).is_none());
    }
}
