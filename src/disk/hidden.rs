//! Files of our own among those that people use: a dot before the name hides them, and on Windows an attribute does.
use std::{fs::OpenOptions, path::Path};

/// The options with which a file is made that nobody need see, by the dot before its name.
pub(super) fn hidden_by_name(options: &mut OpenOptions, path: &Path) {
    let has_dot = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if has_dot {
        hidden(options);
    }
}

#[cfg(windows)]
fn hidden(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt;
    /// `FILE_ATTRIBUTE_HIDDEN` (`winnt.h`).
    const HIDDEN: u32 = 2;
    options.attributes(HIDDEN);
}

#[cfg(not(windows))]
fn hidden(_: &mut OpenOptions) {}

/// Hides a folder of ours. The standard library can hide a file as it makes it, and no folder; Windows has a program that can. That it
/// cannot be hidden is no harm.
#[cfg(windows)]
pub fn hide(folder: &Path) {
    use std::process::{Command, Stdio};
    let Some(windows) = std::env::var_os("SystemRoot") else { return };
    // By its whole path: a program of that name may lie among the files that somebody sent.
    let mut attrib = Command::new(Path::new(&windows).join("System32").join("attrib.exe"));
    let _ = attrib.arg("+h").arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// A dot before its name has hidden it already.
#[cfg(not(windows))]
pub fn hide(_: &Path) {}
