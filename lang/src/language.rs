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

    /// The language of `1.23`, `1.23.4` or `1.23rc1`; `None` for what is no version of Go 1.
    pub fn parse(version: &str) -> Option<Language> {
        let rest = version.strip_prefix("1.")?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (minor, rest) = rest.split_at(end);
        let number = |text: &str| text == "0" || (!text.starts_with('0') && text.parse::<u32>().is_ok());
        let before_release = |text: &str| {
            let letters = text.trim_start_matches(|c: char| c.is_ascii_lowercase());
            text.len() > letters.len() && number(letters)
        };
        let known = rest.is_empty() || rest.strip_prefix('.').is_some_and(number) || before_release(rest);
        (number(minor) && known).then(|| minor.parse().ok().map(Language)).flatten()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("go1"),
            minor => write!(f, "go1.{minor}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_the_language_have_a_form() {
        for (version, minor) in [("1.23", 23), ("1.9.3", 9), ("1.23rc1", 23), ("1.0", 0)] {
            assert_eq!(Language::parse(version), Some(Language(minor)), "{version}");
        }
        for version in ["x", "2.1", "1", "1.", "1.x", "1.23.x", "1.023", "1.23rc", "1.99999999999"] {
            assert_eq!(Language::parse(version), None, "{version}");
        }
    }
}
