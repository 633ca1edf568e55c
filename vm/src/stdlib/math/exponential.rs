//! Exponentials, logarithms, powers, hyperbolic functions.

#![allow(clippy::excessive_precision, clippy::approx_constant, reason = "coefficients as published")]

use super::{NAN, frexp, horner, ldexp, modf};

const LN2_HIGH: f64 = 6.931_471_803_691_238_164_90e-01;
const LN2_LOW: f64 = 1.908_214_929_270_587_700_02e-10;

/// Whether Go's assembly would use fused operations on this machine.
fn has_fma() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("fma") && std::arch::is_x86_feature_detected!("avx");
    #[cfg(not(target_arch = "x86_64"))]
    false
}

/// The Taylor series of Go's amd64 code: `x - k·ln 2` is divided by 16, and the result of the series squared four times, as
/// `y = e^r - 1`, so that the 1 does not cost bits.
pub(super) fn exp(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::NEG_INFINITY {
        return 0.0;
    }
    if x > 7.097_827_128_933_84e2 {
        return f64::INFINITY;
    }
    const LN2_UPPER: f64 = 0.693_147_180_559_662_956_511_601_805_686_950_683_593_75;
    const LN2_LOWER: f64 = 0.282_352_905_630_315_771_225_884_481_750_134_360_255_254_120_68e-12;
    const SERIES: [f64; 8] = [
        2.480_158_730_158_730_158_7e-5,
        1.984_126_984_126_984_127_0e-4,
        1.388_888_888_888_888_888_9e-3,
        8.333_333_333_333_333_333_3e-3,
        4.166_666_666_666_666_666_7e-2,
        1.666_666_666_666_666_666_7e-1,
        0.5,
        1.0,
    ];
    // The conversion in assembly rounds to the nearest; below its range the result is zero in any case.
    let power = (std::f64::consts::LOG2_E * x).round_ties_even();
    if power < -2000.0 {
        return 0.0;
    }
    let result = if has_fma() {
        let reduced = (-LN2_LOWER).mul_add(power, (-LN2_UPPER).mul_add(power, x)) * 0.0625;
        let series = SERIES[1..].iter().fold(SERIES[0], |sum, term| sum.mul_add(reduced, *term));
        let mut y = reduced * series;
        for _ in 0..3 {
            y *= y + 2.0;
        }
        y.mul_add(y + 2.0, 1.0)
    } else {
        let reduced = (x - LN2_UPPER * power - LN2_LOWER * power) * 0.0625;
        let mut y = reduced * horner(reduced, &SERIES);
        for _ in 0..4 {
            y *= y + 2.0;
        }
        y + 1.0
    };
    let biased = power as i64 + 1023;
    match biased {
        2047.. => f64::INFINITY,
        1.. => result * f64::from_bits((biased as u64) << 52),
        -52.. => result * f64::from_bits(((biased + 1022) as u64) << 52) * f64::MIN_POSITIVE,
        _ => 0.0,
    }
}

/// `e^(high-low) × 2^power`, by a rational approximation on a small interval.
fn exp_parts(high: f64, low: f64, power: i64) -> f64 {
    const P: [f64; 5] = [
        4.138_136_797_057_238_460_39e-08,
        -1.653_390_220_546_525_153_90e-06,
        6.613_756_321_437_934_361_17e-05,
        -2.777_777_777_701_559_338_42e-03,
        1.666_666_666_666_666_574_15e-01,
    ];
    let r = high - low;
    let t = r * r;
    let c = r - t * horner(t, &P);
    ldexp(1.0 - ((low - (r * c) / (2.0 - c)) - high), power)
}

pub(super) fn exp2(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x > 1.023_999_999_999_999_9e+03 {
        return f64::INFINITY;
    }
    if x < -1.0740e+03 {
        return 0.0;
    }
    let power = if x > 0.0 {
        (x + 0.5) as i64
    } else if x < 0.0 {
        (x - 0.5) as i64
    } else {
        0
    };
    let t = x - power as f64;
    exp_parts(t * LN2_HIGH, -t * LN2_LOW, power)
}

/// A float whose exponent field is larger by `power`.
fn add_exponent(x: f64, power: i64) -> f64 {
    f64::from_bits(x.to_bits().wrapping_add((power as u64) << 52))
}

pub(super) fn expm1(x: f64) -> f64 {
    const Q: [f64; 5] = [
        -2.010_992_181_836_243_713_26e-07,
        4.008_217_827_329_362_395_52e-06,
        -7.936_507_578_674_879_424_73e-05,
        1.587_301_587_254_814_601_65e-03,
        -3.333_333_333_333_313_164_28e-02,
    ];
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    let magnitude = x.abs();
    let negative = x < 0.0;
    if magnitude >= 3.881_624_211_135_693_732_74e+01 {
        if negative {
            return -1.0;
        }
        if magnitude >= 7.097_827_128_933_839_730_96e+02 {
            return f64::INFINITY;
        }
    }
    let (mut reduced, mut correction, mut power) = (x, 0.0, 0);
    if magnitude > 3.465_735_902_799_726_547_09e-01 {
        let (high, low);
        if magnitude < 1.039_720_770_839_917_964_13 {
            power = if negative { -1 } else { 1 };
            high = if negative { x + LN2_HIGH } else { x - LN2_HIGH };
            low = if negative { -LN2_LOW } else { LN2_LOW };
        } else {
            let half = if negative { -0.5 } else { 0.5 };
            power = (1.442_695_040_888_963_387_00 * x + half) as i64;
            let t = power as f64;
            high = x - t * LN2_HIGH;
            low = t * LN2_LOW;
        }
        reduced = high - low;
        correction = (high - reduced) - low;
    } else if magnitude < 1.0 / (1_u64 << 54) as f64 {
        return x;
    }
    let x = reduced;
    let half = 0.5 * x;
    let square = x * half;
    let r1 = 1.0 + square * horner(square, &Q);
    let t = 3.0 - r1 * half;
    let mut e = square * ((r1 - t) / (6.0 - x * t));
    if power == 0 {
        return x - (x * e - square);
    }
    e = x * (e - correction) - correction;
    e -= square;
    match power {
        -1 => 0.5 * (x - e) - 0.5,
        1 if x < -0.25 => -2.0 * (e - (x + 0.5)),
        1 => 1.0 + 2.0 * (x - e),
        ..=-2 | 57.. => add_exponent(1.0 - (e - x), power) - 1.0,
        ..20 => {
            let t = f64::from_bits(0x3FF0_0000_0000_0000 - (0x20_0000_0000_0000 >> power));
            add_exponent(t - (e - x), power)
        }
        _ => {
            let t = f64::from_bits(((0x3FF - power) as u64) << 52);
            add_exponent(x - (e + t) + 1.0, power)
        }
    }
}

/// Coefficients of `log(1+f) - f`'s series in `s = f/(2+f)`, the highest first.
const LOG: [f64; 7] = [
    1.479_819_860_511_658_591e-01,
    1.531_383_769_920_937_332e-01,
    1.818_357_216_161_805_012e-01,
    2.222_219_843_214_978_396e-01,
    2.857_142_874_366_239_149e-01,
    3.999_999_999_940_941_908e-01,
    6.666_666_666_666_735_130e-01,
];

pub(super) fn log(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x < 0.0 {
        return NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    // Go's assembly takes subnormal numbers for normal ones of the least exponent.
    let mut f1 = f64::from_bits(x.to_bits() & ((1 << 52) - 1) | 0.5_f64.to_bits());
    let mut power = (x.to_bits() >> 52) as i64 - 1022;
    if f1 <= std::f64::consts::SQRT_2 / 2.0 {
        f1 *= 2.0;
        power -= 1;
    }
    let f = f1 - 1.0;
    let k = power as f64;
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let odd = s2 * horner(s4, &[LOG[0], LOG[2], LOG[4], LOG[6]]);
    let even = s4 * horner(s4, &[LOG[1], LOG[3], LOG[5]]);
    let r = odd + even;
    let half_square = 0.5 * f * f;
    k * LN2_HIGH - ((half_square - (s * (half_square + r) + k * LN2_LOW)) - f)
}

pub(super) fn log1p(x: f64) -> f64 {
    if x < -1.0 || x.is_nan() {
        return NAN;
    }
    if x == -1.0 {
        return f64::NEG_INFINITY;
    }
    if x == f64::INFINITY {
        return x;
    }
    let magnitude = x.abs();
    let (mut f, mut mantissa, mut power, mut correction) = (0.0, 0_u64, 1_i64, 0.0);
    if magnitude < 4.142_135_623_730_950_488_017e-01 {
        if magnitude < 1.0 / (1 << 29) as f64 {
            return if magnitude < 1.0 / (1_u64 << 54) as f64 { x } else { x - x * x * 0.5 };
        }
        if x > -2.928_932_188_134_524_755_992e-01 {
            power = 0;
            f = x;
            mantissa = 1;
        }
    }
    if power != 0 {
        let mut u = x;
        if magnitude < (1_u64 << 53) as f64 {
            u = 1.0 + x;
            power = (u.to_bits() >> 52) as i64 - 1023;
            correction = if power > 0 { 1.0 - (u - x) } else { x - (u - 1.0) };
            correction /= u;
        } else {
            power = (u.to_bits() >> 52) as i64 - 1023;
        }
        mantissa = u.to_bits() & 0x000F_FFFF_FFFF_FFFF;
        if mantissa < 0x0006_A09E_667F_3BCD {
            u = f64::from_bits(mantissa | 0x3FF0_0000_0000_0000);
        } else {
            power += 1;
            u = f64::from_bits(mantissa | 0x3FE0_0000_0000_0000);
            mantissa = (0x0010_0000_0000_0000 - mantissa) >> 2;
        }
        f = u - 1.0;
    }
    let k = power as f64;
    let half_square = 0.5 * f * f;
    if mantissa == 0 {
        if f == 0.0 {
            return if power == 0 { 0.0 } else { k * LN2_HIGH + (correction + k * LN2_LOW) };
        }
        let r = half_square * (1.0 - 0.666_666_666_666_666_66 * f);
        return if power == 0 { f - r } else { k * LN2_HIGH - ((r - (k * LN2_LOW + correction)) - f) };
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let r = z * horner(z, &LOG);
    if power == 0 {
        return f - (half_square - s * (half_square + r));
    }
    k * LN2_HIGH - ((half_square - (s * (half_square + r) + (k * LN2_LOW + correction))) - f)
}

pub(super) fn log2(x: f64) -> f64 {
    let (fraction, exponent) = frexp(x);
    if fraction == 0.5 {
        return (exponent - 1) as f64;
    }
    log(fraction) * std::f64::consts::LOG2_E + exponent as f64
}

pub(super) fn log10(x: f64) -> f64 {
    log(x) * std::f64::consts::LOG10_E
}

fn is_odd(x: f64) -> bool {
    x.abs() < (1_u64 << 53) as f64 && x.fract() == 0.0 && x as i64 & 1 == 1
}

/// Powers by squaring of the fraction, with the exponent kept apart, times `e^(yf·log x)` for the rest of `y`.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if y == 1.0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return NAN;
    }
    let beyond = |grows: bool| if grows { f64::INFINITY } else { 0.0 };
    if x == 0.0 {
        return match (y < 0.0, x.is_sign_negative() && is_odd(y)) {
            (true, true) => f64::NEG_INFINITY,
            (true, false) => f64::INFINITY,
            (false, true) => x,
            (false, false) => 0.0,
        };
    }
    if y.is_infinite() {
        return if x == -1.0 { 1.0 } else { beyond((x.abs() < 1.0) != (y > 0.0)) };
    }
    if x.is_infinite() {
        return if x < 0.0 { pow(1.0 / x, -y) } else { beyond(y > 0.0) };
    }
    if y == 0.5 {
        return x.sqrt();
    }
    if y == -0.5 {
        return 1.0 / x.sqrt();
    }
    let (mut whole, mut rest) = modf(y.abs());
    if rest != 0.0 && x < 0.0 {
        return NAN;
    }
    if whole >= (1_u64 << 63) as f64 {
        return if x == -1.0 { 1.0 } else { beyond((x.abs() < 1.0) != (y > 0.0)) };
    }
    let (mut result, mut power) = (1.0, 0_i64);
    if rest != 0.0 {
        if rest > 0.5 {
            rest -= 1.0;
            whole += 1.0;
        }
        result = exp(rest * log(x));
    }
    let (mut base, mut base_power) = frexp(x);
    let mut count = whole as i64;
    while count != 0 {
        if !(-(1 << 12)..=1 << 12).contains(&base_power) {
            // The result is beyond the range, whatever the remaining bits are.
            power += base_power;
            break;
        }
        if count & 1 == 1 {
            result *= base;
            power += base_power;
        }
        base *= base;
        base_power <<= 1;
        if base < 0.5 {
            base += base;
            base_power -= 1;
        }
        count >>= 1;
    }
    if y < 0.0 {
        result = 1.0 / result;
        power = -power;
    }
    ldexp(result, power)
}

pub(super) fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let magnitude = x.abs();
    let mut t = f64::from_bits(magnitude.to_bits() / 3 + (715_094_163 << 32));
    if magnitude < f64::MIN_POSITIVE {
        t = (1_u64 << 54) as f64 * magnitude;
        t = f64::from_bits(t.to_bits() / 3 + (696_219_795 << 32));
    }
    let r = t * t / magnitude;
    let s = 5.428_571_428_571_428_159_06e-01 + r * t;
    t *= 3.571_428_571_428_571_507_87e-01
        + 1.607_142_857_142_857_206_30
            / (s + 1.414_285_714_285_714_368_19 + -7.053_061_224_489_796_110_50e-01 / s);
    // Rounded to 22 bits, so that the square of the last step is exact.
    t = f64::from_bits((t.to_bits() & (0xF_FFFF_FFFC << 28)) + (1 << 30));
    let r = magnitude / (t * t);
    let r = (r - t) / (t + t + r);
    (t + t * r).copysign(x)
}

pub(super) fn sinh(x: f64) -> f64 {
    const P: [f64; 4] = [
        -0.263_056_321_339_749_706_281_948_9e+2,
        -0.289_421_135_598_956_380_728_466_036_6e+4,
        -0.899_127_202_203_950_935_539_801_351_1e+5,
        -0.630_767_364_049_771_699_118_478_725_1e+6,
    ];
    const Q: [f64; 4] = [
        1.0,
        -0.173_678_953_558_233_699_533_450_911e+3,
        0.152_151_737_879_001_907_069_648_517_6e+5,
        -0.630_767_364_049_771_699_121_207_727_7e+6,
    ];
    let magnitude = x.abs();
    let result = if magnitude > 21.0 {
        exp(magnitude) * 0.5
    } else if magnitude > 0.5 {
        let e = exp(magnitude);
        (e - 1.0 / e) * 0.5
    } else {
        let square = magnitude * magnitude;
        horner(square, &P) * magnitude / horner(square, &Q)
    };
    result.copysign(x)
}

pub(super) fn cosh(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude > 21.0 {
        return exp(magnitude) * 0.5;
    }
    let e = exp(magnitude);
    (e + 1.0 / e) * 0.5
}

pub(super) fn tanh(x: f64) -> f64 {
    const P: [f64; 3] =
        [-9.643_991_794_250_522_386_28e-1, -9.928_772_310_019_185_865_64e1, -1.614_687_684_417_084_479_52e3];
    const Q: [f64; 4] =
        [1.0, 1.128_116_784_916_329_314_02e2, 2.235_488_390_601_004_485_83e3, 4.844_063_053_251_254_860_48e3];
    let magnitude = x.abs();
    if magnitude > 0.5 * 8.802_969_193_111_305_429_598_8e+01 {
        return 1_f64.copysign(x);
    }
    if magnitude >= 0.625 {
        let s = exp(2.0 * magnitude);
        return (1.0 - 2.0 / (s + 1.0)).copysign(x);
    }
    if x == 0.0 {
        return x;
    }
    let s = x * x;
    x + x * s * horner(s, &P) / horner(s, &Q)
}
