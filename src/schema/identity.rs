//! How a workbook says what it is: the same six lines in its custom properties and on a very hidden sheet.

/// The very hidden sheet; keys in column A, values in column B.
pub const SHEET: &str = "_gevinst";

/// The template's id.
pub const TEMPLATE: &str = "gevinst_skabelon";
/// The edition's number.
pub const EDITION: &str = "gevinst_udgave";
/// The programme's id.
pub const PROGRAMME: &str = "gevinst_program";
/// The centre's code; empty in `program.xlsx` and in blank templates.
pub const CENTRE: &str = "gevinst_center";
/// The period, `2026-03`; empty likewise.
pub const PERIOD: &str = "gevinst_periode";
/// What tells this copy of the template from every other.
pub const INSTANCE: &str = "gevinst_id";

/// All six, in the order they are written.
pub const KEYS: [&str; 6] = [TEMPLATE, EDITION, PROGRAMME, CENTRE, PERIOD, INSTANCE];

/// The sheet where people see a part of it.
pub const SHOWN_ON: &str = "Stamdata";

/// What stands there: the key, and the code word of the field.
pub const SHOWN: [(&str, &str); 3] = [(PROGRAMME, "programme_id"), (CENTRE, "centre_code"), (PERIOD, "period")];

/// Custom properties of what this program writes for people to read: the run of a report, and that a receipt is one.
/// Whoever puts it among the deliveries is told so.
pub const WRITTEN: [&str; 2] = [RUN, RECEIPT];
/// The run that a report is of.
pub const RUN: &str = "gevinst_koersel";
/// What a receipt says it is.
pub const RECEIPT: &str = "gevinst_skrevet";

/// Between the parts of a mail of ours. No text of ours begins like it, and by it such a mail is known.
pub const MAIL_BOUNDARY: &str = "gevinst-del";
