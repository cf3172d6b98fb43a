//! Parses the arguments, runs one command, and turns the outcome into an exit code.
use gevinst::{cli, commands::Outcome, isolation::isolate};
use std::{io::Write, process::ExitCode};

/// What refuses a worker more memory than it may have, where the system does not.
#[cfg(windows)]
#[global_allocator]
static MEMORY: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

fn main() -> ExitCode {
    #[cfg(windows)]
    gevinst::isolation::limit_memory_by(|most| {
        // It only fails where more is in use already; a worker that has read nothing holds a thousandth.
        let _ = MEMORY.set_limit(most);
    });
    isolate(std::env::current_exe());
    let mut out = anstream::stdout().lock();
    let outcome = cli::run(cli::arguments(), &mut out);
    let _ = out.flush();
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(trouble) => {
            let _ = writeln!(anstream::stderr(), "{trouble}");
            ExitCode::from(2)
        }
    }
}
