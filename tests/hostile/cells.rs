//! One odd cell in a good sheet: it is told of, and every other cell is read as if it were not there.
use crate::{
    alone,
    case::{Case, changed},
    parts::{GOOD, Parts},
    verdict::{Verdict::Counts, judge},
};
use gevinst::{
    schema::business_case::follow_up,
    xlsx::{At, Book, Cell, Flow, LIMITS},
};
use std::collections::BTreeMap;

/// The first row's figure on the sheet Opfølgning.
pub const FIGURE: At = At::new(5, 5);

/// Its comment.
const COMMENT: At = At::new(5, 8);

/// Cells no value can be had from, each with the rule that says so.
const BROKEN: [(&str, &str, &str); 32] = [
    ("spilling", "t='e'><v>#SPILL!</v>", "S06"),
    ("calculating", "t='e'><v>#CALC!</v>", "S06"),
    ("no field", "t='e'><v>#FIELD!</v>", "S06"),
    ("busy", "t='e'><v>#BUSY!</v>", "S06"),
    ("blocked", "t='e'><v>#BLOCKED!</v>", "S06"),
    ("connecting", "t='e'><v>#CONNECT!</v>", "S06"),
    ("getting data", "t='e'><v>#GETTING_DATA</v>", "S06"),
    ("snake", "t='e'><v>#PYTHON!</v>", "S06"),
    ("division", "t='e'><v>#DIV/0!</v>", "S06"),
    ("an error of tomorrow", "t='e'><v>#TOMORROW!</v>", "S06"),
    ("an error without a name", "t='e'>", "S06"),
    ("a reference", "t='e'><f>Ark!#REF!</f><v>#REF!</v>", "S06"),
    ("an unknown type", "t='zz'><v>noget</v>", "T01"),
    ("an unknown type without value", "t='zz'>", "S06"),
    ("a string that is not there", "t='s'><v>999999</v>", "S06"),
    ("a string before the first", "t='s'><v>-1</v>", "S06"),
    ("a string beyond counting", "t='s'><v>99999999999999999999999</v>", "S06"),
    ("a string by name", "t='s'><v>abc</v>", "S06"),
    ("a comma", "><v>1,5</v>", "S06"),
    ("not a number", "><v>NaN</v>", "S06"),
    ("infinity", "><v>INF</v>", "S06"),
    ("two signs", "><v>--1</v>", "S06"),
    ("hexadecimal", "><v>0x10</v>", "S06"),
    ("a number beyond all", "><v>1E+400</v>", "T01"),
    ("perhaps", "t='b'><v>maybe</v>", "S06"),
    ("true", "t='b'><v>1</v>", "T01"),
    ("a day as text", "t='d'><v>2026-03-31</v>", "T01"),
    ("words", "t='inlineStr'><is><t>ca. 500</t></is>", "T01"),
    ("forty thousand letters", "t='str'><v>LONG</v>", "T01"),
    ("no character", "t='str'><v>&#0;</v>", "T01"),
    ("half a character", "t='str'><v>&#xD800;</v>", "T01"),
    ("never calculated", "><f>SUM(A1:A2)</f>", "S11"),
];

/// Cells that are odd to look at and quite well.
const SOUND: [(&str, &str); 9] = [
    ("many digits", "><v>0.30000000000000004</v>"),
    ("a shared formula of high number", "><f t='shared' si='4000000000'/><v>3</v>"),
    ("an array as large as the sheet", "><f t='array' ref='A1:XFD1048576'>1</f><v>3</v>"),
    ("an array backwards", "><f t='array' ref='C9:A1'>1</f><v>3</v>"),
    ("a style beyond the last", "s='4000000000'><v>3</v>"),
    ("a style that is no number", "s='-x'><v>3</v>"),
    ("extensions", "cm='99' vm='-1' ph='q'><v>3</v><extLst><ext><x:y xmlns:x='u'/></ext></extLst>"),
    ("two values", "><v>3</v><v>4</v>"),
    ("spaces", "><v>  3\n</v>"),
];

pub fn cases() -> Vec<Case> {
    let all = BROKEN.iter().map(|(trick, inner, _)| (*trick, *inner)).chain(SOUND);
    all.map(|(trick, inner)| changed("odd cell", trick, Counts, move |good| planted(good, inner))).collect()
}

fn planted(good: Parts, inner: &str) -> Parts {
    good.plant(FIGURE, &format!("<c r='{FIGURE}' {}</c>", inner.replace("LONG", &"æ".repeat(40_000))))
}

type Cells = BTreeMap<(usize, At), Cell>;

/// Every cell of every sheet.
fn cells(bytes: Vec<u8>) -> Cells {
    let (mut book, mut found) = (Book::open(bytes, &LIMITS).unwrap(), BTreeMap::new());
    for sheet in 0..book.sheets.len() {
        let end = book.rows(sheet, &mut |row| {
            found.extend(row.cells.iter().map(|(col, cell)| ((sheet, At::new(row.row, *col)), cell.clone())));
            Flow::Continue(())
        });
        assert!(end.is_ok(), "sheet {sheet}");
    }
    found
}

/// The cells that are not the same in both.
fn differing(one: &Cells, other: &Cells) -> Vec<At> {
    let places = one.keys().chain(other.keys()).filter(|place| one.get(place) != other.get(place));
    let mut places: Vec<At> = places.map(|(_, at)| *at).collect();
    places.dedup();
    places
}

#[test]
fn one_odd_cell_costs_one_cell() {
    let _turn = alone();
    let good = cells(GOOD.clone());
    assert!(good.len() > 500, "{}", good.len());
    for (trick, inner) in BROKEN.iter().map(|(trick, inner, _)| (*trick, *inner)).chain(SOUND) {
        let odd = cells(planted(Parts::good(), inner).bytes());
        assert_eq!(differing(&good, &odd), [FIGURE], "{trick}");
    }
}

#[test]
fn a_broken_cell_is_told_of_by_one_rule() {
    let _turn = alone();
    for (trick, inner, rule) in BROKEN {
        let judged = judge(trick, &planted(Parts::good(), inner).bytes());
        let at_it = |finding: &&gevinst::findings::Finding| {
            finding.first.at == Some(FIGURE) && finding.first.table.is_some_and(|table| *table == follow_up::TABLE)
        };
        let codes: Vec<_> = judged.found.iter().filter(at_it).map(|finding| finding.rule.code).collect();
        assert_eq!(codes, [rule], "{trick}");
        assert_eq!(judged.verdict(), Counts, "{trick}");
    }
}

#[test]
fn an_odd_cell_in_a_column_of_words_costs_one_cell_too() {
    let _turn = alone();
    let good = cells(GOOD.clone());
    for (trick, inner, _) in BROKEN {
        let cell = format!("<c r='{COMMENT}' {}</c>", inner.replace("LONG", &"æ".repeat(40_000)));
        let odd = cells(Parts::good().plant(COMMENT, &cell).bytes());
        assert_eq!(differing(&good, &odd), [COMMENT], "{trick}");
    }
}
