//! `minigo dump`

use minigo_lang::ast::dump_file;
use minigo_lang::lexer::dump_tokens;
use minigo_lang::typed;
use minigo_lang::{Input, Session};
use minigo_vm::stdlib::StandardLibrary;

use super::{FAILURE, SUCCESS};
use crate::args::{DumpArgs, Stage};

pub(super) fn run(args: &DumpArgs) -> u8 {
    let Some(inputs) = super::read(&args.program) else { return FAILURE };
    let mut session = Session::new();
    let text = dump(&mut session, inputs, args.stage);
    let exit = super::conclude(&session, args.errors.max_errors);
    match text {
        Some(text) if exit == SUCCESS => super::print(&text),
        _ => exit,
    }
}

/// The program at a stage; `None` after an error.
fn dump(session: &mut Session, inputs: Vec<Input>, stage: Stage) -> Option<String> {
    match stage {
        Stage::Tokens => {
            let mut text = String::new();
            for input in inputs {
                let id = session.add(input)?;
                text.push_str(&dump_tokens(&session.sources, session.sources.file(id)));
            }
            Some(text)
        }
        Stage::Ast => {
            let files = session.parse(inputs)?;
            let text = files.iter().map(|file| dump_file(file, &session.sources, &session.interner));
            Some(text.collect())
        }
        Stage::Typed => {
            let program = session.check(inputs, &StandardLibrary)?;
            Some(typed::dump(&program, &session.interner))
        }
        Stage::Bytecode => {
            let program = session.compile(inputs, &StandardLibrary)?;
            Some(program.disassemble())
        }
    }
}
