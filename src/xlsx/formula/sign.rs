//! What stands between the parts of a formula and before its parentheses: signs and functions.
use super::Formula;

/// A sign between two formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// `=`
    Equals,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `&`
    Join,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
    /// `^`
    Power,
}

impl Op {
    /// All of them; what begins like another comes first.
    pub(super) const ALL: [Self; 10] = [
        Self::AtMost,
        Self::AtLeast,
        Self::Equals,
        Self::Above,
        Self::Join,
        Self::Plus,
        Self::Minus,
        Self::Times,
        Self::Over,
        Self::Power,
    ];

    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Equals => "=",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Above => ">",
            Self::Join => "&",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Power => "^",
        }
    }

    /// What is calculated first has the higher number (ECMA-376 part 1, 18.17.2.2).
    pub(super) fn strength(self) -> u8 {
        match self {
            Self::Equals | Self::AtMost | Self::AtLeast | Self::Above => 1,
            Self::Join => 2,
            Self::Plus | Self::Minus => 3,
            Self::Times | Self::Over => 4,
            Self::Power => 5,
        }
    }
}

/// The functions we use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// The first, second, third … of several.
    Choose,
    /// How many cells meet a criterion.
    CountIf,
    /// How many rows meet several.
    CountIfs,
    /// One of two.
    If,
    /// The largest.
    Max,
    /// The smallest.
    Min,
    /// A number; text is 0.
    N,
    /// The last letters of a text.
    Right,
    /// Rounded.
    Round,
    /// The sum.
    Sum,
    /// The sum of the rows that meet several criteria.
    SumIfs,
    /// The sum of products, cell by cell.
    SumProduct,
}

impl Function {
    pub(super) const ALL: [Self; 12] = [
        Self::Choose,
        Self::CountIf,
        Self::CountIfs,
        Self::If,
        Self::Max,
        Self::Min,
        Self::N,
        Self::Right,
        Self::Round,
        Self::Sum,
        Self::SumIfs,
        Self::SumProduct,
    ];

    /// As a file spells it in every language.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Choose => "CHOOSE",
            Self::CountIf => "COUNTIF",
            Self::CountIfs => "COUNTIFS",
            Self::If => "IF",
            Self::Max => "MAX",
            Self::Min => "MIN",
            Self::N => "N",
            Self::Right => "RIGHT",
            Self::Round => "ROUND",
            Self::Sum => "SUM",
            Self::SumIfs => "SUMIFS",
            Self::SumProduct => "SUMPRODUCT",
        }
    }

    /// The function of these arguments.
    pub fn of(self, arguments: impl IntoIterator<Item = Formula>) -> Formula {
        Formula::Call(self, arguments.into_iter().collect())
    }
}
