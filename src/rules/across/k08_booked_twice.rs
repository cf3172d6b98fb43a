//! K08: one voucher and amount on two benefits.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::{across::k03_twin_benefits::see, doubles},
    schema::business_case::follow_up::VOUCHER,
};

/// One voucher and amount on two benefits.
pub static RULE: Rule = Rule {
    code: "K08",
    name: "booked-twice",
    severity: Severity::Warning,
    trial: false,
    title: "Samme bilag og samme beløb står på to gevinster.",
    why: "Bilaget bogfører beløbet én gang, så det kan kun være den ene gevinsts.",
    fix: "Slet beløbet på den gevinst, det ikke hører til. Har det sit eget bilag, så skriv det.",
    example: Example::Described {
        wrong: "CBD-01-B1 og CBD-02-B1 har begge 10.000 kr. på bilag OMP 2041.",
        right: "CBD-01-B1 har 10.000 kr. på bilag OMP 2041, og CBD-02-B1 har 10.000 kr. på bilag OMP 2042.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    for pair in doubles::booked_twice(chosen) {
        let first = Spot::of(pair.first.row, &VOUCHER);
        let remark = see(pair.later.centre, pair.first.centre, &first);
        sink.point_at(Spot::of(pair.later.row, &VOUCHER), vec![first]).remarking(remark);
    }
}
