//! What a reader of files is told, what it is asked, and what it answers.
use crate::{
    findings::Context,
    intake::Delivery,
    part::{self, Part, Written},
    programme::Programme,
    report, rules,
    units::Month,
};

/// Which program this is. What another has read is not what this one reads.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("GEVINST_BUILD"));

/// What is the same for every file.
#[derive(Clone, Copy)]
pub struct Brief<'a> {
    /// The programme's own workbook; nothing where there is none.
    pub workbook: Option<&'a Delivery>,
    /// The programme in it and the period.
    pub context: Context<'a>,
    /// The latest year anyone in the files can be born in.
    pub year: i16,
}

/// What is wanted of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Its part.
    Part,
    /// Its part without the rows of its tables.
    Head,
    /// Its findings and every typed value, as a line of JSON.
    Line,
}

/// A file to read.
pub struct Order<'a> {
    /// What is wanted.
    pub wanted: Wanted,
    /// Its name.
    pub name: &'a str,
    /// The checksum of its bytes.
    pub sha256: &'a str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Brief<'_> {
    /// Reads a file. Only a fault of ours ends it otherwise than by an answer; who asks is to be prepared for it.
    pub fn answer(&self, order: Order<'_>) -> Written {
        let Order { wanted, name, sha256, bytes } = order;
        let delivery = Delivery::of(name, bytes, sha256.to_owned(), self.year);
        match wanted {
            Wanted::Part => Part::of(delivery, &self.context).write(),
            Wanted::Head => Part::of(delivery, &self.context).write_head(),
            Wanted::Line => {
                let found = rules::check(&delivery, &self.context);
                Written { head: report::extract::line(&delivery, &found).into_bytes(), body: Vec::new() }
            }
        }
    }

    /// The brief as a message to another process.
    pub fn pieces(&self) -> Vec<Vec<u8>> {
        let Written { head, body } = self.workbook.map_or_else(Written::default, part::write_whole);
        let period = self.context.period.map_or_else(String::new, |period| period.to_string());
        vec![head, body, period.into_bytes(), self.year.to_string().into_bytes()]
    }
}

/// The brief of another process, owned.
pub struct Told {
    programme: Option<Programme>,
    period: Option<Month>,
    year: i16,
}

impl Told {
    /// From the pieces of a message.
    pub fn of(pieces: Vec<Vec<u8>>) -> Option<Self> {
        let [head, body, period, year] = <[Vec<u8>; 4]>::try_from(pieces).ok()?;
        let programme = if head.is_empty() {
            None
        } else {
            let part = Part::read(&Written { head, body }).ok()?;
            Some(Programme::of(part.delivery.submission()?)?)
        };
        let period = String::from_utf8(period).ok()?;
        let period = if period.is_empty() { None } else { Some(Month::parse(&period)?) };
        Some(Self { programme, period, year: std::str::from_utf8(&year).ok()?.parse().ok()? })
    }

    /// As it was given.
    pub fn brief(&self) -> Brief<'_> {
        let context = Context { programme: self.programme.as_ref(), period: self.period };
        Brief { workbook: None, context, year: self.year }
    }
}

impl Order<'_> {
    /// The order as a message.
    pub fn pieces(&self) -> [&[u8]; 4] {
        let wanted: &[u8] = match self.wanted {
            Wanted::Part => b"part",
            Wanted::Head => b"head",
            Wanted::Line => b"line",
        };
        [wanted, self.name.as_bytes(), self.sha256.as_bytes(), &self.bytes]
    }
}

/// An order from the pieces of a message: what is wanted, the name, the checksum and the bytes.
pub fn order(pieces: Vec<Vec<u8>>) -> Option<(Wanted, String, String, Vec<u8>)> {
    let [wanted, name, sha256, bytes] = <[Vec<u8>; 4]>::try_from(pieces).ok()?;
    let wanted = match &wanted[..] {
        b"part" => Wanted::Part,
        b"head" => Wanted::Head,
        b"line" => Wanted::Line,
        _ => return None,
    };
    Some((wanted, String::from_utf8(name).ok()?, String::from_utf8(sha256).ok()?, bytes))
}
