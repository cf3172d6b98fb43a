//! `gevinst udtræk`: a line of JSON for each file named on standard input, for machines that share the work.
use super::{Outcome, check};
use crate::{
    disk::{self, Trouble},
    findings::Context,
    intake::{name_inside, sha256},
    isolation::{self, Job, JobContext, ReadFile, Reader, Wanted},
    programme::Programme,
    report::extract,
    rules,
    units::Month,
    xlsx::Packed,
};
use std::{
    io::{ErrorKind, Read, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// What `udtræk` was asked.
pub struct Question<'a> {
    /// The programme's workbook; where none is named, the one around the first file.
    pub programme: Option<&'a Path>,
    /// The period, for the rules that look at it.
    pub period: Option<Month>,
    /// The file with the paths; where none is named, they come on standard input.
    pub paths: Option<&'a Path>,
}

/// Reads the files whose paths stand on the lines of a file, or of `paths`, and tells of each on a line, in the same order. A file
/// that cannot be read has its line too, and so has each workbook in a package, after the package.
///
/// # Errors
/// Paths that cannot be read, a programme that is named and cannot be used, no worker to read with, output that nobody
/// takes.
pub fn extract(question: &Question<'_>, paths: &mut dyn Read, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let paths = listed(question.paths, paths)?;
    let workbook = match question.programme {
        Some(path) => Some(check::usable(path).ok_or_else(|| unusable(path))?),
        None => check::around(&paths),
    };
    let programme = workbook.as_ref().and_then(|delivery| delivery.submission()).and_then(Programme::of);
    let context = Context { programme: programme.as_ref(), period: question.period };
    let year = question.period.map_or(disk::ANY_YEAR, Month::year);
    let job = JobContext { workbook: workbook.as_ref(), rules: context, year };
    let (mut stopped, mut lost) = (None, None);
    let line = |reader: &mut Reader<'_>, path: &PathBuf| line(reader, path, &job);
    isolation::in_parallel(&paths, &job, line, |line| {
        match line {
            Ok(line) => lost = out.write_all(line.as_bytes()).err(),
            Err(trouble) => stopped = Some(trouble),
        }
        if stopped.is_none() && lost.is_none() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if let Some(trouble) = stopped {
        return Err(trouble);
    }
    match lost.or(out.flush().err()) {
        // Whoever takes the lines has had enough of them.
        Some(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Outcome::Clean),
        Some(error) => Err(Trouble::writing(Path::new("standard output"), &error)),
        None => Ok(Outcome::Clean),
    }
}

fn listed(named: Option<&Path>, standard_input: &mut dyn Read) -> Result<Vec<PathBuf>, Trouble> {
    let mut bytes = Vec::new();
    let read = match named {
        Some(path) => disk::read_file(path).map(|file| bytes = file),
        None => standard_input.read_to_end(&mut bytes).map(drop),
    };
    let from = named.unwrap_or(Path::new("standard input"));
    read.map(|()| disk::listed(&bytes)).map_err(|error| Trouble::reading(from, &error))
}

fn line(reader: &mut Reader<'_>, path: &Path, job: &JobContext<'_>) -> Result<String, Trouble> {
    let name = disk::relative(Path::new(""), path);
    let without_reading = |delivery| extract::line(&delivery, &rules::check(&delivery, &job.rules));
    let bytes = match disk::load(&name, path) {
        Ok(bytes) => bytes,
        Err(delivery) => return Ok(without_reading(delivery)),
    };
    let (size, sum) = (bytes.len() as u64, sha256(&bytes));
    let read = reader.read(Job { wanted: Wanted::Line, name: &name, sha256: &sum, bytes: &bytes })?;
    let Some(ReadFile { written, inside }) = read else {
        return Ok(without_reading(isolation::unfinished(&name, sum, size)));
    };
    let mut lines = String::from_utf8_lossy(&written.head).into_owned();
    // What lies in a package has a line of its own after the package's.
    for Packed { name: inner, bytes } in inside {
        let (name, sum) = (name_inside(&name, &inner), sha256(&bytes));
        let read = reader.read(Job { wanted: Wanted::Line, name: &name, sha256: &sum, bytes: &bytes })?;
        lines += &read.map_or_else(
            || without_reading(isolation::unfinished(&name, sum, bytes.len() as u64)),
            |read| String::from_utf8_lossy(&read.written.head).into_owned(),
        );
    }
    Ok(lines)
}

fn unusable(path: &Path) -> Trouble {
    let what = format!("{} er ikke en programfil, der kan bruges.", disk::shown(path));
    Trouble::new(what, "Kør gevinst tjek på den for at se, hvad der skal rettes.")
}
