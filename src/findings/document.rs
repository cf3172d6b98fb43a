//! `bemærkninger.json`: findings for programs and for later periods, written and read by the same structs. Version 2 of
//! `docs/bemaerkninger.schema.json`; a file of version 1, which had Danish labels where keys stand now, is read too.
use super::{Effect, Finding, Rule, Severity, Spot};
use crate::{
    formats::{self, Flaw},
    intake::KeptFile,
    version::VERSION,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;

/// Everything that was found in some files.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(
    deny_unknown_fields,
    title = "bemærkninger.json, version 2",
    description = "Alt, hvad gevinst har at sige om et sæt filer. Skrives af `gevinst saml` og `gevinst tjek --format json`. Versionen stiger, når et felt forsvinder eller får en anden betydning.",
    extend("$id" = "urn:gevinst:bemaerkninger:2"),
))]
pub struct Document<'a> {
    /// `gevinst.bemaerkninger`.
    #[serde(rename = "skema")]
    #[cfg_attr(test, schemars(description = "Hvad filen er.", with = "String", extend("const" = formats::FINDINGS.name)))]
    pub form: Cow<'a, str>,
    /// The version of that format.
    #[serde(rename = "skemaversion")]
    #[cfg_attr(test, schemars(description = "Versionen af dette skema.", extend("const" = formats::FINDINGS.version)))]
    pub form_version: u32,
    /// The version of this program.
    #[cfg_attr(
        test,
        schemars(description = "Den version af gevinst, der skrev filen.", with = "String", length(min = 1))
    )]
    pub version: Cow<'a, str>,
    /// Every file, in a fixed order.
    #[serde(rename = "filer")]
    #[cfg_attr(test, schemars(description = "Hver fil, der er set på, i fast rækkefølge."))]
    pub files: Vec<FileRecord<'a>>,
    /// Every finding, in a fixed order.
    #[serde(rename = "bemærkninger")]
    #[cfg_attr(
        test,
        schemars(description = "Én for hver celle, række eller fil, der er noget at sige om, i fast rækkefølge.")
    )]
    pub findings: Vec<FindingRecord<'a>>,
}

/// A file.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "fil", description = "En fil.", deny_unknown_fields))]
pub struct FileRecord<'a> {
    /// Path under the programme folder.
    #[serde(rename = "fil")]
    #[cfg_attr(
        test,
        schemars(description = "Sti under programmappen, med `/` mellem delene.", with = "String", length(min = 1))
    )]
    pub file: Cow<'a, str>,
    /// Its checksum; empty where it was not read.
    #[cfg_attr(
        test,
        schemars(description = "Filens kontrolsum i hexadecimal; tom, hvis filen ikke er læst.", with = "String")
    )]
    pub sha256: Cow<'a, str>,
    /// Its size.
    #[cfg_attr(test, schemars(description = "Filens størrelse."))]
    pub bytes: u64,
}

/// A finding.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        rename = "bemærkning",
        description = "Noget, en regel siger om en eller flere celler.",
        deny_unknown_fields,
    )
)]
pub struct FindingRecord<'a> {
    /// The rule's code.
    #[serde(rename = "regel")]
    #[cfg_attr(
        test,
        schemars(
            description = "Reglens kode, fx T03. En kode bruges aldrig igen til noget andet.",
            with = "String",
            length(min = 3)
        )
    )]
    pub rule: Cow<'a, str>,
    /// The rule's name.
    #[serde(rename = "navn")]
    #[cfg_attr(test, schemars(description = "Reglens navn, fx ambiguous-number.", with = "String", length(min = 1)))]
    pub name: Cow<'a, str>,
    /// How much it matters.
    #[serde(rename = "alvor")]
    #[cfg_attr(test, schemars(
        description = "Hvor meget det betyder. En prøveregel koster ingenting.",
        with = "String",
        extend("enum" = Weight::ALL),
    ))]
    pub severity: Weight,
    /// What it costs.
    #[serde(rename = "virkning")]
    #[cfg_attr(test, schemars(description = "Hvad det koster.", with = "String", extend("enum" = Effect::ALL)))]
    pub effect: Effect,
    /// What is wrong.
    #[serde(rename = "hvad")]
    #[cfg_attr(test, schemars(description = "Hvad der er galt.", with = "String", length(min = 1)))]
    pub what: Cow<'a, str>,
    /// Why it matters.
    #[serde(rename = "hvorfor")]
    #[cfg_attr(test, schemars(description = "Hvorfor det betyder noget.", with = "String", length(min = 1)))]
    pub why: Cow<'a, str>,
    /// How to mend it.
    #[serde(rename = "hvordan")]
    #[cfg_attr(test, schemars(description = "Hvordan det rettes.", with = "String", length(min = 1)))]
    pub how: Cow<'a, str>,
    /// What we would have expected.
    #[serde(rename = "forventet", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(description = "Hvad vi ventede at se.", with = "String", length(min = 1)))]
    pub expected: Option<Cow<'a, str>>,
    /// A sentence about this finding alone.
    #[serde(rename = "bemærkning", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        test,
        schemars(
            description = "Hvad netop dette fund fører med sig, fx de rækker, der heller ikke tæller med.",
            with = "String",
            length(min = 1)
        )
    )]
    pub remark: Option<Cow<'a, str>>,
    /// The initiative or benefit it is about.
    #[serde(rename = "gælder", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        test,
        schemars(description = "Det tiltag eller den gevinst, det handler om.", with = "String", length(min = 1))
    )]
    pub about: Option<Cow<'a, str>>,
    /// The cell to mend.
    #[serde(rename = "sted")]
    #[cfg_attr(test, schemars(description = "Den celle, der skal rettes."))]
    pub first: PlaceRecord<'a>,
    /// Other cells that have to do with it.
    #[serde(rename = "øvrige_steder", default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(description = "Andre celler, der har med det at gøre."))]
    pub others: Vec<PlaceRecord<'a>>,
}

/// A cell; without a cell a sheet, without a sheet a file.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "sted", description = "En celle; uden celle et ark, uden ark hele filen.", deny_unknown_fields)
)]
pub struct PlaceRecord<'a> {
    /// The file.
    #[serde(rename = "fil")]
    #[cfg_attr(test, schemars(description = "Som under `filer`.", with = "String", length(min = 1)))]
    pub file: Cow<'a, str>,
    /// The sheet's name in the file.
    #[serde(rename = "ark", default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(description = "Arkets navn i filen.", with = "String", length(min = 1)))]
    pub sheet: Cow<'a, str>,
    /// The cell, `C17`.
    #[serde(rename = "celle", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(description = "Cellens adresse, fx C17.", with = "String", length(min = 2)))]
    pub cell: Option<String>,
    /// The header of its field.
    #[serde(rename = "felt", default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(description = "Feltets overskrift.", with = "String", length(min = 1)))]
    pub label: Cow<'a, str>,
    /// What stands there, masked where it is personal.
    #[serde(rename = "set", default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(
        test,
        schemars(
            description = "Hvad der står i cellen, afkortet, og skjult, hvis det er personligt.",
            with = "String",
            length(min = 1)
        )
    )]
    pub seen: Cow<'a, str>,
    /// How it was read, or can be.
    #[serde(rename = "læsning", default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(
        test,
        schemars(
            description = "Hvordan indholdet er læst, når det ikke er læst, som det står, eller hvordan det kan læses.",
            with = "String",
            length(min = 1)
        )
    )]
    pub reading: Cow<'a, str>,
}

/// How much a finding matters, where a rule on trial is a weight of its own. In files it goes by its name in snake case,
/// which is never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// The row or the file is left out.
    Error,
    /// Counted, and flagged.
    Warning,
    /// Good to know.
    Note,
    /// Of a rule on trial: it costs nothing.
    Trial,
}

impl Weight {
    /// Every weight.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Note, Self::Trial];

    fn of(rule: &Rule) -> Self {
        match rule.severity {
            _ if rule.trial => Self::Trial,
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Note,
        }
    }
}

impl<'a> Document<'a> {
    /// What was found in these files.
    pub fn of(found: &'a [Finding], files: &'a [KeptFile]) -> Self {
        let record = |file: &'a KeptFile| FileRecord {
            file: Cow::from(&*file.file),
            sha256: Cow::from(&*file.sha256),
            bytes: file.bytes,
        };
        Self {
            form: Cow::from(formats::FINDINGS.name),
            form_version: formats::FINDINGS.version,
            version: Cow::from(VERSION),
            files: files.iter().map(record).collect(),
            findings: found.iter().map(FindingRecord::of).collect(),
        }
    }

    /// As a file.
    pub fn write(&self) -> String {
        formats::json(self)
    }
}

impl Document<'static> {
    /// From a file, of any version so far.
    ///
    /// # Errors
    /// A file that is not one of ours, or of a newer version.
    pub fn read(bytes: &[u8]) -> Result<Self, Flaw> {
        let version = formats::FINDINGS.version_of(bytes)?;
        let mut document: Value = serde_json::from_slice(bytes).map_err(|_| Flaw::Broken)?;
        if version == 1 {
            for finding in document["bemærkninger"].as_array_mut().ok_or(Flaw::Broken)? {
                key_of_version_1(&mut finding["alvor"]).ok_or(Flaw::Broken)?;
                key_of_version_1(&mut finding["virkning"]).ok_or(Flaw::Broken)?;
            }
        }
        serde_json::from_value(document).map_err(|_| Flaw::Broken)
    }
}

/// The key that stands for a label of version 1. Frozen: those files are in archives, whatever we call things today.
fn key_of_version_1(label: &mut Value) -> Option<()> {
    let key = match label.as_str()? {
        "Fejl" => "error",
        "Advarsel" => "warning",
        "Oplysning" => "note",
        "Prøveregel" => "trial",
        "Tæller med" => "counted",
        "Tæller ikke som dokumenteret" => "not_documented",
        "Tæller ikke som godkendt" => "not_approved",
        "Rækken tæller ikke med" => "row_out",
        "Filen tæller ikke med" => "file_out",
        _ => return None,
    };
    *label = Value::from(key);
    Some(())
}

impl<'a> FindingRecord<'a> {
    /// A finding as it is written.
    pub fn of(finding: &'a Finding) -> Self {
        let rule = finding.rule;
        Self {
            rule: Cow::from(rule.code),
            name: Cow::from(rule.name),
            severity: Weight::of(rule),
            effect: finding.effect(),
            what: Cow::from(rule.title),
            why: rule.why_at(&finding.first),
            how: Cow::from(rule.fix),
            expected: finding.expected.as_deref().map(Cow::from),
            remark: finding.remark.as_deref().map(Cow::from),
            about: finding.about.as_ref().map(|id| Cow::from(id.as_str())),
            first: PlaceRecord::of(&finding.first),
            others: finding.others.iter().map(PlaceRecord::of).collect(),
        }
    }
}

impl<'a> PlaceRecord<'a> {
    fn of(spot: &'a Spot) -> Self {
        Self {
            file: Cow::from(&*spot.file),
            sheet: Cow::from(&*spot.sheet),
            cell: spot.at.map(|at| at.to_string()),
            label: Cow::from(&*spot.label),
            seen: Cow::from(&*spot.seen),
            reading: Cow::from(&*spot.reading),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::hold_schema;

    /// What is promised to other programs is derived from what is written; `tests/findings_schema.rs` holds what is
    /// written against it.
    #[test]
    fn the_schema_is_that_of_the_structs() {
        hold_schema::<Document<'_>>("docs/bemaerkninger.schema.json");
    }

    #[test]
    fn labels_of_version_1_are_read_as_keys() {
        let one = |severity: &str, effect: &str| {
            format!(
                r#"{{"skema": "gevinst.bemaerkninger", "skemaversion": 1, "version": "0.1.0", "filer": [],
                "bemærkninger": [{{"regel": "T03", "navn": "ambiguous-number", "alvor": "{severity}",
                "virkning": "{effect}", "hvad": "a", "hvorfor": "b", "hvordan": "c", "sted": {{"fil": "d.xlsx"}}}}]}}"#
            )
        };
        let read = |severity: &str, effect: &str| {
            let document = Document::read(one(severity, effect).as_bytes())?;
            Ok((document.findings[0].severity, document.findings[0].effect))
        };
        assert_eq!(read("Fejl", "Rækken tæller ikke med"), Ok((Weight::Error, Effect::RowOut)));
        assert_eq!(read("Prøveregel", "Tæller med"), Ok((Weight::Trial, Effect::Counted)));
        assert_eq!(read("Alvorlig", "Tæller med"), Err(Flaw::Broken));
        let newer = one("error", "counted").replace(r#""skemaversion": 1"#, r#""skemaversion": 3"#);
        assert_eq!(Document::read(newer.as_bytes()).unwrap_err(), Flaw::Newer);
    }
}
