//! The phases in order, over one set of sources.

use crate::bytecode::{self, Demand, FuncIdx};
use crate::check::{Checker, Library, Packages};
use crate::codegen::Generator;
use crate::diagnostics::{Code, Diagnostic};
use crate::escape::{Remark, Remarks};
use crate::importer::Importer;
use crate::source::{FileId, SourceMap, Span};
use crate::symbol::Interner;
use crate::typed;
use crate::user_package::{Input, Parsed, UserPackage};
use crate::{ast, escape};

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
    /// Whether to say what is inlined and what escapes.
    pub explains: bool,
}

/// A checked program, with the checker, for what is checked later.
pub struct Checked<'a> {
    /// Checks functions that are called.
    pub checker: Checker<'a>,
    /// The program.
    pub program: typed::Program,
    /// What was decided about the program's own functions, if [`Session::explains`].
    pub remarks: Vec<Remark>,
}

/// A program that runs, or could: compiles library functions when they are called.
pub struct Compilation<'a> {
    session: &'a Session,
    checked: Checked<'a>,
    generator: Generator,
}

impl Compilation<'_> {
    /// What was decided about the program's own functions, if [`Session::explains`].
    pub fn remarks(&self) -> &[Remark] {
        &self.checked.remarks
    }
}

impl bytecode::Compiler for Compilation<'_> {
    fn compile(&mut self, index: FuncIdx) -> bytecode::Program {
        let Checked { checker, program, .. } = &mut self.checked;
        if let Some(func) = self.generator.waiting(index) {
            let bodies = checker.check_late(program, func);
            escape::analyse(program, &bodies, None);
        }
        let unit = self.generator.add(program, &self.session.sources, &self.session.interner, index);
        unit.unwrap_or_else(|limits| panic!("the library is within all limits: {limits:?}"))
    }

    fn supply(&mut self, demand: &Demand) -> Option<(u32, bytecode::Program)> {
        let Checked { checker, program, .. } = &mut self.checked;
        let (sources, names) = (&self.session.sources, &self.session.interner);
        let (wanted, types) = self.generator.wanted(&mut program.types, names, demand);
        let bodies = checker.check_reflected(program, &types)?;
        escape::analyse(program, &bodies, None);
        let made = self.generator.supply(program, sources, names, wanted);
        Some(made.unwrap_or_else(|limits| panic!("reflection asks for what fits a frame: {limits:?}")))
    }
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

    /// Parses files. `None` after a syntax error, as Go then does not check types.
    pub fn parse(&mut self, inputs: Vec<Input>) -> Option<Vec<ast::File>> {
        let parsed = Parsed::new(inputs, &mut self.sources, &self.interner);
        self.diagnostics.extend(parsed.errors);
        (!parsed.broken).then_some(parsed.files)
    }

    /// Parses a program and what it imports. `None` if there are imports that cannot be had.
    pub fn load(&mut self, program: impl Into<UserPackage>, importer: &dyn Importer) -> Option<Packages> {
        let loaded = Packages::program(program.into(), &mut self.sources, &self.interner, importer);
        loaded.map_err(|errors| self.diagnostics.extend(errors)).ok()
    }

    /// Parses packages, whatever they are, and what they import.
    pub fn load_packages(&mut self, packages: Vec<UserPackage>, importer: &dyn Importer) -> Option<Packages> {
        let loaded = Packages::any(packages, &mut self.sources, &self.interner, importer);
        loaded.map_err(|errors| self.diagnostics.extend(errors)).ok()
    }

    /// Checks loaded packages, of which nothing is to be run.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check_packages(&self, packages: &Packages) -> Result<(), Vec<Diagnostic>> {
        Checker::new(packages, &self.sources, &self.interner, Library::Called).check_only()
    }

    /// Checks a loaded program, and places its objects.
    ///
    /// # Errors
    /// What is wrong with it, in this phase and before.
    pub fn check<'a>(
        &'a self,
        packages: &'a Packages,
        library: Library,
    ) -> Result<Checked<'a>, Vec<Diagnostic>> {
        let mut checker = Checker::new(packages, &self.sources, &self.interner, library);
        let checked = checker.check();
        let mut remarks = self.explains.then(|| Remarks::new(&self.interner));
        let found = self.diagnostics.iter().cloned();
        match checked {
            Ok(mut program) if self.diagnostics.is_empty() => {
                let bodies = program.with_bodies();
                escape::analyse(&mut program, &bodies, remarks.as_mut());
                let remarks = remarks.map_or_else(Vec::new, Remarks::sorted);
                Ok(Checked { checker, program, remarks })
            }
            Ok(_) => Err(found.collect()),
            Err(errors) => Err(found.chain(errors).collect()),
        }
    }

    /// Compiles a loaded program: its first unit, and what makes the others.
    ///
    /// # Errors
    /// As for [`check`](Self::check), and limits that the program exceeds.
    pub fn compile<'a>(
        &'a self,
        packages: &'a Packages,
        library: Library,
    ) -> Result<(bytecode::Program, Compilation<'a>), Vec<Diagnostic>> {
        let checked = self.check(packages, library)?;
        let mut generator = Generator::default();
        let whole = library != Library::Called;
        let unit = generator.start(&checked.program, &self.sources, &self.interner, whole)?;
        Ok((unit, Compilation { session: self, checked, generator }))
    }
}
