//! What was planned and what is expected: changed plans, ideas, costs, targets, and the sentence that tells of them.
use super::{
    base::{Base, Gain, figure, id, number},
    lights::{dropped, gap, money, postponed, with_cost},
    proof::{all_asks, asks, cells, has_light, row, shown},
};
use gevinst::{
    facts::Slice,
    judgement::{Light, Lights},
    measures::{Frame, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_GONE},
    programme::Target,
    report::{Report, headline, reminders, terminal},
    units::{Decimal, Kroner},
    xlsx::Content,
};

/// June; it was to begin in April, and nothing of it has.
#[test]
fn what_was_to_begin_and_has_not_does_not_deliver() {
    let mut base = Base::at("2026-06");
    let gain = base.gain("CAA-01-B1");
    (gain.phase, gain.start, gain.full) = ("Under implementering", "2026-04", "2026-04");
    gain.typed = ["2026-04", "2026-05", "2026-06"].map(|month| (month.to_owned(), Some(number("0")))).into();
    gain.cause = Some(("Forsinket", "Leverandøren er forsinket."));
    gain.of_initiative =
        vec![("Idriftsættes", Content::Day("2026-04-01".parse().unwrap())), ("Idriftsat", Content::Blank)];
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn", "1.000.000 of 1.050.000 kr.: 95,2 %");
    assert_eq!(figure(&period, &HEADROOM_FORECAST_LOW), Decimal::from(2_000_000));
    assert_eq!(gap(&period, "CAA-01").delivery, Light::Red);
    assert_eq!(shown(&period, "CAA-01"), "leverer ikke (forsinket)");
    assert_eq!(all_asks(&period), ["CAA-01 | CAA-01 Tiltag 1 i CAA: ny plan | Lone Krog | 150000"]);
}

/// A centre expects a third of what is left: the high end is told by it, and nothing is the matter to date.
#[test]
fn a_smaller_expectation_is_no_failure_to_deliver() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").expected = Some(50_000);
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_100_000));
    assert_eq!(shown(&period, "CAA-01"), "leverer");
    assert_eq!(all_asks(&period), [""; 0]);
    let moved = |cause| row(&period, "Gevinstbro", cause)[1].parse::<Decimal>().unwrap().round();
    assert_eq!(moved("Centrets forventning"), Decimal::from(-100_000));
    assert_eq!(moved("Ikke forklaret"), Decimal::ZERO);
}

/// A cost is subtracted whatever is known of its voucher.
#[test]
fn a_disbenefit_without_a_voucher_is_as_before() {
    let [with, without] = [true, false].map(|has_voucher| with_cost(24_000, "2000", has_voucher));
    for period in [&with, &without] {
        assert_eq!(figure(period, &HEADROOM_BOOKED), Decimal::from(544_000));
        assert_eq!((money(period), shown(period, "CAA-09")), ("grøn grøn grøn".to_owned(), "leverer".to_owned()));
        assert_eq!(all_asks(period), [""; 0]);
    }
}

/// An idea is named, and nothing else; planned, it is in the forecast, and named once all the same.
#[test]
fn an_idea_that_is_planned_is_named_once() {
    for (phase, forecast) in [("Idé", 2_200_000), ("Planlagt", 2_866_667)] {
        let mut base = Base::new();
        let mut idea = Gain { typed: [].into(), ..base.gain("CAA-01-B1").clone() };
        (idea.initiative, idea.id) = ("CAA-09".to_owned(), "CAA-09-B1".to_owned());
        (idea.phase, idea.yearly, idea.start, idea.full) = (phase, 2_000_000, "2026-09", "2026-09");
        idea.of_initiative =
            vec![("Idriftsættes", Content::Day("2026-09-01".parse().unwrap())), ("Idriftsat", Content::Blank)];
        base.file("CAA").gains.push(idea);
        let period = base.consolidate();
        assert_eq!(
            (money(&period), shown(&period, "CAA-09")),
            ("grøn grøn grøn".to_owned(), "ikke begyndt".to_owned())
        );
        assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(forecast));
        assert_eq!(all_asks(&period), [""; 0]);
        let named = row(&period, "Vejen til målet", "Identificeret");
        let [agreed, ideas] = if phase == "Idé" { ["2200000", "2000000"] } else { ["4200000", "0"] };
        assert_eq!((&*named[1], &*named[2], &*named[3]), (agreed, ideas, "2.10"), "{named:?}");
    }
}

/// One of the benefits of an initiative is gone from the file: its initiative says so.
#[test]
fn an_initiative_says_that_a_benefit_is_gone() {
    let with = |mut base: Base| {
        let mut other = base.gain("CAA-01-B1").clone();
        (other.id, other.yearly) = ("CAA-01-B2".to_owned(), 6_000);
        other.at_share(100);
        base.file("CAA").gains.push(other);
        base
    };
    let past = with(Base::at("2026-02")).accept();
    let mut base = with(Base::new());
    base.file("CAA").gains.retain(|gain| gain.id != "CAA-01-B1");
    let period = base.since(Some(past));
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_GONE), Decimal::from(16_667), "50.000 kr. less two months that are booked");
    assert_eq!(shown(&period, "CAA-01"), "udgået af filen");
    assert_eq!(all_asks(&period), ["CAA-01-B1 | CAA-01-B1: ind igen eller ud | Lone Krog og Styregruppen | 200000"]);
}

#[test]
fn a_drop_without_a_decision_is_asked_for_one() {
    let period = dropped(1, None);
    assert_eq!(
        (money(&period), shown(&period, "CAA-01")),
        ("grøn grøn grøn".to_owned(), "plan ændret uden beslutning".to_owned())
    );
    let all = asks(&period, "CAA-01");
    assert_eq!(all.len(), 1);
    assert!(all[0].contains("beslut ny baseline: 200.000 kr. → 50.000 kr. i år | Styregruppen"), "{all:?}");
}

/// The target is reached by the high end: the sentence says what is short at today's pace, and nothing is asked.
#[test]
fn the_sentence_says_what_is_short_at_todays_pace() {
    let mut base = Base::new();
    base.gains(false).for_each(|gain| gain.at_share(85));
    let period = base.consolidate();
    let said = headline(&Report::of(&period));
    assert!(said.contains("nås kun, hvis resten af året går som ventet"), "{said}");
    assert!(said.contains("i det nuværende tempo mangler der"), "{said}");
}

/// Where nobody has delivered, that is said first, and no light and no share beside it.
#[test]
fn where_nobody_delivers_the_sentence_says_so_first() {
    let mut base = Base::new();
    base.files.clear();
    let period = base.consolidate();
    let said = headline(&Report::of(&period));
    assert!(said.starts_with("Ingen har afleveret for marts 2026"), "{said}");
    let overview = cells(&period, "Overblik");
    let lights = || overview.iter().map(|(_, shown)| shown);
    assert!(has_light(lights(), Light::NotAssessed));
    assert!(
        ![Light::Green, Light::Amber, Light::Red].into_iter().any(|light| has_light(lights(), light)),
        "{overview:?}"
    );
    let said = terminal(&Report::of(&period));
    assert!(!said.contains("Grøn") && !said.contains("grøn"), "{said}");
}

/// A centre without a target has two lights, and one word for the third.
#[test]
fn a_centre_without_a_target_is_judged_by_the_other_two() {
    let mut base = Base::new();
    let own = base.programme.centres.iter().skip(1).map(|centre| Target {
        centre: Some(centre.code.clone()),
        year: 2026,
        headroom: Some(Kroner(100_000.into())),
        freed_time: None,
    });
    let own: Vec<Target> = own.collect();
    base.programme.targets.extend(own);
    let period = base.consolidate();
    let code = id("CAA");
    let programme = &period.basis.opened.programme;
    let frame = Frame { programme, period: period.basis.period, centre: Some(&code), has_target: true };
    let of_centre = Lights::of(&Slice::all(&period.register.facts).of_centre(&code), &frame, true).money;
    assert_eq!((of_centre.goal, of_centre.delivery, of_centre.proof), (Light::NoTarget, Light::Green, Light::Green));
    assert_eq!(shown(&period, "CAA-01"), "leverer");
    assert!(has_light(row(&period, "Alle centre", "CAA").iter(), Light::NoTarget));
}

/// Postponed by a decision: nothing is left to ask.
#[test]
fn what_is_postponed_by_decision_asks_nothing() {
    let period = postponed(Some("ØU 14-04-2026 pkt. 6"));
    assert_eq!((money(&period), asks(&period, "CAA-01").len()), ("grøn grøn grøn".to_owned(), 0));
}

/// The decision behind a halved plan is the accepted one and a full stop: it decides nothing.
#[test]
fn a_decision_that_differs_by_a_full_stop_is_asked_for() {
    let with = |yearly: i64, decision: &'static str, period: &'static str| {
        let mut base = Base::at(period);
        let gain = base.gain("CAA-01-B1");
        (gain.yearly, gain.decision) = (yearly, Some(decision));
        if yearly < 200_000 {
            gain.at_share(100);
        }
        base
    };
    let past = with(200_000, "Styregruppen 1", "2026-05").accept();
    let period = with(100_000, "Styregruppen 1.", "2026-06").since(Some(past));
    assert_eq!(shown(&period, "CAA-01"), "plan ændret uden beslutning");
    let all = asks(&period, "CAA-01");
    assert_eq!(all.len(), 1);
    assert!(all[0].contains("beslut ny baseline: 200.000 kr. → 100.000 kr. i år | Styregruppen"), "{all:?}");
}

/// A small benefit far behind, and a large one a little behind: nothing for the directors.
#[test]
fn small_shortfalls_are_no_business_of_the_directors() {
    let mut base = Base::new();
    let mut small = base.gain("CAA-01-B1").clone();
    (small.initiative, small.id, small.yearly) = ("CAA-09".to_owned(), "CAA-09-B1".to_owned(), 6_667);
    small.at_share(40);
    base.file("CAA").gains.push(small);
    base.gain("CAB-01-B1").at_share(90);
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(
        (shown(&period, "CAA-09"), shown(&period, "CAB-01")),
        ("leverer ikke".to_owned(), "lidt bag planen".to_owned())
    );
    assert_eq!(all_asks(&period), [""; 0]);
}

/// By the quarter, by the year, and corrected: as agreed, not yet due, and by its sum.
#[test]
fn intervals_and_corrections_have_their_words() {
    let mut base = Base::new();
    let quarter = base.gain("CAA-01-B1");
    quarter.interval = Some("Kvartal");
    quarter.type_in("2026-01", None).type_in("2026-02", None).type_in("2026-03", Some("50000"));
    let year = base.gain("CAB-01-B1");
    year.interval = Some("År");
    year.typed.clear();
    let corrected = base.gain("CAC-01-B1");
    corrected.type_in("2026-03", Some("-5000")).cause = Some(("Andet", "Februar er rettet."));
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    let words = ["CAA-01", "CAB-01", "CAC-01"].map(|one| shown(&period, one));
    assert_eq!(words, ["leverer", "under indfasning", "leverer ikke"]);
    assert_eq!(period.register.waiting().count(), 0);
    assert!(asks(&period, "CAA-01").is_empty() && asks(&period, "CAB-01").is_empty());
}

/// An expectation that is not believed is asked of its centre, and of nobody else.
#[test]
fn an_impossible_expectation_is_asked_of_its_centre() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").expected = Some(10_000_000);
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
    assert_eq!(shown(&period, "CAA-01"), "afventer bekræftelse (forventning)");
    assert!(row(&period, "Tiltag", "CAA-01").contains(&"Bekræft tallet, eller ret det".to_owned()));
    assert_eq!(all_asks(&period), [""; 0]);
    let report = Report::of(&period);
    let all = reminders(&report);
    assert_eq!(all.iter().map(|one| one.centre.code.as_str()).collect::<Vec<_>>(), ["CAA"]);
}
