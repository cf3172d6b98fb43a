//! Whole runs: the samples of the repository, and a folder sampled from the schema, consolidated by the commands
//! themselves.
use crate::{
    dice::Dice,
    programme,
    sample::{World, sample},
    world,
};
use gevinst::{
    commands::{AcceptQuestion, ConsolidateQuestion, TemplatesQuestion, accept, consolidate, draw, templates},
    findings::Severity,
    programme::Programme,
    schema::{Choice, business_case, program, time_registration},
    templates::{Filled, file_name, for_centre},
    units::{Decimal, Share},
    xlsx::{Content, save},
};
use std::{collections::BTreeMap, fs, path::Path};

/// What a run wrote, by name.
type Results = BTreeMap<String, Vec<u8>>;

/// Every run.
pub fn runs() -> Vec<(String, Results)> {
    let mut runs: Vec<(String, Results)> = (1..=1).map(|seed| (format!("prøve{seed}"), sampled(seed))).collect();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for folder in fs::read_dir(samples).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        if folder.join("program.xlsx").is_file() {
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            runs.push((name, kept(&folder)));
        }
    }
    runs.push(("delt".to_owned(), divided()));
    runs
}

/// A report whose facts go on on a second sheet, as a very large programme's do.
fn divided() -> Results {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby");
    let (name, drawing) = draw(&folder, world::period(), 900).unwrap().swap_remove(0);
    assert!(drawing.sheets.iter().any(|sheet| sheet.name == "Måneder 2"));
    BTreeMap::from([(name, save(&drawing).unwrap())])
}

/// A folder of the repository, copied first: a run writes into it.
fn kept(folder: &Path) -> Results {
    let desk = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap) {
        let target = desk.path().join(entry.path().strip_prefix(folder).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    if folder.ends_with("aaret") {
        accepted(desk.path());
    }
    results(desk.path())
}

/// A made-up programme of any size.
pub fn made(folder: &Path, size: programme::Size) {
    let submitted = folder.join("indsendt");
    fs::create_dir_all(&submitted).unwrap();
    let file = programme::programme_file(size);
    fs::write(folder.join("program.xlsx"), &file).unwrap();
    let known = programme::read(&file);
    for centre in 0..size.centres {
        let bytes = save(&programme::business_case(&known, centre, size)).unwrap();
        fs::write(submitted.join(format!("Businesscase {}.xlsx", programme::code(centre))), bytes).unwrap();
    }
}

/// The month before is accepted, so that there is something to compare with.
fn accepted(folder: &Path) {
    let before = world::period().plus(-1);
    let question = ConsolidateQuestion { root: folder, period: before, fails_at: Severity::Error };
    consolidate(&question, &mut Vec::new()).unwrap();
    let of_period = AcceptQuestion::of(folder, before, "Controlleren");
    let question = AcceptQuestion { without_sources: true, nevertheless: true, ..of_period };
    accept(&question, &mut Vec::new()).unwrap();
}

/// A folder with a programme, and from every centre a business case and a time registration.
fn sampled(seed: u64) -> Results {
    let desk = tempfile::tempdir().unwrap();
    let (mut dice, programme) = (Dice(seed), world::programme());
    fs::create_dir_all(desk.path().join("indsendt")).unwrap();
    for centre in &programme.centres {
        let world = World { programme: &programme, centre: centre.code.as_str(), period: world::period() };
        let make =
            |template, filled: &Filled| save(&for_centre(template, &programme, centre, world.period, filled)).unwrap();
        fs::write(desk.path().join("program.xlsx"), make(&program::TEMPLATE, &written(&programme))).unwrap();
        for template in [&business_case::TEMPLATE, &time_registration::TEMPLATE] {
            let bytes = make(template, &sample(template, &world, &mut dice).filled());
            fs::write(desk.path().join("indsendt").join(file_name(template, &centre.code)), bytes).unwrap();
        }
    }
    results(desk.path())
}

/// Runs the commands on a folder, and takes what they wrote.
fn results(folder: &Path) -> Results {
    let (period, mut out) = (world::period(), Vec::new());
    let question = ConsolidateQuestion { root: folder, period, fails_at: Severity::Error };
    if let Err(trouble) = consolidate(&question, &mut out) {
        panic!("{trouble}{}", String::from_utf8_lossy(&out));
    }
    templates(&TemplatesQuestion::of(folder, period), &mut out).unwrap();
    let folders = [folder.join("skabeloner"), folder.join("resultat").join(period.to_string())];
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let workbooks = files.filter(|path| path.extension().is_some_and(|end| end == "xlsx"));
    workbooks.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

/// A programme as its workbook is filled in.
fn written(programme: &Programme) -> Filled {
    use program::{centres, goals, programme as form, staff_groups};
    let text = |text: &str| Content::Text(text.to_owned());
    let whole = |number: i64| Content::Number(Decimal::from(number));
    let percent = |share: Share| Content::Number(share.percent());
    let mut filled = Filled::default();
    for (spec, content) in [
        (&form::ID.spec, text(programme.id.as_str())),
        (&form::NAME.spec, text(&programme.name)),
        (&form::MUNICIPALITY.spec, text(&programme.municipality)),
        (&form::MANAGER.spec, text(&programme.manager)),
        (&form::DIRECTOR.spec, text("Styregruppen")),
        (&form::BUDGET_YEAR.spec, whole(programme.budget_year.into())),
        (&form::PRICE_LEVEL.spec, whole(programme.price_level.into())),
        (&form::DISCOUNT_RATE.spec, percent(programme.discount_rate)),
        (&form::NORM_HOURS.spec, Content::Number(programme.norm.0)),
        (&form::DEADLINE_DAY.spec, whole(programme.deadline_day.into())),
        (&form::SMALLEST_GROUP.spec, whole(5)),
    ] {
        filled.set(&form::TABLE, 0, spec, content);
    }
    for (row, centre) in programme.centres.iter().enumerate() {
        for (spec, content) in [
            (&centres::CODE.spec, text(centre.code.as_str())),
            (&centres::NAME.spec, text(&centre.name)),
            (&centres::HEAD.spec, text(&centre.head)),
            (&centres::CONSULTANT.spec, text(&centre.consultant)),
            (&centres::EMAIL.spec, text(&centre.email)),
            (&centres::ACTIVE_FROM.spec, Content::Day(centre.active_from.first_day())),
        ] {
            filled.set(&centres::TABLE, row, spec, content);
        }
    }
    for (row, goal) in programme.goals.iter().enumerate() {
        filled.set(&goals::TABLE, row, &goals::ID.spec, text(goal.id.as_str()));
        filled.set(&goals::TABLE, row, &goals::GOAL.spec, text(&goal.text));
        filled.set(&goals::TABLE, row, &goals::KIND.spec, text(goal.kind.label()));
    }
    for (row, ((code, year), pay)) in programme.pay.iter().enumerate() {
        filled.set(&staff_groups::TABLE, row, &staff_groups::CODE.spec, text(code.as_str()));
        filled.set(&staff_groups::TABLE, row, &staff_groups::NAME.spec, text(&programme.staff_groups[code]));
        filled.set(&staff_groups::TABLE, row, &staff_groups::YEAR.spec, whole((*year).into()));
        filled.set(&staff_groups::TABLE, row, &staff_groups::YEARLY_PAY.spec, Content::Number(pay.0));
    }
    targets(&mut filled, programme);
    filled
}

/// A target for the programme and one for its first centre.
fn targets(filled: &mut Filled, programme: &Programme) {
    use program::targets::{CENTRE, FREED_TIME, HEADROOM, TABLE, YEAR};
    for (row, code) in ["PROGRAM", programme.centres[0].code.as_str()].into_iter().enumerate() {
        filled.set(&TABLE, row, &CENTRE.spec, Content::Text(code.to_owned()));
        filled.set(&TABLE, row, &YEAR.spec, Content::Number(programme.budget_year.into()));
        filled.set(&TABLE, row, &HEADROOM.spec, Content::Number(Decimal::from(4_000_000)));
        filled.set(&TABLE, row, &FREED_TIME.spec, Content::Number(Decimal::from(3_000)));
    }
}
