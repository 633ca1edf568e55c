//! The files of a program on disk.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

use minigo_lang::Input;
use minigo_lang::build_constraint;

/// Extensions of source files.
const EXTENSIONS: [&str; 2] = ["go", "mg"];

/// Reads the program at `path`: one file, or a folder's source files in order of their names.
///
/// # Errors
///
/// A message that names the path.
pub(crate) fn read(path: &Path) -> Result<Vec<Input>, String> {
    let failed = |error: io::Error| format!("cannot read {}: {}", path.display(), reason(&error));
    if path.is_dir() {
        let inputs = read_folder(path)?;
        if inputs.is_empty() {
            return Err(format!("no Go files in {}", path.display()));
        }
        return Ok(inputs);
    }
    // A file that does not exist is reported as such, whatever it is called.
    let contents = fs::read(path).map_err(failed)?;
    if !is_source(path) {
        return Err(format!("{} is neither a .go nor a .mg file", path.display()));
    }
    Ok(vec![Input { name: shown_name(path), contents }])
}

fn read_folder(folder: &Path) -> Result<Vec<Input>, String> {
    let failed =
        |path: &Path, error: io::Error| format!("cannot read {}: {}", path.display(), reason(&error));
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        if is_source(&path) && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    let mut inputs = Vec::new();
    for path in paths {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if !build_constraint::admits_name(name) {
            continue;
        }
        let contents = fs::read(&path).map_err(|error| failed(&path, error))?;
        if build_constraint::admits_text(&contents) {
            inputs.push(Input { name: shown_name(&path), contents });
        }
    }
    Ok(inputs)
}

fn is_source(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|extension| EXTENSIONS.contains(&extension))
}

/// The operating system's words without Rust's error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The name that positions show, as `go build` prints it: relative to the current folder, with `./` for a file in it,
/// where that is shorter than the absolute path.
fn shown_name(path: &Path) -> String {
    let relative = env::current_dir().ok().map(|current| {
        let current = clean(&current);
        let absolute = clean(&current.join(path));
        let relative = relative_to(&absolute, &current);
        let shown =
            if relative.components().count() == 1 { Path::new(".").join(&relative) } else { relative };
        let shorter = shown.as_os_str().len() <= absolute.as_os_str().len();
        if shorter { shown } else { absolute }
    });
    relative.unwrap_or_else(|| path.to_path_buf()).to_string_lossy().into_owned()
}

/// An absolute path without `.` and `..`.
fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                cleaned.pop();
            }
            component => cleaned.push(component),
        }
    }
    cleaned
}

/// The way from `folder` to `path`, both absolute and clean.
fn relative_to(path: &Path, folder: &Path) -> PathBuf {
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().count() - shared;
    let mut relative: PathBuf = (0..up).map(|_| "..").collect();
    relative.extend(path.components().skip(shared));
    relative
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_where_one_stands() {
        let from_home = |path: &str| relative_to(Path::new(path), Path::new("/home/me"));
        assert_eq!(from_home("/home/me/a.go"), Path::new("a.go"));
        assert_eq!(from_home("/home/me/sub/a.go"), Path::new("sub/a.go"));
        assert_eq!(from_home("/home/you/a.go"), Path::new("../you/a.go"));
        assert_eq!(clean(Path::new("/home/me/./x/../a.go")), Path::new("/home/me/a.go"));
    }
}
