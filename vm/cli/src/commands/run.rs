//! `minigo run`

use minigo_lang::Session;
use minigo_vm::Config;
use minigo_vm::stdlib::StandardLibrary;
use std::path::Path;

use super::FAILURE;
use crate::args::RunArgs;
use crate::environment::Environment;
use crate::report;

/// Exit code of a program that Go's runtime would not start.
const FATAL: u8 = 2;

pub(super) fn run(args: &RunArgs) -> u8 {
    let environment = match Environment::read() {
        Ok(environment) => environment,
        Err(message) => {
            report::line(&message);
            return FATAL;
        }
    };
    let Some(inputs) = super::read(Path::new(&args.program[0])) else { return FAILURE };
    let mut session = Session::new();
    let Some(program) = session.compile(inputs, &StandardLibrary) else {
        return super::conclude(&session, args.errors.max_errors);
    };
    let code = minigo_vm::run(program, config(args, environment));
    if let Some(stress) = &args.gc_stress {
        report::line(&format!("gc-stress: seed={}", stress.seed));
    }
    code
}

fn config(args: &RunArgs, environment: Environment) -> Config {
    let gc_threads = args.gc_threads.unwrap_or(if args.seed.is_some() { 0 } else { 1 });
    let heap = minigo_gc::Options {
        collector: args.gc,
        gogc: environment.gogc,
        memory_limit: environment.memory_limit,
        max_heap: args.max_heap,
        gc_threads: usize::from(gc_threads),
        stress: args.gc_stress.clone(),
        verify: args.gc_verify,
        gctrace: environment.gctrace,
        seed: args.seed,
        ..minigo_gc::Options::default()
    };
    Config {
        heap,
        seed: args.seed,
        shuffle: args.gc_stress.is_some(),
        alloc_stats: args.alloc_stats,
        args: args.program.iter().map(|arg| arg.to_string_lossy().into_owned()).collect(),
    }
}
