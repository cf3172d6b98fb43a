//! Findings for programs: `bemærkninger.json`, version 1 of its schema, `docs/bemaerkninger.schema.json`.
use crate::{
    findings::{Finding, Spot},
    intake::Delivery,
};
use serde::Serialize;

/// The version of this form; it changes when a field goes or gets another meaning.
const FORM: u32 = 1;
/// What the file calls itself.
const NAME: &str = "gevinst.bemaerkninger";

// In tests, schemars derives the schema from these structs; the descriptions are for whoever reads the file by program.

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(
    deny_unknown_fields,
    title = "bemærkninger.json, version 1",
    description = "Alt, hvad gevinst har at sige om et sæt filer. Skrives af `gevinst saml` og `gevinst tjek --format json`. Versionen stiger, når et felt forsvinder eller får en anden betydning.",
    extend("$id" = "urn:gevinst:bemaerkninger:1"),
))]
struct Document<'a> {
    #[serde(rename = "skema")]
    #[cfg_attr(test, schemars(description = "Hvad filen er.", extend("const" = NAME)))]
    form: &'static str,
    #[serde(rename = "skemaversion")]
    #[cfg_attr(test, schemars(description = "Versionen af dette skema.", extend("const" = FORM)))]
    form_version: u32,
    #[cfg_attr(test, schemars(description = "Den version af gevinst, der skrev filen.", length(min = 1)))]
    version: &'static str,
    #[serde(rename = "filer")]
    #[cfg_attr(test, schemars(description = "Hver fil, der er set på, i fast rækkefølge."))]
    files: Vec<File<'a>>,
    #[serde(rename = "bemærkninger")]
    #[cfg_attr(
        test,
        schemars(description = "Én for hver celle, række eller fil, der er noget at sige om, i fast rækkefølge.")
    )]
    findings: Vec<One<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "fil", deny_unknown_fields))]
struct File<'a> {
    #[serde(rename = "fil")]
    #[cfg_attr(test, schemars(description = "Sti under programmappen, med `/` mellem delene.", length(min = 1)))]
    file: &'a str,
    #[cfg_attr(test, schemars(description = "Filens kontrolsum i hexadecimal; tom, hvis filen ikke er læst."))]
    sha256: &'a str,
    #[cfg_attr(test, schemars(description = "Filens størrelse."))]
    bytes: u64,
}

/// A finding.
#[derive(Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        rename = "bemærkning",
        description = "Noget, en regel siger om en eller flere celler.",
        deny_unknown_fields,
    )
)]
pub(super) struct One<'a> {
    #[serde(rename = "regel")]
    #[cfg_attr(
        test,
        schemars(description = "Reglens kode, fx T03. En kode bruges aldrig igen til noget andet.", length(min = 3))
    )]
    rule: &'static str,
    #[serde(rename = "navn")]
    #[cfg_attr(test, schemars(description = "Reglens navn, fx ambiguous-number.", length(min = 1)))]
    name: &'static str,
    #[serde(rename = "alvor")]
    #[cfg_attr(test, schemars(
        description = "Hvor meget det betyder. En prøveregel koster ingenting.",
        extend("enum" = tests::severities()),
    ))]
    severity: &'static str,
    #[serde(rename = "virkning")]
    #[cfg_attr(test, schemars(description = "Hvad det koster.", extend("enum" = tests::effects())))]
    effect: &'static str,
    #[serde(rename = "hvad")]
    #[cfg_attr(test, schemars(description = "Hvad der er galt.", length(min = 1)))]
    what: &'static str,
    #[serde(rename = "hvorfor")]
    #[cfg_attr(test, schemars(description = "Hvorfor det betyder noget.", length(min = 1)))]
    why: &'static str,
    #[serde(rename = "hvordan")]
    #[cfg_attr(test, schemars(description = "Hvordan det rettes.", length(min = 1)))]
    how: &'static str,
    #[serde(rename = "forventet", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(description = "Hvad vi ventede at se.", with = "&str", length(min = 1)))]
    expected: Option<&'a str>,
    #[serde(rename = "gælder", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        test,
        schemars(description = "Det tiltag eller den gevinst, det handler om.", with = "&str", length(min = 1))
    )]
    about: Option<&'a str>,
    #[serde(rename = "sted")]
    #[cfg_attr(test, schemars(description = "Den celle, der skal rettes."))]
    first: Where<'a>,
    #[serde(rename = "øvrige_steder", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(description = "Andre celler, der har med det at gøre."))]
    others: Vec<Where<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "sted", description = "En celle; uden celle et ark, uden ark hele filen.", deny_unknown_fields,)
)]
struct Where<'a> {
    #[serde(rename = "fil")]
    #[cfg_attr(test, schemars(description = "Som under `filer`.", length(min = 1)))]
    file: &'a str,
    #[serde(rename = "ark", skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(description = "Arkets navn i filen.", length(min = 1)))]
    sheet: &'a str,
    #[serde(rename = "celle", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(description = "Cellens adresse, fx C17.", with = "&str", length(min = 2)))]
    cell: Option<String>,
    #[serde(rename = "felt", skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(description = "Feltets overskrift.", length(min = 1)))]
    label: &'a str,
    #[serde(rename = "set", skip_serializing_if = "str::is_empty")]
    #[cfg_attr(
        test,
        schemars(
            description = "Hvad der står i cellen, afkortet, og skjult, hvis det er personligt.",
            length(min = 1),
        )
    )]
    seen: &'a str,
}

/// Every finding, one object each, in a fixed order.
pub fn findings(found: &[Finding], deliveries: &[&Delivery]) -> String {
    let document = Document {
        form: NAME,
        form_version: FORM,
        version: env!("CARGO_PKG_VERSION"),
        files: deliveries.iter().map(|delivery| file(delivery)).collect(),
        findings: found.iter().map(one).collect(),
    };
    let mut printed = serde_json::to_string_pretty(&document).expect("texts and numbers are always JSON");
    printed.push('\n');
    printed
}

fn file(delivery: &Delivery) -> File<'_> {
    File { file: &delivery.file, sha256: &delivery.sha256, bytes: delivery.bytes }
}

pub(super) fn one(finding: &Finding) -> One<'_> {
    let rule = finding.rule;
    One {
        rule: rule.code,
        name: rule.name,
        severity: rule.weight(),
        effect: finding.effect().label(),
        what: rule.title,
        why: rule.why,
        how: rule.fix,
        expected: finding.expected.as_deref(),
        about: finding.about.as_ref().map(crate::schema::Id::as_str),
        first: place(&finding.first),
        others: finding.others.iter().map(place).collect(),
    }
}

fn place(spot: &Spot) -> Where<'_> {
    Where {
        file: &spot.file,
        sheet: &spot.sheet,
        cell: spot.at.map(|at| at.to_string()),
        label: &spot.label,
        seen: &spot.seen,
    }
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::findings::{
        Effect::{self, Counted, FileOut, NotApproved, NotDocumented, RowOut},
        Severity,
    };
    use schemars::generate::SchemaSettings;
    use std::{env, fs, path::Path};

    /// What `alvor` may say.
    pub(super) fn severities() -> [&'static str; 4] {
        let [error, warning, note] = [Severity::Error, Severity::Warning, Severity::Note].map(Severity::label);
        [error, warning, note, "Prøveregel"]
    }

    /// What `virkning` may say.
    pub(super) fn effects() -> [&'static str; 5] {
        [Counted, NotDocumented, NotApproved, RowOut, FileOut].map(Effect::label)
    }

    /// What is promised to other programs is derived from what is written; `tests/findings_schema.rs` holds what is
    /// written against it.
    #[test]
    fn the_schema_is_that_of_the_structs() {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let schema = generator.into_root_schema_for::<Document<'_>>();
        let made = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/bemaerkninger.schema.json");
        if env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
            fs::write(&path, &made).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == made, "docs/bemaerkninger.schema.json is stale: just bless");
    }
}
