//! `gevinst skabeloner`: the centres' templates for a period.
use super::{Outcome, init::quoted, next_year::last_year, opened};
use crate::{
    disk::{
        self, Trouble,
        folder::{self, Folder},
        packages,
    },
    findings::Severity,
    schema::{business_case, time_registration},
    templates as drawn,
    units::Month,
    xlsx::save,
};
use std::{io::Write, path::Path};

/// Writes a business case and a time registration per active centre into `skabeloner/`.
///
/// # Errors
/// A programme that cannot be used, or a folder that cannot be written.
pub fn templates(root: &Path, period: Month, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let folder = Folder::at(root);
    let _lock = folder.lock()?;
    let opened = opened(&folder, out)?;
    opened.is_active_in(period)?;
    let past = match packages::past(&folder, &packages::manifests(&folder)?, period)? {
        Some(past) => Some(past),
        None => last_year(&folder, period)?,
    };
    let (mut batch, mut written) = (disk::Batch::default(), 0);
    for centre in opened.programme.centres.iter().filter(|centre| centre.is_active(period)) {
        for template in [&business_case::TEMPLATE, &time_registration::TEMPLATE] {
            let name = drawn::file_name(template, &centre.code);
            let filled = past.as_ref().map_or_else(drawn::Filled::default, |past| {
                if *template == business_case::TEMPLATE {
                    drawn::carried::business_case(past, &opened.programme, &centre.code, period)
                } else {
                    drawn::carried::time_registration(past, &centre.code, period)
                }
            });
            let drawing = drawn::for_centre(template, &opened.programme, centre, period, &filled);
            let bytes = save(&drawing).map_err(|error| Trouble::drawing(&name, &error.0))?;
            batch.add(&folder.templates().join(&name), &bytes)?;
            written += 1;
        }
    }
    batch.settle()?;
    let count = crate::danish::words::plural(written, "skabelon", "skabeloner");
    let _ = writeln!(
        out,
        "{count} for {} ligger i {}",
        crate::danish::show::month(period),
        disk::shown(&folder.templates())
    );
    if let Some(past) = &past {
        let since = crate::danish::show::month(past.period);
        let _ = out.write_all(folder::gap(Some(past.period), period).as_bytes());
        let _ = writeln!(
            out,
            "De er udfyldt med det, der blev godkendt for {since}. Det, der skal rettes, står på arket Læs mig."
        );
        if let Some(remark) = past.remark() {
            let _ = writeln!(out, "{remark}");
        }
    }
    let _ = writeln!(out, "Send dem til centrene. Læg det, der kommer tilbage, i {}", disk::shown(&folder.submitted()));
    let _ = writeln!(out, "Når fristen er gået, så kør: gevinst saml {} --periode {period}", quoted(root));
    Ok(Outcome::of(&opened.found, Severity::Error))
}
