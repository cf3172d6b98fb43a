//! Which light, which word: each situation changes the programme on plan by what its name says.
use super::{
    base::{Base, Gain, figure, id, number},
    sheet,
};
use gevinst::{
    facts::Slice,
    judgement::{Gap, Lights, judge},
    measures::{
        Frame, HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_HELD, HEADROOM_MISSING,
        HEADROOM_REPORTED,
    },
    period::Consolidated,
    programme::Confirmation,
    schema::program::confirmations::Confirmed,
    units::{Decimal, Month},
    xlsx::Content,
};

fn frame(period: &Consolidated) -> Frame<'_> {
    Frame { programme: &period.basis.opened.programme, period: period.basis.period, centre: None, has_target: true }
}

/// Mål, Levering and Bevis of money, then of time.
pub fn lights(period: &Consolidated) -> String {
    let slice = Slice::all(&period.register.facts);
    let Lights { money, time } = Lights::of(&slice, &frame(period), period.register.has_delivered());
    let three = |three: gevinst::judgement::Three| {
        [three.goal, three.delivery, three.proof].map(|light| light.label().to_lowercase()).join(" ")
    };
    format!("{} / {}", three(money), three(time))
}

pub fn gap(period: &Consolidated, initiative: &str) -> Gap {
    let owned = period.register.initiatives.iter().find(|one| one.of.id == id(initiative)).unwrap();
    let slice = Slice::all(&period.register.facts).of_initiative(&owned.centre, &owned.of.id);
    judge(&period.register, owned, slice, Frame { has_target: false, ..frame(period) })
}

pub fn word(period: &Consolidated, initiative: &str) -> String {
    gap(period, initiative).word.label()
}

fn told(period: &Consolidated, code: &str) -> usize {
    period.found.iter().filter(|finding| finding.rule.code == code).count()
}

fn agrees(period: &Consolidated) {
    assert!(period.red().is_empty(), "{:?}", period.red());
}

const TIME: &str = "grøn grøn grøn";

/// The lights of money, while time is green.
pub fn money(period: &Consolidated) -> String {
    agrees(period);
    let lights = lights(period);
    let (money, time) = lights.split_once(" / ").unwrap();
    assert_eq!(time, TIME);
    money.to_owned()
}

#[test]
fn on_plan_everything_is_green() {
    let period = Base::new().consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!((word(&period, "CAA-01"), word(&period, "CAA-03")), ("leverer".to_owned(), "leverer".to_owned()));
    assert_eq!(figure(&period, &HEADROOM_FORECAST_LOW), Decimal::from(2_200_000));
}

#[test]
fn every_benefit_at_85_per_cent_reaches_the_target_by_the_high_end_only() {
    let mut base = Base::new();
    base.gains(false).for_each(|gain| gain.at_share(85));
    let period = base.consolidate();
    assert_eq!(money(&period), "gul gul grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST_LOW), Decimal::from(1_870_000));
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_117_500));
    assert_eq!(word(&period, "CAA-01"), "lidt bag planen");
    assert!(sheet(&period, "Overblik").contains("i det nuværende tempo mangler der 130.000 kr."));
}

/// Dropped by decision after March: their months are in, and nothing more comes.
pub fn dropped(many: usize, decision: Option<&'static str>) -> Consolidated {
    let past = Base::at("2026-02").accept();
    let mut base = Base::new();
    for gain in base.gains(false).take(many) {
        (gain.phase, gain.decision) = ("Bortfaldet", decision);
    }
    base.since(Some(past))
}

#[test]
fn four_dropped_by_decision_cost_the_target_and_two_nearly() {
    let period = dropped(4, Some("ØU 14-04-2026 pkt. 6"));
    assert_eq!(money(&period), "rød grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(1_600_000));
    assert_eq!(word(&period, "CAA-01"), "bortfaldet");
    let period = dropped(2, Some("ØU 14-04-2026 pkt. 6"));
    assert_eq!(money(&period), "gul grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(1_900_000));
}

#[test]
fn one_dropped_without_a_decision_is_a_changed_plan() {
    let period = dropped(1, None);
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(word(&period, "CAA-01"), "plan ændret uden beslutning");
}

#[test]
fn estimates_without_voucher_lack_proof() {
    let mut base = Base::new();
    for gain in base.gains(false).take(4) {
        (gain.source, gain.has_voucher) = ("Skøn", false);
    }
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn rød");
    assert_eq!(word(&period, "CAA-01"), "mangler bevis");
}

#[test]
fn one_at_40_per_cent_does_not_deliver_and_says_why() {
    let mut base = Base::new();
    let gain = base.gain("CAA-01-B1");
    gain.at_share(40);
    gain.cause = Some(("Forsinket", "Leverandøren er forsinket."));
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn gul grøn");
    assert_eq!(word(&period, "CAA-01"), "leverer ikke (forsinket)");
    let mut base = Base::new();
    base.gain("CAA-01-B1").at_share(90);
    let period = base.consolidate();
    assert_eq!((money(&period), word(&period, "CAA-01")), ("grøn grøn grøn".to_owned(), "lidt bag planen".to_owned()));
}

#[test]
fn a_rejected_row_is_not_reported_and_no_failure_to_deliver() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").typed.insert("2026-03".to_owned(), Some(Content::Text("1,234".to_owned())));
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(word(&period, "CAA-01"), "rækker afvist");
    assert_eq!(figure(&period, &HEADROOM_MISSING), Decimal::from(16_667));
}

#[test]
fn drafts_are_proven_by_what_was_accepted() {
    let drafts = |past| {
        let mut base = Base::new();
        base.files.iter_mut().for_each(|file| file.status = "Kladde");
        base.since(past)
    };
    let period = drafts(Some(Base::at("2026-02").accept()));
    assert_eq!(money(&period), "grøn grøn rød");
    assert_eq!(figure(&period, &HEADROOM_BOOKED), Decimal::from(366_667));
    assert_eq!(word(&period, "CAA-01"), "mangler godkendelse");
    let mut base = Base::at("2026-01");
    base.files.iter_mut().for_each(|file| file.status = "Kladde");
    assert_eq!(money(&base.consolidate()), "grøn grøn rød");
    base.gain("CAA-01-B1").at_share(30);
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn gul rød");
    assert_eq!(
        (word(&period, "CAA-01"), word(&period, "CAA-02")),
        ("leverer ikke".to_owned(), "mangler godkendelse".to_owned())
    );
}

/// An idea is in no plan and no forecast; planned, it is.
#[test]
fn an_idea_counts_when_it_is_more_than_one() {
    let with = |phase: &'static str| {
        let mut base = Base::new();
        let mut idea = Gain { typed: [].into(), ..base.gain("CAA-01-B1").clone() };
        (idea.initiative, idea.id) = ("CAA-09".to_owned(), "CAA-09-B1".to_owned());
        (idea.phase, idea.yearly, idea.start, idea.full) = (phase, 2_000_000, "2026-09", "2026-09");
        base.file("CAA").gains.push(idea);
        base.consolidate()
    };
    let period = with("Idé");
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
    assert_eq!(word(&period, "CAA-09"), "ikke begyndt");
    let period = with("Planlagt");
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_866_667));
    assert_eq!(word(&period, "CAA-09"), "ikke begyndt");
}

/// June; one is postponed since January, with or without a decision.
pub fn postponed(decision: Option<&'static str>) -> Consolidated {
    let mut january = Base::at("2026-01");
    january.gain("CAA-01-B1").type_in("2026-01", Some("0"));
    let past = january.accept();
    let mut base = Base::at("2026-06");
    let gain = base.gain("CAA-01-B1");
    (gain.phase, gain.start, gain.full, gain.decision) = ("Udskudt", "2026-09", "2026-09", decision);
    gain.typed = [("2026-01".to_owned(), Some(number("0")))].into();
    base.since(Some(past))
}

#[test]
fn a_plan_moved_without_a_decision_is_held_to_its_baseline() {
    let period = postponed(None);
    assert_eq!(money(&period), "grøn gul grøn");
    assert_eq!(word(&period, "CAA-01"), "plan ændret uden beslutning");
    let period = postponed(Some("ØU 14-04-2026 pkt. 6"));
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(word(&period, "CAA-01"), "udskudt til september 2026");
}

#[test]
fn a_plan_halved_by_a_full_stop_is_held_to_its_baseline() {
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
    assert_eq!(money(&period), "grøn grøn grøn", "95,5 % of what was agreed first");
    assert_eq!(word(&period, "CAA-01"), "plan ændret uden beslutning");
}

/// Eight millions in one month: as if the row were not there, until somebody confirms them.
#[test]
fn an_impossible_amount_waits_until_it_is_confirmed_by_its_amount() {
    let confirmed = |amount: Option<i64>| {
        let mut base = Base::new();
        base.gain("CAA-01-B1").type_in("2026-03", Some("8000000")).cause = Some(("Andet", "Det er rigtigt."));
        base.programme.confirmations.extend(amount.map(|amount| Confirmation {
            benefit: id("CAA-01-B1"),
            what: Confirmed::Realised,
            month: Month::parse("2026-03"),
            amount: amount.into(),
            reason: "Afregning fra leverandøren.".to_owned(),
            given_by: "Jens Vang".to_owned(),
        }));
        base.consolidate()
    };
    for period in [confirmed(None), confirmed(Some(800_000))] {
        assert_eq!(money(&period), "grøn grøn grøn");
        assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
        assert_eq!(figure(&period, &HEADROOM_REPORTED), Decimal::from(533_333));
        assert_eq!(figure(&period, &HEADROOM_HELD), Decimal::from(16_667));
        assert_eq!((word(&period, "CAA-01"), told(&period, "V01")), ("afventer bekræftelse".to_owned(), 1));
        let report = gevinst::report::Report::of(&period);
        let reminders = gevinst::report::reminders(&report);
        assert_eq!(reminders.len(), 1, "its centre is asked");
        assert!(reminders[0].mail(&report).body.contains("1 punkt skal rettes"), "{}", reminders[0].mail(&report).body);
        let first = period.found.iter().find(|finding| finding.rule.code == "V01").unwrap();
        assert_eq!(first.first.at.unwrap().to_string(), "F8");
    }
    let period = confirmed(Some(8_000_000));
    agrees(&period);
    assert_eq!(figure(&period, &HEADROOM_REPORTED), Decimal::from(8_533_333));
    assert_eq!((word(&period, "CAA-01"), told(&period, "V01")), ("over plan".to_owned(), 0));
}

#[test]
fn an_impossible_expectation_is_the_plan_until_it_is_confirmed() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").expected = Some(10_000_000);
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
    assert_eq!(told(&period, "V02"), 1);
}

#[test]
fn what_a_centre_expects_less_is_the_high_end() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").expected = Some(50_000);
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_100_000));
    assert!(figure(&period, &HEADROOM_FORECAST_LOW) <= Decimal::from(2_100_000));
}

#[test]
fn a_benefit_gone_from_its_file_is_a_part_of_the_gap() {
    let past = Base::at("2026-02").accept();
    let mut base = Base::new();
    base.file("CAA").gains.retain(|gain| gain.id != "CAA-01-B1");
    let period = base.since(Some(past));
    agrees(&period);
    assert_eq!(lights(&period), format!("grøn grøn grøn / {TIME}"));
    assert_eq!(figure(&period, &gevinst::measures::HEADROOM_GONE), Decimal::from(16_667));
}

#[test]
fn where_nobody_delivers_nothing_is_judged() {
    let mut base = Base::new();
    base.files.clear();
    let nothing = "ikke vurderet ikke vurderet ikke vurderet";
    let period = base.consolidate();
    assert_eq!(lights(&period), format!("{nothing} / {nothing}"));
    let overview = sheet(&period, "Overblik");
    assert!(overview.contains("Ingen har afleveret for marts 2026, så programmet kan ikke vurderes."));
    for praise in ["0 % af", "Alle tiltag er i orden", "er bevist", "nås"] {
        assert!(!overview.contains(praise), "{praise}: {overview}");
    }
}

/// A disbenefit of 10.000 kr. a year that costs half as much again.
pub fn with_cost(yearly: i64, monthly: &str, has_voucher: bool) -> Consolidated {
    let mut base = Base::new();
    let mut cost = base.gain("CAA-01-B1").clone();
    (cost.initiative, cost.id) = ("CAA-09".to_owned(), "CAA-09-B1".to_owned());
    (cost.kind, cost.yearly, cost.has_voucher) = ("Ulempe", yearly, has_voucher);
    cost.typed.values_mut().for_each(|amount| *amount = Some(number(monthly)));
    base.file("CAA").gains.push(cost);
    base.consolidate()
}

#[test]
fn a_disbenefit_that_costs_more_is_red_and_needs_no_voucher() {
    let period = with_cost(10_000, "1250", true);
    assert_eq!(
        (money(&period), word(&period, "CAA-09")),
        ("grøn grøn grøn".to_owned(), "koster mere end ventet".to_owned())
    );
    assert_eq!(gap(&period, "CAA-09").delivery, gevinst::judgement::Light::Red);
    let booked = |has_voucher| figure(&with_cost(24_000, "2000", has_voucher), &HEADROOM_BOOKED);
    assert_eq!(booked(true), booked(false));
    assert_eq!(booked(true), Decimal::from(544_000));
}

/// A cost that nobody tells of is there all the same.
#[test]
fn a_disbenefit_that_is_not_reported_is_at_its_plan() {
    let mut base = Base::new();
    let mut cost = base.gain("CAA-01-B1").clone();
    (cost.initiative, cost.id) = ("CAA-09".to_owned(), "CAA-09-B1".to_owned());
    (cost.kind, cost.yearly) = ("Ulempe", 24_000);
    cost.typed.values_mut().for_each(|amount| *amount = Some(number("2000")));
    cost.typed.remove("2026-03");
    base.file("CAA").gains.push(cost);
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(figure(&period, &HEADROOM_BOOKED), Decimal::from(544_000));
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_176_000));
}

/// Exactly 95 % and exactly 80 % are on the better side of their limits, and exactly 110 % is as agreed.
#[test]
fn on_a_limit_the_better_light_holds() {
    let at = |share: i64| {
        let mut base = Base::new();
        base.gains(false).for_each(|gain| {
            gain.yearly = 240_000;
            gain.at_share(share);
        });
        base.programme.targets.clear();
        base.consolidate()
    };
    assert!(lights(&at(95)).starts_with("intet måltal grøn"), "{}", lights(&at(95)));
    assert!(lights(&at(80)).starts_with("intet måltal gul"), "{}", lights(&at(80)));
    assert!(lights(&at(110)).starts_with("intet måltal grøn"), "{}", lights(&at(110)));
}

/// A correction with a comment keeps the sum of the year, and nothing waits.
#[test]
fn a_correction_waits_for_nobody() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").type_in("2026-03", Some("-5000")).cause = Some(("Andet", "Februar er rettet."));
    let period = base.consolidate();
    agrees(&period);
    assert_eq!(period.register.waiting().count(), 0);
}

/// A benefit that cannot be read takes its plan with it: nobody can say that its initiative delivers.
#[test]
fn an_initiative_with_a_benefit_left_out_does_not_deliver() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").cells.push(("Art", Content::Text("Besparelse".to_owned())));
    let period = base.consolidate();
    agrees(&period);
    assert_eq!((told(&period, "T06"), word(&period, "CAA-01")), (1, "rækker afvist".to_owned()));
    assert_eq!(word(&period, "CAA-02"), "leverer");
}

/// What has ended gives nothing more: an amount after that waits, like one from what was dropped.
#[test]
fn an_amount_after_the_end_waits() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").ends = Some("2026-01");
    let period = base.consolidate();
    agrees(&period);
    assert_eq!(told(&period, "V04"), 2, "February and March");
    assert_eq!(figure(&period, &HEADROOM_REPORTED), Decimal::from(550_001 - 2 * 16_667));
}

/// A file whose amounts are in kroner and that says thousands: a thousand times too much, and alone more than the target.
#[test]
fn a_file_in_the_wrong_unit_reaches_no_target() {
    let mut base = Base::new();
    base.file("CAA").form.push(("Beløb er i", Content::Text("1.000 kr.".to_owned())));
    let period = base.consolidate();
    agrees(&period);
    assert_eq!(told(&period, "T20"), 2);
    assert!(figure(&period, &HEADROOM_FORECAST) < Decimal::from(2_200_000));
    assert_eq!(word(&period, "CAA-01"), "rækker afvist");
}
