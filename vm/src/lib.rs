//! The virtual machine: runs bytecode on a heap whose collector is chosen by a flag.
//!
//! What it is: the interpreter, goroutines and their scheduler, channels, maps, and the standard library.
//! What it is not: the compiler (it sees of `minigo_lang` only the bytecode and the importer) or the heap
//! (`minigo_gc`).
//!
//! Start reading at [`vm`], then `interp`.

pub mod clock;
pub mod config;
pub mod environment;
pub mod fault;
pub mod files;
pub mod image;
pub mod interp;
pub mod memory;
pub mod rng;
pub mod statics;
pub mod stdio;
pub mod stdlib;
pub mod types;
pub mod value;
pub mod vm;

pub mod heap;

mod callers;
mod chan;
mod map;
mod retries;
mod sched;
mod signals;
mod traceback;
mod worker;

pub use config::{Compatibility, Config, DenseMaps};
pub use interp::Engine;
pub use sched::{TimerId, WaitReason};
pub use vm::{Exit, StartError, Vm, end_process, run};
