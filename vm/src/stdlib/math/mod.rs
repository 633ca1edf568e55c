//! `math`: functions of floats, each the same to the last bit as on Go's amd64.
//!
//! Go's results come from particular approximations (Cephes and FreeBSD's msun, and for `Exp` a Taylor series in assembly),
//! so these are followed term by term; the order of operations matters. Square roots and rounding are exact anyway.

mod bessel;
pub(super) mod big;
pub(super) mod bits;
mod exponential;
mod lgamma;
pub(super) mod rand;
mod rand_mix;
pub(super) mod rand_v2;
mod special;
mod trigonometric;

use super::native::{NativeCx, NativeExit, NativeFn};
use exponential as exp;
use trigonometric as trig;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("Float64bits", |_| Ok(())),
    ("Float64frombits", |_| Ok(())),
    ("Float32bits", |_| Ok(())),
    ("Float32frombits", |_| Ok(())),
    ("Sqrt", |cx| unary(cx, f64::sqrt)),
    ("Floor", |cx| unary(cx, f64::floor)),
    ("Ceil", |cx| unary(cx, f64::ceil)),
    ("Trunc", |cx| unary(cx, f64::trunc)),
    ("Round", |cx| unary(cx, f64::round)),
    ("RoundToEven", |cx| unary(cx, f64::round_ties_even)),
    ("Abs", |cx| unary(cx, f64::abs)),
    ("Copysign", |cx| binary(cx, f64::copysign)),
    ("FMA", |cx| {
        let result = cx.float(0).mul_add(cx.float(1), cx.float(2));
        cx.set_float(0, result);
        Ok(())
    }),
    ("Mod", |cx| binary(cx, |x, y| x % y)),
    ("Remainder", |cx| binary(cx, remainder)),
    ("Frexp", |cx| {
        let (fraction, exponent) = frexp(cx.float(0));
        cx.set_float(0, fraction);
        cx.set_int(1, exponent);
        Ok(())
    }),
    ("Ldexp", |cx| {
        let result = ldexp(cx.float(0), cx.int(1));
        cx.set_float(0, result);
        Ok(())
    }),
    ("Modf", |cx| {
        let (whole, fraction) = modf(cx.float(0));
        cx.set_float(0, whole);
        cx.set_float(1, fraction);
        Ok(())
    }),
    ("Exp", |cx| unary(cx, exp::exp)),
    ("Exp2", |cx| unary(cx, exp::exp2)),
    ("Expm1", |cx| unary(cx, exp::expm1)),
    ("Log", |cx| unary(cx, exp::log)),
    ("Log1p", |cx| unary(cx, exp::log1p)),
    ("Log2", |cx| unary(cx, exp::log2)),
    ("Log10", |cx| unary(cx, exp::log10)),
    ("Pow", |cx| binary(cx, exp::pow)),
    ("pow10", |cx| {
        let result = format!("1e{}", cx.int(0)).parse().unwrap_or(0.0);
        cx.set_float(0, result);
        Ok(())
    }),
    ("Hypot", |cx| binary(cx, hypot)),
    ("Cbrt", |cx| unary(cx, exp::cbrt)),
    ("Sin", |cx| unary(cx, trig::sin)),
    ("Cos", |cx| unary(cx, trig::cos)),
    ("Tan", |cx| unary(cx, trig::tan)),
    ("Sincos", |cx| {
        let (sin, cos) = (trig::sin(cx.float(0)), trig::cos(cx.float(0)));
        cx.set_float(0, sin);
        cx.set_float(1, cos);
        Ok(())
    }),
    ("Asin", |cx| unary(cx, trig::asin)),
    ("Acos", |cx| unary(cx, trig::acos)),
    ("Atan", |cx| unary(cx, trig::atan)),
    ("Atan2", |cx| binary(cx, trig::atan2)),
    ("Sinh", |cx| unary(cx, exp::sinh)),
    ("Cosh", |cx| unary(cx, exp::cosh)),
    ("Tanh", |cx| unary(cx, exp::tanh)),
    ("Gamma", |cx| unary(cx, special::gamma)),
    ("Erf", |cx| unary(cx, special::erf)),
    ("Erfc", |cx| unary(cx, special::erfc)),
    ("Erfinv", |cx| unary(cx, special::erfinv)),
    ("Lgamma", |cx| {
        let (value, sign) = lgamma::lgamma(cx.float(0));
        cx.set_float(0, value);
        cx.set_int(1, sign);
        Ok(())
    }),
    ("J0", |cx| unary(cx, bessel::j0)),
    ("J1", |cx| unary(cx, bessel::j1)),
    ("Jn", |cx| of_order(cx, bessel::jn)),
    ("Y0", |cx| unary(cx, bessel::y0)),
    ("Y1", |cx| unary(cx, bessel::y1)),
    ("Yn", |cx| of_order(cx, bessel::yn)),
];

fn unary(cx: &mut NativeCx<'_>, function: fn(f64) -> f64) -> Result<(), NativeExit> {
    let result = function(cx.float(0));
    cx.set_float(0, result);
    Ok(())
}

fn binary(cx: &mut NativeCx<'_>, function: fn(f64, f64) -> f64) -> Result<(), NativeExit> {
    let result = function(cx.float(0), cx.float(1));
    cx.set_float(0, result);
    Ok(())
}

fn of_order(cx: &mut NativeCx<'_>, function: fn(i64, f64) -> f64) -> Result<(), NativeExit> {
    let result = function(cx.int(0), cx.float(1));
    cx.set_float(0, result);
    Ok(())
}

/// Go's not-a-number.
const NAN: f64 = f64::from_bits(0x7FF8_0000_0000_0001);

/// The polynomial with these coefficients, the highest first, by Horner's rule.
fn horner(x: f64, coefficients: &[f64]) -> f64 {
    coefficients[1..].iter().fold(coefficients[0], |sum, coefficient| sum * x + coefficient)
}

/// A fraction in [½, 1) and a power of two.
fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (x, shift) = if x.abs() < f64::MIN_POSITIVE { (x * (1_u64 << 52) as f64, -52) } else { (x, 0) };
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i64 - 1022;
    (f64::from_bits(bits & !(0x7FF << 52) | 1022 << 52), exponent + shift)
}

/// `fraction × 2^exponent`, rounded once.
fn ldexp(fraction: f64, exponent: i64) -> f64 {
    if fraction == 0.0 || !fraction.is_finite() {
        return fraction;
    }
    let (fraction, own) = frexp(fraction);
    let exponent = exponent.saturating_add(own);
    if exponent > 1024 {
        return f64::INFINITY.copysign(fraction);
    }
    if exponent < -1074 {
        return 0_f64.copysign(fraction);
    }
    // 2 × fraction is in [1, 2), so that the factor 2^(exponent-1) is a normal number, or one below is split in two.
    let power = exponent - 1;
    if power >= -1022 {
        return 2.0 * fraction * f64::from_bits(((power + 1023) as u64) << 52);
    }
    2.0 * fraction * f64::from_bits(((power + 53 + 1023) as u64) << 52) * f64::from_bits((1023 - 53) << 52)
}

/// Whole and fractional part, both with the sign.
fn modf(x: f64) -> (f64, f64) {
    let whole = x.trunc();
    if x.is_infinite() { (x, NAN) } else { (whole, (x - whole).copysign(x)) }
}

/// IEEE 754's remainder, `x - n·y` with `n` the integer nearest to `x/y`.
fn remainder(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() || x.is_infinite() || y == 0.0 {
        return NAN;
    }
    if y.is_infinite() {
        return x;
    }
    let (magnitude, y) = (x.abs(), y.abs());
    let mut rest = if y <= f64::MAX / 2.0 { magnitude % (y + y) } else { magnitude };
    if y < f64::MIN_POSITIVE * 2.0 {
        if rest + rest > y {
            rest -= y;
            if rest + rest >= y {
                rest -= y;
            }
        }
    } else if rest > 0.5 * y {
        rest -= y;
        if rest >= 0.5 * y {
            rest -= y;
        }
    }
    if magnitude == y {
        rest = 0.0;
    }
    if x.is_sign_negative() { -rest } else { rest }
}

fn hypot(p: f64, q: f64) -> f64 {
    let (p, q) = (p.abs(), q.abs());
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return NAN;
    }
    let (large, small) = if p > q { (p, q) } else { (q, p) };
    if large == 0.0 {
        return 0.0;
    }
    let ratio = small / large;
    large * (ratio * ratio + 1.0).sqrt()
}
