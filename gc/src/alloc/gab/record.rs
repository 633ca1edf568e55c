//! The record of one buffer.

use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering::Relaxed};

use super::BUFFERED_CLASSES;

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
/// to `live_bytes` and `slots` and set `pinned_in`.
#[derive(Default)]
pub(crate) struct Buffer {
    state: AtomicU8,
    /// Whether dead objects have been counted before: then `allocated` bits, not start bits, say what is still counted.
    pub(super) counted: AtomicU8,
    /// Whether it is filled with poison.
    pub(super) poisoned: AtomicU8,
    /// First mark epoch in which it may be evacuated.
    pub(super) candidate_from: AtomicU32,
    /// Mark epoch in which an object in it was found pinned.
    pinned_in: AtomicU32,
    /// Bytes of marked objects in this cycle.
    pub(super) live_bytes: AtomicU32,
    /// Recorded slots that point into it in this cycle.
    pub(super) slots: AtomicU32,
    /// Bytes in use when it was retired.
    pub(super) used_bytes: AtomicU32,
    /// Mark epoch in which it was chosen for evacuation.
    chosen_in: AtomicU32,
    /// Objects allocated in it and not counted as freed, by size class, so that a dead buffer need not be walked.
    pub(super) objects: [AtomicU16; BUFFERED_CLASSES],
}

impl Buffer {
    /// What the buffer is.
    pub(crate) fn state(&self) -> BufferState {
        match self.state.load(Relaxed) {
            1 => BufferState::Active,
            2 => BufferState::Full,
            3 => BufferState::Evacuated,
            _ => BufferState::Free,
        }
    }

    pub(super) fn set_state(&self, state: BufferState) {
        self.state.store(state as u8, Relaxed);
    }

    /// Whether slots that point into it are recorded in this epoch.
    #[inline]
    pub(crate) fn is_candidate(&self, epoch: u32) -> bool {
        self.state.load(Relaxed) == BufferState::Full as u8 && self.candidate_from.load(Relaxed) <= epoch
    }

    /// Keeps it from being evacuated in this epoch.
    pub(crate) fn pin(&self, epoch: u32) {
        self.pinned_in.store(epoch, Relaxed);
    }

    /// Whether it must stay in this epoch.
    pub(crate) fn is_pinned(&self, epoch: u32) -> bool {
        self.pinned_in.load(Relaxed) == epoch
    }

    /// Counts a recorded slot.
    pub(crate) fn add_slot(&self) {
        self.slots.fetch_add(1, Relaxed);
    }

    /// Recorded slots in this cycle.
    pub(crate) fn slots(&self) -> usize {
        self.slots.load(Relaxed) as usize
    }

    /// Counts a marked object; true if it is the first in this cycle.
    pub(crate) fn add_live(&self, bytes: usize) -> bool {
        self.live_bytes.fetch_add(bytes as u32, Relaxed) == 0
    }

    /// Bytes of marked objects.
    pub(crate) fn live_bytes(&self) -> usize {
        self.live_bytes.load(Relaxed) as usize
    }

    /// Chooses it for evacuation in this epoch.
    pub(crate) fn choose(&self, epoch: u32) {
        self.chosen_in.store(epoch, Relaxed);
    }

    /// Counts objects allocated in it.
    pub(crate) fn add_objects(&self, class: usize, objects: u32) {
        self.objects[class].fetch_add(objects as u16, Relaxed);
    }

    /// Whether it is chosen for evacuation.
    pub(crate) fn is_chosen(&self, epoch: u32) -> bool {
        self.chosen_in.load(Relaxed) == epoch
    }
}
