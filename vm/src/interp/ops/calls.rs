//! Calls and returns.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use minigo_lang::bytecode::{MethodIdx, Op, SigIdx, TypeIdx};

use super::memory::nil;
use crate::interp::dispatch::Flow;
use crate::interp::interrupt::Interrupt;
use crate::interp::state::Ins;
use crate::stdlib::native::NativeCx;
use crate::worker::Worker;

/// Enters the function at `$entry` with its window at word `a`, or lets `$slow` do it.
macro_rules! enter {
    ($s:ident, $D:ident, $entry:expr, $Op:ident, $slow:expr) => {{
        let entry: *const u64 = $entry;
        let window = $s.fp.add($s.a());
        let frame_words = *entry.sub(1) as u32 as usize;
        $s.fuel -= 1;
        if window.wrapping_add(frame_words) > $s.limit || $s.fuel < 0 {
            return $D::cold($s, $slow);
        }
        *window.sub(2) = $s.pc.add(const { Op::$Op.len() }) as u64;
        *window.sub(1) = $s.fp as u64;
        $s.fp = window;
        $s.pc = entry;
        $s.w = *entry;
        $D::go($s)
    }};
}

control!(Call, |s| enter!(s, D, s.pc.offset(s.imm_bc() as isize), Call, call_slow));

unsafe fn call_slow(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let entry = i.pc.wrapping_offset(i.bc() as i32 as isize);
    let params = w.image.sig(w.func_at(entry)).param_words as usize;
    // SAFETY: the call's own operands.
    unsafe { w.call_slow(entry, i.fp.wrapping_add(i.a()), const { Op::Call.len() }, params) }
}

control!(CallClosure, |s| {
    let closure = s.get(s.b());
    if closure == 0 {
        return D::cold(s, nil);
    }
    s.set(s.a() + s.c(), closure);
    enter!(s, D, *(closure as *const *const u64), CallClosure, closure_slow)
});

unsafe fn closure_slow(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    // SAFETY: the closure is not nil; its first word is its entry.
    unsafe {
        let entry = *(i.get(i.b()) as *const *const u64);
        w.call_slow(entry, i.fp.add(i.a()), const { Op::CallClosure.len() }, i.c() + 1)
    }
}

control!(CallIface, |s| {
    let ty = s.get(s.b());
    let cache = (*(s.pc.add(2) as *const AtomicU64)).load(Relaxed);
    if ty != cache & 0xFFFF_FFFF || ty == 0 {
        return D::cold(s, iface_miss);
    }
    s.set(s.a(), s.get(s.b() + 1));
    enter!(s, D, s.pc.offset((cache as i64 >> 32) as isize), CallIface, iface_slow)
});

/// Cold code: the inline cache is for another type. Fills it; the instruction is then executed again.
unsafe fn iface_miss(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let ty = i.get(i.b());
    if ty == 0 {
        return w.raise(crate::fault::GoPanic::NilDereference);
    }
    let func = w.find_method(TypeIdx(ty as u32), MethodIdx(i.d()));
    let distance = (w.image.entry(func) as i64 - i.pc as i64) / 8;
    // SAFETY: the instruction's second extension word, which is written through atomics only.
    unsafe { (*(i.pc.add(2) as *const AtomicU64)).store(ty | (distance as u64) << 32, Relaxed) };
    Flow::Resume
}

unsafe fn iface_slow(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let entry = i.pc.wrapping_offset(i.g() as i32 as isize);
    let params = w.image.sig_at(SigIdx(i.e())).param_words as usize;
    // SAFETY: the inline cache fits the type, as the handler has checked.
    unsafe { w.call_slow(entry, i.fp.wrapping_add(i.a()), const { Op::CallIface.len() }, params) }
}

cold_op!(CallNative, |w, i| {
    let native = i.bc() as usize;
    let image = &raw const *w.image;
    // SAFETY: the worker keeps the image alive; nothing in it moves.
    let image = unsafe { &*image };
    let function = image.natives[native].function;
    function(&mut NativeCx::new(w, image, i.fp.wrapping_add(i.a()), native)).map_err(Interrupt::from)
});

control!(Ret, |s| {
    s.pc = *s.fp.sub(2) as *const u64;
    s.fp = *s.fp.sub(1) as *mut u64;
    s.w = *s.pc;
    D::go(s)
});

control!(Ret1, |s| {
    *s.fp = s.get(s.a());
    s.pc = *s.fp.sub(2) as *const u64;
    s.fp = *s.fp.sub(1) as *mut u64;
    s.w = *s.pc;
    D::go(s)
});

control!(RetI, |s| {
    *s.fp = s.imm_bc() as u64;
    s.pc = *s.fp.sub(2) as *const u64;
    s.fp = *s.fp.sub(1) as *mut u64;
    s.w = *s.pc;
    D::go(s)
});

macro_rules! stubs {
    ($($(#[$doc:meta])* $Name:ident: $method:ident;)*) => {
        $(control!($(#[$doc])* $Name, |s| {
            unsafe fn cold(w: &mut Worker) -> Flow {
                w.$method()
            }
            D::cold(s, cold)
        });)*
    };
}

stubs! {
    /// See [`Stub`](crate::interp::stubs::Stub), as for all that follow.
    ChunkReturn: return_to_chunk;
    /// A panic goes on, or is over.
    PanicReturn: panic_returned;
    /// A panic value is printable.
    PrintReturn: print_returned;
    /// Back to `run_defers`.
    DeferReturn: defer_returned;
    /// The goroutine ends.
    GoroutineEnd: goroutine_ended;
    /// The next initialiser.
    BootNext: boot_next;
    /// A function without code is called.
    LateEntry: enter_late;
}
