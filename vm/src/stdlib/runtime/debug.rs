//! `runtime/debug`: the collector's settings, traces.

use super::super::native::{NativeCx, NativeExit, NativeFn};

pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
    ("setGCPercent", set_gc_percent),
    ("SetMemoryLimit", set_memory_limit),
    ("Stack", stack),
    ("freeMemory", |cx| {
        cx.release_free_memory();
        Ok(())
    }),
];

fn set_gc_percent(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    // A setting beyond 32 bits is as good as off.
    let old = cx.set_gogc(u32::try_from(cx.int(0)).ok());
    cx.set_int(0, old.map_or(-1, i64::from));
    Ok(())
}

/// A negative limit only asks; `math.MaxInt64` is none.
fn set_memory_limit(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let limit = cx.int(0);
    let wanted = if limit == i64::MAX { None } else { usize::try_from(limit).ok() };
    let old = cx.set_memory_limit(wanted);
    if limit < 0 {
        cx.set_memory_limit(old);
    }
    cx.set_int(0, old.map_or(i64::MAX, |bytes| bytes as i64));
    Ok(())
}

/// `Stack() []byte`
pub(super) fn stack(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let trace = cx.stack_trace();
    let slice = cx.new_bytes_from(&trace)?;
    cx.set_slice(0, slice);
    Ok(())
}
