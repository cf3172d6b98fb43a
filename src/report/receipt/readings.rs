//! What stood in the cells that we read otherwise than they stand, and what we read: whoever typed them sees at once whether
//! that is what was meant.
use crate::findings::{Finding, Group, Spot};

/// Readings that are told one by one; of more it is said how many there are.
const MOST: usize = 12;
/// How a finding begins to say what a cell was read as.
const READ_AS: &str = "læst som ";

/// `C12: 69 stk. → 69; E12: kr. 3.400,- → 3400. De øvrige 9 celler er læst, som der står.`
pub(super) fn told(found: &[Finding], group: &Group) -> String {
    let is_in_it = |finding: &&Finding| {
        let (one, other) = (&finding.first, &group.first);
        finding.rule == group.rule && (&one.file, &one.sheet) == (&other.file, &other.sheet)
    };
    let spots: Vec<&Spot> = found.iter().filter(is_in_it).map(|finding| &finding.first).collect();
    let mut changed: Vec<(&str, &str, String)> = Vec::new();
    let mut as_it_stands = 0_usize;
    for spot in &spots {
        let read = spot.reading.strip_prefix(READ_AS).unwrap_or(&spot.reading);
        let seen = spot.seen.trim();
        if read.is_empty() || seen == read {
            as_it_stands += 1;
        } else if let Some((.., cells)) = changed.iter_mut().find(|(one, other, _)| (*one, *other) == (seen, read)) {
            *cells = format!("{cells}, {}", cell(spot));
        } else {
            changed.push((seen, read, cell(spot)));
        }
    }
    if changed.is_empty() {
        let seen: Vec<&str> = group.seen.iter().map(|seen| seen.split(" – ").next().unwrap_or(seen)).collect();
        let rest = if spots.len() == 1 { "Læst, som der står." } else { "Alle cellerne er læst, som der står." };
        return format!("{}. {rest}", seen.join("; "));
    }
    let one = |(seen, read, cells): &(&str, &str, String)| format!("{cells}: {seen} → {read}");
    let mut told: Vec<String> = changed.iter().take(MOST).map(one).collect();
    if changed.len() > MOST {
        told.push(format!("og {} mere", changed.len() - MOST));
    }
    let rest = match as_it_stands {
        0 => String::new(),
        1 => ". Den sidste celle er læst, som der står.".to_owned(),
        many => format!(". De øvrige {many} celler er læst, som der står."),
    };
    told.join("; ") + &rest
}

fn cell(spot: &Spot) -> String {
    spot.at.map_or_else(|| spot.label.clone(), |at| at.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        findings::{Sink, grouped},
        rules::types::t02_text_number::RULE as T02,
        xlsx::At,
    };

    fn told_of(cells: &[(u32, &str, &str)]) -> String {
        let mut sink = Sink::new(&T02);
        for (row, seen, reading) in cells {
            let spot = Spot::file(&"CBD.xlsx".into());
            let (at, sheet) = (Some(At::new(*row, 2)), "Opfølgning".into());
            sink.point(Spot { at, sheet, seen: (*seen).to_owned(), reading: (*reading).to_owned(), ..spot });
        }
        let found = sink.found();
        told(&found, &grouped(&found)[0])
    }

    #[test]
    fn every_reading_that_is_another_than_what_stands_there_is_told() {
        let cells = [(5, "69 stk.", "læst som 69"), (6, "62", "læst som 62"), (7, "69 stk.", "læst som 69")];
        assert_eq!(told_of(&cells), "C6, C8: 69 stk. → 69. Den sidste celle er læst, som der står.");
        assert_eq!(told_of(&cells[1..2]), "62. Læst, som der står.");
        let many: Vec<(u32, String, String)> =
            (0..20).map(|row| (row, format!("{row} stk."), format!("læst som {row}"))).collect();
        let many: Vec<(u32, &str, &str)> = many.iter().map(|(row, seen, read)| (*row, &**seen, &**read)).collect();
        assert!(told_of(&many).ends_with("C12: 11 stk. → 11; og 8 mere"), "{}", told_of(&many));
    }
}
