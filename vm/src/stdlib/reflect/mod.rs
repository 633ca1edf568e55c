//! `reflect`: types by number, and values by address.
//!
//! A value's address may lie inside an object, which it keeps alive. What an interface holds directly (a pointer, a map, …) may also stand
//! for itself; the Go sources tell which is the case.

mod maps;
mod supply;
mod types;

use minigo_gc::Address;
use minigo_lang::bytecode::{Demand, Kind, TypeIdx};

use super::append::{image_str, offset};
use super::native::{NativeCx, NativeExit, NativeFn, RawSlice, Str};
use crate::chan;
use crate::fault::GoPanic;
use crate::heap::word;
use crate::map::{self, MapCx};

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("unpack", |cx| {
        let (ty, data) = cx.iface(0);
        cx.set_word(0, u64::from(ty.0));
        cx.set_word(1, data);
        Ok(())
    }),
    ("pack", pack),
    ("interfaceAt", |cx| {
        let at = cx.pointer(0);
        let (ty, data) = (word::load_u64(at, 0), word::load_u64(at, 8));
        cx.set_word(0, ty);
        cx.set_word(1, data);
        Ok(())
    }),
    ("setInterface", |cx| {
        let (ty, at, value) = (type_at(cx, 0), cx.pointer(1), [cx.word(2), cx.word(3)]);
        cx.store_value(ty, at, &value);
        Ok(())
    }),
    ("loadWord", |cx| {
        let mut words = [0];
        cx.load_value(type_at(cx, 0), cx.pointer(1), &mut words);
        cx.set_word(0, words[0]);
        Ok(())
    }),
    ("storeWord", |cx| {
        let (ty, at, value) = (type_at(cx, 0), cx.pointer(1), [cx.word(2)]);
        cx.store_value(ty, at, &value);
        Ok(())
    }),
    ("loadPointer", |cx| {
        let pointer = word::load_u64(cx.pointer(0), 0);
        cx.set_word(0, pointer);
        Ok(())
    }),
    ("storePointer", |cx| {
        let (at, value) = (cx.pointer(0), cx.pointer(1));
        cx.store_ptr(at, value);
        Ok(())
    }),
    ("loadString", |cx| {
        let at = cx.pointer(0);
        let data = Address::from_word(word::load_u64(at, 0));
        let len = word::load_u64(at, 8) as usize;
        cx.set_string(0, Str { data, len });
        Ok(())
    }),
    ("storeString", |cx| {
        let (ty, at, value) = (type_at(cx, 0), cx.pointer(1), [cx.word(2), cx.word(3)]);
        cx.store_value(ty, at, &value);
        Ok(())
    }),
    ("loadSlice", |cx| {
        let at = cx.pointer(0);
        for index in 0..3 {
            cx.set_word(index, word::load_u64(at, 8 * index));
        }
        Ok(())
    }),
    ("storeSlice", |cx| {
        let (ty, at, value) = (type_at(cx, 0), cx.pointer(1), [cx.word(2), cx.word(3), cx.word(4)]);
        cx.store_value(ty, at, &value);
        Ok(())
    }),
    ("bytesAt", |cx| {
        let slice = RawSlice { data: cx.pointer(0), len: cx.word(1) as usize, cap: cx.word(2) as usize };
        cx.set_slice(0, slice);
        Ok(())
    }),
    ("address", |_| Ok(())),
    ("code", |cx| {
        let number = cx.function_number(cx.pointer(0))?;
        cx.set_word(0, number);
        Ok(())
    }),
    ("copyValues", |cx| {
        let (ty, to, from, count) = (type_at(cx, 0), cx.pointer(1), cx.pointer(2), cx.word(3) as usize);
        if count > 0 && cx.types().get(ty).size > 0 {
            cx.copy_elements(ty, to, from, count);
        }
        Ok(())
    }),
    ("clearValue", |cx| {
        let (ty, at) = (type_at(cx, 0), cx.pointer(1));
        let zeros = vec![0_u64; cx.types().get(ty).size.div_ceil(8)];
        if !zeros.is_empty() {
            cx.copy_elements(ty, at, Address::from_word(zeros.as_ptr() as u64), 1);
        }
        Ok(())
    }),
    ("shift", |cx| {
        let shifted = offset(cx.pointer(0), cx.word(1) as usize);
        cx.set_pointer(0, shifted);
        Ok(())
    }),
    ("newArray", |cx| {
        let (ty, count) = (type_at(cx, 0), cx.word(1) as usize);
        let array = cx.new_slice(ty, count, count)?;
        cx.set_pointer(0, array.data);
        Ok(())
    }),
    ("chanLen", |cx| {
        let len = chan::len(cx.pointer(0));
        cx.set_word(0, len);
        Ok(())
    }),
    ("chanCap", |cx| {
        let cap = chan::cap(cx.pointer(0));
        cx.set_word(0, cap);
        Ok(())
    }),
    ("rtype.kind", |cx| types::number(cx, |ty| ty.kind as u64)),
    ("rtype.direct", |cx| types::number(cx, |ty| u64::from(ty.direct))),
    ("rtype.name", |cx| types::text(cx, |ty| &ty.desc.name)),
    ("rtype.declaredName", |cx| types::text(cx, |ty| &ty.desc.declared_name)),
    ("rtype.pkgPath", |cx| types::text(cx, |ty| &ty.desc.pkg_path)),
    ("rtype.size", |cx| types::number(cx, |ty| ty.size as u64)),
    ("rtype.align", |cx| types::number(cx, |ty| ty.desc.align)),
    ("rtype.elem", |cx| types::number(cx, |ty| u64::from(ty.elem.0))),
    ("rtype.key", |cx| types::number(cx, |ty| u64::from(ty.key.0))),
    ("rtype.length", |cx| types::number(cx, |ty| ty.desc.len)),
    ("rtype.numField", |cx| types::number(cx, |ty| ty.desc.fields.len() as u64)),
    ("rtype.chanDir", |cx| types::number(cx, |ty| u64::from(ty.desc.chan_dir))),
    ("rtype.comparable", |cx| {
        let comparable = types::is_comparable(cx.types(), type_at(cx, 0));
        cx.set_bool(0, comparable);
        Ok(())
    }),
    ("rtype.field", |cx| {
        let field = &cx.types().get(type_at(cx, 0)).desc.fields[cx.int(1) as usize];
        cx.set_string(0, image_str(&field.name));
        cx.set_string(2, image_str(&field.tag));
        cx.set_word(4, u64::from(field.ty.0));
        cx.set_word(5, field.offset);
        cx.set_word(6, u64::from(field.embedded) | u64::from(field.exported) << 1);
        Ok(())
    }),
    ("rtype.signature", |cx| {
        cx.supplied(Demand::Signature(type_at(cx, 0)))?;
        let desc = &cx.types().get(type_at(cx, 0)).desc;
        cx.set_word(0, desc.params.len() as u64);
        cx.set_word(1, desc.results.len() as u64);
        cx.set_bool(2, desc.variadic);
        Ok(())
    }),
    ("rtype.parameter", |cx| {
        cx.supplied(Demand::Signature(type_at(cx, 0)))?;
        let desc = &cx.types().get(type_at(cx, 0)).desc;
        let ty = desc.params.iter().chain(&desc.results).nth(cx.int(1) as usize);
        cx.set_word(0, ty.map_or(0, |ty| u64::from(ty.0)));
        Ok(())
    }),
    ("rtype.numMethod", supply::num_method),
    ("rtype.method", supply::method),
    ("rtype.makeFunc", supply::make_func),
    ("rtype.caller", |cx| supply::function(cx, Demand::Caller(type_at(cx, 0)))),
    ("methodCaller", |cx| supply::function(cx, Demand::MethodCaller(supply::method_at(cx, 0)))),
    ("methodType", |cx| supply::make_type(cx, Demand::Method(supply::method_at(cx, 0)))),
    ("rtype.pointerTo", |cx| supply::make_type(cx, Demand::Pointer(type_at(cx, 0)))),
    ("sliceTypeOf", |cx| supply::make_type(cx, Demand::Slice(type_at(cx, 0)))),
    ("arrayTypeOf", |cx| supply::make_type(cx, Demand::Array(type_at(cx, 0), cx.word(1)))),
    ("chanTypeOf", |cx| supply::make_type(cx, Demand::Chan(cx.word(0) as u8, type_at(cx, 1)))),
    ("mapTypeOf", |cx| supply::make_type(cx, Demand::Map(type_at(cx, 0), type_at(cx, 1)))),
    ("funcTypeOf", supply::func_of),
    ("structTypeOf", supply::struct_of),
    ("rtype.channel", |cx| {
        let (ty, send, waits) = (type_at(cx, 0), cx.boolean(1), cx.boolean(2));
        supply::function(cx, Demand::Channel { ty, send, waits })
    }),
    ("chanMake", |cx| {
        let elem = cx.types().get(type_at(cx, 0)).elem;
        let made = cx.new_chan(elem, cx.int(1))?;
        cx.set_pointer(0, made);
        Ok(())
    }),
    ("anyChan", |_| Ok(())),
    ("rtype.implements", |cx| {
        let (ty, iface) = (type_at(cx, 0), type_at(cx, 1));
        let types = cx.types();
        let implements = match types.get(ty).kind == Kind::Interface {
            true => {
                let have = &types.get(ty).desc.interface_methods;
                types.get(iface).desc.interface_methods.iter().all(|method| have.contains(method))
            }
            false => types.missing_method(ty, iface).is_none(),
        };
        cx.set_bool(0, implements);
        Ok(())
    }),
    ("mapMake", |cx| {
        let (ty, hint) = (type_at(cx, 0), cx.int(1).max(0) as usize);
        let seed = cx.random();
        let types = cx.types();
        let map = map::make(&mut MapCx { mutator: cx.mutator(), types }, types.map(ty), hint, seed)?;
        cx.set_pointer(0, map);
        Ok(())
    }),
    ("mapFind", |cx| {
        let (ty, map) = (type_at(cx, 0), cx.pointer(1));
        let found = maps::with_key(cx, ty, maps::Operation::Find(map))?;
        cx.set_pointer(0, found.unwrap_or_default());
        Ok(())
    }),
    ("mapStore", |cx| {
        let (ty, map, elem) = (type_at(cx, 0), cx.pointer(1), cx.pointer(3));
        if map.is_null() {
            return Err(GoPanic::Plain("assignment to entry in nil map".into()).into());
        }
        if let Some(slot) = maps::with_key(cx, ty, maps::Operation::Insert(map))? {
            let elem_type = cx.types().get(ty).elem;
            if cx.types().get(elem_type).size > 0 {
                cx.copy_elements(elem_type, slot, elem, 1);
            }
        }
        Ok(())
    }),
    ("mapDelete", |cx| {
        let (ty, map) = (type_at(cx, 0), cx.pointer(1));
        maps::with_key(cx, ty, maps::Operation::Delete(map))?;
        Ok(())
    }),
    ("mapClear", |cx| {
        let (ty, map) = (type_at(cx, 0), cx.pointer(1));
        let types = cx.types();
        map::clear(&mut MapCx { mutator: cx.mutator(), types }, types.map(ty), map);
        Ok(())
    }),
    ("mapLen", |cx| {
        let len = map::len(cx.pointer(0));
        cx.set_word(0, len);
        Ok(())
    }),
    ("mapEntries", maps::entries),
];

fn type_at(cx: &NativeCx<'_>, index: usize) -> TypeIdx {
    TypeIdx(cx.word(index) as u32)
}

/// `pack(t rtype, p *byte, indirect, copied bool) any`
fn pack(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (ty, at, indirect, copied) = (type_at(cx, 0), cx.pointer(1), cx.boolean(2), cx.boolean(3));
    let desc = cx.types().get(ty);
    let data = match (desc.direct, indirect, copied) {
        (true, true, _) => word::load_u64(at, 0),
        (false, _, true) => {
            let mut words = vec![0; desc.words];
            cx.load_value(ty, at, &mut words);
            cx.box_value(ty, &words)?
        }
        _ => at.word(),
    };
    cx.set_iface(0, ty, data);
    Ok(())
}
