//! R01: a target of the programme that is not the sum of the centres'.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::show, intake::Submission, rules::targets::Targets, units::Decimal};

/// A target of the programme that is not the sum of the centres'.
pub static RULE: Rule = Rule {
    code: "R01",
    name: "unequal-target",
    severity: Severity::Warning,
    trial: false,
    title: "Programmets måltal er et andet end summen af centrenes.",
    why: "Så når centrene deres mål uden, at programmet når sit, eller omvendt.",
    fix: "Ret programmets måltal eller et af centrenes. Er forskellen aftalt, kan den blive stående.",
    example: Example::Drawn {
        wrong: concat!(
            "Program\n",
            "| Budgetår | 2026 |\n",
            "Centre\n",
            "| Centerkode | Aktiv fra |\n",
            "| CBD | 2026-01 |\n",
            "| CBU | 2026-01 |\n",
            "Måltal\n",
            "| Centerkode | År | Råderum |\n",
            "| CBD | 2026 | 900000 |\n",
            "| CBU | 2026 | 1000000 |\n",
            "| PROGRAM | 2026 | 2000000 |\n"
        ),
        right: concat!(
            "Program\n",
            "| Budgetår | 2026 |\n",
            "Centre\n",
            "| Centerkode | Aktiv fra |\n",
            "| CBD | 2026-01 |\n",
            "| CBU | 2026-01 |\n",
            "Måltal\n",
            "| Centerkode | År | Råderum |\n",
            "| CBD | 2026 | 1000000 |\n",
            "| CBU | 2026 | 1000000 |\n",
            "| PROGRAM | 2026 | 2000000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// What is half a per cent apart is rounded.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(targets) = Targets::of(submission) else { return };
    for sum in targets.sums() {
        // A centre without a target explains why the sum is smaller, and is told of by itself.
        let is_explained = !targets.without.is_empty() && sum.centres < sum.programme;
        let is_apart = (sum.programme - sum.centres).abs() > sum.programme.abs() * ROUNDING;
        if is_apart && !is_explained && !sum.is_another_magnitude() {
            let finding = sink.point(Spot::cell(&sum.row, sum.spec));
            finding.expecting(format!("{}, som er summen af centrenes", show::number(sum.centres)));
        }
    }
}
