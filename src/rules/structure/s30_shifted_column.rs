//! S30: a column whose cells were moved down.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{Row, Submission},
    rules::shifted::Shifted,
};

/// A column whose cells were moved down.
pub static RULE: Rule = Rule {
    code: "S30",
    name: "shifted-column",
    severity: Severity::Error,
    trial: false,
    title: "Cellerne i en kolonne ser ud til at være rykket ned.",
    why: "Øverst er kolonnen tom, og nederst står der lige så mange celler alene, så det, der står imellem, hører nok til en række højere oppe.",
    fix: "Flyt cellerne op igen, så hver står i sin egen række. Er de ikke rykket, så udfyld de tomme, og slet dem, der står alene.",
    example: Example::Drawn {
        wrong: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-01 |  | Fagsystem |\n",
            "| CBD-01-B1 | 2026-02 | 5000 | Fagsystem |\n",
            "|  |  | 6200 |  |\n"
        ),
        right: concat!(
            "Opfølgning\n",
            "| Gevinst-ID | Måned | Realiseret | Kilde |\n",
            "| CBD-01-B1 | 2026-01 | 5000 | Fagsystem |\n",
            "| CBD-01-B1 | 2026-02 | 6200 | Fagsystem |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// At the column, from its empty cell on: every row of that part is left out. What stands in each is not repeated, as it
/// may be thousands.
fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    for shifted in submission.sheets.iter().filter_map(Shifted::of) {
        let spec = shifted.spec();
        let at = |row: Option<&Row>| row.and_then(|row| row.cell(spec)).map(|(at, _)| at);
        let (first, last) = (at(shifted.rows.first()), at(shifted.rows.last()));
        let cell = |row| Spot { seen: String::new(), reading: String::new(), ..Spot::cell(row, spec) };
        let others = shifted.rows.iter().map(cell).collect();
        let finding = sink.point_at(Spot::header(shifted.sheet, shifted.position, first, ""), others);
        if let (Some(first), Some(last)) = (first, last) {
            finding.expecting(format!("noget i {first} og intet i {last}"));
        }
    }
}
