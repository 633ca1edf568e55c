//! `minigo`, the command: the only part of minigo that reads files, parses flags and prints.
//!
//! `args` says what the command line may hold, `commands` what each command does, `module` finds the files of a
//! program and of what it imports, `environment` reads Go's environment variables, `messages` prints errors. `record` measures a run, `compare` many of
//! them with the help of `stats`, `output` writes files.
#![forbid(unsafe_code)]

mod args;
mod commands;
mod compare;
mod environment;
mod fault;
mod messages;
mod module;
mod output;
mod record;
mod stats;
mod testing;

use std::process::ExitCode;
use std::thread;

use args::Args;
use minigo_vm::memory::{self, Frugal};

#[global_allocator]
static ALLOCATOR: Frugal<mimalloc::MiMalloc> = Frugal::new(mimalloc::MiMalloc);

/// Stack sizes to try, in MiB. The compiler's passes recurse as deep as the program nests; where address space is
/// limited, less must do.
const STACK_MIB: [usize; 5] = [512, 256, 128, 64, 16];

fn main() -> ExitCode {
    memory::postpone_huge_pages();
    let args = Args::read();
    fault::report_our_own();
    if !args.command.compiles() {
        return ExitCode::from(commands::run(args.command));
    }
    ALLOCATOR.set_aside();
    for size in STACK_MIB {
        let args = args.clone();
        // The process ends from that thread: with nothing left to do, the system frees all its memory at once.
        let run = move || minigo_vm::end_process(commands::run(args.command));
        if let Ok(thread) = thread::Builder::new().stack_size(size << 20).spawn(run) {
            let Err(_) = thread.join();
            return ExitCode::from(fault::EXIT_CODE);
        }
    }
    messages::failure("not enough address space for a stack of 16 MiB");
    ExitCode::FAILURE
}
