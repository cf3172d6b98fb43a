//! **Kvalitet.** What citizens, staff and professional quality gained; never squeezed into kroner.
use super::Page;
use crate::{
    register::{Owned, QualityBenefit},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, day, id, number, text, words},
        table::{Col, Rows, TWO_LINES, Table},
    },
    schema::{Choice, business_case::quality_benefits::Direction},
    units::{Date, Decimal, Month, Share, round},
    xlsx::{Ink, Style},
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
        &Column::new("Gevinst-ID", Style::Id, 12, |benefit, _| id(&benefit.id)),
        &Column::new("Gevinst", Style::Wrapped, 17, |benefit, _| words(&benefit.benefit)),
        &Column::new("Modtager", Style::Wrapped, 12, |benefit, _| words(benefit.beneficiary.label())),
        &Column::new("Indikator og enhed", Style::Wrapped, 21, |benefit, _| {
            words(format!("{} ({})", benefit.indicator, benefit.unit))
        }),
        &Column::new("Nulpunkt", Style::Number, 10, |benefit, _| number(benefit.zero)),
        &Column::new("Seneste", Style::Number, 9, |benefit, _| number(benefit.latest.map(|(value, _)| value))),
        &Column::new("Mål", Style::Number, 7, |benefit, _| number(benefit.target)),
        &Column::new("Skal op eller ned; 10 prikker er målet, │ er tiden", Style::Text, 16, |benefit, here| {
            words(benefit.progress().map_or_else(String::new, |share| mark(benefit, share, here.report.period())))
        }),
        &Column::new("Fremdrift (%)", Style::Share, 9, |benefit, _| number(benefit.progress().map(|share| share.0))),
        &Column::new("Status", Style::Wrapped, 12, |benefit, _| words(answer(benefit))),
        &Column::new("Seneste dato", Style::Date, 11, |benefit, _| day(benefit.latest.map(|(_, day)| day))),
        &Column::new("Måldato", Style::Date, 11, |benefit, _| day(benefit.target_on)),
        &Column::new("Gevinstejer", Style::Wrapped, 15, |benefit, _| words(&benefit.owner)),
        &Column::new("Eksempel", Style::Wrapped, 20, |benefit, _| words(benefit.example.clone().unwrap_or_default())),
    ],
};

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let mut benefits: Vec<_> =
        report.register.quality_benefits.iter().map(|Owned { of: benefit, .. }| benefit).collect();
    benefits.sort_by_key(|benefit| (benefit.beneficiary, &benefit.id));
    let placed = TABLE.at(&PAGE, HEADER_ROW, benefits.len());
    placed.draw(&mut grid, report, &benefits);
    if benefits.is_empty() {
        grid.put(placed.first(), 0, text("Ingen kvalitative gevinster er indberettet."));
    }
    let shown = grid.fitting((placed.first(), benefits.len()), 0);
    if shown < benefits.len() {
        let rest = format!("Siden viser {shown} gevinster; {} mere står nedenfor på arket.", benefits.len() - shown);
        grid.put(HEADER_ROW - 1, 0, Ink::text(rest, Style::Small));
        grid.one_page(placed.row(shown), TABLE.width());
    }
    grid.freeze(HEADER_ROW, 2);
    grid
}

/// Steps of the mark from the start to the target.
const STEPS: usize = 10;

/// `ned ●●●●●●●│○○○`: which way it is to go, how far it has come of ten steps, and at the line how much of the time is gone.
fn mark(benefit: &QualityBenefit, share: Share, period: Month) -> String {
    let way = match benefit.direction {
        Direction::Up => "op",
        Direction::Down => "ned",
    };
    let (come, gone) = (steps(share.0), elapsed(benefit, period).map(steps));
    let mut mark = format!("{way} ");
    for step in 0..=STEPS {
        if gone == Some(step) {
            mark.push('│');
        }
        if step < STEPS {
            mark.push(if step < come { '●' } else { '○' });
        }
    }
    mark
}

/// A share as whole steps, never more than there are and never fewer than none.
fn steps(share: Decimal) -> usize {
    let steps = round(share.clamp(Decimal::ZERO, Decimal::ONE) * Decimal::from(STEPS), 0);
    usize::try_from(steps).expect("a share between nothing and all has a whole number of steps")
}

/// The part of the time from the start to the target that is gone at the end of the period; nothing where the target's day is
/// not after the start.
fn elapsed(benefit: &QualityBenefit, period: Month) -> Option<Decimal> {
    let days = |from: Date, to: Date| Decimal::from(to.since(from).map_or(0, |span| span.get_days()));
    let all = days(benefit.zero_on, benefit.target_on);
    (all > Decimal::ZERO).then(|| days(benefit.zero_on, period.last_day()) / all)
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
