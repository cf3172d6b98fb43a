//! Where a person is: in a programme, in one that cannot be used as it is, or in none.
use crate::{
    commands::standing,
    disk::folder::{Folder, PROGRAMME_FILE},
    status::Status,
    units::Month,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where a person is, and what is known there.
#[derive(Debug)]
pub enum Place {
    /// In a programme.
    Programme {
        /// The folder, as it is to be typed.
        root: PathBuf,
        /// The month that was chosen; nothing for the next one.
        month: Option<Month>,
        /// Where the programme stands.
        status: Box<Status>,
    },
    /// In a programme that something has to be mended in first.
    Unusable {
        /// The folder, as it is to be typed.
        root: PathBuf,
        /// What is wrong, and how to mend it.
        told: String,
    },
    /// In no programme.
    Outside {
        /// The folder, as it is to be typed.
        here: PathBuf,
        /// The programmes that lie in it.
        programmes: Vec<PathBuf>,
        /// What is there already, programme or not: a new folder takes none of these names.
        taken: Vec<String>,
    },
}

impl Place {
    /// The place around a folder, as it is now; of a month, or of the one that is next.
    pub fn at(folder: &Path, month: Option<Month>) -> Self {
        let named = Folder::named(folder).unwrap_or_else(|_| Folder::at(folder));
        if !named.programme_file().is_file() {
            return Self::outside(folder);
        }
        let mut told = Vec::new();
        match standing(&named.root, month, &mut told) {
            Ok((status, _)) => Self::Programme { root: named.root, month, status: Box::new(status) },
            Err(trouble) => {
                let told = format!("{}{trouble}\n", String::from_utf8_lossy(&told));
                Self::Unusable { root: named.root, told }
            }
        }
    }

    fn outside(folder: &Path) -> Self {
        let entries: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| folder.join(entry.file_name())).collect();
        let mut programmes: Vec<PathBuf> =
            entries.iter().filter(|path| path.join(PROGRAMME_FILE).is_file()).map(|path| typed(path)).collect();
        programmes.sort();
        let name = |path: &PathBuf| Some(path.file_name()?.to_string_lossy().into_owned());
        Self::Outside { here: folder.to_owned(), programmes, taken: entries.iter().filter_map(name).collect() }
    }

    /// The same place, after something may have changed.
    #[must_use]
    pub fn seen_again(self) -> Self {
        match self {
            Self::Programme { root, month, .. } => Self::at(&root, month),
            Self::Unusable { root, .. } => Self::at(&root, None),
            Self::Outside { here, .. } => Self::at(&here, None),
        }
    }

    /// The same place, of another month.
    #[must_use]
    pub fn of_month(self, month: Month) -> Self {
        match self {
            Self::Programme { root, .. } => Self::at(&root, Some(month)),
            other => other,
        }
    }

    /// The month that these words ask for the status of.
    pub fn month_of(&self, words: &[String]) -> Option<Month> {
        match words {
            [status, _, .., month] if status == "status" => Month::parse(month),
            _ => None,
        }
    }
}

/// A path as one types it: what lies in the folder one stands in goes by its name.
pub fn typed(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}
