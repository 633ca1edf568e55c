//! What is valid Go and refused by minigo: one table of wordings.

use super::Checker;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

macro_rules! refusals {
    ($($variant:ident = $text:literal;)*) => {
        /// A part of Go that minigo refuses.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Refusal { $(#[doc = $text] $variant),* }

        impl Refusal {
            fn text(self) -> &'static str {
                match self { $(Refusal::$variant => $text),* }
            }
        }
    };
}

refusals! {
    Complex = "complex numbers are";
}

impl Checker<'_> {
    /// Refuses a part of Go at `span`. One message a position: the parts of one construct do not repeat it.
    pub(super) fn refuse(&mut self, span: Span, what: Refusal) {
        self.refuse_text(span, format!("{} not supported by minigo", what.text()));
    }

    /// Refuses with a message of its own.
    pub(super) fn refuse_text(&mut self, span: Span, message: String) {
        let repeated = self
            .diagnostics
            .iter()
            .any(|d| d.code == Code::Unsupported && d.span.start == span.start && d.message == message);
        if !repeated {
            self.diagnostics.push(Diagnostic::new(Code::Unsupported, span, message));
        }
    }
}
