//! Paths as they are shown, and how one lies to another.

use std::env;
use std::path::{Component, Path, PathBuf};

/// The name that positions show, as `go build` prints it: relative to the current folder, with `./` for a file in it,
/// where that is shorter than the absolute path.
pub(crate) fn shown(path: &Path) -> String {
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

/// The absolute path, without `.` and `..`.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    env::current_dir().map_or_else(|_| path.to_path_buf(), |current| clean(&current.join(path)))
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
