//! `minigo run`

use std::mem::ManuallyDrop;

use minigo_lang::check::Library;
use minigo_lang::godebug::Settings;
use minigo_lang::importer::Importer;
use minigo_lang::{Session, UserPackage};
use minigo_vm::{Compatibility, Config};

use super::{FAILURE, USAGE};
use crate::args::{RunArgs, RunOptions};
use crate::environment::Environment;
use crate::module::file_count;
use crate::record::Recorder;
use crate::{messages, output};

/// Exit code of a program that Go's runtime would not start.
const FATAL: u8 = 2;

pub(super) fn run(args: &RunArgs) -> u8 {
    let (program, rest) = args.program.split_at(file_count(&args.program));
    let words = program.first().into_iter().chain(rest).map(|arg| arg.to_string_lossy().into_owned());
    run_program(&args.options, || super::read(program), words.collect())
}

/// Compiles a program and runs it. `args` are its arguments, its own name among them.
pub(super) fn run_program(
    options: &RunOptions,
    read: impl FnOnce() -> Option<(UserPackage, Box<dyn Importer>)>,
    args: Vec<String>,
) -> u8 {
    let environment = match Environment::read() {
        Ok(environment) => environment,
        Err(message) => {
            messages::line(&message);
            return FATAL;
        }
    };
    let mut config = match config(options, args, &environment) {
        Ok(config) => config,
        Err(message) => {
            messages::failure(&message);
            return USAGE;
        }
    };
    for file in [&options.stats_json, &options.trace].into_iter().flatten() {
        if let Err(message) = output::check(file) {
            messages::failure(&message);
            return FAILURE;
        }
    }
    let Some((program, importer)) = read() else { return FAILURE };
    let mut session = Session::new();
    session.explains = options.explain.explains;
    let Some(packages) = session.load(program, &*importer).map(ManuallyDrop::new) else {
        return super::fail(&session, &session.diagnostics, &options.errors);
    };
    let (program, compilation) = match session.compile(&packages, Library::Called) {
        Ok(compiled) => compiled,
        Err(diagnostics) => return super::fail(&session, &diagnostics, &options.errors),
    };
    let mut settings = packages.settings().clone();
    settings.set_from_environment(&environment.godebug);
    config.compatibility = compatibility(&settings);
    messages::remarks(&session.sources, compilation.remarks());
    let heap_options = config.heap.clone();
    let mut recorder = options.is_recorded().then(Recorder::new);
    // The process ends with the run: freeing what it needed is the system's business.
    let mut compilation = ManuallyDrop::new(compilation);
    let code = minigo_vm::run(program, &mut *compilation, config, |heap| {
        if let Some(recorder) = &mut recorder {
            recorder.attach(heap);
        }
    });
    if let Some(stress) = &options.gc_stress {
        messages::line(&format!("gc-stress: seed={}", stress.seed));
    }
    match recorder.map_or(Ok(()), |recorder| write_records(options, &heap_options, &recorder, code)) {
        Ok(()) => code,
        Err(message) => {
            messages::failure(&message);
            // The program's own failure says more.
            code.max(FAILURE)
        }
    }
}

/// Writes the files that the command line asks for. A program that could not be started has none.
fn write_records(
    args: &RunOptions,
    options: &minigo_gc::Options,
    recorder: &Recorder,
    code: u8,
) -> Result<(), String> {
    let Some(record) = recorder.record(options, &args.collector.given, code) else { return Ok(()) };
    if let Some(file) = &args.stats_json {
        let mut text = serde_json::to_string(&record).map_err(|error| error.to_string())?;
        text.push('\n');
        output::write(file, text.as_bytes())?;
    }
    match &args.trace {
        Some(file) => output::write(file, &recorder.trace(&record)),
        None => Ok(()),
    }
}

/// What a program's settings mean to the machine and its library.
fn compatibility(settings: &Settings) -> Compatibility {
    Compatibility {
        nil_panics: settings.value("panicnil") == "1",
        seeds_random: settings.value("randseednop") == "0",
        starts_from_seed: settings.value("randautoseed") == "0",
    }
}

/// The settings of a run, or what is wrong with them.
fn config(args: &RunOptions, words: Vec<String>, environment: &Environment) -> Result<Config, String> {
    let mut heap = minigo_gc::Options {
        gogc: environment.gogc,
        memory_limit: environment.memory_limit,
        stress: args.gc_stress.clone(),
        verify: args.gc_verify,
        graph: args.gc_graph,
        gctrace: environment.gctrace,
        measure_cpu: args.is_recorded(),
        sample_survival: args.is_recorded(),
        ..minigo_gc::Options::default()
    };
    args.collector.apply(args.gc, &mut heap)?;
    Ok(Config {
        heap,
        seed: args.collector.seed(),
        dense_maps: args.collector.dense_maps(),
        shuffle: args.gc_stress.is_some(),
        alloc_stats: args.alloc_stats,
        args: words,
        compatibility: Compatibility::default(),
    })
}
