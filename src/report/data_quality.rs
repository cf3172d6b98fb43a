//! **Datakvalitet.** Can we trust it? Every finding, folded, with a link to its cell; and how often each rule spoke.
use super::{
    Page, Report,
    grid::{Col, Grid, HEADER_ROW, col, count, day, link, nth, text, wrapped},
};
use crate::{
    findings::{Group, Severity},
    xlsx::{Ink, Sheet, Style},
};

fn cols() -> Vec<Col> {
    vec![
        col("Alvor", Style::Text, 11),
        col("Regel", Style::Id, 8),
        col("Fil", Style::Text, 46),
        col("Ark", Style::Text, 18),
        col("Celler", Style::Link, 16),
        col("Felt", Style::Text, 22),
        col("Der står", Style::Wrapped, 26),
        col("Hvad er der galt", Style::Wrapped, 44),
        col("Sådan rettes det", Style::Wrapped, 50),
        col("Hvad vi gjorde", Style::Text, 26),
        col("Antal", Style::Count, 8),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.put(2, 0, Ink::text(summary(report), Style::Small));
    grid.headers(HEADER_ROW, &cols);
    let groups = report.groups();
    for (index, group) in groups.iter().enumerate() {
        grid.row(nth(HEADER_ROW + 1, index), row(group));
    }
    grid.table("Bemaerkninger", HEADER_ROW, cols.len(), groups.len());
    grid.colour_statuses(0, HEADER_ROW + 1, nth(HEADER_ROW, groups.len()));
    waivers(report, &mut grid, nth(HEADER_ROW + 3, groups.len()));
    grid.freeze(HEADER_ROW, 2);
    grid.done()
}

/// What somebody has decided not to hold against a centre.
fn waivers(report: &Report<'_>, grid: &mut Grid, first: u32) {
    if report.waived.is_empty() {
        return;
    }
    grid.heading(first, "Dispensationer", "Det, de dækker, er ikke vist ovenfor.");
    let headers = ["Regel", "Center", "Begrundelse", "Givet af", "Udløber", "Gælder", "Antal"];
    grid.headers(first + 2, &headers.map(|header| col(header, Style::Text, 0)));
    for (index, waived) in report.waived.iter().enumerate() {
        let waiver = &waived.waiver;
        let cells = vec![
            Ink::text(waiver.rule.as_str(), Style::Id),
            Ink::text(waiver.centre.as_str(), Style::Id),
            wrapped(waiver.reason.clone()),
            text(waiver.given_by.clone()),
            day(Some(waiver.expires)),
            text(waiver.about.as_ref().map_or("Hele centret", |about| about.as_str())),
            count(waived.findings.len()),
        ];
        grid.row(nth(first + 3, index), cells);
    }
}

fn summary(report: &Report<'_>) -> String {
    use crate::danish::words::plural;
    let of = |severity| report.found.iter().filter(|finding| finding.rule.severity == severity).count();
    format!(
        "{}, {} og {}. {} regler er kørt.",
        plural(of(Severity::Error), "fejl", "fejl"),
        plural(of(Severity::Warning), "advarsel", "advarsler"),
        plural(of(Severity::Note), "oplysning", "oplysninger"),
        crate::rules::RULES.len()
    )
}

fn row(group: &Group) -> Vec<Ink> {
    let first = &group.first;
    let cells = if group.cells.is_empty() { "filen".to_owned() } else { group.cells.clone() };
    let where_to = if first.file.is_empty() {
        text(first.label.clone())
    } else {
        link(&first.file, &first.sheet, first.at, cells)
    };
    vec![
        text(group.rule.weight()),
        Ink::text(group.rule.code, Style::Id),
        text(&*first.file),
        text(&*first.sheet),
        where_to,
        wrapped(super::text::labels(group)),
        wrapped(group.seen.join("; ")),
        wrapped(super::text::what(group)),
        wrapped(super::text::how(group)),
        text(group.effect.label()),
        count(group.count),
    ]
}
