//! The programme that samples are sampled within.
#[path = "../rules/some_programme.rs"]
mod some_programme;

use gevinst::{
    programme::{Goal, Programme},
    schema::program::GoalKind,
    units::{Decimal, Month, Share},
};
use some_programme::{id, some_centre, some_programme};

/// The period.
pub fn period() -> Month {
    Month::new(2026, 3).unwrap()
}

/// Two centres, one goal, two staff groups.
pub fn programme() -> Programme {
    Programme {
        id: id("PRØVE-26"),
        name: "Prøve".to_owned(),
        municipality: "Prøvekøbing Kommune".to_owned(),
        discount_rate: Share::of_percent(Decimal::from(3)),
        centres: vec![some_centre("CØA"), some_centre("CØB")],
        goals: vec![Goal { id: id("M1"), text: "Mål".to_owned(), kind: GoalKind::FreedTime }],
        staff_groups: [(id("HK"), "HK".to_owned()), (id("SOSU"), "SOSU".to_owned())].into(),
        ..some_programme()
    }
}
