//! `gevinst status`: where the programme stands, and what to do now. It writes nothing.
use super::{AnswerFormat, Outcome, consolidate::RECORD_FILE, month::known, opened};
use crate::{
    archive::{Record, in_force},
    disk::{Trouble, folder::Folder, packages, read_file},
    findings::Severity,
    formats::json,
    period::Consolidated,
    run,
    status::{Known, Next, Seen, Status},
    units::Month,
};
use std::{io::Write, path::Path};

/// Tells where the programme around `root` stands; of `period`, or of the month that is next.
///
/// # Errors
/// A programme or an archive that cannot be used, or files that cannot be read.
pub fn status(
    root: &Path,
    period: Option<Month>,
    format: AnswerFormat,
    out: &mut dyn Write,
) -> Result<Outcome, Trouble> {
    let (status, outcome) = standing(root, period, out)?;
    let answer = match format {
        AnswerFormat::Text => status.text(),
        AnswerFormat::Json => json(&status),
    };
    let _ = out.write_all(answer.as_bytes());
    Ok(outcome)
}

/// Where the programme stands, as a value: a menu asks here too. What is wrong with a programme that cannot be used is told.
///
/// # Errors
/// As for [`status`].
pub fn standing(root: &Path, period: Option<Month>, out: &mut dyn Write) -> Result<(Status, Outcome), Trouble> {
    let folder = Folder::named(root)?;
    let opened = opened(&folder, out)?;
    let known = known(&folder, &opened)?;
    let programme = &opened.programme;
    let next = match period {
        Some(month) => Next::Month { month, why: "du har valgt den".to_owned() },
        None => Next::of(&Known {
            programme,
            accepted: known.accepted,
            delivered: &known.delivered,
            templates: &known.templates,
        }),
    };
    let names = [programme.municipality.clone(), programme.name.clone()];
    let run = match &next {
        Next::Month { month, .. } => {
            opened.is_active_in(*month)?;
            Some(run::glance(&folder, opened, *month)?.period)
        }
        Next::Several(_) | Next::YearIsOver(_) => None,
    };
    let month = run.as_ref().map(|run| run.basis.period);
    let templates = match &run {
        Some(run) if known.templates.is_empty() && !has_come(run) => run::template_months(&folder, &run.basis.opened)?,
        _ => known.templates,
    };
    let kept = packages::manifests(&folder)?;
    let accepted = in_force(&kept)
        .into_iter()
        .filter_map(|kept| Some((kept.manifest.period()?, &kept.manifest.package)))
        .collect();
    let shown = month.and_then(|month| read_file(&folder.results(month).join(RECORD_FILE)).ok());
    let shown = shown.and_then(|bytes| Record::read(&bytes).ok());
    let seen = Seen {
        root: &folder.root,
        accepted,
        next: &next,
        period: run.as_ref(),
        names: names.each_ref().map(String::as_str),
        shown: shown.as_ref(),
        has_templates: month.is_some_and(|month| templates.contains(&month)),
    };
    let status = Status::of(&seen);
    let outcome = run.as_ref().map_or(Outcome::Clean, |run| Outcome::of_period(run, Severity::Error));
    Ok((status, outcome))
}

/// Whether a centre that is to deliver has: then nobody needs to know whether it has a template.
fn has_come(run: &Consolidated) -> bool {
    let is_active = |code| run.basis.opened.programme.centre(code).is_some_and(|one| one.is_active(run.basis.period));
    run.register.cases.iter().any(|case| !case.carried_forward && is_active(&case.centre))
}
