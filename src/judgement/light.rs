//! The three lights.
use crate::{
    facts::Slice,
    measures::{
        Frame, HEADROOM_AGREED, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_GAINS_CALLED,
        HEADROOM_REPORTED, HOURS_AGREED, HOURS_FORECAST, HOURS_FORECAST_LOW, HOURS_PROVABLE, HOURS_PROVEN,
        HOURS_REPORTED, Measure, TARGET_HEADROOM, TARGET_TIME,
    },
    programme::Programme,
    units::{Decimal, Share, div, round},
};

/// A light; always shown as a word beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// Under the amber limit; of the target: neither end of the forecast is near it.
    Red,
    /// Under the green limit; of the target: only the high end of the forecast is near it.
    Amber,
    /// As agreed.
    Green,
    /// More than a tenth above the plan.
    Over,
    /// There is nothing to judge, or gains and disbenefits cancel out.
    NotAssessed,
    /// There is no target to hold the forecast against.
    NoTarget,
    /// Nothing of it could have been measured yet.
    NotYet,
}

impl Light {
    /// All of them, in the order formulas count them.
    pub const ALL: [Self; 7] =
        [Self::Red, Self::Amber, Self::Green, Self::Over, Self::NotAssessed, Self::NoTarget, Self::NotYet];

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Red => "Rød",
            Self::Amber => "Gul",
            Self::Green => "Grøn",
            Self::Over => "Over plan",
            Self::NotAssessed => "Ikke vurderet",
            Self::NoTarget => "Intet måltal",
            Self::NotYet => "Ikke endnu",
        }
    }
}

/// From this share of the plan a figure is more than agreed.
pub const OVER_FROM: Decimal = Decimal::from_parts(110, 0, 0, false, 2);

/// Decimals of a ratio when it is compared: a plan of 10.000,000000000002 kr., which comes of a year in twelve parts, is
/// no miss.
const DECIMALS: u32 = 9;

/// One figure over another, as it is compared; nothing over zero.
fn ratio(one: Decimal, other: Decimal) -> Option<Decimal> {
    div(one, other).filter(|_| !other.is_zero()).map(|ratio| round(ratio, DECIMALS))
}

/// **Mål.** The forecast, from its low to its high end, against the target.
pub fn goal(low: Decimal, high: Decimal, target: Option<Decimal>, programme: &Programme) -> Light {
    let Some(target) = target else { return Light::NoTarget };
    let Some((low, high)) = ratio(low, target).zip(ratio(high, target)).filter(|_| target > Decimal::ZERO) else {
        return if low >= target { Light::Green } else { Light::Red };
    };
    match () {
        () if low >= Decimal::ONE => Light::Green,
        () if high >= programme.green_from.0 => Light::Amber,
        () => Light::Red,
    }
}

/// **Levering.** What has come against what was agreed for it; `gains` is the plan of what has come without disbenefits.
/// Where there are only disbenefits, more is worse.
pub fn delivery(reported: Decimal, agreed: Decimal, gains: Decimal, programme: &Programme) -> Light {
    let share = ratio(reported, agreed);
    match share {
        Some(share) if agreed > Decimal::ZERO => by_limits(share, programme),
        Some(share) if gains.is_zero() => by_limits(Decimal::TWO - share, programme),
        _ => Light::NotAssessed,
    }
}

/// **Bevis.** What is proven of what could be.
pub fn proof(proven: Decimal, provable: Decimal, reported: Decimal, programme: &Programme) -> Light {
    match ratio(proven, provable) {
        Some(share) if provable > Decimal::ZERO => by_limits(share.min(Decimal::ONE), programme),
        Some(share) if share == Decimal::ONE => Light::Green,
        None if reported > Decimal::ZERO => Light::NotYet,
        _ => Light::NotAssessed,
    }
}

fn by_limits(share: Decimal, programme: &Programme) -> Light {
    let (Share(green), Share(amber)) = (programme.green_from, programme.amber_from);
    match share {
        share if share > OVER_FROM => Light::Over,
        share if share >= green => Light::Green,
        share if share >= amber => Light::Amber,
        _ => Light::Red,
    }
}

/// The three lights of money, and those of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lights {
    /// Of headroom.
    pub money: Three,
    /// Of freed time.
    pub time: Three,
}

/// Three lights that answer three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Three {
    /// **Mål.**
    pub goal: Light,
    /// **Levering.**
    pub delivery: Light,
    /// **Bevis.**
    pub proof: Light,
}

impl Three {
    const NOT_ASSESSED: Self =
        Self { goal: Light::NotAssessed, delivery: Light::NotAssessed, proof: Light::NotAssessed };
}

impl Lights {
    /// The lights over a slice; where nobody has delivered, there is nothing to judge.
    pub fn of(slice: &Slice<'_>, frame: &Frame<'_>, has_delivered: bool) -> Self {
        if !has_delivered {
            return Self { money: Three::NOT_ASSESSED, time: Three::NOT_ASSESSED };
        }
        let programme = frame.programme;
        let figure = |measure: &Measure| measure.of(slice, frame).unwrap_or_default();
        let target = |measure: &Measure| measure.of(slice, frame);
        let money = Three {
            goal: goal(figure(&HEADROOM_FORECAST_LOW), figure(&HEADROOM_FORECAST), target(&TARGET_HEADROOM), programme),
            delivery: delivery(
                figure(&HEADROOM_REPORTED),
                figure(&HEADROOM_AGREED),
                figure(&HEADROOM_GAINS_CALLED),
                programme,
            ),
            proof: proof(figure(&HEADROOM_BOOKED), figure(&HEADROOM_REPORTED), figure(&HEADROOM_REPORTED), programme),
        };
        let agreed = figure(&HOURS_AGREED);
        let time = Three {
            goal: goal(figure(&HOURS_FORECAST_LOW), figure(&HOURS_FORECAST), target(&TARGET_TIME), programme),
            delivery: delivery(figure(&HOURS_REPORTED), agreed, agreed, programme),
            proof: proof(figure(&HOURS_PROVEN), figure(&HOURS_PROVABLE), figure(&HOURS_REPORTED), programme),
        };
        Self { money, time }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_target_is_reached_by_both_ends_by_one_or_by_neither() {
        let programme = testing::programme();
        let goal = |low: i64, high: i64| goal(low.into(), high.into(), Some(Decimal::from(2_000)), &programme);
        assert_eq!((goal(2_000, 2_200), goal(1_870, 2_117)), (Light::Green, Light::Amber));
        assert_eq!((goal(1_600, 1_900), goal(1_600, 1_899)), (Light::Amber, Light::Red));
        assert_eq!(super::goal(d("1"), d("1"), None, &programme), Light::NoTarget);
    }

    #[test]
    fn exactly_a_limit_is_on_its_better_side() {
        let programme = testing::programme();
        let plan = "10000.000000000002";
        let light = |reported: &str| delivery(d(reported), d(plan), d(plan), &programme);
        assert_eq!((light("9500"), light("8000"), light("11000")), (Light::Green, Light::Amber, Light::Green));
        assert_eq!((light("9499"), light("7999"), light("11001")), (Light::Amber, Light::Red, Light::Over));
    }

    #[test]
    fn a_disbenefit_that_costs_more_is_worse() {
        let programme = testing::programme();
        let light = |reported: &str, gains: &str| delivery(d(reported), d("-2500"), d(gains), &programme);
        assert_eq!((light("-2500", "0"), light("-3750", "0")), (Light::Green, Light::Red));
        assert_eq!(light("-2500", "1000"), Light::NotAssessed);
    }

    #[test]
    fn what_cannot_be_proven_yet_is_no_red() {
        let programme = testing::programme();
        let light =
            |proven: &str, provable: &str, reported: &str| proof(d(proven), d(provable), d(reported), &programme);
        assert_eq!(light("0", "0", "40"), Light::NotYet);
        assert_eq!(light("0", "0", "0"), Light::NotAssessed);
        assert_eq!(light("91", "100", "100"), Light::Amber);
        assert_eq!(light("-5", "-5", "-5"), Light::Green, "a cost needs no proof");
        assert_eq!(light("-25", "-5", "-5"), Light::NotAssessed);
    }
}
