//! Modules on the command line: what names a program, and what is wrong with a `go.mod` or a folder.

use std::fs;
use std::os::unix::fs::symlink;

use super::{HELLO, expect, minigo, prepare};

const GO_MOD: (&str, &[u8]) = ("go.mod", b"module m\n\ngo 1.27\n");

#[test]
fn a_program_is_named_by_its_folder_or_its_files() {
    let files: [(&str, &[u8]); 5] = [
        GO_MOD,
        ("cmd/x/main.go", b"package main\n\nimport \"m/lib\"\n\nfunc main() { lib.Say(name) }\n"),
        ("cmd/x/name.go", b"package main\n\nconst name = \"x\"\n"),
        ("cmd/x/other.go", b"//go:build ignore\n\npackage main\n\nconst name = \"other\"\n"),
        ("lib/lib.go", b"package lib\n\nfunc Say(name string) { println(name) }\n"),
    ];
    for (words, said) in [
        (&["./cmd/x"][..], "x"),
        (&["cmd/x", "a.go"], "x"),
        (&["cmd/x/main.go", "cmd/x/name.go", "arg"], "x"),
        (&["cmd/x/main.go", "./cmd/x/other.go"], "other"),
    ] {
        let output = minigo("named", &files, &[&["run"], words].concat());
        expect(&output, 0, "", &format!("{said}\n"));
    }
    let output = minigo("named", &files, &["run", "cmd/x/main.go", "lib/lib.go"]);
    expect(&output, 1, "", "minigo: named files must all be in one directory; have cmd/x and lib\n");
    let output = minigo("named", &files, &["run", "lib"]);
    expect(&output, 1, "", r"lib/lib\.go:1:9: package lib is not a main package\n");
}

#[test]
fn patterns_check_all_packages_once() {
    let files: [(&str, &[u8]); 9] = [
        GO_MOD,
        ("main.go", b"package main\n\nimport \"m/lib\"\n\nfunc main() { lib.X() }\n"),
        ("cmd/main.go", b"package main\n\nimport \"m/lib\"\n\nfunc main() { lib.X() }\n"),
        ("lib/lib.go", b"package lib\n\nfunc X() { y() }\n"),
        ("single/s.go", b"package single\n\nvar x int = \"\"\n"),
        ("nested/go.mod", b"module n\n"),
        ("nested/n.go", b"package n\n\nvar x int = \"\"\n"),
        ("testdata/t.go", b"no Go"),
        ("_out/o.go", b"no Go"),
    ];
    let found = "lib/lib\\.go:3:12: undefined: y\nsingle/s\\.go:3:13: cannot use \"\" [^\n]*\n";
    expect(&minigo("patterns", &files, &["check", "./..."]), 1, "", found);
    expect(&minigo("patterns", &files, &["check", "./lib", "single"]), 1, "", found);
    let output = minigo("patterns", &files[..3], &["check", "lib/..."]);
    expect(&output, 1, "", "minigo: cannot read [^\n]*/lib: no such file or directory\n");
    let sound = [files[0], files[1], ("lib/lib.go", b"package lib\n\nfunc X() {}\n")];
    expect(&minigo("patterns", &sound, &["check", "./..."]), 0, "", "");
    expect(&minigo("patterns", &sound, &["check", "lib"]), 0, "", "");
}

#[test]
fn what_is_wrong_with_a_go_mod_has_its_line() {
    for (text, message) in [
        ("mod m", r"minigo: errors parsing go\.mod:\ngo\.mod:1: unknown directive: mod\n"),
        (
            "module m\ngo x",
            r"minigo: errors parsing go\.mod:\ngo\.mod:2: invalid go version 'x': must match format 1\.23\.0\n",
        ),
        ("go 1.27", r"minigo: error reading go\.mod: missing module declaration\n"),
        ("module m\ngo 1.99", r"minigo: go\.mod requires go >= 1\.99 \(running go 1\.27\)\n"),
    ] {
        let files: [(&str, &[u8]); 2] = [("go.mod", text.as_bytes()), ("sub/a.go", HELLO.as_bytes())];
        for program in ["sub", "sub/a.go"] {
            expect(&minigo("go_mod", &files, &["run", program]), 1, "", message);
        }
    }
    let files: [(&str, &[u8]); 2] = [("go.mod", b"module m\n\xff\n"), ("a.go", HELLO.as_bytes())];
    let message = r"minigo: errors parsing go\.mod:\ngo\.mod:2: invalid UTF-8 encoding\n";
    expect(&minigo("go_mod", &files, &["run", "."]), 1, "", message);
}

#[test]
fn folders_without_a_program_say_why() {
    for (name, message) in [
        ("a.txt", "no Go files in [^\n]*/no_program"),
        ("a_test.go", "no non-test Go files in [^\n]*/no_program"),
        ("a_windows.go", "build constraints exclude all Go files in [^\n]*/no_program"),
    ] {
        let output = minigo("no_program", &[GO_MOD, (name, HELLO.as_bytes())], &["run", "."]);
        expect(&output, 1, "", &format!("minigo: {message}\n"));
    }
}

#[test]
fn a_faulty_file_anywhere_has_its_position() {
    let main: (&str, &[u8]) = ("main.go", b"package main\n\nimport _ \"m/a\"\n\nfunc main() {}\n");
    for (contents, message) in [
        (&b"package a\n\nvar x = \"\xff\"\n"[..], r"a/a\.go:3:10: invalid UTF-8 encoding\n"),
        (b"\xff\xfe\x00", r"a/a\.go:1:1: [^\n]*\n.*"),
        (b"", r"a/a\.go:1:1: syntax error: package statement must be first\n"),
        (b"package a\n\nfunc {\n", r"a/a\.go:3:6: syntax error: [^\n]*\n.*"),
    ] {
        expect(&minigo("faulty_file", &[GO_MOD, main, ("a/a.go", contents)], &["run", "."]), 1, "", message);
    }
}

#[test]
fn links_that_go_round_do_no_harm() {
    let files: [(&str, &[u8]); 3] = [
        GO_MOD,
        ("main.go", b"package main\n\nimport _ \"m/a/round/round\"\n\nfunc main() {}\n"),
        ("a/a.go", b"package a\n"),
    ];
    for command in ["check", "run"] {
        let mut command = prepare("links", &files, &[command, "."]);
        let folder = command.get_current_dir().unwrap().to_owned();
        symlink("../a", folder.join("a/round")).unwrap();
        symlink("self.go", folder.join("self.go")).unwrap();
        expect(&command.output().unwrap(), 0, "", "");
    }
    let mut command = prepare("links", &files[..1], &["check", "./..."]);
    let folder = command.get_current_dir().unwrap().to_owned();
    fs::create_dir(folder.join("b")).unwrap();
    symlink("../b", folder.join("b/b")).unwrap();
    expect(&command.output().unwrap(), 1, "", r"minigo: \./\.\.\. matched no packages\n");
}

#[test]
fn a_chain_of_a_thousand_packages_runs() {
    let mut files = vec![("go.mod".to_owned(), GO_MOD.1.to_vec())];
    for i in 0..1000 {
        let text = format!("package p\n\nimport \"m/p{}\"\n\nfunc F() int {{ return p.F() + 1 }}\n", i + 1);
        files.push((format!("p{i}/p.go"), text.into_bytes()));
    }
    files.push(("p1000/p.go".into(), b"package p\n\nfunc F() int { return 0 }\n".to_vec()));
    files.push((
        "main.go".into(),
        b"package main\n\nimport p \"m/p0\"\n\nfunc main() { println(p.F()) }\n".to_vec(),
    ));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    expect(&minigo("chain", &files, &["run", "."]), 0, "", "1000\n");
}
