//! **Overblik.** Do we reach the target, and what is proven? One page for management.
use super::{
    Page, centres, check_sums, deliveries, freed_time, headroom, highlights, leading_centres, leading_initiatives,
    messages,
};
use crate::{
    controls::Checked,
    danish::{
        show,
        words::{list, plural},
    },
    findings::Severity,
    measures::{
        COVERAGE, HEADROOM_BASELINE, HEADROOM_BOOKED, HEADROOM_COURSE, HEADROOM_COURSE_LOW, HEADROOM_DOCUMENTED,
        HEADROOM_FORECAST, HEADROOM_PLAN, HEADROOM_REPORTED, HEADROOM_UNPROVEN, HOURS_DOCUMENTED, Measure,
        TARGET_HEADROOM,
    },
    report::{
        Report,
        grid::Grid,
        lights::{Matter, Question},
        live, sentence,
    },
    units::{Decimal, Share},
    xlsx::{Area, At, Chart, ChartKind, Column, Content, Ink, SeriesInk, Style, Tone},
};

pub(super) static PAGE: Page =
    Page { name: "Overblik", question: "Når vi målet, og hvad er bevist?", has_amounts: true, draw };

/// The columns of the page: one per figure at the top. The third has room for what is to be decided.
const COLUMNS: [u16; 5] = [36, 32, 68, 24, 28];
/// The column where the right half begins.
pub(super) const RIGHT: u16 = 2;

/// A figure at the top: what it is, how sure it is, and its unit.
struct Headline {
    measure: &'static Measure,
    label: &'static str,
    under: &'static str,
    /// Whether it is a figure of what was reported, beside which stands how much that is of what is owed.
    covered: bool,
    style: Style,
    /// The sheet that shows where it comes from.
    page: &'static Page,
}

static HEADLINES: [Headline; 4] = [
    Headline {
        measure: &HEADROOM_BOOKED,
        label: "Råderum, bogført",
        under: "kr. år til dato",
        covered: true,
        style: Style::BigKroner,
        page: &leading_centres::PAGE,
    },
    Headline {
        measure: &HEADROOM_FORECAST,
        label: "Råderum, prognose",
        under: "kr. hele året, prognosens høje ende",
        covered: false,
        style: Style::BigKroner,
        page: &leading_centres::PAGE,
    },
    Headline {
        measure: &HOURS_DOCUMENTED,
        label: "Frigjort tid, dokumenteret",
        under: "timer år til dato",
        covered: true,
        style: Style::BigHours,
        page: &freed_time::PAGE,
    },
    Headline {
        measure: &HEADROOM_UNPROVEN,
        label: "Mangler dokumentation",
        under: "kr. indberettet år til dato",
        covered: false,
        style: Style::BigKroner,
        page: &headroom::PAGE,
    },
];

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    let period = show::month(report.period());
    grid.sheet.columns = COLUMNS.map(|width| Column { width, style: Style::Text, tone: Tone::Plain }).to_vec();
    grid.put(0, 0, Ink::text(format!("{} · {period}", report.programme.name), Style::Title));
    let mut row = 1;
    let [goal, net, proven, unproven, red, carriers] = sentence::sentences(report);
    // The page is as wide as 180 letters of this size, and the longest first sentence nearly is.
    for (sentence, tone) in [
        (goal, Tone::Strong),
        (net, Tone::Plain),
        (proven, Tone::Plain),
        (format!("{unproven} {red} {carriers}"), Tone::Plain),
    ] {
        grid.put(row, 0, Ink::text(sentence.trim_end(), Style::Lead).toned(tone));
        row += 1;
    }
    grid.put(row, 0, warning(report));
    row = figures(report, &mut grid, row + 1);
    row = lights(report, &mut grid, row);
    // Two halves side by side; both begin with a picture.
    let left = grid.chart(leading_centres::chart(report, At::new(row + 1, 0), (475, 280)));
    let right = grid.chart(course(report, At::new(row + 1, RIGHT)));
    let left = highlights::gained(report, &mut grid, left + 1);
    let right = highlights::draw(report, &mut grid, right + 1);
    let end = grid.notes(left.max(right), notes(report));
    grid.one_page(end, u16::try_from(COLUMNS.len()).expect("a page has few columns"));
    grid
}

/// Late centres that are named.
const NAMED: usize = 3;

/// A control that does not agree is the first thing to know; otherwise what the figures rest on.
fn warning(report: &Report<'_>) -> Ink {
    let red = report.controls.iter().filter(|checked| !checked.agrees());
    let red: Vec<&str> = red.map(|checked: &Checked| checked.control.code).collect();
    if !red.is_empty() {
        let warning = format!(
            "Afstemningen stemmer ikke ({}). Brug ikke tallene, før det er undersøgt: se arket {}.",
            list(&red),
            check_sums::PAGE.name
        );
        return Ink::text(warning, Style::Text).toned(Tone::Bad);
    }
    let active = report.programme.centres.iter().filter(|centre| centre.is_active(report.period())).count();
    let missing = deliveries::missing(report).len();
    let wrong = report.found.iter().filter(|finding| finding.rule.severity == Severity::Error).count();
    let wrong = if wrong == 0 { "Ingen fejl".to_owned() } else { plural(wrong, "fejl", "fejl") };
    let codes: Vec<&str> = deliveries::missing(report).iter().map(|centre| centre.code.as_str()).collect();
    // Whose figures are old is named, as far as the line has room.
    let named = if (1..=NAMED).contains(&codes.len()) { format!(" ({} mangler)", list(&codes)) } else { String::new() };
    let coverage = deliveries::coverage(report).map_or_else(String::new, |(.., told)| format!(" {told}"));
    let basis = format!(
        "{} af {} har afleveret{named}.{coverage} {wrong} venter på rettelse.{} Alle afstemninger stemmer.{}",
        active - missing,
        plural(active, "center", "centre"),
        waiting(report),
        since(report)
    );
    Ink::text(basis, Style::Text)
}

/// How many figures wait for a confirmation, and are in no other figure on the page.
fn waiting(report: &Report<'_>) -> String {
    match report.register.waiting().count() {
        0 => String::new(),
        many => format!(" {} afventer bekræftelse og tæller ikke med.", plural(many, "tal", "tal")),
    }
}

/// What somebody has changed since the accepted period.
fn since(report: &Report<'_>) -> String {
    let Some(changes) = report.changes else { return String::new() };
    match changes.listed.len() {
        0 => format!(" Intet er ændret siden {}.", changes.since),
        many => format!(" {} siden {}.", plural(many, "ændring", "ændringer"), changes.since),
    }
}

/// The figures at the top, each over a link to the sheet it comes from; gives the next free row.
fn figures(report: &Report<'_>, grid: &mut Grid, row: u32) -> u32 {
    for (col, headline) in (0..).zip(&HEADLINES) {
        let figure = live::programme(report, headline.measure, headline.style);
        let covered = headline.covered.then(|| report.figure(&COVERAGE)).flatten();
        let covered = covered.map_or_else(String::new, |share| format!(" · dækning {}", show::share(Share(share))));
        let under = format!("{}{covered}", headline.under);
        headline_figure(grid, At::new(row, col), headline.label, figure, (headline.page, under));
    }
    let ranked = report.ranked();
    let troubled = ranked.iter().filter(|ranked| ranked.gap.word.is_trouble()).count();
    let figure = Ink::new(Content::Number(Decimal::from(troubled)), Style::BigKroner);
    let under = format!("af {}", plural(ranked.len(), "tiltag", "tiltag"));
    let after = u16::try_from(HEADLINES.len()).expect("a page has few figures at its top");
    headline_figure(
        grid,
        At::new(row, after),
        "Tiltag, der ikke er i orden",
        figure,
        (&leading_initiatives::PAGE, under),
    );
    grid.sheet.heights.insert(row + 1, 34);
    row + 3
}

/// Three lights for money and three for time, in words; gives the next free row.
fn lights(report: &Report<'_>, grid: &mut Grid, row: u32) -> u32 {
    for (col, label) in (1..).zip(["Mål", "Levering", "Bevis"]) {
        grid.put(row, col, Ink::text(label, Style::Label));
    }
    for (line, (matter, label)) in (1..).zip([(Matter::Headroom, "Råderum"), (Matter::Time, "Frigjort tid")]) {
        grid.put(row + line, 0, Ink::text(label, Style::Label));
        for (col, question) in (1..).zip([Question::Goal, Question::Delivery, Question::Proof]) {
            grid.put(row + line, col, centres::shown_light(report, None, matter, question));
        }
        let told = format!("{label}: {}{}", sentence::judged_by(report, matter), sentence::gap(report, matter));
        grid.put(row + 2 + line, 0, Ink::text(told, Style::Small));
    }
    grid.colour_words(Area { first: At::new(row + 1, 1), last: At::new(row + 2, 3) });
    row + 5
}

fn headline_figure(grid: &mut Grid, at: At, label: &str, figure: Ink, (page, under): (&Page, String)) {
    grid.put(at.row, at.col, Ink::text(label, Style::Label));
    grid.put(at.row + 1, at.col, figure);
    grid.put(at.row + 2, at.col, Ink::new(page.link(under), Style::Link));
}

/// The S-curve: what has come in by the end of each month.
fn course(report: &Report<'_>, at: At) -> Chart {
    let months = headroom::layout(report).months;
    let series = |measure: &Measure, name: &str, tone: Tone, dashed: bool| SeriesInk {
        dashed,
        ..months.series(name, headroom::course(&months, measure), tone)
    };
    // A target that is blank would be drawn as zero.
    let has_target = report.figure(&TARGET_HEADROOM).is_some();
    let baseline = report.has_baseline().then(|| series(&HEADROOM_BASELINE, "Baseline", Tone::Muted, true));
    let target = has_target.then(|| series(&TARGET_HEADROOM, "Måltal, hele året", Tone::Target, false));
    Chart {
        kind: ChartKind::Lines,
        at,
        size: (846, 140),
        title: messages::title(
            messages::goal(report),
            &format!("Råderum i {}, akkumuleret, {}", report.period().year(), messages::thousands(report)),
        ),
        alt: format!("Kurver over årets måneder. {}", sentence::headline(report)),
        value_axis: String::new(),
        value_style: Style::Thousands,
        series: [
            series(&HEADROOM_PLAN, "Plan", Tone::Plan, false),
            series(&HEADROOM_COURSE, "Prognose, som ventet", Tone::Forecast, true),
            series(&HEADROOM_COURSE_LOW, "Prognose, nuværende tempo", Tone::Forecast, true),
            series(&HEADROOM_REPORTED, "Indberettet", Tone::Reported, false),
            series(&HEADROOM_DOCUMENTED, "Dokumenteret", Tone::Documented, false),
            series(&HEADROOM_BOOKED, "Bogført", Tone::Booked, false),
        ]
        .into_iter()
        .chain(baseline)
        .chain(target)
        .collect(),
    }
}

/// What the codes and words of the page mean.
fn notes(report: &Report<'_>) -> [String; 2] {
    [
        format!("{} {}", report.reservation(), codes(report)),
        "Indberettet: oplyst af centret, endnu ikke dokumenteret. Dokumenteret: målt, eller hentet i et system. Bogført: står i regnskabet med bilag. Frigjort tid er ikke råderum.".to_owned(),
    ]
}

/// What the codes in the charts stand for, where a line has room for it.
fn codes(report: &Report<'_>) -> String {
    const ROOM: usize = 140;
    let all: Vec<String> =
        report.programme.centres.iter().map(|centre| format!("{} {}", centre.code, centre.name)).collect();
    let line = all.join(" · ");
    if line.chars().count() <= ROOM {
        line
    } else {
        format!("Centrenes navne står på arket {}.", leading_centres::PAGE.name)
    }
}
