//! What is remembered of a decision from one accepted period to the next: its number, its first deadline and its answer.
use super::{
    base::{Base, id},
    lights::money,
    proof::row,
    sheet,
};
use gevinst::{
    archive::{Past, Raised},
    period::Consolidated,
    programme::Answer,
    report::{Report, centre_page},
    schema::program::answers::Reply,
};

/// A period after another, and as it is accepted in its turn.
fn next(base: &Base, past: Option<Past>) -> (Consolidated, Past) {
    let period = base.since(past);
    let mut accepted = base.accept();
    accepted.raised = Report::of(&period).raised_now();
    (period, accepted)
}

fn raised<'a>(past: &'a Past, kind: &str, about: &str) -> &'a Raised {
    past.raised.iter().find(|one| one.kind == kind && one.about == about).unwrap()
}

fn answer(to: &Raised, reply: Reply, later: Option<&str>) -> Answer {
    Answer {
        number: to.number,
        about: id(&to.about),
        reply,
        date: "2026-04-14".parse().unwrap(),
        reference: "pkt. 6".to_owned(),
        later: later.map(|day| day.parse().unwrap()),
    }
}

/// One centre alone, whose first benefit gives 40 per cent of what was agreed.
fn behind(period: &'static str) -> Base {
    let mut base = Base::at(period);
    base.files.retain(|file| file.centre == "CAA");
    base.programme.centres.retain(|centre| centre.code == id("CAA"));
    base.programme.targets.clear();
    base.gain("CAA-01-B1").at_share(40);
    base
}

/// What is shown of the decision about its plan.
fn shown(period: &Consolidated) -> String {
    row(period, "Beslutninger", "CAA-01 Tiltag 1 i CAA: ny plan").join(" | ")
}

/// Raised in January and not answered: in April it is the fourth time, and the deadline is the first one.
#[test]
fn what_nobody_answers_is_overdue_by_its_first_deadline() {
    let mut past = None;
    for name in ["2026-01", "2026-02", "2026-03"] {
        past = Some(next(&behind(name), past).1);
    }
    let first = raised(past.as_ref().unwrap(), "plan", "CAA-01").clone();
    assert_eq!((first.times, first.deadline.to_string()), (3, "2026-03-10".to_owned()));
    let (period, past) = next(&behind("2026-04"), past);
    let now = raised(&past, "plan", "CAA-01");
    assert_eq!((now.number, now.first, now.deadline, now.times), (first.number, first.first, first.deadline, 4));
    let shown = shown(&period);
    assert!(shown.contains("januar 2026, 4. gang") && shown.contains("Fristen er overskredet"), "{shown}");
}

/// Put off until 10 September: open, raised once more in every period, and overdue in no period before September.
#[test]
fn what_is_put_off_is_open_until_its_new_deadline() {
    let with = |name: &'static str, answers: &[Answer]| {
        let mut base = behind(name);
        base.programme.answers = answers.to_vec();
        base
    };
    let (_, past) = next(&with("2026-03", &[]), None);
    let later = answer(raised(&past, "plan", "CAA-01"), Reply::Later, Some("2026-09-10"));
    let (mut last, mut times) = (past, 1);
    for name in ["2026-04", "2026-08", "2026-09"] {
        let (period, accepted) = next(&with(name, std::slice::from_ref(&later)), Some(last));
        times += 1;
        let now = raised(&accepted, "plan", "CAA-01");
        assert_eq!((now.times, now.deadline.to_string()), (times, "2026-09-10".to_owned()));
        let shown = shown(&period);
        assert!(shown.contains(&format!("marts 2026, {times}. gang")), "{shown}");
        assert_eq!(shown.contains("Fristen er overskredet"), name == "2026-09", "{name}: {shown}");
        last = accepted;
    }
}

/// May; a transfer was proposed in April and answered: it is shown as answered, under its number.
#[test]
fn a_transfer_that_was_answered_is_shown_with_its_answer() {
    let with = |name: &'static str| {
        let mut base = Base::at(name);
        // Four benefits have given 60.000 kr. each in April; what the others give was decided last year.
        for (index, gain) in base.gains(false).enumerate() {
            if index < 4 {
                gain.yearly = 180_000;
                gain.at_share(100);
            } else {
                gain.decision = Some("ØU 11-11-2025 pkt. 3");
            }
        }
        base
    };
    let (period, past) = next(&with("2026-04"), None);
    assert_eq!(money(&period), "grøn grøn grøn");
    let transfer = "Godkend budgetomplacering af";
    let proposed = row(&period, "Beslutninger", transfer);
    assert!(proposed.contains(&"Godkend budgetomplacering af 240.000 kr.".to_owned()), "{proposed:?}");
    let mut base = with("2026-05");
    base.programme.answers = vec![answer(raised(&past, "transfer", "PROGRAM"), Reply::Yes, None)];
    let period = base.since(Some(past));
    assert_eq!(money(&period), "grøn grøn grøn");
    let answered = row(&period, "Beslutninger", "Godkend budgetomplacering af 240.000 kr.");
    assert_eq!(answered[0], proposed[0], "its number");
    assert!(answered.contains(&"Ja 14-04-2026, pkt. 6".to_owned()), "{answered:?}");
    // What is documented since is asked for under a number of its own, and nothing is asked for twice.
    let new = row(&period, "Beslutninger", "Godkend budgetomplacering af 60.000 kr.");
    assert!(new[0] != proposed[0] && !new.iter().any(|cell| cell.starts_with("Ja")), "{new:?}");
    assert_eq!(Report::of(&period).raised_now().iter().filter(|one| one.kind == "transfer").count(), 2);
}

/// Asked for in February, and in March the initiative is on plan again: whoever remembers the number learns why it is gone, once.
#[test]
fn what_is_asked_for_no_more_is_told_of_once() {
    let gone = "Spurgt sidst, og ikke mere, fordi grunden er væk";
    let (_, past) = next(&behind("2026-02"), None);
    let number = raised(&past, "plan", "CAA-01").number;
    let mut base = behind("2026-03");
    base.gain("CAA-01-B1").at_share(100);
    let (period, past) = next(&base, Some(past));
    let told = sheet(&period, "Beslutninger");
    assert!(told.contains(&format!("{gone}: nr. {number} (CAA-01: ny plan).")), "{told}");
    let mut base = behind("2026-04");
    base.gain("CAA-01-B1").at_share(100);
    let (period, _) = next(&base, Some(past));
    assert!(!sheet(&period, "Beslutninger").contains(gone));
}

/// An answer may name somebody. The page that goes to a centre's mailbox says the role instead.
#[test]
fn a_centre_reads_the_role_of_who_is_named_in_an_answer() {
    let (_, past) = next(&behind("2026-02"), None);
    let mut base = behind("2026-03");
    let name = base.programme.manager.clone();
    let given = answer(raised(&past, "plan", "CAA-01"), Reply::Yes, None);
    base.programme.answers = vec![Answer { reference: format!("aftalt med {name}"), ..given }];
    let period = base.since(Some(past));
    let report = Report::of(&period);
    let page = centre_page(&report, report.programme.centre(&id("CAA")).unwrap()).to_text();
    assert!(page.contains("aftalt med programlederen") && !page.contains(&name), "{page}");
}
