//! An export of OS2autoproces, read by a worker as every file is that comes from elsewhere.
use super::{
    pool::Reader,
    protocol::{Job, JobContext, Wanted},
};
use crate::{
    disk::{self, Trouble},
    findings::Context,
    os2autoproces::{NoExport, Process},
};

/// The processes of an export, or why there are none.
///
/// # Errors
/// No worker can be started.
pub fn read_processes(name: &str, bytes: &[u8]) -> Result<Result<Vec<Process>, NoExport>, Trouble> {
    let rules = Context { programme: None, period: None };
    let context = JobContext { workbook: None, rules, year: disk::ANY_YEAR };
    let read = Reader::new(&context).read(Job { wanted: Wanted::Processes, name, sha256: "", bytes })?;
    let answer = read.and_then(|read| postcard::from_bytes(&read.written.head).ok());
    Ok(answer.unwrap_or(Err(NoExport::Unfinished)))
}
