//! L22: two rows that say the same thing.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::{Key, Row, Submission};
use crate::xlsx::Seen;
use std::collections::BTreeMap;

/// Two rows that say the same thing.
pub static RULE: Rule = Rule {
    code: "L22",
    name: "doubled-row",
    severity: Severity::Error,
    trial: false,
    title: "Der er to rækker for det samme.",
    why: "Er de ens, tæller kun den første; er de forskellige, ved vi ikke, hvilken der gælder.",
    fix: "Behold den rigtige række, og slet den anden, eller ret det, der skal skelne dem.",
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
        let mut alike: BTreeMap<Vec<Key>, Vec<&Row>> = BTreeMap::new();
        for row in &sheet.rows {
            if let Some(key) = key_of(row) {
                alike.entry(key).or_default().push(row);
            }
        }
        for rows in alike.values().filter(|rows| rows.len() > 1) {
            point_out(rows, sink);
        }
    }
}

/// Of equal rows the first counts. Where they differ nobody knows which is meant, so none does.
fn point_out(rows: &[&Row], sink: &mut Sink) {
    let equal = rows.windows(2).all(|pair| contents(pair[0]).eq(contents(pair[1])));
    let [own, key @ ..] = rows[0].table.unique else { return };
    for (index, row) in rows.iter().enumerate().skip(usize::from(equal)) {
        let twin = rows[usize::from(index == 0)];
        let mut others: Vec<Spot> = key.iter().map(|spec| Spot::cell(row, spec)).collect();
        // Where both rows are told of, their cells stand side by side in the receipt.
        let label = if equal { format!("også række {}", twin.row + 1) } else { own.label.to_owned() };
        others.push(Spot { label, ..Spot::cell(twin, own) });
        sink.point_at(Spot::cell(row, own), others);
    }
}

/// What a row says, wherever it stands.
fn contents(row: &Row) -> impl Iterator<Item = Option<&Seen>> {
    row.cells.iter().map(|cell| cell.as_ref().map(|(_, cell)| &cell.seen))
}

/// What must differ between two rows; nothing where a part of it is missing or broken.
fn key_of(row: &Row) -> Option<Vec<Key>> {
    row.table.unique.iter().map(|spec| row.key(spec)).collect()
}
