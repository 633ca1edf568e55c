//! Random programs under real Go and under minigo.
//!
//!     tests/generated --go PATH --programs 200 --seed 1
//!
//! makes a program for each of the seeds 1 to 200, builds them all by one `go build`, runs each under real Go and under minigo on every
//! collector, plain and stressed, and reports each difference with the seed and, on request, the shortest program found that still shows it.
//!
//! The programs (see [`program`]) are well typed, end, and print the same in every run: goroutines meet in ways whose outcome no
//! schedule changes, loops and calls burn fuel, and what maps hold is summed up in any order. Where a program is made wrongly, Go refuses it,
//! which is reported like a difference.
#![forbid(unsafe_code)]

mod call;
mod command;
mod concurrency;
mod control;
mod coverage;
mod declare;
mod differ;
mod digest;
mod expr;
mod forms;
mod literal;
mod maker;
mod place;
mod program;
mod reduce;
mod rng;
mod stmt;
mod sweep;
mod types;

use std::process::ExitCode;

#[expect(clippy::print_stderr, clippy::print_stdout, reason = "a command of its own")]
fn main() -> ExitCode {
    let options = match command::Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}\n{}", command::USAGE);
            return ExitCode::FAILURE;
        }
    };
    match differ::run(&options, &mut |line| println!("{line}")) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
