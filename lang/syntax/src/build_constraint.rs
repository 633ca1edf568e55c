//! Which files of a folder belong to a program: build constraints, as `go build` reads them on linux/amd64.

/// Operating systems that a file's name may end with.
const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];

/// Architectures that a file's name may end with.
const ARCHITECTURES: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "armbe",
    "arm64",
    "arm64be",
    "loong64",
    "mips",
    "mipsle",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// Go's minor version whose tags hold: `go1.1` to this one.
const GO_MINOR: u32 = 27;

/// Whether a file of this name takes part: not a test, not hidden, and for this system.
pub fn admits_name(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if name.starts_with(['_', '.']) || stem.ends_with("_test") {
        return false;
    }
    let parts: Vec<&str> = stem.split('_').skip(1).collect();
    match parts[..] {
        [.., system, architecture] if SYSTEMS.contains(&system) && ARCHITECTURES.contains(&architecture) => {
            holds(system) && holds(architecture)
        }
        [.., last] if SYSTEMS.contains(&last) || ARCHITECTURES.contains(&last) => holds(last),
        _ => true,
    }
}

/// Whether the file's `//go:build` line, if it has one, is satisfied. What is no expression is left to the compiler.
pub fn admits_text(contents: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&contents[..contents.len().min(64 << 10)]);
    for line in head.lines().map(str::trim) {
        if let Some(expression) = line.strip_prefix("//go:build ") {
            return read(expression).is_none_or(|meaning| meaning.holds);
        }
        if !line.is_empty() && !line.starts_with("//") {
            break;
        }
    }
    true
}

/// The minor version of Go 1 that an expression asks for at least, as `go1.21 && linux` does. The file's language is that of
/// this version.
pub fn language_minor(expression: &str) -> Option<u32> {
    read(expression)?.least
}

fn read(expression: &str) -> Option<Meaning> {
    let mut parser = Expression { rest: expression };
    let meaning = parser.or()?;
    parser.rest.trim().is_empty().then_some(meaning)
}

/// What an expression comes to.
#[derive(Clone, Copy)]
struct Meaning {
    holds: bool,
    /// The least minor version of Go with which it can hold, if it tells one.
    least: Option<u32>,
    /// The same for its negation.
    least_negated: Option<u32>,
}

impl Meaning {
    fn tag(tag: &str) -> Meaning {
        let least = tag.strip_prefix("go1.").and_then(|minor| minor.parse().ok());
        Meaning { holds: holds(tag), least, least_negated: None }
    }

    fn not(self) -> Meaning {
        Meaning { holds: !self.holds, least: self.least_negated, least_negated: self.least }
    }

    fn and(self, other: Meaning) -> Meaning {
        Meaning {
            holds: self.holds && other.holds,
            least: self.least.max(other.least),
            least_negated: self.least_negated.min(other.least_negated),
        }
    }

    fn or(self, other: Meaning) -> Meaning {
        self.not().and(other.not()).not()
    }
}

/// Whether a tag holds.
fn holds(tag: &str) -> bool {
    match tag.strip_prefix("go1.").and_then(|minor| minor.parse::<u32>().ok()) {
        Some(minor) => minor <= GO_MINOR,
        None => matches!(tag, "linux" | "amd64" | "unix" | "gc"),
    }
}

/// A constraint expression, read by descent: `a && (b || !c)`.
struct Expression<'a> {
    rest: &'a str,
}

impl Expression<'_> {
    fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(token) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    fn or(&mut self) -> Option<Meaning> {
        let mut value = self.and()?;
        while self.eat("||") {
            value = value.or(self.and()?);
        }
        Some(value)
    }

    fn and(&mut self) -> Option<Meaning> {
        let mut value = self.not()?;
        while self.eat("&&") {
            value = value.and(self.not()?);
        }
        Some(value)
    }

    fn not(&mut self) -> Option<Meaning> {
        let mut negated = false;
        while self.eat("!") {
            negated = !negated;
        }
        let value = if self.eat("(") {
            let inner = self.or()?;
            self.eat(")").then_some(inner)?
        } else {
            let rest = self.rest.trim_start();
            let end =
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
            let tag = &rest[..end];
            self.rest = &rest[end..];
            (!tag.is_empty()).then(|| Meaning::tag(tag))?
        };
        Some(if negated { value.not() } else { value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_constrain() {
        for name in ["a.go", "linux.go", "a_linux.go", "a_linux_amd64.go", "a_b.mg"] {
            assert!(admits_name(name), "{name}");
        }
        for name in ["a_test.go", "a_windows.go", "a_linux_arm64.go", "_a.go", ".a.go", "a_wasm.go"] {
            assert!(!admits_name(name), "{name}");
        }
    }

    #[test]
    fn lines_may_constrain() {
        let admits = |line: &str| admits_text(format!("// About.\n\n{line}\n\npackage p\n").as_bytes());
        assert!(admits("//go:build linux && (amd64 || arm64) && !windows"));
        assert!(admits("//go:build go1.21") && !admits("//go:build go1.99"));
        assert!(!admits("//go:build ignore") && !admits("//go:build !linux"));
        assert!(admits_text(b"package p\n//go:build ignore\n"));
    }

    #[test]
    fn lines_may_ask_for_a_language() {
        for (expression, minor) in [
            ("go1.21", Some(21)),
            ("go1.21 && (linux || go1.22)", Some(21)),
            ("go1.20 && go1.22", Some(22)),
            ("go1.20 || go1.22", Some(20)),
            ("!(!go1.20 || linux)", Some(20)),
            ("!go1.21", None),
            ("linux", None),
            ("go1.21 // or later", None),
        ] {
            assert_eq!(language_minor(expression), minor, "{expression}");
        }
    }
}
