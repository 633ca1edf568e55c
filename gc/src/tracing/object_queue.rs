//! Marked objects that wait to be scanned one by one, the newest first.

use crate::heap::{Space, SpanId};

/// Objects between prefetch and scan.
const PREFETCH_DISTANCE: usize = 8;

/// A marked object to be scanned, or a span: the number of the object's first granule above [`SPAN_BITS`], and the span below.
#[derive(Clone, Copy, Default)]
pub(super) struct Pending(u64);

/// Bits that the number of a span takes at most: a heap has fewer pages.
const SPAN_BITS: u32 = 24;
/// Stands for no object; a heap has fewer granules.
const NO_GRANULE: u64 = u64::MAX >> SPAN_BITS;

impl Pending {
    /// An object and its span.
    #[inline(always)]
    pub(super) fn object(space: &Space, start: usize, span: SpanId) -> Pending {
        Pending((space.granule(start) as u64) << SPAN_BITS | u64::from(span))
    }

    /// A span.
    pub(super) fn span_alone(span: SpanId) -> Pending {
        Pending(NO_GRANULE << SPAN_BITS | u64::from(span))
    }

    /// The span.
    #[inline(always)]
    pub(super) fn span(self) -> SpanId {
        (self.0 & ((1 << SPAN_BITS) - 1)) as SpanId
    }

    /// Where the object begins, if there is one.
    #[inline(always)]
    pub(super) fn start(self, space: &Space) -> Option<usize> {
        let granule = self.0 >> SPAN_BITS;
        (granule != NO_GRANULE).then(|| space.address_of(granule as usize))
    }
}

/// The objects of one tracer. Invariant: each object added is in `pending` or, once, among the `prefetched` places of `coming`
/// from `oldest` on, going round, until it is handed out; what stands in the other places has been.
#[derive(Default)]
pub(super) struct ObjectQueue {
    pending: Vec<Pending>,
    /// The objects marked last, on their way to being scanned. The time they spend here hides the cache miss of their
    /// first word, which is prefetched when they come in.
    coming: [Pending; PREFETCH_DISTANCE],
    /// Place in `coming` of the object that leaves next, if there is one.
    oldest: usize,
    /// Objects in `coming`.
    prefetched: usize,
}

impl ObjectQueue {
    /// Adds an object.
    #[inline(always)]
    pub(super) fn add(&mut self, object: Pending) {
        self.pending.push(object);
    }

    /// The next object to scan: the one that was prefetched longest ago, when as many as there is room for follow it or no
    /// other waits.
    #[inline]
    pub(super) fn next(&mut self, space: &Space) -> Option<Pending> {
        while let Some(newest) = self.pending.pop() {
            newest.start(space).inspect(|&start| space.prefetch_object(start));
            let place = (self.oldest + self.prefetched) % PREFETCH_DISTANCE;
            let before = std::mem::replace(&mut self.coming[place], newest);
            if self.prefetched == PREFETCH_DISTANCE {
                // It has taken the place of the oldest one.
                self.oldest = (self.oldest + 1) % PREFETCH_DISTANCE;
                return Some(before);
            }
            self.prefetched += 1;
        }
        self.take_oldest()
    }

    #[inline(always)]
    fn take_oldest(&mut self) -> Option<Pending> {
        self.prefetched = self.prefetched.checked_sub(1)?;
        let oldest = self.coming[self.oldest];
        self.oldest = (self.oldest + 1) % PREFETCH_DISTANCE;
        Some(oldest)
    }

    /// Whether no object waits.
    pub(super) fn is_empty(&self) -> bool {
        self.pending.is_empty() && self.prefetched == 0
    }

    /// Takes half of the objects that have not been prefetched, the oldest ones, up to `most`.
    pub(super) fn take_half(&mut self, most: usize) -> impl Iterator<Item = Pending> {
        let half = (self.pending.len() / 2).min(most);
        self.pending.drain(..half)
    }

    /// Takes all objects; all must be taken from the iterator, too.
    pub(super) fn take_all(&mut self) -> impl Iterator<Item = Pending> {
        while let Some(object) = self.take_oldest() {
            self.pending.push(object);
        }
        self.pending.drain(..)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::debug::Random;

    #[test]
    fn every_object_comes_out_once_whatever_the_order_of_things() {
        let space = Space::new(Some(1 << 20)).unwrap();
        let mut random = Random::new(3);
        let (mut queue, mut waiting) = (ObjectQueue::default(), BTreeSet::new());
        let mut start = space.address_of(0);
        for _ in 0..100_000 {
            let mut forget = |object: Pending| waiting.remove(&object.start(&space).unwrap());
            match random.below(8) {
                0..4 => {
                    start += 8;
                    queue.add(Pending::object(&space, start, 1));
                    assert!(waiting.insert(start));
                }
                4..7 => match queue.next(&space) {
                    Some(object) => assert!(forget(object), "it has not been added or came before"),
                    None => assert!(waiting.is_empty(), "the queue forgets objects"),
                },
                _ if random.below(10) == 0 => {
                    for object in queue.take_all() {
                        assert!(forget(object), "it has not been added or came before");
                    }
                    assert!(waiting.is_empty(), "the queue forgets objects");
                    start = space.address_of(0);
                }
                _ => {
                    for object in queue.take_half(1000) {
                        assert!(forget(object), "it has not been added or came before");
                    }
                }
            }
            assert_eq!(queue.is_empty(), waiting.is_empty());
        }
    }

    #[test]
    fn an_object_that_waits_alone_comes_out_at_once_and_others_after_as_many_as_there_is_room_for() {
        let space = Space::new(Some(1 << 20)).unwrap();
        let mut queue = ObjectQueue::default();
        let at = |index: usize| Pending::object(&space, space.address_of(index), 1);
        let start = |object: Pending| object.start(&space);
        queue.add(at(1));
        assert_eq!(queue.next(&space).map(start), Some(start(at(1))));
        (1..=20).for_each(|index| queue.add(at(index)));
        // The newest first, and then in the order in which they were prefetched.
        let order: Vec<_> = std::iter::from_fn(|| queue.next(&space)).map(start).collect();
        assert_eq!(order, (1..=20).rev().map(|index| start(at(index))).collect::<Vec<_>>());
    }
}
