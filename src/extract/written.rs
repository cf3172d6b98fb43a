//! An extract as it is written: compact, borrowed on both ways, everything static by its key.
use super::{
    Extract, Unusable, Written,
    row::{DecimalAs, RowAs},
    spot::{FindingAs, Names, table, template},
};
use crate::{
    findings::Finding,
    formulas::welch::Sample,
    intake::{Arrived, Delivery, Headers, Identity, Place, RegistrationSums, Sheet, Submission, TaskSums, Whereabouts},
    schema::{Choice, Template, time_registration::registrations::Variant},
    units::{Count, Minutes},
    xlsx::{Refusal, Visibility},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Serialize, Deserialize)]
struct HeadAs<'a> {
    file: &'a str,
    sha256: &'a str,
    bytes: u64,
    #[serde(borrow)]
    arrived: ArrivedAs<'a>,
    #[serde(borrow)]
    found: Vec<FindingAs<'a>>,
}

#[derive(Serialize, Deserialize)]
enum ArrivedAs<'a> {
    Noise,
    Refused(Refusal),
    Unfinished,
    #[serde(borrow)]
    Read(Box<SubmissionAs<'a>>),
}

#[derive(Serialize, Deserialize)]
struct SubmissionAs<'a> {
    identity: Identity,
    template: Option<&'a str>,
    #[serde(borrow)]
    sheets: Vec<SheetAs<'a>>,
    registration_sums: Option<RegistrationSumsAs>,
    modified: Option<&'a str>,
    has_macros: bool,
    has_external_links: bool,
}

#[derive(Serialize, Deserialize)]
struct SheetAs<'a> {
    table: &'a str,
    found: Whereabouts,
    sheet: &'a str,
    visibility: Visibility,
    header_row: u32,
    columns: Vec<Option<u16>>,
    blank_rows: u32,
    too_many_rows: bool,
    broken_off: bool,
    /// The row of a form; those of a table are in the body.
    #[serde(borrow)]
    form: Vec<RowAs<'a>>,
}

#[derive(Serialize, Deserialize)]
struct RegistrationSumsAs {
    all: Vec<TaskSumsAs>,
    counting: Vec<TaskSumsAs>,
    counted: Vec<(u32, [DecimalAs; 2])>,
    rows: u64,
    accepted: u64,
}

#[derive(Serialize, Deserialize)]
struct TaskSumsAs {
    task_row: u32,
    sample: Option<SampleAs>,
    by_variant: Vec<(u8, SampleAs)>,
    employees: usize,
    days: usize,
    unusual: usize,
}

/// Rows, units, mean, variance of the mean, median, least, most and spread.
#[derive(Serialize, Deserialize)]
struct SampleAs(usize, [DecimalAs; 7]);

pub(super) fn write(delivery: &Delivery, found: &[Finding]) -> Written {
    Written { head: write_head(delivery, found), body: bytes(&tables(delivery)) }
}

pub(super) fn write_head(delivery: &Delivery, found: &[Finding]) -> Vec<u8> {
    bytes(&HeadAs {
        file: &delivery.file,
        sha256: &delivery.sha256,
        bytes: delivery.bytes,
        arrived: ArrivedAs::of(&delivery.arrived),
        found: found.iter().map(FindingAs::of).collect(),
    })
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(value).expect("numbers, texts and lists of known length are always written")
}

/// The rows of every table; none for a form.
fn tables(delivery: &Delivery) -> Vec<Vec<RowAs<'_>>> {
    let sheets = delivery.submission().map_or(&[][..], |submission| &submission.sheets);
    let rows = |sheet| if is_form(sheet) { Vec::new() } else { rows(sheet) };
    sheets.iter().map(rows).collect()
}

fn is_form(sheet: &Sheet) -> bool {
    sheet.table.is_form()
}

fn rows(sheet: &Sheet) -> Vec<RowAs<'_>> {
    sheet.rows.iter().map(|row| RowAs::of(row, &sheet.headers)).collect()
}

pub(super) fn read_head(head: &[u8]) -> Result<Extract, Unusable> {
    let head: HeadAs<'_> = whole(head)?;
    let mut names = Names::default();
    let file = names.of(head.file);
    Ok(Extract {
        delivery: Delivery {
            sha256: head.sha256.to_owned(),
            bytes: head.bytes,
            arrived: head.arrived.read(&file, &mut names)?,
            file,
        },
        found: head.found.into_iter().map(|finding| finding.read(&mut names)).collect::<Result<_, _>>()?,
        whole: false,
    })
}

/// A value that fills all of the bytes.
fn whole<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Unusable> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(Unusable),
    }
}

pub(super) fn fill(delivery: &mut Delivery, body: &[u8]) -> Result<(), Unusable> {
    let tables: Vec<Vec<RowAs<'_>>> = whole(body)?;
    let sheets = match &mut delivery.arrived {
        Arrived::Read(submission) => &mut submission.sheets[..],
        Arrived::Noise | Arrived::Refused(_) | Arrived::Unfinished => &mut [],
    };
    if sheets.len() != tables.len() {
        return Err(Unusable);
    }
    for (sheet, rows) in sheets.iter_mut().zip(tables).filter(|(sheet, _)| !is_form(sheet)) {
        let read = rows.into_iter().map(|row| row.read(sheet.table, &sheet.place, &sheet.headers));
        sheet.rows = read.collect::<Result<_, _>>()?;
    }
    Ok(())
}

impl<'a> ArrivedAs<'a> {
    fn of(arrived: &'a Arrived) -> Self {
        match arrived {
            Arrived::Noise => Self::Noise,
            Arrived::Refused(refusal) => Self::Refused(*refusal),
            Arrived::Unfinished => Self::Unfinished,
            Arrived::Read(submission) => Self::Read(Box::new(SubmissionAs::of(submission))),
        }
    }

    fn read(self, file: &Arc<str>, names: &mut Names<'a>) -> Result<Arrived, Unusable> {
        Ok(match self {
            Self::Noise => Arrived::Noise,
            Self::Refused(refusal) => Arrived::Refused(refusal),
            Self::Unfinished => Arrived::Unfinished,
            Self::Read(submission) => Arrived::Read(Box::new(submission.read(file, names)?)),
        })
    }
}

impl<'a> SubmissionAs<'a> {
    fn of(submission: &'a Submission) -> Self {
        Self {
            identity: submission.identity.clone(),
            template: submission.template.map(|template| template.id),
            sheets: submission.sheets.iter().map(SheetAs::of).collect(),
            registration_sums: submission.registration_sums.as_ref().map(RegistrationSumsAs::of),
            modified: submission.modified.as_deref(),
            has_macros: submission.has_macros,
            has_external_links: submission.has_external_links,
        }
    }

    fn read(self, file: &Arc<str>, names: &mut Names<'a>) -> Result<Submission, Unusable> {
        let template = self.template.map(template).transpose()?;
        let sheet = |sheet: SheetAs<'a>| sheet.read(template.ok_or(Unusable)?, file, names);
        Ok(Submission {
            file: file.clone(),
            identity: self.identity,
            template,
            sheets: self.sheets.into_iter().map(sheet).collect::<Result<_, _>>()?,
            registration_sums: self.registration_sums.map(RegistrationSumsAs::read).transpose()?,
            modified: self.modified.map(str::to_owned),
            has_macros: self.has_macros,
            has_external_links: self.has_external_links,
            personal: Vec::new(),
        })
    }
}

impl<'a> SheetAs<'a> {
    fn of(sheet: &'a Sheet) -> Self {
        Self {
            table: sheet.table.key,
            found: sheet.found,
            sheet: &sheet.place.sheet,
            visibility: sheet.visibility,
            header_row: sheet.headers.row,
            columns: sheet.headers.columns.clone(),
            blank_rows: sheet.blank_rows,
            too_many_rows: sheet.too_many_rows,
            broken_off: sheet.broken_off,
            form: if is_form(sheet) { rows(sheet) } else { Vec::new() },
        }
    }

    fn read(self, home: &'static Template, file: &Arc<str>, names: &mut Names<'a>) -> Result<Sheet, Unusable> {
        let table = table(home, self.table)?;
        let place = Place { file: file.clone(), sheet: names.of(self.sheet) };
        let headers = Headers { row: self.header_row, columns: self.columns, faults: Vec::new() };
        let rows = self.form.into_iter().map(|row| row.read(table, &place, &headers)).collect::<Result<_, _>>()?;
        Ok(Sheet {
            found: self.found,
            visibility: self.visibility,
            headers,
            rows,
            blank_rows: self.blank_rows,
            too_many_rows: self.too_many_rows,
            broken_off: self.broken_off,
            ..Sheet::missing(table, place)
        })
    }
}

impl RegistrationSumsAs {
    fn of(registration_sums: &RegistrationSums) -> Self {
        let of = |times: &[TaskSums]| times.iter().map(TaskSumsAs::of).collect();
        let RegistrationSums { all, counting, counted, rows, accepted } = registration_sums;
        let counted = counted.iter().map(|(row, both)| (*row, both.map(DecimalAs::from))).collect();
        Self { all: of(all), counting: of(counting), counted, rows: *rows, accepted: *accepted }
    }

    fn read(self) -> Result<RegistrationSums, Unusable> {
        let read = |times: Vec<TaskSumsAs>| times.into_iter().map(TaskSumsAs::read).collect::<Result<_, _>>();
        let both = |(row, [rows, units]): (u32, [DecimalAs; 2])| Ok((row, [rows.try_into()?, units.try_into()?]));
        Ok(RegistrationSums {
            all: read(self.all)?,
            counting: read(self.counting)?,
            counted: self.counted.into_iter().map(both).collect::<Result<_, _>>()?,
            rows: self.rows,
            accepted: self.accepted,
        })
    }
}

impl TaskSumsAs {
    fn of(times: &TaskSums) -> Self {
        let place = |variant| Variant::VALUES.iter().position(|known| *known == variant).unwrap_or_default();
        let one = |(variant, sample): &(Variant, Sample)| {
            let place = u8::try_from(place(*variant)).expect("a list in a cell is never so long");
            (place, SampleAs::of(sample))
        };
        Self {
            task_row: times.task_row,
            sample: times.sample.as_ref().map(SampleAs::of),
            by_variant: times.by_variant.iter().map(one).collect(),
            employees: times.employees,
            days: times.days,
            unusual: times.unusual,
        }
    }

    fn read(self) -> Result<TaskSums, Unusable> {
        let one = |(place, sample): (u8, SampleAs)| {
            Ok((*Variant::VALUES.get(usize::from(place)).ok_or(Unusable)?, sample.read()?))
        };
        Ok(TaskSums {
            task_row: self.task_row,
            sample: self.sample.map(SampleAs::read).transpose()?,
            by_variant: self.by_variant.into_iter().map(one).collect::<Result<_, _>>()?,
            employees: self.employees,
            days: self.days,
            unusual: self.unusual,
        })
    }
}

impl SampleAs {
    fn of(sample: &Sample) -> Self {
        let Sample { rows, units, mean, variance_of_mean, median, min, max, spread } = *sample;
        Self(rows, [units.0, mean.0, variance_of_mean, median.0, min.0, max.0, spread.0].map(DecimalAs::from))
    }

    fn read(self) -> Result<Sample, Unusable> {
        let Self(rows, [units, mean, variance, median, min, max, spread]) = self;
        Ok(Sample {
            rows,
            units: Count(units.try_into()?),
            mean: Minutes(mean.try_into()?),
            variance_of_mean: variance.try_into()?,
            median: Minutes(median.try_into()?),
            min: Minutes(min.try_into()?),
            max: Minutes(max.try_into()?),
            spread: Minutes(spread.try_into()?),
        })
    }
}
