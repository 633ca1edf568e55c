//! Objects as the collector finds them: a start, a size, and where their pointers are.

use std::sync::atomic::Ordering::Relaxed;

use crate::api::Shared;
use crate::heap::size_class::MAX_BYTES_WITHOUT_HEADER;
use crate::heap::span::Scan;
use crate::heap::{GRANULE_BYTES, Space, Span, SpanId, SpanKind};

/// An object found from a pointer to it or into it.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a> {
    /// First byte.
    pub(crate) start: usize,
    /// Bytes of its slot.
    pub(crate) bytes: usize,
    /// The span around it.
    pub(crate) span: &'a Span,
    /// The span's index.
    pub(crate) id: SpanId,
}

/// The object that contains `address`; `None` outside the heap and where there is no object.
#[inline(always)]
pub(crate) fn object_at(space: &Space, address: usize) -> Option<Object<'_>> {
    let (id, span) = space.span_at(address)?;
    let (start, bytes) = match span.kind() {
        SpanKind::Small => {
            let bytes = span.elem_bytes();
            let index = span.index_of(address);
            let start = span.base() + index * bytes;
            if start + bytes > span.base() + span.bytes() {
                return None;
            }
            (start, bytes)
        }
        SpanKind::Large => (span.base(), span.bytes()),
        SpanKind::Buffers | SpanKind::Chunk => {
            // No object's start and its end have a bit in one word unless they are in one area, too.
            let bounds = space.starts.around_in_word(space.granule(address));
            let (start, next) = match bounds {
                Some(bounds) => bounds,
                None => bump_bounds(space, span, address)?,
            };
            (space.address_of(start), (next - start) * GRANULE_BYTES)
        }
        SpanKind::Free => return None,
    };
    Some(Object { start, bytes, span, id })
}

/// The granules of a bump-allocated object: from its start bit to the next one. Areas (allocation buffers, or a whole
/// chunk) are `elem_bytes` long, and no object crosses their bounds.
#[inline(never)]
fn bump_bounds(space: &Space, span: &Span, address: usize) -> Option<(usize, usize)> {
    let area = match span.kind() {
        // The length is a power of two.
        SpanKind::Buffers => address & !(span.elem_bytes() - 1),
        _ => span.base(),
    };
    let end = area + span.elem_bytes();
    // The last object of a chunk ends at the chunk's top; buffers are packed the same way, but their last object may be
    // followed by unused memory, which belongs to nobody and does no harm as part of it.
    let limit = if span.kind() == SpanKind::Chunk { span.top.load(Relaxed).min(end) } else { end };
    space.starts.around(space.granule(area), space.granule(address), space.granule(limit))
}

impl Object<'_> {
    /// Whether it holds no pointers, as far as its span knows.
    #[inline]
    pub(crate) fn is_pointer_free(&self) -> bool {
        self.span.scan() == Scan::PointerFree
    }

    /// Whether a word points to it or into it.
    #[inline]
    pub(crate) fn contains(&self, word: u64) -> bool {
        (word as usize).wrapping_sub(self.start) < self.bytes
    }

    /// Whether the slot is free as of the last sweep and was not handed out since: no pointer may lead here.
    pub(crate) fn is_free_slot(&self, space: &Space) -> bool {
        self.span.kind() == SpanKind::Small
            && self.start >= self.span.top.load(Relaxed)
            && !space.allocated.get(space.granule(self.start))
    }

    /// Calls `visit` with the address of every pointer slot in the byte range `from..to` of the object, both multiples
    /// of 8, and returns where the next range should begin: past `to` if an element of the layout reaches further.
    #[inline]
    pub(crate) fn for_each_slot(
        &self,
        heap: &Shared,
        from: usize,
        to: usize,
        mut visit: impl FnMut(usize),
    ) -> usize {
        let by_bitmap = match self.span.kind() {
            SpanKind::Small => self.span.elem_bytes() <= MAX_BYTES_WITHOUT_HEADER,
            SpanKind::Chunk => true,
            _ => false,
        };
        if self.span.scan() == Scan::PointerFree || self.span.kind() == SpanKind::Buffers {
            return self.bytes;
        }
        if by_bitmap {
            self.for_each_slot_by_bitmap(&heap.space, from, to, visit);
            return to;
        }
        let layout = &heap.layouts[heap.space.layout(self.start) as usize];
        let mut element = from;
        while element < to {
            for &word in &layout.pointer_words {
                let offset = element + word as usize * GRANULE_BYTES;
                if offset >= self.bytes {
                    return self.bytes;
                }
                visit(self.start + offset);
            }
            element += layout.bytes;
        }
        element
    }

    #[inline]
    fn for_each_slot_by_bitmap(&self, space: &Space, from: usize, to: usize, mut visit: impl FnMut(usize)) {
        let mut offset = from;
        while offset < to {
            let words = ((to - offset) / GRANULE_BYTES).min(64);
            let mut bits =
                space.pointers.window(space.granule(self.start + offset)) & (u64::MAX >> (64 - words));
            while bits != 0 {
                visit(self.start + offset + bits.trailing_zeros() as usize * GRANULE_BYTES);
                bits &= bits - 1;
            }
            offset += words * GRANULE_BYTES;
        }
    }
}
