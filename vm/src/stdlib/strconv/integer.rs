//! Integers: Go's syntax with prefixes and underscores.

use super::Code;

/// The numbers below 100, two digits each.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + number as u8 / 10, b'0' + number as u8 % 10];
        number += 1;
    }
    pairs
};

/// Writes a number at the end of the buffer and returns it.
pub(crate) fn format(buffer: &mut [u8; 65], negative: bool, value: u64, base: u64) -> &[u8] {
    let mut at = match base {
        10 => decimal(buffer, value),
        _ => digits(buffer, value, base),
    };
    if negative {
        at -= 1;
        buffer[at] = b'-';
    }
    &buffer[at..]
}

/// Writes decimal digits, two at a time, and returns where they begin.
fn decimal(buffer: &mut [u8; 65], mut value: u64) -> usize {
    let mut at = buffer.len();
    while value >= 100 {
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[(value % 100) as usize]);
        value /= 100;
    }
    let pair = PAIRS[value as usize];
    at -= 1;
    buffer[at] = pair[1];
    if value >= 10 {
        at -= 1;
        buffer[at] = pair[0];
    }
    at
}

/// Writes digits of any base, and returns where they begin.
fn digits(buffer: &mut [u8; 65], mut value: u64, base: u64) -> usize {
    let mut at = buffer.len();
    loop {
        at -= 1;
        let digit = (value % base) as u8;
        buffer[at] = if digit < 10 { b'0' + digit } else { b'a' + digit - 10 };
        value /= base;
        if value == 0 {
            return at;
        }
    }
}

fn digit_value(byte: u8) -> Option<u64> {
    char::from(byte).to_digit(36).map(u64::from)
}

/// Whether underscores only separate digits, or a base prefix from digits.
pub(super) fn underscores_separate(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    let prefixed = text.len() >= 2 && text[0] == b'0' && matches!(text[1] | 0x20, b'b' | b'o' | b'x');
    let hex = prefixed && text[1] | 0x20 == b'x';
    // What was seen last: a digit (a prefix counts as one), an underscore, or something else.
    let mut last = if prefixed { b'0' } else { b'^' };
    for &byte in &text[if prefixed { 2 } else { 0 }..] {
        if byte.is_ascii_digit() || hex && byte.is_ascii_hexdigit() {
            last = b'0';
        } else if byte == b'_' {
            if last != b'0' {
                return false;
            }
            last = b'_';
        } else {
            if last == b'_' {
                return false;
            }
            last = b'!';
        }
    }
    last != b'_'
}

/// `ParseUint`. In case of [`Code::BadRange`] the value is the largest.
pub(super) fn parse_unsigned(text: &[u8], base: i64, bits: i64) -> (u64, Code) {
    if text.is_empty() {
        return (0, Code::BadSyntax);
    }
    let by_prefix = base == 0;
    let (base, digits) = match base {
        2..=36 => (base as u64, text),
        0 => match text {
            [b'0', b'b' | b'B', _, ..] => (2, &text[2..]),
            [b'0', b'o' | b'O', _, ..] => (8, &text[2..]),
            [b'0', b'x' | b'X', _, ..] => (16, &text[2..]),
            [b'0', ..] => (8, &text[1..]),
            _ => (10, text),
        },
        _ => return (0, Code::BadBase),
    };
    let bits = match bits {
        0 => 64,
        1..=64 => bits,
        _ => return (0, Code::BadBits),
    };
    let largest = u64::MAX >> (64 - bits);
    let mut value: u64 = 0;
    let mut underscores = false;
    for &byte in digits {
        if byte == b'_' && by_prefix {
            underscores = true;
            continue;
        }
        let Some(digit) = digit_value(byte).filter(|&digit| digit < base) else {
            return (0, Code::BadSyntax);
        };
        match value.checked_mul(base).and_then(|value| value.checked_add(digit)) {
            Some(next) if next <= largest => value = next,
            _ => return (largest, Code::BadRange),
        }
    }
    if underscores && !underscores_separate(text) {
        return (0, Code::BadSyntax);
    }
    (value, Code::Parsed)
}

/// `ParseInt`. In case of [`Code::BadRange`] the value is the nearest.
pub(super) fn parse_signed(text: &[u8], base: i64, bits: i64) -> (i64, Code) {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (value, code) = parse_unsigned(digits, base, bits);
    if !matches!(code, Code::Parsed | Code::BadRange) {
        return (0, code);
    }
    let bits = if bits == 0 { 64 } else { bits };
    let limit = 1_u64 << (bits - 1);
    if !negative && value >= limit {
        return ((limit - 1) as i64, Code::BadRange);
    }
    if negative && value > limit {
        return ((limit as i64).wrapping_neg(), Code::BadRange);
    }
    (if negative { (value as i64).wrapping_neg() } else { value as i64 }, Code::Parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_syntax() {
        assert_eq!(parse_signed(b"-128", 10, 8), (-128, Code::Parsed));
        assert_eq!(parse_signed(b"128", 10, 8), (127, Code::BadRange));
        assert_eq!(parse_signed(b"0x_1F", 0, 0), (31, Code::Parsed));
        assert_eq!(parse_signed(b"1__0", 0, 0), (0, Code::BadSyntax));
        assert_eq!(parse_signed(b"1_0", 10, 0), (0, Code::BadSyntax));
        assert_eq!(parse_unsigned(b"18446744073709551616", 10, 64), (u64::MAX, Code::BadRange));
        assert_eq!(parse_signed(b"-9223372036854775808", 10, 64), (i64::MIN, Code::Parsed));
        assert_eq!(format(&mut [0; 65], true, 255, 16), b"-ff");
    }
}
