//! The files of a period, and which of them count.
use super::{Basis, Consolidated};
use crate::{
    archive::{Past, PastCase},
    extract::{self, Extract, Unusable},
    findings::{Chosen, Context, Finding},
    intake::KeptFile,
    programme::Programme,
    register::{self, Fate, Kind, Received},
    rules::{self, Waived},
    schema::{Id, business_case},
    units::Month,
};

/// **Udvalg.** The files of a period and what becomes of each, before anything is computed of them.
pub struct Selection {
    basis: Basis,
    /// Every file, then what is carried forward from the archive.
    files: Vec<KeptFile>,
    /// Whether the rows of a file's tables are here.
    whole: Vec<bool>,
    /// What its own rules say of each file.
    own: Vec<Vec<Finding>>,
    received: Vec<Received>,
    /// What the choice says.
    said: Vec<Finding>,
    /// How many files stand in from the archive.
    from_archive: usize,
}

impl Selection {
    pub(super) fn of(basis: Basis, extracts: Vec<Extract>) -> Self {
        let whole = extracts.iter().map(Extract::is_whole).collect();
        let (mut files, mut own): (Vec<_>, Vec<_>) =
            extracts.into_iter().map(|extract| (extract.file, extract.found)).unzip();
        let (programme, period) = (&basis.opened.programme, basis.period);
        let (mut received, mut said) = register::choose(&files, &own, programme, period);
        let missing =
            basis.past.as_ref().map_or_else(Vec::new, |past| carried_forward(past, programme, &received, period));
        let mut whole: Vec<bool> = whole;
        let from_archive = missing.len();
        if from_archive > 0 {
            own.extend(missing.iter().map(|_| Vec::new()));
            whole.extend(missing.iter().map(|_| true));
            files.extend(missing);
            (received, said) = register::choose(&files, &own, programme, period);
        }
        Self { basis, files, whole, own, received, said, from_archive }
    }

    /// The files that count and whose rows are not here yet: their places among the extracts.
    pub fn needs(&self) -> Vec<usize> {
        let counting = self.received.iter().filter(|file| file.fate.counts()).map(|file| file.index);
        counting.filter(|index| !self.whole[*index]).collect()
    }

    /// The name of a file.
    pub fn name(&self, index: usize) -> &str {
        &self.files[index].file
    }

    /// Puts the rows of a file in their place, as they were [written](crate::extract::Written::body).
    ///
    /// # Errors
    /// Bytes that are no rows of this file.
    pub fn fill(&mut self, index: usize, body: &[u8]) -> Result<(), Unusable> {
        extract::fill(&mut self.files[index], body)?;
        self.whole[index] = true;
        Ok(())
    }

    /// Consolidates what counts.
    ///
    /// # Panics
    /// Where the rows of a file that counts are missing: it would be consolidated as if it were empty.
    pub fn close(self) -> Consolidated {
        assert!(self.needs().is_empty(), "every file that counts is filled before the period is closed");
        let Self { basis, files, own, received, said, from_archive, .. } = self;
        let mut found = of_those_that_speak(own, &received);
        found.extend(said);
        let counting = counting(&files, &received);
        found.extend(rules::check_across(&counting, &basis.context()));
        if let Some(past) = &basis.past {
            found.extend(since(past, &counting, &basis.context()));
        }
        // Only what costs nothing can be waived, so what counts is settled before.
        let register =
            register::build(&files, received, &found, &basis.opened.programme, basis.period, basis.past.as_ref());
        found.extend(register::missing(&register, &files, &found));
        let (mut found, waived) = waive(found, &basis, &register.received);
        found.extend(basis.opened.found.iter().cloned());
        Consolidated::of(basis, files, register, found, waived, from_archive)
    }
}

/// What was accepted of the centres from which nothing that counts has come.
fn carried_forward(past: &Past, programme: &Programme, received: &[Received], period: Month) -> Vec<KeptFile> {
    let has = |centre: &Id| {
        let own = received.iter().filter(|file| file.centre.as_ref() == Some(centre) && file.fate.counts());
        own.into_iter().any(|file| matches!(file.kind, Some(Kind::BusinessCase(_))))
    };
    // A centre that has closed keeps what it gave in the year.
    let stands = |case: &&PastCase| {
        let active = programme.centre(&case.centre).is_some_and(|centre| centre.is_active(period));
        (active || case.month.year() == period.year()) && !has(&case.centre)
    };
    past.cases.iter().filter(stands).map(|case| case.file(past)).collect()
}

/// A file that another has replaced is not complained of: nobody is to mend it.
fn of_those_that_speak(own: Vec<Vec<Finding>>, received: &[Received]) -> Vec<Finding> {
    use Fate::{CarriedForward, Ignored, Rejected, Used};
    let speaks = |received: &Received| matches!(received.fate, Used | CarriedForward(_) | Rejected(_) | Ignored(_));
    own.into_iter().zip(received).filter(|(_, received)| speaks(received)).flat_map(|(found, _)| found).collect()
}

/// The workbooks whose figures count, by centre.
fn counting<'a>(files: &'a [KeptFile], received: &'a [Received]) -> Vec<Chosen<'a>> {
    let counting = received.iter().filter(|received| received.fate.counts());
    let mut chosen: Vec<Chosen<'a>> = counting
        .filter_map(|received| {
            let workbook = files[received.index].workbook.as_ref()?;
            Some(Chosen { centre: received.centre.as_ref()?, workbook })
        })
        .collect();
    chosen.sort_by_key(|chosen| (chosen.centre, chosen.workbook.file.clone()));
    chosen
}

/// What the workbooks give beside what was accepted of them before.
fn since(past: &Past, counting: &[Chosen<'_>], context: &Context<'_>) -> Vec<Finding> {
    let cases = counting.iter().filter(|chosen| chosen.workbook.template == Some(&business_case::TEMPLATE));
    let pairs = cases.filter_map(|now| Some((now, past.case(now.centre)?)));
    let found = |(now, case): (&Chosen<'_>, &PastCase)| {
        let before = case.promised(past);
        rules::check_since(now, &Chosen { centre: &case.centre, workbook: &before }, context)
    };
    pairs.flat_map(found).collect()
}

/// Takes out what the programme's waivers cover.
fn waive(found: Vec<Finding>, basis: &Basis, received: &[Received]) -> (Vec<Finding>, Vec<Waived>) {
    let opened = &basis.opened;
    let Some(workbook) = opened.delivery.submission() else { return (found, Vec::new()) };
    let centre_of = |finding: &Finding| {
        let file = received.iter().find(|received| received.file == finding.first.file);
        file.and_then(|received| received.centre.clone())
    };
    rules::waive(found, &opened.programme, workbook, basis.period, centre_of)
}
