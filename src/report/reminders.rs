//! **Rykkerliste.** Who is missing and who has something to mend, with a mail to each.
use super::{
    Page, Report, deliveries,
    grid::{Col, Grid, HEADER_ROW, col, count, day, nth, text, wrapped},
    receipt,
};
use crate::{
    danish::{show, words::plural},
    findings::{Effect, Group},
    programme::Centre,
    xlsx::{Ink, Sheet, Style},
};
use std::fmt::Write;

/// Findings named in a mail; the receipt has all of them.
const NAMED: usize = 5;

/// A centre that something is wanted of.
pub struct Reminder<'a> {
    /// The centre.
    pub centre: &'a Centre,
    /// Whether the business case of the period is missing.
    pub missing: bool,
    /// What keeps figures out, folded.
    mend: Vec<Group>,
    /// What is to be looked at.
    look: usize,
}

/// A mail, ready to be sent.
pub struct Mail {
    /// Whom it is to.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// The centres that something is wanted of, those that lack most first.
pub fn reminders<'a>(report: &Report<'a>) -> Vec<Reminder<'a>> {
    let missing = deliveries::missing(report);
    let active = report.programme.centres.iter().filter(|centre| centre.is_active(report.period()));
    let of = |centre: &'a Centre| {
        let (mend, look) = receipt::to_do(report, &centre.code);
        Reminder { centre, missing: missing.contains(&centre), mend, look }
    };
    let mut reminders: Vec<_> = active.map(of).filter(|one| one.missing || !one.mend.is_empty()).collect();
    reminders.sort_by_key(|one| (!one.missing, std::cmp::Reverse(one.mend.len())));
    reminders
}

fn cols() -> Vec<Col> {
    vec![
        col("Centerkode", Style::Id, 12),
        col("Center", Style::Wrapped, 34),
        col("Centerchef", Style::Wrapped, 24),
        col("E-mail", Style::Wrapped, 32),
        col("Økonomikonsulent", Style::Wrapped, 22),
        col("Hvad mangler", Style::Wrapped, 44),
        col("Skal rettes, punkter", Style::Count, 12),
        col("Bør ses efter, punkter", Style::Count, 12),
        col("Frist", Style::Date, 12),
        col("Mail", Style::Text, 20),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    let reminders = reminders(report);
    for (index, reminder) in reminders.iter().enumerate() {
        grid.row(nth(HEADER_ROW + 1, index), row(report, reminder));
    }
    grid.table("Rykkerliste", HEADER_ROW, cols.len(), reminders.len());
    let note = if reminders.is_empty() {
        "Alle har afleveret, og intet skal rettes."
    } else {
        "Mailene ligger i mappen mails ved siden af rapporten, klar til at sende, med kvitteringen vedhæftet."
    };
    grid.put(nth(HEADER_ROW + 2, reminders.len().max(1)), 0, Ink::text(note, Style::Small));
    grid.freeze(HEADER_ROW, 1);
    grid.done()
}

fn row(report: &Report<'_>, reminder: &Reminder<'_>) -> Vec<Ink> {
    let centre = reminder.centre;
    let month = show::month(report.period());
    let lacking = if reminder.missing { format!("Businesscase for {month}") } else { String::new() };
    vec![
        Ink::text(centre.code.as_str(), Style::Id),
        wrapped(&centre.name),
        wrapped(&centre.head),
        wrapped(&centre.email),
        wrapped(&centre.consultant),
        wrapped(lacking),
        count(reminder.mend.len()),
        count(reminder.look),
        day(Some(report.programme.deadline(report.period()))),
        text(reminder.file_name()),
    ]
}

impl Reminder<'_> {
    /// What its mail is called.
    pub fn file_name(&self) -> String {
        Self::name_of_mail(self.centre)
    }

    /// What a mail to a centre is called.
    pub fn name_of_mail(centre: &Centre) -> String {
        format!("Rykker {}.eml", centre.code)
    }

    /// The mail, in plain Danish.
    pub fn mail(&self, report: &Report<'_>) -> Mail {
        let month = show::month(report.period());
        let deadline = show::date_long(report.programme.deadline(report.period()));
        let (centre, programme) = (self.centre, report.programme);
        let asked = if self.missing { "Vi mangler jeres businesscase" } else { "Ret jeres businesscase" };
        let mut body = format!("Kære {}\n\n", centre.head);
        if self.missing {
            let _ = write!(
                body,
                "Vi mangler businesscasen fra {} for {month}. Fristen er {deadline}.\n\nUdfyld skabelonen »Businesscase {}.xlsx«, og send den til mig.{}\n\n",
                centre.name,
                centre.code,
                stands_in(report, centre)
            );
        }
        if !self.mend.is_empty() {
            body += &self.to_mend(&deadline);
        }
        let _ =
            write!(body, "Venlig hilsen\n\n{}\n{}, {}\n", centre.consultant, programme.name, programme.municipality);
        Mail { to: centre.email.clone(), subject: format!("{asked} for {month}: {}", programme.name), body }
    }

    fn to_mend(&self, deadline: &str) -> String {
        let points = plural(self.mend.len(), "punkt", "punkter");
        let mut text = format!("Tak for jeres fil. {points} skal rettes, før alt tæller med:\n\n");
        for group in self.mend.iter().take(NAMED) {
            let _ = writeln!(text, "  - {}", point(group));
        }
        if self.mend.len() > NAMED {
            let _ = writeln!(text, "  - og {} mere", self.mend.len() - NAMED);
        }
        let _ = write!(
            text,
            "\nDen vedhæftede kvittering viser hver celle, og hvordan den rettes. Ret i jeres egen fil, og send den senest {deadline}.\n\n"
        );
        text
    }
}

/// What counts until the file comes.
fn stands_in(report: &Report<'_>, centre: &Centre) -> String {
    let case = report.register.cases.iter().find(|case| case.centre == centre.code);
    case.map_or_else(String::new, |case| {
        let month = show::month(case.month);
        format!(" Det seneste, vi har fra jer, er for {month}. Det bruger vi, indtil filen kommer, men intet nyt tæller med.")
    })
}

/// Where, and what is wrong.
fn point(group: &Group) -> String {
    let place = match group.first.at {
        Some(at) => format!("{} {at}: ", group.first.sheet),
        None if group.first.sheet.is_empty() => String::new(),
        None => format!("{}: ", group.first.sheet),
    };
    let cost = if group.effect == Effect::FileOut { " Hele filen er holdt ude." } else { "" };
    format!("{place}{}{cost}", group.rule.title)
}
