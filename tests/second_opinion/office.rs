//! The other programs.
use std::{
    env,
    ffi::OsString,
    fs,
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

/// A program that opens a workbook and saves it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    /// LibreOffice Calc.
    LibreOffice,
    /// Python's openpyxl.
    Openpyxl,
    /// JavaScript's `SheetJS`, npm `xlsx`.
    SheetJs,
    /// JavaScript's `ExcelJS`, npm `exceljs`.
    ExcelJs,
    /// Gnumeric, by its program `ssconvert`.
    Gnumeric,
}

impl Editor {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::LibreOffice, Self::Openpyxl, Self::SheetJs, Self::ExcelJs, Self::Gnumeric];
}

/// Opens each file in a program, and saves it under the same name beside the desk's other folders.
pub fn resave(editor: Editor, desk: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    let to = desk.join(format!("{editor:?}"));
    fs::create_dir_all(&to).unwrap();
    let made: Vec<PathBuf> = files.iter().map(|file| to.join(file.file_name().unwrap())).collect();
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/second_opinion");
    let script = |name: &str, from: &Path, to: &Path, program: &mut Command| {
        finish(program.arg(scripts.join(name)).arg(from).arg(to));
    };
    if matches!(editor, Editor::LibreOffice) {
        recalculate(desk, files, &to);
        return made;
    }
    for (from, to) in files.iter().zip(&made) {
        match editor {
            Editor::LibreOffice => {}
            Editor::Openpyxl => script("resave_openpyxl.py", from, to, &mut Command::new(path_in("GEVINST_PYTHON"))),
            Editor::SheetJs => script("resave_sheetjs.js", from, to, &mut node()),
            Editor::ExcelJs => script("resave_exceljs.js", from, to, &mut node()),
            Editor::Gnumeric => {
                finish(Command::new("ssconvert").args(["-T", "Gnumeric_Excel:xlsx2"]).arg(from).arg(to));
            }
        }
    }
    made
}

fn node() -> Command {
    let mut node = Command::new("node");
    node.env("NODE_PATH", path_in("GEVINST_NODE_MODULES"));
    node
}

fn path_in(name: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| panic!("{name} is a path that .ci/run knows"))
}

fn finish(command: &mut Command) {
    let run = command.output().unwrap_or_else(|trouble| panic!("{command:?}: {trouble}"));
    assert!(run.status.success(), "{command:?}: {}", String::from_utf8_lossy(&run.stderr));
}

/// What the Open XML SDK has to say of a file, if anything.
pub fn validate(file: &Path) -> Option<String> {
    let program = env::var_os("GEVINST_OOXML_VALIDATOR").expect("GEVINST_OOXML_VALIDATOR is the validator's path");
    let run = Command::new(program).arg(file).output().expect("GEVINST_OOXML_VALIDATOR can be run");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let is_sound = serde_json::from_str::<serde_json::Value>(&said).is_ok_and(|said| said["ok"] == true);
    (!is_sound).then(|| format!("{}: {said}{}", file.display(), String::from_utf8_lossy(&run.stderr)))
}
