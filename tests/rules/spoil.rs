//! A sound file spoilt in one way, as reading it would give it.
use gevinst::{
    danish::cpr::Certainty,
    intake::{HeaderFault, Personal, Rival, Sheet, Submission},
    schema::Table,
    xlsx::{At, Cell, Seen},
};

pub fn fault(submission: &mut Submission, fault: HeaderFault) {
    submission.sheets[0].headers.faults.push(fault);
}

/// A sheet of the template that is nowhere.
pub fn gone(submission: &mut Submission, table: &'static Table) {
    let place = submission.sheets[0].place.clone();
    submission.sheets.push(Sheet::missing(table, place));
}

/// The title stands again in another column, and is another.
pub fn contradiction(submission: &mut Submission) {
    let again = Cell::of(Seen::Text("Adresser".to_owned()));
    submission.sheets[0].contradictions.push((1, At::new(1, 9), again));
}

pub fn stands_again(submission: &mut Submission) {
    fault(submission, HeaderFault::Again(At::new(0, 9)));
    submission.sheets[0].differs_beside = true;
}

pub fn rival(submission: &mut Submission, is_equal: bool) {
    submission.sheets[0].rivals.push(Rival { sheet: "Tiltag (2)".into(), is_equal });
}

/// The same faulty row again and again.
pub fn faulty(submission: &mut Submission) {
    let mut row = submission.sheets[0].rows[0].clone();
    for (_, cell) in row.cells.iter_mut().flatten() {
        cell.seen = Seen::Fault("#REF!".to_owned());
    }
    submission.sheets[0].rows = vec![row; 60_000];
}

pub fn personal(submission: &mut Submission, certainty: Certainty) {
    let place = submission.sheets[0].place.clone();
    submission.personal.push(Personal { place, at: Some(At::new(1, 1)), certainty });
}
