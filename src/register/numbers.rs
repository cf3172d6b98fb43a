//! The ids of ideas and agreements: `CBD-I1`, `CBD-A1`. Whoever writes a new one has no number for it, so it gets one when its
//! file has come. From there it stands in its row: in the register, in the archive, and so in the next template.
use super::{Kind, Received};
use crate::{
    archive::Past,
    danish::words::alike,
    intake::{KeptFile, Row},
    programme::Programme,
    schema::{
        Id, Plain, Spec, Table,
        business_case::{agreements, ideas},
    },
    units::Month,
    xlsx::{Cell, Seen},
};
use std::collections::BTreeSet;

/// A table whose rows get their id here.
struct Numbered {
    table: &'static Table,
    id: &'static Spec,
    /// What a row is known again by when it comes back without its id.
    text: &'static Spec,
    letter: char,
}

static NUMBERED: [Numbered; 2] = [
    Numbered { table: &ideas::TABLE.table, id: &ideas::ID.spec, text: &ideas::IDEA.spec, letter: 'I' },
    Numbered { table: &agreements::TABLE.table, id: &agreements::ID.spec, text: &agreements::AGREED.spec, letter: 'A' },
];

/// Gives every idea and agreement of the files that count its id.
pub fn number(
    files: &mut [KeptFile],
    received: &[Received],
    programme: &Programme,
    period: Month,
    past: Option<&Past>,
) {
    let cases = received.iter().filter(|file| file.fate.counts() && matches!(file.kind, Some(Kind::BusinessCase(_))));
    // An answer from before the month is about an idea that was known then, also when its row is gone now.
    let answered = programme.idea_answers.iter().filter(|answer| answer.date < period.first_day());
    let answered: Vec<&Id> = answered.map(|answer| &answer.idea).collect();
    for file in cases {
        let (Some(centre), Some(workbook)) = (&file.centre, &mut files[file.index].workbook) else { continue };
        let before = past.and_then(|past| past.case(centre)).map(|case| &case.all);
        for numbered in &NUMBERED {
            let known = before.map_or(&[][..], |workbook| workbook.rows_in(numbered.table));
            let sheets = workbook.sheets.iter_mut().filter(|sheet| sheet.table == numbered.table);
            sheets.for_each(|sheet| numbered.number(centre, &mut sheet.rows, known, &answered));
        }
    }
}

impl Numbered {
    /// An id that somebody has typed, and that is none, is left for the rule that tells of it.
    fn number(&self, centre: &Id, rows: &mut [Row], before: &[Row], given: &[&Id]) {
        let ids = self.ids(centre, rows, before, given);
        for (row, id) in rows.iter_mut().zip(ids) {
            let is_blank = row.cell(self.id).is_none_or(|(_, cell)| cell.is_blank());
            if is_blank || row.id(self.id).is_some() {
                row.put(self.id, Cell::of(Seen::Text(id.0)));
            }
        }
    }

    /// The ids of the rows, in their order: its own; that of the row before with the same words; or the next that is free.
    fn ids(&self, centre: &Id, rows: &[Row], before: &[Row], given: &[&Id]) -> Vec<Id> {
        let prefix = format!("{centre}-{}", self.letter);
        let number = |id: &Id| id.as_str().strip_prefix(&prefix)?.parse::<u32>().ok();
        let own = |row: &Row| row.id(self.id).filter(|id| number(id).is_some());
        let mut used: BTreeSet<Id> = BTreeSet::new();
        // A row that was copied has the id of the other.
        let mut ids: Vec<Option<Id>> = rows.iter().map(|row| own(row).filter(|id| used.insert(id.clone()))).collect();
        for (row, id) in rows.iter().zip(&mut ids).filter(|(_, id)| id.is_none()) {
            let same = before.iter().filter(|known| self.is_same(known, row)).filter_map(own);
            *id = same.into_iter().find(|id| used.insert(id.clone()));
        }
        let earlier: Vec<Id> = before.iter().filter_map(own).collect();
        let all = used.iter().chain(&earlier).chain(given.iter().copied());
        let mut last = all.filter_map(number).max().unwrap_or(0);
        let mut next = || {
            last += 1;
            Id(format!("{prefix}{last}"))
        };
        ids.into_iter().map(|id| id.unwrap_or_else(&mut next)).collect()
    }

    fn is_same(&self, one: &Row, other: &Row) -> bool {
        match (one.plain(self.text), other.plain(self.text)) {
            (Some(Plain::Text(one)), Some(Plain::Text(other))) => alike(&one, &other),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    fn numbered(drawn: &str, before: &str, given: &[&str]) -> Vec<String> {
        let rows = |drawn: &str| testing::submission(&format!("Idéer\n{drawn}")).rows_in(&ideas::TABLE).to_vec();
        let given: Vec<Id> = given.iter().map(|id| Id((*id).to_owned())).collect();
        let mut now = rows(drawn);
        NUMBERED[0].number(&Id("CBD".to_owned()), &mut now, &rows(before), &given.iter().collect::<Vec<_>>());
        now.iter().map(|row| row.id(&ideas::ID.spec).map_or_else(|| "?".to_owned(), |id| id.0)).collect()
    }

    #[test]
    fn a_new_row_gets_the_next_number_that_is_free() {
        let rows = "| Idé-ID | Idé |\n|  | Færre breve |\n| CBD-I4 | Én indgang |\n|  | Kortere skema |";
        assert_eq!(numbered(rows, "| Idé |\n", &[]), ["CBD-I5", "CBD-I4", "CBD-I6"]);
        assert_eq!(numbered(rows, "| Idé-ID | Idé |\n| CBD-I7 | Slettet |", &["CBD-I9", "CSO-I20"])[0], "CBD-I10");
    }

    #[test]
    fn a_row_that_comes_back_without_its_number_is_known_again() {
        let before = "| Idé-ID | Idé |\n| CBD-I1 | Færre breve |\n| CBD-I2 | Én indgang |";
        let rows = "| Idé |\n| Ny idé |\n| én  indgang |\n| Færre breve |";
        assert_eq!(numbered(rows, before, &["CBD-I1"]), ["CBD-I3", "CBD-I2", "CBD-I1"]);
    }

    #[test]
    fn a_copied_row_and_another_centres_number_get_numbers_of_their_own() {
        let rows = "| Idé-ID | Idé |\n| CBD-I1 | A |\n| CBD-I1 | B |\n| CSO-I1 | C |\n| første | D |";
        assert_eq!(numbered(rows, "| Idé |\n", &[]), ["CBD-I1", "CBD-I2", "CBD-I3", "?"]);
    }
}
