//! Which of several versions of one delivery is the newest, where that can be told.
use super::Kind;
use crate::{
    danish::words::list,
    intake::{Contents, KeptWorkbook},
    rules::file::f30_odd_approval_date,
    schema::business_case::master,
    units::{Date, Month},
};
use jiff::{SignedDuration, Timestamp, civil, tz::Offset};

/// What the age of a version is told by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Version {
    month: Option<Month>,
    approved: Approved,
    saved: Option<Saved>,
}

/// The day of approval, as far as it says when a version is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Approved {
    /// No day is given: a draft, older than what is approved.
    No,
    /// A day.
    On(Date),
    /// A day on which the month cannot have been approved. It says nothing of the version's age.
    Unclear,
}

/// When a workbook was last saved (`dcterms:modified`, ISO 8601): a stretch of time, as `2026-03-09` is a day of 24 hours
/// and `10:00` a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Saved {
    from: Timestamp,
    until: Timestamp,
    /// Whether the time says how far it is from UTC. What does not is read as if it were UTC.
    is_zoned: bool,
}

/// Hours by which Danish clocks are ahead of UTC, at most. A time without a zone is local, as LibreOffice writes it, or
/// UTC, as others do.
const MOST_AHEAD: SignedDuration = SignedDuration::from_hours(2);

/// What an earlier version had and a newer one has not, in words.
pub(super) fn lost(earlier: &Contents, newer: &Contents) -> Option<String> {
    let gone: Vec<&str> = earlier.named.difference(&newer.named).map(String::as_str).collect();
    let gone = (!gone.is_empty()).then(|| format!("{} er ikke med her", list(&gone)));
    let fewer = (newer.rows < earlier.rows).then(|| format!("{} rækker, her {}", earlier.rows, newer.rows));
    let lost: Vec<String> = gone.into_iter().chain(fewer).collect();
    (!lost.is_empty()).then(|| lost.join("; "))
}

impl Version {
    pub(super) fn of(workbook: &KeptWorkbook, kind: Option<&Kind>) -> Self {
        let month = match kind {
            Some(Kind::BusinessCase(month)) => Some(*month),
            _ => None,
        };
        let day = workbook.form(&master::TABLE).and_then(|form| form.given(&master::APPROVED_ON));
        let approved = match (day, month) {
            (None, _) => Approved::No,
            (Some(day), Some(month)) if !f30_odd_approval_date::days(month).contains(&day) => Approved::Unclear,
            (Some(day), _) => Approved::On(day),
        };
        Self { month, approved, saved: workbook.modified.as_deref().and_then(Saved::read) }
    }

    /// Whether this version is certainly newer: by its period, then the day of approval, then when it was last saved.
    pub(super) fn is_newer_than(&self, other: &Self) -> bool {
        if self.month != other.month {
            return self.month > other.month;
        }
        let is_clear = self.approved != Approved::Unclear && other.approved != Approved::Unclear;
        if is_clear && self.approved != other.approved {
            return self.approved > other.approved;
        }
        self.saved.zip(other.saved).is_some_and(|(this, that)| this.is_after(that))
    }
}

impl Saved {
    /// Reads a time as programs write it: with a zone or without, with parts of a second or without, or a day alone.
    fn read(text: &str) -> Option<Self> {
        let (clock, is_zoned) = match text.parse::<Timestamp>() {
            Ok(instant) => (instant, true),
            Err(_) => (Offset::UTC.to_timestamp(text.parse::<civil::DateTime>().ok()?).ok()?, false),
        };
        let until = clock.checked_add(precision(text)).ok()?;
        Some(Self { from: clock, until, is_zoned })
    }

    /// Whether this is certainly the later.
    fn is_after(self, other: Self) -> bool {
        let ahead =
            |this: Self, that: Self| if that.is_zoned && !this.is_zoned { MOST_AHEAD } else { SignedDuration::ZERO };
        // The earliest that this can be, and the latest that the other can.
        let earliest = self.from.checked_sub(ahead(self, other));
        earliest.is_ok_and(|earliest| earliest >= other.until)
    }
}

/// How long a stretch a written time stands for.
fn precision(text: &str) -> SignedDuration {
    let Some((_, clock)) = text.split_once(['T', ' ', 't']) else { return SignedDuration::from_hours(24) };
    let clock = clock.split(['Z', 'z', '+', '-']).next().unwrap_or(clock);
    match clock.split_once(['.', ',']) {
        Some((_, parts)) => {
            let digits = u32::try_from(parts.len().min(9)).unwrap_or(9);
            SignedDuration::from_nanos(1_000_000_000 / 10_i64.pow(digits))
        }
        None if clock.matches(':').count() < 2 => SignedDuration::from_mins(1),
        None => SignedDuration::from_secs(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second is newer than the first, or older, or it cannot be told.
    fn compared(one: &str, other: &str) -> Option<bool> {
        let [one, other] = [one, other].map(|text| Saved::read(text).unwrap());
        assert!(!(one.is_after(other) && other.is_after(one)));
        (one.is_after(other) || other.is_after(one)).then(|| other.is_after(one))
    }

    #[test]
    fn times_are_compared_as_instants() {
        for (one, other, newer) in [
            ("2026-03-09T10:00:00+01:00", "2026-03-09T09:30:00Z", Some(true)),
            ("2026-03-09T09:00:00Z", "2026-03-09T10:00:00+01:00", None),
            ("2026-03-09T09:00:00Z", "2026-03-09T09:00:01Z", Some(true)),
            ("2026-03-09T09:00:00.2Z", "2026-03-09T09:00:00.31Z", Some(true)),
            ("2026-03-09T09:00:00.5Z", "2026-03-09T09:00:00Z", None),
            ("2026-03-09T09:00Z", "2026-03-09T09:00:30Z", None),
            ("2026-03-09T09:00Z", "2026-03-09T09:01:00Z", Some(true)),
            // Without a zone both are of one clock.
            ("2026-03-09T09:00:00", "2026-03-09T09:30:00.000000000", Some(true)),
            // With a zone on one side alone, two hours are in doubt.
            ("2026-03-09T09:00:00Z", "2026-03-09T10:30:00", None),
            ("2026-03-09T09:00:00Z", "2026-03-09T11:30:00", Some(true)),
            ("2026-03-09T09:00:00Z", "2026-03-09T08:59:00", Some(false)),
            ("2026-02-03", "2026-02-04", Some(true)),
            ("2026-02-03", "2026-02-03T10:00:00", None),
        ] {
            assert_eq!(compared(one, other), newer, "{one} {other}");
            assert_eq!(compared(other, one), newer.map(|newer| !newer), "{other} {one}");
        }
        for wrong in ["", "2026", "i går", "2026-13-01T00:00:00Z"] {
            assert_eq!(Saved::read(wrong), None, "{wrong}");
        }
    }
}
