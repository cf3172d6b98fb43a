//! **Udtræk.** What reading one file gives: the file as it was received, and what its own rules say of it. It can be
//! written and read back, so that another process, another machine or another day may have done the reading.
//!
//! **Architecture invariant.** An extract read back is the extract that was written, or it is not usable; it never gives
//! another answer, and nothing in it points at a person.
mod row;
mod spot;
mod strip;
mod written;

use crate::{
    findings::{Context, Finding},
    intake::{Delivery, KeptFile},
    register::tell_consequences,
    rules,
};

/// What reading one file gives.
#[derive(Debug)]
pub struct Extract {
    /// What is kept of the file.
    pub file: KeptFile,
    /// What the rules that look at this file alone say of it.
    pub found: Vec<Finding>,
    /// Whether the rows of its tables are here.
    whole: bool,
}

/// An extract, written: what is always asked for, and the rows that are asked for only where the file counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The file, its identity, its forms and its findings.
    pub head: Vec<u8>,
    /// The rows of its tables.
    pub body: Vec<u8>,
}

/// Bytes that are no extract, or one of another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unusable;

impl Extract {
    /// Checks a file as it was read, and strips it of what the steps across files do not ask for.
    pub fn of(delivery: Delivery, context: &Context<'_>) -> Self {
        let mut found = rules::check(&delivery, context);
        if let Some(submission) = delivery.submission() {
            tell_consequences(submission, &mut found);
        }
        let file = strip::for_later_steps(delivery, &mut found);
        Self { file, found, whole: true }
    }

    /// Whether the rows of its tables are here; they are not after [`read_head`](Self::read_head).
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// As bytes.
    pub fn write(&self) -> Written {
        written::write(&self.file, &self.found)
    }

    /// As bytes, for who will never ask for the rows of its tables.
    pub fn write_head(&self) -> Written {
        Written { head: written::write_head(&self.file, &self.found), body: Vec::new() }
    }

    /// The extract without the rows of its tables.
    ///
    /// # Errors
    /// Bytes that are no extract of this program.
    pub fn read_head(head: &[u8]) -> Result<Self, Unusable> {
        written::read_head(head)
    }

    /// The whole extract.
    ///
    /// # Errors
    /// Bytes that are no extract of this program.
    pub fn read(written: &Written) -> Result<Self, Unusable> {
        let mut extract = Self::read_head(&written.head)?;
        fill(&mut extract.file, &written.body)?;
        extract.whole = true;
        Ok(extract)
    }
}

/// A file as it was read, every row of it: what a reader elsewhere needs of the programme's own workbook.
pub fn write_whole(delivery: &Delivery) -> Written {
    let Delivery { file, sha256, bytes, .. } = delivery;
    let workbook = delivery.submission().cloned().map(Into::into);
    written::write(&KeptFile { file: file.clone(), sha256: sha256.clone(), bytes: *bytes, workbook }, &[])
}

/// Puts the rows of its tables back into a file that was read by its head.
///
/// # Errors
/// Bytes that are no rows of this file.
pub fn fill(file: &mut KeptFile, body: &[u8]) -> Result<(), Unusable> {
    written::fill(file, body)
}
