//! The months that business cases are for, before anybody has said which month it is.
use super::{salt, submitted};
use crate::{
    cache::ReadCache,
    disk::{self, ANY_YEAR, Trouble, folder::Folder},
    findings::Context,
    isolation::{JobContext, read_all},
    period::Opened,
    schema::business_case,
    units::Month,
};
use std::path::PathBuf;

/// The month of every business case of the programme that has come, as often as there are files for it; nothing where there
/// is no folder for them. A file that was read last time is not read again.
///
/// # Errors
/// A folder that cannot be read.
pub fn delivered_months(folder: &Folder, opened: &Opened) -> Result<Vec<Month>, Trouble> {
    let root = folder.submitted();
    let files = if root.is_dir() { submitted(&root)? } else { Vec::new() };
    // What a workbook says of its month is the same, whatever month it was read in.
    let cache = folder
        .latest_read_cache()
        .map_or_else(ReadCache::none, |month| ReadCache::read_only(&folder.read_cache(month), salt(opened, month)));
    months(&files, opened, cache)
}

/// The month of every template of a business case that was written, as often as there are files for it; nothing where there
/// is no folder for them.
///
/// # Errors
/// A folder that cannot be read.
pub fn template_months(folder: &Folder, opened: &Opened) -> Result<Vec<Month>, Trouble> {
    let root = folder.templates();
    let files = if root.is_dir() { disk::walk(&root)? } else { Vec::new() };
    months(&files, opened, ReadCache::none())
}

fn months(files: &[(String, PathBuf)], opened: &Opened, cache: ReadCache) -> Result<Vec<Month>, Trouble> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let rules = Context { programme: Some(&opened.programme), period: None };
    let job = JobContext { workbook: Some(&opened.delivery), rules, year: ANY_YEAR };
    let (extracts, ..) = read_all(files, &job, cache)?;
    let workbooks = extracts.iter().filter_map(|extract| extract.file.workbook.as_ref());
    let own = workbooks.filter(|workbook| {
        workbook.template == Some(&business_case::TEMPLATE)
            && workbook.identity.programme == opened.programme.id.as_str()
    });
    Ok(own.filter_map(|workbook| Month::parse(&workbook.identity.period)).collect())
}
