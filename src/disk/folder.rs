//! The programme folder: where things lie, the programme itself, and the lock that keeps two runs apart.
use super::{ANY_YEAR, Trouble, hidden::hidden_by_name, is_free, patience::patiently, read};
use crate::{
    danish::show,
    findings::{Effect, Finding},
    intake::Delivery,
    period::Opened,
    schema::program,
    units::Month,
};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, ErrorKind},
    path::{Component, Path, PathBuf},
};

/// The programme's own workbook.
pub const PROGRAMME_FILE: &str = "program.xlsx";

/// A programme folder.
pub struct Folder {
    /// Where it is.
    pub root: PathBuf,
}

impl Opened {
    /// A month in which some centre is to deliver.
    ///
    /// # Errors
    /// A month in which no centre is active.
    pub fn is_active_in(&self, period: Month) -> Result<(), Trouble> {
        let centres = &self.programme.centres;
        if centres.iter().any(|centre| centre.is_active(period)) {
            return Ok(());
        }
        let first = centres.iter().map(|centre| centre.active_from).min();
        let from =
            first.map_or_else(String::new, |month| format!(" Det første center er aktivt fra {}.", show::month(month)));
        let what = format!("Ingen centre er aktive i {}.{from}", show::month(period));
        Err(Trouble::new(
            what,
            "Kontrollér perioden, og kolonnerne Aktiv fra og Aktiv til på arket Centre i program.xlsx.",
        ))
    }
}

/// What to say of months between the last accepted one and the period.
pub fn gap(accepted: Option<Month>, period: Month) -> String {
    match accepted {
        Some(last) if last.plus(1) < period => {
            format!("Bemærk: den seneste godkendte måned er {}.\n", show::month(last))
        }
        _ => String::new(),
    }
}

impl Folder {
    /// The folder at this path.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The folder that somebody names, or stands in: the nearest with a programme, from there and up. Where there is none it
    /// is the folder itself, so that [`open`](Self::open) tells what is missing.
    ///
    /// # Errors
    /// A path that is not there.
    pub fn named(start: &Path) -> Result<Self, Trouble> {
        start.metadata().map_err(|error| Trouble::reading(start, &error))?;
        let whole = std::path::absolute(start).map_err(|error| Trouble::reading(start, &error))?;
        let up = whole.ancestors().position(|folder| folder.join(PROGRAMME_FILE).is_file());
        Ok(Self { root: up.map_or_else(|| start.to_owned(), |up| above(start, up)) })
    }

    /// The folder a file lies in, however deep.
    pub fn around(path: &Path) -> Option<Self> {
        let whole = std::path::absolute(path).ok()?;
        whole.ancestors().find(|folder| folder.join(PROGRAMME_FILE).is_file()).map(Self::at)
    }

    /// The programme's workbook.
    pub fn programme_file(&self) -> PathBuf {
        self.root.join(PROGRAMME_FILE)
    }

    /// What the centres returned.
    pub fn submitted(&self) -> PathBuf {
        self.root.join("indsendt")
    }

    /// The templates we write.
    pub fn templates(&self) -> PathBuf {
        self.root.join("skabeloner")
    }

    /// The results of a period.
    pub fn results(&self, period: Month) -> PathBuf {
        self.root.join("resultat").join(period.to_string())
    }

    /// What is kept from one run of a period to the next; it may be deleted at any time.
    pub fn read_cache(&self, period: Month) -> PathBuf {
        self.root.join("resultat").join(".lager").join(period.to_string())
    }

    /// The latest month that something is kept of from a run before.
    pub fn latest_read_cache(&self) -> Option<Month> {
        let kept = self.root.join("resultat").join(".lager").read_dir().ok()?.flatten();
        kept.filter_map(|file| Month::parse(file.file_name().to_str()?)).max()
    }

    /// What is noted of the results of a period from one run to the next; it may be deleted too.
    pub fn output_cache(&self, period: Month) -> PathBuf {
        self.read_cache(period).with_extension("json")
    }

    /// What last year's programme ended with: a folder with an archive of one package, as it was accepted there. Templates
    /// are filled from it until this programme has accepted something of its own; nothing else reads it.
    #[must_use]
    pub fn last_year(&self) -> Self {
        Self::at(&self.root.join("forrige"))
    }

    /// What was accepted.
    pub fn archive(&self) -> PathBuf {
        self.root.join("arkiv")
    }

    /// Keeps a second run out until the lock is dropped.
    ///
    /// # Errors
    /// A folder that another run is working in, or that cannot be written.
    pub fn lock(&self) -> Result<File, Trouble> {
        let path = self.root.join(".gevinst.lock");
        let mut options = OpenOptions::new();
        hidden_by_name(&mut options, &path);
        let open = || options.create(true).truncate(false).write(true).open(&path);
        let file = is_free(&path).and_then(|()| patiently(open)).map_err(|error| closed(&self.root, &path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => {
                let what = format!("En anden kørsel er i gang i {}.", super::shown(&self.root));
                Err(Trouble::new(what, "Vent, til den er færdig, og kør igen."))
            }
            Err(TryLockError::Error(error)) => Err(Trouble::writing(&path, &error)),
        }
    }

    /// Reads `program.xlsx`: the programme, or what has to be mended first.
    ///
    /// # Errors
    /// No `program.xlsx`, or a workbook that is not a programme. Its faults are the inner error: they are shown as findings.
    pub fn open(&self) -> Result<Result<Opened, Vec<Finding>>, Trouble> {
        let path = self.programme_file();
        if !path.is_file() {
            let here =
                if self.root == Path::new(".") { "den mappe, du står i".to_owned() } else { super::shown(&self.root) };
            let what = format!("Der er ingen {PROGRAMME_FILE} i {here}.");
            return Err(Trouble::new(what, "Gå til programmets mappe, eller lav en ny med gevinst opret MAPPE."));
        }
        let delivery = read(PROGRAMME_FILE, &path, ANY_YEAR);
        if let Some(submission) = delivery.submission()
            && submission.template.is_some_and(|template| *template != program::TEMPLATE)
        {
            let what = format!("{PROGRAMME_FILE} er ikke en programfil, men en {}.", title(&delivery));
            return Err(Trouble::new(what, "Læg programmets egen program.xlsx i mappen."));
        }
        Ok(Opened::of(delivery))
    }
}

/// Why the lock cannot be had: the folder is not one to write in, or something is in the way of the lock's own file.
fn closed(root: &Path, lock: &Path, error: &io::Error) -> Trouble {
    if !matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
        return Trouble::writing(lock, error);
    }
    let fix = "Bed om skriveadgang til mappen, eller kopiér den til et sted, hvor du må skrive, og kør igen.";
    Trouble { fix: fix.to_owned(), ..Trouble::writing(root, error) }
}

/// A folder so many steps above, as one would type it: two above `a/b` is `.`, one above `.` is `..`.
fn above(start: &Path, up: usize) -> PathBuf {
    if up == 0 {
        return start.to_owned();
    }
    let is_plain = |part: &Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !start.components().all(|part| is_plain(&part)) {
        let whole = std::path::absolute(start).unwrap_or_else(|_| start.to_owned());
        return whole.ancestors().nth(up).unwrap_or(start).to_owned();
    }
    let names: Vec<_> = start.components().filter(|part| *part != Component::CurDir).collect();
    match names.len().checked_sub(up) {
        Some(0) => PathBuf::from("."),
        Some(left) => names[..left].iter().collect(),
        None => std::iter::repeat_n("..", up - names.len()).collect(),
    }
}

fn title(delivery: &Delivery) -> String {
    let template = delivery.submission().and_then(|submission| submission.template);
    template.map_or_else(String::new, |template| template.title.to_lowercase())
}

/// What to say when a programme's workbook must be mended before anything can run.
pub fn unusable(found: &[Finding]) -> Trouble {
    let errors = found.iter().filter(|finding| finding.effect() != Effect::Counted).count();
    let count = crate::danish::words::plural(errors, "fejl", "fejl");
    Trouble::new(
        format!("{PROGRAMME_FILE} har {count}, så intet kan beregnes."),
        "Ret fejlene herover, og kør igen.".to_owned(),
    )
    .or_damaged(found.is_empty())
}

impl Trouble {
    fn or_damaged(self, nothing_said: bool) -> Self {
        if !nothing_said {
            return self;
        }
        Self::new(
            format!("{PROGRAMME_FILE} mangler noget, så intet kan beregnes."),
            "Lav en ny med gevinst opret, og kopiér indholdet over i den.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_above_is_written_as_one_would_type_it() {
        for (start, up, typed) in [
            ("a/b", 0, "a/b"),
            ("a/b", 1, "a"),
            ("a/b", 2, "."),
            (".", 1, ".."),
            ("./a", 3, "../.."),
            ("/a/b", 1, "/a"),
        ] {
            assert_eq!(above(Path::new(start), up), Path::new(typed), "{up} above {start}");
        }
    }

    #[test]
    fn a_programme_is_found_from_any_folder_and_file_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let (deep, file) = (folder.path().join("indsendt/CBD"), folder.path().join(PROGRAMME_FILE));
        std::fs::create_dir_all(&deep).unwrap();
        assert_eq!(Folder::named(&deep).unwrap().root, deep, "without a programme it is the folder itself");
        std::fs::write(&file, "").unwrap();
        for start in [folder.path(), &deep, &file] {
            assert_eq!(Folder::named(start).unwrap().root, folder.path());
        }
        let gone = Folder::named(&folder.path().join("findes ikke")).err().unwrap();
        assert!(gone.what.contains("den findes ikke"), "{gone}");
    }
}
