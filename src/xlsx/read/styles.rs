//! What each cell style says of a number: only its number format is looked at.
use super::super::{Form, Refusal};
use super::xml::Xml;
use std::collections::HashMap;

/// The form of each cell style, in the order cells refer to them.
pub(super) fn forms(text: &str) -> Result<Vec<Form>, Refusal> {
    let (mut xml, mut codes, mut found) = (Xml::new(text), HashMap::new(), Vec::new());
    xml.root()?;
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        match tag.name {
            "numFmts" => own_formats(&mut xml, &mut codes)?,
            "cellXfs" => styles(&mut xml, &codes, &mut found)?,
            _ => {}
        }
    }
    Ok(found)
}

fn own_formats(xml: &mut Xml<'_>, codes: &mut HashMap<u32, Form>) -> Result<(), Refusal> {
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        let id = tag.get("numFmtId").and_then(|id| id.trim().parse().ok());
        if let (Some(id), Some(code)) = (id, tag.get("formatCode")) {
            codes.insert(id, of_code(&code));
        }
    }
    Ok(())
}

fn styles(xml: &mut Xml<'_>, codes: &HashMap<u32, Form>, found: &mut Vec<Form>) -> Result<(), Refusal> {
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        if tag.name == "xf" {
            let id = tag.get("numFmtId").and_then(|id| id.trim().parse().ok()).unwrap_or(0);
            found.push(codes.get(&id).copied().unwrap_or_else(|| of_builtin(id)));
        }
    }
    Ok(())
}

/// The formats that have a number and no code.
fn of_builtin(id: u32) -> Form {
    match id {
        9 | 10 => Form::Percent,
        14..=17 | 22 => Form::Date,
        18..=21 | 45..=47 => Form::Clock,
        _ => Form::Plain,
    }
}

/// What a format code shows; its first section decides.
fn of_code(code: &str) -> Form {
    let marks = marks(code);
    let any = |letters: &str| marks.contains(|mark| letters.contains(mark));
    if marks == "general" || marks == "standard" {
        Form::Plain
    } else if any("%") {
        Form::Percent
    } else if any("yd") {
        Form::Date
    } else if any("hs") {
        Form::Clock
    } else if any("m") {
        Form::Date
    } else {
        Form::Plain
    }
}

/// The letters of a code that stand for something: literals, escapes, padding, colours, conditions and locales
/// are taken out, `[h]`, `[m]` and `[s]` stay (as clocks, so `[m]` becomes `s`).
fn marks(code: &str) -> String {
    let (mut found, mut letters) = (String::new(), code.chars());
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => drop(letters.by_ref().find(|&next| next == '"')),
            '\\' | '_' | '*' => drop(letters.next()),
            '[' => found.push_str(duration(&letters.by_ref().take_while(|&next| next != ']').collect::<String>())),
            letter => found.extend(letter.to_lowercase()),
        }
    }
    found
}

fn duration(bracket: &str) -> &'static str {
    let same = |letter: char| bracket.chars().all(|other| other.eq_ignore_ascii_case(&letter));
    if !bracket.is_empty() && ['h', 'm', 's'].into_iter().any(same) { "s" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_what_a_number_is() {
        for (code, form) in [
            ("General", Form::Plain),
            ("#,##0.00 \"kr. pr. dag\"", Form::Plain),
            ("#,##0\\d", Form::Plain),
            ("[$kr.-406] #,##0.00", Form::Plain),
            ("[Red][>100]0.0;0.0%", Form::Plain),
            ("_-* #,##0_d", Form::Plain),
            ("0.0%", Form::Percent),
            ("0\" %\"", Form::Plain),
            ("dd-mm-yyyy", Form::Date),
            ("[$-406]d. mmmm yyyy;@", Form::Date),
            ("dd/mm/yy hh:mm", Form::Date),
            ("mmm", Form::Date),
            ("[h]:mm", Form::Clock),
            ("[mm]", Form::Clock),
            ("mm:ss.0", Form::Clock),
            ("h:mm AM/PM", Form::Clock),
            ("@", Form::Plain),
            ("\"open", Form::Plain),
            ("[open", Form::Plain),
            ("0.00E+00", Form::Plain),
        ] {
            assert_eq!(of_code(code), form, "{code}");
        }
    }

    #[test]
    fn styles_take_their_own_formats_before_the_builtin_ones() {
        let text = "<styleSheet><numFmts count='2'><numFmt numFmtId='164' formatCode='[h]:mm'/></numFmts>\
            <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
            <cellXfs><xf/><xf numFmtId='9'/><xf numFmtId='164'/><xf numFmtId='14'><alignment/></xf></cellXfs></styleSheet>";
        assert_eq!(forms(text), Ok(vec![Form::Plain, Form::Percent, Form::Clock, Form::Date]));
    }
}
