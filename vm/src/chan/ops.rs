//! Making, sending, receiving, closing.

use minigo_gc::{Address, mutant};
use minigo_lang::bytecode::TypeIdx;

use super::object::{BUFFER, CHAN_BYTES, Chan, Side};
use super::wait;
use crate::fault::GoPanic;
use crate::heap::word::{copy_words, zero_bytes};
use crate::interp::Interrupt;
use crate::sched::WaitReason;
use crate::stdlib::native::NativeExit;
use crate::types::{CHAN_HEADER, layout_of};
use crate::value::repr;
use crate::worker::Worker;

/// Largest buffer in bytes, as of Go on amd64.
const MAX_BUFFER: usize = (1 << 47) - CHAN_BYTES;

/// How an operation on a channel ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It happened; a receive says whether it got a sent value.
    Done(bool),
    /// The goroutine stands in the channel's queue.
    Wait(WaitReason),
}

/// `make(chan T, size)`.
pub(crate) fn make(w: &mut Worker, elem: TypeIdx, size: i64) -> Result<Address, NativeExit> {
    let rt = w.image.types.get(elem);
    let bytes = usize::try_from(size).ok().and_then(|size| size.checked_mul(rt.size));
    let Some(bytes) = bytes.filter(|&bytes| bytes <= MAX_BUFFER) else {
        return Err(GoPanic::Plain("makechan: size out of range".into()).into());
    };
    let (elem_size, pointer_free) = (rt.size, rt.pointer_free);
    let chan = if pointer_free || bytes == 0 {
        w.mutator.alloc_bytes(CHAN_BYTES + bytes, true)?
    } else {
        // Both are allocated before anything is written, so that a failure has had no effect.
        let buffer = w.mutator.alloc_array(layout_of(elem), size as usize)?;
        let chan = w.mutator.alloc(CHAN_HEADER)?;
        repr::store_pointer(
            &mut w.mutator,
            Address::from_word(chan.word() + 8 * BUFFER as u64),
            buffer.word(),
        );
        chan
    };
    Chan(chan).set_capacity(size as usize);
    Chan(chan).set_elem_size(elem_size);
    Ok(chan)
}

/// Sends the value whose register form is at `from`.
pub(crate) fn send(w: &mut Worker, chan: Address, ty: TypeIdx, from: Address) -> Result<Outcome, Interrupt> {
    if chan.is_null() {
        return Ok(Outcome::Wait(WaitReason::ChanSendNil));
    }
    let chan = Chan(chan);
    if try_send(w, chan, ty, from)? {
        return Ok(Outcome::Done(true));
    }
    wait::enqueue(w, chan, true, ty, from, 0);
    Ok(Outcome::Wait(WaitReason::ChanSend))
}

/// Sends if that is possible without waiting.
pub(super) fn try_send(w: &mut Worker, chan: Chan, ty: TypeIdx, from: Address) -> Result<bool, Interrupt> {
    if chan.closed() != 0 {
        return Err(GoPanic::Plain("send on closed channel".into()).into());
    }
    if let Some(receiver) = chan.first(Side::Receivers) {
        let words = w.image.types.get(ty).words;
        wait::wake(w, receiver, true, |value| copy_words(value, from, 8 * words));
        return Ok(true);
    }
    if chan.count() == chan.capacity() {
        return Ok(false);
    }
    put(w, chan, ty, from);
    Ok(true)
}

/// Puts a value into the buffer, which has room.
fn put(w: &mut Worker, chan: Chan, ty: TypeIdx, from: Address) {
    let place = chan.place(chan.send_index());
    repr::store(&mut w.mutator, &w.image.types, ty, place, from);
    chan.set_send_index(chan.after(chan.send_index()));
    chan.set_count(chan.count() + 1);
}

/// Takes a value from the buffer, which has one.
fn take(w: &mut Worker, chan: Chan, ty: TypeIdx, to: Option<Address>) {
    let place = chan.place(chan.receive_index());
    if let Some(to) = to {
        repr::load(w.image.types.get(ty), place, to);
    }
    if mutant!(ChannelSlotPlain) {
        zero_bytes(place, chan.elem_size());
    } else {
        repr::clear_elements(&mut w.mutator, &w.image.types, ty, place, 1);
    }
    chan.set_receive_index(chan.after(chan.receive_index()));
    chan.set_count(chan.count() - 1);
}

/// Receives into the register form at `to`.
pub(crate) fn receive(w: &mut Worker, chan: Address, ty: TypeIdx, to: Address) -> Result<Outcome, Interrupt> {
    if chan.is_null() {
        return Ok(Outcome::Wait(WaitReason::ChanReceiveNil));
    }
    let chan = Chan(chan);
    if let Some(ok) = try_receive(w, chan, ty, Some(to)) {
        return Ok(Outcome::Done(ok));
    }
    wait::enqueue(w, chan, false, ty, Address::NULL, 0);
    Ok(Outcome::Wait(WaitReason::ChanReceive))
}

/// Receives if that is possible without waiting; tells whether it got a sent value. Without `to` it is dropped.
pub(super) fn try_receive(w: &mut Worker, chan: Chan, ty: TypeIdx, to: Option<Address>) -> Option<bool> {
    let words = w.image.types.get(ty).words;
    if let Some(sender) = chan.first(Side::Senders) {
        if chan.capacity() == 0 {
            wait::wake(w, sender, true, |value| {
                to.into_iter().for_each(|to| copy_words(to, value, 8 * words))
            });
            return Some(true);
        }
        // The buffer is full: its oldest value is received, the sender's goes to its end.
        take(w, chan, ty, to);
        let mut passing = std::mem::take(&mut w.passing);
        passing.resize(words, 0);
        let at = Address::from_word(passing.as_mut_ptr() as u64);
        wait::wake(w, sender, true, |value| copy_words(at, value, 8 * words));
        put(w, chan, ty, at);
        w.passing = passing;
        return Some(true);
    }
    if chan.count() > 0 {
        take(w, chan, ty, to);
        return Some(true);
    }
    if chan.closed() == 0 {
        return None;
    }
    to.into_iter().for_each(|to| zero_bytes(to, 8 * words));
    Some(false)
}

/// `close(c)`.
pub(crate) fn close(w: &mut Worker, chan: Address) -> Result<(), GoPanic> {
    if chan.is_null() {
        return Err(GoPanic::Plain("close of nil channel".into()));
    }
    let chan = Chan(chan);
    if chan.closed() != 0 {
        return Err(GoPanic::Plain("close of closed channel".into()));
    }
    chan.set_closed(1);
    while let Some(receiver) = chan.first(Side::Receivers) {
        // Its wait value is zero already.
        wait::wake(w, receiver, false, |_| {});
    }
    while let Some(sender) = chan.first(Side::Senders) {
        wait::wake(w, sender, false, |_| {});
    }
    Ok(())
}
