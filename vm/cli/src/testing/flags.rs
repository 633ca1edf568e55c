//! The flags of `go test`, which may stand between and after the packages.

use std::ffi::OsString;

/// What a flag takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// Nothing, or `=true` and `=false`.
    Switch,
    /// The next word, or what follows `=`.
    Value,
}

/// Flags that the program of tests knows, too, as `-test.NAME`.
const FLAGS: [(&str, Takes); 13] = [
    ("bench", Takes::Value),
    ("benchmem", Takes::Switch),
    ("benchtime", Takes::Value),
    ("count", Takes::Value),
    ("failfast", Takes::Switch),
    ("list", Takes::Value),
    ("parallel", Takes::Value),
    ("run", Takes::Value),
    ("short", Takes::Switch),
    ("shuffle", Takes::Value),
    ("skip", Takes::Value),
    ("timeout", Takes::Value),
    ("v", Takes::Switch),
];

/// Flags of `go test` that minigo does not have.
const UNSUPPORTED: [&str; 13] = [
    "blockprofile",
    "c",
    "cover",
    "coverprofile",
    "cpu",
    "cpuprofile",
    "exec",
    "fuzz",
    "fuzztime",
    "json",
    "memprofile",
    "race",
    "trace",
];

/// How long tests may take.
const DEFAULT_TIMEOUT: &str = "10m";

/// The words of `minigo test`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    /// Folders and patterns.
    pub(crate) packages: Vec<OsString>,
    /// Arguments of the programs of tests.
    pub(crate) arguments: Vec<OsString>,
    /// What passing tests print is shown.
    pub(crate) shows_passing: bool,
    /// Benchmarks run.
    pub(crate) runs_benchmarks: bool,
    /// The first package that fails is the last to run.
    pub(crate) fails_fast: bool,
}

impl Flags {
    /// Reads words.
    ///
    /// # Errors
    ///
    /// A flag that is unknown, or lacks its value.
    pub(crate) fn read(words: &[OsString]) -> Result<Flags, String> {
        let mut flags = Flags::default();
        let mut has_timeout = false;
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let text = word.to_string_lossy();
            let Some(flag) = text.strip_prefix("--").or_else(|| text.strip_prefix('-')) else {
                flags.packages.push(word.clone());
                continue;
            };
            let (name, value) =
                flag.split_once('=').map_or((flag, None), |(name, value)| (name, Some(value)));
            let name = name.strip_prefix("test.").unwrap_or(name);
            if name == "args" {
                break;
            }
            if name == "vet" {
                continue;
            }
            if UNSUPPORTED.contains(&name) {
                return Err(format!("the flag -{name} is not supported by minigo"));
            }
            let Some(&(_, takes)) = FLAGS.iter().find(|(known, _)| *known == name) else {
                return Err(format!("flag provided but not defined: -{name}"));
            };
            let value = match (value, takes) {
                (Some(value), _) => value.to_owned(),
                (None, Takes::Switch) => "true".to_owned(),
                (None, Takes::Value) => {
                    let next = words.next().ok_or_else(|| format!("flag needs an argument: -{name}"))?;
                    next.to_string_lossy().into_owned()
                }
            };
            match name {
                "v" => flags.shows_passing |= value != "false",
                "list" => flags.shows_passing |= !value.is_empty(),
                "bench" => flags.runs_benchmarks = !value.is_empty(),
                "failfast" => flags.fails_fast = value != "false",
                "timeout" => has_timeout = true,
                _ => {}
            }
            flags.arguments.push(format!("-test.{name}={value}").into());
        }
        if !has_timeout {
            flags.arguments.push(format!("-test.timeout={DEFAULT_TIMEOUT}").into());
        }
        flags.arguments.extend(words.cloned());
        Ok(flags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Flags, String> {
        Flags::read(&words.split_whitespace().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn flags_stand_anywhere_before_the_tests_own() {
        let flags = read("-v --run=A/B ./a -bench . -count 2 ./b -timeout=1s -args -v x").unwrap();
        assert_eq!(flags.packages, ["./a", "./b"]);
        let passed = [
            "-test.v=true",
            "-test.run=A/B",
            "-test.bench=.",
            "-test.count=2",
            "-test.timeout=1s",
            "-v",
            "x",
        ];
        assert_eq!(flags.arguments, passed);
        assert!(flags.shows_passing && flags.runs_benchmarks && !flags.fails_fast);
        assert_eq!(read("").unwrap().arguments, ["-test.timeout=10m"]);
    }

    #[test]
    fn wrong_flags_are_named() {
        assert_eq!(read("-zork"), Err("flag provided but not defined: -zork".into()));
        assert_eq!(read("-run"), Err("flag needs an argument: -run".into()));
        assert_eq!(read("-race ./..."), Err("the flag -race is not supported by minigo".into()));
    }
}
