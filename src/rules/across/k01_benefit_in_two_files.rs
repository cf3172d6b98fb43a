//! K01: one benefit in two files.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::Row,
    schema::{
        Field, Id,
        business_case::{budget_benefits, initiatives, quality_benefits, time_benefits},
    },
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
    let tables = [
        (&initiatives::TABLE, &initiatives::ID),
        (&time_benefits::TABLE, &time_benefits::ID),
        (&budget_benefits::TABLE, &budget_benefits::ID),
        (&quality_benefits::TABLE, &quality_benefits::ID),
    ];
    for (table, field) in tables {
        let mut homes: BTreeMap<Id, Vec<(&Id, &Row)>> = BTreeMap::new();
        for Chosen { centre, submission } in chosen {
            for row in submission.rows(table) {
                homes.entry(row.given(field).unwrap_or_else(|| Id(String::new()))).or_default().push((centre, row));
            }
        }
        // Rows without an id have no twin.
        homes.remove(&Id(String::new()));
        for rows in homes.values() {
            point_out(rows, field, sink);
        }
    }
}

/// The centre whose code the id begins with keeps it, else the first in code order.
fn point_out(rows: &[(&Id, &Row)], field: &'static Field<Id>, sink: &mut Sink) {
    let code_of = |row: &Row| row.given(field).and_then(|id| Some(id.as_str().split_once('-')?.0.to_owned()));
    let owner = rows.iter().find(|(centre, row)| code_of(row).as_deref() == Some(centre.as_str()));
    let (home, first) = *owner.unwrap_or(&rows[0]);
    for (_, row) in rows.iter().filter(|(centre, _)| *centre != home) {
        sink.point_at(Spot::of(row, field), vec![Spot::of(first, field)]);
    }
}
