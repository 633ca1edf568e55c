//! `bytes`: the natives of `strings` for byte slices.

use super::native::{NativeCx, NativeExit, NativeFn, RawSlice};
use super::unicode::{to_lower, to_title, to_upper};
use super::{search, strings};

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("Compare", |cx| {
        let order = cx.bytes(0).cmp(cx.bytes(3));
        cx.set_int(0, order as i64);
        Ok(())
    }),
    ("Index", |cx| set_position(cx, search::index(cx.bytes(0), cx.bytes(3)))),
    ("IndexByte", |cx| set_position(cx, search::index_byte(cx.bytes(0), cx.word(3) as u8))),
    ("LastIndex", |cx| set_position(cx, search::last_index(cx.bytes(0), cx.bytes(3)))),
    ("LastIndexByte", |cx| set_position(cx, cx.bytes(0).iter().rposition(|&b| b == cx.word(3) as u8))),
    ("Count", |cx| {
        let count = search::count(cx.bytes(0), cx.bytes(3));
        cx.set_int(0, count as i64);
        Ok(())
    }),
    ("view", strings::view),
    ("replace", |cx| fresh(cx, &strings::replace(cx.bytes(0), cx.bytes(3), cx.bytes(6), cx.int(9)))),
    ("ToUpper", |cx| fresh(cx, &strings::map_case(cx.bytes(0), to_upper))),
    ("ToLower", |cx| fresh(cx, &strings::map_case(cx.bytes(0), to_lower))),
    ("ToTitle", |cx| fresh(cx, &strings::map_case(cx.bytes(0), to_title))),
    ("ToValidUTF8", |cx| fresh(cx, &strings::valid_utf8(cx.bytes(0), cx.bytes(3)))),
];

fn set_position(cx: &mut NativeCx<'_>, found: Option<usize>) -> Result<(), NativeExit> {
    cx.set_int(0, search::position(found));
    Ok(())
}

/// Results are always copies.
fn fresh(cx: &mut NativeCx<'_>, bytes: &[u8]) -> Result<(), NativeExit> {
    let slice: RawSlice = cx.new_bytes_from(bytes)?;
    cx.set_slice(0, slice);
    Ok(())
}
