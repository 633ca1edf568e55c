//! Tokens as text, for people and tests.

use std::fmt::Write as _;

use super::{SemiOrigin, Token, tokenize};
use crate::source::{SourceFile, SourceMap};

/// The tokens of a file, one a line: position, kind, text.
pub fn dump_tokens(sources: &SourceMap, file: &SourceFile) -> String {
    let mut out = String::new();
    for lexeme in tokenize(file).lexemes {
        let span = lexeme.span(file.base());
        let Some(at) = sources.locate(span.start) else { continue };
        let text = sources.text(span);
        let line = match lexeme.token {
            Token::Semi(SemiOrigin::Newline) => "; (newline)".into(),
            Token::Semi(SemiOrigin::Eof) => "; (end of file)".into(),
            Token::Name => format!("name {text}"),
            Token::Literal(kind) => format!("{} {text:?}", format!("{kind:?}").to_lowercase()),
            token => token.text().into(),
        };
        writeln!(out, "{}:{}\t{line}", at.line, at.column).expect("writing to a String does not fail");
    }
    out
}
