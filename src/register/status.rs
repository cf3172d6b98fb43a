//! **Status.** How what is realised compares with the plan, by the programme's own limits.
use crate::{
    programme::Programme,
    units::{Decimal, div},
};

/// A status; always shown as a word beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Under the amber limit.
    Red,
    /// Under the green limit.
    Amber,
    /// As planned.
    Green,
    /// More than a tenth above the plan.
    Over,
    /// Nothing is planned yet.
    NotDue,
}

impl Status {
    /// All of them, the worst first.
    pub const ALL: [Self; 5] = [Self::Red, Self::Amber, Self::Green, Self::Over, Self::NotDue];

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Red => "Rød",
            Self::Amber => "Gul",
            Self::Green => "Grøn",
            Self::Over => "Blå",
            Self::NotDue => "Grå",
        }
    }
}

/// From this share of the plan a figure is more than promised.
pub const OVER_FROM: Decimal = Decimal::from_parts(110, 0, 0, false, 2);

/// The status of a realised figure against its plan, both year to date.
pub fn status_of(realised: Decimal, plan: Decimal, programme: &Programme) -> Status {
    if plan <= Decimal::ZERO {
        return Status::NotDue;
    }
    match div(realised, plan).unwrap_or_default() {
        share if share > OVER_FROM => Status::Over,
        share if share >= programme.green_from.0 => Status::Green,
        share if share >= programme.amber_from.0 => Status::Amber,
        _ => Status::Red,
    }
}
