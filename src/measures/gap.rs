//! The gap to date in its parts, the low end of the forecast, and the shares the lights are judged by.
//!
//! The parts sum exactly: plan less what is proven is what nobody has told of, what waits for a confirmation, what is not made
//! up yet, what was not reached, and what is not proven.
use super::{
    FREED_HOURS, HEADROOM, HEADROOM_BOOKED, HEADROOM_MISSING, HEADROOM_PLAN, HEADROOM_REPORTED, HOURS_DOCUMENTED,
    HOURS_MISSING, HOURS_PLAN, HOURS_REPORTED, HOURS_UNPROVEN, Measure, Recipe, Window, recipe::sum,
};
use crate::{
    facts::{Series, Stream},
    units::Unit,
};

/// **Plan for råderum, der afventer bekræftelse.**
pub static HEADROOM_HELD: Measure = Measure {
    key: "headroom_held",
    label: "Plan for råderum, der afventer bekræftelse",
    short: "Afventer bekræftelse",
    unit: Unit::Kroner,
    meaning: "Planen for det, der er indberettet med et usandsynligt tal. Tallet selv tæller ikke med, før det er bekræftet.",
    recipe: sum(HEADROOM, Series::Held, Window::YearToDate),
};

/// **Plan for råderum, der ikke er opgjort endnu.**
pub static HEADROOM_NOT_YET: Measure = Measure {
    key: "headroom_not_yet",
    label: "Plan for råderum, der ikke er opgjort endnu",
    short: "Ikke opgjort endnu",
    unit: Unit::Kroner,
    meaning: "Planen for måneder i et kvartal eller år, der ikke er slut, og som opgøres samlet.",
    recipe: sum(HEADROOM, Series::NotYet, Window::YearToDate),
};

/// **Forklaret del af planen for råderum.**
pub static HEADROOM_ACCOUNTED: Measure = Measure {
    key: "headroom_accounted",
    label: "Forklaret del af planen for råderum",
    short: "Forklaret",
    unit: Unit::Kroner,
    meaning: "Det indberettede plus planen for det, der mangler, afventer eller ikke er opgjort endnu.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &HEADROOM_MISSING, &HEADROOM_HELD, &HEADROOM_NOT_YET]),
};

/// **Ikke opnået råderum, år til dato.**
pub static HEADROOM_NOT_REACHED: Measure = Measure {
    key: "headroom_not_reached",
    label: "Ikke opnået råderum, år til dato",
    short: "Ikke opnået",
    unit: Unit::Kroner,
    meaning: "Planen minus det indberettede, for det der er kommet. Under nul er der opnået mere end planlagt.",
    recipe: Recipe::Minus(&HEADROOM_PLAN, &HEADROOM_ACCOUNTED),
};

/// **Plan for det indberettede, råderum.**
pub static HEADROOM_CALLED: Measure = Measure {
    key: "headroom_called",
    label: "Plan for det indberettede, råderum",
    short: "Plan, indberettet",
    unit: Unit::Kroner,
    meaning: "Planen for de måneder, kvartaler og år, der er indberettet.",
    recipe: sum(HEADROOM, Series::Called, Window::YearToDate),
};

/// **Plan ændret uden beslutning, råderum.**
pub static HEADROOM_CHANGED: Measure = Measure {
    key: "headroom_changed",
    label: "Plan ændret uden beslutning, råderum",
    short: "Ændret uden beslutning",
    unit: Unit::Kroner,
    meaning: "Det først aftalte minus planen til og med perioden, hvor planen er ændret, og ingen beslutning er skrevet.",
    recipe: sum(HEADROOM, Series::Changed, Window::YearToDate),
};

/// **Udgået af filen, råderum.**
pub static HEADROOM_GONE: Measure = Measure {
    key: "headroom_gone",
    label: "Udgået af filen, råderum",
    short: "Udgået af filen",
    unit: Unit::Kroner,
    meaning: "Det først aftalte for gevinster, der ikke længere står i centrets fil, minus det, der allerede er bevist.",
    recipe: sum(HEADROOM, Series::Gone, Window::YearToDate),
};

/// **Aftalt råderum til dato.**
pub static HEADROOM_OWED: Measure = Measure {
    key: "headroom_owed",
    label: "Aftalt råderum til dato",
    short: "Aftalt til dato",
    unit: Unit::Kroner,
    meaning: "Planen til og med perioden plus det, der er udgået af filen eller ændret uden en beslutning: en aftale bliver ikke mindre af, at rækken er væk eller rettet.",
    recipe: Recipe::Plus(&[&HEADROOM_PLAN, &HEADROOM_GONE, &HEADROOM_CHANGED]),
};

/// **Aftalt for det indberettede, råderum.**
pub static HEADROOM_AGREED: Measure = Measure {
    key: "headroom_agreed",
    label: "Aftalt for det indberettede, råderum",
    short: "Aftalt, indberettet",
    unit: Unit::Kroner,
    meaning: "Det, leveringen holdes op imod: planen for det indberettede, eller det først aftalte, hvor planen er ændret uden beslutning.",
    recipe: Recipe::Plus(&[&HEADROOM_CALLED, &HEADROOM_CHANGED]),
};

/// **Levering af råderum.**
pub static HEADROOM_DELIVERY: Measure = Measure {
    key: "headroom_delivery",
    label: "Levering af råderum",
    short: "Levering af råderum",
    unit: Unit::Share,
    meaning: "Det indberettede i forhold til det aftalte, for det der er indberettet.",
    recipe: Recipe::Ratio(&HEADROOM_REPORTED, &HEADROOM_AGREED),
};

/// **Forventet råderum i det nuværende tempo.**
pub static HEADROOM_EXPECTED_LOW: Measure = Measure {
    key: "headroom_expected_low",
    label: "Forventet råderum i det nuværende tempo",
    short: "Forventet, lavt",
    unit: Unit::Kroner,
    meaning: "Planen for resten af året i det tempo, der er leveret i indtil nu.",
    recipe: sum(HEADROOM, Series::ExpectedLow, Window::Year),
};

/// **Prognosens lave ende for råderum, hele året.**
pub static HEADROOM_FORECAST_LOW: Measure = Measure {
    key: "headroom_forecast_low",
    label: "Prognosens lave ende for råderum, hele året",
    short: "Prognose, lav",
    unit: Unit::Kroner,
    meaning: "Indberettet år til dato plus resten af året i det nuværende tempo.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &HEADROOM_EXPECTED_LOW]),
};

/// **Plan for det indberettede uden ulemper.**
pub static HEADROOM_GAINS_CALLED: Measure = Measure {
    key: "headroom_gains_called",
    label: "Plan for det indberettede uden ulemper",
    short: "Plan uden ulemper",
    unit: Unit::Kroner,
    meaning: "Planen for de indberettede budgetreduktioner og merindtægter. Er den nul, består tiltaget kun af ulemper.",
    recipe: sum(&[Stream::Reduction, Stream::Income], Series::Called, Window::YearToDate),
};

/// **Bevist råderum.**
pub static HEADROOM_PROOF: Measure = Measure {
    key: "headroom_proof",
    label: "Bevist råderum",
    short: "Bevist råderum",
    unit: Unit::Share,
    meaning: "Bogført råderum i forhold til det indberettede.",
    recipe: Recipe::Ratio(&HEADROOM_BOOKED, &HEADROOM_REPORTED),
};

/// **Plan for frigjort tid, der afventer bekræftelse.**
pub static HOURS_HELD: Measure = Measure {
    key: "hours_held",
    label: "Plan for frigjort tid, der afventer bekræftelse",
    short: "Afventer bekræftelse",
    unit: Unit::Hours,
    meaning: "Planen for det, der er indberettet med et usandsynligt tal. Tallet selv tæller ikke med, før det er bekræftet.",
    recipe: sum(FREED_HOURS, Series::Held, Window::YearToDate),
};

/// **Plan for frigjort tid, der ikke er opgjort endnu.**
pub static HOURS_NOT_YET: Measure = Measure {
    key: "hours_not_yet",
    label: "Plan for frigjort tid, der ikke er opgjort endnu",
    short: "Ikke opgjort endnu",
    unit: Unit::Hours,
    meaning: "Planen for måneder i et kvartal eller år, der ikke er slut, og som opgøres samlet.",
    recipe: sum(FREED_HOURS, Series::NotYet, Window::YearToDate),
};

/// **Forklaret del af planen for frigjort tid.**
pub static HOURS_ACCOUNTED: Measure = Measure {
    key: "hours_accounted",
    label: "Forklaret del af planen for frigjort tid",
    short: "Forklaret",
    unit: Unit::Hours,
    meaning: "Det indberettede plus planen for det, der mangler, afventer eller ikke er opgjort endnu.",
    recipe: Recipe::Plus(&[&HOURS_REPORTED, &HOURS_MISSING, &HOURS_HELD, &HOURS_NOT_YET]),
};

/// **Ikke opnået frigjort tid, år til dato.**
pub static HOURS_NOT_REACHED: Measure = Measure {
    key: "hours_not_reached",
    label: "Ikke opnået frigjort tid, år til dato",
    short: "Ikke opnået",
    unit: Unit::Hours,
    meaning: "Planen minus det indberettede, for det der er kommet. Under nul er der opnået mere end planlagt.",
    recipe: Recipe::Minus(&HOURS_PLAN, &HOURS_ACCOUNTED),
};

/// **Plan for det indberettede, frigjort tid.**
pub static HOURS_CALLED: Measure = Measure {
    key: "hours_called",
    label: "Plan for det indberettede, frigjort tid",
    short: "Plan, indberettet",
    unit: Unit::Hours,
    meaning: "Planen for de måneder, kvartaler og år, der er indberettet.",
    recipe: sum(FREED_HOURS, Series::Called, Window::YearToDate),
};

/// **Plan ændret uden beslutning, frigjort tid.**
pub static HOURS_CHANGED: Measure = Measure {
    key: "hours_changed",
    label: "Plan ændret uden beslutning, frigjort tid",
    short: "Ændret uden beslutning",
    unit: Unit::Hours,
    meaning: "Det først aftalte minus planen til og med perioden, hvor planen er ændret, og ingen beslutning er skrevet.",
    recipe: sum(FREED_HOURS, Series::Changed, Window::YearToDate),
};

/// **Udgået af filen, frigjort tid.**
pub static HOURS_GONE: Measure = Measure {
    key: "hours_gone",
    label: "Udgået af filen, frigjort tid",
    short: "Udgået af filen",
    unit: Unit::Hours,
    meaning: "Det først aftalte for gevinster, der ikke længere står i centrets fil, minus det, der allerede er bevist.",
    recipe: sum(FREED_HOURS, Series::Gone, Window::YearToDate),
};

/// **Aftalt frigjort tid til dato.**
pub static HOURS_OWED: Measure = Measure {
    key: "hours_owed",
    label: "Aftalt frigjort tid til dato",
    short: "Aftalt tid til dato",
    unit: Unit::Hours,
    meaning: "Planen til og med perioden plus det, der er udgået af filen eller ændret uden en beslutning: en aftale bliver ikke mindre af, at rækken er væk eller rettet.",
    recipe: Recipe::Plus(&[&HOURS_PLAN, &HOURS_GONE, &HOURS_CHANGED]),
};

/// **Aftalt for det indberettede, frigjort tid.**
pub static HOURS_AGREED: Measure = Measure {
    key: "hours_agreed",
    label: "Aftalt for det indberettede, frigjort tid",
    short: "Aftalt, indberettet",
    unit: Unit::Hours,
    meaning: "Det, leveringen holdes op imod: planen for det indberettede, eller det først aftalte, hvor planen er ændret uden beslutning.",
    recipe: Recipe::Plus(&[&HOURS_CALLED, &HOURS_CHANGED]),
};

/// **Levering af frigjort tid.**
pub static HOURS_DELIVERY: Measure = Measure {
    key: "hours_delivery",
    label: "Levering af frigjort tid",
    short: "Levering af tid",
    unit: Unit::Share,
    meaning: "Det indberettede i forhold til det aftalte, for det der er indberettet.",
    recipe: Recipe::Ratio(&HOURS_REPORTED, &HOURS_AGREED),
};

/// **Forventet frigjort tid i det nuværende tempo.**
pub static HOURS_EXPECTED_LOW: Measure = Measure {
    key: "hours_expected_low",
    label: "Forventet frigjort tid i det nuværende tempo",
    short: "Forventet, lavt",
    unit: Unit::Hours,
    meaning: "Planen for resten af året i det tempo, der er leveret i indtil nu.",
    recipe: sum(FREED_HOURS, Series::ExpectedLow, Window::Year),
};

/// **Prognosens lave ende for frigjort tid, hele året.**
pub static HOURS_FORECAST_LOW: Measure = Measure {
    key: "hours_forecast_low",
    label: "Prognosens lave ende for frigjort tid, hele året",
    short: "Prognose, lav",
    unit: Unit::Hours,
    meaning: "Indberettet år til dato plus resten af året i det nuværende tempo.",
    recipe: Recipe::Plus(&[&HOURS_REPORTED, &HOURS_EXPECTED_LOW]),
};

/// **Frigjort tid, der ikke kan dokumenteres endnu.**
pub static HOURS_UNPROVABLE: Measure = Measure {
    key: "hours_unprovable",
    label: "Frigjort tid, der ikke kan dokumenteres endnu",
    short: "Kan ikke måles endnu",
    unit: Unit::Hours,
    meaning: "Indberettede timer, hvor eftermålingen ikke er forfalden, eller hvor målingen ikke vises særskilt.",
    recipe: sum(FREED_HOURS, Series::Unprovable, Window::YearToDate),
};

/// **Indberettet tid, der kan være målt.**
pub static HOURS_PROVABLE: Measure = Measure {
    key: "hours_provable",
    label: "Indberettet tid, der kan være målt",
    short: "Kan være målt",
    unit: Unit::Hours,
    meaning: "Indberettede timer uden dem, der ikke kan dokumenteres endnu.",
    recipe: Recipe::Minus(&HOURS_REPORTED, &HOURS_UNPROVABLE),
};

/// **Indberettet tid, hvis opgave er målt.**
pub static HOURS_PROVEN: Measure = Measure {
    key: "hours_proven",
    label: "Indberettet tid, hvis opgave er målt",
    short: "Opgaven er målt",
    unit: Unit::Hours,
    meaning: "Indberettede timer, hvor en før- og en eftermåling dokumenterer opgaven.",
    recipe: Recipe::Minus(&HOURS_REPORTED, &HOURS_UNPROVEN),
};

/// **Bevist frigjort tid.**
pub static HOURS_PROOF: Measure = Measure {
    key: "hours_proof",
    label: "Bevist frigjort tid",
    short: "Bevist tid",
    unit: Unit::Share,
    meaning: "Indberettede timer, hvis opgave er målt, i forhold til dem, der kan være målt.",
    recipe: Recipe::Ratio(&HOURS_PROVEN, &HOURS_PROVABLE),
};

/// **Målt anderledes end aftalt.**
pub static HOURS_MEASURED_OTHERWISE: Measure = Measure {
    key: "hours_measured_otherwise",
    label: "Målt anderledes end aftalt",
    short: "Målt anderledes",
    unit: Unit::Hours,
    meaning: "Forskellen mellem businesscasens minutter og de målte minutter, gange antallet. Under nul er der målt mere end aftalt.",
    recipe: Recipe::Minus(&HOURS_PROVEN, &HOURS_DOCUMENTED),
};
