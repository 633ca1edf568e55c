//! Which diagnostics are shown, in which order, and their plain form.

use std::fmt::Write as _;

use super::Diagnostic;
use crate::source::{Pos, SourceMap};

/// The diagnostics of a compilation that are shown, chosen as Go's compiler chooses them.
#[derive(Debug)]
pub struct Report<'a> {
    shown: Vec<&'a Diagnostic>,
    too_many_at: Option<Pos>,
}

impl<'a> Report<'a> {
    /// Chooses from `diagnostics`, which stand in the order in which they were found.
    ///
    /// As in Go, the first `max_errors` *found* are shown, sorted by position, files by the first error found in each; one
    /// syntax error a line, and no message
    /// twice in a row on one line. On reaching the limit, compilation counts as given up there. `max_errors` of 0
    /// means no limit.
    pub fn new(sources: &SourceMap, diagnostics: &'a [Diagnostic], max_errors: usize) -> Report<'a> {
        let mut shown: Vec<&Diagnostic> = Vec::new();
        let mut too_many_at = None;
        let mut last_syntax = None;
        let mut last_other = None;
        for diagnostic in diagnostics {
            let line = sources.locate(diagnostic.pos()).map(|l| (l.file, l.line));
            if diagnostic.is_syntax_error() {
                if line.is_some() && last_syntax == line {
                    continue;
                }
                last_syntax = line;
            } else {
                let key = Some((line, diagnostic.message.as_str()));
                if last_other == key {
                    continue;
                }
                last_other = key;
            }
            shown.push(diagnostic);
            if shown.len() == max_errors {
                too_many_at = Some(diagnostic.pos());
                break;
            }
        }
        let mut files = Vec::new();
        for diagnostic in &shown {
            let file = sources.file_of(diagnostic.pos());
            if !files.contains(&file) {
                files.push(file);
            }
        }
        let rank = |diagnostic: &Diagnostic| {
            let file = sources.file_of(diagnostic.pos());
            files.iter().position(|other| *other == file)
        };
        shown.sort_by_cached_key(|diagnostic| (rank(diagnostic), diagnostic.pos()));
        shown.dedup_by(|a, b| a.pos() == b.pos() && a.message == b.message);
        Report { shown, too_many_at }
    }

    /// The chosen diagnostics, by position.
    pub fn diagnostics(&self) -> &[&'a Diagnostic] {
        &self.shown
    }

    /// The lines of one diagnostic as Go prints them, each ended by a newline.
    pub fn plain(sources: &SourceMap, diagnostic: &Diagnostic) -> String {
        let mut out = String::new();
        write_at(&mut out, sources, diagnostic.pos(), &diagnostic.message);
        for note in &diagnostic.notes {
            out.push('\t');
            write_at(&mut out, sources, note.span.start, &note.message);
        }
        out
    }

    /// The closing line, ended by a newline, when the limit was reached.
    pub fn closing_line(&self, sources: &SourceMap) -> Option<String> {
        let mut out = String::new();
        write_at(&mut out, sources, self.too_many_at?, "too many errors");
        Some(out)
    }

    /// Everything in plain form.
    pub fn to_plain_text(&self, sources: &SourceMap) -> String {
        let mut out: String = self.shown.iter().map(|d| Report::plain(sources, d)).collect();
        out.extend(self.closing_line(sources));
        out
    }
}

fn write_at(out: &mut String, sources: &SourceMap, pos: Pos, message: &str) {
    match sources.locate(pos) {
        Some(location) => writeln!(out, "{location}: {message}"),
        None => writeln!(out, "{message}"),
    }
    .expect("writing to a String does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_first_found_are_shown_sorted_then_the_limit() {
        let mut sources = SourceMap::new();
        sources.add("./a.go", "1\n2\n3\n4\n").unwrap();
        let at = |offset: u32, message: &str| Diagnostic::ill_typed(Span::at(Pos(1 + offset)), message);
        let found = [at(4, "c"), at(0, "a").with_note(Span::at(Pos(3)), "other"), at(2, "b"), at(6, "d")];
        let report = Report::new(&sources, &found, 3);
        assert_eq!(
            report.to_plain_text(&sources),
            "./a.go:1:1: a\n\t./a.go:2:1: other\n./a.go:2:1: b\n./a.go:3:1: c\n./a.go:2:1: too many errors\n"
        );
        assert_eq!(Report::new(&sources, &found, 0).diagnostics().len(), 4);
    }

    #[test]
    fn files_come_by_the_first_error_found_in_each() {
        let mut sources = SourceMap::new();
        sources.add("./a.go", "1\n2\n").unwrap();
        sources.add("./b.go", "1\n2\n").unwrap();
        let start = sources.files().map(|(_, file)| file.base().0).collect::<Vec<_>>();
        let at = |file: usize, offset: u32| Diagnostic::ill_typed(Span::at(Pos(start[file] + offset)), "x");
        let found = [at(1, 2), at(0, 0), at(1, 0)];
        assert_eq!(
            Report::new(&sources, &found, 0).to_plain_text(&sources),
            "./b.go:1:1: x\n./b.go:2:1: x\n./a.go:1:1: x\n"
        );
    }

    #[test]
    fn one_syntax_error_a_line() {
        let mut sources = SourceMap::new();
        sources.add("./a.go", "12\n34\n").unwrap();
        let at =
            |offset: u32| Diagnostic::syntax(Span::at(Pos(1 + offset)), format!("syntax error: {offset}"));
        let found = [at(0), at(1), at(3)];
        let report = Report::new(&sources, &found, 10);
        assert_eq!(
            report.to_plain_text(&sources),
            "./a.go:1:1: syntax error: 0\n./a.go:2:1: syntax error: 3\n"
        );
    }
}
