//! What the terminal says when a period is consolidated: who delivered, what was found, and the five figures.
use super::{
    Report,
    sheets::deliveries::{self, coverage, kind, missing, reason},
    text::counted,
};
use crate::{
    danish::{show, words::plural},
    findings::Severity,
    judgement::{Lights, Three},
    measures::{
        HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_UNPROVEN, HOURS_DOCUMENTED, Measure, TARGET_HEADROOM, TARGET_TIME,
    },
    programme::Centre,
    register::{Fate, Received},
    units::{Hours, Kroner},
};
use std::fmt::Write;

/// The summary, some fifteen lines.
pub fn terminal(report: &Report<'_>) -> String {
    let programme = report.programme;
    let mut text = format!("{} · {} · {}\n\n", programme.municipality, programme.name, show::month(report.period()));
    deliveries(report, &mut text);
    found(report, &mut text);
    rejected(report, &mut text);
    text.push('\n');
    figures(report, &mut text);
    text
}

/// Every file, what it is, and what became of it, on a line each.
pub fn files(report: &Report<'_>) -> String {
    let line = |received: &Received| {
        let (what, month) = kind(received.kind.as_ref());
        let about = if what.is_empty() { String::new() } else { format!(" · {what}, {month}") };
        format!("  {:<15}{}{about}\n{:17}{}\n", received.fate.label(), received.file, "", reason(&received.fate))
    };
    format!("\nFilerne\n{}", report.register.received.iter().map(line).collect::<String>())
}

/// The files that could not be used, by name: nobody finds them by counting.
fn rejected(report: &Report<'_>, text: &mut String) {
    for received in &report.register.received {
        if let Fate::Rejected(code) = received.fate {
            let _ = writeln!(text, "Afvist      {} ({code})", received.file);
        }
    }
}

fn deliveries(report: &Report<'_>, text: &mut String) {
    let active = programme_centres(report);
    let missing = missing(report);
    let approved = report.register.cases.iter().filter(|case| case.approved && !case.carried_forward).count();
    let with_errors = centres_with_errors(report);
    let _ = writeln!(text, "Afleveret   {} af {}", active - missing.len(), plural(active, "center", "centre"));
    let _ = writeln!(text, "Godkendt    {}", plural(approved, "center", "centre"));
    let _ = writeln!(text, "Med fejl    {}", plural(with_errors, "center", "centre"));
    if let Some((.., told)) = coverage(report) {
        let _ = writeln!(text, "Indberettet {told}");
    }
    let (unread, missing): (Vec<&Centre>, Vec<&Centre>) =
        missing.into_iter().partition(|centre| deliveries::unread(report, centre).is_some());
    for (told, centres) in [("Mangler     ", missing), ("Ulæst       ", unread)] {
        if !centres.is_empty() {
            let names: Vec<&str> = centres.iter().map(|centre| centre.code.as_str()).collect();
            let _ = writeln!(text, "{told}{}", names.join(", "));
        }
    }
}

fn programme_centres(report: &Report<'_>) -> usize {
    report.programme.centres.iter().filter(|centre| centre.is_active(report.period())).count()
}

fn centres_with_errors(report: &Report<'_>) -> usize {
    let has_error = |code: &crate::schema::Id| {
        let own = report.register.received.iter().filter(|received| received.centre.as_ref() == Some(code));
        let files: Vec<_> = own.map(|received| &received.file).collect();
        report
            .found
            .iter()
            .any(|finding| finding.rule.severity == Severity::Error && files.contains(&&finding.first.file))
    };
    report.programme.centres.iter().filter(|centre| has_error(&centre.code)).count()
}

fn found(report: &Report<'_>, text: &mut String) {
    let files = plural(report.register.received.len(), "fil", "filer");
    let _ = writeln!(text, "Fundet      {} i {files}", counted(report.found));
}

fn figures(report: &Report<'_>, text: &mut String) {
    let kroner = |measure: &Measure| report.figure(measure).map(Kroner);
    let hours = |measure: &Measure| report.figure(measure).map(Hours);
    let money = |measure: &Measure| format!("{:>14} kr.", show::kroner(kroner(measure).unwrap_or_default()));
    let target =
        kroner(&TARGET_HEADROOM).map_or_else(String::new, |target| format!("  (måltal {})", show::amount(target)));
    let time = show::hours(hours(&HOURS_DOCUMENTED).unwrap_or_default());
    let time_target =
        hours(&TARGET_TIME).map_or_else(String::new, |target| format!("  (måltal {})", show::hours(target)));
    let troubled = report.ranked().iter().filter(|ranked| ranked.gap.word.is_trouble()).count();
    let Lights { money: of_money, time: of_time } = report.lights(&report.slice(), &report.frame());
    let three = |three: Three| {
        let [goal, delivery, proof] =
            [three.goal, three.delivery, three.proof].map(|light| light.label().to_lowercase());
        format!("mål {goal}, levering {delivery}, bevis {proof}")
    };
    let _ = writeln!(text, "Råderum     {}", three(of_money));
    let _ = writeln!(text, "Frigjort tid {}\n", three(of_time));
    let _ = writeln!(text, "Råderum, bogført år til dato        {}{target}", money(&HEADROOM_BOOKED));
    let _ = writeln!(text, "Råderum, prognose hele året         {}", money(&HEADROOM_FORECAST));
    let _ = writeln!(text, "Råderum uden dokumentation          {}", money(&HEADROOM_UNPROVEN));
    let _ = writeln!(text, "Frigjort tid, dokumenteret          {time:>14} timer{time_target}");
    let _ = writeln!(text, "Tiltag, der ikke er i orden         {troubled:>14} af {}", report.ranked().len());
}
