//! What a template says about a field: its note, its prompt, and how it declines.
use crate::{
    danish::{show, words},
    schema::{Bounds, Condition, Filler, List, Need, Spec, Table},
    units::Decimal,
    xlsx::Style,
};

/// The longest title and text a prompt can hold.
const PROMPT: (usize, usize) = (32, 255);

/// The note behind a header or label: help, unit, values, when it is needed, an example.
pub(super) fn note(table: &Table, spec: &Spec) -> String {
    let mut lines = vec![spec.help.to_owned()];
    if !spec.unit.is_empty() {
        lines.push(format!("Enhed: {}", spec.unit));
    }
    if let List::Fixed(labels) = spec.list {
        lines.push(format!("Vælg: {}", labels.join(" / ")));
    }
    if spec.pattern.is_some() && spec.filler == Filler::Person {
        lines.extend(spec.pattern.map(|pattern| format!("Eksempel: {}", pattern.example())));
    }
    lines.extend(need(spec).filter(|words| !spec.help.contains(words.as_str())));
    lines.extend(default(table, spec));
    lines.join("\n")
}

/// Help and need in one line, for a form's last column.
pub(super) fn guidance(spec: &Spec) -> String {
    let need = need(spec).filter(|words| !spec.help.contains(words.as_str()));
    std::iter::once(spec.help.to_owned()).chain(need).collect::<Vec<_>>().join(" ")
}

/// Title and text shown when the cell is chosen.
pub(super) fn prompt(spec: &Spec) -> (String, String) {
    (cut(spec.label, PROMPT.0), cut(spec.help, PROMPT.1))
}

/// What is said when something else is typed; `origin` is the sheet where a listed id is created.
pub(super) fn refusal(spec: &Spec, origin: Option<&str>) -> String {
    let text = match spec.list {
        List::Fixed(labels) => format!("Vælg en værdi fra listen: {}", labels.join(" / ")),
        List::Programme(_) => "Vælg en værdi fra listen. Programlederen kan tilføje flere.".to_owned(),
        List::Column([_]) => {
            let create = origin.map_or_else(String::new, |sheet| format!(" Opret det først på arket {sheet}."));
            format!("Vælg et ID fra listen.{create}")
        }
        List::Column(_) | List::Free => typed(spec),
    };
    cut(&text, PROMPT.1)
}

fn typed(spec: &Spec) -> String {
    match spec.style {
        Style::Date => "Skriv en dato mellem 2000 og 2099, fx 15-03-2026.".to_owned(),
        Style::Month => "Skriv en måned mellem 2000 og 2099, fx 01-03-2026 for marts 2026.".to_owned(),
        Style::Count | Style::Year => {
            format!("Skriv et helt tal fra {} til {}.", number(spec, spec.bounds.min), number(spec, spec.bounds.max))
        }
        Style::Id => spec.pattern.map_or_else(String::new, |pattern| format!("Skriv et ID, fx {}.", pattern.example())),
        Style::Text | Style::Wrapped => format!("Skriv højst {} tegn.", spec.max_chars),
        _ => decimal(spec),
    }
}

fn decimal(spec: &Spec) -> String {
    let Bounds { min, max, above } = spec.bounds;
    let (least, most) = (number(spec, min), number(spec, max));
    match (max >= VAST, min <= -VAST, above) {
        (true, true, _) => "Skriv et tal, fx 1250,5.".to_owned(),
        (true, false, _) => format!("Skriv et tal på {least} eller mere, fx 1250,5."),
        (false, _, true) => format!("Skriv et tal over {least} og højst {most}."),
        (false, _, false) => format!("Skriv et tal fra {least} til {most}."),
    }
}

/// A bound that says no more than "a great deal".
const VAST: i64 = 1_000_000_000;

fn number(spec: &Spec, bound: i64) -> String {
    if spec.style == Style::Year { bound.to_string() } else { show::number(Decimal::from(bound)) }
}

/// Whether and when the field is needed.
fn need(spec: &Spec) -> Option<String> {
    match (&spec.need, spec.filler) {
        (_, Filler::Us) => Some("Udfyldes af os.".to_owned()),
        (_, Filler::Formula(_)) => Some("Beregnes.".to_owned()),
        (Need::Always, _) => Some("Skal udfyldes.".to_owned()),
        (Need::Optional, _) => Some("Kan udfyldes.".to_owned()),
        (Need::ByRule(when), _) => Some(format!("Skal udfyldes, {when}.")),
        (Need::When(condition), _) => {
            (!spec.help.contains("Skal udfyldes")).then(|| format!("Skal udfyldes, {}.", when(condition)))
        }
    }
}

fn when(condition: &Condition) -> String {
    match condition {
        Condition::Is(spec, labels) => format!("når {} er {}", spec.label, words::list(labels)),
        Condition::Positive(spec) => format!("når {} er over 0", spec.label),
        Condition::Filled(spec) => format!("når {} er udfyldt", spec.label),
    }
}

fn default(table: &Table, spec: &Spec) -> Option<String> {
    let typed = spec.default.filter(|_| !table.is_form())?;
    Some(format!("Står cellen tom, regner vi med {typed}."))
}

/// At most so many characters, cut between words and marked.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most - 1).collect();
    let whole = head.rfind(' ').map_or(head.as_str(), |space| &head[..space]);
    format!("{}…", whole.trim_end_matches([',', '.', ';', ' ']))
}

/// A label as part of a defined name.
pub(super) fn ascii(label: &str) -> String {
    let letter = |c: char| match c {
        'æ' => "ae".to_owned(),
        'ø' => "oe".to_owned(),
        'å' => "aa".to_owned(),
        'Æ' => "Ae".to_owned(),
        'Ø' => "Oe".to_owned(),
        'Å' => "Aa".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_string(),
        _ => "_".to_owned(),
    };
    label.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(cut("Kommentar kræves ved afvigelse over", 32), "Kommentar kræves ved afvigelse…");
        assert_eq!(cut("kort", 32), "kort");
    }

    #[test]
    fn names_are_ascii() {
        assert_eq!(ascii("Løn eller øvrig drift"), "Loen_eller_oevrig_drift");
    }
}
