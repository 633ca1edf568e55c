//! `strconv`: numbers and quoted strings.

pub(super) mod float;
pub(super) mod integer;
mod parse_float;
mod quote;

use super::append::append_bytes;
use super::native::{NativeCx, NativeExit, NativeFn};
use super::unicode::{is_graphic, is_print};
use crate::fault::GoPanic;
use quote::Mode;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("parseInt", parse_int),
    ("parseUint", parse_uint),
    ("parseFloat", parse_float),
    ("formatInt", |cx| {
        let (value, base) = (cx.int(0), cx.int(1));
        set_number(cx, value < 0, value.unsigned_abs(), base)
    }),
    ("formatUint", |cx| {
        let (value, base) = (cx.word(0), cx.int(1));
        set_number(cx, false, value, base)
    }),
    ("AppendInt", |cx| {
        let (value, base) = (cx.int(3), cx.int(4));
        append_number(cx, value < 0, value.unsigned_abs(), base)
    }),
    ("AppendUint", |cx| {
        let (value, base) = (cx.word(3), cx.int(4));
        append_number(cx, false, value, base)
    }),
    ("FormatFloat", |cx| {
        let text = float_text(cx, 0, "FormatFloat")?;
        set_text(cx, &text)
    }),
    ("AppendFloat", |cx| {
        let text = float_text(cx, 3, "AppendFloat")?;
        append_text(cx, &text)
    }),
    ("appendQuote", |cx| {
        let text = quote::quoted(cx.string(3), b'"', Mode::from(cx.int(5)));
        append_text(cx, &text)
    }),
    ("appendQuoteRune", |cx| {
        let text = quote::quoted_rune(cx.int(3), Mode::from(cx.int(4)));
        append_text(cx, &text)
    }),
    ("IsPrint", |cx| {
        let printable = u32::try_from(cx.int(0)).is_ok_and(is_print);
        cx.set_bool(0, printable);
        Ok(())
    }),
    ("IsGraphic", |cx| {
        let graphic = u32::try_from(cx.int(0)).is_ok_and(is_graphic);
        cx.set_bool(0, graphic);
        Ok(())
    }),
    ("CanBackquote", |cx| {
        let can = quote::can_backquote(cx.string(0));
        cx.set_bool(0, can);
        Ok(())
    }),
];

/// What a parser says beside its value; the numbers are those of the constants in Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    Parsed = 0,
    BadSyntax = 1,
    BadRange = 2,
    BadBase = 3,
    BadBits = 4,
}

fn parse_int(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (value, code) = integer::parse_signed(cx.string(0), cx.int(2), cx.int(3));
    cx.set_int(0, value);
    cx.set_int(1, code as i64);
    Ok(())
}

fn parse_uint(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (value, code) = integer::parse_unsigned(cx.string(0), cx.int(2), cx.int(3));
    cx.set_word(0, value);
    cx.set_int(1, code as i64);
    Ok(())
}

fn parse_float(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (value, code) = parse_float::parse(cx.string(0), cx.int(2) == 32);
    cx.set_float(0, value);
    cx.set_int(1, code as i64);
    Ok(())
}

fn digits(buffer: &mut [u8; 65], negative: bool, value: u64, base: i64) -> Result<&[u8], NativeExit> {
    match base {
        2..=36 => Ok(integer::format(buffer, negative, value, base as u64)),
        _ => Err(GoPanic::Text("strconv: illegal AppendInt/FormatInt base".to_owned()).into()),
    }
}

fn set_number(cx: &mut NativeCx<'_>, negative: bool, value: u64, base: i64) -> Result<(), NativeExit> {
    let mut buffer = [0; 65];
    let text = digits(&mut buffer, negative, value, base)?;
    set_text(cx, text)
}

fn append_number(cx: &mut NativeCx<'_>, negative: bool, value: u64, base: i64) -> Result<(), NativeExit> {
    let mut buffer = [0; 65];
    let text = digits(&mut buffer, negative, value, base)?;
    append_text(cx, text)
}

fn set_text(cx: &mut NativeCx<'_>, text: &[u8]) -> Result<(), NativeExit> {
    let string = cx.new_string(text)?;
    cx.set_string(0, string);
    Ok(())
}

/// The result of a function that appends to the slice that is its first parameter.
fn append_text(cx: &mut NativeCx<'_>, text: &[u8]) -> Result<(), NativeExit> {
    let slice = append_bytes(cx, cx.slice(0), text)?;
    cx.set_slice(0, slice);
    Ok(())
}

/// The text of `f float64, fmt byte, prec, bitSize int` from a parameter word on, for a function's caller.
fn float_text(cx: &NativeCx<'_>, at: usize, function: &str) -> Result<Vec<u8>, NativeExit> {
    let (value, format, precision) = (cx.float(at), cx.word(at + 1) as u8, cx.int(at + 2));
    match cx.int(at + 3) {
        32 => Ok(float::format(value, format, precision, true)),
        64 => Ok(float::format(value, format, precision, false)),
        _ => Err(GoPanic::Text(format!("strconv: illegal {function} bitSize")).into()),
    }
}
