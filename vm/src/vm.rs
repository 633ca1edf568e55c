//! The machine as its users see it.

use std::convert::Infallible;
use std::sync::Arc;

use minigo_gc::{AllocStats, Heap, HeapError, MemStats};
use minigo_lang::bytecode::{Compiler, Program, room};

use crate::config::Config;
use crate::image::{Image, LoadError};
use crate::interp::Engine;
use crate::sched::Shared;
use crate::signals;
use crate::stdio::Stdio;
use crate::worker::Worker;

/// Why a program could not be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartError {
    /// Its bytecode does not fit this machine.
    Load(LoadError),
    /// There is no heap for it.
    Heap(HeapError),
}

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StartError::Load(error) => error.fmt(f),
            StartError::Heap(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StartError {}

/// How a run ended.
#[derive(Clone, Debug)]
pub struct Exit {
    /// The process's exit code: 0, 2 after a panic or a fatal error, or that of `os.Exit`.
    pub code: i32,
    /// Go's memory statistics at the end.
    pub mem: MemStats,
    /// What was allocated.
    pub allocs: AllocStats,
}

/// A program ready to run.
pub struct Vm {
    worker: Box<Worker>,
    engine: Engine,
}

impl Vm {
    /// Places a verified program's first unit, and makes its heap.
    ///
    /// # Errors
    ///
    /// See [`StartError`].
    pub fn new(program: Program, config: Config) -> Result<Vm, StartError> {
        let (image, layouts) = Image::new(program, &config).map_err(StartError::Load)?;
        let image = Arc::new(image);
        let shared = Arc::new(Shared::new(Arc::clone(&image)));
        let mut options = config.heap.clone();
        options.layouts = layouts;
        options.more_layouts = room::TYPES;
        options.seed = options.seed.or(config.seed);
        let embedder: Arc<dyn minigo_gc::Embedder> = Arc::clone(&shared) as _;
        let heap = Heap::new(options, embedder).map_err(StartError::Heap)?;
        let worker = Box::new(Worker::new(image, shared, heap, &config));
        Ok(Vm { worker, engine: Engine::BUILT })
    }

    /// Chooses the engine; for tests, which compare them.
    pub fn with_engine(mut self, engine: Engine) -> Vm {
        self.engine = engine;
        self
    }

    /// Runs the program to its end, once; `compiler` makes its other units. All output has been written when it returns.
    pub fn run(&mut self, compiler: &mut dyn Compiler) -> Exit {
        let code = self.worker.run(self.engine, compiler);
        // There is nobody left to tell that the last output could not be written.
        let _ = self.worker.stdio.flush();
        let mem = self.worker.mutator.stats();
        let allocs = self.worker.heap.alloc_stats();
        Exit { code, mem, allocs }
    }
}

/// Exit code of a program that could not be started.
const FATAL: u8 = 2;

/// Runs a program, given by its first unit and what makes the others, from start to end, reporting to standard error what
/// keeps it from running, and what the settings ask for. `watch` is shown the heap before the program starts; when this
/// returns, the heap's counts are exact. Returns the process's exit code.
pub fn run(
    program: Program,
    compiler: &mut dyn Compiler,
    config: Config,
    watch: impl FnOnce(&Arc<Heap>),
) -> u8 {
    let mut stdio = Stdio::new();
    let alloc_stats = config.alloc_stats;
    match Vm::new(program, config) {
        Ok(mut vm) => {
            watch(&vm.worker.heap);
            signals::disarm();
            let exit = vm.run(compiler);
            // The process ends soon: freeing memory is the system's business.
            std::mem::forget(vm);
            if alloc_stats {
                stdio.report(alloc_table(&exit.allocs));
            }
            exit.code as u8
        }
        Err(error) => {
            stdio.report(format!("fatal error: {error}\n"));
            FATAL
        }
    }
}

/// Ends the process at once: what is to be done at its end has been done, all output written.
pub fn end_process(code: u8) -> Infallible {
    signal_hook::low_level::exit(i32::from(code))
}

/// The allocation histogram as a table.
fn alloc_table(stats: &AllocStats) -> String {
    use std::fmt::Write as _;
    let mut out = format!("{:>8}  {:<8}  {:>12}  {:>14}\n", "size", "pointers", "objects", "bytes");
    for row in &stats.rows {
        let size = if row.size == 0 { "large".to_owned() } else { row.size.to_string() };
        let pointers = if row.pointer_free { "no" } else { "yes" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{size:>8}  {pointers:<8}  {:>12}  {:>14}", row.count, row.bytes);
    }
    let small = stats
        .rows
        .iter()
        .filter(|row| (1..=SMALL_BYTES).contains(&row.size))
        .map(|row| row.count)
        .sum::<u64>();
    let all = stats.rows.iter().map(|row| row.count).sum::<u64>();
    let share = 100.0 * small as f64 / all.max(1) as f64;
    let _ = writeln!(out, "{share:.1}% of {all} objects have at most {SMALL_BYTES} bytes");
    out
}

/// Objects up to this size go into allocation buffers, if they are pointer-free.
const SMALL_BYTES: u32 = 128;
