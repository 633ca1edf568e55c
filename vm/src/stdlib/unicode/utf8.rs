//! `unicode/utf8`: decoding and counting.

use super::super::native::{NativeCx, NativeExit, NativeFn};

pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
    ("RuneCount", |cx| set_count(cx, rune_count(cx.bytes(0)))),
    ("RuneCountInString", |cx| set_count(cx, rune_count(cx.string(0)))),
    ("Valid", |cx| set_flag(cx, std::str::from_utf8(cx.bytes(0)).is_ok())),
    ("ValidString", |cx| set_flag(cx, std::str::from_utf8(cx.string(0)).is_ok())),
    ("decode", |cx| set_rune(cx, decode(cx.bytes(0)))),
    ("decodeString", |cx| set_rune(cx, decode(cx.string(0)))),
    ("decodeLast", |cx| set_rune(cx, decode_last(cx.bytes(0)))),
    ("decodeLastString", |cx| set_rune(cx, decode_last(cx.string(0)))),
    ("FullRune", |cx| set_flag(cx, full_rune(cx.bytes(0)))),
    ("FullRuneInString", |cx| set_flag(cx, full_rune(cx.string(0)))),
];

/// What an invalid sequence decodes to.
pub(crate) const RUNE_ERROR: u32 = 0xFFFD;

fn set_count(cx: &mut NativeCx<'_>, count: usize) -> Result<(), NativeExit> {
    cx.set_int(0, count as i64);
    Ok(())
}

fn set_flag(cx: &mut NativeCx<'_>, flag: bool) -> Result<(), NativeExit> {
    cx.set_bool(0, flag);
    Ok(())
}

fn set_rune(cx: &mut NativeCx<'_>, (rune, size): (u32, usize)) -> Result<(), NativeExit> {
    cx.set_int(0, i64::from(rune));
    cx.set_int(1, size as i64);
    Ok(())
}

/// The bounds of the second byte and the length of the sequence that a byte begins; `None` if it begins none.
fn lead(byte: u8) -> Option<(usize, std::ops::RangeInclusive<u8>)> {
    match byte {
        0xC2..=0xDF => Some((2, 0x80..=0xBF)),
        0xE0 => Some((3, 0xA0..=0xBF)),
        0xE1..=0xEC | 0xEE..=0xEF => Some((3, 0x80..=0xBF)),
        0xED => Some((3, 0x80..=0x9F)),
        0xF0 => Some((4, 0x90..=0xBF)),
        0xF1..=0xF3 => Some((4, 0x80..=0xBF)),
        0xF4 => Some((4, 0x80..=0x8F)),
        _ => None,
    }
}

/// The first rune and its length: `(RUNE_ERROR, 1)` for an invalid sequence, `(RUNE_ERROR, 0)` for none.
pub(crate) fn decode(bytes: &[u8]) -> (u32, usize) {
    match bytes {
        [] => (RUNE_ERROR, 0),
        [ascii @ 0..=0x7F, ..] => (u32::from(*ascii), 1),
        [first, ..] => decode_long(bytes, *first).unwrap_or((RUNE_ERROR, 1)),
    }
}

fn decode_long(bytes: &[u8], first: u8) -> Option<(u32, usize)> {
    let (len, second) = lead(first)?;
    let tail = bytes.get(1..len)?;
    if !second.contains(&tail[0]) || tail[1..].iter().any(|byte| byte & 0xC0 != 0x80) {
        return None;
    }
    let bits = u32::from(first) & (0x7F >> len);
    Some((tail.iter().fold(bits, |rune, byte| rune << 6 | u32::from(byte & 0x3F)), len))
}

/// The last rune and its length.
pub(crate) fn decode_last(bytes: &[u8]) -> (u32, usize) {
    for len in (1..=bytes.len().min(4)).rev() {
        let (rune, size) = decode(&bytes[bytes.len() - len..]);
        if size == len && (len > 1 || rune != RUNE_ERROR) {
            return (rune, len);
        }
    }
    (RUNE_ERROR, bytes.len().min(1))
}

/// Whether the bytes begin with a complete sequence; an invalid one is complete.
fn full_rune(bytes: &[u8]) -> bool {
    let Some(&first) = bytes.first() else { return false };
    let Some((len, second)) = lead(first) else { return true };
    if bytes.len() >= len {
        return true;
    }
    (bytes.len() > 1 && !second.contains(&bytes[1])) || (bytes.len() > 2 && bytes[2] & 0xC0 != 0x80)
}

/// Number of runes; each byte of an invalid sequence is one.
pub(crate) fn rune_count(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.chars().count(),
        Err(_) => runes(bytes).count(),
    }
}

/// The runes with their offsets.
pub(crate) fn runes(bytes: &[u8]) -> impl Iterator<Item = (usize, u32, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (rune, size) = decode(&bytes[at..]);
        let start = at;
        at += size;
        (size > 0).then_some((start, rune, size))
    })
}

/// Appends a rune's encoding; that of [`RUNE_ERROR`] for what has none.
pub(crate) fn push_rune(out: &mut Vec<u8>, rune: u32) {
    let char = char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER);
    out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoding_is_that_of_go() {
        assert_eq!(decode("世".as_bytes()), (0x4E16, 3));
        assert_eq!(decode(b"\xe4\xb8"), (RUNE_ERROR, 1));
        assert_eq!(decode(b"\xed\xa0\x80"), (RUNE_ERROR, 1));
        assert_eq!(decode_last("a世".as_bytes()), (0x4E16, 3));
        assert_eq!(decode_last(b"a\x96"), (RUNE_ERROR, 1));
        assert_eq!(rune_count(b"a\xff\xfeb"), 4);
        assert!(!full_rune(b"\xe4\xb8") && full_rune(b"\xe4\x41"));
    }
}
