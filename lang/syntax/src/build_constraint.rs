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

/// The minor version of Go 1 that minigo follows: the tags `go1.1` to this one hold.
pub const NEWEST_MINOR: u32 = 27;

/// Tags that hold beside those of Go's versions.
const TAGS: &[&str] = &["amd64", "amd64.v1", "gc", "linux", "unix"];

/// Words of an expression, beyond which Go gives up.
const LARGEST: usize = 1000;

/// Whether a file of this name takes part: whether it is for this system.
pub fn admits_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_test").unwrap_or(stem);
    let parts: Vec<&str> = stem.split('_').skip(1).collect();
    match parts[..] {
        [.., system, architecture] if SYSTEMS.contains(&system) && ARCHITECTURES.contains(&architecture) => {
            holds(system) && holds(architecture)
        }
        [.., last] if SYSTEMS.contains(&last) || ARCHITECTURES.contains(&last) => holds(last),
        _ => true,
    }
}

/// Whether the constraints at the head of a file are satisfied: its `//go:build` line, or else its `// +build` lines.
///
/// # Errors
/// There are several `//go:build` lines, or the one is malformed; what Go says of it.
pub fn admits_text(contents: &[u8]) -> Result<bool, String> {
    let text = String::from_utf8_lossy(contents);
    let head = head_of(&text);
    let mut lines = head.iter().filter_map(|line| go_build(line));
    let Some(expression) = lines.next() else { return Ok(plus_build_holds(&head)) };
    if lines.next().is_some() {
        return Err("multiple //go:build comments".into());
    }
    match Expression::read(expression) {
        Ok(meaning) => Ok(meaning.holds),
        Err(fault) => Err(format!("parsing //go:build line: {fault}")),
    }
}

/// The expression of a `//go:build` line.
fn go_build(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("//go:build")?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(rest)
}

/// The lines before the package clause that may be constraints: blank ones, and comments that are not inside another.
fn head_of(text: &str) -> Vec<&str> {
    let mut head = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let mut rest = line.trim();
        if !inside && (rest.is_empty() || rest.starts_with("//")) {
            head.push(rest);
            continue;
        }
        while !rest.is_empty() {
            let (mark, found) = match inside {
                true => ("*/", rest.find("*/")),
                false if rest.starts_with("//") => break,
                false => ("/*", rest.starts_with("/*").then_some(0)),
            };
            match found {
                Some(at) => {
                    inside = !inside;
                    rest = rest[at + mark.len()..].trim();
                }
                None if inside => break,
                None => return head,
            }
        }
    }
    head
}

/// Whether all `// +build` lines that a blank line follows hold: options one of which must, each of tags all of which must.
fn plus_build_holds(head: &[&str]) -> bool {
    let end = head.iter().rposition(|line| line.is_empty()).unwrap_or(0);
    let mut lines = head[..end].iter().filter_map(|line| {
        let rest = line.strip_prefix("//")?.trim_start().strip_prefix("+build")?;
        (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(rest)
    });
    let tag_holds = |tag: &str| match tag.strip_prefix('!') {
        Some(tag) => !tag.starts_with('!') && !holds(tag),
        None => holds(tag),
    };
    lines.all(|line| line.split_whitespace().any(|option| option.split(',').all(tag_holds)))
}

/// The minor version of Go 1 that an expression asks for at least, as `go1.21 && linux` does. The file's language is that of
/// this version.
pub fn language_minor(expression: &str) -> Option<u32> {
    Expression::read(expression).ok()?.least
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
        let least = match tag {
            "go1" => Some(0),
            _ => tag.strip_prefix("go1.").and_then(|minor| minor.parse().ok()),
        };
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
        Some(minor) => minor <= NEWEST_MINOR,
        None => TAGS.contains(&tag),
    }
}

/// A constraint expression, read by descent: `a && (b || !c)`. Its faults are Go's.
struct Expression<'a> {
    rest: &'a str,
    /// The word that is looked at; empty at the end.
    word: &'a str,
    /// How many were.
    words: usize,
}

impl<'a> Expression<'a> {
    fn read(text: &'a str) -> Result<Meaning, String> {
        let mut expression = Expression { rest: text, word: "", words: 0 };
        expression.advance()?;
        let meaning = expression.or()?;
        match expression.word {
            "" => Ok(meaning),
            word => Err(format!("unexpected token {word}")),
        }
    }

    fn advance(&mut self) -> Result<(), String> {
        let rest = self.rest.trim_start_matches([' ', '\t']);
        let is_tag = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let end = match rest.chars().next() {
            None => 0,
            Some('(' | ')' | '!') => 1,
            Some('&' | '|') if rest.starts_with("&&") || rest.starts_with("||") => 2,
            Some(c) if is_tag(c) => rest.find(|c: char| !is_tag(c)).unwrap_or(rest.len()),
            Some(c) => return Err(format!("invalid syntax at {c}")),
        };
        (self.word, self.rest) = rest.split_at(end);
        self.words += 1;
        if self.words > LARGEST { Err("build expression too large".into()) } else { Ok(()) }
    }

    fn or(&mut self) -> Result<Meaning, String> {
        let mut value = self.and()?;
        while self.word == "||" {
            self.advance()?;
            value = value.or(self.and()?);
        }
        Ok(value)
    }

    fn and(&mut self) -> Result<Meaning, String> {
        let mut value = self.not()?;
        while self.word == "&&" {
            self.advance()?;
            value = value.and(self.not()?);
        }
        Ok(value)
    }

    fn not(&mut self) -> Result<Meaning, String> {
        if self.word != "!" {
            return self.atom();
        }
        self.advance()?;
        match self.word {
            "!" => Err("double negation not allowed".into()),
            _ => Ok(self.atom()?.not()),
        }
    }

    fn atom(&mut self) -> Result<Meaning, String> {
        let word = self.word;
        match word {
            "" => Err("unexpected end of expression".into()),
            "(" => {
                self.advance()?;
                let inner = self.or()?;
                match self.word {
                    ")" => self.advance().map(|()| inner),
                    _ => Err("missing close paren".into()),
                }
            }
            ")" | "&&" | "||" => Err(format!("unexpected token {word}")),
            tag => self.advance().map(|()| Meaning::tag(tag)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_constrain() {
        for name in ["a.go", "linux.go", "a_linux.go", "a_linux_amd64.go", "a_b.mg", "a_linux_test.go"] {
            assert!(admits_name(name), "{name}");
        }
        for name in ["a_windows_test.go", "a_windows.go", "a_windows.x.go", "a_linux_arm64.go", "a_wasm.go"] {
            assert!(!admits_name(name), "{name}");
        }
    }

    #[test]
    fn lines_may_constrain() {
        let admits =
            |line: &str| admits_text(format!("// About.\n\n{line}\n\npackage p\n").as_bytes()).unwrap();
        assert!(admits("//go:build linux && (amd64 || arm64) && !windows"));
        assert!(admits("//go:build go1.21") && !admits("//go:build go1.99"));
        assert!(!admits("//go:build ignore") && !admits("//go:build !linux"));
        assert!(admits("/* a\n//go:build ignore\n*/") && admits("/* */ //go:build ignore"));
        assert!(admits("//go:buildignore") && !admits("/* */\n//go:build ignore"));
        assert!(admits_text(b"package p\n//go:build ignore\n").unwrap());
    }

    #[test]
    fn lines_of_the_old_form_may_constrain() {
        let admits = |head: &str| admits_text(format!("{head}package p\n").as_bytes()).unwrap();
        assert!(admits("// +build linux,amd64 windows\n\n") && admits("// +build ignore\n"));
        assert!(!admits("//+build ignore\n\n") && !admits("// +build linux,!amd64\n// a\n\n"));
        assert!(!admits("// +build linux\n// +build windows\n\n") && !admits("// +build\n\n"));
        assert!(admits("// +build ignore\n\n//go:build linux\n"));
    }

    #[test]
    fn malformed_lines_are_reported() {
        for (expression, fault) in [
            ("foo &&", "unexpected end of expression"),
            ("(linux", "missing close paren"),
            ("linux || || x", "unexpected token ||"),
            ("linux foo", "unexpected token foo"),
            ("", "unexpected end of expression"),
            ("!!linux", "double negation not allowed"),
            ("linux // x", "invalid syntax at /"),
            ("foo!", "unexpected token !"),
            ("linux &", "invalid syntax at &"),
            ("linux)", "unexpected token )"),
        ] {
            let text = format!("//go:build {expression}\npackage p\n");
            assert_eq!(admits_text(text.as_bytes()), Err(format!("parsing //go:build line: {fault}")));
        }
        let deep = format!("//go:build {}\n", "(".repeat(100_000));
        assert!(admits_text(deep.as_bytes()).is_err());
        let twice = b"//go:build linux\n//go:build linux\npackage p\n";
        assert_eq!(admits_text(twice), Err("multiple //go:build comments".into()));
    }

    #[test]
    fn lines_may_ask_for_a_language() {
        for (expression, minor) in [
            ("go1", Some(0)),
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
