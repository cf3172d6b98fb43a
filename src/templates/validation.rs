//! What may be typed into a field's cells.
use super::{
    issue::Issue,
    lists::list_of,
    place::{home, reach},
    words,
};
use crate::{
    danish::words::either,
    schema::{Filler, Kind, List, Pattern, Spec, Table},
    units::{Date, Decimal},
    xlsx::{Choices, Test},
};

/// The first and last day anyone may write.
const DAYS: (Date, Date) = (jiff::civil::date(2000, 1, 1), jiff::civil::date(2099, 12, 31));
/// The longest id that is a single one.
const ID_CHARS: u32 = 20;

/// One validation per field: of those people fill in, and of the formulas among them, which nothing else guards where rows can
/// be added.
pub(super) fn of(issue: &Issue<'_>, table: &'static Table) -> Vec<Choices> {
    let is_open = !table.is_form() && !table.is_computed();
    let fields = table.columns.iter().enumerate();
    let fields = fields.filter(|(_, spec)| spec.filler == Filler::Person || is_open);
    let choices = fields.map(|(position, spec)| Choices {
        area: reach(issue, table, position),
        test: test(issue, spec),
        prompt: Some(words::prompt(spec)),
        refusal: words::refusal(spec, origin(issue, spec)),
        binds: !matches!(spec.list, List::Proposed(_) | List::Working),
    });
    choices.collect()
}

/// The sheet where the ids a field refers to are created, or the sheets: `Tidsgevinster eller Budgetgevinster`.
fn origin(issue: &Issue<'_>, spec: &Spec) -> Option<String> {
    let columns = match spec.list {
        List::Column(columns) => columns.to_vec(),
        List::Proposed(only) => vec![only],
        _ => return None,
    };
    let sheets: Vec<&str> = columns.iter().filter_map(|column| Some(home(issue, column)?.0.sheet)).collect();
    (!sheets.is_empty()).then(|| either(&sheets))
}

/// What Excel lets people type. It refuses the obvious only; pasted cells are not tested at all, so every rule asks
/// again.
fn test(issue: &Issue<'_>, spec: &Spec) -> Test {
    if spec.filler != Filler::Person {
        return Test::Nothing;
    }
    if let Some(name) = list_of(issue, spec) {
        return Test::List(name);
    }
    match spec.kind {
        Kind::Date | Kind::Month => Test::Day(DAYS.0, DAYS.1),
        Kind::Whole | Kind::Year => Test::Whole(whole(spec.bounds.min), whole(spec.bounds.max)),
        Kind::Text | Kind::Choice | Kind::YesNo => Test::Length(u32::from(spec.max_chars)),
        Kind::Id if spec.pattern.is_some_and(Pattern::holds_several) => Test::Length(u32::from(spec.max_chars)),
        Kind::Id => Test::Length(ID_CHARS),
        Kind::Number | Kind::Kroner | Kind::Minutes | Kind::Count | Kind::Share => {
            Test::Number(least(spec), Decimal::from(spec.bounds.max))
        }
    }
}

/// The smallest number allowed; validations include their bounds, so "above zero" begins a hair above it.
fn least(spec: &Spec) -> Decimal {
    let hair = if spec.bounds.above { Decimal::new(1, 6) } else { Decimal::ZERO };
    Decimal::from(spec.bounds.min) + hair
}

fn whole(bound: i64) -> i32 {
    i32::try_from(bound).unwrap_or(if bound < 0 { i32::MIN } else { i32::MAX })
}
