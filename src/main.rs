//! Parses the arguments, runs one command or shows the menu, and turns the outcome into an exit code.
use gevinst::{
    cli,
    commands::Outcome,
    disk::Trouble,
    isolation::isolate,
    menu::{self, Console, Start},
};
use std::{
    io::{IsTerminal, Write, stdin, stdout},
    process::ExitCode,
};

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
    let words = cli::arguments();
    // Only a person at a terminal can answer; a script gets what it always got.
    let is_watched = stdin().is_terminal() && stdout().is_terminal();
    if let Some(start) = is_watched.then(|| menu::start(&words)).flatten() {
        return watched(start);
    }
    let mut out = anstream::stdout().lock();
    code(cli::run(words, &mut out), &mut out)
}

/// What a person meets who has started the program by a double-click, or dropped something on it.
fn watched(start: Start) -> ExitCode {
    let (mut input, mut out) = (stdin().lock(), anstream::stdout().lock());
    let mut console = Console { input: &mut input, out: &mut out, open: &mut menu::open };
    match start {
        Start::Menu(folder) => {
            menu::menu(&folder, menu::guide().as_deref(), &mut console);
            ExitCode::SUCCESS
        }
        Start::Run(words) => {
            let code = code(menu::run(&words, &mut console), console.out);
            menu::wait_before_closing(&mut console);
            code
        }
    }
}

fn code(outcome: Result<Outcome, Trouble>, out: &mut dyn Write) -> ExitCode {
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
