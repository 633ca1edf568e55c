//! The forms of number literals.

use super::LexError;
use super::characters::quote;
use crate::ast::LiteralKind;

/// Reads a number at the start of `text` (a digit, or a point and a digit). Returns its kind and length in bytes.
///
/// A malformed number is read as far as Go's compiler reads it; the first fault is pushed to `errors` with its offset
/// from `start`, the offset of `text` in its file.
pub(super) fn scan(text: &str, start: usize, errors: &mut Vec<LexError>) -> (LiteralKind, usize) {
    let mut number = Number { bytes: text.as_bytes(), at: 0, fault: None };
    let kind = number.scan();
    let length = number.at;
    if let Some((offset, message)) = number.fault {
        errors.push(LexError { offset: (start + offset) as u32, message });
    }
    (kind, length)
}

struct Number<'a> {
    bytes: &'a [u8],
    at: usize,
    fault: Option<(usize, String)>,
}

/// What a run of digits and underscores held.
#[derive(Clone, Copy, Default)]
struct Digits {
    digit: bool,
    separator: bool,
}

impl std::ops::BitOrAssign for Digits {
    fn bitor_assign(&mut self, other: Digits) {
        self.digit |= other.digit;
        self.separator |= other.separator;
    }
}

impl Number<'_> {
    fn scan(&mut self) -> LiteralKind {
        let mut kind = LiteralKind::Int;
        let mut base = 10;
        let mut prefix = None;
        let mut digits = Digits::default();
        let mut invalid = None;
        let mut point = self.peek() == b'.';
        if !point {
            if self.peek() == b'0' {
                self.at += 1;
                (base, prefix) = match self.peek().to_ascii_lowercase() {
                    b'x' => (16, Some(b'x')),
                    b'o' => (8, Some(b'o')),
                    b'b' => (2, Some(b'b')),
                    _ => (8, Some(b'0')),
                };
                if prefix == Some(b'0') {
                    digits.digit = true;
                } else {
                    self.at += 1;
                }
            }
            digits |= self.digits(base, &mut invalid);
            point = self.peek() == b'.';
            if point && matches!(prefix, Some(b'o' | b'b')) {
                self.fail(self.at, format!("invalid radix point in {} literal", base_name(base)));
            }
        }
        if point {
            self.at += 1;
            kind = LiteralKind::Float;
            digits |= self.digits(base, &mut invalid);
        }
        if !digits.digit {
            self.fail(self.at, format!("{} literal has no digits", base_name(base)));
        }
        let e = self.peek();
        if matches!(e, b'e' | b'E' | b'p' | b'P') {
            self.check_exponent(e, prefix);
            self.at += 1;
            kind = LiteralKind::Float;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            let exponent = self.digits(10, &mut None);
            if !exponent.digit {
                self.fail(self.at, "exponent has no digits".into());
            }
            digits.separator |= exponent.separator;
        } else if prefix == Some(b'x') && kind == LiteralKind::Float {
            self.fail(self.at, "hexadecimal mantissa requires a 'p' exponent".into());
        }
        if self.peek() == b'i' {
            kind = LiteralKind::Imaginary;
            self.at += 1;
        }
        if let (LiteralKind::Int, Some(at)) = (kind, invalid) {
            let digit = quote(char::from(self.bytes[at]));
            self.fail(at, format!("invalid digit {digit} in {} literal", base_name(base)));
        }
        if digits.separator
            && let Some(at) = misplaced_separator(&self.bytes[..self.at])
        {
            self.fail(at, "'_' must separate successive digits".into());
        }
        kind
    }

    fn check_exponent(&mut self, e: u8, prefix: Option<u8>) {
        let lower = e.to_ascii_lowercase();
        let mantissa = match (lower, prefix) {
            (b'e', Some(b'x' | b'o' | b'b')) => "decimal",
            (b'p', None | Some(b'0' | b'o' | b'b')) => "hexadecimal",
            _ => return,
        };
        self.fail(self.at, format!("'{}' exponent requires {mantissa} mantissa", char::from(e)));
    }

    /// The byte at hand, or 0 at the end.
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// Keeps the first fault only.
    fn fail(&mut self, at: usize, message: String) {
        self.fault.get_or_insert((at, message));
    }

    /// Skips digits and underscores. A decimal digit too large for the base is kept in `invalid`, the first only.
    fn digits(&mut self, base: u32, invalid: &mut Option<usize>) -> Digits {
        let mut found = Digits::default();
        loop {
            let byte = self.peek();
            if byte == b'_' {
                found.separator = true;
            } else if byte.is_ascii_digit() || base == 16 && byte.is_ascii_hexdigit() {
                found.digit = true;
                if base < 10 && u32::from(byte - b'0') >= base {
                    invalid.get_or_insert(self.at);
                }
            } else {
                return found;
            }
            self.at += 1;
        }
    }
}

fn base_name(base: u32) -> &'static str {
    match base {
        2 => "binary",
        8 => "octal",
        16 => "hexadecimal",
        _ => "decimal",
    }
}

/// Offset of the first underscore that is not between digits; a prefix such as `0x` counts as a digit.
fn misplaced_separator(literal: &[u8]) -> Option<usize> {
    let prefix = match literal {
        [b'0', letter, ..] => letter.to_ascii_lowercase(),
        _ => b' ',
    };
    let prefixed = matches!(prefix, b'x' | b'o' | b'b');
    let start = if prefixed { 2 } else { 0 };
    let is_digit = |b: u8| b.is_ascii_digit() || prefix == b'x' && b.is_ascii_hexdigit();
    let mut after_digit = prefixed;
    let mut after_separator = false;
    for (at, &byte) in literal.iter().enumerate().skip(start) {
        if byte == b'_' {
            if !after_digit {
                return Some(at);
            }
            (after_digit, after_separator) = (false, true);
        } else if is_digit(byte) {
            (after_digit, after_separator) = (true, false);
        } else if after_separator {
            return Some(at - 1);
        } else {
            after_digit = false;
        }
    }
    after_separator.then(|| literal.len() - 1)
}
