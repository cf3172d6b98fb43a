//! Money that is booked for freed time, held against the time that is documented.
use super::{Benefit, BudgetBenefit, Case, Owned, Register, TimeBenefit, missing};
use crate::{
    danish::show,
    facts::{Fact, Series, Slice, Stream},
    findings::{Finding, Sink, Spot},
    intake::{KeptFile, KeptWorkbook},
    programme::Programme,
    rules::across::k11_unearned_money::RULE as K11,
    schema::business_case::{budget_benefits as budget, time_benefits as time},
    timing::{Tested, Verdict},
    units::{Decimal, Kroner},
};

/// A finding for each time benefit of which more is booked than its documented hours are worth. Silent while nobody can have
/// measured yet, and where the hours are withheld.
pub fn unearned(register: &Register, files: &[KeptFile], programme: &Programme) -> Vec<Finding> {
    let mut sink = Sink::new(&K11);
    for case in register.cases.iter().filter(|case| !case.carried_forward) {
        let Some(workbook) = missing::workbook(register, files, case) else { continue };
        for (owned, tested) in register.time_benefits.iter().filter(|(owned, _)| owned.centre == case.centre) {
            if is_measurable(register, owned, tested) {
                hold(register, case, workbook, &owned.of, programme, &mut sink);
            }
        }
    }
    sink.found()
}

/// Whether the hours can have been documented by now, and may be shown.
fn is_measurable(register: &Register, owned: &Owned<Benefit<TimeBenefit>>, tested: &Tested) -> bool {
    let live = register.initiative(&owned.of.initiative).and_then(|initiative| initiative.live_on);
    let is_due = live.and_then(missing::third_full_month).is_some_and(|due| due <= register.period);
    let is_withheld = matches!(tested.verdict, Verdict::Pooled | Verdict::TooFewToShow);
    !is_withheld && (is_due || tested.verdict == Verdict::Documented)
}

fn hold(
    register: &Register,
    case: &Case,
    workbook: &KeptWorkbook,
    benefit: &Benefit<TimeBenefit>,
    programme: &Programme,
    sink: &mut Sink,
) {
    let springing = |owned: &&Owned<Benefit<BudgetBenefit>>| {
        owned.centre == case.centre && owned.of.what.from_time.as_ref() == Some(&benefit.id)
    };
    let money: Vec<_> = register.budget_benefits.iter().filter(springing).map(|owned| &owned.of).collect();
    let all = Slice::all(&register.facts);
    let to_date = |fact: &&Fact| (register.period.january()..=register.period).contains(&fact.month);
    let of_benefit =
        |initiative, benefit| all.of_benefit(&case.centre, initiative, benefit).facts.iter().filter(to_date);
    let booked = money.iter().flat_map(|money| of_benefit(&money.initiative, &money.id));
    let booked: Decimal = booked.filter(|fact| fact.series == Series::Booked).map(|fact| fact.amount).sum();
    let earned = of_benefit(&benefit.initiative, &benefit.id)
        .filter(|fact| fact.series == Series::Documented && fact.stream == Stream::Harvested);
    let earned: Decimal = earned.map(|fact| fact.amount).sum();
    if booked <= earned * (Decimal::ONE + programme.tolerance.0) {
        return;
    }
    let mut rows = workbook.rows(&budget::TABLE).iter();
    let row = rows.find(|row| row.given(&budget::ID).is_some_and(|id| money.iter().any(|money| money.id == id)));
    let time = workbook.rows(&time::TABLE).iter().find(|row| row.holds(&time::ID, &benefit.id));
    let Some(row) = row else { return };
    let others = time.map(|row| Spot::of(row, &time::HARVESTED)).into_iter().collect();
    let [booked, earned] = [booked, earned].map(|kroner| show::amount(Kroner(kroner)));
    sink.point_at(Spot::of(row, &budget::FROM_TIME), others)
        .remarking(format!("Bogført til dato: {booked}. Dokumenteret tid, der høstes, er værd: {earned}."));
}
