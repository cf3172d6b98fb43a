//! The six lines by which a workbook says what it is: template, edition, programme, centre, period, and an id of this
//! very copy. Intake reads them, so a file may be renamed and moved and still be known.
use super::{column, issue::Issue};
use crate::{
    schema::identity,
    xlsx::{Access, At, Ink, Sheet, Style, Tone, Visibility},
};
use sha2::{Digest, Sha256};

/// Bytes of the digest that are kept: enough to tell any two copies apart.
const INSTANCE_BYTES: usize = 8;

/// Keys and values, in the order of [`identity::KEYS`].
pub(super) fn values(issue: &Issue<'_>) -> [(&'static str, String); 6] {
    let (programme, centre, period) = issue.to.map_or_else(Default::default, |to| {
        (to.programme.id.to_string(), to.centre.code.to_string(), to.period.to_string())
    });
    let known = [issue.template.id.to_owned(), issue.template.edition.to_string(), programme, centre, period];
    let instance = digest(&known);
    let [template, edition, programme, centre, period] = known;
    let values = [template, edition, programme, centre, period, instance];
    let mut values = values.into_iter();
    identity::KEYS.map(|key| (key, values.next().unwrap_or_default()))
}

/// The very hidden sheet.
pub(super) fn sheet(issue: &Issue<'_>) -> Sheet {
    let mut sheet = Sheet { visibility: Visibility::VeryHidden, access: Access::Locked, ..Sheet::new(identity::SHEET) };
    for ((key, value), row) in values(issue).into_iter().zip(0..) {
        sheet.put(At::new(row, 0), Ink::text(key, Style::Id));
        sheet.put(At::new(row, 1), Ink::text(value, Style::Id));
    }
    sheet.columns = vec![column(20, Style::Id, Tone::Plain), column(32, Style::Id, Tone::Plain)];
    sheet
}

/// The same copy always has the same id; any other has another. Its sixteen digits are the letters a–p, as ten decimal
/// digits in a row could look like a personal identity number and set the whole file aside.
fn digest(parts: &[String]) -> String {
    let hash = Sha256::digest(parts.join("\u{1f}").as_bytes());
    let nibbles = hash.iter().take(INSTANCE_BYTES).flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.map(|nibble| char::from(b'a' + nibble)).collect()
}
