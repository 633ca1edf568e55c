//! What the compiler has to say about a program.
//!
//! Every phase returns its output together with a `Vec<Diagnostic>` in the order in which it found them, and goes
//! on after an error where it can. Wording lives with the phase that found the error and follows Go's. This module
//! holds the record, and the choice and order of those that are shown ([`Report`]). It never prints.

mod report;

pub use report::Report;

use crate::source::{Pos, Span};

/// What an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The text is not a Go program: tokens, literals, grammar.
    Syntax,
    /// The program breaks a rule of the language that the checker enforces.
    Type,
    /// The program is valid Go that minigo does not run.
    Unsupported,
    /// The program is larger than the compiler's own limits.
    Limit,
}

/// A line that explains a [`Diagnostic`] further, such as the place of another declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The place it speaks of, or [`Span::NONE`].
    pub span: Span,
    /// The text, without position.
    pub message: String,
}

/// An error in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of error.
    pub code: Code,
    /// The place; its start is what Go prints.
    pub span: Span,
    /// The text in Go's words, without position. It may hold several lines; those after the first are indented by a tab.
    pub message: String,
    /// Further lines.
    pub notes: Vec<Note>,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, span, message: message.into(), notes: Vec::new() }
    }

    /// A syntax error at `span`.
    pub fn syntax(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::Syntax, span, message)
    }

    /// A rule of the checker broken at `span`.
    pub fn ill_typed(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::Type, span, message)
    }

    /// Valid Go at `span` that minigo refuses. `what` names it, as in `complex numbers`.
    pub fn unsupported(span: Span, what: impl AsRef<str>) -> Diagnostic {
        Diagnostic::new(Code::Unsupported, span, format!("minigo does not support {}", what.as_ref()))
    }

    /// The same with a note added.
    pub fn with_note(mut self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.notes.push(Note { span, message: message.into() });
        self
    }

    /// Whether Go counts it among the syntax errors, by its words: of these it prints one a line, and after one it does
    /// not check types.
    pub fn is_syntax_error(&self) -> bool {
        self.message.starts_with("syntax error")
    }

    /// The position that is printed.
    pub fn pos(&self) -> Pos {
        self.span.start
    }
}
