//! Source files and positions.
//!
//! All files of a compilation share one position space, as in `go/token`: a [`Pos`] alone tells the file, the
//! line and the column. Positions are byte offsets plus the base of their file; position 0 means "nowhere".

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

/// A place in the source, in the position space of a [`SourceMap`].
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pos(pub u32);

impl Pos {
    /// No place: what the compiler itself declares.
    pub const NONE: Pos = Pos(0);

    /// Whether this is a place in a file.
    pub fn is_known(self) -> bool {
        self != Pos::NONE
    }

    /// The position `bytes` further on. It must lie in the same file.
    pub fn offset(self, bytes: u32) -> Pos {
        Pos(self.0 + bytes)
    }
}

impl fmt::Debug for Pos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A half-open range of source bytes within one file.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: Pos,
    /// One past the last byte.
    pub end: Pos,
}

impl Span {
    /// No place.
    pub const NONE: Span = Span { start: Pos::NONE, end: Pos::NONE };

    /// The span from `start` up to, not including, `end`.
    pub fn new(start: Pos, end: Pos) -> Span {
        Span { start, end }
    }

    /// The empty span at `pos`.
    pub fn at(pos: Pos) -> Span {
        Span { start: pos, end: pos }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start.0, self.end.0)
    }
}

/// Index of a file in its [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A position as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location<'a> {
    /// The file's name as given to [`SourceMap::add`].
    pub file: &'a str,
    /// Line, from 1.
    pub line: u32,
    /// Column in bytes, from 1, as Go counts.
    pub column: u32,
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// The files of a compilation would not fit the 32-bit position space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceTooLarge;

impl fmt::Display for SourceTooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("source files are larger than 4 GiB together")
    }
}

impl std::error::Error for SourceTooLarge {}

/// One source file.
#[derive(Debug)]
pub struct SourceFile {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    base: u32,
    /// Counted when a line is first asked for.
    line_starts: OnceCell<Vec<u32>>,
    invalid_utf8: Vec<u32>,
}

impl SourceFile {
    /// The name that positions show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text. Bytes that are not UTF-8 stand as U+001A, one for one, so that offsets are the file's own.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Position of the first byte.
    pub fn base(&self) -> Pos {
        Pos(self.base)
    }

    /// Position just after the last byte.
    pub fn end(&self) -> Pos {
        Pos(self.base + self.text.len() as u32)
    }

    /// Offsets of the bytes that are not UTF-8, ascending.
    pub fn invalid_utf8(&self) -> &[u32] {
        &self.invalid_utf8
    }

    /// The text of `line` (from 1) without its newline, or `None` when there is no such line.
    pub fn line(&self, line: u32) -> Option<&str> {
        let index = line.checked_sub(1)? as usize;
        let start = *self.line_starts().get(index)? as usize;
        let end = self.line_starts().get(index + 1).map_or(self.text.len(), |&next| next as usize - 1);
        Some(self.text[start..end].trim_end_matches('\r'))
    }

    /// The line of a position in the file, from 1.
    pub fn line_of(&self, pos: Pos) -> u32 {
        self.line_and_column(pos.0 - self.base).0
    }

    /// Offsets of the lines' first bytes.
    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let mut starts = Vec::with_capacity(self.text.len() / USUAL_LINE);
            starts.push(0);
            for (at, &byte) in self.text.as_bytes().iter().enumerate() {
                if byte == b'\n' {
                    starts.push(at as u32 + 1);
                }
            }
            starts
        })
    }

    fn line_and_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line_starts().partition_point(|&start| start <= offset);
        (line as u32, offset - self.line_starts()[line - 1] + 1)
    }
}

/// All source files of a compilation.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

/// Bytes that few files have fewer of in a line, on average.
const USUAL_LINE: usize = 16;

/// Stands in the text for a byte that is not UTF-8.
const SUBSTITUTE: char = '\u{1a}';

impl SourceMap {
    /// An empty map.
    pub fn new() -> SourceMap {
        SourceMap::default()
    }

    /// Adds a file. `name` is what positions show, such as `./prog.go`; `contents` may be any bytes.
    pub fn add(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        contents: impl Into<Vec<u8>>,
    ) -> Result<FileId, SourceTooLarge> {
        let (text, invalid_utf8) = decode(contents.into());
        self.push(name.into(), text.into(), invalid_utf8)
    }

    /// Adds a file that is known to be UTF-8.
    pub fn add_text(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        text: impl Into<Cow<'static, str>>,
    ) -> Result<FileId, SourceTooLarge> {
        self.push(name.into(), text.into(), Vec::new())
    }

    fn push(
        &mut self,
        name: Cow<'static, str>,
        text: Cow<'static, str>,
        invalid_utf8: Vec<u32>,
    ) -> Result<FileId, SourceTooLarge> {
        let base = self.files.last().map_or(1, |last| last.end().0 + 1);
        let end = u32::try_from(text.len()).ok().and_then(|len| base.checked_add(len));
        if end.is_none_or(|end| end == u32::MAX) {
            return Err(SourceTooLarge);
        }
        let id = FileId(self.files.len() as u32);
        self.files.push(SourceFile { name, text, base, line_starts: OnceCell::new(), invalid_utf8 });
        Ok(id)
    }

    /// The file with this index.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files, in the order they were added.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, file)| (FileId(i as u32), file))
    }

    /// The file that holds `pos`, if it is a known position. The position just after a file belongs to it.
    pub fn file_of(&self, pos: Pos) -> Option<FileId> {
        let after = self.files.partition_point(|file| file.base <= pos.0);
        let index = after.checked_sub(1)?;
        (pos <= self.files[index].end()).then_some(FileId(index as u32))
    }

    /// File, line and column of `pos`, if it is a known position.
    pub fn locate(&self, pos: Pos) -> Option<Location<'_>> {
        let file = self.file(self.file_of(pos)?);
        let (line, column) = file.line_and_column(pos.0 - file.base);
        Some(Location { file: &file.name, line, column })
    }

    /// The line of `pos`, from 1, with all positions on it, if it is a known position.
    pub fn line_at(&self, pos: Pos) -> Option<(u32, Range<Pos>)> {
        let file = self.file(self.file_of(pos)?);
        let line = file.line_of(pos);
        let starts = &file.line_starts()[line as usize - 1..];
        let end = starts.get(1).map_or(file.end().offset(1), |&next| file.base().offset(next));
        Some((line, file.base().offset(starts[0])..end))
    }

    /// The text of `span`; empty when the span is not within one file.
    pub fn text(&self, span: Span) -> &str {
        let Some(id) = self.file_of(span.start) else { return "" };
        let file = self.file(id);
        let range = (span.start.0 - file.base) as usize..(span.end.0.saturating_sub(file.base)) as usize;
        file.text.get(range).unwrap_or("")
    }
}

/// Decodes UTF-8, putting [`SUBSTITUTE`] in place of each byte that is none; also returns their offsets.
fn decode(contents: Vec<u8>) -> (String, Vec<u32>) {
    let contents = match String::from_utf8(contents) {
        Ok(text) => return (text, Vec::new()),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(contents.len());
    let mut invalid = Vec::new();
    for chunk in contents.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            invalid.push(text.len() as u32);
            text.push(SUBSTITUTE);
        }
    }
    (text, invalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_name_file_line_and_column() {
        let mut map = SourceMap::new();
        let a = map.add("a.go", "one\ntwo\n").unwrap();
        let b = map.add("b.go", "").unwrap();
        let c = map.add("c.go", "x").unwrap();
        let at = |pos| map.locate(pos).map(|l| l.to_string());
        assert_eq!(at(Pos::NONE), None);
        assert_eq!(at(map.file(a).base()), Some("a.go:1:1".into()));
        assert_eq!(at(map.file(a).base().offset(5)), Some("a.go:2:2".into()));
        assert_eq!(at(map.file(a).end()), Some("a.go:3:1".into()));
        assert_eq!(at(map.file(b).base()), Some("b.go:1:1".into()));
        assert_eq!(at(map.file(c).base()), Some("c.go:1:1".into()));
        assert_eq!(at(Pos(1000)), None);
        assert_eq!(map.file(a).line(2), Some("two"));
        let base = map.file(a).base();
        assert_eq!(map.line_at(base.offset(5)), Some((2, base.offset(4)..base.offset(8))));
        assert_eq!(map.line_at(map.file(a).end()), Some((3, base.offset(8)..base.offset(9))));
        assert_eq!(map.line_at(Pos::NONE), None);
    }

    #[test]
    fn bytes_that_are_not_utf8_keep_their_offsets() {
        let mut map = SourceMap::new();
        let id = map.add("a.go", b"a\xff\xe2\x82z".to_vec()).unwrap();
        assert_eq!(map.file(id).text(), "a\u{1a}\u{1a}\u{1a}z");
        assert_eq!(map.file(id).invalid_utf8(), [1, 2, 3]);
    }
}
