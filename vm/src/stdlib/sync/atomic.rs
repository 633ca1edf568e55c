//! `sync/atomic`: reading and changing shared words.

use minigo_gc::Address;
use minigo_lang::bytecode::TypeIdx;

use super::super::append::pointer;
use super::super::native::{NativeCx, NativeExit, NativeFn};
use crate::heap::word;

/// The natives of one width: how a word is read, changed, and extended to its register form.
macro_rules! natives {
    ($($load:literal $store:literal $swap:literal $add:literal $cas:literal: $word:ty, $update:path, $extend:ty;)*
     bits $($and:literal $or:literal: $bits_word:ty, $bits_update:path, $bits_extend:ty;)*) => {
        pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
            $(
                ($load, |cx| {
                    let old = $update(pointer(cx, 0)?, |_| None);
                    cx.set_int(0, old as $extend as i64);
                    Ok(())
                }),
                ($store, |cx| {
                    let new = cx.word(1) as $word;
                    $update(pointer(cx, 0)?, |_| Some(new));
                    Ok(())
                }),
                ($swap, |cx| {
                    let new = cx.word(1) as $word;
                    let old = $update(pointer(cx, 0)?, |_| Some(new));
                    cx.set_int(0, old as $extend as i64);
                    Ok(())
                }),
                ($add, |cx| {
                    let delta = cx.word(1) as $word;
                    let old = $update(pointer(cx, 0)?, |old| Some(old.wrapping_add(delta)));
                    cx.set_int(0, old.wrapping_add(delta) as $extend as i64);
                    Ok(())
                }),
                ($cas, |cx| {
                    let (wanted, new) = (cx.word(1) as $word, cx.word(2) as $word);
                    let old = $update(pointer(cx, 0)?, |old| (old == wanted).then_some(new));
                    cx.set_bool(0, old == wanted);
                    Ok(())
                }),
            )*
            $(
                ($and, |cx| {
                    let mask = cx.word(1) as $bits_word;
                    let old = $bits_update(pointer(cx, 0)?, |old| Some(old & mask));
                    cx.set_int(0, old as $bits_extend as i64);
                    Ok(())
                }),
                ($or, |cx| {
                    let mask = cx.word(1) as $bits_word;
                    let old = $bits_update(pointer(cx, 0)?, |old| Some(old | mask));
                    cx.set_int(0, old as $bits_extend as i64);
                    Ok(())
                }),
            )*
            ("exchange", exchange),
            ("load", load),
            ("replace", replace),
            ("sameType", |cx| {
                let same = cx.iface(0).0 == cx.iface(2).0;
                cx.set_bool(0, same);
                Ok(())
            }),
        ];
    };
}

natives! {
    "LoadInt32" "StoreInt32" "SwapInt32" "AddInt32" "CompareAndSwapInt32": u32, word::update_u32, i32;
    "LoadInt64" "StoreInt64" "SwapInt64" "AddInt64" "CompareAndSwapInt64": u64, word::update_u64, i64;
    "LoadUint32" "StoreUint32" "SwapUint32" "AddUint32" "CompareAndSwapUint32": u32, word::update_u32, u32;
    "LoadUint64" "StoreUint64" "SwapUint64" "AddUint64" "CompareAndSwapUint64": u64, word::update_u64, u64;
    "LoadUintptr" "StoreUintptr" "SwapUintptr" "AddUintptr" "CompareAndSwapUintptr": u64, word::update_u64, u64;
    bits
    "AndInt32" "OrInt32": u32, word::update_u32, i32;
    "AndInt64" "OrInt64": u64, word::update_u64, i64;
    "AndUint32" "OrUint32": u32, word::update_u32, u32;
    "AndUint64" "OrUint64": u64, word::update_u64, u64;
    "AndUintptr" "OrUintptr": u64, word::update_u64, u64;
}

fn interface_at(address: Address) -> (TypeIdx, u64) {
    (TypeIdx(word::load_u64(address, 0) as u32), word::load_u64(address, 8))
}

/// `exchange(addr *any, v any) (old any, ok bool)`: one native call is one step for all goroutines of the worker.
fn exchange(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let address = pointer(cx, 0)?;
    let (ty, data) = cx.iface(1);
    let (old_type, old_data) = interface_at(address);
    let fits = old_type.0 == 0 || old_type == ty;
    if fits {
        let any = cx.types().get(cx.declaration().params[0]).elem;
        cx.store_value(any, address, &[u64::from(ty.0), data]);
    }
    cx.set_iface(0, old_type, old_data);
    cx.set_bool(2, fits);
    Ok(())
}

/// `replace(addr *any, seen, v any) bool`
fn replace(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let address = pointer(cx, 0)?;
    let (ty, data) = cx.iface(3);
    let unchanged = interface_at(address) == cx.iface(1);
    if unchanged {
        let any = cx.types().get(cx.declaration().params[0]).elem;
        cx.store_value(any, address, &[u64::from(ty.0), data]);
    }
    cx.set_bool(0, unchanged);
    Ok(())
}

/// `load(addr *any) any`
fn load(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (ty, data) = interface_at(pointer(cx, 0)?);
    cx.set_iface(0, ty, data);
    Ok(())
}
