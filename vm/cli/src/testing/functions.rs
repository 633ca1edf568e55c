//! Which functions of a package's files are tests, and the function main that runs them.

use std::fmt::Write as _;

use minigo_lang::ast::{Decl, ExprKind, FuncDecl};
use minigo_lang::godebug::Settings;
use minigo_lang::parser::parse_file;
use minigo_lang::source::{SourceMap, Span};
use minigo_lang::symbol::Interner;
use minigo_lang::{Input, Language, UserPackage};

use super::example;

/// The name by which the function main imports the package, and the one beside it.
const PACKAGES: [&str; 2] = ["_test", "_xtest"];

/// A kind of function that the function main knows.
struct Kind {
    /// What its name begins with.
    prefix: &'static str,
    /// What of the package testing its parameter points to.
    parameter: &'static str,
    /// What the parameter is usually called.
    usual: &'static str,
    /// The type of an entry of the function main's list.
    entry: &'static str,
}

const KINDS: [Kind; 3] = [
    Kind { prefix: "Test", parameter: "T", usual: "t", entry: "InternalTest" },
    Kind { prefix: "Benchmark", parameter: "B", usual: "b", entry: "InternalBenchmark" },
    Kind { prefix: "Fuzz", parameter: "F", usual: "f", entry: "InternalFuzzTarget" },
];

/// The tests of a package.
#[derive(Debug, Default)]
pub(super) struct Functions {
    /// Files of the package itself.
    pub(super) inside: Vec<Input>,
    /// Files of the package beside it, whose name ends in `_test`.
    pub(super) beside: Vec<Input>,
    /// Entries of the lists of tests, of benchmarks and of fuzz tests.
    entries: [String; KINDS.len()],
    examples: String,
    test_main: Option<String>,
    /// Which of the two packages has something that the function main names.
    used: [bool; 2],
}

impl Functions {
    /// Looks for tests in files. Syntax errors are left to the compiler.
    ///
    /// # Errors
    ///
    /// A function that is called like a test and is none, as Go prints it.
    pub(super) fn find(files: Vec<Input>) -> Result<Functions, String> {
        let mut found = Functions::default();
        for input in files {
            let mut sources = SourceMap::new();
            let interner = Interner::new();
            let Ok(id) = sources.add(input.name.clone(), input.contents.clone()) else { continue };
            let (file, _) = parse_file(sources.file(id), &interner);
            let is_beside = interner.text(file.name.name).ends_with("_test");
            for decl in &file.decls {
                let Decl::Func(func) = decl else { continue };
                if func.recv.is_none() {
                    let name = interner.text(func.name.name);
                    let body = func.tail.get().and_then(|tail| tail.body.as_ref());
                    let text = body.map_or("", |body| text_at(&sources, body.span));
                    found.add(func, name, usize::from(is_beside), text, &interner).map_err(|message| {
                        let at = sources.locate(func.span.start).map(|at| at.to_string());
                        format!("{}: {message}", at.unwrap_or_default())
                    })?;
                }
            }
            if is_beside { found.beside.push(input) } else { found.inside.push(input) }
        }
        Ok(found)
    }

    fn add(
        &mut self,
        func: &FuncDecl,
        name: &str,
        package: usize,
        body: &str,
        interner: &Interner,
    ) -> Result<(), String> {
        let full = format!("{}.{name}", PACKAGES[package]);
        if name == "TestMain" && takes(func, interner) == Some("M") {
            self.test_main = Some(full);
            self.used[package] = true;
            return Ok(());
        }
        for (kind, entries) in KINDS.iter().zip(&mut self.entries) {
            if !is_named(name, kind.prefix) {
                continue;
            }
            if takes(func, interner) != Some(kind.parameter) {
                let Kind { usual, parameter, .. } = kind;
                return Err(format!(
                    "wrong signature for {name}, must be: func {name}({usual} *testing.{parameter})"
                ));
            }
            let _ = writeln!(entries, "\t{{{name:?}, {full}}},");
            self.used[package] = true;
        }
        if is_named(name, "Example")
            && let Some((output, unordered)) = example::output(body)
        {
            let _ = writeln!(self.examples, "\t{{{name:?}, {full}, {}, {unordered}}},", go_string(&output));
            self.used[package] = true;
        }
        Ok(())
    }

    /// Whether there are files of tests.
    pub(super) fn is_empty(&self) -> bool {
        self.inside.is_empty() && self.beside.is_empty()
    }

    /// The program that runs the tests of the package `path`, which has files beside those of tests or has not.
    pub(super) fn program(&self, path: &str, settings: Settings, has_files: bool) -> UserPackage {
        let mut text = String::from("package main\n\nimport \"testing\"\n");
        let there = [has_files || !self.inside.is_empty(), !self.beside.is_empty()];
        for (i, path) in
            [path.to_owned(), format!("{path}_test")].iter().enumerate().filter(|(i, _)| there[*i])
        {
            let name = if self.used[i] { PACKAGES[i] } else { "_" };
            let _ = writeln!(text, "import {name} {path:?}");
        }
        for (kind, entries) in KINDS.iter().zip(&self.entries) {
            let _ = writeln!(text, "\nvar list{} = []testing.{}{{\n{entries}}}", kind.parameter, kind.entry);
        }
        let _ = writeln!(text, "\nvar examples = []testing.InternalExample{{\n{}}}", self.examples);
        let test_main = self.test_main.as_deref().unwrap_or("nil");
        let _ = writeln!(
            text,
            "\nfunc main() {{ testing.MainStart({path:?}, {test_main}, listT, listB, listF, examples) }}"
        );
        let file = Input { name: "_testmain.go".into(), contents: text.into_bytes() };
        UserPackage {
            path: format!("{path}.test"),
            place: path.into(),
            folder: String::new(),
            language: Language::NEWEST,
            settings,
            files: vec![file],
            tested: false,
        }
    }
}

fn text_at(sources: &SourceMap, span: Span) -> &str {
    let Some(file) = sources.file_of(span.start).map(|id| sources.file(id)) else { return "" };
    let offset = |pos: minigo_lang::source::Pos| (pos.0 - file.base().0) as usize;
    file.text().get(offset(span.start)..offset(span.end)).unwrap_or_default()
}

/// Whether a name is a prefix, followed by nothing that begins in lower case.
fn is_named(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_lowercase))
}

/// `T` for a function whose only parameter is a `*testing.T` and that has no results.
fn takes<'a>(func: &FuncDecl, interner: &'a Interner) -> Option<&'a str> {
    let ty = &func.tail.get()?.ty;
    let [field] = &ty.params.fields[..] else { return None };
    if field.names.len() > 1 || ty.results.count() > 0 || ty.type_params.is_some() {
        return None;
    }
    let ExprKind::Star(pointee) = &field.ty.kind else { return None };
    match &pointee.kind {
        ExprKind::Selector(selector) => Some(interner.text(selector.sel.name)),
        _ => pointee.as_ident().map(|ident| interner.text(ident.name)),
    }
}

/// A string literal of Go.
fn go_string(text: &str) -> String {
    let mut literal = String::from("\"");
    for byte in text.bytes() {
        match byte {
            b' '..=b'~' if byte != b'"' && byte != b'\\' => literal.push(char::from(byte)),
            _ => drop(write!(literal, "\\x{byte:02x}")),
        }
    }
    literal.push('"');
    literal
}
