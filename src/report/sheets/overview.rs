//! **Overblik.** Do we reach the target, and what is proven? One page for management.
use super::{Page, decisions, headroom, initiatives, ladder::Ladder, quality};
use crate::{
    controls::Checked,
    danish::words::plural,
    findings::Severity,
    measures::{
        HEADROOM_BASELINE, HEADROOM_BOOKED, HEADROOM_COURSE, HEADROOM_DOCUMENTED, HEADROOM_DOCUMENTED_ONLY,
        HEADROOM_EXPECTED, HEADROOM_FORECAST, HEADROOM_PLAN, HEADROOM_REPORTED, HEADROOM_UNPROVEN, HOURS_DOCUMENTED,
        Measure, TARGET_HEADROOM,
    },
    register::Status,
    report::{
        Report,
        grid::{Grid, nth, number, wrapped},
        live, sentence,
    },
    units::{Decimal, Hours},
    xlsx::{Area, At, Cached, Chart, ChartKind, Column, Content, Ink, SeriesInk, Sheet, Style, Tone},
};

/// The columns of the page: one per figure at the top.
const COLUMNS: u16 = 5;
const WIDTH: u16 = 46;
const FIGURES_ROW: u32 = 7;
const CHARTS_ROW: u32 = 11;
/// Where the lower half begins: the ladder on the left, words on the right.
const LOWER_ROW: u32 = 29;
const RIGHT: u16 = 2;
/// Decisions named on the page.
const SHOWN: usize = 3;

/// A figure at the top: what it is, how sure it is, and its unit.
struct Headline {
    measure: &'static Measure,
    label: &'static str,
    under: &'static str,
    style: Style,
    /// The sheet that shows where it comes from.
    sheet: &'static str,
}

static HEADLINES: [Headline; 4] = [
    Headline {
        measure: &HEADROOM_BOOKED,
        label: "Råderum, bogført",
        under: "kr. år til dato",
        style: Style::BigKroner,
        sheet: "Centre",
    },
    Headline {
        measure: &HEADROOM_FORECAST,
        label: "Råderum, prognose",
        under: "kr. hele året, på det indberettede",
        style: Style::BigKroner,
        sheet: "Centre",
    },
    Headline {
        measure: &HOURS_DOCUMENTED,
        label: "Frigjort tid, dokumenteret",
        under: "timer år til dato",
        style: Style::BigHours,
        sheet: "Frigjort tid",
    },
    Headline {
        measure: &HEADROOM_UNPROVEN,
        label: "Mangler dokumentation",
        under: "kr. indberettet råderum år til dato",
        style: Style::BigKroner,
        sheet: "Råderum",
    },
];

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let mut grid = Grid::new(report, page);
    let programme = report.programme;
    let period = crate::danish::show::month(report.period());
    grid.sheet.columns = vec![Column { width: WIDTH, style: Style::Text, tone: Tone::Plain }; usize::from(COLUMNS)];
    grid.put(0, 0, Ink::text(format!("{} · {period}", programme.name), Style::Title));
    for (row, sentence) in (1..).zip(sentence::sentences(report)) {
        grid.put(row, 0, Ink::text(sentence, Style::Lead));
    }
    grid.put(5, 0, warning(report));
    figures(report, &mut grid);
    grid.sheet.charts.extend([targets(report), course(report), ladder(report)]);
    gaps(report, &mut grid);
    decided(report, &mut grid);
    gained(report, &mut grid);
    ladder_note(report, &mut grid, LOWER_ROW + 18);
    grid.sheet.page.tall = 1;
    grid.done()
}

/// A control that does not agree is the first thing to know; otherwise what the figures rest on.
fn warning(report: &Report<'_>) -> Ink {
    let red: Vec<&str> = report
        .controls
        .iter()
        .filter(|checked| !checked.agrees())
        .map(|checked: &Checked| checked.control.code)
        .collect();
    if !red.is_empty() {
        let codes = crate::danish::words::list(&red);
        let said = format!(
            "Afstemningen stemmer ikke ({codes}). Brug ikke tallene, før det er undersøgt: se arket Afstemning."
        );
        return Ink::text(said, Style::Text).toned(Tone::Bad);
    }
    let active = report.programme.centres.iter().filter(|centre| centre.is_active(report.period())).count();
    let missing = super::deliveries::missing(report).len();
    let wrong = report.found.iter().filter(|finding| finding.rule.severity == Severity::Error).count();
    let wrong = if wrong == 0 { "Ingen fejl".to_owned() } else { plural(wrong, "fejl", "fejl") };
    let said = format!(
        "{} af {} har afleveret. {wrong} venter på rettelse. Alle afstemninger stemmer.{}",
        active - missing,
        plural(active, "center", "centre"),
        since(report)
    );
    Ink::text(said, Style::Heading)
}

/// What somebody has changed since the accepted period.
fn since(report: &Report<'_>) -> String {
    let Some(changes) = report.changes else { return String::new() };
    match changes.listed.len() {
        0 => format!(" Intet er ændret i det, der blev godkendt ({}).", changes.since),
        many => format!(" {} i det, der blev godkendt ({}).", plural(many, "ændring", "ændringer"), changes.since),
    }
}

fn figures(report: &Report<'_>, grid: &mut Grid) {
    for (index, headline) in (0..).zip(&HEADLINES) {
        let col = index;
        grid.put(FIGURES_ROW, col, Ink::text(headline.label, Style::Label));
        grid.put(FIGURES_ROW + 1, col, live::programme(report, headline.measure, headline.style));
        grid.put(FIGURES_ROW + 2, col, sheet_link(headline.sheet, headline.under));
    }
    red_initiatives(report, grid);
    grid.sheet.heights.insert(FIGURES_ROW + 1, 34);
}

/// The fifth figure: counted on the sheet Tiltag.
fn red_initiatives(report: &Report<'_>, grid: &mut Grid) {
    let ranked = initiatives::ranked(report);
    let red = ranked.iter().filter(|ranked| ranked.status == Status::Red).count();
    let formula = "COUNTIF(Tiltag!F6:F10005,\"Rød\")";
    let col = COLUMNS - 1;
    grid.put(FIGURES_ROW, col, Ink::text("Røde tiltag", Style::Label));
    grid.put(FIGURES_ROW + 1, col, Ink::formula(formula, Cached::Number(Decimal::from(red)), Style::BigKroner));
    grid.put(FIGURES_ROW + 2, col, sheet_link("Tiltag", format!("af {}", plural(ranked.len(), "tiltag", "tiltag"))));
}

/// A text that leads to a sheet.
fn sheet_link(sheet: &str, text: impl Into<String>) -> Ink {
    Ink::new(Content::Link { target: format!("#'{sheet}'!A1"), text: text.into() }, Style::Link)
}

/// A series of the claim ladder's table on the sheet Råderum.
fn of_centres(report: &Report<'_>, measure: &Measure, name: &str, tone: Tone, dashed: bool) -> SeriesInk {
    let (categories, values) = headroom::ladder().areas(report, measure);
    SeriesInk { name: name.to_owned(), sheet: "Råderum".to_owned(), categories, values, tone, dashed }
}

/// Target against forecast, plan and booked, centre by centre; the chart below it tells the steps of proof.
fn targets(report: &Report<'_>) -> Chart {
    let series = |measure: &Measure, name: &str, tone: Tone| of_centres(report, measure, name, tone, false);
    Chart {
        kind: ChartKind::Bars,
        at: At::new(CHARTS_ROW, 0),
        size: (640, 330),
        title: format!("Råderum: måltal, prognose, plan og bogført pr. center{}", Ladder::reservation(report)),
        alt: format!("Søjler pr. center. {}", sentence::headline(report)),
        value_axis: "kr.".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series(&TARGET_HEADROOM, "Måltal, hele året", Tone::Target),
            series(&HEADROOM_FORECAST, "Prognose, hele året", Tone::Forecast),
            series(&HEADROOM_PLAN, "Plan, år til dato", Tone::Plan),
            series(&HEADROOM_BOOKED, "Bogført, år til dato", Tone::Booked),
        ],
    }
}

/// The S-curve: what has come in by the end of each month.
fn course(report: &Report<'_>) -> Chart {
    let (first, last) = headroom::MONTH_ROWS;
    let categories = Area { first: At::new(first, 0), last: At::new(last, 0) };
    let series = |measure: &Measure, name: &str, tone: Tone, dashed: bool| SeriesInk {
        name: name.to_owned(),
        sheet: "Råderum".to_owned(),
        categories,
        values: headroom::course(measure),
        tone,
        dashed,
    };
    // A target that is blank would be drawn as zero.
    let has_target = report.figure(&TARGET_HEADROOM).is_some();
    let target = has_target.then(|| series(&TARGET_HEADROOM, "Måltal, hele året", Tone::Target, false));
    Chart {
        kind: ChartKind::Lines,
        at: At::new(CHARTS_ROW, 2),
        size: (975, 330),
        title: format!("Råderum måned for måned i {}, opsamlet", report.period().year()),
        alt: format!("Kurver over årets måneder. {}", sentence::headline(report)),
        value_axis: "kr.".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series(&HEADROOM_BASELINE, "Baseline", Tone::Muted, true),
            series(&HEADROOM_PLAN, "Plan", Tone::Plan, false),
            series(&HEADROOM_COURSE, "Prognose", Tone::Forecast, true),
            series(&HEADROOM_REPORTED, "Indberettet", Tone::Reported, false),
            series(&HEADROOM_DOCUMENTED, "Dokumenteret", Tone::Documented, false),
            series(&HEADROOM_BOOKED, "Bogført", Tone::Booked, false),
        ]
        .into_iter()
        .chain(target)
        .collect(),
    }
}

/// The claim ladder: how much of each centre's headroom stands on which step.
fn ladder(report: &Report<'_>) -> Chart {
    let series =
        |measure: &Measure, name: &str, tone: Tone, dashed: bool| of_centres(report, measure, name, tone, dashed);
    Chart {
        kind: ChartKind::StackedBars,
        at: At::new(LOWER_ROW, 0),
        size: (640, 330),
        title: format!("Hvor sikkert er råderummet?{}", Ladder::reservation(report)),
        alt: "Søjler pr. center, delt efter bogført, kun dokumenteret, kun indberettet og forventet.".to_owned(),
        value_axis: "kr.".to_owned(),
        value_style: Style::Kroner,
        series: vec![
            series(&HEADROOM_BOOKED, "Bogført", Tone::Booked, false),
            series(&HEADROOM_DOCUMENTED_ONLY, "Kun dokumenteret", Tone::Documented, false),
            series(&HEADROOM_UNPROVEN, "Kun indberettet", Tone::Reported, false),
            series(&HEADROOM_EXPECTED, "Forventet resten af året", Tone::Forecast, true),
        ],
    }
}

/// The largest promises that are not booked, and who answers for them.
fn gaps(report: &Report<'_>, grid: &mut Grid) {
    grid.put(LOWER_ROW, RIGHT, Ink::text("Lovet råderum, der ikke er bogført: de største", Style::Heading));
    headers(grid, LOWER_ROW + 1, ["Tiltag", "Ikke bogført (kr.)", "Hvem svarer for det"]);
    let ranked = initiatives::ranked(report);
    let missing = |ranked: &&initiatives::Ranked<'_>| ranked.at_risk > Decimal::ZERO;
    for (index, ranked) in ranked.iter().filter(missing).take(3).enumerate() {
        let row = nth(LOWER_ROW + 2, index);
        let of = &ranked.owned.of;
        let source = nth(crate::report::grid::HEADER_ROW + 1, index) + 1;
        let head = report.programme.centre(&ranked.owned.centre).map_or("", |centre| &centre.head);
        let leads = Content::Link { target: format!("#'Tiltag'!A{source}"), text: format!("{} {}", of.id, of.title) };
        grid.put(row, RIGHT, Ink::new(leads, Style::Link));
        grid.put(
            row,
            RIGHT + 1,
            Ink::formula(format!("Tiltag!G{source}"), Cached::Number(ranked.at_risk), Style::Kroner),
        );
        grid.put(row, RIGHT + 2, wrapped(format!("{head} ({})", of.owner)));
    }
    if let Some(most) = ranked.iter().max_by_key(|ranked| ranked.hours).filter(|most| most.hours > Decimal::ZERO) {
        let hours = crate::danish::show::hours(Hours(most.hours));
        let said = format!("Mest tid mangler måling: {} ({hours} timer lovet, ikke dokumenteret).", most.owned.of.id);
        grid.put(LOWER_ROW + 5, RIGHT, Ink::text(said, Style::Small));
    }
}

fn headers(grid: &mut Grid, row: u32, headers: [&str; 3]) {
    for (col, header) in (RIGHT..).zip(headers) {
        grid.put(row, col, Ink::text(header, Style::Header).toned(Tone::Required));
    }
}

/// What must be decided; the sheet Beslutninger has all of it.
fn decided(report: &Report<'_>, grid: &mut Grid) {
    let all = decisions::decisions(report);
    let first = LOWER_ROW + 7;
    grid.put(first, RIGHT, Ink::text("Skal besluttes nu", Style::Heading));
    if all.is_empty() {
        grid.put(first + 1, RIGHT, Ink::text("Intet.", Style::Text));
        return;
    }
    headers(grid, first + 1, ["Beslutning", "Beløb (kr.)", "Hvem svarer for det"]);
    for (index, decision) in all.iter().take(SHOWN).enumerate() {
        let row = nth(first + 2, index);
        grid.put(row, RIGHT, wrapped(decision.what.clone()));
        grid.put(row, RIGHT + 1, number(decision.amount, Style::Kroner));
        grid.put(row, RIGHT + 2, wrapped(decision.owner.clone()));
    }
    if all.len() > SHOWN {
        let rest = format!("… og {} mere på arket Beslutninger.", all.len() - SHOWN);
        grid.put(nth(first + 2, SHOWN), RIGHT, Ink::text(rest, Style::Small));
    }
}

/// What is gained that is neither money nor time.
fn gained(report: &Report<'_>, grid: &mut Grid) {
    let all = &report.register.quality_benefits;
    let first = LOWER_ROW + 14;
    grid.put(first, RIGHT, Ink::text("Kvalitet for borgere, medarbejdere og faglighed", Style::Heading));
    let of = |answer: &str| all.iter().filter(|owned| quality::answer(&owned.of) == answer).count();
    let said = format!(
        "{}: {} nået, {} på vej, {} uændret, {} går den forkerte vej, {} endnu ikke målt.",
        plural(all.len(), "kvalitativ gevinst", "kvalitative gevinster"),
        of("Målet er nået"),
        of("På vej"),
        of("Uændret"),
        of("Går den forkerte vej"),
        of("Endnu ikke målt")
    );
    grid.put(first + 1, RIGHT, Ink::text(said, Style::Text));
    let mut told = all.iter().filter(|owned| quality::answer(&owned.of) != "Endnu ikke målt");
    if let Some(example) = told.find_map(|owned| owned.of.example.as_ref()) {
        grid.put(first + 2, RIGHT, Ink::text(format!("»{example}«"), Style::Small));
    }
}

fn ladder_note(report: &Report<'_>, grid: &mut Grid, row: u32) {
    let (codes, reservation) = (codes(report), report.reservation());
    let lines = [
        codes.as_str(),
        reservation.as_str(),
        "Indberettet: centret siger det. Dokumenteret: målt, eller hentet i et system. Bogført: står i regnskabet med bilag. Tallene blandes aldrig.",
        "Råderum er penge, budgettet kan bruge til noget andet. Frigjort tid er ikke råderum, før den er høstet i budgettet.",
    ];
    for (index, line) in lines.into_iter().enumerate() {
        grid.put(nth(row, index), 0, Ink::text(line, Style::Small));
    }
}

/// What the codes in the charts stand for, where a line has room for it.
fn codes(report: &Report<'_>) -> String {
    const ROOM: usize = 220;
    let all: Vec<String> =
        report.programme.centres.iter().map(|centre| format!("{} {}", centre.code, centre.name)).collect();
    let line = all.join(" · ");
    if line.chars().count() <= ROOM { line } else { "Centrenes navne står på arket Centre.".to_owned() }
}
