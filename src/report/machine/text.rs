//! Findings as people read them in a terminal: grouped by file, the important ones first.
use crate::{
    danish::words::plural,
    findings::{Finding, Group, Severity, grouped},
};
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// The labels of the cell to mend and of those that have to do with it.
pub(crate) fn labels(group: &Group) -> String {
    if group.others.is_empty() { group.first.label.clone() } else { format!("{}, {}", group.first.label, group.others) }
}

/// What is wrong: the rule's sentence, and why it matters here.
pub(crate) fn what(group: &Group) -> String {
    format!("{} {}", group.rule.title, group.rule.why_at(&group.first))
}

/// How to mend it: the rule's sentence, and what we would have expected.
pub(crate) fn how(group: &Group) -> String {
    match &group.expected {
        Some(expected) => format!("{} Vi forventer {expected}.", group.rule.fix),
        None => group.rule.fix.to_owned(),
    }
}

/// Every finding, file by file.
pub fn findings(found: &[Finding]) -> String {
    let mut groups = grouped(found);
    groups.sort_by(|one, other| one.first.file.cmp(&other.first.file));
    let (mut printed, mut file) = (String::new(), None);
    for group in &groups {
        if file != Some(&group.first.file) {
            file = Some(&group.first.file);
            let name = if group.first.file.is_empty() { "Mangler" } else { &*group.first.file };
            let bold = Style::new().bold();
            let _ = writeln!(printed, "\n{bold}{name}{bold:#}");
        }
        one(&mut printed, group);
    }
    printed
}

fn one(printed: &mut String, group: &Group) {
    let style = colour(group.rule.severity);
    let severity = group.rule.weight();
    let _ = write!(printed, "  {style}{severity:<10}{style:#} {:<4}", group.rule.code);
    let sheet = &group.first.sheet;
    let place = match (sheet.is_empty(), group.cells.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!("{sheet} "),
        (false, false) => format!("{sheet}!{} ", group.cells),
    };
    let seen = group.seen.join("; ");
    let seen = if seen.is_empty() { seen } else { format!(": {seen}") };
    let _ = writeln!(printed, "{place}{}{seen}", labels(group));
    let _ = writeln!(printed, "                  {}", what(group));
    let _ = writeln!(printed, "                  {}", how(group));
    if group.effect != crate::findings::Effect::Counted || !group.remarks.is_empty() {
        let _ = writeln!(printed, "                  {}.", group.outcome().trim_end_matches('.'));
    }
}

fn colour(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(colour.into())).bold()
}

/// The answer of `tjek`: findings, and how many.
pub fn checked(found: &[Finding], files: usize, with_programme: bool) -> String {
    let mut printed = findings(found);
    let _ = writeln!(printed, "\n{}", tally(found, files));
    if !with_programme {
        printed.push_str("Uden program.xlsx kan centre, målsætninger og faggrupper ikke kontrolleres.\n");
    }
    printed
}

/// Every file that was read, with how much is to be mended in it, on a line each.
pub fn files<'a>(found: &[Finding], files: impl Iterator<Item = &'a str>) -> String {
    let line = |file: &str| {
        let of_file = || found.iter().filter(|finding| *finding.first.file == *file);
        let told = if of_file().next().is_none() { "intet at rette".to_owned() } else { counted(of_file()) };
        format!("  {file}: {told}\n")
    };
    format!("\nFilerne\n{}", files.map(line).collect::<String>())
}

/// `3 filer: 2 fejl, 1 advarsel og 0 oplysninger.`
fn tally(found: &[Finding], files: usize) -> String {
    let files = plural(files, "fil", "filer");
    if found.is_empty() { format!("{files}: intet at rette.") } else { format!("{files}: {}.", counted(found)) }
}

/// How many of each severity: `2 fejl, 1 advarsel og 0 oplysninger`
pub(crate) fn counted<'a>(found: impl IntoIterator<Item = &'a Finding>) -> String {
    let found: Vec<&Finding> = found.into_iter().collect();
    let count = |severity| found.iter().filter(|finding| finding.rule.severity == severity).count();
    format!(
        "{}, {} og {}",
        plural(count(Severity::Error), "fejl", "fejl"),
        plural(count(Severity::Warning), "advarsel", "advarsler"),
        plural(count(Severity::Note), "oplysning", "oplysninger")
    )
}
