//! Text to tokens.
//!
//! [`tokenize`] gives all tokens of a file at once, with Go's automatic semicolons put in and comments left out
//! (directives such as `//go:noinline` are returned beside the tokens). Every token keeps its byte range; texts of
//! names and literals are read from the source by that range.
//!
//! [`tokenize_outline`] leaves out declared functions, or what follows their names; [`tokenize_tail`] and [`tokenize_body`]
//! give the tokens of that.
//!
//! It never fails: what is no token is reported and skipped, as Go's compiler does, so that the parser can go on.
//! Start reading at [`token`], the table of tokens; [`literal`] knows what stands between quotes, [`number`] the
//! forms of numbers, [`characters`] what a letter is.

mod characters;
mod dump;
pub mod literal;
mod number;
mod outline;
mod scan;
pub mod token;

pub use dump::dump_tokens;
pub use outline::{FuncHead, ReceiverHead};
pub use scan::{Lexed, tokenize, tokenize_body, tokenize_outline, tokenize_tail};
pub use token::{SemiOrigin, Token};

use crate::source::{Pos, Span};

/// A token and where it stands, in bytes from the start of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// Which token.
    pub token: Token,
    /// First byte.
    pub start: u32,
    /// One past the last byte; equal to `start` for an automatic semicolon.
    pub end: u32,
}

impl Lexeme {
    /// Its span in a file whose first byte has position `base`.
    pub fn span(&self, base: Pos) -> Span {
        Span::new(base.offset(self.start), base.offset(self.end))
    }
}

/// An error within the text of a file: byte offset and Go's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexError {
    /// Where, in bytes from the start of the file.
    pub offset: u32,
    /// Go's words.
    pub message: String,
}
