//! An extract read back is the extract that was written.
use crate::{march, programme, sample_files};
use gevinst::{
    extract::{Extract, Unusable, Written},
    findings::Context,
    intake::Delivery,
    schema::time_registration::registrations::{EMPLOYEE, TABLE},
    xlsx::Seen,
};
use std::fs;

fn deliveries() -> Vec<Delivery> {
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        Delivery::of(&name, &fs::read(path).unwrap(), "0a".repeat(32), 2026)
    };
    sample_files().into_iter().map(read).collect()
}

fn extracts() -> Vec<Extract> {
    let programme = programme();
    let context = Context { programme: Some(&programme), period: Some(march()) };
    deliveries().into_iter().map(|delivery| Extract::of(delivery, &context)).collect()
}

#[test]
fn what_is_written_of_the_samples_is_read_back() {
    let extracts = extracts();
    assert!(
        extracts.iter().any(|extract| extract
            .file
            .workbook
            .as_ref()
            .is_some_and(|read| read.registration_sums.is_some()))
    );
    assert!(extracts.iter().any(|extract| extract.found.iter().any(|finding| finding.first.spec.is_some())));
    for extract in extracts {
        let written = extract.write();
        let again = Extract::read(&written).unwrap();
        assert_eq!(format!("{extract:?}"), format!("{again:?}"));
        assert_eq!(again.write(), written);
        let head = Extract::read_head(&written.head).unwrap();
        let rows = |extract: &Extract| {
            let sheets = extract.file.workbook.as_ref().map_or(&[][..], |read| &read.sheets);
            sheets.iter().filter(|sheet| !sheet.table.is_form()).map(|sheet| sheet.rows.len()).sum::<usize>()
        };
        assert_eq!(rows(&head), 0);
    }
}

/// What breaks off, is longer than it says or names what nobody knows is not usable; nothing of it panics.
#[test]
fn bytes_that_are_no_part_are_not_usable() {
    for extract in extracts() {
        let written = extract.write();
        for end in (0..written.head.len()).step_by(7) {
            assert_eq!(Extract::read_head(&written.head[..end]).unwrap_err(), Unusable);
        }
        let longer = [&written.head[..], &[0]].concat();
        assert_eq!(Extract::read_head(&longer).unwrap_err(), Unusable);
        for at in (0..written.head.len()).step_by(3) {
            let mut bent = written.clone();
            bent.head[at] ^= 0x55;
            let _ = Extract::read(&bent);
        }
        for at in (0..written.body.len()).step_by(3) {
            let mut bent = written.clone();
            bent.body[at] ^= 0x55;
            let _ = Extract::read(&bent);
        }
        let other = Written { body: vec![200], ..written.clone() };
        assert_eq!(Extract::read(&other).unwrap_err(), Unusable);
    }
}

#[test]
fn a_rule_a_table_or_a_template_nobody_knows_makes_a_part_unusable() {
    let mut replaced = 0;
    for extract in extracts() {
        let written = extract.write();
        for known in ["F06", "T01", "business_case", "initiatives", "registrations"] {
            let unknown: String = known.chars().rev().collect();
            let at = written.head.windows(known.len()).position(|bytes| bytes == known.as_bytes());
            let Some(at) = at else { continue };
            let mut other = written.clone();
            other.head[at..at + known.len()].copy_from_slice(unknown.as_bytes());
            assert_eq!(Extract::read(&other).unwrap_err(), Unusable, "{known}");
            replaced += 1;
        }
    }
    assert!(replaced > 10, "{replaced}");
}

/// However many registrations there are, an extract is as long as its tasks make it.
#[test]
fn registrations_take_no_room() {
    let lengths: Vec<(u64, usize)> = extracts()
        .iter()
        .filter_map(|extract| Some((extract.file.workbook.as_ref()?.registration_sums.as_ref()?.rows, extract)))
        .filter(|(rows, extract)| *rows > 0 && extract.found.is_empty())
        .map(|(rows, extract)| (rows, extract.write().head.len() + extract.write().body.len()))
        .collect();
    assert!(lengths.iter().any(|(rows, _)| *rows > 100), "{lengths:?}");
    assert!(lengths.iter().all(|(_, length)| *length < 4_000), "{lengths:?}");
}

#[test]
fn no_employee_code_is_in_a_part() {
    let mut codes = 0;
    for (delivery, extract) in deliveries().into_iter().zip(extracts()) {
        let Some(submission) = delivery.submission() else { continue };
        let written = extract.write();
        for row in submission.rows(TABLE.in_its_own_file()) {
            let Some((_, cell)) = row.cell(&EMPLOYEE) else { continue };
            let Seen::Text(code) = &cell.seen else { continue };
            let times = |half: &[u8]| half.windows(code.len()).filter(|bytes| *bytes == code.as_bytes()).count();
            // M06 is a rule, too.
            let as_rule = extract.found.iter().filter(|finding| finding.rule.code == code).count();
            assert_eq!((times(&written.head), times(&written.body)), (as_rule, 0), "{code}");
            codes += 1;
        }
        assert!(extract.file.workbook.unwrap().rows(TABLE.in_its_own_file()).is_empty());
    }
    assert!(codes > 100, "{codes}");
}
