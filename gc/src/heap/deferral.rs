//! Marked objects that wait until their span is scanned as a whole.
//!
//! Which ones do stands among the marks and takes no memory of its own: a mark is the bit of an object's first granule, and
//! an object that may be deferred has two at least. The bit of the second is set while it waits. Every such bit is taken before marking
//! ends, so a sweep finds marks alone; an object that is born marked has none, and is never scanned.

use std::sync::atomic::Ordering::{Relaxed, SeqCst};

use crate::mutant;

use super::side_metadata::GranuleMap;
use super::size_class::{CLASS_BYTES, CLASS_COUNT, CLASS_PAGES, MAX_BYTES_WITHOUT_HEADER};
use super::span::Scan;
use super::{GRANULE_BYTES, Space, Span, SpanKind};

/// Least bytes of objects that are scanned with their span: Go's limit, too.
const MIN_DEFERRED_BYTES: usize = 2 * GRANULE_BYTES;

/// Bytes of spans whose objects may be deferred.
const SPAN_BYTES: usize = super::PAGE_BYTES;
/// Words of the marks of such a span.
const SPAN_WORDS: usize = SPAN_BYTES / GRANULE_BYTES / 64;
/// Second granules of objects that have two.
const SECOND_OF_TWO: u64 = 0xaaaa_aaaa_aaaa_aaaa;

const _: () = {
    let mut class = 1;
    while class < CLASS_COUNT {
        let bytes = CLASS_BYTES[class] as usize;
        assert!(
            bytes < MIN_DEFERRED_BYTES
                || bytes > MAX_BYTES_WITHOUT_HEADER
                || CLASS_PAGES[class] as usize * super::PAGE_BYTES == SPAN_BYTES
        );
        class += 1;
    }
};

/// What became of an object that was deferred until its span is scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deferred {
    /// The span is to be queued with this object, which does not wait in it.
    Alone,
    /// The span is to be queued; the object is one of those that wait in it.
    WithOthers,
    /// The span is queued already.
    Queued,
}

/// The span is in no queue.
pub(super) const UNQUEUED: u8 = 0;
/// The span is in a queue with the object that had it queued.
const QUEUED_ALONE: u8 = 1;
/// The span is in a queue, and there may be others that wait in it.
const QUEUED_WITH_OTHERS: u8 = 2;

impl Span {
    /// Whether its objects can be scanned together: small ones whose pointers stand in the pointer bits.
    pub(super) fn may_defer(&self) -> bool {
        self.kind() == SpanKind::Small
            && (MIN_DEFERRED_BYTES..=MAX_BYTES_WITHOUT_HEADER).contains(&self.elem_bytes())
            && self.scan() != Scan::PointerFree
    }

    /// Marks the object that begins at a granule and has it scanned with its span; `None` if it was marked before. Tracers race here with
    /// each other and with [`release_deferred`](Self::release_deferred): the bit is set before the queue's state is looked
    /// at, and looked for after it has been reset, so one of the two sees the other. A tracer that is `sole` races with nobody
    /// but those who allocate objects born marked.
    #[inline(always)]
    pub(crate) fn mark_and_defer(&self, marks: &GranuleMap, granule: usize, sole: bool) -> Option<Deferred> {
        if marks.get(granule) {
            return None;
        }
        if sole {
            if self.queued.load(Relaxed) == UNQUEUED {
                self.queued.store(QUEUED_ALONE, Relaxed);
                marks.add(granule);
                return Some(Deferred::Alone);
            }
            self.queued.store(QUEUED_WITH_OTHERS, Relaxed);
            marks.set_two(granule);
            return Some(Deferred::Queued);
        }
        marks.publish(granule).then(|| self.defer(marks, granule))
    }

    #[inline]
    fn defer(&self, marks: &GranuleMap, granule: usize) -> Deferred {
        if self.queued.load(Relaxed) == UNQUEUED
            && self.queued.compare_exchange(UNQUEUED, QUEUED_ALONE, SeqCst, Relaxed).is_ok()
        {
            return Deferred::Alone;
        }
        marks.publish(granule + 1);
        if self.queued.load(SeqCst) == QUEUED_WITH_OTHERS
            || self.queued.swap(QUEUED_WITH_OTHERS, SeqCst) != UNQUEUED
        {
            Deferred::Queued
        } else {
            Deferred::WithOthers
        }
    }

    /// The span has left its queue. Whether there may be objects to [take](waiting).
    #[inline]
    pub(crate) fn release_deferred(&self, sole: bool) -> bool {
        let next = if mutant!(SpansQueuedOnce) { QUEUED_WITH_OTHERS } else { UNQUEUED };
        let state = if sole {
            let state = self.queued.load(Relaxed);
            self.queued.store(next, Relaxed);
            state
        } else {
            self.queued.swap(next, SeqCst)
        };
        state == QUEUED_WITH_OTHERS
    }

    /// Whether there may be objects to take when the span leaves its queue.
    #[inline]
    pub(crate) fn has_deferred(&self) -> bool {
        self.queued.load(Relaxed) == QUEUED_WITH_OTHERS
    }
}

/// Calls `visit` with the first granule of each object that waits in a span of objects of so many bytes, which begins at granule
/// `origin`. With `take` they wait no longer, and of several who take each object is one's.
#[inline(always)]
pub(crate) fn waiting(
    marks: &GranuleMap,
    origin: usize,
    elem_bytes: usize,
    take: bool,
    mut visit: impl FnMut(usize),
) {
    let second = if elem_bytes == MIN_DEFERRED_BYTES { SECOND_OF_TWO } else { u64::MAX };
    let mut before = 0;
    for (word, bits) in marks.published(origin / 64..origin / 64 + SPAN_WORDS) {
        // The granule behind a mark. With three granules or more no other object's mark stands there.
        let mut waits = bits & (bits << 1 | before >> 63) & second;
        before = bits;
        if waits == 0 {
            continue;
        }
        if take {
            waits &= marks.withdraw(word, waits);
        }
        while waits != 0 {
            visit(word * 64 + waits.trailing_zeros() as usize - 1);
            waits &= waits - 1;
        }
    }
}

impl Space {
    /// Brings closer what is looked at when the span around an object is scanned: its record, and which objects wait.
    #[inline(always)]
    pub(crate) fn prefetch_waiting(&self, start: usize, id: super::SpanId) {
        let line = self.marks.address_of(self.granule(start) & !(SPAN_BYTES / GRANULE_BYTES - 1));
        self.memory.prefetch(std::ptr::from_ref(self.span(id)).addr());
        self.memory.prefetch(line);
        self.memory.prefetch(line + SPAN_WORDS / 2 * size_of::<u64>());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::PAGE_BYTES;

    fn span_of(bytes: usize) -> Span {
        let span = Span::default();
        span.init(SpanKind::Small, 0, PAGE_BYTES, bytes, false);
        span.set_class(1, Scan::Pointers);
        span
    }

    fn take(marks: &GranuleMap, bytes: usize) -> Vec<usize> {
        let mut taken = Vec::new();
        waiting(marks, 0, bytes, true, |granule| taken.push(granule));
        taken
    }

    #[test]
    fn every_deferred_object_is_taken_once() {
        let (span, marks) = (span_of(48), GranuleMap::new(1024).unwrap());
        assert!(span.defers());
        let defer = |index: usize, sole| span.mark_and_defer(&marks, index * 6, sole);
        assert_eq!(
            [3, 169, 64, 64].map(|index| defer(index, true)),
            [Some(Deferred::Alone), Some(Deferred::Queued), Some(Deferred::Queued), None]
        );
        assert!(span.release_deferred(false));
        assert_eq!((defer(5, false), defer(64, false)), (Some(Deferred::Alone), None));
        assert_eq!(take(&marks, 48), [64 * 6, 169 * 6]);
        assert_eq!(take(&marks, 48), []);
        assert!(!span.release_deferred(false));
        assert_eq!(marks.count(0, 1024), 4, "one bit for each marked object");
    }

    #[test]
    fn objects_of_any_size_wait_wherever_they_begin() {
        for bytes in CLASS_BYTES.map(|bytes| bytes as usize).into_iter().skip(1) {
            let (span, marks) = (span_of(bytes), GranuleMap::new(1024).unwrap());
            if !span.defers() {
                continue;
            }
            let starts: Vec<_> = (0..PAGE_BYTES / bytes).map(|index| index * bytes / GRANULE_BYTES).collect();
            // Every third one is born marked.
            let (born, mut found): (Vec<_>, Vec<_>) = starts.iter().partition(|&start| start % 3 == 2);
            born.iter().for_each(|&&start| marks.set_strided(start, start + 1, 1));
            let first = found.remove(0);
            assert_eq!(span.mark_and_defer(&marks, *first, true), Some(Deferred::Alone));
            for &&start in &found {
                assert_eq!(span.mark_and_defer(&marks, start, true), Some(Deferred::Queued));
            }
            assert_eq!(take(&marks, bytes), found.into_iter().copied().collect::<Vec<_>>(), "{bytes} bytes");
            assert_eq!(marks.count(0, 1024), starts.len());
        }
    }
}

#[cfg(all(test, loom))]
mod interleavings {
    use std::sync::Arc;

    use super::*;
    use crate::heap::PAGE_BYTES;

    /// A tracer that marks these objects of a span and scans the span when it has got it.
    fn mark_and_scan(span: &Span, marks: &GranuleMap, marked: &[usize]) -> Vec<usize> {
        let mut scanned = Vec::new();
        for &granule in marked {
            match span.mark_and_defer(marks, granule, false) {
                None | Some(Deferred::Queued) => continue,
                Some(Deferred::Alone) => scanned.push(granule),
                Some(Deferred::WithOthers) => (),
            }
            if span.release_deferred(false) {
                waiting(marks, 0, span.elem_bytes(), true, |granule| scanned.push(granule));
            }
        }
        scanned
    }

    #[test]
    fn what_two_tracers_mark_in_a_span_is_scanned_once() {
        loom::model(|| {
            let span = Span::default();
            span.init(SpanKind::Small, 0, PAGE_BYTES, 24, false);
            let shared = Arc::new((span, GranuleMap::new(1024).unwrap()));
            let beside = Arc::clone(&shared);
            let other = loom::thread::spawn(move || mark_and_scan(&beside.0, &beside.1, &[0, 3]));
            let mut scanned = mark_and_scan(&shared.0, &shared.1, &[6]);
            scanned.extend(other.join().unwrap());
            scanned.sort_unstable();
            assert_eq!(scanned, [0, 3, 6]);
        });
    }
}
