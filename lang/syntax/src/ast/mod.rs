//! The syntax tree: what was written, all of Go's syntax, before any name is resolved.
//!
//! Types and expressions are one category, [`Expr`]; the checker tells them apart.
//!
//! **Positions.** Every node has its [`Span`]. Where Go reports errors at another place than the
//! start of the node, that place has a field of its own: an operator, an opening parenthesis, a keyword, the closing
//! brace of a body.
//!
//! **Depth.** Operators nested by brackets or on the right are at most [`MAX_DEPTH`] deep, the parser sees to that.
//! A chain such as `a + b + c …` leans left and may be hundreds of thousands deep: walk it with
//! [`BinaryExpr::spine`], never by recursion. Dropping a tree recurses; do that on a thread with a large stack.

mod decl;
mod dump;
mod expr;
mod operator;
mod stmt;

pub use decl::*;
pub use dump::dump_file;
pub use expr::*;
pub use operator::*;
pub use stmt::*;

use crate::source::Span;
use crate::symbol::Symbol;

/// Brackets, prefixes and suffixes that may nest; deeper ones are an error of the parser. It allows for 10,000 levels
/// of constructs of two brackets each, such as interfaces in parameters of methods.
pub const MAX_DEPTH: usize = 20_000;

/// A name where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ident {
    /// The name.
    pub name: Symbol,
    /// Where it stands.
    pub span: Span,
}

impl Ident {
    /// Whether it is the blank identifier `_`.
    pub fn is_blank(self) -> bool {
        self.name == Symbol::BLANK
    }
}
