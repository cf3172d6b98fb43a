//! The program that a file or a folder belongs to, as the system knows it.
use std::{
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// The guide, from the folder of the program that was handed out: beside it, and where a package of Debian puts it.
const GUIDES: [&str; 2] = ["Vejledning.html", "../share/doc/gevinst/Vejledning.html"];

/// How long an opener has to say that it cannot.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens a file in its program, or a folder in the window for files.
///
/// # Errors
/// A system without an opener, and one that says it cannot.
pub fn open(path: &Path) -> io::Result<()> {
    let mut command = opener(path);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Explorer gives 1 whatever happens, and says itself what is wrong.
    if cfg!(windows) {
        return Ok(());
    }
    let step = Duration::from_millis(50);
    let mut waited = Duration::ZERO;
    while waited < PATIENCE {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => return Err(io::ErrorKind::Unsupported.into()),
            None => thread::sleep(step),
        }
        waited += step;
    }
    // It has not come back: it is showing the file.
    Ok(())
}

#[cfg(windows)]
fn opener(path: &Path) -> Command {
    use std::os::windows::process::CommandExt;
    let mut command = Command::new("explorer.exe");
    // Always in quotation marks: a comma outside them divides the path in two.
    command.raw_arg(format!("\"{}\"", path.display()));
    command
}

#[cfg(not(windows))]
fn opener(path: &Path) -> Command {
    let mut command = Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" });
    command.arg(path);
    command
}

/// The guide, where it was handed out with the program.
pub fn guide() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    GUIDES.iter().map(|guide| program.with_file_name(guide)).find(|path| path.is_file())
}
