//! A row of a table (or a whole form): its cells by field, typed on demand.
use crate::{
    schema::{CellType, Edition, Field, Id, Kind, Outcome, Plain, Spec, Table, TableOf, Whole},
    units::Month,
    xlsx::{At, Cell, Seen},
};
use std::{collections::BTreeMap, fmt, marker::PhantomData, ops::Deref, sync::Arc};

/// A cell after reading: rules about meaning see only `Given`, so one mistake gives one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<T> {
    /// Nothing there.
    Missing,
    /// Not usable, or its column is gone; already reported.
    Broken,
    /// A value.
    Given(T),
}

impl<T> Entry<T> {
    /// The value, if there is one.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Missing | Self::Broken => None,
        }
    }
}

/// The file and sheet a row comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path under the programme folder, `/` between its parts.
    pub file: Arc<str>,
    /// The sheet as it is named in that file.
    pub sheet: Arc<str>,
}

/// One row of a table, or a form.
#[derive(Clone, Debug)]
pub struct Row {
    /// The table it belongs to.
    pub table: &'static Table,
    /// Where it comes from.
    pub place: Place,
    /// The row number from zero; for a form the row of its first field.
    pub row: u32,
    /// Hidden by hand or by a filter.
    pub hidden: bool,
    /// A cell per field of the table; `None` where the column is not in the sheet.
    pub cells: Vec<Option<(At, Cell)>>,
}

/// A row of the table whose fields are `In`: it answers to them and to no others.
///
/// ```
/// use gevinst::{intake::RowOf, schema::business_case::follow_up, units::Decimal};
///
/// fn realised(row: RowOf<'_, follow_up::Fields>) -> Option<Decimal> {
///     row.given(&follow_up::REALISED)
/// }
/// ```
///
/// A row of Opfølgning has no minutes:
///
/// ```compile_fail,E0308
/// use gevinst::{intake::RowOf, schema::business_case::{follow_up, time_benefits}, units::Minutes};
///
/// fn before(row: RowOf<'_, follow_up::Fields>) -> Option<Minutes> {
///     row.given(&time_benefits::MINUTES_BEFORE)
/// }
/// ```
pub struct RowOf<'a, In> {
    untyped: &'a Row,
    fields: PhantomData<fn(In)>,
}

impl<In> Clone for RowOf<'_, In> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In> Copy for RowOf<'_, In> {}

impl<In> Deref for RowOf<'_, In> {
    type Target = Row;

    fn deref(&self) -> &Row {
        self.untyped
    }
}

impl<In> fmt::Debug for RowOf<'_, In> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.untyped.fmt(f)
    }
}

impl<'a, In> RowOf<'a, In> {
    /// The row for those who read every table alike.
    pub fn untyped(self) -> &'a Row {
        self.untyped
    }

    /// Where the field's cell is and what it holds; nothing when its column is gone.
    pub fn cell<T>(self, field: &Field<T, In>) -> Option<(At, &'a Cell)> {
        self.untyped.cell(&field.spec)
    }

    /// The field's value. An empty cell of a table whose field has a default is that default.
    pub fn get<T: CellType>(self, field: &'static Field<T, In>) -> Entry<T> {
        let Some((_, cell)) = self.cell(field) else {
            // Files of an earlier edition do not have the column, and say nothing.
            let is_later = field.spec.since > Edition::FIRST;
            return if is_later { usual(field).map_or(Entry::Missing, Entry::Given) } else { Entry::Broken };
        };
        if cell.is_blank() {
            return self.default_of(field).map_or(Entry::Missing, Entry::Given);
        }
        T::read(&field.spec, cell).map_or(Entry::Broken, |(value, _)| Entry::Given(value))
    }

    /// The field's value, where there is one.
    pub fn given<T: CellType>(self, field: &'static Field<T, In>) -> Option<T> {
        self.get(field).given()
    }

    /// Whether the field holds this id, in whatever spelling.
    pub fn holds(self, field: &'static Field<Id, In>, id: &Id) -> bool {
        let another = self.cell(field).is_some_and(|(_, cell)| id.differs_from(cell));
        !another && self.given(field).as_ref() == Some(id)
    }

    /// What typing the field's cell gives.
    pub fn outcome<T>(self, field: &Field<T, In>) -> Outcome {
        self.untyped.outcome(&field.spec)
    }

    /// Whether the field's cell is there and empty, and nothing else fills it.
    pub fn lacks<T>(self, field: &Field<T, In>) -> bool {
        self.untyped.lacks(&field.spec)
    }

    /// Rows by the id they hold, in their order; for whoever asks of one id after another.
    pub fn by_id(rows: impl IntoIterator<Item = Self>, field: &'static Field<Id, In>) -> BTreeMap<Id, Vec<Self>> {
        let mut found: BTreeMap<Id, Vec<Self>> = BTreeMap::new();
        for row in rows {
            if let Some(id) = row.given(field) {
                found.entry(id).or_default().push(row);
            }
        }
        found
    }

    fn default_of<T: CellType>(self, field: &'static Field<T, In>) -> Option<T> {
        usual(field).filter(|_| !self.table.is_form())
    }
}

/// The value a template has in a field before anybody types in it.
fn usual<T: CellType, In>(field: &'static Field<T, In>) -> Option<T> {
    T::read(&field.spec, &Cell::of(Seen::Text(field.spec.default?.to_owned()))).ok().map(|(value, _)| value)
}

/// The rows of one table.
pub struct RowsOf<'a, In> {
    untyped: &'a [Row],
    fields: PhantomData<fn(In)>,
}

impl<In> Clone for RowsOf<'_, In> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In> Copy for RowsOf<'_, In> {}

impl<'a, In> RowsOf<'a, In> {
    /// Rows that are all of the table with these fields.
    pub(super) fn new(untyped: &'a [Row]) -> Self {
        Self { untyped, fields: PhantomData }
    }

    /// One after another.
    pub fn iter(self) -> impl ExactSizeIterator<Item = RowOf<'a, In>> + DoubleEndedIterator + Clone {
        self.untyped.iter().map(|untyped| RowOf { untyped, fields: PhantomData })
    }

    /// The row at this place among them.
    pub fn get(self, index: usize) -> Option<RowOf<'a, In>> {
        self.untyped.get(index).map(|untyped| RowOf { untyped, fields: PhantomData })
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.untyped.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.untyped.is_empty()
    }
}

impl<'a, In> IntoIterator for RowsOf<'a, In> {
    type Item = RowOf<'a, In>;
    type IntoIter = std::iter::Map<std::slice::Iter<'a, Row>, fn(&'a Row) -> RowOf<'a, In>>;

    fn into_iter(self) -> Self::IntoIter {
        self.untyped.iter().map(|untyped| RowOf { untyped, fields: PhantomData })
    }
}

/// What every row can be asked for by those who do not know its table by name.
impl Row {
    /// This row as one of `table`; nothing where it is of another.
    pub fn of<In>(&self, table: &'static TableOf<In>) -> Option<RowOf<'_, In>> {
        (*self.table == *table).then_some(RowOf { untyped: self, fields: PhantomData })
    }

    /// Where a column's cell is and what it holds; nothing when it is gone or of another table.
    pub fn cell(&self, spec: &Spec) -> Option<(At, &Cell)> {
        let position = self.table.position(spec)?;
        self.cells.get(position)?.as_ref().map(|(at, cell)| (*at, cell))
    }

    /// The value without its type, where there is one.
    pub fn plain(&self, spec: &Spec) -> Option<Plain> {
        let (_, cell) = self.cell(spec)?;
        let typed = spec.default.filter(|_| cell.is_blank() && !self.table.is_form());
        let default = typed.map(|typed| Cell::of(Seen::Text(typed.to_owned())));
        (spec.plain)(spec, default.as_ref().unwrap_or(cell))
    }

    /// Puts a cell in a column of its table; where the sheet has no such column, beside the others.
    pub fn put(&mut self, spec: &Spec, cell: Cell) {
        let beside = At::new(self.row, self.cells.iter().flatten().map(|(at, _)| at.col).max().unwrap_or(0));
        if let Some(place) = self.table.position(spec).and_then(|position| self.cells.get_mut(position)) {
            let at = place.as_ref().map_or(beside, |(at, _)| *at);
            *place = Some((at, cell));
        }
    }

    /// What typing the cell gives.
    pub fn outcome(&self, spec: &Spec) -> Outcome {
        self.cell(spec).map_or(Outcome::Blank, |(_, cell)| (spec.outcome)(spec, cell))
    }

    /// Whether the cell is there and empty, and nothing else fills it.
    pub fn lacks(&self, spec: &Spec) -> bool {
        let filled_by_default = spec.default.is_some() && !self.table.is_form();
        !filled_by_default && self.cell(spec).is_some_and(|(_, cell)| cell.is_blank())
    }

    /// The id in a column of ids, for those who do not know the column by name.
    pub fn id(&self, spec: &Spec) -> Option<Id> {
        let (_, cell) = self.cell(spec).filter(|(_, cell)| !cell.is_blank())?;
        Id::read(spec, cell).ok().map(|(id, _)| id)
    }

    /// An id, month or year as one value for all its spellings, for telling rows apart.
    pub fn key(&self, spec: &Spec) -> Option<Key> {
        let (_, cell) = self.cell(spec).filter(|(_, cell)| !cell.is_blank())?;
        match spec.kind {
            Kind::Month => Month::read(spec, cell).ok().map(|(month, _)| Key::Month(month)),
            Kind::Year => Whole::read(spec, cell).ok().map(|(year, _)| Key::Year(year.0)),
            _ => Id::read(spec, cell).ok().map(|(id, _)| Key::Id(id)),
        }
    }
}

/// What tells a row from the others of its table, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// An id.
    Id(Id),
    /// A month.
    Month(Month),
    /// A year.
    Year(i64),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}
