//! The files of a period, and which of them count.
use super::{Basis, Consolidated, Opened};
use crate::{
    archive::{Past, PastCase},
    extract::{self, Extract, Unusable},
    findings::{Chosen, Context, Finding, Spot},
    intake::KeptFile,
    programme::Programme,
    register::{self, Fate, Kind, Received, Verdicts},
    rules::{
        self, Waived,
        history::{h02_silent_rebaseline::RULE as H02, h03_restated_month::RULE as H03},
        types::t14_small_percent::RULE as T14,
    },
    schema::{Id, business_case},
    units::Month,
};
use std::collections::{BTreeMap, BTreeSet};

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

    /// The programme again, where the rows of a file cannot be had.
    pub fn give_up(self) -> Opened {
        self.basis.opened
    }

    /// Consolidates what counts.
    ///
    /// # Panics
    /// Where the rows of a file that counts are missing: it would be consolidated as if it were empty.
    pub fn close(self) -> Consolidated {
        assert!(self.needs().is_empty(), "every file that counts is filled before the period is closed");
        let Self { basis, mut files, own, received, said, from_archive, .. } = self;
        register::number(&mut files, &received, &basis.opened.programme, basis.period, basis.past.as_ref());
        let mut found = of_those_that_speak(own, &received);
        found.extend(said);
        let counting = counting(&files, &received);
        found.extend(rules::check_across(&counting, &basis.context()));
        if let Some(past) = &basis.past {
            let since = since(past, &counting, &basis.context());
            let mistaken = mistaken_plans(&since, &found, &counting);
            found.extend(since.into_iter().zip(mistaken).filter(|(_, mistaken)| !mistaken).map(|(finding, _)| finding));
        }
        // Only what costs nothing can be waived, so what counts is settled before.
        let register =
            register::build(&files, received, &found, &basis.opened.programme, basis.period, basis.past.as_ref());
        found.extend(register::missing(&register, &files, &found));
        found.extend(register::doubtful(&register, &files));
        let programme = basis.opened.delivery.submission();
        found.extend(programme.map_or_else(Vec::new, |workbook| {
            let raised = basis.past.as_ref().map_or(&[][..], |past| &past.raised);
            let mut found = register::idle_confirmations(&register, &basis.opened.programme, workbook);
            found.extend(register::stray_answers(raised, &basis.opened.programme, workbook));
            found
        }));
        register::tell_replanned(&register, &mut found);
        found.extend(register::changed_measurements(&register, &files));
        found.extend(register::unearned(&register, &files, &basis.opened.programme));
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
    use Fate::{CarriedForward, Ignored, Rejected, Unpacked, Used};
    let speaks = |received: &Received| {
        matches!(received.fate, Used | CarriedForward(_) | Rejected(_) | Ignored(_) | Unpacked(_))
    };
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

/// Of each finding, whether it tells of a plan that is another only because of a mistake that is told of already: the row
/// is left out, or its per cent is read as a hundredth of what was meant (T14).
fn mistaken_plans(since: &[Finding], found: &[Finding], counting: &[Chosen<'_>]) -> Vec<bool> {
    let is_about_a_plan = |finding: &Finding| {
        let is_promising = finding.first.table.is_some_and(|table| table.decision().is_some());
        *finding.rule == H02 || (*finding.rule == H03 && is_promising)
    };
    let about_plans = || since.iter().filter(|finding| is_about_a_plan(finding));
    let files: BTreeSet<&str> = about_plans().map(|finding| &*finding.first.file).collect();
    let own = found.iter().filter(|finding| files.contains(&*finding.first.file)).collect::<Vec<_>>();
    let row = |spot: &Spot| Some((spot.file.clone(), spot.table?.key, spot.row?));
    let small: BTreeSet<_> =
        own.iter().filter(|finding| *finding.rule == T14).filter_map(|finding| row(&finding.first)).collect();
    let workbooks = counting.iter().map(|chosen| chosen.workbook).filter(|workbook| files.contains(&*workbook.file));
    let verdicts: BTreeMap<&str, Verdicts> =
        workbooks.map(|workbook| (&*workbook.file, Verdicts::of(workbook, &own))).collect();
    let is_mistaken = |finding: &Finding| {
        let spot = &finding.first;
        let (true, Some(table), Some(number)) = (is_about_a_plan(finding), spot.table, spot.row) else { return false };
        verdicts.get(&*spot.file).is_some_and(|verdicts| verdicts.is_out(table, number))
            || row(spot).is_some_and(|row| small.contains(&row))
    };
    since.iter().map(is_mistaken).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        findings::Sink,
        intake::KeptWorkbook,
        rules::{testing, types::t07_percent_out_of_range::RULE as T07},
        schema::business_case::time_benefits,
    };

    /// A per cent of 8,000 is told of once: that the plan is another without the row is no news.
    #[test]
    fn a_plan_that_changes_by_a_mistake_told_of_already_is_no_news() {
        let submission = testing::submission("Tidsgevinster\n| Gevinst-ID |\n| CBD-01-T1 |\n| CBD-01-T2 |");
        let rows = submission.rows_in(&time_benefits::TABLE).to_vec();
        let finding = |rule, row: usize| {
            let mut sink = Sink::new(rule);
            sink.point(Spot::cell(&rows[row], &time_benefits::ID.spec));
            sink.found().remove(0)
        };
        let workbook = KeptWorkbook::from(submission);
        let chosen = [Chosen { centre: &Id("CBD".to_owned()), workbook: &workbook }];
        let is_told = |rule, row| mistaken_plans(&[finding(&H02, 0)], &[finding(rule, row)], &chosen) == [true];
        assert!(is_told(&T07, 0) && is_told(&T14, 0));
        assert!(!is_told(&T07, 1) && !is_told(&T14, 1) && !is_told(&H02, 0));
    }
}
