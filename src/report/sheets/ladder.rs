//! The claim ladder per centre: what both charts of Overblik show. The centres that lack most of their target come first.
use crate::{
    measures::{
        HEADROOM_BOOKED, HEADROOM_DOCUMENTED, HEADROOM_DOCUMENTED_ONLY, HEADROOM_EXPECTED, HEADROOM_FORECAST,
        HEADROOM_PLAN, HEADROOM_UNPROVEN, Measure, TARGET_HEADROOM,
    },
    programme::Centre,
    report::{
        Report,
        grid::{Grid, col, nth, text},
        live::{self, Who},
    },
    units::Decimal,
    xlsx::{Area, At, Ink, Style},
};
use std::cmp::Reverse;

/// Target, plan, documented and forecast beside the steps, which lie on top of each other.
static COLUMNS: [&Measure; 8] = [
    &TARGET_HEADROOM,
    &HEADROOM_PLAN,
    &HEADROOM_DOCUMENTED,
    &HEADROOM_BOOKED,
    &HEADROOM_DOCUMENTED_ONLY,
    &HEADROOM_UNPROVEN,
    &HEADROOM_EXPECTED,
    &HEADROOM_FORECAST,
];

/// As many centres as a chart on a page can name.
const CHARTED: usize = 12;

/// Where the table stands: the row of its headers.
#[derive(Clone, Copy)]
pub(super) struct Ladder {
    pub header: u32,
}

impl Ladder {
    /// The row after the last centre.
    pub fn end(self, report: &Report<'_>) -> u32 {
        nth(self.header + 1, report.programme.centres.len())
    }

    /// The codes and the figures that a chart shows of a measure.
    pub fn areas(self, report: &Report<'_>, measure: &Measure) -> (Area, Area) {
        let shown = report.programme.centres.len().clamp(1, CHARTED);
        let (first, last) = (self.header + 1, nth(self.header, shown));
        let place = COLUMNS.iter().position(|known| *known == measure).unwrap_or_default();
        let area = |col: u16| Area { first: At::new(first, col), last: At::new(last, col) };
        (area(0), area(u16::try_from(place).unwrap_or_default() + 1))
    }

    /// What a chart's title adds when it cannot show all.
    pub fn reservation(report: &Report<'_>) -> String {
        if report.programme.centres.len() <= CHARTED {
            return String::new();
        }
        format!(" (de {CHARTED} centre, der mangler mest)")
    }

    pub fn draw(self, report: &Report<'_>, grid: &mut Grid) {
        grid.heading(
            self.header - 2,
            "Råderum efter trin, pr. center",
            "Bogført, kun dokumenteret, kun indberettet og forventet lægges oven på hinanden: hver krone står kun ét sted.",
        );
        let mut headers = vec![col("Centerkode", Style::Id, 0)];
        headers.extend(COLUMNS.iter().map(|measure| col(crate::report::header(measure), Style::Kroner, 0)));
        headers.push(col("Center", Style::Text, 0));
        grid.headers(self.header, &headers);
        for (index, centre) in ordered(report).into_iter().enumerate() {
            let row = nth(self.header + 1, index);
            grid.put(row, 0, Ink::text(centre.code.as_str(), Style::Id));
            let slice = report.slice().of_centre(&centre.code);
            let who = Who::Centre(At::new(row, 0));
            let cells = live::row(&COLUMNS, At::new(row, 1), who, None, &slice, &report.frame_of(&centre.code));
            for (col, ink) in (1..).zip(cells.into_iter().chain([text(centre.name.as_str())])) {
                grid.put(row, col, ink);
            }
        }
    }
}

/// The centres, those first that lack most of their target, or of their plan where they have no target.
fn ordered<'a>(report: &Report<'a>) -> Vec<&'a Centre> {
    let lacks = |centre: &&Centre| -> Decimal {
        let (slice, frame) = (report.slice().of_centre(&centre.code), report.frame_of(&centre.code));
        let of = |measure: &Measure| measure.of(&slice, &frame);
        of(&TARGET_HEADROOM).or_else(|| of(&HEADROOM_PLAN)).unwrap_or_default()
            - of(&HEADROOM_BOOKED).unwrap_or_default()
    };
    let mut centres: Vec<&Centre> = report.programme.centres.iter().collect();
    centres.sort_by_cached_key(|centre| (Reverse(lacks(centre)), centre.code.clone()));
    centres
}
