//! Types and functions that the compiler makes when they are asked for, and methods by number.

use std::sync::Arc;

use minigo_gc::Address;
use minigo_lang::bytecode::{Demand, FieldDemand, FuncIdx, Kind, MethodIdx, TypeIdx};

use super::super::append::{image_str, offset};
use super::super::native::{NativeCx, NativeExit, RawSlice};
use super::type_at;
use crate::heap::word;
use crate::types::RtTypes;

/// A native that returns the number of a type.
pub(super) fn make_type(cx: &mut NativeCx<'_>, demand: Demand) -> Result<(), NativeExit> {
    let ty = cx.supplied(demand)?;
    cx.set_word(0, u64::from(ty));
    Ok(())
}

/// A native that returns a function value.
pub(super) fn function(cx: &mut NativeCx<'_>, demand: Demand) -> Result<(), NativeExit> {
    let func = cx.supplied(demand)?;
    let value = cx.function_value(FuncIdx(func));
    cx.set_pointer(0, value);
    Ok(())
}

fn types_in(list: RawSlice) -> Vec<TypeIdx> {
    (0..list.len).map(|index| TypeIdx(word::load_u64(list.data, 8 * index) as u32)).collect()
}

/// `funcOf(types []rtype, params int, variadic bool) rtype`
pub(super) fn func_of(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (types, params, variadic) = (types_in(cx.slice(0)), cx.word(3) as usize, cx.boolean(4));
    make_type(cx, Demand::Func { types, params, variadic })
}

/// `structOf(names, tags []string, types []rtype, embedded []bool) rtype`
pub(super) fn struct_of(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (names, tags, embedded) = (cx.slice(0), cx.slice(3), cx.slice(9));
    let text = |list: RawSlice, index: usize| -> Arc<str> {
        let at = offset(list.data, 16 * index);
        let data = Address::from_word(word::load_u64(at, 0));
        let bytes = word::raw_bytes(data, word::load_u64(at, 8) as usize);
        String::from_utf8_lossy(bytes).into()
    };
    let embedded = word::raw_bytes(embedded.data, embedded.len);
    let fields = types_in(cx.slice(6)).into_iter().enumerate().map(|(index, ty)| FieldDemand {
        name: text(names, index),
        ty,
        embedded: embedded[index] != 0,
        tag: text(tags, index),
    });
    make_type(cx, Demand::Struct(fields.collect()))
}

/// `(t rtype) makeFunc(handler func(args, results []*byte)) *byte`
pub(super) fn make_func(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (ty, handler) = (type_at(cx, 0), cx.pointer(1));
    let func = FuncIdx(cx.supplied(Demand::Maker(ty))?);
    let closure = cx.new_closure(func, handler)?;
    cx.set_pointer(0, closure);
    Ok(())
}

/// A method as reflection numbers them: by name, those of concrete types as far as they are exported.
struct Method<'a> {
    name: &'a str,
    number: MethodIdx,
    /// As in method tables; interfaces have none.
    func: Option<FuncIdx>,
}

fn methods(types: &RtTypes, ty: TypeIdx) -> Vec<Method<'_>> {
    let rt = types.get(ty);
    let mut methods: Vec<Method<'_>> = match rt.kind {
        Kind::Interface => {
            let numbers = rt.desc.interface_methods.iter();
            numbers.map(|&number| Method { name: types.method_name(number), number, func: None }).collect()
        }
        _ => {
            let entries = rt.methods().iter();
            let methods = entries.map(|entry| Method {
                name: types.method_name(entry.method),
                number: entry.method,
                func: Some(entry.func),
            });
            methods.filter(|method| method.name.chars().next().is_some_and(char::is_uppercase)).collect()
        }
    };
    methods.sort_by_key(|method| method.name);
    methods
}

/// `(t rtype) numMethod() int`
pub(super) fn num_method(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let count = methods(cx.types(), type_at(cx, 0)).len();
    cx.set_word(0, count as u64);
    Ok(())
}

/// `(t rtype) method(i int) (name string, number int, fn *byte)`
pub(super) fn method(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let methods = methods(cx.types(), type_at(cx, 0));
    let method = &methods[cx.word(1) as usize];
    let function = method.func.map_or(Address::default(), |func| cx.function_value(func));
    cx.set_string(0, image_str(method.name));
    cx.set_word(2, u64::from(method.number.0));
    cx.set_pointer(3, function);
    Ok(())
}

/// A parameter that is a method's number.
pub(super) fn method_at(cx: &NativeCx<'_>, index: usize) -> MethodIdx {
    MethodIdx(cx.word(index) as u32)
}
