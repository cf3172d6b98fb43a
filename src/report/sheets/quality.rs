//! **Kvalitet.** What citizens, staff and professional quality gained; never squeezed into kroner.
use super::Page;
use crate::{
    register::{Owned, QualityBenefit},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, day, nth, number, text, wrapped},
    },
    schema::Choice,
    units::Share,
    xlsx::{Ink, Sheet, Style},
};

fn cols() -> Vec<Col> {
    vec![
        col("Gevinst-ID", Style::Id, 14),
        col("Gevinst", Style::Wrapped, 34),
        col("Modtager", Style::Text, 16),
        col("Indikator", Style::Wrapped, 28),
        col("Enhed", Style::Text, 12),
        col("Bedre er", Style::Text, 8),
        col("Nulpunkt", Style::Number, 10),
        col("Seneste", Style::Number, 10),
        col("Mål", Style::Number, 10),
        col("Fremdrift mod målet (%)", Style::Share, 12),
        col("Svar", Style::Text, 18),
        col("Seneste dato", Style::Date, 12),
        col("Mål dato", Style::Date, 12),
        col("Gevinstejer", Style::Text, 22),
        col("Eksempel", Style::Wrapped, 50),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    let benefits = &report.register.quality_benefits;
    for (index, owned) in benefits.iter().enumerate() {
        grid.row(nth(HEADER_ROW + 1, index), row(owned));
    }
    grid.table("Kvalitetsgevinster", HEADER_ROW, cols.len(), benefits.len());
    grid.freeze(HEADER_ROW, 2);
    grid.done()
}

fn row(owned: &Owned<QualityBenefit>) -> Vec<Ink> {
    let of = &owned.of;
    vec![
        Ink::text(of.id.as_str(), Style::Id),
        wrapped(&of.benefit),
        text(of.beneficiary.label()),
        wrapped(&of.indicator),
        text(&of.unit),
        text(of.direction.label()),
        number(Some(of.zero), Style::Number),
        number(of.latest.map(|(value, _)| value), Style::Number),
        number(Some(of.target), Style::Number),
        number(of.progress().map(|share| share.0), Style::Share),
        text(answer(of)),
        day(of.latest.map(|(_, day)| day)),
        day(Some(of.target_on)),
        text(&of.owner),
        wrapped(of.example.clone().unwrap_or_default()),
    ]
}

/// In words, so that nobody has to read a direction out of two numbers.
pub(super) fn answer(benefit: &QualityBenefit) -> &'static str {
    match benefit.progress() {
        None => "Endnu ikke målt",
        Some(share) if share >= Share::ONE => "Målet er nået",
        Some(share) if share > Share::default() => "På vej",
        Some(share) if share == Share::default() => "Uændret",
        Some(_) => "Går den forkerte vej",
    }
}
