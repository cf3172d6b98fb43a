//! What time is worth and is used for, and what time and money are together.
use super::{
    HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_OWED, HEADROOM_REPORTED, HOURS_DOCUMENTED, HOURS_OWED, Measure,
    Recipe, Window, recipe::sum,
};
use crate::{
    facts::{Series, Stream},
    units::Unit,
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

/// **Indberettet undgået udgift.**
pub static AVOIDED_REPORTED: Measure = Measure {
    key: "avoided_reported",
    label: "Indberettet undgået udgift",
    short: "Indberettet undgået udgift",
    unit: Unit::Kroner,
    meaning: "Udgifter, der ikke kommer. De frigør ingen penge i budgettet og er ikke råderum.",
    recipe: sum(&[Stream::Avoided], Series::Reported, Window::YearToDate),
};

/// **Indberettet beløb.**
pub static AMOUNT_REPORTED: Measure = Measure {
    key: "amount_reported",
    label: "Indberettet beløb",
    short: "Indberettet",
    unit: Unit::Kroner,
    meaning: "Indberettet råderum og indberettede undgåede udgifter. Kun til genkendelse i kvitteringen; de to lægges ikke sammen i rapporten.",
    recipe: Recipe::Plus(&[&HEADROOM_REPORTED, &AVOIDED_REPORTED]),
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
    short: "Dokumenteret værdi",
    unit: Unit::Kroner,
    meaning: "Timerne gange faggruppens timesats. Det er en beregnet værdi og ikke råderum.",
    recipe: sum(&[Stream::FreedValue], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret høstet tid.**
pub static HARVESTED_DOCUMENTED: Measure = Measure {
    key: "harvested_documented",
    label: "Dokumenteret høstet tid",
    short: "Dokumenteret, høstet",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der tages ud af budgettet.",
    recipe: sum(&[Stream::Harvested], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret geninvesteret tid.**
pub static REINVESTED_DOCUMENTED: Measure = Measure {
    key: "reinvested_documented",
    label: "Dokumenteret geninvesteret tid",
    short: "Dokumenteret, geninvesteret",
    unit: Unit::Kroner,
    meaning: "Den del af tidens værdi, der bruges på andre opgaver.",
    recipe: sum(&[Stream::Reinvested], Series::Documented, Window::YearToDate),
};

/// **Dokumenteret udisponeret tid.**
pub static IDLE_DOCUMENTED: Measure = Measure {
    key: "idle_documented",
    label: "Dokumenteret udisponeret tid",
    short: "Dokumenteret, udisponeret",
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

/// **Aftalt råderum, der ikke er bogført, år til dato.**
pub static AT_RISK: Measure = Measure {
    key: "at_risk",
    label: "Aftalt råderum, der ikke er bogført, år til dato",
    short: "Aftalt, ikke bogført",
    unit: Unit::Kroner,
    meaning: "Hvor meget af det råderum, der er planlagt til og med perioden, som endnu ikke står i regnskabet; det, der er udgået eller ændret uden beslutning, er med. Under nul er der bogført mere end aftalt, og så mangler der intet. Tid er ikke regnet om til kroner.",
    recipe: Recipe::Minus(&HEADROOM_OWED, &HEADROOM_BOOKED),
};

/// **Aftalt tid, der ikke er dokumenteret, år til dato.**
pub static HOURS_AT_RISK: Measure = Measure {
    key: "hours_at_risk",
    label: "Aftalt tid, der ikke er dokumenteret, år til dato",
    short: "Aftalt, ikke dokumenteret",
    unit: Unit::Hours,
    meaning: "Hvor mange af de timer, der er planlagt til og med perioden, som ingen måling dokumenterer endnu; det, der er udgået eller ændret uden beslutning, er med. Under nul er der dokumenteret mere end aftalt, og så mangler der intet.",
    recipe: Recipe::Minus(&HOURS_OWED, &HOURS_DOCUMENTED),
};
