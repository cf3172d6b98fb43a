//! **Vejen til målet.** Are initiatives for the target found, and how far are they? From what is named to what is booked,
//! in full-year effect, by goal and by type of change.
use super::{Page, benefits, ideas as named, initiatives, messages, path_parts};
use crate::{
    danish::{show, words::plural},
    measures::{HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HOURS_DOCUMENTED, Measure, TARGET_HEADROOM, TARGET_TIME},
    register::{IdeaState, Initiative, is_headroom},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, blank, cached, month, text},
        live,
        table::{Col, Here, Placed, Rows, TWO_LINES, Table},
    },
    schema::{Choice, Id, business_case::initiatives::Phase},
    units::{Decimal, Kroner, Month, Share, div},
    xlsx::{At, Cached, Chart, ChartKind, Formula, Function, Ink, SeriesInk, Style, Tone},
};

pub(super) static PAGE: Page = Page {
    name: "Vejen til målet",
    question: "Er der fundet tiltag for målet, og hvor langt er de?",
    has_amounts: true,
    draw,
};

/// How far benefits have come. Each step holds those of the step after it.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// Everything that is named, ideas too.
    Identified,
    /// In plan and forecast.
    Planned,
    Live,
    /// Something of it is documented this year.
    Documented,
    /// Something of it is booked this year.
    Booked,
    /// What was given up.
    Dropped,
    Target,
}

const STEPS: [Step; 7] =
    [Step::Identified, Step::Planned, Step::Live, Step::Documented, Step::Booked, Step::Dropped, Step::Target];

/// The phases that are in plan and forecast.
const DECIDED: [Phase; 4] = [Phase::Planned, Phase::Underway, Phase::Live, Phase::Postponed];

impl Step {
    fn label(self) -> &'static str {
        match self {
            Self::Identified => "Identificeret",
            Self::Planned => "Planlagt eller længere",
            Self::Live => "I drift",
            Self::Documented => "Begyndt at give dokumenteret virkning",
            Self::Booked => "Begyndt at give bogført virkning",
            Self::Dropped => "Udgået",
            Self::Target => "Måltal for året",
        }
    }

    /// The phases its benefits are in, beside the ideas.
    fn phases(self) -> &'static [Phase] {
        match self {
            Self::Live => &[Phase::Live],
            Self::Dropped => &[Phase::Dropped],
            _ => &DECIDED,
        }
    }
}

/// Money or time.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Money,
    Time,
}

enum Steps {}

impl Rows for Steps {
    type Row<'a> = Step;
}

type Column = Col<Steps>;

static LABEL: Column =
    Column::new("Trin", Style::Text, 42, |step, _| crate::xlsx::Content::Text(step.label().to_owned()));
static MONEY: Column = Column::drawn("Fuldårs-virkning, kr.", Style::Kroner, 14, |step, here| {
    if *step == Step::Target { blank() } else { full_year(*step, Kind::Money, here) }
});
static IDEAS: Column = Column::drawn("Idéer, kr.", Style::Kroner, 12, |step, here| {
    if *step == Step::Identified { ideas(Kind::Money, here) } else { blank() }
});
static TARGET: Column = Column::drawn("Måltal, kr.", Style::Kroner, 14, |step, here| {
    if *step == Step::Target { live::programme(here.report, &TARGET_HEADROOM, Style::Kroner) } else { blank() }
});
static HOURS: Column = Column::drawn("Timer pr. år", Style::Hours, 14, |step, here| match step {
    Step::Target => live::programme(here.report, &TARGET_TIME, Style::Hours),
    _ => full_year(*step, Kind::Time, here),
});
static IDEA_HOURS: Column = Column::drawn("Idéer, timer", Style::Hours, 12, |step, here| {
    if *step == Step::Identified { ideas(Kind::Time, here) } else { blank() }
});

static TABLE: Table<Steps> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &LABEL,
        &MONEY,
        &IDEAS,
        &TARGET,
        &Column::drawn("Af måltal, råderum", Style::Share, 14, |step, here| of_target(*step, Kind::Money, here)),
        &HOURS,
        &IDEA_HOURS,
        &Column::drawn("Af måltal, timer", Style::Share, 14, |step, here| of_target(*step, Kind::Time, here)),
        // The chart stands here, and further down the key measures.
        &Column::gap(46),
    ],
};

impl Kind {
    fn column(self) -> &'static Col<benefits::Lines> {
        match self {
            Self::Money => &benefits::FULL_YEAR,
            Self::Time => &benefits::FULL_YEAR_HOURS,
        }
    }

    /// What tells that something of a benefit has come so far, in the register and as a measure.
    fn reached(self, step: Step) -> Option<(&'static Col<benefits::Lines>, &'static Measure)> {
        match (self, step) {
            (Self::Money, Step::Documented) => Some((&benefits::DOCUMENTED, &HEADROOM_DOCUMENTED)),
            (Self::Money, Step::Booked) => Some((&benefits::BOOKED, &HEADROOM_BOOKED)),
            (Self::Time, Step::Documented) => Some((&benefits::DOCUMENTED_HOURS, &HOURS_DOCUMENTED)),
            _ => None,
        }
    }
}

/// The full-year effect of the benefits on a step. Time is never booked.
fn full_year(step: Step, kind: Kind, here: &Here<'_, '_, Steps>) -> Ink {
    let style = if kind == Kind::Money { Style::Kroner } else { Style::Hours };
    if kind == Kind::Time && step == Step::Booked {
        return text("bogføres ikke");
    }
    let one = |phase: &Phase| {
        let mut criteria = vec![kind.column().by_name(), benefits::PHASE.by_name(), Formula::text(phase.label())];
        if let Some((column, _)) = kind.reached(step) {
            criteria.extend([column.by_name(), Formula::text("<>0")]);
        }
        Function::SumIfs.of(criteria)
    };
    let sum = step.phases().iter().map(one).reduce(|sum, one| sum + one).expect("a step has phases");
    Ink::formula(sum, Cached::Number(amount(here.report, step, kind)), style)
}

fn ideas(kind: Kind, here: &Here<'_, '_, Steps>) -> Ink {
    let style = if kind == Kind::Money { Style::Kroner } else { Style::Hours };
    let idea = Formula::text(Phase::Idea.label());
    let sum = Function::SumIfs.of([kind.column().by_name(), benefits::PHASE.by_name(), idea]);
    let (named, _) = named::named(here.report, kind == Kind::Money);
    Ink::formula(sum + named, Cached::Number(idea_sum(here.report, kind)), style)
}

/// What initiatives that are only ideas would give in a full year, and the estimates on the sheet of ideas.
fn idea_sum(report: &Report<'_>, kind: Kind) -> Decimal {
    in_phases(report, kind, &[Phase::Idea], None) + named::named(report, kind == Kind::Money).1
}

/// Our own figure of a step, without ideas.
fn amount(report: &Report<'_>, step: Step, kind: Kind) -> Decimal {
    in_phases(report, kind, step.phases(), kind.reached(step).map(|(_, measure)| measure))
}

/// The full-year effect in some phases: of all benefits, or of those of which a measure has something.
fn in_phases(report: &Report<'_>, kind: Kind, phases: &[Phase], reached: Option<&Measure>) -> Decimal {
    let counts = |centre: &Id, initiative: &Id, benefit: &Id| {
        let phase = report.register.initiative(initiative).map(|initiative| initiative.phase);
        phase.is_some_and(|phase| phases.contains(&phase))
            && reached.is_none_or(|measure| {
                let slice = report.slice().of_benefit(centre, initiative, benefit);
                measure.of(&slice, &report.frame_without_target()).is_some_and(|figure| !figure.is_zero())
            })
    };
    path_parts::effects(report, kind == Kind::Money)
        .filter(|effect| counts(effect.centre, effect.initiative, effect.benefit))
        .map(|effect| effect.amount)
        .sum()
}

/// What a step, ideas included, is of the year's target.
fn of_target(step: Step, kind: Kind, here: &Here<'_, '_, Steps>) -> Ink {
    let is_booked_time = kind == Kind::Time && step == Step::Booked;
    if matches!(step, Step::Target | Step::Dropped) || is_booked_time {
        return blank();
    }
    let (own, ideas, target, measure): (_, _, _, &Measure) = match kind {
        Kind::Money => (&MONEY, &IDEAS, &TARGET, &TARGET_HEADROOM),
        Kind::Time => (&HOURS, &IDEA_HOURS, &HOURS, &TARGET_TIME),
    };
    let row = here.placed.row(STEPS.len() - 1);
    let target = Formula::across(here.placed.cell(row, target));
    let with_ideas = step == Step::Identified;
    let all = Formula::from(here.cell(own));
    let all = if with_ideas { (all + here.cell(ideas).into()).grouped() } else { all };
    let is_zero = Function::N.of([target.clone()]).equals(0);
    let formula = Function::If.of([is_zero, Formula::text(""), all / target]);
    let more = if with_ideas { idea_sum(here.report, kind) } else { Decimal::ZERO };
    let share = here.report.figure(measure).and_then(|target| div(amount(here.report, step, kind) + more, target));
    Ink::formula(formula, cached(share), Style::Share)
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let placed = TABLE.at(&PAGE, HEADER_ROW, STEPS.len());
    placed.draw(&mut grid, report, &STEPS);
    grid.sheet.charts.push(chart(report, &placed));
    let passed = transition(report, &mut grid, &placed);
    let end = path_parts::draw(report, &mut grid, passed + 1);
    let end = grid.notes(end, notes(report));
    grid.one_page(end, TABLE.width());
    grid
}

/// From this year's effect to a full year's; gives the next free row.
fn transition(report: &Report<'_>, grid: &mut Grid, placed: &Placed<Steps>) -> u32 {
    let first = placed.end() + 1;
    grid.put(first, 0, Ink::text("Overgang til fuld effekt", Style::Heading));
    let year = report.programme.budget_year;
    let this_year: Decimal = report
        .register
        .budget_benefits
        .iter()
        .filter(|owned| is_headroom(owned.of.what.kind))
        .map(|owned| report.register.given_in(&owned.of, year).0)
        .sum();
    let planned = placed.cell(placed.row(1), &MONEY);
    let lines = [
        (format!("Planlagt virkning i {year}, kr."), Function::Sum.of([benefits::B.by_name()]), this_year),
        ("Planlagt fuldårsvirkning, kr.".to_owned(), planned.into(), amount(report, Step::Planned, Kind::Money)),
    ];
    for (row, (label, formula, value)) in (first + 1..).zip(lines) {
        grid.put(row, 0, text(label));
        grid.put(row, 1, Ink::formula(formula, Cached::Number(value), Style::Kroner));
    }
    grid.put(first + 3, 0, text("Alt planlagt har fuld virkning fra"));
    match full_from(report) {
        Some(full) => grid.put(first + 3, 1, Ink::new(month(full), Style::Month)),
        None => grid.put(first + 3, 1, text("intet planlagt")),
    }
    first + 4
}

/// The month from which everything that is planned gives all it is to give.
fn full_from(report: &Report<'_>) -> Option<Month> {
    let decided = |initiative: &Initiative| DECIDED.contains(&initiative.phase);
    let benefits = report.register.budget_benefits.iter().filter(|owned| is_headroom(owned.of.what.kind));
    let planned = benefits.filter(|owned| report.register.initiative(&owned.of.initiative).is_some_and(decided));
    planned.map(|owned| owned.of.full).max()
}

/// The steps as bars, the ideas hatched.
fn chart(report: &Report<'_>, placed: &Placed<Steps>) -> Chart {
    let series = |name: &str, col: &'static Column, tone: Tone| -> SeriesInk {
        placed.series(name, (placed.area(&LABEL), placed.area(col)), tone)
    };
    let mut all = vec![
        series("Planlagt fuldårsvirkning", &MONEY, Tone::Plan),
        SeriesInk { dashed: true, ..series("Idéer: uden for plan og prognose", &IDEAS, Tone::Plan) },
    ];
    if report.figure(&TARGET_HEADROOM).is_some() {
        all.push(series("Måltal", &TARGET, Tone::Target));
    }
    Chart {
        kind: ChartKind::StackedBars,
        at: At::new(placed.header, TABLE.width() - 1),
        size: (330, 260),
        title: messages::title(found(report), &format!("Fuldårsvirkning mod måltal, {}", messages::thousands(report))),
        alt: "Søjler for hvert trin fra identificeret til bogført, og måltallet for året.".to_owned(),
        value_axis: String::new(),
        value_style: Style::Thousands,
        series: all,
    }
}

/// How much of the target is found, ideas included.
fn found(report: &Report<'_>) -> Option<String> {
    let target = report.figure(&TARGET_HEADROOM).filter(|_| report.register.has_delivered())?;
    let found = amount(report, Step::Identified, Kind::Money) + idea_sum(report, Kind::Money);
    Some(format!("Der er fundet {} af måltallet", show::share(Share(div(found, target)?))))
}

/// What the words mean, and what fell out.
fn notes(report: &Report<'_>) -> Vec<String> {
    let mut notes = vec![
        "Fuldårsvirkning er, hvad varige gevinster giver på et år, når de er indfaset; engangsgevinster og det, der ophører i år, er ikke med. Idéer er identificeret og ikke andet: de er ikke med i plan og prognose.".to_owned(),
        format!("Begyndt at give virkning: fuldårsvirkningen af de gevinster, der har noget dokumenteret eller bogført i år, ikke det, der er bogført. Beløbene til dato står på arket {}.", initiatives::PAGE.name),
    ];
    let thoughts = report.register.ideas.iter().filter(|owned| owned.of.state == IdeaState::Named).count();
    if thoughts > 0 {
        let ideas = plural(thoughts, "idé", "idéer");
        notes.push(format!("{ideas} fra centrene står med et groft skøn på arket {}.", named::PAGE.name));
    }
    notes.extend(fallen(report));
    notes
}

/// The initiatives that were given up, the largest first.
fn fallen(report: &Report<'_>) -> Option<String> {
    const NAMED: usize = 3;
    let dropped = report.register.initiatives.iter().filter(|owned| owned.of.phase == Phase::Dropped);
    let mut all: Vec<(Decimal, String)> = dropped
        .map(|owned| {
            let own = path_parts::effects(report, true).filter(|effect| *effect.initiative == owned.of.id);
            let lost: Decimal = own.map(|effect| effect.amount).sum();
            (
                lost,
                format!(
                    "{} {} ({} om året)",
                    owned.of.id,
                    owned.of.title,
                    show::amount(Kroner(lost)).trim_end_matches('.')
                ),
            )
        })
        .collect();
    all.sort_by(|one, other| other.cmp(one));
    let named: Vec<&str> = all.iter().take(NAMED).map(|(_, told)| told.as_str()).collect();
    let more = if all.len() > NAMED { format!(" og {} mere", all.len() - NAMED) } else { String::new() };
    (!all.is_empty()).then(|| format!("Udgået: {}{more}.", named.join(", ")))
}
