//! Shows that the suite would notice a broken collector: each row of `minigo_gc::debug::mutants` is a build of minigo with one fault, and
//! some test must fail on it.
//!
//!     cargo test --target-dir target/mutants -p minigo --features mutants --test mutants [-- NAME]
//!
//! The tests are the conformance tests of the heap, then golden programs under stress. The first that fails has caught the
//! mutant. A mutant that survives shows that a test is missing. `MINIGO_MUTANTS=2/5` takes the second of five parts.
#![forbid(unsafe_code)]

#[expect(dead_code, reason = "the golden runner uses more of it")]
mod harness;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;

use harness::discover::{self, Program};
use harness::matrix::{self, Variant};
use harness::{expect, run};
use libtest_mimic::{Arguments, Failed, Trial};
use minigo_gc::debug::mutants::{MUTANTS, Row, VARIABLE};

/// Golden programs that the collectors are tried with.
const GOLDEN: &[&str] = &[
    "run/channels/",
    "run/select/",
    "run/maps/",
    "run/goroutines/",
    "run/memory/",
    "run/defer/",
    "run/recover/",
    "run/time_pkg/",
    "run/finalizers/",
    "run/weak/",
    "panic/values/",
];

/// The collectors that have mutants of their own.
const COLLECTORS: &[&str] = &["cms", "balanced", "semispace"];

/// Takes a part of the mutants: `2/5`.
const PART: &str = "MINIGO_MUTANTS";

/// What may catch a mutant.
enum Check {
    /// A conformance test, by name.
    Conformance(String),
    Golden(Arc<Program>, Variant),
}

struct Suite {
    conformance: PathBuf,
    checks: Vec<Check>,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let suite = match Suite::new() {
        Ok(suite) => Arc::new(suite),
        Err(problem) => {
            let failed = Trial::test("the suite can be run", move || Err(problem.into()));
            return libtest_mimic::run(&arguments, vec![failed]).exit_code();
        }
    };
    let (part, parts) = part();
    let mutants = MUTANTS.iter().enumerate().filter(|(index, _)| index % parts == part);
    let mut trials: Vec<_> = mutants
        .map(|(_, row)| {
            let suite = Arc::clone(&suite);
            Trial::test(row.name, move || suite.catches(row).map_err(Failed::from))
        })
        .collect();
    let intact = Arc::clone(&suite);
    trials.push(Trial::test("without a mutant every check passes", move || {
        intact.passes().map_err(Failed::from)
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Which part of the mutants, from 0, and of how many.
fn part() -> (usize, usize) {
    let parse = |text: String| {
        let (part, parts) = text.split_once('/')?;
        Some((part.parse::<usize>().ok()?.checked_sub(1)?, parts.parse().ok().filter(|&parts| parts > 0)?))
    };
    std::env::var(PART).ok().map_or((0, 1), |text| parse(text).expect("a part is I/N, such as 2/5"))
}

impl Suite {
    fn new() -> Result<Suite, String> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
        let tests = tests.canonicalize().map_err(|error| error.to_string())?;
        let conformance = build_conformance()?;
        let mut checks: Vec<_> = tests_of(&conformance)?.into_iter().map(Check::Conformance).collect();
        let programs = discover::programs(&tests)?.into_iter().map(Arc::new);
        for program in programs.filter(|program| GOLDEN.iter().any(|topic| program.name.starts_with(topic))) {
            let stressed = matrix::variants(&program).into_iter().filter(|variant| {
                matches!(variant, Variant::Run { collector, stress: true } if COLLECTORS.contains(collector))
            });
            checks.extend(stressed.map(|variant| Check::Golden(Arc::clone(&program), variant)));
        }
        Ok(Suite { conformance, checks })
    }

    /// Runs checks until one fails on the mutant: those of its own package first.
    fn catches(&self, mutant: &Row) -> Result<(), String> {
        let is_own =
            |check: &&Check| matches!(check, Check::Conformance(_)) == mutant.place.starts_with("gc/");
        let (own, others): (Vec<_>, Vec<_>) = self.checks.iter().partition(is_own);
        let caught = own.into_iter().chain(others).any(|check| self.run(check, Some(mutant.name)).is_err());
        if caught {
            return Ok(());
        }
        let Row { name, place, rule, fault, .. } = mutant;
        let rule = if *rule > 0 { format!(", rule {rule}") } else { String::new() };
        Err(format!("{name} survives {} checks: {fault} ({place}{rule})", self.checks.len()))
    }

    /// Runs all checks on minigo as it is.
    fn passes(&self) -> Result<(), String> {
        self.checks.iter().try_for_each(|check| self.run(check, None))
    }

    fn run(&self, check: &Check, mutant: Option<&str>) -> Result<(), String> {
        let environment: Vec<_> = mutant.map(|name| (VARIABLE, name)).into_iter().collect();
        match check {
            Check::Conformance(name) => {
                let mut command = Command::new(&self.conformance);
                command
                    .args(["--exact", name])
                    .envs(environment)
                    .env("RUST_BACKTRACE", "0")
                    .stdin(Stdio::null());
                let outcome = run::finish(command)?;
                let output = String::from_utf8_lossy(&outcome.stdout).into_owned();
                if outcome.exit == Some(0) { Ok(()) } else { Err(output) }
            }
            Check::Golden(program, variant) => {
                let outcome = run::run(program, *variant, &environment)?;
                let verdict = expect::verify(program, *variant, &outcome);
                verdict.map_err(|problem| format!("{}{}: {problem}", program.name, variant.label()))
            }
        }
    }
}

/// Builds the heap's conformance tests with mutants in the target directory of this test, and returns their program.
fn build_conformance() -> Result<PathBuf, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = this.ancestors().nth(3).ok_or("no target directory")?;
    let build = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["test", "--no-run", "--message-format=json", "--quiet", "--target-dir"])
        .arg(target)
        .args(["-p", "minigo-gc", "--features", "mutants", "--test", "conformance"])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    let messages = String::from_utf8_lossy(&build.stdout).into_owned();
    let programs = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let is_ours = message["target"]["name"] == "conformance";
        message["executable"].as_str().filter(|_| is_ours).map(PathBuf::from)
    });
    programs.last().ok_or_else(|| "the conformance tests cannot be built".to_owned())
}

fn tests_of(conformance: &Path) -> Result<Vec<String>, String> {
    let list = Command::new(conformance).args(["--list", "--format=terse"]).output();
    let list = list.map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&list.stdout).into_owned();
    let mut names: Vec<_> =
        text.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect();
    // Random graphs catch most; what allocates a lot comes last.
    names.sort_by_key(|name| (!name.starts_with("model::"), name.starts_with("concurrency::")));
    Ok(names)
}
