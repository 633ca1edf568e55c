//! One run of the program in a process of its own, measured from outside and by its own record.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use wait4::{ResUse, Wait4 as _};

use crate::record::RunRecord;

use super::document::Side;
use super::output_hash::Output;

/// Bytes of a run's standard error that are kept: its end.
const KEPT_ERROR_BYTES: usize = 4 << 10;
/// How long the end of a run may go unnoticed when something else happens, such as an interrupt.
const PATIENCE: Duration = Duration::from_millis(100);
/// The largest record that is read.
const MOST_RECORD_BYTES: u64 = 1 << 30;

/// How to run the program.
#[derive(Clone, Debug)]
pub(crate) struct Launcher {
    /// The minigo to run it with.
    pub(crate) minigo: PathBuf,
    /// The program and its arguments.
    pub(crate) program: Vec<std::ffi::OsString>,
    /// What each run reads from standard input; nothing if there is none.
    pub(crate) input: Option<PathBuf>,
    /// How long a run may take.
    pub(crate) timeout: Duration,
    /// How much it may print.
    pub(crate) most_output: u64,
}

/// What a run took and did.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    /// CPU time in user mode.
    pub(crate) user: Duration,
    /// CPU time in the kernel.
    pub(crate) system: Duration,
    /// From start to end.
    pub(crate) wall: Duration,
    /// What it printed.
    pub(crate) output: Output,
    /// What it measured itself.
    pub(crate) record: RunRecord,
}

/// Why there is no measurement.
#[derive(Debug)]
pub(crate) enum RunError {
    /// The user asked to stop.
    Interrupted,
    /// The run did not end in time; in words.
    Late(String),
    /// The run went wrong in another way; in words.
    Failed(String),
}

impl RunError {
    /// The error with the side's name.
    pub(crate) fn of(self, side: &Side) -> RunError {
        match self {
            RunError::Late(how) => RunError::Late(format!("{}: the program {how}", side.name)),
            RunError::Failed(how) => RunError::Failed(format!("{}: the program {how}", side.name)),
            RunError::Interrupted => RunError::Interrupted,
        }
    }
}

impl From<io::Error> for RunError {
    fn from(error: io::Error) -> RunError {
        RunError::Failed(format!("could not be run: {error}"))
    }
}

impl Launcher {
    /// Runs the program once, until it ends, its time is over, or `interrupted` is set.
    pub(crate) fn run(&self, side: &Side, interrupted: &AtomicBool) -> Result<Measured, RunError> {
        let folder = tempfile::tempdir()?;
        let record = folder.path().join("record.json");
        let mut command = Command::new(&self.minigo);
        command.arg("run").arg(format!("--gc={}", side.collector)).arg("--stats-json").arg(&record);
        command.args(&side.switches).args(&self.program).envs(&side.environment);
        command.stdin(match &self.input {
            Some(file) => Stdio::from(File::open(file)?),
            None => Stdio::null(),
        });
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let start = Instant::now();
        let mut child = command.spawn()?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let overflowed = AtomicBool::new(false);
        thread::scope(|scope| {
            let output = scope.spawn(|| {
                let output = stdout.map(|pipe| Output::read(pipe, self.most_output));
                let output = output.unwrap_or_else(|| Ok(Output::default()));
                overflowed.store(output.as_ref().is_ok_and(|output| output.overflowed), Relaxed);
                output
            });
            let errors = scope.spawn(|| stderr.map_or_else(|| Ok(Vec::new()), end_of));
            let end = self.wait(child, start, &[interrupted, &overflowed]);
            let wall = start.elapsed();
            let (output, errors) = (output.join(), errors.join());
            let (used, killed) = end?;
            let (Ok(output), Ok(errors)) = (output, errors) else {
                return Err(RunError::Failed("printed what could not be read".to_owned()));
            };
            let (output, errors) = (output?, errors?);
            if interrupted.load(Relaxed) {
                return Err(RunError::Interrupted);
            }
            if output.overflowed {
                let limit = super::units::bytes(self.most_output as f64);
                return Err(RunError::Failed(format!("printed more than {limit} (--max-output)")));
            }
            if killed {
                let limit = self.timeout.as_secs_f64();
                return Err(RunError::Late(format!("did not end within {limit} s (--timeout)")));
            }
            if !used.status.success() {
                return Err(RunError::Failed(failure(used.status, &errors)));
            }
            let record = read_record(&record).map_err(RunError::Failed)?;
            Ok(Measured { user: used.rusage.utime, system: used.rusage.stime, wall, output, record })
        })
    }

    /// Waits for the child's end; kills it when its time is over or a flag is set. Returns what it used, and whether it was
    /// its time.
    fn wait(&self, mut child: Child, start: Instant, flags: &[&AtomicBool]) -> io::Result<(ResUse, bool)> {
        let handle = Pid::from_raw(child.id() as i32).map(|pid| pidfd_open(pid, PidfdFlags::empty()));
        let handle = handle.transpose()?;
        let mut late = false;
        loop {
            if let Some(used) = child.try_wait4()? {
                return Ok((used, late));
            }
            let left = self.timeout.saturating_sub(start.elapsed());
            late |= left.is_zero();
            if late || flags.iter().any(|flag| flag.load(Relaxed)) {
                child.kill()?;
                return child.wait4().map(|used| (used, late));
            }
            let Some(handle) = &handle else { continue };
            let patience = left.min(PATIENCE);
            let patience =
                Timespec { tv_sec: patience.as_secs() as i64, tv_nsec: patience.subsec_nanos().into() };
            match poll(&mut [PollFd::new(handle, PollFlags::IN)], Some(&patience)) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Reads a pipe to its end and keeps what came last.
fn end_of(mut pipe: impl Read) -> io::Result<Vec<u8>> {
    let (mut end, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        match pipe.read(&mut buffer)? {
            0 => return Ok(end),
            count => end.extend_from_slice(&buffer[..count]),
        }
        if end.len() > 2 * KEPT_ERROR_BYTES {
            end.drain(..end.len() - KEPT_ERROR_BYTES);
        }
    }
}

/// Says how a run failed, with what it said last.
fn failure(status: ExitStatus, errors: &[u8]) -> String {
    let how = match (status.code(), status.signal()) {
        (Some(code), _) => format!("failed with exit code {code}"),
        (None, signal) => format!("was killed by signal {}", signal.unwrap_or_default()),
    };
    let text = String::from_utf8_lossy(errors);
    match text.trim_end() {
        "" => how,
        said => format!("{how} and said:\n{said}"),
    }
}

fn read_record(file: &std::path::Path) -> Result<RunRecord, String> {
    let failed = |error: &dyn std::fmt::Display| format!("left no record of what it measured: {error}");
    let size = fs::metadata(file).map_err(|error| failed(&error))?.len();
    if size > MOST_RECORD_BYTES {
        return Err(failed(&format!("it has {size} bytes")));
    }
    let text = fs::read(file).map_err(|error| failed(&error))?;
    serde_json::from_slice(&text).map_err(|error| failed(&error))
}
