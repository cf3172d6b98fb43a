//! **Kvalitet.** What citizens, staff and professional quality gained; never squeezed into kroner.
use super::Page;
use crate::{
    register::{Owned, QualityBenefit},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, day, id, number, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    schema::Choice,
    units::Share,
    xlsx::Style,
};

pub(super) static PAGE: Page = Page {
    name: "Kvalitet",
    question: "Hvad har borgere, medarbejdere og fagligheden fået ud af det?",
    has_amounts: false,
    draw,
};

/// The benefits of quality.
enum Benefits {}

impl Rows for Benefits {
    type Row<'a> = &'a QualityBenefit;
}

type Column = Col<Benefits>;

static TABLE: Table<Benefits> = Table {
    name: Some("Kvalitetsgevinster"),
    height: TWO_LINES,
    columns: &[
        &Column::new("Gevinst-ID", Style::Id, 14, |benefit, _| id(&benefit.id)),
        &Column::new("Gevinst", Style::Wrapped, 34, |benefit, _| words(&benefit.benefit)),
        &Column::new("Modtager", Style::Text, 16, |benefit, _| words(benefit.beneficiary.label())),
        &Column::new("Indikator", Style::Wrapped, 28, |benefit, _| words(&benefit.indicator)),
        &Column::new("Enhed", Style::Text, 12, |benefit, _| words(&benefit.unit)),
        &Column::new("Bedre er", Style::Text, 8, |benefit, _| words(benefit.direction.label())),
        &Column::new("Nulpunkt", Style::Number, 10, |benefit, _| number(benefit.zero)),
        &Column::new("Seneste", Style::Number, 10, |benefit, _| number(benefit.latest.map(|(value, _)| value))),
        &Column::new("Mål", Style::Number, 10, |benefit, _| number(benefit.target)),
        &Column::new("Fremdrift mod målet (%)", Style::Share, 12, |benefit, _| {
            number(benefit.progress().map(|share| share.0))
        }),
        &Column::new("Svar", Style::Text, 18, |benefit, _| words(answer(benefit))),
        &Column::new("Seneste dato", Style::Date, 12, |benefit, _| day(benefit.latest.map(|(_, day)| day))),
        &Column::new("Mål dato", Style::Date, 12, |benefit, _| day(benefit.target_on)),
        &Column::new("Gevinstejer", Style::Text, 22, |benefit, _| words(&benefit.owner)),
        &Column::new("Eksempel", Style::Wrapped, 50, |benefit, _| words(benefit.example.clone().unwrap_or_default())),
    ],
};

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let benefits: Vec<_> = report.register.quality_benefits.iter().map(|Owned { of: benefit, .. }| benefit).collect();
    TABLE.at(&PAGE, HEADER_ROW, benefits.len()).draw(&mut grid, report, &benefits);
    grid.freeze(HEADER_ROW, 2);
    grid
}

/// How far a benefit of quality has come, in words, so that nobody has to read a direction out of two numbers.
pub(super) const REACHED: &str = "Målet er nået";
/// Better than at the start.
pub(super) const ON_ITS_WAY: &str = "På vej";
/// As at the start.
pub(super) const UNCHANGED: &str = "Uændret";
/// Worse than at the start.
pub(super) const WRONG_WAY: &str = "Går den forkerte vej";
/// Nothing is known.
pub(super) const UNMEASURED: &str = "Endnu ikke målt";

/// The answer of a benefit.
pub(super) fn answer(benefit: &QualityBenefit) -> &'static str {
    match benefit.progress() {
        None => UNMEASURED,
        Some(share) if share >= Share::ONE => REACHED,
        Some(share) if share > Share::default() => ON_ITS_WAY,
        Some(share) if share == Share::default() => UNCHANGED,
        Some(_) => WRONG_WAY,
    }
}
