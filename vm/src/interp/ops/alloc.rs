//! Objects and closures.

use minigo_gc::Address;
use minigo_lang::bytecode::{FuncIdx, Op, TypeIdx};

use crate::heap::word::store_u64;
use crate::types::layout_of;

control!(New, |s| {
    match (*s.cx).mutator.try_alloc(layout_of(TypeIdx(s.bc()))) {
        Some(address) => {
            s.set(s.a(), address.word());
            s.next::<D>(1)
        }
        None => D::cold(s, super::cold_entry::<New>),
    }
});

impl super::ColdOp for New {
    const WORDS: usize = 1;

    fn execute(
        w: &mut crate::worker::Worker,
        i: crate::interp::state::Ins,
    ) -> Result<(), crate::interp::interrupt::Interrupt> {
        i.set(i.a(), w.alloc_object(TypeIdx(i.bc()))?.word());
        Ok(())
    }
}

control!(
    /// `new` of a type without size.
    NewEmpty,
    |s| {
        s.set(s.a(), (*s.cx).zero_address().word());
        s.next::<D>(1)
    }
);

control!(NewClosure, |s| {
    let worker = &mut *s.cx;
    let func = FuncIdx(s.d());
    let plan = worker.image.closure_type(func).and_then(|ty| worker.mutator.try_alloc(layout_of(ty)));
    let Some(closure) = plan else {
        return D::cold(s, super::cold_entry::<NewClosure>);
    };
    store_u64(closure, 0, worker.image.entry(func) as u64);
    s.set(s.a(), closure.word());
    s.next::<D>(const { Op::NewClosure.len() })
});

impl super::ColdOp for NewClosure {
    const WORDS: usize = Op::NewClosure.len();

    fn execute(
        w: &mut crate::worker::Worker,
        i: crate::interp::state::Ins,
    ) -> Result<(), crate::interp::interrupt::Interrupt> {
        let func = FuncIdx(i.d());
        let ty = w.image.closure_type(func).expect("a function that captures has a closure type");
        let closure = w.alloc_object(ty)?;
        store_u64(closure, 0, w.image.entry(func) as u64);
        i.set(i.a(), closure.word());
        Ok(())
    }
}

cold_op!(FrameClosure, |w, i| {
    let closure: Address = i.addr(i.b());
    store_u64(closure, 0, w.image.entry(FuncIdx(i.d())) as u64);
    i.set(i.a(), closure.word());
    Ok(())
});
