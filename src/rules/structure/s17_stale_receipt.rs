//! S17: the sheet Kvittering shows other figures than the rows give.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::Submission,
    schema::time_registration::{receipt, registrations},
    timing,
};

/// The sheet Kvittering shows other figures than the rows give.
pub static RULE: Rule = Rule {
    code: "S17",
    name: "stale-receipt",
    severity: Severity::Note,
    trial: false,
    title: "Tallet på arket Kvittering er et andet end det, rækkerne giver.",
    why: "Vi bruger rækkerne. Men den, der så arket, før filen blev sendt, så et andet tal.",
    fix: "Åbn filen i Excel, så arket regnes om, og gem den igen. Ret ikke i arket Kvittering.",
    example: Example::Described {
        wrong: "Arket Kvittering viser 40 enheder, men rækkerne på Registreringer giver 42.",
        right: "Begge giver 42.",
    },
    scope: Scope::Workbook(check),
};

fn check(workbook: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let rows = workbook.rows(registrations::TABLE.in_its_own_file());
    for line in workbook.rows(&receipt::TABLE) {
        for (field, theirs, ours) in timing::shown(line, timing::counted(rows, line)) {
            if theirs != ours {
                sink.point(Spot::of(line, field)).expected = Some(show::number(ours));
            }
        }
    }
}
