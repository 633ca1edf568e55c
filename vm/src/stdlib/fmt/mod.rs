//! `fmt`: what prints without calling a method. The Go code does the rest.

mod directive;
mod operand;

use super::append::append_bytes;
use super::native::{NativeCx, NativeExit, NativeFn, RawSlice};
use directive::Directive;
use operand::Operand;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("formatPlain", |cx| {
        let (format, args) = (cx.string(3), cx.slice(6));
        let mut out = Vec::with_capacity(64);
        let (next, arg) = format_plain(cx, &mut out, format, cx.int(5) as usize, args, cx.int(9) as usize);
        let grown = append_bytes(cx, cx.slice(0), &out)?;
        cx.set_slice(0, grown);
        cx.set_int(3, next as i64);
        cx.set_int(4, arg as i64);
        Ok(())
    }),
    ("printPlain", |cx| {
        let mut out = Vec::with_capacity(64);
        let next = print_plain(cx, &mut out, cx.slice(3), cx.int(6) as usize, cx.boolean(7));
        let grown = append_bytes(cx, cx.slice(0), &out)?;
        cx.set_slice(0, grown);
        cx.set_int(3, next as i64);
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
