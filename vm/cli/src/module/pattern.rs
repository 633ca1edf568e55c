//! Patterns such as `./...`: all packages below a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::GO_MOD;

/// What ends a pattern.
const WILDCARD: &str = "...";

/// The folder below which a pattern matches; `None` if the text is no pattern.
pub(super) fn base(text: &str) -> Option<&Path> {
    let base = text.strip_suffix(WILDCARD)?;
    match base.trim_end_matches('/') {
        "" if base.is_empty() => Some(Path::new(".")),
        "" => Some(Path::new("/")),
        folder => base.ends_with('/').then(|| Path::new(folder)),
    }
}

/// The folders that a pattern may match, in order of their paths: `folder` and those below it, but for what Go passes over.
/// Links are not followed.
pub(super) fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
        let mut below: Vec<PathBuf> = entries.filter(is_folder).map(|entry| entry.path()).collect();
        below.retain(|path| !is_passed_over(path));
        below.sort_by(|a, b| b.cmp(a));
        waiting.extend(below);
        found.push(folder);
    }
    found
}

/// Whether Go's patterns do not match this folder and what is below it.
fn is_passed_over(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(['_', '.']) || name == "testdata" || name == "vendor" || folder.join(GO_MOD).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_end_in_three_dots() {
        assert_eq!(base("./..."), Some(Path::new(".")));
        assert_eq!(base("..."), Some(Path::new(".")));
        assert_eq!(base("a/b/..."), Some(Path::new("a/b")));
        assert_eq!(base("/..."), Some(Path::new("/")));
        assert_eq!((base("."), base("a...")), (None, None));
    }
}
