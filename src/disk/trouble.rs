//! What stops a run: what, where, and how to mend it, in plain Danish.
use super::{hindrance::Hindrance, shown};
use crate::danish::cpr::mask;
use std::{fmt, io, path::Path};

/// Why a command could not run.
#[derive(Debug)]
pub struct Trouble {
    /// What is wrong and where.
    pub what: String,
    /// How to mend it.
    pub fix: String,
}

impl Trouble {
    /// What is wrong, and how to mend it.
    pub fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), fix: fix.into() }
    }

    /// A file or folder that cannot be read.
    pub fn reading(path: &Path, error: &io::Error) -> Self {
        let what = format!("{} kan ikke læses: {}.", shown(path), reason(error));
        let fix = Hindrance::of(error).map(Hindrance::fix);
        Self::new(what, fix.unwrap_or("Kontrollér stien, og at du har adgang til den."))
    }

    /// A file or folder that cannot be written.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        Self::changing(path, "skrives", error)
    }

    /// A file that is to go and cannot be taken away.
    pub fn removing(path: &Path, error: &io::Error) -> Self {
        Self::changing(path, "fjernes", error)
    }

    fn changing(path: &Path, done: &str, error: &io::Error) -> Self {
        let what = format!("{} kan ikke {done}: {}.", shown(path), reason(error));
        let usual = "Luk filen, hvis den er åben i Excel, kontrollér plads og adgang, og kør igen.";
        let fix = Hindrance::of(error).map_or(usual, Hindrance::fix);
        Self::new(what, format!("{fix} Intet er gået tabt."))
    }

    /// A workbook of ours that could not be drawn: an error in this program.
    pub fn drawing(name: &str, reason: &str) -> Self {
        let what = format!("{name} kunne ikke dannes ({reason}).");
        Self::new(what, "Det er en fejl i gevinst. Meld den med denne tekst.")
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A path may hold what a path should not.
        writeln!(f, "{}", mask(&self.what))?;
        write!(f, "{}", self.fix)
    }
}

/// The system's reason in Danish; its own words only where we have none.
pub(super) fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    if let Some(hindrance) = Hindrance::of(error) {
        return hindrance.reason().to_owned();
    }
    let known = match error.kind() {
        Kind::NotFound => "den findes ikke",
        Kind::PermissionDenied => "du har ikke adgang, eller den er åben i et andet program",
        Kind::AlreadyExists => "den findes allerede",
        Kind::StorageFull => "der er ikke plads på disken",
        Kind::ReadOnlyFilesystem => "drevet kan kun læses",
        Kind::ResourceBusy => "den er åben i et andet program",
        Kind::IsADirectory => "det er en mappe",
        Kind::NotADirectory => "det er ikke en mappe",
        Kind::InvalidData => "dens indhold er ødelagt",
        Kind::UnexpectedEof => "den er kortere, end den var",
        _ => return error.to_string(),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_identity_number_in_a_path_is_masked() {
        let said = Trouble::reading(Path::new("Sag 010203-1234.xlsx"), &io::ErrorKind::NotFound.into()).to_string();
        assert!(said.starts_with("Sag 010203-****.xlsx kan ikke læses"), "{said}");
    }
}
