//! F11: macros, or values from other workbooks.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::intake::Submission;

/// Macros, or values from other workbooks.
pub static RULE: Rule = Rule {
    code: "F11",
    name: "macros-or-links",
    severity: Severity::Warning,
    trial: false,
    title: "Filen har makroer eller henter tal fra andre filer.",
    why: "Makroer bliver ikke kørt, og andre filer bliver ikke åbnet, så tallene kan være forældede.",
    fix: "Kopiér tallene ind som værdier, og gem filen som .xlsx uden makroer.",
    example: Example::Described {
        wrong: "En celle med formlen =[Budget.xlsx]Ark1!B4.",
        right: "Samme celle med tallet selv.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let seen = match (submission.has_macros, submission.has_external_links) {
        (true, true) => "makroer og henvisninger til andre filer",
        (true, false) => "makroer",
        (false, true) => "henvisninger til andre filer",
        (false, false) => return,
    };
    sink.point(Spot { seen: seen.to_owned(), ..Spot::file(&submission.file) });
}
