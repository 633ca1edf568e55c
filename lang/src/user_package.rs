//! A package of the user's: its files, and what can be said of them before their imports are known.

use rustc_hash::FxHashMap;

use crate::ast;
use crate::diagnostics::{Code, Diagnostic};
use crate::godebug::Settings;
use crate::language::Language;
use crate::parser::parse_file;
use crate::source::{SourceMap, Span};
use crate::symbol::{Interner, Symbol};

/// Import path of a program whose files were named one by one, or do not stand in a module.
pub const COMMAND_LINE: &str = "command-line-arguments";

/// A source file as read.
#[derive(Clone, Debug)]
pub struct Input {
    /// What positions show, such as `./prog.go`.
    pub name: String,
    /// Any bytes.
    pub contents: Vec<u8>,
}

/// The files of one package that take part in a compilation.
#[derive(Clone, Debug)]
pub struct UserPackage {
    /// Import path; for files named on a command line, [`COMMAND_LINE`].
    pub path: String,
    /// Import path of the folder, which tells whose internal packages it may import.
    pub place: String,
    /// The folder, as messages show it.
    pub folder: String,
    /// The language of its files, unless they say otherwise themselves.
    pub language: Language,
    /// What its module says of the settings of its programs.
    pub settings: Settings,
    /// The files in the order in which Go's command gives them to the compiler.
    pub files: Vec<Input>,
    /// Its tests are among them. It may be imported even if it is a program.
    pub tested: bool,
}

impl From<Vec<Input>> for UserPackage {
    /// A program outside of modules.
    fn from(files: Vec<Input>) -> UserPackage {
        UserPackage {
            path: COMMAND_LINE.into(),
            place: COMMAND_LINE.into(),
            folder: ".".into(),
            language: Language::NEWEST,
            settings: Settings::default(),
            files,
            tested: false,
        }
    }
}

/// The parsed files of a package.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) files: Vec<ast::File>,
    /// What is wrong with them, in the order found.
    pub(crate) errors: Vec<Diagnostic>,
    /// There are syntax errors, after which Go does not check types.
    pub(crate) broken: bool,
}

impl Parsed {
    /// Parses files; reports those that are too large for the compiler.
    pub(crate) fn new(inputs: Vec<Input>, sources: &mut SourceMap, interner: &Interner) -> Parsed {
        let mut parsed =
            Parsed { files: Vec::with_capacity(inputs.len()), errors: Vec::new(), broken: false };
        for input in inputs {
            let name = input.name.clone();
            match sources.add(input.name, input.contents) {
                Ok(id) => {
                    let (file, errors) = parse_file(sources.file(id), interner);
                    if file.name.is_blank() && errors.is_empty() {
                        let message = "invalid package name _";
                        parsed.errors.push(Diagnostic::ill_typed(file.name.span, message));
                    }
                    parsed.errors.extend(errors);
                    parsed.files.push(file);
                }
                Err(too_large) => {
                    let message = format!("{name}: {too_large}");
                    parsed.errors.push(Diagnostic::new(Code::Limit, Span::NONE, message));
                    parsed.broken = true;
                }
            }
        }
        parsed.broken |= parsed.errors.iter().any(Diagnostic::is_syntax_error);
        // Of a file without tokens there is nothing but a blank name.
        parsed.broken |= parsed.files.iter().any(|file| file.name.is_blank());
        parsed
    }

    /// Reports comments that would change what the program means.
    pub(crate) fn refuse_directives(&mut self) {
        for directive in self.files.iter().flat_map(|file| &file.directives) {
            let word = directive.text.split(' ').next().unwrap_or_default();
            if matches!(word, "line" | "go:embed" | "go:linkname") {
                self.errors.push(Diagnostic::unsupported(directive.span, format!("//{word} directives")));
            }
        }
    }

    /// Reads the `//go:debug` lines above package clauses; reports what is no setting.
    pub(crate) fn read_settings(&mut self, settings: &mut Settings, sources: &SourceMap) {
        let mut places: FxHashMap<&str, Span> = FxHashMap::default();
        for file in &self.files {
            let before = file.directives.iter().filter(|directive| directive.span.start < file.package_pos);
            for directive in before {
                let Some(setting) = directive.text.strip_prefix("go:debug") else { continue };
                if !setting.is_empty() && !setting.starts_with([' ', '\t']) {
                    continue;
                }
                if let Err(fault) = settings.set(setting, "//go:debug setting") {
                    let message = format!("invalid //go:debug: {fault}");
                    self.errors.push(Diagnostic::ill_typed(directive.span, message));
                    continue;
                }
                let key = setting.trim().split('=').next().unwrap_or_default();
                if let Some(previous) = places.insert(key, directive.span) {
                    let at = sources.locate(previous.start).map_or_else(String::new, |at| at.to_string());
                    let message = format!("repeated //go:debug for {key}\n\t{at}: previous //go:debug");
                    self.errors.push(Diagnostic::ill_typed(directive.span, message));
                }
            }
        }
    }

    fn first(&self) -> Option<&ast::File> {
        self.files.iter().find(|file| !file.name.is_blank())
    }

    /// The name that the first file says the package has.
    pub(crate) fn name(&self) -> Symbol {
        self.first().map_or(Symbol::EMPTY, |file| file.name.name)
    }

    /// The first file that says the package has another name than the first file does. What has no package clause says
    /// nothing.
    pub(crate) fn stray(&self) -> Option<&ast::File> {
        self.files.iter().find(|file| file.name.name != self.name() && !file.name.is_blank())
    }

    /// What Go says of files of different packages in one folder.
    pub(crate) fn several(&self, folder: &str, sources: &SourceMap, interner: &Interner) -> Option<String> {
        let named = |file: &ast::File| {
            let name = sources.locate(file.package_pos).map_or("", |at| base_name(at.file));
            format!("{} ({name})", interner.text(file.name.name))
        };
        let (first, stray) = (self.first()?, self.stray()?);
        Some(format!("found packages {} and {} in {folder}", named(first), named(stray)))
    }
}

/// A file's name without its folder.
pub(crate) fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
