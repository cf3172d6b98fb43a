//! `gevinst saml`: read, validate, consolidate, and write the period's results.
use super::{AnswerFormat, Manner, Outcome, TRIAL, opened};
use crate::{
    archive::{Past, Record},
    cache::{OutputCache, sum_of, sum_of_debug},
    controls::Books,
    danish::{
        show,
        words::{list, plural},
    },
    disk::{
        self, Trouble,
        folder::{self, Folder},
        read_file,
    },
    findings::Severity,
    formats::json,
    period::Consolidated,
    programme::Centre,
    report::{self, Cover, Mail, Reminder, Report, Since, answers::Consolidation, json as findings_as_json, mail},
    run::{self, Look, Run, are_unchanged},
    units::{Count, Decimal, Month},
    xlsx::{Drawing, save},
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::{Path, PathBuf},
};

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
    consolidate_in(Manner::default(), question, out)
}

/// The same, in another manner; a trial writes nothing, not even what is remembered.
///
/// # Errors
/// As for [`consolidate`].
pub fn consolidate_in(manner: Manner, question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(question.root);
    let opened = opened(&folder, out)?;
    opened.is_active_in(question.period)?;
    let results = folder.results(question.period);
    let before = read_file(&results.join(RECORD_FILE)).ok().and_then(|bytes| Record::read(&bytes).ok());
    let _lock = manner.lock(&folder)?;
    let run = if manner.trial {
        run::glance(&folder, opened, question.period)?
    } else {
        let run = run::again(&folder, opened, question.period)?;
        has_room(&run.period)?;
        run
    };
    let period = &run.period;
    // One report for all that is written and said: what its papers share is worked out once.
    let report = Report::of(period);
    let written = if manner.trial {
        Vec::new()
    } else {
        let cache = OutputCache::at(folder.output_cache(question.period), &results);
        write_all(&folder, &run, &report, &results, cache)?
    };
    let since = before.map(|before| Since::between(&before, &period.record()));
    let answer = match manner.format {
        AnswerFormat::Json => {
            json(&Consolidation::of(&report, &period.record(), disk::shown(&results), written, since))
        }
        AnswerFormat::Text => told(manner, (period, &report), &written, &results, since.as_ref()),
    };
    let _ = out.write_all(answer.as_bytes());
    Ok(Outcome::of_period(period, question.fails_at))
}

/// What a person is told of a run.
fn told(
    manner: Manner,
    (period, report): (&Consolidated, &Report<'_>),
    written: &[String],
    results: &Path,
    since: Option<&Since>,
) -> String {
    let mut text = summary((period, report), (!manner.trial).then_some((written, results)));
    text += &since.map_or_else(String::new, Since::text);
    let past = period.basis.past.as_ref();
    text += &folder::gap(past.map(|past| past.period), period.basis.period);
    text.extend(past.and_then(Past::remark).map(|remark| remark + "\n"));
    if manner.every_file {
        text += &report::files(report);
    }
    text
}

/// The period's workbooks by name, as values: what [`consolidate`] saves where a sheet takes so many facts.
///
/// # Errors
/// A programme that cannot be used.
pub fn draw(folder: &Path, period: Month, room: usize) -> Result<Vec<(String, Drawing)>, Trouble> {
    let folder = Folder::at(folder);
    let opened = folder.open()?.map_err(|found| folder::unusable(&found))?;
    let period = run::anew(&folder, opened, period)?.period;
    let report = Report { room, ..Report::of(&period) };
    Ok(std::iter::once((report.file_name(), report::workbook(&report))).chain(papers(&report)).collect())
}

/// What the controls of a period are computed from: for whoever wants to see what a control tells of.
///
/// # Errors
/// A programme that cannot be used.
pub fn books(folder: &Path, period: Month) -> Result<Books, Trouble> {
    let folder = Folder::at(folder);
    let opened = folder.open()?.map_err(|found| folder::unusable(&found))?;
    Ok(run::anew(&folder, opened, period)?.period.into_books())
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
fn workbooks((period, report): (&Consolidated, &Report<'_>), cache: &mut OutputCache) -> Result<Workbooks, Trouble> {
    let (mut workbooks, mut fresh) = (Workbooks::default(), Vec::new());
    let (name, of) = (report.file_name(), sum(period));
    match cache.find(&name, &of) {
        Some(bytes) => drop(workbooks.old.insert(name, bytes)),
        None => fresh.push((name, of, report::workbook(report))),
    }
    let papers = papers(report).into_par_iter().map(|(name, paper)| (name, sum_of(&paper), paper));
    for (name, of, paper) in papers.collect::<Vec<_>>() {
        match cache.find(&name, &of) {
            Some(bytes) => drop(workbooks.old.insert(name, bytes)),
            None => fresh.push((name, of, paper)),
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

fn write_all(
    folder: &Folder,
    run: &Run,
    report: &Report<'_>,
    results: &Path,
    mut cache: OutputCache,
) -> Result<Vec<String>, Trouble> {
    let period = &run.period;
    let workbooks = workbooks((period, report), &mut cache)?;
    let (mut batch, mut written) = (disk::Batch::default(), workbooks.old.keys().cloned().collect::<Vec<_>>());
    let mut put = |name: String, bytes: &[u8]| {
        batch.add(&results.join(&name), bytes)?;
        written.push(name);
        Ok(())
    };
    for (name, bytes) in &workbooks.new {
        put(name.clone(), bytes)?;
    }
    for (name, centre, mail) in mails(report) {
        let papers = papers_of(centre, period.basis.period);
        let written = |paper: &String| workbooks.new.get(paper).or_else(|| workbooks.old.get(paper));
        let bytes = |paper| written(paper).map_or(&[][..], Vec::as_slice);
        let mail = mail::eml(&mail, &papers.each_ref().map(|paper| (paper.as_str(), bytes(paper))));
        // A mail is written anew each time, so it need not be told what it is made of.
        cache.note(&name, String::new(), mail.as_bytes());
        put(name, mail.as_bytes())?;
    }
    let csv = format!("Budgetomplacering {}.csv", period.basis.period);
    put(csv, period.evidence.transfer_csv.as_bytes())?;
    put("bemærkninger.json".to_owned(), findings_json(period).as_bytes())?;
    written.push(RECORD_FILE.to_owned());
    // While the results change, there is no record that says that they belong together.
    batch.seal(&results.join(RECORD_FILE), period.record().write().as_bytes())?;
    for path in left_over(period, &mut cache, &written) {
        batch.remove(path);
    }
    are_unchanged(folder, run, Look::BySizeAndTime)?;
    batch.settle()?;
    cache.settle();
    for folder in [results, &results.join(MAILS)] {
        disk::sweep(folder);
    }
    Ok(written)
}

/// Results of an earlier run that are to go. A receipt or a mail to somebody who is no longer to have one would be sent by
/// mistake. What the last run wrote is noted; where the note is gone, the centres of the programme are known.
fn left_over(period: &Consolidated, cache: &mut OutputCache, written: &[String]) -> BTreeSet<PathBuf> {
    let centres = period.basis.opened.programme.centres.iter();
    let of_centre = |centre: &Centre| {
        let papers = papers_of(centre, period.basis.period).into_iter();
        papers
            .chain([Reminder::name_of_mail(centre), Cover::name_of_mail(centre)].map(|name| in_mails(&name)))
            .collect::<Vec<_>>()
    };
    let examples = report::examples_name(period.basis.period);
    cache.left_over(centres.flat_map(of_centre).chain([examples]), written)
}

/// Where a mail is, beside the results.
fn in_mails(name: &str) -> String {
    format!("{MAILS}/{name}")
}

/// A mail to every active centre, by its file's name: to those that something is wanted of, a reminder.
fn mails<'a>(report: &Report<'a>) -> Vec<(String, &'a Centre, Mail)> {
    let reminder = |one: Reminder<'a>| (in_mails(&one.file_name()), one.centre, one.mail(report));
    let cover = |one: Cover<'a>| (in_mails(&Cover::name_of_mail(one.centre)), one.centre, one.mail);
    let reminders = report::reminders(report).into_iter().map(reminder);
    reminders.chain(report::covers(report).into_iter().map(cover)).collect()
}

/// The workbooks that are for one centre.
fn papers_of(centre: &Centre, period: Month) -> [String; 2] {
    [report::receipt_name(centre), report::centre_page_name(centre, period)]
}

/// The findings for programs.
pub fn findings_json(period: &Consolidated) -> String {
    findings_as_json::findings(&period.found, &period.files)
}

/// Every fact is a row, and there is an end to the sheets of facts.
fn has_room(period: &Consolidated) -> Result<(), Trouble> {
    let (facts, most) = (period.register.facts.len(), report::MOST_FACTS);
    if facts <= most {
        return Ok(());
    }
    let [facts, most] = [facts, most].map(|count| show::count(Count(Decimal::from(count))));
    let what = format!("Programmet giver {facts} fakta, og rapporten har plads til {most}.");
    Err(Trouble::new(
        what,
        "Del programmet i to mapper med hver sin program.xlsx, fx efter forvaltning, og saml dem hver for sig.",
    ))
}

/// A checksum of everything that the programme workbook is drawn from: the files, and what was made of them.
fn sum(period: &Consolidated) -> String {
    let lines = period.controls.iter().map(|checked| (checked.control.code, &checked.lines)).collect::<Vec<_>>();
    let past = period.basis.past.as_ref().map(|past| &past.manifest);
    sum_of_debug(&(period.record(), &period.found, &period.waived, lines, past))
}

/// A receipt and a page for the meeting per active centre, and the examples, by their files' names.
fn papers(report: &Report<'_>) -> Vec<(String, Drawing)> {
    let period = report.register.period;
    let active = report.programme.centres.par_iter().filter(|centre| centre.is_active(period));
    let both = |centre: &Centre| {
        let drawn = [report::receipt(report, centre), report::centre_page(report, centre)];
        papers_of(centre, period).into_iter().zip(drawn).collect::<Vec<_>>()
    };
    let mut papers: Vec<(String, Drawing)> = active.flat_map_iter(both).collect();
    papers.extend(report::examples(report).map(|examples| (report::examples_name(period), examples)));
    papers
}

/// What a consultant needs to know before opening anything, and where it lies; of a trial nothing was written.
fn summary((period, report): (&Consolidated, &Report<'_>), written: Option<(&[String], &Path)>) -> String {
    let overview = report::terminal(report);
    let red = period.red();
    let controls = if red.is_empty() {
        format!("Alle {} afstemninger stemmer.", period.controls.len())
    } else {
        format!("Afstemningen stemmer IKKE: {}. Brug ikke tallene, før det er undersøgt.", red.join(", "))
    };
    let results = match written {
        Some((written, results)) => lying(report, written, results),
        None => TRIAL.to_owned(),
    };
    format!("{overview}\n{controls}\n\n{results}")
}

/// Where the results lie, and what to open.
fn lying(report: &Report<'_>, written: &[String], results: &Path) -> String {
    let receipts = written.iter().filter(|name| name.starts_with("Kvittering")).count();
    let pages = written.iter().filter(|name| name.starts_with("Centerark")).count();
    let sent = |name: &str| written.iter().filter(|file| file.starts_with(&in_mails(name))).count();
    let mails: Vec<String> = [(sent("Rykker"), "rykker", "rykkere"), (sent("Centerark"), "følgebrev", "følgebreve")]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| plural(count, one, many))
        .collect();
    let mails = match &mails[..] {
        [] => String::new(),
        _ => format!("  {} i mappen {MAILS}, klar til at sende\n", mails.join(" og ")),
    };
    let mails = mails + &without_address(report);
    format!(
        "Resultatet ligger i {}\n  {}\n  {}, {pages} centerark, et forslag til budgetomplacering og bemærkninger.json\n{mails}\nVil du se, hvad der skal rettes? Åbn arket Datakvalitet eller kvitteringerne for {}.\n",
        disk::shown(results),
        report.file_name(),
        plural(receipts, "kvittering", "kvitteringer"),
        show::month(report.register.period)
    )
}

/// The mails that have no address to be sent to: whoever opens one finds it empty.
fn without_address(report: &Report<'_>) -> String {
    let reminders = report::reminders(report);
    let lacking = reminders.iter().filter(|reminder| !mail::is_address(&reminder.centre.email));
    let codes: Vec<&str> = lacking.map(|reminder| reminder.centre.code.as_str()).collect();
    if codes.is_empty() {
        return String::new();
    }
    format!("  Uden en gyldig e-mail: {}. Ret E-mail på arket Centre i program.xlsx.\n", list(&codes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A programme folder with what came in January, read and not yet written.
    fn read() -> (tempfile::TempDir, PathBuf, Run) {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/aaret");
        let keep = tempfile::tempdir().unwrap();
        let root = keep.path().to_owned();
        fs::create_dir(root.join("indsendt")).unwrap();
        fs::copy(sample.join("program.xlsx"), root.join("program.xlsx")).unwrap();
        for file in fs::read_dir(sample.join("indsendt/2026-01")).unwrap() {
            let file = file.unwrap().path();
            fs::copy(&file, root.join("indsendt").join(file.file_name().unwrap())).unwrap();
        }
        let folder = Folder::at(&root);
        let opened = folder.open().unwrap().unwrap();
        let run = run::anew(&folder, opened, Month::new(2026, 1).unwrap()).unwrap();
        (keep, root, run)
    }

    fn write(root: &Path, run: &Run) -> Result<Vec<String>, Trouble> {
        let results = root.join("resultat");
        write_all(
            &Folder::at(root),
            run,
            &Report::of(&run.period),
            &results,
            OutputCache::at(root.join("lager.json"), &results),
        )
    }

    #[test]
    fn a_file_that_changes_after_it_was_read_stops_the_run() {
        for name in ["indsendt/Businesscase NTM 2026-01.xlsx", "program.xlsx"] {
            let (_keep, root, run) = read();
            let whole = fs::read(root.join(name)).unwrap();
            fs::write(root.join(name), [&whole[..], b" "].concat()).unwrap();
            let trouble = write(&root, &run).unwrap_err();
            assert!(trouble.what.contains("er ændret, efter at den blev læst"), "{trouble}");
            assert!(!root.join("resultat").join(RECORD_FILE).exists(), "{name}: nothing is written");
            // Saved again as it was, it is the file that was read.
            fs::write(root.join(name), whole).unwrap();
            write(&root, &run).unwrap();
        }
    }
}
