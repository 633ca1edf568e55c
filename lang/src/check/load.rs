//! Finding and parsing all packages of a program.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::ast::{Decl, File};
use crate::diagnostics::{Code, Diagnostic};
use crate::importer::{Import, Importer};
use crate::lexer::literal;
use crate::source::{SourceMap, Span};
use crate::symbol::Interner;
use crate::types::PkgId;

/// Import path of the package that every program has.
pub(super) const RUNTIME: &str = "runtime";

/// A parsed package.
pub(super) struct Loaded {
    pub(super) path: String,
    pub(super) files: Vec<File>,
    /// What each import path of its files stands for.
    pub(super) imports: FxHashMap<String, Imported>,
    /// Names that Go's package has and this one lacks.
    pub(super) unsupported: &'static [&'static str],
    /// Import paths whose packages do not have their names for themselves beside this one.
    pub(super) namesakes: &'static [&'static str],
    /// What is known of its functions.
    pub(super) export: &'static str,
}

/// What an import path stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Imported {
    /// A package of the compilation.
    Package(PkgId),
    /// Reported; uses of it are silent.
    Missing,
}

enum Entry {
    Loading,
    Done(Imported),
}

struct Loader<'a> {
    sources: &'a mut SourceMap,
    interner: &'a Interner,
    importer: &'a dyn Importer,
    by_path: FxHashMap<String, Entry>,
    packages: Vec<Loaded>,
    diagnostics: Vec<Diagnostic>,
}

/// Parses everything that `files` import. The result is in dependency order, package `main` last;
/// entry `i` is the package `PkgId(i + 1)`.
pub(super) fn load(
    files: Vec<File>,
    sources: &mut SourceMap,
    interner: &Interner,
    importer: &dyn Importer,
) -> (Vec<Loaded>, Vec<Diagnostic>) {
    let mut loader = Loader {
        sources,
        interner,
        importer,
        by_path: FxHashMap::default(),
        packages: Vec::new(),
        diagnostics: Vec::new(),
    };
    // The machine makes values of this package's types, whether the program imports it or not.
    if let Import::Found(_) = importer.import(RUNTIME) {
        loader.import(RUNTIME, Span::NONE);
    }
    loader.package("main".into(), files, &[], &[], "");
    (loader.packages, loader.diagnostics)
}

impl Loader<'_> {
    fn package(
        &mut self,
        path: String,
        files: Vec<File>,
        unsupported: &'static [&'static str],
        namesakes: &'static [&'static str],
        export: &'static str,
    ) -> PkgId {
        let mut imports = FxHashMap::default();
        let user = path == "main";
        for file in &files {
            for decl in &file.decls {
                let Decl::Import(group) = decl else { continue };
                for spec in group.specs.iter().filter(|spec| !spec.path.bad) {
                    let Ok(import) = String::from_utf8(literal::string_value(&spec.path.text)) else {
                        continue;
                    };
                    let imported = match user.then(|| bad_import(&import)).flatten() {
                        Some(message) => {
                            self.diagnostics.push(Diagnostic::ill_typed(spec.path_span, message));
                            Imported::Missing
                        }
                        None => self.import(&import, spec.path_span),
                    };
                    imports.insert(import, imported);
                }
            }
        }
        self.packages.push(Loaded { path, files, imports, unsupported, namesakes, export });
        PkgId(self.packages.len() as u32)
    }

    fn import(&mut self, path: &str, span: Span) -> Imported {
        match self.by_path.get(path) {
            Some(Entry::Done(imported)) => return *imported,
            Some(Entry::Loading) => {
                self.diagnostics.push(Diagnostic::ill_typed(span, "import cycle not allowed"));
                return Imported::Missing;
            }
            None => {}
        }
        self.by_path.insert(path.to_string(), Entry::Loading);
        let imported = self.fetch(path, span);
        self.by_path.insert(path.to_string(), Entry::Done(imported));
        imported
    }

    fn fetch(&mut self, path: &str, span: Span) -> Imported {
        let message = match self.importer.import(path) {
            Import::Found(source) => {
                let files = source
                    .files
                    .into_iter()
                    .filter_map(|(name, text)| self.parse(name, text, span))
                    .collect();
                return Imported::Package(self.package(
                    path.to_string(),
                    files,
                    source.unsupported,
                    source.namesakes,
                    source.export,
                ));
            }
            _ if path == "C" => "cgo is not supported by minigo".to_string(),
            Import::Unsupported => format!("package {path} is not supported by minigo"),
            Import::Unknown => {
                let first = path.split('/').next().unwrap_or_default();
                if first.contains('.') {
                    format!(
                        "package {path} is not supported by minigo: it is outside of the standard library"
                    )
                } else {
                    self.diagnostics
                        .push(Diagnostic::ill_typed(span, format!("package {path} is not in std")));
                    return Imported::Missing;
                }
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

/// What Go's command says of an import path that a program may not have, whatever packages there are.
fn bad_import(path: &str) -> Option<String> {
    let invalid =
        |c: char| c.is_whitespace() || c.is_control() || "!\"#$%&'()*,:;<=>?[\\]^`{|}\u{FFFD}".contains(c);
    let mut elements = path.split('/');
    if path.is_empty() || path.contains(invalid) {
        Some(format!("invalid import path: {}", path.escape_debug()))
    } else if matches!(elements.next(), Some("." | "..")) {
        Some(format!("{path:?} is relative, but relative import paths are not supported in module mode"))
    } else if path.starts_with('/') {
        Some(format!("{path:?} is not a package path"))
    } else if path.ends_with('/') {
        Some(format!("malformed import path {path:?}: trailing slash"))
    } else if path.contains("//") {
        Some(format!("malformed import path {path:?}: double slash"))
    } else if path.split('/').any(|element| element == "internal") {
        Some(format!("use of internal package {path} not allowed"))
    } else {
        None
    }
}
