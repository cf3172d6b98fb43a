//! F12: a file beyond the limits.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::{Arrived, Delivery},
    units::Decimal,
    xlsx::{Excess, Limit, Refusal},
};

/// A file beyond the limits.
pub static RULE: Rule = Rule {
    code: "F12",
    name: "too-large",
    severity: Severity::Error,
    trial: false,
    title: "Filen er større, end en udfyldt skabelon kan være.",
    why: "Vi læser den ikke, for at den ikke skal standse de andre filer.",
    fix: "Fjern billeder og ekstra ark, eller kopiér indholdet ind i en ny skabelon.",
    example: Example::Described { wrong: "En fil på 40 MB.", right: "Samme tal i en ny skabelon." },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    let Arrived::Refused(Refusal::TooLarge(excess)) = &delivery.arrived else { return };
    let (seen, most) = told(*excess);
    sink.point(Spot { seen, ..Spot::file(&delivery.file) }).expecting(format!("højst {most}"));
}

/// What was met, and the limit.
fn told(Excess { limit, seen, most }: Excess) -> (String, String) {
    let count = |count: u64| show::number(Decimal::from(count));
    match limit {
        Limit::FileBytes => (show::bytes(seen), show::bytes(most)),
        Limit::InflatedBytes => (format!("{} pakket ud", show::bytes(seen)), show::bytes(most)),
        Limit::Ratio => {
            (format!("en del, der fylder {} gange så meget pakket ud", count(seen)), format!("{} gange", count(most)))
        }
        Limit::Entries => (format!("{} dele", count(seen)), count(most)),
        Limit::Parts => (format!("over {} ark, tabeller eller tekster", count(most)), count(most)),
        Limit::Repeated => {
            ("celler og rækker, der står for mange flere".to_owned(), format!("{} skrevet ud", show::bytes(most)))
        }
    }
}
