//! Spans: runs of pages with one purpose.

use std::sync::atomic::Ordering::Relaxed;

use crate::sync::atomic::{AtomicU8, AtomicU32, AtomicUsize};

use super::GRANULE_BYTES;
use super::deferral::UNQUEUED;

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

/// One span. Written by whoever owns it (page heap, central list, one mutator's cursor, one sweeper); `base`, `kind` and
/// `elem_bytes` are read by markers, to which the start stop or the object's publication made them visible;
/// `queued` is the tracers'.
///
/// A cache line, which a tracer prefetches for every pointer that it follows.
#[derive(Default)]
#[repr(C, align(64))]
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
    defers: AtomicU8,
    /// Whether tracers have the span in a queue; see `deferral.rs`.
    pub(super) queued: AtomicU8,
}

#[cfg(not(loom))]
const _: () = assert!(size_of::<Span>() == 64);

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
        self.defers.store(0, Relaxed);
        self.queued.store(UNQUEUED, Relaxed);
        self.kind.store(kind as u8, Relaxed);
    }

    /// Marks the record as unused.
    pub(crate) fn release(&self) {
        self.kind.store(SpanKind::Free as u8, Relaxed);
    }

    /// Sets the size class and tracing kind, after [`init`](Self::init).
    pub(crate) fn set_class(&self, class: usize, scan: Scan) {
        self.class.store(class as u8, Relaxed);
        self.scan.store(scan as u8, Relaxed);
        self.defers.store(u8::from(self.may_defer()), Relaxed);
    }

    /// Whether its objects can be scanned together; see `deferral.rs`.
    #[inline(always)]
    pub(crate) fn defers(&self) -> bool {
        self.defers.load(Relaxed) != 0
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::PAGE_BYTES;
    use crate::heap::size_class::{CLASS_BYTES, CLASS_COUNT, CLASS_PAGES};

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
