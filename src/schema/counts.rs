//! What a column of numbers counts, held against the unit that somebody typed or that the number format shows.
use super::Spec;
use crate::{
    danish::{Change, Fault, read::Unit},
    units::Decimal,
    xlsx::{Cell, Form, Seen, ShownUnit},
};

/// What a column of numbers counts, as far as a unit beside a number can contradict it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Kroner, or the units of a time benefit.
    KronerOrUnits,
    /// Kroner.
    Kroner,
    /// Cases, pieces, people.
    Units,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Per cent.
    Percent,
}

impl Counts {
    /// What a column of counts counts: hours where its label says so, else units.
    pub(super) fn counted(spec: &Spec) -> Self {
        if spec.unit == "timer" { Self::Hours } else { Self::Units }
    }

    /// Whether a unit that somebody typed beside a number fits.
    pub(super) fn fits(self, unit: Unit) -> bool {
        match unit {
            Unit::None => true,
            Unit::Kroner => matches!(self, Self::Kroner | Self::KronerOrUnits),
            Unit::Pieces => matches!(self, Self::Units | Self::KronerOrUnits),
            Unit::Minutes => self == Self::Minutes,
            Unit::Percent => self == Self::Percent,
            Unit::Hours => self == Self::Hours,
            Unit::Seconds | Unit::Other => false,
        }
    }

    /// What is to be said of a number shown like this, or why it cannot be used.
    pub(super) fn shown(self, form: Form) -> Result<Option<Change>, Fault> {
        match form {
            Form::Plain => Ok(None),
            Form::Date | Form::Clock | Form::Stopwatch | Form::SixAndFour => Err(Fault::NotANumber),
            Form::Percent | Form::Unit(ShownUnit::Percent) if self == Self::Percent => Ok(None),
            Form::Unit(ShownUnit::Minutes) if self == Self::Minutes => Ok(None),
            Form::Unit(ShownUnit::Hours) if self == Self::Hours => Ok(None),
            Form::Unit(ShownUnit::Kroner) => match self {
                Self::Kroner | Self::KronerOrUnits => Ok(None),
                // The number is right, only its look is not.
                Self::Units => Ok(Some(Change::ShownAsMoney)),
                Self::Hours | Self::Minutes | Self::Percent => Err(Fault::OtherUnit),
            },
            Form::Percent | Form::Unit(_) => Err(Fault::OtherUnit),
        }
    }
}

/// Whether `1` stands alone in a column of shares, where Excel takes it for 100 % and the column for 1 %. A price may
/// well rise by 1 %, and where the template itself proposes 1 nobody has mistaken anything.
pub(super) fn is_a_bare_whole(spec: &Spec, cell: &Cell, percent: Decimal) -> bool {
    let is_share = (spec.bounds.min, spec.bounds.max) == (0, 100);
    let is_bare = match &cell.seen {
        Seen::Text(text) => !text.contains(char::is_alphabetic) && !text.contains('%'),
        _ => cell.form == Form::Plain,
    };
    is_share && is_bare && percent == Decimal::ONE && spec.default != Some("1")
}
