//! A row as it is written: its cells without their addresses where the headers give them.
use super::Unusable;
use crate::{
    intake::{Place, Row},
    schema::Table,
    units::Decimal,
    xlsx::{At, Cell, Form, Seen},
};
use serde::{Deserialize, Serialize};

/// A row, written.
#[derive(Serialize, Deserialize)]
pub(super) struct RowAs<'a> {
    row: u32,
    hidden: bool,
    /// The cells' addresses where they are not the row's under the headers; a form's.
    at: Vec<At>,
    #[serde(borrow)]
    cells: Vec<CellAs<'a>>,
}

#[derive(Serialize, Deserialize)]
enum CellAs<'a> {
    Gone,
    #[serde(borrow)]
    Plain(SeenAs<'a>),
    Formed(#[serde(borrow)] SeenAs<'a>, Form, bool, Option<&'a str>),
}

#[derive(Serialize, Deserialize)]
enum SeenAs<'a> {
    Blank,
    Text(&'a str),
    Number(DecimalAs),
    Flag(bool),
    Fault(&'a str),
    Uncalculated,
}

/// An exact decimal by its digits, and how many of them follow the comma.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct DecimalAs(i128, u32);

impl From<Decimal> for DecimalAs {
    fn from(number: Decimal) -> Self {
        Self(number.mantissa(), number.scale())
    }
}

impl TryFrom<DecimalAs> for Decimal {
    type Error = Unusable;

    fn try_from(DecimalAs(digits, scale): DecimalAs) -> Result<Self, Unusable> {
        Self::try_from_i128_with_scale(digits, scale).map_err(|_| Unusable)
    }
}

impl<'a> RowAs<'a> {
    pub(super) fn of(row: &'a Row, columns: &[Option<u16>]) -> Self {
        let implied = |(position, cell): (usize, &Option<(At, Cell)>)| {
            cell.as_ref().is_none_or(|(at, _)| under(columns, row.row, position) == Some(*at))
        };
        let all_implied = row.cells.iter().enumerate().all(implied);
        let at = row.cells.iter().flatten().map(|(at, _)| *at).filter(|_| !all_implied).collect();
        Self {
            row: row.row,
            hidden: row.hidden,
            at,
            cells: row.cells.iter().map(|cell| CellAs::of(cell.as_ref())).collect(),
        }
    }

    pub(super) fn read(self, table: &'static Table, place: &Place, columns: &[Option<u16>]) -> Result<Row, Unusable> {
        let all_implied = self.at.is_empty();
        let mut listed = self.at.into_iter();
        let mut cells = Vec::with_capacity(self.cells.len());
        for (position, cell) in self.cells.into_iter().enumerate() {
            let Some(cell) = cell.read()? else {
                cells.push(None);
                continue;
            };
            let at = if all_implied { under(columns, self.row, position) } else { listed.next() };
            cells.push(Some((at.ok_or(Unusable)?, cell)));
        }
        if cells.len() != table.columns.len() || listed.next().is_some() {
            return Err(Unusable);
        }
        Ok(Row { table, place: place.clone(), row: self.row, hidden: self.hidden, cells })
    }
}

fn under(columns: &[Option<u16>], row: u32, position: usize) -> Option<At> {
    columns.get(position).copied().flatten().map(|col| At::new(row, col))
}

impl<'a> CellAs<'a> {
    fn of(cell: Option<&'a (At, Cell)>) -> Self {
        let Some((_, cell)) = cell else { return Self::Gone };
        let seen = match &cell.seen {
            Seen::Blank => SeenAs::Blank,
            Seen::Text(text) => SeenAs::Text(text),
            Seen::Number(number) => SeenAs::Number((*number).into()),
            Seen::Flag(flag) => SeenAs::Flag(*flag),
            Seen::Fault(fault) => SeenAs::Fault(fault),
            Seen::Uncalculated => SeenAs::Uncalculated,
        };
        if cell.form == Form::Plain && !cell.epoch_1904 && cell.formula.is_none() {
            Self::Plain(seen)
        } else {
            Self::Formed(seen, cell.form, cell.epoch_1904, cell.formula.as_deref())
        }
    }

    fn read(self) -> Result<Option<Cell>, Unusable> {
        Ok(match self {
            Self::Gone => None,
            Self::Plain(seen) => Some(Cell::of(seen.read()?)),
            Self::Formed(seen, form, epoch_1904, formula) => {
                Some(Cell { seen: seen.read()?, form, formula: formula.map(str::to_owned), epoch_1904 })
            }
        })
    }
}

impl SeenAs<'_> {
    fn read(self) -> Result<Seen, Unusable> {
        Ok(match self {
            Self::Blank => Seen::Blank,
            Self::Text(text) => Seen::Text(text.to_owned()),
            Self::Number(number) => Seen::Number(number.try_into()?),
            Self::Flag(flag) => Seen::Flag(flag),
            Self::Fault(fault) => Seen::Fault(fault.to_owned()),
            Self::Uncalculated => Seen::Uncalculated,
        })
    }
}
