//! Character and string literals: their extent and faults, and their values.

use super::LexError;
use super::characters::{describe, quote};

/// A backslash escape that is well formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escape {
    /// One byte: `\n`, `\x41`, `\101`.
    Byte(u8),
    /// A character: `\u00e9`.
    Char(char),
}

/// Why an escape is malformed: offset from the backslash, and Go's message. Without message, the text ended in it.
type Fault = (usize, Option<String>);

/// Reads the escape at the start of `text`, which starts with a backslash. Returns it with its length in bytes.
fn escape(text: &str, quote_char: u8) -> Result<(Escape, usize), Fault> {
    let bytes = text.as_bytes();
    let Some(&letter) = bytes.get(1) else { return Err((1, None)) };
    let simple = match letter {
        b'a' => 0x07,
        b'b' => 0x08,
        b'f' => 0x0c,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 0x0b,
        b'\\' => b'\\',
        _ if letter == quote_char => quote_char,
        _ => return numeric_escape(text, letter),
    };
    Ok((Escape::Byte(simple), 2))
}

/// `\101`, `\x41`, `\u00e9`, `\U000000e9`.
fn numeric_escape(text: &str, letter: u8) -> Result<(Escape, usize), Fault> {
    let (first, count, base, name) = match letter {
        b'0'..=b'7' => (1, 3, 8, "octal"),
        b'x' => (2, 2, 16, "hexadecimal"),
        b'u' => (2, 4, 16, "hexadecimal"),
        b'U' => (2, 8, 16, "hexadecimal"),
        _ => return Err((1, Some("unknown escape".into()))),
    };
    let mut value: u32 = 0;
    let mut at = first;
    for _ in 0..count {
        let Some(c) = text[at..].chars().next() else { return Err((at, None)) };
        let Some(digit) = c.to_digit(base) else {
            return Err((at, Some(format!("invalid character {} in {name} escape", quote(c)))));
        };
        value = value.wrapping_mul(base).wrapping_add(digit);
        at += 1;
    }
    if matches!(letter, b'u' | b'U') {
        return match char::from_u32(value) {
            Some(c) => Ok((Escape::Char(c), at)),
            None => Err((at, Some(format!("escape is invalid Unicode code point U+{value:04X}")))),
        };
    }
    match u8::try_from(value) {
        Ok(byte) => Ok((Escape::Byte(byte), at)),
        Err(_) => Err((at, Some(format!("octal escape value {value} > 255")))),
    }
}

/// Reads a literal that starts with `quote_char` (`"` or `'`) at the start of `text`. Returns its length in bytes.
///
/// Faults are pushed to `errors`, with offsets from `start`, the offset of `text` in its file.
pub(super) fn scan_quoted(text: &str, quote_char: u8, start: usize, errors: &mut Vec<LexError>) -> usize {
    let bytes = text.as_bytes();
    let before = errors.len();
    let mut fail = |offset: usize, message: String| {
        errors.push(LexError { offset: (start + offset) as u32, message });
    };
    let mut sound = true;
    let mut at = 1;
    let mut characters = 0;
    loop {
        match bytes.get(at) {
            Some(&byte) if byte == quote_char => {
                if quote_char == b'\'' && sound {
                    match characters {
                        0 => fail(at, "empty rune literal or unescaped '".into()),
                        1 => {}
                        _ => fail(0, "more than one character in rune literal".into()),
                    }
                }
                return at + 1;
            }
            Some(b'\n') => {
                if quote_char == b'"' {
                    fail(at, "newline in string".into());
                } else if sound {
                    fail(at, "newline in rune literal".into());
                }
                return at;
            }
            Some(b'\\') => match escape(&text[at..], quote_char) {
                Ok((_, length)) => at += length,
                Err((offset, message)) => {
                    at += offset;
                    if let Some(message) = message {
                        fail(at, message);
                        sound = false;
                    }
                }
            },
            Some(&byte) => at += utf8_length(byte),
            None => {
                let what = if quote_char == b'"' { "string" } else { "rune literal" };
                if quote_char == b'"' || sound {
                    fail(0, format!("{what} not terminated"));
                }
                debug_assert!(errors.len() > before, "an unterminated literal was reported");
                return at.min(text.len());
            }
        }
        characters += 1;
    }
}

fn utf8_length(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// The bytes a string literal stands for. `text` is the literal with its quotes, known to be well formed.
pub fn string_value(text: &str) -> Vec<u8> {
    if let Some(raw) = text.strip_prefix('`') {
        return raw.bytes().filter(|b| !matches!(b, b'\r' | b'`')).collect();
    }
    let inner = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or_default();
    let mut value = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(backslash) = rest.find('\\') {
        value.extend_from_slice(&rest.as_bytes()[..backslash]);
        rest = &rest[backslash..];
        let Ok((escape, length)) = escape(rest, b'"') else { return value };
        match escape {
            Escape::Byte(byte) => value.push(byte),
            Escape::Char(c) => value.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        rest = &rest[length..];
    }
    value.extend_from_slice(rest.as_bytes());
    value
}

/// The code point a character literal stands for. `text` is the literal with its quotes, known to be well formed.
pub fn char_value(text: &str) -> u32 {
    let inner = text.get(1..).unwrap_or_default();
    if inner.starts_with('\\') {
        return match escape(inner, b'\'') {
            Ok((Escape::Byte(byte), _)) => u32::from(byte),
            Ok((Escape::Char(c), _)) => u32::from(c),
            Err(_) => 0,
        };
    }
    inner.chars().next().map_or(0, u32::from)
}

/// A character for messages, as `%#U` shows it.
pub(super) fn invalid_character(c: char) -> String {
    format!("invalid character {}", describe(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_their_values() {
        assert_eq!(string_value(r#""a\n\x41\101\u00e9""#), "a\nAAé".as_bytes());
        assert_eq!(string_value("`a\\n\r\nb`"), b"a\\n\nb");
        assert_eq!(string_value(r#""\xff\377""#), b"\xff\xff");
        assert_eq!(string_value(r#""\"\\""#), b"\"\\");
    }

    #[test]
    fn characters_have_their_values() {
        assert_eq!(char_value("'a'"), 97);
        assert_eq!(char_value(r"'\''"), 39);
        assert_eq!(char_value(r"'\xff'"), 255);
        assert_eq!(char_value(r"'\U0001F600'"), 0x1f600);
        assert_eq!(char_value("'世'"), 0x4e16);
    }
}
