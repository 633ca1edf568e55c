//! `minigo`, the command: the only part of minigo that reads files, parses flags and prints.
//!
//! `args` says what the command line may hold, `commands` what each command does, `program` finds the files of a
//! program, `environment` reads Go's environment variables, `report` prints errors.
#![forbid(unsafe_code)]

mod args;
mod commands;
mod environment;
mod fault;
mod program;
mod report;

use std::process::ExitCode;
use std::thread;

use args::Args;
use minigo_vm::memory::Frugal;

#[global_allocator]
static ALLOCATOR: Frugal<mimalloc::MiMalloc> = Frugal::new(mimalloc::MiMalloc);

/// Stack sizes to try, in MiB. The compiler's passes recurse as deep as the program nests; where address space is
/// limited, less must do.
const STACK_MIB: [usize; 5] = [512, 256, 128, 64, 16];

fn main() -> ExitCode {
    ALLOCATOR.set_aside();
    let args = Args::read();
    fault::report_our_own();
    for size in STACK_MIB {
        let args = args.clone();
        let thread = thread::Builder::new().stack_size(size << 20).spawn(move || commands::run(args.command));
        if let Ok(thread) = thread {
            return thread.join().unwrap_or(ExitCode::from(fault::EXIT_CODE));
        }
    }
    report::failure("not enough address space for a stack of 16 MiB");
    ExitCode::FAILURE
}
