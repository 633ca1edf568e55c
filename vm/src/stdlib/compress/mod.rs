//! `compress/flate`: the inner loops of the search for matches. Go code keeps the indices in their bounds.

use super::native::NativeFn;

/// `compress/flate`.
pub(super) const FLATE: &[(&str, NativeFn)] = &[
    ("load32", |cx| {
        let value = cx.bytes(0).first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
        cx.set_word(0, u64::from(value));
        Ok(())
    }),
    ("load64", |cx| {
        let value = cx.bytes(0).first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        cx.set_word(0, value);
        Ok(())
    }),
    ("commonPrefix", |cx| {
        let length = common_prefix(cx.bytes(0), cx.bytes(3));
        cx.set_int(0, length as i64);
        Ok(())
    }),
];

/// How many bytes are the same in both from their starts on.
fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    let (words, others) = (a.as_chunks::<8>().0, b.as_chunks::<8>().0);
    let same = words.iter().zip(others).take_while(|(x, y)| x == y).count() * 8;
    same + a[same..].iter().zip(&b[same..]).take_while(|(x, y)| x == y).count()
}
