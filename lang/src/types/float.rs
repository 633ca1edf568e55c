//! Untyped floating-point constants: rationals, rounded to 512 bits once they grow large.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Bits that a numerator or denominator may have before the value is rounded.
const EXACT_BITS: u64 = 4096;

/// Bits of a rounded value (the specification asks for at least 256, Go's compiler keeps 512).
const ROUNDED_BITS: u64 = 512;

/// Largest binary exponent, as that of Go's `big.Float`.
const MAX_EXPONENT: i64 = i32::MAX as i64;

/// Largest exponent of a value that is made an integer.
const MAX_INTEGER_EXPONENT: i64 = 4096;

/// The value `num / den * 2^exp`. `num` and `den` are odd (or `num` is 0) and have no common divisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Float {
    num: BigInt,
    den: BigInt,
    exp: i64,
}

/// A binary floating-point format.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    mantissa_bits: i64,
    min_exponent: i64,
    max_exponent: i64,
}

/// IEEE 754 binary32.
pub(crate) const BINARY32: Format = Format { mantissa_bits: 24, min_exponent: -149, max_exponent: 104 };
/// IEEE 754 binary64.
pub(crate) const BINARY64: Format = Format { mantissa_bits: 53, min_exponent: -1074, max_exponent: 971 };

fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    let (mut a, mut b) = (a.abs(), b.abs());
    while !b.is_zero() {
        let r = &a % &b;
        a = std::mem::replace(&mut b, r);
    }
    a
}

impl Float {
    /// `num / den * 2^exp`, reduced and rounded. `None` where the exponent is out of range. `den` is positive.
    fn new(num: BigInt, den: BigInt, exp: i64) -> Option<Float> {
        if num.is_zero() {
            return Some(Float { num, den: BigInt::one(), exp: 0 });
        }
        let num_zeros = num.trailing_zeros().unwrap_or(0);
        let den_zeros = den.trailing_zeros().unwrap_or(0);
        let (mut num, mut den) = (num >> num_zeros, den >> den_zeros);
        let mut exp = exp + num_zeros as i64 - den_zeros as i64;
        if !den.is_one() {
            let divisor = gcd(&num, &den);
            if !divisor.is_one() {
                num /= &divisor;
                den /= &divisor;
            }
        }
        if num.bits() > EXACT_BITS || den.bits() > EXACT_BITS {
            let (mantissa, shift) = quotient(&num, &den, ROUNDED_BITS as i64);
            let zeros = mantissa.trailing_zeros().unwrap_or(0);
            num = mantissa >> zeros;
            den = BigInt::one();
            exp += shift + zeros as i64;
        }
        if exp > MAX_EXPONENT {
            return None;
        }
        if exp < -MAX_EXPONENT {
            return Some(Float { num: BigInt::zero(), den: BigInt::one(), exp: 0 });
        }
        Some(Float { num, den, exp })
    }

    /// The integer's value.
    pub(crate) fn from_int(value: &BigInt) -> Float {
        Float::new(value.clone(), BigInt::one(), 0).expect("an integer's exponent is small")
    }

    /// A finite number's value.
    pub(crate) fn from_f64(value: f64) -> Float {
        let bits = value.to_bits();
        let biased = ((bits >> 52) & 0x7ff) as i64;
        let fraction = (bits & ((1 << 52) - 1)) as i64;
        let (mantissa, exp) =
            if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
        let num = BigInt::from(if value.is_sign_negative() { -mantissa } else { mantissa });
        Float::new(num, BigInt::one(), exp).expect("a float64's exponent is small")
    }

    /// `digits * 10^exp10 * 2^exp2`; `None` where it is too large.
    pub(crate) fn from_parts(digits: BigInt, exp10: i64, exp2: i64) -> Option<Float> {
        let value = Float::new(digits, BigInt::one(), exp2)?;
        let mut power = Float::from_int(&BigInt::one());
        let mut base = Float::from_int(&BigInt::from(10));
        let mut n = exp10.unsigned_abs();
        while n > 0 {
            if n & 1 == 1 {
                power = power.mul(&base)?;
            }
            n >>= 1;
            if n > 0 {
                base = base.mul(&base)?;
            }
        }
        if exp10 < 0 { value.div(&power) } else { value.mul(&power) }
    }

    /// Whether the value is 0.
    pub(crate) fn is_zero(&self) -> bool {
        self.num.is_zero()
    }

    /// The sign.
    pub(crate) fn sign(&self) -> Sign {
        self.num.sign()
    }

    /// The negated value.
    pub(crate) fn neg(&self) -> Float {
        Float { num: -&self.num, den: self.den.clone(), exp: self.exp }
    }

    /// The sum; `None` where it is too large.
    pub(crate) fn add(&self, other: &Float) -> Option<Float> {
        if self.is_zero() {
            return Some(other.clone());
        }
        if other.is_zero() {
            return Some(self.clone());
        }
        let (high, low) = if self.exp >= other.exp { (self, other) } else { (other, self) };
        let gap = high.exp - low.exp;
        if gap > 4 * EXACT_BITS as i64 {
            return Some(high.clone());
        }
        let num = (&high.num << gap as u64) * &low.den + &low.num * &high.den;
        Float::new(num, &high.den * &low.den, low.exp)
    }

    /// The product; `None` where it is too large.
    pub(crate) fn mul(&self, other: &Float) -> Option<Float> {
        Float::new(&self.num * &other.num, &self.den * &other.den, self.exp + other.exp)
    }

    /// The quotient; `None` where it is too large. `other` is not 0.
    pub(crate) fn div(&self, other: &Float) -> Option<Float> {
        let sign = if other.num.is_negative() { -BigInt::one() } else { BigInt::one() };
        Float::new(&self.num * &other.den * sign, &self.den * other.num.abs(), self.exp - other.exp)
    }

    /// The order of the values.
    pub(crate) fn compare(&self, other: &Float) -> Ordering {
        match self.add(&other.neg()).map(|difference| difference.sign()) {
            Some(Sign::Minus) => Ordering::Less,
            Some(Sign::NoSign) => Ordering::Equal,
            Some(Sign::Plus) => Ordering::Greater,
            None => self.sign().cmp(&other.sign()),
        }
    }

    /// The integer, if the value is one (of reasonable size).
    pub(crate) fn to_int(&self) -> Option<BigInt> {
        let integer = self.den.is_one() && (0..=MAX_INTEGER_EXPONENT).contains(&self.exp);
        integer.then(|| &self.num << self.exp as u64)
    }

    /// The nearest number of `format`, ties to even; infinite where it is out of range.
    pub(crate) fn round(&self, format: Format) -> f64 {
        if self.is_zero() {
            return 0.0;
        }
        let magnitude = self.num.bits() as i64 - self.den.bits() as i64 + self.exp;
        if magnitude > format.max_exponent + format.mantissa_bits + 2 {
            return if self.num.is_negative() { f64::NEG_INFINITY } else { f64::INFINITY };
        }
        if magnitude < format.min_exponent - 2 {
            return if self.num.is_negative() { -0.0 } else { 0.0 };
        }
        let (mantissa, shift) = quotient(&self.num, &self.den, format.mantissa_bits);
        let exp = shift + self.exp;
        if exp < format.min_exponent {
            let (mantissa, shift) = quotient_at(&self.num, &self.den, format.min_exponent - self.exp);
            return scale(&mantissa, shift + self.exp);
        }
        if exp > format.max_exponent {
            return if self.num.is_negative() { f64::NEG_INFINITY } else { f64::INFINITY };
        }
        scale(&mantissa, exp)
    }

    /// The nearest float64.
    pub(crate) fn to_f64(&self) -> f64 {
        self.round(BINARY64)
    }

    /// Mantissa in [0.5, 1) and binary exponent.
    pub(crate) fn mantissa_exponent(&self) -> (f64, i64) {
        let (mantissa, shift) = quotient(&self.num, &self.den, 53);
        let bits = mantissa.bits() as i64;
        (mantissa.to_f64().unwrap_or(0.0) / (bits as f64).exp2(), shift + self.exp + bits)
    }
}

/// `mantissa * 2^exp`, which a float64 holds exactly.
fn scale(mantissa: &BigInt, exp: i64) -> f64 {
    let m = mantissa.to_f64().unwrap_or(0.0);
    // Two steps, as 2^exp alone may be out of range.
    let half = exp / 2;
    m * (half as f64).exp2() * ((exp - half) as f64).exp2()
}

/// `num / den` rounded to an integer of `bits` bits times `2^shift`, ties to even.
fn quotient(num: &BigInt, den: &BigInt, bits: i64) -> (BigInt, i64) {
    let mut shift = num.bits() as i64 - den.bits() as i64 - bits;
    // The quotient has `bits` or `bits + 1` bits; take the latter case one coarser.
    let probe = divide_at(num, den, shift).0;
    if probe.bits() as i64 > bits {
        shift += 1;
    }
    let (mut mantissa, at) = quotient_at(num, den, shift);
    let mut shift = at;
    if mantissa.bits() as i64 > bits && bits > 0 {
        mantissa >>= 1u32;
        shift += 1;
    }
    (mantissa, shift)
}

/// `num / den` rounded to a multiple of `2^shift`, ties to even.
fn quotient_at(num: &BigInt, den: &BigInt, shift: i64) -> (BigInt, i64) {
    let (floor, rest, divisor) = divide_at(num, den, shift);
    let twice = rest << 1u32;
    let up = match twice.cmp(&divisor) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => floor.bit(0),
    };
    let magnitude = if up { floor + 1 } else { floor };
    (if num.is_negative() { -magnitude } else { magnitude }, shift)
}

/// `|num| / (den * 2^shift)`: integer part, remainder and divisor.
fn divide_at(num: &BigInt, den: &BigInt, shift: i64) -> (BigInt, BigInt, BigInt) {
    let num = num.abs();
    let (num, den) =
        if shift < 0 { (num << shift.unsigned_abs(), den.clone()) } else { (num, den << shift as u64) };
    let floor = &num / &den;
    let rest = num - &floor * &den;
    (floor, rest, den)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float(digits: i64, exp10: i64) -> Float {
        Float::from_parts(BigInt::from(digits), exp10, 0).unwrap()
    }

    #[test]
    fn decimals_round_as_the_standard_library_rounds_them() {
        for (digits, exp10, text) in [
            (1, -1, "0.1"),
            (3, -1, "0.3"),
            (17976931348623157, 292, "1.7976931348623157e308"),
            (5, -324, "5e-324"),
            (2, -324, "2e-324"),
            (22250738585072011, -324, "2.2250738585072011e-308"),
            (9007199254740993, 0, "9007199254740993"),
            (1, 400, "inf"),
            (-123456789, 20, "-123456789e20"),
        ] {
            let expected: f64 = text.parse().unwrap();
            assert_eq!(float(digits, exp10).to_f64().to_bits(), expected.to_bits(), "{text}");
        }
        assert_eq!(float(16777217, 0).round(BINARY32), 16777216.0);
        assert_eq!(float(1, -45).round(BINARY32), f64::from(1e-45f32));
        assert_eq!(float(4, 38).round(BINARY32), f64::INFINITY);
    }

    #[test]
    fn arithmetic_is_exact() {
        let third = float(1, 0).div(&float(3, 0)).unwrap();
        let one = third.add(&third).unwrap().add(&third).unwrap();
        assert_eq!(one.to_int(), Some(BigInt::one()));
        assert_eq!(float(1, 5000).div(&float(1, 4999)).unwrap().to_f64(), 10.0);
        assert_eq!(Float::from_f64(-0.75), float(-75, -2));
    }
}
