//! Who called: natives of `runtime.Callers` and what reads its numbers.

use super::super::append::{image_str, offset};
use super::super::native::{NativeCx, NativeExit, Str};
use crate::callers::Called;
use crate::heap::word;

/// `callers(skip int, pc []uintptr) int`
pub(super) fn callers(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (skip, into) = (skipped(cx), cx.slice(1));
    let found = cx.callers(skip, into.len);
    for (index, &number) in found.iter().enumerate() {
        word::store_u64(offset(into.data, 8 * index), 0, number);
    }
    cx.set_int(0, found.len() as i64);
    Ok(())
}

/// `called(pc uintptr) (name, file string, line int, entry uintptr, inlined bool)`: an empty name if it is no caller's number.
pub(super) fn called(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let Some(Called { name, file, line, entry, inlined }) = cx.called(cx.word(0)) else {
        cx.set_string(0, Str::default());
        cx.set_string(2, Str::default());
        cx.set_int(4, 0);
        cx.set_word(5, 0);
        cx.set_bool(6, false);
        return Ok(());
    };
    let file = absolute(cx, file)?;
    cx.set_string(0, image_str(name));
    cx.set_string(2, file);
    cx.set_int(4, i64::from(line));
    cx.set_word(5, entry);
    cx.set_bool(6, inlined);
    Ok(())
}

/// `caller(skip int) (file string, line int, function string, ok bool)`
pub(in super::super) fn caller(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let found = cx.callers(skipped(cx), 1).first().and_then(|&number| cx.called(number));
    let (file, line, name) =
        found.as_ref().map_or(("", 0, ""), |called| (called.file, called.line, called.name));
    let file = absolute(cx, file)?;
    cx.set_string(0, file);
    cx.set_int(2, i64::from(line));
    cx.set_string(3, if name.is_empty() { Str::default() } else { image_str(name) });
    cx.set_bool(5, found.is_some());
    Ok(())
}

/// The first parameter, how many callers are passed over.
fn skipped(cx: &NativeCx<'_>) -> usize {
    usize::try_from(cx.int(0)).unwrap_or(0)
}

fn absolute(cx: &mut NativeCx<'_>, file: &str) -> Result<Str, NativeExit> {
    let file = cx.environment().absolute(file);
    cx.new_string(file.as_os_str().as_encoded_bytes())
}
