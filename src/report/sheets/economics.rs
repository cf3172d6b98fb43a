//! **Økonomi.** Does it pay? Present value, payback, internal rate and range, per initiative and for the programme.
use super::Page;
use crate::{
    formulas::{
        economics::{Payback, benefit_cost_ratio, internal_rate, payback, present_value},
        range::{self, Range},
    },
    register::{Flows, HORIZON},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, blank, col, nth, number, text, wrapped},
    },
    units::{Decimal, Share},
    xlsx::{At, Cached, Ink, Sheet, Style, Tone},
};

/// The column of year 0.
const FIRST_YEAR: u16 = 10;
/// The row with the number of each year.
const NUMBER_ROW: u32 = HEADER_ROW - 1;
/// How much the benefits are taken to move together.
const CORRELATION: Share = Share(Decimal::from_parts(3, 0, 0, false, 1));

fn cols(report: &Report<'_>) -> Vec<Col> {
    let mut cols = vec![
        col("Tiltag-ID", Style::Id, 11),
        col("Tiltag", Style::Wrapped, 36),
        col("Investering, kr.", Style::Kroner, 12),
        col("Varig gevinst pr. år, kr.", Style::Kroner, 12),
        col("Varig udgift pr. år, kr.", Style::Kroner, 12),
        col("Varig netto pr. år, kr.", Style::Kroner, 12),
        col("Nutidsværdi, kr.", Style::Kroner, 13),
        col("Tilbagebetaling, år", Style::Text, 15),
        col("Intern rente, %", Style::Text, 11),
        col("Gevinst pr. krone", Style::Number, 10),
    ];
    cols.extend(
        (report.programme.budget_year..).take(HORIZON).map(|year| col(format!("Netto {year}, kr."), Style::Kroner, 12)),
    );
    cols
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols(report));
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    grid.sheet.heights.insert(HEADER_ROW, 48);
    for (year, column) in (0_u16..).zip(FIRST_YEAR..).take(HORIZON) {
        grid.put(NUMBER_ROW, column, Ink::number(Decimal::from(year), Style::Small));
    }
    let initiatives = &report.register.initiatives;
    let mut all = Flows::none();
    for (index, owned) in initiatives.iter().enumerate() {
        let flows = report.register.flows(&owned.of.id, report.programme.budget_year);
        let row = nth(HEADER_ROW + 1, index);
        let names = [Ink::text(owned.of.id.as_str(), Style::Id), wrapped(owned.of.title.clone())];
        grid.row(row, cells(report, names, &flows, row));
        all = all.plus(&flows);
    }
    let total = nth(HEADER_ROW + 1, initiatives.len());
    let names = [text("PROGRAM"), text(report.programme.name.clone())];
    grid.row(total, cells(report, names, &all, total).into_iter().map(|ink| ink.toned(Tone::Total)).collect());
    notes(report, &mut grid, total + 2);
    grid.freeze(HEADER_ROW, 2);
    if initiatives.len() < ON_ONE_PAGE {
        grid.sheet.page.repeat = None;
    }
    grid.sheet.page.repeat_columns = Some((0, 1));
    grid.sheet.page.column_breaks = vec![FIRST_YEAR];
    super::sensitivity::draw(report, &mut grid, total + 8);
    super::costs::draw(report, &mut grid);
    grid.done()
}

/// The row below the net flows, their notes and the table of what is most sensitive.
pub(super) fn end(report: &Report<'_>) -> u32 {
    nth(HEADER_ROW + 1, report.register.initiatives.len()) + 8 + super::sensitivity::ROWS
}

/// Initiatives that a page holds beside the sheet's title.
const ON_ONE_PAGE: usize = 18;

fn cells(report: &Report<'_>, names: [Ink; 2], flows: &Flows, row: u32) -> Vec<Ink> {
    let (rate, net) = (report.programme.discount_rate, flows.net());
    let kroner = |value: Decimal| Ink::number(value, Style::Kroner);
    let last_year = FIRST_YEAR + u16::try_from(HORIZON).unwrap_or_default() - 1;
    let area = |row: u32| format!("{}:{}", At::new(row, FIRST_YEAR), At::new(row, last_year));
    let numbers = format!("${}:${}", At::new(NUMBER_ROW, FIRST_YEAR), At::new(NUMBER_ROW, last_year));
    let mut cells = Vec::from(names);
    cells.extend([
        kroner(flows.investment),
        kroner(flows.lasting_gain),
        kroner(flows.lasting_cost),
        Ink::formula(
            format!("{}-{}", At::new(row, 3), At::new(row, 4)),
            Cached::Number(flows.lasting_gain - flows.lasting_cost),
            Style::Kroner,
        ),
        Ink::formula(
            format!("SUMPRODUCT({}/(1+P_rente)^{numbers})", area(row)),
            present_value(&net, rate).map_or_else(|| Cached::Text(String::new()), Cached::Number),
            Style::Kroner,
        ),
        paid_back(&net),
        internal(&net),
        number(
            benefit_cost_ratio(&flows.gains, &flows.costs, rate).map(|ratio| crate::units::round(ratio, 2)),
            Style::Number,
        ),
    ]);
    cells.extend(net.into_iter().map(kroner));
    cells
}

fn paid_back(net: &[Decimal]) -> Ink {
    match payback(net) {
        Payback::AtOnce => text("straks"),
        Payback::Years(years) => Ink::number(crate::units::round(years, 1), Style::Number),
        Payback::Never => wrapped("ikke inden for 10 år"),
    }
}

fn internal(net: &[Decimal]) -> Ink {
    internal_rate(net).map_or_else(|_| blank(), |rate| Ink::number(rate.0, Style::Share))
}

/// What the figures rest on, and how uncertain the yearly effect is.
fn notes(report: &Report<'_>, grid: &mut Grid, first: u32) {
    let programme = report.programme;
    let rate = crate::danish::show::share_fine(programme.discount_rate);
    let lines = [
        "Et bortfaldet tiltag giver intet i budgetårene. Dets udgifter er med, som centret har skrevet dem.".to_owned(),
        format!(
            "År 0 er budgetåret {}. Varige gevinster og udgifter er forlænget til 10 år. Diskonteringsrente {rate}.",
            programme.budget_year
        ),
        "Gevinsten er råderum og undgåede udgifter minus ulemper. Frigjort tid er ikke regnet med.".to_owned(),
        "Intern rente er tom, når strømmen ikke skifter fortegn. Tilbagebetaling regnes fra starten af år 0."
            .to_owned(),
        uncertainty(report),
    ];
    for (index, line) in lines.into_iter().enumerate() {
        grid.put(nth(first, index), 0, Ink::text(line, Style::Small));
    }
}

/// The yearly effect of the benefits that have a range, in closed form.
fn uncertainty(report: &Report<'_>) -> String {
    let kroner = |value: Decimal| crate::danish::show::amount(crate::units::Kroner(value));
    let ranges: Vec<Range> = report
        .register
        .budget_benefits
        .iter()
        .filter_map(|owned| {
            let (least, most) = owned.of.what.range?;
            let range = Range { min: least.0, likely: owned.of.what.yearly.0, max: most.0 };
            super::sensitivity::is_uncertain(report, owned).then_some(range)
        })
        .collect();
    let estimate = range::sum(&ranges, CORRELATION).filter(|_| !ranges.is_empty());
    match estimate.and_then(|estimate| Some((estimate.mean, estimate.interval()?))) {
        Some((mean, (low, high))) => format!(
            "{} gevinster har et spænd. Deres årlige virkning er i gennemsnit {}, og med 80 % sandsynlighed mellem {} og {} (PERT, korrelation 0,3).",
            ranges.len(),
            kroner(mean),
            kroner(low),
            kroner(high)
        ),
        None => "Ingen gevinster har både Mindst og Mest, så usikkerheden kan ikke vises.".to_owned(),
    }
}
