//! What the centre's time is used for, and what citizens and staff have gained.
use super::paper::Paper;
use crate::{
    danish::show,
    measures::{HOURS_DOCUMENTED, HOURS_REPORTED, Measure},
    programme::Centre,
    register::{Benefit, Owned, QualityBenefit, TimeBenefit},
    report::{Report, sheets::progress},
    timing::{Tested, Verdict},
    units::{Decimal, Hours},
};
use std::cmp::Reverse;

/// Tasks and indicators that are told; more of them stand in the programme workbook.
const MOST: usize = 3;

/// Draws both.
pub(super) fn draw(report: &Report<'_>, centre: &Centre, paper: &mut Paper) {
    let hours = |measure: &Measure, owned: &Owned<Benefit<TimeBenefit>>| {
        let slice = report.slice().of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
        measure.of(&slice, &report.frame_without_target()).unwrap_or_default()
    };
    let own = report.register.time_benefits.iter().filter(|(owned, _)| owned.centre == centre.code);
    let mut tasks: Vec<_> = own.map(|(owned, tested)| (hours(&HOURS_REPORTED, owned), owned, tested)).collect();
    tasks.retain(|(reported, ..)| *reported > Decimal::ZERO);
    tasks.sort_by_key(|(reported, owned, _)| (Reverse(*reported), owned.of.id.clone()));
    paper.heading("Det bruges tiden til (til dato)");
    if tasks.is_empty() {
        paper.say("Ingen frigjort tid er indberettet endnu.");
    }
    for (reported, owned, tested) in tasks.iter().take(MOST) {
        let felt = felt_in(report, owned).unwrap_or_default();
        paper.say(&(task(*reported, hours(&HOURS_DOCUMENTED, owned), owned, tested) + &felt));
    }
    paper.gap();
    paper.heading("Kvalitet");
    let mut quality: Vec<&QualityBenefit> = report
        .register
        .quality_benefits
        .iter()
        .filter(|owned| owned.centre == centre.code)
        .map(|owned| &owned.of)
        .collect();
    quality.sort_by_key(|benefit| (benefit.latest.is_none(), &benefit.id));
    if quality.is_empty() {
        paper.say("Ingen kvalitative gevinster er indberettet.");
    }
    quality.iter().take(MOST).for_each(|benefit| paper.say(&indicator(benefit)));
    if let Some(example) = quality.iter().find_map(|benefit| benefit.example.as_ref()) {
        paper.small(&format!("»{example}«"));
    }
    paper.gap();
}

/// The hours of a task, how they are proven, and what they are used for; of a small group only what was reported.
fn task(reported: Decimal, documented: Decimal, owned: &Owned<Benefit<TimeBenefit>>, tested: &Tested) -> String {
    let proven = match tested.verdict {
        Verdict::Pooled | Verdict::TooFewToShow => "det dokumenterede vises ikke særskilt".to_owned(),
        // A measurement may give more minutes than the business case did.
        _ if documented > reported => format!("{} dokumenteret", show::hours(Hours(documented))),
        _ => format!("heraf {} dokumenteret", show::hours(Hours(documented))),
    };
    let used = owned.of.what.used_for.as_ref().map_or_else(String::new, |used| format!(" Bruges til: {used}"));
    format!("{}: {} timer indberettet, {proven}.{used}", owned.of.what.task_name, show::hours(Hours(reported)))
}

/// Where the centre says that the time is felt.
fn felt_in(report: &Report<'_>, owned: &Owned<Benefit<TimeBenefit>>) -> Option<String> {
    let felt = owned.of.what.felt_in.as_ref()?;
    let mut quality = report.register.quality_benefits.iter().filter(|one| one.centre == owned.centre);
    quality.find(|one| one.of.id == *felt).map(|one| format!(" Det mærkes på: {}.", one.of.benefit))
}

/// `Tidspres (score): 4,2 → 3,7, mål 3. På vej.`
fn indicator(benefit: &QualityBenefit) -> String {
    let latest = benefit.latest.map_or_else(String::new, |(value, _)| format!(" → {}", show::number(value)));
    format!(
        "{} ({}, {}): {}{latest}, mål {}. {}.",
        benefit.benefit,
        benefit.indicator,
        benefit.unit,
        show::number(benefit.zero),
        show::number(benefit.target),
        progress(benefit)
    )
}
