//! What `saml`, `godkend` and `arkiv` answer to programs that ask with `--format json`.
use crate::{
    archive::{Manifest, Record},
    findings::{Finding, Severity},
    formats,
    report::{CentreProgress, Progress, Report, progress, since::Since},
    version::VERSION,
};
use serde::Serialize;

/// What `saml` answers.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(
    deny_unknown_fields,
    title = "gevinst saml --format json, version 1",
    description = "Hvad der kom ud af at samle en måned.",
    extend("$id" = "urn:gevinst:saml:1"),
))]
pub struct Consolidation {
    /// `gevinst.saml`.
    #[serde(rename = "skema")]
    #[cfg_attr(test, schemars(description = "Hvad svaret er.", extend("const" = formats::CONSOLIDATION.name)))]
    pub form: &'static str,
    /// The version of that form.
    #[serde(rename = "skemaversion")]
    #[cfg_attr(test, schemars(description = "Versionen af dette skema.", extend("const" = formats::CONSOLIDATION.version)))]
    pub form_version: u32,
    /// The version of this program.
    #[cfg_attr(test, schemars(description = "Den version af gevinst, der svarede.", length(min = 1)))]
    pub version: &'static str,
    /// The period.
    #[serde(rename = "periode")]
    #[cfg_attr(test, schemars(description = "Måneden, fx 2026-03.", length(min = 7)))]
    pub period: String,
    /// The run's id.
    #[serde(rename = "kørsel")]
    #[cfg_attr(test, schemars(description = "Kørslens id, som i kørsel.json.", length(min = 1)))]
    pub run_id: String,
    /// The centres that have delivered.
    #[serde(rename = "afleveret")]
    #[cfg_attr(test, schemars(description = "Koderne på de centre, der har afleveret."))]
    pub delivered: Vec<String>,
    /// The centres that have not.
    #[serde(rename = "mangler")]
    #[cfg_attr(
        test,
        schemars(description = "Koderne på de aktive centre, der ikke har afleveret noget, der kan bruges.")
    )]
    pub missing: Vec<String>,
    /// How many findings of each severity.
    #[serde(rename = "bemærkninger")]
    #[cfg_attr(
        test,
        schemars(
            description = "Hvor mange bemærkninger der er af hver alvor. Selve bemærkningerne står i bemærkninger.json."
        )
    )]
    pub findings: Counted,
    /// The programme's figures.
    #[serde(rename = "tal")]
    #[cfg_attr(test, schemars(description = "Programmets tal."))]
    pub figures: Vec<Figure>,
    /// The controls that do not agree.
    #[serde(rename = "stemmer_ikke")]
    #[cfg_attr(
        test,
        schemars(description = "Koderne på de afstemninger, der ikke stemmer. Er der nogen, så brug ikke tallene.")
    )]
    pub red: Vec<&'static str>,
    /// Every file and what became of it.
    #[serde(rename = "filer")]
    #[cfg_attr(test, schemars(description = "Hver fil, og hvad der blev af den."))]
    pub files: Vec<Fated>,
    /// The folder of the results.
    #[serde(rename = "mappe")]
    #[cfg_attr(test, schemars(description = "Resultatets mappe.", length(min = 1)))]
    pub folder: String,
    /// What stands there now; nothing where nothing was to be written.
    #[serde(rename = "skrevet")]
    #[cfg_attr(test, schemars(description = "De filer, der står i mappen nu; ingen, hvis det var en prøve."))]
    pub written: Vec<String>,
    /// What has changed since last time; nothing the first time.
    #[serde(rename = "siden_sidst")]
    #[cfg_attr(
        test,
        schemars(description = "Hvad der er ændret siden sidste kørsel af måneden, eller `null` første gang.")
    )]
    pub since: Option<Since>,
}

/// How many findings there are.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "antal", description = "Antal efter alvor.", deny_unknown_fields)
)]
pub struct Counted {
    /// Errors.
    #[serde(rename = "fejl")]
    #[cfg_attr(test, schemars(description = "Fejl."))]
    pub errors: usize,
    /// Warnings.
    #[serde(rename = "advarsler")]
    #[cfg_attr(test, schemars(description = "Advarsler."))]
    pub warnings: usize,
    /// Notes.
    #[serde(rename = "oplysninger")]
    #[cfg_attr(test, schemars(description = "Oplysninger."))]
    pub notes: usize,
}

/// A figure of the programme.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "tal", description = "Et af programmets tal.", deny_unknown_fields)
)]
pub struct Figure {
    /// The measure's key.
    #[serde(rename = "tal")]
    #[cfg_attr(
        test,
        schemars(description = "Nøgletallets nøgle; `gevinst forklar` siger, hvad det er.", length(min = 1))
    )]
    pub measure: String,
    /// Its value, with every decimal.
    #[serde(rename = "værdi")]
    #[cfg_attr(test, schemars(description = "Værdien som decimaltal i tekst, eller `null`, hvis tallet ikke findes."))]
    pub value: Option<String>,
}

/// A file and what became of it.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "fil", description = "En fil, og hvad der blev af den.", deny_unknown_fields)
)]
pub struct Fated {
    /// Its path under the programme folder.
    #[serde(rename = "fil")]
    #[cfg_attr(test, schemars(description = "Sti under programmappen.", length(min = 1)))]
    pub file: String,
    /// Its checksum.
    #[cfg_attr(test, schemars(description = "Kontrolsum; tom, hvis filen ikke er læst."))]
    pub sha256: String,
    /// The key of what became of it.
    #[serde(rename = "skæbne")]
    #[cfg_attr(
        test,
        schemars(description = "Nøglen for, hvad der blev af den; se docs/formater.md.", length(min = 1))
    )]
    pub fate: String,
}

/// A package of the archive.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "pakke", description = "En godkendelse.", deny_unknown_fields)
)]
pub struct Accepted {
    /// Its number in the chain.
    #[serde(rename = "nummer")]
    #[cfg_attr(test, schemars(description = "Nummeret i kæden fra 1."))]
    pub number: u32,
    /// Its name.
    #[serde(rename = "pakke")]
    #[cfg_attr(test, schemars(description = "Pakkens mappe i arkivet.", length(min = 7)))]
    pub name: String,
    /// Its period.
    #[serde(rename = "periode")]
    #[cfg_attr(test, schemars(description = "Måneden, fx 2026-03.", length(min = 7)))]
    pub period: String,
    /// Who accepted it.
    #[serde(rename = "godkendt_af")]
    #[cfg_attr(test, schemars(description = "Hvem der godkendte, eller `null`."))]
    pub by: Option<String>,
    /// Why it was accepted again.
    #[serde(rename = "grund")]
    #[cfg_attr(test, schemars(description = "Hvorfor måneden blev godkendt igen, eller `null`."))]
    pub reason: Option<String>,
    /// The run's id.
    #[serde(rename = "kørsel")]
    #[cfg_attr(test, schemars(description = "Den kørsel, der blev godkendt.", length(min = 1)))]
    pub run_id: String,
    /// The programme's figures.
    #[serde(rename = "tal")]
    #[cfg_attr(test, schemars(description = "Programmets tal, som de blev godkendt."))]
    pub figures: Vec<Figure>,
}

/// What `godkend` answers.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(
    deny_unknown_fields,
    title = "gevinst godkend --format json, version 1",
    description = "Den godkendelse, der lige er givet; efter --prøv den, der ville blive givet.",
    extend("$id" = "urn:gevinst:godkend:1"),
))]
pub struct Acceptance {
    /// `gevinst.godkend`.
    #[serde(rename = "skema")]
    #[cfg_attr(test, schemars(description = "Hvad svaret er.", extend("const" = formats::ACCEPTANCE.name)))]
    pub form: &'static str,
    /// The version of that form.
    #[serde(rename = "skemaversion")]
    #[cfg_attr(test, schemars(description = "Versionen af dette skema.", extend("const" = formats::ACCEPTANCE.version)))]
    pub form_version: u32,
    /// The version of this program.
    #[cfg_attr(test, schemars(description = "Den version af gevinst, der svarede.", length(min = 1)))]
    pub version: &'static str,
    /// The package.
    #[serde(rename = "godkendt")]
    #[cfg_attr(test, schemars(description = "Den pakke, der blev skrevet, eller efter --prøv ville blive det."))]
    pub accepted: Accepted,
}

/// What `arkiv` answers.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(
    deny_unknown_fields,
    title = "gevinst arkiv --format json, version 1",
    description = "Alt, der er godkendt, og om noget er ændret siden.",
    extend("$id" = "urn:gevinst:arkiv:1"),
))]
pub struct Archive {
    /// `gevinst.arkiv`.
    #[serde(rename = "skema")]
    #[cfg_attr(test, schemars(description = "Hvad svaret er.", extend("const" = formats::ARCHIVE.name)))]
    pub form: &'static str,
    /// The version of that form.
    #[serde(rename = "skemaversion")]
    #[cfg_attr(test, schemars(description = "Versionen af dette skema.", extend("const" = formats::ARCHIVE.version)))]
    pub form_version: u32,
    /// The version of this program.
    #[cfg_attr(test, schemars(description = "Den version af gevinst, der svarede.", length(min = 1)))]
    pub version: &'static str,
    /// Whether everything is as it was accepted.
    #[serde(rename = "uændret")]
    #[cfg_attr(test, schemars(description = "Om alt er, som det blev godkendt."))]
    pub intact: bool,
    /// The packages that can be read, in the order they were accepted.
    #[serde(rename = "pakker")]
    #[cfg_attr(test, schemars(description = "De pakker, der kan læses, i den rækkefølge de blev godkendt."))]
    pub packages: Vec<Accepted>,
    /// What is not as it was accepted, a sentence each.
    #[serde(rename = "fejl")]
    #[cfg_attr(test, schemars(description = "Det, der ikke er, som det blev godkendt: én sætning for hvert."))]
    pub faults: Vec<String>,
    /// What else there is to say.
    #[serde(rename = "bemærkninger")]
    #[cfg_attr(test, schemars(description = "Hvad der ellers er at sige."))]
    pub remarks: Vec<String>,
}

impl Consolidation {
    /// Of a period; `written` is what stands in `folder` now.
    pub fn of(
        report: &Report<'_>,
        record: &Record,
        folder: String,
        written: Vec<String>,
        since: Option<Since>,
    ) -> Self {
        let centres = progress(report);
        let codes = |is_one: fn(&CentreProgress<'_>) -> bool| {
            centres.iter().filter(|one| is_one(one)).map(|one| one.centre.code.to_string()).collect()
        };
        let has_come = |one: &CentreProgress<'_>| matches!(one.progress, Progress::Delivered | Progress::Approved);
        let inputs = record.inputs.iter().cloned();
        Self {
            form: formats::CONSOLIDATION.name,
            form_version: formats::CONSOLIDATION.version,
            version: VERSION,
            period: record.period.clone(),
            run_id: record.run_id.clone(),
            delivered: codes(has_come),
            missing: codes(|one| matches!(one.progress, Progress::Missing | Progress::Rejected)),
            findings: Counted::of(report.found),
            figures: figures(record),
            red: report.controls.iter().filter(|one| !one.agrees()).map(|one| one.control.code).collect(),
            files: inputs.map(|input| Fated { file: input.file, sha256: input.sha256, fate: input.fate }).collect(),
            folder,
            written,
            since,
        }
    }
}

impl Counted {
    fn of(found: &[Finding]) -> Self {
        let count = |severity| found.iter().filter(|finding| finding.rule.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note) }
    }
}

impl Accepted {
    fn of(manifest: &Manifest) -> Self {
        let (package, record) = (&manifest.package, &manifest.record);
        Self {
            number: package.number,
            name: package.name.clone(),
            period: record.period.clone(),
            by: package.accepted_by.clone(),
            reason: package.reason.clone(),
            run_id: record.run_id.clone(),
            figures: figures(record),
        }
    }
}

impl Acceptance {
    /// Of the package that was written.
    pub fn of(manifest: &Manifest) -> Self {
        Self {
            form: formats::ACCEPTANCE.name,
            form_version: formats::ACCEPTANCE.version,
            version: VERSION,
            accepted: Accepted::of(manifest),
        }
    }
}

impl Archive {
    /// Of the manifests that can be read, and what was found.
    pub fn of<'a>(manifests: impl Iterator<Item = &'a Manifest>, faults: &[String], remarks: &str) -> Self {
        let mut packages: Vec<Accepted> = manifests.map(Accepted::of).collect();
        packages.sort_by_key(|package| package.number);
        Self {
            form: formats::ARCHIVE.name,
            form_version: formats::ARCHIVE.version,
            version: VERSION,
            intact: faults.is_empty(),
            packages,
            faults: faults.to_vec(),
            remarks: remarks.lines().map(str::to_owned).collect(),
        }
    }
}

fn figures(record: &Record) -> Vec<Figure> {
    let figure = |total: &crate::archive::Total| Figure { measure: total.measure.clone(), value: total.value.clone() };
    record.totals.iter().map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::hold_schema;

    #[test]
    fn the_schemas_are_those_of_the_structs() {
        hold_schema::<Consolidation>("docs/saml.schema.json");
        hold_schema::<Acceptance>("docs/godkend.schema.json");
        hold_schema::<Archive>("docs/arkiv.schema.json");
    }
}
