//! What must agree over time: the accepted period and what has changed since, and a run made again.
use super::{Accounts, Line, line};
use crate::{
    changes::Bridge,
    facts::Slice,
    measures::{Frame, MEASURES, Measure},
    units::Decimal,
};

/// From the figures as they were accepted to the figures now.
pub(super) fn rolled(accounts: &Accounts<'_>) -> Vec<Line> {
    let Some((past, changes)) = accounts.since else { return Vec::new() };
    let same_year = past.period.year() == accounts.register.period.year();
    let of = |bridge: &Bridge| {
        let measure = bridge.figure.measure;
        // In a new year the accepted figures are of another; what was known of this one is in its facts.
        let accepted = past.manifest.record.total(measure.key).filter(|_| same_year);
        let opening = accepted.unwrap_or(bridge.opening);
        let moved: Decimal = bridge.spans.values().sum();
        line(measure.label, opening + moved, now(accounts, measure).unwrap_or_default())
    };
    changes.bridge.iter().map(of).collect()
}

/// The same inputs, programme and version give the same figures.
pub(super) fn repeated(accounts: &Accounts<'_>) -> Vec<Line> {
    let Some(twin) = accounts.twin else { return Vec::new() };
    let same = |measure: &&&'static Measure| twin.total(measure.key) == now(accounts, measure);
    vec![
        line("Fakta", Decimal::from(twin.facts), Decimal::from(accounts.register.facts.len())),
        line("Programmets tal", Decimal::from(twin.totals.len()), Decimal::from(MEASURES.iter().filter(same).count())),
    ]
}

fn now(accounts: &Accounts<'_>, measure: &Measure) -> Option<Decimal> {
    let (programme, period) = (accounts.programme, accounts.register.period);
    let frame = Frame { programme, period, centre: None, has_target: true };
    measure.of(&Slice::all(accounts.facts()), &frame).map(|value| value.normalize())
}
