//! What can be proven, of what, and what stands in the way: small groups, new initiatives, assumptions that do not hold.
use super::{
    answer,
    asks::told,
    base::{Base, CODES, figure, id, number, text},
    lights::{gap, lights, money, word},
    sheet,
};
use gevinst::{
    judgement::Light,
    measures::{HEADROOM_BOOKED, HOURS_DOCUMENTED, HOURS_FORECAST_LOW, HOURS_REPORTED},
    period::Consolidated,
    report::{Report, reminders},
    units::Decimal,
    xlsx::Content,
};

/// What is asked about an initiative, a benefit or a centre, beside the transfers.
pub fn asks(period: &Consolidated, about: &str) -> Vec<String> {
    told(period).into_iter().filter(|one| one.starts_with(about)).collect()
}

/// What is asked at all, beside the transfers.
pub fn all_asks(period: &Consolidated) -> Vec<String> {
    told(period).into_iter().filter(|one| !one.contains("Godkend budgetomplacering")).collect()
}

/// The word of an initiative, which must stand in its own row among all initiatives too.
pub fn shown(period: &Consolidated, initiative: &str) -> String {
    let word = word(period, initiative);
    let row = row(period, "Alle tiltag", initiative);
    assert!(row.contains(&word), "{word}: {row:?}");
    word
}

/// The cells of a sheet as they are shown, with their places; of a formula its result.
pub fn cells(period: &Consolidated, name: &str) -> Vec<(String, String)> {
    let cell = |line: &str| {
        let (at, rest) = line.split_once(" [")?;
        let (_, shown) = rest.split_once("] ")?;
        let result = shown.strip_prefix('=').and_then(|formula| formula.rsplit_once(" → "));
        let shown = result.map_or(shown, |(_, result)| result).trim_matches('"');
        Some((at.to_owned(), shown.to_owned()))
    };
    sheet(period, name).lines().filter_map(cell).collect()
}

/// What is shown in the first row of a sheet that has a cell that begins so.
pub fn row(period: &Consolidated, name: &str, begins: &str) -> Vec<String> {
    let cells = cells(period, name);
    let number = |at: &str| at.trim_start_matches(|letter: char| letter.is_ascii_uppercase()).to_owned();
    let found = cells.iter().find(|(_, shown)| shown.starts_with(begins));
    let own = number(&found.unwrap_or_else(|| panic!("{begins} is not on {name}: {cells:?}")).0);
    cells.iter().filter(|(at, _)| number(at) == own).map(|(_, shown)| shown.clone()).collect()
}

/// Whether a light of this name is shown on a sheet, or in a row of it.
pub fn has_light<'a>(mut shown: impl Iterator<Item = &'a String>, light: Light) -> bool {
    shown.any(|shown| shown == light.label())
}

/// The only time benefit has been in operation for twelve days: there is nothing yet that could be measured after.
#[test]
fn what_is_new_is_proven_by_nothing_yet() {
    let mut base = Base::new();
    for file in &mut base.files {
        file.gains.retain(|gain| !gain.is_time || gain.id == "CAF-02-T1");
        file.measured = if file.centre == "CAF" { &["Før"] } else { &[] };
    }
    let gain = base.gain("CAF-02-T1");
    // 6.600 hours in a full year, 5.500 of them in the ten months of this one.
    (gain.yearly, gain.start, gain.full) = (79_200, "2026-03", "2026-03");
    gain.typed = [("2026-03".to_owned(), Some(number("6600")))].into();
    gain.of_initiative = vec![
        ("Idriftsættes", Content::Day("2026-03-01".parse().unwrap())),
        ("Idriftsat", Content::Day("2026-03-19".parse().unwrap())),
    ];
    let period = base.consolidate();
    assert_eq!(figure(&period, &HOURS_FORECAST_LOW), Decimal::from(5_500));
    assert_eq!(lights(&period), "grøn grøn grøn / grøn grøn ikke endnu");
    assert_eq!(shown(&period, "CAF-02"), "under indfasning");
    assert_eq!(all_asks(&period), [""; 0]);
    assert_eq!(answer(&period, "CAF"), "Alt er læst. Tak.");
    assert!(reminders(&Report::of(&period)).is_empty());
    // Half of it is a matter of delivery, and proof is still not owed.
    base.gain("CAF-02-T1").type_in("2026-03", Some("3300"));
    let period = base.consolidate();
    assert!(lights(&period).ends_with("rød ikke endnu"), "{}", lights(&period));
}

/// Measured by four where five are shown: neither proof nor a lack of it, and no figure of its own.
#[test]
fn what_four_people_measured_is_withheld_and_never_red() {
    let mut base = Base::new();
    base.file("CAF").people = 4;
    let period = base.consolidate();
    assert_eq!(lights(&period), "grøn grøn grøn / grøn grøn grøn");
    assert_eq!(shown(&period, "CAF-02"), "vises ikke særskilt");
    assert_eq!(figure(&period, &HOURS_REPORTED), Decimal::from(1_375));
    assert_eq!(figure(&period, &HOURS_DOCUMENTED), Decimal::from(1_250), "its 125 hours are withheld");
    assert_eq!(all_asks(&period), [""; 0]);
    let own = row(&period, "Alle tiltag", "CAF-02");
    assert!(has_light(own.iter(), Light::NotYet) && !has_light(own.iter(), Light::Red), "{own:?}");
    assert!(!period.register.has_pool());
    // Where all that is measured is measured by few, nothing is proven, and nothing is red.
    base.files.retain(|file| file.centre == "CAF");
    base.programme.centres.retain(|centre| centre.code.as_str() == "CAF");
    base.programme.targets.clear();
    let period = base.consolidate();
    assert!(lights(&period).ends_with("intet måltal grøn ikke endnu"), "{}", lights(&period));
}

#[test]
fn three_small_groups_are_shown_together() {
    let mut base = Base::new();
    base.file("CAF").people = 4;
    base.file("CAA").people = 4;
    // One centre has two of them: it would take its own from the sum and have the third.
    let period = base.consolidate();
    assert!(!period.register.has_pool());
    assert_eq!(figure(&period, &HOURS_DOCUMENTED), Decimal::from(1_000), "the 375 hours of the three are withheld");
    base.file("CAB").people = 4;
    let period = base.consolidate();
    assert_eq!(lights(&period), "grøn grøn grøn / grøn grøn grøn");
    for initiative in ["CAA-03", "CAA-04", "CAB-03", "CAB-04", "CAF-02"] {
        assert_eq!(shown(&period, initiative), "vises ikke særskilt");
        assert!(!has_light(row(&period, "Alle tiltag", initiative).iter(), Light::Red));
    }
    assert!(period.register.has_pool());
    assert_eq!(figure(&period, &HOURS_DOCUMENTED), Decimal::from(1_375), "Øvrige has the five");
    assert_eq!(all_asks(&period), [""; 0]);
}

/// All is as agreed, and what it rests on is not.
#[test]
fn a_broken_assumption_is_for_those_who_can_stop_it() {
    let mut base = Base::new();
    base.file("CAA").assumed = vec![("CAA-01", "Brudt")];
    let period = base.consolidate();
    assert_eq!(money(&period), "grøn grøn grøn");
    assert_eq!(shown(&period, "CAA-01"), "forudsætning brudt");
    assert_eq!(all_asks(&period), ["CAA-01 | CAA-01 Tiltag 1 i CAA: ny plan eller stop | Styregruppen | 200000"]);
    assert!(sheet(&period, "Beslutninger").contains("CAA-01 Tiltag 1 i CAA: ny plan eller stop"));
    for standing in ["Holder", "Usikker"] {
        base.file("CAA").assumed = vec![("CAA-01", standing)];
        let period = base.consolidate();
        assert_eq!((shown(&period, "CAA-01"), all_asks(&period).len()), ("leverer".to_owned(), 0));
    }
}

/// A rejected row, no approval and a broken assumption in one centre: each is asked of the one who can settle it.
#[test]
fn three_faults_of_one_centre_go_three_ways() {
    let past = Base::at("2026-02").accept();
    let mut base = Base::new();
    let typed = Content::Text("fem hundrede".to_owned());
    base.gain("CAA-03-T1").typed.insert("2026-03".to_owned(), Some(typed));
    base.file("CAA").status = "Kladde";
    base.file("CAA").assumed = vec![("CAA-01", "Brudt")];
    let period = base.since(Some(past));
    assert_eq!(money(&period), "grøn grøn gul");
    assert_eq!(figure(&period, &HEADROOM_BOOKED), Decimal::from(516_667), "94 % of 550.000");
    assert_eq!(shown(&period, "CAA-01"), "forudsætning brudt");
    assert_eq!(shown(&period, "CAA-02"), "mangler godkendelse");
    assert_eq!(shown(&period, "CAA-03"), "rækker afvist");
    assert_eq!(all_asks(&period), ["CAA-01 | CAA-01 Tiltag 1 i CAA: ny plan eller stop | Styregruppen | 200000"]);
    assert!(sheet(&period, "Rykkerliste").contains("Centerchefens godkendelse"));
    let report = Report::of(&period);
    let mail = reminders(&report)[0].mail(&report).body;
    assert!(mail.contains("1 punkt skal rettes") && mail.contains("Opfølgning F"), "{mail}");
    assert_eq!(answer(&period, "CAA"), "Ret 1 punkt. Desuden mangler vi centerchefens godkendelse.");
}

/// What is proven by exactly 95 and exactly 80 per cent is on the better side of its limit.
#[test]
fn on_a_limit_of_proof_the_better_light_holds() {
    // One in twenty, and one in five, of 2.400.000 kr. a year is an estimate.
    for (others, unproven, light) in [(228_000, 120_000, "grøn"), (192_000, 480_000, "gul")] {
        let mut base = Base::new();
        for gain in base.gains(false) {
            gain.yearly = if gain.id == "CAF-01-B1" { unproven } else { others };
            gain.at_share(100);
        }
        let gain = base.gain("CAF-01-B1");
        (gain.source, gain.has_voucher) = ("Skøn", false);
        let period = base.consolidate();
        assert_eq!(money(&period), format!("grøn grøn {light}"));
        assert_eq!(shown(&period, "CAF-01"), "mangler bevis");
    }
    let mut base = Base::new();
    let gain = base.gain("CAA-01-B1");
    gain.yearly = 240_000;
    gain.at_share(110);
    let period = base.consolidate();
    assert_eq!((money(&period), shown(&period, "CAA-01")), ("grøn grøn grøn".to_owned(), "leverer".to_owned()));
    assert_eq!(gap(&period, "CAA-01").delivery, Light::Green);
    assert_eq!(all_asks(&period), [""; 0]);
}

/// Ahead of all: a report that a file did not take lowers the coverage and nothing else of the lights.
#[test]
fn a_rejected_row_is_asked_of_its_centre() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").typed.insert("2026-03".to_owned(), Some(text("1,234")));
    let period = base.consolidate();
    assert_eq!((money(&period), shown(&period, "CAA-01")), ("grøn grøn grøn".to_owned(), "rækker afvist".to_owned()));
    assert_eq!(all_asks(&period), [""; 0]);
    let report = Report::of(&period);
    let mail = reminders(&report)[0].mail(&report).body;
    assert!(mail.contains("Opfølgning F8"), "{mail}");
    assert_eq!(reminders(&report).len(), 1);
    assert_eq!(answer(&period, CODES[1]), "Alt er læst. Tak.");
}

/// A log can be counted later: what is wanted is told by what is there, and by how long the initiative has been in operation.
#[test]
fn each_measurement_that_can_still_be_had_is_asked_for() {
    let wanted = |measured: &'static [&'static str], live: &str| {
        let mut base = Base::new();
        base.file("CAA").measured = measured;
        let gain = base.gain("CAA-03-T1");
        gain.evidence = "C";
        gain.of_initiative.push(("Idriftsat", Content::Day(live.parse().unwrap())));
        let period = base.consolidate();
        let centre = id("CAA");
        let which = period.register.unmeasured(&centre).filter(|(benefit, _)| benefit.as_str() == "CAA-03-T1");
        which.map(|(_, which)| which).collect::<Vec<_>>()
    };
    assert_eq!(wanted(&[], "2025-12-01"), ["en førmåling og en eftermåling"]);
    assert_eq!(wanted(&[], "2026-03-19"), ["en førmåling"]);
    assert_eq!(wanted(&["Før"], "2025-12-01"), ["en eftermåling"]);
    assert_eq!(wanted(&["Før"], "2026-03-19"), [""; 0]);
    assert_eq!(wanted(&["Før", "Efter"], "2025-12-01"), [""; 0]);
}
