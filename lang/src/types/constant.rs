//! Values of constants and their arithmetic (Go specification, "Constants" and "Constant expressions").

use std::cmp::Ordering;
use std::sync::Arc;

use num_bigint::{BigInt, Sign};
use num_traits::{Num, One, Signed, ToPrimitive, Zero};

use super::float::{BINARY32, BINARY64, Float};
use super::{Basic, format_number};
use crate::typed::{BinaryOp, CompareOp, Const};

/// The value of a constant, as exact as the specification asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not known, because of an error that was reported.
    Unknown,
    /// A boolean.
    Bool(bool),
    /// A string's bytes.
    Str(Arc<[u8]>),
    /// An integer.
    Int(BigInt),
    /// Any other real number; may be integral.
    Float(Box<Float>),
    /// A complex number, which may be real: its real and imaginary parts.
    Complex(Box<(Float, Float)>),
}

impl Value {
    /// An integer's value.
    pub fn int(value: i64) -> Value {
        Value::Int(BigInt::from(value))
    }

    /// The value of an integer literal as written; `None` where it is malformed.
    pub fn parse_int(text: &str) -> Option<Value> {
        if !text.starts_with('0')
            && let Ok(small) = text.parse::<i64>()
        {
            return Some(Value::int(small));
        }
        let digits = text.replace('_', "");
        let (radix, digits) = match digits.as_bytes() {
            [b'0', b'x' | b'X', ..] => (16, &digits[2..]),
            [b'0', b'b' | b'B', ..] => (2, &digits[2..]),
            [b'0', b'o' | b'O', ..] => (8, &digits[2..]),
            [b'0', _, ..] => (8, &digits[1..]),
            _ => (10, &digits[..]),
        };
        BigInt::from_str_radix(digits, radix).ok().map(Value::Int)
    }

    /// The value of a floating-point literal as written; `None` where it is malformed or out of all bounds.
    pub fn parse_float(text: &str) -> Option<Value> {
        let text = text.replace('_', "").to_ascii_lowercase();
        let (radix, body, mark) = match text.strip_prefix("0x") {
            Some(hex) => (16, hex, 'p'),
            None => (10, &text[..], 'e'),
        };
        let (mantissa, exp) = match body.split_once(mark) {
            Some((mantissa, exp)) => (mantissa, exp.parse::<i64>().ok()?),
            None => (body, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = BigInt::from_str_radix(&format!("0{whole}{fraction}"), radix).ok()?;
        if digits.is_zero() {
            return Some(Value::real(Float::from_int(&digits)));
        }
        let digit_bits = if radix == 16 { 4 } else { 1 };
        let exp = exp.checked_sub(digit_bits * fraction.len() as i64)?;
        // As Go's big floats, of which the exponent has 32 bits.
        i32::try_from(exp).ok()?;
        let value = match radix {
            16 => Float::from_parts(digits, 0, exp),
            _ => Float::from_parts(digits, exp, 0),
        };
        let vanishes = value.is_none() && exp < 0;
        let value = if vanishes { Some(Float::from_int(&BigInt::ZERO)) } else { value };
        value.map(Value::real)
    }

    /// The value of an imaginary literal as written; `None` where it is malformed or out of all bounds.
    pub fn parse_imaginary(text: &str) -> Option<Value> {
        let text = text.strip_suffix('i')?.to_ascii_lowercase();
        let value = match text.as_bytes() {
            [b'0', b'x', ..] if !text.contains(['.', 'p']) => Value::parse_int(&text),
            [b'0', b'b' | b'o', ..] => Value::parse_int(&text),
            // Digits are decimal here, after a leading 0 too.
            _ => Value::parse_float(&text),
        };
        Some(Value::complex(Float::from_int(&BigInt::ZERO), value?.to_float()?))
    }

    /// A real number that need not be an integer.
    pub fn real(value: Float) -> Value {
        Value::Float(Box::new(value))
    }

    /// The complex number with these parts.
    pub fn complex(re: Float, im: Float) -> Value {
        Value::Complex(Box::new((re, im)))
    }

    /// The number as an integer, if it is one.
    pub fn to_int(&self) -> Option<BigInt> {
        match self {
            Value::Int(i) => Some(i.clone()),
            Value::Float(f) => f.to_int(),
            Value::Complex(parts) if parts.1.is_zero() => parts.0.to_int(),
            _ => None,
        }
    }

    /// The real and imaginary parts of a number.
    pub fn to_complex(&self) -> Option<(Float, Float)> {
        match self {
            Value::Complex(parts) => Some((**parts).clone()),
            _ => Some((self.to_float()?, Float::from_int(&BigInt::ZERO))),
        }
    }

    /// The number as a [`Float`], if the value is a real number.
    pub fn to_float(&self) -> Option<Float> {
        match self {
            Value::Int(i) => Some(Float::from_int(i)),
            Value::Float(f) => Some(Float::clone(f)),
            Value::Complex(parts) if parts.1.is_zero() => Some(parts.0.clone()),
            _ => None,
        }
    }

    /// The integer if it fits an `i64`.
    pub fn to_i64(&self) -> Option<i64> {
        self.to_int()?.to_i64()
    }

    /// The integer if it fits a `u64`.
    pub fn to_u64(&self) -> Option<u64> {
        self.to_int()?.to_u64()
    }

    /// Whether the value is a number below 0.
    pub fn is_negative(&self) -> bool {
        match self {
            Value::Int(i) => i.is_negative(),
            Value::Float(f) => f.sign() == Sign::Minus,
            _ => false,
        }
    }

    /// Whether the value is the number 0.
    pub fn is_zero(&self) -> bool {
        match self {
            Value::Int(i) => i.is_zero(),
            Value::Float(f) => f.is_zero(),
            Value::Complex(parts) => parts.0.is_zero() && parts.1.is_zero(),
            _ => false,
        }
    }

    /// Whether the value is too large to be known.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Value::Unknown)
    }

    /// Whether the value, as a complex number, is so small that the squares of its parts are 0, which rules it out as a divisor.
    pub fn has_vanishing_norm(&self) -> bool {
        let vanishes = |part: &Float| part.mul(part).is_some_and(|square| square.is_zero());
        match self {
            Value::Complex(parts) => vanishes(&parts.0) && vanishes(&parts.1),
            Value::Float(value) => vanishes(value),
            _ => false,
        }
    }

    /// Bits of an integer's magnitude; 0 for other values.
    pub fn int_bits(&self) -> u64 {
        match self {
            Value::Int(i) => i.bits(),
            _ => 0,
        }
    }

    /// `-x`
    pub fn neg(&self) -> Value {
        match self {
            Value::Int(i) => Value::Int(-i),
            Value::Float(f) => Value::real(f.neg()),
            Value::Complex(parts) => Value::complex(parts.0.neg(), parts.1.neg()),
            _ => Value::Unknown,
        }
    }

    /// `^x`, within `unsigned_bits` where the type is unsigned.
    pub fn bit_not(&self, unsigned_bits: Option<u32>) -> Value {
        match (self.to_int(), unsigned_bits) {
            (Some(i), None) => Value::Int(-i - 1),
            (Some(i), Some(bits)) => Value::Int(((BigInt::one() << bits) - 1) ^ i),
            (None, _) => Value::Unknown,
        }
    }

    /// `x op y`; not for shifts. `integer` selects truncated division; a divisor is not 0.
    pub fn binary(&self, op: BinaryOp, other: &Value, integer: bool) -> Value {
        if let (Value::Str(a), Value::Str(b)) = (self, other) {
            return Value::Str([&a[..], &b[..]].concat().into());
        }
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => match op {
                BinaryOp::Add => Value::Int(a + b),
                BinaryOp::Sub => Value::Int(a - b),
                BinaryOp::Mul => Value::Int(a * b),
                // Go's compiler divides small integers as machine words, so the least one by -1 is itself.
                BinaryOp::Div if integer && *a == i64::MIN.into() && *b == (-1).into() => {
                    Value::Int(a.clone())
                }
                BinaryOp::Div if integer => Value::Int(a / b),
                BinaryOp::Div => Value::float(Float::from_int(a).div(&Float::from_int(b))),
                BinaryOp::Rem => Value::Int(a % b),
                BinaryOp::And => Value::Int(a & b),
                BinaryOp::Or => Value::Int(a | b),
                BinaryOp::Xor => Value::Int(a ^ b),
                BinaryOp::AndNot => Value::Int(a & (-b.clone() - 1)),
                BinaryOp::Shl | BinaryOp::Shr => Value::Unknown,
            },
            (Value::Complex(_), _) | (_, Value::Complex(_)) => {
                self.complex_binary(op, other).map_or(Value::Unknown, |(re, im)| Value::complex(re, im))
            }
            _ => {
                let (Some(a), Some(b)) = (self.to_float(), other.to_float()) else { return Value::Unknown };
                match op {
                    BinaryOp::Add => Value::float(a.add(&b)),
                    BinaryOp::Sub => Value::float(a.add(&b.neg())),
                    BinaryOp::Mul => Value::float(a.mul(&b)),
                    BinaryOp::Div => Value::float(a.div(&b)),
                    _ => Value::Unknown,
                }
            }
        }
    }

    fn complex_binary(&self, op: BinaryOp, other: &Value) -> Option<(Float, Float)> {
        let ((a, b), (c, d)) = (self.to_complex()?, other.to_complex()?);
        Some(match op {
            BinaryOp::Add => (a.add(&c)?, b.add(&d)?),
            BinaryOp::Sub => (a.add(&c.neg())?, b.add(&d.neg())?),
            BinaryOp::Mul => (a.mul(&c)?.add(&b.mul(&d)?.neg())?, b.mul(&c)?.add(&a.mul(&d)?)?),
            BinaryOp::Div => {
                let norm = c.mul(&c)?.add(&d.mul(&d)?)?;
                let re = a.mul(&c)?.add(&b.mul(&d)?)?;
                let im = b.mul(&c)?.add(&a.mul(&d)?.neg())?;
                (re.div(&norm)?, im.div(&norm)?)
            }
            _ => return None,
        })
    }

    fn float(value: Option<Float>) -> Value {
        value.map_or(Value::Unknown, Value::real)
    }

    /// `x << count` or `x >> count` of an integer.
    pub fn shift(&self, op: BinaryOp, count: u32) -> Value {
        match self.to_int() {
            Some(i) if op == BinaryOp::Shl => Value::Int(i << count),
            Some(i) => Value::Int(i >> count),
            None => Value::Unknown,
        }
    }

    /// `x op y`, `None` where a value is unknown.
    pub fn compare(&self, op: CompareOp, other: &Value) -> Option<bool> {
        let order = match (self, other) {
            (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
            (Value::Str(a), Value::Str(b)) => a.cmp(b),
            (Value::Int(a), Value::Int(b)) => a.cmp(b),
            (Value::Complex(_), _) | (_, Value::Complex(_)) => {
                let (a, b) = (self.to_complex()?, other.to_complex()?);
                a.0.compare(&b.0).then(a.1.compare(&b.1))
            }
            _ => self.to_float()?.compare(&other.to_float()?),
        };
        Some(match op {
            CompareOp::Eq => order == Ordering::Equal,
            CompareOp::Ne => order != Ordering::Equal,
            CompareOp::Lt => order == Ordering::Less,
            CompareOp::Le => order != Ordering::Greater,
            CompareOp::Gt => order == Ordering::Greater,
            CompareOp::Ge => order != Ordering::Less,
        })
    }

    /// The value as one of type `basic`, rounded to it; `None` where it is not representable.
    pub fn represent(&self, basic: Basic) -> Option<Value> {
        if matches!(self, Value::Unknown) {
            return Some(Value::Unknown);
        }
        match basic {
            Basic::Bool | Basic::UntypedBool => matches!(self, Value::Bool(_)).then(|| self.clone()),
            Basic::String | Basic::UntypedString => matches!(self, Value::Str(_)).then(|| self.clone()),
            Basic::UntypedFloat => self.to_float().map(|_| self.clone()),
            Basic::UntypedComplex => self.to_complex().map(|_| self.clone()),
            Basic::Complex64 | Basic::Complex128 => {
                let part = if basic == Basic::Complex64 { Basic::Float32 } else { Basic::Float64 };
                let (re, im) = self.to_complex()?;
                let [re, im] = [re, im].map(|x| Value::real(x).represent(part)?.to_float());
                Some(Value::complex(re?, im?))
            }
            Basic::Float32 | Basic::Float64 => {
                let format = if basic == Basic::Float32 { BINARY32 } else { BINARY64 };
                let rounded = self.to_float()?.round(format);
                rounded.is_finite().then(|| Value::real(Float::from_f64(rounded)))
            }
            _ => {
                let value = self.to_int()?;
                let fits = match integer_range(basic) {
                    // Literals in the common types, without arithmetic on big integers.
                    Some((bits, signed)) if value.bits() < u64::from(bits) => signed || !value.is_negative(),
                    Some((bits, true)) => {
                        let limit = BigInt::one() << (bits - 1);
                        -&limit <= value && value < limit
                    }
                    Some((bits, false)) => !value.is_negative() && value.bits() <= u64::from(bits),
                    None => matches!(basic, Basic::UntypedInt | Basic::UntypedRune),
                };
                fits.then_some(Value::Int(value))
            }
        }
    }

    /// The value as the typed tree holds it; it was represented in the type before.
    pub fn to_const(&self, basic: Basic) -> Const {
        match self {
            Value::Bool(b) => Const::Bool(*b),
            Value::Str(s) => Const::Str(Arc::clone(s)),
            Value::Int(_) | Value::Float(_) if matches!(basic, Basic::Float32 | Basic::Float64) => {
                Const::Float(self.to_float().map_or(0.0, |f| f.to_f64()))
            }
            Value::Int(_) | Value::Float(_) => {
                let value = self.to_int().unwrap_or_default();
                Const::Int(value.to_i64().unwrap_or_else(|| value.to_u64().unwrap_or_default() as i64))
            }
            // Complex numbers are made of their parts.
            Value::Complex(_) | Value::Unknown => Const::Int(0),
        }
    }
}

/// Width in bits and signedness of a sized integer type.
pub fn integer_range(basic: Basic) -> Option<(u32, bool)> {
    Some(match basic {
        Basic::Int | Basic::Int64 => (64, true),
        Basic::Int8 => (8, true),
        Basic::Int16 => (16, true),
        Basic::Int32 => (32, true),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr => (64, false),
        Basic::Uint8 => (8, false),
        Basic::Uint16 => (16, false),
        Basic::Uint32 => (32, false),
        _ => return None,
    })
}

/// As Go's compiler prints constants in messages: long strings cut, floats to six digits.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Unknown => f.write_str("unknown"),
            Value::Bool(b) => write!(f, "{b}"),
            Value::Int(i) => write!(f, "{i}"),
            Value::Float(x) => f.write_str(&format_number::constant(x)),
            Value::Complex(parts) => {
                let [re, im] = [&parts.0, &parts.1].map(format_number::constant);
                write!(f, "({re} + {im}i)")
            }
            Value::Str(s) => f.write_str(&format_number::quoted_prefix(s)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        for (text, printed) in
            [("0x_1F", "31"), ("0b101", "5"), ("017", "15"), ("0o17", "15"), ("1_000", "1000")]
        {
            assert_eq!(Value::parse_int(text).unwrap().to_string(), printed);
        }
        for (text, printed) in [
            ("1.5", "1.5"),
            ("0x1p-2", "0.25"),
            ("1e100", "1e+100"),
            (".5e1", "5"),
            ("3.14159265358979", "3.14159"),
        ] {
            assert_eq!(Value::parse_float(text).unwrap().to_string(), printed);
        }
    }

    #[test]
    fn representability() {
        assert!(Value::int(255).represent(Basic::Uint8).is_some());
        assert!(Value::int(256).represent(Basic::Uint8).is_none());
        assert!(Value::int(-1).represent(Basic::Uint64).is_none());
        assert!(Value::int(i64::MIN).represent(Basic::Int64).is_some());
        let half = Value::parse_float("0.5").unwrap();
        assert!(half.represent(Basic::Int).is_none());
        assert_eq!(Value::parse_float("2.0").unwrap().represent(Basic::Int), Some(Value::int(2)));
        assert!(Value::parse_float("1e39").unwrap().represent(Basic::Float32).is_none());
    }

    #[test]
    fn arithmetic() {
        let seven = Value::int(7);
        let minus_two = Value::int(-2);
        assert_eq!(seven.binary(BinaryOp::Div, &minus_two, true), Value::int(-3));
        assert_eq!(seven.binary(BinaryOp::Rem, &minus_two, true), Value::int(1));
        assert_eq!(seven.binary(BinaryOp::AndNot, &Value::int(3), true), Value::int(4));
        assert_eq!(seven.binary(BinaryOp::Div, &minus_two, false).to_string(), "-3.5");
        assert_eq!(seven.bit_not(Some(8)), Value::int(248));
        assert_eq!(seven.bit_not(None), Value::int(-8));
    }
}
