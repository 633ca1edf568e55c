//! The address space of the heap and its side metadata.
//!
//! One contiguous reservation is cut into 8 KB pages; the page table maps a page to its span; a span is a run of pages
//! with one purpose. Mark, start and pointer bits stand outside the objects, one bit for each 8-byte granule. Nothing
//! here decides *when* to collect.
//!
//! Start reading at [`space`].

pub(crate) mod deferral;
#[cfg(not(loom))]
pub(crate) mod lazy_array;
#[cfg(loom)]
#[path = "lazy_array_in_loom.rs"]
pub(crate) mod lazy_array;
pub(crate) mod memory;
pub(crate) mod page_heap;
pub(crate) mod reservation;
pub(crate) mod scavenger;
pub(crate) mod segregated;
pub(crate) mod side_metadata;
pub mod size_class;
pub(crate) mod space;
pub(crate) mod span;
pub(crate) mod sweep;

pub(crate) use page_heap::Zone;
pub(crate) use space::Space;
pub(crate) use span::{Span, SpanId, SpanKind};

/// Bytes of one page, the unit in which spans are cut. Go's value.
pub(crate) const PAGE_BYTES: usize = 8192;
/// Bytes of one granule: the unit of alignment and of the side bitmaps.
pub(crate) const GRANULE_BYTES: usize = 8;
