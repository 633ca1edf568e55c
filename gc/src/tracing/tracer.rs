//! The mark loop of the collectors that do not move what they mark.

use crate::api::Shared;
use crate::heap::SpanKind;

use super::object::{Object, object_at};

/// Bytes of a large object scanned in one step, so that a step stays short (Go's oblets).
const OBLET_BYTES: usize = 128 << 10;

/// Mark state of one thread: objects marked and not yet scanned, and what was found.
#[derive(Default)]
pub(crate) struct Tracer {
    pending: Vec<usize>,
    /// Large objects of which a part is still to be scanned: address and offset.
    oblets: Vec<(usize, usize)>,
    /// Bytes of objects marked.
    pub(crate) marked_bytes: usize,
    /// Bytes of objects scanned.
    pub(crate) scanned_bytes: usize,
}

impl Tracer {
    /// Marks the object that a word points to or into, if any.
    #[inline]
    pub(crate) fn mark(&mut self, heap: &Shared, word: u64) {
        let Some(object) = object_at(&heap.space, word as usize) else { return };
        if heap.verifies {
            assert!(
                !object.is_free_slot(&heap.space),
                "heap verification: {word:#x} points to a freed object"
            );
        }
        if !heap.space.marks.test_and_set(heap.space.granule(object.start)) {
            return;
        }
        self.marked_bytes += object.bytes;
        if object.is_pointer_free() {
            return;
        }
        if object.span.kind() == SpanKind::Large {
            self.oblets.push((object.start, 0));
        } else {
            self.pending.push(object.start);
        }
    }

    /// Whether nothing is left to scan.
    pub(crate) fn is_done(&self) -> bool {
        self.pending.is_empty() && self.oblets.is_empty()
    }

    /// Scans until nothing is left or at least `budget` bytes have been scanned.
    pub(crate) fn drain(&mut self, heap: &Shared, budget: usize) {
        let limit = self.scanned_bytes.saturating_add(budget);
        while self.scanned_bytes < limit {
            if let Some(start) = self.pending.pop() {
                if let Some(object) = object_at(&heap.space, start) {
                    self.scan(heap, object, 0, object.bytes);
                }
            } else if let Some((start, from)) = self.oblets.pop() {
                if let Some(object) = object_at(&heap.space, start) {
                    let to = object.bytes.min(from + OBLET_BYTES);
                    let next = self.scan(heap, object, from, to);
                    if next < object.bytes {
                        self.oblets.push((start, next));
                    }
                }
            } else {
                return;
            }
        }
    }

    #[inline]
    fn scan(&mut self, heap: &Shared, object: Object<'_>, from: usize, to: usize) -> usize {
        self.scanned_bytes += to - from;
        object.for_each_slot(heap, from, to, |slot| {
            let word = heap.space.memory.load(slot);
            self.mark(heap, word);
        })
    }
}
