//! K01: one benefit in two files.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Row,
    schema::{Id, Spec, business_case},
};
use std::collections::BTreeMap;

/// One benefit in two files.
pub static RULE: Rule = Rule {
    code: "K01",
    name: "benefit-in-two-files",
    severity: Severity::Error,
    trial: false,
    title: "Det samme ID står i to centres filer.",
    why: "Ellers ville gevinsten tælle to gange.",
    fix: "Slet rækken i den ene fil, hvis det er den samme gevinst, og giv ellers den ene et nyt ID.",
    example: Example::Described { wrong: "CBD-01-B1 står både i CBD og CBU.", right: "CBD-01-B1 står kun i CBD." },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for (table, spec) in business_case::TEMPLATE.named() {
        let mut homes: BTreeMap<Id, Vec<(&Id, &Row)>> = BTreeMap::new();
        for Chosen { centre, workbook } in chosen {
            for row in workbook.rows_in(table) {
                homes.entry(row.id(spec).unwrap_or_else(|| Id(String::new()))).or_default().push((centre, row));
            }
        }
        // Rows without an id have no twin.
        homes.remove(&Id(String::new()));
        for rows in homes.values() {
            point_out(rows, spec, sink);
        }
    }
}

/// The centre whose code the id begins with keeps it, else the first in code order.
fn point_out(rows: &[(&Id, &Row)], spec: &'static Spec, sink: &mut Sink) {
    let code_of = |row: &Row| row.id(spec).and_then(|id| Some(id.as_str().split_once('-')?.0.to_owned()));
    let owner = rows.iter().find(|(centre, row)| code_of(row).as_deref() == Some(centre.as_str()));
    let (home, first) = *owner.unwrap_or(&rows[0]);
    for (_, row) in rows.iter().filter(|(centre, _)| *centre != home) {
        sink.point_at(Spot::cell(row, spec), vec![Spot::cell(first, spec)]);
    }
}
