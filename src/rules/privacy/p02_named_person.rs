//! P02: an address in a remark.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::RowOf,
    schema::time_registration::registrations::{self, REMARK},
};

/// An address in a remark.
pub static RULE: Rule = Rule {
    code: "P02",
    name: "named-person",
    severity: Severity::Warning,
    trial: false,
    title: "Bemærkningen ser ud til at indeholde en e-mailadresse.",
    why: "Registreringer må ikke pege på personer.",
    fix: "Slet adressen. Brug kun medarbejderkoder som M01.",
    example: Example::Drawn {
        wrong: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Bemærkning |\n",
            "| O01 | 20 | Spørg anne@kommune.example |\n"
        ),
        right: concat!(
            "Registreringer\n",
            "| Opgave-ID | Minutter | Bemærkning |\n",
            "| O01 | 20 | Systemet var langsomt |\n"
        ),
    },
    scope: Scope::Row(&EachRow(registrations::TABLE.in_its_own_file(), check)),
};

fn check(row: RowOf<'_, registrations::Fields>, _: &Context<'_>, sink: &mut Sink) {
    if row.given(&REMARK).is_some_and(|text| has_address(&text)) {
        let spot = Spot::of(row, &REMARK);
        sink.point(Spot { seen: "•••".to_owned(), reading: String::new(), ..spot });
    }
}

/// Whether a word has an `@` with something on both sides; `@` and `@anne` are no addresses.
fn has_address(text: &str) -> bool {
    text.split_whitespace().any(|word| word.trim_matches('@').contains('@'))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing;

    /// A row that is shifted by one has the name in a column beside its own.
    #[test]
    fn a_name_in_a_neighbour_column_does_not_leave_its_file() {
        for row in [
            "| Anne Lund | O01 | M01 | 20 |",
            "| 2026-03-02 | Anne Lund | M01 | 20 |",
            "| 2026-03-02 | Anne | M01 | 20 |",
            "| 2026-03-02 | O01 | Anne Lund | 20 |",
            "| 2026-03-02 | O01 | M01 | Anne Lund |",
        ] {
            let headers = "Registreringer\n| Dato | Opgave-ID | Medarbejderkode | Minutter |";
            let found = testing::findings(&format!("{headers}\n{row}"));
            assert!(!format!("{found:?}").to_lowercase().contains("anne"), "{found:?}");
        }
        // What has the form of its column is shown, or nobody could mend it.
        let found = testing::findings("Registreringer\n| Dato | Opgave-ID | Minutter |\n| 31-02-2026 | O01 | 20 |");
        assert_eq!(found[0].first.seen, "31-02-2026", "{found:?}");
    }
}
