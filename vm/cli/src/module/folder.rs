//! The source files of a folder, and which of them take part.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use minigo_lang::Input;
use minigo_lang::build_constraint;

use super::place;

/// Extensions of source files.
const EXTENSIONS: [&str; 2] = ["go", "mg"];

/// The source files of a folder.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    /// Those that take part, in order of their names.
    pub(crate) files: Vec<Input>,
    /// How many there are.
    count: usize,
    /// How many tests are among them.
    tests: usize,
}

impl Folder {
    /// Reads a folder.
    ///
    /// # Errors
    ///
    /// What cannot be read, or a build constraint that is none.
    pub(crate) fn read(path: &Path) -> Result<Folder, String> {
        let mut folder = Folder::default();
        for path in source_files(path)? {
            folder.count += 1;
            if is_test(&path) {
                folder.tests += 1;
                continue;
            }
            folder.files.extend(read_if_admitted(&path)?);
        }
        Ok(folder)
    }

    /// Reads the files of tests in a folder.
    ///
    /// # Errors
    ///
    /// As for [`read`](Folder::read).
    pub(crate) fn read_tests(path: &Path) -> Result<Vec<Input>, String> {
        let mut tests = Vec::new();
        for path in source_files(path)?.iter().filter(|path| is_test(path)) {
            tests.extend(read_if_admitted(path)?);
        }
        Ok(tests)
    }

    /// Why it makes no package: what Go says of a folder none of whose files take part.
    pub(crate) fn emptiness(&self, shown: &str) -> Option<String> {
        match self {
            _ if !self.files.is_empty() => None,
            _ if self.count == 0 => Some(format!("no Go files in {shown}")),
            _ if self.count == self.tests => Some(format!("no non-test Go files in {shown}")),
            _ => Some(format!("build constraints exclude all Go files in {shown}")),
        }
    }

    /// Whether there is any source file.
    pub(crate) fn has_files(&self) -> bool {
        self.count > 0
    }
}

/// Reads a file that was named for itself, whatever its build constraint.
///
/// # Errors
///
/// A message that names the path.
pub(crate) fn read_file(path: &Path) -> Result<Input, String> {
    let contents = fs::read(path).map_err(|error| unreadable(path, &error))?;
    Ok(Input { name: place::shown(path), contents })
}

/// Reads a file of a folder, unless its name or its build constraint says that it takes no part.
fn read_if_admitted(path: &Path) -> Result<Option<Input>, String> {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if !build_constraint::admits_name(name) {
        return Ok(None);
    }
    let input = read_file(path)?;
    let admitted =
        build_constraint::admits_text(&input.contents).map_err(|fault| format!("{name}: {fault}"))?;
    Ok(admitted.then_some(input))
}

/// The source files of a folder in order of their names; links to files count.
fn source_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let first = path.file_name().and_then(|name| name.as_encoded_bytes().first());
        let is_passed_over = matches!(first, Some(b'_' | b'.'));
        // Neither a folder nor a pipe, which might have no end.
        if is_source(&path) && !is_passed_over && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether the name is that of a source file.
pub(crate) fn is_source(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|extension| EXTENSIONS.contains(&extension))
}

/// Whether the name is that of a file of tests.
pub(crate) fn is_test(path: &Path) -> bool {
    path.file_stem().and_then(OsStr::to_str).is_some_and(|stem| stem.ends_with("_test"))
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("cannot read {}: {}", path.display(), reason(error))
}

/// The operating system's words without Rust's error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
