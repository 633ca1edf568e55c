//! Channels, select, goroutines.

use minigo_lang::bytecode::{NO_REG, TypeIdx};

use crate::chan::{self, Outcome};
use crate::interp::interrupt::Interrupt;
use crate::stdlib::native::NativeExit;

cold_op!(MakeChan, |w, i| {
    let elem = w.image.types.get(TypeIdx(i.d())).elem;
    let size = if i.b() == NO_REG as usize { 0 } else { i.get(i.b()) as i64 };
    let made = chan::make(w, elem, size)?;
    i.set(i.a(), made.word());
    Ok(())
});

cold_op!(Send, |w, i| match chan::send(w, i.pointer(i.a()), TypeIdx(i.d()), i.addr(i.b()))? {
    Outcome::Done(_) => Ok(()),
    Outcome::Wait(reason) => Err(Interrupt::Park(reason)),
});

cold_op!(Recv, |w, i| match chan::receive(w, i.pointer(i.b()), TypeIdx(i.d()), i.addr(i.a()))? {
    Outcome::Done(ok) => {
        if i.e() != u32::from(NO_REG) {
            i.set(i.e() as usize, u64::from(ok));
        }
        Ok(())
    }
    Outcome::Wait(reason) => Err(Interrupt::Park(reason)),
});

cold_op!(Close, |w, i| Ok(chan::close(w, i.pointer(i.a()))?));

cold_op!(ChanLen, |_w, i| {
    i.set(i.a(), chan::len(i.pointer(i.b())));
    Ok(())
});

cold_op!(ChanCap, |_w, i| {
    i.set(i.a(), chan::cap(i.pointer(i.b())));
    Ok(())
});

cold_op!(Select, |w, i| match chan::select(w, i)? {
    Outcome::Done(_) => Ok(()),
    Outcome::Wait(reason) => Err(Interrupt::Park(reason)),
});

cold_op!(Go, |w, i| {
    let closure = i.get(i.a());
    if closure == 0 {
        return Err(Interrupt::throw("go of nil func value"));
    }
    if !w.sched.stack_memory.has_room() {
        return Err(Interrupt::Exit(NativeExit::OutOfMemory));
    }
    w.go(closure);
    Ok(())
});
