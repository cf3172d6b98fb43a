//! The families of hostile files, and what each file must be told.
use crate::{
    alone, archives, bombs, cells, formats,
    parts::Parts,
    verdict::{Verdict, judge},
    workbooks, xml,
};
use std::{collections::BTreeMap, time::Duration};

/// A file, and the verdict on it.
pub struct Case {
    pub family: &'static str,
    /// Its name says what is wrong with it.
    pub name: String,
    /// Made when it is wanted: some are large.
    pub bytes: Box<dyn Fn() -> Vec<u8>>,
    pub verdict: Verdict,
}

/// A workbook called after its trick.
pub fn case(family: &'static str, trick: &str, verdict: Verdict, bytes: impl Fn() -> Vec<u8> + 'static) -> Case {
    Case { family, name: format!("{family} {trick}.xlsx"), bytes: Box::new(bytes), verdict }
}

/// The good workbook with one change.
pub fn changed(family: &'static str, trick: &str, verdict: Verdict, change: impl Fn(Parts) -> Parts + 'static) -> Case {
    case(family, trick, verdict, move || change(Parts::good()).bytes())
}

/// What a family cost.
#[derive(Default)]
struct Cost {
    files: u32,
    slowest: (Duration, String),
    memory: (usize, String),
}

#[test]
fn every_hostile_file_gets_the_one_verdict_it_deserves() {
    let _turn = alone();
    let families = [archives::cases, bombs::cases, cells::cases, formats::cases, workbooks::cases, xml::cases];
    let (mut costs, mut wrong) = (BTreeMap::<&str, Cost>::new(), Vec::new());
    for case in families.iter().flat_map(|family| family()) {
        let judged = judge(&case.name, &(case.bytes)());
        if judged.verdict() != case.verdict {
            wrong.push(format!("{}: {:?}, not {:?}", case.name, judged.verdict(), case.verdict));
        }
        let cost = costs.entry(case.family).or_default();
        cost.files += 1;
        cost.slowest = std::mem::take(&mut cost.slowest).max((judged.time, case.name.clone()));
        cost.memory = std::mem::take(&mut cost.memory).max((judged.memory, case.name));
    }
    for (family, cost) in &costs {
        let ((time, slow), (memory, large)) = (&cost.slowest, &cost.memory);
        println!(
            "{family:<15} {:>4} files, at most {time:>6.0?} ({slow}), {:>3} MB ({large})",
            cost.files,
            memory >> 20
        );
    }
    let files: u32 = costs.values().map(|cost| cost.files).sum();
    println!("{files} hostile files");
    assert!(files >= 200, "{files}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
