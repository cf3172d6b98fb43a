//! Sheets and templates: which fields stand together, and how people meet them.
use super::{Filler, List, Pattern, Role, Spec, business_case, program, time_registration};
use std::{marker::PhantomData, ops::Deref};

/// An edition of a template. A field tells since when it exists; there is never a copy per edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition(pub u32);

impl Edition {
    /// The first.
    pub const FIRST: Self = Self(1);
    /// The second: Opgøres on benefits of time and money, and Ibrugtagning nu beside the units of a month.
    pub const SECOND: Self = Self(2);
    /// The third: ideas and agreements, and what may be taken over from one centre to another.
    pub const THIRD: Self = Self(3);
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
    /// What is lost of the figures when the whole sheet is gone; nothing where no figure comes from it.
    pub feeds: Option<&'static str>,
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

/// A table whose rows answer to the fields `In` and to no others. It is a [`Table`] to those who read every table alike.
pub struct TableOf<In> {
    /// The table.
    pub table: Table,
    fields: PhantomData<fn(In)>,
}

impl<In> TableOf<In> {
    /// A table with the columns of `In`.
    pub const fn new(table: Table) -> Self {
        Self { table, fields: PhantomData }
    }
}

impl<In> Deref for TableOf<In> {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.table
    }
}

impl<In> PartialEq<TableOf<In>> for Table {
    fn eq(&self, other: &TableOf<In>) -> bool {
        *self == other.table
    }
}

/// What a table says of its columns, for those who read every table alike.
impl Table {
    /// Its references to rows of the same workbook, as pairs: the column that refers, and one it refers to.
    pub fn references(&self) -> impl Iterator<Item = (&'static Spec, &'static Spec)> {
        self.columns.iter().flat_map(|spec| {
            let columns = if let List::Column(columns) = spec.list { columns } else { &[] };
            columns.iter().map(|column| (*spec, *column))
        })
    }

    /// The column that refers to `column`.
    pub fn reference_to(&self, column: &Spec) -> Option<&'static Spec> {
        self.references().find(|(_, known)| *known == column).map(|(spec, _)| spec)
    }

    /// The column with the id that [names](Pattern::names_for_good) its rows for good.
    pub fn naming(&self) -> Option<&'static Spec> {
        let [only] = self.unique else { return None };
        only.pattern.is_some_and(Pattern::names_for_good).then_some(*only)
    }

    /// The edition it came with: that of its first columns.
    pub fn since(&self) -> Edition {
        self.columns.iter().map(|spec| spec.since).min().unwrap_or(Edition::FIRST)
    }

    /// The columns its plan is computed from; none where its rows promise nothing.
    pub fn plan(&self) -> impl Iterator<Item = &'static Spec> {
        self.columns.iter().copied().filter(|spec| spec.role == Role::Plan)
    }

    /// The column with the decision that a changed plan refers to.
    pub fn decision(&self) -> Option<&'static Spec> {
        self.columns.iter().copied().find(|spec| spec.role == Role::Decision)
    }
}

/// A table whose every row points at a person. It is no [`TableOf`], so that nobody asks a workbook that is kept for later
/// steps for its rows: only the rules that look at its own file see them, and of them only sums are kept.
pub struct PersonalTable<In>(TableOf<In>);

impl<In> PersonalTable<In> {
    /// A table whose every row points at a person.
    pub const fn new(table: Table) -> Self {
        Self(TableOf::new(table))
    }

    /// The table as the template has it, for whoever looks at nothing but the file it stands in.
    pub const fn in_its_own_file(&'static self) -> &'static TableOf<In> {
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

    /// The table a column stands in.
    pub fn table_with(&self, spec: &Spec) -> Option<&'static Table> {
        self.tables.iter().copied().find(|table| table.position(spec).is_some())
    }

    /// The tables whose rows have a name for good, each with its column.
    pub fn named(&self) -> impl Iterator<Item = (&'static Table, &'static Spec)> {
        self.tables.iter().filter_map(|table| Some((*table, table.naming()?)))
    }

    /// The tables whose rows promise something, each with the column that names them.
    pub fn promising(&self) -> impl Iterator<Item = (&'static Table, &'static Spec)> {
        self.named().filter(|(table, _)| table.plan().next().is_some())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, Need, business_case::initiatives};

    fn keys<'a>(specs: impl Iterator<Item = &'a &'static Spec>) -> Vec<&'static str> {
        specs.map(|spec| spec.key).collect()
    }

    /// Who judges a workbook's rows goes through the tables once, in order.
    #[test]
    fn a_table_refers_only_to_tables_before_it() {
        for template in TEMPLATES {
            for (index, table) in template.tables.iter().enumerate() {
                for (reference, id) in table.references() {
                    let on = template.table_with(id).map(|on| template.tables.iter().position(|known| *known == on));
                    assert!(on.flatten().is_some_and(|on| on < index), "{table:?}.{reference:?}");
                }
            }
        }
    }

    /// A column of ids that another table gives must refer to it: else its rows count when those they hang on do not.
    #[test]
    fn a_column_of_another_tables_ids_refers_to_it() {
        for template in TEMPLATES {
            let given = |spec: &Spec| {
                let owns =
                    template.tables.iter().filter_map(|table| table.unique.first()).find(|own| own.key == spec.key);
                owns.is_some_and(|own| *own != spec) || spec.pattern.is_some_and(Pattern::names_for_good)
            };
            for table in template.tables.iter().filter(|table| !table.is_form()) {
                let others = table.columns.iter().filter(|spec| spec.kind == Kind::Id && !spec.is_formula());
                for spec in others.filter(|spec| table.naming() != Some(spec) && given(spec)) {
                    assert!(
                        matches!(spec.list, List::Column(_) | List::Programme(_)),
                        "{table:?}.{spec:?} refers to nothing"
                    );
                }
            }
        }
    }

    /// What is no part of a plan is said here, so that a new column is weighed: `.plan()`, or this list.
    #[test]
    fn every_column_of_a_promise_is_in_the_plan_or_beside_it() {
        let beside =
            |table: &Table| keys(table.columns.iter().filter(|spec| spec.role != Role::Plan && !spec.is_formula()));
        let own = |key| business_case::TEMPLATE.tables.iter().find(|table| table.key == key).map(|table| beside(table));
        let of_time = "benefit_id initiative_id task_id task unit staff_group employees harvested reinvested use owner evidence interval decision remark";
        let of_money = "benefit_id initiative_id description from_time least most area account owner evidence interval decision remark";
        assert_eq!(own("time_benefits"), Some(of_time.split(' ').collect()));
        assert_eq!(own("budget_benefits"), Some(of_money.split(' ').collect()));
        let promising: Vec<_> = business_case::TEMPLATE.promising().map(|(table, _)| table).collect();
        assert_eq!(promising.iter().map(|table| table.key).collect::<Vec<_>>(), ["time_benefits", "budget_benefits"]);
        for table in promising {
            assert!(table.decision().is_some() && table.reference_to(&initiatives::ID.spec).is_some(), "{table:?}");
        }
    }

    /// What may be empty and feeds no figure is said here, so that a new column is weighed: `.feeds(…)`, or this list.
    #[test]
    fn every_column_that_may_be_empty_feeds_a_figure_or_is_known_not_to() {
        let mut silent = Vec::new();
        for table in TEMPLATES.iter().flat_map(|template| template.tables) {
            let own = table.columns.iter().filter(|spec| spec.filler == Filler::Person);
            let own = own.filter(|spec| !matches!(spec.need, Need::Always) && spec.feeds.is_none());
            silent.extend(own.map(|spec| format!("{}.{}", table.key, spec.key)));
        }
        let known = "programme.meeting_day answers.remark master.remarks initiatives.remark assumptions.remark time_benefits.use time_benefits.remark budget_benefits.remark quality_benefits.example costs.remark registrations.remark";
        assert_eq!(silent.join(" "), known);
    }

    /// What each month says anew: `.lasting()`, or this list.
    #[test]
    fn every_field_of_a_form_lasts_or_is_of_its_month() {
        let forms = business_case::TEMPLATE.tables.iter().filter(|table| table.is_form());
        let typed = forms.flat_map(|table| table.columns).filter(|spec| spec.filler == Filler::Person);
        let monthly = keys(typed.filter(|spec| spec.role != Role::Lasting));
        assert_eq!(monthly, ["status", "approved_by", "approved_on", "remarks"]);
    }

    /// What the business case does not know of a task: `.known_from()`, or this list.
    #[test]
    fn every_column_of_a_task_is_known_or_asked_for() {
        let tasks = &time_registration::tasks::TABLE;
        assert_eq!(
            keys(tasks.columns.iter().filter(|spec| spec.known_from.is_none())),
            ["begins", "ends", "all_cases"]
        );
    }

    /// Rows that nothing tells apart are not compared from month to month, and have no name another file could take.
    #[test]
    fn every_table_of_a_business_case_tells_its_rows_apart_or_is_known_not_to() {
        let tables = || business_case::TEMPLATE.tables.iter().filter(|table| !table.is_form());
        let alike: Vec<_> = tables().filter(|table| table.unique.is_empty()).map(|table| table.key).collect();
        assert_eq!(alike, ["costs", "risks"]);
        let unnamed: Vec<_> = tables().filter(|table| table.naming().is_none()).map(|table| table.key).collect();
        assert_eq!(unnamed, ["assumptions", "costs", "follow_up", "risks"]);
    }

    /// Which type a row's key has is read off its columns' kinds.
    #[test]
    fn rows_are_told_apart_by_ids_names_months_and_years() {
        for spec in TEMPLATES.iter().flat_map(|template| template.tables).flat_map(|table| table.unique) {
            assert!(matches!(spec.kind, Kind::Id | Kind::Text | Kind::Month | Kind::Year), "{spec:?}");
        }
    }
}
