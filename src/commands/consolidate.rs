//! `gevinst saml`: read, validate, consolidate, and write the period's results.
use super::{
    Outcome, Trouble, disk,
    folder::{self, Folder, Opened},
    reading,
};
use crate::{
    controls::{self, Accounts, Checked},
    findings::{Chosen, Context, Finding, Severity},
    intake::Delivery,
    programme::Centre,
    register::{self, Received, Register},
    report::{self, Report, json, text},
    rules::{self, Waived},
    units::Month,
    xlsx::{Drawing, save},
};
use rayon::prelude::*;
use std::{io::Write, path::Path};

/// What `saml` was asked.
pub struct Question<'a> {
    /// The programme folder.
    pub root: &'a Path,
    /// The period.
    pub period: Month,
    /// From which severity the exit code says so.
    pub fails_at: Severity,
}

/// A consolidated period.
struct Run {
    opened: Opened,
    deliveries: Vec<Delivery>,
    found: Vec<Finding>,
    waived: Vec<Waived>,
    register: Register,
    controls: Vec<Checked>,
    run_id: String,
}

/// Reads everything submitted and writes `resultat/<period>/`.
///
/// # Errors
/// A programme that cannot be used, a folder that cannot be written, another run under way.
pub fn consolidate(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(question.root);
    let opened = match folder.open()? {
        Ok(opened) => opened,
        Err(found) => {
            let _ = out.write_all(text::findings(&found).as_bytes());
            return Err(folder::unusable(&found));
        }
    };
    let _lock = folder.lock()?;
    let run = run(&folder, opened, question.period)?;
    let results = folder.results(question.period);
    let written = write_all(&run, &results, question.period)?;
    let _ = out.write_all(summary(&run, &written, &results, question.period).as_bytes());
    let agrees = run.controls.iter().all(Checked::agrees);
    Ok(if agrees { Outcome::of(&run.found, question.fails_at) } else { Outcome::Findings })
}

fn run(folder: &Folder, opened: Opened, period: Month) -> Result<Run, Trouble> {
    let submitted = folder.submitted();
    let under = if submitted.is_dir() { disk::walk(&submitted)? } else { Vec::new() };
    let files: Vec<_> = under.into_iter().map(|(name, path)| (format!("indsendt/{name}"), path)).collect();
    let programme = &opened.programme;
    let context = Context { programme: Some(programme), period: Some(period) };
    let (deliveries, own) = reading::read_all(&files, &context, period.year());
    let (received, said) = register::choose(&deliveries, &own, programme, period);
    let mut found = of_those_that_count(own, &received);
    found.extend(said);
    found.extend(rules::check_across(&chosen(&deliveries, &received), &context));
    let (mut found, waived) = waive(found, &opened, &received, period);
    found.extend(opened.found.iter().cloned());
    let register = register::build(&deliveries, received, &found, programme, period);
    let accounts = Accounts { programme, deliveries: &deliveries, found: &found, waived: &waived, register: &register };
    let controls = controls::check(&accounts);
    let run_id = run_id(&opened, &deliveries, period);
    Ok(Run { opened, deliveries, found, waived, register, controls, run_id })
}

/// Takes out what the programme's waivers cover.
fn waive(found: Vec<Finding>, opened: &Opened, received: &[Received], period: Month) -> (Vec<Finding>, Vec<Waived>) {
    let Some(workbook) = opened.delivery.submission() else { return (found, Vec::new()) };
    let centre_of = |finding: &Finding| {
        let file = received.iter().find(|received| received.file == finding.first.file);
        file.and_then(|received| received.centre.clone())
    };
    rules::waive(found, &opened.programme, workbook, period, centre_of)
}

/// A file that another has replaced is not complained of: nobody is to mend it.
fn of_those_that_count(own: Vec<Vec<Finding>>, received: &[Received]) -> Vec<Finding> {
    use register::Fate::{CarriedForward, Ignored, Rejected, Used};
    let speaks = |received: &Received| matches!(received.fate, Used | CarriedForward(_) | Rejected(_) | Ignored(_));
    own.into_iter().zip(received).filter(|(_, received)| speaks(received)).flat_map(|(found, _)| found).collect()
}

/// The workbooks whose figures count, by centre.
fn chosen<'a>(deliveries: &'a [Delivery], received: &'a [Received]) -> Vec<Chosen<'a>> {
    let counting = received.iter().filter(|received| received.fate.counts());
    let mut chosen: Vec<Chosen<'a>> = counting
        .filter_map(|received| {
            let submission = deliveries[received.index].submission()?;
            Some(Chosen { centre: received.centre.as_ref()?, submission })
        })
        .collect();
    chosen.sort_by_key(|chosen| (chosen.centre, chosen.submission.file.clone()));
    chosen
}

/// The same inputs, programme, period and version give the same id.
fn run_id(opened: &Opened, deliveries: &[Delivery], period: Month) -> String {
    let mut inputs = format!("{}\n{period}\n{}\n", env!("CARGO_PKG_VERSION"), opened.delivery.sha256);
    for delivery in deliveries {
        inputs.extend([&*delivery.sha256, " ", &*delivery.file, "\n"]);
    }
    disk::sha256(inputs.as_bytes())[..16].to_owned()
}

/// The period's workbooks by name, as values: what [`consolidate`] saves.
///
/// # Errors
/// A programme that cannot be used.
pub fn draw(root: &Path, period: Month) -> Result<Vec<(String, Drawing)>, Trouble> {
    let folder = Folder::at(root);
    let opened = folder.open()?.map_err(|found| folder::unusable(&found))?;
    let run = run(&folder, opened, period)?;
    let report = run.report();
    Ok(readers(&run, period).into_iter().map(|reader| drawing(&report, reader, period)).collect())
}

/// Whom the period's workbooks are for: the programme first, then every active centre.
fn readers(run: &Run, period: Month) -> Vec<Option<&Centre>> {
    let active = run.opened.programme.centres.iter().filter(|centre| centre.is_active(period));
    std::iter::once(None).chain(active.map(Some)).collect()
}

/// The programme workbook, or a centre's receipt.
fn drawing(report: &Report<'_>, reader: Option<&Centre>, period: Month) -> (String, Drawing) {
    match reader {
        None => (format!("Gevinstrealisering {period}.xlsx"), report::workbook(report)),
        Some(centre) => (format!("Kvittering {}.xlsx", centre.code), report::receipt(report, centre)),
    }
}

/// Draws and saves on every core; which core does not show. The programme workbook is as much as all the receipts.
fn saved(run: &Run, period: Month) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let report = run.report();
    let one = |reader| {
        let (name, drawing) = drawing(&report, reader, period);
        let bytes = save(&drawing).map_err(|error| Trouble::drawing(&name, &error.0))?;
        Ok((name, bytes))
    };
    readers(run, period).into_par_iter().with_max_len(1).map(one).collect()
}

fn write_all(run: &Run, results: &Path, period: Month) -> Result<Vec<String>, Trouble> {
    let (mut batch, mut written) = (disk::Batch::default(), Vec::new());
    let mut put = |name: String, bytes: &[u8]| {
        batch.add(&results.join(&name), bytes)?;
        written.push(name);
        Ok(())
    };
    for (name, bytes) in saved(run, period)? {
        put(name, &bytes)?;
    }
    put(format!("Budgetomplacering {period}.csv"), report::transfer_csv(&run.report()).as_bytes())?;
    let listed = json::findings(&run.found, &run.deliveries.iter().collect::<Vec<_>>());
    put("bemærkninger.json".to_owned(), listed.as_bytes())?;
    batch.settle()?;
    Ok(written)
}

impl Run {
    fn report(&self) -> Report<'_> {
        Report {
            programme: &self.opened.programme,
            register: &self.register,
            found: &self.found,
            waived: &self.waived,
            controls: &self.controls,
            version: env!("CARGO_PKG_VERSION"),
            run_id: &self.run_id,
            programme_sha256: &self.opened.delivery.sha256,
        }
    }
}

/// What a consultant needs to know before opening anything.
fn summary(run: &Run, written: &[String], results: &Path, period: Month) -> String {
    let report = run.report();
    let overview = report::terminal(&report);
    let red: Vec<&str> =
        run.controls.iter().filter(|checked| !checked.agrees()).map(|checked| checked.control.code).collect();
    let controls = if red.is_empty() {
        format!("Alle {} afstemninger stemmer.", run.controls.len())
    } else {
        format!("Afstemningen stemmer IKKE: {}. Brug ikke tallene, før det er undersøgt.", red.join(", "))
    };
    let receipts = written.iter().filter(|name| name.starts_with("Kvittering")).count();
    format!(
        "{overview}\n{controls}\n\nResultatet ligger i {}\n  {}\n  {}, et forslag til budgetomplacering og bemærkninger.json\n\nVil du se, hvad der skal rettes? Åbn arket Datakvalitet eller kvitteringerne for {}.\n",
        results.display(),
        written.first().map_or("", String::as_str),
        crate::danish::words::plural(receipts, "kvittering", "kvitteringer"),
        crate::danish::show::month(period)
    )
}
