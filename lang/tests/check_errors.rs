//! What the checker says about small programs: each case is a source and the errors, as `go build` prints them.

#![forbid(unsafe_code)]

use minigo_lang::check::Library;
use minigo_lang::diagnostics::Report;
use minigo_lang::importer::{Import, Importer, PackageSource};
use minigo_lang::{Input, Session};

/// A library of one package.
struct TestLibrary;

impl Importer for TestLibrary {
    fn import(&self, path: &str) -> Import {
        match path {
            "lib" => Import::Found(PackageSource {
                files: vec![("lib/lib.go".into(), LIBRARY.into())],
                export: "",
                unsupported: &["Missing", "Thing.Missing"],
                namesakes: &[],
            }),
            "lib/unsupported" => Import::Unsupported(None),
            _ => Import::Unknown,
        }
    }
}

const LIBRARY: &str =
    "package lib\ntype Thing struct{ a int }\nfunc Do(n int) Thing { return Thing{n} }\nfunc native()\n";

/// Checks `source` and compares the errors' lines.
fn check(source: &str, errors: &[&str]) {
    let mut session = Session::new();
    let input = Input { name: "./a.go".into(), contents: source.into() };
    let packages = session.load(vec![input], &TestLibrary);
    let found = packages.map(|packages| session.check(&packages, Library::Called).err());
    let found = found.map_or_else(|| session.diagnostics.clone(), Option::unwrap_or_default);
    let text = Report::new(&session.sources, &found, 0).to_plain_text(&session.sources);
    let lines: Vec<&str> = text.lines().map(|line| line.strip_prefix("./a.go:").unwrap_or(line)).collect();
    assert_eq!(lines, errors, "in {source}");
}

/// Checks statements in `main`, which begins on line 2.
fn check_main(statements: &str, errors: &[&str]) {
    check(&format!("package main\nfunc main() {{ {statements} }}\n"), errors);
}

#[test]
fn variables_must_be_used() {
    check_main("x := 1; _ = x", &[]);
    check_main("x := 1", &["2:15: declared and not used: x"]);
    check_main("x := 1; x = 2", &["2:15: declared and not used: x"]);
    check_main("var e any; switch y := e.(type) { case int: }", &["2:33: y declared and not used"]);
}

#[test]
fn assignments() {
    check_main(
        "var s string = 1; _ = s",
        &["2:30: cannot use 1 (untyped int constant) as string value in variable declaration"],
    );
    check_main("x, y := 1; _, _ = x, y", &["2:23: assignment mismatch: 2 variables but 1 value"]);
    check_main("a := 1; a := 2; _ = a", &["2:25: no new variables on left side of :="]);
    check_main(
        "m := map[int]struct{ a int }{}; m[1].a = 2",
        &["2:47: cannot assign to struct field m[1].a in map"],
    );
}

#[test]
fn constants() {
    check_main(
        "var b int8 = 128; _ = b",
        &["2:28: cannot use 128 (untyped int constant) as int8 value in variable declaration (overflows)"],
    );
    check_main("_ = 1 / 0", &["2:23: invalid operation: division by zero"]);
    check_main("const big = 1 << 600", &["2:29: constant shift overflow"]);
    check_main("const x = 1 << 400 >> 398; var _ [x]int", &[]);
    check_main(
        "var s uint = 3; var f float64 = 1 << s; _ = f",
        &["2:47: invalid operation: shifted operand 1 (type float64) must be integer"],
    );
}

#[test]
fn interfaces() {
    check(
        "package main\ntype I interface{ M(int) }\ntype T struct{}\nfunc (*T) M(int) {}\nvar _ I = T{}\nfunc main() {}\n",
        &[
            "5:11: cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (method M has pointer receiver)",
        ],
    );
}

#[test]
fn declarations_may_not_be_circular() {
    check(
        "package main\nvar a = b\nvar b = f()\nfunc f() int { return a }\nfunc main() {}\n",
        &[
            "2:5: initialization cycle for a",
            "\t./a.go:2:5: a refers to b",
            "\t./a.go:3:5: b refers to f",
            "\t./a.go:4:6: f refers to a",
        ],
    );
    check(
        "package main\ntype T struct{ u U }\ntype U [2]T\nfunc main() {}\n",
        &["2:6: invalid recursive type T", "\t./a.go:2:6: T refers to U", "\t./a.go:3:6: U refers to T"],
    );
    check("package main\ntype A interface{ m() B }\ntype B interface{ A }\nfunc main() {}\n", &[]);
}

#[test]
fn parts_of_go_are_refused_by_name() {
    check(
        "package main\nimport \"lib/unsupported\"\nfunc main() { unsupported.F() }\n",
        &["2:8: package lib/unsupported is not supported by minigo"],
    );
    check(
        "package main\nimport \"lib\"\nfunc main() { lib.Missing(); lib.Do(1).Missing() }\n",
        &[
            "3:15: lib.Missing is not supported by minigo",
            "3:40: lib.Thing.Missing is not supported by minigo",
        ],
    );
}

#[test]
fn a_file_is_of_the_language_that_it_asks_for_above_its_package_clause() {
    let file = "package main\nfunc main() { for range 2 {} }\n";
    let why = "cannot range over 2 (untyped int constant): requires go1.22 or later";
    check(
        &format!("//go:build go1.21\n\n{file}"),
        &[&format!("4:25: {why} (file declares //go:build go1.21)")],
    );
    check(
        &format!("//go:build go1.20 && linux\n\n{file}"),
        &[&format!("4:25: {why} (-lang was set to go1.27; check go.mod)")],
    );
    check(&format!("//go:build go1.22 && linux\n\n{file}"), &[]);
    check("package main\n\n//go:build go1.21\nfunc main() { for range 2 {} }\n", &[]);
    check(&format!("//go:build go1.99\n\n{file}"), &["3:9: file requires newer Go version go1.99"]);
}

#[test]
fn only_the_library_has_natives() {
    check("package main\nfunc f()\nfunc main() { f() }\n", &["2:6: missing function body"]);
    check("package main\nimport \"lib\"\nfunc main() { _ = lib.Do(1) }\n", &[]);
}

#[test]
fn long_chains_of_operators_do_not_recurse() {
    let chain = " + x".repeat(100_000);
    let source = format!("package main\nfunc main() {{ x := 1; y := x{chain}; _ = y }}\n");
    std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn(move || check(&source, &[]))
        .expect("a thread")
        .join()
        .expect("no stack overflow");
}

#[test]
fn slice_expressions_and_function_types_stand_at_their_brackets() {
    check_main(
        "s := []int{}; var n int = s[1:]",
        &[
            "2:33: declared and not used: n",
            "2:42: cannot use s[1:] (value of type []int) as int value in variable declaration",
        ],
    );
    check_main("var m map[func()]int; _ = m", &["2:29: invalid map key type func()"]);
}
