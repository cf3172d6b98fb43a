//! L06: more money than the harvested time is worth.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    formulas::freed_time,
    intake::{Row, Submission},
    programme::Programme,
    schema::business_case::{budget_benefits, master, time_benefits},
    units::{Decimal, Kroner},
};

/// More money than the harvested time is worth.
pub static RULE: Rule = Rule {
    code: "L06",
    name: "harvested-twice",
    severity: Severity::Error,
    title: "Budgetgevinsterne er større end den del af tiden, der høstes.",
    why: "Så ville den samme tid tælle som penge to gange.",
    fix: "Ret Høstes på tidsgevinsten eller den årlige virkning, så de to sider passer sammen.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Start | Høstes | Geninvesteres |\n",
            "| CBD-01-T1 | HK | 6000 | 20 | 10 | 100 | 100 | 2026-01 | 50 | 0 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Udspringer af | Årlig virkning |\n",
            "| CBD-01-B1 | CBD-01-T1 | 250000 |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Start | Høstes | Geninvesteres |\n",
            "| CBD-01-T1 | HK | 6000 | 20 | 10 | 100 | 100 | 2026-01 | 50 | 0 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Udspringer af | Årlig virkning |\n",
            "| CBD-01-B1 | CBD-01-T1 | 160000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// The two sides may differ by one per cent.
const SLACK: Decimal = Decimal::from_parts(101, 0, 0, false, 2);

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    for row in submission.rows(&time_benefits::TABLE) {
        let linked = linked_to(row, submission);
        let claimed: Kroner = linked.iter().filter_map(|row| yearly(row, submission)).sum();
        let Some(harvested) = harvested(row, programme) else { continue };
        if let Some(first) = linked.first().filter(|_| claimed.0 > harvested.0 * SLACK) {
            let others = vec![Spot::of(row, &time_benefits::HARVESTED)];
            let finding = sink.point_at(Spot::of(first, &budget_benefits::YEARLY_EFFECT), others);
            finding.expecting(format!("højst {} kr. om året", show::kroner(harvested)));
        }
    }
}

/// The budget benefits that spring from this time benefit.
fn linked_to<'a>(row: &Row, submission: &'a Submission) -> Vec<&'a Row> {
    let Some(id) = row.given(&time_benefits::ID) else { return Vec::new() };
    let springs_from = |other: &&Row| other.given(&budget_benefits::FROM_TIME).as_ref() == Some(&id);
    submission.rows(&budget_benefits::TABLE).iter().filter(springs_from).collect()
}

fn yearly(row: &Row, submission: &Submission) -> Option<Kroner> {
    let unit = submission.form(&master::TABLE).and_then(|form| form.given(&master::AMOUNT_UNIT));
    let factor = unit.map_or(Decimal::ONE, master::AmountUnit::factor);
    Some(Kroner(row.given(&budget_benefits::YEARLY_EFFECT)?.0 * factor))
}

/// The harvested part of a full year's freed time, in kroner.
fn harvested(row: &Row, programme: &Programme) -> Option<Kroner> {
    let hours = freed_time::hours(
        row.given(&time_benefits::YEARLY_UNITS)?,
        row.given(&time_benefits::MINUTES_BEFORE)?,
        row.given(&time_benefits::MINUTES_AFTER)?,
        row.given(&time_benefits::ADOPTION)?,
        row.given(&time_benefits::ATTRIBUTION)?,
    );
    let pay =
        programme.yearly_pay(&row.given(&time_benefits::STAFF_GROUP)?, row.given(&time_benefits::START)?.year())?;
    Some(freed_time::value(hours, pay, programme.norm) * row.given(&time_benefits::HARVESTED)?)
}
