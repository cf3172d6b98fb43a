//! The days between the deadline of the centres and the meeting of the directors.
use crate::units::Date;
use jiff::{ToSpan, civil::Weekday};

/// How long before the directors a centre is to see what they will see.
const DAYS_BEFORE: i32 = 7;

/// The last day to send the centre pages: a week before the directors meet, on a working day. Where the deadline leaves less
/// than a week it is the day after the deadline, and in any case before the meeting.
pub fn centre_pages_by(deadline: Date, meeting: Date) -> Date {
    let plus = |day: Date, days: i32| day.checked_add(days.days()).unwrap_or(day);
    let day = plus(meeting, -DAYS_BEFORE).max(plus(deadline, 1)).min(plus(meeting, -1));
    let friday = match day.weekday() {
        Weekday::Saturday => plus(day, -1),
        Weekday::Sunday => plus(day, -2),
        _ => day,
    };
    // A Friday before the deadline would be before the figures are there.
    if friday > deadline || day <= deadline { friday } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn centre_pages_are_sent_a_week_before_the_meeting_on_a_working_day() {
        for (deadline, meeting, sent) in [
            // The 17th is a Friday; the 18th and 19th are Saturday and Sunday.
            (date(2026, 4, 10), date(2026, 4, 24), date(2026, 4, 17)),
            (date(2026, 4, 10), date(2026, 4, 25), date(2026, 4, 17)),
            (date(2026, 4, 10), date(2026, 4, 26), date(2026, 4, 17)),
            // Less than a week is left: the day after the deadline, Saturday or not.
            (date(2026, 4, 14), date(2026, 4, 17), date(2026, 4, 15)),
            (date(2026, 4, 10), date(2026, 4, 14), date(2026, 4, 11)),
            // The directors meet before the deadline.
            (date(2026, 4, 20), date(2026, 4, 15), date(2026, 4, 14)),
        ] {
            assert_eq!(centre_pages_by(deadline, meeting), sent, "{deadline} and {meeting}");
        }
    }
}
