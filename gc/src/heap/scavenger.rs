//! Gives free pages back to the operating system.
//!
//! Pages of which the program will have no need before the next collection ends go back when a sweep is finished, highest
//! addresses first, some at a time. They stay free, and read as zero when they are taken again. Like Go's, the heap keeps a
//! tenth more than its goal, and takes its time: a program whose heap comes and goes does not pay for its pages each time.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use super::space::Pages;
use super::{PAGE_BYTES, Space};
use crate::api::Shared;

/// Most pages given back in one call of the system.
const CHUNK_PAGES: usize = 512;

/// Bytes given back in each microsecond since the last time, on average: the system's work is a percent of a processor's.
const BYTES_PER_MICROSECOND: u64 = 32;
/// Where nothing may depend on time, half of the surplus goes back in each cycle, and less than this at once.
const SMALL_SURPLUS_BYTES: usize = 4 << 20;

/// When pages were given back last.
#[derive(Default)]
pub(crate) struct Scavenger {
    /// In microseconds since the heap was made.
    last: AtomicU64,
}

/// Bytes of pages that the heap may keep: what it will need up to its goal.
fn kept(heap: &Shared) -> usize {
    let goal = heap.pacer.goal();
    let fragmented = heap.space.used_bytes().saturating_sub(heap.pacer.heap_live());
    let spaces = heap.options.collector.info().spaces;
    goal.saturating_add(goal / 10).saturating_mul(spaces).saturating_add(fragmented)
}

/// Whether there are pages to be given back.
pub(crate) fn has_surplus(heap: &Shared) -> bool {
    !heap.poisons && heap.space.resident_bytes() > kept(heap)
}

/// Gives back a part of what the heap will not need up to its goal. Whether there is more.
pub(crate) fn release_surplus(heap: &Shared) -> bool {
    let keep = kept(heap);
    let surplus = heap.space.resident_bytes().saturating_sub(keep);
    let now = heap.telemetry.now().as_micros() as u64;
    let elapsed = now.saturating_sub(heap.scavenger.last.swap(now, Relaxed));
    let part = if heap.options.gc_threads > 0 {
        usize::try_from(elapsed.saturating_mul(BYTES_PER_MICROSECOND)).unwrap_or(usize::MAX)
    } else if surplus < SMALL_SURPLUS_BYTES {
        surplus
    } else {
        surplus / 2
    };
    release_beyond(heap, keep + surplus.saturating_sub(part));
    surplus > part && !heap.poisons
}

/// Gives free pages back until no more than `keep` bytes of pages have memory. Not if freed memory holds a pattern that is
/// checked on reuse.
pub(crate) fn release_beyond(heap: &Shared, keep: usize) {
    if heap.poisons {
        return;
    }
    let mut below = usize::MAX;
    while let Some(start) = heap.space.release_chunk(keep, below) {
        below = start;
    }
}

impl Space {
    /// Bytes of pages that may have memory.
    fn resident_bytes(&self) -> usize {
        self.lock_pages().resident_pages() * PAGE_BYTES
    }

    /// Gives back up to a chunk of free pages that start below page `below`, unless the heap has no more than `keep` bytes.
    /// Returns the first page of the chunk.
    fn release_chunk(&self, keep: usize, below: usize) -> Option<usize> {
        let (start, count) = {
            let mut pages = self.lock_pages();
            let surplus = pages.resident_pages().saturating_sub(keep.div_ceil(PAGE_BYTES));
            let found = pages.resident_run(below, surplus.min(CHUNK_PAGES))?;
            // Nobody gets them while they go back.
            pages.heap.take_at(found.0, found.1);
            found
        };
        self.discard_pages(start, count);
        let mut pages = self.lock_pages();
        pages.heap.give_back(start, count);
        (start..start + count).for_each(|page| pages.released.set(page));
        pages.released_pages += count;
        Some(start)
    }
}

impl Pages {
    /// Pages that were handed out once and may have memory.
    fn resident_pages(&self) -> usize {
        self.heap.touched_pages() - self.released_pages
    }

    /// The highest free pages that may have memory, start below `below`, and stand together, at most `most`: where they
    /// start, and their number.
    fn resident_run(&self, below: usize, most: usize) -> Option<(usize, usize)> {
        if most == 0 {
            return None;
        }
        let mut below = below;
        while let Some((start, length)) = self.heap.run_below(below) {
            let mut end = (start + length).min(below);
            while end > start && self.released.get(end - 1) {
                end -= 1;
            }
            let mut begin = end;
            while begin > start && end - begin < most && !self.released.get(begin - 1) {
                begin -= 1;
            }
            if begin < end {
                return Some((begin, end - begin));
            }
            below = start;
        }
        None
    }
}
