//! Facts as Parquet and back: any program reads them, and amounts are `DECIMAL(38, 12)`, never floating point.
use super::rows::Unreadable;
use crate::{
    facts::{Fact, Origin, Series, Stream},
    intake::Place,
    schema::Id,
    units::{Date, Decimal, Month, Unit},
    xlsx::At,
};
use ::parquet::{
    basic::Compression,
    data_type::{ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type},
    errors::ParquetError,
    file::{
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
    required binary stoerrelse (STRING);
    required binary serie (STRING);
    optional binary naar_op_paa (STRING);
    required fixed_len_byte_array(16) vaerdi (DECIMAL(38, 12));
    required binary enhed (STRING);
    required binary fil (STRING);
    required binary fil_sha256 (STRING);
    required binary ark (STRING);
    required binary celle (STRING);
}";

/// Facts as a Parquet file. `sha256` gives the checksum of a file by its path.
///
/// # Errors
/// An amount with no room in the format, which a fact never has.
pub fn parquet(facts: &[Fact], sha256: &BTreeMap<&str, &str>) -> Result<Vec<u8>, Unreadable> {
    write(facts, sha256).map_err(|_| Unreadable("fakta.parquet".to_owned()))
}

fn write<'a>(facts: &'a [Fact], sha256: &BTreeMap<&str, &'a str>) -> Result<Vec<u8>, ParquetError> {
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("gevinst {}", env!("CARGO_PKG_VERSION")))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    texts(&mut group, facts, |fact| fact.centre.as_str())?;
    texts(&mut group, facts, |fact| fact.initiative.as_str())?;
    texts(&mut group, facts, |fact| fact.benefit.as_str())?;
    column::<Int32Type>(&mut group, &facts.iter().map(|fact| days(fact.month)).collect::<Vec<_>>(), None)?;
    texts(&mut group, facts, |fact| fact.stream.label())?;
    texts(&mut group, facts, |fact| fact.series.label())?;
    reached(&mut group, facts)?;
    let amounts = facts.iter().map(|fact| amount(fact.amount)).collect::<Result<Vec<_>, _>>()?;
    column::<FixedLenByteArrayType>(&mut group, &amounts, None)?;
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
fn reached(group: &mut Group<'_>, facts: &[Fact]) -> Result<(), ParquetError> {
    let values: Vec<ByteArray> = facts.iter().filter_map(|fact| Some(bytes(fact.reached?.label()))).collect();
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

/// Facts from a Parquet file of ours.
///
/// # Errors
/// A file that is not one, or that holds something no fact has.
pub fn facts(bytes: Vec<u8>) -> Result<Vec<Fact>, Unreadable> {
    read(bytes).ok().flatten().ok_or_else(|| Unreadable("fakta.parquet".to_owned()))
}

fn read(bytes: Vec<u8>) -> Result<Option<Vec<Fact>>, ParquetError> {
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes))?;
    let mut places = Places::default();
    let mut facts = Vec::new();
    for row in reader.get_row_iter(None)? {
        let row = row?;
        let fields: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
        let Some(fact) = fact(&fields, &mut places) else { return Ok(None) };
        facts.push(fact);
    }
    Ok(Some(facts))
}

/// Files and sheets, each kept once for the many facts that come from them.
type Places = BTreeMap<(String, String), Place>;

fn fact(fields: &[&Field], places: &mut Places) -> Option<Fact> {
    let text = |column: usize| match fields.get(column)? {
        Field::Str(text) => Some(text.as_str()),
        _ => None,
    };
    let (Field::Date(day), Field::Decimal(amount)) = (fields.get(3)?, fields.get(7)?) else { return None };
    let reached = match fields.get(6)? {
        Field::Null => None,
        _ => Some(Series::of_label(text(6)?)?),
    };
    let key = (text(9)?.to_owned(), text(11)?.to_owned());
    let place = places.entry(key.clone()).or_insert_with(|| Place { file: key.0.into(), sheet: key.1.into() });
    Some(Fact {
        centre: Id(text(0)?.to_owned()),
        initiative: Id(text(1)?.to_owned()),
        benefit: Id(text(2)?.to_owned()),
        month: month(*day)?,
        stream: Stream::of_label(text(4)?)?,
        series: Series::of_label(text(5)?)?,
        reached,
        amount: whole(amount.data())?,
        origin: Origin { place: place.clone(), at: At::parse(text(12)?)? },
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
            assert_eq!(read_back(bytes), Err(Unreadable("fakta.parquet".to_owned())));
        }
    }
}
