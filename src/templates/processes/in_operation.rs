//! A process that went into operation in the programme's year, as the beginning of an initiative and its time benefit.
//!
//! The register knows what it was expected to save, and not what it saves, who owns it or what the time is used for. So the
//! rows say what is known, and a note on each names the cells that are for the centre; until they are filled in, the rows
//! count for nothing.
use super::{cut, texts, title};
use crate::{
    danish::{read, words::list},
    os2autoproces::Process,
    programme::Programme,
    schema::{
        Choice, Id, Need, Spec, Table,
        business_case::{ideas, initiatives, initiatives::Phase, time_benefits},
    },
    templates::{Filled, Mark},
    units::{Date, Decimal, Month, round},
    xlsx::Content,
};

/// The day a process went into operation, where that is a day of the programme's year and no later than the period.
pub fn began(process: &Process, programme: &Programme, period: Month) -> Result<Date, String> {
    let Ok((day, _)) = read::date(&process.live_on) else {
        return Err("der står ikke, hvornår den kom i drift".to_owned());
    };
    let (month, first) = (Month::of(day), Month::new(programme.budget_year, 1));
    if month.is_none() || month < first {
        return Err("den kom i drift før programmets år, så det er ikke programmet, der har sparet tiden".to_owned());
    }
    if month > Some(period) { Err("den kommer først i drift senere".to_owned()) } else { Ok(day) }
}

/// What an initiative from the register is known again by: `OS2autoproces 101`.
pub(super) fn remark(process: &Process) -> String {
    format!("OS2autoproces {}", process.id)
}

/// Writes an initiative and its time benefit after those that are there.
pub(super) fn write(filled: &mut Filled, centre: &Id, process: &Process, day: Date) {
    let initiative = next_initiative(filled, centre);
    let month = Month::of(day);
    let row = filled.rows(&initiatives::TABLE);
    let mut put = |spec: &'static Spec, content: Content| filled.set(&initiatives::TABLE, row, spec, content);
    put(&initiatives::ID.spec, Content::Text(initiative.clone()));
    put(&initiatives::TITLE.spec, Content::Text(cut(title(process), usize::from(initiatives::TITLE.spec.max_chars))));
    put(&initiatives::PHASE.spec, Content::Text(Phase::Live.label().to_owned()));
    put(&initiatives::LIVE_ON.spec, Content::Day(day));
    if let Some(month) = month {
        put(&initiatives::PLANNED_LIVE.spec, Content::Day(month.first_day()));
    }
    if !process.id.is_empty() {
        put(&initiatives::REMARK.spec, Content::Text(remark(process)));
    }
    ask(
        filled,
        &initiatives::TABLE,
        row,
        "Er det ikke et tiltag i programmet, så slet rækken her og på Tidsgevinster.",
    );
    benefit(filled, &initiative, process, month);
}

fn benefit(filled: &mut Filled, initiative: &str, process: &Process, month: Option<Month>) {
    let (task, table) = (next_task(filled), &time_benefits::TABLE);
    let row = filled.rows(table);
    let mut put = |spec: &'static Spec, content: Content| filled.set(table, row, spec, content);
    put(&time_benefits::ID.spec, Content::Text(format!("{initiative}-T1")));
    put(&time_benefits::INITIATIVE.spec, Content::Text(initiative.to_owned()));
    put(&time_benefits::TASK.spec, Content::Text(task));
    let name = cut(title(process), usize::from(time_benefits::TASK_NAME.spec.max_chars));
    put(&time_benefits::TASK_NAME.spec, Content::Text(name));
    if let Some([times, minutes, degree]) = process.figures() {
        // What a robot does in part leaves the rest of the minutes to people.
        let left = minutes * (Decimal::ONE_HUNDRED - degree) / Decimal::ONE_HUNDRED;
        put(&time_benefits::YEARLY_UNITS.spec, Content::Number(times));
        put(&time_benefits::MINUTES_BEFORE.spec, Content::Number(minutes));
        put(&time_benefits::MINUTES_AFTER.spec, Content::Number(round(left, 2).normalize()));
    }
    if let Some(employees) = process.employees.filter(|employees| *employees >= Decimal::ONE) {
        put(&time_benefits::EMPLOYEES.spec, Content::Number(employees));
    }
    if let Some(month) = month {
        put(&time_benefits::START.spec, Content::Day(month.first_day()));
    }
    ask(filled, table, row, "Tallene er dem, der var ventet: skriv dem, I regner med nu.");
}

/// Names the cells of a row that are for the centre, at the first of them.
fn ask(filled: &mut Filled, table: &'static Table, row: usize, more: &str) {
    let is_blank =
        |spec: &&'static Spec| matches!(spec.need, Need::Always) && spec.default.is_none() && !spec.is_formula();
    let blank: Vec<&'static Spec> =
        table.columns.iter().copied().filter(is_blank).filter(|spec| filled.get(table, row, spec).is_none()).collect();
    let Some(first) = blank.first() else { return };
    let names: Vec<&str> = blank.iter().map(|spec| spec.label).collect();
    let text = format!("Rækken er fra OS2autoproces. Udfyld {}. {more}", list(&names));
    filled.mark(Mark { table, row, spec: first, text, watch: first });
}

/// The next number of the centre's initiatives, after every one it has or has named in an idea.
fn next_initiative(filled: &Filled, centre: &Id) -> String {
    let own = texts(filled, &initiatives::TABLE, &initiatives::ID.spec);
    let named = texts(filled, &ideas::TABLE, &ideas::BECAME.spec);
    let number = |id: &str| id.strip_prefix(centre.as_str())?.strip_prefix('-')?.parse::<u32>().ok();
    let last = own.chain(named).filter_map(number).max().unwrap_or(0);
    format!("{centre}-{:02}", last + 1)
}

/// The next task: `O07` after `O06`.
fn next_task(filled: &Filled) -> String {
    let known = texts(filled, &time_benefits::TABLE, &time_benefits::TASK.spec);
    let last = known.filter_map(|id| id.strip_prefix('O')?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("O{:02}", last + 1)
}
