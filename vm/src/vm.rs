//! The machine as its users see it.

use std::sync::Arc;

use minigo_gc::{AllocStats, Heap, HeapError, MemStats};
use minigo_lang::bytecode::Program;

use crate::config::Config;
use crate::image::{Image, LoadError};
use crate::interp::Engine;
use crate::sched::Shared;
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
    /// Places a verified program, and makes its heap.
    ///
    /// # Errors
    ///
    /// See [`StartError`].
    pub fn new(program: Program, config: Config) -> Result<Vm, StartError> {
        let image = Image::new(program, config.args.clone()).map_err(StartError::Load)?;
        let image = Arc::new(image);
        let shared = Arc::new(Shared::new(Arc::clone(&image)));
        let mut options = config.heap.clone();
        options.layouts = image.types.layouts().to_vec();
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

    /// Runs the program to its end. All output has been written when it returns.
    pub fn run(mut self) -> Exit {
        let code = self.worker.run(self.engine);
        // There is nobody left to tell that the last output could not be written.
        let _ = self.worker.stdio.flush();
        let mem = self.worker.mutator.stats();
        let allocs = self.worker.heap.alloc_stats();
        self.worker.heap.shutdown();
        Exit { code, mem, allocs }
    }
}
