//! **Ændringer.** What is new since the period accepted before: the bridge from its figures to ours, and row by row.
use super::Page;
use crate::{
    changes::{Bridge, Change, Changes, Span},
    danish::words::plural,
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, link, style_of, text, unit_label, words},
        live,
        table::{Col, Header, Here, Rows, TWO_LINES, Table},
    },
    units::{Decimal, round},
    xlsx::{Area, At, Cached, Column as Width, Content, Formula, Function, Ink, Style, Tone},
};

pub(super) static PAGE: Page =
    Page { name: "Ændringer", question: "Hvad er nyt siden sidste periode?", has_amounts: true, draw };

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    match report.changes {
        Some(changes) => since(report, &mut grid, changes),
        None => first(&mut grid),
    }
    grid
}

/// Before any period is accepted.
fn first(grid: &mut Grid) {
    grid.sheet.columns = vec![Width { width: 120, style: Style::Text, tone: Tone::Plain }];
    let lines = [
        "Der er ingen tidligere godkendt periode at sammenligne med.",
        "Når en periode er godkendt med gevinst godkend, bliver dens plan til baseline,",
        "og dette ark viser, hvad der er nyt, ændret, forsvundet eller ændret tilbage i tid siden da.",
    ];
    for (row, line) in (HEADER_ROW..).zip(lines) {
        grid.put(row, 0, text(line));
    }
}

/// The figures of the bridge: as accepted, what each span adds, what that comes to, and the same from the facts.
enum Figures {}

impl Rows for Figures {
    type Row<'a> = &'a Bridge;
}

type FigureColumn = Col<Figures>;

static OPENING: FigureColumn = FigureColumn::drawn("", Style::Kroner, 16, |bridge, _| amount(bridge, bridge.opening))
    .under(Header::Told(|report| format!("Godkendt {}", report.changes.map_or("", |changes| changes.since.as_str()))));
static LAST_SPAN: FigureColumn = span::<4>();
static CLOSING: FigureColumn = FigureColumn::drawn("I alt nu", Style::Kroner, 16, |bridge, here| {
    let summed = Area { first: here.cell(&OPENING), last: here.cell(&LAST_SPAN) };
    live_amount(bridge, Function::Sum.of([summed.into()]), bridge.closing()).toned(Tone::Total)
});
static OURS: FigureColumn = FigureColumn::drawn("Rapportens tal", Style::Kroner, 16, |bridge, here| {
    let measure = bridge.figure.measure;
    live::programme(here.report, measure, style_of(measure.unit))
});

static FIGURES: Table<Figures> = Table {
    name: Some("Aendringsbro"),
    height: 48,
    columns: &[
        &FigureColumn::new("Nøgletal", Style::Wrapped, 34, |bridge, _| words(bridge.figure.measure.label)),
        &OPENING,
        &span::<0>(),
        &span::<1>(),
        &span::<2>(),
        &span::<3>(),
        &LAST_SPAN,
        &CLOSING,
        &OURS,
        &FigureColumn::drawn("Forskel", Style::Kroner, 12, |bridge, here| difference(bridge, here)),
        &FigureColumn::new("Enhed", Style::Text, 9, |bridge, _| words(unit_label(bridge.figure.measure.unit))),
    ],
};

/// What a span adds, by its place in the order of the report.
const fn span<const PLACE: usize>() -> FigureColumn {
    FigureColumn::drawn("", Style::Kroner, 16, |bridge, _| {
        amount(bridge, bridge.spans.get(&Span::ALL[PLACE]).copied().unwrap_or_default())
    })
    .under(Header::Told(|_| Span::ALL[PLACE].label().to_owned()))
}

fn difference(bridge: &Bridge, here: &Here<'_, '_, Figures>) -> Ink {
    let ours = here.report.figure(bridge.figure.measure).unwrap_or_default();
    let difference = Formula::from(here.cell(&CLOSING)) - here.cell(&OURS).into();
    live_amount(bridge, Function::Round.of([difference, 6.into()]), round(bridge.closing() - ours, 6))
}

fn amount(bridge: &Bridge, value: Decimal) -> Ink {
    Ink::number(value, style_of(bridge.figure.measure.unit))
}

fn live_amount(bridge: &Bridge, formula: Formula, value: Decimal) -> Ink {
    Ink::formula(formula, Cached::Number(value), style_of(bridge.figure.measure.unit))
}

/// What has changed, row by row.
enum Listed {}

impl Rows for Listed {
    type Row<'a> = &'a Change;
}

type ListedColumn = Col<Listed>;

static LISTED: Table<Listed> = Table {
    name: Some("Aendringer"),
    height: TWO_LINES,
    columns: &[
        &ListedColumn::new("Hvad", Style::Wrapped, 0, |change, _| words(change.what.label())),
        &ListedColumn::new("Center", Style::Id, 0, |change, _| id(&change.centre)),
        &ListedColumn::new("Ark", Style::Text, 0, |change, _| words(change.sheet)),
        &ListedColumn::new("Række", Style::Wrapped, 0, |change, _| words(&change.about)),
        &ListedColumn::new("Felt", Style::Wrapped, 0, |change, _| words(change.field)),
        &ListedColumn::new("Før", Style::Wrapped, 0, |change, _| words(&change.from)),
        &ListedColumn::new("Nu", Style::Wrapped, 0, |change, _| words(&change.to)),
        &ListedColumn::new("Celle", Style::Link, 0, |change, _| {
            let Some(origin) = &change.at else { return Content::Blank };
            link(&origin.place.file, &origin.place.sheet, Some(origin.at), origin.at.to_string())
        }),
    ],
};

fn since(report: &Report<'_>, grid: &mut Grid, changes: &Changes) {
    grid.sheet.columns = FIGURES.widths();
    let bridges: Vec<&Bridge> = changes.bridge.iter().collect();
    let placed = FIGURES.at(&PAGE, HEADER_ROW, bridges.len());
    placed.draw(grid, report, &bridges);
    let first = placed.end() + 2;
    let count = plural(changes.listed.len(), "ændring", "ændringer");
    let about = format!("{count} siden {}. Nye måneder på arket Opfølgning er ikke nævnt her.", changes.since);
    grid.heading(first, "Række for række", &about);
    let listed: Vec<&Change> = changes.listed.iter().collect();
    LISTED.at(&PAGE, first + 2, listed.len()).draw(grid, report, &listed);
    grid.sheet.freeze = Some(At::new(HEADER_ROW + 1, 1));
}
