//! Code points: decoding and encoding as Go does it (Go specification, "Conversions to and from a string type").

/// What stands for bytes that are no UTF-8.
pub(crate) const REPLACEMENT: u32 = 0xFFFD;

/// The code point at the start of `bytes`, which is not empty, and its length: 1 and U+FFFD for bytes that are not
/// the shortest encoding of a code point.
pub(crate) fn decode(bytes: &[u8]) -> (u32, usize) {
    let first = bytes[0];
    let (len, bits, least) = match first {
        ..0x80 => return (u32::from(first), 1),
        0xC2..=0xDF => (2, first & 0x1F, 0x80),
        0xE0..=0xEF => (3, first & 0x0F, 0x800),
        0xF0..=0xF4 => (4, first & 0x07, 0x1_0000),
        _ => return (REPLACEMENT, 1),
    };
    let Some(rest) = bytes.get(1..len) else { return (REPLACEMENT, 1) };
    let mut rune = u32::from(bits);
    for &byte in rest {
        if byte & 0xC0 != 0x80 {
            return (REPLACEMENT, 1);
        }
        rune = rune << 6 | u32::from(byte & 0x3F);
    }
    match char::from_u32(rune) {
        Some(_) if rune >= least => (rune, len),
        _ => (REPLACEMENT, 1),
    }
}

/// The code points of a string.
pub(crate) fn runes(mut bytes: &[u8]) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let (rune, len) = decode(bytes);
        bytes = &bytes[len..];
        Some(rune)
    })
}

/// The character for a code point; invalid ones become U+FFFD.
pub(crate) fn character(rune: i64) -> char {
    u32::try_from(rune).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoding_agrees_with_rust_on_valid_text() {
        let text = "aé€😀\u{10FFFF}\u{FFFD}";
        let expected: Vec<u32> = text.chars().map(u32::from).collect();
        assert_eq!(runes(text.as_bytes()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_bad_byte_is_one_replacement() {
        for bad in [&b"\xff"[..], b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80"] {
            assert_eq!(runes(bad).collect::<Vec<_>>(), vec![REPLACEMENT; bad.len()], "{bad:x?}");
        }
    }
}
