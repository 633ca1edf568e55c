//! The phases in order, over one set of sources.

use crate::build_constraint;
use crate::bytecode::{self, FuncIdx};
use crate::check::{Checker, Library, Packages};
use crate::codegen::Generator;
use crate::diagnostics::{Code, Diagnostic};
use crate::escape::{Remark, Remarks};
use crate::importer::Importer;
use crate::parser::parse_file;
use crate::source::{FileId, SourceMap, Span};
use crate::symbol::{Interner, Symbol};
use crate::typed;
use crate::{ast, escape};

/// Loops have had new variables each time round since this minor version of Go 1, which a file's `//go:build` line can ask
/// for. What came later is only what more Go accepts.
const OLDEST_MINOR: u32 = 22;

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
            let (file, diagnostics) = parse_file(self.sources.file(id), &self.interner);
            if file.name.is_blank() && diagnostics.is_empty() {
                self.diagnostics.push(Diagnostic::ill_typed(file.name.span, "invalid package name _"));
            }
            self.diagnostics.extend(diagnostics);
            files.push(file);
        }
        let syntax_error = self.diagnostics.iter().any(Diagnostic::is_syntax_error);
        // Of a file without tokens there is nothing but a blank name.
        let nameless = files.iter().any(|file| file.name.is_blank());
        (!syntax_error && !nameless).then_some(files)
    }

    /// Parses the program of these files and what they import. `None` after an error.
    pub fn load(&mut self, inputs: Vec<Input>, importer: &dyn Importer) -> Option<Packages> {
        let files = self.parse(inputs)?;
        if !self.is_main_package(&files) {
            return None;
        }
        self.refuse_directives(&files);
        let loaded = Packages::load(files, &mut self.sources, &self.interner, importer);
        loaded.map_err(|errors| self.diagnostics.extend(errors)).ok()
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

    /// Whether all files are of package `main`; reports the first that is not.
    fn is_main_package(&mut self, files: &[ast::File]) -> bool {
        let Some(stray) = files.iter().find(|file| file.name.name != Symbol::MAIN) else { return true };
        let name = self.interner.text(stray.name.name);
        let other = files.iter().find(|file| file.name.name == Symbol::MAIN);
        let message = match other {
            Some(other) => {
                let file_name = |file: &ast::File| {
                    let path = self.sources.locate(file.package_pos).map_or("", |at| at.file);
                    path.rsplit('/').next().unwrap_or(path).to_owned()
                };
                format!("found packages main ({}) and {name} ({})", file_name(other), file_name(stray))
            }
            None => format!("package {name} is not a main package"),
        };
        self.diagnostics.push(Diagnostic::ill_typed(stray.name.span, message));
        false
    }

    /// Reports comments that would change what the program means.
    fn refuse_directives(&mut self, files: &[ast::File]) {
        for directive in files.iter().flat_map(|file| &file.directives) {
            let word = directive.text.split(' ').next().unwrap_or_default();
            if matches!(word, "line" | "go:embed" | "go:linkname") {
                self.diagnostics
                    .push(Diagnostic::unsupported(directive.span, format!("//{word} directives")));
            }
        }
        for file in files {
            let constraints = file.directives.iter().filter(|d| d.span.start < file.package_pos);
            let versions = constraints.filter_map(|directive| {
                let expression = directive.text.strip_prefix("go:build ")?;
                Some((directive.span, build_constraint::language_minor(expression)?))
            });
            for (span, minor) in versions.filter(|&(_, minor)| minor < OLDEST_MINOR) {
                let version = format!("the language of go1.{minor}");
                self.diagnostics.push(Diagnostic::unsupported(span, version));
            }
        }
    }
}
