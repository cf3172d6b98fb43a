//! Money the budget really gains.
use super::{
    HEADROOM_OWED, Measure, Recipe, TargetOf, Window,
    recipe::{sum, unproven},
};
use crate::{
    facts::{Series, Stream},
    units::Unit,
};

/// What counts as headroom: money the budget really gains. Never an avoided expense, never time.
pub const HEADROOM: &[Stream] = &[Stream::Reduction, Stream::Income, Stream::Disbenefit];

/// **Måltal for råderum.**
pub static TARGET_HEADROOM: Measure = Measure {
    key: "target_headroom",
    label: "Måltal for råderum",
    short: "Måltal",
    unit: Unit::Kroner,
    meaning: "Hvor mange kroner der skal frigøres i budgettet i året, ifølge arket Måltal i program.xlsx.",
    recipe: Recipe::Target(TargetOf::Headroom),
};

/// **Baseline for råderum, hele året.**
pub static HEADROOM_BASELINE_YEAR: Measure = Measure {
    key: "headroom_baseline_year",
    label: "Baseline for råderum, hele året",
    short: "Baseline, hele året",
    unit: Unit::Kroner,
    meaning: "Det råderum, der blev aftalt i den første godkendte periode, gevinsten var med i. Kun en beslutning ændrer det.",
    recipe: sum(HEADROOM, Series::Baseline, Window::Year),
};

/// **Baseline for råderum, år til dato.**
pub static HEADROOM_BASELINE: Measure = Measure {
    key: "headroom_baseline",
    label: "Baseline for råderum, år til dato",
    short: "Baseline",
    unit: Unit::Kroner,
    meaning: "Det råderum, der efter baseline skulle være nået fra januar til og med perioden.",
    recipe: sum(HEADROOM, Series::Baseline, Window::YearToDate),
};

/// **Plan minus baseline for råderum.**
pub static HEADROOM_REPLANNED: Measure = Measure {
    key: "headroom_replanned",
    label: "Plan minus baseline for råderum",
    short: "Plan minus baseline",
    unit: Unit::Kroner,
    meaning: "Hvor meget planen for hele året er ændret, siden den blev godkendt første gang.",
    recipe: Recipe::Minus(&HEADROOM_PLAN_YEAR, &HEADROOM_BASELINE_YEAR),
};

/// **Prognose minus baseline for råderum.**
pub static HEADROOM_FROM_BASELINE: Measure = Measure {
    key: "headroom_from_baseline",
    label: "Prognose minus baseline for råderum",
    short: "Prognose minus baseline",
    unit: Unit::Kroner,
    meaning: "Hvor meget prognosen for hele året afviger fra det, der først blev aftalt.",
    recipe: Recipe::Minus(&HEADROOM_FORECAST, &HEADROOM_BASELINE_YEAR),
};

/// **Plan for råderum, hele året.**
pub static HEADROOM_PLAN_YEAR: Measure = Measure {
    key: "headroom_plan_year",
    label: "Plan for råderum, hele året",
    short: "Plan, hele året",
    unit: Unit::Kroner,
    meaning: "Det råderum, der er aftalt i årets tolv måneder, med indfasning.",
    recipe: sum(HEADROOM, Series::Plan, Window::Year),
};

/// **Plan for råderum, år til dato.**
pub static HEADROOM_PLAN: Measure = Measure {
    key: "headroom_plan",
    label: "Plan for råderum, år til dato",
    short: "Plan",
    unit: Unit::Kroner,
    meaning: "Det råderum, der er aftalt fra januar til og med perioden, med indfasning.",
    recipe: sum(HEADROOM, Series::Plan, Window::YearToDate),
};

/// **Indberettet råderum, år til dato.**
pub static HEADROOM_REPORTED: Measure = Measure {
    key: "headroom_reported",
    label: "Indberettet råderum, år til dato",
    short: "Indberettet",
    unit: Unit::Kroner,
    meaning: "Det råderum, centrene har oplyst. Det tæller først som opnået, når det er dokumenteret.",
    recipe: sum(HEADROOM, Series::Reported, Window::YearToDate),
};

/// **Dokumenteret råderum, år til dato.**
pub static HEADROOM_DOCUMENTED: Measure = Measure {
    key: "headroom_documented",
    label: "Dokumenteret råderum, år til dato",
    short: "Dokumenteret",
    unit: Unit::Kroner,
    meaning: "Den del af det indberettede råderum, der kommer fra økonomisystem eller fagsystem og har evidens A-C.",
    recipe: sum(HEADROOM, Series::Documented, Window::YearToDate),
};

/// **Bogført råderum, år til dato.**
pub static HEADROOM_BOOKED: Measure = Measure {
    key: "headroom_booked",
    label: "Bogført råderum, år til dato",
    short: "Bogført",
    unit: Unit::Kroner,
    meaning: "Realiseret råderum: dokumenteret, med bilag og kontering, i en godkendt aflevering.",
    recipe: sum(HEADROOM, Series::Booked, Window::YearToDate),
};

/// **Forventet råderum, resten af året.**
pub static HEADROOM_EXPECTED: Measure = Measure {
    key: "headroom_expected",
    label: "Forventet råderum, resten af året",
    short: "Forventet",
    unit: Unit::Kroner,
    meaning: "Det, centrene venter i årets resterende måneder. Har et center intet skrevet, bruges planen, og den bruges også for de måneder, der ikke er indberettet endnu.",
    recipe: sum(HEADROOM, Series::Expected, Window::Year),
};

/// **Råderum uden dokumentation, år til dato.**
pub static HEADROOM_UNPROVEN: Measure = Measure {
    key: "headroom_unproven",
    label: "Råderum uden dokumentation, år til dato",
    short: "Uden dokumentation",
    unit: Unit::Kroner,
    meaning: "Den del af det indberettede råderum, der hverken er dokumenteret eller bogført.",
    recipe: unproven(HEADROOM, Window::YearToDate),
};

/// **Prognose for råderum, hele året.**
pub static HEADROOM_FORECAST: Measure = Measure {
    key: "headroom_forecast",
    label: "Prognose for råderum, hele året",
    short: "Prognose",
    unit: Unit::Kroner,
    meaning: "Indberettet råderum år til dato plus det forventede i resten af året.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &HEADROOM_EXPECTED]),
};

/// **Prognose minus måltal for råderum.**
pub static HEADROOM_GAP: Measure = Measure {
    key: "headroom_gap",
    label: "Prognose minus måltal for råderum",
    short: "Prognose minus måltal",
    unit: Unit::Kroner,
    meaning: "Hvor meget prognosen ligger over måltallet; under nul mangler der råderum.",
    recipe: Recipe::Minus(&HEADROOM_FORECAST, &TARGET_HEADROOM),
};

/// **Prognose minus plan for råderum.**
pub static HEADROOM_DRIFT: Measure = Measure {
    key: "headroom_drift",
    label: "Prognose minus plan for råderum",
    short: "Prognose minus plan",
    unit: Unit::Kroner,
    meaning: "Hvor meget prognosen for hele året afviger fra planen for hele året.",
    recipe: Recipe::Minus(&HEADROOM_FORECAST, &HEADROOM_PLAN_YEAR),
};

/// **Dokumenteret, men ikke bogført råderum.**
pub static HEADROOM_DOCUMENTED_ONLY: Measure = Measure {
    key: "headroom_documented_only",
    label: "Dokumenteret, men ikke bogført råderum, år til dato",
    short: "Kun dokumenteret",
    unit: Unit::Kroner,
    meaning: "Den del af det dokumenterede råderum, der endnu ikke står i regnskabet.",
    recipe: Recipe::Minus(&HEADROOM_DOCUMENTED, &HEADROOM_BOOKED),
};

/// **Realiseringsgrad for råderum.**
pub static HEADROOM_RATE: Measure = Measure {
    key: "headroom_rate",
    label: "Realiseringsgrad for råderum",
    short: "Realiseret",
    unit: Unit::Share,
    meaning: "Bogført råderum i forhold til det aftalte, år til dato. Det, der er udgået af filen eller ændret uden beslutning, er med i det aftalte.",
    recipe: Recipe::Ratio(&HEADROOM_BOOKED, &HEADROOM_OWED),
};

/// **Bogført råderum af måltallet.**
pub static HEADROOM_OF_TARGET: Measure = Measure {
    key: "headroom_of_target",
    label: "Bogført råderum af måltallet",
    short: "Af måltal",
    unit: Unit::Share,
    meaning: "Hvor stor en del af årets måltal der er bogført.",
    recipe: Recipe::Ratio(&HEADROOM_BOOKED, &TARGET_HEADROOM),
};

/// **Plan for råderum i måneden.**
pub static HEADROOM_MONTH_PLAN: Measure = Measure {
    key: "headroom_month_plan",
    label: "Plan for råderum i måneden",
    short: "Plan",
    unit: Unit::Kroner,
    meaning: "Det råderum, der er aftalt i perioden.",
    recipe: sum(HEADROOM, Series::Plan, Window::Month),
};

/// **Indberettet råderum i måneden.**
pub static HEADROOM_MONTH_REPORTED: Measure = Measure {
    key: "headroom_month_reported",
    label: "Indberettet råderum i måneden",
    short: "Indberettet",
    unit: Unit::Kroner,
    meaning: "Det råderum, centrene har oplyst i perioden.",
    recipe: sum(HEADROOM, Series::Reported, Window::Month),
};

/// **Dokumenteret råderum i måneden.**
pub static HEADROOM_MONTH_DOCUMENTED: Measure = Measure {
    key: "headroom_month_documented",
    label: "Dokumenteret råderum i måneden",
    short: "Dokumenteret",
    unit: Unit::Kroner,
    meaning: "Det dokumenterede råderum i perioden.",
    recipe: sum(HEADROOM, Series::Documented, Window::Month),
};

/// **Bogført råderum i måneden.**
pub static HEADROOM_MONTH_BOOKED: Measure = Measure {
    key: "headroom_month_booked",
    label: "Bogført råderum i måneden",
    short: "Bogført",
    unit: Unit::Kroner,
    meaning: "Det bogførte råderum i perioden.",
    recipe: sum(HEADROOM, Series::Booked, Window::Month),
};

/// **Forventet råderum i måneden.**
pub static HEADROOM_MONTH_EXPECTED: Measure = Measure {
    key: "headroom_month_expected",
    label: "Forventet råderum i måneden",
    short: "Forventet",
    unit: Unit::Kroner,
    meaning: "Det forventede råderum i en måned, der endnu ikke er gået.",
    recipe: sum(HEADROOM, Series::Expected, Window::Month),
};

/// **Forventet råderum til og med en måned.**
pub static HEADROOM_EXPECTED_TO_DATE: Measure = Measure {
    key: "headroom_expected_to_date",
    label: "Forventet råderum til og med en måned",
    short: "Forventet råderum til og med en måned",
    unit: Unit::Kroner,
    meaning: "Det forventede råderum fra perioden frem til og med en senere måned.",
    recipe: sum(HEADROOM, Series::Expected, Window::YearToDate),
};

/// **Forventet råderum i det nuværende tempo til og med en måned.**
pub static HEADROOM_EXPECTED_LOW_TO_DATE: Measure = Measure {
    key: "headroom_expected_low_to_date",
    label: "Forventet råderum i det nuværende tempo til og med en måned",
    short: "Forventet råderum, lavt, til og med en måned",
    unit: Unit::Kroner,
    meaning: "Det, resten af året giver i det nuværende tempo, frem til og med en senere måned.",
    recipe: sum(HEADROOM, Series::ExpectedLow, Window::YearToDate),
};

/// **Prognose for råderum i det nuværende tempo til og med en måned.**
pub static HEADROOM_COURSE_LOW: Measure = Measure {
    key: "headroom_course_low",
    label: "Prognose for råderum i det nuværende tempo til og med en måned",
    short: "Prognose, lav, til og med en måned",
    unit: Unit::Kroner,
    meaning: "Indberettet råderum plus det, der kommer i det nuværende tempo, frem til og med en senere måned.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &HEADROOM_EXPECTED_LOW_TO_DATE]),
};

/// **Prognose for råderum til og med en måned.**
pub static HEADROOM_COURSE: Measure = Measure {
    key: "headroom_course",
    label: "Prognose for råderum til og med en måned",
    short: "Prognose for råderum til og med en måned",
    unit: Unit::Kroner,
    meaning: "Indberettet råderum plus det forventede frem til og med en senere måned.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &HEADROOM_EXPECTED_TO_DATE]),
};
