//! Throughput of the compiler's phases on one generated program, in lines of source text (criterion's "elements") a
//! second: lexing; lexing and parsing; up to the checked tree; up to verified bytecode. The last two look at what the
//! program needs of the library too, of which the lines do not count.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use minigo_bench::generated;
use minigo_lang::check::Library;
use minigo_lang::lexer::tokenize;
use minigo_lang::parser::parse_file;
use minigo_lang::source::SourceMap;
use minigo_lang::symbol::Interner;
use minigo_lang::{Input, Session};
use minigo_vm::stdlib::StandardLibrary;

/// Groups of declarations in the program: some 13,000 lines.
const UNITS: usize = 200;

fn phases(c: &mut Criterion) {
    let text = generated::program(UNITS);
    let mut sources = SourceMap::new();
    let file = sources.add("./generated.go", text.as_bytes()).expect("the program is small");
    let file = sources.file(file);
    let (_, diagnostics) = parse_file(file, &Interner::new());
    assert!(diagnostics.is_empty(), "the generated program has syntax errors");
    let input = || vec![Input { name: "./generated.go".into(), contents: text.clone().into_bytes() }];
    let loaded = |inputs| {
        let mut session = Session::new();
        let packages = session.load(inputs, &StandardLibrary).expect("the generated program is well formed");
        (session, packages)
    };
    let (session, packages) = loaded(input());
    assert!(session.compile(&packages, Library::Called).is_ok(), "the generated program is ill-typed");

    let mut group = c.benchmark_group("front end");
    group.throughput(Throughput::Elements(text.lines().count() as u64));
    group.sample_size(20);
    group.bench_function("lex", |b| b.iter(|| black_box(tokenize(file))));
    group.bench_function("parse", |b| b.iter(|| black_box(parse_file(file, &Interner::new()))));
    group.bench_function("check", |b| {
        let check = |input| {
            let (session, packages) = loaded(input);
            session.check(&packages, Library::Called).is_ok()
        };
        b.iter_batched(input, check, BatchSize::SmallInput);
    });
    group.bench_function("compile", |b| {
        let compile = |input| {
            let (session, packages) = loaded(input);
            session.compile(&packages, Library::Called).is_ok()
        };
        b.iter_batched(input, compile, BatchSize::SmallInput);
    });
    group.finish();
}

criterion_group!(benches, phases);
criterion_main!(benches);
