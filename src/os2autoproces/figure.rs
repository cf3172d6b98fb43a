//! A number on its way from the worker that read it: as its digits, since a float would not be exact.
use crate::units::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

// serde hands over a reference to the field.
#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref)]
pub fn serialize<S: Serializer>(figure: &Option<Decimal>, to: S) -> Result<S::Ok, S::Error> {
    figure.map(|figure| figure.to_string()).serialize(to)
}

pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
    let digits = Option::<String>::deserialize(from)?;
    digits.map(|digits| Decimal::from_str_exact(&digits).map_err(D::Error::custom)).transpose()
}
