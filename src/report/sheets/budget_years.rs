//! How much money per budget year, by control area: sums over the sheet Gevinster.
use crate::{
    register::{BUDGET_YEARS, is_headroom},
    report::{
        Report,
        grid::{Grid, col, nth, text},
    },
    schema::{
        Choice,
        business_case::{Duration, budget_benefits::ControlArea},
    },
    units::Decimal,
    xlsx::{Area, At, Cached, Chart, ChartKind, Ink, SeriesInk, Style, Tone},
};

/// The columns of the sheet Gevinster that are summed, by name.
const NAMES: [&str; 5] = ["G_b", "G_bo1", "G_bo2", "G_bo3", "G_varig"];

/// The rows that the table, its notes and the chart take.
pub(super) const ROWS: u32 = 35;

/// The table and a chart below it.
pub(super) fn draw(report: &Report<'_>, grid: &mut Grid, first: u32) {
    grid.heading(
        first,
        "Planlagt råderum pr. budgetår og styringsområde, og hvad der er tilbage",
        "Varig er virkningen i hvert år efter BO3.",
    );
    let year = report.programme.budget_year;
    let headers = [
        "Styringsområde".to_owned(),
        format!("B {year}, kr."),
        format!("BO1 {}, kr.", year + 1),
        format!("BO2 {}, kr.", year + 2),
        format!("BO3 {}, kr.", year + 3),
        "Varig, kr.".to_owned(),
    ];
    grid.headers(first + 2, &headers.map(|header| col(header, Style::Kroner, 0)));
    for (index, area) in ControlArea::VALUES.iter().enumerate() {
        let row = nth(first + 3, index);
        grid.put(row, 0, text(area.label()));
        for (col, (name, value)) in (1..).zip(NAMES.iter().zip(sums(report, Some(*area)))) {
            let formula = format!("SUMIFS({name},G_omraade,$A{})", row + 1);
            grid.put(row, col, Ink::formula(formula, Cached::Number(value), Style::Kroner));
        }
    }
    let total = nth(first + 3, ControlArea::VALUES.len());
    grid.put(total, 0, text("Råderum i alt").toned(Tone::Total));
    for (col, (name, value)) in (1..).zip(NAMES.iter().zip(sums(report, None))) {
        let ink = Ink::formula(format!("SUM({name})"), Cached::Number(value), Style::Kroner);
        grid.put(total, col, ink.toned(Tone::Total));
    }
    costs(report, grid, total);
    let notes = [
        "Planlagt råderum er før udgifterne til tiltagene. Intern tid er betalt i forvejen og er ikke regnet med; den står på arket Økonomi.",
        "Bortfaldne tiltag giver intet. Planen til og med perioden, længere oppe, holder dem fast på det, de lovede.",
    ];
    for (row, note) in (total + 5..).zip(notes) {
        grid.put(row, 0, Ink::text(note, Style::Small));
    }
    grid.sheet.charts.push(chart(first + 2, total + 8, year));
}

/// What the initiatives cost in the same years, and what is left.
fn costs(report: &Report<'_>, grid: &mut Grid, total: u32) {
    let kinds = [("− Løbende udgifter", Duration::Recurring), ("− Engangsudgifter", Duration::Once)];
    for (row, (label, duration)) in (total + 1..).zip(kinds) {
        grid.put(row, 0, text(label));
        for later in 0..NAMES.len() {
            let (formula, paid) = super::costs::paid(report, duration, later);
            grid.put(row, column(later), Ink::formula(formula, Cached::Number(paid), Style::Kroner));
        }
    }
    grid.put(total + 3, 0, text("Netto: reelt frigjort").toned(Tone::Total));
    for (later, all) in sums(report, None).into_iter().enumerate() {
        let paid: Decimal = kinds.iter().map(|(_, duration)| super::costs::paid(report, *duration, later).1).sum();
        let at = |down: u32| At::new(total + down, column(later));
        let ink = Ink::formula(format!("{}-{}-{}", at(0), at(1), at(2)), Cached::Number(all - paid), Style::Kroner);
        grid.put(total + 3, column(later), ink.toned(Tone::Total));
    }
}

/// The column of a budget year.
fn column(later: usize) -> u16 {
    u16::try_from(later).unwrap_or_default() + 1
}

/// B, BO1, BO2, BO3 and lasting, of one control area or of all.
fn sums(report: &Report<'_>, area: Option<ControlArea>) -> [Decimal; 5] {
    let mut sums = [Decimal::ZERO; 5];
    let register = report.register;
    for owned in register.budget_benefits.iter().filter(|owned| is_headroom(owned.of.what.kind)) {
        if area.is_some_and(|area| area != owned.of.what.area) {
            continue;
        }
        for (sum, later) in sums.iter_mut().zip(0_i16..).take(BUDGET_YEARS) {
            *sum += register.given_in(&owned.of, report.programme.budget_year + later).0;
        }
        sums[BUDGET_YEARS] += register.lasting(&owned.of).0;
    }
    sums
}

/// Columns per year, one part per control area.
fn chart(header: u32, at: u32, year: i16) -> Chart {
    let series = |(index, area): (usize, &ControlArea)| {
        let row = nth(header + 1, index);
        SeriesInk {
            name: area.label().to_owned(),
            sheet: "Råderum".to_owned(),
            categories: Area { first: At::new(header, 1), last: At::new(header, 4) },
            values: Area { first: At::new(row, 1), last: At::new(row, 4) },
            tone: TONES[index % TONES.len()],
            dashed: false,
        }
    };
    Chart {
        kind: ChartKind::StackedColumns,
        at: At::new(at, 0),
        size: (760, 320),
        title: format!("Planlagt råderum {year}-{}", year + 3),
        alt: "Søjler pr. budgetår, delt efter styringsområde.".to_owned(),
        value_axis: "kr.".to_owned(),
        value_style: Style::Kroner,
        series: ControlArea::VALUES.iter().enumerate().map(series).collect(),
    }
}

const TONES: [Tone; 5] = [Tone::Booked, Tone::Documented, Tone::Reported, Tone::Forecast, Tone::Plan];
