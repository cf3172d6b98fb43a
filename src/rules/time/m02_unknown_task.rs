//! M02: a registration of a task that is not there.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink};
use crate::{intake::Submission, rules::references, schema::time_registration};

/// A registration of a task that is not there.
pub static RULE: Rule = Rule {
    code: "M02",
    name: "unknown-task",
    severity: Severity::Error,
    trial: false,
    title: "Opgaven findes ikke på arket Opgaver.",
    why: "Vi ved ikke, hvilken opgave minutterne hører til.",
    fix: "Ret Opgave-ID, eller tilføj opgaven på arket Opgaver.",
    example: Example::Drawn {
        wrong: concat!(
            "Opgaver\n",
            "| Opgave-ID |\n",
            "| O01 |\n",
            "Registreringer\n",
            "| Opgave-ID | Minutter |\n",
            "| O02 | 20 |\n"
        ),
        right: concat!(
            "Opgaver\n",
            "| Opgave-ID |\n",
            "| O01 |\n",
            "Registreringer\n",
            "| Opgave-ID | Minutter |\n",
            "| O01 | 20 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    if submission.template == Some(&time_registration::TEMPLATE) {
        references::unknown(submission, context, sink);
    }
}
