//! **Datakvalitet.** Can we trust it? Every finding, folded, with a link to its cell; and how often each rule spoke.
use super::{Page, deliveries, waiting};
use crate::{
    controls::Checked,
    danish::{show, words::plural},
    findings::{Group, Rule, Severity},
    measures::{HEADROOM_MISSING, HOURS_MISSING},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, count, day, link, text, words},
        table::{Col, Placed, Rows, TWO_LINES, Table},
        text::{counted, how, labels, what},
    },
    rules::{
        Waived,
        across::{
            k01_benefit_in_two_files::RULE as K01, k02_over_attributed::RULE as K02, k03_twin_benefits::RULE as K03,
            k04_same_account::RULE as K04,
        },
        logic::{l06_harvested_twice::RULE as L06, l22_doubled_row::RULE as L22, l24_unharvested_time::RULE as L24},
    },
    units::{Decimal, Hours, Kroner},
    xlsx::{Cached, Content, Formula, Function, Ink, Style},
};

pub(super) static PAGE: Page =
    Page { name: "Datakvalitet", question: "Kan vi stole på tallene?", has_amounts: false, draw };

/// The rules that look for something counted twice.
static DOUBLES: [&Rule; 7] = [&K01, &K02, &K03, &K04, &L06, &L22, &L24];

/// The findings, folded.
enum Groups {}

impl Rows for Groups {
    type Row<'a> = &'a Group;
}

type GroupColumn = Col<Groups>;

static WEIGHT: GroupColumn = GroupColumn::new("Alvor", Style::Text, 11, |group, _| words(group.rule.weight()));
static CODE: GroupColumn =
    GroupColumn::new("Regel", Style::Id, 8, |group, _| Content::Text(group.rule.code.to_owned()));
static COUNT: GroupColumn = GroupColumn::new("Antal", Style::Count, 8, |group, _| count(group.count));

/// The longest table of the sheet: its widths are the sheet's.
static GROUPS: Table<Groups> = Table {
    name: Some("Bemaerkninger"),
    height: TWO_LINES,
    columns: &[
        &WEIGHT,
        &CODE,
        &GroupColumn::new("Fil", Style::Wrapped, 34, |group, _| words(&*group.first.file)),
        &GroupColumn::new("Ark", Style::Wrapped, 15, |group, _| words(&*group.first.sheet)),
        &GroupColumn::drawn("Celler", Style::Link, 13, |group, _| place(group)),
        &GroupColumn::new("Felt", Style::Wrapped, 18, |group, _| words(labels(group))),
        &GroupColumn::new("Der står", Style::Wrapped, 22, |group, _| words(group.seen.join("; "))),
        &GroupColumn::new("Hvad er der galt", Style::Wrapped, 42, |group, _| words(what(group))),
        &GroupColumn::new("Sådan rettes det", Style::Wrapped, 46, |group, _| words(how(group))),
        &GroupColumn::new("Hvad vi gjorde", Style::Wrapped, 20, |group, _| words(group.outcome())),
        &COUNT,
    ],
};

/// The cells, as a link to the first; a finding about no file names what it is about.
fn place(group: &Group) -> Ink {
    let first = &group.first;
    if first.file.is_empty() {
        return text(first.label.clone());
    }
    let cells = if group.cells.is_empty() { "filen".to_owned() } else { group.cells.clone() };
    Ink::new(link(&first.file, &first.sheet, first.at, cells), Style::Link)
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = GROUPS.widths();
    for (row, line) in (2..).zip(verdict(report)) {
        grid.put(row, 0, line);
    }
    let groups = report.groups();
    let doubles = DOUBLE_TABLE.at(&PAGE, HEADER_ROW + 5, DOUBLES.len());
    let placed = GROUPS.at(&PAGE, doubles.end() + 3, groups.len());
    draw_doubles(report, &mut grid, &doubles, (&placed, &groups));
    grid.heading(placed.header - 1, "Alle bemærkninger", "");
    placed.draw(&mut grid, report, &groups.iter().collect::<Vec<_>>());
    if !groups.is_empty() {
        grid.colour_words(placed.area(&WEIGHT));
    }
    let free = waiting::draw(report, &mut grid, placed.end() + 2);
    waivers(report, &mut grid, free);
    grid.sheet.page.repeat = Some((placed.header, placed.header));
    grid
}

/// Whether the figures can be trusted, in three lines: what was found, what it cost, and what is therefore not counted.
fn verdict(report: &Report<'_>) -> [Ink; 3] {
    let errors = report.found.iter().filter(|finding| finding.rule.severity == Severity::Error).count();
    let out: u64 = report.register.counts.iter().map(|count| count.rejected).sum();
    let agrees = report.controls.iter().all(Checked::agrees);
    let word = match (agrees, errors) {
        (false, _) => "Nej: en afstemning stemmer ikke.",
        _ if !report.register.has_delivered() => "Ikke vurderet: ingen har afleveret, så der er ingen tal at stole på.",
        (true, 0) => "Ja: alle afstemninger stemmer, og ingen fejl venter på rettelse.",
        (true, _) => "Ja, for det, der er talt med: alle afstemninger stemmer. Men fejl venter på rettelse.",
    };
    let lacking = match deliveries::coverage(report) {
        Some((owed, 0, _)) => format!("Alle {owed} forfaldne indberetninger er kommet."),
        Some((_, _, told)) => {
            let amount = show::amount(Kroner(report.figure(&HEADROOM_MISSING).unwrap_or_default()));
            let hours = show::hours(Hours(report.figure(&HOURS_MISSING).unwrap_or_default()));
            format!(
                "{told} Planen for dem, der mangler, er {amount} råderum og {hours} timer. De beløb, der står i afviste rækker, er ikke regnet med nogen steder."
            )
        }
        None => "Der er ingen forfaldne indberetninger endnu.".to_owned(),
    };
    let rows = plural(usize::try_from(out).unwrap_or(usize::MAX), "række er", "rækker er");
    [
        Ink::text(word, Style::Heading),
        Ink::text(format!("{} {rows} holdt ude.", summary(report)), Style::Text),
        Ink::text(lacking, Style::Text),
    ]
}

/// A rule that looks for something counted twice, and how often it spoke: as a formula over the findings, and by our own
/// count.
enum Doubles {}

impl Rows for Doubles {
    type Row<'a> = (&'static Rule, Formula, Formula, usize);
}

type DoubleColumn = Col<Doubles>;

static DOUBLE_CODE: DoubleColumn =
    DoubleColumn::new("Regel", Style::Id, 0, |(rule, ..), _| Content::Text(rule.code.to_owned()));

static DOUBLE_TABLE: Table<Doubles> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &DoubleColumn::computed("Fundet", Style::Count, 0, |(_, counts, codes, found), here| {
            let code = Formula::from(here.cell(&DOUBLE_CODE));
            let formula = Function::SumIfs.of([counts.clone(), codes.clone(), code]);
            (formula, Cached::Number(Decimal::from(*found)))
        }),
        &DOUBLE_CODE,
        &DoubleColumn::new("Hvad reglen finder", Style::Text, 0, |(rule, ..), _| words(rule.title)),
    ],
};

/// Whether anything is counted twice: the rules that look for it, and how often each of them spoke.
fn draw_doubles(
    report: &Report<'_>,
    grid: &mut Grid,
    placed: &Placed<Doubles>,
    (listed, groups): (&Placed<Groups>, &[Group]),
) {
    let column = |col: &'static GroupColumn| Formula::fixed(listed.area(col));
    let row = |rule: &&'static Rule| {
        let found = groups.iter().filter(|group| group.rule == *rule).map(|group| group.count).sum();
        (*rule, column(&COUNT), column(&CODE), found)
    };
    let rows: Vec<_> = DOUBLES.iter().map(row).collect();
    let answer = match rows.iter().map(|(.., found)| found).sum::<usize>() {
        0 => "Nej. Ingen af de regler, der leder efter det samme talt to gange, har fundet noget.".to_owned(),
        all => format!("{} skal undersøges: se dem i listen nedenfor.", plural(all, "sted", "steder")),
    };
    grid.heading(placed.header - 2, "Tæller vi noget to gange?", &answer);
    placed.draw(grid, report, &rows);
}

/// What somebody has decided not to hold against a centre.
enum Waivers {}

impl Rows for Waivers {
    type Row<'a> = &'a Waived;
}

type WaiverColumn = Col<Waivers>;

static WAIVERS: Table<Waivers> = Table {
    name: None,
    height: TWO_LINES,
    columns: &[
        &WaiverColumn::new("Regel", Style::Id, 0, |waived, _| Content::Text(waived.waiver.rule.to_string())),
        &WaiverColumn::new("Center", Style::Id, 0, |waived, _| Content::Text(waived.waiver.centre.to_string())),
        &WaiverColumn::new("Begrundelse", Style::Wrapped, 0, |waived, _| words(&waived.waiver.reason)),
        &WaiverColumn::new("Givet af", Style::Text, 0, |waived, _| words(&waived.waiver.given_by)),
        &WaiverColumn::new("Udløber", Style::Date, 0, |waived, _| day(waived.waiver.expires)),
        &WaiverColumn::new("Gælder", Style::Text, 0, |waived, _| {
            words(waived.waiver.about.as_ref().map_or("Hele centret", |about| about.as_str()))
        }),
        &WaiverColumn::new("Antal", Style::Count, 0, |waived, _| count(waived.findings.len())),
    ],
};

fn waivers(report: &Report<'_>, grid: &mut Grid, first: u32) {
    if report.waived.is_empty() {
        return;
    }
    grid.heading(first, "Dispensationer", "Det, de dækker, er ikke vist ovenfor.");
    let waived: Vec<_> = report.waived.iter().collect();
    WAIVERS.at(&PAGE, first + 2, waived.len()).draw(grid, report, &waived);
}

fn summary(report: &Report<'_>) -> String {
    format!("{}. {} regler er kørt.", counted(report.found), crate::rules::RULES.len())
}
