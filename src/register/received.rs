//! What became of every file found.
use crate::{
    intake::container_of,
    schema::{Id, time_registration::master::MeasurementPoint},
    units::{Date, Month},
};
use std::sync::Arc;

/// A file, and what became of it.
#[derive(Clone, Debug)]
pub struct Received {
    /// Its place among the deliveries.
    pub index: usize,
    /// Path under the programme folder.
    pub file: Arc<str>,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// The centre it comes from, where we can tell.
    pub centre: Option<Id>,
    /// What it is, where we can tell.
    pub kind: Option<Kind>,
    /// What became of it.
    pub fate: Fate,
}

impl Received {
    /// Whether it is no file of a centre's, but what was accepted of it before and stands in for a missing one.
    pub fn is_from_archive(&self) -> bool {
        is_in_archive(&self.file)
    }

    /// Whether it is no file of its own, but was taken out of a package or a mail.
    pub fn is_from_package(&self) -> bool {
        container_of(&self.file).is_some()
    }
}

/// Whether a path under the programme folder is of the archive.
pub fn is_in_archive(file: &str) -> bool {
    file.starts_with("arkiv/")
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A business case for a period.
    BusinessCase(Month),
    /// A time measurement, with its first and last day.
    TimeRegistration(MeasurementPoint, Date, Date),
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its figures count.
    Used,
    /// Its figures count, although they are for an earlier period.
    CarriedForward(Month),
    /// Another file counts in its place.
    Replaced(Arc<str>),
    /// The same bytes as another file.
    SameAs(Arc<str>),
    /// It is for a later period.
    Later,
    /// It has a fault that leaves it out; the rule's code.
    Rejected(&'static str),
    /// It is no workbook of the programme, or a file nobody sent; the rule's code.
    Ignored(&'static str),
    /// It is a package or a mail, and these workbooks were taken out of it, each with a fate of its own.
    Unpacked(Vec<Arc<str>>),
}

/// The [key](Fate::key) of [`Fate::CarriedForward`], whatever the month.
const CARRIED_FORWARD: &str = "carried_forward";

impl Fate {
    /// As people read it.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Used => "Brugt",
            Self::CarriedForward(_) => "Videreført",
            Self::Replaced(_) => "Erstattet",
            Self::SameAs(_) => "Dublet",
            Self::Later => "Senere periode",
            Self::Rejected(_) => "Afvist",
            Self::Ignored(_) => "Ikke læst",
            Self::Unpacked(_) => "Pakket ud",
        }
    }

    /// What it is called in files that outlive this program; it is never changed and never used for another.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::CarriedForward(_) => CARRIED_FORWARD,
            Self::Replaced(_) => "replaced",
            Self::SameAs(_) => "duplicate",
            Self::Later => "later",
            Self::Rejected(_) => "rejected",
            Self::Ignored(_) => "ignored",
            Self::Unpacked(_) => "unpacked",
        }
    }

    /// Whether its figures count.
    pub fn counts(&self) -> bool {
        matches!(self, Self::Used | Self::CarriedForward(_))
    }

    /// Whether a [key](Self::key) is of a fate whose figures count.
    pub fn counts_by_key(key: &str) -> bool {
        key == Self::Used.key() || key == CARRIED_FORWARD
    }
}
