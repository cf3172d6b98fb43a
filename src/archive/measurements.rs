//! What is kept of a measurement that was accepted, as JSON and back: enough to see that it is another later, and no more. The
//! rows and the employees' codes are not kept, only a checksum of the rows; what was measured by fewer than are shown apart is
//! kept without its minutes and without how many they were.
use super::{MEASUREMENTS_FILE, Unreadable};
use crate::{
    formats::{Flaw, MEASUREMENTS, json},
    schema::{
        Choice, Id,
        time_registration::master::{MeasurementPoint, Method},
    },
    units::{Date, Decimal},
};
use serde::{Deserialize, Serialize};

/// **Godkendt måling.** A measurement of a task as it counted in an accepted period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// The centre.
    pub centre: Id,
    /// The task.
    pub task: Id,
    /// Before, after, or whether it lasts.
    pub point: MeasurementPoint,
    /// The first day measured.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// How the minutes were found.
    pub method: Method,
    /// The file.
    pub file: String,
    /// Usual rows.
    pub rows: usize,
    /// Units in them.
    pub units: Decimal,
    /// How many people were measured; nothing where they are fewer than are shown apart.
    pub employees: Option<usize>,
    /// Minutes per unit, and their standard error; nothing where there are no rows, or too few people to show.
    pub minutes: Option<(Decimal, Decimal)>,
    /// A checksum of the rows.
    pub checksum: String,
    /// Whether a benefit was documented by it.
    pub documents: bool,
}

#[derive(Serialize, Deserialize)]
struct MeasurementsFile {
    #[serde(rename = "skema")]
    form: String,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    #[serde(rename = "målinger")]
    measurements: Vec<MeasurementRecord>,
}

#[derive(Serialize, Deserialize)]
struct MeasurementRecord {
    #[serde(rename = "center")]
    centre: String,
    #[serde(rename = "opgave")]
    task: String,
    #[serde(rename = "måling")]
    point: String,
    #[serde(rename = "fra")]
    from: String,
    #[serde(rename = "til")]
    to: String,
    #[serde(rename = "metode")]
    method: String,
    #[serde(rename = "fil")]
    file: String,
    #[serde(rename = "antal_rækker")]
    rows: usize,
    #[serde(rename = "enheder")]
    units: String,
    #[serde(rename = "medarbejdere")]
    employees: Option<usize>,
    #[serde(rename = "minutter")]
    mean: Option<String>,
    #[serde(rename = "standardfejl")]
    standard_error: Option<String>,
    #[serde(rename = "rækkernes_kontrolsum")]
    checksum: String,
    #[serde(rename = "dokumenterer")]
    documents: bool,
}

/// The measurements as a file.
pub fn measurements(measurements: &[Measurement]) -> String {
    let record = |one: &Measurement| MeasurementRecord {
        centre: one.centre.to_string(),
        task: one.task.to_string(),
        point: one.point.label().to_owned(),
        from: one.from.to_string(),
        to: one.to.to_string(),
        method: one.method.label().to_owned(),
        file: one.file.clone(),
        rows: one.rows,
        units: one.units.normalize().to_string(),
        employees: one.employees,
        mean: one.minutes.map(|(mean, _)| mean.normalize().to_string()),
        standard_error: one.minutes.map(|(_, error)| error.normalize().to_string()),
        checksum: one.checksum.clone(),
        documents: one.documents,
    };
    let (form, form_version) = (MEASUREMENTS.name.to_owned(), MEASUREMENTS.version);
    let file = MeasurementsFile { form, form_version, measurements: measurements.iter().map(record).collect() };
    json(&file)
}

/// The measurements in a file of any version so far.
///
/// # Errors
/// A file that is not one of ours, or of a newer version.
pub fn measurements_of(bytes: &[u8]) -> Result<Vec<Measurement>, Unreadable> {
    let unreadable = |flaw| Unreadable { file: MEASUREMENTS_FILE, flaw };
    let file: MeasurementsFile = MEASUREMENTS.read(bytes).map_err(unreadable)?;
    let read: Option<Vec<Measurement>> = file.measurements.into_iter().map(measurement).collect();
    read.ok_or(unreadable(Flaw::Broken))
}

fn measurement(record: MeasurementRecord) -> Option<Measurement> {
    let number = |text: String| text.parse::<Decimal>().ok();
    let minutes = match record.mean.zip(record.standard_error) {
        Some((mean, error)) => Some((number(mean)?, number(error)?)),
        None => None,
    };
    Some(Measurement {
        centre: Id(record.centre),
        task: Id(record.task),
        point: chosen(&record.point)?,
        from: record.from.parse().ok()?,
        to: record.to.parse().ok()?,
        method: chosen(&record.method)?,
        file: record.file,
        rows: record.rows,
        units: record.units.parse().ok()?,
        employees: record.employees,
        minutes,
        checksum: record.checksum,
        documents: record.documents,
    })
}

/// A choice by its label, or by one it was known by.
fn chosen<C: Choice>(label: &str) -> Option<C> {
    let synonym = C::SYNONYMS.iter().find(|(known, _)| *known == label).map_or(label, |(_, label)| label);
    C::VALUES.iter().copied().find(|value| value.label() == synonym)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measurements_come_back_as_they_were() {
        let shown = Measurement {
            centre: Id("CBD".to_owned()),
            task: Id("O01".to_owned()),
            point: MeasurementPoint::Before,
            from: "2025-11-03".parse().unwrap(),
            to: "2025-11-28".parse().unwrap(),
            method: Method::Stopwatch,
            file: "indsendt/før.xlsx".to_owned(),
            rows: 40,
            units: Decimal::from(41),
            employees: Some(8),
            minutes: Some(("18.25".parse().unwrap(), "0.115".parse().unwrap())),
            checksum: "ab".to_owned(),
            documents: true,
        };
        let withheld = Measurement { employees: None, minutes: None, documents: false, ..shown.clone() };
        let all = vec![shown, withheld];
        let written = measurements(&all);
        assert_eq!(measurements_of(written.as_bytes()), Ok(all));
        let newer = written.replace("\"skemaversion\": 1", "\"skemaversion\": 2");
        assert_eq!(measurements_of(newer.as_bytes()).unwrap_err().flaw, Flaw::Newer);
        let other = written.replace("\"Stopur\"", "\"Ur\"");
        assert_eq!(measurements_of(other.as_bytes()).unwrap_err().flaw, Flaw::Broken);
    }
}
