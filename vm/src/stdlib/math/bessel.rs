//! Bessel functions of the first and the second kind, after FreeBSD's msun.

mod coefficients;

use std::f64::consts::{FRAC_2_PI, FRAC_2_SQRT_PI};

use super::exponential::log;
use super::trigonometric::{cos, sin};
use super::{NAN, horner};
use coefficients::{J0_R, J0_S, J1_R, J1_S, P0, P1, Q0, Q1, Y0_U, Y0_V, Y1_U, Y1_V};

/// `1/sqrt(pi)`.
const FRAC_1_SQRT_PI: f64 = FRAC_2_SQRT_PI / 2.0;

/// Beyond this the asymptotic amplitude is 1 and the phase has no correction.
const AMPLITUDE_IS_ONE: f64 = f64::from_bits((1023 + 129) << 52); // 2^129

/// From here on orders above 1 are asymptotic, too.
const ALL_ORDERS_ASYMPTOTIC: f64 = f64::from_bits((1023 + 302) << 52); // 2^302

/// `ln(f64::MAX)`.
const LARGEST_EXPONENT: f64 = 709.782_712_893_384;

/// Both functions of order 0 from 2 on.
fn asymptotic_0(x: f64) -> (f64, f64) {
    let (s, c) = (sin(x), cos(x));
    let (mut minus, mut plus) = (s - c, s + c);
    if x < f64::MAX / 2.0 {
        // One of the two has lost digits, and their product has not.
        let z = -cos(x + x);
        if s * c < 0.0 {
            plus = z / minus;
        } else {
            minus = z / plus;
        }
    }
    wave(x, plus, minus, &P0, &Q0, -0.125)
}

/// Both functions of order 1 from 2 on.
fn asymptotic_1(x: f64) -> (f64, f64) {
    let (s, c) = (sin(x), cos(x));
    let (mut minus, mut plus) = (-s - c, s - c);
    if x < f64::MAX / 2.0 {
        let z = cos(x + x);
        if s * c > 0.0 {
            plus = z / minus;
        } else {
            minus = z / plus;
        }
    }
    wave(x, plus, minus, &P1, &Q1, 0.375)
}

/// The first kind and the second, from the cosine and the sine of the phase.
fn wave(x: f64, cosine: f64, sine: f64, p: &[Ratio<5>; 4], q: &[Ratio<6>; 4], leading: f64) -> (f64, f64) {
    if x > AMPLITUDE_IS_ONE {
        return (FRAC_1_SQRT_PI * cosine / x.sqrt(), FRAC_1_SQRT_PI * sine / x.sqrt());
    }
    let u = 1.0 + ratio(x, p);
    let v = (leading + ratio(x, q)) / x;
    (FRAC_1_SQRT_PI * (u * cosine - v * sine) / x.sqrt(), FRAC_1_SQRT_PI * (u * sine + v * cosine) / x.sqrt())
}

/// A rational function of `1/x²`: numerator and denominator, the highest coefficients first; the denominator's last is 1.
type Ratio<const N: usize> = ([f64; 6], [f64; N]);

/// The one of the ratios that holds for `x`: from 8 on, from 4.5454, from 2.8571, from 2.
fn ratio<const N: usize>(x: f64, ratios: &[Ratio<N>; 4]) -> f64 {
    let (r, s) = match x {
        8.0.. => &ratios[0],
        4.5454.. => &ratios[1],
        2.8571.. => &ratios[2],
        _ => &ratios[3],
    };
    let z = 1.0 / (x * x);
    horner(z, r) / (1.0 + z * horner(z, s))
}

pub(super) fn j0(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let x = x.abs();
    if x.is_infinite() {
        return 0.0;
    }
    if x >= 2.0 {
        return asymptotic_0(x).0;
    }
    if x < 1.0 / (1 << 27) as f64 {
        return 1.0;
    }
    if x < 1.0 / (1 << 13) as f64 {
        return 1.0 - 0.25 * x * x;
    }
    let z = x * x;
    let quotient = z * horner(z, &J0_R) / horner(z, &J0_S);
    if x < 1.0 {
        return 1.0 + z * (-0.25 + quotient);
    }
    let u = 0.5 * x;
    (1.0 + u) * (1.0 - u) + z * quotient
}

pub(super) fn y0(x: f64) -> f64 {
    if let Some(special) = second_kind_special(x) {
        return special;
    }
    if x >= 2.0 {
        return asymptotic_0(x).1;
    }
    if x <= 1.0 / (1 << 27) as f64 {
        return Y0_U[Y0_U.len() - 1] + FRAC_2_PI * log(x);
    }
    let z = x * x;
    horner(z, &Y0_U) / horner(z, &Y0_V) + FRAC_2_PI * j0(x) * log(x)
}

/// What the second kind is where it is no ordinary number.
fn second_kind_special(x: f64) -> Option<f64> {
    if x < 0.0 || x.is_nan() {
        Some(NAN)
    } else if x.is_infinite() {
        Some(0.0)
    } else if x == 0.0 {
        Some(f64::NEG_INFINITY)
    } else {
        None
    }
}

pub(super) fn j1(argument: f64) -> f64 {
    if argument.is_nan() {
        return argument;
    }
    if argument.is_infinite() || argument == 0.0 {
        return 0.0;
    }
    let x = argument.abs();
    if x < 1.0 / (1 << 27) as f64 {
        // Without the sign, as in Go.
        return 0.5 * x;
    }
    let value = if x >= 2.0 {
        asymptotic_1(x).0
    } else {
        let z = x * x;
        0.5 * x + z * horner(z, &J1_R) * x / horner(z, &J1_S)
    };
    if argument < 0.0 { -value } else { value }
}

pub(super) fn y1(x: f64) -> f64 {
    if let Some(special) = second_kind_special(x) {
        return special;
    }
    if x >= 2.0 {
        return asymptotic_1(x).1;
    }
    if x <= 1.0 / (1_u64 << 54) as f64 {
        return -FRAC_2_PI / x;
    }
    let z = x * x;
    x * (horner(z, &Y1_U) / horner(z, &Y1_V)) + FRAC_2_PI * (j1(x) * log(x) - 1.0 / x)
}

pub(super) fn jn(order: i64, argument: f64) -> f64 {
    if argument.is_nan() {
        return argument;
    }
    if argument.is_infinite() {
        return 0.0;
    }
    if order == 0 {
        return j0(argument);
    }
    if argument == 0.0 {
        return 0.0;
    }
    let (n, x) = if order < 0 { (order.wrapping_neg(), -argument) } else { (order, argument) };
    if n == 1 {
        return j1(x);
    }
    let negative = x < 0.0 && n & 1 == 1;
    let x = x.abs();
    let value = if n as f64 > x {
        if x < 1.0 / (1 << 29) as f64 { first_term(n, x) } else { backward(n, x) }
    } else if x >= ALL_ORDERS_ASYMPTOTIC {
        let (s, c) = (sin(x), cos(x));
        let phase = match n & 3 {
            0 => c + s,
            1 => -c + s,
            2 => -c - s,
            _ => c - s,
        };
        FRAC_1_SQRT_PI * phase / x.sqrt()
    } else {
        let (mut before, mut value) = (j0(x), j1(x));
        for i in 1..n {
            (before, value) = (value, value * ((i + i) as f64 / x) - before);
        }
        value
    };
    if negative { -value } else { value }
}

/// `(x/2)^n / n!`, which is all that counts of a tiny argument's power series.
fn first_term(n: i64, x: f64) -> f64 {
    if n > 33 {
        return 0.0;
    }
    let half = x * 0.5;
    let (mut power, mut factorial) = (half, 1.0);
    for i in 2..=n {
        factorial *= i as f64;
        power *= half;
    }
    power / factorial
}

/// An order above the argument, where recurrence upwards would lose all digits: downwards from a continued fraction.
fn backward(n: i64, x: f64) -> f64 {
    let w = (n + n) as f64 / x;
    let h = 2.0 / x;
    let mut z = w + h;
    let (mut q0, mut q1) = (w, w * z - 1.0);
    let mut k = 1;
    while q1 < 1e9 {
        k += 1;
        z += h;
        (q0, q1) = (q1, z * q1 - q0);
    }
    let mut t = 0.0;
    let mut i = 2 * (n + k);
    while i >= n + n {
        t = 1.0 / (i as f64 / x - t);
        i -= 2;
    }
    let (mut a, mut b) = (t, 1.0);
    let overflows = n as f64 * log((h * n as f64).abs()) >= LARGEST_EXPONENT;
    for i in (1..n).rev() {
        (a, b) = (b, b * (i + i) as f64 / x - a);
        if overflows && b > 1e100 {
            a /= b;
            t /= b;
            b = 1.0;
        }
    }
    t * j0(x) / b
}

pub(super) fn yn(order: i64, x: f64) -> f64 {
    if x < 0.0 || x.is_nan() {
        return NAN;
    }
    if x.is_infinite() {
        return 0.0;
    }
    if order == 0 {
        return y0(x);
    }
    let negative = order < 0 && order & 1 != 0;
    if x == 0.0 {
        return if negative { f64::INFINITY } else { f64::NEG_INFINITY };
    }
    let n = order.wrapping_abs();
    let value = if n == 1 {
        y1(x)
    } else if x >= ALL_ORDERS_ASYMPTOTIC {
        let (s, c) = (sin(x), cos(x));
        let phase = match n & 3 {
            0 => s - c,
            1 => -s - c,
            2 => -s + c,
            _ => s + c,
        };
        FRAC_1_SQRT_PI * phase / x.sqrt()
    } else {
        let (mut before, mut value) = (y0(x), y1(x));
        for i in 1..n {
            if value == f64::NEG_INFINITY {
                break;
            }
            (before, value) = (value, (i + i) as f64 / x * value - before);
        }
        value
    };
    if negative { -value } else { value }
}
