//! The signals that the program catches.
//!
//! A handler notes a signal and writes to a pipe, from which a thread learns of it. Handlers stay once they are there: for
//! a signal that is not caught any more the thread does what the system would have done.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::sync::{Arc, Mutex, MutexGuard};

use signal_hook::consts::{
    FORBIDDEN, SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU,
    SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU, SIGXFSZ,
};
use signal_hook::low_level::{emulate_default_handler, pipe};

/// The signals at which a Go program ends or stops that does not catch them. At others nothing happens.
const EFFECTIVE: &[i32] = &[SIGABRT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU];

/// The signals at which the system would end the program, though nothing happens to a Go program that does not catch them.
const DISARMED: &[i32] = &[SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGXCPU, SIGXFSZ];

/// Has nothing happen at signals that do not end a Go program, for the rest of the process's life.
pub(crate) fn disarm() {
    let unread = Arc::new(AtomicBool::new(false));
    for &number in DISARMED {
        // A failure leaves the signal to the system.
        let _ = signal_hook::flag::register(number, Arc::clone(&unread));
    }
}

/// What is done at a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// What the system does.
    Default,
    /// Nothing.
    Ignore,
    /// The program is told.
    Tell,
}

/// A signal with a handler.
#[derive(Debug)]
struct Handled {
    number: i32,
    came: Arc<AtomicBool>,
    deed: Deed,
    /// It was ignored later than caught. As with Go the default does not change that.
    ignored: bool,
}

#[derive(Debug, Default)]
struct State {
    handled: Vec<Handled>,
    /// Signals that the program has not been told of yet.
    pending: VecDeque<i32>,
    /// The end that handlers write to.
    pipe: Option<UnixStream>,
}

/// The program's signals.
#[derive(Debug, Default)]
pub(crate) struct Signals(Mutex<State>);

impl Signals {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Sets what is done at a signal. The first call that needs it has `watch` start the thread that learns of signals from a pipe. Signals
    /// that cannot be caught are left alone.
    pub(crate) fn set(&self, number: i32, deed: Deed, watch: impl FnOnce(UnixStream) -> io::Result<()>) {
        let mut state = self.state();
        if let Some(handled) = state.handled.iter_mut().find(|handled| handled.number == number) {
            handled.deed = deed;
            handled.ignored = deed == Deed::Ignore || deed == Deed::Default && handled.ignored;
            return;
        }
        if deed == Deed::Default || FORBIDDEN.contains(&number) {
            return;
        }
        // Failures leave the signal to the system.
        let _ = state.handle(number, deed, watch);
    }

    /// Whether a signal is ignored.
    pub(crate) fn is_ignored(&self, number: i32) -> bool {
        self.state().handled.iter().any(|handled| handled.number == number && handled.ignored)
    }

    /// The next signal to tell of.
    pub(crate) fn take(&self) -> Option<i32> {
        self.state().pending.pop_front()
    }

    /// Does what is to be done at the signals that came. Whether there is one to tell of.
    fn attend(&self) -> bool {
        let mut state = self.state();
        let State { handled, pending, .. } = &mut *state;
        for handled in handled.iter().filter(|handled| handled.came.swap(false, AcqRel)) {
            match handled.deed {
                Deed::Tell => pending.push_back(handled.number),
                Deed::Default if EFFECTIVE.contains(&handled.number) => {
                    let _ = emulate_default_handler(handled.number);
                }
                Deed::Default | Deed::Ignore => {}
            }
        }
        !pending.is_empty()
    }

    /// The thread's work: attends to signals, and calls `tell` when there is one to tell of.
    pub(crate) fn watch(&self, mut pipe: UnixStream, tell: impl Fn()) {
        let mut bytes = [0; 64];
        while pipe.read(&mut bytes).is_ok_and(|count| count > 0) {
            if self.attend() {
                tell();
            }
        }
    }
}

impl State {
    fn handle(
        &mut self,
        number: i32,
        deed: Deed,
        watch: impl FnOnce(UnixStream) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.pipe.is_none() {
            let (read, write) = UnixStream::pair()?;
            watch(read)?;
            self.pipe = Some(write);
        }
        let pipe = self.pipe.as_ref().expect("it was made above").try_clone()?;
        let came = Arc::new(AtomicBool::new(false));
        // The handler notes the signal before it writes.
        signal_hook::flag::register(number, Arc::clone(&came))?;
        pipe::register(number, pipe)?;
        self.handled.push(Handled { number, came, deed, ignored: deed == Deed::Ignore });
        Ok(())
    }
}
