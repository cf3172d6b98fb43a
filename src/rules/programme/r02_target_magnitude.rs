//! R02: a target of the programme of another magnitude than the sum of the centres'.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::show, intake::Submission, rules::targets::Targets};

/// A target of the programme of another magnitude than the sum of the centres'.
pub static RULE: Rule = Rule {
    code: "R02",
    name: "target-magnitude",
    severity: Severity::Error,
    trial: false,
    title: "Programmets måltal er mange gange større eller mindre end summen af centrenes.",
    why: "Der mangler nok et nul, eller der er et for meget, og så bliver status for hele programmet forkert.",
    fix: "Skriv måltallet igen i hele kroner eller timer, her eller for det center, hvor det er forkert.",
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
            "| CBD | 2026 | 1000000 |\n",
            "| CBU | 2026 | 1000000 |\n",
            "| PROGRAM | 2026 | 200000 |\n"
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

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(targets) = Targets::of(submission) else { return };
    for sum in targets.sums() {
        // While only some centres have their targets, the sum is small for another reason.
        let is_explained = !targets.without.is_empty() && sum.centres < sum.programme;
        if sum.is_another_magnitude() && !is_explained {
            let finding = sink.point(Spot::cell(&sum.row, sum.spec));
            finding.expecting(format!("omkring {}, som er summen af centrenes", show::number(sum.centres)));
        }
    }
}
