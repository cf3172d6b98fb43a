//! Who is missing, who has something to mend, and the mail that says so.
use crate::{
    danish::{show, words::plural},
    findings::{Effect, Group},
    programme::Centre,
    report::{Report, mail::cover, receipt, sheets::deliveries},
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
    /// What else it owes, a phrase each.
    pub(crate) lacking: Vec<String>,
    /// What keeps figures out, folded.
    pub(crate) mend: Vec<Group>,
    /// What is to be looked at.
    pub(crate) look: usize,
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
    // Nobody is reminded of a file that lies there and only could not be read.
    let is_waited_for = |centre: &&Centre| missing.contains(centre) && deliveries::unread(report, centre).is_some();
    let active = report.programme.centres.iter().filter(|centre| centre.is_active(report.period()));
    let active = active.filter(|centre| !is_waited_for(centre));
    let wanted_of = |centre: &'a Centre| {
        let (mend, look) = receipt::to_do(report, &centre.code);
        Reminder {
            centre,
            missing: missing.contains(&centre),
            lacking: report.lacking(&centre.code).to_vec(),
            mend,
            look,
        }
    };
    let mut reminders: Vec<_> = active.map(wanted_of).filter(Reminder::asks).collect();
    reminders.sort_by_key(|one| (!one.missing, std::cmp::Reverse(one.mend.len())));
    reminders
}

impl Reminder<'_> {
    /// Whether anything is wanted of the centre.
    fn asks(&self) -> bool {
        self.missing || !self.mend.is_empty() || !self.lacking.is_empty()
    }

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
        let asked = match (self.missing, self.mend.is_empty()) {
            (true, _) => "Vi mangler jeres businesscase",
            (false, false) => "Ret jeres businesscase",
            (false, true) => "Vi mangler noget i jeres businesscase",
        };
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
        if !self.lacking.is_empty() {
            body += &self.to_send(&deadline);
        }
        if !self.mend.is_empty() {
            body += &self.to_mend(&deadline);
        }
        body += &cover::about_the_page(report);
        let _ =
            write!(body, "Venlig hilsen\n\n{}\n{}, {}\n", centre.consultant, programme.name, programme.municipality);
        Mail { to: centre.email.clone(), subject: format!("{asked} for {month}: {}", programme.name), body }
    }

    fn to_send(&self, deadline: &str) -> String {
        let thanks = if self.missing { "Med den fil mangler vi" } else { "Tak for jeres fil. Vi mangler stadig" };
        let mut text = format!("{thanks}:\n\n");
        for phrase in &self.lacking {
            let _ = writeln!(text, "  - {phrase}");
        }
        if self.missing {
            text.push('\n');
        } else {
            let _ = write!(
                text,
                "\nSkriv tal i jeres egen fil, og send det, der mangler, senest {deadline}. Nul er også et svar: skriv 0.\n\n"
            );
        }
        text
    }

    fn to_mend(&self, deadline: &str) -> String {
        let points = plural(self.mend.len(), "punkt", "punkter");
        let thanks = if self.missing || self.lacking.is_empty() { "Tak for jeres fil. " } else { "" };
        let mut text = format!("{thanks}{points} skal rettes, før alt tæller med:\n\n");
        for group in self.mend.iter().take(NAMED) {
            let _ = writeln!(text, "  - {}", point(group));
        }
        if self.mend.len() > NAMED {
            let _ = writeln!(text, "  - og {} mere", self.mend.len() - NAMED);
        }
        let _ = write!(
            text,
            "\nDen vedhæftede kvittering viser hver celle, og hvordan den rettes. Ret i jeres egen fil, og send den igen. Fristen er {deadline}. Er den gået, så send filen, så snart den er rettet.\n\n"
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
    let place = match (group.first.sheet.is_empty(), group.cells.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!("{}: ", group.first.sheet),
        (false, false) => format!("{} {}: ", group.first.sheet, group.cells),
    };
    // A title that speaks of two readings or of a letter is no help without them.
    let seen: Vec<&str> = group.seen.iter().map(String::as_str).filter(|seen| !seen.is_empty()).collect();
    let seen = if !group.first.reading.is_empty() {
        format!(" ({})", group.first.told())
    } else if seen.is_empty() {
        String::new()
    } else {
        format!(" Der står: {}.", seen.join("; "))
    };
    let cost = if group.effect == Effect::FileOut { " Hele filen er holdt ude." } else { "" };
    format!("{place}{}{seen}{cost}", group.rule.title)
}
