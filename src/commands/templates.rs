//! `gevinst skabeloner`: the centres' templates for a period.
use super::{Manner, Outcome, TRIAL, init::quoted, next_year::last_year, opened, processes::Export};
use crate::{
    archive::{Kept, Past, in_force},
    danish::{
        printed, show,
        words::{capital, list, plural},
    },
    disk::{
        self, Ledger, Standing, Trouble,
        folder::{self, Folder},
        packages,
    },
    findings::Severity,
    period::Opened,
    programme::Centre,
    schema::{business_case, time_registration},
    templates as drawn,
    units::Month,
    xlsx::save,
};
use std::{fmt::Write as _, io::Write, path::Path};

/// What `skabeloner` was asked.
pub struct Question<'a> {
    /// The programme folder.
    pub root: &'a Path,
    /// The period.
    pub period: Month,
    /// The codes of the centres; none for all.
    pub centres: &'a [String],
    /// Whether a period before the last accepted one is meant.
    pub nevertheless: bool,
    /// An export of OS2autoproces whose processes are to be ideas.
    pub processes: Option<&'a Path>,
    /// How to work and answer.
    pub manner: Manner,
}

impl<'a> Question<'a> {
    /// For every centre that is active in the period.
    pub fn of(root: &'a Path, period: Month) -> Self {
        Self { root, period, centres: &[], nevertheless: false, processes: None, manner: Manner::default() }
    }
}

/// Writes a business case and a time registration per active centre into `skabeloner/`. What somebody has touched there is
/// left as it is.
///
/// # Errors
/// A programme that cannot be used, a centre there is not, a period that is over, an export that is none, or a folder that cannot be written.
pub fn templates(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let (folder, period) = (Folder::at(question.root), question.period);
    let _lock = question.manner.lock(&folder)?;
    let opened = opened(&folder, out)?;
    opened.is_active_in(period)?;
    let centres = wanted(&opened, question)?;
    let kept = packages::manifests(&folder)?;
    is_not_over(&kept, question)?;
    let past = match packages::past(&folder, &kept, period)? {
        Some(past) => Some(past),
        None => last_year(&folder, &opened.programme, period)?,
    };
    let read = |path| Export::read(path, &opened.programme, period);
    let mut export = question.processes.map(read).transpose()?;
    let drawn = draw(&opened, &centres, past.as_ref(), period, export.as_mut())?;
    let Put { written, left } = put(&folder, drawn, question.manner)?;
    let _ = out.write_all(told(&folder, &written, question, past.as_ref()).as_bytes());
    if let Some(export) = &export {
        let _ = out.write_all(export.told(&written).as_bytes());
    }
    if !left.is_empty() {
        let _ = out.write_all(told_of(&left, &folder).as_bytes());
    }
    if question.manner.trial {
        let _ = out.write_all(TRIAL.as_bytes());
    } else if left.is_empty() {
        let _ = out.write_all(next(&folder, question).as_bytes());
    }
    let asks = !left.is_empty() || export.is_some_and(|export| export.asks());
    Ok(if asks { Outcome::Findings } else { Outcome::of(&opened.found, Severity::Error) })
}

/// What to do with them.
fn next(folder: &Folder, question: &Question<'_>) -> String {
    let (submitted, root) = (disk::shown(&folder.submitted()), quoted(question.root));
    format!(
        "Send dem til centrene. Læg det, der kommer tilbage, i {submitted}\nNår fristen er gået, så kør: gevinst saml {root} --periode {}\n",
        question.period
    )
}

/// The centres that are to have templates.
fn wanted<'a>(opened: &'a Opened, question: &Question<'_>) -> Result<Vec<&'a Centre>, Trouble> {
    let active = || opened.programme.centres.iter().filter(|centre| centre.is_active(question.period));
    if question.centres.is_empty() {
        return Ok(active().collect());
    }
    let is_it = |centre: &Centre, code: &String| centre.code.as_str().to_lowercase() == code.trim().to_lowercase();
    if let Some(code) = question.centres.iter().find(|code| !active().any(|centre| is_it(centre, code))) {
        let codes: Vec<&str> = active().map(|centre| centre.code.as_str()).collect();
        let month = show::month(question.period);
        let what = format!("{} er ikke et center, der er aktivt i {month}.", printed(code.trim()));
        return Err(Trouble::new(
            what,
            format!("Skriv en af koderne fra arket Centre i program.xlsx: {}.", list(&codes)),
        ));
    }
    // Each once, however often it is named.
    Ok(active().filter(|centre| question.centres.iter().any(|code| is_it(centre, code))).collect())
}

/// Templates for a month that is over take the place of those the centres are filling in.
fn is_not_over(kept: &[Kept], question: &Question<'_>) -> Result<(), Trouble> {
    let last = in_force(kept).into_iter().filter_map(|kept| kept.manifest.period()).max();
    let Some(last) = last.filter(|last| question.period < *last && !question.nevertheless) else { return Ok(()) };
    let what = format!("{} ligger før {}, som er godkendt.", capital(&show::month(question.period)), show::month(last));
    let fix = format!(
        "Mente du --periode {}? Skal det være en ældre måned, så skriv --alligevel. Intet er skrevet.",
        last.plus(1)
    );
    Err(Trouble::new(what, fix))
}

/// Every template by its name.
fn draw(
    opened: &Opened,
    centres: &[&Centre],
    past: Option<&Past>,
    period: Month,
    mut export: Option<&mut Export>,
) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let mut all = Vec::new();
    for centre in centres {
        for template in [&business_case::TEMPLATE, &time_registration::TEMPLATE] {
            let name = drawn::file_name(template, &centre.code);
            let mut filled = past.map_or_else(drawn::Filled::default, |past| {
                if *template == business_case::TEMPLATE {
                    drawn::carried::business_case(past, &opened.programme, &centre.code, period)
                } else {
                    drawn::carried::time_registration(past, &centre.code, period)
                }
            });
            if let Some(export) = export.as_mut().filter(|_| *template == business_case::TEMPLATE) {
                export.add(&centre.code, &mut filled);
            }
            let drawing = drawn::for_centre(template, &opened.programme, centre, period, &filled);
            let bytes = save(&drawing).map_err(|error| Trouble::drawing(&name, &error.0))?;
            all.push((name, bytes));
        }
    }
    Ok(all)
}

/// The names of what was written, or would be, and of what is left for somebody has touched it.
struct Put {
    written: Vec<String>,
    left: Vec<String>,
}

fn put(folder: &Folder, drawn: Vec<(String, Vec<u8>)>, manner: Manner) -> Result<Put, Trouble> {
    let root = folder.templates();
    let (mut ledger, mut ours, mut left) = (Ledger::of(&root), Vec::new(), Vec::new());
    let mut batch = disk::Batch::default();
    for (name, bytes) in drawn {
        match ledger.standing(&name, &bytes)? {
            Standing::Touched => left.push(name),
            Standing::Same => ours.push((name, bytes)),
            Standing::Ours if manner.trial => ours.push((name, bytes)),
            Standing::Ours => {
                batch.add(&root.join(&name), &bytes)?;
                ours.push((name, bytes));
            }
        }
    }
    let files = || ours.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    if !manner.trial {
        ledger.expect(files())?;
        batch.settle()?;
        ledger.settle(files())?;
        disk::sweep(&root);
    }
    Ok(Put { written: ours.into_iter().map(|(name, _)| name).collect(), left })
}

fn told(folder: &Folder, written: &[String], question: &Question<'_>, past: Option<&Past>) -> String {
    let (count, period) = (plural(written.len(), "skabelon", "skabeloner"), question.period);
    let lies = if question.manner.trial { "ville ligge" } else { "ligger" };
    let mut text = format!("{count} for {} {lies} i {}\n", show::month(period), disk::shown(&folder.templates()));
    text += &question.manner.files(written.iter().map(String::as_str));
    if let Some(past) = past {
        text.push_str(&folder::gap(Some(past.period), period));
        let since = show::month(past.period);
        let _ = writeln!(
            text,
            "De er udfyldt med det, der blev godkendt for {since}. Det, der skal rettes, står på arket Læs mig."
        );
        text.extend(past.remark().map(|remark| remark + "\n"));
    }
    text
}

fn told_of(left: &[String], folder: &Folder) -> String {
    let names = left.iter().map(|name| format!("  {name}\n")).collect::<Vec<_>>().concat();
    format!(
        "\nIkke skrevet, fordi nogen har ændret filen, siden gevinst skrev den:\n{names}Er den udfyldt, så flyt den til {}. Skal der en ny skabelon, så flyt eller slet den, og kør igen.\n",
        disk::shown(&folder.submitted())
    )
}
