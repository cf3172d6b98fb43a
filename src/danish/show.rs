//! Showing numbers and dates as Danes expect them.
/// stub
pub fn number(value: crate::units::Decimal) -> String {
    value.to_string()
}
/// stub
pub fn date(value: crate::units::Date) -> String {
    value.to_string()
}
/// stub
pub fn kroner(value: crate::units::Kroner) -> String {
    value.0.to_string()
}
