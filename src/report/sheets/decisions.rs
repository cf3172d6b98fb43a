//! **Beslutninger.** What must be decided now, by whom, and what became of it.
use super::{Page, check_sums};
use crate::{
    danish::{show, words::list},
    judgement::{Decision, no_longer_asked},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, day, number, text, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    schema::Choice,
    units::Decimal,
    xlsx::{Ink, Style, Tone},
};

pub(crate) static PAGE: Page = Page {
    name: "Beslutninger",
    question: "Hvad skal besluttes nu, af hvem, og hvad blev der af det?",
    has_amounts: true,
    draw,
};

/// The decisions.
enum Numbered {}

impl Rows for Numbered {
    type Row<'a> = &'a Decision;
}

type Column = Col<Numbered>;

static TABLE: Table<Numbered> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &Column::new("Nr.", Style::Count, 5, |decision, _| number(Decimal::from(decision.number))),
        &Column::new("Hvad skal besluttes", Style::Wrapped, 47, |decision, _| words(&decision.what)),
        &Column::new("Hvorfor", Style::Wrapped, 44, |decision, _| words(&decision.why)),
        &Column::new("Hvem beslutter", Style::Wrapped, 22, |decision, _| words(&decision.owner)),
        &Column::new("I år, kr.", Style::Kroner, 12, |decision, _| number(decision.amount)),
        &Column::new("I år, timer", Style::Hours, 9, |decision, _| number(decision.hours)),
        &Column::new("Rejst", Style::Wrapped, 14, |decision, _| words(raised(decision))),
        &Column::new("Frist", Style::Date, 11, |decision, _| day(decision.deadline)),
        &Column::new("Svar", Style::Wrapped, 21, |decision, _| words(answer(decision))),
    ],
};

/// `marts 2026` the first time, and then how often.
fn raised(decision: &Decision) -> String {
    let first = show::month(decision.first);
    if decision.times == 1 { first } else { format!("{first}, {}. gang", decision.times) }
}

/// The answer; without one, whether the deadline has passed.
pub(crate) fn answer(decision: &Decision) -> String {
    let overdue = if decision.overdue { "Fristen er overskredet" } else { "" };
    match &decision.answer {
        Some(answer) if decision.is_settled() => answer.told(),
        Some(answer) if decision.overdue => format!("{}. {overdue}", answer.reply.label()),
        Some(answer) => answer.told(),
        None => overdue.to_owned(),
    }
}

/// What is open before what is answered, each in the order of the list.
pub(crate) fn ordered(report: &Report<'_>) -> Vec<Decision> {
    let mut all = report.decisions().to_vec();
    all.sort_by_key(Decision::is_settled);
    all
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let decisions = ordered(report);
    let rows: Vec<_> = decisions.iter().collect();
    let placed = TABLE.at(&PAGE, HEADER_ROW, rows.len());
    placed.draw(&mut grid, report, &rows);
    if rows.is_empty() {
        grid.put(placed.first(), 0, text("Intet skal besluttes nu."));
    }
    stop(report, &mut grid);
    let shown = grid.fitting((placed.first(), rows.len()), 55);
    let note = "Måltallet står først, derefter de største beløb i året. Det, et center eller økonomi selv kan ordne, står på Rykkerliste og i kvitteringerne.";
    let answers = "Svar skrives på arket Beslutninger i program.xlsx med Nr. herfra. Om er det ID, teksten begynder med, eller en centerkode; for hele programmet PROGRAM.";
    if shown < rows.len() {
        let rest = format!("Siden viser {shown}; {} mere står nedenfor på arket.", rows.len() - shown);
        grid.put(placed.header - 1, 3, Ink::text(rest, Style::Small));
        grid.one_page(placed.row(shown), TABLE.width());
    }
    let notes = [note, answers].map(str::to_owned).into_iter().chain(gone(report));
    grid.notes(placed.end().max(placed.first() + 1) + 1, notes);
    grid.freeze(HEADER_ROW, 0);
    grid
}

/// What was asked for last month and is asked for no more.
fn gone(report: &Report<'_>) -> Option<String> {
    let gone = no_longer_asked(report.raised, report.decisions(), report.register);
    let named = list(&gone.iter().map(String::as_str).collect::<Vec<_>>());
    (!gone.is_empty()).then(|| format!("Spurgt sidst, og ikke mere, fordi grunden er væk: {named}."))
}

/// A control that does not agree comes before everything else.
fn stop(report: &Report<'_>, grid: &mut Grid) {
    let red: Vec<&str> =
        report.controls.iter().filter(|checked| !checked.agrees()).map(|checked| checked.control.code).collect();
    if !red.is_empty() {
        let told = format!(
            "Stop for brug af tallene: afstemning {} stemmer ikke. Se arket {}.",
            red.join(", "),
            check_sums::PAGE.name
        );
        grid.put(HEADER_ROW - 1, 0, Ink::text(told, Style::Text).toned(Tone::Bad));
    }
}
