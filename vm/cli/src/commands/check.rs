//! `minigo check`

use minigo_lang::Session;
use minigo_vm::stdlib::StandardLibrary;

use super::FAILURE;
use crate::args::CheckArgs;

pub(super) fn run(args: &CheckArgs) -> u8 {
    let Some(inputs) = super::read(&args.program) else { return FAILURE };
    let mut session = Session::new();
    // Code is generated too, so that what passes the check also runs.
    let program = session.compile(inputs, &StandardLibrary);
    let exit = super::conclude(&session, args.errors.max_errors);
    // The tree may be as deep as the program nests; the process ends here anyway.
    std::mem::forget(program);
    exit
}
