//! `unicode`: categories, cases and scripts by table.

mod properties;
pub(super) mod tables;
pub(super) mod utf8;

use super::native::{NativeCx, NativeExit, NativeFn};
use properties::PROPERTIES;
use tables::{CATEGORIES, FOLDS, LOWER, RUNS, SCRIPTS, TITLE, UPPER};

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("IsLetter", |cx| predicate(cx, is_letter)),
    ("IsDigit", |cx| predicate(cx, |r| category(r) == "Nd")),
    ("IsNumber", |cx| predicate(cx, |r| category(r).starts_with('N'))),
    ("IsSpace", |cx| predicate(cx, is_space)),
    ("IsUpper", |cx| predicate(cx, |r| category(r) == "Lu")),
    ("IsLower", |cx| predicate(cx, |r| category(r) == "Ll")),
    ("IsTitle", |cx| predicate(cx, |r| category(r) == "Lt")),
    ("IsPunct", |cx| predicate(cx, |r| category(r).starts_with('P'))),
    ("IsSymbol", |cx| predicate(cx, |r| category(r).starts_with('S'))),
    ("IsMark", |cx| predicate(cx, |r| category(r).starts_with('M'))),
    ("IsControl", |cx| predicate(cx, |r| category(r) == "Cc")),
    ("IsGraphic", |cx| predicate(cx, is_graphic)),
    ("IsPrint", |cx| predicate(cx, is_print)),
    ("ToUpper", |cx| mapping(cx, to_upper)),
    ("ToLower", |cx| mapping(cx, to_lower)),
    ("ToTitle", |cx| mapping(cx, to_title)),
    ("SimpleFold", |cx| mapping(cx, simple_fold)),
    ("ranges", ranges),
];

fn rune(cx: &NativeCx<'_>) -> Option<u32> {
    u32::try_from(cx.int(0)).ok()
}

fn predicate(cx: &mut NativeCx<'_>, test: fn(u32) -> bool) -> Result<(), NativeExit> {
    let result = rune(cx).is_some_and(test);
    cx.set_bool(0, result);
    Ok(())
}

fn mapping(cx: &mut NativeCx<'_>, map: fn(u32) -> u32) -> Result<(), NativeExit> {
    if let Some(rune) = rune(cx) {
        cx.set_int(0, i64::from(map(rune)));
    }
    Ok(())
}

/// The general category of a rune; `Cn` beyond Unicode.
pub(super) fn category(rune: u32) -> &'static str {
    if rune > 0x10_FFFF {
        return "Cn";
    }
    let next = RUNS.partition_point(|run| run >> 8 <= rune);
    CATEGORIES[(RUNS[next - 1] & 0xFF) as usize]
}

pub(super) fn is_letter(rune: u32) -> bool {
    category(rune).starts_with('L')
}

/// The property `White_Space`.
pub(super) fn is_space(rune: u32) -> bool {
    matches!(rune,
        0x9..=0xD | 0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
}

/// Letters, marks, numbers, punctuation, symbols, and spaces.
pub(super) fn is_graphic(rune: u32) -> bool {
    category(rune) == "Zs" || is_print(rune)
}

/// As [`is_graphic`], but of spaces only the one of ASCII.
pub(super) fn is_print(rune: u32) -> bool {
    if rune < 0x7F {
        return rune >= 0x20;
    }
    matches!(category(rune).as_bytes()[0], b'L' | b'M' | b'N' | b'P' | b'S')
}

fn mapped(table: &[(u32, u32, u32, i32)], rune: u32) -> u32 {
    // Entries with stride 2 may interleave: the right one is the last or the one before that begins at or before the rune.
    let next = table.partition_point(|entry| entry.0 <= rune);
    for &(first, last, stride, difference) in table[..next].iter().rev().take(2) {
        if rune <= last && (rune - first).is_multiple_of(stride) {
            return rune.wrapping_add_signed(difference);
        }
    }
    rune
}

pub(super) fn to_upper(rune: u32) -> u32 {
    if rune < 0x80 {
        return rune - if (0x61..=0x7A).contains(&rune) { 32 } else { 0 };
    }
    mapped(UPPER, rune)
}

pub(super) fn to_lower(rune: u32) -> u32 {
    if rune < 0x80 {
        return rune + if (0x41..=0x5A).contains(&rune) { 32 } else { 0 };
    }
    mapped(LOWER, rune)
}

pub(super) fn to_title(rune: u32) -> u32 {
    if rune < 0x80 { to_upper(rune) } else { mapped(TITLE, rune) }
}

/// The next rune that is equal under simple case folding; the largest is followed by the smallest.
pub(super) fn simple_fold(rune: u32) -> u32 {
    if let Ok(index) = FOLDS.binary_search_by_key(&rune, |fold| fold.0) {
        return FOLDS[index].1;
    }
    let lower = to_lower(rune);
    if lower != rune { lower } else { to_upper(rune) }
}

/// Whether two runes are equal under simple case folding.
pub(super) fn equal_fold(a: u32, b: u32) -> bool {
    let mut rune = simple_fold(a);
    while rune != a && rune != b {
        rune = simple_fold(rune);
    }
    rune == b
}

/// First and last runes of a named set: a script, `White_Space`, or a general category or its first letter.
pub(super) fn named_set(name: &str) -> Vec<(u32, u32)> {
    if let Ok(index) = SCRIPTS.binary_search_by_key(&name, |script| script.0) {
        return SCRIPTS[index].1.to_vec();
    }
    let mut set: Vec<(u32, u32)> = Vec::new();
    let mut add = |first: u32, last: u32| match set.last_mut() {
        Some(range) if range.1 + 1 == first => range.1 = last,
        _ => set.push((first, last)),
    };
    if name == "White_Space" {
        (0..=0x3000).filter(|&rune| is_space(rune)).for_each(|rune| add(rune, rune));
        return set;
    }
    // `LC` stands for letters with a case.
    let fits = |category: &str| match name {
        "LC" => ["Ll", "Lt", "Lu"].contains(&category),
        _ => category.starts_with(name),
    };
    for (index, run) in RUNS.iter().enumerate() {
        if fits(CATEGORIES[(run & 0xFF) as usize]) {
            add(run >> 8, RUNS.get(index + 1).map_or(0x10_FFFF, |next| (next >> 8) - 1));
        }
    }
    set
}

/// `ranges(name string) []uint32`: first and last runes in turns.
fn ranges(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let name = String::from_utf8_lossy(cx.string(0));
    let property = PROPERTIES.binary_search_by_key(&&*name, |property| property.0);
    let set = property.map_or_else(|_| named_set(&name), |index| PROPERTIES[index].1.to_vec());
    let elem = cx.types().get(cx.declaration().results[0]).elem;
    let slice = cx.new_slice(elem, 2 * set.len(), 2 * set.len())?;
    for (index, &(first, last)) in set.iter().enumerate() {
        let at = super::append::offset(slice.data, 8 * index);
        crate::heap::word::store_u32(at, 0, first);
        crate::heap::word::store_u32(at, 4, last);
    }
    cx.set_slice(0, slice);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_and_folds() {
        assert_eq!(to_upper(0xE9), 0xC9);
        assert_eq!(to_lower(0x0130), 0x69);
        assert_eq!(to_title(0x01C6), 0x01C5);
        assert_eq!([simple_fold(0x4B), simple_fold(0x6B), simple_fold(0x212A)], [0x6B, 0x212A, 0x4B]);
        assert!(equal_fold(0x3A3, 0x3C2));
    }

    #[test]
    fn categories() {
        assert_eq!([category(0x41), category(0x661), category(0x10_FFFF)], ["Lu", "Nd", "Cn"]);
        assert!(is_graphic(0xA0) && !is_print(0xA0) && is_print(0x4E16));
    }
}
