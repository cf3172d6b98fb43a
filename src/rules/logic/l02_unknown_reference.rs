//! L02: a reference to an id that is not there.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink};
use crate::{intake::Submission, rules::references, schema::time_registration};

/// A reference to an id that is not there.
pub static RULE: Rule = Rule {
    code: "L02",
    name: "unknown-reference",
    severity: Severity::Error,
    trial: false,
    title: "Cellen peger på et ID, der ikke findes.",
    why: "Rækken hænger ikke sammen med resten og kan ikke regnes med.",
    fix: "Ret ID'et, så det er skrevet som på det ark, det kommer fra, eller opret det der.",
    example: Example::Drawn {
        wrong: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-02-B1 | CBD-02 |\n"
        ),
        right: concat!(
            "Tiltag\n",
            "| Tiltag-ID |\n",
            "| CBD-01 |\n",
            "Budgetgevinster\n",
            "| Gevinst-ID | Tiltag-ID |\n",
            "| CBD-01-B1 | CBD-01 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    if submission.template != Some(&time_registration::TEMPLATE) {
        references::unknown(submission, context, sink);
    }
}
