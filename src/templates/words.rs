//! What a template says about a field: its note, its prompt, and how it declines.
use crate::schema::{Filler, Kind, List, Spec, Table, business_case};

/// The longest title and text a prompt can hold.
const PROMPT: (usize, usize) = (32, 255);

/// The note behind a header or label: help, unit, values, when it is needed, an example.
pub(super) fn note(table: &Table, spec: &Spec) -> String {
    let mut lines = vec![spec.help.to_owned()];
    if is_in_chosen_unit(table, spec) {
        lines.push(format!("Enhed: {}, eller den, der er valgt på Stamdata", spec.unit));
    } else if !spec.unit.is_empty() {
        lines.push(format!("Enhed: {}", spec.unit));
    }
    if let List::Fixed(labels) = spec.list {
        lines.push(format!("Vælg: {}", labels.join(" / ")));
    }
    if spec.pattern.is_some() && spec.filler == Filler::Person {
        lines.extend(spec.pattern.map(|pattern| format!("Eksempel: {}", pattern.example())));
    }
    lines.extend(need(table, spec));
    lines.join("\n")
}

/// Whether it is an amount that people type: in a business case its unit is chosen on Stamdata.
pub(super) fn is_in_chosen_unit(table: &Table, spec: &Spec) -> bool {
    let is_of_case = business_case::TEMPLATE.tables.contains(&table);
    is_of_case && spec.kind == Kind::Kroner && spec.filler == Filler::Person
}

/// Help and need in one line, for a form's last column.
pub(super) fn guidance(table: &Table, spec: &Spec) -> String {
    std::iter::once(spec.help.to_owned()).chain(need(table, spec)).collect::<Vec<_>>().join(" ")
}

/// Title and text shown when the cell is chosen.
pub(super) fn prompt(spec: &Spec) -> (String, String) {
    (cut(spec.label, PROMPT.0), cut(spec.help, PROMPT.1))
}

/// What is said when something else is typed; `origin` is the sheet where a listed id is created, or the sheets.
pub(super) fn refusal(spec: &Spec, origin: Option<String>) -> String {
    match spec.filler {
        Filler::Formula(_) => {
            return "Her regner arket selv. Er formlen væk, så kopiér cellen fra en anden række.".to_owned();
        }
        Filler::Us => return "Her skriver vi.".to_owned(),
        Filler::Person => {}
    }
    let text = match spec.list {
        List::Programme(_) => "Vælg en værdi fra listen. Programlederen kan tilføje flere.".to_owned(),
        List::Column([_, ..]) => {
            let create = origin.map_or_else(String::new, |sheets| format!(" Opret det først på arket {sheets}."));
            format!("Vælg et ID fra listen.{create}")
        }
        List::Fixed(_) => format!("Vælg {}.", spec.expects().trim_end_matches('.')),
        List::Proposed(_) => {
            let sheet = origin.unwrap_or_default();
            format!("ID'et står ikke på arket {sheet} endnu. Det må du gerne skrive alligevel.")
        }
        List::Working => "Tiltaget er ikke blandt dem, vi ved virker. Det må du gerne skrive alligevel.".to_owned(),
        List::Column([]) | List::Free => format!("Skriv {}.", spec.expects()),
    };
    cut(&text, PROMPT.1)
}

/// Whether and when the field is needed, unless its help says so already.
fn need(table: &Table, spec: &Spec) -> Option<String> {
    let need = match spec.filler {
        Filler::Us => "Udfyldes af os".to_owned(),
        Filler::Formula(_) => "Beregnes".to_owned(),
        // An empty field of a form stays empty; only in rows does the default step in.
        Filler::Person if table.is_form() && spec.default.is_some() => "Skal udfyldes".to_owned(),
        Filler::Person => spec.needs(),
    };
    let is_in_help = ["Skal udfyldes", "Kan udfyldes", "Beregnes"]
        .iter()
        .any(|words| need.starts_with(words) && spec.help.contains(words));
    (!is_in_help).then(|| format!("{need}."))
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

/// A label as part of a defined name: `Måned` is `Maaned`. Such a name can be typed on any keyboard.
pub(super) fn ascii(label: &str) -> String {
    let mut name = String::with_capacity(label.len());
    for letter in label.chars() {
        match letter {
            'æ' => name.push_str("ae"),
            'ø' => name.push_str("oe"),
            'å' => name.push_str("aa"),
            'Æ' => name.push_str("Ae"),
            'Ø' => name.push_str("Oe"),
            'Å' => name.push_str("Aa"),
            letter if letter.is_ascii_alphanumeric() => name.push(letter),
            _ => name.push('_'),
        }
    }
    name
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
