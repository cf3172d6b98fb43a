//! The schema's formulas, `[Label]` in brackets, as spreadsheets want them.
use crate::schema::Table;

/// Functions that are newer than the file format. They are written with the prefix `_xlfn.` ([MS-XLSX], future
/// functions), or Excel shows `#NAME?` until the cell is edited.
const NEWER: [&str; 1] = ["AGGREGATE("];

/// A formula of a table's row: every `[Label]` becomes a reference to that column of the same row. `[Antal]*2` in the
/// table `Tidsgevinster` is written `Tidsgevinster[[#This Row],[Antal]]*2`; Excel shows it as `[@Antal]*2`.
pub(super) fn of_row(table: &Table, formula: &str) -> String {
    let here = format!("{}[[#This Row],[", table.name);
    let mut parts = formula.split('[');
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        written.push_str(&here);
        written.push_str(&part.replacen(']', "]]", 1));
    }
    NEWER.iter().fold(written, |formula, name| formula.replace(name, &format!("_xlfn.{name}")))
}

#[cfg(test)]
mod tests {
    use super::of_row;
    use crate::schema::time_registration::receipt;

    #[test]
    fn labels_become_references_to_the_same_row() {
        assert_eq!(
            of_row(&receipt::TABLE, "[Opgave-ID]&AGGREGATE(14,6,[Antal enheder],1)"),
            "Kvittering[[#This Row],[Opgave-ID]]&_xlfn.AGGREGATE(14,6,Kvittering[[#This Row],[Antal enheder]],1)"
        );
    }
}
