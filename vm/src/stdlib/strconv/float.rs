//! Floats to text, in Go's formats.
//!
//! Shortest digits come from zmij, digits of a given precision from the standard library, whose formatting is exact and
//! rounds halves to even; the layout is Go's.

use super::integer;

/// Decimal digits without trailing zeros, and the place of the point: `0.d1d2… × 10^point`. Zero has no digits.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// From `1.5e-7` or `150.25`.
    fn from_text(text: &str) -> Decimal {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let whole = mantissa.find('.').unwrap_or(mantissa.len());
        let mut point = whole as i32 + exponent.parse::<i32>().unwrap_or(0);
        let mut digits: Vec<u8> = mantissa.bytes().filter(|&byte| byte != b'.').collect();
        let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
        digits.drain(..zeros);
        point -= zeros as i32;
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        if digits.is_empty() {
            point = 0;
        }
        Decimal { digits, point }
    }

    /// The digit at an index, zero beyond the last.
    fn digit(&self, index: i32) -> u8 {
        usize::try_from(index).ok().and_then(|index| self.digits.get(index)).copied().unwrap_or(b'0')
    }
}

/// `FormatFloat`; `single` means a float32.
pub(crate) fn format(value: f64, format: u8, precision: i64, single: bool) -> Vec<u8> {
    let value = if single { f64::from(value as f32) } else { value };
    if value.is_nan() {
        return b"NaN".to_vec();
    }
    if value.is_infinite() {
        return if value > 0.0 { b"+Inf".to_vec() } else { b"-Inf".to_vec() };
    }
    let mut out = Vec::with_capacity(24);
    if value.is_sign_negative() {
        out.push(b'-');
    }
    let magnitude = value.abs();
    match format {
        b'b' => binary(&mut out, magnitude, single),
        b'x' | b'X' => hexadecimal(&mut out, magnitude, format, precision, single),
        b'e' | b'E' | b'f' | b'g' | b'G' => decimal(&mut out, magnitude, format, precision, single),
        _ => return vec![b'%', format],
    }
    out
}

fn shortest(magnitude: f64, single: bool) -> Decimal {
    let mut buffer = zmij::Buffer::new();
    if magnitude == 0.0 {
        Decimal { digits: Vec::new(), point: 0 }
    } else if single {
        Decimal::from_text(buffer.format_finite(magnitude as f32))
    } else {
        Decimal::from_text(buffer.format_finite(magnitude))
    }
}

fn decimal(out: &mut Vec<u8>, magnitude: f64, format: u8, precision: i64, single: bool) {
    let given = usize::try_from(precision).ok();
    match (format, given) {
        (b'e' | b'E', given) => {
            let decimal = match given {
                None => shortest(magnitude, single),
                Some(places) => Decimal::from_text(&format!("{magnitude:.places$e}")),
            };
            let places = given.unwrap_or(decimal.digits.len().saturating_sub(1));
            scientific(out, &decimal, places, format);
        }
        (b'f', Some(places)) => {
            if !fixed(out, magnitude, places) {
                out.extend_from_slice(format!("{magnitude:.places$}").as_bytes());
            }
        }
        (b'f', None) => {
            let decimal = shortest(magnitude, single);
            let places = (decimal.digits.len() as i32 - decimal.point).max(0);
            positional(out, &decimal, places);
        }
        (_, given) => {
            let decimal = match given {
                None => shortest(magnitude, single),
                Some(significant) => {
                    let places = significant.max(1) - 1;
                    Decimal::from_text(&format!("{magnitude:.places$e}"))
                }
            };
            let count = decimal.digits.len() as i32;
            let mut limit = given.map_or(6, |significant| significant.max(1) as i32);
            if given.is_some() && limit > count && count >= decimal.point {
                limit = count;
            }
            let exponent = decimal.point - 1;
            if decimal.digits.is_empty() {
                out.push(b'0');
            } else if exponent < -4 || exponent >= limit {
                scientific(out, &decimal, decimal.digits.len() - 1, format - (b'g' - b'e'));
            } else {
                positional(out, &decimal, (count - decimal.point).max(0));
            }
        }
    }
}

/// `ddd.ddd` with a given number of places, by integers of 128 bits: `mantissa × 10^places` has all digits that count and
/// the rest that rounds them. Nothing is written where those do not suffice.
fn fixed(out: &mut Vec<u8>, magnitude: f64, places: usize) -> bool {
    // The largest power of ten below 2^64. Its product with a mantissa, which has 53 bits, is below 2^128.
    const MOST_PLACES: usize = 19;
    let (mantissa, exponent) = parts(magnitude, false);
    if places > MOST_PLACES || !(-127..=0).contains(&exponent) {
        return false;
    }
    let (unit, shift) = (10_u128.pow(places as u32), exponent.unsigned_abs());
    let product = u128::from(mantissa) * unit;
    let (floor, rest) = (product >> shift, product & ((1 << shift) - 1));
    let twice = (rest << 1, 1_u128 << shift);
    let rounded = floor + u128::from(twice.0 > twice.1 || twice.0 == twice.1 && floor & 1 == 1);
    let (Ok(rounded), Ok(unit)) = (u64::try_from(rounded), u64::try_from(unit)) else { return false };
    let (whole, fraction) = (rounded / unit, rounded % unit);
    let mut buffer = [0; 65];
    out.extend_from_slice(integer::format(&mut buffer, false, whole, 10));
    if places > 0 {
        out.push(b'.');
        let digits = integer::format(&mut buffer, false, fraction, 10);
        out.resize(out.len() + places - digits.len(), b'0');
        out.extend_from_slice(digits);
    }
    true
}

/// `d.ddde±dd`
fn scientific(out: &mut Vec<u8>, decimal: &Decimal, places: usize, letter: u8) {
    out.push(decimal.digit(0));
    if places > 0 {
        out.push(b'.');
        out.extend((1..=places as i32).map(|index| decimal.digit(index)));
    }
    let exponent = if decimal.digits.is_empty() { 0 } else { decimal.point - 1 };
    push_exponent(out, letter, exponent, 2);
}

fn push_exponent(out: &mut Vec<u8>, letter: u8, exponent: i32, width: usize) {
    out.push(letter);
    out.push(if exponent < 0 { b'-' } else { b'+' });
    out.extend_from_slice(format!("{:0width$}", exponent.unsigned_abs()).as_bytes());
}

/// `ddd.ddd`
fn positional(out: &mut Vec<u8>, decimal: &Decimal, places: i32) {
    if decimal.point > 0 {
        out.extend((0..decimal.point).map(|index| decimal.digit(index)));
    } else {
        out.push(b'0');
    }
    if places > 0 {
        out.push(b'.');
        out.extend((0..places).map(|place| decimal.digit(decimal.point + place)));
    }
}

/// Mantissa and binary exponent: `mantissa × 2^exponent`, the mantissa an integer of the type's full width.
fn parts(magnitude: f64, single: bool) -> (u64, i32) {
    let (bits, mantissa_bits, bias) = if single {
        (u64::from((magnitude as f32).to_bits()), 23, 127)
    } else {
        (magnitude.to_bits(), 52, 1023)
    };
    let field = (bits >> mantissa_bits) as i32;
    let mantissa = bits & ((1 << mantissa_bits) - 1);
    if field == 0 {
        (mantissa, 1 - bias - mantissa_bits)
    } else {
        (mantissa | 1 << mantissa_bits, field - bias - mantissa_bits)
    }
}

/// `ddddp±ddd`
fn binary(out: &mut Vec<u8>, magnitude: f64, single: bool) {
    let (mantissa, exponent) = parts(magnitude, single);
    out.extend_from_slice(format!("{mantissa}p{exponent:+}").as_bytes());
}

/// `0x1.dddp±dd`
fn hexadecimal(out: &mut Vec<u8>, magnitude: f64, format: u8, precision: i64, single: bool) {
    let (mut mantissa, mut exponent) = parts(magnitude, single);
    if mantissa == 0 {
        exponent = 0;
    } else {
        // The leading bit moves to bit 60, so that the digits are whole nibbles.
        let shift = mantissa.leading_zeros() as i32 - 3;
        mantissa = if shift >= 0 { mantissa << shift } else { mantissa >> -shift };
        exponent += 60 - shift;
    }
    if (0..15).contains(&precision) {
        let dropped = 60 - 4 * precision as u32;
        let rest = mantissa & ((1 << dropped) - 1);
        let half = 1 << (dropped - 1);
        mantissa >>= dropped;
        if rest > half || rest == half && mantissa & 1 == 1 {
            mantissa += 1;
        }
        mantissa <<= dropped;
        if mantissa >> 61 != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let fraction = mantissa & ((1 << 60) - 1);
    let mut digits = format!("{fraction:015x}");
    match usize::try_from(precision) {
        Err(_) => digits.truncate(digits.trim_end_matches('0').len()),
        Ok(places) if places > 15 => digits.extend(std::iter::repeat_n('0', places - 15)),
        Ok(places) => digits.truncate(places),
    }
    let start = out.len();
    out.extend_from_slice(format!("0x{}", mantissa >> 60).as_bytes());
    if !digits.is_empty() {
        out.push(b'.');
        out.extend_from_slice(digits.as_bytes());
    }
    push_exponent(out, b'p', exponent, 2);
    if format == b'X' {
        out[start..].make_ascii_uppercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64, verb: u8, precision: i64) -> String {
        String::from_utf8(format(value, verb, precision, false)).unwrap()
    }

    #[test]
    fn fixed_places_are_those_of_exact_arithmetic() {
        let mut bits: u64 = 1;
        for _ in 0..200_000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let value = f64::from_bits(bits >> 12 | (960 + (bits >> 3) % 130) << 52);
            let ties = ((bits >> 40) as f64) / 64.0;
            for value in [value, ties] {
                let places = (bits >> 20) as usize % 24;
                assert_eq!(text(value, b'f', places as i64), format!("{value:.places$}"), "{value:e}");
            }
        }
    }

    #[test]
    fn layouts_are_those_of_go() {
        assert_eq!(text(0.0, b'g', -1), "0");
        assert_eq!(text(-0.0, b'g', -1), "-0");
        assert_eq!(text(0.5, b'f', 0), "0");
        assert_eq!(text(1.5, b'e', -1), "1.5e+00");
        assert_eq!(text(0.0, b'e', 3), "0.000e+00");
        assert_eq!(text(123_456_789.0, b'f', -1), "123456789");
        assert_eq!(text(1.0, b'x', -1), "0x1p+00");
        assert_eq!(text(1.0, b'b', -1), "4503599627370496p-52");
        assert_eq!(text(100.0, b'g', 2), "1e+02");
        assert_eq!(text(1e-7, b'f', -1), "0.0000001");
    }
}
