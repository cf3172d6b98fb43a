//! Which decision is asked for, of whom, and for how much; and what is remembered of it.
use super::{
    base::{Base, id, month, number},
    lights::{gap, lights, word},
};
use gevinst::{
    archive::Raised,
    judgement::{Decision, Kind, Premises, decisions},
    period::Consolidated,
    programme::{Answer, Target},
    schema::program::answers::Reply,
    units::Kroner,
};

/// The decisions of a period, remembered and answered so.
fn asked(period: &Consolidated, raised: &[Raised]) -> Vec<Decision> {
    let register = &period.register;
    let judged: Vec<_> = register.initiatives.iter().map(|owned| (owned, gap(period, owned.of.id.as_str()))).collect();
    let gaps = judged.iter().map(|(owned, gap)| (*owned, gap)).collect();
    decisions(&Premises { programme: &period.basis.opened.programme, register, gaps, raised })
}

/// What each is about, what is asked, of whom, and how many whole kroner or hours.
pub fn told(period: &Consolidated) -> Vec<String> {
    let told = |one: &Decision| {
        let amount = one.amount.or(one.hours).unwrap_or_default().round();
        format!("{} | {} | {} | {amount}", one.about, one.what, one.owner)
    };
    asked(period, &[]).iter().map(told).collect()
}

#[test]
fn on_plan_nothing_is_asked_but_the_transfers() {
    let all = told(&Base::new().consolidate());
    assert_eq!(all, ["PROGRAM | Godkend budgetomplacering af 550.000 kr. | Styregruppen | 550000"]);
}

#[test]
fn what_reaches_the_target_by_its_high_end_asks_nothing_of_the_programme() {
    let mut base = Base::new();
    base.gains(false).for_each(|gain| gain.at_share(85));
    assert!(asked(&base.consolidate(), &[]).iter().all(|one| one.kind != Kind::Target));
}

#[test]
fn a_forecast_below_the_target_is_the_first_decision() {
    let past = Base::at("2026-02").accept();
    for (many, lacking) in [(4, "400.000 kr."), (2, "100.000 kr.")] {
        let mut base = Base::new();
        for gain in base.gains(false).take(many) {
            (gain.phase, gain.decision) = ("Bortfaldet", Some("ØU 14-04-2026 pkt. 6"));
        }
        let period = base.since(Some(Base::at("2026-02").accept()));
        let first = &told(&period)[0];
        assert_eq!(
            first.split(" | ").nth(1),
            Some(&*format!("Programmet: find tiltag for {lacking}, eller juster måltallet"))
        );
        assert_eq!(first.split(" | ").nth(2), Some("Styregruppen"));
    }
    assert_eq!(past.period, month("2026-02"));
}

#[test]
fn what_does_not_deliver_is_asked_for_a_new_plan_where_it_is_large() {
    let mut base = Base::new();
    let gain = base.gain("CAA-01-B1");
    gain.at_share(40);
    gain.cause = Some(("Forsinket", "Leverandøren er forsinket."));
    let period = base.consolidate();
    let plan: Vec<String> = told(&period).into_iter().filter(|one| one.starts_with("CAA-01")).collect();
    assert_eq!(plan, ["CAA-01 | CAA-01 Tiltag 1 i CAA: ny plan | Lone Krog | 120000"]);
    let why = &asked(&period, &[]).into_iter().find(|one| one.kind == Kind::Plan).unwrap().why;
    assert!(why.contains("Centret skrev i marts 2026: Leverandøren er forsinket."), "{why}");
    let mut base = Base::new();
    let gain = base.gain("CAA-01-B1");
    gain.yearly = 6_667;
    gain.at_share(40);
    let period = base.consolidate();
    assert_eq!(word(&period, "CAA-01"), "leverer ikke");
    assert!(asked(&period, &[]).iter().all(|one| one.kind != Kind::Plan));
}

#[test]
fn proof_and_reports_are_no_business_of_the_directors() {
    let mut base = Base::new();
    for gain in base.gains(false).take(4) {
        (gain.source, gain.has_voucher) = ("Skøn", false);
    }
    base.gain("CAF-01-B1").typed.remove("2026-03");
    base.gain("CAE-01-B1").type_in("2026-03", Some("8000000"));
    let kinds: Vec<Kind> = asked(&base.consolidate(), &[]).iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::Transfer]);
}

#[test]
fn hours_that_nobody_can_prove_any_more_are_accepted_or_taken_out() {
    let mut base = Base::new();
    base.file("CAF").measured = &["Efter"];
    let period = base.consolidate();
    assert_eq!(lights(&period), "grøn grøn grøn / grøn grøn gul");
    assert_eq!(word(&period, "CAF-02"), "kan ikke bevises");
    let ask = told(&period).into_iter().find(|one| one.starts_with("CAF-02")).unwrap();
    assert_eq!(
        ask,
        "CAF-02 | CAF-02 Tiltag 2 i CAF: acceptér 125,0 timer til dato (500,0 om året) som udokumenterede, eller tag dem ud | Mette Holm | 500"
    );
}

#[test]
fn a_benefit_that_is_gone_is_asked_in_or_out() {
    let past = Base::at("2026-02").accept();
    let mut base = Base::new();
    base.file("CAA").gains.retain(|gain| gain.id != "CAA-01-B1");
    let all = told(&base.since(Some(past)));
    assert!(
        all.contains(&"CAA-01-B1 | CAA-01-B1: ind igen eller ud | Lone Krog og Styregruppen | 200000".to_owned()),
        "{all:?}"
    );
}

#[test]
fn a_plan_that_was_moved_is_asked_for_a_new_baseline() {
    let mut january = Base::at("2026-01");
    january.gain("CAA-01-B1").type_in("2026-01", Some("0"));
    let past = january.accept();
    let mut base = Base::at("2026-06");
    let gain = base.gain("CAA-01-B1");
    (gain.phase, gain.start, gain.full) = ("Udskudt", "2026-09", "2026-09");
    gain.typed = [("2026-01".to_owned(), Some(number("0")))].into();
    let all = told(&base.since(Some(past)));
    let ask = all.iter().find(|one| one.starts_with("CAA-01")).unwrap();
    assert!(ask.contains("beslut ny baseline: 200.000 kr. → 66.667 kr. i år | Styregruppen"), "{ask}");
}

#[test]
fn three_months_of_silence_reach_the_directors_and_two_do_not() {
    let silent = |sent: Option<&'static str>| {
        let mut base = Base::new();
        match sent {
            Some(sent) => base.file("CAA").of(sent),
            None => base.silence("CAA"),
        }
        asked(&base.consolidate(), &[]).iter().any(|one| one.kind == Kind::Silent)
    };
    assert!(silent(None) && !silent(Some("2026-01")));
}

#[test]
fn a_centre_without_a_target_is_given_one() {
    let mut base = Base::new();
    let own = base.programme.centres.iter().skip(1).map(|centre| Target {
        centre: Some(centre.code.clone()),
        year: 2026,
        headroom: Some(Kroner(100_000.into())),
        freed_time: None,
    });
    let own: Vec<Target> = own.collect();
    base.programme.targets.extend(own);
    let all = told(&base.consolidate());
    assert!(all.iter().any(|one| one.starts_with("CAA | Center CAA: fastsæt måltal for 2026 | Mette Holm")), "{all:?}");
}

/// Raised in January and open since: number and deadline stay, and it is overdue.
#[test]
fn a_decision_keeps_its_number_its_deadline_and_its_answer() {
    let raised = Raised {
        kind: Kind::Plan.key().to_owned(),
        about: "CAA-01".to_owned(),
        number: 4,
        first: month("2026-01"),
        deadline: "2026-03-10".parse().unwrap(),
        times: 3,
        covers: std::collections::BTreeMap::new(),
    };
    let with = |answer: Option<Answer>, period: &'static str| {
        let mut base = Base::at(period);
        base.gain("CAA-01-B1").at_share(40);
        base.programme.answers.extend(answer);
        let all = asked(&base.consolidate(), std::slice::from_ref(&raised));
        all.into_iter().find(|one| one.kind == Kind::Plan).unwrap()
    };
    let april = with(None, "2026-04");
    assert_eq!((april.number, april.first, april.times, april.overdue), (4, month("2026-01"), 4, true));
    assert_eq!(april.deadline.to_string(), "2026-03-10");
    let answer = |reply, later: Option<&str>| Answer {
        number: 4,
        about: id("CAA-01"),
        reply,
        date: "2026-04-14".parse().unwrap(),
        reference: "ØU pkt. 6".to_owned(),
        later: later.map(|day| day.parse().unwrap()),
    };
    let settled = with(Some(answer(Reply::Yes, None)), "2026-04");
    assert!(settled.is_settled() && !settled.overdue);
    let later = answer(Reply::Later, Some("2026-09-10"));
    let august = with(Some(later.clone()), "2026-08");
    assert!(!august.is_settled() && !august.overdue, "{august:?}");
    assert!(with(Some(later), "2026-09").overdue);
    let other = with(Some(Answer { about: id("CAB-01"), ..answer(Reply::Yes, None) }), "2026-04");
    assert!(other.answer.is_none(), "a number with another ID is no answer");
}
