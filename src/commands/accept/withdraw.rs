//! `gevinst godkend --fortryd`: a period's latest approval no longer holds. Nothing is taken away: a package says so.
use super::{Manner, Outcome, TRIAL, link, masked, quoted, signer, written};
use crate::{
    archive::{Kept, MANIFEST_FILE, Manifest, Package, Previous, in_force},
    danish::{
        show,
        words::{capital, list},
    },
    disk::{self, Trouble, folder::Folder, packages},
    units::Month,
};
use std::{io::Write, path::Path};

/// What `godkend --fortryd` was asked.
pub struct Question<'a> {
    /// The programme folder.
    pub root: &'a Path,
    /// The period.
    pub period: Month,
    /// Who withdraws.
    pub by: Option<&'a str>,
    /// Why.
    pub reason: Option<&'a str>,
    /// How to work and answer.
    pub manner: Manner,
}

/// Withdraws the latest approval of the period. The one before it of the same period, if there is one, holds again.
///
/// # Errors
/// No reason and no name, nothing to withdraw, a later month that rests on it, or a folder that cannot be written.
pub fn withdraw(question: &Question<'_>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let by = signer(question.by)?;
    let reason = written(question.reason).ok_or_else(|| {
        Trouble::new("Der mangler, hvorfor godkendelsen fortrydes.", "Skriv det med --grund \"…\". Det står i arkivet.")
    })?;
    let folder = Folder::at(question.root);
    // A programme that has to be mended is no hindrance: nothing is computed.
    let _programme = folder.open()?;
    let _lock = question.manner.lock(&folder)?;
    let kept = packages::manifests(&folder)?;
    let withdrawn = latest(&kept, question)?;
    nothing_rests_on(withdrawn, &kept, question)?;
    let package = Package {
        reason: Some(reason),
        accepted_by: Some(by),
        withdraws: Some(Previous { name: withdrawn.folder.clone(), sha256: withdrawn.sha256.clone() }),
        ..link(&kept, question.period)
    };
    let manifest = Manifest {
        form: Manifest::FORM.to_owned(),
        form_version: Manifest::FORM_VERSION,
        package: package.clone(),
        record: withdrawn.manifest.record.clone(),
        files: Vec::new(),
    };
    let path = disk::shown(&folder.archive().join(&package.name));
    if question.manner.trial {
        let _ = writeln!(out, "Godkendelsen {} kan fortrydes. Det ville stå i {path}.", withdrawn.folder);
        let _ = out.write_all(TRIAL.as_bytes());
        return Ok(Outcome::Clean);
    }
    packages::put(&folder, &package.name, &[(MANIFEST_FILE.to_owned(), manifest.write().into_bytes())])?;
    let _ = writeln!(out, "Godkendelsen {} er fortrudt. Det står i {path}, og intet er slettet.", withdrawn.folder);
    let _ = out.write_all(masked([question.by, question.reason]).as_bytes());
    let _ = out.write_all(left(&packages::manifests(&folder)?, question).as_bytes());
    Ok(Outcome::Clean)
}

/// The approval of the period that holds now.
fn latest<'k>(kept: &'k [Kept], question: &Question<'_>) -> Result<&'k Kept, Trouble> {
    let of_period = |kept: &&Kept| kept.manifest.period() == Some(question.period);
    in_force(kept).into_iter().rfind(of_period).ok_or_else(|| {
        let what = format!("{} er ikke godkendt, så der er intet at fortryde.", capital(&show::month(question.period)));
        Trouble::new(what, format!("Kør gevinst arkiv {} for at se, hvad der er godkendt.", quoted(question.root)))
    })
}

/// A later month that was compared with it would stand on nothing.
fn nothing_rests_on(withdrawn: &Kept, kept: &[Kept], question: &Question<'_>) -> Result<(), Trouble> {
    let rests = |kept: &&Kept| kept.manifest.record.compared_with.as_ref() == Some(&withdrawn.folder);
    let resting: Vec<Month> =
        in_force(kept).into_iter().filter(rests).filter_map(|kept| kept.manifest.period()).collect();
    let Some(last) = resting.iter().max() else { return Ok(()) };
    let months: Vec<String> = resting.iter().copied().map(show::month).collect();
    let months = list(&months);
    let what = format!("{} er godkendt på grundlag af {}.", capital(&months), show::month(question.period));
    let fix = format!(
        "Fortryd først: gevinst godkend {} --periode {last} --fortryd --grund \"…\" --af \"…\". Skal {} bare rettes, så saml og godkend den igen med --grund.",
        quoted(question.root),
        show::month(question.period)
    );
    Err(Trouble::new(what, fix))
}

/// What holds after the withdrawal, and what to do now.
fn left(kept: &[Kept], question: &Question<'_>) -> String {
    let (month, root, period) = (capital(&show::month(question.period)), quoted(question.root), question.period);
    let all = in_force(kept);
    if let Some(before) = all.iter().rfind(|kept| kept.manifest.period() == Some(period)) {
        return format!("{month} er godkendt, som den var i {}.\n", before.folder);
    }
    let last = all.iter().filter_map(|kept| kept.manifest.period()).max();
    let last = last.map_or_else(
        || "Ingen måned er godkendt.".to_owned(),
        |last| format!("Den seneste godkendte måned er {}.", show::month(last)),
    );
    format!(
        "{month} er ikke længere godkendt. {last}\nRet det, der skal rettes, og kør: gevinst saml {root} --periode {period}\n"
    )
}
