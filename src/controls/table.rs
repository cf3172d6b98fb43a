//! The table itself.
use super::{Accounts, Control, Line, line, over_time, shown};
use crate::{
    facts::{Fact, Series, Slice, Stream},
    formulas::freed_time,
    intake::{RowOf, Submission},
    measures::{
        FREED_HOURS, Frame, HEADROOM, HEADROOM_DRIFT, HEADROOM_FROM_BASELINE, HEADROOM_REPLANNED, HOURS_DOCUMENTED,
        Measure,
    },
    register::{Benefit, BudgetBenefit, Fate, Kind, Owned, POOLED},
    schema::{
        Id,
        business_case::{budget_benefits, follow_up, master},
    },
    units::{Count, Decimal, Unit, round},
};
use std::collections::BTreeMap;

/// Every control, in order.
pub static CONTROLS: &[Control] = &[
    Control {
        code: "A1",
        title: "Alle modtagne filer er gjort rede for.",
        left: "Antal filer fundet under indsendt.",
        right: "Brugte, videreførte, erstattede, dubletter, senere, afviste og ikke læste filer lagt sammen.",
        unit: Unit::Count,
        lines: files,
    },
    Control {
        code: "A2",
        title: "Alle læste rækker er gjort rede for.",
        left: "Rækker fra overskriften til den sidste række med indhold, pr. fil.",
        right: "Godtagne, afviste og tomme rækker lagt sammen.",
        unit: Unit::Count,
        lines: rows,
    },
    Control {
        code: "A3",
        title: "De godtagne beløb i filerne er de beløb, registret har.",
        left: "Realiseret på arket Opfølgning lagt sammen række for række i centrets fil, i kr. før prisregulering.",
        right: "Registrets indberettede beløb for centret, ført tilbage til filens prisniveau.",
        unit: Unit::Kroner,
        lines: amounts,
    },
    Control {
        code: "A4",
        title: "Beløbene før prisregulering gange regulering er beløbene efter.",
        left: "Realiseret på arket Opfølgning gange pris- og lønudviklingen til programmets prisniveau, række for række.",
        right: "Registrets indberettede beløb for centret.",
        unit: Unit::Kroner,
        lines: repriced,
    },
    Control {
        code: "A5",
        title: "Centrene lagt sammen er programmet.",
        left: "Hvert centers fakta lagt sammen, pr. størrelse og serie.",
        right: "Programmets fakta lagt sammen uden hensyn til center.",
        unit: Unit::Kroner,
        lines: centres,
    },
    Control {
        code: "A6",
        title: "Gevinstbroens led er tilsammen afstanden fra baseline til prognose.",
        left: "Prognose minus plan og plan minus baseline for hver budgetgevinst, minus baseline for de forsvundne.",
        right: "Programmets prognose minus programmets baseline for hele året.",
        unit: Unit::Kroner,
        lines: bridge,
    },
    Control {
        code: "A7",
        title: "Effekt og mængde er tilsammen hele ændringen i tid, og årsværk gange norm er timer.",
        left: "Effekt plus mængde pr. tidsgevinst; årsværk gange effektive timer.",
        right: "Minutter før gange antal før minus minutter efter gange antal efter; dokumenterede timer.",
        unit: Unit::Hours,
        lines: hours,
    },
    Control {
        code: "A8",
        title: "Høstet, geninvesteret og udisponeret er tilsammen tidens værdi.",
        left: "De tre dele lagt sammen, pr. center og serie.",
        right: "Tidens værdi i kroner.",
        unit: Unit::Kroner,
        lines: uses,
    },
    Control {
        code: "A9",
        title: "Tallene fra den godkendte periode plus ændringerne siden er tallene nu.",
        left: "Tallet, som det blev godkendt, plus summen af alle ændringer i fakta siden da.",
        right: "Periodens tal, beregnet forfra.",
        unit: Unit::Kroner,
        lines: over_time::rolled,
    },
    Control {
        code: "A10",
        title: "Forslaget til budgetomplacering summer til nul i hvert år.",
        left: "Alle linjer med centrenes kontering lagt sammen.",
        right: "Alle modposter lagt sammen, med modsat fortegn.",
        unit: Unit::Kroner,
        lines: transfers,
    },
    Control {
        code: "A11",
        title: "Ingen har fået vist andre summer på sin Kvittering end dem, vi bruger, uden at få det at vide.",
        left: "Registreringer og enheder pr. opgave, læst på arket Kvittering i hver tidsregistrering.",
        right: "De tal, der er som vores egen optælling af rækkerne, plus dem, der er en bemærkning om (S17).",
        unit: Unit::Count,
        lines: shown::receipts,
    },
    Control {
        code: "A12",
        title: "Ingen har fået vist andre beregnede tal i sin businesscase end vores, uden at få det at vide.",
        left: "Celler på arket Tidsgevinster, hvor vores formler har givet et tal.",
        right: "De tal, der højst er en halv krone eller time fra vores egen beregning, plus dem, der er en bemærkning om (S05).",
        unit: Unit::Count,
        lines: shown::computed,
    },
    Control {
        code: "A14",
        title: "De samme filer giver de samme tal, hver gang de køres.",
        left: "Antal fakta og programtal i den godkendte pakke med samme kørsels-id.",
        right: "Antal fakta, og antal programtal, der er præcis de samme nu.",
        unit: Unit::Count,
        lines: over_time::repeated,
    },
];

/// Two sums that agree when they differ by less than can be shown: a price level leaves endless decimals. Rounding each
/// alone would make a whole unit of the least difference where a sum ends on a half.
fn rounded(about: impl Into<String>, left: Decimal, right: Decimal, decimals: u32) -> Line {
    let shown = round(left, decimals);
    line(about, shown, shown - round(left - right, decimals))
}

fn files(accounts: &Accounts<'_>) -> Vec<Line> {
    let received = &accounts.register.received;
    let of = |is: fn(&Fate) -> bool| received.iter().filter(|file| is(&file.fate)).count();
    let sorted = of(Fate::counts)
        + of(|fate| matches!(fate, Fate::Replaced(_)))
        + of(|fate| matches!(fate, Fate::SameAs(_)))
        + of(|fate| matches!(fate, Fate::Later))
        + of(|fate| matches!(fate, Fate::Rejected(_)))
        + of(|fate| matches!(fate, Fate::Ignored(_)));
    vec![line("Filer", Decimal::from(accounts.deliveries.len()), Decimal::from(sorted))]
}

fn rows(accounts: &Accounts<'_>) -> Vec<Line> {
    let mut files: BTreeMap<&str, (u64, u64, u64, u64)> = BTreeMap::new();
    for count in &accounts.register.counts {
        let sums = files.entry(&count.file).or_default();
        *sums = (sums.0 + count.read, sums.1 + count.accepted, sums.2 + count.rejected, sums.3 + count.blank);
    }
    let of = |(file, (read, accepted, rejected, blank)): (&str, (u64, u64, u64, u64))| {
        let about = format!("{file}: {accepted} godtaget, {rejected} afvist, {blank} tomme");
        line(about, Decimal::from(read), Decimal::from(accepted + rejected + blank))
    };
    files.into_iter().map(of).collect()
}

/// The business cases that count, by centre.
fn cases<'a>(accounts: &Accounts<'a>) -> Vec<(&'a Id, &'a Submission)> {
    let counting = accounts.register.received.iter().filter(|file| file.fate.counts());
    let cases = counting.filter(|file| matches!(file.kind, Some(Kind::BusinessCase(_))));
    cases.filter_map(|file| Some((file.centre.as_ref()?, accounts.deliveries[file.index].submission()?))).collect()
}

/// Decimals of a krone.
const OERE: u32 = 2;

fn amounts(accounts: &Accounts<'_>) -> Vec<Line> {
    let of = |(centre, submission): (&Id, &Submission)| {
        let (typed, as_programme) = typed_amounts(accounts, submission);
        let facts = reported_money(accounts.facts(), centre);
        rounded(centre.as_str(), typed, typed - as_programme + facts, OERE)
    };
    cases(accounts).into_iter().map(of).collect()
}

fn repriced(accounts: &Accounts<'_>) -> Vec<Line> {
    let of = |(centre, submission): (&Id, &Submission)| {
        let (_, as_programme) = typed_amounts(accounts, submission);
        rounded(centre.as_str(), as_programme, reported_money(accounts.facts(), centre), OERE)
    };
    cases(accounts).into_iter().map(of).collect()
}

fn bridge(accounts: &Accounts<'_>) -> Vec<Line> {
    let (programme, period) = (accounts.programme, accounts.register.period);
    let frame = Frame { programme, period, centre: None, has_target: false };
    let all = Slice::all(accounts.facts());
    let of_one = |owned: &Owned<Benefit<BudgetBenefit>>| {
        let slice = all.of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
        let part = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        part(&HEADROOM_DRIFT) + part(&HEADROOM_REPLANNED)
    };
    let register = accounts.register;
    let kept: Decimal = register.budget_benefits.iter().map(of_one).sum();
    let gone: Decimal = register
        .vanished()
        .map(|baseline| {
            let of_it = all.of_centre(&baseline.centre).facts.iter().filter(|fact| fact.benefit == baseline.benefit);
            let promised = of_it.filter(|fact| fact.series == Series::Baseline && HEADROOM.contains(&fact.stream));
            promised.map(|fact| fact.amount).sum::<Decimal>()
        })
        .sum();
    vec![line("Råderum, hele året", kept - gone, HEADROOM_FROM_BASELINE.of(&all, &frame).unwrap_or_default())]
}

fn transfers(accounts: &Accounts<'_>) -> Vec<Line> {
    let year = accounts.programme.budget_year;
    let lines = accounts.register.transfers(year);
    let sum = |is_counter: bool, later: usize| -> Decimal {
        lines.iter().filter(|line| line.is_counter == is_counter).map(|line| line.years[later]).sum()
    };
    let names = ["B", "BO1", "BO2", "BO3"].iter().enumerate();
    names.map(|(later, name)| line(*name, sum(false, later), -sum(true, later))).collect()
}

/// The accepted amounts of a workbook in kroner, as typed and at the programme's price level.
fn typed_amounts(accounts: &Accounts<'_>, submission: &Submission) -> (Decimal, Decimal) {
    let verdicts = accounts.verdicts(submission);
    let benefits = RowOf::by_id(verdicts.accepted(submission, &budget_benefits::TABLE), &budget_benefits::ID);
    let (mut typed, mut repriced) = (Decimal::ZERO, Decimal::ZERO);
    for row in verdicts.accepted(submission, &follow_up::TABLE) {
        let id = row.given(&follow_up::BENEFIT);
        let Some(benefit) = id.and_then(|id| benefits.get(&id)?.first().copied()) else { continue };
        let late = row.given(&follow_up::MONTH).is_none_or(|month| month > accounts.register.period);
        let amount = row.given(&follow_up::REALISED).filter(|_| !late).unwrap_or_default();
        let kroner = amount * factor(submission) * sign(benefit);
        typed += kroner;
        repriced += kroner * price_factor(accounts, submission, benefit);
    }
    (typed, repriced)
}

fn factor(submission: &Submission) -> Decimal {
    let unit = submission.form(&master::TABLE).and_then(|form| form.given(&master::AMOUNT_UNIT));
    unit.map_or(Decimal::ZERO, master::AmountUnit::factor)
}

fn sign(benefit: RowOf<'_, budget_benefits::Fields>) -> Decimal {
    let negative = benefit.given(&budget_benefits::KIND) == Some(budget_benefits::BudgetKind::Disbenefit);
    if negative { -Decimal::ONE } else { Decimal::ONE }
}

/// What one krone at the workbook's price level is at the programme's.
fn price_factor(
    accounts: &Accounts<'_>,
    submission: &Submission,
    benefit: RowOf<'_, budget_benefits::Fields>,
) -> Decimal {
    let level = submission.form(&master::TABLE).and_then(|form| form.given(&master::PRICE_LEVEL));
    let Some(level) = level.and_then(|year| i16::try_from(year.0).ok()) else { return Decimal::ZERO };
    let is_pay = benefit.given(&budget_benefits::COST_KIND) == Some(budget_benefits::CostKind::Pay);
    let programme = accounts.programme;
    let change = |year: i16| programme.price_change(year, is_pay).map_or(Decimal::ZERO, |share| Decimal::ONE + share.0);
    let years = |from: i16, to: i16| (from + 1..=to).map(change).product::<Decimal>();
    if level <= programme.price_level {
        years(level, programme.price_level)
    } else {
        crate::units::div(Decimal::ONE, years(programme.price_level, level)).unwrap_or_default()
    }
}

fn reported_money(facts: &[Fact], centre: &Id) -> Decimal {
    let money = [Stream::Reduction, Stream::Income, Stream::Avoided, Stream::Disbenefit];
    let of = |fact: &&Fact| fact.series == Series::Reported && money.contains(&fact.stream);
    Slice::all(facts).of_centre(centre).facts.iter().filter(of).map(|fact| fact.amount).sum()
}

fn centres(accounts: &Accounts<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (name, streams) in [("Råderum", HEADROOM), ("Frigjort tid", FREED_HOURS)] {
        for series in Series::ALL {
            let sum = |facts: &[Fact]| -> Decimal {
                let facts = facts.iter().filter(|fact| fact.series == series && streams.contains(&fact.stream));
                facts.map(|fact| fact.amount).sum()
            };
            let pooled = Id(POOLED.to_owned());
            let codes = accounts.programme.centres.iter().map(|centre| &centre.code).chain([&pooled]);
            let all = Slice::all(accounts.facts());
            let parts = codes.map(|code| sum(all.of_centre(code).facts)).sum();
            lines.push(line(format!("{name}, {}", series.label().to_lowercase()), parts, sum(all.facts)));
        }
    }
    lines
}

fn hours(accounts: &Accounts<'_>) -> Vec<Line> {
    let register = accounts.register;
    let mut lines = Vec::new();
    for (owned, _) in &register.time_benefits {
        let benefit = &owned.of;
        let reports: Vec<_> = register.reports_on(&benefit.id).collect();
        let after: Decimal = reports.iter().map(|report| report.amount).sum();
        let months = Decimal::from(reports.len());
        let before = benefit.what.yearly_units.0 * months / Decimal::from(12);
        let (first, second) = (benefit.what.before, benefit.what.after);
        let parts = freed_time::total_change(Count(before), Count(after), first, second);
        let whole = (first.0 * before - second.0 * after) / Decimal::from(60);
        let sum = parts.effectiveness.0 + parts.volume.0;
        lines.push(rounded(format!("{}: effekt og mængde", benefit.id), sum, whole, 9));
    }
    lines.push(years(accounts, &HOURS_DOCUMENTED));
    lines
}

fn years(accounts: &Accounts<'_>, measure: &Measure) -> Line {
    let programme = accounts.programme;
    let frame = Frame { programme, period: accounts.register.period, centre: None, has_target: false };
    let documented = measure.of(&Slice::all(accounts.facts()), &frame).unwrap_or_default();
    let years = crate::measures::FTE_DOCUMENTED.of(&Slice::all(accounts.facts()), &frame).unwrap_or_default();
    rounded("Årsværk gange norm", years * programme.norm.0, documented, 9)
}

fn uses(accounts: &Accounts<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for centre in &accounts.programme.centres {
        let own = Slice::all(accounts.facts()).of_centre(&centre.code);
        for series in [Series::Plan, Series::Reported, Series::Documented] {
            let sum = |streams: &[Stream]| -> Decimal {
                let facts = own.facts.iter().filter(|fact| fact.series == series);
                facts.filter(|fact| streams.contains(&fact.stream)).map(|fact| fact.amount).sum()
            };
            let parts = sum(&[Stream::Harvested, Stream::Reinvested, Stream::Idle]);
            let whole = sum(&[Stream::FreedValue]);
            if !(parts.is_zero() && whole.is_zero()) {
                lines.push(line(format!("{}, {}", centre.code, series.label().to_lowercase()), parts, whole));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dust_on_a_half_is_no_difference_and_an_oere_is() {
        let half = Decimal::new(100_005, 3);
        assert_eq!(rounded("", half, half - Decimal::new(1, 12), OERE).difference(), Decimal::ZERO);
        assert_eq!(rounded("", half, half - Decimal::new(1, 2), OERE).difference(), Decimal::new(1, 2));
    }
}
