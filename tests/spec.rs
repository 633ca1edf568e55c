//! The pages of `tests/spec/` name the golden programs that cover each section of the Go specification. Here they are held to
//! the specification's sections and to the programs.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The specification's chapters, each a page, and their sections. The chapters of a single idea share a page.
const PAGES: &[(&str, &[&str])] = &[
    ("source_code_representation", &["Characters", "Letters and digits"]),
    (
        "lexical_elements",
        &[
            "Comments",
            "Tokens",
            "Semicolons",
            "Identifiers",
            "Keywords",
            "Operators and punctuation",
            "Integer literals",
            "Floating-point literals",
            "Imaginary literals",
            "Rune literals",
            "String literals",
        ],
    ),
    ("constants_and_variables", &["Constants", "Variables"]),
    (
        "types",
        &[
            "Boolean types",
            "Numeric types",
            "String types",
            "Array types",
            "Slice types",
            "Struct types",
            "Pointer types",
            "Function types",
            "Interface types",
            "Basic interfaces",
            "Embedded interfaces",
            "General interfaces",
            "Implementing an interface",
            "Map types",
            "Channel types",
        ],
    ),
    (
        "properties_of_types_and_values",
        &[
            "Representation of values",
            "Underlying types",
            "Type identity",
            "Assignability",
            "Representability",
            "Method sets",
        ],
    ),
    ("blocks", &[]),
    (
        "declarations_and_scope",
        &[
            "Label scopes",
            "Blank identifier",
            "Predeclared identifiers",
            "Exported identifiers",
            "Uniqueness of identifiers",
            "Constant declarations",
            "Iota",
            "Type declarations",
            "Alias declarations",
            "Type definitions",
            "Type parameter declarations",
            "Type constraints",
            "Satisfying a type constraint",
            "Variable declarations",
            "Short variable declarations",
            "Function declarations",
            "Method declarations",
        ],
    ),
    (
        "expressions",
        &[
            "Operands",
            "Qualified identifiers",
            "Composite literals",
            "Function literals",
            "Primary expressions",
            "Selectors",
            "Method expressions",
            "Method values",
            "Index expressions",
            "Slice expressions",
            "Simple slice expressions",
            "Full slice expressions",
            "Type assertions",
            "Calls",
            "Passing arguments to ... parameters",
            "Instantiations",
            "Type inference",
            "Operators",
            "Operator precedence",
            "Arithmetic operators",
            "Integer operators",
            "Integer overflow",
            "Floating-point operators",
            "String concatenation",
            "Comparison operators",
            "Logical operators",
            "Address operators",
            "Receive operator",
            "Conversions",
            "Conversions between numeric types",
            "Conversions to and from a string type",
            "Conversions from slice to array or array pointer",
            "Constant expressions",
            "Order of evaluation",
        ],
    ),
    (
        "statements",
        &[
            "Terminating statements",
            "Empty statements",
            "Labeled statements",
            "Expression statements",
            "Send statements",
            "IncDec statements",
            "Assignment statements",
            "If statements",
            "Switch statements",
            "Expression switches",
            "Type switches",
            "For statements",
            "For statements with single condition",
            "For statements with for clause",
            "For statements with range clause",
            "Go statements",
            "Select statements",
            "Return statements",
            "Break statements",
            "Continue statements",
            "Goto statements",
            "Fallthrough statements",
            "Defer statements",
        ],
    ),
    (
        "built_in_functions",
        &[
            "Appending to and copying slices",
            "Clear",
            "Close",
            "Manipulating complex numbers",
            "Deletion of map elements",
            "Length and capacity",
            "Making slices, maps and channels",
            "Min and max",
            "Allocation",
            "Handling panics",
            "Bootstrapping",
        ],
    ),
    (
        "packages",
        &["Source file organization", "Package clause", "Import declarations", "An example package"],
    ),
    (
        "program_initialization_and_execution",
        &["The zero value", "Package initialization", "Program initialization", "Program execution"],
    ),
    ("errors", &[]),
    ("run_time_panics", &[]),
    ("system_considerations", &["Package unsafe", "Size and alignment guarantees"]),
    ("appendix", &["Language versions", "Type unification rules"]),
];

/// Folders of programs about rules of the language. Their other topics are about the library and the machine.
const KINDS: &[&str] = &["errors", "panic", "run"];

/// Topics that no section of the specification speaks of.
const OTHER_TOPICS: &[&str] = &[
    "codegen",
    "escape",
    "finalizers",
    "fmt",
    "inlining",
    "memory",
    "programs",
    "runtime_metrics",
    "strconv",
    "sync",
    "unique",
    "weak",
];

#[test]
fn every_section_has_its_heading() {
    let mut problems = Vec::new();
    for (page, sections) in PAGES {
        let text = read(page);
        let headings: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("##"))
            .map(|line| line.trim_start_matches(['#', ' ']))
            .collect();
        if headings != **sections {
            problems.push(format!("{page}.md has the sections {headings:?}, not {sections:?}"));
        }
    }
    let pages: BTreeSet<String> = PAGES.iter().map(|(page, _)| format!("{page}.md")).collect();
    let files: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    if files != pages {
        problems.push(format!("the pages are {files:?}"));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// A section without subsections states a rule, and a rule names programs.
#[test]
fn every_section_names_programs() {
    let mut problems = Vec::new();
    for (page, _) in PAGES {
        let text = read(page);
        for section in text.split("\n#").map(str::trim) {
            let heading = section.lines().next().unwrap_or_default();
            let covered_below = section.lines().count() == 1;
            if !covered_below && !section.contains("](../") && !heading.starts_with("# ") {
                problems.push(format!("{page}.md: nothing covers {heading}"));
            }
        }
        for rule in text.split("\n- ").skip(1).filter(|rule| !rule.contains("](../")) {
            problems.push(format!(
                "{page}.md: nothing covers the rule: {}",
                rule.lines().next().unwrap_or_default()
            ));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_programs_named_exist_and_all_of_the_language_are_named() {
    let named = named();
    let absent = named.iter().filter(|program| !tests().join(program).exists());
    let mut problems: Vec<String> = absent.map(|program| format!("there is no {program}")).collect();
    for program in programs().difference(&named) {
        problems.push(format!("no page names {program}"));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The programs that the pages link to, below `tests/`.
fn named() -> BTreeSet<String> {
    let link = Regex::new(r"\]\(\.\./([^)]*)\)").unwrap();
    let mut named = BTreeSet::new();
    for (page, _) in PAGES {
        named.extend(link.captures_iter(&read(page)).map(|found| found[1].to_string()));
    }
    named
}

/// The programs about the language, below `tests/`: files, and folders with several.
fn programs() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for kind in KINDS {
        for topic in fs::read_dir(tests().join(kind)).unwrap() {
            let topic = topic.unwrap().file_name().into_string().unwrap();
            let place = format!("{kind}/{topic}");
            if topic.ends_with("_pkg") || OTHER_TOPICS.contains(&&*topic) {
                continue;
            }
            for program in fs::read_dir(tests().join(&place)).unwrap() {
                let program = program.unwrap();
                let name = program.file_name().into_string().unwrap();
                if name.ends_with(".go") || program.path().is_dir() {
                    found.insert(format!("{place}/{name}"));
                }
            }
        }
    }
    found
}

fn read(page: &str) -> String {
    let path = folder().join(format!("{page}.md"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folder() -> PathBuf {
    tests().join("spec")
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests")
}
