//! Saving a drawing as `.xlsx`: the same drawing gives the same bytes.
use super::Drawing;

/// Why a drawing could not become a workbook; the text is for developers, as only our own drawings are saved.
#[derive(Debug)]
pub struct Unsaved(pub String);

/// Turns a drawing into the bytes of an `.xlsx`.
///
/// # Errors
/// A drawing the file format cannot hold (a sheet name twice, a table without rows).
pub fn save(_drawing: &Drawing) -> Result<Vec<u8>, Unsaved> {
    Err(Unsaved(String::new()))
}
