//! S05: a formula of ours that somebody has typed over or changed.
use crate::findings::{Context, EachRow, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::show,
    intake::{Row, RowOf},
    rules::promise,
    schema::{Spec, business_case::time_benefits},
    units::Decimal,
    xlsx::Seen,
};

/// A formula of ours that somebody has typed over or changed.
pub static RULE: Rule = Rule {
    code: "S05",
    name: "altered-formula",
    severity: Severity::Warning,
    trial: false,
    title: "Formlen i en beregnet celle er overskrevet.",
    why: "Vi regner selv tallet ud, så rapporten er rigtig, men arket viser et andet tal.",
    fix: "Kopiér formlen fra en anden række i kolonnen.",
    example: Example::Drawn {
        wrong: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Timer pr. år |\n",
            "| CBD-01-T1 | 6000 | 20 | 10 | 100 | 100 | 1200 |\n"
        ),
        right: concat!(
            "Tidsgevinster\n",
            "| Gevinst-ID | Antal pr. år | Minutter før | Minutter efter | Ibrugtagning | Tilskrivning | Timer pr. år |\n",
            "| CBD-01-T1 | 6000 | 20 | 10 | 100 | 100 | |\n"
        ),
    },
    scope: Scope::Row(&EachRow(&time_benefits::TABLE, check)),
};

/// Half an hour, half a krone: more is not rounding.
pub const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

fn check(row: RowOf<'_, time_benefits::Fields>, context: &Context<'_>, sink: &mut Sink) {
    for (spec, ours) in promise::computed(row, context.programme) {
        compare(&row, spec, ours, sink);
    }
}

/// Something typed over a formula, or a result that is not ours.
fn compare(row: &Row, spec: &'static Spec, ours: Option<Decimal>, sink: &mut Sink) {
    let Some((_, cell)) = row.cell(spec) else { return };
    let differs = match &cell.seen {
        // A number without a formula has been typed over it. One with a formula is compared only where we have all that
        // it is computed from.
        Seen::Number(theirs) => cell.formula.is_none() || ours.is_some_and(|ours| (*theirs - ours).abs() > SLACK),
        Seen::Text(_) => cell.formula.is_none(),
        // A blank, an error and a formula without a result each have a rule of their own.
        _ => false,
    };
    if differs {
        let finding = sink.point(Spot::cell(row, spec));
        finding.expected = ours.map(|ours| show::number(crate::units::round(ours, 2)));
    }
}
