//! **Datakvalitet.** Can we trust it? Every finding, folded, with a link to its cell; and how often each rule spoke.
use super::{Page, benefits::unreported};
use crate::{
    controls::Checked,
    danish::{show, words::plural},
    findings::{Group, Severity},
    report::{
        Report,
        grid::{Col, Grid, HEADER_ROW, col, count, day, link, nth, text, wrapped},
    },
    units::{Decimal, Kroner},
    xlsx::{Area, At, Cached, Ink, Sheet, Style},
};

fn cols() -> Vec<Col> {
    vec![
        col("Alvor", Style::Text, 11),
        col("Regel", Style::Id, 8),
        col("Fil", Style::Wrapped, 34),
        col("Ark", Style::Wrapped, 15),
        col("Celler", Style::Link, 13),
        col("Felt", Style::Wrapped, 18),
        col("Der står", Style::Wrapped, 22),
        col("Hvad er der galt", Style::Wrapped, 42),
        col("Sådan rettes det", Style::Wrapped, 46),
        col("Hvad vi gjorde", Style::Wrapped, 20),
        col("Antal", Style::Count, 8),
    ]
}

/// The column with how often a finding was made.
const COUNT: u16 = 10;
/// The rules that look for something counted twice.
const DOUBLES: [&str; 7] = ["K01", "K02", "K03", "K04", "L06", "L22", "L24"];
/// The headings of the two tables, and the headers of the findings.
const DOUBLES_ROW: u32 = HEADER_ROW + 3;
const FINDINGS_ROW: u32 = DOUBLES_ROW + 13;

pub(super) fn draw(report: &Report<'_>, page: &Page) -> Sheet {
    let (mut grid, cols) = (Grid::new(report, page), cols());
    grid.widths(&cols);
    for (row, said) in (2..).zip(verdict(report)) {
        grid.put(row, 0, said);
    }
    let groups = report.groups();
    doubles(&mut grid, &groups);
    grid.heading(FINDINGS_ROW - 1, "Alle bemærkninger", "");
    grid.headers(FINDINGS_ROW, &cols);
    for (index, group) in groups.iter().enumerate() {
        grid.row(nth(FINDINGS_ROW + 1, index), row(group));
    }
    grid.table("Bemaerkninger", FINDINGS_ROW, cols.len(), groups.len());
    grid.colour_statuses(0, FINDINGS_ROW + 1, nth(FINDINGS_ROW, groups.len()));
    let end = nth(FINDINGS_ROW + 3, groups.len());
    waivers(report, &mut grid, end);
    grid.sheet.page.repeat = Some((FINDINGS_ROW, FINDINGS_ROW));
    grid.done()
}

/// Whether the figures can be trusted, in three lines: what was found, what it cost, and what is therefore not counted.
fn verdict(report: &Report<'_>) -> [Ink; 3] {
    let errors = report.found.iter().filter(|finding| finding.rule.severity == Severity::Error).count();
    let out: u64 = report.register.counts.iter().map(|count| count.rejected).sum();
    let agrees = report.controls.iter().all(Checked::agrees);
    let word = match (agrees, errors) {
        (false, _) => "Nej: en afstemning stemmer ikke.",
        (true, 0) => "Ja: alle afstemninger stemmer, og ingen fejl venter på rettelse.",
        (true, _) => "Ja, for det, der er talt med: alle afstemninger stemmer. Men fejl venter på rettelse.",
    };
    let unreported: Decimal = report.register.budget_benefits.iter().map(|owned| unreported(report, owned)).sum();
    let lacking = if unreported.is_zero() {
        "Alle gevinster med plan er indberettet til og med perioden.".to_owned()
    } else {
        let amount = show::amount(Kroner(-unreported));
        format!(
            "Planen for de måneder, der mangler indberetning, er {amount} råderum. De beløb, der står i afviste rækker, er ikke regnet med nogen steder."
        )
    };
    let rows = plural(usize::try_from(out).unwrap_or(usize::MAX), "række er", "rækker er");
    [
        Ink::text(word, Style::Heading),
        Ink::text(format!("{} {rows} holdt ude.", summary(report)), Style::Text),
        Ink::text(lacking, Style::Text),
    ]
}

/// Whether anything is counted twice: the rules that look for it, and how often each of them spoke.
fn doubles(grid: &mut Grid, groups: &[Group]) {
    let found = |code: &str| -> usize { groups.iter().filter(|group| group.rule.code == code).map(|g| g.count).sum() };
    let all: usize = DOUBLES.iter().map(|code| found(code)).sum();
    let said = match all {
        0 => "Nej. Ingen af de regler, der leder efter det samme talt to gange, har fundet noget.".to_owned(),
        _ => format!("{} skal ses efter: se dem i listen nedenfor.", plural(all, "sted", "steder")),
    };
    grid.heading(DOUBLES_ROW, "Tæller vi noget to gange?", &said);
    let headers = [("Fundet", Style::Count), ("Regel", Style::Id), ("Hvad reglen finder", Style::Wrapped)];
    grid.headers(DOUBLES_ROW + 2, &headers.map(|(header, style)| col(header, style, 0)));
    let last = nth(FINDINGS_ROW, groups.len().max(1));
    let column = |col: u16| Area { first: At::new(FINDINGS_ROW + 1, col), last: At::new(last, col) }.absolute();
    let rules = DOUBLES.iter().filter_map(|code| crate::rules::find(code));
    for (index, rule) in rules.enumerate() {
        let row = nth(DOUBLES_ROW + 3, index);
        let formula = format!("SUMIFS({},{},{})", column(COUNT), column(1), At::new(row, 1));
        let cached = Cached::Number(Decimal::from(found(rule.code)));
        grid.row(
            row,
            vec![Ink::formula(formula, cached, Style::Count), Ink::text(rule.code, Style::Id), text(rule.title)],
        );
    }
}

/// What somebody has decided not to hold against a centre.
fn waivers(report: &Report<'_>, grid: &mut Grid, first: u32) {
    if report.waived.is_empty() {
        return;
    }
    grid.heading(first, "Dispensationer", "Det, de dækker, er ikke vist ovenfor.");
    let headers = ["Regel", "Center", "Begrundelse", "Givet af", "Udløber", "Gælder", "Antal"];
    grid.headers(first + 2, &headers.map(|header| col(header, Style::Text, 0)));
    for (index, waived) in report.waived.iter().enumerate() {
        let waiver = &waived.waiver;
        let cells = vec![
            Ink::text(waiver.rule.as_str(), Style::Id),
            Ink::text(waiver.centre.as_str(), Style::Id),
            wrapped(waiver.reason.clone()),
            text(waiver.given_by.clone()),
            day(Some(waiver.expires)),
            text(waiver.about.as_ref().map_or("Hele centret", |about| about.as_str())),
            count(waived.findings.len()),
        ];
        grid.row(nth(first + 3, index), cells);
    }
}

fn summary(report: &Report<'_>) -> String {
    let of = |severity| report.found.iter().filter(|finding| finding.rule.severity == severity).count();
    format!(
        "{}, {} og {}. {} regler er kørt.",
        plural(of(Severity::Error), "fejl", "fejl"),
        plural(of(Severity::Warning), "advarsel", "advarsler"),
        plural(of(Severity::Note), "oplysning", "oplysninger"),
        crate::rules::RULES.len()
    )
}

fn row(group: &Group) -> Vec<Ink> {
    let first = &group.first;
    let cells = if group.cells.is_empty() { "filen".to_owned() } else { group.cells.clone() };
    let where_to = if first.file.is_empty() {
        text(first.label.clone())
    } else {
        link(&first.file, &first.sheet, first.at, cells)
    };
    vec![
        text(group.rule.weight()),
        Ink::text(group.rule.code, Style::Id),
        wrapped(&*first.file),
        wrapped(&*first.sheet),
        where_to,
        wrapped(crate::report::text::labels(group)),
        wrapped(group.seen.join("; ")),
        wrapped(crate::report::text::what(group)),
        wrapped(crate::report::text::how(group)),
        wrapped(group.effect.label()),
        count(group.count),
    ]
}
