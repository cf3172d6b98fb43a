//! A formula as a value: made of its parts, looked into and rewritten as parts, and written as text once, when it is saved.
//!
//! ECMA-376 part 1, 18.17, has the language; this is the part of it that our own workbooks use.
mod parse;
mod sign;

pub use sign::{Function, Op};

use super::{Area, At};
use crate::units::Decimal;
use std::{
    fmt,
    ops::{Add, Div, Mul, Neg, Sub},
};

/// A formula, without its leading `=`.
///
/// ```
/// use gevinst::xlsx::{At, Formula, Function};
/// let amount = Formula::from(At::new(5, 6));
/// let share = Function::If.of([amount.clone().equals(0), Formula::text(""), Formula::from(100) / amount]);
/// assert_eq!(share.to_string(), "IF(G6=0,\"\",100/G6)");
/// assert_eq!(Formula::parse("IF(G6=0,\"\",100/G6)"), Some(share));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// `0`
    Number(Decimal),
    /// `"Rød"`
    Text(String),
    /// A defined name: `P_periode`.
    Name(String),
    /// A cell or an area: `$A7`, `'Råderum'!$B$21`, `A6:B9`.
    Place(Place),
    /// Parentheses.
    Group(Box<Formula>),
    /// `-B7`
    Minus(Box<Formula>),
    /// Two formulas with a sign between them. Made by the operators and by [`Formula::join`] and its like, which set
    /// parentheses where the order of calculation asks for them.
    Op(Box<Formula>, Op, Box<Formula>),
    /// A function with its arguments.
    Call(Function, Vec<Formula>),
    /// As a template's schema spells it, with references to the columns of a table (`[@Enheder]`). Nothing looks into it.
    Written(String),
}

/// A cell or an area that a formula refers to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The sheet, where it is not the formula's own.
    pub sheet: Option<String>,
    /// Its cells.
    pub area: Area,
    /// What stays when the formula is copied to another cell.
    pub pin: Pin,
}

/// What of a reference stays when its formula is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pin {
    /// `A7`
    Nothing,
    /// `$A7`
    Column,
    /// `$A$7`
    Both,
}

impl Formula {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A defined name.
    pub fn name(name: impl Into<String>) -> Self {
        Self::Name(name.into())
    }

    /// `$A7`: the column stays when the formula is copied to the side.
    pub fn across(area: impl Into<Area>) -> Self {
        Self::Place(Place { sheet: None, area: area.into(), pin: Pin::Column })
    }

    /// `$A$7`
    pub fn fixed(area: impl Into<Area>) -> Self {
        Self::Place(Place { sheet: None, area: area.into(), pin: Pin::Both })
    }

    /// In parentheses.
    #[must_use]
    pub fn grouped(self) -> Self {
        Self::Group(Box::new(self))
    }

    /// `one=other`
    #[must_use]
    pub fn equals(self, other: impl Into<Self>) -> Self {
        self.with(Op::Equals, other.into())
    }

    /// `one<=other`
    #[must_use]
    pub fn at_most(self, other: impl Into<Self>) -> Self {
        self.with(Op::AtMost, other.into())
    }

    /// `one>=other`
    #[must_use]
    pub fn at_least(self, other: impl Into<Self>) -> Self {
        self.with(Op::AtLeast, other.into())
    }

    /// `one>other`
    #[must_use]
    pub fn above(self, other: impl Into<Self>) -> Self {
        self.with(Op::Above, other.into())
    }

    /// `one&other`
    #[must_use]
    pub fn join(self, other: impl Into<Self>) -> Self {
        self.with(Op::Join, other.into())
    }

    /// `one^other`
    #[must_use]
    pub fn power(self, other: impl Into<Self>) -> Self {
        self.with(Op::Power, other.into())
    }

    /// Parentheses stand where they must: equal signs are calculated from the left.
    fn with(self, op: Op, other: Self) -> Self {
        let left = if self.strength() < op.strength() { self.grouped() } else { self };
        let right = if other.strength() <= op.strength() { other.grouped() } else { other };
        Self::Op(Box::new(left), op, Box::new(right))
    }

    fn strength(&self) -> u8 {
        match self {
            Self::Op(_, op, _) => op.strength(),
            Self::Written(_) => 0,
            _ => u8::MAX,
        }
    }

    /// Looks at every part, the whole first and then from the left.
    pub fn each<'a>(&'a self, look: &mut dyn FnMut(&'a Self)) {
        look(self);
        match self {
            Self::Group(inner) | Self::Minus(inner) => inner.each(look),
            Self::Op(one, _, other) => {
                one.each(look);
                other.each(look);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.each(look)),
            Self::Number(_) | Self::Text(_) | Self::Name(_) | Self::Place(_) | Self::Written(_) => {}
        }
    }

    /// The same with every part as `change` has it, the innermost first.
    #[must_use]
    pub fn rewritten(self, change: &dyn Fn(Self) -> Self) -> Self {
        let inner = |part: Box<Self>| Box::new(part.rewritten(change));
        let same = match self {
            Self::Group(part) => Self::Group(inner(part)),
            Self::Minus(part) => Self::Minus(inner(part)),
            Self::Op(one, op, other) => Self::Op(inner(one), op, inner(other)),
            Self::Call(function, arguments) => {
                Self::Call(function, arguments.into_iter().map(|argument| argument.rewritten(change)).collect())
            }
            single => single,
        };
        change(same)
    }
}

impl From<At> for Formula {
    fn from(at: At) -> Self {
        Area::from(at).into()
    }
}

impl From<Area> for Formula {
    fn from(area: Area) -> Self {
        Self::Place(Place { sheet: None, area, pin: Pin::Nothing })
    }
}

impl From<u16> for Formula {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<String> for Formula {
    fn from(written: String) -> Self {
        Self::Written(written)
    }
}

impl From<&str> for Formula {
    fn from(written: &str) -> Self {
        Self::Written(written.to_owned())
    }
}

impl Add for Formula {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.with(Op::Plus, other)
    }
}

impl Sub for Formula {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.with(Op::Minus, other)
    }
}

impl Mul for Formula {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.with(Op::Times, other)
    }
}

impl Div for Formula {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        self.with(Op::Over, other)
    }
}

impl Neg for Formula {
    type Output = Self;

    fn neg(self) -> Self {
        Self::Minus(Box::new(if self.strength() < u8::MAX { self.grouped() } else { self }))
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => write!(f, "\"{}\"", text.replace('"', "\"\"")),
            Self::Name(text) | Self::Written(text) => f.write_str(text),
            Self::Place(place) => place.fmt(f),
            Self::Group(inner) => write!(f, "({inner})"),
            Self::Minus(inner) => write!(f, "-{inner}"),
            Self::Op(one, op, other) => write!(f, "{one}{}{other}", op.sign()),
            Self::Call(function, arguments) => {
                write!(f, "{}(", function.name())?;
                for (index, argument) in arguments.iter().enumerate() {
                    write!(f, "{}{argument}", if index == 0 { "" } else { "," })?;
                }
                f.write_str(")")
            }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) if sheet.bytes().all(|letter| letter.is_ascii_alphabetic()) => write!(f, "{sheet}!")?,
            Some(sheet) => write!(f, "'{}'!", sheet.replace('\'', "''"))?,
            None => {}
        }
        let Area { first, last } = self.area;
        self.pin.corner(first, f)?;
        if first == last {
            return Ok(());
        }
        f.write_str(":")?;
        self.pin.corner(last, f)
    }
}

impl Pin {
    fn corner(self, at: At, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => write!(f, "{at}"),
            Self::Column => write!(f, "${at}"),
            Self::Both => f.write_str(&at.absolute()),
        }
    }
}
