//! The facts against the sums that are shown of them, the benefits they belong to, and each other.
use super::{Accounts, Books, Line, line};
use crate::{
    facts::{Fact, Kind, Series, Slice, Stream, Tally},
    measures::{FREED_HOURS, Frame, HEADROOM, HEADROOM_DRIFT, HEADROOM_FROM_BASELINE, HEADROOM_REPLANNED, Measure},
    register::{Benefit, BudgetBenefit, Owned, POOLED},
    schema::Id,
    units::Decimal,
};

/// Each centre's facts, fact by fact, against the sums by kind that every figure of the report is made of.
pub(super) fn centres(accounts: &Accounts<'_>) -> Vec<Line> {
    let pooled = Id(POOLED.to_owned());
    let codes = || accounts.programme.centres.iter().map(|centre| &centre.code).chain([&pooled]);
    let all = Slice::all(accounts.facts());
    let mut lines = Vec::new();
    let groups = [("Råderum", HEADROOM), ("Frigjort tid", FREED_HOURS), ("Indberetninger", &[Stream::Reports][..])];
    for (name, streams) in groups {
        // Reports are owed and nothing else, and nothing else is owed.
        let is_of_reports = streams.contains(&Stream::Reports);
        for series in Series::ALL.into_iter().filter(|series| (*series == Series::Due) == is_of_reports) {
            let is_meant = |kind: Kind| kind.series == series && streams.contains(&kind.stream);
            let of_centre = |code: &Id| -> Decimal {
                let facts = all.of_centre(code).facts.iter().filter(|fact| is_meant(fact.kind()));
                facts.map(|fact| fact.amount).sum()
            };
            let tally = accounts.register.tally.sums();
            let shown = tally.filter(|(kind, _)| is_meant(*kind)).map(|(_, sum)| sum).sum();
            let about = format!("{name}, {}", series.label().to_lowercase());
            lines.push(line(about, codes().map(of_centre).sum(), shown));
        }
    }
    lines
}

/// The sums that figures are made of miss a fact.
pub(super) fn leave_a_fact_out_of_the_sums(books: &mut Books) {
    let headroom = |fact: &&Fact| HEADROOM.contains(&fact.stream) && !fact.amount.is_zero();
    let left_out = books.register.facts.iter().find(headroom).cloned();
    let rest: Vec<Fact> =
        books.register.facts.iter().filter(|fact| Some(*fact) != left_out.as_ref()).cloned().collect();
    books.register.tally = Tally::of(&rest);
}

/// The spans of every benefit the register lists, and of those that have vanished, against the programme's.
pub(super) fn bridge(accounts: &Accounts<'_>) -> Vec<Line> {
    let (programme, register) = (accounts.programme, accounts.register);
    let frame = Frame { programme, period: register.period, centre: None, has_target: false };
    let all = Slice::all(accounts.facts());
    let of_one = |owned: &Owned<Benefit<BudgetBenefit>>| {
        let slice = all.of_benefit(&owned.centre, &owned.of.initiative, &owned.of.id);
        let span = |measure: &Measure| measure.of(&slice, &frame).unwrap_or_default();
        span(&HEADROOM_DRIFT) + span(&HEADROOM_REPLANNED)
    };
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

/// A fact belongs to a benefit that nobody has.
pub(super) fn make_an_orphan(books: &mut Books) {
    let forecast = |fact: &&mut Fact| {
        let is_ahead = fact.series == Series::Expected && fact.month.year() == books.register.period.year();
        is_ahead && HEADROOM.contains(&fact.stream) && !fact.amount.is_zero()
    };
    let orphan =
        books.register.facts.iter_mut().rev().find(forecast).expect("the samples expect something of the year");
    orphan.benefit = Id(format!("{}9", orphan.benefit));
    books.register.facts.sort_by(Fact::order);
}

/// What is marked as documented or booked among the reported amounts, against the documented and booked facts.
pub(super) fn ladder(accounts: &Accounts<'_>) -> Vec<Line> {
    let money = |fact: &&Fact| HEADROOM.contains(&fact.stream) || fact.stream == Stream::Avoided;
    let sum = |is_meant: &dyn Fn(&Fact) -> bool| -> Decimal {
        accounts.facts().iter().filter(money).filter(|fact| is_meant(fact)).map(|fact| fact.amount).sum()
    };
    let step = |series: Series| {
        let reported = sum(&|fact: &Fact| fact.series == Series::Reported && fact.reached >= Some(series));
        line(series.label(), reported, sum(&|fact: &Fact| fact.series == series))
    };
    vec![step(Series::Documented), step(Series::Booked)]
}

/// A booked amount is marked as no more than reported.
pub(super) fn unmark(books: &mut Books) {
    let booked = |fact: &&mut Fact| fact.reached == Some(Series::Booked) && !fact.amount.is_zero();
    let marked = books.register.facts.iter_mut().find(booked).expect("the samples have booked amounts");
    marked.reached = Some(Series::Documented);
}
