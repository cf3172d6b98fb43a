//! Good workbooks whose inflated parts are spoilt by chance: whatever comes of it, a verdict.
use crate::{
    alone,
    dice::Dice,
    parts::{GOOD, Parts},
    verdict::survive,
};
use proptest::{prelude::*, test_runner::Config};
use zip::CompressionMethod;

/// What writers, attackers and slips of the pen put into XML.
const WORDS: [&str; 40] = [
    "<",
    ">",
    "/>",
    "</",
    "\"",
    "'",
    "&",
    "&#0;",
    "&#x110000;",
    "&amp;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!DOCTYPE a [",
    "\u{0}",
    "\u{feff}",
    "\u{fffe}",
    "æ",
    "e\u{301}",
    "_x000D_",
    "_xD83D_",
    "4294967296",
    "-1",
    "1E999",
    "18446744073709551616",
    "t=\"s\"",
    "t=\"zz\"",
    "t=\"inlineStr\"",
    "r=\"XFD1048576\"",
    "r=\"A0\"",
    "<row>",
    "</row>",
    "<c>",
    "</c>",
    "<v>",
    "</v>",
    "</sheetData>",
];

/// A seed has no smaller seed worth trying, and failures are told by their number. Few cases, unless the environment
/// asks for more.
pub fn config(few: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { few };
    Config { cases, max_shrink_iters: 0, failure_persistence: None, ..asked }
}

fn index(dice: &mut Dice, many: usize) -> usize {
    let last = i64::try_from(many).unwrap() - 1;
    usize::try_from(dice.within(0, last.max(0))).unwrap()
}

/// One to four slips in one to three parts.
fn mutant(dice: &mut Dice) -> Vec<u8> {
    let mut parts = Parts::good();
    for _ in 0..dice.within(1, 3) {
        let part = index(dice, parts.0.len());
        for _ in 0..dice.within(1, 4) {
            slip(&mut parts.0[part].1, dice);
        }
    }
    parts.packed(CompressionMethod::Stored, None)
}

/// A byte flipped, a stretch lost or doubled, a number or word put in, two tags exchanged.
fn slip(part: &mut Vec<u8>, dice: &mut Dice) {
    if part.is_empty() {
        return;
    }
    let at = index(dice, part.len());
    let end = (at + index(dice, 200)).min(part.len());
    match dice.within(0, 6) {
        0 => part[at] ^= 1 << index(dice, 8),
        1 => drop(part.drain(at..end)),
        2 => {
            let stretch = part[at..end].repeat(index(dice, 50));
            part.splice(at..at, stretch);
        }
        3 => drop(part.splice(at..at, dice.of(&WORDS).bytes())),
        4 => part.truncate(at),
        5 => value(part, at, dice),
        _ => exchange(part, at, end, dice),
    }
}

/// Another word between the next two quotes.
fn value(part: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    let quote = |from: usize| part[from..].iter().position(|byte| *byte == b'"').map(|found| from + found);
    if let Some(start) = quote(at)
        && let Some(end) = quote(start + 1)
    {
        part.splice(start + 1..end, dice.of(&WORDS).bytes());
    }
}

/// A stretch goes to another place.
fn exchange(part: &mut Vec<u8>, at: usize, end: usize, dice: &mut Dice) {
    let stretch: Vec<u8> = part.drain(at..end).collect();
    let to = index(dice, part.len() + 1);
    part.splice(to..to, stretch);
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn mutants_of_the_parts_get_a_verdict(seed: u64) {
        let _turn = alone();
        survive("mutant.xlsx", &mutant(&mut Dice(seed)));
    }

    #[test]
    fn mutants_of_the_archive_get_a_verdict(seed: u64) {
        let _turn = alone();
        let (mut bytes, mut dice) = (GOOD.clone(), Dice(seed));
        for _ in 0..dice.within(1, 4) {
            slip(&mut bytes, &mut dice);
        }
        survive("mutant.xlsx", &bytes);
    }
}
