//! What is valid Go and refused by minigo.

use super::Checker;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

impl Checker<'_> {
    /// Refuses a part of Go at `span`. One message a position: the parts of one construct do not repeat it.
    pub(super) fn refuse(&mut self, span: Span, message: String) {
        let repeated = self
            .diagnostics
            .iter()
            .any(|d| d.code == Code::Unsupported && d.span.start == span.start && d.message == message);
        if !repeated {
            self.diagnostics.push(Diagnostic::new(Code::Unsupported, span, message));
        }
    }
}
