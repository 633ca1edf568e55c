//! `minigo test` where tests cannot be run, or do not end as they should.

use regex::Regex;

use super::{expect, minigo};

const GO_MOD: (&str, &[u8]) = ("go.mod", b"module m\n\ngo 1.27\n");

#[test]
fn a_package_that_does_not_compile_fails_alone() {
    let files: [(&str, &[u8]); 4] = [
        GO_MOD,
        ("a/a_test.go", b"package a\n\nimport \"testing\"\n\nfunc TestX(t *testing.T) { y() }\n"),
        ("b/b_test.go", b"package b\n\nimport \"testing\"\n\nfunc TestX(t testing.T) {}\n"),
        ("c/c_test.go", b"package c\n\nimport \"testing\"\n\nfunc TestX(t *testing.T) {}\n"),
    ];
    let output = minigo("test_build", &files, &["test", "./..."]);
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let stderr = "a/a_test\\.go:5:28: undefined: y\nb/b_test\\.go:5:1: wrong signature for TestX, must be: func TestX\\(t \\*testing\\.T\\)\n";
    expect(&output, 1, &stdout, stderr);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!(lines[..2], ["FAIL\tm/a [build failed]", "FAIL\tm/b [setup failed]"]);
    assert!(lines[2].starts_with("ok  \tm/c\t") && lines[3..] == ["FAIL"], "{stdout}");
}

#[test]
fn a_panic_and_the_alarm_end_the_tests_of_a_package() {
    let files: [(&str, &[u8]); 2] = [
        GO_MOD,
        (
            "a_test.go",
            b"package a\n\nimport \"testing\"\n\nfunc TestPanic(t *testing.T) {\n\tt.Run(\"sub\", func(t *testing.T) { panic(\"boom\") })\n}\n\nfunc TestLong(t *testing.T) {\n\tselect {}\n}\n",
        ),
    ];
    for (run, timeout, begins) in [
        (
            "-run=Panic",
            "-timeout=1m",
            r"--- FAIL: TestPanic \([0-9.]+s\)\n    --- FAIL: TestPanic/sub \([0-9.]+s\)\npanic: boom \[recovered, repanicked\]\n",
        ),
        (
            "-run=Long",
            "-timeout=100ms",
            r"panic: test timed out after 100ms\n\trunning tests:\n\t\tTestLong \([0-9]+s\)\n",
        ),
    ] {
        let output = minigo("test_panic", &files, &["test", "--gc=stw", run, timeout, "."]);
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        expect(&output, 1, &stdout, "");
        assert!(Regex::new(&format!(r"\A{begins}")).unwrap().is_match(&stdout), "{stdout}");
        assert!(stdout.contains("\nFAIL\tm\t") && stdout.ends_with("s\nFAIL\n"), "{stdout}");
    }
}

#[test]
fn flags_that_are_not_supported_are_named() {
    let output = minigo("test_flags", &[GO_MOD], &["test", "-race"]);
    expect(&output, 2, "", "minigo: the flag -race is not supported by minigo\n");
    let output = minigo("test_flags", &[GO_MOD], &["test", "-zork", "."]);
    expect(&output, 2, "", "minigo: flag provided but not defined: -zork\n");
}
