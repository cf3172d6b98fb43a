//! What people do to the places where a file says what it is: the custom properties, the very hidden sheet, Stamdata, and
//! the IDs of the rows.
use crate::{read, text, world};
use gevinst::{
    findings::{Context, Effect, Finding},
    intake::Delivery,
    programme::Programme,
    rules,
    schema::{
        Table, Template,
        business_case::{self, follow_up, initiatives, master},
        identity,
        time_registration::{self, tasks},
    },
    templates::{Filled, for_centre},
    units::{Decimal, Month},
    xlsx::{At, Content, Drawing, Ink, Style, save},
};

/// CØA's template, made for a month.
fn template(template: &'static Template, made_for: &str, filled: &Filled) -> Drawing {
    let programme = programme();
    for_centre(template, &programme, &programme.centres[0], month(made_for), filled)
}

/// Two centres whose names differ.
fn programme() -> Programme {
    let mut programme = world::programme();
    for (centre, name) in programme.centres.iter_mut().zip(["Center for Anlæg", "Center for Borgere"]) {
        name.clone_into(&mut centre.name);
    }
    programme
}

/// CØA's business case: initiatives with these ids, and a figure for each of these months.
fn case(made_for: &str, ids: &[&str], months: &[&str]) -> Drawing {
    let mut filled = Filled::default();
    for (row, id) in ids.iter().enumerate() {
        filled.set(&initiatives::TABLE, row, &initiatives::ID.spec, Content::Text((*id).to_owned()));
    }
    let figures = months.iter().flat_map(|of| ids.iter().map(move |id| (of, id)));
    for (row, (of, id)) in figures.enumerate() {
        let mut put = |spec, content| filled.set(&follow_up::TABLE, row, spec, content);
        put(&follow_up::BENEFIT.spec, Content::Text(format!("{id}-B1")));
        put(&follow_up::MONTH.spec, Content::Day(month(of).first_day()));
        put(&follow_up::REALISED.spec, Content::Number(Decimal::from(row + 1)));
    }
    template(&business_case::TEMPLATE, made_for, &filled)
}

fn march() -> Drawing {
    case("2026-03", &["CØA-01", "CØA-02"], &["2026-03"])
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// The answer of the custom properties.
fn in_properties(drawing: &mut Drawing, key: &str, answer: &str) {
    drawing.properties.iter_mut().filter(|(known, _)| known == key).for_each(|(_, text)| answer.clone_into(text));
}

/// The answer of the very hidden sheet.
fn on_hidden_sheet(drawing: &mut Drawing, key: &str, answer: &str) {
    let row = (0..).zip(identity::KEYS).find(|(_, known)| *known == key).unwrap().0;
    let sheet = drawing.sheets.iter_mut().find(|sheet| sheet.name == identity::SHEET).unwrap();
    sheet.put(At::new(row, 1), text(answer));
}

/// What stands beside a label of Stamdata.
fn in_master(drawing: &mut Drawing, label: &str, content: Content) {
    let sheet = drawing.sheets.iter_mut().find(|sheet| sheet.name == identity::SHOWN_ON).unwrap();
    let is_label = |ink: &Ink| matches!(&ink.content, Content::Text(text) if text.trim_end_matches(" *") == label);
    let at = *sheet.cells.iter().find(|(_, ink)| is_label(ink)).unwrap().0;
    sheet.put(At::new(at.row, at.col + 1), Ink::new(content, Style::Text));
}

fn typed(text: &str) -> Content {
    Content::Text(text.to_owned())
}

/// As *Undersøg dokument* leaves it: without properties and hidden sheets.
fn inspected(mut drawing: Drawing) -> Drawing {
    drawing.properties.clear();
    drawing.sheets.retain(|sheet| sheet.name != identity::SHEET && sheet.name != "Lister");
    drawing.names.clear();
    drawing.sheets.iter_mut().for_each(|sheet| sheet.choices.clear());
    drawing
}

/// The file, and what the rules about identity say of it when a month is consolidated.
fn told(drawing: &Drawing, run: Option<&str>) -> (Delivery, Vec<Finding>) {
    let (programme, delivery) = (programme(), read(&save(drawing).unwrap()));
    let context = Context { programme: Some(&programme), period: run.map(month) };
    let found = rules::check(&delivery, &context).into_iter().filter(|finding| {
        let identity = ["F06", "F07", "F08", "F18", "F24", "F25", "F26", "F27", "F28", "F29", "L21", "L28"];
        identity.contains(&finding.rule.code)
    });
    (delivery, found.collect())
}

/// The only rule that speaks, and the cell it points at.
fn only(drawing: &Drawing) -> Option<(&'static str, String)> {
    let (_, found) = told(drawing, Some("2026-03"));
    assert!(found.len() < 2, "{:?}", found.iter().map(|finding| finding.rule.code).collect::<Vec<_>>());
    let finding = found.into_iter().next()?;
    let at = finding.first.at.map_or_else(String::new, |at| format!("{}!{at}", finding.first.sheet));
    Some((finding.rule.code, at))
}

fn one_finding(code: &'static str, at: &str) -> (&'static str, String) {
    (code, at.to_owned())
}

fn changed(change: impl Fn(&mut Drawing)) -> Option<(&'static str, String)> {
    let mut drawing = march();
    change(&mut drawing);
    only(&drawing)
}

#[test]
fn carriers_that_agree_say_nothing() {
    assert_eq!(only(&march()), None);
    assert_eq!(changed(|drawing| in_master(drawing, "Center", typed("CØA "))), None);
    assert_eq!(changed(|drawing| in_master(drawing, "Center", typed("Center for anlæg"))), None, "by its name");
    assert_eq!(changed(|drawing| in_master(drawing, "Periode", typed("marts 2026"))), None);
}

#[test]
fn one_carrier_that_is_gone_is_no_matter() {
    assert_eq!(changed(|drawing| drawing.properties.clear()), None);
    assert_eq!(changed(|drawing| drawing.sheets.retain(|sheet| sheet.name != identity::SHEET)), None);
    for label in ["Program", "Center", "Periode"] {
        assert_eq!(changed(|drawing| in_master(drawing, label, Content::Blank)), None, "{label}");
    }
}

#[test]
fn the_two_hidden_carriers_are_compared() {
    for (key, other) in [
        (identity::TEMPLATE, time_registration::TEMPLATE.id),
        (identity::PROGRAMME, "PRØVE-25"),
        (identity::CENTRE, "CØB"),
        (identity::PERIOD, "2026-02"),
    ] {
        assert_eq!(changed(|drawing| in_properties(drawing, key, other)), Some(one_finding("F25", "")), "{key}");
    }
}

#[test]
fn the_hidden_sheet_is_heard_before_the_properties() {
    let one = |key, other: &str| changed(|drawing| on_hidden_sheet(drawing, key, other));
    assert_eq!(one(identity::CENTRE, "CØB"), Some(one_finding("F24", "Stamdata!B6")), "the IDs tell whose it is");
    assert_eq!(one(identity::PERIOD, "2026-02"), Some(one_finding("F25", "")));
    assert_eq!(one(identity::PROGRAMME, "PRØVE-25"), Some(one_finding("F06", "")));
}

#[test]
fn stamdata_is_compared_with_the_hidden_carriers() {
    let day = |of: &str| Content::Day(month(of).first_day());
    for (label, content, at) in [
        ("Program", typed("PRØVE-25"), "Stamdata!B5"),
        ("Center", typed("CØB"), "Stamdata!B6"),
        ("Center", typed("Center for Borgere"), "Stamdata!B6"),
        ("Center", typed("XYZ"), "Stamdata!B6"),
        ("Periode", day("2026-02"), "Stamdata!B7"),
        // Later than the template, but without a figure for the month: a slip.
        ("Periode", day("2026-04"), "Stamdata!B7"),
    ] {
        let one = changed(|drawing| in_master(drawing, label, content.clone()));
        assert_eq!(one, Some(one_finding("F25", at)), "{label} {content:?}");
    }
}

#[test]
fn a_whole_stamdata_of_another_file_is_one_finding() {
    let mut drawing = march();
    in_master(&mut drawing, "Program", typed("PRØVE-25"));
    in_master(&mut drawing, "Center", typed("CØB"));
    let (_, found) = told(&drawing, Some("2026-03"));
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert_eq!((finding.rule.code, finding.effect(), finding.others.len()), ("F25", Effect::FileOut, 1));
    assert_eq!(
        finding.first.seen,
        "Program er PRØVE-26 i skabelonen, men PRØVE-25 i Stamdata; Center er CØA i skabelonen, men CØB i Stamdata"
    );
    let expected = "PRØVE-26 i Stamdata B5 og CØA i Stamdata B6, hvis skabelonen er den rigtige";
    assert_eq!(finding.expected.as_deref(), Some(expected));
    // The IDs are CØA's, so it is CØA that can mend it.
    assert_eq!(finding.about.as_ref().map(ToString::to_string).as_deref(), Some("CØA"));
}

#[test]
fn another_centres_template_is_told_by_the_ids() {
    for label in ["CØA", "CØB"] {
        let mut drawing = case("2026-03", &["CØB-01", "CØB-02"], &["2026-03"]);
        in_master(&mut drawing, "Center", typed(label));
        let (_, found) = told(&drawing, Some("2026-03"));
        let [finding] = &found[..] else { panic!("{found:?}") };
        assert_eq!((finding.rule.code, finding.effect()), ("F24", Effect::FileOut), "{label}");
        let seen = "Skabelonen er CØA's, men 4 af 4 ID'er er CØB's, fx CØB-01 i Tiltag A6";
        assert_eq!((&*finding.first.seen, finding.first.at), (seen, At::parse("B6")));
        assert_eq!(finding.expected.as_deref(), Some("skabelonen »Businesscase CØB.xlsx«"));
        assert_eq!(finding.about.as_ref().map(ToString::to_string).as_deref(), Some("CØB"));
    }
}

#[test]
fn a_row_gone_astray_is_not_the_file() {
    let with = |ids: &[&str]| only(&case("2026-03", ids, &[]));
    assert_eq!(with(&["CØA-01", "CØA-02", "CØB-01"]), None);
    assert_eq!(with(&["CØA-01", "CØB-01"]), None, "half is no majority");
    assert_eq!(with(&["CØA-01", "CØB-01", "CØB-02"]), Some(one_finding("F24", "Stamdata!B6")));
    assert_eq!(with(&["XYZ-01", "XYZ-02"]), None, "no centre of the programme");
}

/// The IDs of a centre that has closed live on in the file of who took over.
#[test]
fn the_ids_of_a_closed_centre_are_nobody_elses() {
    let mut programme = programme();
    programme.centres[1].active_to = Some(month("2026-02"));
    let delivery = read(&save(&case("2026-03", &["CØB-01", "CØB-02"], &[])).unwrap());
    let found = rules::check(&delivery, &Context { programme: Some(&programme), period: Some(month("2026-03")) });
    assert!(found.iter().all(|finding| finding.rule.code != "F24"));
}

#[test]
fn without_hidden_carriers_stamdata_serves() {
    assert_eq!(only(&inspected(march())), Some(one_finding("F27", "Stamdata!B5")));
    let mut named = march();
    in_master(&mut named, "Center", typed("Center for Anlæg"));
    assert_eq!(only(&inspected(named)), Some(one_finding("F27", "Stamdata!B5")));
    let (delivery, found) = told(&inspected(march()), Some("2026-03"));
    let submission = delivery.submission().unwrap();
    assert_eq!(submission.template, Some(&business_case::TEMPLATE));
    let identity = &submission.identity;
    assert_eq!((&*identity.programme, &*identity.centre, &*identity.period), ("PRØVE-26", "CØA", "2026-03"));
    assert_eq!((&*found[0].first.seen, found[0].effect()), ("PRØVE-26, CØA og marts 2026", Effect::Counted));
}

#[test]
fn stamdata_that_does_not_say_enough_is_told_exactly() {
    for (label, at, wanted) in [
        ("Program", "Stamdata!B5", "programmets ID (PRØVE-26) i Stamdata B5"),
        ("Center", "Stamdata!B6", "centrets kode eller navn i Stamdata B6"),
        ("Periode", "Stamdata!B7", "en måned som marts 2026 i Stamdata B7"),
    ] {
        let mut drawing = march();
        in_master(&mut drawing, label, Content::Blank);
        let drawing = inspected(drawing);
        assert_eq!(only(&drawing), Some(one_finding("F28", at)), "{label}");
        let (_, found) = told(&drawing, Some("2026-03"));
        assert_eq!((found[0].expected.as_deref(), found[0].effect()), (Some(wanted), Effect::FileOut));
    }
    let mut none = inspected(march());
    none.sheets.retain(|sheet| sheet.name != identity::SHOWN_ON);
    assert_eq!(only(&none), Some(one_finding("F28", "")));
    let mut foreign = march();
    in_master(&mut foreign, "Center", typed("XYZ"));
    assert_eq!(only(&inspected(foreign)), Some(one_finding("F08", "")));
    let mut contradicting = case("2026-03", &["CØB-01", "CØB-02"], &[]);
    contradicting = inspected(contradicting);
    assert_eq!(only(&contradicting), Some(one_finding("F24", "Stamdata!B6")));
}

#[test]
fn a_workbook_of_ones_own_is_none_of_ours() {
    let mut own = inspected(march());
    own.sheets.retain(|sheet| ["Tiltag", "Risici"].contains(&sheet.name.as_str()));
    assert_eq!(only(&own), Some(one_finding("F06", "")));
}

/// A period, as the file was read for it.
fn period(delivery: &Delivery) -> &str {
    &delivery.submission().unwrap().identity.period
}

#[test]
fn last_months_own_file_counts_for_the_month_that_is_typed() {
    let mut drawing = case("2026-02", &["CØA-01", "CØA-02"], &["2026-02", "2026-03"]);
    in_master(&mut drawing, "Periode", typed("marts 2026"));
    let (delivery, found) = told(&drawing, Some("2026-03"));
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert_eq!((finding.rule.code, finding.effect(), period(&delivery)), ("F26", Effect::Counted, "2026-03"));
    assert_eq!(finding.first.seen, "februar 2026 i skabelonen, marts 2026 i Stamdata");
    // A month ahead of the typed one is a row's matter, as in any file.
    let mut ahead = case("2026-02", &["CØA-01"], &["2026-02", "2026-03", "2026-04"]);
    in_master(&mut ahead, "Periode", typed("marts 2026"));
    let (_, found) = told(&ahead, Some("2026-03"));
    assert_eq!(found.iter().map(|finding| finding.rule.code).collect::<Vec<_>>(), ["F26", "L28"]);
}

#[test]
fn last_months_own_file_with_last_months_period_is_one_finding() {
    let drawing = case("2026-02", &["CØA-01", "CØA-02"], &["2026-02", "2026-03"]);
    let (_, found) = told(&drawing, Some("2026-03"));
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert_eq!((finding.rule.code, finding.effect()), ("F29", Effect::FileOut));
    let seen = "Filen er for februar 2026, men har tal for marts 2026, fx i Opfølgning C8";
    assert_eq!((&*finding.first.seen, finding.first.at), (seen, At::parse("B7")));
    let expected = "marts 2026 i Stamdata B7, eller højst februar 2026 på Opfølgning";
    assert_eq!(finding.expected.as_deref(), Some(expected));
    // Without a month that is consolidated too; but a month that has not come is a slip, and so is one row of many.
    assert_eq!(told(&drawing, None).1[0].rule.code, "F29");
    assert_eq!(told(&drawing, Some("2026-02")).1.iter().map(|one| one.rule.code).collect::<Vec<_>>(), ["L28", "L28"]);
    let mut slip = case("2026-02", &["CØA-01", "CØA-02", "CØA-03"], &["2026-02", "2026-03"]);
    let rows = |sheet: &&mut gevinst::xlsx::Sheet| sheet.name == follow_up::TABLE.sheet;
    slip.sheets.iter_mut().find(rows).unwrap().cells.retain(|at, _| at.row < 9);
    assert_eq!(told(&slip, Some("2026-03")).1.iter().map(|one| one.rule.code).collect::<Vec<_>>(), ["L28"]);
}

/// A time registration with these tasks.
fn measurement(ids: &[&str]) -> Drawing {
    let mut filled = Filled::default();
    for (row, id) in ids.iter().enumerate() {
        filled.set(&tasks::TABLE, row, &tasks::ID.spec, Content::Text((*id).to_owned()));
    }
    template(&time_registration::TEMPLATE, "2026-03", &filled)
}

#[test]
fn time_registrations_are_compared_likewise() {
    let with = |ids: &[&str], change: &dyn Fn(&mut Drawing)| {
        let mut drawing = measurement(ids);
        change(&mut drawing);
        only(&drawing)
    };
    assert_eq!(with(&["O01", "SAG-1"], &|_| ()), None);
    assert_eq!(
        with(&["O01"], &|drawing| in_master(drawing, "Center", typed("CØB"))),
        Some(one_finding("F25", "Stamdata!B6"))
    );
    assert_eq!(
        with(&["O01"], &|drawing| in_properties(drawing, identity::CENTRE, "CØB")),
        Some(one_finding("F25", ""))
    );
    assert_eq!(with(&["CØB-1", "CØB-2"], &|_| ()), Some(one_finding("F24", "Stamdata!B6")));
    assert_eq!(only(&inspected(measurement(&["O01"]))), Some(one_finding("F27", "Stamdata!B5")));
}

/// What is compared is what the forms have.
#[test]
fn every_template_of_a_centre_shows_what_it_is() {
    let form = |table: &'static Table| table.columns.iter().map(|spec| spec.key).collect::<Vec<_>>();
    for (_, field) in identity::SHOWN {
        assert!(form(&master::TABLE).contains(&field), "{field}");
        let is_of_measurement = form(&time_registration::master::TABLE).contains(&field);
        assert_eq!(is_of_measurement, field != "period", "{field}");
    }
}
