//! The gamma function (after Cephes), the error functions (after FreeBSD's msun) and their inverse.

#![allow(clippy::excessive_precision, clippy::approx_constant, reason = "coefficients as published")]

use super::exponential::{exp, log, pow};
use super::trigonometric::sin;
use super::{NAN, horner};

/// Stirling's formula, in two factors that do not overflow.
fn stirling(x: f64) -> (f64, f64) {
    const S: [f64; 6] = [
        7.873_113_957_930_936_283_97e-04,
        -2.295_499_616_133_781_263_80e-04,
        -2.681_326_178_057_812_328_25e-03,
        3.472_222_216_054_586_673_10e-03,
        8.333_333_333_334_822_571_26e-02,
        1.0,
    ];
    if x > 200.0 {
        return (f64::INFINITY, 1.0);
    }
    let w = horner(1.0 / x, &S);
    let (first, second) = if x > 143.016_08 {
        let half = pow(x, 0.5 * x - 0.25);
        (half, half / exp(x))
    } else {
        (pow(x, x - 0.5) / exp(x), 1.0)
    };
    (first, 2.506_628_274_631_000_502_417 * w * second)
}

pub(super) fn gamma(argument: f64) -> f64 {
    const P: [f64; 7] = [
        1.601_195_224_767_518_614_07e-04,
        1.191_351_470_065_863_849_13e-03,
        1.042_137_975_617_615_699_35e-02,
        4.763_678_004_571_372_314_64e-02,
        2.074_482_276_484_359_751_50e-01,
        4.942_148_268_014_971_007_53e-01,
        9.999_999_999_999_999_967_96e-01,
    ];
    const Q: [f64; 8] = [
        -2.315_818_733_241_201_298_19e-05,
        5.396_055_804_933_033_978_42e-04,
        -4.456_419_138_517_972_404_94e-03,
        1.181_397_852_220_604_355_52e-02,
        3.582_363_986_054_986_533_73e-02,
        -2.345_917_957_182_433_485_68e-01,
        7.143_049_170_302_730_740_85e-02,
        1.000_000_000_000_000_003_20,
    ];
    let mut x = argument;
    if x.is_nan() || x == f64::NEG_INFINITY || x < 0.0 && x.fract() == 0.0 {
        return NAN;
    }
    if x == f64::INFINITY {
        return x;
    }
    if x == 0.0 {
        return f64::INFINITY.copysign(x);
    }
    let magnitude = x.abs();
    if magnitude > 33.0 {
        if x > 0.0 {
            let (first, second) = stirling(x);
            return first * second;
        }
        return reflected(magnitude);
    }
    let mut z = 1.0;
    while x >= 3.0 {
        x -= 1.0;
        z *= x;
    }
    while x < 2.0 {
        if x > -1e-09 && x < 1e-09 {
            const EULER: f64 = 0.577_215_664_901_532_860_606_512_090_082_402_431_042_159_335_939_92;
            return if x == 0.0 { f64::INFINITY } else { z / ((1.0 + EULER * x) * x) };
        }
        z /= x;
        x += 1.0;
    }
    if x == 2.0 {
        return z;
    }
    x -= 2.0;
    z * horner(x, &P) / horner(x, &Q)
}

/// `gamma(-q)` by the reflection formula.
fn reflected(q: f64) -> f64 {
    let floor = q.floor();
    let sign = if floor as i64 & 1 == 0 { -1.0 } else { 1.0 };
    let mut z = q - floor;
    if z > 0.5 {
        z = q - (floor + 1.0);
    }
    z = q * sin(std::f64::consts::PI * z);
    if z == 0.0 {
        return f64::INFINITY.copysign(sign);
    }
    let (first, second) = stirling(q);
    let z = z.abs();
    let product = z * first * second;
    let result = if product.is_infinite() {
        std::f64::consts::PI / z / first / second
    } else {
        std::f64::consts::PI / product
    };
    sign * result
}

const ERX: f64 = 8.450_629_115_104_675_292_97e-01;

/// `erf(x)/x - 1` for small arguments.
fn small(x: f64) -> f64 {
    let z = x * x;
    horner(z, &PP) / horner(z, &QQ)
}

/// `erf(x) - ERX` around 1.
fn middle(x: f64) -> f64 {
    let s = x - 1.0;
    horner(s, &PA) / horner(s, &QA)
}

/// `x·erfc(x)` for large arguments.
fn tail(x: f64) -> f64 {
    let s = 1.0 / (x * x);
    let ratio =
        if x < 1.0 / 0.35 { horner(s, &RA) / horner(s, &SA) } else { horner(s, &RB) / horner(s, &SB) };
    let z = f64::from_bits(x.to_bits() & 0xFFFF_FFFF_0000_0000);
    exp(-z * z - 0.5625) * exp((z - x) * (z + x) + ratio)
}

pub(super) fn erf(x: f64) -> f64 {
    if x.is_nan() {
        return NAN;
    }
    let magnitude = x.abs();
    let value = if magnitude < 0.843_75 {
        if magnitude < 2.848_094_538_889_218e-306 {
            0.125 * (8.0 * magnitude + 1.027_033_336_764_100_690_53 * magnitude)
        } else if magnitude < 1.0 / (1 << 28) as f64 {
            magnitude + 1.283_791_670_955_125_863_16e-01 * magnitude
        } else {
            magnitude + magnitude * small(magnitude)
        }
    } else if magnitude < 1.25 {
        ERX + middle(magnitude)
    } else if magnitude >= 6.0 {
        1.0
    } else {
        1.0 - tail(magnitude) / magnitude
    };
    value.copysign(x)
}

pub(super) fn erfc(x: f64) -> f64 {
    if x.is_nan() {
        return NAN;
    }
    let negative = x < 0.0;
    let x = x.abs();
    if x < 0.843_75 {
        let value = if x < 1.0 / (1_u64 << 56) as f64 {
            x
        } else if x < 0.25 {
            x + x * small(x)
        } else {
            0.5 + (x * small(x) + (x - 0.5))
        };
        return if negative { 1.0 + value } else { 1.0 - value };
    }
    if x < 1.25 {
        return if negative { 1.0 + ERX + middle(x) } else { 1.0 - ERX - middle(x) };
    }
    if x < 28.0 && !(negative && x > 6.0) {
        let r = tail(x);
        return if negative { 2.0 - r / x } else { r / x };
    }
    if negative { 2.0 } else { 0.0 }
}

/// The inverse of the error function, after Wichura.
pub(super) fn erfinv(argument: f64) -> f64 {
    if argument.abs() == 1.0 {
        return f64::INFINITY.copysign(argument);
    }
    let x = if argument < 0.0 { -argument } else { argument };
    if x.is_nan() || x > 1.0 {
        return NAN;
    }
    let value = if x <= 0.85 {
        let r = 0.180_625 - 0.25 * x * x;
        x * horner(r, &INVERSE_NUMERATORS[0]) / horner(r, &INVERSE_DENOMINATORS[0])
    } else {
        let r = (std::f64::consts::LN_2 - log(1.0 - x)).sqrt();
        let (r, part) = if r <= 5.0 { (r - 1.6, 1) } else { (r - 5.0, 2) };
        horner(r, &INVERSE_NUMERATORS[part]) / horner(r, &INVERSE_DENOMINATORS[part])
    };
    if argument < 0.0 { -value } else { value }
}

/// For arguments up to 0.85, up to `1 - 2·exp(-25)`, and beyond.
const INVERSE_NUMERATORS: [[f64; 8]; 3] = [
    [
        8.870_940_696_254_551_483_020_0e2,
        1.181_949_334_706_229_440_427_8e4,
        2.378_204_138_211_438_573_125_2e4,
        1.623_586_251_516_757_538_425_2e4,
        4.854_886_889_384_388_679_464_8e3,
        6.970_626_653_438_959_823_846_5e2,
        4.707_268_811_238_397_801_228_5e1,
        1.197_532_311_567_091_256_457_8e0,
    ],
    [
        7.745_450_142_783_414_076_40e-4,
        2.272_384_498_926_918_458_33e-2,
        2.417_807_251_774_506_117_70e-1,
        1.270_458_252_452_368_382_58e0,
        3.647_848_324_763_204_605_04e0,
        5.769_497_221_460_691_405_50e0,
        4.630_337_846_156_545_295_90e0,
        1.423_437_110_749_683_577_34e0,
    ],
    [
        2.010_334_399_292_288_132_65e-7,
        2.711_555_568_743_487_578_15e-5,
        1.242_660_947_388_078_438_60e-3,
        2.653_218_952_657_612_309_30e-2,
        2.965_605_718_285_048_912_30e-1,
        1.784_826_539_917_291_335_80e0,
        5.463_784_911_164_114_369_90e0,
        6.657_904_643_501_103_777_20e0,
    ],
];
/// The denominators belonging to them.
const INVERSE_DENOMINATORS: [[f64; 8]; 3] = [
    [
        5.226_495_278_852_854_561_0e3,
        2.872_908_573_572_194_267_4e4,
        3.930_789_580_009_271_061_0e4,
        2.121_379_430_158_659_586_7e4,
        5.394_196_021_424_751_107_7e3,
        6.871_870_074_920_579_083_0e2,
        4.231_333_070_160_091_125_2e1,
        1.000_000_000_000_000_000_0e0,
    ],
    [
        1.485_985_001_984_035_590_549_787_6e-9,
        7.744_145_906_515_770_916_557_721_8e-4,
        2.149_416_038_425_287_677_709_729_7e-2,
        2.094_506_521_051_274_912_828_844_2e-1,
        9.754_783_200_178_742_718_689_483_7e-1,
        2.370_766_162_602_453_236_597_122_5e0,
        2.903_651_444_541_994_617_313_329_5e0,
        1.414_213_562_373_095_048_801_688_7e0,
    ],
    [
        2.891_024_605_872_965_461_538_222e-15,
        2.010_321_207_683_943_062_279_931e-7,
        2.611_088_405_080_593_625_138_020e-5,
        1.112_800_997_078_859_844_711_555e-3,
        2.103_693_768_272_068_968_719_679e-2,
        1.936_480_946_950_659_106_176_712e-1,
        8.482_908_416_595_164_588_112_026e-1,
        1.414_213_562_373_095_048_801_689e0,
    ],
];

const PP: [f64; 5] = [
    -2.376_301_665_665_016_260_84e-05,
    -5.770_270_296_489_441_591_57e-03,
    -2.848_174_957_559_851_047_66e-02,
    -3.250_421_072_470_014_993_70e-01,
    1.283_791_670_955_125_585_61e-01,
];
const QQ: [f64; 6] = [
    -3.960_228_278_775_368_123_20e-06,
    1.324_947_380_043_216_445_26e-04,
    5.081_306_281_875_765_627_76e-03,
    6.502_224_998_876_729_444_85e-02,
    3.979_172_239_591_553_528_19e-01,
    1.0,
];
const PA: [f64; 7] = [
    -2.166_375_594_868_790_843_00e-03,
    3.547_830_432_561_823_593_71e-02,
    -1.108_946_942_823_966_774_76e-01,
    3.183_466_199_011_617_536_74e-01,
    -3.722_078_760_357_013_238_47e-01,
    4.148_561_186_837_483_316_66e-01,
    -2.362_118_560_752_659_440_77e-03,
];
const QA: [f64; 7] = [
    1.198_449_984_679_910_741_70e-02,
    1.363_708_391_202_905_073_62e-02,
    1.261_712_198_087_616_421_12e-01,
    7.182_865_441_419_626_628_68e-02,
    5.403_979_177_021_710_489_37e-01,
    1.064_208_804_008_442_282_86e-01,
    1.0,
];
const RA: [f64; 8] = [
    -9.814_329_344_169_145_485_92e+00,
    -8.128_743_550_630_659_342_46e+01,
    -1.846_050_929_067_110_359_94e+02,
    -1.623_966_694_625_734_703_55e+02,
    -6.237_533_245_032_600_603_96e+01,
    -1.055_862_622_532_329_098_14e+01,
    -6.938_585_727_071_817_643_72e-01,
    -9.864_944_034_847_148_227_05e-03,
];
const SA: [f64; 9] = [
    -6.042_441_521_485_809_874_38e-02,
    6.570_249_770_319_281_701_35e+00,
    1.086_350_055_417_794_351_34e+02,
    4.290_081_400_275_678_333_86e+02,
    6.453_872_717_332_678_803_36e+02,
    4.345_658_774_752_292_288_21e+02,
    1.376_577_541_435_190_426_00e+02,
    1.965_127_166_743_925_712_92e+01,
    1.0,
];
const RB: [f64; 7] = [
    -4.835_191_916_086_513_970_19e+02,
    -1.025_095_131_611_077_249_54e+03,
    -6.375_664_433_683_896_277_22e+02,
    -1.606_363_848_558_219_160_62e+02,
    -1.775_795_491_775_475_198_89e+01,
    -7.992_832_376_805_230_065_74e-01,
    -9.864_942_924_700_099_285_97e-03,
];
const SB: [f64; 8] = [
    -2.244_095_244_658_581_833_62e+01,
    4.745_285_412_069_553_672_15e+02,
    2.553_050_406_433_164_425_83e+03,
    3.199_858_219_508_595_539_08e+03,
    1.536_729_586_084_436_959_94e+03,
    3.257_925_129_965_739_188_26e+02,
    3.033_806_074_348_245_829_24e+01,
    1.0,
];
