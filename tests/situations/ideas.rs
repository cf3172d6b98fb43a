//! Ideas, agreements and what goes from one centre to another; and files of every edition of the template side by side.
use super::{
    base::{Base, CODES, File, day, id, month, number, text},
    sheet,
};
use gevinst::{
    archive::Past,
    measures::MEASURES,
    period::Consolidated,
    programme::IdeaAnswer,
    register::IdeaState,
    report::{Report, centre_page, examples},
    schema::{
        Condition, Filler, Need, Table, business_case as case,
        business_case::{agreements, ideas},
        program::idea_answers::IdeaReply,
    },
    templates::carried::business_case,
    xlsx::Content,
};

/// An idea in four cells, and what else is said of it.
fn idea(file: &mut File, words: &str, estimate: (&'static str, &str), more: &[(&'static str, &str)]) {
    let mut cells = vec![
        ("Idé", text(words)),
        ("Hvad bliver lettere", text("Borgeren skal kun spørge ét sted.")),
        (estimate.0, number(estimate.1)),
        ("Hvem", text("Teamleder Bo Lund")),
    ];
    cells.extend(more.iter().map(|(label, said)| (*label, text(said))));
    file.further.push((&ideas::TABLE, cells));
}

fn agreement(file: &mut File, words: &str, who: &str, more: &[(&'static str, Content)]) {
    let mut cells = vec![("Aftalt", text(words)), ("Hvem", text(who)), ("Hvornår", day("2026-05-15"))];
    cells.extend(more.iter().cloned());
    file.further.push((&agreements::TABLE, cells));
}

const KRONER: &str = "Anslået beløb om året";
const HOURS: &str = "Anslåede timer om året";

/// Five ideas: of money, of time, one that has become an initiative, one that is said to have become one nobody knows, and
/// one that is answered no.
fn with_ideas() -> Base {
    let mut base = few(2);
    let file = base.file("CAA");
    idea(file, "Færre breve", (KRONER, "40000"), &[("Ligner", "CAB-01")]);
    idea(file, "Én indgang", (HOURS, "120"), &[]);
    idea(file, "Kortere skema", (KRONER, "7000"), &[("Tiltag-ID", "CAA-01")]);
    idea(file, "Digital post", (KRONER, "5000"), &[("Tiltag-ID", "CAA-99")]);
    idea(file, "Nyt system", (KRONER, "900000"), &[]);
    let (idea, reply) = (id("CAA-I5"), IdeaReply::No);
    let remark = Some("Vi venter på det nye fagsystem.".to_owned());
    let date = "2026-04-10".parse().unwrap();
    base.programme.idea_answers = vec![IdeaAnswer { idea, reply, date, remark }];
    base
}

/// What was accepted, with the ids that were given.
fn accepted(base: &Base, period: &Consolidated) -> Past {
    let mut kept = base.clone();
    kept.accepted.clone_from(&base.files);
    let mut past = kept.past().unwrap();
    past.period = month(base.period);
    for case in &mut past.cases {
        let name = format!("indsendt/Businesscase {}.xlsx", case.centre);
        let file = period.files.iter().find(|file| *file.file == *name).unwrap();
        case.all = file.workbook.clone().unwrap();
    }
    past
}

/// The programme with the files of its first centres alone.
fn few(files: usize) -> Base {
    let mut base = Base::new();
    base.files.truncate(files);
    base
}

fn figures(period: &Consolidated) -> Vec<(&'static str, Option<String>)> {
    MEASURES.iter().map(|one| (one.key, period.figure(one).map(|value| value.normalize().to_string()))).collect()
}

#[test]
fn an_idea_is_identified_and_in_no_plan() {
    let (without, period) = (few(2).consolidate(), with_ideas().consolidate());
    assert_eq!(figures(&without), figures(&period));
    let codes = |period: &Consolidated| period.found.iter().map(|one| one.rule.code).collect::<Vec<_>>();
    assert_eq!(codes(&without), codes(&period), "no rule speaks of a rough thought");
    let states: Vec<_> = period.register.ideas.iter().map(|owned| (owned.of.id.as_str(), owned.of.state)).collect();
    let wanted = [
        ("CAA-I1", IdeaState::Named),
        ("CAA-I2", IdeaState::Named),
        ("CAA-I3", IdeaState::Initiative),
        ("CAA-I4", IdeaState::Named),
        ("CAA-I5", IdeaState::Declined),
    ];
    assert_eq!(states, wanted);
    let path = sheet(&period, "Vejen til målet");
    for (column, amount) in [("C6", "45000"), ("G6", "120")] {
        let line = path.lines().find(|line| line.starts_with(column)).unwrap();
        assert!(line.ends_with(&format!("→ {amount}")), "{line}");
    }
    assert!(path.contains("3 idéer fra centrene står med et groft skøn på arket Idéer."), "{path}");
    let all = sheet(&period, "Idéer");
    assert!(all.contains("CAA-I5") && all.contains("Nej (10-04-2026): Vi venter på det nye fagsystem."), "{all}");
}

#[test]
fn an_idea_keeps_its_number_and_gets_its_answer() {
    let mut base = with_ideas();
    let past = accepted(&base, &base.consolidate());
    let filled = business_case(&past, &base.programme, &id("CAA"), month("2026-04"));
    let cell = |row, spec| match filled.get(&ideas::TABLE, row, spec) {
        Some(Content::Text(text)) => text.clone(),
        _ => String::new(),
    };
    assert_eq!(cell(4, &ideas::ID.spec), "CAA-I5");
    assert_eq!(cell(4, &ideas::ANSWER.spec), "Nej (10-04-2026): Vi venter på det nye fagsystem.");
    assert_eq!(cell(0, &ideas::ANSWER.spec), "");
    // The same rows out of the centre's own copy, without numbers and with a new one first.
    let rows = std::mem::take(&mut base.file("CAA").further);
    idea(base.file("CAA"), "Helt ny", (HOURS, "0"), &[]);
    base.file("CAA").further.extend(rows);
    let period = base.since(Some(past));
    let ids: Vec<&str> = period.register.ideas.iter().map(|owned| owned.of.id.as_str()).collect();
    assert_eq!(ids, ["CAA-I6", "CAA-I1", "CAA-I2", "CAA-I3", "CAA-I4", "CAA-I5"]);
}

#[test]
fn what_was_agreed_is_read_back_and_names_nobody() {
    let mut base = few(1);
    let head = base.programme.centres[0].head.clone();
    let file = base.file("CAA");
    agreement(file, "Bo Lund laver en plan for oplæring.", "Bo Lund", &[("Tiltag-ID", text("CAA-02"))]);
    agreement(file, "Få svar fra leverandøren", &head, &[("Status", text("I gang"))]);
    agreement(file, "Vis løsningen for CAB", "Teamlederne", &[("Status", text("Udført"))]);
    let period = base.consolidate();
    let report = Report::of(&period);
    let page = centre_page(&report, &report.programme.centres[0]).to_text();
    let lines = [
        "CAA-A1 (CAA-02): den ansvarlige laver en plan for oplæring. Senest 15-05-2026. Åben.".to_owned(),
        format!("CAA-A2: Få svar fra leverandøren. {head}. Senest 15-05-2026. I gang."),
        "Udført: CAA-A3.".to_owned(),
    ];
    for line in lines {
        assert!(page.contains(&line), "{line} in {page}");
    }
    assert!(!page.contains("Bo Lund"));
    let next = business_case(&accepted(&base, &period), &base.programme, &id("CAA"), month("2026-04"));
    let ids: Vec<_> = (0..3).map(|row| next.get(&agreements::TABLE, row, &agreements::ID.spec).cloned()).collect();
    assert_eq!(ids, ["CAA-A1", "CAA-A2", "CAA-A3"].map(|id| Some(text(id))));
}

#[test]
fn what_works_tells_who_could_use_it_and_what_it_gave_there() {
    let mut base = few(4);
    base.gain("CAA-01-B1").of_initiative = vec![("Kan bruges af", text("CAC, CAD"))];
    base.gain("CAB-01-B1").of_initiative = vec![("Bygger på", text("CAA-01"))];
    base.gain("CAB-01-B1").source = "Skøn";
    base.gain("CAC-03-T1").of_initiative = vec![("Bygger på", text("CAA-01"))];
    idea(base.file("CAD"), "Det samme hos os", (HOURS, "10"), &[("Ligner", "CAA-01")]);
    let period = base.consolidate();
    let report = Report::of(&period);
    let pages = examples(&report).unwrap().to_text();
    let name = |code: &str| report.programme.centre(&id(code)).unwrap().name.clone();
    for wanted in [
        format!("{} og {}", name("CAC"), name("CAD")),
        format!("CAB-01 i {}: ikke dokumenteret endnu", name("CAB")),
        format!("CAC-03 i {}: 125,0 timer dokumenteret til dato", name("CAC")),
        format!("Idé CAD-I1 i {}", name("CAD")),
    ] {
        assert!(pages.contains(&wanted), "{wanted} in {pages}");
        assert!(sheet(&period, "Det virker").contains(&wanted), "{wanted}");
    }
}

/// The columns and sheets that came later are not missed in a file that was handed out before them.
#[test]
fn files_of_every_edition_give_the_same_figures() {
    let newest = case::TEMPLATE.edition.0;
    let of = |editions: &[u32]| {
        let mut base = few(CODES.len() / 2);
        for (file, edition) in base.files.iter_mut().zip(editions.iter().cycle()) {
            file.edition = *edition;
        }
        let period = base.consolidate();
        let codes: Vec<_> = period.found.iter().map(|one| (one.rule.code, one.first.sheet.to_string())).collect();
        (figures(&period), codes)
    };
    let all: Vec<u32> = (1..=newest).collect();
    let wanted = of(&[newest]);
    assert_eq!(wanted, of(&all));
    for edition in 1..newest {
        assert_eq!(wanted, of(&[edition]), "edition {edition}");
    }
    assert_eq!(CODES.len() / 2, all.len(), "every edition is among the files");
}

/// The cells that somebody has to fill in by hand: those without a default.
fn asked(table: &Table) -> usize {
    let typed = table.columns.iter().filter(|spec| spec.filler == Filler::Person && spec.default.is_none());
    typed.filter(|spec| matches!(spec.need, Need::Always | Need::When(Condition::Empty(_)))).count()
}

#[test]
fn a_thought_takes_four_cells_and_a_small_initiative_eighteen() {
    assert_eq!(asked(&ideas::TABLE), 4);
    assert_eq!(asked(&case::initiatives::TABLE) + asked(&case::budget_benefits::TABLE), 18);
    assert_eq!(asked(&agreements::TABLE), 3);
    // The same four are enough for the reader.
    let mut base = few(1);
    idea(base.file("CAA"), "Færre breve", (KRONER, "0"), &[]);
    assert_eq!(base.consolidate().register.ideas.len(), 1);
}
