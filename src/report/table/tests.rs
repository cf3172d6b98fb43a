//! A table knows where its columns stand.
use super::*;
use crate::{
    measures::{HEADROOM_BOOKED, HEADROOM_PLAN, HOURS_PLAN},
    report::{PAGES, grid::count},
};

enum Numbers {}

impl Rows for Numbers {
    type Row<'a> = usize;
}

static FIRST: Col<Numbers> = Col::<Numbers>::new("Tal", Style::Count, 8, |number, _| count(*number));
static LAST: Col<Numbers> = Col::<Numbers>::new("Igen", Style::Count, 8, |number, _| count(*number)).named("N_igen");
static STRAY: Col<Numbers> = Col::<Numbers>::new("Uden plads", Style::Count, 8, |number, _| count(*number));
static TABLE: Table<Numbers> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[&FIRST, &Col::<Numbers>::gap(8), &Col::<Numbers>::figure(&HEADROOM_PLAN, 8), &LAST],
};

/// Rows 10 to 12 under headers in row 9, as people count.
fn placed() -> Placed<Numbers> {
    TABLE.at(PAGES[0].1, 8, 3)
}

#[test]
fn cells_and_columns_are_asked_for() {
    let placed = placed();
    assert_eq!(placed.cell(placed.row(1), &LAST).to_string(), "D11");
    assert_eq!(placed.area(&FIRST).to_string(), "A10:A12");
    assert_eq!(placed.figures(&HEADROOM_PLAN).to_string(), "C10:C12");
    assert_eq!((placed.first(), placed.end(), TABLE.width()), (9, 12, 4));
    assert_eq!(placed.with_sheet(placed.area(&LAST), Pin::Both).to_string(), "Overblik!$D$10:$D$12");
    assert_eq!(LAST.by_name().to_string(), "N_igen");
}

#[test]
fn a_table_without_rows_has_room_for_one() {
    let empty = TABLE.at(PAGES[0].1, 8, 0);
    assert_eq!((empty.area(&FIRST).to_string(), empty.end()), ("A10".to_owned(), 9));
}

#[test]
fn what_stands_beside_a_measure_is_every_other_one() {
    assert_eq!(TABLE.beside(&HEADROOM_BOOKED, 9), [(&HEADROOM_PLAN, At::new(9, 2))]);
    assert!(TABLE.beside(&HEADROOM_PLAN, 9).is_empty());
}

#[test]
#[should_panic(expected = "stands in its table's list")]
fn a_column_without_a_place_is_not_column_a() {
    placed().area(&STRAY);
}

#[test]
#[should_panic(expected = "has a column in its table")]
fn nor_is_a_measure() {
    placed().figures(&HOURS_PLAN);
}

#[test]
#[should_panic(expected = "is `named`")]
fn nor_has_a_column_a_name_it_was_not_given() {
    FIRST.by_name();
}
