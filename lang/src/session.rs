//! The phases in order, over one set of sources.

use crate::ast;
use crate::diagnostics::{Code, Diagnostic};
use crate::parser::parse_file;
use crate::source::{FileId, SourceMap, Span};
use crate::symbol::Interner;

/// A source file as read.
#[derive(Clone, Debug)]
pub struct Input {
    /// What positions show, such as `./prog.go`.
    pub name: String,
    /// Any bytes.
    pub contents: Vec<u8>,
}

/// One compilation: its sources, names, and the diagnostics of all phases that ran, in the order they were found.
///
/// Run it on a thread with a large stack: the passes recurse as deep as the program nests (see [`ast::MAX_DEPTH`]).
#[derive(Debug, Default)]
pub struct Session {
    /// The source files, those of imported packages included once they are loaded.
    pub sources: SourceMap,
    /// All names.
    pub interner: Interner,
    /// Errors so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl Session {
    /// A compilation that has read nothing yet.
    pub fn new() -> Session {
        Session::default()
    }

    /// Adds a source file; reports if it is too large for the compiler.
    pub fn add(&mut self, input: Input) -> Option<FileId> {
        let name = input.name.clone();
        match self.sources.add(input.name, input.contents) {
            Ok(id) => Some(id),
            Err(too_large) => {
                let message = format!("{name}: {too_large}");
                self.diagnostics.push(Diagnostic::new(Code::Limit, Span::NONE, message));
                None
            }
        }
    }

    /// Parses the files of package `main`. `None` after a syntax error, as Go then does not check types.
    pub fn parse(&mut self, inputs: Vec<Input>) -> Option<Vec<ast::File>> {
        let mut files = Vec::with_capacity(inputs.len());
        for input in inputs {
            let id = self.add(input)?;
            let (file, diagnostics) = parse_file(self.sources.file(id), &mut self.interner);
            self.diagnostics.extend(diagnostics);
            files.push(file);
        }
        let syntax_error = self.diagnostics.iter().any(|found| found.message.starts_with("syntax error"));
        (!syntax_error).then_some(files)
    }
}
