//! Finalizers and cleanups. The collector says what is due; a goroutine of package `runtime` makes the calls.

use minigo_gc::{Address, Due, SpecialId};
use minigo_lang::bytecode::{Kind, TypeIdx};

use super::super::append::image_str;
use super::super::native::{NativeCx, NativeExit, Str};

/// Words of results that finalizers may have: see `pointerFinalizer`.
const MAX_RESULT_WORDS: usize = 1024;
/// From this size on an address inside an object is no object of its own that shares memory with others (Go's
/// `maxTinySize`).
const TINY_BYTES: usize = 16;

/// `setFinalizer(obj, finalizer any, run func())`
pub(super) fn set_finalizer(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let ((obj_ty, obj), (finalizer_ty, closure)) = (cx.iface(0), cx.iface(2));
    let (object, closure) = (Address::from_word(obj), Address::from_word(closure));
    let fail = |text: &str| Err(NativeExit::throw(&format!("runtime.SetFinalizer: {text}")));
    if obj_ty == TypeIdx(0) {
        return fail("first argument is nil");
    }
    let types = cx.types();
    let rt = types.get(obj_ty);
    if rt.kind != Kind::Pointer {
        return fail(&format!("first argument is {}, not pointer", rt.desc.name));
    }
    if object.is_null() {
        return fail("pointer not in allocated block");
    }
    // What is not in the heap never dies.
    let Some(start) = cx.mutator().object_start(object) else { return Ok(()) };
    let elem = types.get(rt.elem);
    if start != object && (!elem.pointer_free || elem.size >= TINY_BYTES) {
        return fail("pointer not at beginning of allocated block");
    }
    if finalizer_ty == TypeIdx(0) {
        cx.mutator().remove_finalizer(object);
        return Ok(());
    }
    let finalizer = types.get(finalizer_ty);
    if finalizer.kind != Kind::Func {
        return fail(&format!("second argument is {}, not a function", finalizer.desc.name));
    }
    let unfit = format!("cannot pass {} to finalizer {}", rt.desc.name, finalizer.desc.name);
    if finalizer.desc.variadic {
        return fail(&format!("{unfit} because dotdotdot"));
    }
    let [param] = finalizer.desc.params[..] else { return fail(&unfit) };
    let wanted = types.get(param);
    let tag = match wanted.kind {
        _ if param == obj_ty => 0,
        Kind::Pointer
            if wanted.elem == rt.elem
                && (wanted.desc.declared_name.is_empty() || rt.desc.declared_name.is_empty()) =>
        {
            0
        }
        Kind::Interface if types.missing_method(obj_ty, param).is_none() => u64::from(obj_ty.0),
        _ => return fail(&unfit),
    };
    let results: usize = finalizer.desc.results.iter().map(|&result| types.get(result).words).sum();
    if results > MAX_RESULT_WORDS {
        return fail("minigo does not support finalizers with so many results");
    }
    if closure.is_null() {
        return Ok(());
    }
    if !cx.mutator().set_finalizer(object, closure, tag) {
        return fail("finalizer already set");
    }
    cx.run_due_by(4);
    Ok(())
}

/// `addCleanup(ptr, arg, cleanup any, call func(), run func()) (id uint64, problem string)`
pub(super) fn add_cleanup(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let pointer = Address::from_word(cx.iface(0).1);
    let ((arg_ty, arg), (_, cleanup)) = (cx.iface(2), cx.iface(4));
    let call = cx.pointer(6);
    let is_pointer = matches!(cx.types().get(arg_ty).kind, Kind::Pointer | Kind::UnsafePointer);
    let arg = Address::from_word(if arg_ty != TypeIdx(0) && is_pointer { arg } else { 0 });
    let mutator = cx.mutator();
    let object = mutator.object_start(pointer);
    let problem = if arg == pointer {
        "ptr is equal to arg, cleanup will never run"
    } else if object.is_some() && mutator.object_start(arg) == object {
        "ptr is within arg, cleanup will never run"
    } else if mutator.refers_to(Address::from_word(cleanup), pointer) {
        "cleanup function closes over ptr, cleanup will never run"
    } else {
        ""
    };
    // What is not in the heap never dies.
    let id = match object {
        Some(_) if problem.is_empty() => {
            let id = mutator.add_cleanup(pointer, call).0;
            cx.run_due_by(7);
            id
        }
        _ => 0,
    };
    cx.set_word(0, id);
    cx.set_string(1, if problem.is_empty() { Str::default() } else { image_str(problem) });
    Ok(())
}

/// `removeCleanup(id uint64)`
pub(super) fn remove_cleanup(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let id = SpecialId(cx.word(0));
    cx.mutator().remove_cleanup(id);
    Ok(())
}

/// `nextDue() (kind int, onPointer pointerFinalizer, onValue valueFinalizer, cleanup func(), pointer *byte, value any)`
pub(super) fn next_due(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let due = cx.take_due();
    (0..7).for_each(|word| cx.set_word(word, 0));
    match due {
        None => {}
        Some(Due::Finalizer { closure, object, tag: 0 }) => {
            cx.set_int(0, 1);
            cx.set_word(1, closure);
            cx.set_word(4, object);
        }
        Some(Due::Finalizer { closure, object, tag }) => {
            cx.set_int(0, 2);
            cx.set_word(2, closure);
            cx.set_iface(5, TypeIdx(tag as u32), object);
        }
        Some(Due::Cleanup { closure }) => {
            cx.set_int(0, 3);
            cx.set_word(3, closure);
        }
    }
    Ok(())
}
