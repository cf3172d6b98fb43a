//! F33: something others are packed in, and that is not opened.
use super::f02_other_format::other_spreadsheet;
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    danish::words::list,
    intake::{Arrived, Delivery, is_container_name},
    xlsx::{Refusal, Sealed},
};

/// Something others are packed in, and that is not opened.
pub static RULE: Rule = Rule {
    code: "F33",
    name: "closed-package",
    severity: Severity::Warning,
    trial: false,
    title: "Filen er en pakke eller en mail, som vi ikke kan åbne.",
    why: "Der kan ligge en aflevering i den, og så kommer centrets tal ikke med.",
    fix: "Åbn den, tag regnearket ud, og læg det her i mappen.",
    example: Example::Described {
        wrong: "En mail, der er trukket fra Outlook og gemt som .msg, eller en .7z.",
        right: "Regnearket selv, gemt ud af mailen eller pakken.",
    },
    scope: Scope::File(check),
};

fn check(delivery: &Delivery, _: &Context<'_>, sink: &mut Sink) {
    let seen = match &delivery.arrived {
        Arrived::Refused(Refusal::Sealed(kind)) if other_spreadsheet(&delivery.file).is_none() => {
            said(*kind).to_owned()
        }
        // It is named as a package and is none we know: damaged, or of another make.
        Arrived::Refused(Refusal::NotAWorkbook | Refusal::PlainText | Refusal::Damaged)
            if is_container_name(&delivery.file) =>
        {
            "en pakke eller en mail, der ikke kan læses".to_owned()
        }
        Arrived::Unpacked(contents) if !contents.sealed.is_empty() => {
            let names: Vec<&str> =
                contents.sealed.iter().map(|name| if name.is_empty() { "en mail" } else { name }).collect();
            format!("en pakke eller mail inde i filen: {}", list(&names))
        }
        _ => return,
    };
    sink.point(Spot { seen, ..Spot::file(&delivery.file) }).expecting("regnearket selv");
}

fn said(kind: Sealed) -> &'static str {
    match kind {
        Sealed::OutlookMail => "en mail fra Outlook (.msg)",
        Sealed::Tnef => "en vedhæftet pakke fra Outlook (winmail.dat)",
        Sealed::SevenZip => "en pakke af typen .7z",
        Sealed::Rar => "en pakke af typen .rar",
        Sealed::Gzip => "en pakke af typen .gz",
        Sealed::EncryptedZip => "en zip-fil med adgangskode",
        Sealed::SecureMail => "en sikker mail (.p7m)",
        Sealed::Nested => "en pakke eller en mail inde i en anden",
    }
}
