//! The file formats that outlive the program that wrote them: the packages of the archive, the record of a run, and what
//! other programs read. `docs/formater.md` describes each, and `tests/packages` holds a package of every version.
//!
//! **Architecture invariant.** A file says its format and its version; the version rises when a field goes or gets another
//! meaning, never for a field more. Older versions are read for ever, a newer one is refused, never guessed at.
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A file format of ours.
#[derive(Debug)]
pub struct Format {
    /// Its name, which stands in every file of it as `skema`.
    pub name: &'static str,
    /// The newest version, the one we write; it stands there as `skemaversion`.
    pub version: u32,
}

/// `manifest.json`: what a package of the archive is.
pub static PACKAGE: Format = Format { name: "gevinst.pakke", version: 3 };
/// `fakta.parquet`: the facts of a package.
pub static FACTS: Format = Format { name: "gevinst.fakta", version: 4 };
/// The rows of the business cases of a package, as JSON.
pub static ROWS: Format = Format { name: "gevinst.raekker", version: 2 };
/// `baseline.json`: the plans that benefits are held to.
pub static BASELINES: Format = Format { name: "gevinst.baseline", version: 2 };
/// `beslutninger.json`: the decisions that were asked for.
pub static DECISIONS: Format = Format { name: "gevinst.beslutninger", version: 1 };
/// `målinger.json`: what is kept of each measurement that counted.
pub static MEASUREMENTS: Format = Format { name: "gevinst.maalinger", version: 1 };
/// `forløb.json`: how the forecast stood in the accepted months.
pub static COURSE: Format = Format { name: "gevinst.forloeb", version: 1 };
/// The findings of a run, as JSON.
pub static FINDINGS: Format = Format { name: "gevinst.bemaerkninger", version: 2 };
/// The record of a run, beside its results.
pub static RUN: Format = Format { name: "gevinst.koersel", version: 2 };
/// A line of JSON with all that was read in a file.
pub static EXTRACT: Format = Format { name: "gevinst.udtraek", version: 2 };
/// What `status` answers to programs.
pub static STATUS: Format = Format { name: "gevinst.status", version: 1 };
/// What `saml` answers to programs.
pub static CONSOLIDATION: Format = Format { name: "gevinst.saml", version: 1 };
/// What `godkend` answers to programs.
pub static ACCEPTANCE: Format = Format { name: "gevinst.godkend", version: 1 };
/// What `arkiv` answers to programs.
pub static ARCHIVE: Format = Format { name: "gevinst.arkiv", version: 1 };
/// What `spor` answers to programs.
pub static TRACE: Format = Format { name: "gevinst.spor", version: 1 };

/// Every format.
pub static FORMATS: [&Format; 15] = [
    &PACKAGE,
    &FACTS,
    &ROWS,
    &BASELINES,
    &DECISIONS,
    &MEASUREMENTS,
    &COURSE,
    &FINDINGS,
    &RUN,
    &EXTRACT,
    &STATUS,
    &CONSOLIDATION,
    &ACCEPTANCE,
    &ARCHIVE,
    &TRACE,
];

/// Why a file of ours cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not a file of this format, or it is damaged.
    Broken,
    /// A newer version of this program wrote it.
    Newer,
}

/// A JSON file or an answer of ours, to be read by people too: indented, and with an end of line last.
pub fn json(written: &impl Serialize) -> String {
    serde_json::to_string_pretty(written).expect("texts and numbers are always JSON") + "\n"
}

/// What every JSON file of ours says of itself.
#[derive(Deserialize, Serialize)]
struct Head {
    #[serde(rename = "skema")]
    name: String,
    #[serde(rename = "skemaversion")]
    version: u32,
}

impl Format {
    /// The version that a JSON file says it has.
    ///
    /// # Errors
    /// A file that says nothing, says that it is something else, or is of a version nobody knew when this was built.
    pub fn version_of(&self, json: &[u8]) -> Result<u32, Flaw> {
        let head: Head = serde_json::from_slice(json).map_err(|_| Flaw::Broken)?;
        self.known(&head.name, head.version)
    }

    /// A JSON file, if it says that it is of this format and of a version we know.
    ///
    /// # Errors
    /// As for [`version_of`](Self::version_of), and a file without what such a file holds.
    pub fn read<T: DeserializeOwned>(&self, json: &[u8]) -> Result<T, Flaw> {
        self.version_of(json)?;
        serde_json::from_slice(json).map_err(|_| Flaw::Broken)
    }

    /// A version by number, if it is of this format and we can read it.
    ///
    /// # Errors
    /// As for [`version_of`](Self::version_of).
    pub fn known(&self, name: &str, version: u32) -> Result<u32, Flaw> {
        match version {
            0 => Err(Flaw::Broken),
            _ if name != self.name => Err(Flaw::Broken),
            newer if newer > self.version => Err(Flaw::Newer),
            known => Ok(known),
        }
    }
}

/// Holds a schema in `docs` against the structs it is derived from, or makes it so.
#[cfg(test)]
pub(crate) fn hold_schema<T: schemars::JsonSchema>(name: &str) {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let made = format!("{}\n", serde_json::to_string_pretty(&generator.into_root_schema_for::<T>()).unwrap());
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == made, "{name} is stale: just bless");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_newer_version_is_told_from_another_file() {
        let said = |json: &str| ROWS.version_of(json.as_bytes());
        assert_eq!(said(r#"{"skema": "gevinst.raekker", "skemaversion": 1, "nyt": []}"#), Ok(1));
        assert_eq!(said(r#"{"skema": "gevinst.raekker", "skemaversion": 3}"#), Err(Flaw::Newer));
        for other in ["", "[]", "{}", r#"{"skema": "gevinst.baseline", "skemaversion": 3}"#] {
            assert_eq!(said(other), Err(Flaw::Broken), "{other}");
        }
        assert_eq!(said(r#"{"skema": "gevinst.raekker", "skemaversion": 0}"#), Err(Flaw::Broken));
    }

    #[test]
    fn every_format_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = FORMATS.iter().map(|format| format.name).collect();
        assert_eq!(names.len(), FORMATS.len());
    }
}
