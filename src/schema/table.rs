//! Sheets and templates: which fields stand together, and how people meet them.
use super::{Filler, Spec, business_case, program, time_registration};

/// An edition of a template. A field tells since when it exists; there is never a copy per edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition(pub u32);

impl Edition {
    /// The first.
    pub const FIRST: Self = Self(1);
}

impl std::fmt::Display for Edition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// How a sheet's fields are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One field per row: label, value, help.
    Form,
    /// One field per column, with room for so many rows.
    Rows(u32),
}

/// A sheet that is read: a form or a table.
pub struct Table {
    /// The code word, unique within its template.
    pub key: &'static str,
    /// The tab's text.
    pub sheet: &'static str,
    /// The Excel table's name, ASCII; for a form the defined name of its block.
    pub name: &'static str,
    /// Form or rows.
    pub layout: Layout,
    /// What it is for, in one sentence under the title.
    pub purpose: &'static str,
    /// Whether a workbook without a single row here is in order.
    pub may_be_empty: bool,
    /// The fields that together must differ from row to row; none where rows may repeat.
    pub unique: &'static [&'static Spec],
    /// Its fields in order.
    pub columns: &'static [&'static Spec],
}

impl Table {
    /// The position of a field in [`columns`](Self::columns).
    pub fn position(&self, spec: &Spec) -> Option<usize> {
        self.columns.iter().position(|known| std::ptr::eq(*known, spec))
    }

    /// Whether it is a form.
    pub fn is_form(&self) -> bool {
        self.layout == Layout::Form
    }

    /// Whether every column is a formula of ours: it shows something, and nobody writes in it.
    pub fn is_computed(&self) -> bool {
        self.columns.iter().all(|spec| matches!(spec.filler, Filler::Formula(_)))
    }
}

/// A table whose every row points at a person. It is no [`Table`], so that nobody asks a workbook that is kept for later
/// steps for its rows: only the rules that look at its own file see them, and of them only sums are kept.
pub struct PersonalTable(Table);

impl PersonalTable {
    /// A table whose every row points at a person.
    pub const fn new(table: Table) -> Self {
        Self(table)
    }

    /// The table as the template has it, for whoever looks at nothing but the file it stands in.
    pub const fn in_its_own_file(&'static self) -> &'static Table {
        &self.0
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key)
    }
}

/// A workbook people fill in.
pub struct Template {
    /// Its id in the workbook's identity.
    pub id: &'static str,
    /// The edition this program writes; it reads the earlier ones too.
    pub edition: Edition,
    /// What people call it.
    pub title: &'static str,
    /// The first words of its file name.
    pub file_stem: &'static str,
    /// The twelve lines of the sheet `Læs mig`.
    pub read_me: &'static [&'static str],
    /// Its sheets in order.
    pub tables: &'static [&'static Table],
}

impl Template {
    /// The edition with this number, if we can read it.
    pub fn edition(&self, number: &str) -> Option<Edition> {
        let number: u32 = number.parse().ok()?;
        (1..=self.edition.0).contains(&number).then_some(Edition(number))
    }
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl std::fmt::Debug for Template {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Every template.
pub static TEMPLATES: &[&Template] = &[&program::TEMPLATE, &business_case::TEMPLATE, &time_registration::TEMPLATE];

/// The template with this id.
pub fn template(id: &str) -> Option<&'static Template> {
    #[cfg(test)]
    if id == super::testing::TEMPLATE.id {
        return Some(&super::testing::TEMPLATE);
    }
    TEMPLATES.iter().copied().find(|template| template.id == id)
}
