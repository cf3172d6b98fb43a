//! Findings as workflow commands, so that a pipeline shows them beside the files.
use super::text::{how, labels, what};
use crate::findings::{Finding, Group, Severity, grouped};

/// One line per folded finding.
pub fn annotations(found: &[Finding]) -> String {
    grouped(found).iter().map(line).collect()
}

fn line(group: &Group) -> String {
    let command = match group.rule.severity {
        _ if group.rule.trial => "notice",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = &group.first;
    let cells = if group.cells.is_empty() { String::new() } else { format!("!{}", group.cells) };
    let message = format!("{}{cells} {}: {} {}", place.sheet, labels(group), what(group), how(group));
    format!("::{command} file={},title={}::{}\n", property(&place.file), group.rule.code, text(message.trim_start()))
}

/// Texts of a workflow command keep to one line.
fn text(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(value: &str) -> String {
    text(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    #[test]
    fn a_finding_is_one_line_that_nothing_can_break_out_of() {
        let found = testing::findings("Tiltag\n| Tiltag-ID | Titel |\n| CBD 1::error | Flytning |");
        let lines = annotations(&found);
        assert!(lines.starts_with("::error file=CBD.xlsx,title=L21::Tiltag!A2 Tiltag-ID: "), "{lines}");
        assert_eq!(lines.lines().count(), 1);
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
