//! What is owed and has not come, over a programme on plan: the figure, the finding, and the words everywhere it is told.
#![allow(clippy::unwrap_used)]

mod asks;
#[path = "../base/mod.rs"]
mod base;
mod ideas;
mod lights;
mod promised;
mod proof;
mod remembered;
mod set_aside;
mod sums;

use base::{Base, CODES, figure, id, month, told};
use gevinst::{
    archive::{EarlierFinding, Measurement, Past},
    findings::Severity,
    measures::{
        COVERAGE, HEADROOM_FORECAST, HEADROOM_MISSING, HEADROOM_PLAN_YEAR, HOURS_MISSING, REPORTS_DUE, REPORTS_IN,
    },
    period::Consolidated,
    report::{Report, receipt, reminders, terminal, workbook},
    schema::{
        business_case::{budget_benefits, follow_up, time_benefits},
        time_registration::master::{MeasurementPoint, Method},
    },
    templates::carried::{business_case, time_registration},
    units::Decimal,
    xlsx::{Cell, Content, Drawing, Seen},
};

/// The rules about what is owed and about months.
const OWED: [&str; 9] = ["D01", "D02", "D03", "L20", "L28", "L33", "L34", "L35", "L01"];

/// How many reports are owed, how many have come, and the coverage in per cent.
fn coverage(period: &Consolidated) -> [i64; 3] {
    [&REPORTS_DUE, &REPORTS_IN, &COVERAGE].map(|measure| i64::try_from(figure(period, measure)).unwrap())
}

fn silent(base: &Base) -> Consolidated {
    let period = base.consolidate();
    assert_eq!(told(&period.found, &OWED), [""; 0]);
    assert!(period.red().is_empty(), "{:?}", period.red());
    let reports = coverage(&period);
    assert_eq!(reports[0], reports[1], "all that is owed has come");
    period
}

/// The second line of a centre's receipt.
fn answer(period: &Consolidated, centre: &str) -> String {
    let report = Report::of(period);
    let text = receipt(&report, report.programme.centre(&id(centre)).unwrap()).to_text();
    text.lines().find(|line| line.starts_with("A2 ")).unwrap().split("] ").nth(1).unwrap().to_owned()
}

fn sheet(period: &Consolidated, name: &str) -> String {
    let sheets = workbook(&Report::of(period)).sheets.into_iter().filter(|sheet| sheet.name == name).collect();
    Drawing { sheets, ..Drawing::default() }.to_text()
}

#[test]
fn a_programme_on_plan_is_met_with_thanks() {
    let period = silent(&Base::new());
    let worse: Vec<_> = period.found.iter().filter(|finding| finding.rule.severity > Severity::Note).collect();
    assert!(worse.is_empty(), "{worse:#?}");
    assert_eq!(coverage(&period), [66, 66, 100]);
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
    for centre in CODES {
        assert_eq!(answer(&period, centre), "Alt er læst. Tak.");
    }
    let report = Report::of(&period);
    assert!(reminders(&report).is_empty());
    assert!(sheet(&period, "Rykkerliste").contains("Alle har afleveret, intet mangler, og intet skal rettes."));
    assert!(terminal(&report).contains("Dækning 100 %: 66 af 66 forfaldne indberetninger er kommet."));
}

/// A centre that is one, two and three months late: the coverage falls, and its plan stays in the forecast.
#[test]
fn a_late_centre_lowers_the_coverage_and_not_the_forecast() {
    let late = |period: Option<&'static str>| {
        let mut base = Base::new();
        match period {
            Some(period) => base.file("CAA").of(period),
            None => base.silence("CAA"),
        }
        base.consolidate()
    };
    for (sent, expected, months) in [
        (Some("2026-02"), 94, "marts 2026"),
        (Some("2026-01"), 88, "februar og marts 2026"),
        (None, 82, "januar, februar og marts 2026"),
    ] {
        let period = late(sent);
        assert_eq!(coverage(&period)[2], expected, "{sent:?}");
        assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000), "{sent:?}");
        assert!(period.red().is_empty(), "{sent:?} {:?}", period.red());
        let report = Report::of(&period);
        let reminders = reminders(&report);
        assert_eq!(reminders.len(), 1);
        let mail = reminders[0].mail(&report).body;
        let wanted = format!("tal for {months} fra CAA-01-B1, CAA-02-B1, CAA-03-T1 og CAA-04-T1");
        assert!(mail.contains(&wanted), "{mail}");
        assert!(sheet(&period, "Aflevering").contains(&wanted), "{sent:?}");
        assert!(sheet(&period, "Rykkerliste").contains(&wanted), "{sent:?}");
        assert!(sheet(&period, "Overblik").contains(&format!("dækning {expected} %")), "{sent:?}");
        assert!(terminal(&report).contains(&format!("Dækning {expected} %")), "{sent:?}");
        let record = period.record();
        assert!(record.totals.iter().any(|total| total.measure == "coverage" && total.value.is_some()));
    }
}

#[test]
fn a_row_that_nobody_typed_is_one_finding_for_its_centre() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").typed.remove("2026-03");
    base.gain("CAA-03-T1").typed.remove("2026-02");
    base.gain("CAA-03-T1").typed.remove("2026-03");
    let period = base.consolidate();
    let wanted = "tal for marts 2026 fra CAA-01-B1; tal for februar og marts 2026 fra CAA-03-T1";
    assert_eq!(told(&period.found, &OWED), [format!("D01 CAA Opfølgning!F15: {wanted}")]);
    assert_eq!(coverage(&period), [66, 63, 95]);
    assert_eq!(figure(&period, &HEADROOM_MISSING), Decimal::from(16_667));
    assert_eq!(figure(&period, &HOURS_MISSING), Decimal::from(83));
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
    assert_eq!(answer(&period, "CAA"), format!("Vi har læst jeres fil. Tak. Men vi mangler {wanted}."));
    assert_eq!(answer(&period, "CAB"), "Alt er læst. Tak.");
    let report = Report::of(&period);
    assert_eq!(reminders(&report).len(), 1);
    assert!(reminders(&report)[0].mail(&report).body.contains(wanted));
    assert!(sheet(&period, "Aflevering").contains(wanted));
}

#[test]
fn zero_is_an_answer() {
    let mut base = Base::new();
    for month in ["2026-01", "2026-02", "2026-03"] {
        base.gain("CAA-01-B1").type_in(month, Some("0"));
    }
    let period = base.consolidate();
    assert_eq!(coverage(&period), [66, 66, 100]);
    assert_eq!(told(&period.found, &["D01"]), [""; 0]);
}

/// What is wrong with a row is told at the row, and its absence not once more.
#[test]
fn a_rejected_row_is_told_of_once() {
    let mut base = Base::new();
    let typed = Content::Text("1,234".to_owned());
    base.gain("CAA-01-B1").typed.insert("2026-03".to_owned(), Some(typed));
    let period = base.consolidate();
    assert_eq!(coverage(&period), [66, 65, 98]);
    assert_eq!(told(&period.found, &OWED), [""; 0]);
    assert_eq!(period.found.iter().filter(|finding| finding.rule.severity == Severity::Error).count(), 1);
}

#[test]
fn a_quarter_is_made_up_in_its_last_month() {
    for empty_rows in [false, true] {
        let mut base = Base::new();
        let gain = base.gain("CAA-01-B1");
        gain.interval = Some("Kvartal");
        gain.typed.clear();
        if empty_rows {
            gain.type_in("2026-01", None).type_in("2026-02", None);
        }
        gain.type_in("2026-03", Some("50000"));
        let period = silent(&base);
        assert_eq!(coverage(&period), [64, 64, 100]);
        assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
        // In February nothing of the quarter is owed, and its plan is in the forecast.
        base.period = "2026-02";
        base.files.iter_mut().for_each(|file| file.of("2026-02"));
        let period = silent(&base);
        assert_eq!(coverage(&period), [42, 42, 100]);
        assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
    }
}

#[test]
fn a_quarter_that_nobody_made_up_is_one_missing_report() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").interval = Some("Kvartal");
    base.gain("CAA-01-B1").typed.clear();
    let period = base.consolidate();
    assert_eq!(told(&period.found, &OWED), ["D01 CAA Opfølgning!F15: tal for 1. kvartal 2026 fra CAA-01-B1"]);
    assert_eq!(coverage(&period), [64, 63, 98]);
    assert_eq!(figure(&period, &HEADROOM_MISSING), Decimal::from(50_000));
}

#[test]
fn a_year_is_owed_in_december_only() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").interval = Some("År");
    base.gain("CAA-01-B1").typed.clear();
    let period = silent(&base);
    assert_eq!(coverage(&period), [63, 63, 100]);
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
}

/// Seasonal, once, phased in, ended, corrected: what is well kept is met with silence.
#[test]
fn well_kept_programmes_are_silent() {
    let mut base = Base::new();
    // Comes once, in February.
    let once = base.gain("CAA-01-B1");
    (once.duration, once.start, once.full) = ("Engang", "2026-02", "2026-02");
    once.typed.clear();
    once.type_in("2026-02", Some("200000"));
    // Begins in March, and grows in.
    let phased = base.gain("CAB-01-B1");
    (phased.start, phased.full) = ("2026-03", "2026-06");
    phased.typed.clear();
    phased.type_in("2026-03", Some("4166.67"));
    // Is over in January.
    let over = base.gain("CAC-01-B1");
    over.ends = Some("2026-01");
    over.typed.retain(|typed, _| typed == "2026-01");
    // Zeros before the first month with effect.
    let early = base.gain("CAD-01-B1");
    (early.start, early.full) = ("2026-03", "2026-03");
    early.type_in("2026-01", Some("0")).type_in("2026-02", Some("0"));
    // Planned, postponed and dropped owe nothing.
    for (id, phase) in [("CAA-02-B1", "Planlagt"), ("CAB-02-B1", "Udskudt"), ("CAC-02-B1", "Bortfaldet")] {
        let gain = base.gain(id);
        (gain.phase, gain.start, gain.full) = (phase, "2026-02", "2026-02");
        gain.typed.clear();
    }
    let period = silent(&base);
    assert_eq!(coverage(&period)[2], 100);
}

#[test]
fn last_years_months_in_the_same_file_are_no_mistake() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").type_in("2025-11", Some("16666.67")).type_in("2025-12", Some("16666.67"));
    silent(&base);
}

#[test]
fn a_wrong_year_is_an_error_at_its_cell_with_the_month_that_was_meant() {
    let mut base = Base::new();
    let gain = base.gain("CAA-01-B1");
    gain.typed.remove("2026-02");
    gain.type_in("2025-02", Some("16666.67"));
    let period = base.consolidate();
    assert_eq!(told(&period.found, &OWED), ["L34 CAA-01-B1 Opfølgning!C6: formentlig februar 2026"]);
    assert_eq!(coverage(&period), [66, 65, 98]);
    // Before the centre joined, whatever else the benefit has.
    base.gain("CAA-01-B1").typed.remove("2025-02");
    base.gain("CAA-01-B1").type_in("2024-02", Some("16666.67"));
    let period = base.consolidate();
    assert_eq!(told(&period.found, &OWED), ["L33 CAA-01-B1 Opfølgning!C6: formentlig februar 2026"]);
    // After the period.
    base.gain("CAA-01-B1").typed.remove("2024-02");
    base.gain("CAA-01-B1").type_in("2027-02", Some("16666.67"));
    let period = base.consolidate();
    assert_eq!(told(&period.found, &OWED), ["L28 CAA-01-B1 Opfølgning!C8: højst marts 2026"]);
}

#[test]
fn an_amount_before_start_is_told_and_counts() {
    let mut base = Base::new();
    let gain = base.gain("CAA-01-B1");
    (gain.start, gain.full) = ("2026-02", "2026-02");
    let period = base.consolidate();
    assert_eq!(told(&period.found, &OWED), ["L35 CAA-01-B1 Opfølgning!C6: tidligst februar 2026"]);
    assert_eq!(coverage(&period), [65, 65, 100]);
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
}

#[test]
fn what_is_not_measured_and_not_approved_is_told_and_asked_for() {
    let mut base = Base::new();
    base.file("CAF").measured = &["Før"];
    base.file("CAF").status = "Kladde";
    base.gain("CAF-02-T1").evidence = "E";
    let period = base.consolidate();
    assert_eq!(
        told(&period.found, &OWED),
        ["D02 CAF Tidsgevinster!A6: en eftermåling af CAF-02-T1", "D03 CAF Stamdata!B14: Godkendt"]
    );
    let wanted = "en eftermåling af CAF-02-T1; centerchefens godkendelse";
    assert_eq!(answer(&period, "CAF"), format!("Vi har læst jeres fil. Tak. Men vi mangler {wanted}."));
    assert!(sheet(&period, "Rykkerliste").contains("En eftermåling af CAF-02-T1; centerchefens godkendelse"));
}

/// Opfølgning of the next template has a row for every report that will be owed, and no other.
#[test]
fn the_next_template_asks_for_what_is_owed() {
    let mut base = Base::new();
    base.gain("CAA-01-B1").interval = Some("Kvartal");
    base.gain("CAA-02-B1").interval = Some("År");
    base.silence("CAA");
    let asked = |period: &str| {
        let past = base.past().unwrap();
        let filled = business_case(&past, &base.programme, &id("CAA"), month(period));
        let cell = |row, spec| match filled.get(&follow_up::TABLE, row, spec) {
            Some(Content::Text(text)) => text.clone(),
            Some(Content::Day(day)) => day.month().to_string(),
            other => panic!("{other:?}"),
        };
        let rows = 0..filled.rows(&follow_up::TABLE);
        let rows = rows.map(|row| [cell(row, &follow_up::BENEFIT.spec), cell(row, &follow_up::MONTH.spec)].join(" "));
        rows.collect::<Vec<_>>()
    };
    assert_eq!(asked("2026-01"), ["CAA-03-T1 1", "CAA-04-T1 1"]);
    // Month by month, each in the order of the benefits' own sheets.
    let march =
        ["CAA-03-T1 1", "CAA-04-T1 1", "CAA-03-T1 2", "CAA-04-T1 2", "CAA-03-T1 3", "CAA-04-T1 3", "CAA-01-B1 3"];
    assert_eq!(asked("2026-03"), march);
    assert!(asked("2026-12").contains(&"CAA-02-B1 12".to_owned()));
}

/// What was told of how a number was typed is mended by the template itself; that a large amount has no range is still so.
#[test]
fn the_next_template_asks_for_nothing_that_it_has_mended() {
    let mut base = Base::new();
    base.silence("CAA");
    let mut past = base.past().unwrap();
    let case = past.cases.iter_mut().find(|case| case.centre == id("CAA")).unwrap();
    let sheet = case.all.sheets.iter_mut().find(|sheet| *sheet.table == *budget_benefits::TABLE).unwrap();
    let row = &mut sheet.rows[0];
    let position = row.table.position(&budget_benefits::YEARLY_EFFECT.spec).unwrap();
    let (at, cell) = row.cells[position].as_mut().unwrap();
    *cell = Cell::of(Seen::Text("240000".to_owned()));
    let (at, file, sheet) = (*at, row.place.file.to_string(), row.place.sheet.to_string());
    let position = row.table.position(&budget_benefits::LEAST.spec).unwrap();
    let (least, cell) = row.cells[position].as_mut().unwrap();
    *cell = Cell::of(Seen::Blank);
    let least = *least;
    for (rule, at) in [("T02", at), ("S05", least), ("L31", least)] {
        let (file, sheet) = (file.clone(), sheet.clone());
        past.told.push(EarlierFinding { rule: rule.to_owned(), file, sheet, at, text: rule.to_owned() });
    }
    let filled = business_case(&past, &base.programme, &id("CAA"), month("2026-01"));
    let marks: Vec<&str> = filled.marks().iter().map(|mark| &*mark.text).collect();
    assert_eq!(marks, ["L31"]);
}

/// A time benefit that has been in operation for twelve days is measured again when people have learnt it: both templates name
/// the task and the days.
#[test]
fn the_next_templates_say_which_measurement_is_wanted() {
    let mut base = Base::new();
    base.gain("CAF-02-T1").of_initiative = vec![
        ("Idriftsættes", Content::Day("2026-03-01".parse().unwrap())),
        ("Idriftsat", Content::Day("2026-03-19".parse().unwrap())),
    ];
    let file = base.file("CAF").clone();
    base.accepted.push(file);
    let (mut past, centre) = (base.past().unwrap(), id("CAF"));
    let rows = past.case(&centre).unwrap().accepted.rows(&time_benefits::TABLE);
    let row = rows.iter().find(|row| row.holds(&time_benefits::ID, &id("CAF-02-T1"))).unwrap();
    let (task, name) = (row.given(&time_benefits::TASK).unwrap(), row.given(&time_benefits::TASK_NAME).unwrap());
    let wanted = |past: &Past| {
        let case = business_case(past, &base.programme, &centre, month("2026-03"));
        let time = time_registration(past, &centre, month("2026-03"));
        assert_eq!(case.wanted(), time.wanted());
        let own = case.wanted().unwrap().iter().find(|one| one.what.ends_with(&format!(" {task}"))).cloned();
        own.map(|one| [one.what, one.when])
    };
    past.measurements.clear();
    assert_eq!(wanted(&past), None, "what was before can no longer be measured");
    past.measurements.push(Measurement {
        centre: centre.clone(),
        task: task.clone(),
        point: MeasurementPoint::Before,
        from: "2026-02-02".parse().unwrap(),
        to: "2026-02-27".parse().unwrap(),
        method: Method::Stopwatch,
        file: "indsendt/før.xlsx".to_owned(),
        rows: 40,
        units: Decimal::from(40),
        employees: Some(6),
        minutes: None,
        checksum: String::new(),
        documents: false,
    });
    let after = format!("{name}. Tidligst 16. april 2026 og senest 30. juni 2026.");
    assert_eq!(wanted(&past), Some([format!("Eftermåling af {task}"), after]));
}

/// A centre owes nothing before it joined and nothing after it left.
#[test]
fn a_centre_owes_for_the_months_it_was_there() {
    let mut base = Base::new();
    base.programme.centres[0].active_from = month("2026-03");
    for gain in &mut base.file("CAA").gains {
        gain.typed.retain(|typed, _| typed == "2026-03");
    }
    base.programme.centres[5].active_to = Some(month("2026-01"));
    for gain in &mut base.file("CAF").gains {
        gain.typed.retain(|typed, _| typed == "2026-01");
    }
    assert_eq!(coverage(&silent(&base)), [54, 54, 100]);
}

/// An idea is identified and nothing else: every figure is as without it, whatever its centre expects of it, and it is
/// counted once somebody has decided on it.
#[test]
fn an_idea_is_in_no_plan_and_no_forecast() {
    let mut base = Base::new();
    let mut idea = base.gain("CAA-01-B1").clone();
    (idea.initiative, idea.id) = ("CAA-09".to_owned(), "CAA-09-B1".to_owned());
    idea.phase = "Idé";
    idea.typed.clear();
    base.file("CAA").gains.push(idea);
    let period = base.consolidate();
    assert_eq!(figure(&period, &HEADROOM_PLAN_YEAR), Decimal::from(2_200_000));
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_200_000));
    assert!(period.red().is_empty(), "{:?}", period.red());
    let page = sheet(&period, "Vejen til målet");
    assert!(page.contains("I_stand,\"Idé\") → 200000"), "the idea stands apart: {page}");

    let decided = base.gain("CAA-09-B1");
    (decided.phase, decided.start, decided.full) = ("Planlagt", "2026-09", "2026-09");
    let period = base.consolidate();
    assert_eq!(figure(&period, &HEADROOM_FORECAST), Decimal::from(2_266_667), "a third of a year");
}
