//! `regexp`: sets of runes, and the search with a program that the Go sources compile an expression to.

mod backtrack;
mod pike;
mod program;

use super::append::offset;
use super::native::{NativeCx, NativeExit, NativeFn};
use super::strings;
use super::unicode::{named_set, simple_fold, tables};
use crate::heap::word;
use program::{Program, Search};

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("canonical", |cx| {
        let (runes, fold, negate) = (cx.slice(0), cx.boolean(3), cx.boolean(4));
        let ranges = (0..runes.len / 2)
            .map(|index| (word::load_u32(runes.data, 8 * index), word::load_u32(runes.data, 8 * index + 4)));
        let set = canonical(ranges.collect(), fold, negate);
        set_ranges(cx, &set)
    }),
    ("unicodeSet", |cx| {
        let name = String::from_utf8_lossy(cx.string(0)).into_owned();
        let set = unicode_set(&name);
        set_ranges(cx, &set)
    }),
    ("run", run),
    ("view", strings::view),
];

const MAX_RUNE: u32 = 0x10_FFFF;

/// Names of categories as Unicode writes them out, for their abbreviations.
#[rustfmt::skip]
const CATEGORY_NAMES: &[(&str, &str)] = &[
    ("other", "C"), ("control", "Cc"), ("cntrl", "Cc"), ("format", "Cf"), ("unassigned", "Cn"), ("privateuse", "Co"),
    ("surrogate", "Cs"), ("letter", "L"), ("casedletter", "LC"), ("lowercaseletter", "Ll"), ("modifierletter", "Lm"),
    ("otherletter", "Lo"), ("titlecaseletter", "Lt"), ("uppercaseletter", "Lu"), ("mark", "M"),
    ("combiningmark", "M"), ("spacingmark", "Mc"), ("enclosingmark", "Me"), ("nonspacingmark", "Mn"), ("number", "N"),
    ("decimalnumber", "Nd"), ("digit", "Nd"), ("letternumber", "Nl"), ("othernumber", "No"), ("punctuation", "P"),
    ("punct", "P"), ("connectorpunctuation", "Pc"), ("dashpunctuation", "Pd"), ("closepunctuation", "Pe"),
    ("finalpunctuation", "Pf"), ("initialpunctuation", "Pi"), ("otherpunctuation", "Po"), ("openpunctuation", "Ps"),
    ("symbol", "S"), ("currencysymbol", "Sc"), ("modifiersymbol", "Sk"), ("mathsymbol", "Sm"), ("othersymbol", "So"),
    ("separator", "Z"), ("lineseparator", "Zl"), ("paragraphseparator", "Zp"), ("spaceseparator", "Zs"),
];

/// The ranges in ascending order, none overlapping or touching another; with all that equals a rune of them under folding of
/// cases, or all runes that are not in them.
fn canonical(mut ranges: Vec<(u32, u32)>, fold: bool, negate: bool) -> Vec<(u32, u32)> {
    // No rune above has a case.
    const LAST_FOLDED: u32 = 0x1_E943;
    if fold {
        for index in 0..ranges.len() {
            let (first, last) = ranges[index];
            for rune in first..=last.min(LAST_FOLDED) {
                let mut other = simple_fold(rune);
                while other != rune {
                    if !(first..=last).contains(&other) {
                        ranges.push((other, other));
                    }
                    other = simple_fold(other);
                }
            }
        }
    }
    ranges.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (first, last) in ranges {
        match merged.last_mut() {
            Some(range) if first <= range.1.saturating_add(1) => range.1 = range.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    if negate { complement(&merged) } else { merged }
}

/// What lies between ascending ranges.
fn complement(ranges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut rest = Vec::new();
    let mut next = 0;
    for &(first, last) in ranges {
        if first > next {
            rest.push((next, first - 1));
        }
        next = last + 1;
    }
    if next <= MAX_RUNE {
        rest.push((next, MAX_RUNE));
    }
    rest
}

/// The set of a script, or of a general category by its short or its long name.
fn unicode_set(name: &str) -> Vec<(u32, u32)> {
    let plain = |name: &str| name.replace(['_', '-', ' '], "").to_lowercase();
    let name = plain(name);
    match name.as_str() {
        "any" => return vec![(0, MAX_RUNE)],
        "ascii" => return vec![(0, 0x7F)],
        "assigned" => return complement(&named_set("Cn")),
        _ => {}
    }
    let short = CATEGORY_NAMES.iter().find(|row| row.0 == name).map(|row| row.1);
    let category = |short: &str| {
        if short.eq_ignore_ascii_case("LC") {
            return Some(named_set("LC"));
        }
        let known = tables::CATEGORIES.iter().find(|known| known.eq_ignore_ascii_case(short)).copied();
        let first = || {
            tables::CATEGORIES.iter().map(|known| &known[..1]).find(|known| known.eq_ignore_ascii_case(short))
        };
        known.or_else(first).map(named_set)
    };
    let script =
        || tables::SCRIPTS.iter().find(|script| plain(script.0) == name).map(|script| script.1.to_vec());
    category(short.unwrap_or(&name)).or_else(script).unwrap_or_default()
}

/// Writes first and last runes in turns; nil for none.
fn set_ranges(cx: &mut NativeCx<'_>, set: &[(u32, u32)]) -> Result<(), NativeExit> {
    let elem = cx.types().get(cx.declaration().results[0]).elem;
    let slice = match set.len() {
        0 => super::native::RawSlice::default(),
        len => cx.new_slice(elem, 2 * len, 2 * len)?,
    };
    for (index, &(first, last)) in set.iter().enumerate() {
        let at = offset(slice.data, 8 * index);
        word::store_u32(at, 0, first);
        word::store_u32(at, 4, last);
    }
    cx.set_slice(0, slice);
    Ok(())
}

/// `run(code, sets []uint32, prefix, text string, pos int, anchored, longest bool, slots []int) bool`
fn run(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let words = |slice: super::native::RawSlice| word::raw_bytes(slice.data, 4 * slice.len).as_chunks().0;
    let slots = cx.slice(13);
    let search = Search {
        program: Program { code: words(cx.slice(0)), sets: words(cx.slice(3)), prefix: cx.string(6) },
        text: cx.string(8),
        anchored: cx.boolean(11),
        longest: cx.boolean(12),
        slots: slots.len,
    };
    let found = search.run(cx.int(10) as usize);
    if let Some(found) = &found {
        for (index, position) in found.iter().enumerate().take(slots.len) {
            word::store_u64(slots.data, 8 * index, *position as u64);
        }
    }
    cx.set_bool(0, found.is_some());
    Ok(())
}
