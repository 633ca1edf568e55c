//! The program's standard streams.
//!
//! Output to standard output is collected and written in order: at the latest before anything goes to standard error,
//! before input is awaited, before the worker sleeps, and at the end, however the program ends.

use std::io::{self, IsTerminal, Write};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::files::number;
use crate::heap::word;
use crate::stdlib::native::RawSlice;

/// Bytes that are collected before they are written.
const BUFFER_BYTES: usize = 64 << 10;
/// Most bytes read at once.
const READ_BYTES: usize = 64 << 10;
/// `EBADF`.
const EBADF: i32 = 9;

/// The standard streams.
pub struct Stdio {
    out: Vec<u8>,
    interactive: bool,
    input: Vec<u8>,
}

impl Stdio {
    /// The process's streams.
    pub(crate) fn new() -> Stdio {
        Stdio { out: Vec::new(), interactive: io::stdout().is_terminal(), input: Vec::new() }
    }

    /// Writes all bytes to standard output (1) or error (2).
    ///
    /// # Errors
    ///
    /// The system's error number.
    pub(crate) fn write(&mut self, fd: u32, bytes: &[u8]) -> Result<(), i32> {
        match fd {
            1 => {
                self.out.extend_from_slice(bytes);
                if self.interactive || self.out.len() >= BUFFER_BYTES { self.flush() } else { Ok(()) }
            }
            2 => {
                // An error of the other stream is not this write's.
                let _ = self.flush();
                io::stderr().lock().write_all(bytes).map_err(|error| failed_write(&error))
            }
            _ => Err(EBADF),
        }
    }

    /// Writes to standard error and forgets about errors, as the runtime's own messages do.
    pub(crate) fn report(&mut self, text: impl AsRef<[u8]>) {
        let _ = self.write(2, text.as_ref());
    }

    /// Whether output waits to be written.
    pub(crate) fn is_pending(&self) -> bool {
        !self.out.is_empty()
    }

    /// Writes what was collected.
    ///
    /// # Errors
    ///
    /// The system's error number; the bytes are dropped.
    pub(crate) fn flush(&mut self) -> Result<(), i32> {
        if self.out.is_empty() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        let result = out.write_all(&self.out).and_then(|()| out.flush());
        self.out.clear();
        result.map_err(|error| failed_write(&error))
    }

    /// Whether a read of standard input would not wait: there are bytes, the end, or an error.
    pub(crate) fn has_input(&self) -> bool {
        input_within(Some(&Timespec { tv_sec: 0, tv_nsec: 0 }))
    }

    /// Reads standard input into a byte slice's memory. Nothing is read ahead: whether there is input, the descriptor tells.
    pub(crate) fn read(&mut self, into: RawSlice) -> Result<usize, i32> {
        let _ = self.flush();
        self.input.resize(into.len.min(READ_BYTES), 0);
        let count = loop {
            match rustix::io::read(io::stdin(), &mut self.input) {
                Err(Errno::INTR) => {}
                other => break other.map_err(|error| error.raw_os_error())?,
            }
        };
        word::write_bytes(into.data, &self.input[..count]);
        Ok(count)
    }
}

/// The number of an error in writing. A program whose reader has gone away dies of SIGPIPE, as Go's package
/// `os/signal` has it for standard output and error; Rust's start-up code had that signal ignored.
fn failed_write(error: &io::Error) -> i32 {
    if error.kind() == io::ErrorKind::BrokenPipe {
        // Does not return unless the signal is blocked; the error is then the program's to see.
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGPIPE);
    }
    number(error)
}

/// Waits until standard input can be read without waiting. `limit` of `None` is none.
fn input_within(limit: Option<&Timespec>) -> bool {
    loop {
        let stdin = io::stdin();
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], limit) {
            Err(Errno::INTR) => {}
            Ok(0) => return false,
            // An error will show at the read.
            Ok(_) | Err(_) => return true,
        }
    }
}

/// Waits until standard input can be read without waiting.
pub(crate) fn wait_for_input() {
    input_within(None);
}
