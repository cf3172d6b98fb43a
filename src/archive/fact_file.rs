//! Facts as Parquet and back: any program reads them, and amounts are `DECIMAL(38, 12)`, never floating point.
//!
//! What a fact measures stands twice: as a key, by which it is read back, and as the words on the screen, for whoever sums
//! with another program. Version 1 had the words alone.
use super::{FACTS_FILE, Unreadable, version_1};
use crate::{
    facts::{Fact, Origin, Series, Stream},
    formats::{FACTS, Flaw},
    intake::Place,
    schema::Id,
    units::{Date, Decimal, Month, Unit},
    version::VERSION,
    xlsx::At,
};
use ::parquet::{
    basic::Compression,
    data_type::{ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type},
    errors::ParquetError,
    file::{
        metadata::{FileMetaData, KeyValue},
        properties::WriterProperties,
        reader::{FileReader, SerializedFileReader},
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    record::Field,
    schema::parser::parse_message_type,
};
use std::{collections::BTreeMap, sync::Arc};

/// Decimals of an amount; facts are settled to as many.
const SCALE: u32 = 12;

const SCHEMA: &str = "message fakta {
    required binary center (STRING);
    required binary tiltag (STRING);
    required binary gevinst (STRING);
    required int32 maaned (DATE);
    required binary stoerrelse_kode (STRING);
    required binary stoerrelse (STRING);
    required binary serie_kode (STRING);
    required binary serie (STRING);
    optional binary naar_op_paa_kode (STRING);
    optional binary naar_op_paa (STRING);
    required fixed_len_byte_array(16) vaerdi (DECIMAL(38, 12));
    required binary enhed_kode (STRING);
    required binary enhed (STRING);
    required binary fil (STRING);
    required binary fil_sha256 (STRING);
    required binary ark (STRING);
    required binary celle (STRING);
}";

/// What the file says of itself, as every Parquet reader shows it.
const NAME_KEY: &str = "skema";
const VERSION_KEY: &str = "skemaversion";

/// How a version tells a fact: its columns, and the words in three of them.
struct Telling {
    /// Centre, initiative, benefit, month, stream, series, how far it reaches, amount, file, sheet and cell.
    columns: [&'static str; 11],
    stream: fn(&str) -> Option<Stream>,
    series: fn(&str) -> Option<Series>,
}

static VERSION_1: Telling = Telling {
    columns: [
        "center",
        "tiltag",
        "gevinst",
        "maaned",
        "stoerrelse",
        "serie",
        "naar_op_paa",
        "vaerdi",
        "fil",
        "ark",
        "celle",
    ],
    stream: version_1::stream,
    series: version_1::series,
};

static VERSION_2: Telling = Telling {
    columns: [
        "center",
        "tiltag",
        "gevinst",
        "maaned",
        "stoerrelse_kode",
        "serie_kode",
        "naar_op_paa_kode",
        "vaerdi",
        "fil",
        "ark",
        "celle",
    ],
    stream: Stream::of_key,
    series: Series::of_key,
};

/// Facts as a Parquet file. `sha256` gives the checksum of a file by its path.
///
/// # Errors
/// An amount with no room in the format, which a fact never has.
pub fn parquet(facts: &[Fact], sha256: &BTreeMap<&str, &str>) -> Result<Vec<u8>, Unreadable> {
    write(facts, sha256).map_err(|_| Unreadable { file: FACTS_FILE, flaw: Flaw::Broken })
}

fn write<'a>(facts: &'a [Fact], sha256: &BTreeMap<&str, &'a str>) -> Result<Vec<u8>, ParquetError> {
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("gevinst {VERSION}"))
        .set_key_value_metadata(Some(vec![
            KeyValue::new(NAME_KEY.to_owned(), FACTS.name.to_owned()),
            KeyValue::new(VERSION_KEY.to_owned(), FACTS.version.to_string()),
        ]))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    texts(&mut group, facts, |fact| fact.centre.as_str())?;
    texts(&mut group, facts, |fact| fact.initiative.as_str())?;
    texts(&mut group, facts, |fact| fact.benefit.as_str())?;
    column::<Int32Type>(&mut group, &facts.iter().map(|fact| days(fact.month)).collect::<Vec<_>>(), None)?;
    texts(&mut group, facts, |fact| fact.stream.key())?;
    texts(&mut group, facts, |fact| fact.stream.label())?;
    texts(&mut group, facts, |fact| fact.series.key())?;
    texts(&mut group, facts, |fact| fact.series.label())?;
    reached(&mut group, facts, Series::key)?;
    reached(&mut group, facts, Series::label)?;
    let amounts = facts.iter().map(|fact| amount(fact.amount)).collect::<Result<Vec<_>, _>>()?;
    column::<FixedLenByteArrayType>(&mut group, &amounts, None)?;
    texts(&mut group, facts, |fact| fact.stream.unit().key())?;
    texts(&mut group, facts, |fact| if fact.stream.unit() == Unit::Hours { "timer" } else { "kr." })?;
    texts(&mut group, facts, |fact| &fact.origin.place.file)?;
    texts(&mut group, facts, |fact| sha256.get(&*fact.origin.place.file).copied().unwrap_or_default())?;
    texts(&mut group, facts, |fact| &fact.origin.place.sheet)?;
    let cells: Vec<ByteArray> = facts.iter().map(|fact| bytes(&fact.origin.at.to_string())).collect();
    column::<ByteArrayType>(&mut group, &cells, None)?;
    group.close()?;
    writer.into_inner()
}

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

fn column<T: DataType>(group: &mut Group<'_>, values: &[T::T], present: Option<&[i16]>) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(values, present, None)?;
    column.close()
}

fn texts<'a>(group: &mut Group<'_>, facts: &'a [Fact], of: impl Fn(&'a Fact) -> &'a str) -> Result<(), ParquetError> {
    let values: Vec<ByteArray> = facts.iter().map(|fact| bytes(of(fact))).collect();
    column::<ByteArrayType>(group, &values, None)
}

/// A reported fact's highest step; the others have none.
fn reached(group: &mut Group<'_>, facts: &[Fact], word: fn(Series) -> &'static str) -> Result<(), ParquetError> {
    let values: Vec<ByteArray> = facts.iter().filter_map(|fact| Some(bytes(word(fact.reached?)))).collect();
    let present: Vec<i16> = facts.iter().map(|fact| i16::from(fact.reached.is_some())).collect();
    column::<ByteArrayType>(group, &values, Some(&present))
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}

/// Sixteen bytes, the most significant first.
fn amount(amount: Decimal) -> Result<FixedLenByteArray, ParquetError> {
    let amount = amount.normalize();
    let shift = SCALE.checked_sub(amount.scale()).map(|places| 10_i128.pow(places));
    let whole = shift.and_then(|shift| amount.mantissa().checked_mul(shift));
    let whole = whole.ok_or_else(|| ParquetError::General("an amount has more than twelve decimals".to_owned()))?;
    Ok(FixedLenByteArray::from(ByteArray::from(whole.to_be_bytes().to_vec())))
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

fn days(month: Month) -> i32 {
    EPOCH.until(month.first_day()).map_or(0, |span| span.get_days())
}

/// Facts from a Parquet file of ours, of any version so far.
///
/// # Errors
/// A file that is not one, that holds something no fact has, or that is of a newer version.
pub fn facts(bytes: Vec<u8>) -> Result<Vec<Fact>, Unreadable> {
    read(bytes).map_err(|flaw| Unreadable { file: FACTS_FILE, flaw })
}

fn read(bytes: Vec<u8>) -> Result<Vec<Fact>, Flaw> {
    let broken = |_: ParquetError| Flaw::Broken;
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).map_err(broken)?;
    let about = reader.metadata().file_metadata();
    let telling = if version(about)? == 1 { &VERSION_1 } else { &VERSION_2 };
    let places = places(about, telling).ok_or(Flaw::Broken)?;
    let mut origins = Origins::default();
    let mut facts = Vec::new();
    for row in reader.get_row_iter(None).map_err(broken)? {
        let row = row.map_err(broken)?;
        let fields: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
        let fields: Option<Vec<&Field>> = places.iter().map(|place| fields.get(*place).copied()).collect();
        let fact = fields.and_then(|fields| fact(&fields, telling, &mut origins));
        facts.push(fact.ok_or(Flaw::Broken)?);
    }
    Ok(facts)
}

/// Files of version 1 say nothing of themselves.
fn version(about: &FileMetaData) -> Result<u32, Flaw> {
    let said = about.key_value_metadata().map_or(&[][..], Vec::as_slice);
    let value = |key: &str| said.iter().find(|pair| pair.key == key).and_then(|pair| pair.value.as_deref());
    match (value(NAME_KEY), value(VERSION_KEY)) {
        (None, None) => Ok(1),
        (Some(name), Some(version)) => FACTS.known(name, version.parse().map_err(|_| Flaw::Broken)?),
        _ => Err(Flaw::Broken),
    }
}

/// Where the columns stand that are read; others may stand between them.
fn places(about: &FileMetaData, telling: &Telling) -> Option<Vec<usize>> {
    let columns = about.schema_descr().columns();
    let place = |name: &&str| columns.iter().position(|column| column.name() == *name);
    telling.columns.iter().map(place).collect()
}

/// Files and sheets, each kept once for the many facts that come from them.
type Origins = BTreeMap<(String, String), Place>;

fn fact(fields: &[&Field], telling: &Telling, origins: &mut Origins) -> Option<Fact> {
    let [
        Field::Str(centre),
        Field::Str(initiative),
        Field::Str(benefit),
        Field::Date(day),
        Field::Str(stream),
        Field::Str(series),
        reached,
        Field::Decimal(amount),
        Field::Str(file),
        Field::Str(sheet),
        Field::Str(cell),
    ] = fields
    else {
        return None;
    };
    let reached = match reached {
        Field::Null => None,
        Field::Str(series) => Some((telling.series)(series)?),
        _ => return None,
    };
    let place = origins
        .entry((file.clone(), sheet.clone()))
        .or_insert_with(|| Place { file: file.as_str().into(), sheet: sheet.as_str().into() });
    Some(Fact {
        centre: Id(centre.clone()),
        initiative: Id(initiative.clone()),
        benefit: Id(benefit.clone()),
        month: month(*day)?,
        stream: (telling.stream)(stream)?,
        series: (telling.series)(series)?,
        reached,
        amount: whole(amount.data())?,
        origin: Origin { place: place.clone(), at: At::parse(cell)? },
    })
}

fn month(days: i32) -> Option<Month> {
    let day = EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Month::of(day)
}

fn whole(bytes: &[u8]) -> Option<Decimal> {
    let bytes: [u8; 16] = bytes.try_into().ok()?;
    Decimal::try_from_i128_with_scale(i128::from_be_bytes(bytes), SCALE).ok().map(|amount| amount.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(amount: &str, reached: Option<Series>) -> Fact {
        let place = Place { file: "indsendt/BC CØP.xlsx".into(), sheet: "Opfølgning".into() };
        Fact {
            centre: Id("CØP".to_owned()),
            initiative: Id("CØP-01".to_owned()),
            benefit: Id("CØP-01-B1".to_owned()),
            month: Month::new(2026, 3).unwrap(),
            stream: Stream::Reduction,
            series: Series::Reported,
            reached,
            amount: amount.parse().unwrap(),
            origin: Origin { place, at: At::new(6, 2) },
        }
    }

    fn read_back(bytes: Vec<u8>) -> Result<Vec<Fact>, Unreadable> {
        facts(bytes)
    }

    #[test]
    fn facts_come_back_as_they_were() {
        let amounts = ["0", "-0.000000000001", "12345678901.123456789012", "-99999999999", "0.1"];
        let facts: Vec<Fact> =
            amounts.iter().map(|amount| fact(amount, None)).chain([fact("1", Some(Series::Booked))]).collect();
        let sha256 = BTreeMap::from([("indsendt/BC CØP.xlsx", "abc")]);
        assert_eq!(read_back(parquet(&facts, &sha256).unwrap()).unwrap(), facts);
        assert_eq!(read_back(parquet(&[], &sha256).unwrap()).unwrap(), []);
    }

    #[test]
    fn the_same_facts_give_the_same_bytes() {
        let facts = [fact("1.5", None), fact("2.5", Some(Series::Documented))];
        let sha256 = BTreeMap::new();
        assert_eq!(parquet(&facts, &sha256).unwrap(), parquet(&facts, &sha256).unwrap());
    }

    #[test]
    fn what_is_no_fact_file_is_told_by_name() {
        let whole = parquet(&[fact("1", None)], &BTreeMap::new()).unwrap();
        for bytes in [Vec::new(), b"PAR1".to_vec(), whole[..whole.len() - 9].to_vec()] {
            assert_eq!(read_back(bytes), Err(Unreadable { file: FACTS_FILE, flaw: Flaw::Broken }));
        }
    }
}
