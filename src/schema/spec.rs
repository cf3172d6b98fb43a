//! A column of a template: everything anyone may want to know about it.
use super::{Edition, Outcome, Pattern, Plain};
use crate::xlsx::{Cell, Style};
use std::fmt;

/// What a column is, whoever asks.
pub struct Spec {
    /// The code word, unique within its table.
    pub key: &'static str,
    /// The Danish header or form label.
    pub label: &'static str,
    /// What to write, in one or two sentences.
    pub help: &'static str,
    /// What a value of it is.
    pub kind: Kind,
    /// What it means to those who read tables they do not know by name.
    pub role: Role,
    /// The column of the business case that says the same: what is known there, our templates fill in here.
    pub known_from: Option<&'static Spec>,
    /// The unit of its numbers, as shown beside the label; empty for none.
    pub unit: &'static str,
    /// Whether it must be filled in.
    pub need: Need,
    /// Who fills it in.
    pub filler: Filler,
    /// Where its allowed values come from.
    pub list: List,
    /// The form of its ids.
    pub pattern: Option<Pattern>,
    /// The smallest and largest number it can hold.
    pub bounds: Bounds,
    /// The longest text it can hold, in characters.
    pub max_chars: u16,
    /// What the template suggests in an empty form, as a Dane would type it.
    pub default: Option<&'static str>,
    /// Its style in a template.
    pub style: Style,
    /// Its width in characters.
    pub width: u16,
    /// Holds something about a person that never leaves the reader.
    pub secret: bool,
    /// A field of a form without which the file's figures cannot be read.
    pub vital: bool,
    /// Headers of earlier editions and other spellings we know.
    pub aliases: &'static [&'static str],
    /// What is lost of the figures when the column itself is gone, in a sentence that follows "Vi kan ikke læse det, der
    /// skulle stå der."; nothing where no figure, light or proof hangs on it, or where the rows cannot be read at all.
    pub feeds: Option<&'static str>,
    /// The column of deviations that it explains: the template asks for it, in colour, where the deviation is beyond the
    /// programme's tolerance.
    pub explains: Option<&'static Spec>,
    /// The first edition that has it.
    pub since: Edition,
    /// Types a cell without keeping the value.
    pub outcome: fn(&Spec, &Cell) -> Outcome,
    /// Types a cell into a clean value; nothing where it is blank, broken or about a person.
    pub plain: fn(&Spec, &Cell) -> Option<Plain>,
}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Debug for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}

/// What a value of a column is. How it looks is its [`Style`]: an amount that is shown with other decimals is still an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text of a person's own words.
    Text,
    /// An id.
    Id,
    /// One of the values of a list.
    Choice,
    /// Ja or nej.
    YesNo,
    /// Any decimal number.
    Number,
    /// Money, in the unit the workbook says.
    Kroner,
    /// Minutes.
    Minutes,
    /// A number of units, decimals allowed.
    Count,
    /// Per cent.
    Share,
    /// A whole number.
    Whole,
    /// A year.
    Year,
    /// A day.
    Date,
    /// A month.
    Month,
}

impl Kind {
    /// How such a value looks, unless its column says otherwise.
    pub const fn style(self) -> Style {
        match self {
            Self::Text | Self::Choice | Self::YesNo => Style::Text,
            Self::Id => Style::Id,
            Self::Number | Self::Count => Style::Number,
            Self::Kroner => Style::Kroner,
            Self::Minutes => Style::Minutes,
            Self::Share => Style::Percent,
            Self::Whole => Style::Count,
            Self::Year => Style::Year,
            Self::Date => Style::Date,
            Self::Month => Style::Month,
        }
    }

    /// Whether its values are words and not numbers or days.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Id | Self::Choice | Self::YesNo)
    }
}

/// What a column means to those who read tables they do not know by name: who fills in next month's form, keeps the
/// plans or compares two months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing beyond what it says.
    Ordinary,
    /// A field of a form that holds from month to month, such as the centre's head; the next template has it filled in.
    Lasting,
    /// The plan of a benefit is computed from it: with another value here it is another promise.
    Plan,
    /// The decision that a changed plan refers to.
    Decision,
}

/// Whether a cell must be filled in.
#[derive(Debug)]
pub enum Need {
    /// It may stay empty.
    Optional,
    /// Always.
    Always,
    /// Under a condition on the same row, which the template shows in colour.
    When(Condition),
    /// Under a condition that a rule knows; the words say when.
    ByRule(&'static str),
}

/// A condition on another cell of the same row.
#[derive(Debug)]
pub enum Condition {
    /// The other cell holds one of these list values.
    Is(&'static Spec, &'static [&'static str]),
    /// The other cell holds a number above zero.
    Positive(&'static Spec),
    /// The other cell is filled in.
    Filled(&'static Spec),
    /// The other cell is empty: one of the two is to be filled in.
    Empty(&'static Spec),
}

impl Condition {
    /// The cell it looks at.
    pub fn on(&self) -> &'static Spec {
        match self {
            Self::Is(spec, _) | Self::Positive(spec) | Self::Filled(spec) | Self::Empty(spec) => spec,
        }
    }
}

/// Who fills a cell in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filler {
    /// The person with the template.
    Person,
    /// We do, when the template is written.
    Us,
    /// A formula of ours, recomputed when the workbook returns.
    /// Column labels of the same row stand in brackets: `[Antal pr. år]/12`.
    Formula(&'static str),
}

/// Where the values of a drop-down come from.
#[derive(Clone, Copy, Debug)]
pub enum List {
    /// Free input.
    Free,
    /// The labels of a [`Choice`](super::Choice) type.
    Fixed(&'static [&'static str]),
    /// A list in `program.xlsx`.
    Programme(ProgrammeList),
    /// The ids in these columns of the same workbook.
    Column(&'static [&'static Spec]),
    /// The ids in this column of the same workbook are offered, and another is taken too: the row counts whether or not what
    /// it mentions is there.
    Proposed(&'static Spec),
    /// The initiatives of other centres that are known to work are offered, and another is taken too.
    Working,
}

/// The lists that `program.xlsx` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProgrammeList {
    /// Centre codes.
    Centres,
    /// Mål-ID's.
    Goals,
    /// Codes of staff groups.
    StaffGroups,
}

/// The smallest and largest number a column can hold; both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// At least.
    pub min: i64,
    /// At most.
    pub max: i64,
    /// `min` itself is already too little.
    pub above: bool,
}
