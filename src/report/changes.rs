//! **Ændringer.** What is new since the last accepted period; a first period says that there is none.
use super::{Page, Report, grid::Grid, grid::text};
use crate::xlsx::{Sheet, Style};

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let mut grid = Grid::new(report, page);
    grid.widths(&[super::grid::col("", Style::Text, 120)]);
    let lines = [
        "Der er ingen tidligere godkendt periode at sammenligne med.",
        "Planen i denne rapport er den plan, centrene har afleveret. Når en periode er godkendt, bliver dens plan til baseline,",
        "og dette ark viser, hvad der er nyt, ændret, forsvundet eller genåbnet siden da.",
    ];
    for (row, line) in (4..).zip(lines) {
        grid.put(row, 0, text(line));
    }
    grid.done()
}
