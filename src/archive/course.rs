//! How the forecast stood each time a month was accepted: so that a report can say where it is going.
use super::{COURSE_FILE, Unreadable};
use crate::{
    formats::{COURSE, Flaw, json},
    schema::Id,
    units::{Decimal, Month},
};
use serde::{Deserialize, Serialize};

/// How the headroom of a centre, or of all, stood when a month was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// The accepted month.
    pub month: Month,
    /// The centre; the programme as a whole has none.
    pub centre: Option<Id>,
    /// The low end of the year's forecast, in kroner.
    pub low: Decimal,
    /// The high end of the year's forecast, in kroner.
    pub high: Decimal,
    /// What was booked in the year till then, in kroner.
    pub booked: Decimal,
}

#[derive(Serialize, Deserialize)]
struct CourseFile {
    #[serde(rename = "skema")]
    form: String,
    #[serde(rename = "skemaversion")]
    form_version: u32,
    #[serde(rename = "forløb")]
    stood: Vec<StoodRecord>,
}

/// Kroner as texts, so that nothing is rounded.
#[derive(Serialize, Deserialize)]
struct StoodRecord {
    #[serde(rename = "måned")]
    month: String,
    #[serde(rename = "center", default, skip_serializing_if = "Option::is_none")]
    centre: Option<String>,
    #[serde(rename = "prognose_lav")]
    low: String,
    #[serde(rename = "prognose")]
    high: String,
    #[serde(rename = "bogført")]
    booked: String,
}

/// A course as a file.
pub fn course(stood: &[Stood]) -> String {
    let record = |one: &Stood| StoodRecord {
        month: one.month.to_string(),
        centre: one.centre.as_ref().map(Id::to_string),
        low: one.low.normalize().to_string(),
        high: one.high.normalize().to_string(),
        booked: one.booked.normalize().to_string(),
    };
    let file = CourseFile {
        form: COURSE.name.to_owned(),
        form_version: COURSE.version,
        stood: stood.iter().map(record).collect(),
    };
    json(&file)
}

/// The course in a file.
///
/// # Errors
/// A file that is not one of ours, or of a newer version.
pub fn course_of(bytes: &[u8]) -> Result<Vec<Stood>, Unreadable> {
    let unreadable = |flaw| Unreadable { file: COURSE_FILE, flaw };
    let file: CourseFile = COURSE.read(bytes).map_err(unreadable)?;
    let one = |record: StoodRecord| {
        Some(Stood {
            month: Month::parse(&record.month)?,
            centre: record.centre.map(Id),
            low: record.low.parse().ok()?,
            high: record.high.parse().ok()?,
            booked: record.booked.parse().ok()?,
        })
    };
    file.stood.into_iter().map(one).collect::<Option<_>>().ok_or_else(|| unreadable(Flaw::Broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let programme = Stood {
            month: Month::new(2026, 1).unwrap(),
            centre: None,
            low: Decimal::new(20_001, 1),
            high: Decimal::new(21_005, 1),
            booked: Decimal::from(-40),
        };
        let all = [Stood { centre: Some(Id("CBD".to_owned())), ..programme.clone() }, programme];
        assert_eq!(course_of(course(&all).as_bytes()).unwrap(), all);
        assert!(course_of(b"{}").is_err());
    }
}
