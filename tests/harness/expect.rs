//! Judges what a program did: output against the files beside it, diagnostics against the marks in its lines.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs;

use regex::Regex;

use super::discover::{Kind, Program};
use super::matrix::Variant;
use super::run::{Outcome, expected};

/// Compares `outcome` with what is expected of `program`.
pub(crate) fn verify(program: &Program, variant: Variant, outcome: &Outcome) -> Result<(), String> {
    match variant {
        Variant::Check if program.kind == Kind::Remarks => verify_remarks(program, outcome),
        Variant::Check => match &program.directives.stderr {
            Some(pattern) => verify_refusal(pattern, outcome),
            None => verify_diagnostics(program, outcome),
        },
        Variant::Run { stress, .. } => verify_run(program, stress, outcome),
        Variant::Graph { .. } => Ok(()),
    }
}

fn verify_run(program: &Program, stress: bool, outcome: &Outcome) -> Result<(), String> {
    let mut stderr = String::from_utf8_lossy(&outcome.stderr).into_owned();
    if stress {
        drop_last_line(&mut stderr);
    }
    let exit = program.directives.exit.unwrap_or(if program.kind == Kind::Panic { 2 } else { 0 });
    if outcome.exit != Some(exit) {
        let found = outcome.exit.map_or("a signal".to_owned(), |code| format!("exit code {code}"));
        return Err(format!("ended by {found}, not exit code {exit}; stderr:\n{stderr}"));
    }
    let wanted = expected(program, "out")?;
    let stdout = match program.kind {
        Kind::Test => without_figures(&text(&outcome.stdout))?.into_bytes(),
        _ => outcome.stdout.clone(),
    };
    if wanted != stdout {
        return Err(format!("stdout differs{}", diff(&text(&wanted), &text(&stdout))));
    }
    if let Some(pattern) = &program.directives.stderr {
        let whole = regex(&format!(r"\A(?:{pattern})\z"))?;
        return if whole.is_match(&stderr) {
            Ok(())
        } else {
            Err(format!("stderr does not match {pattern}:\n{stderr}"))
        };
    }
    let found = match program.kind {
        Kind::Panic => header(&stderr)?,
        Kind::Limits => stderr.lines().take(1).map(|line| format!("{line}\n")).collect(),
        _ => stderr,
    };
    let wanted = expected(program, "err")?;
    if text(&wanted) != found {
        Err(format!("stderr differs{}", diff(&text(&wanted), &found)))
    } else {
        Ok(())
    }
}

/// A stressed run prints its seed as the last line of stderr.
fn drop_last_line(text: &mut String) {
    let end = text.trim_end_matches('\n').rfind('\n').map_or(0, |newline| newline + 1);
    text.truncate(end);
}

/// The part of a crash report that does not depend on the stack, addresses masked: all up to the first goroutine.
fn header(stderr: &str) -> Result<String, String> {
    let masked = regex("0x[0-9a-f]+")?.replace_all(stderr, "0x?");
    Ok(masked
        .lines()
        .take_while(|line| {
            !(line.is_empty() || line.starts_with("goroutine ") || line.starts_with("[signal "))
        })
        .map(|line| format!("{line}\n"))
        .collect())
}

/// What tests print, but for what differs from run to run: times, what benchmarks measured, and the processor.
fn without_figures(stdout: &str) -> Result<String, String> {
    let mut masked = stdout.to_owned();
    for (pattern, instead) in [
        (r"\b[0-9]+\.[0-9]+s\b", "0.00s"),
        (r"(?m)^(Benchmark\S+?)(?:-[0-9]+)? *\t.*$", "$1"),
        (r"(?m)^(--- BENCH: \S+?)-[0-9]+$", "$1"),
        (r"(?m)^cpu: .*$", "cpu:"),
    ] {
        masked = regex(pattern)?.replace_all(&masked, instead).into_owned();
    }
    Ok(masked)
}

/// What has no line of its own to be marked: all of stderr matches.
fn verify_refusal(pattern: &str, outcome: &Outcome) -> Result<(), String> {
    let stderr = text(&outcome.stderr);
    let matches = regex(&format!(r"\A(?:{pattern})\z"))?.is_match(&stderr);
    match (outcome.exit, matches) {
        (Some(1), true) => Ok(()),
        (Some(1), false) => Err(format!("stderr does not match {pattern}:\n{stderr}")),
        (exit, _) => Err(format!("ended by {exit:?}, not exit code 1; stderr:\n{stderr}")),
    }
}

/// A diagnostic or a mark: the file's path in its program, line, and the message or the pattern for it.
#[derive(Debug, PartialEq)]
struct Entry {
    file: String,
    line: usize,
    text: String,
}

impl Entry {
    fn listed(&self, what: &str) -> String {
        format!("\n  {what} {}:{}: {}", self.file, self.line, self.text)
    }
}

fn verify_diagnostics(program: &Program, outcome: &Outcome) -> Result<(), String> {
    let stderr = text(&outcome.stderr);
    if outcome.exit != Some(1) {
        return Err(format!("ended by {:?}, not exit code 1; stderr:\n{stderr}", outcome.exit));
    }
    if !outcome.stdout.is_empty() {
        return Err(format!("stdout is not empty:\n{}", text(&outcome.stdout)));
    }
    let mut unmatched = diagnostics(program, &stderr)?;
    let mut problems = String::new();
    for mark in marks(program)? {
        let pattern = regex(&mark.text)?;
        let hit = unmatched.iter().position(|found| {
            found.file == mark.file && found.line == mark.line && pattern.is_match(&found.text)
        });
        match hit {
            Some(index) => drop(unmatched.remove(index)),
            None => problems.push_str(&mark.listed("missing   ")),
        }
    }
    for entry in &unmatched {
        problems.push_str(&entry.listed("unexpected"));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(format!("diagnostics differ:{problems}\nstderr:\n{stderr}"))
    }
}

/// What real Go says of the program as well, in any order: Go's is that in which it looks at functions.
fn verify_remarks(program: &Program, outcome: &Outcome) -> Result<(), String> {
    if outcome.exit != Some(0) {
        return Err(format!("ended by {:?}; stderr:\n{}", outcome.exit, text(&outcome.stderr)));
    }
    let sorted = |bytes: &[u8]| {
        let text = text(bytes);
        // The file alone: paths depend on where one stands.
        let mut lines: Vec<&str> =
            text.lines().map(|line| &line[line.find(".go:").map_or(0, |at| at + 1)..]).collect();
        lines.sort_unstable();
        lines.join("\n")
    };
    let (wanted, found) = (sorted(&expected(program, "err")?), sorted(&outcome.stderr));
    if wanted == found { Ok(()) } else { Err(format!("remarks differ{}", diff(&wanted, &found))) }
}

/// The diagnostics in `stderr`; a line that starts with a tab continues the one before it.
fn diagnostics(program: &Program, stderr: &str) -> Result<Vec<Entry>, String> {
    let form = regex(r"^(\S+\.go):(\d+):\d+: (.*)$")?;
    let mut found: Vec<Entry> = Vec::new();
    for line in stderr.lines() {
        if let Some(parts) = form.captures(line) {
            let file = parts[1].strip_prefix(&*program.argument).map(|path| path.trim_start_matches('/'));
            let file = file.unwrap_or(&parts[1]).to_owned();
            let number = parts[2].parse().map_err(|_| format!("line number out of range: {line}"))?;
            found.push(Entry { file, line: number, text: parts[3].to_owned() });
        } else if let (Some(last), true) = (found.last_mut(), line.starts_with('\t')) {
            last.text.push('\n');
            last.text.push_str(line);
        } else {
            return Err(format!("not a diagnostic: {line}"));
        }
    }
    Ok(found)
}

/// The marks `// ERROR "…"` and `// REFUSED "…"` at the ends of lines, with one pattern for each diagnostic.
fn marks(program: &Program) -> Result<Vec<Entry>, String> {
    let form = regex(r#"// (?:ERROR|REFUSED)((?: "(?:[^"\\]|\\.)*")+)\s*$"#)?;
    let quoted = regex(r#""((?:[^"\\]|\\.)*)""#)?;
    let mut found = Vec::new();
    for path in &program.files {
        let source = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file = path.strip_prefix(&program.path).unwrap_or(path).to_string_lossy().into_owned();
        for (index, line) in text(&source).lines().enumerate() {
            let Some(mark) = form.captures(line) else { continue };
            found.extend(quoted.captures_iter(&mark[1]).map(|pattern| Entry {
                file: file.clone(),
                line: index + 1,
                text: pattern[1].replace("\\\"", "\""),
            }));
        }
    }
    if found.is_empty() { Err("no line is marked".to_owned()) } else { Ok(found) }
}

fn regex(pattern: &str) -> Result<Regex, String> {
    Regex::new(pattern).map_err(|error| error.to_string())
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// How many lines of context and of differing text a failure shows.
const SHOWN: usize = 12;

/// The first place where `found` leaves `wanted`, in the manner of a unified diff.
fn diff(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<_>, Vec<_>) = (wanted.split('\n').collect(), found.split('\n').collect());
    let same = wanted.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let mut report = format!(" from line {} on:", same + 1);
    for line in &wanted[same.saturating_sub(2)..same] {
        let _ = write!(report, "\n  {line}");
    }
    for (sign, lines) in [('-', &wanted[same..]), ('+', &found[same..])] {
        for line in lines.iter().take(SHOWN) {
            let _ = write!(report, "\n{sign} {line}");
        }
        if lines.len() > SHOWN {
            let _ = write!(report, "\n{sign} … {} more lines", lines.len() - SHOWN);
        }
    }
    report
}
