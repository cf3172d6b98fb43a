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
