//! What is known about a layout before the first allocation.

use crate::api::{GabPin, HeapError, Layout, Pins};
use crate::heap::GRANULE_BYTES;
use crate::heap::size_class::{CLASS_BYTES, MAX_BYTES_WITHOUT_HEADER, class_for};
use crate::heap::span::Scan;

use super::TinyBlock;
use super::cursor::{BUMP_CURSOR, SLOW_CURSOR, cursor_of, span_class};

/// How a collector wants small objects to be allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Everything in spans of its size class.
    SizeClasses,
    /// Pointer-free objects up to 128 bytes in bump buffers, the rest in size classes.
    Buffers,
    /// Everything small bump-allocated.
    Bump,
}

/// Largest object that goes into an allocation buffer of `balanced`.
pub(crate) const MAX_BUFFERED_BYTES: usize = 128;

/// Largest pointer-free object whose memory is zeroed with its whole run. What is larger is zeroed when it is allocated,
/// and only if the request says so: most of it is text that is written at once.
pub(crate) const MAX_ZEROED_WITH_RUN: usize = 128;

/// How the fast path allocates one element of a layout.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AllocPlan {
    /// Pointer words of the element, one bit each; 0 if pointer-free.
    pub(crate) mask: u64,
    /// Bytes to bump by.
    pub(crate) bytes: u32,
    /// Which cursor; [`SLOW_CURSOR`] if the fast path can't.
    pub(crate) cursor: u8,
    /// Size class that the object is counted in.
    pub(crate) class: u8,
    /// Whether the memory is bump-allocated and needs a start bit and a count.
    pub(crate) start_bit: bool,
    /// Bytes of the object if it is packed with others (`tiny`); the other fields say [`SLOW_CURSOR`] then.
    pub(crate) tiny: u8,
    /// Whether the memory is what was there before, see [`MAX_ZEROED_WITH_RUN`].
    pub(crate) unzeroed: bool,
}

/// A layout prepared for tracing and array allocation.
pub(crate) struct LayoutInfo {
    /// Bytes of one element.
    pub(crate) bytes: usize,
    /// Words of one element that hold pointers, ascending.
    pub(crate) pointer_words: Box<[u32]>,
    /// Pointer words as a mask, for elements of at most 64 words.
    pub(crate) mask: u64,
    /// How objects of this layout are traced.
    pub(crate) scan: Scan,
}

impl LayoutInfo {
    /// Checks and prepares the layout with this index.
    pub(crate) fn new(index: usize, layout: &Layout, pin: GabPin) -> Result<LayoutInfo, HeapError> {
        let bytes = layout.size as usize;
        let pointer_words: Box<[u32]> = layout.pointer_words.iter().map(|word| word as u32).collect();
        let invalid = |what: &str| Err(HeapError::InvalidLayout(index, what.to_owned()));
        if let Some(&last) = pointer_words.last() {
            if !bytes.is_multiple_of(GRANULE_BYTES) {
                return invalid("a layout with pointers must have a size that is a multiple of 8");
            }
            if last as usize >= bytes / GRANULE_BYTES {
                return invalid("a pointer word lies beyond the layout's size");
            }
        }
        let mask = layout.pointer_words.words().first().copied().unwrap_or(0);
        let pins = match layout.pins {
            Pins::Nothing => false,
            Pins::Table => pin == GabPin::Tables,
            Pins::AddressTable => true,
        };
        let scan = match (pointer_words.is_empty(), pins) {
            (true, _) => Scan::PointerFree,
            (false, false) => Scan::Pointers,
            (false, true) => Scan::Pinning,
        };
        Ok(LayoutInfo { bytes, pointer_words, mask, scan })
    }

    /// Whether elements hold no pointers.
    pub(crate) fn is_pointer_free(&self) -> bool {
        self.scan == Scan::PointerFree
    }

    /// The plan for one element; it is packed if `tiny` does that.
    pub(crate) fn plan(&self, placement: Placement, tiny: &TinyBlock) -> AllocPlan {
        if self.is_pointer_free() && tiny.packs(self.bytes) {
            return AllocPlan { tiny: self.bytes.max(1) as u8, ..AllocPlan::SLOW };
        }
        let plan = AllocPlan::new(self.bytes.max(1), self.scan, self.mask, placement);
        if plan.unzeroed { AllocPlan::SLOW } else { plan }
    }

    /// Pointer mask of `bytes` bytes of elements, at most 64 words.
    pub(crate) fn repeated_mask(&self, bytes: usize) -> u64 {
        let words = bytes / GRANULE_BYTES;
        let mut mask = self.mask;
        let mut filled = self.bytes / GRANULE_BYTES;
        while filled < words {
            mask |= mask << filled;
            filled *= 2;
        }
        // Doubling may have gone past the last element.
        if words < 64 { mask & ((1 << words) - 1) } else { mask }
    }
}

impl AllocPlan {
    /// The plan of what the fast path can't allocate: no cursor has so many bytes.
    const SLOW: AllocPlan = AllocPlan {
        mask: 0,
        bytes: u32::MAX,
        cursor: SLOW_CURSOR,
        class: 0,
        start_bit: false,
        tiny: 0,
        unzeroed: false,
    };

    /// The same, or if `slow` one for the same object that the fast path can't follow.
    pub(crate) fn slow_if(self, slow: bool) -> AllocPlan {
        if slow { AllocPlan { tiny: self.tiny, ..AllocPlan::SLOW } } else { self }
    }

    /// The plan for an object of `bytes` bytes.
    pub(crate) fn new(bytes: usize, scan: Scan, mask: u64, placement: Placement) -> AllocPlan {
        let pointer_free = scan == Scan::PointerFree;
        let Some(class) = class_for(bytes, pointer_free) else {
            return AllocPlan::SLOW;
        };
        let bump = match placement {
            Placement::SizeClasses => false,
            Placement::Buffers => pointer_free && bytes <= MAX_BUFFERED_BYTES,
            Placement::Bump => true,
        };
        let needs_layout = !pointer_free && bytes > MAX_BYTES_WITHOUT_HEADER;
        let rounded = if bump { bytes.next_multiple_of(GRANULE_BYTES) as u32 } else { CLASS_BYTES[class] };
        let cursor = match (bump, needs_layout) {
            (_, true) => SLOW_CURSOR,
            (true, false) => BUMP_CURSOR,
            (false, false) => cursor_of(span_class(class, scan)),
        };
        let unzeroed = pointer_free && !bump && rounded as usize > MAX_ZEROED_WITH_RUN;
        AllocPlan { mask, bytes: rounded, cursor, class: class as u8, start_bit: bump, tiny: 0, unzeroed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrays_mask_repeats_the_elements() {
        let info = LayoutInfo::new(0, &Layout::with_pointers(24, [0]), GabPin::Tables).unwrap();
        assert_eq!(info.repeated_mask(24), 0b001);
        assert_eq!(info.repeated_mask(72), 0b001001001);
        assert_eq!(info.repeated_mask(120), 0b001001001001001);
        let word = LayoutInfo::new(0, &Layout::with_pointers(8, [0]), GabPin::Tables).unwrap();
        assert_eq!(word.repeated_mask(512), u64::MAX);
    }

    #[test]
    fn a_malformed_layout_is_refused() {
        assert!(LayoutInfo::new(3, &Layout::with_pointers(12, [0]), GabPin::Tables).is_err());
        assert!(LayoutInfo::new(3, &Layout::with_pointers(8, [1]), GabPin::Tables).is_err());
    }
}
