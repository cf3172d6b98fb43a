//! What was told of the files of an accepted period, as its findings file has it.
use super::{FINDINGS_FILE, rows::Unreadable};
use crate::xlsx::At;
use serde::Deserialize;

/// Something that was told of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierFinding {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub at: At,
    /// What is wrong and how to mend it.
    pub text: String,
}

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "bemærkninger")]
    findings: Vec<One>,
}

#[derive(Deserialize)]
struct One {
    #[serde(rename = "alvor")]
    severity: String,
    #[serde(rename = "hvad")]
    what: String,
    #[serde(rename = "hvordan")]
    how: String,
    #[serde(rename = "sted")]
    first: Where,
}

#[derive(Deserialize)]
struct Where {
    #[serde(rename = "fil")]
    file: String,
    #[serde(rename = "ark", default)]
    sheet: String,
    #[serde(rename = "celle")]
    cell: Option<String>,
}

/// What was told of cells and is to be mended; notes are not.
///
/// # Errors
/// A file that is not one of ours.
pub fn earlier_findings_of(bytes: &[u8]) -> Result<Vec<EarlierFinding>, Unreadable> {
    let document: Document = serde_json::from_slice(bytes).map_err(|_| Unreadable(FINDINGS_FILE.to_owned()))?;
    let open = document.findings.into_iter().filter(|one| one.severity != "Oplysning");
    Ok(open
        .filter_map(|one| {
            let at = At::parse(&one.first.cell?)?;
            Some(EarlierFinding {
                file: one.first.file,
                sheet: one.first.sheet,
                at,
                text: format!("{} {}", one.what, one.how),
            })
        })
        .collect())
}
