//! Hours, and the full-time equivalents they are.
use super::{
    Measure, Recipe, TargetOf, Window,
    recipe::{sum, unproven},
};
use crate::{
    facts::{Series, Stream},
    units::Unit,
};

/// Hours freed.
pub const FREED_HOURS: &[Stream] = &[Stream::FreedHours];

/// **Måltal for frigjort tid.**
pub static TARGET_TIME: Measure = Measure {
    key: "target_time",
    label: "Måltal for frigjort tid",
    short: "Måltal",
    unit: Unit::Hours,
    meaning: "Hvor mange timer der skal frigøres i året, ifølge arket Måltal i program.xlsx.",
    recipe: Recipe::Target(TargetOf::FreedTime),
};

/// **Baseline for frigjort tid, hele året.**
pub static HOURS_BASELINE_YEAR: Measure = Measure {
    key: "hours_baseline_year",
    label: "Baseline for frigjort tid, hele året",
    short: "Baseline, hele året",
    unit: Unit::Hours,
    meaning: "De timer, der blev aftalt i den første godkendte periode, gevinsten var med i. Kun en beslutning ændrer det.",
    recipe: sum(FREED_HOURS, Series::Baseline, Window::Year),
};

/// **Baseline for frigjort tid, år til dato.**
pub static HOURS_BASELINE: Measure = Measure {
    key: "hours_baseline",
    label: "Baseline for frigjort tid, år til dato",
    short: "Baseline",
    unit: Unit::Hours,
    meaning: "De timer, der efter baseline skulle være nået fra januar til og med perioden.",
    recipe: sum(FREED_HOURS, Series::Baseline, Window::YearToDate),
};

/// **Plan for frigjort tid, hele året.**
pub static HOURS_PLAN_YEAR: Measure = Measure {
    key: "hours_plan_year",
    label: "Plan for frigjort tid, hele året",
    short: "Plan, hele året",
    unit: Unit::Hours,
    meaning: "De timer, det er aftalt at frigøre i årets tolv måneder, med indfasning.",
    recipe: sum(FREED_HOURS, Series::Plan, Window::Year),
};

/// **Plan for frigjort tid, år til dato.**
pub static HOURS_PLAN: Measure = Measure {
    key: "hours_plan",
    label: "Plan for frigjort tid, år til dato",
    short: "Plan",
    unit: Unit::Hours,
    meaning: "De timer, det er aftalt at frigøre fra januar til og med perioden, med indfasning.",
    recipe: sum(FREED_HOURS, Series::Plan, Window::YearToDate),
};

/// **Indberettet frigjort tid, år til dato.**
pub static HOURS_REPORTED: Measure = Measure {
    key: "hours_reported",
    label: "Indberettet frigjort tid, år til dato",
    short: "Indberettet",
    unit: Unit::Hours,
    meaning: "Antal behandlede enheder gange businesscasens minutter. Det tæller først som opnået, når det er målt.",
    recipe: sum(FREED_HOURS, Series::Reported, Window::YearToDate),
};

/// **Dokumenteret frigjort tid, år til dato.**
pub static HOURS_DOCUMENTED: Measure = Measure {
    key: "hours_documented",
    label: "Dokumenteret frigjort tid, år til dato",
    short: "Dokumenteret",
    unit: Unit::Hours,
    meaning: "Frigjort tid: antal behandlede enheder gange de minutter, en før- og en eftermåling viser.",
    recipe: sum(FREED_HOURS, Series::Documented, Window::YearToDate),
};

/// **Forventet frigjort tid, resten af året.**
pub static HOURS_EXPECTED: Measure = Measure {
    key: "hours_expected",
    label: "Forventet frigjort tid, resten af året",
    short: "Forventet",
    unit: Unit::Hours,
    meaning: "De timer, centrene venter at frigøre i årets resterende måneder. Har et center intet skrevet, bruges planen, og den bruges også for de måneder, der ikke er indberettet endnu.",
    recipe: sum(FREED_HOURS, Series::Expected, Window::Year),
};

/// **Frigjort tid uden dokumentation, år til dato.**
pub static HOURS_UNPROVEN: Measure = Measure {
    key: "hours_unproven",
    label: "Frigjort tid uden dokumentation, år til dato",
    short: "Uden dokumentation",
    unit: Unit::Hours,
    meaning: "Den del af den indberettede tid, som ingen måling dokumenterer.",
    recipe: unproven(FREED_HOURS, Window::YearToDate),
};

/// **Prognose for frigjort tid, hele året.**
pub static HOURS_FORECAST: Measure = Measure {
    key: "hours_forecast",
    label: "Prognose for frigjort tid, hele året",
    short: "Prognose",
    unit: Unit::Hours,
    meaning: "Indberettet frigjort tid år til dato plus den forventede i resten af året.",
    recipe: Recipe::Plus(&[&HOURS_REPORTED, &HOURS_EXPECTED]),
};

/// **Dokumenterede årsværk, år til dato.**
pub static FTE_DOCUMENTED: Measure = Measure {
    key: "fte_documented",
    label: "Dokumenterede årsværk, år til dato",
    short: "Dokumenteret",
    unit: Unit::Fte,
    meaning: "Dokumenteret frigjort tid delt med programmets effektive timer pr. årsværk.",
    recipe: Recipe::PerNorm(&HOURS_DOCUMENTED),
};
