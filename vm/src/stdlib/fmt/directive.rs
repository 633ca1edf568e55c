//! Directives with the flags of width and sign.

use super::super::strconv::{float, integer};
use super::operand::Operand;
use crate::value::string;

/// What stands between a per cent sign and its verb, and the verb.
#[derive(Clone, Copy, Default)]
pub(super) struct Directive {
    minus: bool,
    plus: bool,
    space: bool,
    zero: bool,
    width: Option<usize>,
    precision: Option<usize>,
    verb: u8,
}

/// Larger numbers are the Go code's to complain of.
const MOST: usize = 1_000_000;

impl Directive {
    /// `%v`.
    pub(super) const VALUE: Directive = Directive {
        minus: false,
        plus: false,
        space: false,
        zero: false,
        width: None,
        precision: None,
        verb: b'v',
    };

    /// The directive at the start of `text`, and its length.
    pub(super) fn parse(text: &[u8]) -> Option<(Directive, usize)> {
        let mut directive = Directive::default();
        let mut at = 1;
        loop {
            match text.get(at)? {
                b'-' => directive.minus = true,
                b'+' => directive.plus = true,
                b' ' => directive.space = true,
                b'0' => directive.zero = true,
                _ => break,
            }
            at += 1;
        }
        directive.width = number(text, &mut at)?;
        if text.get(at) == Some(&b'.') {
            at += 1;
            directive.precision = Some(number(text, &mut at)?.unwrap_or(0));
        }
        directive.verb = *text.get(at)?;
        Some((directive, at + 1))
    }

    /// Writes an operand; false, and nothing written, if the verb does not fit it.
    pub(super) fn write(&self, out: &mut Vec<u8>, operand: Operand<'_>) -> bool {
        // With a sign, %v asks for the names of fields.
        if self.verb == b'v' && self.plus {
            return false;
        }
        match (operand, self.verb) {
            (Operand::Int(value), _) => return self.write_integer(out, value < 0, value.unsigned_abs()),
            (Operand::Uint(value), _) => return self.write_integer(out, false, value),
            (Operand::Bool(value), b't' | b'v') => self.pad(out, if value { b"true" } else { b"false" }),
            (Operand::Text(text), b's' | b'v') => self.write_text(out, text),
            (Operand::Float(value, single), b'v') => self.write_float(out, value, single, b'g', None),
            (Operand::Float(value, single), verb @ (b'g' | b'G')) => {
                self.write_float(out, value, single, verb, None);
            }
            (Operand::Float(value, single), verb @ (b'e' | b'E' | b'f')) => {
                self.write_float(out, value, single, verb, Some(6));
            }
            (Operand::Float(value, single), b'F') => self.write_float(out, value, single, b'f', Some(6)),
            _ => return false,
        }
        true
    }

    fn write_integer(&self, out: &mut Vec<u8>, negative: bool, magnitude: u64) -> bool {
        let base = match self.verb {
            b'd' | b'v' => 10,
            b'x' | b'X' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => return false,
        };
        let mut buffer = [0; 65];
        let digits = integer::format(&mut buffer, false, magnitude, base);
        let sign = self.sign(negative);
        let zero_filled = self.zero && !self.minus;
        let least = match (self.precision, self.width) {
            // The value zero with precision zero is nothing.
            (Some(0), _) if magnitude == 0 => return self.write_nothing(out),
            (Some(precision), _) => precision,
            (None, Some(width)) if zero_filled => width - usize::from(sign.is_some()).min(width),
            (None, _) => 0,
        };
        let zeros = least.saturating_sub(digits.len());
        let fill = self.fill(usize::from(sign.is_some()) + zeros + digits.len());
        if !self.minus {
            repeat(out, b' ', fill);
        }
        out.extend(sign);
        repeat(out, b'0', zeros);
        let start = out.len();
        out.extend_from_slice(digits);
        if self.verb == b'X' {
            out[start..].make_ascii_uppercase();
        }
        if self.minus {
            repeat(out, b' ', fill);
        }
        true
    }

    fn write_nothing(&self, out: &mut Vec<u8>) -> bool {
        repeat(out, b' ', self.fill(0));
        true
    }

    fn write_text(&self, out: &mut Vec<u8>, text: &[u8]) {
        let mut end = text.len();
        if let Some(precision) = self.precision.filter(|&precision| precision < end) {
            end = 0;
            for _ in 0..precision {
                end +=
                    text.get(end..).filter(|rest| !rest.is_empty()).map_or(0, |rest| string::decode(rest).1);
            }
        }
        self.pad(out, &text[..end]);
    }

    fn write_float(&self, out: &mut Vec<u8>, value: f64, single: bool, verb: u8, precision: Option<usize>) {
        let precision = self.precision.or(precision).map_or(-1, |precision| precision as i64);
        let text = float::format(value, verb, precision, single);
        let (negative, digits) = match text[0] {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, &text[..]),
        };
        // A NaN has a sign only if one is asked for.
        let sign = self.sign(negative);
        let width = usize::from(sign.is_some()) + digits.len();
        let finite = digits[0].is_ascii_digit();
        let infinite = digits[0] == b'I';
        let sign = sign.or(infinite.then_some(b'+'));
        let fill = self.fill(width + usize::from(infinite && !negative && !self.plus && !self.space));
        if self.minus {
            out.extend(sign);
            out.extend_from_slice(digits);
            repeat(out, b' ', fill);
        } else if self.zero && finite {
            out.extend(sign);
            repeat(out, b'0', fill);
            out.extend_from_slice(digits);
        } else {
            repeat(out, b' ', fill);
            out.extend(sign);
            out.extend_from_slice(digits);
        }
    }

    fn sign(&self, negative: bool) -> Option<u8> {
        match (negative, self.plus, self.space) {
            (true, ..) => Some(b'-'),
            (false, true, _) => Some(b'+'),
            (false, false, true) => Some(b' '),
            (false, false, false) => None,
        }
    }

    /// How much the width asks for beyond a length.
    fn fill(&self, len: usize) -> usize {
        self.width.map_or(0, |width| width.saturating_sub(len))
    }

    /// Writes text, filled up to the width, which counts runes; zeros stand on the left only.
    fn pad(&self, out: &mut Vec<u8>, text: &[u8]) {
        let fill = self.width.map_or(0, |width| width.saturating_sub(string::runes(text).count()));
        if self.minus {
            out.extend_from_slice(text);
            repeat(out, b' ', fill);
        } else {
            repeat(out, if self.zero { b'0' } else { b' ' }, fill);
            out.extend_from_slice(text);
        }
    }
}

fn repeat(out: &mut Vec<u8>, byte: u8, count: usize) {
    out.resize(out.len() + count, byte);
}

/// The number at `at`, if there is one, which is then behind it; nothing if it is too large.
fn number(text: &[u8], at: &mut usize) -> Option<Option<usize>> {
    let digits = text[*at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let value = text[*at..*at + digits].iter().try_fold(0, |value, &digit| {
        let value = value * 10 + usize::from(digit - b'0');
        (value <= MOST).then_some(value)
    })?;
    *at += digits;
    Some((digits > 0).then_some(value))
}
