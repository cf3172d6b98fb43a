//! **Forudsætninger og risici.** What may break: assumptions by verdict, risks by expected loss.
use super::{Page, risk_matrix};
use crate::{
    register::{Assumption, Benefit, BudgetBenefit, Owned, Risk},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, id, number, text, words},
        table::{Col, Placed, Rows, TWO_LINES, Table},
    },
    schema::{
        Choice,
        business_case::{assumptions::Standing, budget_benefits::BudgetKind},
    },
    units::Decimal,
    xlsx::{Area, Cached, Formula, Function, Ink, Style, Tone},
};
use std::cmp::Reverse;

pub(super) static PAGE: Page =
    Page { name: "Forudsætninger og risici", question: "Hvad kan gå galt?", has_amounts: true, draw };

/// The assumptions.
enum Assumptions {}

impl Rows for Assumptions {
    type Row<'a> = &'a Owned<Assumption>;
}

type AssumptionColumn = Col<Assumptions>;

static ASSUMPTIONS: Table<Assumptions> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &AssumptionColumn::new("Tiltag-ID", Style::Id, 14, |owned, _| id(&owned.of.initiative)),
        &AssumptionColumn::new("Forudsætning", Style::Wrapped, 36, |owned, _| words(&owned.of.text)),
        &AssumptionColumn::drawn("Vurdering", Style::Text, 26, |owned, _| {
            text(owned.of.standing.label()).toned(tone(owned.of.standing))
        }),
        &AssumptionColumn::new("Kritisk", Style::Text, 26, |owned, _| {
            words(if owned.of.critical { "Ja" } else { "Nej" })
        }),
        &AssumptionColumn::new("Kilde", Style::Wrapped, 30, |owned, _| words(&owned.of.source)),
        &AssumptionColumn::new("Bemærkning", Style::Wrapped, 34, |owned, _| {
            words(owned.of.remark.clone().unwrap_or_default())
        }),
        &AssumptionColumn::new("Ansvarlig", Style::Wrapped, 22, |owned, here| {
            let initiative = here.report.register.initiative(&owned.of.initiative);
            words(initiative.map_or("", |initiative| &initiative.owner))
        }),
    ],
};

/// Broken before uncertain before sound, critical ones first.
pub(super) fn assumptions<'a>(report: &Report<'a>) -> Vec<&'a Owned<Assumption>> {
    let mut all: Vec<_> = report.register.assumptions.iter().collect();
    all.sort_by_key(|owned| (Reverse(owned.of.standing), !owned.of.critical, &owned.of.initiative, &owned.of.id));
    all
}

/// The risks.
enum Risks {}

impl Rows for Risks {
    type Row<'a> = &'a Owned<Risk>;
}

type RiskColumn = Col<Risks>;

static RISK: RiskColumn = RiskColumn::new("Risiko", Style::Wrapped, 52, |owned, _| words(&owned.of.text));
static PROBABILITY: RiskColumn =
    RiskColumn::new("Sandsynlighed, %", Style::Share, 14, |owned, _| number(owned.of.probability.0));
static CONSEQUENCE: RiskColumn =
    RiskColumn::new("Konsekvens, kr.", Style::Kroner, 14, |owned, _| number(owned.of.consequence.0));
static LOSS: RiskColumn = RiskColumn::computed("Forventet tab, kr.", Style::Kroner, 30, |owned, here| {
    let loss = Formula::from(here.cell(&PROBABILITY)) * here.cell(&CONSEQUENCE).into();
    (loss, Cached::Number(owned.of.expected_loss().0))
});

static RISKS: Table<Risks> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &RiskColumn::new("Tiltag-ID", Style::Id, 12, |owned, _| id(&owned.of.initiative)),
        &RISK,
        &PROBABILITY,
        &CONSEQUENCE,
        &LOSS,
        &RiskColumn::new("Modtræk", Style::Wrapped, 44, |owned, _| words(&owned.of.response)),
        &RiskColumn::new("Ejer", Style::Wrapped, 22, |owned, _| words(&owned.of.owner)),
    ],
};

/// The disbenefits.
enum Disbenefits {}

impl Rows for Disbenefits {
    type Row<'a> = &'a Owned<Benefit<BudgetBenefit>>;
}

type DisbenefitColumn = Col<Disbenefits>;

static DISBENEFIT: DisbenefitColumn =
    DisbenefitColumn::new("Ulempe", Style::Wrapped, 0, |owned, _| words(&owned.of.what.description));
static YEARLY: DisbenefitColumn =
    DisbenefitColumn::new("Årlig virkning, kr.", Style::Kroner, 0, |owned, _| number(-owned.of.what.yearly.0));

static DISBENEFITS: Table<Disbenefits> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &DisbenefitColumn::new("Tiltag-ID", Style::Id, 0, |owned, _| id(&owned.of.initiative)),
        &DISBENEFIT,
        &DisbenefitColumn::new("Gevinst-ID", Style::Id, 0, |owned, _| id(&owned.of.id)),
        &DisbenefitColumn::new("Varighed", Style::Text, 0, |owned, _| words(owned.of.what.duration.label())),
        &YEARLY,
        &DisbenefitColumn::new("Tiltag", Style::Wrapped, 0, |owned, here| {
            let initiative = here.report.register.initiative(&owned.of.initiative);
            words(initiative.map_or("", |initiative| &initiative.title))
        }),
        &DisbenefitColumn::new("Gevinstejer", Style::Wrapped, 0, |owned, _| words(&owned.of.owner)),
    ],
};

/// Rows of two tables that a page holds.
const ON_ONE_PAGE: usize = 16;

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = ASSUMPTIONS.widths();
    let assumptions = assumptions(report);
    let placed = ASSUMPTIONS.at(&PAGE, HEADER_ROW, assumptions.len());
    placed.draw(&mut grid, report, &assumptions);
    let (risks, bought) = (open_risks(report), bought(report));
    let first_risk = placed.end() + 2;
    let matrix = draw_risks(report, &mut grid, first_risk, &risks) + 1;
    let first_disbenefit = risk_matrix::draw(report, &mut grid, matrix, &risks);
    draw_disbenefits(report, &mut grid, first_disbenefit, &bought);
    grid.freeze(HEADER_ROW, 1);
    grid.sheet.page.repeat = None;
    // Short tables share a page.
    let blocks =
        [(first_risk, assumptions.len() + risks.len()), (matrix, 2 * risks.len()), (first_disbenefit, bought.len())];
    for (row, rows) in blocks {
        if rows > ON_ONE_PAGE {
            grid.break_at(row);
        }
    }
    grid
}

/// The largest expected losses first.
fn open_risks<'a>(report: &Report<'a>) -> Vec<&'a Owned<Risk>> {
    let mut risks: Vec<_> = report.register.risks.iter().filter(|owned| owned.of.open).collect();
    risks.sort_by_key(|owned| (Reverse(owned.of.expected_loss()), &owned.of.initiative));
    risks
}

/// The risks and their sum; gives the next free row.
fn draw_risks(report: &Report<'_>, grid: &mut Grid, first: u32, risks: &[&Owned<Risk>]) -> u32 {
    grid.heading(first, "Risici", "De største forventede tab først: sandsynlighed gange konsekvens.");
    let placed = RISKS.at(&PAGE, first + 2, risks.len());
    placed.draw(grid, report, risks);
    let total = placed.end();
    let label = placed.cell(total, &RISK);
    grid.put(total, label.col, text("Forventet tab i alt, åbne risici").toned(Tone::Total));
    let loss = risks.iter().map(|owned| owned.of.expected_loss().0).sum();
    grid.put(total, placed.cell(total, &LOSS).col, sum(&placed, placed.area(&LOSS), loss));
    total + 1
}

/// The sum of the rows above a total; nothing where there are none.
fn sum<K: Rows>(placed: &Placed<K>, area: Area, value: Decimal) -> Ink {
    let is_empty = placed.end() == placed.first();
    let formula = if is_empty { Formula::from(0) } else { Function::Sum.of([area.into()]) };
    Ink::formula(formula, Cached::Number(value), Style::Kroner).toned(Tone::Total)
}

/// The disbenefits, the dearest first.
fn bought<'a>(report: &Report<'a>) -> Vec<&'a Owned<Benefit<BudgetBenefit>>> {
    let all = report.register.budget_benefits.iter();
    let mut bought: Vec<_> = all.filter(|owned| owned.of.what.kind == BudgetKind::Disbenefit).collect();
    bought.sort_by_key(|owned| (Reverse(owned.of.what.yearly), &owned.of.id));
    bought
}

/// What the gains have cost elsewhere: the negative benefits of the register.
fn draw_disbenefits(report: &Report<'_>, grid: &mut Grid, first: u32, bought: &[&Owned<Benefit<BudgetBenefit>>]) {
    grid.heading(first, "Ulemper, der følger med", "De er trukket fra råderummet. Årlig virkning er ved fuld effekt.");
    let placed = DISBENEFITS.at(&PAGE, first + 2, bought.len());
    placed.draw(grid, report, bought);
    let total = placed.end();
    let label = placed.cell(total, &DISBENEFIT);
    grid.put(total, label.col, text("Ulemper i alt pr. år").toned(Tone::Total));
    let yearly = bought.iter().map(|owned| -owned.of.what.yearly.0).sum();
    grid.put(total, placed.cell(total, &YEARLY).col, sum(&placed, placed.area(&YEARLY), yearly));
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Holds => Tone::Good,
        Standing::Uncertain => Tone::Fair,
        Standing::Broken => Tone::Bad,
    }
}
