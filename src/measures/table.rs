//! The table itself, in report order.
use super::{Measure, Recipe, Select, TargetOf, Window};
use crate::{
    facts::{Series, Stream},
    units::Unit,
};

/// What counts as headroom: money the budget really gains. Never an avoided expense, never time.
pub const HEADROOM: &[Stream] = &[Stream::Reduction, Stream::Income, Stream::Disbenefit];
/// Hours freed.
pub const FREED_HOURS: &[Stream] = &[Stream::FreedHours];

const fn sum(streams: &'static [Stream], series: Series, window: Window) -> Recipe {
    Recipe::Sum(Select { streams, series, reached: None, window })
}

/// What is reported and reaches no further.
const fn unproven(streams: &'static [Stream], window: Window) -> Recipe {
    Recipe::Sum(Select { streams, series: Series::Reported, reached: Some(Series::Reported), window })
}

/// **Måltal for råderum.**
pub static TARGET_HEADROOM: Measure = Measure {
    key: "target_headroom",
    label: "Måltal for råderum",
    short: "Måltal",
    unit: Unit::Kroner,
    meaning: "Hvor mange kroner der skal frigøres i budgettet i året, ifølge arket Måltal i program.xlsx.",
    recipe: Recipe::Target(TargetOf::Headroom),
};

/// **Plan for råderum, hele året.**
pub static HEADROOM_PLAN_YEAR: Measure = Measure {
    key: "headroom_plan_year",
    label: "Plan for råderum, hele året",
    short: "Plan, hele året",
    unit: Unit::Kroner,
    meaning: "Det råderum, centrene har lovet i årets tolv måneder, med indfasning.",
    recipe: sum(HEADROOM, Series::Plan, Window::Year),
};

/// **Plan for råderum, år til dato.**
pub static HEADROOM_PLAN: Measure = Measure {
    key: "headroom_plan",
    label: "Plan for råderum, år til dato",
    short: "Plan",
    unit: Unit::Kroner,
    meaning: "Det råderum, centrene har lovet fra januar til og med perioden, med indfasning.",
    recipe: sum(HEADROOM, Series::Plan, Window::YearToDate),
};

/// **Indberettet råderum, år til dato.**
pub static HEADROOM_REPORTED: Measure = Measure {
    key: "headroom_reported",
    label: "Indberettet råderum, år til dato",
    short: "Indberettet",
    unit: Unit::Kroner,
    meaning: "Det råderum, centrene siger er realiseret. Det er kun en påstand, indtil det er dokumenteret.",
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
    meaning: "Det, centrene venter i årets resterende måneder. Har et center intet skrevet, bruges planen.",
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

/// **Realiseringsgrad for råderum.**
pub static HEADROOM_RATE: Measure = Measure {
    key: "headroom_rate",
    label: "Realiseringsgrad for råderum",
    short: "Realiseret",
    unit: Unit::Share,
    meaning: "Bogført råderum i forhold til planen, år til dato.",
    recipe: Recipe::Ratio(&HEADROOM_BOOKED, &HEADROOM_PLAN),
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
    meaning: "Det råderum, centrene har lovet i perioden.",
    recipe: sum(HEADROOM, Series::Plan, Window::Month),
};

/// **Indberettet råderum i måneden.**
pub static HEADROOM_MONTH_REPORTED: Measure = Measure {
    key: "headroom_month_reported",
    label: "Indberettet råderum i måneden",
    short: "Indberettet",
    unit: Unit::Kroner,
    meaning: "Det råderum, centrene siger er realiseret i perioden.",
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

/// **Måltal for frigjort tid.**
pub static TARGET_TIME: Measure = Measure {
    key: "target_time",
    label: "Måltal for frigjort tid",
    short: "Måltal",
    unit: Unit::Hours,
    meaning: "Hvor mange timer der skal frigøres i året, ifølge arket Måltal i program.xlsx.",
    recipe: Recipe::Target(TargetOf::FreedTime),
};

/// **Plan for frigjort tid, hele året.**
pub static HOURS_PLAN_YEAR: Measure = Measure {
    key: "hours_plan_year",
    label: "Plan for frigjort tid, hele året",
    short: "Plan, hele året",
    unit: Unit::Hours,
    meaning: "De timer, centrene har lovet at frigøre i årets tolv måneder, med indfasning.",
    recipe: sum(FREED_HOURS, Series::Plan, Window::Year),
};

/// **Plan for frigjort tid, år til dato.**
pub static HOURS_PLAN: Measure = Measure {
    key: "hours_plan",
    label: "Plan for frigjort tid, år til dato",
    short: "Plan",
    unit: Unit::Hours,
    meaning: "De timer, centrene har lovet at frigøre fra januar til og med perioden, med indfasning.",
    recipe: sum(FREED_HOURS, Series::Plan, Window::YearToDate),
};

/// **Indberettet frigjort tid, år til dato.**
pub static HOURS_REPORTED: Measure = Measure {
    key: "hours_reported",
    label: "Indberettet frigjort tid, år til dato",
    short: "Indberettet",
    unit: Unit::Hours,
    meaning: "Antal behandlede enheder gange de minutter, business casen lover. Det er kun en påstand, indtil det er målt.",
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
    meaning: "De timer, centrene venter at frigøre i årets resterende måneder. Har et center intet skrevet, bruges planen.",
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

/// **Realiseringsgrad for frigjort tid.**
pub static HOURS_RATE: Measure = Measure {
    key: "hours_rate",
    label: "Realiseringsgrad for frigjort tid",
    short: "Realiseret",
    unit: Unit::Share,
    meaning: "Dokumenteret frigjort tid i forhold til planen, år til dato.",
    recipe: Recipe::Ratio(&HOURS_DOCUMENTED, &HOURS_PLAN),
};

/// **Dokumenteret frigjort tid af måltallet.**
pub static HOURS_OF_TARGET: Measure = Measure {
    key: "hours_of_target",
    label: "Dokumenteret frigjort tid af måltallet",
    short: "Af måltal",
    unit: Unit::Share,
    meaning: "Hvor stor en del af årets måltal der er dokumenteret.",
    recipe: Recipe::Ratio(&HOURS_DOCUMENTED, &TARGET_TIME),
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

/// **Indberettede årsværk, år til dato.**
pub static FTE_REPORTED: Measure = Measure {
    key: "fte_reported",
    label: "Indberettede årsværk, år til dato",
    short: "Indberettet",
    unit: Unit::Fte,
    meaning: "Indberettet frigjort tid delt med programmets effektive timer pr. årsværk.",
    recipe: Recipe::PerNorm(&HOURS_REPORTED),
};

/// **Indberettet værdi af frigjort tid.**
pub static VALUE_REPORTED: Measure = Measure {
    key: "value_reported",
    label: "Indberettet værdi af frigjort tid",
    short: "Indberettet værdi af frigjort tid",
    unit: Unit::Kroner,
    meaning: "Timerne gange faggruppens timesats. Det er en beregnet værdi og ikke råderum.",
    recipe: sum(&[Stream::FreedValue], Series::Reported, Window::YearToDate),
};

/// **Indberettet høstet tid.**
pub static HARVESTED_REPORTED: Measure = Measure {
    key: "harvested_reported",
    label: "Indberettet høstet tid",
    short: "Indberettet høstet tid",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der tages ud af budgettet.",
    recipe: sum(&[Stream::Harvested], Series::Reported, Window::YearToDate),
};

/// **Indberettet geninvesteret tid.**
pub static REINVESTED_REPORTED: Measure = Measure {
    key: "reinvested_reported",
    label: "Indberettet geninvesteret tid",
    short: "Indberettet geninvesteret tid",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der bruges på andre opgaver.",
    recipe: sum(&[Stream::Reinvested], Series::Reported, Window::YearToDate),
};

/// **Indberettet udisponeret tid.**
pub static IDLE_REPORTED: Measure = Measure {
    key: "idle_reported",
    label: "Indberettet udisponeret tid",
    short: "Indberettet udisponeret tid",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der endnu ikke er besluttet en anvendelse for.",
    recipe: sum(&[Stream::Idle], Series::Reported, Window::YearToDate),
};

/// **Indberettet undgået udgift.**
pub static AVOIDED_REPORTED: Measure = Measure {
    key: "avoided_reported",
    label: "Indberettet undgået udgift",
    short: "Indberettet undgået udgift",
    unit: Unit::Kroner,
    meaning: "Udgifter, der ikke kommer. De frigør ingen penge i budgettet og er ikke råderum.",
    recipe: sum(&[Stream::Avoided], Series::Reported, Window::YearToDate),
};

/// **Indberettet tid, der ikke er høstet.**
pub static CAPACITY_REPORTED: Measure = Measure {
    key: "capacity_reported",
    label: "Indberettet tid, der ikke er høstet",
    short: "Indberettet tid, der ikke er høstet",
    unit: Unit::Kroner,
    meaning: "Tidens værdi minus den høstede del, så den høstede tid kun tæller som penge.",
    recipe: Recipe::Minus(&VALUE_REPORTED, &HARVESTED_REPORTED),
};

/// **Indberettet samlet værdi.**
pub static TOTAL_REPORTED: Measure = Measure {
    key: "total_reported",
    label: "Indberettet samlet værdi",
    short: "Indberettet samlet værdi",
    unit: Unit::Kroner,
    meaning: "Råderum plus undgåede udgifter plus værdien af den tid, der ikke er høstet.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &AVOIDED_REPORTED, &CAPACITY_REPORTED]),
};

/// **Dokumenteret værdi af frigjort tid.**
pub static VALUE_DOCUMENTED: Measure = Measure {
    key: "value_documented",
    label: "Dokumenteret værdi af frigjort tid",
    short: "Tidens værdi",
    unit: Unit::Kroner,
    meaning: "Timerne gange faggruppens timesats. Det er en beregnet værdi og ikke råderum.",
    recipe: sum(&[Stream::FreedValue], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret høstet tid.**
pub static HARVESTED_DOCUMENTED: Measure = Measure {
    key: "harvested_documented",
    label: "Dokumenteret høstet tid",
    short: "Høstet",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der tages ud af budgettet.",
    recipe: sum(&[Stream::Harvested], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret geninvesteret tid.**
pub static REINVESTED_DOCUMENTED: Measure = Measure {
    key: "reinvested_documented",
    label: "Dokumenteret geninvesteret tid",
    short: "Geninvesteret",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der bruges på andre opgaver.",
    recipe: sum(&[Stream::Reinvested], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret udisponeret tid.**
pub static IDLE_DOCUMENTED: Measure = Measure {
    key: "idle_documented",
    label: "Dokumenteret udisponeret tid",
    short: "Udisponeret",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der endnu ikke er besluttet en anvendelse for.",
    recipe: sum(&[Stream::Idle], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret undgået udgift.**
pub static AVOIDED_DOCUMENTED: Measure = Measure {
    key: "avoided_documented",
    label: "Dokumenteret undgået udgift",
    short: "Dokumenteret undgået udgift",
    unit: Unit::Kroner,
    meaning: "Udgifter, der ikke kommer. De frigør ingen penge i budgettet og er ikke råderum.",
    recipe: sum(&[Stream::Avoided], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret tid, der ikke er høstet.**
pub static CAPACITY_DOCUMENTED: Measure = Measure {
    key: "capacity_documented",
    label: "Dokumenteret tid, der ikke er høstet",
    short: "Dokumenteret tid, der ikke er høstet",
    unit: Unit::Kroner,
    meaning: "Tidens værdi minus den høstede del, så den høstede tid kun tæller som penge.",
    recipe: Recipe::Minus(&VALUE_DOCUMENTED, &HARVESTED_DOCUMENTED),
};

/// **Dokumenteret samlet værdi.**
pub static TOTAL_DOCUMENTED: Measure = Measure {
    key: "total_documented",
    label: "Dokumenteret samlet værdi",
    short: "Dokumenteret samlet værdi",
    unit: Unit::Kroner,
    meaning: "Råderum plus undgåede udgifter plus værdien af den tid, der ikke er høstet.",
    recipe: Recipe::Plus(&[&HEADROOM_DOCUMENTED, &AVOIDED_DOCUMENTED, &CAPACITY_DOCUMENTED]),
};

/// **Planlagt værdi af frigjort tid.**
pub static VALUE_PLAN: Measure = Measure {
    key: "value_plan",
    label: "Planlagt værdi af frigjort tid",
    short: "Planlagt værdi af frigjort tid",
    unit: Unit::Kroner,
    meaning: "De timer, centrene har lovet år til dato, gange faggruppens timesats.",
    recipe: sum(&[Stream::FreedValue], Series::Plan, Window::YearToDate),
};

/// **Planlagt høstet tid.**
pub static HARVESTED_PLAN: Measure = Measure {
    key: "harvested_plan",
    label: "Planlagt høstet tid",
    short: "Planlagt høstet tid",
    unit: Unit::Kroner,
    meaning: "Den del af den planlagte tids værdi, der tages ud af budgettet.",
    recipe: sum(&[Stream::Harvested], Series::Plan, Window::YearToDate),
};

/// **Planlagt tid, der ikke er høstet.**
pub static CAPACITY_PLAN: Measure = Measure {
    key: "capacity_plan",
    label: "Planlagt tid, der ikke er høstet",
    short: "Planlagt tid, der ikke er høstet",
    unit: Unit::Kroner,
    meaning: "Den planlagte tids værdi minus den høstede del.",
    recipe: Recipe::Minus(&VALUE_PLAN, &HARVESTED_PLAN),
};

/// **Lovet råderum og tid, år til dato.**
pub static PROMISED: Measure = Measure {
    key: "promised",
    label: "Lovet råderum og tid, år til dato",
    short: "Lovet råderum og tid, år til dato",
    unit: Unit::Kroner,
    meaning: "Planlagt råderum plus værdien af planlagt tid, der ikke er høstet.",
    recipe: Recipe::Plus(&[&HEADROOM_PLAN, &CAPACITY_PLAN]),
};

/// **Bevist råderum og tid, år til dato.**
pub static PROVEN: Measure = Measure {
    key: "proven",
    label: "Bevist råderum og tid, år til dato",
    short: "Bevist råderum og tid, år til dato",
    unit: Unit::Kroner,
    meaning: "Bogført råderum plus værdien af dokumenteret tid, der ikke er høstet.",
    recipe: Recipe::Plus(&[&HEADROOM_BOOKED, &CAPACITY_DOCUMENTED]),
};

/// **Mangler bevis, år til dato.**
pub static AT_RISK: Measure = Measure {
    key: "at_risk",
    label: "Mangler bevis, år til dato",
    short: "Mangler bevis",
    unit: Unit::Kroner,
    meaning: "Hvor meget af det lovede der endnu ikke er bogført eller dokumenteret. Under nul er der bevist mere end lovet.",
    recipe: Recipe::Minus(&PROMISED, &PROVEN),
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

/// **Prognose for råderum til og med en måned.**
pub static HEADROOM_COURSE: Measure = Measure {
    key: "headroom_course",
    label: "Prognose for råderum til og med en måned",
    short: "Prognose for råderum til og med en måned",
    unit: Unit::Kroner,
    meaning: "Indberettet råderum plus det forventede frem til og med en senere måned.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &HEADROOM_EXPECTED_TO_DATE]),
};

/// **Forventet frigjort tid til og med en måned.**
pub static HOURS_EXPECTED_TO_DATE: Measure = Measure {
    key: "hours_expected_to_date",
    label: "Forventet frigjort tid til og med en måned",
    short: "Forventet frigjort tid til og med en måned",
    unit: Unit::Hours,
    meaning: "Den forventede frigjorte tid fra perioden frem til og med en senere måned.",
    recipe: sum(FREED_HOURS, Series::Expected, Window::YearToDate),
};

/// **Prognose for frigjort tid til og med en måned.**
pub static HOURS_COURSE: Measure = Measure {
    key: "hours_course",
    label: "Prognose for frigjort tid til og med en måned",
    short: "Prognose for frigjort tid til og med en måned",
    unit: Unit::Hours,
    meaning: "Indberettet frigjort tid plus den forventede frem til og med en senere måned.",
    recipe: Recipe::Plus(&[&HOURS_REPORTED, &HOURS_EXPECTED_TO_DATE]),
};

/// Every measure, in report order.
pub static MEASURES: &[&Measure] = &[
    &TARGET_HEADROOM,
    &HEADROOM_PLAN_YEAR,
    &HEADROOM_PLAN,
    &HEADROOM_REPORTED,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HEADROOM_EXPECTED,
    &HEADROOM_UNPROVEN,
    &HEADROOM_FORECAST,
    &HEADROOM_GAP,
    &HEADROOM_RATE,
    &HEADROOM_OF_TARGET,
    &HEADROOM_MONTH_PLAN,
    &HEADROOM_MONTH_REPORTED,
    &HEADROOM_MONTH_DOCUMENTED,
    &HEADROOM_MONTH_BOOKED,
    &HEADROOM_MONTH_EXPECTED,
    &TARGET_TIME,
    &HOURS_PLAN_YEAR,
    &HOURS_PLAN,
    &HOURS_REPORTED,
    &HOURS_DOCUMENTED,
    &HOURS_EXPECTED,
    &HOURS_UNPROVEN,
    &HOURS_FORECAST,
    &HOURS_RATE,
    &HOURS_OF_TARGET,
    &FTE_DOCUMENTED,
    &FTE_REPORTED,
    &VALUE_REPORTED,
    &HARVESTED_REPORTED,
    &REINVESTED_REPORTED,
    &IDLE_REPORTED,
    &AVOIDED_REPORTED,
    &CAPACITY_REPORTED,
    &TOTAL_REPORTED,
    &VALUE_DOCUMENTED,
    &HARVESTED_DOCUMENTED,
    &REINVESTED_DOCUMENTED,
    &IDLE_DOCUMENTED,
    &AVOIDED_DOCUMENTED,
    &CAPACITY_DOCUMENTED,
    &TOTAL_DOCUMENTED,
    &VALUE_PLAN,
    &HARVESTED_PLAN,
    &CAPACITY_PLAN,
    &PROMISED,
    &PROVEN,
    &AT_RISK,
    &HEADROOM_EXPECTED_TO_DATE,
    &HEADROOM_COURSE,
    &HOURS_EXPECTED_TO_DATE,
    &HOURS_COURSE,
];
