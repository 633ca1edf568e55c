//! The scan of a whole file.

use std::ops::Range;

use logos::Logos;

use super::outline::{FuncHead, Outline, body_length, tail_length};
use super::token::{SemiOrigin, Token};
use super::{LexError, Lexeme};
use crate::ast::Directive;
use crate::source::{SourceFile, Span};

/// The tokens of a file.
#[derive(Debug)]
pub struct Lexed {
    /// Tokens in order, automatic semicolons included.
    pub lexemes: Vec<Lexeme>,
    /// Functions of an outline that have no tokens, in order.
    pub functions: Vec<FuncHead>,
    /// Directive comments in order.
    pub directives: Vec<Directive>,
    /// What was wrong, by offset.
    pub errors: Vec<LexError>,
}

/// A byte order mark. At the start of a file it is skipped; anywhere else it is an error.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The tokens of `file`. Faults are reported in [`Lexed::errors`]; there is no other failure.
pub fn tokenize(file: &SourceFile) -> Lexed {
    let mut lexed = scan(file, from_mark(file)..file.text().len(), None);
    report_encoding(file, &mut lexed.errors);
    lexed
}

/// The tokens of `file` without its declared functions, of which there are [`Lexed::functions`]; but for those of uncommon
/// form, which have one [`Token::Tail`] for what follows the name. What is wrong within tails is not looked for.
pub fn tokenize_outline(file: &SourceFile) -> Lexed {
    scan(file, from_mark(file)..file.text().len(), Some(Outline::of_file()))
}

/// The tokens of the function's name and tail at `range`, in bytes from the start of the file, with one [`Token::Body`]
/// for its body.
pub fn tokenize_tail(file: &SourceFile, range: Range<usize>) -> Lexed {
    scan(file, range, Some(Outline::of_tail()))
}

/// The tokens of the function body at `range`, in bytes from the start of the file.
pub fn tokenize_body(file: &SourceFile, range: Range<usize>) -> Lexed {
    scan(file, range, None)
}

/// Where the text of `file` begins, after a byte order mark.
fn from_mark(file: &SourceFile) -> usize {
    if file.text().starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
}

fn scan(file: &SourceFile, range: Range<usize>, mut outline: Option<Outline>) -> Lexed {
    let text = &file.text()[..range.end];
    let skip = range.start;
    let mut lexer = Token::lexer(&text[skip..]);
    let mut lexemes = Vec::with_capacity(range.len() / if outline.is_some() { 16 } else { 3 });
    let (mut functions, mut directives) = (Vec::new(), Vec::new());
    let mut statement_may_end = false;
    while let Some(result) = lexer.next() {
        let span = lexer.span();
        let (start, end) = (span.start + skip, span.end + skip);
        if result == Ok(Token::Func)
            && outline.as_ref().is_some_and(Outline::at_declaration)
            && let Some(head) = FuncHead::read(text, start)
        {
            lexer.bump(head.tail.end - end);
            functions.push(head);
            continue;
        }
        let mut push = |token, start: usize, end: usize| {
            lexemes.push(Lexeme { token, start: start as u32, end: end as u32 });
            outline.as_mut().and_then(|outline| outline.passed_over(token))
        };
        match result {
            Ok(Token::Newline) => {
                if statement_may_end {
                    push(Token::Semi(SemiOrigin::Newline), start, start);
                    statement_may_end = false;
                }
            }
            Ok(Token::LineComment) => directives.extend(directive(file, start, end)),
            Ok(Token::BlockComment) => {
                directives.extend(directive(file, start, end));
                if statement_may_end && text[start..end].contains('\n') {
                    push(Token::Semi(SemiOrigin::Newline), start, start);
                    statement_may_end = false;
                }
            }
            Ok(token) => {
                let passed_over = push(token, start, end);
                let (begin, length) = match passed_over {
                    Some(Token::Tail) => (end, tail_length(&text[end..])),
                    Some(_) => {
                        lexemes.pop();
                        (start, body_length(&text[start..]))
                    }
                    None => (end, 0),
                };
                if let Some(token) = passed_over {
                    lexer.bump(begin + length - end);
                    lexemes.push(Lexeme { token, start: begin as u32, end: (begin + length) as u32 });
                }
                statement_may_end = passed_over.unwrap_or(token).ends_statement();
            }
            Err(()) => invalid_character(&text[start..end], span.start, &mut lexer.extras),
        }
    }
    if statement_may_end {
        let end = text.len() as u32;
        lexemes.push(Lexeme { token: Token::Semi(SemiOrigin::Eof), start: end, end });
    }
    let mut errors = std::mem::take(&mut lexer.extras);
    for error in &mut errors {
        error.offset += skip as u32;
    }
    Lexed { lexemes, functions, directives, errors }
}

/// Reports the characters of `text`, none of which starts a token. NUL, byte order marks and what stands for bytes
/// that are not UTF-8 have messages of their own, see [`report_encoding`].
fn invalid_character(text: &str, start: usize, errors: &mut Vec<LexError>) {
    for (offset, c) in text.char_indices() {
        if !matches!(c, '\0' | '\u{1a}' | '\u{feff}') {
            let message = super::literal::invalid_character(c);
            errors.push(LexError { offset: (start + offset) as u32, message });
        }
    }
}

/// Adds what no Go file may hold anywhere, even in comments and strings; `errors` are then in order.
fn report_encoding(file: &SourceFile, errors: &mut Vec<LexError>) {
    let mut report = |offset: usize, message: &str| {
        errors.push(LexError { offset: offset as u32, message: message.into() });
    };
    for &offset in file.invalid_utf8() {
        report(offset as usize, "invalid UTF-8 encoding");
    }
    let text = file.text();
    for (offset, _) in text.match_indices('\0') {
        report(offset, "invalid NUL character");
    }
    let skip = from_mark(file);
    for (offset, _) in text[skip..].match_indices('\u{feff}') {
        report(skip + offset, "invalid BOM in the middle of the file");
    }
    for (offset, _) in text.match_indices('\u{1a}') {
        if file.invalid_utf8().binary_search(&(offset as u32)).is_err() {
            report(offset, "invalid character U+001A");
        }
    }
    errors.sort_by_key(|error| error.offset);
}

/// The directive in the comment at `start..end`, if it is one: `//go:…`, `//minigo:…`, `/*line …:…*/`, and `//line …:…` at the start
/// of a line (see the documentation of `cmd/compile`, "Line Directives").
fn directive(file: &SourceFile, start: usize, end: usize) -> Option<Directive> {
    let comment = &file.text()[start..end];
    let (text, may_set_line) = match comment.strip_prefix("//") {
        Some(text) => (text, start == 0 || file.text().as_bytes()[start - 1] == b'\n'),
        None => (comment.strip_prefix("/*")?.strip_suffix("*/")?, true),
    };
    let sets_line = may_set_line && text.starts_with("line ") && text.contains(':');
    if !sets_line && !comment.starts_with("//go:") && !comment.starts_with("//minigo:") {
        return None;
    }
    let span = Span::new(file.base().offset(start as u32), file.base().offset(end as u32));
    Some(Directive { span, text: text.trim_end().into() })
}

/// What logos calls when it has seen how a token begins. Each reads the rest of the token and reports its faults.
pub(super) mod callbacks {
    use logos::Lexer;

    use super::super::characters::{describe, is_digit, is_letter};
    use super::super::{LexError, literal, number};
    use super::{SemiOrigin, Token};
    use crate::ast::LiteralKind;

    pub(crate) fn line_comment(lexer: &mut Lexer<'_, Token>) {
        let rest = lexer.remainder();
        lexer.bump(rest.find('\n').unwrap_or(rest.len()));
    }

    pub(crate) fn block_comment(lexer: &mut Lexer<'_, Token>) {
        let rest = lexer.remainder();
        if let Some(end) = rest.find("*/") {
            lexer.bump(end + 2);
            return;
        }
        let offset = lexer.span().start as u32;
        lexer.extras.push(LexError { offset, message: "comment not terminated".into() });
        lexer.bump(rest.len());
    }

    pub(crate) fn semicolon(_: &mut Lexer<'_, Token>) -> SemiOrigin {
        SemiOrigin::Written
    }

    pub(crate) fn name(lexer: &mut Lexer<'_, Token>) {
        let text = lexer.slice();
        if text.is_ascii() {
            return;
        }
        let start = lexer.span().start;
        for (offset, c) in text.char_indices() {
            let message = match c {
                _ if c.is_ascii() || is_letter(c) => continue,
                _ if !is_digit(c) => format!("invalid character {} in identifier", describe(c)),
                _ if offset == 0 => format!("identifier cannot begin with digit {}", describe(c)),
                _ => continue,
            };
            lexer.extras.push(LexError { offset: (start + offset) as u32, message });
        }
    }

    pub(crate) fn number(lexer: &mut Lexer<'_, Token>) -> LiteralKind {
        let start = lexer.span().start;
        let (kind, length) = number::scan(&lexer.source()[start..], start, &mut lexer.extras);
        lexer.bump(length - lexer.slice().len());
        kind
    }

    fn quoted(lexer: &mut Lexer<'_, Token>, quote: u8) {
        let start = lexer.span().start;
        let length = literal::scan_quoted(&lexer.source()[start..], quote, start, &mut lexer.extras);
        lexer.bump(length - 1);
    }

    pub(crate) fn character(lexer: &mut Lexer<'_, Token>) -> LiteralKind {
        quoted(lexer, b'\'');
        LiteralKind::Char
    }

    pub(crate) fn string(lexer: &mut Lexer<'_, Token>) -> LiteralKind {
        quoted(lexer, b'"');
        LiteralKind::String
    }

    pub(crate) fn raw_string(lexer: &mut Lexer<'_, Token>) -> LiteralKind {
        let rest = lexer.remainder();
        match rest.find('`') {
            Some(end) => lexer.bump(end + 1),
            None => {
                let offset = lexer.span().start as u32;
                lexer.extras.push(LexError { offset, message: "string not terminated".into() });
                lexer.bump(rest.len());
            }
        }
        LiteralKind::String
    }
}
