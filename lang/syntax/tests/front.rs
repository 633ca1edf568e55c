//! The front end as a whole: snapshots of tokens and trees, and that no bytes break it.
#![forbid(unsafe_code)]

use minigo_syntax::ast::dump_file;
use minigo_syntax::diagnostics::Report;
use minigo_syntax::lexer::dump_tokens;
use minigo_syntax::parser::parse_file;
use minigo_syntax::source::SourceMap;
use minigo_syntax::symbol::Interner;
use proptest::prelude::*;

/// Programs whose tokens and trees stand under `snapshots/`; each shows one area of the syntax.
const PROGRAMS: &[(&str, &str)] = &[
    ("declarations", include_str!("front/declarations.go")),
    ("expressions", include_str!("front/expressions.go")),
    ("statements", include_str!("front/statements.go")),
    ("types", include_str!("front/types.go")),
];

/// A source map with one file, and its parse as text: the errors, then the tree.
fn parse(text: impl Into<Vec<u8>>) -> (String, String) {
    let mut sources = SourceMap::new();
    let id = sources.add("prog.go", text).expect("a small file");
    let interner = Interner::new();
    let (file, diagnostics) = parse_file(sources.file(id), &interner);
    let report = Report::new(&sources, &diagnostics, 0).to_plain_text(&sources);
    (report, dump_file(&file, &sources, &interner))
}

/// Runs on a stack like the command's, since trees may be deep.
fn on_large_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(work).expect("a thread");
    thread.join().expect("the front end does not panic")
}

#[test]
fn trees() {
    for (name, text) in PROGRAMS {
        let (errors, tree) = parse(*text);
        assert_eq!(errors, "", "{name}");
        insta::assert_snapshot!(format!("tree_{name}"), tree);
    }
}

#[test]
fn tokens() {
    let text = "package p // c\n\nvar x = 0x1F + 1e3i - '\\n' /* a\nb */\nfunc f() { return\n}\nvar s = \"a\" + `b\nc`";
    let mut sources = SourceMap::new();
    let id = sources.add("prog.go", text).expect("a small file");
    insta::assert_snapshot!(dump_tokens(&sources, sources.file(id)));
}

#[test]
fn errors() {
    insta::assert_snapshot!(parse(include_str!("front/errors.go")).0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes give a tree and maybe errors, every one of them with a place.
    #[test]
    fn any_bytes_parse(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (errors, _) = on_large_stack(move || parse(bytes));
        prop_assert!(errors.is_empty() || errors.starts_with("prog.go:"), "{errors}");
    }

    /// Programs with pieces cut out, repeated and moved.
    #[test]
    fn mutated_programs_parse(
        program in 0..PROGRAMS.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40usize), 1..6),
    ) {
        let mut text = PROGRAMS[program].1.as_bytes().to_vec();
        for (from, to, length) in edits {
            let from = from.index(text.len());
            let piece: Vec<u8> = text[from..(from + length).min(text.len())].to_vec();
            let to = to.index(text.len());
            if length % 2 == 0 {
                text.splice(to..to, piece);
            } else {
                text.drain(to..(to + length).min(text.len() - 1));
            }
        }
        let (errors, _) = on_large_stack(move || parse(text));
        prop_assert!(errors.is_empty() || errors.starts_with("prog.go:"), "{errors}");
    }

    /// Tokens in any order. Where the file ends soon after an error, recovery has little to go on with.
    #[test]
    fn any_tokens_parse(
        tokens in prop_oneof![
            prop::collection::vec(prop::sample::select(TOKENS), 0..8),
            prop::collection::vec(prop::sample::select(TOKENS), 0..120),
        ],
    ) {
        let text = format!("package p\n{}", tokens.join(" "));
        let (errors, _) = on_large_stack(move || parse(text));
        prop_assert!(errors.is_empty() || errors.starts_with("prog.go:"), "{errors}");
    }
}

#[test]
fn an_error_at_the_end_of_the_file_ends_parsing() {
    let (errors, _) = parse("package p\nfunc f)[");
    assert_eq!(errors, "prog.go:2:7: syntax error: unexpected ), expected (\n");
}

/// Tokens for random programs, those that open and close things more often.
const TOKENS: &[&str] = &[
    "x",
    "T",
    "1",
    "\"s\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "{",
    "}",
    ";",
    "\n",
    "\n",
    ",",
    ".",
    ":",
    "...",
    "=",
    ":=",
    "<-",
    "++",
    "+",
    "*",
    "&",
    "!",
    "~",
    "|",
    "func",
    "func f() {",
    "if",
    "else",
    "for",
    "range",
    "switch",
    "case",
    "default",
    "select",
    "type",
    "var",
    "const",
    "import",
    "struct {",
    "interface {",
    "map[",
    "chan",
    "go",
    "defer",
    "return",
    "break",
    "goto",
    "fallthrough",
    "package",
];
