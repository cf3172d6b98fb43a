//! Parses the arguments, runs one command, and turns the outcome into an exit code.
use gevinst::{cli, commands::Outcome, isolation::isolate};
use std::{io::Write, process::ExitCode};

fn main() -> ExitCode {
    isolate(std::env::current_exe());
    let mut out = anstream::stdout().lock();
    let outcome = cli::run(std::env::args_os(), &mut out);
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
