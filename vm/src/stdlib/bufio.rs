//! `bufio`: white space.

use super::fields;
use super::native::NativeFn;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[("firstField", |cx| {
    let (start, end, width) = fields::first_field(cx.bytes(0));
    cx.set_int(0, start as i64);
    cx.set_int(1, end as i64);
    cx.set_int(2, width as i64);
    Ok(())
})];
