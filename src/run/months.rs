//! The months that business cases are for, before anybody has said which month it is.
use crate::{
    cache::ReadCache,
    disk::{self, ANY_YEAR, Trouble},
    findings::Context,
    isolation::{JobContext, read_all},
    period::Opened,
    schema::business_case,
    units::Month,
};
use std::path::Path;

/// The month of every business case of the programme under a folder, as often as there are files for it; nothing where there
/// is no folder.
///
/// # Errors
/// A folder that cannot be read.
pub fn months(under: &Path, opened: &Opened) -> Result<Vec<Month>, Trouble> {
    if !under.is_dir() {
        return Ok(Vec::new());
    }
    let files = disk::walk(under)?;
    let rules = Context { programme: Some(&opened.programme), period: None };
    let job = JobContext { workbook: Some(&opened.delivery), rules, year: ANY_YEAR };
    let (extracts, ..) = read_all(&files, &job, ReadCache::none())?;
    let workbooks = extracts.iter().filter_map(|extract| extract.file.workbook.as_ref());
    let own = workbooks.filter(|workbook| {
        workbook.template == Some(&business_case::TEMPLATE)
            && workbook.identity.programme == opened.programme.id.as_str()
    });
    Ok(own.filter_map(|workbook| Month::parse(&workbook.identity.period)).collect())
}
