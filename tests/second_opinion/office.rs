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
    convert(desk, files, to, "xlsx:Calc MS Excel 2007 XML");
}

/// Prints the files to PDF under `to`.
pub fn print(desk: &Path, files: &[PathBuf], to: &Path) {
    convert(desk, files, to, "pdf");
}

/// Saves the files under `to` with one of LibreOffice's filters, the ending first.
fn convert(desk: &Path, files: &[PathBuf], to: &Path, filter: &str) {
    let profile = desk.join("profil");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(to)
        .args(files)
        .output()
        .expect("soffice is LibreOffice's program; on Debian: apt-get install libreoffice-calc");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for file in files {
        let end = filter.split(':').next().unwrap();
        let made = to.join(file.file_name().unwrap()).with_extension(end);
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
    /// LibreOffice Calc, in its own format.
    LibreOfficeOds,
    /// LibreOffice Calc, which saves as `.ods`, opens that, and saves it as `.xlsx`.
    LibreOfficeThere,
    /// `SheetJS`, as `.ods`.
    SheetJsOds,
    /// Gnumeric, as `.ods`.
    GnumericOds,
}

impl Editor {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::LibreOffice,
        Self::Openpyxl,
        Self::SheetJs,
        Self::ExcelJs,
        Self::Gnumeric,
        Self::LibreOfficeOds,
        Self::LibreOfficeThere,
        Self::SheetJsOds,
        Self::GnumericOds,
    ];

    /// What the names of its files end in.
    fn end(self) -> &'static str {
        match self {
            Self::LibreOfficeOds | Self::SheetJsOds | Self::GnumericOds => "ods",
            _ => "xlsx",
        }
    }
}

/// Opens each file in a program, and saves it under the same name, but for its ending, beside the desk's other folders.
pub fn resave(editor: Editor, desk: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    let to = desk.join(format!("{editor:?}"));
    fs::create_dir_all(&to).unwrap();
    let made = |file: &PathBuf| to.join(file.file_name().unwrap()).with_extension(editor.end());
    match editor {
        Editor::LibreOffice => recalculate(desk, files, &to),
        Editor::LibreOfficeOds => convert(desk, files, &to, "ods:calc8"),
        Editor::LibreOfficeThere => recalculate(desk, &resave(Editor::LibreOfficeOds, desk, files), &to),
        _ => files.iter().for_each(|from| resave_one(editor, from, &made(from))),
    }
    files.iter().map(made).collect()
}

fn resave_one(editor: Editor, from: &Path, to: &Path) {
    let script = |program: &mut Command, name: &str| finish(program.arg(scripts().join(name)).arg(from).arg(to));
    let gnumeric = |as_what: &str| finish(Command::new("ssconvert").args(["-T", as_what]).arg(from).arg(to));
    match editor {
        Editor::Openpyxl => script(&mut Command::new(path_in("GEVINST_PYTHON")), "resave_openpyxl.py"),
        Editor::SheetJs | Editor::SheetJsOds => script(&mut node(), "resave_sheetjs.js"),
        Editor::ExcelJs => script(&mut node(), "resave_exceljs.js"),
        Editor::Gnumeric => gnumeric("Gnumeric_Excel:xlsx2"),
        Editor::GnumericOds => gnumeric("Gnumeric_OpenCalc:odf"),
        Editor::LibreOffice | Editor::LibreOfficeOds | Editor::LibreOfficeThere => {
            panic!("LibreOffice takes many files at once")
        }
    }
}

/// One of our scripts, in Python.
pub fn python(name: &str) -> Command {
    let mut command = Command::new(path_in("GEVINST_PYTHON"));
    command.arg(scripts().join(name));
    command
}

/// One of our scripts, in JavaScript.
pub fn script(name: &str) -> Command {
    let mut command = node();
    command.arg(scripts().join(name));
    command
}

/// What a command prints.
pub fn printed(command: &mut Command) -> String {
    let run = command.output().unwrap_or_else(|trouble| panic!("{command:?}: {trouble}"));
    assert!(run.status.success(), "{command:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/second_opinion")
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
