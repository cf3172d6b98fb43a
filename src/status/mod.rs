//! **Status.** Where a programme stands: which month is next, who has delivered, what is open, and what can be done now.
//!
//! [`Status`] is a value with choices ([`Step`]). The terminal prints it ([`text`](Status::text)), a program gets it as JSON,
//! and a menu lets a person choose among its steps; none of them computes anything.
//!
//! **Architecture invariant.** No clock: it says by when something is to be done, never that it is late.
mod days;
mod next;
mod open;
mod steps;
mod text;

pub use days::centre_pages_by;
pub use next::{Known, Next};
pub use steps::{Act, Step};

use crate::{
    archive::{Package, Record},
    formats,
    period::Consolidated,
    report::{Progress, Report, progress},
    units::Month,
    version::VERSION,
};
use serde::Serialize;
use std::path::Path;

/// Everything that is known of where a programme stands.
pub struct Seen<'a> {
    /// The programme folder as it is to be typed.
    pub root: &'a Path,
    /// The packages that were accepted, each with its period, in the order they were.
    pub accepted: Vec<(Month, &'a Package)>,
    /// Which month is next.
    pub next: &'a Next,
    /// That month, as it would be consolidated now; nothing where it is not one.
    pub period: Option<&'a Consolidated>,
    /// The municipality and the programme.
    pub names: [&'a str; 2],
    /// The record of the last run of that month.
    pub shown: Option<&'a Record>,
    /// Whether there are templates for that month; not looked for where a centre has delivered.
    pub has_templates: bool,
}

/// **Status.** Where a programme stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(
    deny_unknown_fields,
    title = "gevinst status --format json, version 1",
    description = "Hvor programmet står: hvilken måned der er den næste, hvem der har afleveret, hvad der er åbent, og hvad der kan gøres nu.",
    extend("$id" = "urn:gevinst:status:1"),
))]
pub struct Status {
    /// `gevinst.status`.
    #[serde(rename = "skema")]
    #[cfg_attr(test, schemars(description = "Hvad svaret er.", extend("const" = formats::STATUS.name)))]
    pub form: &'static str,
    /// The version of that form.
    #[serde(rename = "skemaversion")]
    #[cfg_attr(test, schemars(description = "Versionen af dette skema.", extend("const" = formats::STATUS.version)))]
    pub form_version: u32,
    /// The version of this program.
    #[cfg_attr(test, schemars(description = "Den version af gevinst, der svarede.", length(min = 1)))]
    pub version: &'static str,
    /// The municipality.
    #[serde(rename = "kommune")]
    #[cfg_attr(test, schemars(description = "Kommunens navn."))]
    pub municipality: String,
    /// The programme.
    #[serde(rename = "program")]
    #[cfg_attr(test, schemars(description = "Programmets navn."))]
    pub programme: String,
    /// The next month; nothing where the year is over, or where it is not known which month it is.
    #[serde(rename = "næste")]
    #[cfg_attr(
        test,
        schemars(
            description = "Den næste måned, eller `null`, hvis året er slut, eller hvis det ikke er til at sige, hvilken måned det er."
        )
    )]
    pub next: Option<Upcoming>,
    /// What is accepted, the oldest first.
    #[serde(rename = "godkendt")]
    #[cfg_attr(test, schemars(description = "De godkendelser, der er givet, i den rækkefølge, de blev givet."))]
    pub accepted: Vec<Accepted>,
    /// What is open, a sentence each.
    #[serde(rename = "åbent")]
    #[cfg_attr(test, schemars(description = "Det, der er åbent: én sætning for hver slags."))]
    pub open: Vec<Open>,
    /// What can be done, the first of them now.
    #[serde(rename = "skridt")]
    #[cfg_attr(test, schemars(description = "Det, der kan gøres. Det første er det, der skal gøres nu."))]
    pub steps: Vec<Step>,
    /// What can be done besides, whatever is to be done now: only a menu has room for it.
    #[serde(skip)]
    pub besides: Vec<Step>,
}

/// The next month.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "måned", description = "En måned, der ikke er godkendt.", deny_unknown_fields)
)]
pub struct Upcoming {
    /// The month.
    #[serde(rename = "periode", serialize_with = "written")]
    #[cfg_attr(test, schemars(description = "Måneden, fx 2026-03.", with = "String", length(min = 7)))]
    pub month: Month,
    /// Why it is this one; nothing where it was asked for.
    #[serde(rename = "hvorfor", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        test,
        schemars(
            description = "Hvorfor det er den. Mangler, hvis der blev spurgt om netop den måned.",
            with = "String"
        )
    )]
    pub why: Option<String>,
    /// The last day that centres may deliver.
    #[serde(rename = "frist")]
    #[cfg_attr(test, schemars(description = "Den dag, centrene senest afleverer, fx 2026-04-10.", length(min = 10)))]
    pub deadline: String,
    /// The day to send the centre pages.
    #[serde(rename = "centerark_senest", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        test,
        schemars(
            description = "Den dag, Centerark senest sendes, så centrene har set dem før direktionen. Mangler, hvis Direktionsmøde ikke er udfyldt.",
            with = "String",
            length(min = 10)
        )
    )]
    pub centre_pages_by: Option<String>,
    /// The day the directors meet.
    #[serde(rename = "direktionsmøde", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(description = "Den dag, direktionen ser rapporten.", with = "String", length(min = 10)))]
    pub meeting: Option<String>,
    /// Whether a report is there, and of what.
    #[serde(rename = "rapport")]
    #[cfg_attr(test, schemars(description = "Om der er en rapport, og om den er af de filer, der er nu."))]
    pub report: Made,
    /// The active centres.
    #[serde(rename = "centre")]
    #[cfg_attr(test, schemars(description = "Hvert aktivt center, i programmets rækkefølge."))]
    pub centres: Vec<CentreStatus>,
}

/// Whether a report is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        rename = "rapport",
        description = "`none`: ingen, `stale`: filerne eller programmet er ændret siden, `fresh`: den er af det, der er nu."
    )
)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// There is none.
    None,
    /// Files or programme have changed since.
    Stale,
    /// It is of what is there now.
    Fresh,
}

/// A centre.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "center", description = "Et center, og hvad der mangler fra det.", deny_unknown_fields)
)]
pub struct CentreStatus {
    /// Its code.
    #[serde(rename = "kode")]
    #[cfg_attr(test, schemars(description = "Centerkoden.", length(min = 1)))]
    pub code: String,
    /// Its name.
    #[serde(rename = "navn")]
    #[cfg_attr(test, schemars(description = "Centrets navn."))]
    pub name: String,
    /// How far it is: `missing`, `unread`, `rejected`, `delivered` or `approved`.
    #[serde(rename = "tilstand")]
    #[cfg_attr(test, schemars(description = "`missing`: intet er kommet, `unread`: en fil, der kan være den, ligger der og kunne ikke læses, `rejected`: filen kan ikke bruges, `delivered`: den er kommet, `approved`: den er kommet og godkendt af centerchefen.", extend("enum" = ["missing", "unread", "rejected", "delivered", "approved"])))]
    pub state: &'static str,
    /// What it owes beside its business case.
    #[serde(rename = "mangler", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(description = "Hvad der ellers mangler fra centret."))]
    pub lacking: Vec<String>,
    /// How many points it is to mend.
    #[serde(rename = "at_rette")]
    #[cfg_attr(test, schemars(description = "Hvor mange punkter centret skal rette, før alt tæller med."))]
    pub mend: usize,
    /// How many it is to look at.
    #[serde(rename = "at_se_efter")]
    #[cfg_attr(test, schemars(description = "Hvor mange punkter centret bør se efter."))]
    pub look: usize,
}

/// An approval.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "godkendelse", description = "En godkendelse.", deny_unknown_fields)
)]
pub struct Accepted {
    /// The month.
    #[serde(rename = "periode", serialize_with = "written")]
    #[cfg_attr(test, schemars(description = "Måneden, fx 2026-03.", with = "String", length(min = 7)))]
    pub month: Month,
    /// The package.
    #[serde(rename = "pakke")]
    #[cfg_attr(test, schemars(description = "Pakkens mappe i arkivet.", length(min = 7)))]
    pub package: String,
    /// Who accepted it.
    #[serde(rename = "af", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(description = "Hvem der godkendte, hvis det er skrevet.", with = "String"))]
    pub by: Option<String>,
}

/// Something open.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "åbent", description = "Noget, der er åbent.", deny_unknown_fields)
)]
pub struct Open {
    /// What kind it is of; never changed.
    #[serde(rename = "nøgle")]
    #[cfg_attr(test, schemars(description = "Hvilken slags. En nøgle ændres aldrig.", extend("enum" = open::KEYS)))]
    pub key: &'static str,
    /// In a sentence.
    #[serde(rename = "tekst")]
    #[cfg_attr(test, schemars(description = "I en sætning.", length(min = 1)))]
    pub told: String,
}

impl Status {
    /// By what is seen.
    pub fn of(seen: &Seen<'_>) -> Self {
        let accepted = seen.accepted.iter().map(|(month, package)| Accepted {
            month: *month,
            package: package.name.clone(),
            by: package.accepted_by.clone(),
        });
        let next = seen.period.map(|period| Upcoming::of(seen, period));
        let mut status = Self {
            form: formats::STATUS.name,
            form_version: formats::STATUS.version,
            version: VERSION,
            municipality: seen.names[0].to_owned(),
            programme: seen.names[1].to_owned(),
            accepted: accepted.collect(),
            open: Vec::new(),
            steps: Vec::new(),
            besides: Vec::new(),
            next,
        };
        status.open = open::open(&status, seen);
        status.steps = steps::steps(&status, seen);
        status.besides = steps::besides(&status, seen);
        status
    }
}

impl Upcoming {
    fn of(seen: &Seen<'_>, period: &Consolidated) -> Self {
        let (report, month) = (Report::of(period), period.basis.period);
        let (deadline, meeting) = (report.programme.deadline(month), report.meeting());
        let why = match seen.next {
            Next::Month { month: next, why } if *next == month => Some(why.clone()),
            _ => None,
        };
        let made = match seen.shown {
            None => Made::None,
            Some(record) if record.run_id == period.run_id => Made::Fresh,
            Some(_) => Made::Stale,
        };
        let centres = progress(&report).into_iter().map(|one| CentreStatus {
            code: one.centre.code.to_string(),
            name: one.centre.name.clone(),
            state: key(one.progress),
            lacking: one.lacking,
            mend: one.mend,
            look: one.look,
        });
        Self {
            month,
            why,
            deadline: deadline.to_string(),
            centre_pages_by: meeting.map(|meeting| centre_pages_by(deadline, meeting).to_string()),
            meeting: meeting.map(|meeting| meeting.to_string()),
            report: made,
            centres: centres.collect(),
        }
    }

    /// The codes of the centres that are so far.
    fn codes(&self, is_one: impl Fn(&CentreStatus) -> bool) -> Vec<&str> {
        self.centres.iter().filter(|centre| is_one(centre)).map(|centre| centre.code.as_str()).collect()
    }

    /// How many have delivered something that counts.
    fn delivered(&self) -> usize {
        self.codes(CentreStatus::has_delivered).len()
    }
}

impl CentreStatus {
    fn has_delivered(&self) -> bool {
        ["delivered", "approved"].contains(&self.state)
    }

    /// Whether there is nothing to ask it for.
    fn is_in_order(&self) -> bool {
        self.has_delivered() && self.mend == 0 && self.lacking.is_empty()
    }
}

/// What how far a centre is is called in JSON; never changed.
fn key(progress: Progress) -> &'static str {
    match progress {
        Progress::Missing => "missing",
        Progress::Unread => "unread",
        Progress::Rejected => "rejected",
        Progress::Delivered => "delivered",
        Progress::Approved => "approved",
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde lends a field it hands over")]
fn written<S: serde::Serializer>(month: &Month, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::hold_schema;

    #[test]
    fn the_schema_is_that_of_the_structs() {
        hold_schema::<Status>("docs/status.schema.json");
    }
}
