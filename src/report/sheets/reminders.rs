//! **Rykkerliste.** Who is missing and who has something to mend, with the name of the mail to each.
use super::Page;
use crate::{
    danish::show,
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, count, day, nth, text, wrapped},
        mail::{Reminder, reminders},
    },
    xlsx::{Ink, Sheet, Style},
};

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
