//! Makes the runs of a comparison.

use std::io::{IsTerminal, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::child::{Launcher, RunError};
use super::document::{Document, Run, SCHEMA, SCHEMA_VERSION, Settings};
use super::hiccups::Hiccups;
use super::machine::Machine;
use super::output_hash::Output;
use super::plan::Plan;

/// Exit code of a process that a second interrupt ends at once.
const INTERRUPTED: i32 = 130;

/// A comparison about to be made.
pub(crate) struct Session {
    /// How to run the program.
    pub(crate) launcher: Launcher,
    /// In which order.
    pub(crate) plan: Plan,
    /// What is compared.
    pub(crate) settings: Settings,
}

/// How a session ended.
pub(crate) struct Ended {
    /// What was measured.
    pub(crate) document: Document,
    /// Where the outputs differ, in words.
    pub(crate) difference: Option<String>,
}

impl Session {
    /// Makes all runs. An interrupt ends the session early: what is finished is kept.
    ///
    /// # Errors
    ///
    /// The first run that goes wrong, in words.
    pub(crate) fn run(&self, interrupted: &AtomicBool, progress: &Progress) -> Result<Ended, String> {
        let steps = self.plan.steps();
        progress.begin(steps.len());
        let hiccups = Hiccups::start();
        let mut document = Document {
            schema: SCHEMA.to_owned(),
            schema_version: SCHEMA_VERSION,
            minigo: env!("CARGO_PKG_VERSION").to_owned(),
            machines: vec![Machine::here()],
            settings: self.settings.clone(),
            interrupted: false,
            runs: Vec::new(),
            summary: Vec::new(),
            stops_by_phase: Vec::new(),
            lower_bound_overheads: Vec::new(),
            verdict: String::new(),
            warnings: Vec::new(),
        };
        let mut reference: Option<(String, Output)> = None;
        let mut difference = None;
        for step in steps {
            let side = &self.settings.sides[step.side];
            progress.0.set_message(side.name.clone());
            hiccups.take_longest();
            let measured = match self.launcher.run(side, interrupted).map_err(|error| error.of(side)) {
                Ok(measured) => measured,
                Err(RunError::Interrupted) => {
                    document.interrupted = true;
                    break;
                }
                Err(RunError::Late(message) | RunError::Failed(message)) => return Err(message),
            };
            let hiccup_ns = hiccups.take_longest().as_nanos() as u64;
            match &reference {
                None => reference = Some((side.name.clone(), measured.output.clone())),
                Some((first, output)) if output.sha256 != measured.output.sha256 && difference.is_none() => {
                    difference = Some(describe(first, output, &side.name, &measured.output));
                }
                Some(_) => {}
            }
            if let Some(round) = step.round {
                document.runs.push(Run::new(&side.name, round, hiccup_ns, measured));
            }
            progress.0.inc(1);
            if interrupted.load(Relaxed) {
                document.interrupted = true;
                break;
            }
        }
        Ok(Ended { document, difference })
    }
}

/// A flag that the first interrupt sets; the second one ends the process.
///
/// # Errors
///
/// The operating system's, in words.
pub(crate) fn watch_for_interrupts() -> Result<Arc<AtomicBool>, String> {
    let interrupted = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(&interrupted))
            .and_then(|_| flag::register(signal, Arc::clone(&interrupted)))
            .map_err(|error| format!("cannot watch for interrupts: {error}"))?;
    }
    Ok(interrupted)
}

/// Tells on a terminal what goes on and how long it will take.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Progress that is shown if `shown` and there is a terminal.
    pub(crate) fn new(shown: bool) -> Progress {
        if !shown || !stderr().is_terminal() {
            return Progress(ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()));
        }
        Progress(ProgressBar::new_spinner())
    }

    /// Something of unknown length is done before the runs.
    pub(crate) fn search(&self, what: &str) {
        self.0.set_message(format!("searching {what}"));
        self.0.tick();
    }

    fn begin(&self, steps: usize) {
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} runs, {eta} left, now {msg}");
        self.0.set_length(steps as u64);
        self.0.reset();
        if let Ok(style) = style {
            self.0.set_style(style);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Where two outputs differ.
fn describe(first: &str, output: &Output, side: &str, other: &Output) -> String {
    let runs = if first == side { format!("two runs with {side}") } else { format!("{first} and {side}") };
    match output.difference(other) {
        Some((line, [ours, theirs])) => {
            format!("the output of {runs} differs first in line {line}: {ours} and {theirs}")
        }
        None => format!("the output of {runs} differs, beyond its first megabyte"),
    }
}
