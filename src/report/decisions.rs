//! **Beslutninger.** What must be decided now: generated, each with who answers, where it stands, and the figure behind it.
use super::{
    Page, Report,
    grid::{Col, Grid, HEADER_ROW, col, nth, number, text, wrapped},
};
use crate::{
    danish::show,
    register::Status,
    schema::business_case::{assumptions::Standing, initiatives::Phase},
    units::{Decimal, Kroner},
    xlsx::{Content, Ink, Sheet, Style},
};

/// Something to decide.
pub(super) struct Decision {
    pub what: String,
    pub why: String,
    pub owner: String,
    pub amount: Option<Decimal>,
    pub sheet: &'static str,
}

/// Everything to decide, the most pressing first.
pub(super) fn decisions(report: &Report<'_>) -> Vec<Decision> {
    let mut all = controls(report);
    all.extend(red(report));
    all.extend(fallen(report));
    all.extend(broken(report));
    all.extend(transfers(report));
    all.extend(missing(report));
    all
}

fn controls(report: &Report<'_>) -> Vec<Decision> {
    let red = report.controls.iter().filter(|checked| !checked.agrees());
    red.map(|checked| Decision {
        what: format!("Stop for brug af tallene: afstemning {} stemmer ikke", checked.control.code),
        why: checked.control.title.to_owned(),
        owner: report.programme.manager.clone(),
        amount: checked.lines.iter().map(crate::controls::Line::difference).find(|difference| !difference.is_zero()),
        sheet: "Afstemning",
    })
    .collect()
}

/// Red initiatives whose gap is not small change.
fn red(report: &Report<'_>) -> Vec<Decision> {
    let least = report.programme.materiality.0 / Decimal::from(4);
    let ranked = super::initiatives::ranked(report);
    let large = ranked.iter().filter(|ranked| ranked.status == Status::Red && ranked.at_risk >= least);
    large
        .map(|ranked| {
            let of = &ranked.owned.of;
            let head = report.programme.centre(&ranked.owned.centre).map_or("", |centre| &centre.head);
            Decision {
                what: format!("Plan for {} {}", of.id, of.title),
                why: format!("{} af det lovede er ikke bevist.", show::amount(Kroner(ranked.at_risk))),
                owner: format!("{head} (ansvarlig: {})", of.owner),
                amount: Some(ranked.at_risk),
                sheet: "Tiltag",
            }
        })
        .collect()
}

/// Initiatives that are postponed or dropped while the target still counts on them.
fn fallen(report: &Report<'_>) -> Vec<Decision> {
    let frame = report.frame_without_target();
    let fallen = report.register.initiatives.iter();
    let fallen = fallen.filter(|owned| matches!(owned.of.phase, Phase::Postponed | Phase::Dropped));
    fallen
        .filter_map(|owned| {
            let slice = report.slice().of_initiative(&owned.centre, &owned.of.id);
            let plan = crate::measures::HEADROOM_PLAN_YEAR.of(&slice, &frame).filter(|plan| !plan.is_zero())?;
            let phase = if owned.of.phase == Phase::Dropped { "bortfaldet" } else { "udskudt" };
            Some(Decision {
                what: format!("Erstatning for {} {}", owned.of.id, owned.of.title),
                why: format!("Tiltaget er {phase}, men planen har {} med i år.", show::amount(Kroner(plan))),
                owner: report.programme.centre(&owned.centre).map_or_else(String::new, |centre| centre.head.clone()),
                amount: Some(plan),
                sheet: "Tiltag",
            })
        })
        .collect()
}

fn broken(report: &Report<'_>) -> Vec<Decision> {
    let assumptions = super::threats::assumptions(report);
    let broken = assumptions.iter().filter(|owned| owned.of.standing == Standing::Broken && owned.of.critical);
    broken
        .map(|owned| Decision {
            what: format!("Ny plan for {}: en kritisk forudsætning er brudt", owned.of.initiative),
            why: owned.of.text.clone(),
            owner: report.programme.centre(&owned.centre).map_or_else(String::new, |centre| centre.head.clone()),
            amount: None,
            sheet: "Forudsætninger og risici",
        })
        .collect()
}

fn transfers(report: &Report<'_>) -> Option<Decision> {
    let lines = report.register.transfers(report.programme.budget_year);
    let moved: Decimal = lines.iter().filter(|line| line.is_counter).map(|line| line.years[0]).sum();
    (!lines.is_empty()).then(|| Decision {
        what: "Budgetomplacering af det bogførte råderum".to_owned(),
        why: format!("{} flyttes i budgetåret fra centrene til en pulje.", show::amount(Kroner(moved))),
        owner: report.programme.manager.clone(),
        amount: Some(moved),
        sheet: "Råderum",
    })
}

fn missing(report: &Report<'_>) -> Vec<Decision> {
    let missing = super::deliveries::missing(report);
    missing
        .iter()
        .map(|centre| Decision {
            what: format!("Aflevering fra {}", centre.name),
            why: "Centret har ikke afleveret for perioden.".to_owned(),
            owner: centre.head.clone(),
            amount: None,
            sheet: "Aflevering",
        })
        .collect()
}

fn cols() -> [Col; 6] {
    [
        col("Nr.", Style::Count, 6),
        col("Hvad skal besluttes", Style::Wrapped, 56),
        col("Hvorfor", Style::Wrapped, 60),
        col("Hvem svarer for det", Style::Wrapped, 36),
        col("Beløb, kr.", Style::Kroner, 15),
        col("Se arket", Style::Link, 24),
    ]
}

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    grid.headers(HEADER_ROW, &cols);
    let decisions = decisions(report);
    if decisions.is_empty() {
        grid.put(HEADER_ROW + 1, 1, text("Intet skal besluttes nu."));
    }
    for (index, decision) in decisions.into_iter().enumerate() {
        let target = format!("#'{}'!A1", decision.sheet);
        let cells = vec![
            Ink::number(Decimal::from(index + 1), Style::Count),
            wrapped(decision.what),
            wrapped(decision.why),
            wrapped(decision.owner),
            number(decision.amount, Style::Kroner),
            Ink::new(Content::Link { target, text: decision.sheet.to_owned() }, Style::Link),
        ];
        grid.row(nth(HEADER_ROW + 1, index), cells);
    }
    grid.freeze(HEADER_ROW, 0);
    grid.done()
}
