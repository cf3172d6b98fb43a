//! **Centre.** Which centre, and who answers for it: the centres that lack most, with the figures a director asks for.
use super::{
    Page,
    centres::{self, Whose},
    ladder, messages, method,
};
use crate::{
    facts::Slice,
    measures::{
        Frame, HEADROOM_BOOKED, HEADROOM_DOCUMENTED_ONLY, HEADROOM_EXPECTED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW,
        HEADROOM_UNPROVEN, Measure, TARGET_HEADROOM,
    },
    programme::Centre,
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, styled, text, wrapped},
        lights::{Matter, Question},
        live::Who,
        table::{Col, Here, Rows, Subject, Table},
    },
    units::Decimal,
    xlsx::{Area, At, Chart, ChartKind, Ink, Style, Tone},
};

pub(super) static PAGE: Page =
    Page { name: "Centre", question: "Hvilket center, og hvem svarer for det?", has_amounts: true, draw };

/// The centres that are shown, and the programme below them.
enum Leading {}

impl Rows for Leading {
    type Row<'a> = Whose<'a>;

    fn subject<'a>(whose: &Whose<'a>, here: &Here<'_, 'a, Self>) -> Option<Subject<'a>> {
        let who = match whose {
            Whose::Centre(_) => Who::Centre(here.cell(&CODE)),
            Whose::Programme => Who::Programme,
        };
        let (slice, frame) = whose.within(here.report);
        Some(Subject { who, month: None, slice, frame })
    }
}

type Column = Col<Leading>;

static CODE: Column = Column::drawn("Centerkode", Style::Id, 13, |whose, _| match whose {
    Whose::Centre(centre) => styled(id(&centre.code), Style::Id),
    Whose::Programme => text(method::PROGRAMME),
});
/// The lights are those of the sheet Alle centre, cell for cell.
static GOAL: Column = Column::drawn("Mål", Style::Text, 12, |whose, here| light(*whose, here, Question::Goal));
static DELIVERY: Column =
    Column::drawn("Levering", Style::Text, 12, |whose, here| light(*whose, here, Question::Delivery));
static PROOF: Column = Column::drawn("Bevis", Style::Text, 12, |whose, here| light(*whose, here, Question::Proof));

fn light(whose: Whose<'_>, here: &Here<'_, '_, Leading>, question: Question) -> Ink {
    let centre = match whose {
        Whose::Centre(centre) => Some(centre),
        Whose::Programme => None,
    };
    centres::shown_light(here.report, centre, Matter::Headroom, question)
}

/// Nine columns beside the code, and no more: what a director reads in ten seconds.
static TABLE: Table<Leading> = Table {
    name: None,
    height: 32,
    columns: &[
        &CODE,
        &Column::drawn("Center og centerchef", Style::Wrapped, 40, |whose, here| match whose {
            Whose::Centre(centre) => wrapped(format!("{}, {}", centre.name, centre.head)),
            Whose::Programme => text(&here.report.programme.name),
        }),
        &GOAL,
        &DELIVERY,
        &PROOF,
        &Column::figure(&TARGET_HEADROOM, 15),
        &Column::figure(&HEADROOM_FORECAST_LOW, 15),
        &Column::figure(&HEADROOM_FORECAST, 15),
        &Column::drawn("Prognosens gang, t.kr.", Style::Wrapped, 24, |whose, here| match whose {
            Whose::Centre(centre) => wrapped(here.report.trend(Some(&centre.code))),
            Whose::Programme => wrapped(here.report.trend(None)),
        }),
        &Column::figure(&HEADROOM_BOOKED, 15),
    ],
};

fn forecast(slice: &Slice<'_>, frame: &Frame<'_>) -> Decimal {
    HEADROOM_FORECAST.of(slice, frame).unwrap_or_default()
}

/// The picture's height in points, with a line above it.
const PICTURE: u32 = 210;

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let all: Vec<_> = ordered(report).into_iter().map(Whose::Centre).collect();
    let shown = TABLE.fitting(&grid, report, HEADER_ROW, (&all, PICTURE + 80));
    let placed = TABLE.at(&PAGE, HEADER_ROW, shown);
    placed.draw(&mut grid, report, &all[..shown]);
    let total = placed.end().max(placed.first() + 1);
    placed.total(&mut grid, report, total, &Whose::Programme);
    for column in [&GOAL, &DELIVERY, &PROOF] {
        let last = placed.cell(total, column);
        grid.colour_words(Area { last, ..placed.area(column) });
    }
    let noted = grid.notes(total + 1, notes(all.len() - shown));
    let end =
        if shown > 0 { grid.chart(chart(report, At::new(noted + 1, 0), (1140, PICTURE * 4 / 3 - 10))) } else { noted };
    grid.one_page(end, TABLE.width());
    grid
}

/// The centres, those first whose forecast lacks most of their target; one without a target has no lack.
fn ordered<'a>(report: &Report<'a>) -> Vec<&'a Centre> {
    let over = |centre: &&Centre| {
        let (slice, frame) = report.within(Some(&centre.code));
        forecast(&slice, &frame) - TARGET_HEADROOM.of(&slice, &frame).unwrap_or_default()
    };
    let mut centres: Vec<_> = report.programme.centres.iter().collect();
    centres.sort_by_cached_key(|centre| (over(centre), centre.code.clone()));
    centres
}

fn notes(rest: usize) -> [String; 3] {
    let order = "De centre, hvis prognose mangler mest i måltallet, står først. Måltal og prognose gælder hele året, bogført år til dato.".to_owned();
    let range = "Prognosen er et spænd: resten af året i det nuværende tempo, og som centret venter. Prognosens gang er den høje ende i de godkendte måneder og nu. Lysene er for råderum.".to_owned();
    let more = match rest {
        0 => format!("Lysene for tid, alle tal og centrenes bemærkninger står på arket {}.", centres::PAGE.name),
        1 => format!("1 center mere står på arket {}, med lysene for tid.", centres::PAGE.name),
        many => format!("{many} centre mere står på arket {}, med lysene for tid.", centres::PAGE.name),
    };
    [order, range, more]
}

/// What is expected of each centre in the year, by how sure it is, against its target.
pub(super) fn chart(report: &Report<'_>, at: At, size: (u32, u32)) -> Chart {
    let series =
        |measure: &Measure, name: &str, tone: Tone, dashed: bool| ladder::series(report, measure, name, (tone, dashed));
    // The mark of a centre without a target would stand at zero.
    let year = report.period().year();
    let has_target = |centre: &Centre| report.programme.target(Some(&centre.code), year).0.is_some();
    let all_have = report.programme.centres.iter().all(has_target);
    let target = all_have.then(|| series(&TARGET_HEADROOM, "Måltal, hele året", Tone::Target, false));
    let (against, marked) = if all_have { (", mod måltal", ", med et mærke ved måltallet") } else { ("", "") };
    Chart {
        kind: ChartKind::StackedColumns,
        at,
        size,
        title: messages::title(
            messages::centres(report),
            &format!(
                "Prognose for hele året efter sikkerhed{against}, {}{}",
                messages::thousands(report),
                ladder::reservation(report)
            ),
        ),
        alt: format!("Søjler pr. center: bogført, kun dokumenteret, kun indberettet og forventet{marked}."),
        value_axis: String::new(),
        value_style: Style::Thousands,
        series: vec![
            series(&HEADROOM_BOOKED, "Bogført", Tone::Booked, false),
            series(&HEADROOM_DOCUMENTED_ONLY, "Kun dokumenteret", Tone::Documented, false),
            series(&HEADROOM_UNPROVEN, "Kun indberettet", Tone::Reported, false),
            series(&HEADROOM_EXPECTED, "Forventet resten af året", Tone::Forecast, true),
        ]
        .into_iter()
        .chain(target)
        .collect(),
    }
}
