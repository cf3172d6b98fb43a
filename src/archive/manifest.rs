//! The record of a run, and the manifest of the package it became.
use super::{Open, version_1};
use crate::{
    formats::{self, Flaw},
    intake::sha256,
    units::{Decimal, Month},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// What a run was made of and what it gave; the same inputs give the same record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The version of this program.
    #[serde(rename = "version")]
    pub version: String,
    /// The build, down to a checksum of its source; nothing in a record of version 1.
    #[serde(rename = "build", default)]
    pub build: Option<String>,
    /// The run's id: a checksum of the inputs, the programme, the period, the build and the accepted past.
    #[serde(rename = "kørsel")]
    pub run_id: String,
    /// The period, `2026-03`.
    #[serde(rename = "periode")]
    pub period: String,
    /// The checksum of `program.xlsx`.
    #[serde(rename = "program_sha256")]
    pub programme_sha256: String,
    /// The package the run was compared with.
    #[serde(rename = "sammenlignet_med")]
    pub compared_with: Option<String>,
    /// Every file found, and what became of it.
    #[serde(rename = "input")]
    pub inputs: Vec<Input>,
    /// How many facts there are.
    #[serde(rename = "antal_fakta")]
    pub facts: usize,
    /// The programme's figures.
    #[serde(rename = "totaler")]
    pub totals: Vec<Total>,
    /// The controls.
    #[serde(rename = "afstemninger")]
    pub controls: Vec<Answer>,
}

/// A file found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Path under the programme folder.
    #[serde(rename = "fil")]
    pub file: String,
    /// Its checksum; empty where it could not be read.
    pub sha256: String,
    /// The key of what became of it.
    #[serde(rename = "skæbne")]
    pub fate: String,
}

/// A figure of the programme, as text with every decimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// The measure's key.
    #[serde(rename = "tal")]
    pub measure: String,
    /// Its value; nothing where it does not exist.
    #[serde(rename = "værdi")]
    pub value: Option<String>,
}

/// A control and whether it agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// `A1`.
    #[serde(rename = "kode")]
    pub code: String,
    /// Whether every line agrees.
    #[serde(rename = "stemmer")]
    pub agrees: bool,
}

/// What a package is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `gevinst.pakke`.
    #[serde(rename = "skema")]
    pub form: String,
    /// The version of that form.
    #[serde(rename = "skemaversion")]
    pub form_version: u32,
    /// Which package.
    #[serde(flatten)]
    pub package: Package,
    /// The run it freezes.
    #[serde(rename = "kørslen")]
    pub record: Record,
    /// Its files.
    #[serde(rename = "filer")]
    pub files: Vec<PackageFile>,
}

/// A package's place in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Its name: the period, and from the second of a period a number, `2026-03.2`.
    #[serde(rename = "pakke")]
    pub name: String,
    /// Its number in the chain, from one.
    #[serde(rename = "nummer")]
    pub number: u32,
    /// The one before it.
    #[serde(rename = "forrige")]
    pub previous: Option<Previous>,
    /// Why the period was accepted again, or withdrawn.
    #[serde(rename = "grund")]
    pub reason: Option<String>,
    /// Who accepted it, or withdrew it.
    #[serde(rename = "godkendt_af")]
    pub accepted_by: Option<String>,
    /// The package that this one withdraws; nothing for one that accepts.
    #[serde(rename = "fortryder", default)]
    pub withdraws: Option<Previous>,
    /// What was open when it was accepted. A package made before that was kept has none, and one that withdraws has none.
    #[serde(rename = "åbent", default)]
    pub open: Option<Open>,
}

/// Another package, and the checksum of its manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    /// Its name.
    #[serde(rename = "pakke")]
    pub name: String,
    /// The checksum of its manifest.
    pub sha256: String,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageFile {
    /// Its name within the package.
    #[serde(rename = "navn")]
    pub name: String,
    /// Its checksum.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// Why a manifest cannot be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestFault {
    /// It is not there.
    Missing,
    /// The system does not give it to us; its reason.
    Closed(String),
    /// There is nothing in it.
    Empty,
    /// It is no manifest, or only half of one.
    Broken,
    /// A newer program wrote it; which one, where it says so.
    Newer(String),
    /// Its checksum is not that of what it says.
    Altered,
    /// Its folder has another name than the package, which is this one.
    Renamed(String),
}

impl fmt::Display for ManifestFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("manifest.json mangler."),
            Self::Closed(reason) => write!(f, "manifest.json kan ikke læses: {reason}."),
            Self::Empty => f.write_str("manifest.json er tom."),
            Self::Broken => f.write_str("manifest.json er ødelagt."),
            Self::Newer(by) => write!(f, "pakken er lavet af en nyere udgave af gevinst{by}."),
            Self::Altered => f.write_str("manifest.json er ændret, siden pakken blev godkendt."),
            Self::Renamed(name) => write!(f, "mappen er omdøbt eller kopieret. Pakken hedder {name}."),
        }
    }
}

/// The field with the manifest's own checksum: nothing comes after the newest package that could hold it.
const CHECKSUM: &str = "kontrolsum";

impl Manifest {
    /// The form's name.
    pub const FORM: &'static str = formats::PACKAGE.name;
    /// The form's version.
    pub const FORM_VERSION: u32 = formats::PACKAGE.version;

    /// A manifest from its file, of any version so far, as one of the newest.
    ///
    /// # Errors
    /// A file that is no manifest of ours, was changed after it was written, or is of a newer version.
    pub fn read(bytes: &[u8]) -> Result<Self, ManifestFault> {
        if bytes.trim_ascii().is_empty() {
            return Err(ManifestFault::Empty);
        }
        let broken = |_| ManifestFault::Broken;
        let mut said: Value = serde_json::from_slice(bytes).map_err(broken)?;
        let version = formats::PACKAGE.version_of(bytes).map_err(|flaw| match flaw {
            Flaw::Broken => ManifestFault::Broken,
            Flaw::Newer => ManifestFault::Newer(made_by(&said["kørslen"])),
        })?;
        let sum = said.as_object_mut().and_then(|fields| fields.remove(CHECKSUM));
        if version > 1 && sum != Some(Value::String(checksum(&said))) {
            return Err(ManifestFault::Altered);
        }
        let mut manifest: Self = serde_json::from_value(said).map_err(broken)?;
        if version == 1 {
            manifest.record.migrate().ok_or(ManifestFault::Broken)?;
            manifest.form_version = Self::FORM_VERSION;
        }
        if manifest.period().is_some() { Ok(manifest) } else { Err(ManifestFault::Broken) }
    }

    /// The manifest as a file, with its own checksum.
    pub fn write(&self) -> String {
        let sum = checksum(&serde_json::to_value(self).expect("texts and numbers are always JSON"));
        let written = Sealed { manifest: self, checksum: &sum };
        formats::json(&written)
    }

    /// The period it accepts.
    pub fn period(&self) -> Option<Month> {
        Month::parse(&self.record.period)
    }
}

#[derive(Serialize)]
struct Sealed<'a> {
    #[serde(flatten)]
    manifest: &'a Manifest,
    #[serde(rename = "kontrolsum")]
    checksum: &'a str,
}

/// The program that wrote a record, in brackets; nothing where the record does not say it.
pub(super) fn made_by(record: &Value) -> String {
    let said = ["build", "version"].into_iter().find_map(|key| record[key].as_str());
    said.map_or_else(String::new, |by| format!(" ({by})"))
}

/// The checksum of a value, however its fields are ordered and whatever stands between them.
fn checksum(value: &Value) -> String {
    sha256(canonical(value).as_bytes())
}

/// JSON without blanks, the fields of every object in the order of their names.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(values) => format!("[{}]", values.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            let field =
                |(name, value): (&String, &Value)| format!("{}:{}", Value::from(name.as_str()), canonical(value));
            format!("{{{}}}", fields.into_iter().map(field).collect::<Vec<_>>().join(","))
        }
        one => one.to_string(),
    }
}

/// The record as a file of its own.
#[derive(Serialize, Deserialize)]
struct RunFile {
    #[serde(rename = "skema")]
    form: String,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    #[serde(flatten)]
    record: Record,
}

impl Record {
    /// A figure of the programme.
    pub fn total(&self, measure: &str) -> Option<Decimal> {
        self.totals.iter().find(|total| total.measure == measure)?.value.as_ref()?.parse().ok()
    }

    /// The record as a file of its own.
    pub fn write(&self) -> String {
        let (form, form_version) = (formats::RUN.name.to_owned(), formats::RUN.version);
        let file = RunFile { form, form_version, record: self.clone() };
        formats::json(&file)
    }

    /// The record from such a file, of any version so far. Version 1 did not say what it was.
    ///
    /// # Errors
    /// A file that is not one of ours, or of a newer version.
    pub fn read(bytes: &[u8]) -> Result<Self, Flaw> {
        let said: Value = serde_json::from_slice(bytes).map_err(|_| Flaw::Broken)?;
        let version = if said.get("skema").is_some() { formats::RUN.version_of(bytes)? } else { 1 };
        let mut record: Self = serde_json::from_value(said).map_err(|_| Flaw::Broken)?;
        if version == 1 {
            record.migrate().ok_or(Flaw::Broken)?;
        }
        Ok(record)
    }

    /// From labels to keys.
    fn migrate(&mut self) -> Option<()> {
        for input in &mut self.inputs {
            version_1::fate(&input.fate)?.clone_into(&mut input.fate);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            form: Manifest::FORM.to_owned(),
            form_version: Manifest::FORM_VERSION,
            package: Package {
                name: "2026-03".to_owned(),
                number: 1,
                previous: None,
                reason: None,
                accepted_by: Some("Ærø \"1\"".to_owned()),
                withdraws: None,
                open: Some(Open { centres: 4, missing: vec!["NTM".to_owned()], ..Open::default() }),
            },
            record: Record {
                version: "0.1.0".to_owned(),
                build: Some("0.1.0 ab".to_owned()),
                run_id: "00".to_owned(),
                period: "2026-03".to_owned(),
                programme_sha256: String::new(),
                compared_with: None,
                inputs: vec![Input { file: "a".to_owned(), sha256: String::new(), fate: "used".to_owned() }],
                facts: 1,
                totals: vec![Total { measure: "headroom_plan".to_owned(), value: Some("1.5".to_owned()) }],
                controls: Vec::new(),
            },
            files: Vec::new(),
        }
    }

    #[test]
    fn a_manifest_is_read_back_and_any_change_of_it_is_seen() {
        let written = manifest().write();
        assert_eq!(Manifest::read(written.as_bytes()), Ok(manifest()));
        let changed = |from: &str, to: &str| {
            assert!(written.contains(from), "{from}");
            Manifest::read(written.replace(from, to).as_bytes())
        };
        assert_eq!(changed("\"1.5\"", "\"999999\""), Err(ManifestFault::Altered));
        assert_eq!(changed("\"nummer\": 1", "\"nummer\": 1,\n  \"nyt\": 2"), Err(ManifestFault::Altered));
        assert_eq!(changed("\"kontrolsum\"", "\"sum\""), Err(ManifestFault::Altered));
        assert_eq!(changed("  ", "\t"), Ok(manifest()), "blanks say nothing");
        assert_eq!(
            changed("\"skemaversion\": 3", "\"skemaversion\": 9"),
            Err(ManifestFault::Newer(" (0.1.0 ab)".to_owned()))
        );
        assert_eq!(changed("gevinst.pakke", "gevinst.andet"), Err(ManifestFault::Broken));
        assert_eq!(Manifest::read(b" \n"), Err(ManifestFault::Empty));
        assert_eq!(Manifest::read(&written.as_bytes()[..100]), Err(ManifestFault::Broken));
    }

    #[test]
    fn a_record_is_a_file_of_its_own_too() {
        let record = manifest().record;
        assert_eq!(Record::read(record.write().as_bytes()), Ok(record.clone()));
        let old = serde_json::to_string(&Record { inputs: Vec::new(), ..record.clone() }).unwrap();
        assert_eq!(Record::read(old.as_bytes()).unwrap().run_id, record.run_id);
        let newer = record.write().replace("\"skemaversion\": 2", "\"skemaversion\": 9");
        assert_eq!(Record::read(newer.as_bytes()), Err(Flaw::Newer));
    }
}
