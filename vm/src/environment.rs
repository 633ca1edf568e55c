//! The program's environment: the process's at first, then what the program makes of it. The process's own stays as it
//! is, for other threads may read it.

use std::borrow::Cow;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Component, Path, PathBuf};

/// Variables and their values in order; of two variables with one name the first counts.
#[derive(Debug)]
pub struct Environment {
    variables: Vec<(Vec<u8>, Vec<u8>)>,
    /// The working folder at the program's start.
    folder: PathBuf,
}

impl Environment {
    /// That of the process.
    pub(crate) fn of_process() -> Environment {
        let bytes = |(key, value): (OsString, OsString)| (key.into_vec(), value.into_vec());
        Environment {
            variables: std::env::vars_os().map(bytes).collect(),
            folder: std::env::current_dir().unwrap_or_default(),
        }
    }

    /// The full path of one of the program's source files, which stand relative to where it was started; those of the
    /// library have no other path than theirs.
    pub(crate) fn absolute<'p>(&self, file: &'p str) -> Cow<'p, Path> {
        let path = Path::new(file);
        if file.is_empty() {
            return Cow::Borrowed(path);
        }
        let relative: PathBuf = path.components().filter(|&part| part != Component::CurDir).collect();
        let full = self.folder.join(relative);
        if full.exists() { Cow::Owned(full) } else { Cow::Borrowed(path) }
    }

    /// A variable's value.
    pub(crate) fn get(&self, key: &[u8]) -> Option<&[u8]> {
        self.variables.iter().find(|entry| entry.0 == key).map(|entry| entry.1.as_slice())
    }

    /// The variable at a place in the order.
    pub(crate) fn nth(&self, index: usize) -> Option<&(Vec<u8>, Vec<u8>)> {
        self.variables.get(index)
    }

    /// Sets a variable.
    pub(crate) fn set(&mut self, key: &[u8], value: &[u8]) {
        match self.variables.iter_mut().find(|entry| entry.0 == key) {
            Some(entry) => entry.1 = value.to_vec(),
            None => self.variables.push((key.to_vec(), value.to_vec())),
        }
    }

    /// Removes a variable.
    pub(crate) fn unset(&mut self, key: &[u8]) {
        self.variables.retain(|entry| entry.0 != key);
    }

    /// Removes all variables.
    pub(crate) fn clear(&mut self) {
        self.variables.clear();
    }
}
