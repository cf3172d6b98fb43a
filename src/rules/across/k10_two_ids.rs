//! K10: one benefit under two IDs.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::{
        across::k03_twin_benefits::see,
        doubles::{self, Pair},
    },
    schema::{
        Field,
        business_case::{budget_benefits::DESCRIPTION, time_benefits::TASK_NAME},
    },
};

/// One benefit under two IDs.
pub static RULE: Rule = Rule {
    code: "K10",
    name: "two-ids",
    severity: Severity::Warning,
    trial: false,
    title: "Det ligner samme gevinst under to ID'er.",
    why: "Den samme besparelse eller den samme tid tæller da to gange.",
    fix: "Er det samme gevinst, så sæt den ene til Bortfaldet. Er det to, så skriv i Beskrivelse eller Opgave, hvad der skiller dem.",
    example: Example::Described {
        wrong: "CBD-01-B1 og CBD-02-B1 har samme beskrivelse, samme kontering og begge 120.000 kr. om året.",
        right: "CBD-01-B1: \"Porto på boligstøtte\". CBD-02-B1: \"Porto på sygedagpenge\".",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    point_out(doubles::money_twice(chosen), &DESCRIPTION, sink);
    point_out(doubles::time_twice(chosen), &TASK_NAME, sink);
}

fn point_out<In>(pairs: Vec<Pair<'_, In>>, says_what: &'static Field<String, In>, sink: &mut Sink) {
    for Pair { first, later } in pairs {
        let spot = Spot::of(first.row, says_what);
        let remark = see(later.centre, first.centre, &spot);
        sink.point_at(Spot::of(later.row, says_what), vec![spot]).remarking(remark);
    }
}
