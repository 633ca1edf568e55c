//! `minigo check`

use minigo_lang::Session;
use minigo_lang::check::Library;

use super::{FAILURE, SUCCESS};
use crate::args::CheckArgs;
use crate::messages;

pub(super) fn run(args: &CheckArgs) -> u8 {
    let Some(inputs) = super::read(&args.program) else { return FAILURE };
    let mut session = Session::new();
    session.explains = args.explain.explains;
    let Some(packages) = super::load(&mut session, inputs, &args.errors) else { return FAILURE };
    // Code is generated too, so that what passes the check also runs.
    match session.compile(&packages, Library::Called) {
        Ok((program, compilation)) => {
            messages::remarks(&session.sources, compilation.remarks());
            std::mem::forget((program, compilation));
            SUCCESS
        }
        Err(diagnostics) => super::fail(&session, &diagnostics, &args.errors),
    }
}
