//! What a reader of files is told, what it is asked, and what it answers.
//!
//! A worker first gets a [`Beginning`] and answers with its [`BUILD`](crate::version::BUILD). From then on it gets one
//! [`Job`] after the other and answers each with an [`Answer`].
use super::frames::{as_bytes, encode};
use crate::{
    extract::{self, Extract, Written},
    findings::Context,
    intake::Delivery,
    programme::Programme,
    report, rules,
    units::Month,
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

/// What reading a file gave; nothing when a fault of ours ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer<'a>(#[serde(borrow)] Option<WrittenAs<'a>>);

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
    pub fn of(written: Option<&'a Written>) -> Self {
        Self(written.map(WrittenAs::of))
    }

    /// What was read, to be kept.
    pub fn written(self) -> Option<Written> {
        self.0.map(WrittenAs::written)
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
    /// Reads a file. Only a fault of ours ends it otherwise than by an answer; who asks is to be prepared for it.
    pub fn answer(&self, job: Job<'_>) -> Written {
        let Job { wanted, name, sha256, bytes } = job;
        let delivery = Delivery::of(name, bytes.to_vec(), sha256.to_owned(), self.year);
        match wanted {
            Wanted::Extract => Extract::of(delivery, &self.rules).write(),
            Wanted::Head => Extract::of(delivery, &self.rules).write_head(),
            Wanted::Line => {
                let found = rules::check(&delivery, &self.rules);
                Written { head: report::extract::line(&delivery, &found).into_bytes(), body: Vec::new() }
            }
        }
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
        for wanted in [Wanted::Extract, Wanted::Head, Wanted::Line] {
            let job = Job { wanted, name: "CØP.xlsx", sha256: "", bytes: b"PK\x03\x04" };
            assert_eq!(postcard::from_bytes::<Job<'_>>(&encode(&job)).unwrap(), job);
        }
        let written = Written { head: b"hoved".to_vec(), body: Vec::new() };
        for answer in [Answer::of(None), Answer::of(Some(&written))] {
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
