//! Versions of Go's language.

use std::fmt;

use crate::build_constraint::NEWEST_MINOR;

/// A version of Go's language, by the minor version of Go 1 that brought it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Language(pub u32);

impl Language {
    /// What minigo follows, and what is meant where nothing is said.
    pub const NEWEST: Language = Language(NEWEST_MINOR);
    /// What a file that asks for less than this by its `//go:build` line gets: only since this version such lines choose.
    pub(crate) const LEAST_OF_FILE: Language = Language(21);
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("go1"),
            minor => write!(f, "go1.{minor}"),
        }
    }
}
