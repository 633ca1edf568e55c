//! The commands, one file each.

mod check;
mod compare;
mod completions;
mod dump;
mod report;
mod run;
mod version;

use minigo_lang::check::Packages;
use minigo_lang::diagnostics::Diagnostic;
use minigo_lang::{Input, Session};
use minigo_vm::stdlib::StandardLibrary;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::Path;

use crate::args::{Command, ErrorArgs};
use crate::{messages, program};

/// Exit code of success.
const SUCCESS: u8 = 0;
/// Exit code of a program that cannot be read or compiled, and of output that cannot be written.
const FAILURE: u8 = 1;

/// Runs a command. Returns the process's exit code.
pub(crate) fn run(command: Command) -> u8 {
    match command {
        Command::Run(args) => run::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Dump(args) => dump::run(&args),
        Command::Version => version::run(),
        Command::Completions { shell } => completions::run(shell),
    }
}

/// Reads the program's files, or says why not.
fn read(path: &Path) -> Option<Vec<Input>> {
    program::read(path).map_err(|message| messages::failure(&message)).ok()
}

/// Parses a program and what it imports, or prints why not. It is never freed: the tree may be as deep as the program
/// nests, and the process ends after one.
fn load(session: &mut Session, inputs: Vec<Input>, options: &ErrorArgs) -> Option<ManuallyDrop<Packages>> {
    let packages = session.load(inputs, &StandardLibrary);
    if packages.is_none() {
        fail(session, &session.diagnostics, options);
    }
    packages.map(ManuallyDrop::new)
}

/// Prints the errors of a compilation.
fn fail(session: &Session, diagnostics: &[Diagnostic], options: &ErrorArgs) -> u8 {
    messages::diagnostics(&session.sources, diagnostics, options.max_errors);
    FAILURE
}

/// Writes to stdout. A reader that has gone away is no failure; a full disk is.
fn print(text: &str) -> u8 {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            messages::failure(&format!("cannot write to stdout: {error}"));
            FAILURE
        }
        _ => SUCCESS,
    }
}
