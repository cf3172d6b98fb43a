//! M20: minutes measured far from those promised.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    formulas::welch::LEAST_UNITS,
    rules::pairs::{self, Case, MeasuredTask},
    schema::{
        Field,
        business_case::time_benefits::{self, ADOPTION, MINUTES_AFTER, MINUTES_BEFORE},
        time_registration::tasks,
    },
    timing::Side,
    units::{Decimal, Minutes},
};

/// Minutes measured far from those promised.
pub static RULE: Rule = Rule {
    code: "M20",
    name: "far-from-promise",
    severity: Severity::Warning,
    trial: false,
    title: "Målingen ligger mere end tre gange fra det lovede.",
    why: "Så stor en forskel er oftest timer i stedet for minutter, en anden enhed eller en anden opgave.",
    fix: "Kontrollér Minutter og Antal i målingen, og om opgaven begynder og slutter det samme sted som i business casen. Er målingen rigtig, så ret Minutter før eller Minutter efter.",
    example: Example::Described {
        wrong: "Business casen lover 12 minutter efter, målingen siger 0,2.",
        right: "Målingen siger 11 minutter.",
    },
    scope: Scope::Across(check),
};

/// So many times the promise, or so small a part of it, is far.
const TIMES: i64 = 3;

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for case in pairs::tested(chosen) {
        let Some(promised) = case.benefit_row.given(&MINUTES_BEFORE) else { continue };
        if is_far(case.tested.before.as_ref(), promised.0) {
            point(&case, case.before, &MINUTES_BEFORE, sink);
        }
    }
    for case in pairs::each(chosen) {
        if is_after_far(&case) == Some(true) {
            point(&case, case.after, &MINUTES_AFTER, sink);
        }
    }
}

/// Whether a measurement of enough units lies far from a promise.
fn is_far(side: Option<&Side>, promised: Decimal) -> bool {
    let sample = side.and_then(|side| side.sample).filter(|sample| sample.units.0 >= Decimal::from(LEAST_UNITS));
    sample.is_some_and(|sample| {
        let (measured, times) = (sample.mean.0, Decimal::from(TIMES));
        promised > Decimal::ZERO && (measured > promised * times || measured * times < promised)
    })
}

/// The minutes after, or what is saved. Measured on all cases, those outside the new workflow are in the minutes too.
fn is_after_far(case: &Case<'_>) -> Option<bool> {
    let (before, after) = (case.benefit_row.given(&MINUTES_BEFORE)?.0, case.benefit_row.given(&MINUTES_AFTER)?.0);
    let side = case.tested.after.as_ref()?;
    let adoption = if side.all_cases { case.benefit_row.given(&ADOPTION)?.0 } else { Decimal::ONE };
    let saved = (before - after) * adoption;
    let saves_far = case
        .tested
        .difference
        .is_some_and(|found| saved > Decimal::ZERO && found.minutes.0 > saved * Decimal::from(TIMES));
    // Where the minutes before are what is far, they are told of.
    let is_before_far = is_far(case.tested.before.as_ref(), before);
    Some(is_far(Some(side), before - saved) || (saves_far && !is_before_far))
}

fn point(
    case: &Case<'_>,
    measured: Option<MeasuredTask<'_>>,
    promised: &'static Field<Minutes, time_benefits::Fields>,
    sink: &mut Sink,
) {
    let Some(rows) = measured else { return };
    let others = vec![Spot::of(case.benefit_row, promised)];
    sink.point_at(Spot::of(rows.task, &tasks::ID), others).about = Some(case.benefit.clone());
}
