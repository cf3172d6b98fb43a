//! What each cell style says of a number: only its number format is looked at.
//!
//! A date in a workbook is a number; that it is a date stands in its style alone. A cell's `s` is the place of an `xf`
//! among `cellXfs` (ECMA-376 Part 1 §18.8.10), whose `numFmtId` names a format: one of the workbook's own (§18.8.31
//! `numFmts`) or one that every program knows by number (§18.8.30).
use super::super::{Form, Refusal, ShownUnit};
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

/// The formats the workbook defines. They are read before the styles, which come later in the part.
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
            // A style that says no format has number 0, General.
            let id = tag.get("numFmtId").and_then(|id| id.trim().parse().ok()).unwrap_or(0);
            found.push(codes.get(&id).copied().unwrap_or_else(|| of_builtin(id)));
        }
    }
    Ok(())
}

/// The formats that have a number and no code in the file (§18.8.30): 9 `0%`, 10 `0.00%`, 14–17 and 22 dates, 18–21 and
/// 45–47 times. 27–36 and 50–58 mean dates in East Asian programs and are not told apart from numbers here.
pub(super) fn of_builtin(id: u32) -> Form {
    match id {
        9 | 10 => Form::Percent,
        14..=17 | 22 => Form::Date,
        18 | 20 => Form::Clock,
        19 | 21 | 45..=47 => Form::Stopwatch,
        _ => Form::Plain,
    }
}

/// What a format code shows; its first section, the one for positive numbers, decides.
pub(super) fn of_code(code: &str) -> Form {
    let marks = marks(code);
    if marks == "general" || marks == "standard" {
        Form::Plain
    } else if marks.contains('%') {
        Form::Percent
    } else if marks.contains(['y', 'd']) {
        Form::Date
    } else if marks.contains('s') {
        Form::Stopwatch
    } else if marks.contains('h') {
        Form::Clock
    } else if marks.contains('m') {
        // `m` is the month, and minutes only beside hours or seconds, which have been asked for already.
        Form::Date
    } else if is_six_and_four(code) {
        Form::SixAndFour
    } else {
        let shown = scale(&marks).or_else(|| unit(code));
        shown.map_or(Form::Plain, Form::Unit)
    }
}

/// Whether the first section of a code shows ten digits and a mark after the sixth: `000000-0000`, `000000\-0000`,
/// `00"."00"."00"-"0000`.
fn is_six_and_four(code: &str) -> bool {
    let section = code.split(';').next().unwrap_or_default();
    let section = section.rsplit(']').next().unwrap_or_default();
    let places: Vec<char> = section.chars().filter(|letter| !matches!(letter, '"' | '\\')).collect();
    let is_digit = |letter: &char| matches!(letter, '0' | '#' | '?');
    let digits: Vec<usize> = (0..places.len()).filter(|&at| is_digit(&places[at])).collect();
    digits.len() == 10 && digits[6] > digits[5] + 1 && !section.contains(',')
}

/// A comma after the last digit divides what is shown by a thousand: `#,##0,` (ECMA-376 Part 1, 18.8.31).
fn scale(marks: &str) -> Option<ShownUnit> {
    let first_section = marks.split(';').next().unwrap_or_default();
    let last_digit = first_section.rfind(['0', '#', '?'])?;
    let thousands = first_section[last_digit + 1..].bytes().take_while(|mark| *mark == b',').count();
    u8::try_from(thousands).ok().filter(|count| *count > 0).map(ShownUnit::Scaled)
}

/// The unit among the words that the first section of a code shows beside the number.
fn unit(code: &str) -> Option<ShownUnit> {
    let (mut words, mut letters) = (String::new(), code.chars());
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => words.extend(letters.by_ref().take_while(|&next| next != '"')),
            '\\' => words.extend(letters.next()),
            '_' | '*' => drop(letters.next()),
            '[' => {
                // `[$kr.-406]` is a currency and a language; `[$-406]`, `[Red]` and `[>100]` show nothing.
                let bracket: String = letters.by_ref().take_while(|&next| next != ']').collect();
                let currency = bracket.strip_prefix('$').and_then(|rest| rest.split('-').next()).unwrap_or_default();
                if matches!(currency.to_lowercase().as_str(), "sek" | "isk") {
                    return Some(ShownUnit::OtherCurrency);
                }
                words.push_str(currency);
            }
            _ => {}
        }
    }
    ShownUnit::of_words(&words)
}

/// The letters of a code that stand for something. Taken out are `"literals"`, escapes (`\d`), padding (`_d`, `*d`) and
/// brackets for colours, conditions and locales (`[Red]`, `[>100]`, `[$kr.-406]`). Elapsed time stays: `[h]` as an `h`,
/// `[mm]` and `[s]`, which read in one way, as an `s`; `[m]` is never a month.
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

/// What a bracket without its `[` and `]` stands for: `s` when it is elapsed time (one of h, m or s, repeated), else
/// nothing.
fn duration(bracket: &str) -> &'static str {
    let mut letters = bracket.chars().map(|letter| letter.to_ascii_lowercase());
    let first = letters.next();
    let is_elapsed = matches!(first, Some('h' | 'm' | 's')) && letters.all(|letter| Some(letter) == first);
    match first.filter(|_| is_elapsed) {
        Some('h') => "h",
        Some(_) => "s",
        None => "",
    }
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
            ("[$kr.-406] #,##0.00", Form::Unit(ShownUnit::Kroner)),
            ("[$-406]#,##0", Form::Plain),
            ("[$€-2] #,##0.00", Form::Unit(ShownUnit::Euro)),
            ("[$SEK] #,##0", Form::Unit(ShownUnit::OtherCurrency)),
            ("0\" t.kr.\"", Form::Unit(ShownUnit::Thousands)),
            ("0.0\" mio. kr.\"", Form::Unit(ShownUnit::Millions)),
            ("#,##0,", Form::Unit(ShownUnit::Scaled(1))),
            ("#,##0.0,,\" mio.\"", Form::Unit(ShownUnit::Scaled(2))),
            ("#,##0;-#,##0,", Form::Plain),
            ("[$$-409]#,##0", Form::Unit(ShownUnit::Dollar)),
            ("0\" sek.\"", Form::Unit(ShownUnit::Seconds)),
            ("0.0\\ \\t", Form::Unit(ShownUnit::Hours)),
            ("[Red][>100]0.0;0.0%", Form::Plain),
            ("_-* #,##0_d", Form::Plain),
            ("0.0%", Form::Percent),
            ("0\" %\"", Form::Unit(ShownUnit::Percent)),
            ("dd-mm-yyyy", Form::Date),
            ("[$-406]d. mmmm yyyy;@", Form::Date),
            ("dd/mm/yy hh:mm", Form::Date),
            ("mmm", Form::Date),
            ("[h]:mm", Form::Clock),
            ("[mm]", Form::Stopwatch),
            ("mm:ss.0", Form::Stopwatch),
            ("[h]:mm:ss", Form::Stopwatch),
            ("h:mm AM/PM", Form::Clock),
            ("@", Form::Plain),
            ("\"open", Form::Plain),
            ("[open", Form::Plain),
            ("0.00E+00", Form::Plain),
            ("000000-0000", Form::SixAndFour),
            ("[$-406]000000\\-0000;@", Form::SixAndFour),
            ("000000\" \"0000", Form::SixAndFour),
            ("00\\.00\\.00\\-0000", Form::SixAndFour),
            ("0000000000", Form::Plain),
            ("#,##0,000,000.00", Form::Plain),
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
