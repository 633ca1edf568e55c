//! The commands, one file each.

mod check;
mod compare;
mod completions;
mod dump;
mod report;
mod run;
mod test;
mod version;

use minigo_lang::diagnostics::Diagnostic;
use minigo_lang::importer::Importer;
use minigo_lang::{Session, UserPackage};
use std::ffi::OsString;
use std::io::{self, Write};

use crate::args::{Command, ErrorArgs};
use crate::messages;
use crate::module::Named;

/// Exit code of success.
const SUCCESS: u8 = 0;
/// Exit code of a program that cannot be read or compiled, and of output that cannot be written.
const FAILURE: u8 = 1;
/// Exit code of a wrong command line.
const USAGE: u8 = 2;

/// Runs a command. Returns the process's exit code.
pub(crate) fn run(command: Command) -> u8 {
    match command {
        Command::Run(args) => run::run(&args),
        Command::Test(args) => test::run(&args),
        Command::RunTests(args) => test::run_tests(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Dump(args) => dump::run(&args),
        Command::Version => version::run(),
        Command::Completions { shell } => completions::run(shell),
    }
}

/// Reads the program that words of the command line name, or says why not.
fn read(words: &[OsString]) -> Option<(UserPackage, Box<dyn Importer>)> {
    let named = Named::program(words).map_err(|message| messages::failure(&message)).ok()?;
    named.packages.into_iter().next().map(|program| (program, Box::new(named.importer) as Box<dyn Importer>))
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
