//! The record of a run, and the manifest of the package it became.
use crate::units::{Decimal, Month};
use serde::{Deserialize, Serialize};

/// What a run was made of and what it gave; the same inputs give the same record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The version of this program.
    #[serde(rename = "version")]
    pub version: String,
    /// The run's id.
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
    /// What became of it.
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
    /// Why the period was accepted again.
    #[serde(rename = "grund")]
    pub reason: Option<String>,
    /// Who accepted it.
    #[serde(rename = "godkendt_af")]
    pub accepted_by: Option<String>,
}

/// The package before, and the checksum of its manifest.
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

impl Manifest {
    /// The form's name.
    pub const FORM: &'static str = "gevinst.pakke";
    /// The form's version.
    pub const FORM_VERSION: u32 = 1;

    /// A manifest from its file; nothing when it is not one we know.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        let ours = manifest.form == Self::FORM && manifest.form_version <= Self::FORM_VERSION;
        (ours && manifest.period().is_some()).then_some(manifest)
    }

    /// The manifest as a file.
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// The period it accepts.
    pub fn period(&self) -> Option<Month> {
        Month::parse(&self.record.period)
    }
}

impl Record {
    /// A figure of the programme.
    pub fn total(&self, measure: &str) -> Option<Decimal> {
        self.totals.iter().find(|total| total.measure == measure)?.value.as_ref()?.parse().ok()
    }
}
