//! A typed handle on a column, and the words a column is declared with.
use super::{
    Bounds, CellType, Choice, Condition, Edition, Filler, Id, Kind, List, Need, Pattern, ProgrammeList, Role, Secret,
    Spec,
    types::{Whole, outcome, plain},
};
use crate::{
    units::{Count, Date, Decimal, Kroner, Minutes, Month, Share},
    xlsx::Style,
};
use std::marker::PhantomData;

/// A column of the table whose fields are `In`; its cells read as `T`.
///
/// Only a row of that table can be asked for it: see [`RowOf`](crate::intake::RowOf).
pub struct Field<T, In> {
    /// The untyped half.
    pub spec: Spec,
    reads: PhantomData<fn(In) -> T>,
}

/// Larger than any amount a municipality handles, small enough that products of two never overflow.
const MOST: i64 = 100_000_000_000;

impl<T: CellType, In> Field<T, In> {
    const fn new(key: &'static str, label: &'static str, kind: Kind, width: u16) -> Self {
        let spec = Spec {
            key,
            label,
            help: "",
            kind,
            role: Role::Ordinary,
            known_from: None,
            unit: "",
            need: Need::Optional,
            filler: Filler::Person,
            list: List::Free,
            pattern: None,
            bounds: Bounds { min: 0, max: MOST, above: false },
            max_chars: 200,
            default: None,
            style: kind.style(),
            width,
            secret: false,
            vital: false,
            aliases: &[],
            feeds: None,
            explains: None,
            since: Edition::FIRST,
            outcome: outcome::<T>,
            plain: plain::<T>,
        };
        Self { spec, reads: PhantomData }
    }

    /// Must always be filled in.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.spec.need = Need::Always;
        self
    }

    /// Must be filled in when `condition` holds on the same row.
    #[must_use]
    pub const fn required_when(mut self, condition: Condition) -> Self {
        self.spec.need = Need::When(condition);
        self
    }

    /// Must be filled in under a condition that a rule knows.
    #[must_use]
    pub const fn required_by_rule(mut self, when: &'static str) -> Self {
        self.spec.need = Need::ByRule(when);
        self
    }

    /// What to write.
    #[must_use]
    pub const fn help(mut self, help: &'static str) -> Self {
        self.spec.help = help;
        self
    }

    /// The unit of its numbers.
    #[must_use]
    pub const fn unit(mut self, unit: &'static str) -> Self {
        self.spec.unit = unit;
        self
    }

    /// From `min` to `max`, both included.
    #[must_use]
    pub const fn within(mut self, min: i64, max: i64) -> Self {
        self.spec.bounds = Bounds { min, max, above: false };
        self
    }

    /// Above zero, up to `max`.
    #[must_use]
    pub const fn positive(mut self, max: i64) -> Self {
        self.spec.bounds = Bounds { min: 0, max, above: true };
        self
    }

    /// Zero, above and below.
    #[must_use]
    pub const fn signed(mut self) -> Self {
        self.spec.bounds.min = -MOST;
        self
    }

    /// At most so many characters.
    #[must_use]
    pub const fn at_most(mut self, chars: u16) -> Self {
        self.spec.max_chars = chars;
        self
    }

    /// What the template suggests.
    #[must_use]
    pub const fn default(mut self, typed: &'static str) -> Self {
        self.spec.default = Some(typed);
        self
    }

    /// Added in this edition: optional, or with a default, as earlier files do not have it.
    #[must_use]
    pub const fn since(mut self, edition: Edition) -> Self {
        self.spec.since = edition;
        self
    }

    /// Filled in by us.
    #[must_use]
    pub const fn prefilled(mut self) -> Self {
        self.spec.filler = Filler::Us;
        self
    }

    /// Calculated by a formula of ours.
    #[must_use]
    pub const fn formula(mut self, formula: &'static str) -> Self {
        self.spec.filler = Filler::Formula(formula);
        self
    }

    /// Chosen from a list of `program.xlsx`.
    #[must_use]
    pub const fn from_programme(mut self, list: ProgrammeList) -> Self {
        self.spec.list = List::Programme(list);
        self
    }

    /// Chosen among the ids in these columns of the same workbook.
    #[must_use]
    pub const fn refers_to(mut self, columns: &'static [&'static Spec]) -> Self {
        self.spec.list = List::Column(columns);
        self
    }

    /// The ids in this column are offered, and bind nobody.
    #[must_use]
    pub const fn mentions(mut self, column: &'static Spec) -> Self {
        self.spec.list = List::Proposed(column);
        self
    }

    /// The initiatives of other centres that are known to work are offered.
    #[must_use]
    pub const fn mentions_what_works(mut self) -> Self {
        self.spec.list = List::Working;
        self
    }

    /// Holds from month to month: the next template has it filled in.
    #[must_use]
    pub const fn lasting(mut self) -> Self {
        self.spec.role = Role::Lasting;
        self
    }

    /// The plan is computed from it.
    #[must_use]
    pub const fn plan(mut self) -> Self {
        self.spec.role = Role::Plan;
        self
    }

    /// The decision that a changed plan refers to.
    #[must_use]
    pub const fn decision(mut self) -> Self {
        self.spec.role = Role::Decision;
        self
    }

    /// Says the same as this column of the business case, so our templates fill it in.
    #[must_use]
    pub const fn known_from(mut self, column: &'static Spec) -> Self {
        self.spec.known_from = Some(column);
        self
    }

    /// Without it the file's figures cannot be read.
    #[must_use]
    pub const fn vital(mut self) -> Self {
        self.spec.vital = true;
        self
    }

    /// What is lost when the column is gone from a sheet: a figure hangs on it, although its cells may be empty.
    #[must_use]
    pub const fn feeds(mut self, lost: &'static str) -> Self {
        self.spec.feeds = Some(lost);
        self
    }

    /// Says why the figure in this column is beyond the programme's tolerance.
    #[must_use]
    pub const fn explains(mut self, deviation: &'static Spec) -> Self {
        self.spec.explains = Some(deviation);
        self
    }

    /// Other headers we know it by.
    #[must_use]
    pub const fn also(mut self, aliases: &'static [&'static str]) -> Self {
        self.spec.aliases = aliases;
        self
    }

    /// Shown in another style than its type's usual one.
    #[must_use]
    pub const fn shown(mut self, style: Style) -> Self {
        self.spec.style = style;
        self
    }

    /// Another width.
    #[must_use]
    pub const fn width(mut self, chars: u16) -> Self {
        self.spec.width = chars;
        self
    }
}

impl<In> Field<String, In> {
    /// One line of text.
    pub const fn text(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Text, 24)
    }

    /// Text of a few lines.
    pub const fn long_text(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Text, 40).shown(Style::Wrapped).at_most(500)
    }
}

impl<In> Field<Id, In> {
    /// An id of this form.
    pub const fn id(key: &'static str, label: &'static str, pattern: Pattern) -> Self {
        let mut field = Self::new(key, label, Kind::Id, 14);
        field.spec.pattern = Some(pattern);
        field
    }
}

impl<In> Field<Secret<Id>, In> {
    /// An id that points at a person.
    pub const fn secret_id(key: &'static str, label: &'static str, pattern: Pattern) -> Self {
        let mut field = Self::new(key, label, Kind::Id, 14);
        field.spec.pattern = Some(pattern);
        field.spec.secret = true;
        field
    }
}

impl<In> Field<Decimal, In> {
    /// Any decimal number.
    pub const fn number(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Number, 14)
    }
}

impl<In> Field<Kroner, In> {
    /// An amount.
    pub const fn amount(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Kroner, 14).unit("kr.")
    }
}

impl<In> Field<Minutes, In> {
    /// Minutes per unit.
    pub const fn minutes(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Minutes, 12).unit("min.").within(0, 100_000)
    }
}

impl<In> Field<Count, In> {
    /// A number of units, decimals allowed.
    pub const fn count(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Count, 12).unit("antal").within(0, 1_000_000_000)
    }
}

impl<In> Field<Share, In> {
    /// Per cent, 0–100.
    pub const fn percent(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Share, 12).unit("%").within(0, 100)
    }
}

impl<In> Field<Whole, In> {
    /// A whole number.
    pub const fn whole(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Whole, 12).within(0, 1_000_000)
    }

    /// A year.
    pub const fn year(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Year, 10).within(2000, 2099)
    }
}

impl<In> Field<Date, In> {
    /// A day.
    pub const fn date(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Date, 12)
    }
}

impl<In> Field<Month, In> {
    /// A month.
    pub const fn month(key: &'static str, label: &'static str) -> Self {
        Self::new(key, label, Kind::Month, 12)
    }
}

impl<In> Field<bool, In> {
    /// Ja or nej.
    pub const fn yes_no(key: &'static str, label: &'static str) -> Self {
        let mut field = Self::new(key, label, Kind::YesNo, 10);
        field.spec.list = List::Fixed(&["Ja", "Nej"]);
        field
    }
}

impl<C: Choice, In> Field<C, In> {
    /// One of the values of a list.
    pub const fn choice(key: &'static str, label: &'static str) -> Self {
        let mut field = Self::new(key, label, Kind::Choice, 20);
        field.spec.list = List::Fixed(C::LABELS);
        field
    }
}
