//! The packages as a table in the order they came, and under each what there is to know of it.
use crate::{
    archive::{Difference, Found, Kept, Manifest, Open, Record, in_force, previous},
    danish::{
        show,
        words::{list, plural},
    },
    measures::{HEADROOM_BOOKED, HEADROOM_FORECAST, HOURS_DOCUMENTED, Measure},
    register::Fate,
    units::{Decimal, Hours, Kroner, Month},
};
use std::{collections::BTreeSet, fmt::Write as _};

/// The figures in the table, with the head of their columns.
const SHOWN: [(&str, &Measure); 3] =
    [("Bogført", &HEADROOM_BOOKED), ("Prognose", &HEADROOM_FORECAST), ("Dok. timer", &HOURS_DOCUMENTED)];

/// The table.
pub(super) fn listed(found: &[Found]) -> String {
    let kept = chain(found);
    let heads = SHOWN.iter().map(|(head, _)| format!("{head:>16}")).collect::<Vec<_>>().concat();
    let mut text = format!("{:<4}{:<12}{heads}\n", "Nr.", "Pakke");
    for (at, one) in kept.iter().enumerate() {
        let (package, record) = (&one.manifest.package, &one.manifest.record);
        let figure =
            |measure: &Measure| record.total(measure.key).map_or_else(String::new, |value| shown(measure, value));
        // The figures of a withdrawal would be those that no longer hold.
        let figures =
            SHOWN.map(|(_, measure)| if package.withdraws.is_none() { figure(measure) } else { String::new() });
        let figures = figures.iter().map(|figure| format!("{figure:>16}")).collect::<Vec<_>>().concat();
        let why: Vec<String> = [package.accepted_by.clone(), package.reason.clone()].into_iter().flatten().collect();
        let line = format!("{:<4}{:<12}{figures}  {}", package.number, package.name, why.join(": "));
        let _ = writeln!(text, "{}", line.trim_end());
        for note in notes(&kept, at) {
            let _ = writeln!(text, "      {note}");
        }
    }
    text
}

/// What is said of the order: months that are not accepted, and those that rest on what no longer holds.
pub(super) fn order(found: &[Found]) -> String {
    let kept = chain(found);
    let months: BTreeSet<Month> = in_force(&kept).into_iter().filter_map(|one| one.manifest.period()).collect();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return String::new() };
    let gaps: Vec<String> = first.through(*last).filter(|month| !months.contains(month)).map(show::month).collect();
    let mut text = String::new();
    if !gaps.is_empty() {
        let _ = writeln!(text, "Ikke godkendt: {}.", list(&gaps));
    }
    // Of a month accepted twice the last is the one that counts.
    let newest = months.iter().filter_map(|month| {
        in_force(&kept).into_iter().rfind(|one| one.manifest.period() == Some(*month)).map(|one| (*month, one))
    });
    for (month, one) in newest {
        let (stands, then) =
            (previous(&kept, month).map(|one| &one.folder), one.manifest.record.compared_with.as_ref());
        if stands == then {
            continue;
        }
        let [then, stands] = [then, stands].map(|name| name.map_or("ingenting", String::as_str));
        let name = &one.folder;
        let _ = writeln!(
            text,
            "Bemærk: {name} blev sammenlignet med {then}, og måneden før er nu {stands}. Saml og godkend {} igen.",
            show::month(month)
        );
    }
    text
}

/// The packages that can be read, in the order they came.
fn chain(found: &[Found]) -> Vec<Kept> {
    let readable = found.iter().filter_map(|one| {
        let manifest: Manifest = one.manifest.as_ref().ok()?.clone();
        Some(Kept { folder: manifest.package.name.clone(), sha256: one.sha256.clone(), manifest })
    });
    let mut chain: Vec<Kept> = readable.collect();
    chain.sort_by_key(|one| one.manifest.package.number);
    chain
}

/// What there is to know of a package beside its figures, a line each.
fn notes(chain: &[Kept], at: usize) -> Vec<String> {
    let one = &chain[at];
    let mut notes = Vec::new();
    if let Some(withdrawn) = one.withdraws() {
        return vec![format!("fortryder {}", withdrawn.name)];
    }
    let by = chain.iter().find(|other| other.withdraws().is_some_and(|withdrawn| withdrawn.name == one.folder));
    notes.extend(by.map(|by| format!("fortrudt med {}", by.folder)));
    let (period, before) = (one.manifest.period(), &chain[..at]);
    let later = in_force(before).into_iter().filter_map(|other| other.manifest.period()).max();
    notes.extend(
        later.filter(|later| Some(*later) > period).map(|later| format!("godkendt efter {}", show::month(later))),
    );
    let open = one.manifest.package.open.as_ref().map_or_else(Vec::new, Open::told);
    if !open.is_empty() {
        notes.push(format!("åbent: {}", open.join("; ")));
    }
    let twin = before.iter().rfind(|other| other.withdraws().is_none() && other.manifest.period() == period);
    if let Some(twin) = twin {
        let differs = differences(&twin.manifest.record, &one.manifest.record);
        notes.push(format!("forskel fra {}: {}", twin.folder, differs.join("; ")));
    }
    notes
}

/// What differs between two approvals of one month: the figures of the table, how many others, and the files that counted.
fn differences(before: &Record, now: &Record) -> Vec<String> {
    let mut told = Vec::new();
    for (_, measure) in SHOWN {
        let [was, is] = [before, now].map(|record| record.total(measure.key));
        if was != is {
            let [was, is] = [was, is].map(|value| value.map_or("intet".to_owned(), |value| shown(measure, value)));
            told.push(format!("{} {was} → {is}", measure.label));
        }
    }
    let is_shown = |key: &str| SHOWN.iter().any(|(_, measure)| measure.key == key);
    let others = now.totals.iter().filter(|total| !is_shown(&total.measure));
    let others =
        others.filter(|total| before.totals.iter().any(|was| was.measure == total.measure && was != *total)).count();
    if others > 0 {
        told.push(plural(others, "andet tal", "andre tal"));
    }
    if before.programme_sha256 != now.programme_sha256 {
        told.push("program.xlsx ændret".to_owned());
    }
    told.extend(files(before, now));
    if told.is_empty() {
        told.push("ingen af tallene eller filerne".to_owned());
    }
    told
}

fn files(before: &Record, now: &Record) -> Vec<String> {
    let files = now.differences(before, |input| input.fate == Fate::Used.key());
    let told = files.into_iter().map(|(difference, input)| match difference {
        Difference::New => format!("ny: {}", input.file),
        Difference::Changed => format!("ændret: {}", input.file),
        Difference::Gone => format!("væk: {}", input.file),
    });
    told.collect()
}

/// A figure without its unit, which the head of its column says.
fn shown(measure: &Measure, value: Decimal) -> String {
    if measure.key == HOURS_DOCUMENTED.key { show::hours(Hours(value)) } else { show::kroner(Kroner(value)) }
}
