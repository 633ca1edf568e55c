//! Text to floats: Go's syntax, decimal and hexadecimal, rounded to the nearest.

use super::Code;
use super::integer::underscores_separate;

/// `ParseFloat`. In case of [`Code::BadRange`] the value is an infinity.
pub(super) fn parse(text: &[u8], single: bool) -> (f64, Code) {
    parse_valid(text, single).unwrap_or((0.0, Code::BadSyntax))
}

/// The bits of Go's not-a-number.
const GO_NAN: u64 = 0x7FF8_0000_0000_0001;

fn parse_valid(text: &[u8], single: bool) -> Option<(f64, Code)> {
    let (negative, unsigned) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if unsigned.eq_ignore_ascii_case(b"inf") || unsigned.eq_ignore_ascii_case(b"infinity") {
        return Some((if negative { f64::NEG_INFINITY } else { f64::INFINITY }, Code::Parsed));
    }
    if text.eq_ignore_ascii_case(b"nan") {
        return Some((if single { f64::NAN } else { f64::from_bits(GO_NAN) }, Code::Parsed));
    }
    if text.contains(&b'_') && !underscores_separate(text) {
        return None;
    }
    let clean: Vec<u8> = unsigned.iter().copied().filter(|&byte| byte != b'_').collect();
    let magnitude = match clean.as_slice() {
        [b'0', b'x' | b'X', digits @ ..] => hexadecimal(digits, single)?,
        digits => decimal(digits, single)?,
    };
    let code = if magnitude.is_infinite() { Code::BadRange } else { Code::Parsed };
    Some((if negative { -magnitude } else { magnitude }, code))
}

fn decimal(digits: &[u8], single: bool) -> Option<f64> {
    let exponent = digits.iter().position(|byte| byte | 0x20 == b'e');
    let (mantissa, exponent) =
        (&digits[..exponent.unwrap_or(digits.len())], exponent.map(|at| &digits[at + 1..]));
    let points = mantissa.iter().filter(|&&byte| byte == b'.').count();
    let figures = mantissa.iter().filter(|byte| byte.is_ascii_digit()).count();
    if points > 1 || figures == 0 || points + figures != mantissa.len() {
        return None;
    }
    if let Some(exponent) = exponent {
        let unsigned = exponent.strip_prefix(b"-").or(exponent.strip_prefix(b"+")).unwrap_or(exponent);
        if unsigned.is_empty() || !unsigned.iter().all(u8::is_ascii_digit) {
            return None;
        }
    }
    let text = std::str::from_utf8(digits).ok()?;
    if single { text.parse::<f32>().ok().map(f64::from) } else { text.parse().ok() }
}

/// What stands behind `0x`: a mantissa, and the binary exponent that must be there.
fn hexadecimal(digits: &[u8], single: bool) -> Option<f64> {
    let at = digits.iter().position(|byte| byte | 0x20 == b'p')?;
    let (mantissa_text, exponent_text) = (&digits[..at], std::str::from_utf8(&digits[at + 1..]).ok()?);
    let plain = exponent_text.strip_prefix(['+', '-']).unwrap_or(exponent_text);
    if plain.is_empty() || !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Exponents beyond this are as good as infinite.
    let size = plain.parse::<i64>().unwrap_or(1 << 40).min(1 << 40);
    let mut exponent = if exponent_text.starts_with('-') { -size } else { size };
    let (mut mantissa, mut sticky, mut figures, mut points) = (0_u64, false, 0, 0);
    for &byte in mantissa_text {
        if byte == b'.' {
            points += 1;
            continue;
        }
        let digit = u64::from(char::from(byte).to_digit(16)?);
        figures += 1;
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | digit;
            exponent -= 4 * points;
        } else {
            sticky |= digit != 0;
            exponent += 4 * (1 - points);
        }
    }
    if points > 1 || figures == 0 {
        return None;
    }
    Some(rounded(mantissa, exponent, sticky, single))
}

/// `mantissa × 2^exponent`, a little more if `sticky`, rounded to the nearest with halves to even.
fn rounded(mut mantissa: u64, mut exponent: i64, sticky: bool, single: bool) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let (width, least) = if single { (24, -149) } else { (53, -1074) };
    let shift = mantissa.leading_zeros();
    // One bit is kept free for the carry, the lowest takes what was dropped.
    mantissa <<= shift;
    exponent -= i64::from(shift);
    mantissa = mantissa >> 1 | mantissa & 1 | u64::from(sticky);
    exponent += 1;
    let drop = (63 - width).max(least - exponent);
    if drop > 63 {
        return 0.0;
    }
    let rest = mantissa & ((1 << drop) - 1);
    let half = 1_u64 << (drop - 1);
    mantissa >>= drop;
    exponent += drop;
    if rest > half || rest == half && mantissa & 1 == 1 {
        mantissa += 1;
    }
    let limit = if single { 128 } else { 1024 };
    if i64::from(64 - mantissa.leading_zeros()) + exponent > limit {
        return f64::INFINITY;
    }
    // Both factors are exact, and so is their product: a float32's range lies within float64's normal numbers.
    if exponent >= -1022 {
        return mantissa as f64
            * f64::from_bits(((exponent.min(971) + 1023) as u64) << 52)
            * if exponent > 971 { f64::from_bits(((exponent - 971 + 1023) as u64) << 52) } else { 1.0 };
    }
    f64::from_bits(mantissa)
        * if exponent == least { 1.0 } else { f64::from_bits(((exponent - least + 1023) as u64) << 52) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_and_limits() {
        assert_eq!(parse(b"0x1p-2", false), (0.25, Code::Parsed));
        assert_eq!(parse(b"0x1.fffffffffffffp1023", false), (f64::MAX, Code::Parsed));
        assert_eq!(parse(b"0x1p1024", false), (f64::INFINITY, Code::BadRange));
        assert_eq!(parse(b"0x1p-1074", false), (5e-324, Code::Parsed));
        assert_eq!(parse(b"0x1.8p-1070", false), (1.2e-322, Code::Parsed));
        assert_eq!(parse(b"1e400", false), (f64::INFINITY, Code::BadRange));
        assert_eq!(parse(b"3.4e38", true).1, Code::Parsed);
        assert_eq!(parse(b"3.5e38", true).1, Code::BadRange);
        assert_eq!(parse(b"1_0.5", false), (10.5, Code::Parsed));
        assert_eq!(parse(b"0x1", false).1, Code::BadSyntax);
        assert_eq!(parse(b".e1", false).1, Code::BadSyntax);
    }
}
