//! Maps of any type.

use minigo_gc::Address;
use minigo_lang::bytecode::{MapKind, TypeIdx};

use super::super::append::offset;
use super::super::native::{NativeCx, NativeExit};
use super::type_at;
use crate::map::{self, AnyKey, IfaceKey, Key, MapCx, MapError, MapLayout, StrKey, WordKey};
use crate::value::repr;

/// What is done with a key, which is the native's third parameter, in a map.
#[derive(Clone, Copy)]
pub(super) enum Operation {
    Find(Address),
    Insert(Address),
    Delete(Address),
}

/// Chooses the code for the map's keys.
pub(super) fn with_key(
    cx: &mut NativeCx<'_>,
    ty: TypeIdx,
    operation: Operation,
) -> Result<Option<Address>, NativeExit> {
    let done = match cx.types().get(ty).map_kind {
        MapKind::Word => perform::<WordKey>(cx, ty, operation),
        MapKind::Str => perform::<StrKey>(cx, ty, operation),
        MapKind::Iface => perform::<IfaceKey>(cx, ty, operation),
        MapKind::Any | MapKind::None => perform::<AnyKey>(cx, ty, operation),
    };
    done.map_err(|error| match error {
        MapError::Panic(panic) => panic.into(),
        MapError::Alloc(error) => error.into(),
    })
}

fn perform<K: Key>(
    cx: &mut NativeCx<'_>,
    ty: TypeIdx,
    operation: Operation,
) -> Result<Option<Address>, MapError> {
    let types = cx.types();
    let layout: &MapLayout = types.map(ty);
    let mut key = cx.pointer(2);
    // These maps hold keys as registers do, wider than they are in memory.
    let mut register = [0];
    if layout.word_keys && types.get(layout.key).size < 8 {
        repr::load_value(types.get(layout.key), key, &mut register);
        key = Address::from_word(register.as_ptr() as u64);
    }
    let key = K::at(layout, key);
    let maps = &mut MapCx { mutator: cx.mutator(), types };
    match operation {
        Operation::Find(map) => map::find(maps, layout, map, key),
        Operation::Insert(map) => map::get_or_insert(maps, layout, map, key).map(Some),
        Operation::Delete(map) => map::delete(maps, layout, map, key).map(|()| None),
    }
}

/// `mapEntries(t rtype, m *byte) (keys, elems *byte, n int)`
pub(super) fn entries(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (ty, map) = (type_at(cx, 0), cx.pointer(1));
    let found = cx.map_entries(ty, map)?;
    let parts = [cx.types().get(ty).key, cx.types().get(ty).elem];
    let mut lists = [Address::default(); 2];
    for (list, part) in lists.iter_mut().zip(parts) {
        *list = cx.new_slice(part, found.len(), found.len())?.data;
    }
    for (index, &(key, elem)) in found.iter().enumerate() {
        for ((list, part), from) in lists.into_iter().zip(parts).zip([key, elem]) {
            let size = cx.types().get(part).size;
            if size > 0 {
                cx.copy_elements(part, offset(list, index * size), from, 1);
            }
        }
    }
    cx.set_pointer(0, lists[0]);
    cx.set_pointer(1, lists[1]);
    cx.set_word(2, found.len() as u64);
    Ok(())
}
