//! Builds programs, runs them under both toolchains, and compares what they do.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use super::command::Options;
use super::coverage::Coverage;
use super::program::program;
use super::reduce::reduce;

/// A program that runs longer is killed. Under real Go each ends within a second.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The ways in which minigo runs a program.
const VARIANTS: [&[&str]; 10] = [
    &["--gc=none"],
    &["--gc=stw"],
    &["--gc=semispace"],
    &["--gc=cms"],
    &["--gc=balanced"],
    &["--gc=none", "--gc-stress"],
    &["--gc=stw", "--gc-stress"],
    &["--gc=semispace", "--gc-stress"],
    &["--gc=cms", "--gc-stress"],
    &["--gc=balanced", "--gc-stress"],
];

/// What a program did, as far as both toolchains must agree.
#[derive(Debug, PartialEq, Eq, Clone)]
pub(crate) struct Outcome {
    stdout: Vec<u8>,
    exit: Option<i32>,
    /// The first line of stderr, without addresses.
    complaint: String,
}

/// The commands that are compared.
#[derive(Debug)]
pub(crate) struct Toolchains {
    go: PathBuf,
    minigo: PathBuf,
}

/// Compares so many programs, and answers how many differ. `report` takes lines for the user.
pub(crate) fn run(options: &Options, report: &mut (dyn FnMut(&str) + Send)) -> Result<u64, String> {
    let tools = Toolchains { go: options.go.clone(), minigo: options.minigo.clone() };
    let work = fresh_folder(&options.work)?;
    let seeds = options.seed..options.seed + options.programs;
    for seed in seeds.clone() {
        let text = match &options.file {
            Some(path) => fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?,
            None => program(seed),
        };
        write(&folder(&work, seed).join("main.go"), &text)?;
    }
    write(&work.join("go.mod"), "module generated\n\ngo 1.27\n")?;
    let refused = tools.build(&work)?;
    if !refused.is_empty() {
        report(refused.trim_end());
    }
    let (next, differing) = (AtomicU64::new(seeds.start), AtomicU64::new(0));
    let report = Mutex::new(report);
    let coverage = Mutex::new(Coverage::default());
    let tell = |line: &str| report.lock().unwrap_or_else(|poisoned| poisoned.into_inner())(line);
    let work_off = || {
        while let seed = next.fetch_add(1, Relaxed)
            && seed < seeds.end
        {
            let folder = folder(&work, seed);
            let problem = tools.compare(&folder, &work.join("bin").join(name(seed)));
            if options.coverage
                && let Ok(text) = tools.bytecode(&folder)
            {
                coverage.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).add(&text);
            }
            if let Err(problem) = problem {
                differing.fetch_add(1, Relaxed);
                tell(&format!("seed {seed}: {problem}"));
                if options.reduce {
                    let path = reduce(&tools, &folder);
                    tell(&format!("seed {seed}: reduced to {}", path.display()));
                }
            }
        }
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..workers {
            scope.spawn(work_off);
        }
    });
    let differing = differing.into_inner();
    tell(&format!("{} programs, {differing} differ", options.programs));
    if options.coverage {
        let coverage = coverage.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        tell(&coverage.report());
    }
    Ok(differing)
}

fn name(seed: u64) -> String {
    format!("seed{seed}")
}

fn folder(work: &Path, seed: u64) -> PathBuf {
    work.join(name(seed))
}

/// An empty folder, by its absolute path.
fn fresh_folder(path: &Path) -> Result<PathBuf, String> {
    let problem = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.exists() {
        fs::remove_dir_all(path).map_err(problem)?;
    }
    fs::create_dir_all(path).map_err(problem)?;
    path.canonicalize().map_err(problem)
}

pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("{}: {error}", path.display());
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(problem)?;
    fs::write(path, text).map_err(problem)
}

impl Toolchains {
    fn go_command(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.go);
        command
            .current_dir(folder)
            .env("GOTOOLCHAIN", "local")
            .env("GOWORK", "off")
            .env("GOFLAGS", "-mod=mod");
        command
    }

    /// Builds all programs of the module in `folder` into `bin`; answers what the compiler says of those that are wrong.
    fn build(&self, folder: &Path) -> Result<String, String> {
        let mut command = self.go_command(folder);
        command.args(["build", "-ldflags=-s -w", "-o", "bin/", "./..."]);
        let built = command.output().map_err(|error| format!("{}: {error}", self.go.display()))?;
        Ok(String::from_utf8_lossy(&built.stderr).into_owned())
    }

    /// Compares what a built program and minigo do.
    fn compare(&self, folder: &Path, binary: &Path) -> Result<(), String> {
        if !binary.exists() {
            return Err("Go has not built it".into());
        }
        // Nor does minigo end a program that Go does not: one method may call itself for ever.
        let Ok(wanted) = run_limited(Command::new(binary)) else { return Ok(()) };
        VARIANTS.iter().try_for_each(|variant| self.compare_variant(folder, &wanted, variant))
    }

    fn compare_variant(&self, folder: &Path, wanted: &Outcome, variant: &[&str]) -> Result<(), String> {
        let mut command = Command::new(&self.minigo);
        command.arg("run").args(variant).arg(folder.join("main.go"));
        let found = run_limited(command).map_err(|problem| format!("{} {problem}", variant.join(" ")))?;
        match difference(wanted, &found) {
            Some(difference) => Err(format!("{} {difference}", variant.join(" "))),
            None => Ok(()),
        }
    }

    /// The bytecode of a program.
    fn bytecode(&self, folder: &Path) -> Result<String, String> {
        let mut command = Command::new(&self.minigo);
        command.args(["dump", "--stage=bytecode"]).arg(folder.join("main.go"));
        Ok(String::from_utf8_lossy(&run_limited(command)?.stdout).into_owned())
    }

    /// Whether a single program, in a module of its own, is valid Go and behaves differently under minigo in one of these ways.
    pub(crate) fn differs(&self, folder: &Path, variant: &[&str]) -> bool {
        // What minigo refuses as well need not be built. Its own refusals of valid programs are rare, and short already.
        let mut check = Command::new(&self.minigo);
        check.arg("check").arg(folder.join("main.go"));
        if !run_limited(check).is_ok_and(|outcome| outcome.exit == Some(0)) {
            return false;
        }
        let mut command = self.go_command(folder);
        command.args(["build", "-o", "program", "."]);
        let _ = fs::remove_file(folder.join("program"));
        let is_built = command.output().is_ok_and(|output| output.status.success());
        let Ok(wanted) = run_limited(Command::new(folder.join("program"))) else { return false };
        is_built && self.compare_variant(folder, &wanted, variant).is_err()
    }

    /// The first way in which a program differs.
    pub(crate) fn differing_variant(&self, folder: &Path) -> Option<&'static [&'static str]> {
        VARIANTS.into_iter().find(|variant| self.differs(folder, variant))
    }
}

/// What a reader needs to see first of two outcomes.
fn difference(wanted: &Outcome, found: &Outcome) -> Option<String> {
    if wanted.stdout != found.stdout {
        let (wanted_lines, found_lines) =
            (String::from_utf8_lossy(&wanted.stdout), String::from_utf8_lossy(&found.stdout));
        let (mut go, mut minigo) = (wanted_lines.lines(), found_lines.lines());
        for number in 1.. {
            let (go, minigo) = (go.next(), minigo.next());
            if go != minigo || go.is_none() {
                let [go, minigo] = [go, minigo].map(|line| line.unwrap_or("(end)"));
                let complaint = &found.complaint;
                return Some(format!("line {number}: Go prints {go:?}, minigo {minigo:?} {complaint}"));
            }
        }
    }
    if wanted.exit != found.exit {
        return Some(format!("Go ends by {:?}, minigo by {:?} {}", wanted.exit, found.exit, found.complaint));
    }
    (wanted.complaint != found.complaint)
        .then(|| format!("Go says {:?}, minigo {:?}", wanted.complaint, found.complaint))
}

/// Runs a command to its end, without input.
fn run_limited(mut command: Command) -> Result<Outcome, String> {
    for name in ["GOGC", "GOMEMLIMIT", "GODEBUG", "GOMAXPROCS", "GOTRACEBACK", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("cannot be started: {error}"))?;
    let streams = (child.stdout.take().map(drain), child.stderr.take().map(drain));
    let exit = wait(&mut child)?;
    let bytes = |stream: Option<thread::JoinHandle<Vec<u8>>>| {
        stream.and_then(|thread| thread.join().ok()).unwrap_or_default()
    };
    let (stdout, stderr) = (bytes(streams.0), bytes(streams.1));
    let stderr = String::from_utf8_lossy(&stderr);
    // A stressed run ends in a line of its own.
    let first = stderr.lines().next().filter(|line| !line.starts_with("gc-stress: ")).unwrap_or_default();
    Ok(Outcome { stdout, exit, complaint: without_addresses(first) })
}

fn drain(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What cannot be read is missing, and so a difference.
        let _ = stream.read_to_end(&mut bytes);
        bytes
    })
}

fn wait(child: &mut Child) -> Result<Option<i32>, String> {
    let (start, mut pause) = (Instant::now(), Duration::from_millis(1));
    loop {
        match child.try_wait().map_err(|error| format!("cannot be awaited: {error}"))? {
            Some(status) => return Ok(status.code()),
            None if start.elapsed() < TIME_LIMIT => thread::sleep(pause),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("still runs after {} s", TIME_LIMIT.as_secs()));
            }
        }
        pause = (pause * 2).min(Duration::from_millis(16));
    }
}

fn without_addresses(line: &str) -> String {
    let mut parts = line.split("0x");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("0x?");
        text.push_str(part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit()));
    }
    text
}
