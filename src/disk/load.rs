//! One file as it lies on the disk, opened only where there is something to open.
use super::{is_noise, read_file};
use crate::{
    danish::printed,
    intake::{Arrived, Delivery, sha256},
    xlsx::{Excess, LIMITS, Limit, Refusal},
};
use std::{fs, path::Path};

/// Anyone may be born in it: for files that are read outside a period.
pub const ANY_YEAR: i16 = 2099;

/// The bytes of a file; or the file, where there is nothing to open.
///
/// # Errors
/// A file that is not opened, as it stands among the deliveries: noise, too large, or one that cannot be read.
pub fn load(name: &str, path: &Path) -> Result<Vec<u8>, Delivery> {
    let without = |arrived, bytes| Delivery { file: printed(name).into(), sha256: String::new(), bytes, arrived };
    let refused = |refusal, bytes| without(Arrived::Refused(refusal), bytes);
    if is_noise(name) {
        return Err(without(Arrived::Noise, 0));
    }
    match fs::metadata(path) {
        Ok(about) if about.is_file() && about.len() > LIMITS.file_bytes => {
            Err(refused(too_large(about.len()), about.len()))
        }
        Ok(_) => read_file(path).map_err(|_| refused(Refusal::Unreadable, 0)),
        Err(_) => Err(refused(Refusal::Unreadable, 0)),
    }
}

fn too_large(seen: u64) -> Refusal {
    Refusal::TooLarge(Excess { limit: Limit::FileBytes, seen, most: LIMITS.file_bytes })
}

/// Reads one file here and now, every row of it.
pub fn read(name: &str, path: &Path, year: i16) -> Delivery {
    load(name, path).map_or_else(
        |delivery| delivery,
        |bytes| {
            let sum = sha256(&bytes);
            Delivery::of(name, &bytes, sum, year)
        },
    )
}
