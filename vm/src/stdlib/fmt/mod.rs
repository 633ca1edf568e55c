//! `fmt`: what prints without calling a method. The Go code does the rest.

mod directive;
mod operand;

use minigo_gc::Address;

use super::append::append_bytes;
use super::native::{NativeCx, NativeExit, NativeFn, RawSlice};
use crate::heap::word;
use directive::Directive;
use operand::Operand;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("formatPlain", |cx| {
        let (buffer, format, args) = (cx.pointer(0), cx.string(1), cx.slice(4));
        let mut out = Vec::with_capacity(64);
        let (next, arg) = format_plain(cx, &mut out, format, cx.int(3) as usize, args, cx.int(7) as usize);
        append_to(cx, buffer, &out)?;
        cx.set_int(0, next as i64);
        cx.set_int(1, arg as i64);
        Ok(())
    }),
    ("printPlain", |cx| {
        let buffer = cx.pointer(0);
        let mut out = Vec::with_capacity(64);
        let next = print_plain(cx, &mut out, cx.slice(1), cx.int(4) as usize, cx.boolean(5));
        append_to(cx, buffer, &out)?;
        cx.set_int(0, next as i64);
        Ok(())
    }),
    ("sprintfPlain", |cx| {
        let (format, args) = (cx.string(0), cx.slice(2));
        let mut out = Vec::with_capacity(64);
        let (next, arg) = format_plain(cx, &mut out, format, 0, args, 0);
        set_if(cx, &out, next == format.len() && arg == args.len)
    }),
    ("sprintPlain", |cx| {
        let (args, lines) = (cx.slice(0), cx.boolean(3));
        let mut out = Vec::with_capacity(64);
        let next = print_plain(cx, &mut out, args, 0, lines);
        if lines {
            out.push(b'\n');
        }
        set_if(cx, &out, next == args.len)
    }),
];

/// Appends to the byte slice at `buffer`.
fn append_to(cx: &mut NativeCx<'_>, buffer: Address, text: &[u8]) -> Result<(), NativeExit> {
    let (len, cap) = (word::load_u64(buffer, 8) as usize, word::load_u64(buffer, 16) as usize);
    let data = Address::from_word(word::load_u64(buffer, 0));
    let grown = append_bytes(cx, RawSlice { data, len, cap }, text)?;
    if grown.data != data {
        cx.store_ptr(buffer, grown.data);
    }
    word::store_u64(buffer, 8, grown.len as u64);
    word::store_u64(buffer, 16, grown.cap as u64);
    Ok(())
}

/// The results `s string, done bool`.
fn set_if(cx: &mut NativeCx<'_>, text: &[u8], done: bool) -> Result<(), NativeExit> {
    let string = cx.new_string(if done { text } else { b"" })?;
    cx.set_string(0, string);
    cx.set_bool(2, done);
    Ok(())
}

/// Formats from byte `at` and operand `arg` on, up to the first directive that takes more: flags other than those of
/// width and sign, indices, `*`, missing operands, and whatever may call a method or complain. Returns where it is and
/// the next operand.
fn format_plain(
    cx: &NativeCx<'_>,
    out: &mut Vec<u8>,
    format: &[u8],
    mut at: usize,
    args: RawSlice,
    mut arg: usize,
) -> (usize, usize) {
    loop {
        let text = format[at..].iter().position(|&byte| byte == b'%').unwrap_or(format.len() - at);
        out.extend_from_slice(&format[at..at + text]);
        at += text;
        if format[at..].starts_with(b"%%") {
            out.push(b'%');
            at += 2;
            continue;
        }
        let Some((directive, len)) = Directive::parse(&format[at..]) else { return (at, arg) };
        let Some(operand) = Operand::of(cx, args, arg) else { return (at, arg) };
        if !directive.write(out, operand) {
            return (at, arg);
        }
        (at, arg) = (at + len, arg + 1);
    }
}

/// Prints operands from `arg` on, up to the first that takes more; returns its index. Blanks stand between all, if they
/// make a line, or else between those of which neither is a string.
fn print_plain(cx: &NativeCx<'_>, out: &mut Vec<u8>, args: RawSlice, mut arg: usize, line: bool) -> usize {
    let is_string = |index| matches!(Operand::of(cx, args, index), Some(Operand::Text(_)));
    let mut after_string = arg == 0 || is_string(arg - 1);
    while let Some(operand) = Operand::of(cx, args, arg) {
        let string = matches!(operand, Operand::Text(_));
        if arg > 0 && (line || !string && !after_string) {
            out.push(b' ');
        }
        Directive::VALUE.write(out, operand);
        after_string = string;
        arg += 1;
    }
    arg
}
