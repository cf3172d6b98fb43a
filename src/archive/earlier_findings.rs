//! What was told of the files of an accepted period, as its findings file has it.
use super::{FINDINGS_FILE, Unreadable};
use crate::{
    findings::{Document, FindingRecord, Weight},
    xlsx::At,
};

/// Something that was told of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierFinding {
    /// The rule's code.
    pub rule: String,
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub at: At,
    /// What is wrong and how to mend it.
    pub text: String,
}

/// What was told of cells and is to be mended; notes are not.
///
/// # Errors
/// A file that is not one of ours.
pub fn earlier_findings_of(bytes: &[u8]) -> Result<Vec<EarlierFinding>, Unreadable> {
    let document = Document::read(bytes).map_err(|flaw| Unreadable { file: FINDINGS_FILE, flaw })?;
    let open = document.findings.into_iter().filter(|finding| finding.severity != Weight::Note);
    Ok(open.filter_map(of_a_cell).collect())
}

fn of_a_cell(finding: FindingRecord<'_>) -> Option<EarlierFinding> {
    let at = At::parse(&finding.first.cell?)?;
    Some(EarlierFinding {
        rule: finding.rule.into_owned(),
        file: finding.first.file.into_owned(),
        sheet: finding.first.sheet.into_owned(),
        at,
        text: format!("{} {}", finding.what, finding.how),
    })
}
