//! A workbook in a mail or a zip archive is read as if it lay in the folder, and nothing of the mail is kept.
use crate::{Folder, program, sample, told};
use base64::{Engine, engine::general_purpose::STANDARD};
use gevinst::intake::sha256;
use serde_json::Value;
use std::{collections::BTreeMap, fs, io::Write, path::Path};
use zip::{ZipWriter, write::SimpleFileOptions};

const CASE: &str = "indsendt/Borgerservice/Businesscase CBD marts FINAL.xlsx";

fn case() -> Vec<u8> {
    fs::read(sample().join(CASE)).unwrap()
}

/// A mail as Outlook on the web saves it, with these files attached.
fn mail(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut mail = "From: leder@fjordby.dk\r\nTo: konsulent@fjordby.dk\r\nSubject: =?utf-8?Q?Til_m=C3=A5neden?=\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"_000_del\"\r\n\r\n\
        --_000_del\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHermed. Ring til Anna.\r\n"
        .to_owned();
    for (name, bytes) in files {
        let encoded = STANDARD.encode(bytes);
        let lines: Vec<&str> = encoded.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let part = format!(
            "--_000_del\r\nContent-Type: application/octet-stream; name=\"{name}\"\r\n\
             Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n",
            lines.join("\r\n")
        );
        mail.push_str(&part);
    }
    (mail + "--_000_del--\r\n").into_bytes()
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The sample with this file in place of the business case of CBD.
fn with(name: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::copy();
    fs::remove_file(folder.root.join(CASE)).unwrap();
    fs::write(folder.root.join("indsendt").join(name), bytes).unwrap();
    folder
}

/// The totals of a run, and each file's fate.
fn run(results: &BTreeMap<String, Vec<u8>>) -> (Value, BTreeMap<String, String>) {
    let record: Value = serde_json::from_slice(&results["kørsel.json"]).unwrap();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let fates = record["input"].as_array().unwrap().iter().map(|file| (word(&file["fil"]), word(&file["skæbne"])));
    (record["totaler"].clone(), fates.collect())
}

fn rules(folder: &Folder, name: &str) -> Vec<String> {
    let found = told(&folder.consolidate(&[]));
    found.into_iter().filter(|(file, _)| file.ends_with(name)).map(|(_, rule)| rule).collect()
}

#[test]
fn a_packed_workbook_counts_as_if_it_lay_in_the_folder() {
    let (totals, _) = run(&Folder::copy().consolidate(&[]));
    let case = case();
    let attached: [(&str, &[u8]); 2] = [("Businesscase CBD.xlsx", &case), ("logo.png", b"\x89PNG\r\n\x1a\n")];
    for (name, bytes) in [
        ("Fra CBD.eml", mail(&attached)),
        ("CBD.zip", archive(&attached)),
        ("CBD marts.xlsx", archive(&attached)),
        ("uden endelse", mail(&attached)),
    ] {
        let folder = with(name, &bytes);
        let (seen, fates) = run(&folder.consolidate(&[]));
        assert_eq!(seen, totals, "{name}");
        let (package, inside) = (format!("indsendt/{name}"), format!("indsendt/{name} ▸ Businesscase CBD.xlsx"));
        assert_eq!((fates[&package].as_str(), fates[&inside].as_str()), ("unpacked", "used"), "{name}");
        assert_eq!(rules(&folder, name), ["F32"]);
        // Once more, from what is kept.
        assert_eq!(run(&folder.consolidate_again(&[])).1, fates, "{name}");
    }
}

#[test]
fn the_workbook_is_archived_and_never_the_mail() {
    let case = case();
    let mail = mail(&[("Businesscase CBD.xlsx", &case)]);
    let folder = with("Fra CBD.eml", &mail);
    folder.consolidate(&[]);
    let root = folder.root.to_str().unwrap();
    let done = program().args(["godkend", root, "--periode", "2026-03", "--af", "Anna"]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let kept = folder.root.join("arkiv/2026-03/kilder");
    assert_eq!(fs::read(kept.join(format!("{}.xlsx", sha256(&case)))).unwrap(), case);
    let files = walkdir::WalkDir::new(folder.root.join("arkiv")).into_iter().map(Result::unwrap);
    for file in files.filter(|file| file.file_type().is_file()) {
        let bytes = fs::read(file.path()).unwrap();
        assert!(!bytes.windows(13).any(|window| window == b"Ring til Anna"), "{}", file.path().display());
    }
}

#[test]
fn what_is_not_opened_is_told_of_and_may_hold_a_delivery() {
    let case = case();
    let inner = archive(&[("Businesscase CBD.xlsx", &case)]);
    for (name, bytes, wanted) in [
        ("CBD.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 600]).collect(), vec!["F33"]),
        ("CBD.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), vec!["F33"]),
        ("CBD.rar", b"Rar!\x1a\x07\x01\0".to_vec(), vec!["F33"]),
        ("CBD.xlsx.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), vec!["F33"]),
        ("CBD.eml", mail(&[("winmail.dat", b"\x78\x9f\x3e\x22\x01\0")]), vec!["F33"]),
        ("sikker.eml", mail(&[("smime.p7m", b"\x30\x82\x01\0")]), vec!["F33"]),
        ("to lag.zip", archive(&[("indre.zip", &inner)]), vec!["F33"]),
        ("både og.zip", archive(&[("indre.zip", &inner), ("CBD.xlsx", &case)]), vec!["F32", "F33"]),
        ("CBD.gnumeric", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), vec!["F02"]),
        ("CBD.et", b"\x01\x02\x03\x04".to_vec(), vec!["F02"]),
        ("billeder.zip", archive(&[("a.png", b"\x89PNG\r\n\x1a\n")]), vec!["F15"]),
        ("hilsen.eml", mail(&[]), vec!["F15"]),
        ("tom.xlsx", archive(&[("a.png", b"\x89PNG\r\n\x1a\n")]), vec!["F21"]),
    ] {
        assert_eq!(rules(&with(name, &bytes), name), wanted, "{name}");
    }
}

#[test]
fn what_we_have_written_ourselves_is_known_and_passed_over() {
    let folder = with("ikke relevant.txt", b"x");
    folder.consolidate(&[]);
    let results = folder.root.join("resultat/2026-03");
    let mails = fs::read_dir(results.join("mails")).unwrap().next().unwrap().unwrap().path();
    let own = ["Kvittering CBD.xlsx", "Gevinstrealisering 2026-03.xlsx"].map(|name| results.join(name));
    for path in own.iter().chain([&mails]) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let again = with(name, &fs::read(path).unwrap());
        assert_eq!(rules(&again, name), ["F34"], "{name}");
        assert_eq!(run(&again.results()).1[&format!("indsendt/{name}")], "ignored");
    }
}

/// A pipe where a file is to be: nothing is waited for.
#[cfg(unix)]
#[test]
fn no_pipe_can_hang_a_run() {
    let folder = Folder::copy();
    folder.consolidate(&[]);
    for place in [
        "resultat/2026-03/Kvittering CBD.xlsx",
        ".gevinst.lock",
        "resultat/.lager/2026-03",
        "resultat/.lager/2026-03.json",
    ] {
        let path = folder.root.join(place);
        let _ = fs::remove_file(&path);
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        let root = folder.root.to_str().unwrap();
        let mut run = program()
            .args(["saml", root, "--periode", "2026-03"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let ended = (0..600).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            run.try_wait().unwrap()
        });
        if ended.is_none() {
            run.kill().unwrap();
        }
        assert!(ended.is_some(), "{place}");
        fs::remove_file(&path).unwrap();
    }
    assert!(Path::new(&folder.root).exists());
}
