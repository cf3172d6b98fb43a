//! What must agree over time: the accepted period and what has changed since, and a run made again.
use super::{Accounts, Books, Line, count, line};
use crate::{
    changes::Bridge,
    facts::Slice,
    measures::{Frame, HEADROOM_REPORTED, MEASURES, Measure},
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
        line("Fakta", count(twin.facts), count(accounts.register.facts.len())),
        line("Programmets tal", count(twin.totals.len()), count(MEASURES.iter().filter(same).count())),
    ]
}

/// The package says another figure than the one its facts give.
pub(super) fn change_what_was_accepted(books: &mut Books) {
    let (past, _) = books.since.as_mut().expect("a period was accepted before");
    let bridged = past.manifest.record.totals.iter_mut().find(|total| total.measure == HEADROOM_REPORTED.key);
    bridged.expect("headroom is among the figures of a package").value = Some("1".to_owned());
}

/// The same run gave one of the programme's figures otherwise.
pub(super) fn change_the_twin(books: &mut Books) {
    let twin = books.twin.as_mut().expect("the same run was accepted");
    twin.totals.last_mut().expect("a package has figures").value = Some("1".to_owned());
}

fn now(accounts: &Accounts<'_>, measure: &Measure) -> Option<Decimal> {
    let (programme, period) = (accounts.programme, accounts.register.period);
    let frame = Frame { programme, period, centre: None, has_target: true };
    measure.of(&Slice::all(accounts.facts()), &frame).map(|value| value.normalize())
}
