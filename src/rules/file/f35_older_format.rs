//! F35: a workbook in a format that does not show everything.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{intake::Submission, xlsx::Format};

/// A workbook in a format that does not show everything.
pub static RULE: Rule = Rule {
    code: "F35",
    name: "older-format",
    severity: Severity::Note,
    trial: false,
    title: "Filen er gemt som .xls eller .xlsb, hvor vi ikke kan se alt.",
    why: "Celler, talformater og skjulte rækker er læst. Noter, tekstbokse, sidehoved og sidefod er ikke, og en formel, der ikke er beregnet, viser sit gamle tal.",
    fix: "Vælg Gem som og Excel-projektmappe (*.xlsx) næste gang.",
    example: Example::Described {
        wrong: "Skabelonen, gemt som Excel 97-2003-projektmappe (*.xls).",
        right: "Samme fil gemt som Excel-projektmappe (*.xlsx).",
    },
    scope: Scope::Workbook(check),
};

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let kind = match submission.format {
        Format::OldExcel => ".xls",
        Format::BinaryExcel => ".xlsb",
        Format::Excel | Format::OpenDocument => return,
    };
    sink.point(Spot { seen: kind.to_owned(), ..Spot::file(&submission.file) })
        .expecting("en Excel-projektmappe (.xlsx)");
}
