//! Shortens a program that differs: whatever can go without the difference, goes.
//!
//! It knows of Go only that a block is indented: a statement is a line with all lines after it that stand further right, and the
//! closing line. What does not compile without it stays.

use std::path::{Path, PathBuf};

use super::differ::{Toolchains, write};

/// Reduces the program in `folder`; answers where the result lies.
pub(crate) fn reduce(tools: &Toolchains, folder: &Path) -> PathBuf {
    let work = folder.join("reduced");
    let path = work.join("main.go");
    let try_lines = |lines: &[String]| {
        write(&path, &lines.concat()).is_ok()
            && write(&work.join("go.mod"), "module reduced\n\ngo 1.27\n").is_ok()
    };
    let source = std::fs::read_to_string(folder.join("main.go")).unwrap_or_default();
    let mut lines: Vec<String> = source.split_inclusive('\n').map(str::to_owned).collect();
    if !try_lines(&lines) {
        return path;
    }
    let Some(variant) = tools.differing_variant(&work) else { return path };
    // Many statements at once, of the outer blocks first, and from the end: what is last calls what comes first.
    for (count, depth) in [(16, 1), (4, 1), (1, 1), (1, 1), (8, 99), (1, 99), (4, 99), (1, 99)] {
        let mut at = lines.len();
        while at > 0 {
            at -= 1;
            if indent(&lines[at]) > depth || closes(&lines[at]) {
                continue;
            }
            let end = statements_end(&lines, at, count);
            let whole = [&lines[..at], &lines[end..]].concat();
            if try_lines(&whole) && tools.differs(&work, variant) {
                lines = whole;
                at = at.min(lines.len());
            } else if count == 1 && end - at > 2 {
                // What a block holds, without its first and last line.
                let inner = [&lines[..at], &lines[at + 1..end - 1], &lines[end..]].concat();
                if try_lines(&inner) && tools.differs(&work, variant) {
                    lines = inner;
                }
            }
        }
    }
    let _ = try_lines(&lines);
    path
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The line after so many statements of the same block, the first of which begins at `start`.
fn statements_end(lines: &[String], start: usize, count: usize) -> usize {
    let mut end = statement_end(lines, start);
    for _ in 1..count {
        match lines.get(end) {
            Some(line) if indent(line) == indent(&lines[start]) && !closes(line) => {
                end = statement_end(lines, end);
            }
            _ => break,
        }
    }
    end
}

fn closes(line: &str) -> bool {
    line.trim_start().starts_with(['}', ')'])
}

/// The line after the statement that begins at `start`.
fn statement_end(lines: &[String], start: usize) -> usize {
    let own = indent(&lines[start]);
    let mut end = start + 1;
    while end < lines.len() {
        let line = &lines[end];
        match indent(line) {
            deeper if deeper > own || line.trim().is_empty() => end += 1,
            same if same == own && closes(line) => {
                end += 1;
                if !line.trim_end().ends_with('{') {
                    break;
                }
            }
            _ => break,
        }
    }
    end
}
