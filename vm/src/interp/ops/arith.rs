//! Arithmetic and conversions.

use crate::fault::GoPanic;
use crate::interp::dispatch::Flow;
use crate::worker::Worker;

macro_rules! binary {
    ($($Name:ident: $f:expr;)*) => {
        $(op!($Name, |s| {
            let f: fn(u64, u64) -> u64 = $f;
            s.set(s.a(), f(s.get(s.b()), s.get(s.c())));
        });)*
    };
}

macro_rules! immediate {
    ($($Name:ident: $f:expr;)*) => {
        $(op!($Name, |s| {
            let f: fn(i64, i64) -> i64 = $f;
            s.set(s.a(), f(s.get(s.b()) as i64, s.imm_c()) as u64);
        });)*
    };
}

macro_rules! unary {
    ($($Name:ident: $f:expr;)*) => {
        $(op!($Name, |s| {
            let f: fn(u64) -> u64 = $f;
            s.set(s.a(), f(s.get(s.b())));
        });)*
    };
}

binary! {
    Add: |b, c| b.wrapping_add(c);
    Sub: |b, c| b.wrapping_sub(c);
    Mul: |b, c| b.wrapping_mul(c);
    And: |b, c| b & c;
    Or: |b, c| b | c;
    Xor: |b, c| b ^ c;
    AndNot: |b, c| b & !c;
    Shl: |b, c| if c < 64 { b << c } else { 0 };
    ShrS: |b, c| (b as i64 >> c.min(63)) as u64;
    ShrU: |b, c| if c < 64 { b >> c } else { 0 };
    Add32S: |b, c| (b as i32).wrapping_add(c as i32) as u64;
    Sub32S: |b, c| (b as i32).wrapping_sub(c as i32) as u64;
    Mul32S: |b, c| (b as i32).wrapping_mul(c as i32) as u64;
    Add32U: |b, c| u64::from((b as u32).wrapping_add(c as u32));
    Sub32U: |b, c| u64::from((b as u32).wrapping_sub(c as u32));
    Mul32U: |b, c| u64::from((b as u32).wrapping_mul(c as u32));
    Shl32U: |b, c| if c < 32 { u64::from((b as u32) << c) } else { 0 };
    Add8U: |b, c| u64::from(b.wrapping_add(c) as u8);
    Sub8U: |b, c| u64::from(b.wrapping_sub(c) as u8);
    Mul8U: |b, c| u64::from(b.wrapping_mul(c) as u8);
    Add8S: |b, c| b.wrapping_add(c) as i8 as u64;
    Sub8S: |b, c| b.wrapping_sub(c) as i8 as u64;
    Mul8S: |b, c| b.wrapping_mul(c) as i8 as u64;
    Add16U: |b, c| u64::from(b.wrapping_add(c) as u16);
    Sub16U: |b, c| u64::from(b.wrapping_sub(c) as u16);
    Mul16U: |b, c| u64::from(b.wrapping_mul(c) as u16);
    Add16S: |b, c| b.wrapping_add(c) as i16 as u64;
    Sub16S: |b, c| b.wrapping_sub(c) as i16 as u64;
    Mul16S: |b, c| b.wrapping_mul(c) as i16 as u64;
}

immediate! {
    AddI: |b, c| b.wrapping_add(c);
    MulI: |b, c| b.wrapping_mul(c);
    AndI: |b, c| b & c;
    OrI: |b, c| b | c;
    XorI: |b, c| b ^ c;
    ShlI: |b, c| b << (c & 63);
    ShrSI: |b, c| b >> (c & 63);
    ShrUI: |b, c| (b as u64 >> (c & 63)) as i64;
    Shl32UI: |b, c| i64::from((b << (c & 63)) as u32);
    Add8UI: |b, c| i64::from(b.wrapping_add(c) as u8);
    Add8SI: |b, c| i64::from(b.wrapping_add(c) as i8);
    Add16UI: |b, c| i64::from(b.wrapping_add(c) as u16);
    Add16SI: |b, c| i64::from(b.wrapping_add(c) as i16);
    Add32UI: |b, c| i64::from(b.wrapping_add(c) as u32);
    Add32SI: |b, c| i64::from(b.wrapping_add(c) as i32);
    Mul32UI: |b, c| i64::from(b.wrapping_mul(c) as u32);
    Mul32SI: |b, c| i64::from(b.wrapping_mul(c) as i32);
    DivSPow: |b, c| (b.wrapping_add(bias(b, c))) >> (c & 63);
    RemSPow: |b, c| {
        let bias = bias(b, c);
        (b.wrapping_add(bias) & !(-1 << (c & 63))) - bias
    };
}

/// What makes a shift by `power` truncate toward zero: 2^power - 1 for a negative dividend, else 0.
#[inline(always)]
fn bias(dividend: i64, power: i64) -> i64 {
    (dividend >> 63) & !(-1 << (power & 63))
}

// The verifier excludes the divisors 0 and -1, so these never divide by the value that stands in for them.
op!(DivSI, |s| {
    let divisor = std::num::NonZeroI64::new(s.imm_c()).unwrap_unchecked().get();
    s.set(s.a(), (s.get(s.b()) as i64).wrapping_div(divisor) as u64);
});
op!(RemSI, |s| {
    let divisor = std::num::NonZeroI64::new(s.imm_c()).unwrap_unchecked().get();
    s.set(s.a(), (s.get(s.b()) as i64).wrapping_rem(divisor) as u64);
});

unary! {
    Neg: |b| b.wrapping_neg();
    Not: |b| !b;
    NotBool: |b| 1 - b;
    Ext8S: |b| b as i8 as u64;
    Ext16S: |b| b as i16 as u64;
    Ext32S: |b| b as i32 as u64;
    Ext8U: |b| u64::from(b as u8);
    Ext16U: |b| u64::from(b as u16);
    Ext32U: |b| u64::from(b as u32);
    NegF64: |b| b ^ 1 << 63;
    SqrtF64: |b| f64::from_bits(b).sqrt().to_bits();
    AbsF64: |b| b & !(1 << 63);
    FloorF64: |b| round(b, |whole, x| whole > x, -1.0);
    CeilF64: |b| round(b, |whole, x| whole < x, 1.0);
    TruncF64: |b| round(b, |_, _| false, 0.0);
    NegF32: |b| b ^ 1 << 31;
    I64ToF64: |b| (b as i64 as f64).to_bits();
    U64ToF64: |b| (b as f64).to_bits();
    I64ToF32: |b| u64::from((b as i64 as f32).to_bits());
    U64ToF32: |b| u64::from((b as f32).to_bits());
    F64ToI64: |b| truncate(f64::from_bits(b)) as u64;
    F64ToU64: |b| truncate_unsigned(f64::from_bits(b));
    F64ToF32: |b| u64::from((f64::from_bits(b) as f32).to_bits());
    F32ToF64: |b| f64::from(f32::from_bits(b as u32)).to_bits();
}

/// Truncates a float64, and adds `step` where the result is on the wrong side of the number. The sign of zero stays.
#[inline(always)]
fn round(bits: u64, wrong: impl Fn(f64, f64) -> bool, step: f64) -> u64 {
    const TWO_52: f64 = 4_503_599_627_370_496.0;
    let x = f64::from_bits(bits);
    // From here on floats are whole numbers, or none.
    if x.is_nan() || x.abs() >= TWO_52 {
        return bits;
    }
    let whole = truncate(x) as f64;
    let rounded = if wrong(whole, x) { whole + step } else { whole };
    rounded.copysign(x).to_bits()
}

/// 2^63.
const TWO_63: f64 = 9_223_372_036_854_775_808.0;

/// The amd64 instruction CVTTSD2SI: the smallest integer for what does not fit, NaN included.
#[inline(always)]
fn truncate(value: f64) -> i64 {
    if (-TWO_63..TWO_63).contains(&value) { value as i64 } else { i64::MIN }
}

/// What Go's compiler makes of a conversion to uint64 on amd64: 2^63 for what does not fit, NaN included; negative
/// values wrap.
#[inline(always)]
fn truncate_unsigned(value: f64) -> u64 {
    if value < TWO_63 { truncate(value) as u64 } else { truncate(value - TWO_63) as u64 | 1 << 63 }
}

macro_rules! float {
    ($($Name:ident $Narrow:ident $op:tt;)*) => {
        $(op!($Name, |s| s.set(s.a(), (s.f64(s.b()) $op s.f64(s.c())).to_bits()));
        op!($Narrow, |s| s.set(s.a(), u64::from((s.f32(s.b()) $op s.f32(s.c())).to_bits())));)*
    };
}

float! {
    AddF64 AddF32 +;
    SubF64 SubF32 -;
    MulF64 MulF32 *;
    DivF64 DivF32 /;
}

op!(MulAdd, |s| {
    let product = s.get(s.b()).wrapping_mul(s.get(s.c()));
    s.set(s.a(), product.wrapping_add(s.get(s.d() as usize)));
});

macro_rules! division {
    ($($Name:ident $ty:ty: $method:ident;)*) => {
        $(control!($Name, |s| {
            let (dividend, divisor) = (s.get(s.b()) as $ty, s.get(s.c()) as $ty);
            if divisor == 0 {
                return D::cold(s, divide_by_zero);
            }
            s.set(s.a(), dividend.$method(divisor) as u64);
            s.next::<D>(1)
        });)*
    };
}

division! {
    DivS i64: wrapping_div;
    DivU u64: wrapping_div;
    RemS i64: wrapping_rem;
    RemU u64: wrapping_rem;
}

#[cold]
unsafe fn divide_by_zero(w: &mut Worker) -> Flow {
    w.raise(GoPanic::divide())
}

macro_rules! checked_shifts {
    ($($Name:ident: $f:expr;)*) => {
        $(control!($Name, |s| {
            let count = s.get(s.c());
            if (count as i64) < 0 {
                return D::cold(s, negative_shift);
            }
            let f: fn(u64, u64) -> u64 = $f;
            s.set(s.a(), f(s.get(s.b()), count));
            s.next::<D>(1)
        });)*
    };
}

checked_shifts! {
    ShlChecked: |b, c| if c < 64 { b << c } else { 0 };
    ShrSChecked: |b, c| (b as i64 >> c.min(63)) as u64;
    ShrUChecked: |b, c| if c < 64 { b >> c } else { 0 };
}

#[cold]
unsafe fn negative_shift(w: &mut Worker) -> Flow {
    w.raise(GoPanic::Error("negative shift amount".to_owned()))
}

cold_op!(ComplexDiv, |_w, i| {
    let number = |at: usize| (f64::from_bits(i.get(at)), f64::from_bits(i.get(at + 1)));
    let (re, im) = crate::value::complex::divide(number(i.b()), number(i.c()));
    i.set(i.a(), re.to_bits());
    i.set(i.a() + 1, im.to_bits());
    Ok(())
});
