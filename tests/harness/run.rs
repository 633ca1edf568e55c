//! Runs one program in a process of its own, under a time limit.

use std::fs::{self, File};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::RwLock;
use std::thread;
use std::time::{Duration, Instant};

use super::discover::{Kind, Program};
use super::matrix::{self, Variant};

/// A program that runs longer is killed.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Held for writing by programs that exhaust a limit, which must have the machine for themselves.
static MACHINE: RwLock<()> = RwLock::new(());

/// What a finished process left behind.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The exit code; `None` after a signal.
    pub(crate) exit: Option<i32>,
    /// All of stdout.
    pub(crate) stdout: Vec<u8>,
    /// All of stderr.
    pub(crate) stderr: Vec<u8>,
}

/// Runs `program` as `variant` says, with these variables added to the environment.
pub(crate) fn run(
    program: &Program,
    variant: Variant,
    environment: &[(&str, &str)],
) -> Result<Outcome, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minigo"));
    command.current_dir(program.root());
    for name in ["GOGC", "GOMEMLIMIT", "GODEBUG", "GOMAXPROCS", "GOTRACEBACK", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied());
    let mode = match variant {
        Variant::Check => {
            command.args(["check", "--max-errors=0"]);
            command.args((program.kind == Kind::Remarks).then_some("-m")).arg(&program.argument);
            Vec::new()
        }
        Variant::Run { stress: true, .. } => matrix::stress_arguments(),
        Variant::Run { stress: false, .. } => Vec::new(),
        Variant::Graph { .. } => ["--seed=1", "--gc-graph"].map(str::to_owned).to_vec(),
    };
    if let (Kind::Test, Variant::Run { collector, .. }) = (program.kind, variant) {
        command.current_dir(&program.path);
        command.arg("test").arg(format!("--gc={collector}")).args(&program.directives.flags).arg("./...");
    } else if let Variant::Run { collector, .. } | Variant::Graph { collector } = variant {
        let own = &program.directives.flags;
        // What the program chooses itself is given once.
        let others = mode.iter().filter(|flag| own.iter().all(|own| name(own) != name(flag)));
        command.arg("run").arg(format!("--gc={collector}")).args(others);
        command.args(own).arg(&program.argument).args(&program.directives.args);
        command.envs(program.directives.env.iter().cloned());
    }
    let input = program.beside("in");
    let stdin = if input.exists() {
        Stdio::from(File::open(&input).map_err(|error| format!("{}: {error}", input.display()))?)
    } else {
        Stdio::null()
    };
    command.stdin(stdin);
    if program.kind == Kind::Limits {
        let _alone = MACHINE.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        finish(command)
    } else {
        let _beside_others = MACHINE.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        finish(command)
    }
}

/// A flag without its value.
fn name(flag: &str) -> &str {
    flag.split('=').next().unwrap_or(flag)
}

/// Starts the process, drains its streams, and waits for its end.
pub(crate) fn finish(mut command: Command) -> Result<Outcome, String> {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("cannot start minigo: {error}"))?;
    let stdout = child.stdout.take().map(drain);
    let stderr = child.stderr.take().map(drain);
    let exit = wait(&mut child)?;
    let collected = |stream: Option<thread::JoinHandle<Vec<u8>>>| {
        stream.and_then(|thread| thread.join().ok()).unwrap_or_default()
    };
    Ok(Outcome { exit, stdout: collected(stdout), stderr: collected(stderr) })
}

fn drain(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // A broken stream leaves what was read so far, and the comparison reports the rest as missing.
        let _ = stream.read_to_end(&mut bytes);
        bytes
    })
}

/// Waits for the exit code; kills the process once [`TIME_LIMIT`] has passed.
fn wait(child: &mut Child) -> Result<Option<i32>, String> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.code()),
            Ok(None) if start.elapsed() < TIME_LIMIT => thread::sleep(pause),
            Ok(None) => {
                child
                    .kill()
                    .and_then(|()| child.wait())
                    .map_err(|error| format!("cannot kill minigo: {error}"))?;
                return Err(format!("still running after {} s", TIME_LIMIT.as_secs()));
            }
            Err(error) => return Err(format!("cannot wait for minigo: {error}")),
        }
        pause = (pause * 2).min(Duration::from_millis(16));
    }
}

/// The expected text in the file beside the program; an absent file stands for no output.
pub(crate) fn expected(program: &Program, extension: &str) -> Result<Vec<u8>, String> {
    let path = program.beside(extension);
    if path.exists() {
        fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    } else {
        Ok(Vec::new())
    }
}
