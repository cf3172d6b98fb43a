//! What version 1 of the formats said in Danish labels, as the keys of today. Frozen: those packages lie in archives,
//! whatever the labels on the screen have become.
use crate::facts::{Series, Stream};

/// The only edition of the business case there was; version 1 did not say it.
pub(super) const EDITION: &str = "1";

pub(super) fn stream(label: &str) -> Option<Stream> {
    Some(match label {
        "Frigjort tid" => Stream::FreedHours,
        "Tidens værdi" => Stream::FreedValue,
        "Høstet" => Stream::Harvested,
        "Geninvesteret" => Stream::Reinvested,
        "Udisponeret" => Stream::Idle,
        "Budgetreduktion" => Stream::Reduction,
        "Merindtægt" => Stream::Income,
        "Undgået udgift" => Stream::Avoided,
        "Ulempe" => Stream::Disbenefit,
        _ => return None,
    })
}

pub(super) fn series(label: &str) -> Option<Series> {
    Some(match label {
        "Baseline" => Series::Baseline,
        "Plan" => Series::Plan,
        "Indberettet" => Series::Reported,
        "Dokumenteret" => Series::Documented,
        "Bogført" => Series::Booked,
        "Forventet" => Series::Expected,
        _ => return None,
    })
}

/// The key of what became of a file.
pub(super) fn fate(label: &str) -> Option<&'static str> {
    Some(match label {
        "Brugt" => "used",
        "Videreført" => "carried_forward",
        "Erstattet" => "replaced",
        "Dublet" => "duplicate",
        "Senere periode" => "later",
        "Afvist" => "rejected",
        "Ikke læst" => "ignored",
        _ => return None,
    })
}
