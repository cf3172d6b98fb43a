//! What `spor` answers to programs that ask with `--format json`.
use super::{Col, Facts, Trail, months, plain, shown, sums};
use crate::{
    formats,
    version::VERSION,
    xlsx::{At, Formula},
};
use serde::Serialize;

/// A figure, and the cells it comes of.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(
    deny_unknown_fields,
    title = "gevinst spor --format json, version 1",
    description = "Et tal i rapporten, og de celler, det kommer fra.",
    extend("$id" = "urn:gevinst:spor:1"),
))]
pub struct Trace {
    /// `gevinst.spor`.
    #[serde(rename = "skema")]
    #[cfg_attr(test, schemars(description = "Hvad svaret er.", extend("const" = formats::TRACE.name)))]
    pub form: &'static str,
    /// The version of that form.
    #[serde(rename = "skemaversion")]
    #[cfg_attr(test, schemars(description = "Versionen af dette skema.", extend("const" = formats::TRACE.version)))]
    pub form_version: u32,
    /// The version of this program.
    #[cfg_attr(test, schemars(description = "Den version af gevinst, der svarede.", length(min = 1)))]
    pub version: &'static str,
    /// The sheet.
    #[serde(rename = "ark")]
    #[cfg_attr(test, schemars(description = "Arket i rapporten.", length(min = 1)))]
    pub sheet: String,
    /// The cell.
    #[serde(rename = "celle")]
    #[cfg_attr(test, schemars(description = "Cellen, fx A9.", length(min = 2)))]
    pub cell: String,
    /// What stands there.
    #[serde(rename = "værdi")]
    #[cfg_attr(test, schemars(description = "Hvad der står i cellen: et tal med alle decimaler, eller en tekst."))]
    pub value: String,
    /// Its formula.
    #[serde(rename = "formel")]
    #[cfg_attr(test, schemars(description = "Cellens formel, eller `null`."))]
    pub formula: Option<String>,
    /// What a person is told, line by line.
    #[serde(rename = "forklaring")]
    #[cfg_attr(test, schemars(description = "Det, der står på skærmen, linje for linje."))]
    pub told: Vec<String>,
    /// The facts it adds.
    #[serde(rename = "kilder")]
    #[cfg_attr(test, schemars(description = "De tal, der er lagt sammen, hvert med den celle, det er skrevet i."))]
    pub sources: Vec<Source>,
}

/// A fact, and where it was typed.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "kilde", description = "Et tal, og hvor det er skrevet.", deny_unknown_fields)
)]
pub struct Source {
    /// The file.
    #[serde(rename = "fil")]
    #[cfg_attr(test, schemars(description = "Filen, som centret sendte den."))]
    pub file: String,
    /// Its sheet.
    #[serde(rename = "ark")]
    #[cfg_attr(test, schemars(description = "Arket i filen."))]
    pub sheet: String,
    /// Its cell.
    #[serde(rename = "celle")]
    #[cfg_attr(test, schemars(description = "Cellen."))]
    pub cell: String,
    /// The amount.
    #[serde(rename = "værdi")]
    #[cfg_attr(test, schemars(description = "Tallet med alle decimaler."))]
    pub value: String,
    /// Its unit.
    #[serde(rename = "enhed")]
    #[cfg_attr(test, schemars(description = "Tallets enhed."))]
    pub unit: String,
    /// The benefit.
    #[serde(rename = "gevinst")]
    #[cfg_attr(test, schemars(description = "Gevinstens ID."))]
    pub benefit: String,
    /// The month.
    #[serde(rename = "måned")]
    #[cfg_attr(test, schemars(description = "Måneden, fx 2026-03."))]
    pub month: String,
}

impl Trail {
    /// The figure in a cell, and what it comes of, for programs; nothing where no such cell is.
    pub fn answer(&self, sheet: &str, at: At) -> Option<Trace> {
        let told = self.tell(sheet, at)?;
        let cell = self.sheets.get(sheet)?.get(&at)?;
        let formula = cell.formula.as_deref().and_then(Formula::parse);
        let sums = formula.as_ref().map(sums).unwrap_or_default();
        let facts = sums.iter().filter_map(|sum| self.facts(sheet, sum));
        let sources = facts.flat_map(|(home, rows)| rows.into_iter().map(move |row| self.source(&home, row)));
        Some(Trace {
            form: formats::TRACE.name,
            form_version: formats::TRACE.version,
            version: VERSION,
            sheet: sheet.to_owned(),
            cell: at.to_string(),
            value: plain(cell),
            formula: cell.formula.as_ref().map(ToString::to_string),
            told: told.lines().map(str::to_owned).collect(),
            sources: sources.collect(),
        })
    }

    fn source(&self, home: &str, row: u32) -> Source {
        let cell = |col: &'static Col<Facts>| self.sheets.get(home)?.get(&At::new(row, months::TABLE.column(col)));
        let text = |col: &'static Col<Facts>| cell(col).map_or_else(String::new, plain);
        Source {
            file: text(&months::FILE),
            sheet: text(&months::SHEET),
            cell: text(&months::CELL),
            value: text(&months::VALUE),
            unit: text(&months::UNIT),
            benefit: text(&months::BENEFIT),
            month: cell(&months::MONTH).map_or_else(String::new, shown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::hold_schema;

    #[test]
    fn the_schema_is_that_of_the_structs() {
        hold_schema::<Trace>("docs/spor.schema.json");
    }
}
