//! Throughput of the compiler's phases on the repository's programs and on a generated one, in lines of source text
//! (criterion's "elements") a second: lexing; lexing and parsing; up to the checked tree; up to verified bytecode. The
//! last two look at what a program needs of the library too, of which the lines do not count.
//!
//! Memory comes from the command's allocator, and giving it back is not measured: the command never does.

use std::time::Instant;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use minigo_bench::collected::Collected;
use minigo_bench::generated;
use minigo_lang::check::Library;
use minigo_lang::importer::Importer;
use minigo_lang::lexer::tokenize;
use minigo_lang::parser::parse_file;
use minigo_lang::source::{SourceFile, SourceMap};
use minigo_lang::symbol::Interner;
use minigo_lang::{Input, Session, UserPackage};
use minigo_vm::memory::Frugal;
use minigo_vm::stdlib::StandardLibrary;

#[global_allocator]
static ALLOCATOR: Frugal<mimalloc::MiMalloc> = Frugal::new(mimalloc::MiMalloc);

/// Groups of declarations in the generated program: some 13,000 lines.
const UNITS: usize = 200;

fn front_end(c: &mut Criterion) {
    let collected = Collected::read(&StandardLibrary);
    phases(c, "programs", collected.files(), &collected.program(), &collected);
    let text = generated::program(UNITS).into_bytes();
    let input = vec![Input { name: "./generated.go".into(), contents: text }];
    phases(c, "generated", input.iter(), &input.clone().into(), &StandardLibrary);
}

/// The phases of compiling `program`, whose packages have these files.
fn phases<'a>(
    c: &mut Criterion,
    name: &str,
    files: impl Iterator<Item = &'a Input>,
    program: &UserPackage,
    importer: &dyn Importer,
) {
    let mut sources = SourceMap::new();
    for file in files {
        sources.add(file.name.clone(), file.contents.clone()).expect("the files are small");
    }
    let files: Vec<&SourceFile> = sources.files().map(|(_, file)| file).collect();
    let lines: usize = files.iter().map(|file| file.text().lines().count()).sum();
    let load = || {
        let mut session = Session::new();
        let packages = session.load(program.clone(), importer).expect("the program is well formed");
        (session, packages)
    };

    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Elements(lines as u64));
    group.sample_size(20);
    group.bench_function("lex", |b| {
        b.iter_with_large_drop(|| files.iter().map(|file| tokenize(file)).collect::<Vec<_>>());
    });
    group.bench_function("parse", |b| {
        b.iter_with_large_drop(|| {
            let interner = Interner::new();
            let parsed = files.iter().map(|file| parse_file(file, &interner)).collect::<Vec<_>>();
            (interner, parsed)
        });
    });
    group.bench_function("check", |b| {
        b.iter_custom(|rounds| {
            let round = |_| {
                let start = Instant::now();
                let (session, packages) = load();
                let checked = session.check(&packages, Library::Called);
                let elapsed = start.elapsed();
                assert!(checked.is_ok(), "{name} is ill-typed");
                elapsed
            };
            (0..rounds).map(round).sum()
        });
    });
    group.bench_function("compile", |b| {
        b.iter_custom(|rounds| {
            let round = |_| {
                let start = Instant::now();
                let (session, packages) = load();
                let compiled = session.compile(&packages, Library::Called);
                let elapsed = start.elapsed();
                assert!(compiled.is_ok(), "{name} does not compile");
                elapsed
            };
            (0..rounds).map(round).sum()
        });
    });
    group.finish();
}

criterion_group!(benches, front_end);
criterion_main!(benches);
