//! What Vejen til målet is made of, by goal and by type of change: the same figures divided in two ways.
use super::{benefits, initiatives, path};
use crate::{
    measures::{HEADROOM_BOOKED, HEADROOM_FORECAST, HOURS_DOCUMENTED, Measure},
    programme::Goal,
    register::{Initiative, Owned, is_headroom},
    report::{
        Report,
        grid::{Grid, cached, words},
        table::{Col, Here, Rows, TWO_LINES, Table},
    },
    schema::{
        Choice, Id,
        business_case::initiatives::{InitiativeKind, Phase},
    },
    units::Decimal,
    xlsx::{Cached, Formula, Function, Ink, Style},
};
use std::cmp::Reverse;

/// What a benefit gives in a full year.
pub(super) struct Effect<'a> {
    pub centre: &'a Id,
    pub initiative: &'a Id,
    pub benefit: &'a Id,
    pub amount: Decimal,
}

/// The full-year effect of every benefit: of headroom in kroner, or of time in hours.
pub(super) fn effects<'a, 'r: 'a>(report: &'r Report<'a>, of_money: bool) -> impl Iterator<Item = Effect<'a>> {
    let register = report.register;
    let money = register.budget_benefits.iter().filter(move |owned| of_money && is_headroom(owned.of.what.kind));
    let money = money.map(|owned| Effect {
        centre: &owned.centre,
        initiative: &owned.of.initiative,
        benefit: &owned.of.id,
        amount: benefits::full_year(report, &owned.of),
    });
    let time = register.time_benefits.iter().filter(move |_| !of_money).map(|(owned, _)| {
        let amount = benefits::full_year_hours(report, &owned.of);
        Effect { centre: &owned.centre, initiative: &owned.of.initiative, benefit: &owned.of.id, amount }
    });
    money.chain(time)
}

/// A part of the programme: what serves a goal, or what comes of a type of change.
#[derive(Clone, Copy)]
enum By<'a> {
    Goal(&'a Goal),
    Kind(InitiativeKind),
}

impl By<'_> {
    /// Whether an initiative is of this part.
    fn holds(self, initiative: &Initiative) -> bool {
        match self {
            Self::Goal(goal) => initiative.goal == goal.id,
            Self::Kind(kind) => initiative.kind == kind,
        }
    }

    /// The column of the register that says so, and what it then says.
    fn criterion(self) -> [Formula; 2] {
        match self {
            Self::Goal(goal) => [benefits::GOAL.by_name(), Formula::text(goal.id.as_str())],
            Self::Kind(kind) => [benefits::CHANGE.by_name(), Formula::text(kind.label())],
        }
    }

    /// The same of the sheet Alle tiltag.
    fn of_initiatives(self) -> [Formula; 2] {
        match self {
            Self::Goal(goal) => [initiatives::GOAL.by_name(), Formula::text(goal.id.as_str())],
            Self::Kind(kind) => [initiatives::KIND.by_name(), Formula::text(kind.label())],
        }
    }

    /// Its initiatives.
    fn initiatives<'a>(self, report: &Report<'a>) -> impl Iterator<Item = &'a Owned<Initiative>> {
        report.register.initiatives.iter().filter(move |owned| self.holds(&owned.of))
    }
}

enum Parts {}

impl Rows for Parts {
    type Row<'a> = By<'a>;
}

type Column = Col<Parts>;

static MONEY: Column = Column::computed("Fuldårs-virkning, kr.", Style::Kroner, 0, |by, here| {
    full_year(*by, true, &benefits::FULL_YEAR, here)
});
static FORECAST: Column = Column::computed("Prognose i år, kr.", Style::Kroner, 0, |by, here| {
    summed(*by, &benefits::FORECAST, &HEADROOM_FORECAST, here)
});
static BOOKED: Column = Column::computed("Bogført, år til dato, kr.", Style::Kroner, 0, |by, here| {
    summed(*by, &benefits::BOOKED, &HEADROOM_BOOKED, here)
});
static HOURS: Column = Column::computed("Timer pr. år", Style::Hours, 0, |by, here| {
    full_year(*by, false, &benefits::FULL_YEAR_HOURS, here)
});
static DOCUMENTED: Column = Column::computed("Dokumenteret, år til dato, timer", Style::Hours, 0, |by, here| {
    summed(*by, &benefits::DOCUMENTED_HOURS, &HOURS_DOCUMENTED, here)
});
static COUNT: Column = Column::computed("Tiltag (antal)", Style::Count, 0, |by, here| {
    let all = by.initiatives(here.report).count();
    (Function::CountIfs.of(by.of_initiatives()), Cached::Number(all.into()))
});

static GOALS: Table<Parts> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &Column::new("Målsætning", Style::Wrapped, 0, |by, _| match by {
            By::Goal(goal) => words(format!("{} {}", goal.id, goal.text)),
            By::Kind(kind) => words(kind.label()),
        }),
        &MONEY,
        &FORECAST,
        &BOOKED,
        &HOURS,
        &DOCUMENTED,
        &COUNT,
        &Column::gap(0),
        &Column::new("Nøglemåltal: tiltag og status", Style::Wrapped, 0, |by, here| words(keys(*by, here.report))),
    ],
};

static KINDS: Table<Parts> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &Column::new("Type", Style::Wrapped, 0, |by, _| match by {
            By::Goal(goal) => words(&goal.text),
            By::Kind(kind) => words(kind.label()),
        }),
        &MONEY,
        &FORECAST,
        &BOOKED,
        &HOURS,
        &DOCUMENTED,
        &COUNT,
    ],
};

/// What is planned gives in a full year: all of the part, less what is only an idea, less what was given up.
fn full_year(
    by: By<'_>,
    of_money: bool,
    column: &'static Col<benefits::Lines>,
    here: &Here<'_, '_, Parts>,
) -> (Formula, Cached) {
    let outside = [Phase::Idea, Phase::Dropped];
    let in_phase = |phase: Phase| {
        let [own, value] = by.criterion();
        Function::SumIfs.of([column.by_name(), own, value, benefits::PHASE.by_name(), Formula::text(phase.label())])
    };
    let [own, value] = by.criterion();
    let all = Function::SumIfs.of([column.by_name(), own, value]);
    let formula = outside.into_iter().fold(all, |all, phase| all - in_phase(phase));
    let register = here.report.register;
    let counts = |effect: &Effect<'_>| {
        let initiative = register.initiative(effect.initiative);
        initiative.is_some_and(|initiative| by.holds(initiative) && !outside.contains(&initiative.phase))
    };
    let sum = effects(here.report, of_money).filter(counts).map(|effect| effect.amount).sum();
    of_part(by, formula, sum, here)
}

/// The figure of a part; blank where nothing is of it, since 0 would be an answer.
fn of_part(by: By<'_>, formula: Formula, sum: Decimal, here: &Here<'_, '_, Parts>) -> (Formula, Cached) {
    let is_empty = Formula::from(here.cell(&COUNT)).equals(0);
    let value = by.initiatives(here.report).next().map(|_| sum);
    (Function::If.of([is_empty, Formula::text(""), formula]), cached(value))
}

/// A measure, summed over the benefits of the part.
fn summed(
    by: By<'_>,
    column: &'static Col<benefits::Lines>,
    measure: &Measure,
    here: &Here<'_, '_, Parts>,
) -> (Formula, Cached) {
    let [own, value] = by.criterion();
    let report = here.report;
    let register = report.register;
    let money = register.budget_benefits.iter().map(|owned| (&owned.centre, &owned.of.initiative, &owned.of.id));
    let time = register.time_benefits.iter().map(|(owned, _)| (&owned.centre, &owned.of.initiative, &owned.of.id));
    let sum = money
        .chain(time)
        .filter(|(_, initiative, _)| register.initiative(initiative).is_some_and(|one| by.holds(one)))
        .filter_map(|(centre, initiative, benefit)| {
            measure.of(&report.slice().of_benefit(centre, initiative, benefit), &report.frame_without_target())
        })
        .sum();
    of_part(by, Function::SumIfs.of([column.by_name(), own, value]), sum, here)
}

/// The initiatives that management follows apart, each with its status.
fn keys(by: By<'_>, report: &Report<'_>) -> String {
    const NAMED: usize = 8;
    let ranked =
        report.ranked().iter().filter(|one| one.owned(report).of.key_measure && by.holds(&one.owned(report).of));
    let mut all: Vec<String> =
        ranked.map(|one| format!("{} {}", one.owned(report).of.id, one.gap.word.label())).collect();
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let more = if more > 0 { format!(" og {more} mere") } else { String::new() };
    if all.is_empty() { "Ingen nøglemåltal er valgt".to_owned() } else { format!("{}{more}", all.join(" · ")) }
}

/// As many goals as the page has room for.
const SHOWN: usize = 6;

/// Both tables; gives the next free row.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) -> u32 {
    let goals: Vec<_> = report.programme.goals.iter().take(SHOWN).map(By::Goal).collect();
    let placed = GOALS.at(&path::PAGE, first, goals.len());
    placed.draw(grid, report, &goals);
    let mut row = placed.end();
    if report.programme.goals.len() > SHOWN {
        let rest = format!("{} målsætninger mere står i program.xlsx.", report.programme.goals.len() - SHOWN);
        grid.put(row, 0, Ink::text(rest, Style::Small));
        row += 1;
    }
    let mut kinds: Vec<By<'_>> = InitiativeKind::VALUES.iter().map(|kind| By::Kind(*kind)).collect();
    kinds.retain(|by| by.initiatives(report).next().is_some());
    kinds.sort_by_cached_key(|by| {
        let own = effects(report, true)
            .filter(|effect| report.register.initiative(effect.initiative).is_some_and(|one| by.holds(one)));
        Reverse(own.map(|effect| effect.amount).sum::<Decimal>())
    });
    let placed = KINDS.at(&path::PAGE, row + 1, kinds.len());
    placed.draw(grid, report, &kinds);
    placed.end() + 1
}
