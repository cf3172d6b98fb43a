//! H05: the same figure month after month.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    schema::business_case::{
        follow_up::{BENEFIT, Fields, MONTH, REALISED, TABLE},
        time_benefits,
    },
    units::{Decimal, Month},
};

/// The same figure month after month.
pub static RULE: Rule = Rule {
    code: "H05",
    name: "unchanged-figures",
    severity: Severity::Warning,
    trial: false,
    title: "Tallet er præcis det samme tre måneder i træk.",
    why: "Antal behandlede enheder svinger, så det ligner en kopi af sidste måned.",
    fix: "Kontrollér tallet for de seneste måneder.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID |\n",
            "| CBD-01-T1 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret |\n",
            "| CBD-01-T1 | 2026-01 | 480 |\n",
            "| CBD-01-T1 | 2026-02 | 480 |\n",
            "| CBD-01-T1 | 2026-03 | 480 |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID |\n",
            "| CBD-01-T1 |\n",
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret |\n",
            "| CBD-01-T1 | 2026-01 | 480 |\n",
            "| CBD-01-T1 | 2026-02 | 495 |\n",
            "| CBD-01-T1 | 2026-03 | 471 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// Months in a row.
const MONTHS: usize = 3;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let reported = RowOf::by_id(submission.rows(&TABLE), &BENEFIT);
    for benefit in submission.rows(&time_benefits::TABLE).iter().filter_map(|row| row.given(&time_benefits::ID)) {
        let own = reported.get(&benefit).into_iter().flatten().copied();
        let mut months: Vec<(Month, Decimal, RowOf<'_, Fields>)> =
            own.filter_map(|row| Some((row.given(&MONTH)?, row.given(&REALISED)?, row))).collect();
        months.sort_by_key(|(month, ..)| *month);
        // Of several such runs the latest; an older one has been told of before.
        if let Some(run) = months.windows(MONTHS).rfind(|run| is_unchanged(run)) {
            let (.., last) = run[MONTHS - 1];
            sink.point(Spot::of(last, &REALISED));
        }
    }
}

/// Whether months that follow each other have the same figure; nothing in all of them is no copy.
fn is_unchanged(run: &[(Month, Decimal, RowOf<'_, Fields>)]) -> bool {
    run.windows(2).all(|pair| pair[0].1 == pair[1].1 && pair[0].0.plus(1) == pair[1].0) && !run[0].1.is_zero()
}
