//! **Tidsmåling.** Per task: promised and measured minutes with their interval, and the verdict.
use super::{Page, minutes};
use crate::{
    formulas::welch::{Difference, Sample},
    register::{Benefit, Owned, TimeBenefit},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, nth, number, words},
        table::{Col, Rows, Table},
    },
    schema::Id,
    timing::{Side, Tested, Verdict},
    units::Decimal,
    xlsx::{Content, Style},
};

pub(super) static PAGE: Page =
    Page { name: "Tidsmåling", question: "Holder de aftalte minutter?", has_amounts: false, draw };

/// A task with what is promised of it and what may be shown of its measurements.
pub(super) struct Line<'a> {
    pub centre: &'a Id,
    pub benefit: &'a Benefit<TimeBenefit>,
    tested: &'a Tested,
    /// The difference that the measurement is held against.
    promise: Decimal,
    /// The two measurements, where there are any.
    before: Option<&'a Side>,
    after: Option<&'a Side>,
    pub difference: Option<Difference>,
    /// The fewest employees whose minutes are shown.
    smallest: usize,
}

impl<'a> Line<'a> {
    fn of(report: &Report<'a>, owned: &'a Owned<Benefit<TimeBenefit>>, tested: &'a Tested) -> Self {
        let measured = |side: &'a Option<Side>| side.as_ref().filter(|side| side.sample.is_some());
        Self {
            centre: &owned.centre,
            benefit: &owned.of,
            tested,
            promise: promise(&owned.of.what, tested),
            before: measured(&tested.before),
            after: measured(&tested.after),
            difference: shown_difference(report, tested),
            smallest: report.programme.smallest_group,
        }
    }

    /// A measurement, unless it would tell of too few people.
    fn shown(&self, side: Option<&'a Side>) -> Option<&'a Side> {
        side.filter(|side| side.employees >= self.smallest)
    }

    fn sample(&self, side: Option<&'a Side>) -> Option<Sample> {
        self.shown(side).and_then(|side| side.sample)
    }

    fn units(&self, side: Option<&'a Side>) -> Content {
        number(self.sample(side).map(|sample| sample.units.0))
    }

    fn days(&self, side: Option<&'a Side>) -> Content {
        number(self.shown(side).map(|side| Decimal::from(side.days)))
    }

    /// The measured minutes before, where they are shown.
    pub fn before_minutes(&self) -> Option<Decimal> {
        before_mean(self.sample(self.before), self.difference)
    }

    /// The measured minutes after, where they are shown.
    pub fn after_minutes(&self) -> Option<Decimal> {
        after_mean(self.sample(self.after), self.difference)
    }

    /// Whether there is a measurement to show.
    pub fn has_minutes(&self) -> bool {
        self.before_minutes().or(self.after_minutes()).is_some()
    }

    /// The task in a picture: what is not measured is said beside its name.
    pub fn told(&self) -> String {
        let task = &self.benefit.what.task_name;
        match (self.before_minutes(), self.after_minutes()) {
            (Some(_), None) => format!("{task} (ikke målt efter)"),
            (None, Some(_)) => format!("{task} (ikke målt før)"),
            _ => task.clone(),
        }
    }

    /// How many people were measured, or that they are few.
    fn people(&self, side: Option<&'a Side>) -> Content {
        let smallest = self.smallest;
        match side {
            None => Content::Blank,
            Some(side) if side.employees < smallest => words(format!("n<{smallest}")),
            Some(side) => words(side.employees.to_string()),
        }
    }

    /// Rows held out as unusual, of the measurements that are shown.
    fn unusual(&self) -> Content {
        let shown: Vec<_> = [self.before, self.after].into_iter().filter_map(|side| self.shown(side)).collect();
        let unusual = || shown.iter().map(|side| Decimal::from(side.unusual)).sum::<Decimal>();
        number((!shown.is_empty()).then(unusual))
    }
}

/// The tasks.
enum Tasks {}

impl Rows for Tasks {
    type Row<'a> = Line<'a>;
}

type Column = Col<Tasks>;

static TASK: Column = Column::new("Opgave", Style::Wrapped, 32, |line, _| words(&line.benefit.what.task_name));
/// The first column about how much was measured; the answers stand before it.
static UNIT: Column = Column::new("Enhed", Style::Text, 14, |line, _| words(&line.benefit.what.unit));

static TABLE: Table<Tasks> = Table {
    name: Some("Tidsmaaling"),
    height: 48,
    columns: &[
        &Column::new("Gevinst-ID", Style::Id, 14, |line, _| id(&line.benefit.id)),
        &TASK,
        &Column::new("Målingens status", Style::Wrapped, 20, |line, _| words(line.tested.verdict.label())),
        &Column::new("Holder aftalen?", Style::Wrapped, 12, |line, _| {
            words(line.difference.map_or("", |difference| answer(difference, line.promise)))
        }),
        &Column::new("Aftalt før (min.)", Style::Minutes, 10, |line, _| number(line.benefit.what.before.0)),
        &Column::new("Aftalt efter (min.)", Style::Minutes, 10, |line, _| number(line.benefit.what.after.0)),
        &Column::new("Aftalt forskel (min.)", Style::Minutes, 10, |line, _| {
            number(line.benefit.what.before.0 - line.benefit.what.after.0)
        }),
        &Column::new("Aftalt forskel inkl. ibrugtagning (min.)", Style::Minutes, 14, |line, _| number(line.promise)),
        &Column::new("Målt før (min.)", Style::Minutes, 10, |line, _| number(line.before_minutes())),
        &Column::new("Målt efter (min.)", Style::Minutes, 10, |line, _| number(line.after_minutes())),
        &Column::new("Målt forskel (min.)", Style::Minutes, 10, |line, _| {
            number(line.difference.map(|difference| difference.minutes.0))
        }),
        &Column::new("Mindst (95 %, min.)", Style::Minutes, 11, |line, _| {
            number(line.difference.map(|difference| difference.low.0))
        }),
        &Column::new("Højst (95 %, min.)", Style::Minutes, 11, |line, _| {
            number(line.difference.map(|difference| difference.high.0))
        }),
        &UNIT,
        &Column::new("Målt på alle sager", Style::Text, 9, |line, _| {
            words(line.tested.after.as_ref().map_or("", |side| if side.all_cases { "Ja" } else { "Nej" }))
        }),
        &Column::new("Enheder før (antal)", Style::Count, 10, |line, _| line.units(line.before)),
        &Column::new("Enheder efter (antal)", Style::Count, 10, |line, _| line.units(line.after)),
        &Column::new("Medarbejdere før", Style::Text, 13, |line, _| line.people(line.before)),
        &Column::new("Medarbejdere efter", Style::Text, 13, |line, _| line.people(line.after)),
        &Column::new("Dage før (antal)", Style::Count, 9, |line, _| line.days(line.before)),
        &Column::new("Dage efter (antal)", Style::Count, 9, |line, _| line.days(line.after)),
        &Column::new("Usædvanlige, holdt ude (antal)", Style::Count, 13, |line, _| line.unusual()),
    ],
};

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let lines = lines(report);
    let placed = TABLE.at(&PAGE, HEADER_ROW, lines.len());
    placed.draw(&mut grid, report, &lines);
    let k = report.programme.smallest_group;
    let few = format!(
        "Målinger af færre end {k} medarbejdere vises som n<{k} og uden minutter. Er sagerne delt i varianter, er begge målinger regnet ved førmålingens fordeling. Intervallet er Welchs 95 %-interval, regnet pr. medarbejder: holder det nul, kan forskellen være tilfældig. Står få medarbejdere for det meste, vejer hver medarbejder lige meget i gennemsnittet."
    );
    let answers = "Holder aftalen? Mere end aftalt: hele intervallet ligger over det aftalte. Mindre end aftalt: hele intervallet ligger under. Som aftalt: det aftalte ligger inden for intervallet.";
    let all_cases = "Er opgaven målt på alle sager, er ibrugtagningen allerede med i de målte minutter. Målingen holdes derfor op imod den aftalte forskel gange ibrugtagningen.";
    let lasting = "En måling af fastholdelse gælder fra sin egen måned og vises her, når den selv viser noget; eftermålingen beholder månederne før.";
    let notes: [&str; NOTES] = [&few, answers, all_cases, lasting];
    let below = grid.notes(placed.end() + 2, notes);
    debug_assert_eq!(below, first_below(report), "the picture stands below the notes");
    minutes::draw(report, &mut grid);
    grid.freeze(HEADER_ROW, 2);
    grid.sheet.page.repeat_columns = Some((0, TABLE.column(&TASK)));
    grid.sheet.page.column_breaks = vec![TABLE.column(&UNIT)];
    grid
}

/// Every task of the programme.
pub(super) fn lines<'a>(report: &Report<'a>) -> Vec<Line<'a>> {
    report.register.time_benefits.iter().map(|(owned, tested)| Line::of(report, owned, tested)).collect()
}

/// How many notes stand below the table, a row each.
const NOTES: usize = 4;

/// The first row below the table and its notes.
pub(super) fn first_below(report: &Report<'_>) -> u32 {
    nth(TABLE.at(&PAGE, HEADER_ROW, report.register.time_benefits.len()).end() + 2, NOTES)
}

/// The minutes a measurement is to show. Measured on all cases, those outside the new workflow too, it shows the saving
/// of those inside spread over them all.
fn promise(what: &TimeBenefit, tested: &Tested) -> Decimal {
    let saved = what.before.0 - what.after.0;
    let on_all = tested.after.as_ref().is_some_and(|side| side.all_cases);
    if on_all { crate::units::settle(saved * what.adoption.0) } else { saved }
}

/// Whether the promise lies within the interval of what is measured.
fn answer(difference: Difference, promise: Decimal) -> &'static str {
    if difference.low.0 > promise {
        "Mere end aftalt"
    } else if difference.high.0 < promise {
        "Mindre end aftalt"
    } else {
        "Som aftalt"
    }
}

/// The measured difference, unless it would tell of too few people.
pub(crate) fn shown_difference(report: &Report<'_>, tested: &Tested) -> Option<Difference> {
    let small = |side: &Side| side.sample.is_some() && side.employees < report.programme.smallest_group;
    let hidden = [&tested.before, &tested.after].into_iter().flatten().any(small);
    tested.difference.filter(|_| !hidden && tested.verdict != Verdict::NoAfter)
}

/// At the mix of variants it is held against the other at, so that before minus after is the difference beside them.
fn before_mean(before: Option<Sample>, difference: Option<Difference>) -> Option<Decimal> {
    difference.map(|difference| difference.before.0).or(before.map(|sample| sample.mean.0))
}

/// At the mix of variants before.
fn after_mean(after: Option<Sample>, difference: Option<Difference>) -> Option<Decimal> {
    difference.map(|difference| difference.after.0).or(after.map(|sample| sample.mean.0))
}
