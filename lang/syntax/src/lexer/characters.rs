//! Classes of characters, by Unicode's general category.

use logos::Logos;

/// Classes of a single character.
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Category L.
    #[regex(r"\p{L}")]
    Letter,
    /// Category Nd.
    #[regex(r"\p{Nd}")]
    Digit,
    /// Other visible characters: marks, numbers, punctuation, symbols.
    #[regex(r"[\p{M}\p{Nl}\p{No}\p{P}\p{S}]")]
    Graphic,
}

fn class(c: char) -> Option<Class> {
    let mut buffer = [0; 4];
    Class::lexer(c.encode_utf8(&mut buffer)).next()?.ok()
}

/// Whether `c` may start an identifier.
pub(super) fn is_letter(c: char) -> bool {
    match c.is_ascii() {
        true => c == '_' || c.is_ascii_alphabetic(),
        false => class(c) == Some(Class::Letter),
    }
}

/// Whether `c` is a decimal digit of some script.
pub(super) fn is_digit(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_digit(),
        false => class(c) == Some(Class::Digit),
    }
}

/// A character as Go's `%#U` shows it: `U+0040 '@'`.
pub(super) fn describe(c: char) -> String {
    if c == ' ' || class(c).is_some() {
        format!("U+{:04X} '{c}'", c as u32)
    } else {
        format!("U+{:04X}", c as u32)
    }
}

/// A character as Go's `%q` shows it.
pub(super) fn quote(c: char) -> String {
    match c {
        '\'' => r"'\''".into(),
        '\\' => r"'\\'".into(),
        '\x07' => r"'\a'".into(),
        '\x08' => r"'\b'".into(),
        '\x0c' => r"'\f'".into(),
        '\n' => r"'\n'".into(),
        '\r' => r"'\r'".into(),
        '\t' => r"'\t'".into(),
        '\x0b' => r"'\v'".into(),
        _ if c == ' ' || class(c).is_some() => format!("'{c}'"),
        _ if (c as u32) < 0x80 => format!("'\\x{:02x}'", c as u32),
        _ if (c as u32) < 0x10000 => format!("'\\u{:04x}'", c as u32),
        _ => format!("'\\U{:08x}'", c as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_follow_the_general_category() {
        assert!(is_letter('é') && is_letter('世') && is_letter('_'));
        assert!(!is_letter('\u{301}') && !is_letter('Ⅷ') && !is_letter('1'));
        assert!(is_digit('٣') && !is_digit('½'));
    }

    #[test]
    fn characters_are_shown_as_go_shows_them() {
        assert_eq!(describe('@'), "U+0040 '@'");
        assert_eq!(describe('\u{a0}'), "U+00A0");
        assert_eq!(quote('\n'), r"'\n'");
        assert_eq!(quote('\u{200b}'), r"'\u200b'");
    }
}
