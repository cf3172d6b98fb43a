//! The findings about figures that wait for a confirmation, and about the confirmations.
use super::{Case, Held, Reason, Register, missing::workbook};
use crate::{
    archive::Raised,
    danish::show,
    findings::{Finding, Rule, Sink, Spot},
    intake::{KeptFile, KeptWorkbook, RowOf, Tables},
    programme::Programme,
    rules::{plausible as v, programme::r13_stray_answer::RULE as R13},
    schema::{
        Choice, Field, Id,
        business_case::{budget_benefits, follow_up, initiatives::Phase, time_benefits},
        program::{
            answers,
            confirmations::{self, Confirmed},
        },
    },
    units::{Decimal, Kroner, Month, Unit},
};

/// What is told of the figures in the business cases of the period.
pub fn doubtful(register: &Register, files: &[KeptFile]) -> Vec<Finding> {
    let mut all = Vec::new();
    for case in register.cases.iter().filter(|case| !case.carried_forward) {
        let Some(workbook) = workbook(register, files, case) else { continue };
        let waiting = register.held.iter().filter(|held| held.centre == case.centre && !held.confirmed);
        all.extend(waiting.filter_map(|held| told(held, workbook, register.period)));
        all.extend(underway(register, case, workbook));
    }
    all
}

/// The rule that tells of it here; what another rule has told already is not told again.
fn rule(reason: &Reason) -> Option<&'static Rule> {
    Some(match reason {
        Reason::OverYear | Reason::OverInterval | Reason::LowCost | Reason::WrongSign => {
            &v::v01_implausible_amount::RULE
        }
        Reason::OverExpected => &v::v02_implausible_expectation::RULE,
        Reason::Revalued => &v::v03_revalued_month::RULE,
        Reason::NotBegun | Reason::Fallen => &v::v04_gain_before_operation::RULE,
        Reason::Idea | Reason::SameVoucher(_) | Reason::Twin(_) => return None,
        Reason::OverCases => &v::v05_more_units_than_cases::RULE,
    })
}

fn told(held: &Held, workbook: &KeptWorkbook, period: Month) -> Option<Finding> {
    let mut sink = Sink::new(rule(&held.reason)?);
    let finding = sink.point(spot(held, workbook)?);
    finding.about = Some(held.benefit.clone());
    finding.expecting(expected(held, period));
    finding.remarking(format!(
        "Er tallet rigtigt, bekræfter økonomi det på arket Bekræftelser i program.xlsx: Gevinst-ID {}, Hvad {}{}, Beløb {}.",
        held.benefit,
        held.what.label(),
        if held.what == Confirmed::Realised { format!(", Måned {}", show::month(held.month)) } else { String::new() },
        show::number(held.typed),
    ));
    sink.found().pop()
}

/// The cell that holds the figure.
fn spot(held: &Held, workbook: &KeptWorkbook) -> Option<Spot> {
    let of_follow_up = |field: &'static Field<_, _>| {
        let rows = workbook.rows(&follow_up::TABLE);
        let row = rows.iter().find(|row| {
            row.holds(&follow_up::BENEFIT, &held.benefit) && row.given(&follow_up::MONTH) == Some(held.month)
        })?;
        Some(Spot::of(row, field))
    };
    match held.what {
        Confirmed::Realised => of_follow_up(&follow_up::REALISED),
        Confirmed::Expected => of_follow_up(&follow_up::EXPECTED_REST),
        Confirmed::Yearly => id_cell(workbook, &held.benefit),
    }
}

fn id_cell(workbook: &KeptWorkbook, benefit: &Id) -> Option<Spot> {
    let money = workbook.rows(&budget_benefits::TABLE).iter().find(|row| row.holds(&budget_benefits::ID, benefit));
    let time = workbook.rows(&time_benefits::TABLE).iter().find(|row| row.holds(&time_benefits::ID, benefit));
    money.map(|row| Spot::of(row, &budget_benefits::ID)).or_else(|| time.map(|row| Spot::of(row, &time_benefits::ID)))
}

/// A figure with its unit: `16.667 kr.`, `500 enheder`.
pub fn amount(value: Decimal, unit: Unit) -> String {
    match unit {
        Unit::Kroner => format!("{} kr.", show::kroner(Kroner(value))),
        _ => format!("{} enheder", show::number(crate::units::round(value, 2).normalize())),
    }
}

/// Why a figure is not believed, in a few words.
pub fn reason(held: &Held) -> &'static str {
    match held.reason {
        Reason::OverYear => "Mere i året, end den årlige virkning giver plads til",
        Reason::OverInterval => "Langt over planen for måneden, kvartalet eller året",
        Reason::LowCost => "En ulempe langt under sin plan",
        Reason::WrongSign => "En ulempe, der samlet er en gevinst",
        Reason::OverExpected => "Det forventede er langt over årets plan",
        Reason::Revalued => "Filens enhed eller prisniveau er ændret",
        Reason::Idea => "Tiltaget er kun en idé",
        Reason::NotBegun => "Tiltaget er ikke begyndt",
        Reason::Fallen => "Tiltaget er udskudt, bortfaldet eller ophørt",
        Reason::OverCases => "Flere enheder end sager i måneden",
        Reason::SameVoucher(_) => "Bilag og beløb står også ved en anden gevinst",
        Reason::Twin(_) => "Gevinsten står også under et andet ID",
    }
}

/// What would have been believed.
fn expected(held: &Held, period: Month) -> String {
    let figure = amount(held.against, held.unit);
    let month = show::month(held.month);
    match &held.reason {
        Reason::OverYear => format!("et beløb, der passer til en årlig virkning på {figure}"),
        Reason::OverInterval | Reason::LowCost => format!("omkring {figure}, som er planen for {month}"),
        Reason::WrongSign => "en ulempe, der samlet er over nul i året".to_owned(),
        Reason::OverExpected => format!("at hele {} giver omkring {figure}, som er årets plan", period.year()),
        Reason::Revalued => format!("{figure}, som er godkendt for {month}"),
        Reason::Idea | Reason::NotBegun => "intet beløb, før tiltaget er i gang".to_owned(),
        Reason::Fallen => "intet beløb, efter at tiltaget er udskudt, bortfaldet eller ophørt".to_owned(),
        Reason::OverCases => format!("omkring {figure}, som står på arket Sager pr. måned"),
        Reason::SameVoucher(other) => format!("et bilag, der ikke også står ved {other}"),
        Reason::Twin(other) => format!("en gevinst, der er en anden end {other}"),
    }
}

/// The months with money from an initiative that is under way, one finding for each benefit.
fn underway(register: &Register, case: &Case, workbook: &KeptWorkbook) -> Vec<Finding> {
    let mut sink = Sink::new(&v::v08_gain_underway::RULE);
    for owned in register.budget_benefits.iter().filter(|owned| owned.centre == case.centre) {
        let phase = register.initiative(&owned.of.initiative).map(|initiative| initiative.phase);
        if phase != Some(Phase::Underway) {
            continue;
        }
        let rows = workbook.rows(&follow_up::TABLE);
        let given =
            |row: &RowOf<'_, follow_up::Fields>| row.given(&follow_up::REALISED).is_some_and(|typed| !typed.is_zero());
        let mut spots = rows.iter().filter(|row| row.holds(&follow_up::BENEFIT, &owned.of.id) && given(row));
        if let Some(first) = spots.next() {
            let others = spots.map(|row| Spot::of(row, &follow_up::REALISED)).collect();
            sink.point_at(Spot::of(first, &follow_up::REALISED), others).about = Some(owned.of.id.clone());
        }
    }
    sink.found()
}

/// What is told of the confirmations in program.xlsx: those that are about nothing that waits, or say another amount.
pub fn idle_confirmations(register: &Register, programme: &Programme, workbook: &impl Tables) -> Vec<Finding> {
    let mut unmatched = Sink::new(&v::v06_unmatched_confirmation::RULE);
    let mut other = Sink::new(&v::v07_other_amount_confirmed::RULE);
    for (one, row) in programme.confirmations.iter().zip(workbook.rows(&confirmations::TABLE)) {
        match register.held.iter().find(|held| held.is_meant_by(one)) {
            None => {
                unmatched.point(Spot::of(row, &confirmations::BENEFIT)).about = Some(one.benefit.clone());
            }
            Some(held) if held.is_confirmed_by(one) => {}
            Some(held) => {
                let finding = other.point(Spot::of(row, &confirmations::AMOUNT));
                finding.about = Some(one.benefit.clone());
                finding.expecting(show::number(held.typed));
            }
        }
    }
    [unmatched.found(), other.found()].concat()
}

/// What is told of the answers in program.xlsx: a number that is not known, or is that of a decision about something else.
pub fn stray_answers(raised: &[Raised], programme: &Programme, workbook: &impl Tables) -> Vec<Finding> {
    let mut sink = Sink::new(&R13);
    for (answer, row) in programme.answers.iter().zip(workbook.rows(&answers::TABLE)) {
        let known = raised.iter().find(|one| one.number == answer.number);
        if known.is_some_and(|one| one.about == answer.about.as_str()) {
            continue;
        }
        let finding = sink.point_at(Spot::of(row, &answers::ABOUT), vec![Spot::of(row, &answers::NUMBER)]);
        let expected = known.map_or_else(
            || format!("et nummer, der er givet; nr. {} er ikke", answer.number),
            |one| format!("{}, som nr. {} er om", one.about, answer.number),
        );
        finding.expecting(expected);
    }
    sink.found()
}

impl Register {
    /// Whether a centre has a business case that counts, for the period or an earlier one.
    pub fn has_case(&self, centre: &Id) -> bool {
        self.cases.iter().any(|case| case.centre == *centre)
    }

    /// Whether any centre has sent a business case for the period.
    pub fn has_delivered(&self) -> bool {
        self.cases.iter().any(|case| !case.carried_forward)
    }

    /// The figures that wait for a confirmation.
    pub fn waiting(&self) -> impl Iterator<Item = &Held> {
        self.held.iter().filter(|held| !held.confirmed)
    }
}
