//! `minigo dump`

use std::mem::ManuallyDrop;

use minigo_lang::ast::dump_file;
use minigo_lang::check::Library;
use minigo_lang::diagnostics::Diagnostic;
use minigo_lang::importer::Importer;
use minigo_lang::lexer::dump_tokens;
use minigo_lang::typed;
use minigo_lang::{Session, UserPackage};

use super::FAILURE;
use crate::args::{DumpArgs, Stage};

pub(super) fn run(args: &DumpArgs) -> u8 {
    let Some((program, importer)) = super::read(&args.program) else { return FAILURE };
    let mut session = Session::new();
    match dump(&mut session, program, &*importer, args.stage) {
        Ok(text) => super::print(&text),
        Err(diagnostics) => super::fail(&session, &diagnostics, &args.errors),
    }
}

/// The program at a stage. Library functions are there as far as the program can reach them, called or not.
fn dump(
    session: &mut Session,
    program: UserPackage,
    importer: &dyn Importer,
    stage: Stage,
) -> Result<String, Vec<Diagnostic>> {
    match stage {
        Stage::Tokens => {
            let mut text = String::new();
            for input in program.files {
                let Some(id) = session.add(input) else { break };
                text.push_str(&dump_tokens(&session.sources, session.sources.file(id)));
            }
            without_errors(session, Some(text))
        }
        Stage::Ast => {
            let files = session.parse(program.files);
            let files = without_errors(session, files)?;
            let text = files.iter().map(|file| dump_file(file, &session.sources, &session.interner));
            Ok(text.collect())
        }
        Stage::Typed => {
            let packages = session.load(program, importer);
            let packages = ManuallyDrop::new(without_errors(session, packages)?);
            let checked = ManuallyDrop::new(session.check(&packages, Library::Reached)?);
            Ok(typed::dump(&checked.program, &session.interner))
        }
        Stage::Bytecode => {
            let packages = session.load(program, importer);
            let packages = ManuallyDrop::new(without_errors(session, packages)?);
            let compiled = ManuallyDrop::new(session.compile(&packages, Library::Reached)?);
            Ok(compiled.0.disassemble())
        }
    }
}

/// The outcome of a phase that found no errors.
fn without_errors<T>(session: &Session, outcome: Option<T>) -> Result<T, Vec<Diagnostic>> {
    outcome.filter(|_| session.diagnostics.is_empty()).ok_or_else(|| session.diagnostics.clone())
}
