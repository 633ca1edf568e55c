//! The command line.

mod collector;
mod switches;
mod units;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use minigo_gc::collectors::COLLECTORS;
use minigo_gc::{CollectorKind, Stress};

use crate::compare::{self, Condition, Method, Outputs, Shard, Variation};

pub(crate) use collector::CollectorArgs;
pub(crate) use units::parse_size;
use units::{parse_duration, parse_multiple};

/// Runs Go programs on a choice of garbage collectors.
///
/// A program is .go or .mg files of one folder, or a folder; in a module, packages import each other. What minigo runs, it
/// runs as Go 1.27 does; what it does not support, it refuses at compile time, by name and position.
#[derive(Clone, Debug, Parser)]
#[command(name = "minigo", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: the program's own; 2 after a panic or fatal error of the program, or a wrong \
                        command line; 1 if the program cannot be read or compiled."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Command {
    /// Compile a program and run it
    Run(Box<RunArgs>),
    /// Run the tests and benchmarks of packages
    Test(Box<TestArgs>),
    /// Run the tests of one package, in its folder
    #[command(hide = true)]
    RunTests(Box<RunTestsArgs>),
    /// Run a program on several collectors and say which differences are real
    Compare(Box<CompareArgs>),
    /// Show a saved comparison again, or join parts of one
    Report(Box<ReportArgs>),
    /// Report the errors of a program or of packages
    Check(CheckArgs),
    /// Show a program between two stages of the compiler
    Dump(DumpArgs),
    /// Print the version
    Version,
    /// Print a script that completes minigo's command line
    Completions {
        /// For which shell
        shell: Shell,
    },
}

impl Command {
    /// Whether the command compiles a program.
    pub(crate) fn compiles(&self) -> bool {
        matches!(
            self,
            Command::Run(_) | Command::Test(_) | Command::RunTests(_) | Command::Check(_) | Command::Dump(_)
        )
    }
}

/// `minigo run`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Environment: GOGC, GOMEMLIMIT and GODEBUG=gctrace=1 mean what they mean to Go; gctrace=2 also tells after each cycle what the \
next one's goal and start follow from. GOMAXPROCS is accepted and changes nothing, since programs run on one processor.

Example: GODEBUG=gctrace=1 minigo run --gc=balanced main.go -requests=1000")]
pub(crate) struct RunArgs {
    #[command(flatten)]
    pub(crate) options: RunOptions,

    /// .go or .mg files or a folder; all that follows is the program's own
    #[arg(required = true, num_args = 1.., trailing_var_arg = true, allow_hyphen_values = true,
          value_names = ["PROGRAM", "ARGS"])]
    pub(crate) program: Vec<OsString>,
}

/// How a program is compiled and run.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct RunOptions {
    /// Garbage collector of the program's heap
    #[arg(long, value_name = "NAME", default_value = "cms", value_parser = collectors())]
    pub(crate) gc: CollectorKind,

    #[command(flatten)]
    pub(crate) collector: CollectorArgs,

    /// Collect at unkind moments, check the heap, poison freed memory. The seed is the last line on stderr
    #[arg(long, value_name = "KEY=VALUE,…", num_args = 0..=1, require_equals = true, default_missing_value = "",
          value_parser = parse_stress)]
    pub(crate) gc_stress: Option<Stress>,

    /// Check the whole heap in every collection, or in every N-th
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "1",
          default_value_t = 0, hide_default_value = true)]
    pub(crate) gc_verify: u32,

    /// Print, at every runtime.GC(), a hash of all that can be reached to stderr. With --seed it is the same on every collector
    #[arg(long)]
    pub(crate) gc_graph: bool,

    /// Print what was allocated, by size and kind, to stderr at the end
    #[arg(long)]
    pub(crate) alloc_stats: bool,

    /// Write what the run measured to a file as JSON: CPU time by what it went to, every stop and cycle, allocations, metrics
    #[arg(long, value_name = "FILE")]
    pub(crate) stats_json: Option<PathBuf>,

    /// Write a trace to a file: stops, marking, sweeping and the heap's size over time. ui.perfetto.dev opens it
    #[arg(long, value_name = "FILE")]
    pub(crate) trace: Option<PathBuf>,

    /// Processors that run goroutines: 1 for now
    #[arg(long, value_name = "N", default_value = "1", value_parser = parse_procs)]
    pub(crate) procs: u32,

    #[command(flatten)]
    pub(crate) explain: ExplainArgs,

    #[command(flatten)]
    pub(crate) errors: ErrorArgs,
}

/// `minigo test`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Flags of tests, as for `go test`, between or after the packages: -v, -run REGEXP, -skip REGEXP, -bench REGEXP, -benchtime TIME|Nx, \
-benchmem, -count N, -short, -failfast, -timeout TIME, -parallel N, -list REGEXP; what follows -args is the tests' own. minigo's \
own flags come first.

Exit codes: 1 if a test fails or cannot be compiled, 2 for a wrong command line.

Example: minigo test --gc=balanced -bench . -benchmem ./...")]
pub(crate) struct TestArgs {
    #[command(flatten)]
    pub(crate) options: RunOptions,

    /// Flags of tests, and packages: folders, or patterns such as ./... (default: the current folder)
    #[arg(num_args = 0.., trailing_var_arg = true, allow_hyphen_values = true, value_names = ["FLAGS AND PACKAGES"])]
    pub(crate) words: Vec<OsString>,
}

/// `minigo run-tests`: what `minigo test` runs for each package.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct RunTestsArgs {
    #[command(flatten)]
    pub(crate) options: RunOptions,

    /// The package's folder, then the arguments of its tests
    #[arg(required = true, num_args = 1.., trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) words: Vec<OsString>,
}

impl Args {
    /// Reads the command line; ends the process if it is wrong.
    ///
    /// What follows the program may look like an option, so the parser takes an unknown option before it for the program.
    pub(crate) fn read() -> Args {
        let args = Args::parse();
        let program = match &args.command {
            Command::Run(run) => run.program.first(),
            Command::Compare(compare) => compare.program.first(),
            _ => None,
        };
        if let Some(first) = program.and_then(|first| first.to_str()).filter(|first| first.starts_with('-')) {
            let message = format!("unexpected argument '{first}' found\n");
            Args::command().error(ErrorKind::UnknownArgument, message).exit();
        }
        args
    }
}

impl RunOptions {
    /// Whether the run is measured.
    pub(crate) fn is_recorded(&self) -> bool {
        self.stats_json.is_some() || self.trace.is_some()
    }
}

/// `minigo compare`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Every run has a process of its own; rounds alternate their order. The verdict rests on the process's CPU time: medians with \
95 % intervals, Mann-Whitney test at the level of 5 %, `~` where no difference is shown; p-values of all other figures are \
corrected for being many (Holm). Lines that the program prints in Go's benchmark format are figures, too; everything else it \
prints must be the same in all runs.

Exit codes: 0 if the comparison was made, whatever it says; 1 if it could not be made, or a file not be written; 2 for a \
wrong command line; 3 if a --fail-if holds; 4 if the runs printed different things; 130 if it was interrupted.

Example: minigo compare --gc=cms,balanced --runs=20 --json=session.json bench-programs/programs/session")]
pub(crate) struct CompareArgs {
    /// Collectors to compare; the first is the base
    #[arg(long, value_name = "NAME,…", default_value = "cms,balanced", value_delimiter = ',', value_parser = collectors())]
    pub(crate) gc: Vec<CollectorKind>,

    /// Compare the first collector with itself: what is shown then is noise
    #[arg(long, group = "method")]
    aa: bool,

    /// Compare in heaps of these multiples of the least heap in which all the collectors can run the program in at most ten
    /// times the time that it takes without a limit; that is searched first. GOGC is off then
    #[arg(long, value_name = "2x,…", value_delimiter = ',', value_parser = parse_multiple, group = "method")]
    heap: Vec<f64>,

    /// Give every other collector the GOGC with which it takes as much memory as the first; it is searched first
    #[arg(long, group = "method")]
    fix_rss: bool,

    /// Compare the first collector with the last one's steps: without its optional parts, then with one more at a time
    #[arg(long, group = "method")]
    ladder: bool,

    /// Runs of each collector
    #[arg(long, value_name = "N", default_value_t = compare::DEFAULT_RUNS, value_parser = parse_runs)]
    pub(crate) runs: usize,

    /// Runs of each collector before the measured ones
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) warm_up: usize,

    /// Make a part of the rounds: 2/5 is the second of five parts. `minigo report merge` joins them. With --heap give all parts
    /// one --seed, so that they find the same least heap
    #[arg(long, value_name = "I/N", default_value = "1/1", value_parser = Shard::parse)]
    pub(crate) shard: Shard,

    /// Compare each collector with itself under switches of the collector, and GOGC=… or GOMEMLIMIT=…, between one pair of quotes.
    /// May be given several times
    #[arg(long, value_name = "SWITCHES", value_parser = Variation::parse, allow_hyphen_values = true, group = "method")]
    vary: Vec<Variation>,

    #[command(flatten)]
    pub(crate) collector: CollectorArgs,

    /// What every run reads from standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin: Option<PathBuf>,

    /// Longest time of a run. Units are ms, s, m, h
    #[arg(long, value_name = "TIME", default_value = "10m", value_parser = parse_duration)]
    pub(crate) timeout: Duration,

    /// The most that a run may print
    #[arg(long, value_name = "SIZE", default_value = "1GiB", value_parser = parse_size)]
    pub(crate) max_output: usize,

    #[command(flatten)]
    pub(crate) shown: ShownArgs,

    /// .go or .mg files or a folder; all that follows is the program's own
    #[arg(required = true, num_args = 1.., trailing_var_arg = true, allow_hyphen_values = true,
          value_names = ["PROGRAM", "ARGS"])]
    pub(crate) program: Vec<OsString>,
}

/// `minigo report`.
#[derive(Clone, Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(
    after_help = "Exit codes: as for `minigo compare`; 1 if a file is not a comparison, or cannot be read or written."
)]
pub(crate) struct ReportArgs {
    /// A comparison that `minigo compare --json` wrote
    #[arg(required = true)]
    pub(crate) file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) shown: ShownArgs,

    #[command(subcommand)]
    pub(crate) merge: Option<ReportCommand>,
}

/// What `minigo report` does beside showing one file.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum ReportCommand {
    /// Join the parts of a comparison that `minigo compare --shard` made
    Merge {
        /// The parts
        #[arg(required = true, num_args = 1..)]
        files: Vec<PathBuf>,

        #[command(flatten)]
        shown: ShownArgs,
    },
}

/// What becomes of a comparison.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ShownArgs {
    /// End with 3 if a figure's change against the base is shown and beyond a limit: cpu>+2%. May be given several times
    #[arg(long, value_name = "CONDITION", value_parser = Condition::parse)]
    pub(crate) fail_if: Vec<Condition>,

    #[command(flatten)]
    pub(crate) outputs: Outputs,

    #[command(flatten)]
    pub(crate) display: Display,
}

impl CompareArgs {
    /// How the sides differ.
    pub(crate) fn method(&self) -> Method {
        match self {
            _ if self.aa => Method::Itself,
            _ if self.fix_rss => Method::EqualMemory,
            _ if self.ladder => Method::Ladder,
            _ if !self.heap.is_empty() => Method::Heaps(self.heap.clone()),
            _ if !self.vary.is_empty() => Method::Variations(self.vary.clone()),
            _ => Method::Collectors,
        }
    }
}

/// What is shown of a comparison.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Display {
    /// Leave out where the collectors' time went and how the heaps behaved
    #[arg(long)]
    pub(crate) short: bool,

    /// Print nothing but errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// `minigo check`.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) explain: ExplainArgs,

    #[command(flatten)]
    pub(crate) errors: ErrorArgs,

    /// .go or .mg files, folders, or patterns such as ./...
    #[arg(required = true)]
    pub(crate) packages: Vec<OsString>,
}

/// `minigo dump`.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct DumpArgs {
    /// What to show
    #[arg(long, value_enum)]
    pub(crate) stage: Stage,

    #[command(flatten)]
    pub(crate) errors: ErrorArgs,

    /// .go or .mg files or a folder
    #[arg(required = true)]
    pub(crate) program: Vec<OsString>,
}

/// What lies between two stages of the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Tokens, with automatic semicolons
    Tokens,
    /// Syntax trees
    Ast,
    /// The typed program with the decisions of escape analysis
    Typed,
    /// The code of every function
    Bytecode,
}

/// What the compiler says beside errors.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// Print to stderr what is inlined and what escapes to the heap, in the words of `go build -gcflags=-m`
    #[arg(short = 'm')]
    pub(crate) explains: bool,
}

/// How errors of the compiler are shown.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct ErrorArgs {
    /// Stop after so many errors; 0 shows all
    #[arg(long, value_name = "N", default_value = "10")]
    pub(crate) max_errors: usize,
}

/// The collectors' names, from their table.
fn collectors() -> impl TypedValueParser<Value = CollectorKind> {
    let names = COLLECTORS.iter().map(|info| PossibleValue::new(info.name).help(info.summary));
    PossibleValuesParser::new(names)
        .map(|name| CollectorKind::from_name(&name).expect("the parser takes names of the table only"))
}

fn parse_runs(text: &str) -> Result<usize, String> {
    const MOST: usize = 10_000;
    text.parse()
        .ok()
        .filter(|runs| (1..=MOST).contains(runs))
        .ok_or(format!("it is a number from 1 to {MOST}"))
}

fn parse_stress(text: &str) -> Result<Stress, String> {
    Stress::parse(text)
}

fn parse_procs(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(1) => Ok(1),
        Ok(0) | Err(_) => Err("the number of processors is at least 1".into()),
        Ok(_) => Err("minigo runs goroutines on one processor; more are not supported".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn what_follows_the_program_is_its_own() {
        let args = Args::parse_from(["minigo", "run", "--gc-stress", "a.go", "--gc=none", "-h", "--", "x"]);
        let Command::Run(run) = args.command else { panic!("not run") };
        assert_eq!(run.program, ["a.go", "--gc=none", "-h", "--", "x"]);
        assert_eq!(run.options.gc_stress, Some(Stress::default()));
    }
}
