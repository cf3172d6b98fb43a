//! What was agreed at the meetings before: what is still open is read back, so that the meeting begins with it.
use super::paper::Paper;
use crate::{
    danish::{show, words::list},
    programme::Centre,
    register::Agreement,
    report::{Report, roles::Roles},
    schema::{Choice, business_case::agreements::AgreementState},
};

/// Agreements that are read back; all of them stand in the business case.
const MOST: usize = 5;

/// Draws them. Where nothing was agreed that is said: nobody can tell a page that forgets from one that has nothing to tell.
pub(super) fn draw(report: &Report<'_>, centre: &Centre, paper: &mut Paper) {
    let own = report.register.agreements.iter().filter(|owned| owned.centre == centre.code).map(|owned| &owned.of);
    let (mut open, closed): (Vec<&Agreement>, Vec<&Agreement>) = own.partition(|agreement| agreement.state.is_open());
    open.sort_by_key(|agreement| agreement.when);
    let roles = Roles::of(report, centre);
    paper.heading("Det har vi aftalt");
    if open.is_empty() && closed.is_empty() {
        paper.say("Ingen aftaler står på arket Aftaler endnu.");
        return paper.gap();
    }
    open.iter().take(MOST).for_each(|agreement| paper.say(&told(agreement, centre, &roles)));
    if open.len() > MOST {
        paper.say(&format!("{} aftaler mere står på arket Aftaler i businesscasen.", open.len() - MOST));
    }
    let done: Vec<&str> =
        closed.iter().filter(|one| one.state == AgreementState::Done).map(|one| one.id.as_str()).collect();
    if !done.is_empty() {
        paper.say(&format!("Udført: {}.", list(&done)));
    }
    if open.is_empty() {
        paper.say("Alle aftaler er afsluttet.");
    }
    paper.gap();
}

/// `CBD-A1 (CBD-02): Lav en plan for oplæring. Senest 15-04-2026. I gang.` Of those who see to it only the head is named.
fn told(agreement: &Agreement, centre: &Centre, roles: &Roles) -> String {
    let about = agreement.about.as_ref().map_or_else(String::new, |id| format!(" ({id})"));
    let text = roles.in_place_of_names(agreement.text.trim().trim_end_matches('.'));
    let head = if agreement.who.trim() == centre.head { format!(" {}.", centre.head) } else { String::new() };
    let (when, state) = (show::date(agreement.when), agreement.state.label());
    format!("{}{about}: {text}.{head} Senest {when}. {state}.", agreement.id)
}
