//! What has changed since the period was last consolidated: the files, the programme, and the figures that follow.
use crate::{
    archive::{Difference, Record},
    danish::{
        show,
        words::{list, plural},
    },
    measures::{HEADROOM_BOOKED, HEADROOM_FORECAST, HOURS_DOCUMENTED, Measure},
    units::{Hours, Kroner},
};
use serde::Serialize;
use std::fmt::Write;

/// More files than this are only counted.
const NAMED: usize = 5;

/// **Siden sidste kørsel.** What differs between two runs of one period.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        rename = "siden_sidst",
        description = "Hvad der er ændret, siden måneden sidst blev samlet.",
        deny_unknown_fields
    )
)]
pub struct Since {
    /// Files that were not there.
    #[serde(rename = "nye")]
    #[cfg_attr(test, schemars(description = "Filer, der er kommet til."))]
    pub new: Vec<String>,
    /// Files with other bytes.
    #[serde(rename = "ændrede")]
    #[cfg_attr(test, schemars(description = "Filer med et andet indhold."))]
    pub changed: Vec<String>,
    /// Files that are gone.
    #[serde(rename = "væk")]
    #[cfg_attr(test, schemars(description = "Filer, der ikke er der mere."))]
    pub gone: Vec<String>,
    /// Whether `program.xlsx` has changed.
    #[serde(rename = "program_ændret")]
    #[cfg_attr(test, schemars(description = "Om program.xlsx er ændret."))]
    pub programme: bool,
    /// The figures that are others.
    #[serde(rename = "tal")]
    #[cfg_attr(test, schemars(description = "De tal, der er blevet nogle andre."))]
    pub figures: Vec<Moved>,
}

/// A figure that has become another.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "ændret_tal", description = "Et tal før og nu.", deny_unknown_fields)
)]
pub struct Moved {
    /// The measure's key.
    #[serde(rename = "tal")]
    #[cfg_attr(test, schemars(description = "Nøgletallets nøgle.", length(min = 1)))]
    pub measure: String,
    /// What it was.
    #[serde(rename = "før")]
    #[cfg_attr(test, schemars(description = "Hvad det var, med alle decimaler; `null`, hvis det ikke fandtes."))]
    pub before: Option<String>,
    /// What it is.
    #[serde(rename = "nu")]
    #[cfg_attr(test, schemars(description = "Hvad det er; `null`, hvis det ikke findes."))]
    pub now: Option<String>,
}

impl Since {
    /// What differs between two records of runs.
    pub fn between(before: &Record, now: &Record) -> Self {
        let files = now.differences(before, |_| true);
        let named = |meant: Difference| -> Vec<String> {
            let of = files.iter().filter(|(difference, _)| *difference == meant);
            let mut names: Vec<String> = of.map(|(_, input)| input.file.clone()).collect();
            names.sort();
            names
        };
        let totals = now.totals.iter().filter_map(|total| {
            let then = before.totals.iter().find(|then| then.measure == total.measure)?;
            (then.value != total.value).then(|| Moved {
                measure: total.measure.clone(),
                before: then.value.clone(),
                now: total.value.clone(),
            })
        });
        Self {
            new: named(Difference::New),
            changed: named(Difference::Changed),
            gone: named(Difference::Gone),
            programme: before.programme_sha256 != now.programme_sha256,
            figures: totals.collect(),
        }
    }

    /// Whether nothing differs.
    pub fn is_nothing(&self) -> bool {
        *self == Self { new: vec![], changed: vec![], gone: vec![], programme: false, figures: vec![] }
    }

    /// In a few lines, with the three figures that are in every summary.
    pub fn text(&self) -> String {
        if self.is_nothing() {
            return "Siden sidste kørsel: intet er ændret.\n".to_owned();
        }
        let told = [
            (&self.new, "ny fil", "nye filer"),
            (&self.changed, "ændret fil", "ændrede filer"),
            (&self.gone, "fil er væk", "filer er væk"),
        ];
        let mut parts: Vec<String> = told
            .into_iter()
            .filter(|(files, ..)| !files.is_empty())
            .map(|(files, one, many)| named(files, one, many))
            .collect();
        if self.programme {
            parts.push("program.xlsx er ændret".to_owned());
        }
        if parts.is_empty() {
            parts.push("de samme filer".to_owned());
        }
        let mut text = format!("Siden sidste kørsel: {}.\n", list(&parts));
        for measure in [&HEADROOM_BOOKED, &HEADROOM_FORECAST, &HOURS_DOCUMENTED] {
            if let Some(moved) = self.figures.iter().find(|moved| moved.measure == measure.key) {
                let _ = writeln!(
                    text,
                    "  {}: {} → {}",
                    measure.label,
                    shown(measure, moved.before.as_ref()),
                    shown(measure, moved.now.as_ref())
                );
            }
        }
        text
    }
}

/// `2 nye filer (a.xlsx og b.xlsx)`
fn named(files: &[String], one: &str, many: &str) -> String {
    let names: Vec<&str> = files.iter().map(|file| file.rsplit('/').next().unwrap_or(file)).collect();
    let names = if names.len() > NAMED { String::new() } else { format!(" ({})", list(&names)) };
    format!("{}{names}", plural(files.len(), one, many))
}

fn shown(measure: &Measure, value: Option<&String>) -> String {
    let value = value.and_then(|value| value.parse().ok());
    match value {
        None => "intet".to_owned(),
        Some(hours) if measure.key == HOURS_DOCUMENTED.key => format!("{} timer", show::hours(Hours(hours))),
        Some(kroner) => show::amount(Kroner(kroner)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Input, Total};

    fn record(files: &[(&str, &str)], booked: &str) -> Record {
        let input = |(file, sum): &(&str, &str)| Input {
            file: (*file).to_owned(),
            sha256: (*sum).to_owned(),
            fate: "used".to_owned(),
        };
        Record {
            version: String::new(),
            build: None,
            run_id: String::new(),
            period: "2026-03".to_owned(),
            programme_sha256: String::new(),
            compared_with: None,
            inputs: files.iter().map(input).collect(),
            facts: 0,
            totals: vec![Total { measure: HEADROOM_BOOKED.key.to_owned(), value: Some(booked.to_owned()) }],
            controls: Vec::new(),
        }
    }

    #[test]
    fn what_differs_between_two_runs_is_told() {
        let before = record(&[("indsendt/a.xlsx", "1"), ("indsendt/b.xlsx", "2"), ("indsendt/c.xlsx", "3")], "1000");
        let now = record(&[("indsendt/a.xlsx", "1"), ("indsendt/b.xlsx", "4"), ("indsendt/d.xlsx", "5")], "2500.5");
        let since = Since::between(&before, &now);
        let text = since.text();
        assert!(
            text.starts_with(
                "Siden sidste kørsel: 1 ny fil (d.xlsx), 1 ændret fil (b.xlsx) og 1 fil er væk (c.xlsx).\n"
            ),
            "{text}"
        );
        assert!(text.contains("1.000") && text.contains("→ 2.50"), "{text}");
        let same = Since::between(&now, &now);
        assert!(same.is_nothing() && same.text().contains("intet er ændret"));
    }
}
