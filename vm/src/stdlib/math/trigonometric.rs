//! Circular functions and their inverses, after Cephes; large arguments are reduced after Payne and Hanek.

#![allow(clippy::excessive_precision, reason = "coefficients as published")]

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::{NAN, horner};

/// The first 1280 bits of 4/π, the first word before the binary point.
const FOUR_OVER_PI: [u64; 20] = [
    0x0000_0000_0000_0001,
    0x45F3_06DC_9C88_2A53,
    0xF84E_AFA3_EA69_BB81,
    0xB6C5_2B32_7887_2083,
    0xFCA2_C757_BD77_8AC3,
    0x6E48_DC74_849B_A5C0,
    0x0C92_5DD4_13A3_2439,
    0xFC3B_D639_6253_4E7D,
    0xD104_6BEA_5D76_8909,
    0xD338_E04D_68BE_FC82,
    0x7323_AC73_06A6_73E9,
    0x3908_BF17_7BF2_5076,
    0x3FF1_2FFF_BC0B_301F,
    0xDE5E_2316_B414_DA3E,
    0xDA6C_FD9E_4F96_136E,
    0x9E8C_7ECD_3CBF_D45A,
    0xEA4F_758F_D7CB_E2F6,
    0x7A0E_73EF_14A5_25D4,
    0xD7F6_BF62_3F1A_BA10,
    0xAC06_608D_F8F6_D757,
];

/// The octant, rounded up to an even one, and the rest of `x`, which is not negative.
fn reduce(x: f64) -> (u64, f64) {
    if x >= (1 << 29) as f64 {
        return reduce_large(x);
    }
    // π/4 in three parts, so that the products are exact.
    const PARTS: [f64; 3] =
        [7.853_981_256_484_985_351_56e-1, 3.774_894_707_930_798_176_68e-8, 2.695_151_429_079_059_526_45e-15];
    let mut octant = (x * 1.273_239_544_735_162_686_151_070_106_980_1) as u64;
    octant += octant & 1;
    let y = octant as f64;
    (octant & 7, ((x - y * PARTS[0]) - y * PARTS[1]) - y * PARTS[2])
}

/// Multiplies the mantissa by those bits of 4/π that matter for the octant and the rest.
fn reduce_large(x: f64) -> (u64, f64) {
    let bits = x.to_bits();
    // The place of the mantissa's lowest bit is below 1 up to 2^52, that of the first bit that matters above.
    let place = (bits >> 52 & 0x7FF) as usize + 61 - 1023 - 52;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    let (digit, shift) = (place / 64, place % 64);
    let word = |n: usize| {
        let pair = u128::from(FOUR_OVER_PI[digit + n]) << 64 | u128::from(FOUR_OVER_PI[digit + n + 1]);
        (pair >> (64 - shift)) as u64
    };
    let product = |n: usize| u128::from(word(n)) * u128::from(mantissa);
    let sum = (product(0) << 64).wrapping_add(product(1)).wrapping_add(product(2) >> 64);
    let mut octant = (sum >> 125) as u64;
    let fraction = (sum >> 61) as u64;
    let zeros = u64::from(fraction.leading_zeros());
    // Go's lower half lacks the shift by 3 of the upper one.
    let rest = (((u128::from(fraction) << 64 | u128::from(sum as u64)) << (zeros + 1)) >> 64) as u64;
    let mut z = f64::from_bits(rest >> 12 | (1023 - (zeros + 1)) << 52);
    if octant & 1 == 1 {
        octant = (octant + 1) & 7;
        z -= 1.0;
    }
    (octant, z * FRAC_PI_4)
}

/// Sine and cosine for arguments up to π/4.
fn sine_series(z: f64) -> f64 {
    const SIN: [f64; 6] = [
        1.589_623_015_765_465_680_60e-10,
        -2.505_074_776_285_780_728_66e-8,
        2.755_731_362_138_572_452_13e-6,
        -1.984_126_982_958_953_859_96e-4,
        8.333_333_333_322_118_588_78e-3,
        -1.666_666_666_666_663_072_95e-1,
    ];
    let square = z * z;
    z + z * square * horner(square, &SIN)
}

fn cosine_series(z: f64) -> f64 {
    const COS: [f64; 6] = [
        -1.135_853_652_138_768_173_00e-11,
        2.087_570_084_197_473_167_78e-9,
        -2.755_731_417_929_673_881_12e-7,
        2.480_158_728_885_170_453_48e-5,
        -1.388_888_888_887_305_641_16e-3,
        4.166_666_666_666_659_292_18e-2,
    ];
    let square = z * z;
    1.0 - 0.5 * square + square * square * horner(square, &COS)
}

pub(super) fn sin(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return NAN;
    }
    let (octant, z) = reduce(x.abs());
    let value = if octant & 3 == 2 { cosine_series(z) } else { sine_series(z) };
    if (x < 0.0) != (octant > 3) { -value } else { value }
}

pub(super) fn cos(x: f64) -> f64 {
    if !x.is_finite() {
        return NAN;
    }
    let (octant, z) = reduce(x.abs());
    let value = if octant & 3 == 2 { sine_series(z) } else { cosine_series(z) };
    if matches!(octant, 2 | 4) { -value } else { value }
}

pub(super) fn tan(x: f64) -> f64 {
    const P: [f64; 3] =
        [-1.309_369_391_813_837_776_46e4, 1.153_516_648_385_874_161_40e6, -1.795_652_519_764_848_779_88e7];
    const Q: [f64; 5] = [
        1.0,
        1.368_129_634_706_929_546_78e4,
        -1.320_892_344_402_109_674_47e6,
        2.500_838_018_233_579_158_39e7,
        -5.386_957_559_294_546_298_81e7,
    ];
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return NAN;
    }
    let (octant, z) = reduce(x.abs());
    let square = z * z;
    let mut value = z;
    if square > 1e-14 {
        value = z + z * (square * horner(square, &P) / horner(square, &Q));
    }
    if octant & 2 == 2 {
        value = -1.0 / value;
    }
    if x < 0.0 { -value } else { value }
}

/// For arguments up to 0.66.
fn atan_series(x: f64) -> f64 {
    const P: [f64; 5] = [
        -8.750_608_600_031_904_122_785e-01,
        -1.615_753_718_733_365_076_637e+01,
        -7.500_855_792_314_704_667_340e+01,
        -1.228_866_684_490_136_173_410e+02,
        -6.485_021_904_942_025_371_773e+01,
    ];
    const Q: [f64; 6] = [
        1.0,
        2.485_846_490_142_306_297_962e+01,
        1.650_270_098_316_988_542_046e+02,
        4.328_810_604_912_902_668_951e+02,
        4.853_903_996_359_136_964_868e+02,
        1.945_506_571_482_613_964_425e+02,
    ];
    let z = x * x;
    let z = z * horner(z, &P) / horner(z, &Q);
    x * z + x
}

/// For arguments that are not negative.
fn atan_positive(x: f64) -> f64 {
    // What π/2 has beyond its float64.
    const MORE_BITS: f64 = 6.123_233_995_736_765_886_130e-17;
    if x <= 0.66 {
        return atan_series(x);
    }
    if x > 2.414_213_562_373_095_048_80 {
        return FRAC_PI_2 - atan_series(1.0 / x) + MORE_BITS;
    }
    FRAC_PI_4 + atan_series((x - 1.0) / (x + 1.0)) + 0.5 * MORE_BITS
}

pub(super) fn atan(x: f64) -> f64 {
    if x == 0.0 {
        x
    } else if x > 0.0 {
        atan_positive(x)
    } else {
        -atan_positive(-x)
    }
}

pub(super) fn asin(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    let magnitude = x.abs();
    if magnitude > 1.0 {
        return NAN;
    }
    let root = (1.0 - magnitude * magnitude).sqrt();
    let angle = if magnitude > 0.7 {
        FRAC_PI_2 - atan_positive(root / magnitude)
    } else {
        atan_positive(magnitude / root)
    };
    if x < 0.0 { -angle } else { angle }
}

pub(super) fn acos(x: f64) -> f64 {
    FRAC_PI_2 - asin(x)
}

pub(super) fn atan2(y: f64, x: f64) -> f64 {
    const THREE_QUARTERS_PI: f64 = 2.356_194_490_192_344_928_846_982_537_459_627;
    if y.is_nan() || x.is_nan() {
        return NAN;
    }
    if y == 0.0 {
        return if x.is_sign_positive() { 0_f64 } else { PI }.copysign(y);
    }
    if x == 0.0 {
        return FRAC_PI_2.copysign(y);
    }
    match (x.is_infinite(), y.is_infinite()) {
        (true, true) => return if x > 0.0 { FRAC_PI_4 } else { THREE_QUARTERS_PI }.copysign(y),
        (true, false) => return if x > 0.0 { 0_f64 } else { PI }.copysign(y),
        (false, true) => return FRAC_PI_2.copysign(y),
        (false, false) => {}
    }
    let angle = atan(y / x);
    if x < 0.0 {
        return if angle <= 0.0 { angle + PI } else { angle - PI };
    }
    angle
}
