//! The standard library's Go sources, of which a program compiles only what it reaches: here all of them are compiled.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};

use minigo_lang::ast::{Decl, dump_file};
use minigo_lang::bytecode::room;
use minigo_lang::check::Library;
use minigo_lang::diagnostics::Report;
use minigo_lang::parser::{parse_body, parse_file, parse_outline, parse_tail};
use minigo_lang::source::SourceMap;
use minigo_lang::symbol::Interner;
use minigo_lang::{Input, Session};
use minigo_vm::stdlib::{SOURCES_SUM, StandardLibrary};

/// The variable that has the export data of the library written instead of compared.
const BLESS: &str = "MINIGO_BLESS";

/// All Go files below `folder`.
fn go_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            go_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "go") {
            found.push(path);
        }
    }
}

/// Below the repository's root.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The tree of `text` as text, parsed at once, and as outline, tails and bodies; `None` if it has errors.
fn both_ways(text: &str) -> Option<(String, String)> {
    let mut sources = SourceMap::new();
    let id = sources.add_text("a.go", text.to_owned()).unwrap();
    let interner = Interner::new();
    let (whole, errors) = parse_file(sources.file(id), &interner);
    if !errors.is_empty() {
        return None;
    }
    let interner_of_parts = Interner::new();
    let (parts, mut errors) = parse_outline(sources.file(id), &interner_of_parts);
    for decl in &parts.decls {
        let Decl::Func(func) = decl else { continue };
        assert!(func.tail.get().is_none(), "a function was parsed with its file");
        let tail = func.tail.get_or_parse(|_| {
            let (tail, mut found) = parse_tail(sources.file(id), func, &interner_of_parts);
            errors.append(&mut found);
            tail
        });
        let Some(body) = &tail.body else { continue };
        assert!(body.get().is_none(), "a body was parsed with its function");
        body.get_or_parse(|span| {
            let (block, mut found) = parse_body(sources.file(id), span, &interner_of_parts);
            errors.append(&mut found);
            block
        });
    }
    assert!(errors.is_empty(), "{errors:?}");
    Some((dump_file(&whole, &sources, &interner), dump_file(&parts, &sources, &interner_of_parts)))
}

#[test]
fn functions_parsed_by_themselves_are_those_of_the_file() {
    let mut files = Vec::new();
    for name in ["vm/src/stdlib", "tests/run", "bench-programs", "lang/syntax/tests/front"] {
        go_files(&folder(name), &mut files);
    }
    let mut parsed = 0;
    for path in files {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let Some((whole, parts)) = both_ways(&text) else { continue };
        assert!(whole == parts, "{} differs when its functions are parsed later", path.display());
        parsed += 1;
    }
    assert!(parsed > 300, "only {parsed} files");
}

/// A program that imports everything that a program may import.
fn importing_everything() -> Input {
    let library = folder("vm/src/stdlib");
    let mut files = Vec::new();
    go_files(&library, &mut files);
    let library = library.canonicalize().unwrap();
    let mut packages: Vec<String> = files
        .iter()
        .map(|file| file.parent().unwrap().canonicalize().unwrap())
        .map(|folder| folder.strip_prefix(&library).unwrap().to_str().unwrap().to_owned())
        // A program may not import these; the others do.
        .filter(|path| path.split('/').all(|part| part != "internal"))
        .collect();
    packages.sort();
    packages.dedup();
    let imports: String = packages.iter().map(|path| format!("import _ {path:?}\n")).collect();
    Input { name: "a.go".into(), contents: format!("package main\n{imports}func main() {{}}\n").into() }
}

#[test]
fn the_whole_library_is_well_typed_and_its_export_data_are_true() {
    let mut session = Session::new();
    let packages = session.load(vec![importing_everything()], &StandardLibrary).unwrap();
    let mut checked = session.check(&packages, Library::Whole).unwrap_or_else(|errors| {
        panic!("{}", Report::new(&session.sources, &errors, 0).to_plain_text(&session.sources))
    });
    assert_eq!(checked.checker.out_of_order(), Vec::<String>::new(), "variables do not stand in order");
    let data = format!("{SOURCES_SUM}\n{}", checked.checker.export_data(&mut checked.program));
    let file = folder("vm/src/stdlib/export.txt");
    if fs::read_to_string(&file).unwrap_or_default() != data {
        if std::env::var_os(BLESS).is_some() {
            fs::write(&file, data).unwrap();
        }
        panic!("outdated; with {BLESS}=1 this test writes it anew: {}", file.display());
    }
}

#[test]
fn later_units_have_room() {
    let mut session = Session::new();
    let packages = session.load(vec![importing_everything()], &StandardLibrary).unwrap();
    let (program, _) =
        session.compile(&packages, Library::Whole).unwrap_or_else(|errors| panic!("{errors:?}"));
    let fits = |have: usize, room: usize| assert!(2 * have < room, "{have} of {room}");
    fits(program.code.len(), room::CODE_WORDS);
    fits(program.funcs.len(), room::FUNCS);
    fits(program.types.len(), room::TYPES);
    let others = [program.sigs.len(), program.natives.len(), program.strings.len(), program.maps.len()];
    let more = [program.constants.words.len(), program.jump_tables.len(), program.selects.len()];
    let last = [program.methods.len(), program.files.len()];
    others.into_iter().chain(more).chain(last).for_each(|have| fits(have, room::OTHERS));
}
