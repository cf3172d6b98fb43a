//! `godkend` and `spor` for programs: the same work, and the answer as JSON.
use super::{
    AcceptQuestion, Outcome,
    accept::accepted,
    trace::{empty, followed},
};
use crate::{disk::Trouble, formats::json, report::answers::Acceptance};
use std::{io::Write, path::Path};

/// Accepts the period; what a person is told goes to `aside`, and the package that was written, or would be, to `out`.
///
/// # Errors
/// As for [`accept`](super::accept()).
pub fn accept_answered(
    question: &AcceptQuestion<'_>,
    aside: &mut dyn Write,
    out: &mut dyn Write,
) -> Result<Outcome, Trouble> {
    let manifest = accepted(question, aside)?;
    let _ = out.write_all(json(&Acceptance::of(&manifest)).as_bytes());
    Ok(Outcome::Clean)
}

/// What the figure in a cell of the programme workbook comes of, as JSON.
///
/// # Errors
/// As for [`trace`](super::trace).
pub fn trace_answered(file: &Path, cell: &str, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let (trail, sheet, at) = followed(file, cell)?;
    let answer = trail.answer(&sheet, at).ok_or_else(|| empty(&sheet, at))?;
    let _ = out.write_all(json(&answer).as_bytes());
    Ok(Outcome::Clean)
}
