//! Searching in bytes, for the packages `strings` and `bytes`.

/// The first index of a byte.
pub(super) fn index_byte(text: &[u8], byte: u8) -> Option<usize> {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let (chunks, rest) = text.as_chunks();
    for (index, chunk) in chunks.iter().enumerate() {
        // The lowest byte that is zero is the lowest that borrows.
        let differences = u64::from_le_bytes(*chunk) ^ (LOW * u64::from(byte));
        let zeros = differences.wrapping_sub(LOW) & !differences & (LOW << 7);
        if zeros != 0 {
            return Some(8 * index + zeros.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|&other| other == byte)?;
    Some(8 * chunks.len() + found)
}

/// The first index of a pattern: candidates by its first byte; where they abound without a match, by the two-way search of
/// the standard library when both are UTF-8, else by a rolling hash (Karp and Rabin).
pub(super) fn index(text: &[u8], pattern: &[u8]) -> Option<usize> {
    let Some((&first, rest)) = pattern.split_first() else { return Some(0) };
    if rest.is_empty() {
        return index_byte(text, first);
    }
    if pattern.len() > text.len() {
        return None;
    }
    let last = text.len() - pattern.len();
    let mut at = 0;
    let mut misses = 0;
    while at <= last {
        at += index_byte(&text[at..=last], first)?;
        if text[at + 1..at + pattern.len()] == *rest {
            return Some(at);
        }
        at += 1;
        misses += 1;
        if misses > 16 + at / 8 {
            return hashed_index(&text[at..], pattern).map(|found| found + at);
        }
    }
    None
}

const PRIME: u32 = 16_777_619;

fn hashed_index(text: &[u8], pattern: &[u8]) -> Option<usize> {
    let len = pattern.len();
    if text.len() < len {
        return None;
    }
    let roll = |hash: u32, byte: &u8| hash.wrapping_mul(PRIME).wrapping_add(u32::from(*byte));
    let wanted = pattern.iter().fold(0, roll);
    let power = (0..len).fold(1_u32, |power, _| power.wrapping_mul(PRIME));
    let mut hash = text[..len].iter().fold(0, roll);
    let mut at = 0;
    loop {
        if hash == wanted && text[at..at + len] == *pattern {
            return Some(at);
        }
        let next = text.get(at + len)?;
        hash = roll(hash, next).wrapping_sub(power.wrapping_mul(u32::from(text[at])));
        at += 1;
    }
}

/// The last index of a pattern.
pub(super) fn last_index(text: &[u8], pattern: &[u8]) -> Option<usize> {
    let last = text.len().checked_sub(pattern.len())?;
    (0..=last).rev().find(|&at| text[at..].starts_with(pattern))
}

/// The number of occurrences without overlap; for the empty pattern one more than there are runes.
pub(super) fn count(mut text: &[u8], pattern: &[u8]) -> usize {
    match pattern {
        [] => super::unicode::utf8::rune_count(text) + 1,
        [byte] => text.iter().filter(|&b| b == byte).count(),
        _ => {
            let mut count = 0;
            while let Some(at) = index(text, pattern) {
                count += 1;
                text = &text[at + pattern.len()..];
            }
            count
        }
    }
}

/// An index as Go returns it.
pub(super) fn position(found: Option<usize>) -> i64 {
    found.map_or(-1, |at| at as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_byte_wherever_it_stands() {
        for byte in [0, 1, b'a', 0x7F, 0x80, 0xFF] {
            for other in [0, 1, 2, 0x80, 0x81, 0xFE].into_iter().filter(|&other| other != byte) {
                for len in 0..20 {
                    let mut text = vec![other; len];
                    assert_eq!(index_byte(&text, byte), None);
                    for place in (0..len).rev() {
                        text[place] = byte;
                        assert_eq!(index_byte(&text, byte), Some(place));
                    }
                }
            }
        }
    }

    #[test]
    fn finds_after_many_misses() {
        let text = [b"ab".repeat(1000), b"aac".to_vec()].concat();
        assert_eq!(index(&text, b"aac"), Some(2000));
        assert_eq!(index(&text, b"aad"), None);
        assert_eq!(last_index(b"go gopher", b"go"), Some(3));
        assert_eq!(count(b"cheese", b"e"), 3);
        assert_eq!(count("日本".as_bytes(), b""), 3);
    }
}
