//! **Måned for måned pr. center.** Which months a centre has told of, which measurements have come, and who has approved: a row
//! per centre at the top of Aflevering.
use super::{centres, deliveries};
use crate::{
    danish::show,
    programme::Centre,
    register::State,
    report::{
        Report,
        grid::{Grid, id, words},
        table::{Col, Placed, Rows, TWO_LINES, Table},
    },
    schema::{
        Id,
        business_case::{Evidence, initiatives::Phase},
    },
    timing::{Side, Tested},
    units::Month,
    xlsx::Style,
};

/// The centres.
enum Centres {}

impl Rows for Centres {
    type Row<'a> = &'a Centre;
}

type Column = Col<Centres>;

/// The widths are those of the files below.
static TABLE: Table<Centres> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &Column::new("Centerkode", Style::Id, 0, |centre, _| id(&centre.code)),
        &Column::new("Måneder (kommet af ventet)", Style::Wrapped, 0, |centre, here| {
            words(months(here.report, &centre.code))
        }),
        &Column::new("Førmålinger", Style::Wrapped, 0, |centre, here| {
            words(measured(here.report, &centre.code, |tested| tested.before.as_ref()))
        }),
        &Column::new("Eftermålinger", Style::Wrapped, 0, |centre, here| {
            words(measured(here.report, &centre.code, |tested| tested.after.as_ref()))
        }),
        &Column::new("Businesscase", Style::Wrapped, 0, |centre, here| words(centres::delivered(here.report, centre))),
        &Column::new("Mangler", Style::Wrapped, 0, |centre, here| words(here.report.lacking(&centre.code).join("; "))),
    ],
};

/// Draws the strip; gives the next free row.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, header: u32) -> u32 {
    let period = report.period();
    let centres: Vec<&Centre> = report.programme.centres.iter().filter(|centre| centre.is_active(period)).collect();
    let placed: Placed<Centres> = TABLE.at(&deliveries::PAGE, header, centres.len());
    placed.draw(grid, report, &centres);
    placed.end()
}

/// `jan ✓ · feb ✓ · mar 3 af 5`: a month in which nothing falls due is not named.
fn months(report: &Report<'_>, centre: &Id) -> String {
    let period = report.period();
    let owed: Vec<_> = report.register.owed.iter().filter(|owed| owed.centre == *centre).collect();
    let told = |month: Month| {
        let due = owed.iter().filter(|owed| owed.span.last == month).count();
        let came =
            owed.iter().filter(|owed| owed.span.last == month && matches!(owed.state, State::Reported(_))).count();
        let name = show::month_brief(month);
        match (came, due) {
            (_, 0) => None,
            (came, due) if came == due => Some(format!("{name} ✓")),
            (came, due) => Some(format!("{name} {came} af {due}")),
        }
    };
    let told: Vec<String> = period.january().through(period).filter_map(told).collect();
    if told.is_empty() { "Intet er forfaldent".to_owned() } else { told.join(" · ") }
}

/// How many of the tasks in operation that are to be measured have this measurement. A reasoned estimate is never measured.
fn measured(report: &Report<'_>, centre: &Id, side: fn(&Tested) -> Option<&Side>) -> String {
    let register = report.register;
    let is_live = |initiative: &Id| register.initiative(initiative).is_some_and(|one| one.phase == Phase::Live);
    let own =
        register.time_benefits.iter().filter(|(owned, _)| owned.centre == *centre && is_live(&owned.of.initiative));
    let (estimated, own): (Vec<_>, Vec<_>) = own.partition(|(owned, _)| owned.of.evidence == Evidence::Estimated);
    let (mut due, mut came) = (0, 0);
    for (_, tested) in own {
        due += 1;
        came += usize::from(side(tested).is_some_and(|side| side.sample.is_some()));
    }
    match (came, due) {
        (_, 0) if !estimated.is_empty() => "Måles ikke: kun skøn".to_owned(),
        (_, 0) => "Ingen opgaver i drift".to_owned(),
        (came, due) if came == due => format!("✓ {came} af {due}"),
        (came, due) => format!("{came} af {due}"),
    }
}
