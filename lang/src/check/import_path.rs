//! Which import paths may stand in a program at all, whatever packages there are.

/// What Go's command says of an import path that nothing may have.
pub(super) fn malformed(path: &str) -> Option<String> {
    let invalid =
        |c: char| c.is_whitespace() || c.is_control() || "!\"#$%&'()*,:;<=>?[\\]^`{|}\u{FFFD}".contains(c);
    let mut elements = path.split('/');
    if path.is_empty() || path.contains(invalid) {
        Some(format!("invalid import path: {}", path.escape_debug()))
    } else if matches!(elements.next(), Some("." | "..")) {
        Some(format!("{path:?} is relative, but relative import paths are not supported in module mode"))
    } else if path.starts_with('/') {
        Some(format!("{path:?} is not a package path"))
    } else if path.ends_with('/') {
        Some(format!("malformed import path {path:?}: trailing slash"))
    } else if path.contains("//") {
        Some(format!("malformed import path {path:?}: double slash"))
    } else if let Some(dots) = elements.find(|&element| element == "." || element == "..") {
        Some(format!("malformed import path {path:?}: invalid path element {dots:?}"))
    } else {
        let vendored = path.rsplit_once("/vendor/").map(|(_, rest)| rest).or(path.strip_prefix("vendor/"))?;
        Some(format!("{path} must be imported as {vendored}"))
    }
}

/// Whether code in the package `importer` may import `path`: what stands below a folder `internal` is for the packages
/// around that folder.
pub(super) fn may_import(importer: &str, path: &str) -> bool {
    let end = match path.rfind("/internal/") {
        Some(at) => at,
        None if path.ends_with("/internal") => path.len() - "/internal".len(),
        None => return path != "internal" && !path.starts_with("internal/"),
    };
    let around = &path[..end];
    importer.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_paths_are_malformed() {
        for path in ["fmt", "m/a", "example.com/x.y/v2", "m/vendored"] {
            assert_eq!(malformed(path), None, "{path}");
        }
        for (path, part) in [
            ("", "invalid import path"),
            ("a b", "invalid import path"),
            ("../c", "is relative"),
            ("/x", "is not a package path"),
            ("m/c/", "trailing slash"),
            ("m//c", "double slash"),
            ("m/a/../b", "invalid path element \"..\""),
            ("m/vendor/x", "m/vendor/x must be imported as x"),
        ] {
            assert!(malformed(path).is_some_and(|message| message.contains(part)), "{path}");
        }
    }

    #[test]
    fn internal_packages_are_for_those_around_them() {
        assert!(may_import("m", "m/internal/x") && may_import("m/a/b", "m/a/internal"));
        assert!(may_import("m/a", "m/a/internal/x/y") && may_import("m", "m/internals"));
        assert!(!may_import("m", "m/a/internal/x") && !may_import("m/ab", "m/a/internal"));
        assert!(!may_import("m", "internal/abi") && !may_import("m", "internal"));
        assert!(!may_import("m/a/b", "m/a/internal/b/internal/c"));
    }
}
