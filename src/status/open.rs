//! What is open, a sentence for each kind.
use super::{Made, Next, Open, Seen, Status, Upcoming};
use crate::{
    danish::{
        show,
        words::{capital, list, plural},
    },
    period::Consolidated,
    register::{Fate, Kind},
    report::Report,
    units::Month,
};
use std::collections::BTreeSet;

/// The keys of all kinds, in the order they are told.
#[cfg(test)]
pub const KEYS: [&str; 14] = [
    "month",
    "skipped",
    "controls",
    "missing",
    "rejected",
    "mend",
    "lacking",
    "unapproved",
    "unreadable",
    "coverage",
    "held",
    "decisions",
    "stale",
    "later",
];

/// Everything that is open.
pub fn open(status: &Status, seen: &Seen<'_>) -> Vec<Open> {
    let mut open = Vec::new();
    let mut tell = |key: &'static str, told: String| open.push(Open { key, told });
    if let (None, Some(asked)) = (seen.period, seen.next.asked()) {
        let told = match seen.next {
            Next::Several(_) => format!("Det er ikke til at sige, hvilken måned der er den næste. {asked}"),
            _ => capital(&asked),
        };
        tell("month", told);
    }
    let skipped = skipped(&seen.accepted.iter().map(|(month, _)| *month).collect(), status.next.as_ref());
    if !skipped.is_empty() {
        tell("skipped", format!("Ikke godkendt, selv om en senere måned er: {}.", months(&skipped)));
    }
    if let (Some(next), Some(period)) = (&status.next, seen.period) {
        of_centres(next, &mut tell);
        of_files(period, &mut tell);
        of_figures(next, period, &mut tell);
    }
    open
}

/// Months that were passed over: each of them would be seen in the next as a change without a reason.
fn skipped(accepted: &BTreeSet<Month>, next: Option<&Upcoming>) -> Vec<Month> {
    let last = next.map(|next| next.month.plus(-1)).or(accepted.last().copied());
    let (Some(first), Some(last)) = (accepted.first(), last) else { return Vec::new() };
    first.through(last).filter(|month| !accepted.contains(month)).collect()
}

fn months(all: &[Month]) -> String {
    let names: Vec<String> = all.iter().copied().map(show::month).collect();
    list(&names)
}

fn of_centres(next: &Upcoming, tell: &mut impl FnMut(&'static str, String)) {
    let missing = next.codes(|centre| centre.state == "missing");
    if !missing.is_empty() {
        let count = plural(missing.len(), "center", "centre");
        tell("missing", format!("{count} har ikke afleveret: {}.", list(&missing)));
    }
    let rejected = next.codes(|centre| centre.state == "rejected");
    if !rejected.is_empty() {
        tell("rejected", format!("Filen kan ikke bruges, før den er rettet: {}.", list(&rejected)));
    }
    let mend: Vec<String> = next
        .centres
        .iter()
        .filter(|centre| centre.mend > 0)
        .map(|centre| format!("{} ({})", centre.code, plural(centre.mend, "punkt", "punkter")))
        .collect();
    if !mend.is_empty() {
        tell("mend", format!("Skal rettes, før alt tæller med: {}.", list(&mend)));
    }
    let lacking = next.codes(|centre| centre.has_delivered() && !centre.lacking.is_empty());
    if !lacking.is_empty() {
        tell("lacking", format!("Har afleveret, men der mangler noget: {}.", list(&lacking)));
    }
    let unapproved = next.codes(|centre| centre.state == "delivered");
    if !unapproved.is_empty() {
        tell("unapproved", format!("Ikke godkendt af centerchefen: {}.", list(&unapproved)));
    }
}

/// Files that cannot be read, and whose centre nobody knows: no line about a centre tells of them.
fn of_files(period: &Consolidated, tell: &mut impl FnMut(&'static str, String)) {
    let lost = period.register.received.iter().filter(|received| received.centre.is_none());
    let lost = lost.filter_map(|received| match received.fate {
        Fate::Rejected(code) => Some(format!("{} ({code})", received.file)),
        _ => None,
    });
    let lost: Vec<String> = lost.collect();
    if !lost.is_empty() {
        tell("unreadable", format!("Kan ikke bruges: {}.", list(&lost)));
    }
}

fn of_figures(next: &Upcoming, period: &Consolidated, tell: &mut impl FnMut(&'static str, String)) {
    let report = Report::of(period);
    if let Some((_, told)) = report.uncovered().filter(|_| next.delivered() > 0) {
        tell("coverage", told);
    }
    let held: BTreeSet<&str> =
        period.register.held.iter().filter(|held| !held.confirmed).map(|held| held.benefit.as_str()).collect();
    if !held.is_empty() {
        let told = list(&held.into_iter().collect::<Vec<_>>());
        tell("held", format!("Tal, der ikke tæller med, før de er bekræftet i program.xlsx: {told}."));
    }
    let decisions = report.open_decisions();
    if decisions > 0 && next.delivered() > 0 {
        let count = plural(decisions, "beslutning", "beslutninger");
        tell("decisions", format!("{count} uden svar. De står på arket Beslutninger."));
    }
    let red = period.red();
    if !red.is_empty() {
        tell("controls", format!("Afstemningen stemmer ikke: {}. Brug ikke tallene.", red.join(", ")));
    }
    if next.report == Made::Stale {
        tell("stale", format!("Filer eller program er ændret, siden {} sidst blev samlet.", show::month(next.month)));
    }
    let later = later(period);
    if !later.is_empty() {
        tell("later", format!("Der er kommet filer for en senere måned: {}.", months(&later)));
    }
}

/// The later months that business cases have come for.
fn later(period: &Consolidated) -> Vec<Month> {
    let received = period.register.received.iter().filter(|received| received.fate == Fate::Later);
    let months = received.filter_map(|received| match received.kind {
        Some(Kind::BusinessCase(month)) => Some(month),
        _ => None,
    });
    months.collect::<BTreeSet<Month>>().into_iter().collect()
}
