//! The queues of channels, and what happens to those who wait in them.
//!
//! Links and queue ends are plain numbers. Values and channel addresses of a waiting goroutine are roots of its
//! context; others access them through the gate only (`Mutator::touch`).

use minigo_gc::Address;
use minigo_lang::bytecode::{NO_REG, Op, TypeIdx};

use super::object::{Chan, Side};
use crate::fault::GoPanic;
use crate::heap::word::copy_words;
use crate::interp::{Flow, Ins};
use crate::sched::{Arm, Goroutine, Sched, Waiter};
use crate::worker::Worker;

fn side(send: bool) -> Side {
    if send { Side::Senders } else { Side::Receivers }
}

/// Puts the running goroutine into a channel's queue. A sender's value is copied from the register form at `from`.
pub(super) fn enqueue(w: &mut Worker, chan: Chan, send: bool, ty: TypeIdx, from: Address, index: u32) {
    let words = w.image.types.get(ty).words;
    let goroutine = w.goroutine();
    let me = Waiter { goroutine: goroutine.number, arm: goroutine.arms.len() as u32 };
    let at = goroutine.values.len();
    goroutine.values.resize(at + words, 0);
    if send {
        copy_words(Address::from_word(&raw mut goroutine.values[at..] as *mut u64 as u64), from, 8 * words);
    }
    let queue = side(send);
    let last = chan.last(queue);
    goroutine.arms.push(Arm { chan: chan.0.word(), send, ty, at, index, next: None, prev: last });
    match last {
        Some(last) => set_next(&w.sched, last, Some(me)),
        None => chan.set_first(queue, Some(me)),
    }
    chan.set_last(queue, Some(me));
}

fn set_next(sched: &Sched, waiter: Waiter, next: Option<Waiter>) {
    // SAFETY: a waiter in a queue is alive, and links belong to the queues, which one worker at a time changes.
    unsafe { (&mut (*sched.by_number(waiter.goroutine)).arms)[waiter.arm as usize].next = next }
}

fn set_prev(sched: &Sched, waiter: Waiter, prev: Option<Waiter>) {
    // SAFETY: as above.
    unsafe { (&mut (*sched.by_number(waiter.goroutine)).arms)[waiter.arm as usize].prev = prev }
}

/// Takes all arms of a goroutine out of their queues.
///
/// # Safety
///
/// The caller holds the goroutine's context.
unsafe fn unlink(sched: &Sched, goroutine: *mut Goroutine) {
    // SAFETY: the caller's promise.
    let arms = unsafe { &mut (*goroutine).arms };
    // By index: a neighbour may be another arm of this goroutine, so none may be borrowed when it is changed.
    #[expect(clippy::needless_range_loop, reason = "an iterator would keep all arms borrowed")]
    for index in 0..arms.len() {
        let arm = &mut arms[index];
        let (chan, queue) = (Chan(Address::from_word(arm.chan)), side(arm.send));
        let (next, prev) = (arm.next.take(), arm.prev.take());
        match prev {
            Some(prev) => set_next(sched, prev, next),
            None => chan.set_first(queue, next),
        }
        match next {
            Some(next) => set_prev(sched, next, prev),
            None => chan.set_last(queue, prev),
        }
    }
}

/// Completes the operation that a waiter stands for: `access` gets its value's register form, then the goroutine
/// can run.
pub(super) fn wake(w: &mut Worker, waiter: Waiter, ok: bool, access: impl FnOnce(Address)) {
    let goroutine = w.sched.by_number(waiter.goroutine);
    let sched = &w.sched;
    // SAFETY: a waiter is alive, and so is its context.
    let context = unsafe { &(*goroutine).context };
    w.mutator.touch(context, || {
        // SAFETY: `touch` holds the context.
        unsafe {
            unlink(sched, goroutine);
            let at = (&(*goroutine).arms)[waiter.arm as usize].at;
            access(Address::from_word((*goroutine).values.as_mut_ptr().add(at) as u64));
            (*goroutine).woken = Some((waiter.arm, ok));
        }
    });
    w.ready(goroutine);
}

/// Ends the instruction in which the running goroutine was suspended: takes over what it received.
pub(crate) fn finish(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let op = Op::from_number(i.opcode()).expect("goroutines are suspended in instructions");
    let woken = w.goroutine().woken.take();
    let mut failed = false;
    if let Some((arm, ok)) = woken {
        let image = std::sync::Arc::clone(&w.image);
        let goroutine = w.goroutine();
        let arm = &goroutine.arms[arm as usize];
        let value = Address::from_word(goroutine.values.as_ptr().wrapping_add(arm.at) as u64);
        let bytes = 8 * image.types.get(arm.ty).words;
        failed = arm.send && !ok;
        match op {
            Op::Recv => {
                copy_words(i.addr(i.a()), value, bytes);
                if i.e() != u32::from(NO_REG) {
                    i.set(i.e() as usize, u64::from(ok));
                }
            }
            Op::Select => {
                let table = &image.selects[i.bc() as usize].arms[arm.index as usize];
                if !arm.send {
                    if table.value != NO_REG {
                        copy_words(i.addr(table.value as usize), value, bytes);
                    }
                    if table.ok != NO_REG {
                        i.set(table.ok as usize, u64::from(ok));
                    }
                }
                i.set(i.a(), u64::from(arm.index));
            }
            _ => {}
        }
    }
    let goroutine = w.goroutine();
    goroutine.arms.clear();
    goroutine.values.clear();
    if failed {
        return w.raise(GoPanic::Plain("send on closed channel".into()));
    }
    w.pc = i.pc.wrapping_add(op.len());
    Flow::Resume
}
