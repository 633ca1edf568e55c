//! Deferred calls, panics, printing, and what cannot happen.

use minigo_gc::Address;
use minigo_lang::bytecode::{NO_REG, TypeIdx};

use crate::fault::GoPanic;
use crate::heap::word::{load_u64, store_u64};
use crate::interp::interrupt::Interrupt;
use crate::value::repr;

cold_op!(Defer, |w, i| {
    let (head, closure) = (i.get(i.a()), i.get(i.c()));
    let record = if i.b() == NO_REG as usize {
        let record = w.mutator.alloc(crate::types::DEFER_RECORD)?;
        repr::store_pointer(&mut w.mutator, record, head);
        repr::store_pointer(&mut w.mutator, Address::from_word(record.word() + 8), closure);
        record
    } else {
        let record = i.addr(i.b());
        store_u64(record, 0, head);
        store_u64(record, 8, closure);
        record
    };
    i.set(i.a(), record.word());
    Ok(())
});

cold_op!(DeferBehind, |w, i| {
    let record = w.mutator.alloc(crate::types::DEFER_RECORD)?;
    let before = i.pointer(i.a());
    repr::store_pointer(&mut w.mutator, record, load_u64(before, 0));
    repr::store_pointer(&mut w.mutator, Address::from_word(record.word() + 8), i.get(i.c()));
    repr::store_pointer(&mut w.mutator, before, record.word());
    Ok(())
});

control!(RunDefers, |s| {
    if s.get(s.a()) != 0 {
        return D::cold(s, super::cold_entry::<RunDefers>);
    }
    s.next::<D>(1)
});

impl super::ColdOp for RunDefers {
    const WORDS: usize = 1;

    fn execute(w: &mut crate::worker::Worker, i: crate::interp::state::Ins) -> Result<(), Interrupt> {
        let record = i.pointer(i.a());
        let closure = load_u64(record, 8);
        w.fuel -= 1;
        if w.fuel < 0 {
            return Err(w.poll().into());
        }
        i.set(i.a(), load_u64(record, 0));
        if closure == 0 {
            return Err(GoPanic::NilDereference.into());
        }
        let window = i.fp.wrapping_add(i.b());
        let link = (w.image.trampoline(i.pc), i.fp);
        // SAFETY: the window and its header are in the frame; a closure's first word is its entry.
        let entered = unsafe {
            *window = closure;
            w.enter(*(closure as *const *const u64), window, link, 1)
        };
        Err(w.entered(entered).into())
    }
}

cold_op!(Panic, |_w, i| {
    let ty = TypeIdx(i.get(i.a()) as u32);
    Err(match ty.0 {
        0 => GoPanic::NilValue,
        _ => GoPanic::Value(ty, i.get(i.a() + 1)),
    }
    .into())
});

cold_op!(PanicRange, |_w, i| Err(GoPanic::range_state(i.get(i.a())).into()));

cold_op!(Recover, |w, i| {
    let [ty, data] = w.recover();
    i.set(i.a(), ty);
    i.set(i.a() + 1, data);
    Ok(())
});

cold_op!(Print, |w, i| {
    if i.e() == 1 {
        w.stdio.report(" ");
    }
    let text = crate::interp::print::value_text(&w.image.types, TypeIdx(i.d()), i.addr(i.a()));
    let _ = w.stdio.write(2, &text);
    Ok(())
});

cold_op!(PrintNl, |w, _i| {
    w.stdio.report("\n");
    Ok(())
});

control!(Unreachable, |s| {
    unsafe fn cold(w: &mut crate::worker::Worker) -> crate::interp::dispatch::Flow {
        w.throw("unreachable code was reached")
    }
    D::cold(s, cold)
});
