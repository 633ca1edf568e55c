//! Which diagnostics are shown, in which order, and their plain form.

use std::fmt::Write as _;

use super::Diagnostic;
use crate::source::{Pos, SourceMap};

/// Go's compiler counts columns up to here: an error at this one or later stands at its line as a whole, one as another.
const COLUMN_LIMIT: u32 = 255;

/// The diagnostics of a compilation that are shown, chosen as Go's compiler chooses them.
#[derive(Debug)]
pub struct Report<'a> {
    /// What is shown of each package, with the place where its compilation was given up.
    packages: Vec<(Vec<&'a Diagnostic>, Option<Pos>)>,
}

impl<'a> Report<'a> {
    /// Chooses from `diagnostics`, which stand in the order in which they were found.
    ///
    /// As in Go, of each package the first `max_errors` *found* are shown, sorted by position, files by the first error found in
    /// each; one syntax error a line, and no message twice in a row on one line. On reaching the limit, compilation of the
    /// package counts as given up there. `max_errors` of 0 means no limit.
    pub fn new(sources: &SourceMap, diagnostics: &'a [Diagnostic], max_errors: usize) -> Report<'a> {
        // The files of a package are those of a folder.
        let folder = |diagnostic: &Diagnostic| {
            sources
                .locate(diagnostic.pos())
                .map(|at| at.file.rsplit_once('/').map_or("", |(folder, _)| folder))
        };
        let packages = diagnostics.chunk_by(|a, b| folder(a) == folder(b));
        Report { packages: packages.map(|package| choose(sources, package, max_errors)).collect() }
    }

    /// The lines that are shown: each diagnostic by `show`, and after those of a package that it has too many.
    pub fn text(&self, sources: &SourceMap, show: impl Fn(&Diagnostic) -> String) -> String {
        let mut out = String::new();
        for (shown, too_many_at) in &self.packages {
            out.extend(shown.iter().map(|diagnostic| show(diagnostic)));
            if let Some(at) = too_many_at {
                write_at(&mut out, sources, *at, "too many errors");
            }
        }
        out
    }

    /// The lines of one diagnostic as Go prints them, each ended by a newline.
    pub fn plain(sources: &SourceMap, diagnostic: &Diagnostic) -> String {
        let mut out = String::new();
        write_at(&mut out, sources, diagnostic.pos(), &diagnostic.message);
        for note in &diagnostic.notes {
            out.push('\t');
            match sources.locate(note.span.start) {
                Some(at) => writeln!(out, "{at}: {}", note.message),
                None => writeln!(out, "{}", note.message),
            }
            .expect("writing to a String does not fail");
        }
        out
    }

    /// Everything in plain form.
    pub fn to_plain_text(&self, sources: &SourceMap) -> String {
        self.text(sources, |diagnostic| Report::plain(sources, diagnostic))
    }
}

/// What is shown of the diagnostics of one package, and where it was given up.
fn choose<'a>(
    sources: &SourceMap,
    diagnostics: &'a [Diagnostic],
    max_errors: usize,
) -> (Vec<&'a Diagnostic>, Option<Pos>) {
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
    let place = |diagnostic: &Diagnostic| {
        sources.locate(diagnostic.pos()).map(|at| (at.line, at.column.min(COLUMN_LIMIT)))
    };
    shown.sort_by_cached_key(|diagnostic| (rank(diagnostic), place(diagnostic)));
    shown.dedup_by(|a, b| place(a) == place(b) && a.message == b.message);
    (shown, too_many_at)
}

fn write_at(out: &mut String, sources: &SourceMap, pos: Pos, message: &str) {
    match sources.locate(pos) {
        Some(at) if at.column >= COLUMN_LIMIT => writeln!(out, "{}:{}: {message}", at.file, at.line),
        Some(at) => writeln!(out, "{at}: {message}"),
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
        assert_eq!(Report::new(&sources, &found, 0).to_plain_text(&sources).lines().count(), 5);
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
    fn the_limit_is_each_package_s_own() {
        let mut sources = SourceMap::new();
        sources.add("a/a.go", "1\n2\n").unwrap();
        sources.add("./b.go", "1\n2\n").unwrap();
        let start = sources.files().map(|(_, file)| file.base().0).collect::<Vec<_>>();
        let at = |file: usize, offset: u32| Diagnostic::ill_typed(Span::at(Pos(start[file] + offset)), "x");
        let found = [at(0, 0), at(0, 2), at(1, 0), at(1, 2)];
        let text = "a/a.go:1:1: x\na/a.go:1:1: too many errors\n./b.go:1:1: x\n./b.go:1:1: too many errors\n";
        assert_eq!(Report::new(&sources, &found, 1).to_plain_text(&sources), text);
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
