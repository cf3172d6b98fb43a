//! What is kept from the last run saves reading and never changes an answer.
use crate::{Folder, march, programme, told};
use gevinst::{
    schema::{business_case, business_case::initiatives},
    templates::{Filled, for_centre},
    xlsx::{Content, save},
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs::{self, File, FileTimes},
    path::Path,
    time::SystemTime,
};

/// A worker that panics on every file: what is answered nevertheless was known.
const NOBODY_READS: &[(&str, &str)] = &[("GEVINST_TRIAL", "panic:.xlsx")];

#[test]
fn what_has_not_changed_is_not_read_again_and_what_has_is() {
    let folder = Folder::copy();
    let cold = folder.consolidate(&[]);
    let kept = fs::read(folder.store()).unwrap();
    assert_eq!(folder.consolidate(NOBODY_READS), cold);
    assert_eq!(fs::read(folder.store()).unwrap(), kept, "nothing new, nothing written");
    // The same file under another name is another file: its findings name it.
    let first = told(&cold).into_iter().find(|(_, rule)| rule.starts_with('T')).unwrap().0;
    let (from, to) = (folder.root.join(&first), folder.root.join("indsendt/flyttet.xlsx"));
    fs::rename(&from, &to).unwrap();
    let unread = |found: Vec<(String, String)>| {
        found.into_iter().filter(|(_, rule)| rule == "F23").map(|(file, _)| file).collect::<Vec<_>>()
    };
    assert_eq!(unread(told(&folder.consolidate(NOBODY_READS))), ["indsendt/flyttet.xlsx"]);
    fs::rename(&to, &from).unwrap();
    assert_eq!(folder.consolidate(&[]), cold);
}

#[test]
fn a_store_that_is_gone_cut_or_bent_gives_the_same_answer() {
    let folder = Folder::copy();
    let cold = folder.consolidate(&[]);
    let kept = fs::read(folder.store()).unwrap();
    fs::remove_dir_all(folder.store().parent().unwrap()).unwrap();
    assert_eq!(folder.consolidate(&[]), cold);
    let cut = [0, 10, 60, kept.len() / 2, kept.len() - 1];
    for length in cut {
        fs::write(folder.store(), &kept[..length]).unwrap();
        assert!(folder.consolidate(&[]) == cold, "cut at {length}");
    }
    for at in (0..24).map(|step| 3 + step * (kept.len() - 4) / 24) {
        let mut bent = kept.clone();
        bent[at] ^= 1 << (at % 8);
        fs::write(folder.store(), &bent).unwrap();
        assert!(folder.consolidate(&[]) == cold, "bent at {at}");
    }
    let every: Vec<u8> = kept.iter().map(|byte| byte ^ 1).collect();
    fs::write(folder.store(), every).unwrap();
    assert!(folder.consolidate(&[]) == cold);
}

/// The line a store begins with, and its records, which stand in the order in which the files happened to be read.
fn parts(kept: &[u8]) -> (&[u8], Vec<&[u8]>) {
    let (first, mut rest) = kept.split_at(kept.iter().position(|byte| *byte == b'\n').unwrap() + 1);
    let mut records = Vec::new();
    while !rest.is_empty() {
        let (record, after) = rest.split_at(head_ends(rest) + length(rest, 36) + 32);
        records.push(record);
        rest = after;
    }
    (first, records)
}

fn records(kept: &[u8]) -> BTreeSet<&[u8]> {
    parts(kept).1.into_iter().collect()
}

fn head_ends(record: &[u8]) -> usize {
    40 + length(record, 32)
}

fn length(record: &[u8], at: usize) -> usize {
    u32::from_le_bytes(record[at..at + 4].try_into().unwrap()) as usize
}

/// The store with every record's head and body changed, and its checksum made anew as whoever forges one would.
fn forged(kept: &[u8], change: impl Fn(&mut [u8], &mut [u8])) -> Vec<u8> {
    let (first, records) = parts(kept);
    let mut forged = first.to_vec();
    for record in records {
        let mut record = record[..record.len() - 32].to_vec();
        let head_ends = head_ends(&record);
        let (before, body) = record.split_at_mut(head_ends);
        change(&mut before[40..], body);
        forged.extend(&record);
        forged.extend(Sha256::digest(&record));
    }
    forged
}

#[test]
fn a_record_with_a_right_checksum_that_is_no_extract_is_read_past() {
    type Change = fn(&mut [u8], &mut [u8]);
    let folder = Folder::copy();
    let cold = folder.consolidate(&[]);
    let kept = fs::read(folder.store()).unwrap();
    assert!(forged(&kept, |_, _| {}) == kept, "the trial knows the form");
    let changes: [Change; 3] = [
        |_, body| body.fill(0xff),
        |head, _| head.fill(0xff),
        |_, body| body.last_mut().into_iter().for_each(|byte| *byte ^= 1),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        fs::write(folder.store(), forged(&kept, change)).unwrap();
        assert!(folder.consolidate(&[]) == cold, "change {number}");
        assert!(
            records(&fs::read(folder.store()).unwrap()) == records(&kept),
            "change {number}: what was forged is gone"
        );
    }
}

/// Somebody who may write in the folder changes an amount in the store, 5.000 kr. to 5.001 kr. with its voucher, and its
/// checksum: the figures of `saml` are not those of the files, and they are not accepted.
#[test]
fn what_is_remembered_is_not_believed_when_a_month_is_accepted() {
    let folder = Folder::copy();
    let cold = folder.consolidate(&[]);
    let kept = fs::read(folder.store()).unwrap();
    let one_more = |_: &mut [u8], body: &mut [u8]| {
        let voucher = b"OMPL-2026-0117";
        let Some(place) = body.windows(voucher.len()).position(|bytes| bytes == voucher) else { return };
        // A number: its digits as a varint in zigzag, and no decimals.
        let amount = [2, 0x90, 0x4e, 0];
        let at = body[..place].windows(amount.len()).rposition(|bytes| bytes == amount).unwrap();
        body[at + 1] += 2;
    };
    fs::write(folder.store(), forged(&kept, one_more)).unwrap();
    let wrong = folder.consolidate(&[]);
    assert_ne!(wrong["kørsel.json"], cold["kørsel.json"], "the forgery is one");
    let accepted = || {
        let root = folder.root.to_str().unwrap();
        crate::program().args(["godkend", root, "--periode", "2026-03", "--af", "Controlleren"]).output().unwrap()
    };
    let stopped = accepted();
    let said = String::from_utf8(stopped.stderr).unwrap();
    assert_eq!(stopped.status.code(), Some(2), "{said}");
    assert!(
        said.contains("er ikke dem, filerne giver, når de læses forfra") && said.contains("gevinst saml"),
        "{said}"
    );
    assert!(!folder.root.join("arkiv").exists());
    // The remedy that was told is one.
    assert!(folder.consolidate_again(&[]) == cold);
    assert_eq!(accepted().status.code(), Some(0));
    assert!(records(&fs::read(folder.store()).unwrap()) == records(&kept));
}

#[test]
fn what_a_run_that_was_cut_short_has_left_is_taken_away() {
    let folder = Folder::copy();
    let left = folder.store().with_file_name(".gevinst-abc123");
    fs::create_dir_all(left.parent().unwrap()).unwrap();
    fs::write(&left, "halv").unwrap();
    folder.consolidate(&[]);
    let names = fs::read_dir(left.parent().unwrap()).unwrap().map(|file| file.unwrap().file_name());
    assert_eq!(names.collect::<BTreeSet<_>>(), ["2026-03", "2026-03.json"].map(Into::into).into());
}

#[test]
fn a_store_of_another_programme_period_or_build_is_not_used() {
    let folder = Folder::copy();
    folder.consolidate(&[]);
    let kept = fs::read(folder.store()).unwrap();
    // Another programme file, be it only by its bytes.
    let other = Folder::copy();
    let path = other.root.join("program.xlsx");
    let mut bytes = fs::read(&path).unwrap();
    let end = bytes.len();
    bytes[end - 2..].copy_from_slice(&1_u16.to_le_bytes());
    bytes.push(b'.');
    fs::write(&path, bytes).unwrap();
    fs::create_dir_all(other.store().parent().unwrap()).unwrap();
    fs::write(other.store(), &kept).unwrap();
    let found = told(&other.consolidate(NOBODY_READS));
    assert!(found.iter().any(|(_, rule)| rule == "F23"), "{found:?}");
    // Another period.
    let earlier = folder.root.join("resultat/.lager/2026-02");
    fs::write(&earlier, &kept).unwrap();
    let said = crate::program()
        .args(["saml", folder.root.to_str().unwrap(), "--periode", "2026-02"])
        .envs(NOBODY_READS.iter().copied())
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(1));
    let told = fs::read_to_string(folder.root.join("resultat/2026-02/bemærkninger.json")).unwrap();
    assert!(told.contains("\"F23\""));
}

#[test]
fn no_personal_identity_number_is_kept() {
    // Put together where it is used, so that no number of this form stands in the source.
    let (birthday, last) = ("010203", "1234");
    let numbers = [format!("{birthday}-{last}"), format!("{birthday}{last}")];
    let folder = Folder::copy();
    let programme = programme();
    let centre = &programme.centres[0];
    let mut filled = Filled::default();
    let title = Content::Text(format!("Sag {}", numbers[0]));
    filled.set(&initiatives::TABLE, 0, &initiatives::TITLE.spec, title);
    let name = Content::Text(format!("Eva {}", numbers[0]));
    filled.set(&business_case::master::TABLE, 0, &business_case::master::FILLED_BY.spec, name);
    let drawing = for_centre(&business_case::TEMPLATE, &programme, centre, march(), &filled);
    let file = format!("indsendt/sag {}.xlsx", numbers[0]);
    fs::write(folder.root.join(file), save(&drawing).unwrap()).unwrap();
    let found = told(&folder.consolidate(&[]));
    assert!(found.iter().any(|(_, rule)| rule == "P01"), "{found:?}");
    let kept = fs::read(folder.store()).unwrap();
    for number in numbers {
        assert!(!kept.windows(number.len()).any(|bytes| bytes == number.as_bytes()));
    }
    assert!(kept.windows(6).any(|bytes| bytes == birthday.as_bytes()), "its name is kept, masked");
}

/// The results that a run has written, told by their age.
fn written(folder: &Folder, settings: &[(&str, &str)]) -> BTreeSet<String> {
    let results = folder.root.join("resultat/2026-03");
    let old = FileTimes::new().set_modified(SystemTime::UNIX_EPOCH);
    let is_workbook = |name: &String| Path::new(name).extension().is_some_and(|end| end == "xlsx");
    let path = |name: &String| results.join(name);
    for file in folder.results().keys().filter(|name| is_workbook(name)) {
        File::options().write(true).open(path(file)).unwrap().set_times(old).unwrap();
    }
    let now = folder.consolidate_again(settings).into_keys().filter(is_workbook);
    now.filter(|name| fs::metadata(path(name)).unwrap().modified().unwrap() > SystemTime::UNIX_EPOCH).collect()
}

#[test]
fn results_that_would_be_the_same_are_left_where_they_stand() {
    let folder = Folder::copy();
    let cold = folder.consolidate(&[]);
    assert_eq!(written(&folder, &[]), BTreeSet::new());
    let (workbook, receipt) = ("Gevinstrealisering 2026-03.xlsx", "Kvittering CBD.xlsx");
    // Somebody has written in a receipt, and taken another away.
    let other = folder.root.join("resultat/2026-03/Kvittering CAM.xlsx");
    fs::remove_file(&other).unwrap();
    fs::write(folder.root.join("resultat/2026-03").join(receipt), "rettet").unwrap();
    let both = ["Kvittering CAM.xlsx", receipt].map(str::to_owned);
    assert_eq!(written(&folder, &[]), both.into());
    assert_eq!(folder.results(), cold);
    // A file that could not be read the first time has the same bytes, and says something else.
    let delivery = "Businesscase CBD marts FINAL.xlsx";
    let fails = format!("panic:{delivery}");
    fs::remove_file(folder.store()).unwrap();
    assert!(written(&folder, &[("GEVINST_TRIAL", &fails)]).is_superset(&[workbook, receipt].map(str::to_owned).into()));
    assert_ne!(folder.results()[workbook], cold[workbook]);
    fs::remove_file(folder.store()).unwrap();
    assert!(written(&folder, &[]).contains(workbook));
    assert_eq!(folder.results(), cold);
    // A delivery that is gone changes the programme workbook, its own centre's papers, and the examples: the initiatives in it
    // are no longer documented. They lack more than those of two other centres, which the page Tiltag has no more room for:
    // the pages of these centres name the sheet where the directors will find them.
    fs::remove_file(folder.root.join("indsendt/Borgerservice").join(delivery)).unwrap();
    let pages = ["CBD", "CAM", "CØP"].map(|code| format!("Centerark {code} 2026-03.xlsx"));
    let changed = [workbook, receipt, "Eksempler 2026-03.xlsx"].map(str::to_owned).into_iter().chain(pages);
    assert_eq!(written(&folder, &[]), changed.collect());
    assert_eq!(folder.consolidate(&[]), folder.results());
}

/// A copy that somebody has made of a receipt is theirs; a receipt or a mail to a centre that has none any more is ours.
#[test]
fn only_results_of_ours_are_taken_away() {
    let folder = Folder::copy();
    folder.consolidate(&[]);
    let results = folder.root.join("resultat/2026-03");
    let note = fs::read_to_string(folder.note()).unwrap();
    let noted = note.replace("Kvittering CBD.xlsx", "Kvittering CXX.xlsx").replace("Rykker ", "Rykker X");
    let old_mail = noted.split('"').find(|name| name.starts_with("mails/Rykker X")).unwrap();
    let (kept, old) = ("Kvittering CBD (min kopi).xlsx", ["Kvittering CXX.xlsx", old_mail]);
    for name in old.into_iter().chain([kept, "mails/Rykker til CBD.eml"]) {
        fs::write(results.join(name), "x").unwrap();
    }
    fs::write(folder.note(), &noted).unwrap();
    folder.consolidate_again(&[]);
    assert!(results.join(kept).exists() && results.join("mails/Rykker til CBD.eml").exists());
    assert!(old.iter().all(|name| !results.join(name).exists()), "{old:?}");
}
