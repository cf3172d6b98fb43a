//! A plan that was agreed and cannot be read this month: a typing error makes nothing look worse, and nothing better.
use super::{
    base::{Base, figure, number, text},
    lights::money,
    proof::{all_asks, shown},
    sheet,
};
use gevinst::{
    archive::Past,
    measures::{
        HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_MISSING, HOURS_FORECAST, HOURS_FORECAST_LOW, Measure,
    },
    period::Consolidated,
    report::Report,
    schema::business_case::costs,
    units::Decimal,
};

const FORECASTS: [&Measure; 4] = [&HEADROOM_FORECAST, &HEADROOM_FORECAST_LOW, &HOURS_FORECAST, &HOURS_FORECAST_LOW];

/// March after February, as it is and with an error; each is built and changed alike.
fn with_and_without(change: impl Fn(&mut Base), spoil: impl Fn(&mut Base)) -> [Consolidated; 2] {
    let accepted = || {
        let mut before = Base::at("2026-02");
        change(&mut before);
        let mut past = before.accept();
        past.raised = Report::of(&before.consolidate()).raised_now();
        // What is first agreed is what was accepted in January, before any change.
        past.baselines = Base::at("2026-01").accept().baselines;
        past
    };
    let march = |past: Past, spoil: &dyn Fn(&mut Base)| {
        let mut base = Base::new();
        change(&mut base);
        spoil(&mut base);
        base.since(Some(past))
    };
    let both = [march(accepted(), &|_| ()), march(accepted(), &spoil)];
    assert!(both.iter().all(|period| period.red().is_empty()), "{:?}", both.each_ref().map(Consolidated::red));
    both
}

/// Three agreed benefits cannot be read in March: two for a word in their own row, one for its initiative's. A typing error takes
/// nothing out of the forecast and is asked of its centre; nobody asks the directors for new initiatives, or what became of these.
#[test]
fn a_plan_that_cannot_be_read_is_the_one_that_was_agreed() {
    let accepted = || Some(Base::at("2026-02").accept());
    let whole = Base::new().since(accepted());
    let mut base = Base::new();
    base.gain("CAA-01-B1").cells.push(("Art", text("Besparelse")));
    base.gain("CAB-03-T1").cells.push(("Opgøres", text("Ugentligt")));
    base.gain("CAC-01-B1").of_initiative.push(("Fase", text("Kører")));
    let period = base.since(accepted());
    for measure in FORECASTS {
        assert_eq!(figure(&period, measure), figure(&whole, measure), "{}", measure.key);
    }
    assert_eq!(figure(&period, &HEADROOM_MISSING), Decimal::from(100_000), "two benefits in three months");
    assert!(money(&period).starts_with("grøn grøn"), "{}", money(&period));
    for initiative in ["CAA-01", "CAB-03", "CAC-01"] {
        assert_eq!(shown(&period, initiative), "rækker afvist");
    }
    assert_eq!(all_asks(&period), [""; 0]);
    assert!(period.red().is_empty(), "{:?}", period.red());
    // In the first month nothing is agreed, and nobody can tell what the row would have said.
    let first = base.consolidate();
    assert_eq!(figure(&first, &HEADROOM_FORECAST), Decimal::from(1_800_000));
}

/// Two benefits that together take more than the whole of a task have their part of it, whichever of them can be read.
#[test]
fn a_plan_that_stands_in_takes_its_part_of_the_task() {
    let one_task = |base: &mut Base| {
        for id in ["CAA-03-T1", "CAA-04-T1"] {
            base.gain(id).cells.extend([("Opgave-ID", text("O03")), ("Tilskrivning", number("60"))]);
        }
        base.gain("CAA-03-T1").expected = Some(2_000);
    };
    let [whole, spoilt] =
        with_and_without(one_task, |base| base.gain("CAA-04-T1").cells.push(("Faggruppe", text("sdfsdf"))));
    assert_eq!(figure(&spoilt, &HOURS_FORECAST), figure(&whole, &HOURS_FORECAST));
}

/// What was given up in February stays so, whatever cannot be read in its row in March.
#[test]
fn what_was_dropped_does_not_come_back_by_an_error() {
    let dropped = |base: &mut Base| base.gain("CAA-01-B1").phase = "Bortfaldet";
    let [whole, spoilt] =
        with_and_without(dropped, |base| base.gain("CAA-01-B1").of_initiative.push(("Type", text("Roboter"))));
    // What it gave from January to March waits until the row is mended; the plan of the months to come does not return.
    assert_eq!(figure(&whole, &HEADROOM_FORECAST), Decimal::from(2_050_000));
    assert_eq!(figure(&spoilt, &HEADROOM_FORECAST), Decimal::from(2_000_000));
}

/// At 40 per cent of its plan until now, it is not at its plan because a word is misspelt; and nobody reads that the reason for
/// what the directors were asked is gone.
#[test]
fn an_error_makes_no_pace_better() {
    let behind = |base: &mut Base| base.gain("CAA-01-B1").at_share(40);
    let [whole, spoilt] =
        with_and_without(behind, |base| base.gain("CAA-01-B1").cells.push(("Art", text("Besparelse"))));
    assert_eq!(figure(&spoilt, &HEADROOM_FORECAST_LOW), figure(&whole, &HEADROOM_FORECAST_LOW));
    assert_eq!(all_asks(&whole).len(), 1);
    assert!(!sheet(&spoilt, "Beslutninger").contains("grunden er væk"), "{}", sheet(&spoilt, "Beslutninger"));
}

/// What an initiative costs stands with what it gives.
#[test]
fn costs_stand_with_the_initiative_that_stands_in() {
    let cost = |base: &mut Base| {
        let year = |label| (label, number("250000"));
        let mut cells = vec![("Tiltag-ID", text("CAA-01")), ("Omkostningstype", text("Drift og licens"))];
        cells.extend([("Beskrivelse", text("Licens til robotten")), ("Varighed", text("Varig"))]);
        cells.extend(["B", "BO1", "BO2", "BO3"].map(year));
        base.file("CAA").further.push((&costs::TABLE, cells));
    };
    let [whole, spoilt] =
        with_and_without(cost, |base| base.gain("CAA-01-B1").of_initiative.push(("Type", text("Roboter"))));
    assert_eq!(whole.register.costs.len(), 1, "{:?}", whole.found.iter().map(|one| one.rule.code).collect::<Vec<_>>());
    assert_eq!(spoilt.register.costs.len(), 1);
}
