//! **Rykkerliste.** Who is missing and who has something to mend, with the name of the mail to each.
use super::Page;
use crate::{
    danish::{show, words::capital},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, count, day, id, words},
        mail::{Reminder, reminders},
        table::{Col, Rows, TWO_LINES, Table},
    },
    xlsx::Style,
};

pub(super) static PAGE: Page =
    Page { name: "Rykkerliste", question: "Hvem skal rykkes, og hvad mangler de?", has_amounts: false, draw };

/// The centres that something is wanted of.
enum Reminders {}

impl Rows for Reminders {
    type Row<'a> = &'a Reminder<'a>;
}

type Column = Col<Reminders>;

static TABLE: Table<Reminders> = Table {
    name: Some("Rykkerliste"),
    height: TWO_LINES,
    columns: &[
        &Column::new("Centerkode", Style::Id, 12, |reminder, _| id(&reminder.centre.code)),
        &Column::new("Center", Style::Wrapped, 34, |reminder, _| words(&reminder.centre.name)),
        &Column::new("Centerchef", Style::Wrapped, 24, |reminder, _| words(&reminder.centre.head)),
        &Column::new("E-mail", Style::Wrapped, 32, |reminder, _| words(&reminder.centre.email)),
        &Column::new("Økonomikonsulent", Style::Wrapped, 22, |reminder, _| words(&reminder.centre.consultant)),
        &Column::new("Hvad mangler", Style::Wrapped, 44, |reminder, here| {
            let file = format!("businesscase for {}", show::month(here.report.period()));
            let wanted: Vec<String> =
                reminder.missing.then_some(file).into_iter().chain(reminder.lacking.clone()).collect();
            words(capital(&wanted.join("; ")))
        }),
        &Column::new("Skal rettes, punkter", Style::Count, 12, |reminder, _| count(reminder.mend.len())),
        &Column::new("Bør ses efter, punkter", Style::Count, 12, |reminder, _| count(reminder.look)),
        &Column::new("Frist", Style::Date, 12, |_, here| day(here.report.programme.deadline(here.report.period()))),
        &Column::new("Mail", Style::Text, 20, |reminder, _| words(reminder.file_name())),
    ],
};

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let reminders = reminders(report);
    let placed = TABLE.at(&PAGE, HEADER_ROW, reminders.len());
    placed.draw(&mut grid, report, &reminders.iter().collect::<Vec<_>>());
    let note = if reminders.is_empty() {
        "Alle har afleveret, intet mangler, og intet skal rettes."
    } else {
        "Mailene ligger i mappen mails ved siden af rapporten, klar til at sende, med kvitteringen vedhæftet."
    };
    grid.notes(placed.end().max(placed.first() + 1) + 1, [note]);
    grid.freeze(HEADER_ROW, 1);
    grid
}
