//! H01: an initiative or a benefit that was accepted and is gone.
use super::ids;
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::schema::business_case;

/// An initiative or a benefit that was accepted and is gone.
pub static RULE: Rule = Rule {
    code: "H01",
    name: "vanished-row",
    severity: Severity::Warning,
    trial: false,
    title: "En række, der var med i den godkendte periode før, er forsvundet.",
    why: "Aftalen gælder stadig og tæller med i baseline, og gevinstejeren skal afklares.",
    fix: "Sæt rækken ind igen. Bliver gevinsten ikke til noget, så skriv 0 i det, den skulle give, og beslutningen i Beslutning. Falder hele tiltaget bort, så vælg fasen Bortfaldet.",
    example: Example::Described {
        wrong: "CBD-01-B1 var med i februar. I marts er rækken slettet.",
        right: "Rækken er der stadig, og tiltagets fase er Bortfaldet.",
    },
    scope: Scope::Since(check),
};

fn check(now: &Chosen<'_>, before: &Chosen<'_>, _: &Context<'_>, sink: &mut Sink) {
    for (table, id) in business_case::TEMPLATE.named() {
        let (are, Some(sheet)) = (ids(now.workbook, table, id), now.workbook.sheet(table)) else { continue };
        for gone in ids(before.workbook, table, id).difference(&are) {
            let spot = Spot::table(sheet.table, &sheet.place, None, id.label);
            sink.point(Spot { seen: gone.to_string(), ..spot }).about = Some(gone.clone());
        }
    }
}
