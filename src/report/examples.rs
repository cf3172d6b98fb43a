//! **Eksempler.** A page for each initiative with documented effect, to bring to the first meeting in another centre.
//!
//! One workbook with a sheet for each, rather than blocks on one sheet: whoever meets with one centre prints the sheet that
//! fits it, or copies it into a mail, and a sheet is one page whatever stands on the others.
use super::{
    Report,
    grid::{blank, wrapped},
    plain::{heading, put_row},
    sheets::costs,
    working::{Working, working},
};
use crate::{
    danish::show,
    schema::{Choice, identity},
    units::{Decimal, Hours, Kroner},
    xlsx::{At, Column, Drawing, Ink, Numbered, Page, Sheet, Style, Tone},
};

/// A label, and what there is to say.
const WIDTHS: [u16; 2] = [26, 88];
/// The height of a line to write on, in points.
const WRITING_LINE: u16 = 44;

/// What a centre must find out before it can take something over.
const TO_FIND_OUT: [&str; 5] = [
    "Har vi den samme opgave?",
    "Sager om året hos os",
    "Minutter pr. sag i dag",
    "Hvem prøver det først?",
    "Næste skridt, og hvornår",
];

/// The examples; nothing where no effect is documented.
pub fn examples(report: &Report<'_>) -> Option<Drawing> {
    let all = working(report);
    (!all.is_empty()).then(|| Drawing {
        title: format!("Eksempler {}", report.period()),
        sheets: all.iter().map(|one| sheet(report, one)).collect(),
        names: Vec::new(),
        properties: vec![(identity::RECEIPT.to_owned(), "eksempler".to_owned())],
    })
}

fn sheet<'a>(report: &Report<'a>, working: &Working<'a>) -> Sheet {
    let initiative = &working.owned.of;
    let mut sheet = Sheet::new(initiative.id.as_str());
    sheet.columns = WIDTHS.map(|width| Column { width, style: Style::Wrapped, tone: Tone::Plain }).to_vec();
    sheet.put(At::new(0, 0), Ink::text(initiative.title.as_str(), Style::Title));
    let lead = format!("{} · {}", working.centre(report).name, initiative.kind.label());
    sheet.put(At::new(1, 0), Ink::text(lead, Style::Lead).toned(Tone::Strong));
    sheet.put(At::new(2, 0), Ink::text(report.reservation(), Style::Small));
    let mut row = 4;
    for (label, said) in told(report, working) {
        sheet.put(At::new(row, 0), Ink::text(label, Style::Label).toned(Tone::Strong));
        sheet.put(At::new(row, 1), wrapped(said));
        // Air between two answers.
        sheet.heights.insert(row + 1, 6);
        row += 2;
    }
    // A line of its own between what others did and what this centre writes.
    row += 1;
    heading(&mut sheet, row, "Til mødet hos jer");
    for (row, question) in (row + 1..).zip(TO_FIND_OUT) {
        sheet.heights.insert(row, WRITING_LINE);
        put_row(&mut sheet, row, vec![wrapped(question).toned(Tone::Given), blank().toned(Tone::Given)]);
    }
    let programme = report.programme;
    let footer = format!("{} · {} · {}", programme.municipality, programme.name, initiative.id);
    sheet.page =
        Page { landscape: false, tall: 1, footer, number: Numbered::Said("Eksempel".to_owned()), ..Page::default() };
    sheet
}

/// Question and answer, the change first; an answer there is not is left out.
fn told<'a>(report: &Report<'a>, working: &Working<'a>) -> Vec<(&'static str, String)> {
    let initiative = &working.owned.of;
    let example = working.example(report).map_or_else(String::new, |example| format!("»{example}«"));
    let live = initiative.live_on.map_or_else(String::new, |day| format!("Siden {}.", show::date_long(day)));
    let all = [
        ("Det blev gjort anderledes", initiative.change.clone()),
        ("I drift", live),
        ("Minutter, før → efter", working.minutes(report).join("\n")),
        ("Det har det givet til dato", gained(working)),
        ("Det kostede", spent(report, working)),
        ("Et eksempel", example),
        ("Kunne bruges af", working.usable_by(report)),
        ("Overtaget af", working.taken_over(report).join("\n")),
        ("Spørg", format!("{}.", working.whom_to_ask(report))),
    ];
    all.into_iter().filter(|(_, said)| !said.is_empty()).collect()
}

fn gained(working: &Working<'_>) -> String {
    let hours = format!("{} timer (målt før og efter)", show::hours(Hours(working.hours)));
    let kroner = format!("{} råderum (dokumenteret i et system)", show::amount(Kroner(working.kroner)));
    let both = [(working.hours, hours), (working.kroner, kroner)];
    let said: Vec<String> =
        both.into_iter().filter(|(amount, _)| *amount > Decimal::ZERO).map(|(_, said)| said).collect();
    format!("{}.", said.join(" og "))
}

fn spent(report: &Report<'_>, working: &Working<'_>) -> String {
    let Some([once, lasting]) = costs::of_initiative(report, &working.owned.of.id) else {
        return "Ingen udgifter er oplyst.".to_owned();
    };
    match (once.is_zero(), lasting.is_zero()) {
        (true, true) => "Ingen udgifter.".to_owned(),
        (false, true) => format!("{} én gang.", show::amount(Kroner(once))),
        (true, false) => format!("{} om året.", show::amount(Kroner(lasting))),
        (false, false) => {
            format!("{} én gang og {} om året.", show::amount(Kroner(once)), show::amount(Kroner(lasting)))
        }
    }
}
