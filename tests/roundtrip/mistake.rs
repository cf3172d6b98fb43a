//! One cell spoilt in one way, and the rule that owns the mistake.
use crate::sample::Sample;
use gevinst::{
    schema::{
        Filler, Kind as ValueKind, List, Need, Pattern, ProgrammeList, Spec, Table, Template, business_case, program,
        time_registration,
    },
    units::Decimal,
    xlsx::Content,
};

/// The ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    WordForNumber,
    OutOfBounds,
    TooManyPercent,
    NoSuchDay,
    UnknownChoice,
    TooLong,
    Blank,
    MalformedId,
    UnknownReference,
    ErrorValue,
    DoubledRow,
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::WordForNumber,
        Self::OutOfBounds,
        Self::TooManyPercent,
        Self::NoSuchDay,
        Self::UnknownChoice,
        Self::TooLong,
        Self::Blank,
        Self::MalformedId,
        Self::UnknownReference,
        Self::ErrorValue,
        Self::DoubledRow,
    ];
}

/// What is put in the cell.
#[derive(Clone, Debug)]
pub enum Change {
    Put(Content),
    /// An error value, which no drawing holds: it is written into the finished file.
    Fault,
    /// The whole row, once more.
    Double,
}

/// A mistake.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub table: &'static Table,
    pub row: usize,
    pub spec: &'static Spec,
    pub change: Change,
    pub rule: &'static str,
}

/// Every mistake of a kind that can be made in a sample.
pub fn all(kind: Kind, sample: &Sample) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (table, rows) in &sample.rows {
        for (row, contents) in rows.iter().enumerate() {
            for spec in table.columns.iter().copied().filter(|spec| spec.filler == Filler::Person) {
                let is_filled = contents.contains_key(spec.key);
                let made = if is_filled { of(kind, table, spec, sample.template) } else { None };
                found.extend(made.map(|(change, rule)| Mistake { table, row, spec, change, rule }));
            }
        }
    }
    found
}

fn of(kind: Kind, table: &Table, spec: &Spec, template: &'static Template) -> Option<(Change, &'static str)> {
    let is_free = spec.pattern.is_none() && !matches!(spec.list, List::Fixed(_));
    let is_text = spec.kind.is_text();
    let is_day = matches!(spec.kind, ValueKind::Date | ValueKind::Month);
    let (is_number, is_percent) = (is_free && !is_text && !is_day, spec.kind == ValueKind::Share);
    let text = |text: &str| Change::Put(Content::Text(text.to_owned()));
    let number = |number: i64| Change::Put(Content::Number(Decimal::from(number)));
    // Others point at it, so a mistake there is theirs too.
    let is_alone = !is_referred_to(spec, template);
    Some(match kind {
        Kind::WordForNumber if is_number => (text("ca. 40"), "T01"),
        Kind::OutOfBounds if is_number && !is_percent => (number(spec.bounds.max + 1), "T15"),
        Kind::TooManyPercent if is_percent => (number(180), "T07"),
        Kind::NoSuchDay if is_day => (text("31.02.2026"), "T04"),
        Kind::UnknownChoice => match spec.list {
            List::Fixed(["Ja", "Nej"]) => (text("Måske en gang"), "T01"),
            List::Fixed(_) => (text("Måske en gang"), "T06"),
            _ => return None,
        },
        Kind::TooLong if is_free && is_text => (text(&"ø".repeat(usize::from(spec.max_chars) + 1)), "T10"),
        Kind::Blank if matches!(spec.need, Need::Always) && is_alone && (spec.default.is_none() || table.is_form()) => {
            (Change::Put(Content::Blank), "L01")
        }
        Kind::MalformedId if spec.pattern.is_some() && is_alone => (text("? ?"), "L21"),
        Kind::UnknownReference => (text(unknown(spec)?), unknown_rule(template)),
        Kind::ErrorValue if is_alone => (Change::Fault, "S06"),
        Kind::DoubledRow if table.unique.first().is_some_and(|first| std::ptr::eq(*first, spec)) => {
            (Change::Double, "L22")
        }
        _ => return None,
    })
}

fn unknown_rule(template: &Template) -> &'static str {
    if *template == time_registration::TEMPLATE { "M02" } else { "L02" }
}

/// An id of the right form that nothing has.
fn unknown(spec: &Spec) -> Option<&'static str> {
    let refers = !matches!(spec.list, List::Free | List::Fixed(_) | List::Proposed(_) | List::Working)
        || spec.pattern == Some(Pattern::Initiatives);
    Some(match spec.pattern.filter(|_| refers)? {
        Pattern::Centre | Pattern::CentreOrName | Pattern::CentreOrProgramme | Pattern::Code => "ZZZ",
        Pattern::Centres => "ZZZ, ZZY",
        Pattern::Idea => "ZZZ-I99",
        Pattern::Agreement => "ZZZ-A99",
        Pattern::Initiative | Pattern::AnyInitiative => "ZZZ-99",
        Pattern::Initiatives => "ZZZ-98, ZZZ-99",
        Pattern::TimeBenefit | Pattern::Benefit => "ZZZ-99-T9",
        Pattern::BudgetBenefit => "ZZZ-99-B9",
        Pattern::QualityBenefit => "ZZZ-99-K9",
        Pattern::Employee => "M999",
    })
}

fn is_referred_to(spec: &Spec, template: &Template) -> bool {
    let is_it = |other: &Spec| std::ptr::eq(other, spec);
    let refers = |other: &Spec| match other.list {
        List::Column(columns) => columns.iter().any(|column| is_it(column)),
        List::Programme(list) if *template == program::TEMPLATE => is_it(match list {
            ProgrammeList::Centres => &program::centres::CODE.spec,
            ProgrammeList::Goals => &program::goals::ID.spec,
            ProgrammeList::StaffGroups => &program::staff_groups::CODE.spec,
        }),
        _ => other.pattern == Some(Pattern::Initiatives) && is_it(&business_case::initiatives::ID.spec),
    };
    template.tables.iter().flat_map(|table| table.columns).any(|other| refers(other))
}
