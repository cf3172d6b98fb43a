//! What is owed, and how much of it has come.
use super::{FREED_HOURS, HEADROOM, Measure, Recipe, Select, Window, recipe::sum};
use crate::{
    facts::{Series, Stream},
    units::Unit,
};

/// **Forfaldne indberetninger.**
pub static REPORTS_DUE: Measure = Measure {
    key: "reports_due",
    label: "Forfaldne indberetninger, år til dato",
    short: "Forfaldne",
    unit: Unit::Count,
    meaning: "Hvor mange indberetninger centrene skylder til og med perioden: én pr. gevinst og måned, kvartal eller år, fra gevinstens Start, når tiltaget er under implementering eller i drift.",
    recipe: sum(&[Stream::Reports], Series::Due, Window::YearToDate),
};

/// **Forfaldne indberetninger, der er kommet.**
pub static REPORTS_IN: Measure = Measure {
    key: "reports_in",
    label: "Forfaldne indberetninger, der er kommet",
    short: "Kommet",
    unit: Unit::Count,
    meaning: "De forfaldne indberetninger, der er en godtaget række for. Nul er et svar; en afvist række er det ikke.",
    recipe: Recipe::Sum(Select {
        streams: &[Stream::Reports],
        series: Series::Due,
        reached: Some(Series::Reported),
        window: Window::YearToDate,
    }),
};

/// **Dækning.**
pub static COVERAGE: Measure = Measure {
    key: "coverage",
    label: "Dækning",
    short: "Dækning",
    unit: Unit::Share,
    meaning: "Hvor stor en del af de forfaldne indberetninger der er kommet, talt efter antal. Under 100 % mangler der noget bag de øvrige tal.",
    recipe: Recipe::Ratio(&REPORTS_IN, &REPORTS_DUE),
};

/// **Råderum, der ikke er indberettet.**
pub static HEADROOM_MISSING: Measure = Measure {
    key: "headroom_missing",
    label: "Plan for råderum, der ikke er indberettet",
    short: "Mangler indberetning",
    unit: Unit::Kroner,
    meaning: "Planen for de forfaldne indberetninger af råderum, der ikke er kommet.",
    recipe: sum(HEADROOM, Series::Missing, Window::YearToDate),
};

/// **Frigjort tid, der ikke er indberettet.**
pub static HOURS_MISSING: Measure = Measure {
    key: "hours_missing",
    label: "Plan for frigjort tid, der ikke er indberettet",
    short: "Mangler indberetning",
    unit: Unit::Hours,
    meaning: "Planen for de forfaldne indberetninger af frigjort tid, der ikke er kommet.",
    recipe: sum(FREED_HOURS, Series::Missing, Window::YearToDate),
};
