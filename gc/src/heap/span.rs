//! Spans: runs of pages with one purpose.

use std::sync::atomic::Ordering::{Relaxed, SeqCst};

use crate::mutant;
use crate::sync::atomic::{AtomicU8, AtomicU32, AtomicUsize};

use super::size_class::{CLASS_BYTES, CLASS_COUNT, CLASS_PAGES, MAX_BYTES_WITHOUT_HEADER};
use super::{GRANULE_BYTES, PAGE_BYTES};

/// Index of a span; 0 means none.
pub(crate) type SpanId = u32;

/// What a span's pages hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum SpanKind {
    /// Nothing: the record is unused.
    Free = 0,
    /// Objects of one size class.
    Small = 1,
    /// One object.
    Large = 2,
    /// Allocation buffers of `balanced`.
    Buffers = 3,
    /// Bump-allocated objects of `semispace`.
    Chunk = 4,
}

/// How the objects of a span are traced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Scan {
    /// They hold pointers.
    Pointers = 0,
    /// They hold none.
    PointerFree = 1,
    /// They hold pointers to objects that must not move.
    Pinning = 2,
}

/// Part of a chunk in a copying collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum CopyRole {
    /// Objects are allocated in it or copied to it.
    Target = 0,
    /// Objects are copied out of it.
    Source = 1,
}

/// Least bytes of objects that are scanned with their span: Go's limit, too.
const MIN_DEFERRED_BYTES: usize = 16;

/// Words that a span has for what it knows of single objects.
const OBJECT_WORDS: usize = 16;

const _: () = {
    assert!(
        PAGE_BYTES / MIN_DEFERRED_BYTES <= OBJECT_WORDS * 32,
        "a bit for each object that may be deferred"
    );
    let mut class = 1;
    while class < CLASS_COUNT {
        let (bytes, pages) = (CLASS_BYTES[class] as usize, CLASS_PAGES[class] as usize);
        if bytes > MAX_BYTES_WITHOUT_HEADER {
            assert!(pages * PAGE_BYTES / bytes <= OBJECT_WORDS, "a layout for each object");
        } else {
            assert!(pages == 1, "objects that may be deferred are in spans of one page");
        }
        class += 1;
    }
};

/// What became of an object that was deferred until its span is scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deferred {
    /// The span is to be queued with this object, which the span does not know of.
    Alone,
    /// The span is to be queued; the object is one of those that it knows of.
    WithOthers,
    /// The span is queued already.
    Queued,
}

/// The span is in no queue.
const UNQUEUED: u8 = 0;
/// The span is in a queue with the object that had it queued.
const QUEUED_ALONE: u8 = 1;
/// The span is in a queue, and there may be others that it knows of.
const QUEUED_WITH_OTHERS: u8 = 2;

/// One span. Written by whoever owns it (page heap, central list, one mutator's cursor, one sweeper); `base`, `kind`,
/// `elem_bytes` and the layouts are read by markers, to which the start stop or the object's publication made them visible;
/// `queued` and the bits of objects that wait are the tracers'.
///
/// Two cache lines. What is read for every pointer that a tracer follows stands in the first, which it prefetches.
#[derive(Default)]
#[repr(C)]
pub(crate) struct Span {
    base: AtomicUsize,
    bytes: AtomicUsize,
    elem_bytes: AtomicUsize,
    /// Memory below this has been handed out: a chunk's objects, or the slots that a cursor has passed.
    pub(crate) top: AtomicUsize,
    elem_count: AtomicU32,
    reciprocal: AtomicU32,
    /// Objects allocated and not yet freed.
    pub(crate) object_count: AtomicU32,
    kind: AtomicU8,
    class: AtomicU8,
    scan: AtomicU8,
    dirty: AtomicU8,
    poisoned: AtomicU8,
    has_marks: AtomicU8,
    has_allocated: AtomicU8,
    copy_role: AtomicU8,
    has_specials: AtomicU8,
    /// Whether tracers have the span in a queue.
    queued: AtomicU8,
    /// What is known of each object. Above 512 bytes its layout (the one large object's at index 0); below, where layouts stand
    /// in the pointer bits, a bit that says whether it waits to be scanned with its span.
    objects: ObjectWords,
}

/// A word for some objects, in a cache line of their own.
#[derive(Default)]
#[repr(align(64))]
struct ObjectWords([AtomicU32; OBJECT_WORDS]);

#[cfg(not(loom))]
const _: () = assert!(size_of::<Span>() == 128 && std::mem::offset_of!(Span, objects) == 64);

impl Span {
    /// Makes this record a span of `bytes` bytes at `base`. `dirty` says that the memory is not known to be zero.
    pub(crate) fn init(&self, kind: SpanKind, base: usize, bytes: usize, elem_bytes: usize, dirty: bool) {
        self.base.store(base, Relaxed);
        self.bytes.store(bytes, Relaxed);
        self.elem_bytes.store(elem_bytes, Relaxed);
        self.elem_count.store(bytes.checked_div(elem_bytes).unwrap_or(0) as u32, Relaxed);
        // Rounded up, so that the quotient is exact for every offset in a span (Go's divMagic).
        self.reciprocal
            .store((u32::MAX as usize / elem_bytes.max(1) + 1).min(u32::MAX as usize) as u32, Relaxed);
        self.dirty.store(u8::from(dirty), Relaxed);
        self.poisoned.store(0, Relaxed);
        self.has_marks.store(0, Relaxed);
        self.has_allocated.store(0, Relaxed);
        self.copy_role.store(CopyRole::Target as u8, Relaxed);
        self.has_specials.store(0, Relaxed);
        self.class.store(0, Relaxed);
        self.scan.store(Scan::Pointers as u8, Relaxed);
        self.object_count.store(0, Relaxed);
        self.top.store(base, Relaxed);
        self.queued.store(UNQUEUED, Relaxed);
        if self.elem_bytes() <= MAX_BYTES_WITHOUT_HEADER {
            self.objects.0.iter().for_each(|word| word.store(0, Relaxed));
        }
        self.kind.store(kind as u8, Relaxed);
    }

    /// Marks the record as unused.
    pub(crate) fn release(&self) {
        self.kind.store(SpanKind::Free as u8, Relaxed);
    }

    /// Sets the size class and tracing kind.
    pub(crate) fn set_class(&self, class: usize, scan: Scan) {
        self.class.store(class as u8, Relaxed);
        self.scan.store(scan as u8, Relaxed);
    }

    /// First address.
    #[inline(always)]
    pub(crate) fn base(&self) -> usize {
        self.base.load(Relaxed)
    }

    /// Length in bytes, a multiple of the page size.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.load(Relaxed)
    }

    /// Bytes of one object slot.
    #[inline(always)]
    pub(crate) fn elem_bytes(&self) -> usize {
        self.elem_bytes.load(Relaxed)
    }

    /// Granules of one object slot.
    pub(crate) fn elem_granules(&self) -> usize {
        self.elem_bytes() / GRANULE_BYTES
    }

    /// Number of object slots of a [`SpanKind::Small`] span.
    pub(crate) fn elem_count(&self) -> usize {
        self.elem_count.load(Relaxed) as usize
    }

    /// What the span holds.
    #[inline(always)]
    pub(crate) fn kind(&self) -> SpanKind {
        match self.kind.load(Relaxed) {
            1 => SpanKind::Small,
            2 => SpanKind::Large,
            3 => SpanKind::Buffers,
            4 => SpanKind::Chunk,
            _ => SpanKind::Free,
        }
    }

    /// Size class of a [`SpanKind::Small`] span.
    pub(crate) fn class(&self) -> usize {
        usize::from(self.class.load(Relaxed))
    }

    /// How its objects are traced.
    #[inline(always)]
    pub(crate) fn scan(&self) -> Scan {
        match self.scan.load(Relaxed) {
            0 => Scan::Pointers,
            1 => Scan::PointerFree,
            _ => Scan::Pinning,
        }
    }

    /// The chunk's part in the current collection.
    pub(crate) fn copy_role(&self) -> CopyRole {
        if self.copy_role.load(Relaxed) == CopyRole::Source as u8 {
            CopyRole::Source
        } else {
            CopyRole::Target
        }
    }

    /// Sets the chunk's part in the current collection.
    pub(crate) fn set_copy_role(&self, role: CopyRole) {
        self.copy_role.store(role as u8, Relaxed);
    }

    /// Whether the memory was used before, so that free slots are not known to be zero.
    pub(crate) fn is_dirty(&self) -> bool {
        self.dirty.load(Relaxed) != 0
    }

    /// Records that free slots are no longer zero.
    pub(crate) fn set_dirty(&self) {
        self.dirty.store(1, Relaxed);
    }

    /// Whether an object of a [`SpanKind::Small`] span may be marked. If not, nobody need look at the mark bits.
    pub(crate) fn has_marks(&self) -> bool {
        self.has_marks.load(Relaxed) != 0
    }

    /// An object has been marked.
    #[inline(always)]
    pub(crate) fn note_mark(&self) {
        if self.has_marks.load(Relaxed) == 0 {
            self.has_marks.store(1, Relaxed);
        }
    }

    /// The last sweep took the marks.
    pub(crate) fn forget_marks(&self) {
        self.has_marks.store(0, Relaxed);
    }

    /// Whether an object in it has specials, which are settled before the span is swept.
    pub(crate) fn has_specials(&self) -> bool {
        self.has_specials.load(Relaxed) != 0
    }

    /// Records whether an object in it has specials. Under the specials' lock.
    pub(crate) fn set_has_specials(&self, any: bool) {
        self.has_specials.store(u8::from(any), Relaxed);
    }

    /// Whether an allocated bit of a [`SpanKind::Small`] span may be set.
    pub(crate) fn has_allocated(&self) -> bool {
        self.has_allocated.load(Relaxed) != 0
    }

    /// Records whether an allocated bit may be set.
    pub(crate) fn set_has_allocated(&self, any: bool) {
        self.has_allocated.store(u8::from(any), Relaxed);
    }

    /// Whether every free slot is filled with poison.
    pub(crate) fn is_poisoned(&self) -> bool {
        self.poisoned.load(Relaxed) != 0
    }

    /// Records that every free slot has been filled with poison.
    pub(crate) fn set_poisoned(&self) {
        self.poisoned.store(1, Relaxed);
    }

    /// The slot that contains `address`.
    #[inline(always)]
    pub(crate) fn index_of(&self, address: usize) -> usize {
        let offset = address - self.base();
        ((offset as u64 * u64::from(self.reciprocal.load(Relaxed))) >> 32) as usize
    }

    /// The layout of the object in slot `index` of a class above 512 bytes, or of a large object at index 0.
    pub(crate) fn layout(&self, index: usize) -> u32 {
        self.objects.0[index].load(Relaxed)
    }

    /// Records the layout of the object in slot `index`.
    pub(crate) fn set_layout(&self, index: usize, layout: u32) {
        self.objects.0[index].store(layout, Relaxed);
    }

    /// Whether its objects can be scanned together: small ones whose pointers stand in the pointer bits.
    #[inline(always)]
    pub(crate) fn defers(&self) -> bool {
        self.kind() == SpanKind::Small
            && (MIN_DEFERRED_BYTES..=MAX_BYTES_WITHOUT_HEADER).contains(&self.elem_bytes())
    }

    /// Has the object in slot `index`, which has just been marked, scanned with its span. Tracers race here with each other and
    /// with [`release_deferred`](Self::release_deferred): the bit is set before the queue's state is looked at, and looked
    /// for after it has been reset, so one of the two sees the other. A tracer that is `sole` races with nobody.
    #[inline]
    pub(crate) fn defer(&self, index: usize, sole: bool) -> Deferred {
        let state = self.queued.load(Relaxed);
        let word = &self.objects.0[index / 32];
        let bit = 1 << (index % 32);
        if sole {
            if state == UNQUEUED {
                self.queued.store(QUEUED_ALONE, Relaxed);
                return Deferred::Alone;
            }
            word.store(word.load(Relaxed) | bit, Relaxed);
            self.queued.store(QUEUED_WITH_OTHERS, Relaxed);
            return Deferred::Queued;
        }
        if state == UNQUEUED && self.queued.compare_exchange(UNQUEUED, QUEUED_ALONE, SeqCst, Relaxed).is_ok()
        {
            return Deferred::Alone;
        }
        word.fetch_or(bit, SeqCst);
        if self.queued.load(SeqCst) == QUEUED_WITH_OTHERS
            || self.queued.swap(QUEUED_WITH_OTHERS, SeqCst) != UNQUEUED
        {
            Deferred::Queued
        } else {
            Deferred::WithOthers
        }
    }

    /// The span has left its queue. Whether there may be objects to [take](Self::take_deferred).
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

    /// Which of 32 objects wait, from slot `index` × 32 on.
    #[inline]
    pub(crate) fn deferred(&self, index: usize) -> u32 {
        self.objects.0[index].load(SeqCst)
    }

    /// Takes those objects.
    #[inline]
    pub(crate) fn take_deferred(&self, index: usize, sole: bool) -> u32 {
        let bits = self.deferred(index);
        match (bits, sole) {
            (0, _) => 0,
            (_, false) => self.objects.0[index].swap(0, SeqCst),
            (_, true) => {
                self.objects.0[index].store(0, Relaxed);
                bits
            }
        }
    }

    /// Where it stands which objects wait, for a prefetch.
    #[inline]
    pub(crate) fn deferred_address(&self) -> usize {
        std::ptr::from_ref(&self.objects).addr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deferred_object_is_taken_once() {
        let span = Span::default();
        span.init(SpanKind::Small, 0, PAGE_BYTES, 48, false);
        assert!(span.defers());
        assert_eq!(
            [3, 169, 64].map(|index| span.defer(index, true)),
            [Deferred::Alone, Deferred::Queued, Deferred::Queued]
        );
        assert!(span.release_deferred(false));
        assert_eq!(span.defer(5, false), Deferred::Alone);
        let taken: Vec<_> = (0..6).map(|index| span.take_deferred(index, false)).collect();
        assert_eq!(taken, [0, 0, 1, 0, 0, 1 << 9]);
        assert!(!span.release_deferred(false) && span.deferred(2) == 0);
    }

    #[test]
    fn a_record_used_anew_remembers_nothing_of_single_objects() {
        let span = Span::default();
        span.init(SpanKind::Small, 0, PAGE_BYTES, 1024, false);
        assert!(!span.defers());
        span.set_layout(0, 7);
        span.init(SpanKind::Small, 0, PAGE_BYTES, 16, false);
        assert!((0..OBJECT_WORDS).all(|index| span.deferred(index) == 0));
    }

    #[test]
    fn division_by_the_reciprocal_is_exact_in_every_class() {
        for class in 1..CLASS_COUNT {
            let (size, bytes) = (CLASS_BYTES[class] as usize, CLASS_PAGES[class] as usize * PAGE_BYTES);
            let span = Span::default();
            span.init(SpanKind::Small, 0, bytes, size, false);
            for offset in 0..bytes {
                assert_eq!(span.index_of(offset), offset / size, "class {class}, offset {offset}");
            }
        }
    }
}

#[cfg(all(test, loom))]
mod interleavings {
    use std::sync::Arc;

    use super::*;

    /// A tracer that marks these objects of a span and scans the span when it has got it.
    fn mark_and_scan(span: &Span, marked: &[usize]) -> Vec<usize> {
        let mut scanned = Vec::new();
        for &index in marked {
            match span.defer(index, false) {
                Deferred::Queued => continue,
                Deferred::Alone => scanned.push(index),
                Deferred::WithOthers => (),
            }
            if span.release_deferred(false) {
                let bits = span.take_deferred(0, false);
                scanned.extend((0..32).filter(|index| bits >> index & 1 == 1));
            }
        }
        scanned
    }

    #[test]
    fn what_two_tracers_mark_in_a_span_is_scanned_once() {
        loom::model(|| {
            let span = Arc::new(Span::default());
            let beside = Arc::clone(&span);
            let other = loom::thread::spawn(move || mark_and_scan(&beside, &[0, 1]));
            let mut scanned = mark_and_scan(&span, &[2]);
            scanned.extend(other.join().unwrap());
            scanned.sort_unstable();
            assert_eq!(scanned, [0, 1, 2]);
        });
    }
}
