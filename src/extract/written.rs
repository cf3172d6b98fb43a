//! An extract as it is written: compact, borrowed on both ways, everything static by its key.
use super::{
    Extract, Unusable, Written,
    row::{DecimalAs, RowAs},
    spot::{FindingAs, Names, table, template},
};
use crate::{
    findings::Finding,
    formulas::{
        clusters::Weighing,
        strata::{Strata, Stratum},
        welch::Sample,
    },
    intake::{Contents, Identity, KeptFile, KeptSheet, KeptWorkbook, Place, RegistrationSums, RowTally, TaskSums},
    schema::{Choice, Template, time_registration::registrations::Variant},
    units::{Count, Minutes},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Serialize, Deserialize)]
struct HeadAs<'a> {
    file: &'a str,
    sha256: &'a str,
    bytes: u64,
    #[serde(borrow)]
    workbook: Option<WorkbookAs<'a>>,
    #[serde(borrow)]
    found: Vec<FindingAs<'a>>,
}

#[derive(Serialize, Deserialize)]
struct WorkbookAs<'a> {
    identity: Identity,
    template: Option<&'a str>,
    #[serde(borrow)]
    sheets: Vec<SheetAs<'a>>,
    registration_sums: Option<RegistrationSumsAs>,
    modified: Option<&'a str>,
    contents: Contents,
}

#[derive(Serialize, Deserialize)]
struct SheetAs<'a> {
    table: &'a str,
    sheet: &'a str,
    columns: Vec<Option<u16>>,
    tally: RowTally,
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
    strata: Vec<StratumAs>,
    /// Two variants, and the product of what their rows lie away from the mean.
    products: Vec<(u8, u8, DecimalAs)>,
    without_variant: usize,
    employees: usize,
    days: usize,
    unusual: usize,
    checksum: String,
}

/// Rows, employees, and whether they are weighed alike; units, mean, median, least, most and spread; the variance of the
/// mean, if it may be told.
#[derive(Serialize, Deserialize)]
struct SampleAs(usize, usize, bool, [DecimalAs; 6], Option<DecimalAs>);

/// A variant's rows, employees, units, and mean, if it may be told.
#[derive(Serialize, Deserialize)]
struct StratumAs(u8, usize, usize, DecimalAs, Option<DecimalAs>);

pub(super) fn write(file: &KeptFile, found: &[Finding]) -> Written {
    Written { head: write_head(file, found), body: bytes(&tables(file)) }
}

pub(super) fn write_head(file: &KeptFile, found: &[Finding]) -> Vec<u8> {
    bytes(&HeadAs {
        file: &file.file,
        sha256: &file.sha256,
        bytes: file.bytes,
        workbook: file.workbook.as_ref().map(WorkbookAs::of),
        found: found.iter().map(FindingAs::of).collect(),
    })
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(value).expect("numbers, texts and lists of known length are always written")
}

/// The rows of every table; none for a form.
fn tables(file: &KeptFile) -> Vec<Vec<RowAs<'_>>> {
    let sheets = file.workbook.as_ref().map_or(&[][..], |workbook| &workbook.sheets);
    let rows = |sheet| if is_form(sheet) { Vec::new() } else { rows(sheet) };
    sheets.iter().map(rows).collect()
}

fn is_form(sheet: &KeptSheet) -> bool {
    sheet.table.is_form()
}

fn rows(sheet: &KeptSheet) -> Vec<RowAs<'_>> {
    sheet.rows.iter().map(|row| RowAs::of(row, &sheet.columns)).collect()
}

pub(super) fn read_head(head: &[u8]) -> Result<Extract, Unusable> {
    let head: HeadAs<'_> = whole(head)?;
    let mut names = Names::default();
    let file = names.of(head.file);
    Ok(Extract {
        file: KeptFile {
            sha256: head.sha256.to_owned(),
            bytes: head.bytes,
            workbook: head.workbook.map(|workbook| workbook.read(&file, &mut names)).transpose()?,
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

pub(super) fn fill(file: &mut KeptFile, body: &[u8]) -> Result<(), Unusable> {
    let tables: Vec<Vec<RowAs<'_>>> = whole(body)?;
    let sheets = file.workbook.as_mut().map_or(&mut [][..], |workbook| &mut workbook.sheets);
    if sheets.len() != tables.len() {
        return Err(Unusable);
    }
    for (sheet, rows) in sheets.iter_mut().zip(tables).filter(|(sheet, _)| !is_form(sheet)) {
        let read = rows.into_iter().map(|row| row.read(sheet.table, &sheet.place, &sheet.columns));
        sheet.rows = read.collect::<Result<_, _>>()?;
    }
    Ok(())
}

impl<'a> WorkbookAs<'a> {
    fn of(workbook: &'a KeptWorkbook) -> Self {
        Self {
            identity: workbook.identity.clone(),
            template: workbook.template.map(|template| template.id),
            sheets: workbook.sheets.iter().map(SheetAs::of).collect(),
            registration_sums: workbook.registration_sums.as_ref().map(RegistrationSumsAs::of),
            modified: workbook.modified.as_deref(),
            contents: workbook.contents.clone(),
        }
    }

    fn read(self, file: &Arc<str>, names: &mut Names<'a>) -> Result<KeptWorkbook, Unusable> {
        let template = self.template.map(template).transpose()?;
        let sheet = |sheet: SheetAs<'a>| sheet.read(template.ok_or(Unusable)?, file, names);
        Ok(KeptWorkbook {
            file: file.clone(),
            identity: self.identity,
            template,
            sheets: self.sheets.into_iter().map(sheet).collect::<Result<_, _>>()?,
            registration_sums: self.registration_sums.map(RegistrationSumsAs::read).transpose()?,
            modified: self.modified.map(str::to_owned),
            contents: self.contents,
        })
    }
}

impl<'a> SheetAs<'a> {
    fn of(sheet: &'a KeptSheet) -> Self {
        Self {
            table: sheet.table.key,
            sheet: &sheet.place.sheet,
            columns: sheet.columns.clone(),
            tally: sheet.tally,
            form: if is_form(sheet) { rows(sheet) } else { Vec::new() },
        }
    }

    fn read(self, home: &'static Template, file: &Arc<str>, names: &mut Names<'a>) -> Result<KeptSheet, Unusable> {
        let table = table(home, self.table)?;
        let place = Place { file: file.clone(), sheet: names.of(self.sheet) };
        let columns = self.columns;
        let rows = self.form.into_iter().map(|row| row.read(table, &place, &columns)).collect::<Result<_, _>>()?;
        Ok(KeptSheet { table, place, columns, rows, tally: self.tally })
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
        let one = |(variant, stratum): &(Variant, Stratum)| StratumAs::of(*variant, stratum);
        let product =
            |((one, other), product): &((Variant, Variant), _)| (place(*one), place(*other), DecimalAs::from(*product));
        Self {
            task_row: times.task_row,
            sample: times.sample.as_ref().map(SampleAs::of),
            strata: times.strata.each.iter().map(one).collect(),
            products: times.strata.products.iter().map(product).collect(),
            without_variant: times.without_variant,
            employees: times.employees,
            days: times.days,
            unusual: times.unusual,
            checksum: times.checksum.clone(),
        }
    }

    fn read(self) -> Result<TaskSums, Unusable> {
        let product =
            |(one, other, product): (u8, u8, DecimalAs)| Ok(((variant(one)?, variant(other)?), product.try_into()?));
        let strata = Strata {
            each: self.strata.into_iter().map(StratumAs::read).collect::<Result<_, _>>()?,
            products: self.products.into_iter().map(product).collect::<Result<_, _>>()?,
        };
        Ok(TaskSums {
            task_row: self.task_row,
            sample: self.sample.map(SampleAs::read).transpose()?,
            strata,
            without_variant: self.without_variant,
            employees: self.employees,
            days: self.days,
            unusual: self.unusual,
            checksum: self.checksum,
        })
    }
}

/// A variant's place in its list.
fn place(variant: Variant) -> u8 {
    let place = Variant::VALUES.iter().position(|known| *known == variant).expect("a value stands in its own list");
    u8::try_from(place).expect("a list in a cell is never so long")
}

fn variant(place: u8) -> Result<Variant, Unusable> {
    Variant::VALUES.get(usize::from(place)).copied().ok_or(Unusable)
}

impl StratumAs {
    fn of(variant: Variant, stratum: &Stratum) -> Self {
        let Stratum { rows, units, employees, mean } = *stratum;
        Self(place(variant), rows, employees, units.0.into(), mean.map(|mean| mean.0.into()))
    }

    fn read(self) -> Result<(Variant, Stratum), Unusable> {
        let Self(place, rows, employees, units, mean) = self;
        let mean = mean.map(|mean| mean.try_into().map(Minutes)).transpose()?;
        Ok((variant(place)?, Stratum { rows, units: Count(units.try_into()?), employees, mean }))
    }
}

impl SampleAs {
    fn of(sample: &Sample) -> Self {
        let Sample { rows, units, employees, weighing, mean, variance_of_mean, median, min, max, spread } = *sample;
        let figures = [units.0, mean.0, median.0, min.0, max.0, spread.0].map(DecimalAs::from);
        Self(rows, employees, weighing == Weighing::Alike, figures, variance_of_mean.map(DecimalAs::from))
    }

    fn read(self) -> Result<Sample, Unusable> {
        let Self(rows, employees, alike, [units, mean, median, min, max, spread], variance) = self;
        Ok(Sample {
            rows,
            units: Count(units.try_into()?),
            employees,
            weighing: if alike { Weighing::Alike } else { Weighing::Units },
            mean: Minutes(mean.try_into()?),
            variance_of_mean: variance.map(TryInto::try_into).transpose()?,
            median: Minutes(median.try_into()?),
            min: Minutes(min.try_into()?),
            max: Minutes(max.try_into()?),
            spread: Minutes(spread.try_into()?),
        })
    }
}
