//! Files that minigo writes: whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Permissions of a new file, less those that the process masks.
const NEW_FILE_MODE: u32 = 0o666;

/// Checks that a file could be written, before the work whose result it is to hold.
///
/// # Errors
///
/// A message that names the file.
pub(crate) fn check(path: &Path) -> Result<(), String> {
    match target(path) {
        Target::Device => Ok(()),
        Target::File(path) => temporary(&path).map(drop),
    }
    .map_err(|error| refusal(path, &error))
}

/// Writes a file. Whoever reads it sees all of it, or what was there before.
///
/// # Errors
///
/// A message that names the file.
pub(crate) fn write(path: &Path, contents: &[u8]) -> Result<(), String> {
    match target(path) {
        Target::Device => fs::write(path, contents),
        Target::File(path) => replace(&path, contents),
    }
    .map_err(|error| refusal(path, &error))
}

enum Target {
    /// A pipe or a device: there is nothing to replace.
    Device,
    /// A file, there or not; links are followed.
    File(PathBuf),
}

fn target(path: &Path) -> Target {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => Target::Device,
        _ => Target::File(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())),
    }
}

fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Builder::new()
        .prefix(".minigo-")
        .permissions(Permissions::from_mode(NEW_FILE_MODE))
        .tempfile_in(folder.unwrap_or(Path::new(".")))
}

fn replace(path: &Path, contents: &[u8]) -> io::Result<()> {
    let mut file = temporary(path)?;
    if let Ok(metadata) = fs::metadata(path) {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.write_all(contents)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

fn refusal(path: &Path, error: &io::Error) -> String {
    // The operating system's words without Rust's number behind them, and without the temporary file's name.
    let text = io::Error::from(error.kind()).to_string();
    format!("cannot write {}: {text}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_through_a_link_and_keeps_its_mode() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        check(&link).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        write(&link, b"new").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("none").join("file");
        for path in [folder.path(), &inside] {
            let message = check(path).unwrap_err();
            assert!(message.starts_with(&format!("cannot write {}: ", path.display())), "{message}");
            assert_eq!(write(path, b"").unwrap_err(), message);
        }
        write(Path::new("/dev/null"), b"x").unwrap();
    }
}
