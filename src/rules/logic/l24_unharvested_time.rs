//! L24: time that is said to be harvested, but not in the budget.
use crate::{
    danish::show,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Submission,
    rules::{
        absent::{Absent, is_unknown, is_unusable},
        promise,
    },
    schema::business_case::{
        budget_benefits,
        time_benefits::{HARVESTED, ID, TABLE},
    },
    units::{Decimal, Kroner},
};

/// Time that is said to be harvested, but not in the budget.
pub static RULE: Rule = Rule {
    code: "L24",
    name: "unharvested-time",
    severity: Severity::Warning,
    trial: false,
    title: "Den høstede tid står ikke fuldt ud som budgetgevinst.",
    why: "De to sider skal passe inden for én procent, ellers er tiden ikke omsat til budgetreduktion.",
    fix: "Tilføj en budgetgevinst med tidsgevinstens ID i Udspringer af, eller ret Høstes til den del, der hentes hjem.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Start | Høstes |\n",
            "| CBD-01-T1 | HK | 6000 | 20 | 10 | 100 | 100 | 2026-01 | 50 |\n",
            "Budgetgevinster\n| Gevinst-ID | Udspringer af | Årlig virkning |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Faggruppe | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Start | Høstes |\n",
            "| CBD-01-T1 | HK | 6000 | 20 | 10 | 100 | 100 | 2026-01 | 0 |\n",
            "Budgetgevinster\n| Gevinst-ID | Udspringer af | Årlig virkning |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Times the harvested value that must be in the budget: 0.99, as people round.
const SLACK: Decimal = Decimal::from_parts(99, 0, 0, false, 2);

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    // Without the sheet, or the column that points at the benefits, its absence is the one thing to tell.
    let is_drawn = submission.sheet(&budget_benefits::TABLE).is_some();
    if !is_drawn
        || is_unknown(submission, &budget_benefits::TABLE, &[&budget_benefits::FROM_TIME.spec])
        || Absent::all(submission).any(|absent| absent.spec() == &budget_benefits::YEARLY_EFFECT.spec)
    {
        return;
    }
    let factor = promise::amount_factor(submission);
    for row in submission.rows(&TABLE) {
        let Some(Kroner(harvested)) = promise::harvested(row, programme) else { continue };
        let linked = promise::harvesting(submission, row);
        let amount = &budget_benefits::YEARLY_EFFECT.spec;
        if row.given(&ID).is_none() || linked.iter().any(|row| is_unusable(row, amount)) {
            continue;
        }
        let claimed: Decimal =
            linked.iter().filter_map(|row| row.given(&budget_benefits::YEARLY_EFFECT)).map(|kroner| kroner.0).sum();
        if harvested > Decimal::ZERO && claimed * factor < harvested * SLACK {
            let finding = sink.point(Spot::of(row, &HARVESTED));
            finding.expecting(format!("budgetgevinster på omkring {} kr. om året", show::kroner(Kroner(harvested))));
        }
    }
}
