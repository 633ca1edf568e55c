//! The logarithm of the gamma function, after FreeBSD's msun.

#![allow(clippy::excessive_precision, reason = "coefficients as published")]

use std::f64::consts::PI;

use super::exponential::log;
use super::horner;
use super::trigonometric::{cos, sin};

/// Where the gamma function is least among positive arguments, for the choice of an approximation.
const MINIMUM: f64 = 1.461_632_144_968_362_245;
/// The same, to the last bit.
const CENTRE: f64 = 1.461_632_144_968_362_245_76;
/// The logarithm there, in two parts.
const AT_CENTRE: f64 = -1.214_862_905_358_496_114_61e-01;
const AT_CENTRE_REST: f64 = -3.638_676_997_039_505_365_41e-18;

/// `ln |gamma(x)|`, and the sign of `gamma(x)`.
pub(super) fn lgamma(argument: f64) -> (f64, i64) {
    if argument.is_nan() || argument.is_infinite() {
        return (argument, 1);
    }
    let x = argument.abs();
    if x == 0.0 {
        return (f64::INFINITY, 1);
    }
    let negative = argument < 0.0;
    if x < 1.0 / (1_u128 << 70) as f64 {
        return (-log(x), if negative { -1 } else { 1 });
    }
    if !negative {
        return (positive(x), 1);
    }
    let sine = if x >= (1_u64 << 52) as f64 { 0.0 } else { minus_sin_pi(x) };
    if sine == 0.0 {
        return (f64::INFINITY, 1);
    }
    let sign = if sine < 0.0 { -1 } else { 1 };
    // By the reflection formula.
    (log(PI / (sine * x).abs()) - positive(x), sign)
}

/// `ln gamma(x)` of a positive number.
fn positive(x: f64) -> f64 {
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    if x < 2.0 {
        return below_two(x);
    }
    if x < 8.0 {
        let whole = x as i64;
        let y = x - whole as f64;
        let ratio = y * horner(y, &S) / horner(y, &R);
        let value = 0.5 * y + ratio;
        if whole == 2 {
            return value;
        }
        let product = (2..whole).rev().fold(1.0, |product, step| product * (y + step as f64));
        return value + log(product);
    }
    if x < (1_u64 << 58) as f64 {
        let z = 1.0 / x;
        let w = W0 + z * horner(z * z, &W);
        return (x - 0.5) * (log(x) - 1.0) + w;
    }
    x * (log(x) - 1.0)
}

/// `ln gamma(x)` below 2, from approximations around 2, the minimum and 1; those around 1 and below from `ln gamma(x + 1) - ln x`.
fn below_two(x: f64) -> f64 {
    let (base, one) = if x <= 0.9 { (-log(x), 1.0) } else { (0.0, 0.0) };
    if x >= MINIMUM - one + 0.27 {
        let y = 2.0 - one - x;
        let z = y * y;
        let p = y * horner(z, &A_EVEN) + z * horner(z, &A_ODD);
        return base + (p - 0.5 * y);
    }
    if x >= MINIMUM - one - 0.27 {
        let y = x - (CENTRE - one);
        let z = y * y;
        let w = z * y;
        let p = z * horner(w, &T0) - (AT_CENTRE_REST - w * (horner(w, &T1) + y * horner(w, &T2)));
        return base + (AT_CENTRE + p);
    }
    let y = if x <= 0.9 { x } else { x - 1.0 };
    base + (-0.5 * y + y * horner(y, &U) / horner(y, &V))
}

/// `-sin(pi·x)`, exact where it is zero, for numbers below 2^52.
fn minus_sin_pi(x: f64) -> f64 {
    if x < 0.25 {
        return -sin(PI * x);
    }
    if x.floor() == x {
        return 0.0;
    }
    let x = x % 2.0;
    let sine = match (x * 4.0) as i64 {
        0 => sin(PI * x),
        1 | 2 => cos(PI * (0.5 - x)),
        3 | 4 => sin(PI * (1.0 - x)),
        5 | 6 => -cos(PI * (x - 1.5)),
        _ => sin(PI * (x - 2.0)),
    };
    -sine
}

const A_EVEN: [f64; 6] = [
    2.521_445_654_512_573_269_39e-05,
    2.208_627_907_139_083_855_57e-04,
    1.192_707_631_833_620_678_45e-03,
    7.385_550_860_814_028_839_57e-03,
    6.735_230_105_312_926_818_24e-02,
    7.721_566_490_153_286_554_94e-02,
];
const A_ODD: [f64; 6] = [
    4.486_409_496_189_151_601_50e-05,
    1.080_115_672_475_839_399_54e-04,
    5.100_697_921_535_113_366_08e-04,
    2.890_513_836_734_156_290_91e-03,
    2.058_080_843_251_673_328_06e-02,
    3.224_670_334_241_135_916_11e-01,
];
const T0: [f64; 5] = [
    3.156_320_709_036_259_503_61e-04,
    -1.403_464_699_892_328_438_13e-03,
    6.100_538_702_462_913_326_35e-03,
    -3.278_854_107_598_596_495_65e-02,
    4.838_361_227_238_100_470_42e-01,
];
const T1: [f64; 5] = [
    -3.127_541_683_751_208_605_18e-04,
    8.810_818_824_376_540_113_82e-04,
    -3.684_520_167_811_382_567_60e-03,
    1.797_067_508_118_203_871_26e-02,
    -1.475_877_229_945_939_117_52e-01,
];
const T2: [f64; 5] = [
    3.355_291_926_355_190_735_43e-04,
    -5.385_953_053_567_405_467_15e-04,
    2.259_647_809_006_124_722_50e-03,
    -1.031_422_412_983_414_374_50e-02,
    6.462_494_023_913_338_547_78e-02,
];
const U: [f64; 6] = [
    1.338_109_185_367_876_603_77e-02,
    2.289_637_280_646_924_510_92e-01,
    9.777_175_279_633_727_456_03e-01,
    1.454_922_501_372_347_687_37e+00,
    6.328_270_640_250_933_665_17e-01,
    -7.721_566_490_153_286_554_94e-02,
];
const V: [f64; 6] = [
    3.217_092_422_824_239_118_10e-03,
    1.042_226_455_933_691_342_54e-01,
    7.692_851_504_566_727_838_25e-01,
    2.128_489_763_798_933_953_61e+00,
    2.455_977_937_130_411_348_22e+00,
    1.0,
];
const S: [f64; 7] = [
    3.194_753_265_841_008_676_17e-05,
    1.840_284_514_073_377_156_52e-03,
    2.664_227_030_336_386_095_60e-02,
    1.463_504_726_524_644_528_05e-01,
    3.257_787_964_089_309_817_87e-01,
    2.149_824_159_606_088_525_01e-01,
    -7.721_566_490_153_286_554_94e-02,
];
const R: [f64; 7] = [
    7.326_684_307_446_256_361_89e-06,
    7.779_424_963_818_935_964_34e-04,
    1.864_591_917_156_529_013_44e-02,
    1.719_338_656_328_030_789_93e-01,
    7.219_355_475_671_380_695_25e-01,
    1.392_005_334_676_210_459_58e+00,
    1.0,
];
const W0: f64 = 4.189_385_332_046_727_250_52e-01;
const W: [f64; 6] = [
    -1.630_929_340_965_752_739_89e-03,
    8.363_399_189_962_821_391_26e-04,
    -5.951_875_574_503_399_631_35e-04,
    7.936_505_586_430_195_585_00e-04,
    -2.777_777_777_287_755_364_70e-03,
    8.333_333_333_333_296_788_49e-02,
];
