//! Throughput of lexing and of lexing with parsing on one generated program, in bytes of source text a second.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use minigo_bench::generated;
use minigo_lang::lexer::tokenize;
use minigo_lang::parser::parse_file;
use minigo_lang::source::SourceMap;
use minigo_lang::symbol::Interner;

/// Groups of declarations in the program: some 13,000 lines.
const UNITS: usize = 200;

fn phases(c: &mut Criterion) {
    let text = generated::program(UNITS);
    let mut sources = SourceMap::new();
    let file = sources.add("./generated.go", text.as_bytes()).expect("the program is small");
    let file = sources.file(file);
    let (_, diagnostics) = parse_file(file, &mut Interner::new());
    assert!(diagnostics.is_empty(), "the generated program has syntax errors");

    let mut group = c.benchmark_group("front end");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(20);
    group.bench_function("lex", |b| b.iter(|| black_box(tokenize(file))));
    group.bench_function("parse", |b| b.iter(|| black_box(parse_file(file, &mut Interner::new()))));
    group.finish();
}

criterion_group!(benches, phases);
criterion_main!(benches);
