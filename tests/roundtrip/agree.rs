//! What the rules ask of several cells together, and a schema cannot say: one line per rule.
use crate::sample::{Row, Sample, World};
use gevinst::{
    schema::{
        Choice, Spec, Table,
        business_case::{Interval, budget_benefits as budget, follow_up, master as case, time_benefits as time},
        program::{centres, prices, programme, staff_groups, targets},
        time_registration::{master as measurement, registrations},
    },
    units::{Decimal, Month},
    xlsx::Content,
};

/// Mends a row so that no rule has anything to say of it.
pub fn mend(table: &'static Table, row: &mut Row, sample: &Sample, world: &World<'_>) {
    for (of, specs) in ORDERED {
        if *of == table {
            in_order(row, specs);
        }
    }
    if *table == case::TABLE {
        set(row, &case::PRICE_LEVEL.spec, number(i64::from(world.programme.price_level)));
        // F30: a month is approved when it is nearly over.
        if row.contains_key(case::APPROVED_ON.spec.key) {
            set(row, &case::APPROVED_ON.spec, Content::Day(world.period.last_day()));
        }
    } else if *table == time::TABLE {
        share(row);
        every_month(row, &time::INTERVAL.spec);
    } else if *table == budget::TABLE {
        harvest_nothing(row);
        every_month(row, &budget::INTERVAL.spec);
    } else if *table == follow_up::TABLE {
        of_the_year(row, &follow_up::MONTH.spec, world.period);
    } else if *table == *registrations::TABLE.in_its_own_file() {
        in_measurement(row, sample);
    }
    frame(table, row, world);
}

/// R01 to R12: a programme that is well kept. Its years are one, its pay is yearly, and its limits are those of most.
fn frame(table: &'static Table, row: &mut Row, world: &World<'_>) {
    let year = number(i64::from(world.period.year()));
    if *table == programme::TABLE {
        set(row, &programme::BUDGET_YEAR.spec, year.clone());
        set(row, &programme::PRICE_LEVEL.spec, year);
        set(row, &programme::GREEN_FROM.spec, number(95));
        set(row, &programme::AMBER_FROM.spec, number(80));
        set(row, &programme::TOLERANCE.spec, number(10));
        set(row, &programme::MATERIALITY.spec, number(250_000));
        set(row, &programme::DISCOUNT_RATE.spec, number(3));
    } else if *table == centres::TABLE {
        set(row, &centres::EMAIL.spec, Content::Text("center@kommune.example".to_owned()));
        set(row, &centres::ACTIVE_FROM.spec, Content::Day(world.period.january().first_day()));
        row.remove(centres::ACTIVE_TO.spec.key);
    } else if *table == targets::TABLE {
        set(row, &targets::CENTRE.spec, Content::Text("PROGRAM".to_owned()));
        set(row, &targets::YEAR.spec, year);
        if row.len() < 3 {
            set(row, &targets::HEADROOM.spec, number(0));
        }
    } else if *table == staff_groups::TABLE {
        set(row, &staff_groups::YEAR.spec, year);
        set(row, &staff_groups::YEARLY_PAY.spec, number(520_000));
    } else if *table == prices::TABLE {
        set(row, &prices::YEAR.spec, year);
        set(row, &prices::PAY.spec, number(3));
        set(row, &prices::OTHER.spec, number(2));
    }
}

/// Fields of one row that come in order: L03, L10, M15, and statuses that are green above amber. Minutes fall.
static ORDERED: &[(&Table, &[&Spec])] = &[
    (&budget::TABLE.table, &[&budget::LEAST.spec, &budget::YEARLY_EFFECT.spec, &budget::MOST.spec]),
    (&budget::TABLE.table, &[&budget::START.spec, &budget::FULL_EFFECT.spec]),
    (&time::TABLE.table, &[&time::START.spec, &time::FULL_EFFECT.spec]),
    (&time::TABLE.table, &[&time::MINUTES_AFTER.spec, &time::MINUTES_BEFORE.spec]),
    (&measurement::TABLE.table, &[&measurement::FROM.spec, &measurement::TO.spec]),
    (&programme::TABLE.table, &[&programme::AMBER_FROM.spec, &programme::GREEN_FROM.spec]),
];

fn set(row: &mut Row, spec: &'static Spec, content: Content) {
    row.insert(spec.key, content);
}

fn number(value: i64) -> Content {
    Content::Number(Decimal::from(value))
}

fn in_order(row: &mut Row, specs: &[&'static Spec]) {
    let mut contents: Vec<Content> = specs.iter().filter_map(|spec| row.remove(spec.key)).collect();
    assert_eq!(contents.len(), specs.len(), "all of {specs:?} are always filled in");
    contents.sort_by_key(|content| match content {
        Content::Number(number) => (*number, None),
        Content::Day(day) => (Decimal::ZERO, Some(*day)),
        other => panic!("{other:?} has no order"),
    });
    for (spec, content) in specs.iter().zip(contents) {
        set(row, spec, content);
    }
}

/// L05: what is harvested and what is reinvested are at most the whole.
fn share(row: &mut Row) {
    for spec in [&time::HARVESTED.spec, &time::REINVESTED.spec] {
        if let Some(Content::Number(percent)) = row.get_mut(spec.key) {
            let half = (*percent / Decimal::TWO).trunc();
            *percent = if half == Decimal::ONE { Decimal::ZERO } else { half };
        }
    }
}

/// L06: money of no harvested time is no money.
fn harvest_nothing(row: &mut Row) {
    if row.contains_key(budget::FROM_TIME.spec.key) {
        for spec in [&budget::LEAST.spec, &budget::YEARLY_EFFECT.spec, &budget::MOST.spec] {
            set(row, spec, number(0));
        }
    }
}

/// L28 and L34: nothing is realised in a month to come, or in another year.
fn of_the_year(row: &mut Row, spec: &'static Spec, period: Month) {
    if let Some(Content::Day(day)) = row.get_mut(spec.key) {
        *day = (*day).clamp(period.january().first_day(), period.first_day());
    }
}

/// L01: a month without a figure is missed, as it is not while a quarter has not ended.
fn every_month(row: &mut Row, spec: &'static Spec) {
    if row.contains_key(spec.key) {
        set(row, spec, Content::Text(Interval::Month.label().to_owned()));
    }
}

/// M01: measured while the measurement lasted.
fn in_measurement(row: &mut Row, sample: &Sample) {
    let first = sample.of(&measurement::TABLE)[0][measurement::FROM.spec.key].clone();
    set(row, &registrations::DATE.spec, first);
}
