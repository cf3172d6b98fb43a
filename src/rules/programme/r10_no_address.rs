//! R10: an e-mail that is no address.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::program::centres::{self, EMAIL},
};

/// An e-mail that is no address.
pub static RULE: Rule = Rule {
    code: "R10",
    name: "no-address",
    severity: Severity::Warning,
    trial: false,
    title: "Det er ikke en mailadresse.",
    why: "Kvittering og rykker kan ikke sendes til centret.",
    fix: "Skriv én adresse, fx center@kommune.dk.",
    example: Example::Drawn {
        wrong: concat!("Centre\n", "| Centerkode | E-mail |\n", "| CBD | ved ikke |\n"),
        right: concat!("Centre\n", "| Centerkode | E-mail |\n", "| CBD | center@kommune.dk |\n"),
    },
    scope: Scope::Row(&EachRow(&centres::TABLE, check)),
};

fn check(row: RowOf<'_, centres::Fields>, _: &Context<'_>, sink: &mut Sink) {
    if row.given(&EMAIL).is_some_and(|address| !is_address(&address)) {
        sink.point(Spot::of(row, &EMAIL)).expecting("en adresse som center@kommune.dk");
    }
}

/// One name and one domain with a dot inside (RFC 5321 §4.1.2, without the spellings that nobody uses at work).
fn is_address(text: &str) -> bool {
    let is_plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@,;:<>()[]\"\\".contains(c));
    text.split_once('@').is_some_and(|(name, domain)| {
        is_plain(name)
            && is_plain(domain)
            && domain.split('.').count() > 1
            && domain.split('.').all(|part| !part.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn addresses_have_a_name_and_a_domain() {
        assert!(["a@b.dk", "køb.og-salg+1@under.kommune.dk"].into_iter().all(is_address));
        let wrong =
            ["", "ved ikke", "a@b", "a@@b.dk", "@b.dk", "a@.dk", "a@b.", "a b@c.dk", "a@b.dk; c@d.dk", "A <a@b.dk>"];
        assert!(!wrong.into_iter().any(is_address));
    }
}
