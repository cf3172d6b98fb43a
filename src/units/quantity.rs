//! Numbers with a unit in their type, and the only rounding in the program.
use rust_decimal::{Decimal, RoundingStrategy};

/// The unit a figure is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Danish kroner at the programme's price level.
    Kroner,
    /// Hours of work.
    Hours,
    /// Minutes per handled unit.
    Minutes,
    /// Full-time equivalents.
    Fte,
    /// A share, held as a fraction of one and shown in per cent.
    Share,
    /// A plain count.
    Count,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 6] = [Self::Kroner, Self::Hours, Self::Minutes, Self::Fte, Self::Share, Self::Count];

    /// What it is called in files that outlive this program; it is never changed and never used for another.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kroner => "kroner",
            Self::Hours => "hours",
            Self::Minutes => "minutes",
            Self::Fte => "fte",
            Self::Share => "share",
            Self::Count => "count",
        }
    }
}

// Adding two of one kind, and taking a share of one, is all that is defined: kroner plus hours, or hours times hours,
// does not compile. Whoever computes across kinds says so by `.0` and a formula in `formulas`.
macro_rules! quantity {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
        pub struct $name(pub Decimal);

        impl std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl std::ops::Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl std::ops::Mul<Share> for $name {
            type Output = Self;
            fn mul(self, share: Share) -> Self {
                Self(self.0 * share.0)
            }
        }
        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
                Self(values.map(|value| value.0).sum())
            }
        }
    )+};
}

quantity! {
    /// Danish kroner, exact.
    Kroner,
    /// Hours of work, exact.
    Hours,
    /// Minutes, exact.
    Minutes,
    /// A share as a fraction of one: 80 % is `Share(0.8)`.
    Share,
    /// A number of units handled, people or other things counted.
    Count,
}

impl Share {
    /// The whole: 100 %.
    pub const ONE: Self = Self(Decimal::ONE);

    /// From a number of per cent, 0–100.
    pub fn of_percent(percent: Decimal) -> Self {
        Self(percent / Decimal::ONE_HUNDRED)
    }

    /// As a number of per cent, 0–100.
    pub fn percent(self) -> Decimal {
        self.0 * Decimal::ONE_HUNDRED
    }
}

impl Minutes {
    /// Sixty minutes are an hour.
    pub fn hours(self) -> Hours {
        Hours(self.0 / Decimal::from(60))
    }
}

/// Decimals kept by a stored fact: 12 decimals of an hour are 4 nanoseconds.
const SETTLED_DECIMALS: u32 = 12;

/// Cuts the endless decimals of a division, once, when a fact is made: sums of facts are then exact in any order.
pub fn settle(value: Decimal) -> Decimal {
    round(value, SETTLED_DECIMALS).normalize()
}

/// Half away from zero, as Danish accounting does and as people expect.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A quotient, or nothing where the divisor is zero.
pub fn div(value: Decimal, by: Decimal) -> Option<Decimal> {
    (!by.is_zero()).then(|| value / by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(round(d("0.005"), 2), d("0.01"));
        assert_eq!(round(d("-0.005"), 2), d("-0.01"));
        assert_eq!(round(d("2.5"), 0), d("3"));
    }

    #[test]
    fn twelve_settled_twelfths_differ_from_the_whole_by_less_than_a_nano_unit() {
        let month = settle(d("1000") / d("12"));
        assert!((month * d("12") - d("1000")).abs() < d("0.000000001"));
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(div(d("1"), d("0")), None);
    }
}
