//! Go source text to verified bytecode.
//!
//! Source text ([`source`]) goes through tokens and syntax tree ([`ast`]), type checking, escape analysis and code
//! generation. Every phase returns its output and a list of [`diagnostics`], and goes on after errors. This crate does
//! no I/O and has never heard of the heap.

#![forbid(unsafe_code)]

pub mod ast;
pub mod build_constraint;
pub mod bytecode;
pub mod check;
pub mod codegen;
pub mod diagnostics;
pub mod escape;
pub mod importer;
pub mod lexer;
pub mod parser;
pub mod source;
pub mod symbol;
pub mod typed;
pub mod types;

mod session;

pub use session::{Input, Session};
