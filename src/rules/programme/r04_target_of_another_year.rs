//! R04: targets for other years than the budget year alone.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, rules::targets::Targets, schema::program::targets::YEAR};

/// Targets for other years than the budget year alone.
pub static RULE: Rule = Rule {
    code: "R04",
    name: "target-of-another-year",
    severity: Severity::Error,
    trial: false,
    title: "Måltallet gælder et andet år end budgetåret, og der er intet for budgetåret.",
    why: "Så måles der mod ingenting, og status bliver grå.",
    fix: "Ret året her til budgetåret, eller tilføj en række for budgetåret. Er det Budgetår på arket Program, der er forkert, så ret det.",
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
            "| CBU | 2025 | 1000000 |\n"
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
    let expected = targets.year.to_string();
    if targets.centres.is_empty() && targets.programme.is_none() {
        // Not one is for the budget year: one mistake, in all of them or in the budget year.
        let spots = targets.others.iter().map(|row| Spot::of(*row, &YEAR));
        let mut spots: Vec<Spot> = spots.collect();
        if !spots.is_empty() {
            let first = spots.remove(0);
            sink.point_at(first, spots).expecting(expected);
        }
        return;
    }
    let of_centres = targets.without.iter().filter_map(|centre| targets.of_other_years(*centre));
    let of_programme = targets.programme_of_other_years();
    for row in of_centres.chain(of_programme) {
        sink.point(Spot::of(row, &YEAR)).expecting(expected.clone());
    }
}
