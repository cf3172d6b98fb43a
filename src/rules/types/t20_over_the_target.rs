//! T20: a benefit that is worth more than the whole programme is to give.
use crate::{
    danish::show,
    findings::{Context, Example, Rule, Scope, Severity, Sink, Spot},
    intake::{RowOf, Submission},
    rules::promise,
    schema::business_case::{budget_benefits, time_benefits},
    units::{Decimal, Kroner},
};

/// A benefit that is worth more than the whole programme is to give.
pub static RULE: Rule = Rule {
    code: "T20",
    name: "over-the-target",
    severity: Severity::Error,
    trial: false,
    title: "Gevinsten, eller centrets gevinster tilsammen, er langt over hele programmets måltal.",
    why: "Næsten altid er enheden forkert: beløb i kr. i en fil, der siger 1.000 kr., bliver tusind gange for store og ville alene nå måltallet.",
    fix: "Kontrollér Beløb er i på arket Stamdata, og ret beløbet eller antallet, hvis det er forkert. Er det rigtigt, så skriv det til økonomi, der giver en dispensation i program.xlsx.",
    example: Example::Described {
        wrong: "Programmets måltal er 2.000.000 kr., Beløb er i er 1.000 kr., og Årlig virkning er 24000: det er 24.000.000 kr.",
        right: "Beløb er i er kr., så Årlig virkning er 24.000 kr.",
    },
    scope: Scope::Workbook(check),
};

/// Times the programme's target that one benefit cannot be.
const ONE: i64 = 2;
/// Times the programme's target that the benefits of one centre cannot be together.
const TOGETHER: i64 = 3;

fn check(submission: &Submission, context: &Context<'_>, sink: &mut Sink) {
    let Some(programme) = context.programme else { return };
    let (money, hours) = programme.target(None, programme.budget_year);
    if let Some(target) = money.map(|target| target.0).filter(|target| *target > Decimal::ZERO) {
        kroner(submission, target, sink);
    }
    let Some(target) = hours.map(|target| target.0).filter(|target| *target > Decimal::ZERO) else { return };
    for row in submission.rows(&time_benefits::TABLE) {
        let over = promise::yearly_hours(row).filter(|hours| hours.0 > target * Decimal::from(ONE));
        if let Some(hours) = over {
            let finding = sink.point(Spot::of(row, &time_benefits::YEARLY_UNITS));
            finding.expecting(format!("højst {} timer; her er {}", show::number(target), show::hours(hours)));
        }
    }
}

/// One amount in a file of kroner is a slip in its cell; where the file is in thousands, the unit is the slip, and every
/// amount of the sheet is as wrong as the one that shows it.
fn kroner(submission: &Submission, target: Decimal, sink: &mut Sink) {
    let factor = promise::amount_factor(submission);
    let amounts: Vec<(RowOf<'_, _>, Decimal)> = submission
        .rows(&budget_benefits::TABLE)
        .iter()
        .filter_map(|row| Some((row, row.given(&budget_benefits::YEARLY_EFFECT)?.0.abs() * factor)))
        .filter(|(_, amount)| !amount.is_zero())
        .collect();
    let is_large = |amount: Decimal| amount > target * Decimal::from(ONE);
    let sum: Decimal = amounts.iter().map(|(_, amount)| *amount).sum();
    let any = amounts.iter().any(|(_, amount)| is_large(*amount));
    let all = if any { factor > Decimal::ONE } else { sum > target * Decimal::from(TOGETHER) };
    for (row, amount) in amounts.into_iter().filter(|(_, amount)| all || is_large(*amount)) {
        let finding = sink.point(Spot::of(row, &budget_benefits::YEARLY_EFFECT));
        finding.expecting(format!(
            "højst {} for hele programmet; her er {} på én gevinst",
            show::amount(Kroner(target)),
            show::amount(Kroner(amount))
        ));
    }
}
