//! The files that the program has opened, by descriptor. Those of the standard streams are in [`stdio`](crate::stdio).
//!
//! A file that the program drops without closing it stays open until the program ends.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::heap::word;
use crate::stdlib::native::RawSlice;

/// Most bytes read at once.
const READ_BYTES: usize = 1 << 20;
/// `EINVAL`.
const EINVAL: i32 = 22;
/// `EBADF`, the error of a descriptor that is not open.
const EBADF: i32 = 9;
/// `EIO`, for errors that carry no number.
const EIO: i32 = 5;
/// The bits of open flags that say whether to read or write, and their values.
const ACCESS: i32 = 3;
const WRITE_ONLY: i32 = 1;
const READ_WRITE: i32 = 2;

/// The open files.
#[derive(Debug, Default)]
pub struct Files {
    open: FxHashMap<i32, File>,
    buffer: Vec<u8>,
}

/// A result whose error is the system's number.
type Outcome<T> = Result<T, i32>;

/// The system's number of an error.
pub(crate) fn number(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or(EIO)
}

fn outcome<T>(result: io::Result<T>) -> Outcome<T> {
    result.map_err(|error| number(&error))
}

impl Files {
    /// Opens a file with the system's flags; a new one gets the mode. Returns the descriptor.
    pub(crate) fn open(&mut self, path: &Path, flags: i32, mode: u32) -> Outcome<i32> {
        let access = flags & ACCESS;
        let mut options = OpenOptions::new();
        options.read(access != WRITE_ONLY).write(access == WRITE_ONLY || access == READ_WRITE);
        let file = outcome(options.custom_flags(flags & !ACCESS).mode(mode).open(path))?;
        let fd = file.as_raw_fd();
        self.open.insert(fd, file);
        Ok(fd)
    }

    /// Opens the two ends of a pipe. Returns the descriptors, the reader's first.
    pub(crate) fn pipe(&mut self) -> Outcome<(i32, i32)> {
        let (reader, writer) = outcome(io::pipe())?;
        let [reader, writer] = [OwnedFd::from(reader), OwnedFd::from(writer)].map(|end| {
            let fd = end.as_raw_fd();
            self.open.insert(fd, File::from(end));
            fd
        });
        Ok((reader, writer))
    }

    /// Closes a file; nothing happens to a standard stream.
    pub(crate) fn close(&mut self, fd: i32) {
        self.open.remove(&fd);
    }

    fn get(&self, fd: i32) -> Outcome<&File> {
        self.open.get(&fd).ok_or(EBADF)
    }

    /// Does something with a file, or with another handle of a standard stream.
    pub(crate) fn with<T>(&self, fd: i32, act: impl FnOnce(&File) -> io::Result<T>) -> Outcome<T> {
        if let Some(file) = self.open.get(&fd) {
            return outcome(act(file));
        }
        let handle = match fd {
            0 => io::stdin().as_fd().try_clone_to_owned(),
            1 => io::stdout().as_fd().try_clone_to_owned(),
            2 => io::stderr().as_fd().try_clone_to_owned(),
            _ => return Err(EBADF),
        };
        outcome(handle.and_then(|handle| act(&File::from(handle))))
    }

    /// Reads at the file's position, or at an offset, into a byte slice's memory. 0 bytes is the end.
    pub(crate) fn read(&mut self, fd: i32, into: RawSlice, at: Option<u64>) -> Outcome<usize> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.resize(into.len.min(READ_BYTES), 0);
        let result = self.get(fd).and_then(|mut file| match at {
            Some(offset) => outcome(retried(|| file.read_at(&mut buffer, offset))),
            None => outcome(retried(|| file.read(&mut buffer))),
        });
        self.buffer = buffer;
        let count = result?;
        word::write_bytes(into.data, &self.buffer[..count]);
        Ok(count)
    }

    /// Writes all bytes at the file's position, or at an offset.
    pub(crate) fn write(&self, fd: i32, bytes: &[u8], at: Option<u64>) -> Outcome<()> {
        let mut file = self.get(fd)?;
        outcome(match at {
            Some(offset) => file.write_all_at(bytes, offset),
            None => file.write_all(bytes),
        })
    }

    /// Moves the file's position by `offset` from its start (0), from itself (1) or from its end (2).
    pub(crate) fn seek(&self, fd: i32, offset: i64, whence: i64) -> Outcome<u64> {
        let to = match whence {
            0 => SeekFrom::Start(u64::try_from(offset).map_err(|_| EINVAL)?),
            1 => SeekFrom::Current(offset),
            2 => SeekFrom::End(offset),
            _ => return Err(EINVAL),
        };
        self.with(fd, |mut file| file.seek(to))
    }

    /// A path that leads to an open file.
    pub(crate) fn path(fd: i32) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{fd}"))
    }
}

/// The first result that is not an interruption by a signal.
fn retried(mut act: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match act() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
