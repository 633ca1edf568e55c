//! Finalizers, cleanups and weak pointers: what a mutator attaches to objects.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use crate::barrier;
use crate::mutant;
use crate::specials::Kind;
use crate::tracing::object::object_at;

use super::{Address, Mutator};

/// A call that a dead object leaves behind. The words keep what they point to alive until the call is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Of a closure with the object, which lives on.
    Finalizer {
        /// What is called.
        closure: u64,
        /// The pointer by which the finalizer was set.
        object: u64,
        /// As given to [`Mutator::set_finalizer`].
        tag: u64,
    },
    /// Of a closure alone.
    Cleanup {
        /// What is called.
        closure: u64,
    },
}

impl Due {
    /// The pointer words.
    pub(crate) fn words(&mut self) -> Vec<&mut u64> {
        match self {
            Due::Finalizer { closure, object, .. } => vec![closure, object],
            Due::Cleanup { closure } => vec![closure],
        }
    }
}

/// Names something attached to an object. Never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpecialId(pub u64);

impl Mutator {
    /// The start of the object that an address lies in; `None` outside the heap.
    pub fn object_start(&self, address: Address) -> Option<Address> {
        let object = object_at(&self.heap.space, address.word() as usize)?;
        Some(Address::from_word(object.start as u64))
    }

    /// Whether one object holds a pointer into another.
    pub fn refers_to(&self, object: Address, other: Address) -> bool {
        let space = &self.heap.space;
        let [Some(object), Some(other)] =
            [object, other].map(|address| object_at(space, address.word() as usize))
        else {
            return false;
        };
        let mut found = false;
        if !object.is_pointer_free() {
            object.for_each_slot(&self.heap, 0, object.bytes, |slot| {
                let address = space.memory.load(slot) as usize;
                found |= (other.start..other.start + other.bytes).contains(&address);
            });
        }
        found
    }

    /// Has a closure called with the object once it is dead. `tag` is the embedder's. False if it has a finalizer already.
    pub fn set_finalizer(&mut self, object: Address, closure: Address, tag: u64) -> bool {
        self.attach(object, Kind::Finalizer { closure: closure.word(), tag }).is_some()
    }

    /// Takes an object's finalizer away, if it has one that is not due yet.
    pub fn remove_finalizer(&mut self, object: Address) {
        let heap = Arc::clone(&self.heap);
        let lost = heap.specials.remove_finalizer(&heap, object.word());
        self.shade_lost(lost);
    }

    /// Has a closure called once the object that an address lies in is dead.
    ///
    /// # Panics
    ///
    /// Never: only finalizers are one for each object.
    pub fn add_cleanup(&mut self, address: Address, closure: Address) -> SpecialId {
        let attached = self.attach(address, Kind::Cleanup { closure: closure.word() });
        SpecialId(attached.expect("an object may have many cleanups"))
    }

    /// Takes a cleanup away that is not due yet.
    pub fn remove_cleanup(&mut self, cleanup: SpecialId) {
        let heap = Arc::clone(&self.heap);
        let lost = heap.specials.remove(&heap, cleanup.0);
        self.shade_lost(lost);
    }

    /// The object that stands for the weak pointer to an address, if there is one.
    pub fn weak_handle(&self, address: Address) -> Option<Address> {
        self.heap.specials.weak_handle(address.word()).map(Address::from_word)
    }

    /// Makes `handle` stand for a weak pointer to an address to which there is none. It lives as long as the object.
    ///
    /// # Panics
    ///
    /// Never: only finalizers are one for each object.
    pub fn add_weak(&mut self, address: Address, handle: Address) -> SpecialId {
        let attached = self.attach(address, Kind::Weak { handle: handle.word() });
        SpecialId(attached.expect("an object may have many weak pointers"))
    }

    /// The address that a weak pointer leads to; `None` once the object is dead or its finalizer due.
    pub fn strengthen(&mut self, weak: SpecialId) -> Option<Address> {
        let pointer = self.heap.specials.pointer(&self.heap, weak.0)?;
        if self.barrier.is_active() && !mutant!(WeakUnshaded) {
            barrier::shade(self, pointer);
        }
        Some(Address::from_word(pointer))
    }

    /// Whether [`take_due`](Self::take_due) has something.
    #[inline]
    pub fn has_due(&self) -> bool {
        self.heap.specials.is_due.load(Relaxed)
    }

    /// Takes the call that has been due longest.
    pub fn take_due(&mut self) -> Option<Due> {
        let mut due = self.heap.specials.take_due()?;
        self.shade_lost(due.words().into_iter().map(|word| *word));
        Some(due)
    }

    /// Decides what becomes of all that is attached to objects found dead, without waiting for the sweep to come to them: for
    /// an embedder with nothing else to do. Whether [`take_due`](Self::take_due) has something.
    pub fn settle_specials(&mut self) -> bool {
        self.heap.specials.settle_all(&self.heap)
    }

    fn attach(&mut self, pointer: Address, kind: Kind) -> Option<u64> {
        self.heap.specials.attach(&self.heap, self.barrier.is_active(), pointer.word(), kind)
    }

    /// While marking, keeps what words pointed to that are roots no more.
    fn shade_lost(&mut self, words: impl IntoIterator<Item = u64>) {
        for word in words {
            if self.barrier.is_active() && !mutant!(SpecialsUnshaded) {
                barrier::shade(self, word);
            }
        }
    }
}
