//! R03: a centre without a target for the budget year.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, rules::targets::Targets, schema::program::centres};

/// A centre without a target for the budget year.
pub static RULE: Rule = Rule {
    code: "R03",
    name: "missing-target",
    severity: Severity::Warning,
    trial: false,
    title: "Centret har intet måltal for budgetåret, men andre centre har.",
    why: "Så kan vi ikke sige, om centret når sit mål.",
    fix: "Tilføj en række på arket Måltal med centrets kode og budgetåret.",
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
            "| CBD | 2026 | 1000000 |\n"
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
            "| CBU | 2026 | 1000000 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let Some(targets) = Targets::of(submission) else { return };
    if targets.centres.is_empty() || targets.has_doubtful {
        return;
    }
    for centre in targets.without.iter().filter(|centre| targets.of_other_years(**centre).is_none()) {
        sink.point(Spot::of(*centre, &centres::CODE));
    }
}
