//! S08: content far below the other rows.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, xlsx::At};

/// Content far below the other rows.
pub static RULE: Rule = Rule {
    code: "S08",
    name: "far-below",
    severity: Severity::Warning,
    trial: false,
    title: "Der står noget langt under de andre rækker.",
    why: "Vi læser det som en række. Er det en note eller en sum, hører det ikke til her.",
    fix: "Flyt noten til arket Kladde, eller flyt rækken op til de andre.",
    example: Example::Described {
        wrong: "En sum tyve rækker under den sidste gevinst.",
        right: "Summen på arket Kladde.",
    },
    scope: Scope::Workbook(check),
};

/// Blank rows after which what follows is taken for a note or a sum that somebody forgot.
const GAP: u32 = 15;

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for sheet in submission.sheets.iter().filter(|sheet| !sheet.table.is_form()) {
        for pair in sheet.rows.windows(2).filter(|pair| pair[1].row - pair[0].row > GAP) {
            sink.point(Spot::sheet(sheet, Some(At::new(pair[1].row, 0)), "Række"));
        }
    }
}
