//! Finding and parsing all packages of a program.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::import_path;
use crate::ast::{Decl, File};
use crate::diagnostics::{Code, Diagnostic};
use crate::godebug::Settings;
use crate::importer::{Import, Importer, PackageSource};
use crate::language::Language;
use crate::lexer::literal;
use crate::source::{SourceMap, Span};
use crate::symbol::{Interner, Symbol};
use crate::types::PkgId;
use crate::user_package::{Parsed, UserPackage, base_name};

/// Import path of the package that every program has.
pub(super) const RUNTIME: &str = "runtime";

/// A parsed package.
pub(super) struct Loaded {
    /// Import path; that of a program is `main`.
    pub(super) path: String,
    pub(super) files: Vec<File>,
    /// What each import path of its files stands for.
    pub(super) imports: FxHashMap<String, Imported>,
    /// What only one of the two kinds of packages has.
    pub(super) origin: Origin,
}

/// Where a package is from.
pub(super) enum Origin {
    /// The user wrote it.
    User {
        /// What is wrong with it so far.
        errors: Vec<Diagnostic>,
        /// It has syntax errors: its types are not checked, nor is what imports it.
        broken: bool,
        /// The language of its files, unless they say otherwise themselves.
        language: Language,
    },
    /// The standard library has it.
    Library {
        /// Names that Go's package has and this one lacks.
        unsupported: &'static [&'static str],
        /// Import paths whose packages do not have their names for themselves beside this one.
        namesakes: &'static [&'static str],
        /// What is known of its functions.
        export: &'static str,
    },
}

impl Loaded {
    pub(super) fn is_user(&self) -> bool {
        matches!(self.origin, Origin::User { .. })
    }

    /// Names that Go's package has and this one lacks.
    pub(super) fn unsupported(&self) -> &'static [&'static str] {
        match self.origin {
            Origin::Library { unsupported, .. } => unsupported,
            Origin::User { .. } => &[],
        }
    }

    /// The language of its files, unless they say otherwise themselves.
    pub(super) fn language(&self) -> Language {
        match self.origin {
            Origin::User { language, .. } => language,
            Origin::Library { .. } => Language::NEWEST,
        }
    }

    /// What is known of its functions.
    pub(super) fn export(&self) -> &'static str {
        match self.origin {
            Origin::Library { export, .. } => export,
            Origin::User { .. } => "",
        }
    }

    /// The packages that it imports.
    pub(super) fn imported(&self) -> impl Iterator<Item = PkgId> {
        self.imports.values().filter_map(|import| match import {
            Imported::Package(pkg) => Some(*pkg),
            Imported::Missing => None,
        })
    }
}

/// What an import path stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Imported {
    /// A package of the compilation.
    Package(PkgId),
    /// Reported; uses of it are silent.
    Missing,
}

/// What the user asks to be compiled.
pub(super) enum Roots {
    /// A program.
    Program(UserPackage),
    /// Packages to be checked, whatever they are.
    Packages(Vec<UserPackage>),
}

enum Entry {
    Loading,
    Done(Imported),
}

/// An import of a user's package that is being followed.
struct Step {
    /// The package.
    path: String,
    /// Name of the file that imports it, without its folder; empty for a root.
    from: String,
}

struct Loader<'a> {
    sources: &'a mut SourceMap,
    interner: &'a Interner,
    importer: &'a dyn Importer,
    by_path: FxHashMap<String, Entry>,
    packages: Vec<Loaded>,
    /// The user's packages being loaded, outermost first.
    steps: Vec<Step>,
    /// Of the program.
    settings: Settings,
    diagnostics: Vec<Diagnostic>,
}

/// Parses everything that `roots` import. The result is in dependency order, the roots last;
/// entry `i` is the package `PkgId(i + 1)`. With them come the settings of the program, if that is asked for.
///
/// # Errors
/// Imports that cannot be had. What is wrong with a package itself stands with it.
pub(super) fn load(
    roots: Roots,
    sources: &mut SourceMap,
    interner: &Interner,
    importer: &dyn Importer,
) -> Result<(Vec<Loaded>, Settings), Vec<Diagnostic>> {
    let mut loader = Loader {
        sources,
        interner,
        importer,
        by_path: FxHashMap::default(),
        packages: Vec::new(),
        steps: Vec::new(),
        settings: Settings::default(),
        diagnostics: Vec::new(),
    };
    // The machine makes values of this package's types, whether the program imports it or not.
    if let Import::Found(source) = importer.import(RUNTIME) {
        loader.once(RUNTIME, |loader| loader.library(RUNTIME, source, Span::NONE));
    }
    match roots {
        Roots::Program(package) => loader.root(package, true),
        Roots::Packages(packages) => packages.into_iter().for_each(|package| loader.root(package, false)),
    }
    loader.finish()
}

impl Loader<'_> {
    /// The packages, or what keeps Go from compiling any. Where that is only what minigo lacks, Go would have seen the
    /// syntax errors.
    fn finish(self) -> Result<(Vec<Loaded>, Settings), Vec<Diagnostic>> {
        let refused = |diagnostic: &Diagnostic| diagnostic.code == Code::Unsupported;
        if !self.diagnostics.iter().all(refused) {
            return Err(self.diagnostics);
        }
        let syntax_errors = self.packages.iter().flat_map(|package| match &package.origin {
            Origin::User { errors, broken: true, .. } => errors.clone(),
            _ => Vec::new(),
        });
        let syntax_errors: Vec<Diagnostic> = syntax_errors.collect();
        match (self.diagnostics.is_empty(), syntax_errors.is_empty()) {
            (true, _) => Ok((self.packages, self.settings)),
            (false, true) => Err(self.diagnostics),
            (false, false) => Err(syntax_errors),
        }
    }

    fn root(&mut self, package: UserPackage, is_program: bool) {
        if self.by_path.contains_key(&package.path) {
            return;
        }
        let UserPackage { path, place, folder, language, settings, files, .. } = package;
        self.settings = settings;
        let mut parsed = Parsed::new(files, self.sources, self.interner);
        parsed.read_settings(&mut self.settings, self.sources);
        let message = match parsed.several(&folder, self.sources, self.interner) {
            None if is_program && !parsed.broken && parsed.name() != Symbol::MAIN => {
                Some(format!("package {} is not a main package", self.interner.text(parsed.name())))
            }
            several => several,
        };
        if let Some(message) = message.filter(|_| !parsed.broken) {
            let at = parsed.stray().or(parsed.files.first()).map_or(Span::NONE, |file| file.name.span);
            self.diagnostics.push(Diagnostic::ill_typed(at, message));
            return;
        }
        let step = Step { path: path.clone(), from: String::new() };
        self.once(&path, |loader| loader.user(step, &place, language, parsed));
    }

    /// What `load` makes of an import path, at its first import.
    fn once(&mut self, path: &str, load: impl FnOnce(&mut Self) -> Imported) -> Imported {
        self.by_path.insert(path.to_string(), Entry::Loading);
        let imported = load(self);
        self.by_path.insert(path.to_string(), Entry::Done(imported));
        imported
    }

    /// A package of the user's, after all that it imports. `place` is the import path of its folder.
    fn user(&mut self, step: Step, place: &str, language: Language, mut parsed: Parsed) -> Imported {
        let own_path = step.path.clone();
        self.steps.push(step);
        if !parsed.broken {
            parsed.refuse_directives();
        }
        let mut specs: Vec<(String, Span)> = import_specs(&parsed.files, self.interner).collect();
        // As Go's command looks at them.
        specs.sort_by(|a, b| a.0.cmp(&b.0));
        let mut imports = FxHashMap::default();
        for (path, span) in specs {
            let fault = import_path::malformed(&path).or_else(|| {
                let allowed = import_path::may_import(place, &path);
                (!allowed).then(|| format!("use of internal package {path} not allowed"))
            });
            let imported = match fault {
                Some(message) => self.fault(span, message),
                None => self.import(&path, span),
            };
            imports.insert(path, imported);
        }
        self.steps.pop();
        // A program is a root: nothing but its tests imports it.
        let is_program = parsed.name() == Symbol::MAIN && self.steps.is_empty();
        let path = if is_program { "main".into() } else { own_path };
        let origin = Origin::User { errors: parsed.errors, broken: parsed.broken, language };
        self.add(Loaded { path, files: parsed.files, imports, origin })
    }

    /// A package of the standard library, after all that it imports.
    fn library(&mut self, path: &str, source: PackageSource, span: Span) -> Imported {
        let PackageSource { files, export, unsupported, namesakes } = source;
        let files: Vec<File> =
            files.into_iter().filter_map(|(name, text)| self.parse(name, text, span)).collect();
        let imports = import_specs(&files, self.interner);
        let imports = imports.map(|(path, span)| (path.clone(), self.import(&path, span))).collect();
        let origin = Origin::Library { unsupported, namesakes, export };
        self.add(Loaded { path: path.into(), files, imports, origin })
    }

    fn add(&mut self, package: Loaded) -> Imported {
        self.packages.push(package);
        Imported::Package(PkgId(self.packages.len() as u32))
    }

    fn fault(&mut self, span: Span, message: String) -> Imported {
        self.diagnostics.push(Diagnostic::ill_typed(span, message));
        Imported::Missing
    }

    fn import(&mut self, path: &str, span: Span) -> Imported {
        match self.by_path.get(path) {
            Some(Entry::Done(imported)) => *imported,
            Some(Entry::Loading) => self.cycle(path, span),
            None => self.once(path, |loader| loader.fetch(path, span)),
        }
    }

    /// Reports an import of a package that is being loaded, with the way there.
    fn cycle(&mut self, path: &str, span: Span) -> Imported {
        let first = self.steps.first().map_or(path, |root| &root.path);
        let mut message = format!("package {first}");
        for step in self.steps.iter().skip(1) {
            message.push_str(&format!("\n\timports {} from {}", step.path, step.from));
        }
        let from = self.file_of(span);
        message.push_str(&format!("\n\timports {path} from {from}: import cycle not allowed"));
        self.fault(Span::NONE, message)
    }

    /// Name of the file of an import, without its folder.
    fn file_of(&self, span: Span) -> String {
        self.sources.locate(span.start).map_or_else(String::new, |at| base_name(at.file).to_owned())
    }

    fn fetch(&mut self, path: &str, span: Span) -> Imported {
        let message = match self.importer.import(path) {
            Import::Found(source) => return self.library(path, source, span),
            Import::User(package) => {
                let mut parsed = Parsed::new(package.files, self.sources, self.interner);
                match package.tested {
                    true => parsed.read_settings(&mut self.settings, self.sources),
                    false => parsed.read_settings(&mut Settings::default(), self.sources),
                }
                if let Some(several) = parsed.several(&package.folder, self.sources, self.interner) {
                    return self.fault(span, several);
                }
                if parsed.name() == Symbol::MAIN && !package.tested {
                    return self
                        .fault(span, format!("import {path:?} is a program, not an importable package"));
                }
                let step = Step { path: path.into(), from: self.file_of(span) };
                return self.user(step, &package.place, package.language, parsed);
            }
            Import::Faulty(message) => return self.fault(span, message),
            _ if path == "C" => "cgo is not supported by minigo".to_string(),
            Import::Unsupported(None) => format!("package {path} is not supported by minigo"),
            Import::Unsupported(Some(of)) => format!("package {path} is not supported by minigo: it is {of}"),
            Import::Unknown => {
                let first = path.split('/').next().unwrap_or_default();
                if !first.contains('.') {
                    return self.fault(span, format!("package {path} is not in std"));
                }
                format!("package {path} is not supported by minigo: it is outside of the standard library")
            }
        };
        self.diagnostics.push(Diagnostic::new(Code::Unsupported, span, message));
        Imported::Missing
    }

    /// Parses a library's file but for what follows the names of its functions: a program reaches few of them.
    fn parse(&mut self, name: Cow<'static, str>, text: Cow<'static, str>, span: Span) -> Option<File> {
        let Ok(id) = self.sources.add_text(name, text) else {
            self.diagnostics.push(Diagnostic::new(
                Code::Limit,
                span,
                "source files are larger than 4 GiB together",
            ));
            return None;
        };
        let (file, mut errors) = crate::parser::parse_outline(self.sources.file(id), self.interner);
        self.diagnostics.append(&mut errors);
        Some(file)
    }
}

/// The import paths in files, with their places. Imports after another declaration are syntax errors, which nobody follows.
fn import_specs(files: &[File], interner: &Interner) -> impl Iterator<Item = (String, Span)> {
    let groups = files.iter().flat_map(|file| {
        file.decls.iter().map_while(|decl| match decl {
            Decl::Import(group) => Some(&group.specs[..]),
            Decl::Bad(_) => Some(&[]),
            _ => None,
        })
    });
    groups.flatten().filter(|spec| !spec.path.bad).filter_map(|spec| {
        let path = String::from_utf8(literal::string_value(interner.text(spec.path.text))).ok()?;
        Some((path, spec.span))
    })
}
