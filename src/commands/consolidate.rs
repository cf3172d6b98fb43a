//! `gevinst saml`: read, validate, consolidate, and write the period's results.
use super::{
    Outcome,
    run::{Run, receipt_name},
};
use crate::{
    cache::{OutputCache, ReadCache, sum_of},
    disk::{
        self, Trouble,
        folder::{self, Folder},
    },
    findings::Severity,
    programme::Centre,
    report::{self, Reminder, Report, json, mail, text},
    units::Month,
    xlsx::{Drawing, save},
};
use rayon::prelude::*;
use std::{collections::BTreeMap, io::Write, path::Path};

/// The record of a run, beside its results.
pub const RECORD_FILE: &str = "kørsel.json";

/// The folder of the mails, beside the results.
const MAILS: &str = "mails";

/// What `saml` was asked.
pub struct Question<'a> {
    /// The programme folder.
    pub root: &'a Path,
    /// The period.
    pub period: Month,
    /// From which severity the exit code says so.
    pub fails_at: Severity,
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
    opened.is_active_in(question.period)?;
    let _lock = folder.lock()?;
    let run = Run::again(&folder, opened, question.period)?;
    run.has_room()?;
    let results = folder.results(question.period);
    let cache = OutputCache::at(folder.output_cache(question.period), &results);
    let written = write_all(&run, &results, cache)?;
    let _ = out.write_all(summary(&run, &written, &results).as_bytes());
    let _ = out.write_all(folder::gap(run.past.as_ref().map(|past| past.period), question.period).as_bytes());
    Ok(if run.red().is_empty() { Outcome::of(&run.found, question.fails_at) } else { Outcome::Findings })
}

/// The period's workbooks by name, as values: what [`consolidate`] saves where a sheet takes so many facts.
///
/// # Errors
/// A programme that cannot be used.
pub fn draw(folder: &Path, period: Month, room: usize) -> Result<Vec<(String, Drawing)>, Trouble> {
    let folder = Folder::at(folder);
    let opened = folder.open()?.map_err(|found| folder::unusable(&found))?;
    let run = Run::of(&folder, opened, period, ReadCache::in_memory())?;
    let workbook = report::workbook(&Report { room, ..run.report() });
    Ok(std::iter::once((run.workbook_name(), workbook)).chain(run.receipts()).collect())
}

/// The period's workbooks as they will be.
#[derive(Default)]
struct Workbooks {
    /// Those that stand already, by name.
    old: BTreeMap<String, Vec<u8>>,
    /// Those to be written.
    new: BTreeMap<String, Vec<u8>>,
}

/// A workbook to be written: its name, what it is made of, and itself.
type Fresh<T> = (String, String, T);

/// Draws and saves, on every core, what would not be what it is already.
fn workbooks(run: &Run, cache: &mut OutputCache) -> Result<Workbooks, Trouble> {
    let (mut workbooks, mut fresh) = (Workbooks::default(), Vec::new());
    let (name, of) = (run.workbook_name(), run.sum());
    match cache.find(&name, &of) {
        Some(bytes) => drop(workbooks.old.insert(name, bytes)),
        None => fresh.push((name, of, run.workbook().1)),
    }
    let receipts = run.receipts().into_par_iter().map(|(name, receipt)| (name, sum_of(&receipt), receipt));
    for (name, of, receipt) in receipts.collect::<Vec<_>>() {
        match cache.find(&name, &of) {
            Some(bytes) => drop(workbooks.old.insert(name, bytes)),
            None => fresh.push((name, of, receipt)),
        }
    }
    let saved = |(name, of, drawing): Fresh<Drawing>| {
        let bytes = save(&drawing).map_err(|error| Trouble::drawing(&name, &error.0))?;
        Ok((name, of, bytes))
    };
    for (name, of, bytes) in fresh.into_par_iter().with_max_len(1).map(saved).collect::<Result<Vec<_>, Trouble>>()? {
        cache.note(&name, of, &bytes);
        workbooks.new.insert(name, bytes);
    }
    Ok(workbooks)
}

fn write_all(run: &Run, results: &Path, mut cache: OutputCache) -> Result<Vec<String>, Trouble> {
    let workbooks = workbooks(run, &mut cache)?;
    let (mut batch, mut written) = (disk::Batch::default(), workbooks.old.keys().cloned().collect::<Vec<_>>());
    let mut put = |name: String, bytes: &[u8]| {
        batch.add(&results.join(&name), bytes)?;
        written.push(name);
        Ok(())
    };
    for (name, bytes) in &workbooks.new {
        put(name.clone(), bytes)?;
    }
    for reminder in report::reminders(&run.report()) {
        let receipt = receipt_name(reminder.centre);
        let attached = workbooks.new.get(&receipt).or_else(|| workbooks.old.get(&receipt));
        let attached = attached.map_or(&[][..], Vec::as_slice);
        let mail = mail::eml(&reminder.mail(&run.report()), (&receipt, attached));
        let name = mail_name(reminder.centre);
        // A mail is written anew each time, so it need not be told what it is made of.
        cache.note(&name, String::new(), mail.as_bytes());
        put(name, mail.as_bytes())?;
    }
    let period = run.register.period;
    put(format!("Budgetomplacering {period}.csv"), report::transfer_csv(&run.report()).as_bytes())?;
    put("bemærkninger.json".to_owned(), findings_json(run).as_bytes())?;
    let record = serde_json::to_string_pretty(&run.record()).map(|text| text + "\n");
    put(RECORD_FILE.to_owned(), record.unwrap_or_default().as_bytes())?;
    batch.settle()?;
    // A receipt or a mail to somebody who is no longer to have one would be sent by mistake. What the last run wrote is
    // noted; where the note is gone, the centres of the programme are known.
    let centres = run.opened.programme.centres.iter();
    cache.sweep(centres.flat_map(|centre| [receipt_name(centre), mail_name(centre)]), &written);
    cache.settle();
    for folder in [results, &results.join(MAILS)] {
        disk::sweep(folder);
    }
    Ok(written)
}

/// Where the mail to a centre is, beside the results.
fn mail_name(centre: &Centre) -> String {
    format!("{MAILS}/{}", Reminder::name_of_mail(centre))
}

/// The findings for programs.
pub fn findings_json(run: &Run) -> String {
    json::findings(&run.found, &run.deliveries.iter().collect::<Vec<_>>())
}

/// What a consultant needs to know before opening anything.
fn summary(run: &Run, written: &[String], results: &Path) -> String {
    let report = run.report();
    let overview = report::terminal(&report);
    let red = run.red();
    let controls = if red.is_empty() {
        format!("Alle {} afstemninger stemmer.", run.controls.len())
    } else {
        format!("Afstemningen stemmer IKKE: {}. Brug ikke tallene, før det er undersøgt.", red.join(", "))
    };
    let receipts = written.iter().filter(|name| name.starts_with("Kvittering")).count();
    let mails = written.iter().filter(|name| name.starts_with(MAILS)).count();
    let mails = match mails {
        0 => String::new(),
        _ => format!(
            "  {} i mappen {MAILS}, klar til at sende\n",
            crate::danish::words::plural(mails, "rykker", "rykkere")
        ),
    };
    format!(
        "{overview}\n{controls}\n\nResultatet ligger i {}\n  {}\n  {}, et forslag til budgetomplacering og bemærkninger.json\n{mails}\nVil du se, hvad der skal rettes? Åbn arket Datakvalitet eller kvitteringerne for {}.\n",
        results.display(),
        run.workbook_name(),
        crate::danish::words::plural(receipts, "kvittering", "kvitteringer"),
        crate::danish::show::month(run.register.period)
    )
}
