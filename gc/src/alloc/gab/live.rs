//! What lives in a full buffer, as the marks of this cycle and the start bits say.
//!
//! Marking counts nothing for a buffer: what is asked of one is counted when it is asked, which is at its sweep, and before only of
//! the few that may be evacuated. A buffer's bits are a few neighbouring words, and whoever marks would come to each of them, and to the
//! buffer's record, once for every object.

use crate::heap::size_class::{CLASS_BYTES, class_for};
use crate::heap::{GRANULE_BYTES, Space};

use super::{BufferSpace, Histogram};

/// Marked objects of a buffer, by size class.
#[derive(Default)]
pub(crate) struct Live(pub(super) Histogram);

impl Live {
    /// How many there are.
    pub(crate) fn objects(&self) -> usize {
        self.0.iter().sum()
    }

    /// Their bytes, rounded up to size classes.
    pub(crate) fn bytes(&self) -> usize {
        self.0.iter().zip(CLASS_BYTES).map(|(objects, bytes)| objects * bytes as usize).sum()
    }
}

impl BufferSpace {
    /// What is marked in a full buffer that has not become black in this cycle.
    pub(crate) fn live_in(&self, space: &Space, start: usize) -> Live {
        let granules = self.granules(space, start);
        let marked = space.marks.count(granules.start, granules.end);
        if marked == 0 {
            return Live::default();
        }
        let objects = self.at(start).objects();
        if marked == objects.iter().sum() {
            return Live(objects);
        }
        let mut live = Live::default();
        for base in granules.clone().step_by(64) {
            let (mut marks, starts) = (space.marks.word(base / 64), space.starts.word(base / 64));
            while marks != 0 {
                let at = marks.trailing_zeros();
                marks &= marks - 1;
                let behind = starts >> at >> 1;
                let length = if behind != 0 {
                    behind.trailing_zeros() as usize + 1
                } else {
                    let first = base + at as usize;
                    space.starts.next_set(first + 1, granules.end).unwrap_or(granules.end) - first
                };
                live.0[class_for(length * GRANULE_BYTES, true).unwrap_or(0)] += 1;
            }
        }
        live
    }
}
