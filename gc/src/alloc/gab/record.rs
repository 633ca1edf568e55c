//! The record of one buffer.

use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use crate::mutant;
use crate::sync::atomic::{AtomicU8, AtomicU16, AtomicU32};

use super::{BUFFERED_CLASSES, Histogram, Live};

/// What a buffer is; see the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum BufferState {
    Free = 0,
    Active = 1,
    Full = 2,
    Evacuated = 3,
}

/// Record of one buffer. Written by its owner: the mutator while active, the sweeper or the stop afterwards; markers add
/// to `slots` and set `kept_in` and `pinned_in`.
#[derive(Default)]
pub(crate) struct Buffer {
    state: AtomicU8,
    /// Whether it was swept since it was retired: then the `allocated` bits say what lived.
    pub(super) swept: AtomicU8,
    /// Whether an object in it has specials: see [`Buffer::set_has_specials`].
    has_specials: AtomicU8,
    /// Whether its free memory is filled with poison.
    pub(super) poisoned: AtomicU8,
    /// First mark epoch in which it may be evacuated.
    pub(super) candidate_from: AtomicU32,
    /// Its rank among those that may be evacuated; see `ranks.rs`.
    pub(super) rank: AtomicU32,
    /// Mark epoch in which an object in it was found pinned.
    pinned_in: AtomicU32,
    /// Mark epoch in which everything in it counts as live, marked or not: it was filled while marking was under way.
    black_in: AtomicU32,
    /// Mark epoch in which an object in it was last found live; without reuse of holes only.
    kept_in: AtomicU32,
    /// Recorded slots that point into it in this cycle.
    slots: AtomicU32,
    /// Mark epoch in which it was chosen for evacuation.
    chosen_in: AtomicU32,
    /// Its place among those chosen in that epoch.
    place: AtomicU32,
    /// Objects allocated in it and not counted as freed, by size class.
    objects: [AtomicU16; BUFFERED_CLASSES],
}

impl Buffer {
    /// What the buffer is. Whoever sees a state sees what was written of the buffer before it was set.
    pub(crate) fn state(&self) -> BufferState {
        match self.state.load(Acquire) {
            1 => BufferState::Active,
            2 => BufferState::Full,
            3 => BufferState::Evacuated,
            _ => BufferState::Free,
        }
    }

    pub(super) fn set_state(&self, state: BufferState) {
        self.state.store(state as u8, Release);
    }

    /// Whether it may be evacuated in this epoch, if its rank admits it.
    #[inline]
    pub(super) fn may_move(&self, epoch: u32) -> bool {
        self.state.load(Acquire) == BufferState::Full as u8
            && (self.candidate_from.load(Relaxed) <= epoch || mutant!(CandidatesGrow))
    }

    /// Keeps it from being evacuated in this epoch.
    pub(crate) fn pin(&self, epoch: u32) {
        self.pinned_in.store(epoch, Relaxed);
    }

    /// Whether it must stay in this epoch.
    pub(crate) fn is_pinned(&self, epoch: u32) -> bool {
        self.pinned_in.load(Relaxed) == epoch || self.has_specials() && !mutant!(SpecialsMove)
    }

    /// Whether an object in it has specials.
    pub(crate) fn has_specials(&self) -> bool {
        self.has_specials.load(Relaxed) != 0
    }

    /// Records whether an object in it has specials, which know it by its address. Under the specials' lock.
    pub(crate) fn set_has_specials(&self, any: bool) {
        self.has_specials.store(u8::from(any), Relaxed);
    }

    /// Counts a recorded slot. A tracer that is `sole` counts beside nobody.
    pub(crate) fn add_slot(&self, sole: bool) {
        if sole {
            self.slots.store(self.slots.load(Relaxed) + 1, Relaxed);
        } else {
            self.slots.fetch_add(1, Relaxed);
        }
    }

    /// Recorded slots in this cycle.
    pub(crate) fn slots(&self) -> usize {
        self.slots.load(Relaxed) as usize
    }

    /// Notes that an object in it lives; true for the first one in this epoch.
    #[inline]
    pub(crate) fn keep(&self, epoch: u32) -> bool {
        self.kept_in.load(Relaxed) != epoch && self.kept_in.swap(epoch, Relaxed) != epoch
    }

    /// Lets everything in it count as live in this epoch.
    pub(super) fn blacken(&self, epoch: u32) {
        self.black_in.store(epoch, Relaxed);
    }

    /// Whether everything in it counts as live in this epoch.
    pub(crate) fn is_black(&self, epoch: u32) -> bool {
        self.black_in.load(Relaxed) == epoch
    }

    /// Forgets what the last cycle found.
    pub(super) fn forget_slots(&self) {
        self.slots.store(0, Relaxed);
    }

    /// The objects in it, by size class.
    pub(super) fn objects(&self) -> Histogram {
        std::array::from_fn(|class| usize::from(self.objects[class].load(Relaxed)))
    }

    /// Keeps those objects that live and counts the others in `dead`.
    pub(super) fn bury(&self, live: &Live, dead: &mut Histogram) {
        for ((dead, objects), &live) in dead.iter_mut().zip(&self.objects).zip(&live.0) {
            let before = usize::from(objects.load(Relaxed));
            if before != live {
                assert!(live <= before, "heap verification: {live} marked objects in a buffer of {before}");
                *dead += before - live;
                objects.store(live as u16, Relaxed);
            }
        }
    }

    /// Forgets its objects, which have been counted elsewhere.
    pub(super) fn forget_objects(&self) {
        self.objects.iter().for_each(|objects| objects.store(0, Relaxed));
    }

    /// Chooses it for evacuation in this epoch, as one of several.
    pub(crate) fn choose(&self, epoch: u32, place: usize) {
        self.place.store(place as u32, Relaxed);
        self.chosen_in.store(epoch, Relaxed);
    }

    /// Its place among those chosen in this epoch, if it is one of them. Asked by who chose.
    pub(crate) fn place(&self, epoch: u32) -> Option<usize> {
        (self.chosen_in.load(Relaxed) == epoch).then(|| self.place.load(Relaxed) as usize)
    }

    /// Counts objects allocated in it.
    pub(crate) fn add_objects(&self, class: usize, objects: u32) {
        self.objects[class].fetch_add(objects as u16, Relaxed);
    }
}

#[cfg(all(test, loom))]
mod interleavings {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn who_finds_a_buffer_full_finds_it_black() {
        loom::model(|| {
            const EPOCH: u32 = 7;
            let buffer = Arc::new(Buffer::default());
            buffer.set_state(BufferState::Active);
            buffer.candidate_from.store(EPOCH, Relaxed);
            let retired = Arc::clone(&buffer);
            let mutator = loom::thread::spawn(move || {
                retired.blacken(EPOCH);
                retired.candidate_from.store(EPOCH + 1, Relaxed);
                retired.set_state(BufferState::Full);
            });
            assert!(buffer.state() != BufferState::Full || buffer.is_black(EPOCH));
            assert!(!buffer.may_move(EPOCH), "a buffer that fills up while marking becomes a candidate");
            mutator.join().unwrap();
        });
    }

    #[test]
    fn one_of_two_tracers_keeps_a_buffer_first() {
        loom::model(|| {
            let buffer = Arc::new(Buffer::default());
            let beside = Arc::clone(&buffer);
            let other = loom::thread::spawn(move || beside.keep(1));
            assert_ne!(buffer.keep(1), other.join().unwrap());
        });
    }
}
