//! The built-in functions print and println: values as Go's runtime writes them to standard error.

use minigo_gc::Address;
use minigo_lang::bytecode::{Kind, TypeIdx};

use crate::heap::word::{load_u32, load_u64, raw_bytes};
use crate::types::RtTypes;
use crate::value::complex;

/// Exponents from here on are written as such.
const MOST_PLAIN_EXPONENT: i32 = 6;

/// The text of a value in register form.
pub(crate) fn value_text(types: &RtTypes, ty: TypeIdx, at: Address) -> Vec<u8> {
    let kind = types.get(ty).kind;
    match kind {
        Kind::String => raw_bytes(Address::from_word(load_u64(at, 0)), load_u64(at, 8) as usize).to_vec(),
        Kind::Slice => {
            let (data, len, cap) = (load_u64(at, 0), load_u64(at, 8), load_u64(at, 16));
            format!("[{len}/{cap}]{data:#x}").into_bytes()
        }
        Kind::Interface => format!("({:#x},{:#x})", load_u64(at, 0), load_u64(at, 8)).into_bytes(),
        Kind::Complex128 => complex_text(Kind::Float64, [load_u64(at, 0), load_u64(at, 8)]).into_bytes(),
        Kind::Complex64 => {
            let parts = [load_u32(at, 0), load_u32(at, 4)];
            complex_text(Kind::Float32, parts.map(u64::from)).into_bytes()
        }
        _ => scalar_text(kind, load_u64(at, 0)).into_bytes(),
    }
}

fn complex_text(part: Kind, parts: [u64; 2]) -> String {
    let [re, im] = parts.map(|word| scalar_text(part, word));
    complex::text(&re, &im)
}

/// The text of a value of one word.
pub(crate) fn scalar_text(kind: Kind, word: u64) -> String {
    match kind {
        Kind::Bool => (word != 0).to_string(),
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => (word as i64).to_string(),
        Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
            word.to_string()
        }
        Kind::Float32 => {
            let value = f32::from_bits(word as u32);
            shortest(value, format!("{value:e}"), format!("{value}"))
        }
        Kind::Float64 => {
            let value = f64::from_bits(word);
            shortest(value, format!("{value:e}"), format!("{value}"))
        }
        _ => format!("{word:#x}"),
    }
}

/// The shortest decimal that reads back as the value, in the form of `strconv.FormatFloat(value, 'g', -1, bits)`.
fn shortest(value: impl Into<f64>, scientific: String, plain: String) -> String {
    let value = value.into();
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let (mantissa, exponent) = scientific.split_once('e').expect("the format has an exponent");
    let exponent: i32 = exponent.parse().expect("the exponent is a number");
    if (-4..MOST_PLAIN_EXPONENT).contains(&exponent) {
        return plain;
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}
