//! One copy of a template: which template, to whom, and with what in it.
use super::Filled;
use crate::{
    programme::{Centre, Programme},
    schema::{Id, Layout, Spec, Table, Template, business_case, time_registration},
    units::{Decimal, Month},
    xlsx::Content,
};

/// One copy of a template.
pub(super) struct Issue<'a> {
    pub(super) template: &'static Template,
    pub(super) to: Option<Addressee<'a>>,
    pub(super) filled: Filled,
}

/// Whom a copy is made out to.
#[derive(Clone, Copy)]
pub(super) struct Addressee<'a> {
    pub(super) programme: &'a Programme,
    pub(super) centre: &'a Centre,
    pub(super) period: Month,
}

/// Empty rows left below what is filled already, for this month's additions.
const ROOM: u32 = 20;

impl<'a> Issue<'a> {
    /// A copy for a centre, with what the programme knows of it filled in.
    pub(super) fn to(
        template: &'static Template,
        programme: &'a Programme,
        centre: &'a Centre,
        period: Month,
        filled: &Filled,
    ) -> Self {
        let to = Addressee { programme, centre, period };
        let mut filled = filled.clone();
        for (table, spec, content) in to.known() {
            if template.tables.contains(&table) && filled.get(table, 0, spec).is_none() {
                filled.set(table, 0, spec, content);
            }
        }
        Self { template, to: Some(to), filled }
    }

    /// `Businesscase CBD`.
    pub(super) fn title(&self) -> String {
        self.to
            .map_or_else(|| self.template.title.to_owned(), |to| format!("{} {}", self.template.title, to.centre.code))
    }

    /// Template, edition and centre.
    pub(super) fn footer(&self) -> String {
        let centre = self.to.map_or_else(String::new, |to| format!(" · {}", to.centre.name));
        format!("{} · udgave {}{centre}", self.template.title, self.template.edition)
    }

    /// How many data rows a table has here.
    pub(super) fn rows(&self, table: &Table) -> u32 {
        let filled = u32::try_from(self.filled.rows(table)).unwrap_or(u32::MAX - ROOM);
        match table.layout {
            Layout::Form => 1,
            Layout::Rows(rows) if filled == 0 => rows,
            Layout::Rows(rows) => rows.max(filled + ROOM),
        }
    }
}

impl Addressee<'_> {
    /// What the programme knows about the fields of the forms.
    fn known(&self) -> Vec<(&'static Table, &'static Spec, Content)> {
        use business_case::master as case;
        use time_registration::master as time;
        let (programme, centre) = (self.programme, self.centre);
        vec![
            (&case::TABLE, &case::PROGRAMME.spec, id(&programme.id)),
            (&case::TABLE, &case::CENTRE.spec, id(&centre.code)),
            (&case::TABLE, &case::PERIOD.spec, Content::Day(self.period.first_day())),
            (&case::TABLE, &case::EMAIL.spec, Content::Text(centre.email.clone())),
            (&case::TABLE, &case::HEAD.spec, Content::Text(centre.head.clone())),
            (&case::TABLE, &case::CONSULTANT.spec, Content::Text(centre.consultant.clone())),
            (&case::TABLE, &case::PRICE_LEVEL.spec, Content::Number(Decimal::from(programme.price_level))),
            (&time::TABLE, &time::PROGRAMME.spec, id(&programme.id)),
            (&time::TABLE, &time::CENTRE.spec, id(&centre.code)),
        ]
    }
}

fn id(id: &Id) -> Content {
    Content::Text(id.to_string())
}
