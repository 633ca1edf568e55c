//! White space, and the fields between it, for the packages `strings` and `bufio`. Most texts are ASCII: they are looked at
//! eight bytes at a time, without decoding.

use super::unicode::is_space;
use super::unicode::utf8::{decode, runes};

/// The highest bit of each byte of a word.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// A byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte of eight ASCII characters that is white space.
const fn spaces_of(ascii: u64) -> u64 {
    // No sum or difference leaves its byte.
    let blank = HIGH - (ascii ^ each(b' '));
    let (from_tab, beyond_return) = (ascii + each(0x80 - b'\t'), ascii + each(0x80 - b'\r' - 1));
    (blank | from_tab & !beyond_return) & HIGH
}

/// The offset of the first rune, at or after an offset, that is white space, or that is none.
fn next_boundary(text: &[u8], mut at: usize, space: bool) -> Option<usize> {
    let wanted = if space { 0 } else { HIGH };
    while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*chunk);
        if word & HIGH != 0 {
            break;
        }
        let found = spaces_of(word) ^ wanted;
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    while let Some(byte) = text.get(at).filter(|byte| byte.is_ascii()) {
        if is_space((*byte).into()) == space {
            return Some(at);
        }
        at += 1;
    }
    let (offset, ..) = runes(text.get(at..)?).find(|&(_, rune, _)| is_space(rune) == space)?;
    Some(at + offset)
}

/// The bounds of the first field at or after an offset.
pub(super) fn field(text: &[u8], from: usize) -> Option<(usize, usize)> {
    let start = next_boundary(text, from, false)?;
    Some((start, next_boundary(text, start, true).unwrap_or(text.len())))
}

/// The first field, and the bytes of the white space rune behind it: 0 if the text ends with the field. A text without
/// field has an empty one at its end.
pub(super) fn first_field(text: &[u8]) -> (usize, usize, usize) {
    let Some((start, end)) = field(text, 0) else { return (text.len(), text.len(), 0) };
    (start, end, decode(&text[end..]).1)
}

/// The number of fields.
pub(super) fn count(text: &[u8]) -> usize {
    let (chunks, _) = text.as_chunks();
    let (mut fields, mut at) = (0, 0);
    // The highest bit of a byte that follows white space, which the start of the text does.
    let mut after_space = 0x80;
    for chunk in chunks {
        let word = u64::from_le_bytes(*chunk);
        if word & HIGH != 0 {
            break;
        }
        let spaces = spaces_of(word);
        let starts = (spaces << 8 | after_space) & !spaces;
        // A sum of eight bits, in the highest byte.
        fields += ((starts >> 7).wrapping_mul(each(1)) >> 56) as usize;
        after_space = spaces >> 56;
        at += 8;
    }
    if after_space == 0 {
        at = next_boundary(text, at, true).unwrap_or(text.len());
    }
    while let Some((_, end)) = field(text, at) {
        fields += 1;
        at = end;
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_known_among_eight_bytes() {
        for byte in 0..0x80 {
            for place in 0..8 {
                for others in [0, b' ', b'a', 0x7F] {
                    let mut bytes = [others; 8];
                    bytes[place] = byte;
                    let expected = bytes.map(|byte| if is_space(byte.into()) { 0x80 } else { 0 });
                    assert_eq!(spaces_of(u64::from_le_bytes(bytes)).to_le_bytes(), expected, "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn fields_are_those_between_white_space() {
        let pieces = [
            "",
            " ",
            "a",
            "\t\n",
            "word",
            "eight888",
            "\u{a0}",
            "é",
            "日本",
            "\u{3000}",
            " \r\x0b\x0c ",
            "\u{85}",
        ];
        for count_up in 0..pieces.len().pow(4) {
            let piece = |power| pieces[count_up / pieces.len().pow(power) % pieces.len()];
            let text = [piece(0), piece(1), piece(2), piece(3)].concat();
            let expected: Vec<&str> =
                text.split(char::is_whitespace).filter(|part| !part.is_empty()).collect();
            let (mut found, mut at) = (Vec::new(), 0);
            while let Some((start, end)) = field(text.as_bytes(), at) {
                found.push(&text[start..end]);
                at = end;
            }
            assert_eq!(found, expected, "{text:?}");
            assert_eq!(count(text.as_bytes()), expected.len(), "{text:?}");
            let (start, end, space) = first_field(text.as_bytes());
            assert_eq!(&text[start..end], expected.first().copied().unwrap_or_default(), "{text:?}");
            assert_eq!(space > 0, text[end..].starts_with(char::is_whitespace), "{text:?}");
        }
    }
}
