//! The mail to a centre that nothing is wanted of: its page for the meeting reaches it before the directors see the same.
use super::{Mail, reminders};
use crate::{danish::show, programme::Centre, report::Report};

/// A centre that owes nothing, and the mail with its papers.
pub struct Cover<'a> {
    /// The centre.
    pub centre: &'a Centre,
    /// The mail, in plain Danish.
    pub mail: Mail,
}

/// The active centres without a reminder, in the order of the programme.
pub fn covers<'a>(report: &Report<'a>) -> Vec<Cover<'a>> {
    let reminded: Vec<&Centre> = reminders(report).iter().map(|reminder| reminder.centre).collect();
    let active = report.programme.centres.iter().filter(|centre| centre.is_active(report.period()));
    let rest = active.filter(|centre| !reminded.contains(centre));
    rest.map(|centre| Cover { centre, mail: mail(report, centre) }).collect()
}

impl Cover<'_> {
    /// What the mail to a centre is called.
    pub fn name_of_mail(centre: &Centre) -> String {
        format!("Centerark {}.eml", centre.code)
    }
}

fn mail(report: &Report<'_>, centre: &Centre) -> Mail {
    let (programme, month) = (report.programme, show::month(report.period()));
    let body = format!(
        "Kære {}\n\nTak for jeres businesscase for {month}. Der er intet, der skal rettes, før tallene tæller med. Kvitteringen viser, hvad vi har læst.\n\n{}Venlig hilsen\n\n{}\n{}, {}\n",
        centre.head,
        about_the_page(report),
        centre.consultant,
        programme.name,
        programme.municipality
    );
    Mail { to: centre.email.clone(), subject: format!("Centerark for {month}: {}", programme.name), body }
}

/// What the page for the meeting is, and by when it is to be read.
pub(super) fn about_the_page(report: &Report<'_>) -> String {
    let when = report.meeting().map_or_else(String::new, |day| format!(" på sit møde den {}", show::date_long(day)));
    format!(
        "Centerarket er vedlagt: det, direktionen ser om centret{when}, med de samme ord, hvert tiltag med næste skridt og plads til det, I aftaler. Tag det med til mødet med teamledere og økonomikonsulent.\n\n"
    )
}
