//! Go source text to verified bytecode.
//!
//! Source text goes through tokens and syntax tree (`minigo-syntax`, whose modules stand here too), type checking,
//! escape analysis and code generation. Every phase returns its output and a list of [`diagnostics`], and goes on
//! after errors. This crate does no I/O and has never heard of the heap.

#![forbid(unsafe_code)]

pub mod bytecode;
pub mod check;
pub mod codegen;
pub mod escape;
pub mod export;
pub mod godebug;
pub mod importer;
mod inline;
mod language;
pub mod typed;
pub mod types;

mod session;
mod user_package;

pub use language::Language;
pub use minigo_syntax::{ast, build_constraint, diagnostics, lexer, parser, source, symbol};
pub use session::{Checked, Compilation, Session};
pub use user_package::{COMMAND_LINE, Input, UserPackage};
