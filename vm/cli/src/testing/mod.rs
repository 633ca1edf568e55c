//! Tests: `flags` reads the flags of `go test`, `functions` finds the tests in files, `example` what an example says it prints,
//! `suite` makes a program of a package and its tests.

mod example;
mod flags;
mod functions;
mod suite;

pub(crate) use flags::Flags;
pub(crate) use suite::Suite;
