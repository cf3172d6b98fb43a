//! **Sandsynlighed og konsekvens.** The open risks in a grid of five by five, each told by its initiative, on the sheet
//! Forudsætninger og risici.
use super::threats;
use crate::{
    danish::show,
    register::{Owned, Risk},
    report::{
        Report,
        grid::{Grid, text, wrapped},
        table::{Col, Header, Here, Rows, TWO_LINES, Table},
    },
    units::{Decimal, Kroner, Share},
    xlsx::{Ink, Style, Tone},
};
use std::collections::BTreeMap;

/// Rows and columns.
const BANDS: usize = 5;

/// The risks of a band of probability, by band of consequence.
struct Band<'a> {
    /// From zero, the least probable.
    place: usize,
    risks: [Vec<&'a Owned<Risk>>; BANDS],
}

/// The bands of probability, the most probable on top.
enum Bands {}

impl Rows for Bands {
    type Row<'a> = Band<'a>;
}

type Column = Col<Bands>;

static TABLE: Table<Bands> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &Column::drawn("Sandsynlighed", Style::Text, 0, |band, _| text(probability(band.place))),
        &cell::<0>(),
        &cell::<1>(),
        &cell::<2>(),
        &cell::<3>(),
        &cell::<4>(),
    ],
};

/// A band of consequence.
const fn cell<const PLACE: usize>() -> Column {
    Column::drawn("", Style::Wrapped, 0, |band, here| risks(band, PLACE, here))
        .under(Header::Told(consequence::<PLACE>))
}

/// The part of the amount directors see where each band ends; the last has no end. A risk in the last two is theirs.
const ENDS: [Decimal; BANDS - 1] =
    [Decimal::from_parts(25, 0, 0, false, 2), Decimal::from_parts(5, 0, 0, false, 1), Decimal::ONE, Decimal::TWO];

fn limit(report: &Report<'_>, place: usize) -> Kroner {
    Kroner(report.programme.directors_see.0 * ENDS[place])
}

fn consequence<const PLACE: usize>(report: &Report<'_>) -> String {
    let kroner = |place: usize| show::amount(limit(report, place));
    match PLACE {
        0 => format!("Under {}", kroner(0)),
        4 => format!("{} eller mere", kroner(3)),
        place => format!("{} til {}", kroner(place - 1), kroner(place)),
    }
}

fn probability(place: usize) -> String {
    let percent = |part: usize| show::share(Share(Decimal::from(part) / Decimal::from(BANDS)));
    match place {
        0 => format!("Under {}", percent(1)),
        place => format!("{} til {}", percent(place), percent(place + 1)),
    }
}

/// `CBD-02, CTM-01 (2)`: the initiatives, with how many risks where they have more than one here.
fn risks(band: &Band<'_>, place: usize, _: &Here<'_, '_, Bands>) -> Ink {
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    for owned in &band.risks[place] {
        *of.entry(owned.of.initiative.as_str()).or_default() += 1;
    }
    let told = |(initiative, count): (&str, usize)| match count {
        1 => initiative.to_owned(),
        count => format!("{initiative} ({count})"),
    };
    let told: Vec<String> = of.into_iter().map(told).collect();
    let weight = (band.place + 1) * (place + 1);
    let tone = match weight {
        15.. => Tone::Bad,
        6.. => Tone::Fair,
        _ => Tone::Good,
    };
    // A cell without risks says so: an empty one could be a colour alone.
    wrapped(if told.is_empty() { "–".to_owned() } else { told.join(", ") }).toned(tone)
}

/// Draws the grid; gives the next free row.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32, risks: &[&Owned<Risk>]) -> u32 {
    grid.heading(
        first,
        "Sandsynlighed og konsekvens",
        "Hvert felt nævner de tiltag, der har åbne risici der; et tal i parentes er antallet. Fra det beløb, direktionen ser, begynder det fjerde felt.",
    );
    let mut bands: Vec<Band<'_>> =
        (0..BANDS).rev().map(|place| Band { place, risks: std::array::from_fn(|_| Vec::new()) }).collect();
    for &owned in risks {
        let (up, across) = place(report, &owned.of);
        bands[BANDS - 1 - up].risks[across].push(owned);
    }
    let placed = TABLE.at(&threats::PAGE, first + 2, BANDS);
    placed.draw(grid, report, &bands);
    placed.end() + 1
}

/// The bands of a risk: of its probability, and of its consequence.
fn place(report: &Report<'_>, risk: &Risk) -> (usize, usize) {
    let fifths = risk.probability.0 * Decimal::from(BANDS);
    let up = (1..BANDS).filter(|end| fifths >= Decimal::from(*end)).count();
    let across = (0..BANDS - 1).filter(|place| risk.consequence.0 >= limit(report, *place).0).count();
    (up, across)
}
