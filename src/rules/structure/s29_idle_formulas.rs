//! S29: rows of nothing but formulas that give nothing.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{danish::words::plural, intake::Submission, xlsx::At};

/// Rows of nothing but formulas that give nothing.
pub static RULE: Rule = Rule {
    code: "S29",
    name: "idle-formulas",
    severity: Severity::Note,
    trial: false,
    title: "Der er rækker, hvor formler intet giver.",
    why: "Formlerne er kopieret længere ned end til den sidste række. Vi læser dem ikke som rækker.",
    fix: "Du behøver ikke gøre noget. Skal det være en række, så skriv dens ID.",
    example: Example::Described {
        wrong: "Formlen i kolonnen BO1 er kopieret ti rækker for langt ned og giver 0.",
        right: "Formlen står kun i rækker, der er udfyldt.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in &submission.sheets {
        if let Some((first, count)) = sheet.idle {
            let seen = plural(usize::try_from(count).unwrap_or(usize::MAX), "række", "rækker");
            sink.point(Spot { seen, ..Spot::sheet(sheet, Some(At::new(first, 0)), "Række") });
        }
    }
}
