//! L22: two rows that say the same thing.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{Row, Submission};
use std::collections::BTreeMap;

/// Two rows that say the same thing.
pub static RULE: Rule = Rule {
    code: "L22",
    name: "doubled-row",
    severity: Severity::Error,
    trial: false,
    title: "Den samme række står to gange.",
    why: "Så ville tallet tælle to gange.",
    fix: "Slet den ene række, eller ret ID eller måned.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-02 | 1200 | Fagsystem |\n",
            "| CBD-01-B1 | 2026-03 | 1200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| !sheet.table.unique.is_empty()) {
        let mut seen: BTreeMap<Vec<String>, &Row> = BTreeMap::new();
        for row in &sheet.rows {
            let Some(key) = key_of(row) else { continue };
            match seen.get(&key) {
                Some(first) => {
                    let [own, key @ ..] = sheet.table.unique else { continue };
                    let mut others: Vec<Spot> = key.iter().map(|spec| Spot::cell(row, spec)).collect();
                    others.push(Spot { label: format!("række {}", first.row + 1), ..Spot::cell(first, own) });
                    sink.point_at(Spot::cell(row, own), others);
                }
                None => drop(seen.insert(key, row)),
            }
        }
    }
}

/// What must differ between two rows; nothing where a part of it is missing or broken.
fn key_of(row: &Row) -> Option<Vec<String>> {
    row.table.unique.iter().map(|spec| row.plain_text(spec)).collect()
}
