//! Tricks over a programme on plan: what somebody could change after a month was accepted, what the figure honestly is, what
//! it is now, and which finding speaks. February is accepted as it was; March comes with the trick.
#![allow(clippy::unwrap_used)]

#[path = "../base/mod.rs"]
mod base;

use base::{Base, CODES, figure, id, month, number, text, told};
use gevinst::{
    archive::{Past, PastCase, rescaled},
    changes::What,
    findings::Severity,
    measures::{HEADROOM_BASELINE_YEAR, HEADROOM_BOOKED, HOURS_DOCUMENTED, HOURS_PLAN, HOURS_REPORTED},
    period::Consolidated,
    schema::Id,
    units::{Decimal, Share},
    xlsx::Content,
};

/// The rules about what changes over the months.
const HISTORY: [&str; 7] = ["H01", "H02", "H03", "H04", "H05", "H06", "H07"];

/// The programme with February accepted, as `godkend` keeps it.
fn february(base: &Base) -> Past {
    let mut base = base.clone();
    base.period = "2026-02";
    base.files.iter_mut().for_each(|file| file.of("2026-02"));
    let run = base.consolidate();
    assert_eq!(told(&run.found, &HISTORY), [""; 0]);
    let case = |centre: &str| {
        let named = format!("indsendt/Businesscase {centre}.xlsx");
        let workbook = run.files.iter().find(|file| *file.file == *named).unwrap().workbook.clone().unwrap();
        PastCase {
            centre: id(centre),
            month: month("2026-02"),
            approved: true,
            all: workbook.clone(),
            accepted: workbook,
        }
    };
    let cases = CODES.map(case).into();
    base.silence("CAA");
    let past = base.past().unwrap();
    Past {
        period: month("2026-02"),
        cases,
        baselines: run.register.baselines,
        measurements: run.register.frozen,
        facts: run.register.facts,
        ..past
    }
}

/// March after February, with a trick in it; and what the rules about history say.
fn march(first: &Base, trick: impl Fn(&mut Base)) -> (Consolidated, Vec<String>) {
    let mut now = first.clone();
    trick(&mut now);
    let run = now.since(Some(february(first)));
    let said = told(&run.found, &HISTORY);
    assert!(run.red().is_empty(), "{:?}", run.red());
    (run, said)
}

/// What the sheet Ændringer lists of a kind: row, field, before and now.
fn listed(run: &Consolidated, what: What) -> Vec<[String; 4]> {
    let all = run.changes.as_ref().unwrap().listed.iter().filter(|change| change.what == what);
    all.map(|one| [one.about.clone(), one.field.to_owned(), one.from.clone(), one.to.clone()]).collect()
}

fn remark(run: &Consolidated, code: &str) -> String {
    let finding = run.found.iter().find(|finding| finding.rule.code == code).unwrap();
    finding.remark.clone().unwrap_or_default()
}

/// Half of 200.000 kr. a year, with a range about it.
fn halved(decision: &str) -> Vec<(&'static str, Content)> {
    let amounts = [("Årlig virkning", "100000"), ("Mindst", "90000"), ("Mest", "110000")];
    let mut cells: Vec<(&'static str, Content)> = amounts.map(|(label, amount)| (label, number(amount))).into();
    cells.push(("Beslutning", text(decision)));
    cells
}

#[test]
fn an_honest_march_is_met_with_silence() {
    let (run, said) = march(&Base::new(), |_| {});
    assert_eq!(said, [""; 0]);
    assert!(run.register.replanned.is_empty() && run.register.remeasured.is_empty());
    assert!(run.found.iter().all(|finding| finding.rule.severity == Severity::Note));
}

/// Honestly 200.000 a year; with a full stop more in Beslutning it was 100.000 and on plan.
#[test]
fn a_decision_spelled_otherwise_leaves_the_baseline() {
    let mut first = Base::new();
    first.gain("CAA-01-B1").cells = vec![("Beslutning", text("Styregruppen 1"))];
    for spelled in ["Styregruppen 1.", "STYREGRUPPEN  1", "afventer", "?", "0"] {
        let (run, said) = march(&first, |base| {
            let gain = base.gain("CAA-01-B1");
            gain.cells = halved(spelled);
        });
        assert!(said.iter().any(|one| one.starts_with("H02 CAA-01-B1")), "{spelled} {said:?}");
        assert_eq!(remark(&run, "H02"), "Planen for 2026 var 200.000 kr. og er nu 100.000 kr.");
        assert_eq!(figure(&run, &HEADROOM_BASELINE_YEAR), Decimal::from(2_200_000), "{spelled}");
        let changed = run.register.replanned_without_decision(&id("CAA"), &id("CAA-01-B1")).unwrap();
        // A twelfth of a year has no end; twelve of them are the year to the last decimals that anybody sees.
        let figures = [changed.before, changed.now].map(|amount| gevinst::units::round(amount, 6));
        assert_eq!(figures, [200_000, 100_000].map(Decimal::from));
    }
}

#[test]
fn a_new_decision_is_a_new_baseline_with_both_figures() {
    let (run, said) = march(&Base::new(), |base| {
        let gain = base.gain("CAA-01-B1");
        gain.cells = halved("ØU 14-03-2026 pkt. 6");
    });
    assert!(said.iter().any(|one| one.starts_with("H07 CAA-01-B1")), "{said:?}");
    assert_eq!(remark(&run, "H07"), "Planen for 2026 var 200.000 kr. og er nu 100.000 kr.");
    assert_eq!(figure(&run, &HEADROOM_BASELINE_YEAR), Decimal::from(2_100_000));
    assert!(run.register.replanned_without_decision(&id("CAA"), &id("CAA-01-B1")).is_none());
    let row = ["CAA-01-B1", "Virkning i året", "200.000 kr.", "100.000 kr."].map(str::to_owned);
    assert!(listed(&run, What::Rebaselined).contains(&row), "{:?}", listed(&run, What::Rebaselined));
}

/// Put off or given up without a decision is a change of the plan; honestly 200.000, now 50.000 of it.
#[test]
fn what_is_put_aside_needs_a_decision() {
    let (run, said) = march(&Base::new(), |base| base.gain("CAA-01-B1").phase = "Bortfaldet");
    assert!(said.iter().any(|one| one.starts_with("H02 CAA-01-B1")), "{said:?}");
    assert_eq!(remark(&run, "H02"), "Planen for 2026 var 200.000 kr. og er nu 50.000 kr.");
    assert_eq!(figure(&run, &HEADROOM_BASELINE_YEAR), Decimal::from(2_200_000));
    let (run, _) = march(&Base::new(), |base| {
        let gain = base.gain("CAA-01-B1");
        gain.phase = "Bortfaldet";
        gain.cells = vec![("Beslutning", text("ØU 14-03-2026 pkt. 6"))];
    });
    assert_eq!(figure(&run, &HEADROOM_BASELINE_YEAR), Decimal::from(2_050_000));
    let (_, said) = march(&Base::new(), |base| {
        let gain = base.gain("CAA-01-B1");
        (gain.phase, gain.start, gain.full) = ("Udskudt", "2026-09", "2026-09");
    });
    assert!(said.iter().any(|one| one.starts_with("H02 CAA-01-B1")), "{said:?}");
}

/// Honestly 33.333 kr. in the accepted months of each benefit; in another unit a thousand times that.
#[test]
fn another_unit_of_the_file_moves_the_accepted_months() {
    let first = Base::new();
    let past = february(&first);
    let (run, said) = march(&first, |base| base.file("CAF").form = vec![("Beløb er i", text("1.000 kr."))]);
    assert!(
        said.iter().any(|one| one.starts_with("H03") && one.contains("Stamdata") && one.ends_with(": kr.")),
        "{said:?}"
    );
    assert_eq!(remark(&run, "H03"), "De godkendte måneder var 33.333 kr. og er nu 33.333.340 kr.");
    let now = run.files.iter().find(|file| file.file.contains("Businesscase CAF")).unwrap().workbook.as_ref().unwrap();
    let moved = rescaled(&past.case(&id("CAF")).unwrap().accepted, now, &first.programme);
    let months: Vec<(Id, String)> = moved.iter().map(|one| (one.benefit.clone(), one.month.to_string())).collect();
    assert_eq!(months, [(id("CAF-01-B1"), "2026-01".to_owned()), (id("CAF-01-B1"), "2026-02".to_owned())]);
    assert_eq!(moved[0].now.0, moved[0].accepted.0 * Decimal::from(1000));
    let other = past.case(&id("CAA")).unwrap();
    assert!(rescaled(&other.accepted, &other.accepted, &first.programme).is_empty());
}

#[test]
fn another_price_level_moves_the_accepted_months() {
    let mut first = Base::new();
    let rise = Share("0.035".parse().unwrap());
    first.programme.prices = [(2025, (rise, rise)), (2026, (rise, rise))].into();
    let (run, said) = march(&first, |base| base.file("CAF").form = vec![("Prisniveau", number("2024"))]);
    assert!(said.iter().any(|one| one.starts_with("H03") && one.ends_with(": 2026")), "{said:?}");
    assert_eq!(remark(&run, "H03"), "De godkendte måneder var 33.333 kr. og er nu 35.708 kr.");
}

/// Honestly reported and no more; now in the books, months that were accepted too.
#[test]
fn proof_that_is_raised_backwards_is_told() {
    let mut first = Base::new();
    first.gain("CAA-01-B1").evidence = "D";
    let (run, said) = march(&first, |base| base.gain("CAA-01-B1").evidence = "A");
    assert!(said.iter().any(|one| one.starts_with("H03 CAA-01-B1 Budgetgevinster")), "{said:?}");
    assert!(remark(&run, "H03").contains("33.333 kr."));
    let mut first = Base::new();
    first.gain("CAA-01-B1").follow_up = vec![("Kilde", text("Skøn"))];
    let (run, said) = march(&first, |base| base.gain("CAA-01-B1").follow_up.clear());
    assert_eq!(said.iter().filter(|one| one.starts_with("H03") && one.ends_with(": Skøn")).count(), 2, "{said:?}");
    assert_eq!(figure(&run, &HEADROOM_BOOKED), Decimal::from(550_000));
    let (_, said) = march(&first, |base| {
        let said = ("Kommentar", text("Tallet er fundet i økonomisystemet."));
        base.gain("CAA-01-B1").follow_up = vec![said];
    });
    assert_eq!(said, [""; 0], "what is explained is not asked about");
}

/// Honestly 125 hours to date of 5 minutes; with 25 minutes five times that.
#[test]
fn a_measurement_replaced_after_it_was_accepted_is_told_and_listed() {
    let (run, said) = march(&Base::new(), |base| base.file("CAF").minutes_before = 40);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("H06") && said[0].contains("20,0 minutter"), "{said:?}");
    let listed = listed(&run, What::MeasurementChanged);
    assert!(listed.len() == 1 && listed[0][3].contains("40,0 minutter"), "{listed:?}");
    let (run, said) = march(&Base::new(), |base| base.file("CAF").measured = &["Efter"]);
    assert!(said.iter().any(|one| one.starts_with("H06 CAF-02-T1 Tidsgevinster")), "{said:?}");
    assert!(figure(&run, &HOURS_DOCUMENTED) < Decimal::from(1_375));
    // Whose row is whose is not kept, and calling them otherwise is no change.
    let kept = gevinst::archive::measurements(&run.register.frozen);
    assert!(!kept.contains("M01"), "no code leaves the reader");
}

/// All units are reported while a benefit grows in: it gives its plan, not twice as much.
#[test]
fn a_phased_in_benefit_on_plan_reports_its_plan() {
    let mut base = Base::new();
    for gain in base.files.iter_mut().flat_map(|file| &mut file.gains).filter(|gain| gain.is_time) {
        (gain.start, gain.full) = ("2026-01", "2026-06");
    }
    let run = base.consolidate();
    // 490, 510 and 500 units of 500 planned each, with one, two and three sixths phased in.
    assert_eq!((figure(&run, &HOURS_PLAN), figure(&run, &HOURS_REPORTED)), (Decimal::from(458), Decimal::from(460)));
    assert!(told(&run.found, &["L20"]).is_empty());
    // And what the centre says of the month itself is what counts.
    for gain in base.files.iter_mut().flat_map(|file| &mut file.gains).filter(|gain| gain.is_time) {
        gain.follow_up = vec![("Ibrugtagning nu", number("100"))];
    }
    assert_eq!(figure(&base.consolidate(), &HOURS_REPORTED), Decimal::from(1_375));
}
