//! `internal/alias`: do slices share bytes?

use super::super::native::NativeFn;

pub(in super::super) const NATIVES: &[(&str, NativeFn)] = &[("Overlap", |cx| {
    let [x, y] = [0, 3].map(|index| {
        let slice = cx.slice(index);
        slice.data.word()..slice.data.word() + slice.len as u64
    });
    cx.set_bool(0, x.start.max(y.start) < x.end.min(y.end));
    Ok(())
})];
