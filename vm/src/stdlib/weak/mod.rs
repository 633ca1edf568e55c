//! `weak`: the collector has a table of weak pointers, by numbers which Go's objects hold.

use minigo_gc::{Address, SpecialId};

use super::native::{NativeCx, NativeExit, NativeFn};

pub(super) const NATIVES: &[(&str, NativeFn)] =
    &[("find", find), ("register", register), ("strengthen", strengthen)];

fn find(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let pointer = Address::from_word(cx.iface(0).1);
    let handle = cx.mutator().weak_handle(pointer).unwrap_or_default();
    cx.set_pointer(0, handle);
    Ok(())
}

fn register(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (pointer, handle) = (Address::from_word(cx.iface(0).1), cx.pointer(2));
    let id = cx.mutator().add_weak(pointer, handle);
    cx.set_word(0, id.0);
    Ok(())
}

fn strengthen(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (id, (ty, _)) = (SpecialId(cx.word(0)), cx.iface(1));
    let pointer = cx.mutator().strengthen(id).unwrap_or_default();
    cx.set_iface(0, ty, pointer.word());
    Ok(())
}
