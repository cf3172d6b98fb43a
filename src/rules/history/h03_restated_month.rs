//! H03: a month that had been accepted is reported anew.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::{RowOf, RowsOf},
    schema::{
        Id,
        business_case::{self, follow_up},
    },
    units::{Decimal, Month},
};
use std::collections::BTreeMap;

/// A month that had been accepted is reported anew.
pub static RULE: Rule = Rule {
    code: "H03",
    name: "restated-month",
    severity: Severity::Warning,
    trial: false,
    title: "Tallet for en måned, der er godkendt, er ændret.",
    why: "Ledelsen har set det gamle tal. Forskellen vises for sig på arket Ændringer.",
    fix: "Er det nye tal rigtigt, så skriv i Kommentar, hvorfor det er ændret. Ellers sæt det gamle tal tilbage.",
    example: Example::Described {
        wrong: "CBD-01-B1 havde 10.000 kr. i januar, da januar blev godkendt. Nu står der 8.000 kr.",
        right: "Der står 10.000 kr. som før.",
    },
    scope: Scope::Since(check),
};

fn check(now: &Chosen<'_>, before: &Chosen<'_>, _: &Context<'_>, sink: &mut Sink) {
    let known = by_month(now.workbook.rows(&follow_up::TABLE));
    for (key, (was, amount)) in by_month(before.workbook.rows(&follow_up::TABLE)) {
        match known.get(&key) {
            Some((row, now)) if *now != amount && !is_explained(*row, was) => {
                sink.point(Spot::of(*row, &follow_up::REALISED)).expected = Some(show::number(amount));
            }
            Some(_) => {}
            None if is_written(now, was) || !is_named(now, was) => {}
            None => {
                let Some(sheet) = now.workbook.sheet(&follow_up::TABLE) else { continue };
                let (benefit, month) = key;
                let spot = Spot::table(sheet.table, &sheet.place, None, follow_up::REALISED.spec.label);
                let finding = sink.point(Spot { seen: format!("{benefit} {}", show::month(month)), ..spot });
                finding.expected = Some(show::number(amount));
                finding.about = Some(benefit);
            }
        }
    }
}

/// Whether the benefit is still there; of one that is gone another rule speaks.
fn is_named(now: &Chosen<'_>, was: RowOf<'_, follow_up::Fields>) -> bool {
    let benefit = was.given(&follow_up::BENEFIT);
    let mut named = business_case::TEMPLATE.named();
    named.any(|(table, id)| now.workbook.rows_in(table).iter().any(|row| row.id(id) == benefit))
}

/// Whether the centre has written why.
fn is_explained(now: RowOf<'_, follow_up::Fields>, was: RowOf<'_, follow_up::Fields>) -> bool {
    let comment = now.given(&follow_up::COMMENT).filter(|text| !text.is_empty());
    comment.is_some() && comment != was.given(&follow_up::COMMENT)
}

/// What was realised of a benefit in a month, and the row that says so.
type Amounts<'a> = BTreeMap<(Id, Month), (RowOf<'a, follow_up::Fields>, Decimal)>;

fn by_month(rows: RowsOf<'_, follow_up::Fields>) -> Amounts<'_> {
    let amounts = rows.iter().filter_map(|row| {
        let key = (row.given(&follow_up::BENEFIT)?, row.given(&follow_up::MONTH)?);
        Some((key, (row, row.given(&follow_up::REALISED)?)))
    });
    amounts.collect()
}

/// Whether the month has a row that another rule already speaks of.
fn is_written(now: &Chosen<'_>, was: RowOf<'_, follow_up::Fields>) -> bool {
    let (benefit, month) = (was.given(&follow_up::BENEFIT), was.given(&follow_up::MONTH));
    let mut rows = now.workbook.rows(&follow_up::TABLE).iter();
    rows.any(|row| {
        let is_same = row.given(&follow_up::BENEFIT) == benefit && row.given(&follow_up::MONTH) == month;
        is_same && !row.lacks(&follow_up::REALISED)
    })
}
