//! The status on one screen.
use super::{Accepted, CentreStatus, Status, Upcoming};
use crate::{
    danish::{
        show,
        words::{capital, plural},
    },
    units::Date,
};
use std::fmt::Write;

impl Status {
    /// For a person in a terminal.
    pub fn text(&self) -> String {
        let mut text = self.summary();
        for (number, step) in self.steps.iter().enumerate() {
            match number {
                0 => text.push_str("\nGør nu\n"),
                1 => text.push_str("\nBagefter\n"),
                _ => {}
            }
            let _ = writeln!(text, "  {}:\n    {}", step.what, step.act.typed());
        }
        text
    }

    /// The same, without what can be done.
    pub fn summary(&self) -> String {
        let mut text = format!("{} · {}\n\n", self.municipality, self.programme);
        if let Some(next) = &self.next {
            month(next, &mut text);
        }
        let _ = writeln!(text, "Godkendt     {}", accepted(&self.accepted));
        if !self.open.is_empty() {
            text.push_str("\nÅbent\n");
            for open in &self.open {
                let _ = writeln!(text, "  - {}", open.told);
            }
        }
        if let Some(next) = &self.next {
            days(next, &mut text);
        }
        text
    }
}

fn month(next: &Upcoming, text: &mut String) {
    let why = next.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
    let _ = writeln!(text, "Måned        {}{why}", show::month(next.month));
    let all = plural(next.centres.len(), "center", "centre");
    let approved = next.codes(|centre| centre.state == "approved").len();
    let _ = writeln!(text, "Afleveret    {} af {all}, {approved} godkendt af centerchefen", next.delivered());
    let well = next.codes(CentreStatus::is_in_order);
    if !well.is_empty() {
        let _ = writeln!(text, "I orden      {}", well.join(", "));
    }
}

/// `januar 2026 til marts 2026, senest af Kim Holm`
fn accepted(all: &[Accepted]) -> String {
    let months = || all.iter().map(|one| one.month);
    let (Some(first), Some(last)) = (months().min(), months().max()) else { return "ingen måned endnu".to_owned() };
    let span =
        if first == last { show::month(first) } else { format!("{} til {}", show::month(first), show::month(last)) };
    let by = all.last().and_then(|one| one.by.as_ref()).map_or_else(String::new, |by| format!(", senest af {by}"));
    span + &by
}

/// The days that are still to come in the month's round, in order.
fn days(next: &Upcoming, text: &mut String) {
    let days = [
        (Some(&next.deadline), "centrenes frist"),
        (next.centre_pages_by.as_ref(), "send senest Centerark, så centrene har set dem før direktionen"),
        (next.meeting.as_ref(), "direktionsmøde"),
    ];
    let mut days: Vec<(Date, &str)> =
        days.into_iter().filter_map(|(day, what)| Some((day?.parse().ok()?, what))).collect();
    days.sort_by_key(|(day, _)| *day);
    text.push_str("\nDage\n");
    for (day, what) in days {
        let _ = writeln!(text, "  {:<18} {what}", capital(&show::date_long(day)));
    }
}
