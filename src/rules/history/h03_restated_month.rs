//! H03: a month that had been accepted comes to another figure, or claims to be better proven.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::rules::restated::{Months, of_benefits, of_file, of_month};
use crate::{
    danish::show,
    intake::RowOf,
    schema::business_case::{self, follow_up},
};

/// A month that had been accepted is reported anew.
pub static RULE: Rule = Rule {
    code: "H03",
    name: "restated-month",
    severity: Severity::Warning,
    trial: false,
    title: "Tallet for en måned, der er godkendt, er ændret.",
    why: "Ledelsen har set det gamle tal. Forskellen vises for sig på arket Ændringer.",
    fix: "Er det nye rigtigt, så skriv i Kommentar (på gevinsten i Bemærkning), hvorfor det er ændret. Ellers sæt det gamle tilbage.",
    example: Example::Described {
        wrong: "CBD-01-B1 havde 10.000 kr. i januar, da januar blev godkendt. Nu står der 8.000 kr.",
        right: "Der står 10.000 kr. som før.",
    },
    scope: Scope::Since(check),
};

fn check(now: &Chosen<'_>, before: &Chosen<'_>, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    let months = Months::of(before.workbook, now.workbook, programme, context.period);
    of_file(&months, sink);
    of_benefits(&months, sink);
    for ((benefit, month), was) in &months.were {
        match months.are.get(&(benefit.clone(), *month)) {
            Some(is) => of_month(&months, was, is, sink),
            None if is_written(now, was.row) || !is_named(now, was.row) => {}
            None => {
                let Some(sheet) = now.workbook.sheet(&follow_up::TABLE) else { continue };
                let spot = Spot::table(sheet.table, &sheet.place, None, follow_up::REALISED.spec.label);
                let finding = sink.point(Spot { seen: format!("{benefit} {}", show::month(*month)), ..spot });
                finding.expected = Some(show::number(was.typed));
                finding.about = Some(benefit.clone());
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

/// Whether the month has a row that another rule already speaks of.
fn is_written(now: &Chosen<'_>, was: RowOf<'_, follow_up::Fields>) -> bool {
    let (benefit, month) = (was.given(&follow_up::BENEFIT), was.given(&follow_up::MONTH));
    let mut rows = now.workbook.rows(&follow_up::TABLE).iter();
    rows.any(|row| {
        let is_same = row.given(&follow_up::BENEFIT) == benefit && row.given(&follow_up::MONTH) == month;
        is_same && !row.lacks(&follow_up::REALISED)
    })
}
