//! The one programme that tests are built on; each says what is different in its own.
use gevinst::{
    programme::{Centre, Goal, Limits, Programme},
    schema::{Id, program::GoalKind},
    units::{Count, Decimal, Kroner, Month, Share},
};

/// An id.
pub fn id(text: &str) -> Id {
    Id(text.to_owned())
}

/// A programme with two centres, one goal and one staff group, in the middle of 2026.
pub fn some_programme() -> Programme {
    Programme {
        id: id("EFF26"),
        name: "Effektivisering".to_owned(),
        municipality: "Fjordby Kommune".to_owned(),
        manager: "Mette Holm".to_owned(),
        director: Some("Styregruppen".to_owned()),
        meeting_day: None,
        budget_year: 2026,
        price_level: 2026,
        discount_rate: Share("0.035".parse().unwrap()),
        norm: Count(Decimal::from(1_450)),
        deadline_day: 10,
        smallest_group: 5,
        green_from: percent(95),
        amber_from: percent(80),
        tolerance: percent(10),
        materiality: Kroner(Decimal::from(100_000)),
        directors_see: Kroner(Decimal::from(25_000)),
        limits: Limits::default(),
        centres: vec![some_centre("CBD"), some_centre("CBU")],
        goals: vec![Goal { id: id("M1"), text: "Mål".to_owned(), kind: GoalKind::Headroom }],
        targets: Vec::new(),
        staff_groups: [(id("HK"), "HK".to_owned())].into(),
        pay: [((id("HK"), 2026), Kroner(Decimal::from(520_000)))].into(),
        prices: [].into(),
        waivers: Vec::new(),
        confirmations: Vec::new(),
        answers: Vec::new(),
        idea_answers: Vec::new(),
        export: Vec::new(),
    }
}

/// A centre that delivers from January 2025 on.
pub fn some_centre(code: &str) -> Centre {
    Centre {
        code: id(code),
        name: format!("Center {code}"),
        head: "Lone Krog".to_owned(),
        consultant: "Jens Vang".to_owned(),
        departments: Vec::new(),
        email: "center@eksempel.dk".to_owned(),
        active_from: Month::new(2025, 1).unwrap(),
        active_to: None,
    }
}

fn percent(percent: i64) -> Share {
    Share::of_percent(Decimal::from(percent))
}
