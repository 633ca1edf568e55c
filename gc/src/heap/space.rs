//! The heap's address range with everything that is known about it: page table, spans, side bits.

use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicU32, AtomicUsize};

use rustix::io::Errno;

use super::lazy_array::LazyArray;
use super::memory::Memory;
use super::page_heap::{PageHeap, Zone};
use super::reservation::Reservation;
use super::side_metadata::GranuleMap;
use super::size_class::MAX_BYTES_WITHOUT_HEADER;
use super::span::Scan;
use super::{GRANULE_BYTES, PAGE_BYTES, Span, SpanId, SpanKind};
use crate::sync::{Mutex, MutexGuard};

/// Set in the page table for pages of allocation buffers, so that start bits can be asked for without a look at the span.
const OF_BUFFERS: u32 = 1 << 31;

/// Address space, page table, spans and side bits of one heap.
pub(crate) struct Space {
    base: usize,
    bytes: usize,
    pub(crate) memory: Memory,
    /// The span of each page, 0 if it has none, with [`OF_BUFFERS`].
    page_table: LazyArray<AtomicU32>,
    spans: LazyArray<Span>,
    /// Layouts of objects with pointers above 512 bytes, one for each piece of so many: no two of them begin in the same.
    layouts: LazyArray<AtomicU32>,
    /// Reached in the current cycle, by granule of the object's start.
    pub(crate) marks: GranuleMap,
    /// Allocated as of the last sweep, by granule of the object's start.
    pub(crate) allocated: GranuleMap,
    /// First granule of each object in bump-allocated memory.
    pub(crate) starts: GranuleMap,
    /// Words that hold pointers, in classes up to 512 bytes and in bump-allocated memory.
    pub(crate) pointers: GranuleMap,
    pages: Mutex<Pages>,
    used_bytes: AtomicUsize,
    max_bytes: usize,
    reservation: Reservation,
}

/// What is known of pages, under one lock.
pub(super) struct Pages {
    pub(super) heap: PageHeap,
    /// Free pages that were given back to the operating system, and their number.
    pub(super) released: GranuleMap,
    pub(super) released_pages: usize,
    committed_bytes: usize,
    unused_spans: Vec<SpanId>,
    next_span: SpanId,
}

/// Bytes obtained from the operating system for objects.
pub(crate) struct Footprint {
    /// All of them.
    pub(crate) bytes: usize,
    /// Those that no span uses.
    pub(crate) idle: usize,
    /// Of the idle ones, those that were given back.
    pub(crate) released: usize,
}

/// Why pages are not available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OutOfPages;

impl Space {
    /// Reserves address space and side metadata; `max_heap` limits the bytes of pages in use.
    pub(crate) fn new(max_heap: Option<usize>) -> Result<Space, Errno> {
        let reservation = Reservation::new(max_heap)?;
        let (base, bytes) = (reservation.base(), reservation.bytes());
        let (granules, pages) = (bytes / GRANULE_BYTES, bytes / PAGE_BYTES);
        Ok(Space {
            base,
            bytes,
            memory: Memory::new(base),
            page_table: LazyArray::new(pages)?,
            spans: LazyArray::new(pages + 1)?,
            layouts: LazyArray::new(bytes / MAX_BYTES_WITHOUT_HEADER)?,
            marks: GranuleMap::new(granules)?,
            allocated: GranuleMap::new(granules)?,
            starts: GranuleMap::new(granules)?,
            pointers: GranuleMap::new(granules)?,
            pages: Mutex::new(Pages {
                heap: PageHeap::default(),
                released: GranuleMap::new(pages)?,
                released_pages: 0,
                committed_bytes: 0,
                unused_spans: Vec::new(),
                next_span: 1,
            }),
            used_bytes: AtomicUsize::new(0),
            max_bytes: max_heap.unwrap_or(usize::MAX).min(bytes),
            reservation,
        })
    }

    /// Whether `address` lies in the heap's range.
    #[inline(always)]
    pub(crate) fn contains(&self, address: usize) -> bool {
        address.wrapping_sub(self.base) < self.bytes
    }

    /// The addresses reserved for the heap.
    pub(crate) fn address_range(&self) -> std::ops::Range<usize> {
        self.base..self.base + self.bytes
    }

    /// Number of the granule at `address`, which lies in the heap.
    #[inline(always)]
    pub(crate) fn granule(&self, address: usize) -> usize {
        (address - self.base) / GRANULE_BYTES
    }

    /// Address of a granule.
    #[inline(always)]
    pub(crate) fn address_of(&self, granule: usize) -> usize {
        self.base + granule * GRANULE_BYTES
    }

    /// The span around `address`, if it lies in a page of one.
    #[inline(always)]
    pub(crate) fn span_at(&self, address: usize) -> Option<(SpanId, &Span)> {
        if !self.contains(address) {
            return None;
        }
        let id = self.page_table[(address - self.base) / PAGE_BYTES].load(Acquire) & !OF_BUFFERS;
        (id != 0).then(|| (id, self.span(id)))
    }

    /// The span with this index.
    #[inline(always)]
    pub(crate) fn span(&self, id: SpanId) -> &Span {
        &self.spans[id as usize]
    }

    /// The layout of the object with pointers that begins at an address and has more than 512 bytes.
    pub(crate) fn layout(&self, start: usize) -> u32 {
        self.layouts[(start - self.base) / MAX_BYTES_WITHOUT_HEADER].load(Relaxed)
    }

    /// Records the layout of such an object, before it is published.
    pub(crate) fn set_layout(&self, start: usize, layout: u32) {
        self.layouts[(start - self.base) / MAX_BYTES_WITHOUT_HEADER].store(layout, Relaxed);
    }

    /// Brings an object and its pointer bits closer.
    #[inline(always)]
    pub(crate) fn prefetch_object(&self, start: usize) {
        self.memory.prefetch(start);
        self.memory.prefetch(self.pointers.address_of(self.granule(start)));
    }

    /// Brings the mark closer that an object at or around `address`, in the heap's range, has, and its span; in allocation buffers, as it
    /// answers, start bits as well.
    #[inline(always)]
    pub(crate) fn prefetch_metadata(&self, address: usize) -> bool {
        let granule = self.granule(address);
        self.memory.prefetch(self.marks.address_of(granule));
        let entry = self.page_table[(address - self.base) / PAGE_BYTES].load(Acquire);
        self.memory.prefetch(std::ptr::from_ref(self.span(entry & !OF_BUFFERS)).addr());
        let in_buffer = entry & OF_BUFFERS != 0;
        if in_buffer {
            self.memory.prefetch(self.starts.address_of(granule));
        }
        in_buffer
    }

    /// Bytes of pages in use by spans.
    pub(crate) fn used_bytes(&self) -> usize {
        self.used_bytes.load(Relaxed)
    }

    /// Most bytes of pages that may be in use.
    pub(crate) fn max_bytes(&self) -> usize {
        self.max_bytes
    }

    /// Bytes obtained from the operating system for objects.
    pub(crate) fn footprint(&self) -> Footprint {
        let pages = self.lock_pages();
        Footprint {
            bytes: pages.heap.touched_pages() * PAGE_BYTES,
            idle: pages.heap.free_pages() * PAGE_BYTES,
            released: pages.released_pages * PAGE_BYTES,
        }
    }

    /// Gives the memory of free pages back to the operating system. Whoever calls has them out of the free ones.
    pub(super) fn discard_pages(&self, start: usize, count: usize) {
        self.reservation.discard(start * PAGE_BYTES, count * PAGE_BYTES);
    }

    /// Takes pages for a new span, of a zone if there are some. Its side bits are clear.
    ///
    /// # Errors
    ///
    /// The limit is reached, or the operating system has no more memory.
    pub(crate) fn allocate_span(
        &self,
        kind: SpanKind,
        zone: Zone,
        bytes: usize,
        elem_bytes: usize,
    ) -> Result<SpanId, OutOfPages> {
        let count = bytes.div_ceil(PAGE_BYTES);
        let mut pages = self.lock_pages();
        if count * PAGE_BYTES > self.max_bytes.saturating_sub(self.used_bytes()) {
            return Err(OutOfPages);
        }
        let (start, dirty) = match pages.heap.take_returned(count, zone) {
            Some(start) => {
                let released = pages.released.count(start, start + count);
                if released > 0 {
                    pages.released.clear_range(start, start + count);
                    pages.released_pages -= released;
                }
                (start, true)
            }
            None => (self.take_fresh(&mut pages, count, zone)?, false),
        };
        let id = pages.unused_spans.pop().unwrap_or_else(|| {
            pages.next_span += 1;
            pages.next_span - 1
        });
        self.used_bytes.fetch_add(count * PAGE_BYTES, Relaxed);
        self.span(id).init(kind, self.base + start * PAGE_BYTES, count * PAGE_BYTES, elem_bytes, dirty);
        debug_assert!(self.side_bits_are_clear(start * PAGE_BYTES, count * PAGE_BYTES), "stale side bits");
        let entry = if kind == SpanKind::Buffers { id | OF_BUFFERS } else { id };
        for page in start..start + count {
            self.page_table[page].store(entry, Release);
        }
        Ok(id)
    }

    fn side_bits_are_clear(&self, offset: usize, bytes: usize) -> bool {
        let (from, to) = (offset / GRANULE_BYTES, (offset + bytes) / GRANULE_BYTES);
        [&self.marks, &self.allocated, &self.starts, &self.pointers]
            .iter()
            .all(|map| map.count(from, to) == 0)
    }

    fn take_fresh(&self, pages: &mut Pages, count: usize, zone: Zone) -> Result<usize, OutOfPages> {
        let limit = self.bytes / PAGE_BYTES;
        let start = pages.heap.fresh(count, zone, limit).ok_or(OutOfPages)?;
        let committed = self.reservation.commit(pages.committed_bytes, (start + count) * PAGE_BYTES);
        pages.committed_bytes = committed.map_err(|_| OutOfPages)?;
        self.memory.grow(&self.reservation, pages.committed_bytes);
        let rest = pages.heap.take_fresh(start, count, zone, limit);
        if !rest.is_empty() {
            // Untouched, they have no more memory than what was given back. An area is made accessible as a whole.
            pages.heap.give_back(rest.start, rest.len());
            rest.clone().for_each(|page| pages.released.set(page));
            pages.released_pages += rest.len();
        }
        Ok(start)
    }

    /// Returns spans' pages and clears their side bits. No pointer to them may remain anywhere.
    pub(crate) fn release_spans(&self, ids: &[SpanId]) {
        for &id in ids {
            self.forget(self.span(id));
        }
        let mut pages = self.lock_pages();
        for &id in ids {
            let span = self.span(id);
            pages.heap.give_back((span.base() - self.base) / PAGE_BYTES, span.bytes() / PAGE_BYTES);
            pages.unused_spans.push(id);
            self.used_bytes.fetch_sub(span.bytes(), Relaxed);
        }
    }

    /// Makes addresses in a span lead nowhere, and clears its side bits.
    fn forget(&self, span: &Span) {
        let (base, bytes) = (span.base(), span.bytes());
        let (from, mut to) = (self.granule(base), self.granule(base + bytes));
        // Only the bits that this kind of span can still have set.
        let pointers = (span.scan() != Scan::PointerFree).then_some(&self.pointers);
        let set = match span.kind() {
            // Dead as a whole: no marks.
            SpanKind::Small => [span.has_allocated().then_some(&self.allocated), pointers, None],
            SpanKind::Large => {
                to = from + 64;
                [Some(&self.allocated), None, None]
            }
            SpanKind::Chunk => [Some(&self.marks), Some(&self.starts), pointers],
            // Each buffer cleared its own when it was freed.
            SpanKind::Buffers | SpanKind::Free => [None; 3],
        };
        for map in set.into_iter().flatten() {
            map.clear_range(from, to);
        }
        let (start, count) = ((base - self.base) / PAGE_BYTES, bytes / PAGE_BYTES);
        for page in start..start + count {
            self.page_table[page].store(0, Relaxed);
        }
        span.release();
    }

    pub(super) fn lock_pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
