//! House rules that no compiler checks: who may depend on whom, where `unsafe` may stand, how long
//! a file may be, what may lie at the top level, which words have no place in the sources.
#![forbid(unsafe_code)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// What may lie at the top level of the repository.
const TOP_LEVEL: &[&str] = &[
    ".cargo",
    ".ci",
    ".git",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "bench-programs",
    "clippy.toml",
    "gc",
    "lang",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "target",
    "tests",
    "vm",
];

/// The workspace's packages: folder, and the packages of the workspace that each may depend on.
const LAYERS: &[(&str, &[&str])] = &[
    ("lang/syntax", &[]),
    ("lang", &["minigo-syntax"]),
    ("gc", &[]),
    ("vm", &["minigo-gc", "minigo-lang"]),
    ("vm/cli", &["minigo-gc", "minigo-lang", "minigo-vm"]),
];

/// What the VM may name of `minigo_lang`: two modules, and the opcode table as a macro.
const VM_SEES_OF_LANG: &[&str] = &["bytecode", "for_each_op", "importer"];

/// The modules (files, or folders with all they hold) in which `unsafe` may stand.
const UNSAFE_MODULES: &[&str] = &[
    "bench-programs/harness/benches/",
    "gc/src/api/embedder.rs",
    "gc/src/api/table.rs",
    "gc/src/barrier/slot.rs",
    "gc/src/heap/lazy_array.rs",
    "gc/src/heap/memory.rs",
    "gc/src/heap/reservation.rs",
    "gc/tests/conformance/program.rs",
    "gc/tests/conformance/world.rs",
    "vm/src/chan/wait.rs",
    "vm/src/heap/",
    "vm/src/image.rs",
    "vm/src/interp/",
    "vm/src/map/tests.rs",
    "vm/src/memory.rs",
    "vm/src/sched/",
    "vm/src/traceback.rs",
    "vm/src/worker.rs",
];

/// The crates, by their root files, that forbid `unsafe` altogether.
const SAFE_ROOTS: &[&str] = &[
    "bench-programs/harness/src/lib.rs",
    "lang/src/lib.rs",
    "lang/syntax/src/lib.rs",
    "tests/cli/main.rs",
    "tests/generator/main.rs",
    "tests/library.rs",
    "tests/main.rs",
    "tests/mutants.rs",
    "tests/tidy.rs",
    "vm/cli/src/main.rs",
];

/// A file with more lines is a sign of two ideas in one file.
const MOST_LINES: usize = 600;

/// The longer files, each with the reason why it stays whole.
const LONG_FILES: &[(&str, &str)] = &[
    (
        "lang/syntax/src/parser/grammar.lalrpop",
        "a grammar is one file, and its rules refer to each other throughout",
    ),
    ("vm/src/stdlib/unicode/tables.rs", "tables of code points"),
];

#[test]
fn packages_depend_only_on_lower_layers() {
    let dependency = Regex::new(r"(?m)^(minigo-\w+)(?:\.workspace)?\s*=").unwrap();
    let mut problems = String::new();
    for (folder, allowed) in LAYERS {
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        for found in dependency.captures_iter(&manifest) {
            if !allowed.contains(&&found[1]) {
                let _ = writeln!(problems, "{folder} may not depend on {}", &found[1]);
            }
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn the_vm_sees_only_the_bytecode_and_the_importer() {
    let path = Regex::new(r"minigo_lang::(\w+|\{)").unwrap();
    let problems = offences("vm/src", |line| {
        path.captures_iter(line).any(|found| !VM_SEES_OF_LANG.contains(&&found[1]))
    });
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn the_compiler_does_no_io() {
    let io = Regex::new(r"std::(fs|io|net|process|env)\b").unwrap();
    let problems = offences("lang", |line| io.is_match(line));
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn the_collectors_speak_of_mutators() {
    let word = Regex::new(r"(?i)goroutine").unwrap();
    // The latter is a value of the switch that names the owner of a buffer.
    let allowed = Regex::new(r#"(?i)goroutine allocation buffer|"goroutine""#).unwrap();
    let problems = offences("gc/src", |line| word.is_match(&allowed.replace_all(line, "")));
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn unsafe_stands_in_listed_modules_only() {
    let keyword = Regex::new(r"\bunsafe\b").unwrap();
    let quoted = Regex::new(r#""(?:[^"\\]|\\.)*""#).unwrap();
    let mut problems = String::new();
    for path in sources(&["rs"]) {
        let name = relative(&path);
        if UNSAFE_MODULES.iter().any(|module| name.starts_with(module)) || name == "tests/tidy.rs" {
            continue;
        }
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if keyword.is_match(&quoted.replace_all(code, "")) {
                let _ = writeln!(problems, "{name}:{}: {}", number + 1, line.trim());
            }
        }
    }
    assert!(problems.is_empty(), "unsafe outside the listed modules:\n{problems}");
}

#[test]
fn safe_crates_forbid_unsafe() {
    let lacking: Vec<_> = SAFE_ROOTS
        .iter()
        .filter(|path| {
            !fs::read_to_string(root().join(path)).is_ok_and(|text| text.contains("#![forbid(unsafe_code)]"))
        })
        .collect();
    assert!(lacking.is_empty(), "no #![forbid(unsafe_code)] in {lacking:?}");
}

#[test]
fn files_are_short() {
    let mut problems = String::new();
    for path in sources(&["rs", "lalrpop"]) {
        let name = relative(&path);
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        let listed = LONG_FILES.iter().any(|(file, _)| *file == name);
        match lines > MOST_LINES {
            true if !listed => {
                _ = writeln!(problems, "{name} has {lines} lines: split it, or list it with the reason")
            }
            false if listed => _ = writeln!(problems, "{name} is short by now: take it off the list"),
            _ => {}
        }
    }
    for (file, reason) in LONG_FILES {
        if reason.is_empty() || !root().join(file).exists() {
            let _ = writeln!(problems, "the entry for {file} has no reason or no file");
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn nothing_strays_at_the_top_level() {
    let stray: Vec<_> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !TOP_LEVEL.contains(&name.as_str()))
        .collect();
    assert!(stray.is_empty(), "{stray:?}");
}

/// Published comparisons: of workloads that exist, small enough for a repository, written by the script.
#[test]
fn published_results_are_of_workloads() {
    const MOST_BYTES: u64 = 256 << 10;
    let folder = root().join("bench-programs/compare/results");
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let workload = name.strip_suffix(".json").unwrap_or_else(|| panic!("{name} is no comparison"));
        let workload = ["-equal-memory", "-heaps"]
            .iter()
            .fold(workload, |name, end| name.strip_suffix(end).unwrap_or(name));
        assert!(root().join("bench-programs/programs").join(workload).is_dir(), "{name} is of no workload");
        assert!(entry.metadata().unwrap().len() <= MOST_BYTES, "{name} is too large");
    }
}

#[test]
fn sources_are_finished() {
    // Put together here, so that this file passes its own rule.
    let words = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map(|parts| parts.concat());
    let paths = [["/ro", "ot/"], ["/wo", "rk/"]].map(|parts| parts.concat());
    let pattern = format!(r"\b(?:{})\b|{}", words.join("|"), paths.join("|"));
    let pattern = Regex::new(&pattern).unwrap();
    // Go's package context has a function of that name.
    let named = Regex::new(&format!(r"context\.{0}\b|func {0}\(\)|// {0} is", words[0])).unwrap();
    let mut problems = String::new();
    for path in sources(&["rs", "lalrpop", "go", "md", "toml", "py", "sh"]) {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let offends = |line: &str| pattern.is_match(&named.replace_all(line, ""));
        for (number, line) in text.lines().enumerate().filter(|(_, line)| offends(line)) {
            let _ = writeln!(problems, "{}:{}: {}", relative(&path), number + 1, line.trim());
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

/// The lines below `folder` for which `offends` holds, as a list with their positions.
fn offences(folder: &str, offends: impl Fn(&str) -> bool) -> String {
    let mut found = String::new();
    for path in sources(&["rs"]).into_iter().filter(|path| relative(path).starts_with(&format!("{folder}/")))
    {
        for (number, line) in
            fs::read_to_string(&path).unwrap().lines().enumerate().filter(|(_, line)| offends(line))
        {
            let _ = writeln!(found, "{}:{}: {}", relative(&path), number + 1, line.trim());
        }
    }
    found
}

/// All files of the repository with one of these extensions, build output left out.
fn sources(extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && name != ".git" {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|found| extensions.iter().any(|wanted| found == *wanted)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().into_owned()
}
