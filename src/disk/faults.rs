//! For tests: one change of the disk fails, as on a full disk, so that what is left can be looked at.
use std::{cell::Cell, io};

thread_local! {
    /// Changes of the disk until the one that fails.
    static LEFT: Cell<Option<u32>> = const { Cell::new(None) };
}

/// One change more: fails when its time has come.
pub(super) fn next() -> io::Result<()> {
    LEFT.with(|left| match left.get() {
        Some(0) => {
            left.set(None);
            Err(io::Error::from(io::ErrorKind::StorageFull))
        }
        Some(more) => {
            left.set(Some(more - 1));
            Ok(())
        }
        None => Ok(()),
    })
}

/// Runs with the change of this number failing; whether it was reached.
pub(crate) fn failing<T>(number: u32, run: impl FnOnce() -> T) -> (T, bool) {
    LEFT.with(|left| left.set(Some(number)));
    let done = run();
    (done, LEFT.with(|left| left.take().is_none()))
}
