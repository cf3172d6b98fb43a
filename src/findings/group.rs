//! Equal findings in a column are shown as one, with cell ranges.
use super::{Effect, Family, Finding, Rule, Severity, Spot};
use crate::xlsx::{Area, At};

/// Findings that differ only in their row.
#[derive(Clone, Debug)]
pub struct Group {
    /// Which rule.
    pub rule: &'static Rule,
    /// The first finding's cell, with what is seen there.
    pub first: Spot,
    /// Every cell, as people write them: `D14:D31, D40`.
    pub cells: String,
    /// How many findings.
    pub count: usize,
    /// The rows that it points at.
    pub rows: Vec<u32>,
    /// Labels of the other cells that have to do with it.
    pub others: String,
    /// What stands there: the first few different contents.
    pub seen: Vec<String>,
    /// What we would have expected; nothing where it differs from cell to cell.
    pub expected: Option<String>,
    /// What it costs.
    pub effect: Effect,
    /// What is said of the findings one by one: the first few different sentences.
    pub remarks: Vec<String>,
}

/// Different contents that a group repeats.
const SEEN: usize = 3;

impl Group {
    /// A further cell of the same fault.
    fn add(&mut self, finding: &Finding) {
        self.count += 1;
        self.rows.extend(finding.rows_out().map(|(_, row)| row));
        self.add_label(&finding.first.label);
        let seen = seen(finding);
        if !self.seen.contains(&seen) && self.seen.len() < SEEN {
            self.seen.push(seen);
        }
        if self.expected != finding.expected {
            self.expected = None;
        }
        if let Some(remark) = finding.remark.as_ref().filter(|remark| !self.remarks.contains(remark))
            && self.remarks.len() < SEEN
        {
            self.remarks.push(remark.clone());
        }
    }

    /// What it costs, and what is to be said of it beside: `Rækken tæller ikke med. Berører også CBD-01-B1.`
    pub fn outcome(&self) -> String {
        let remarks = self.remarks.iter().map(|remark| format!(" {remark}"));
        let end = if self.remarks.is_empty() { "" } else { "." };
        format!("{}{end}{}", self.effect.label(), remarks.collect::<String>())
    }

    /// A further column of the same habit.
    fn add_label(&mut self, label: &str) {
        if !self.first.label.split(", ").any(|known| known == label) {
            self.first.label = format!("{}, {label}", self.first.label);
        }
    }
}

/// Findings in the order people mend them: by importance, then by file, sheet and cell.
pub fn grouped(findings: &[Finding]) -> Vec<Group> {
    let mut ordered: Vec<&Finding> = findings.iter().collect();
    ordered.sort_by_key(|finding| order(finding));
    let mut groups: Vec<(Vec<At>, Group)> = Vec::new();
    for finding in ordered {
        let alike = groups.last_mut().filter(|(cells, group)| !cells.is_empty() && is_alike(group, finding));
        match alike {
            Some((cells, group)) => {
                cells.extend(finding.first.at);
                group.add(finding);
            }
            None => groups.push((finding.first.at.into_iter().collect(), alone(finding))),
        }
    }
    groups.into_iter().map(|(cells, group)| Group { cells: ranges(&cells), ..group }).collect()
}

/// What findings are sorted by; those that can be shown as one must come together.
type Order<'a> = (std::cmp::Reverse<Severity>, &'a str, &'a str, &'a str, u16, &'a str, Option<String>, u32);

/// The row comes last: a column is read downwards before the next one begins.
fn order(finding: &Finding) -> Order<'_> {
    let Spot { file, sheet, at, label, .. } = &finding.first;
    let at = at.unwrap_or_default();
    let severity = std::cmp::Reverse(finding.rule.severity);
    (severity, file, sheet, finding.rule.code, at.col, label, Some(other_labels(finding)), at.row)
}

/// Whether a finding is a habit of whoever typed the sheet, such as numbers stored as text, rather than a fault of a
/// cell: all of a sheet are then shown as one, whatever the column.
fn is_a_habit(rule: &Rule) -> bool {
    rule.family() == Family::Types && rule.severity < Severity::Error
}

/// Whether a finding is a further one of the group: the same rule about the same column, with the same remedy and cost.
fn is_alike(group: &Group, finding: &Finding) -> bool {
    let (one, other) = (&group.first, &finding.first);
    if is_a_habit(finding.rule) {
        return group.rule == finding.rule && (&one.file, &one.sheet) == (&other.file, &other.sheet);
    }
    group.rule == finding.rule
        && (&one.file, &one.sheet, &one.label) == (&other.file, &other.sheet, &other.label)
        && one.at.map(|at| at.col) == other.at.map(|at| at.col)
        && other.at.is_some()
        && group.others == other_labels(finding)
        && group.effect == finding.effect()
        // What to write instead is the remedy itself; of an overwritten formula it is only for information.
        && (group.expected == finding.expected || finding.rule.family() == Family::Structure)
}

/// A group of one.
fn alone(finding: &Finding) -> Group {
    Group {
        rule: finding.rule,
        first: finding.first.clone(),
        cells: String::new(),
        count: 1,
        rows: finding.rows_out().map(|(_, row)| row).collect(),
        others: other_labels(finding),
        seen: vec![seen(finding)],
        expected: finding.expected.clone(),
        effect: finding.effect(),
        remarks: finding.remark.iter().cloned().collect(),
    }
}

/// The labels of the other cells, each once.
fn other_labels(finding: &Finding) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for label in finding.others.iter().map(|spot| spot.label.as_str()) {
        if label != finding.first.label && !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.join(", ")
}

/// What stands in the cell to mend; where it is empty, what stands in those that have to do with it.
fn seen(finding: &Finding) -> String {
    if !finding.first.seen.is_empty() {
        return finding.first.told();
    }
    let others = finding.others.iter().filter(|spot| !spot.seen.is_empty());
    others.map(|spot| format!("{}: {}", spot.label, spot.told())).collect::<Vec<_>>().join(", ")
}

/// `D14:D31, D40` from cells that ascend within each column.
fn ranges(cells: &[At]) -> String {
    let mut areas: Vec<Area> = Vec::new();
    for at in cells {
        match areas.last_mut().filter(|area| area.last.col == at.col && area.last.row + 1 == at.row) {
            Some(area) => area.last = *at,
            None => areas.push(Area { first: *at, last: *at }),
        }
    }
    areas.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_make_a_range() {
        let cells = [13, 14, 15, 39].map(|row| At::new(row, 3));
        assert_eq!(ranges(&cells), "D14:D16, D40");
        assert_eq!(ranges(&[]), "");
    }
}
