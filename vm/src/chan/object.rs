//! The channel object.

use minigo_gc::Address;

use crate::heap::word::{load_u64, store_u64};
use crate::sched::Waiter;

/// Bytes of Go's `runtime.hchan`.
pub(crate) const CHAN_BYTES: usize = 112;
/// Word with the pointer to the buffer, if the elements have pointers; otherwise the buffer follows the header.
pub(crate) const BUFFER: usize = 2;

/// A channel that is not nil.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Chan(pub(super) Address);

/// Which queue of a channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Receivers = 8,
    Senders = 10,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $get:ident $set:ident $word:expr;)*) => {
        impl Chan {
            $($(#[$doc])*
            pub(super) fn $get(self) -> usize {
                load_u64(self.0, 8 * $word) as usize
            }

            pub(super) fn $set(self, value: usize) {
                store_u64(self.0, 8 * $word, value as u64);
            })*
        }
    };
}

fields! {
    /// Elements in the buffer.
    count set_count 0;
    /// Elements that fit.
    capacity set_capacity 1;
    /// Whether it is closed.
    closed set_closed 3;
    /// Bytes of an element.
    elem_size set_elem_size 4;
    /// Where the next element is put.
    send_index set_send_index 6;
    /// Where the next element is taken.
    receive_index set_receive_index 7;
}

impl Chan {
    /// The address of a place in the buffer.
    pub(super) fn place(self, index: usize) -> Address {
        let buffer = match load_u64(self.0, 8 * BUFFER) {
            0 => self.0.word() + CHAN_BYTES as u64,
            buffer => buffer,
        };
        Address::from_word(buffer + (index * self.elem_size()) as u64)
    }

    /// The place after `index`, in a circle.
    pub(super) fn after(self, index: usize) -> usize {
        if index + 1 == self.capacity() { 0 } else { index + 1 }
    }

    pub(super) fn first(self, side: Side) -> Option<Waiter> {
        Waiter::from_word(load_u64(self.0, 8 * side as usize))
    }

    pub(super) fn set_first(self, side: Side, waiter: Option<Waiter>) {
        store_u64(self.0, 8 * side as usize, Waiter::word(waiter));
    }

    pub(super) fn last(self, side: Side) -> Option<Waiter> {
        Waiter::from_word(load_u64(self.0, 8 * (side as usize + 1)))
    }

    pub(super) fn set_last(self, side: Side, waiter: Option<Waiter>) {
        store_u64(self.0, 8 * (side as usize + 1), Waiter::word(waiter));
    }
}

/// `len(c)`; `chan` may be null.
pub(crate) fn len(chan: Address) -> u64 {
    if chan.is_null() { 0 } else { Chan(chan).count() as u64 }
}

/// `cap(c)`.
pub(crate) fn cap(chan: Address) -> u64 {
    if chan.is_null() { 0 } else { Chan(chan).capacity() as u64 }
}
