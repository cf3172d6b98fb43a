//! Danish personal identity numbers (CPR): found so that they can be kept out, never kept, never shown.
//!
//! A number is `ddmmåå-løbe`: a birthday and four digits. The seventh digit tells the century together with the year;
//! the last makes a checksum modulo 11 come out, but since October 2007 numbers are given without it, so it can speak
//! for a number and never against one (CPR-kontoret: Personnumre uden kontrolciffer).
//!
//! People write one in many ways: `dd.mm.åå-løbe`, `dd mm åååå løbe`, `ddmmåå, løbe`, with digits of another script or a
//! zero-width character from a web page. All of them are sought among the runs of digits of a text; what else looks so,
//! a date with a number after it (`15.03.2026 1200 sager`), an account, a sum, is kept out by the century and by what
//! stands beside. A table of both stands among the tests.
use super::words::{is_dash, is_invisible};
use std::borrow::Cow;

/// How sure we are that ten digits are a personal identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A birthday that exists, but nothing else speaks for it.
    Likely,
    /// A birthday and century that exist, and a check digit or the usual way of writing it.
    Certain,
}

/// A number found in a text: where it stands and how sure we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Byte offset of the first digit.
    pub start: usize,
    /// Byte offset after the last digit.
    pub end: usize,
    /// How sure.
    pub certainty: Certainty,
    /// The digits of the birthday, `ddmmåå`.
    birthday: [u8; 6],
}

/// The numbers in a text, in order. `today_year` is the latest year anyone can be born in.
pub fn find(text: &str, today_year: i16) -> Vec<Found> {
    // Nearly every text has fewer digits than one of them.
    if !has_digits_enough(text) {
        return Vec::new();
    }
    let (runs, mut found, mut at) = (runs(text), Vec::new(), 0);
    while at < runs.len() {
        match number(&runs, at, today_year).filter(|(one, _)| !is_in_guid(text, one)) {
            Some((one, taken)) => {
                found.push(one);
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

/// The text with every number it may hold masked to `ddmmåå-****`. Any year will do: to mask too much costs nothing.
pub fn mask(text: &str) -> Cow<'_, str> {
    mask_until(text, i16::MAX)
}

/// The text with every number masked that [`find`] finds by the same year.
pub fn mask_until(text: &str, today_year: i16) -> Cow<'_, str> {
    let found = find(text, today_year);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut masked, mut last) = (String::with_capacity(text.len()), 0);
    for number in found {
        masked.push_str(&text[last..number.start]);
        masked.extend(number.birthday.map(|digit| char::from(b'0' + digit)));
        masked.push_str("-****");
        last = number.end;
    }
    masked.push_str(&text[last..]);
    Cow::Owned(masked)
}

/// Digits of a number.
const DIGITS: usize = 10;

/// The most digits of one run: a birthday with its century, and four.
const LONGEST: usize = 12;

/// Characters between two runs of digits that are still kept; with more, the runs have nothing to do with each other.
const GAP: usize = 12;

/// Digits that stand together, invisible characters left out.
struct Run {
    /// Those of the first [`LONGEST`].
    digits: [u8; LONGEST],
    /// How many there are.
    count: usize,
    start: usize,
    end: usize,
    /// What is seen between the run before and this one; nothing where it is too far off.
    gap: Option<String>,
}

/// Whether there are ten digits at all. A digit of another script takes two bytes or more.
fn has_digits_enough(text: &str) -> bool {
    let few = |bytes: usize, size: usize| bytes / size < DIGITS;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let foreign = text.bytes().filter(|byte| !byte.is_ascii()).count();
    !few(digits, 1) || !few(digits * 2 + foreign, 2) && text.chars().filter_map(digit).nth(DIGITS - 1).is_some()
}

/// A digit as people type it: ASCII, full-width, Arabic or Eastern Arabic.
fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

fn runs(text: &str) -> Vec<Run> {
    let (mut runs, mut gap): (Vec<Run>, Option<String>) = (Vec::new(), None);
    for (start, c) in text.char_indices().filter(|(_, c)| !is_invisible(*c)) {
        let end = start + c.len_utf8();
        match (digit(c), runs.last_mut()) {
            (Some(digit), Some(run)) if gap.as_ref().is_some_and(String::is_empty) => run.add(digit, end),
            (Some(digit), _) => {
                let mut run = Run { digits: [0; LONGEST], count: 0, start, end, gap: gap.take() };
                run.add(digit, end);
                runs.push(run);
                gap = Some(String::new());
            }
            (None, _) => gap = gap.filter(|gap| gap.len() < GAP).map(|gap| gap + c.encode_utf8(&mut [0; 4])),
        }
    }
    runs
}

impl Run {
    fn add(&mut self, digit: u8, end: usize) {
        if let Some(place) = self.digits.get_mut(self.count) {
            *place = digit;
        }
        (self.count, self.end) = (self.count + 1, end);
    }

    /// The dash, dot, slash, space or other mark that ties this run to the one before: `.` of `15.03`.
    fn mark(&self) -> Option<char> {
        let mut letters = self.gap.as_deref()?.chars();
        let first = letters.next()?;
        let mark = match first {
            first if is_dash(first) => '-',
            '\u{a0}' | '\u{202f}' => ' ',
            first => first,
        };
        // `15. 03. 77` is written with a space after the dot.
        let ends = letters.next().is_none_or(|next| first == '.' && next == ' ') && letters.next().is_none();
        (ends && "-./_ ".contains(mark)).then_some(mark)
    }
}

/// How many digits the runs of a number have, in each way of writing it.
static FORMS: [&[usize]; 6] = [&[2, 2, 2, 4], &[2, 2, 4, 4], &[8, 4], &[6, 4], &[12], &[10]];

/// The number that begins with a run, and how many runs it takes.
fn number(runs: &[Run], at: usize, today_year: i16) -> Option<(Found, usize)> {
    FORMS.iter().find_map(|form| {
        let own = runs.get(at..at + form.len())?;
        own.iter().zip(*form).all(|(run, count)| run.count == *count).then_some(())?;
        let all = own.iter().flat_map(|run| &run.digits[..run.count]).copied().collect::<Vec<_>>();
        let (birthday, last) = all.split_at(all.len() - 4);
        let (short, year) = short(birthday)?;
        let ten = [&short[..], last].concat().try_into().ok()?;
        let judged = judge(ten, year, today_year)?;
        let (before, after) = (runs[at].mark(), runs.get(at + form.len()).and_then(Run::mark));
        let certainty = match own {
            [_] => judged.plain(),
            [_, last] => joined(last, before, after)?,
            [_, month, year, last] => judged.spelled([month, year, last], before)?,
            _ => return None,
        };
        let (start, end) = (own[0].start, own[own.len() - 1].end);
        Some((Found { start, end, certainty, birthday: short }, form.len()))
    })
}

/// The birthday with two digits for the year, and the year where four stand there.
fn short(birthday: &[u8]) -> Option<([u8; 6], Option<i16>)> {
    let (day_and_month, year) = birthday.split_at_checked(4)?;
    let whole = (year.len() == 4).then(|| year.iter().fold(0, |year, digit| year * 10 + i16::from(*digit)));
    let last_two = year.len().checked_sub(2).filter(|before| matches!(before, 0 | 2))?;
    let six = [day_and_month, &year[last_two..]].concat();
    Some((six.try_into().ok()?, whole))
}

/// What ten digits say when they can be a number.
struct Judged {
    /// When the person would be born.
    year: i16,
    has_check_digit: bool,
    /// The last four read as a year of our time.
    is_followed_by_year: bool,
}

/// Nothing where the birthday does not exist, lies ahead, or is of another century than the seventh digit says.
fn judge(digits: [u8; DIGITS], written: Option<i16>, today_year: i16) -> Option<Judged> {
    let [day, month, short_year] = [0, 2, 4].map(|at| two_digits(&digits, at));
    let year = century(digits[6], short_year) + i16::from(short_year);
    jiff::civil::Date::new(year, month, day).ok().filter(|_| year <= today_year)?;
    written.is_none_or(|written| written == year).then_some(Judged {
        year,
        has_check_digit: has_check_digit(digits),
        is_followed_by_year: digits[6..8] == [2, 0],
    })
}

impl Judged {
    /// Of digits in one run.
    fn plain(&self) -> Certainty {
        if self.has_check_digit { Certainty::Certain } else { Certainty::Likely }
    }

    /// Of a birthday written out, `15.03.77`, with a mark between its parts; and four digits.
    fn spelled(&self, [month, year, last]: [&Run; 3], before: Option<char>) -> Option<Certainty> {
        let mark = month.mark().filter(|mark| year.mark() == Some(*mark))?;
        let tie = last.gap.as_deref().filter(|gap| is_tie(gap))?;
        let is_tight = tie.chars().count() == 1 && !tie.contains(char::is_whitespace);
        // `01.dd.mm.åå.løbe` is a long account and no birthday.
        let is_account = before == Some(mark) && mark != ' ';
        // A period from a day to a year, `01.01.26-2029`.
        let is_period = self.is_followed_by_year && self.year < 1937;
        let can_be = match mark {
            _ if is_tight => self.year >= 1920,
            // A list of small numbers, `10 11 12 1300`, is more likely than someone of a hundred years.
            ' ' => self.year >= 1937,
            // So is a day of these years with a number after it, `15.03.26 1200 sager`.
            _ => (1937..2015).contains(&self.year),
        };
        (can_be && !is_account && !is_period).then_some(Certainty::Certain)
    }
}

/// Of a birthday in one run and four digits apart from it, as people write such a number (`010203-1234`, `010203 1234`),
/// which a string of ten digits by chance is not.
fn joined(last: &Run, before: Option<char>, after: Option<char>) -> Option<Certainty> {
    last.gap.as_deref().filter(|gap| is_tie(gap))?;
    // With a further part before or behind it is an account or a version: `010203.1234.5`.
    let goes_on = last.mark().filter(|mark| "./_:".contains(*mark));
    let is_longer = goes_on.is_some_and(|mark| [before, after].contains(&Some(mark)));
    (!is_longer).then_some(Certainty::Certain)
}

/// What can stand between the birthday and the last four digits: spaces, a line break, dashes, or one other mark. A
/// comma alone is a decimal comma.
fn is_tie(gap: &str) -> bool {
    let marks: String = gap.chars().filter(|c| !c.is_whitespace()).collect();
    let marks = marks.strip_prefix(')').unwrap_or(&marks);
    let is_one = matches!(marks, "" | "/" | "." | "_" | ":" | ";") || (marks == "," && gap != ",");
    !gap.is_empty() && (is_one || marks.chars().all(is_dash))
}

/// Whether a find lies in a GUID, such as every copy of a template has: `8-4-4-4-12` hexadecimal digits.
fn is_in_guid(text: &str, found: &Found) -> bool {
    let is_of_guid = |byte: &u8| byte.is_ascii_hexdigit() || *byte == b'-';
    let (bytes, end) = (text.as_bytes(), found.end);
    let before = bytes[..found.start].iter().rev().take_while(|byte| is_of_guid(byte)).count();
    let after = bytes[end..].iter().take_while(|byte| is_of_guid(byte)).count();
    let word = &bytes[found.start - before..end + after];
    word.windows(36).any(|window| {
        window.iter().enumerate().all(|(at, byte)| [8, 13, 18, 23].contains(&at) == (*byte == b'-'))
            && window.iter().all(is_of_guid)
    })
}

/// The number that two digits make.
fn two_digits(digits: &[u8; 10], at: usize) -> i8 {
    i8::try_from(digits[at] * 10 + digits[at + 1]).expect("two digits make at most 99")
}

/// The century that the seventh digit and the year give together (CPR-kontoret: Opbygning af CPR-nummeret): 0–3 is the
/// 1900s; 4 and 9 are 1937–1999 or 2000–2036; 5–8 are 2000–2057 or 1858–1899.
fn century(seventh: u8, year: i8) -> i16 {
    match (seventh, year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, ..=57) => 2000,
        _ => 1800,
    }
}

/// The weights of the checksum modulo 11.
const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

fn has_check_digit(digits: [u8; 10]) -> bool {
    digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>() % 11 == 0
}

#[cfg(test)]
mod tests;
