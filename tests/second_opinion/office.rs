//! The other programs.
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Without it LibreOffice believes the values it finds in a file.
const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"#;

/// Opens the files in a LibreOffice of our own, which recalculates everything, and saves them under `to`.
pub fn recalculate(desk: &Path, files: &[PathBuf], to: &Path) {
    let profile = desk.join("profil");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(to)
        .args(files)
        .output()
        .expect("soffice is LibreOffice's program; on Debian: apt-get install libreoffice-calc");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for file in files {
        let made = to.join(file.file_name().unwrap());
        assert!(made.is_file(), "LibreOffice made no {}: {}", made.display(), String::from_utf8_lossy(&run.stderr));
    }
}

/// What the Open XML SDK has to say of a file, if anything.
pub fn validate(file: &Path) -> Option<String> {
    let program = env::var_os("GEVINST_OOXML_VALIDATOR").expect("GEVINST_OOXML_VALIDATOR is the validator's path");
    let run = Command::new(program).arg(file).output().expect("GEVINST_OOXML_VALIDATOR can be run");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let is_sound = serde_json::from_str::<serde_json::Value>(&said).is_ok_and(|said| said["ok"] == true);
    (!is_sound).then(|| format!("{}: {said}{}", file.display(), String::from_utf8_lossy(&run.stderr)))
}
