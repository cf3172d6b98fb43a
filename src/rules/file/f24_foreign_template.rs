//! F24: one centre's figures in another centre's template.
use crate::{
    danish::words::genitive,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::Submission,
    rules::carriers,
    schema::identity,
};

/// One centre's figures in another centre's template.
pub static RULE: Rule = Rule {
    code: "F24",
    name: "foreign-template",
    severity: Severity::Error,
    trial: false,
    title: "Filen er lavet til ét center, men ID'erne er et andets.",
    why: "Vi kan ikke vide, hvis tal det er, og filen må ikke træde i stedet for det andet centers.",
    fix: "Kopiér tallene ind i centrets egen skabelon, og send den. Er filen lavet til det rigtige center, så ret ID'erne, så de begynder med dets kode.",
    example: Example::Described {
        wrong: "CBU's skabelon, hvor de fleste ID'er begynder med CBS.",
        right: "De samme rækker i CBS' egen skabelon.",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    if !carriers::is_placed(submission, context) {
        return;
    }
    let Some(foreign) = carriers::foreign_ids(submission, context) else { return };
    let id = Spot::cell(foreign.prefix.first, foreign.prefix.spec);
    let made = if submission.has_hidden_identity() { "Skabelonen" } else { "Stamdata" };
    let seen = format!(
        "{made} er {}, men {} af {} ID'er er {}, fx {} i {}",
        genitive(foreign.home.as_str()),
        foreign.prefix.rows,
        foreign.rows,
        genitive(foreign.code.as_str()),
        id.seen,
        carriers::address(&id)
    );
    let spot = carriers::shown_at(submission, identity::CENTRE).unwrap_or_else(|| Spot::file(&submission.file));
    let finding = sink.point_at(Spot { seen, ..spot }, vec![id]);
    let stem = submission.template.map_or("", |template| template.file_stem);
    finding.expecting(format!("skabelonen »{stem} {}.xlsx«", foreign.code));
    finding.about = Some(foreign.code);
}
