//! The programme that samples are sampled within.
use gevinst::{
    programme::{Centre, Goal, Programme},
    schema::{Id, program::GoalKind},
    units::{Count, Decimal, Kroner, Month, Share},
};

/// The period.
pub fn period() -> Month {
    Month::new(2026, 3).unwrap()
}

/// Two centres, one goal, two staff groups.
pub fn programme() -> Programme {
    let id = |text: &str| Id(text.to_owned());
    let share = |percent: i64| Share::of_percent(Decimal::from(percent));
    let centre = |code: &str| Centre {
        code: id(code),
        name: format!("Center {code}"),
        head: "Lone Krog".to_owned(),
        consultant: "Jens Vang".to_owned(),
        email: "center@eksempel.dk".to_owned(),
        active_from: Month::new(2025, 1).unwrap(),
        active_to: None,
    };
    Programme {
        id: id("PRØVE-26"),
        name: "Prøve".to_owned(),
        municipality: "Prøvekøbing Kommune".to_owned(),
        manager: "Mette Holm".to_owned(),
        budget_year: 2026,
        price_level: 2026,
        discount_rate: share(3),
        norm: Count(Decimal::from(1_450)),
        deadline_day: 10,
        smallest_group: 5,
        green_from: share(95),
        amber_from: share(80),
        tolerance: share(10),
        materiality: Kroner(Decimal::from(100_000)),
        centres: vec![centre("CØA"), centre("CØB")],
        goals: vec![Goal { id: id("M1"), text: "Mål".to_owned(), kind: GoalKind::FreedTime }],
        targets: Vec::new(),
        staff_groups: [(id("HK"), "HK".to_owned()), (id("SOSU"), "SOSU".to_owned())].into(),
        pay: [((id("HK"), 2026), Kroner(Decimal::from(520_000)))].into(),
        prices: [].into(),
        waivers: Vec::new(),
        export: Vec::new(),
    }
}
