//! `strings`: searching, mapping and replacing.

use std::borrow::Cow;

use minigo_gc::Address;

use super::append::{offset, pointer, substring};
use super::native::{NativeCx, NativeExit, NativeFn, Str};
use super::unicode::utf8::{RUNE_ERROR, decode, decode_last, push_rune, runes};
use super::unicode::{equal_fold, is_space, to_lower, to_title, to_upper};
use super::{fields, search};
use crate::heap::word;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("Index", |cx| set_position(cx, search::index(cx.string(0), cx.string(2)))),
    ("IndexByte", |cx| set_position(cx, search::index_byte(cx.string(0), cx.word(2) as u8))),
    ("LastIndex", |cx| set_position(cx, search::last_index(cx.string(0), cx.string(2)))),
    ("LastIndexByte", |cx| set_position(cx, cx.string(0).iter().rposition(|&b| b == cx.word(2) as u8))),
    ("Count", count),
    ("Compare", compare),
    ("EqualFold", |cx| {
        let equal = fold_equal(cx.string(0), cx.string(2));
        cx.set_bool(0, equal);
        Ok(())
    }),
    ("ToUpper", |cx| changed(cx, case_room(cx.string(0)), |text| map_case(text, to_upper))),
    ("ToLower", |cx| changed(cx, case_room(cx.string(0)), |text| map_case(text, to_lower))),
    ("ToTitle", |cx| changed(cx, UTF8_MAX, |text| map_case(text, to_title))),
    ("ToValidUTF8", |cx| {
        let replacement = cx.string(2);
        changed(cx, replacement.len(), |text| valid_utf8(text, replacement))
    }),
    ("TrimSpace", trim_space),
    ("repeat", repeat),
    ("join", join),
    ("replace", |cx| {
        let (old, new, limit) = (cx.string(2), cx.string(4), cx.int(6));
        let result = match replace(cx.string(0), old, new, limit) {
            Cow::Borrowed(_) => cx.str(0),
            Cow::Owned(text) => cx.built_string(&text, 0)?,
        };
        cx.set_string(0, result);
        Ok(())
    }),
    ("expand", expand),
    ("countFields", |cx| {
        let count = fields::count(cx.string(0));
        cx.set_int(0, count as i64);
        Ok(())
    }),
    ("cutFields", cut_fields),
    ("cutParts", cut_parts),
    ("IndexAny", index_any),
    ("view", view),
    ("setAddr", set_addr),
];

fn set_position(cx: &mut NativeCx<'_>, found: Option<usize>) -> Result<(), NativeExit> {
    cx.set_int(0, search::position(found));
    Ok(())
}

fn count(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let count = search::count(cx.string(0), cx.string(2));
    cx.set_int(0, count as i64);
    Ok(())
}

fn compare(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let order = cx.string(0).cmp(cx.string(2));
    cx.set_int(0, order as i64);
    Ok(())
}

fn fold_equal(a: &[u8], b: &[u8]) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    let (mut a, mut b) = (runes(a), runes(b));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some((_, x, _)), Some((_, y, _))) if x == y || equal_fold(x, y) => {}
            _ => return false,
        }
    }
}

/// Bytes of the longest encoding of a rune.
const UTF8_MAX: usize = 4;

/// Result of a function that may leave its string parameter as it is, and then allocates nothing. Otherwise it builds a string
/// with room for so many bytes more than the parameter has.
fn changed<'a>(
    cx: &mut NativeCx<'a>,
    spare: usize,
    change: impl Fn(&'a [u8]) -> Cow<'a, [u8]>,
) -> Result<(), NativeExit> {
    let text = cx.string(0);
    let result = match change(text) {
        Cow::Borrowed(_) => cx.str(0),
        Cow::Owned(bytes) => cx.built_string(&bytes, text.len() + spare)?,
    };
    cx.set_string(0, result);
    Ok(())
}

/// Room that a string takes beyond its length when its case is changed: ASCII keeps its length.
fn case_room(text: &[u8]) -> usize {
    if text.is_ascii() { 0 } else { UTF8_MAX }
}

/// `join(elems []string, sep string) string` of several elements
fn join(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (elems, separator) = (cx.slice(0), cx.string(3));
    let elem = |index: usize| {
        let at = offset(elems.data, 16 * index);
        word::raw_bytes(Address::from_word(word::load_u64(at, 0)), word::load_u64(at, 8) as usize)
    };
    let total = (0..elems.len).map(|index| elem(index).len()).sum::<usize>();
    let len = total + (elems.len - 1) * separator.len();
    let data = cx.new_bytes(len, true)?.data;
    let mut end = 0;
    for index in 0..elems.len {
        for part in [if index == 0 { b"" } else { separator }, elem(index)] {
            word::write_bytes(offset(data, end), part);
            end += part.len();
        }
    }
    cx.set_string(0, if len == 0 { Str::default() } else { Str { data, len } });
    Ok(())
}

/// Maps all runes; invalid bytes become U+FFFD if anything changes.
pub(super) fn map_case(text: &[u8], map: fn(u32) -> u32) -> Cow<'_, [u8]> {
    if text.is_ascii() {
        if text.iter().all(|&byte| map(u32::from(byte)) == u32::from(byte)) {
            return Cow::Borrowed(text);
        }
        return Cow::Owned(text.iter().map(|&byte| map(u32::from(byte)) as u8).collect());
    }
    let kept = |(_, rune, size): (usize, u32, usize)| map(rune) == rune && !(rune == RUNE_ERROR && size == 1);
    if runes(text).all(kept) {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    runes(text).for_each(|(_, rune, _)| push_rune(&mut out, map(rune)));
    Cow::Owned(out)
}

/// Replaces each run of invalid bytes.
pub(super) fn valid_utf8<'a>(text: &'a [u8], replacement: &[u8]) -> Cow<'a, [u8]> {
    if std::str::from_utf8(text).is_ok() {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut in_run = false;
    for (at, rune, size) in runes(text) {
        let invalid = rune == RUNE_ERROR && size == 1;
        if !invalid {
            out.extend_from_slice(&text[at..at + size]);
        } else if !in_run {
            out.extend_from_slice(replacement);
        }
        in_run = invalid;
    }
    Cow::Owned(out)
}

fn trim_space(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let text = cx.string(0);
    let (mut start, mut end) = (0, text.len());
    while start < end {
        let (rune, size) = decode(&text[start..]);
        if !is_space(rune) {
            break;
        }
        start += size;
    }
    while start < end {
        let (rune, size) = decode_last(&text[start..end]);
        if !is_space(rune) {
            break;
        }
        end -= size;
    }
    let trimmed = substring(cx.str(0), start, end);
    cx.set_string(0, trimmed);
    Ok(())
}

fn repeat(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (text, count) = (cx.string(0), cx.int(2) as usize);
    let result = if count == 0 || text.is_empty() {
        Str::default()
    } else if count == 1 {
        cx.str(0)
    } else {
        let bytes = cx.new_bytes(text.len() * count, true)?;
        for copy in 0..count {
            word::write_bytes(offset(bytes.data, copy * text.len()), text);
        }
        Str { data: bytes.data, len: text.len() * count }
    };
    cx.set_string(0, result);
    Ok(())
}

/// Replaces the first `limit` occurrences, all if it is negative. The empty pattern occurs before each rune and at the end.
pub(super) fn replace<'a>(text: &'a [u8], old: &[u8], new: &[u8], limit: i64) -> Cow<'a, [u8]> {
    let occurrences = search::count(text, old);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX).min(occurrences);
    if limit == 0 {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity((text.len() + limit * new.len()).saturating_sub(limit * old.len()));
    let mut start = 0;
    for nth in 0..limit {
        let at = if !old.is_empty() {
            start + search::index(&text[start..], old).unwrap_or(0)
        } else if nth > 0 {
            start + decode(&text[start..]).1
        } else {
            start
        };
        out.extend_from_slice(&text[start..at]);
        out.extend_from_slice(new);
        start = at + old.len();
    }
    out.extend_from_slice(&text[start..]);
    Cow::Owned(out)
}

/// `expand(s string, oldnew []string) string`: at each place the first old string that fits is replaced. An empty one
/// fits everywhere, but not twice at one place.
fn expand(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let text = cx.string(0);
    let list = cx.slice(2);
    let part = |index: usize| {
        let at = offset(list.data, 16 * index);
        word::raw_bytes(Address::from_word(word::load_u64(at, 0)), word::load_u64(at, 8) as usize)
    };
    let pairs: Vec<(&[u8], &[u8])> = (0..list.len / 2).map(|n| (part(2 * n), part(2 * n + 1))).collect();
    let mut starts = [false; 256];
    let mut anywhere = false;
    for (old, _) in &pairs {
        match old.first() {
            Some(&byte) => starts[usize::from(byte)] = true,
            None => anywhere = true,
        }
    }
    let mut out: Option<Vec<u8>> = None;
    let (mut at, mut done, mut after_empty) = (0, 0, false);
    while at <= text.len() {
        if !anywhere && text.get(at).is_none_or(|&byte| !starts[usize::from(byte)]) {
            at += 1;
            continue;
        }
        let fits = |old: &[u8]| if old.is_empty() { !after_empty } else { text[at..].starts_with(old) };
        let found = pairs.iter().find(|(old, _)| fits(old));
        after_empty = found.is_some_and(|(old, _)| old.is_empty());
        let Some((old, new)) = found else {
            at += 1;
            continue;
        };
        let out = out.get_or_insert_with(|| Vec::with_capacity(text.len() + new.len()));
        out.extend_from_slice(&text[done..at]);
        out.extend_from_slice(new);
        at += old.len();
        done = at;
    }
    let result = match out {
        None => cx.str(0),
        Some(mut out) => {
            out.extend_from_slice(&text[done..]);
            cx.new_string(&out)?
        }
    };
    cx.set_string(0, result);
    Ok(())
}

/// Parts that are cut by one call: a native is not to take long.
const PARTS_AT_ONCE: usize = 1024;

/// What natives that begin with parameters `(s string, from int, a []string, n int)` and return `(int, int)` share: parts of
/// s become the elements of a from its element n on. `next` gives the bounds of the part at or after an offset, and where to go on.
fn cut(
    cx: &mut NativeCx<'_>,
    next: impl Fn(usize) -> Option<((usize, usize), usize)>,
) -> Result<(), NativeExit> {
    let (whole, mut at, a, first) = (cx.str(0), cx.int(2) as usize, cx.slice(3), cx.int(6) as usize);
    let mut index = first;
    while index < a.len.min(first + PARTS_AT_ONCE)
        && let Some(((start, end), after)) = next(at)
    {
        let (slot, part) = (offset(a.data, 16 * index), substring(whole, start, end));
        cx.store_ptr(slot, part.data);
        word::store_u64(slot, 8, part.len as u64);
        (index, at) = (index + 1, after);
    }
    cx.set_int(0, index as i64);
    cx.set_int(1, at as i64);
    Ok(())
}

fn cut_fields(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let text = cx.string(0);
    cut(cx, |at| fields::field(text, at).map(|bounds| (bounds, bounds.1)))
}

/// `cutParts(…, sep string, save int)`
fn cut_parts(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (text, separator, save) = (cx.string(0), cx.string(7), cx.int(9) as usize);
    cut(cx, |at| {
        let end = at + search::index(&text[at..], separator)?;
        Some(((at, end + save), end + separator.len()))
    })
}

/// `IndexAny(s, chars string) int`
fn index_any(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (text, wanted) = (cx.string(0), cx.string(2));
    let found = if wanted.is_ascii() {
        let mut set = [false; 256];
        wanted.iter().for_each(|&byte| set[usize::from(byte)] = true);
        text.iter().position(|&byte| set[usize::from(byte)])
    } else {
        // What is no UTF-8 counts as U+FFFD, on both sides.
        let wanted: Vec<u32> = runes(wanted).map(|(_, rune, _)| rune).collect();
        runes(text).find(|(_, rune, _)| wanted.contains(rune)).map(|(at, ..)| at)
    };
    set_position(cx, found)
}

/// `view(b []byte) string`, which shares the bytes.
pub(super) fn view(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let slice = cx.slice(0);
    cx.set_string(0, if slice.len == 0 { Str::default() } else { Str { data: slice.data, len: slice.len } });
    Ok(())
}

/// `setAddr(b *Builder)`: the first field, a pointer, becomes the builder's own address.
fn set_addr(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let builder = pointer(cx, 0)?;
    cx.store_ptr(builder, builder);
    Ok(())
}
