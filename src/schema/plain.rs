//! What a cell was read as, without its type: for those who take values and not fields.
use super::{CellType, Choice, Id, Secret, Spec, Whole};
use crate::{
    units::{Count, Date, Decimal, Kroner, Minutes, Month, Share},
    xlsx::Cell,
};

/// A value of any column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// A text, an id, a list value; a day as `2026-03-31` and a month as `2026-03`.
    Text(String),
    /// A number; a share in per cent.
    Number(Decimal),
    /// Ja or nej.
    Flag(bool),
    /// Something about a person, which is not told.
    Hidden,
}

/// A type of cells that can be told without its type.
pub trait Plainly {
    /// Without its type.
    fn plain(self) -> Plain;
}

/// Types a cell of any column; [`Spec::plain`] holds one of these per type.
pub(super) fn plain<T: CellType + Plainly>(spec: &Spec, cell: &Cell) -> Option<Plain> {
    if cell.is_blank() {
        return None;
    }
    T::read(spec, cell).ok().map(|(value, _)| value.plain())
}

impl Plainly for String {
    fn plain(self) -> Plain {
        Plain::Text(self)
    }
}

impl Plainly for Id {
    fn plain(self) -> Plain {
        Plain::Text(self.0)
    }
}

impl<T> Plainly for Secret<T> {
    fn plain(self) -> Plain {
        Plain::Hidden
    }
}

impl Plainly for Decimal {
    fn plain(self) -> Plain {
        Plain::Number(self.normalize())
    }
}

impl Plainly for Kroner {
    fn plain(self) -> Plain {
        self.0.plain()
    }
}

impl Plainly for Count {
    fn plain(self) -> Plain {
        self.0.plain()
    }
}

impl Plainly for Minutes {
    fn plain(self) -> Plain {
        self.0.plain()
    }
}

impl Plainly for Whole {
    fn plain(self) -> Plain {
        Decimal::from(self.0).plain()
    }
}

impl Plainly for Share {
    fn plain(self) -> Plain {
        (self.0 * Decimal::ONE_HUNDRED).plain()
    }
}

impl Plainly for Date {
    fn plain(self) -> Plain {
        Plain::Text(self.to_string())
    }
}

impl Plainly for Month {
    fn plain(self) -> Plain {
        Plain::Text(self.to_string())
    }
}

impl Plainly for bool {
    fn plain(self) -> Plain {
        Plain::Flag(self)
    }
}

impl<C: Choice> Plainly for C {
    fn plain(self) -> Plain {
        Plain::Text(self.label().to_owned())
    }
}
