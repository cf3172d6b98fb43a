//! The proposal of budget transfers as the file a finance system takes in.
use super::{Register, Transfer};
use crate::{
    danish::words::is_invisible,
    programme::{ExportColumn, Programme},
    schema::{Choice, program::export::Content},
};
use std::fmt::Write;

/// The proposal for a finance system: semicolons, decimal comma, UTF-8 with a byte order mark, and the columns that the
/// programme's sheet Eksport asks for.
pub fn transfer_csv(programme: &Programme, register: &Register) -> String {
    let columns = columns(programme);
    let headers: Vec<String> = columns.iter().map(|column| plain(&column.header)).collect();
    let mut file = format!("\u{feff}{}\r\n", headers.join(";"));
    for line in register.transfers(programme.budget_year) {
        let cells: Vec<String> = columns.iter().map(|column| cell(column, &line)).collect();
        let _ = write!(file, "{}\r\n", cells.join(";"));
    }
    file
}

/// The columns asked for; all of them where nothing is asked.
fn columns(programme: &Programme) -> Vec<ExportColumn> {
    if !programme.export.is_empty() {
        return programme.export.clone();
    }
    let all = Content::VALUES.iter().filter(|content| **content != Content::Fixed);
    let own = |content: &Content| ExportColumn {
        header: content.label().to_owned(),
        content: *content,
        fixed: String::new(),
    };
    all.map(own).collect()
}

fn cell(column: &ExportColumn, line: &Transfer) -> String {
    let year = |later: usize| format!("{},00", line.years[later]);
    match column.content {
        Content::Centre => quoted(&line.centre),
        Content::Benefit => quoted(&line.benefit),
        Content::Account => quoted(&line.account),
        Content::Area => quoted(line.area),
        Content::Text => quoted(&line.text),
        Content::Year0 => year(0),
        Content::Year1 => year(1),
        Content::Year2 => year(2),
        Content::Year3 => year(3),
        // What is decided is in no proposal: the column stands for whoever fills it in.
        Content::Decision => quoted(""),
        Content::Fixed => quoted(&column.fixed),
    }
}

/// A header as it is, unless a separator or a quote in it asks for quotes.
fn plain(header: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.');
    let begins = header.starts_with(char::is_alphanumeric);
    if begins && header.chars().all(is_plain) { header.to_owned() } else { quoted(header) }
}

/// Quoted, on one line, and never the start of a formula.
fn quoted(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let safe = if begins_formula(&line) { format!("'{line}") } else { line };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

/// Whether a program may take a cell for a formula: by its first sign, or by the full-width form of it, which East Asian
/// programs read alike. What nobody sees before the sign, a space or a zero-width character, does not hide it.
fn begins_formula(line: &str) -> bool {
    let first = line.chars().find(|c| !c.is_whitespace() && !is_invisible(*c));
    first.is_some_and(|c| "=+-@＝＋－＠".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Decimal;

    #[test]
    fn a_column_holds_what_the_programme_asks_for() {
        let line = Transfer {
            centre: "CBD".to_owned(),
            benefit: "CBD-01-B1".to_owned(),
            account: "06.45.51.1".to_owned(),
            area: "Service",
            text: "Porto".to_owned(),
            years: [5, 6, 7, 8].map(Decimal::from).to_vec(),
            is_counter: false,
        };
        let column =
            |content, fixed: &str| ExportColumn { header: "Konto".to_owned(), content, fixed: fixed.to_owned() };
        assert_eq!(cell(&column(Content::Year2, ""), &line), "7,00");
        assert_eq!(cell(&column(Content::Account, ""), &line), "\"06.45.51.1\"");
        assert_eq!(cell(&column(Content::Fixed, "751"), &line), "\"751\"");
        assert_eq!((plain("Konto nr."), plain("=A;B")), ("Konto nr.".to_owned(), "\"'=A;B\"".to_owned()));
    }

    #[test]
    fn a_text_is_never_a_formula_or_a_second_line() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        for start in ["＝", "＋", "－", "＠", "\u{200b}=", "\u{feff}\u{ad}@", " =", "\t+"] {
            assert!(quoted(&format!("{start}1+1")).starts_with("\"'"), "{start:?}");
        }
        assert_eq!(quoted("a\"b\nc;d"), "\"a\"\"b c;d\"");
    }
}
