//! What minigo itself says on stderr.

use std::io::{IsTerminal, Write, stderr};

use minigo_lang::diagnostics::{Diagnostic, Report};
use minigo_lang::escape::Remark;
use minigo_lang::source::SourceMap;

/// Widest line of source that a snippet shows whole, in bytes.
const SNIPPET_WIDTH: usize = 200;

/// Prints a failure that has no position in a source file.
pub(crate) fn failure(message: &str) {
    print(&format!("minigo: {message}\n"));
}

/// Prints a line.
pub(crate) fn line(text: &str) {
    print(&format!("{text}\n"));
}

/// Prints the errors of a compilation as Go does; on a terminal, each with its line of source.
pub(crate) fn diagnostics(sources: &SourceMap, diagnostics: &[Diagnostic], max_errors: usize) {
    let report = Report::new(sources, diagnostics, max_errors);
    if !stderr().is_terminal() {
        return print(&report.to_plain_text(sources));
    }
    let with_snippet = |diagnostic: &Diagnostic| {
        let mut text = Report::plain(sources, diagnostic);
        text.extend(snippet(sources, diagnostic));
        text
    };
    print(&report.text(sources, with_snippet));
}

/// Prints what the compiler decided, a line each.
pub(crate) fn remarks(sources: &SourceMap, remarks: &[Remark]) {
    let mut text = String::new();
    for remark in remarks {
        if let Some(place) = sources.locate(remark.span.start) {
            text.push_str(&format!("{place}: {}\n", remark.text));
        }
    }
    print(&text);
}

/// Writes to stderr. That it is closed is no reason to fail.
fn print(text: &str) {
    let _ = stderr().write_all(text.as_bytes());
}

/// The line of a diagnostic, with a mark under its place.
fn snippet(sources: &SourceMap, diagnostic: &Diagnostic) -> Option<String> {
    let file = sources.file(sources.file_of(diagnostic.pos())?);
    let at = sources.locate(diagnostic.pos())?;
    let line = file.line(at.line)?;
    let column = at.column as usize - 1;
    if line.len() > SNIPPET_WIDTH || column > line.len() {
        return None;
    }
    let length = (diagnostic.span.end.0 - diagnostic.span.start.0) as usize;
    let marked = line.get(column..(column + length).min(line.len())).unwrap_or_default();
    let marks = "^".repeat(marked.chars().count().max(1));
    // Tabs before the mark stay tabs, so that both lines indent alike.
    let indent: String = line.get(..column)?.chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    let number = at.line.to_string();
    let margin = " ".repeat(number.len());
    Some(format!(" {number} | {line}\n {margin} | {indent}{marks}\n"))
}

#[cfg(test)]
mod tests {
    use minigo_lang::source::{Pos, Span};

    use super::*;

    #[test]
    fn a_snippet_marks_its_place() {
        let mut sources = SourceMap::new();
        sources.add("a.go", "package p\n\tvar é = xyz\n").unwrap();
        let diagnostic = Diagnostic::ill_typed(Span::new(Pos(21), Pos(24)), "undefined: xyz");
        let expected = " 2 | \tvar é = xyz\n   | \t        ^^^\n";
        assert_eq!(snippet(&sources, &diagnostic).as_deref(), Some(expected));
    }
}
