//! L06: more money than the harvested time is worth.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::{RowOf, Submission},
    rules::promise,
    schema::business_case::{budget_benefits, time_benefits},
    units::{Decimal, Kroner},
};

/// More money than the harvested time is worth.
pub static RULE: Rule = Rule {
    code: "L06",
    name: "harvested-twice",
    severity: Severity::Error,
    trial: false,
    title: "Budgetgevinsten er større end den høstede del af den tid, den udspringer af.",
    why: "Så ville den samme tid tælle som penge to gange.",
    fix: "Ret Årlig virkning her eller Høstes på tidsgevinsten, så de to sider passer sammen.",
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
            "| CBD-01-B1 | CBD-01-T1 | 179000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Times the harvested value that may be claimed: 1.01, as people round.
const SLACK: Decimal = Decimal::from_parts(101, 0, 0, false, 2);

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    for row in submission.rows(&time_benefits::TABLE) {
        let linked = promise::harvesting(submission, row);
        let claimed: Kroner = linked.iter().filter_map(|row| yearly(*row, submission)).sum();
        let Some(harvested) = promise::harvested(row, programme) else { continue };
        if let Some(&first) = linked.first().filter(|_| claimed.0 > harvested.0 * SLACK) {
            let others = vec![Spot::of(row, &time_benefits::HARVESTED)];
            let finding = sink.point_at(Spot::of(first, &budget_benefits::YEARLY_EFFECT), others);
            finding.expecting(format!("højst {} kr. om året", show::kroner(harvested)));
        }
    }
}

/// The yearly effect in kroner; the file may have amounts in thousands.
fn yearly(row: RowOf<'_, budget_benefits::Fields>, submission: &Submission) -> Option<Kroner> {
    Some(Kroner(row.given(&budget_benefits::YEARLY_EFFECT)?.0 * promise::amount_factor(submission)))
}
