//! **Tålmodighed.** Files that another program holds for a moment.
//!
//! On Windows a file that somebody has open can be neither replaced nor moved, unless they have said that it may. A virus scanner,
//! the search index, OneDrive and the preview in the Explorer open every new file for some hundredths of a second, which is
//! when it is to take its place. So a change that is refused for such a reason is tried again for a while. Other systems have
//! no such refusal, and nothing is tried twice there.
use std::{
    fs, io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// How long a file is waited for that is to be replaced, moved or taken away.
const FOR_A_FILE: Duration = Duration::from_secs(2);
/// How long a folder is: whoever looks through its new files holds one after the other.
const FOR_A_FOLDER: Duration = Duration::from_secs(10);
/// How long a file is that is to be read.
const FOR_READING: Duration = Duration::from_secs(1);
/// The time between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// Access denied, sharing violation, lock violation: what Windows answers to a change of a file that is held.
const HELD: [i32; 3] = [5, 32, 33];
/// What it answers to a reader. That access is denied does not pass.
const HELD_FROM_READERS: [i32; 2] = [32, 33];

/// Gives a file another name, in whose place another may lie. The standard library's `rename` knows paths of any length on
/// Windows; the temporary file's own does not.
///
/// # Errors
/// A file that cannot be renamed, or one in its way that somebody goes on holding.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to))
}

/// Changes a file as soon as nobody holds it.
pub(super) fn patiently<T>(change: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    wait(FOR_A_FILE, |error| is_one_of(error, &HELD), change)
}

/// Changes a folder as soon as nobody holds a file in it.
pub(super) fn patiently_for_a_folder<T>(change: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    wait(FOR_A_FOLDER, |error| is_one_of(error, &HELD), change)
}

/// Reads a file as soon as nobody keeps readers out.
pub(super) fn patiently_read<T>(read: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    wait(FOR_READING, |error| is_one_of(error, &HELD_FROM_READERS), read)
}

/// The numbers mean something else on other systems: 5 is a fault of the disk on Linux.
fn is_one_of(error: &io::Error, codes: &[i32]) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

/// Tries until it succeeds, fails for another reason than one that passes, or has been tried for so long.
fn wait<T>(
    patience: Duration,
    passes: impl Fn(&io::Error) -> bool,
    mut attempt: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let began = Instant::now();
    loop {
        match attempt() {
            Err(error) if passes(&error) && began.elapsed() < patience => thread::sleep(PAUSE),
            done => return done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use io::ErrorKind::{Interrupted, NotFound};

    /// Fails so many times with what passes, then with what does not, then never.
    fn held(times: u32, then: Option<io::ErrorKind>) -> (io::Result<u32>, u32) {
        let mut tries = 0;
        let attempt = || {
            tries += 1;
            match then {
                _ if tries <= times => Err(Interrupted.into()),
                Some(other) => Err(other.into()),
                None => Ok(tries),
            }
        };
        let done = wait(Duration::from_millis(200), |error| error.kind() == Interrupted, attempt);
        (done, tries)
    }

    #[test]
    fn what_passes_is_waited_out_and_nothing_else_is() {
        assert_eq!(held(2, None).0.unwrap(), 3);
        let (done, tries) = held(1, Some(NotFound));
        assert_eq!((done.unwrap_err().kind(), tries), (NotFound, 2));
    }

    #[test]
    fn what_does_not_pass_in_time_is_told() {
        let (done, tries) = held(u32::MAX, None);
        assert_eq!(done.unwrap_err().kind(), Interrupted);
        assert!((2..8).contains(&tries), "{tries}");
    }

    #[test]
    fn only_windows_means_by_its_numbers_that_a_file_is_held() {
        for code in HELD {
            assert_eq!(is_one_of(&io::Error::from_raw_os_error(code), &HELD), cfg!(windows), "{code}");
        }
        assert!(!is_one_of(&io::Error::from_raw_os_error(2), &HELD));
    }
}
