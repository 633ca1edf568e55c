//! Go source text to a syntax tree.
//!
//! Source text ([`source`]) goes through tokens ([`lexer`]) to the untyped tree ([`ast`]); errors are [`diagnostics`].
//! A package of its own because the generated parser takes long to build and changes seldom.

#![forbid(unsafe_code)]

pub mod ast;
pub mod build_constraint;
pub mod diagnostics;
pub mod lexer;
pub mod parser;
pub mod source;
pub mod symbol;
