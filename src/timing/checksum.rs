//! A checksum of registrations that tells nothing of who made them.
use crate::{
    intake::{RowOf, sha256},
    schema::{Choice, Secret, time_registration::registrations as of},
};
use std::collections::BTreeMap;

/// Of the rows of one task. What each employee registered is put in order, and then the employees by what they registered: so
/// neither the order of the rows nor the codes make a difference, and which rows one person made does.
pub(super) fn of_rows<'a>(rows: impl Iterator<Item = RowOf<'a, of::Fields>>) -> String {
    let mut by_employee: BTreeMap<Option<Secret<crate::schema::Id>>, Vec<String>> = BTreeMap::new();
    for row in rows {
        by_employee.entry(row.given(&of::EMPLOYEE)).or_default().push(line(row));
    }
    let mut employees: Vec<String> = by_employee
        .into_values()
        .map(|mut lines| {
            lines.sort();
            lines.join("\n")
        })
        .collect();
    employees.sort();
    sha256(employees.join("\n\n").as_bytes())
}

fn line(row: RowOf<'_, of::Fields>) -> String {
    let date = row.given(&of::DATE).map_or_else(String::new, |date| date.to_string());
    let minutes = row.given(&of::MINUTES).map_or_else(String::new, |minutes| minutes.0.normalize().to_string());
    let units = row.given(&of::UNITS).map_or_else(String::new, |units| units.0.to_string());
    let variant = row.given(&of::VARIANT).map_or("", Choice::label);
    let unusual = if row.given(&of::UNUSUAL) == Some(true) { "usædvanlig" } else { "" };
    [&*date, &*minutes, &*units, variant, unusual].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    fn sum(rows: [&str; 3]) -> String {
        let head = "Registreringer\n| Dato | Medarbejderkode | Opgave-ID | Antal | Minutter |\n";
        let submission = testing::submission(&format!("{head}{}\n", rows.join("\n")));
        of_rows(submission.rows(of::TABLE.in_its_own_file()).iter())
    }

    /// Whose rows are whose makes a difference; what the employees are called, and the order of the rows, do not.
    #[test]
    fn another_figure_is_another_checksum() {
        const ONE: &str = "| 2026-03-02 | M01 | O01 | 3 | 20 |";
        const TWO: &str = "| 2026-03-03 | M01 | O01 | 2 | 25 |";
        const THREE: &str = "| 2026-03-03 | M02 | O01 | 4 | 25 |";
        let first = sum([ONE, TWO, THREE]);
        assert_eq!(sum([THREE, ONE, TWO]), first);
        assert_eq!(sum([&ONE.replace("M01", "M07"), &TWO.replace("M01", "M07"), THREE]), first);
        for changed in [
            "| 2026-03-02 | M01 | O01 | 3 | 21 |",
            "| 2026-03-04 | M01 | O01 | 3 | 20 |",
            "| 2026-03-02 | M01 | O01 | 4 | 20 |",
            "| 2026-03-02 | M02 | O01 | 3 | 20 |",
        ] {
            assert_ne!(sum([changed, TWO, THREE]), first, "{changed}");
        }
    }
}
