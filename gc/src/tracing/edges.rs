//! Pointers between the slot they were read from and the mark of what they lead to.
//!
//! Marking reads the target's span and its mark word, which are somewhere else for every pointer. So a pointer waits here until
//! some others have been read, while both are brought closer.

/// Pointers that wait at a time; a power of two.
const DISTANCE: usize = 16;

/// A pointer and the slot that it was read from. A word of 0 is none.
#[derive(Clone, Copy, Default)]
pub(super) struct Edge {
    pub(super) slot: usize,
    pub(super) word: u64,
}

/// The pointers that were read last. Invariant: those that wait are the last `waiting` ones before `next`, going round; all
/// others are none.
#[derive(Default)]
pub(super) struct Edges {
    coming: [Edge; DISTANCE],
    next: usize,
    waiting: usize,
}

impl Edges {
    /// Takes up a pointer into the heap and gives the one that has waited longest.
    #[inline(always)]
    pub(super) fn exchange(&mut self, edge: Edge) -> Edge {
        let oldest = std::mem::replace(&mut self.coming[self.next % DISTANCE], edge);
        self.next = (self.next + 1) % DISTANCE;
        self.waiting += usize::from(oldest.word == 0);
        oldest
    }

    /// Takes a pointer that waits, the oldest one first; `None` if there is none.
    #[inline(always)]
    pub(super) fn take(&mut self) -> Option<Edge> {
        if self.waiting == 0 {
            return None;
        }
        let oldest = (self.next + DISTANCE - self.waiting) % DISTANCE;
        self.waiting -= 1;
        Some(std::mem::take(&mut self.coming[oldest]))
    }
}
