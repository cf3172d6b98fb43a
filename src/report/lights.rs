//! The lights as cells: the formula that decides as [`crate::judgement`] does, from the cells of the same row.
use super::{
    sheets::method,
    table::{Here, Rows},
};
use crate::{
    judgement::{Light, Lights},
    measures::{
        HEADROOM_AGREED, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_GAINS_CALLED,
        HEADROOM_REPORTED, HOURS_AGREED, HOURS_FORECAST, HOURS_FORECAST_LOW, HOURS_PROVABLE, HOURS_PROVEN,
        HOURS_REPORTED, Measure, TARGET_HEADROOM, TARGET_TIME,
    },
    xlsx::{At, Cached, Formula, Function, Ink, Style},
};

/// Money, or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    Headroom,
    Time,
}

/// What a light answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Goal,
    Delivery,
    Proof,
}

impl Matter {
    fn measures(self, question: Question) -> [&'static Measure; 3] {
        match (self, question) {
            (Self::Headroom, Question::Goal) => [&HEADROOM_FORECAST_LOW, &HEADROOM_FORECAST, &TARGET_HEADROOM],
            (Self::Headroom, Question::Delivery) => [&HEADROOM_REPORTED, &HEADROOM_AGREED, &HEADROOM_GAINS_CALLED],
            (Self::Headroom, Question::Proof) => [&HEADROOM_BOOKED, &HEADROOM_REPORTED, &HEADROOM_REPORTED],
            (Self::Time, Question::Goal) => [&HOURS_FORECAST_LOW, &HOURS_FORECAST, &TARGET_TIME],
            (Self::Time, Question::Delivery) => [&HOURS_REPORTED, &HOURS_AGREED, &HOURS_AGREED],
            (Self::Time, Question::Proof) => [&HOURS_PROVEN, &HOURS_PROVABLE, &HOURS_REPORTED],
        }
    }
}

/// The light among those of a slice.
pub(crate) fn of(lights: Lights, matter: Matter, question: Question) -> Light {
    let three = if matter == Matter::Headroom { lights.money } else { lights.time };
    match question {
        Question::Goal => three.goal,
        Question::Delivery => three.delivery,
        Question::Proof => three.proof,
    }
}

/// A light as a live formula over the cells of its row, with our own word as its result.
pub(crate) fn ink<K: Rows>(here: &Here<'_, '_, K>, (matter, question): (Matter, Question), lights: Lights) -> Ink {
    let [one, other, third] = matter.measures(question).map(|measure| here.figure(measure));
    let formula = match question {
        Question::Goal => goal(one, other, third),
        Question::Delivery => delivery(one, other, third),
        Question::Proof => proof(one, other, third),
    };
    let nobody = method::DELIVERED.by_name().equals(0);
    let formula = Function::If.of([nobody, word(Light::NotAssessed), formula]);
    Ink::formula(formula, Cached::Text(of(lights, matter, question).label().to_owned()), Style::Text)
}

/// Which light a formula decides, told from the words it may give: only the first can lack a target, and only the last can
/// have nothing to prove yet.
pub(crate) fn asked(formula: &Formula) -> Option<Question> {
    let mut says = [false; 3];
    formula.each(&mut |part| {
        for (seen, light) in says.iter_mut().zip([Light::NoTarget, Light::NotYet, Light::Over]) {
            *seen |= *part == word(light);
        }
    });
    match says {
        [true, ..] => Some(Question::Goal),
        [_, true, _] => Some(Question::Proof),
        [.., true] => Some(Question::Delivery),
        _ => None,
    }
}

fn word(light: Light) -> Formula {
    Formula::text(light.label())
}

fn when(condition: Formula, then: Formula, otherwise: Formula) -> Formula {
    Function::If.of([condition, then, otherwise])
}

/// A number; a blank or a text is 0.
fn n(at: At) -> Formula {
    Function::N.of([at.into()])
}

/// One cell over another, at nine decimals.
fn ratio(one: At, other: At) -> Formula {
    Function::Round.of([Formula::from(one) / other.into(), 9.into()])
}

fn goal(low: At, high: At, target: At) -> Formula {
    let reached = when(Formula::from(low).at_least(target), word(Light::Green), word(Light::Red));
    let near = when(ratio(high, target).at_least(method::GREEN_FROM.by_name()), word(Light::Amber), word(Light::Red));
    let positive = when(ratio(low, target).at_least(1), word(Light::Green), near);
    let judged = when(n(target).above(0), positive, reached);
    when(Formula::from(target).equals(Formula::text("")), word(Light::NoTarget), judged)
}

fn delivery(reported: At, agreed: At, gains: At) -> Formula {
    let only_costs = || Formula::from(2) - ratio(reported, agreed);
    let costs = when(n(gains).equals(0), by_limits(&only_costs), word(Light::NotAssessed));
    let negative = when(n(agreed).equals(0), word(Light::NotAssessed), costs);
    when(n(agreed).above(0), by_limits(&|| ratio(reported, agreed)), negative)
}

fn proof(proven: At, provable: At, reported: At) -> Formula {
    let share = || Function::Min.of([ratio(proven, provable), 1.into()]);
    let costs = when(ratio(proven, provable).equals(1), word(Light::Green), word(Light::NotAssessed));
    let nothing = when(n(reported).above(0), word(Light::NotYet), word(Light::NotAssessed));
    when(n(provable).above(0), by_limits(&share), when(n(provable).equals(0), nothing, costs))
}

fn by_limits(share: &dyn Fn() -> Formula) -> Formula {
    let amber = when(share().at_least(method::AMBER_FROM.by_name()), word(Light::Amber), word(Light::Red));
    let green = when(share().at_least(method::GREEN_FROM.by_name()), word(Light::Green), amber);
    when(share().above(method::OVER_FROM.by_name()), word(Light::Over), green)
}
