//! The commands, one file each.

mod check;
mod completions;
mod dump;
mod run;
mod version;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use minigo_lang::{Input, Session};

use crate::args::Command;
use crate::{program, report};

/// Runs a command.
pub(crate) fn run(command: Command) -> ExitCode {
    match command {
        Command::Run(args) => run::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Dump(args) => dump::run(&args),
        Command::Version => version::run(),
        Command::Completions { shell } => completions::run(shell),
    }
}

/// Reads the program's files, or says why not.
fn read(path: &Path) -> Option<Vec<Input>> {
    program::read(path).map_err(|message| report::failure(&message)).ok()
}

/// Prints the errors of a compilation; success if there are none.
fn conclude(session: &Session, max_errors: usize) -> ExitCode {
    if session.diagnostics.is_empty() {
        return ExitCode::SUCCESS;
    }
    report::diagnostics(&session.sources, &session.diagnostics, max_errors);
    ExitCode::FAILURE
}

/// Writes to stdout. A reader that has gone away is no failure; a full disk is.
fn print(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            report::failure(&format!("cannot write to stdout: {error}"));
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
