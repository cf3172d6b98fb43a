//! A column as one value: its header, its look, what stands in its cells, and its name.
use super::{Here, Rows, Subject};
use crate::{
    measures::Measure,
    report::{
        Report,
        grid::{blank, header, style_of, styled},
        live::{self, Site},
    },
    xlsx::{Cached, Content, Formula, Ink, Style, Tone},
};

/// The text over a column.
pub(crate) enum Header {
    /// The same in every report.
    Text(&'static str),
    /// A measure's short name and its unit.
    Of(&'static Measure),
    /// A word and a year of the budget, so many after the first: `BO1 2027, kr.`
    BudgetYear(&'static str, usize),
    /// Made of the report.
    Told(fn(&Report<'_>) -> String),
}

impl Header {
    pub(super) fn text(&self, report: &Report<'_>) -> String {
        match self {
            Self::Text(text) => (*text).to_owned(),
            Self::Of(measure) => header(measure),
            Self::BudgetYear(word, later) => {
                let year = (report.programme.budget_year..).nth(*later).expect("a budget year is followed by others");
                format!("{word} {year}, kr.")
            }
            Self::Told(tell) => tell(report),
        }
    }
}

/// What stands in a column's cells.
pub(super) enum Fill<K: Rows> {
    /// Content in the column's own style.
    Value(Value<K>),
    /// Ink in a style that differs from row to row.
    Drawn(Drawn<K>),
    /// Ink in some rows, and in the others no cell at all.
    Sparse(Sparse<K>),
    /// A measure of the row's subject, as a live formula with our own figure.
    Figure(&'static Measure),
    /// A live formula and our own result.
    Computed(Computed<K>),
    /// Nothing; it keeps two parts of a table apart.
    Gap,
}

pub(super) type Value<K> = for<'r, 'h, 'a> fn(&'r <K as Rows>::Row<'a>, &'h Here<'h, 'a, K>) -> Content;
pub(super) type Drawn<K> = for<'r, 'h, 'a> fn(&'r <K as Rows>::Row<'a>, &'h Here<'h, 'a, K>) -> Ink;
pub(super) type Sparse<K> = for<'r, 'h, 'a> fn(&'r <K as Rows>::Row<'a>, &'h Here<'h, 'a, K>) -> Option<Ink>;
pub(super) type Computed<K> = for<'r, 'h, 'a> fn(&'r <K as Rows>::Row<'a>, &'h Here<'h, 'a, K>) -> (Formula, Cached);

/// A column.
pub(crate) struct Col<K: Rows> {
    pub(super) header: Header,
    pub(super) style: Style,
    /// In characters; a table below the first of its sheet has the widths of that, and says 0.
    pub(super) width: u16,
    pub(super) fill: Fill<K>,
    /// The name formulas know its cells by.
    pub(super) name: Option<&'static str>,
    /// How its header stands out.
    pub(super) tone: Tone,
}

impl<K: Rows> Col<K> {
    const fn with(header: Header, style: Style, width: u16, fill: Fill<K>) -> Self {
        Self { header, style, width, fill, name: None, tone: Tone::Required }
    }

    /// A column of values in its own style.
    pub const fn new(header: &'static str, style: Style, width: u16, value: Value<K>) -> Self {
        Self::with(Header::Text(header), style, width, Fill::Value(value))
    }

    /// A column whose cells have a style each; `style` is that of cells nobody writes.
    pub const fn drawn(header: &'static str, style: Style, width: u16, ink: Drawn<K>) -> Self {
        Self::with(Header::Text(header), style, width, Fill::Drawn(ink))
    }

    /// A column with cells in some rows only.
    pub const fn sparse(header: &'static str, style: Style, width: u16, ink: Sparse<K>) -> Self {
        Self::with(Header::Text(header), style, width, Fill::Sparse(ink))
    }

    /// A column of live formulas.
    pub const fn computed(header: &'static str, style: Style, width: u16, formula: Computed<K>) -> Self {
        Self::with(Header::Text(header), style, width, Fill::Computed(formula))
    }

    /// A column of a measure.
    pub const fn figure(measure: &'static Measure, width: u16) -> Self {
        Self::with(Header::Of(measure), style_of(measure.unit), width, Fill::Figure(measure))
    }

    /// A column that stays empty.
    pub const fn gap(width: u16) -> Self {
        Self::with(Header::Text(""), Style::Text, width, Fill::Gap)
    }

    /// The same with the name that formulas know it by.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// The same under another header.
    #[must_use]
    pub const fn under(self, header: Header) -> Self {
        Self { header, ..self }
    }

    /// The same with a header that stands back.
    #[must_use]
    pub const fn muted(self) -> Self {
        Self { tone: Tone::Muted, ..self }
    }

    /// The column in a formula anywhere in the workbook.
    pub fn by_name(&self) -> Formula {
        Formula::name(self.name.expect("a column that formulas ask for by name is `named`"))
    }

    /// A cell of the column, where it has one.
    pub(super) fn ink<'a>(&self, row: &K::Row<'a>, here: &Here<'_, 'a, K>) -> Option<Ink> {
        match &self.fill {
            Fill::Value(value) => Some(styled(value(row, here), self.style)),
            Fill::Drawn(drawn) => Some(drawn(row, here)),
            Fill::Sparse(sparse) => sparse(row, here),
            Fill::Computed(computed) => {
                let (formula, cached) = computed(row, here);
                Some(Ink::formula(formula, cached, self.style))
            }
            Fill::Figure(measure) => Some(figure(measure, row, here)),
            Fill::Gap => None,
        }
    }
}

fn figure<'a, K: Rows>(measure: &'static Measure, row: &K::Row<'a>, here: &Here<'_, 'a, K>) -> Ink {
    let subject = K::subject(row, here).filter(|_| K::shows(row, measure, here));
    let Some(Subject { who, month, slice, frame }) = subject else { return blank() };
    let beside = if K::REFERS { here.placed.table.beside(measure, here.row) } else { Vec::new() };
    live::ink(measure, &Site { who, month, beside: &beside }, &slice, &frame)
}
