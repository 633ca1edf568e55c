//! The command's contract: exit codes, what goes to which stream, and bad or huge input of any kind.
#![forbid(unsafe_code)]

mod compare;
mod formats;
mod modules;
mod records;
mod testing;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use regex::Regex;

const HELLO: &str = "package main\n\nfunc main() {\n\tprintln(\"hello\")\n}\n";

/// Runs `minigo` with `args` in a fresh folder of files.
fn minigo(test: &str, files: &[(&str, &[u8])], args: &[&str]) -> Output {
    minigo_fed(test, files, args, b"")
}

fn minigo_fed(test: &str, files: &[(&str, &[u8])], args: &[&str], stdin: &[u8]) -> Output {
    let mut child = start(test, files, args);
    let mut pipe = child.stdin.take().unwrap();
    let input = stdin.to_vec();
    // A program that ends without reading its input closes the pipe, which is no failure.
    let feeder = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

/// A running `minigo`, its streams piped.
fn start(test: &str, files: &[(&str, &[u8])], args: &[&str]) -> Child {
    prepare(test, files, args).spawn().unwrap()
}

/// A `minigo` to be started in a fresh folder of files, its streams piped.
fn prepare(test: &str, files: &[(&str, &[u8])], args: &[&str]) -> Command {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_minigo"));
    command.args(args).current_dir(&folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Asserts the exit code, all of stdout, and that the whole of stderr matches a regular expression.
#[track_caller]
fn expect(output: &Output, exit: i32, stdout: &str, stderr: &str) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(exit), "exit code; stderr:\n{err}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), stdout, "stdout");
    let pattern = Regex::new(&format!(r"(?s)\A(?:{stderr})\z")).unwrap();
    assert!(pattern.is_match(&err), "stderr does not match {stderr}:\n{err}");
}

#[test]
fn a_file_runs_by_either_extension_and_from_a_folder() {
    for (name, program) in
        [("prog.go", "prog.go"), ("prog.mg", "prog.mg"), ("sub/a.go", "sub"), ("b.go", ".")]
    {
        let output = minigo("extensions", &[(name, HELLO.as_bytes())], &["run", program]);
        expect(&output, 0, "", "hello\n");
    }
}

#[test]
fn what_follows_the_program_is_the_program_s_own() {
    let source =
        b"package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() { fmt.Println(os.Args[1:]) }\n";
    let output =
        minigo("own_args", &[("a.go", source)], &["run", "--gc=stw", "a.go", "--gc=none", "-h", "--", "x"]);
    expect(&output, 0, "[--gc=none -h -- x]\n", "");
}

#[test]
fn stdin_passes_through() {
    let source =
        b"package main\n\nimport (\n\t\"io\"\n\t\"os\"\n)\n\nfunc main() { io.Copy(os.Stdout, os.Stdin) }\n";
    let input = b"some\xff bytes\0\n".repeat(10_000);
    let output = minigo_fed("stdin", &[("a.go", source)], &["run", "a.go"], &input);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout == input);
}

#[test]
fn a_program_without_a_reader_dies_of_the_broken_pipe() {
    let source = b"package main\n\nfunc main() {\n\tfor {\n\t\tprintln(1)\n\t}\n}\n";
    let mut child = start("a_program_without_a_reader", &[("prog.go", source)], &["run", "prog.go"]);
    drop(child.stderr.take());
    const SIGPIPE: i32 = 13;
    assert_eq!(child.wait().unwrap().signal(), Some(SIGPIPE));
}

#[test]
fn a_program_that_kills_itself_has_written_its_output() {
    let source = b"package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\t\"syscall\"\n\t\"time\"\n)\n\nfunc main() {\n\tfmt.Println(\"last words\")\n\tsyscall.Kill(os.Getpid(), syscall.SIGTERM)\n\ttime.Sleep(time.Minute)\n}\n";
    let output = minigo("last_words", &[("a.go", source)], &["run", "a.go"]);
    const SIGTERM: i32 = 15;
    assert_eq!(output.status.signal(), Some(SIGTERM));
    assert_eq!(output.stdout, b"last words\n");
}

#[test]
fn stress_prints_its_seed_last_and_takes_no_argument() {
    let output = minigo("stress", &[("a.go", HELLO.as_bytes())], &["run", "--gc-stress", "a.go"]);
    expect(&output, 0, "", r"hello\n[^\n]*seed[^\n]*[0-9]+[^\n]*\n");
}

#[test]
fn the_heap_is_verified_in_every_cycle_or_in_some() {
    for (flag, code) in [("--gc-verify", 0), ("--gc-verify=50", 0), ("--gc-verify=some", 2)] {
        let output = minigo("verify", &[("a.go", HELLO.as_bytes())], &["run", flag, "a.go"]);
        assert_eq!(output.status.code(), Some(code), "{flag}");
    }
}

#[test]
fn compile_errors_exit_with_1() {
    let source = b"package main\n\nfunc main() {\n\tx := 1\n}\n";
    for command in ["run", "check"] {
        let output = minigo("compile_error", &[("prog.go", source)], &[command, "prog.go"]);
        expect(&output, 1, "", r"\./prog\.go:4:2: declared and not used: x\n");
    }
}

#[test]
fn at_most_ten_errors_are_printed_unless_all_are_asked_for() {
    let mut source = String::from("package main\n\nfunc main() {\n");
    for i in 0..15 {
        let _ = writeln!(source, "\tx{i} := 1");
    }
    source.push_str("}\n");
    let files = [("prog.go", source.as_bytes())];
    let output = minigo("max_errors", &files, &["check", "prog.go"]);
    expect(&output, 1, "", r"(?:\./prog\.go:\d+:2: [^\n]*\n){10}(?:\./prog\.go:\d+:2: )?too many errors\n");
    let output = minigo("max_errors", &files, &["check", "--max-errors=0", "prog.go"]);
    expect(&output, 1, "", r"(?:\./prog\.go:\d+:2: [^\n]*\n){15}");
}

#[test]
fn a_good_program_passes_the_check_in_silence() {
    expect(&minigo("check", &[("a.go", HELLO.as_bytes())], &["check", "a.go"]), 0, "", "");
}

#[test]
fn unreadable_programs_exit_with_1() {
    expect(&minigo("missing", &[], &["run", "none.go"]), 1, "", r"[^\n]*none\.go[^\n]*\n");
    expect(&minigo("missing", &[("sub/readme", b"x")], &["run", "sub"]), 1, "", r"[^\n]*sub[^\n]*\n");
    expect(&minigo("missing", &[("a.txt", b"x")], &["run", "a.txt"]), 1, "", r"[^\n]*a\.txt[^\n]*\n");
    expect(&minigo("missing", &[("l.go", b"package lib\n")], &["run", "l.go"]), 1, "", r"[^\n]+\n");
}

#[test]
fn usage_errors_exit_with_2() {
    let files = [("a.go", HELLO.as_bytes())];
    for args in [
        &["run", "--gc=generational", "a.go"][..],
        &["run", "--unknown", "a.go"],
        &["run"],
        &["frobnicate"],
        &["run", "--max-heap=lots", "a.go"],
        &["run", "--seed=x", "a.go"],
        &["run", "--gc-stress=nonsense", "a.go"],
        &["dump", "--stage=soup", "a.go"],
    ] {
        let output = minigo("usage", &files, args);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {err}");
        assert!(output.stdout.is_empty() && !err.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_version_go_to_stdout() {
    for args in [&["--help"][..], &["run", "--help"], &["version"]] {
        let output = minigo("help", &[], args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn every_stage_can_be_dumped() {
    for stage in ["tokens", "ast", "typed", "bytecode"] {
        let output =
            minigo("dump", &[("a.go", HELLO.as_bytes())], &["dump", &format!("--stage={stage}"), "a.go"]);
        assert_eq!(output.status.code(), Some(0), "{stage}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty(), "{stage}");
    }
}

#[test]
fn any_bytes_as_source_give_a_message_with_a_position() {
    let cases: [&[u8]; 12] = [
        b"",
        b"\0",
        b"\xff\xfe\xfd",
        b"package",
        b"package main\nfunc main() { \"\xff\" }",
        b"package main\nfunc main() {\0}",
        b"\xef\xbb\xbfpackage main\nfunc main() { \xef\xbb\xbf }",
        b"package main\nfunc main() { `",
        b"package main\nimport \"\"\nfunc main() {}",
        b"package main\nfunc main() { /*",
        b"package main\nfunc main() { '\\u{1}' }",
        b"}}}}))))]]]]",
    ];
    for (number, source) in cases.iter().enumerate() {
        let output = minigo("bytes", &[("a.go", source)], &["run", "a.go"]);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "case {number}: {err}");
        assert!(err.starts_with("./a.go:") || err.starts_with("a.go:"), "case {number}: {err}");
    }
}

#[test]
fn ten_thousand_levels_of_types_run() {
    for (open, close) in
        [("map[int]", ""), ("func() ", ""), ("func(", ")"), ("struct{ f ", " }"), ("interface{ f(", ") }")]
    {
        let (opened, closed) = (open.repeat(10_000), close.repeat(10_000));
        let source = format!("package main\n\nvar x {opened}int{closed}\n\nfunc main() {{ _ = x }}\n");
        let output = minigo("levels", &[("a.go", source.as_bytes())], &["run", "a.go"]);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{open}: {err:.300}");
    }
}

#[test]
fn deep_nesting_runs_or_is_refused_with_a_position() {
    for (open, close, depth) in
        [("(", ")", 9_000), ("(", ")", 200_000), ("-", "", 200_000), ("[]", "", 200_000)]
    {
        let source = match open {
            "[]" => format!(
                "package main\n\nvar x {}int\n\nfunc main() {{ println(x == nil) }}\n",
                open.repeat(depth)
            ),
            _ => format!(
                "package main\n\nfunc main() {{ x := 1; println({}x{}) }}\n",
                format!("{open} ").repeat(depth),
                close.repeat(depth)
            ),
        };
        let output = minigo("nesting", &[("a.go", source.as_bytes())], &["run", "a.go"]);
        let err = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => {}
            Some(1) => assert!(err.starts_with("./a.go:3:") && depth > 20_000, "{open} {depth}: {err:.300}"),
            code => panic!("{open} {depth}: ended with {code:?}: {err:.300}"),
        }
    }
    let blocks =
        format!("package main\n\nfunc main() {{ {}{} }}\n", "{".repeat(100_000), "}".repeat(100_000));
    let output = minigo("nesting", &[("a.go", blocks.as_bytes())], &["run", "a.go"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}", output.status);
}

#[test]
fn a_million_lines_run() {
    let source = format!(
        "package main\n\nfunc main() {{\n\tx := 0\n{}\tprintln(x)\n}}\n",
        "\tx++\n".repeat(1_000_000)
    );
    expect(&minigo("lines", &[("a.go", source.as_bytes())], &["run", "a.go"]), 0, "", "1000000\n");
}

#[test]
fn a_function_of_twenty_thousand_calls_of_println_runs() {
    let body = "\tfmt.Println(i, \"lines\")\n\ti++\n".repeat(20_000);
    let source = format!("package main\n\nimport \"fmt\"\n\nfunc main() {{\n\ti := 0\n{body}}}\n");
    let output = minigo("prints", &[("prog.go", source.as_bytes())], &["run", "prog.go"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.ends_with(b"19999 lines\n"));
}

#[test]
fn two_hundred_thousand_operands_run() {
    for (one, sum) in [("1", "200000\n"), ("1i", "\\(0\\+200000i\\)\n")] {
        let terms = " + x".repeat(199_999);
        let source = format!("package main\n\nfunc main() {{\n\tx := {one}\n\tprintln(x{terms})\n}}\n");
        expect(&minigo("operands", &[("a.go", source.as_bytes())], &["run", "a.go"]), 0, "", sum);
    }
}

#[test]
fn a_hundred_thousand_functions_run() {
    let mut source = String::from("package main\n\n");
    for i in 0..100_000 {
        let _ = writeln!(source, "func f{i}() int {{ return {i} }}");
    }
    source.push_str("func main() { println(f0() + f99999()) }\n");
    expect(&minigo("functions", &[("a.go", source.as_bytes())], &["run", "a.go"]), 0, "", "99999\n");
}

#[test]
fn a_string_of_five_megabytes_runs() {
    let source = format!("package main\n\nfunc main() {{ println(len(\"{}\")) }}\n", "s".repeat(5_000_000));
    expect(&minigo("string", &[("a.go", source.as_bytes())], &["run", "a.go"]), 0, "", "5000000\n");
}

#[test]
fn goroutines_go_on_while_one_awaits_input() {
    let source = r#"package main

import (
	"bufio"
	"fmt"
	"os"
	"time"
)

func main() {
	lines := make(chan string)
	go func() {
		for input := bufio.NewScanner(os.Stdin); input.Scan(); {
			lines <- input.Text()
		}
		close(lines)
	}()
	time.Sleep(time.Millisecond)
	fmt.Println("slept")
	for line := range lines {
		fmt.Println("got", line)
	}
}
"#;
    let mut child = start("awaits_input", &[("a.go", source.as_bytes())], &["run", "a.go"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(output.next().unwrap().unwrap(), "slept", "before there is any input");
    for line in ["one", "two"] {
        writeln!(input, "{line}").unwrap();
        assert_eq!(output.next().unwrap().unwrap(), format!("got {line}"));
    }
    drop(input);
    assert!(output.next().is_none(), "the end of input ends the program");
    assert!(child.wait().unwrap().success());
}

#[test]
fn time_is_virtual_and_repeatable_with_a_seed() {
    let source = r#"package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	done := make(chan bool)
	go func() {
		time.Sleep(2 * time.Hour)
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(time.Hour):
		fmt.Println("timeout")
	}
	<-done
	flag := false
	time.AfterFunc(10*time.Millisecond, func() { flag = true })
	for n := 0; !flag; n++ {
		_ = n
	}
	for since := time.Now(); time.Since(since) < time.Millisecond; {
	}
	fmt.Println(start.UTC().Format(time.RFC3339), time.Since(start) >= 2*time.Hour, time.Since(start))
}
"#;
    let run = |gc: &str| {
        let output = minigo("clock", &[("a.go", source.as_bytes())], &["run", "--seed=7", gc, "a.go"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let first = run("--gc=cms");
    assert!(first.starts_with("timeout\n2009-11-10T23:00:00Z true 2h0m0."), "{first}");
    for gc in ["--gc=cms", "--gc=stw", "--gc=balanced"] {
        assert_eq!(run(gc), first, "{gc}");
    }
}
