//! `minigo check`

use std::mem::{ManuallyDrop, forget};

use minigo_lang::Session;
use minigo_lang::check::Library;

use super::{FAILURE, SUCCESS};
use crate::args::CheckArgs;
use crate::messages;
use crate::module::Named;

pub(super) fn run(args: &CheckArgs) -> u8 {
    let named = match Named::packages(&args.packages) {
        Ok(named) => named,
        Err(message) => {
            messages::failure(&message);
            return FAILURE;
        }
    };
    // All at once, so that an error is reported once, whoever imports its package.
    let mut session = Session::new();
    let Some(packages) = session.load_packages(named.packages.clone(), &named.importer) else {
        return super::fail(&session, &session.diagnostics, &args.errors);
    };
    let packages = ManuallyDrop::new(packages);
    if let Err(diagnostics) = session.check_packages(&packages) {
        return super::fail(&session, &diagnostics, &args.errors);
    }
    // Code is generated too, so that what passes the check also runs.
    for package in named.packages {
        let mut session = Session::new();
        session.explains = args.explain.explains;
        let packages = session.load_packages(vec![package], &named.importer);
        let Some(packages) = packages.map(ManuallyDrop::new).filter(|packages| packages.is_program()) else {
            continue;
        };
        match session.compile(&packages, Library::Called) {
            Ok((program, compilation)) => {
                messages::remarks(&session.sources, compilation.remarks());
                forget((program, compilation));
            }
            Err(diagnostics) => return super::fail(&session, &diagnostics, &args.errors),
        }
    }
    SUCCESS
}
