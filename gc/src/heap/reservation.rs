//! Address space from the operating system.
//!
//! One of the modules with `unsafe` code. The heap is one contiguous reservation without access rights; pages get them
//! in steps as the heap grows. It must fit under `ulimit -v`, so its size is derived from the limit and halved until the
//! operating system agrees.

use std::ptr::null_mut;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use rustix::io::Errno;
use rustix::mm::{Advice, MapFlags, MprotectFlags, ProtFlags, madvise, mmap_anonymous, mprotect, munmap};
use rustix::process::{Resource, getrlimit};

/// Reserved when nothing limits the address space.
const DEFAULT_BYTES: usize = 64 << 30;
/// Below this no heap is worth starting.
const MIN_BYTES: usize = 1 << 20;
/// Page permissions change in steps of this size.
const COMMIT_STEP_BYTES: usize = 4 << 20;
/// The reservation starts at a multiple of this, so that huge pages and the side bitmaps' words align with it.
const ALIGNMENT: usize = 4 << 20;

/// An anonymous private mapping, unmapped when dropped.
pub(crate) struct Mapping {
    base: usize,
    bytes: usize,
}

impl Mapping {
    /// Readable and writable memory, zero at first, that takes physical pages only when touched.
    #[cfg(not(loom))]
    pub(crate) fn zeroed(bytes: usize) -> Result<Mapping, Errno> {
        Mapping::new(bytes, ProtFlags::READ | ProtFlags::WRITE)
    }

    /// Address space without access rights.
    fn inaccessible(bytes: usize) -> Result<Mapping, Errno> {
        Mapping::new(bytes, ProtFlags::empty())
    }

    fn new(bytes: usize, protection: ProtFlags) -> Result<Mapping, Errno> {
        let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
        // SAFETY: a fresh anonymous mapping at an address of the kernel's choice overlaps nothing.
        let base = unsafe { mmap_anonymous(null_mut(), bytes, protection, flags)? };
        Ok(Mapping { base: base as usize, bytes })
    }

    /// First address.
    pub(crate) fn base(&self) -> usize {
        self.base
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours alone, and whoever borrowed from it borrowed `self`.
        let unmapped = unsafe { munmap(self.base as *mut _, self.bytes) };
        debug_assert!(unmapped.is_ok(), "munmap of an own mapping failed");
    }
}

/// The heap's address range.
pub(crate) struct Reservation {
    _mapping: Mapping,
    base: usize,
    bytes: usize,
    /// Bytes from the base on that have been made accessible.
    accessible: AtomicUsize,
}

impl Reservation {
    /// Reserves address space for at most `max_heap` bytes of objects, less if the process may not have that much.
    ///
    /// # Errors
    ///
    /// The last refusal, when not even a minimal heap fits.
    pub(crate) fn new(max_heap: Option<usize>) -> Result<Reservation, Errno> {
        // Half of the limit stays for side metadata, stacks, libraries and the Rust heap.
        let limit = getrlimit(Resource::As).current.map_or(usize::MAX, |limit| limit as usize / 2);
        let wanted = max_heap.map_or(DEFAULT_BYTES, |max| max.saturating_mul(2).saturating_add(64 << 20));
        let mut bytes = wanted.min(limit).min(DEFAULT_BYTES).next_multiple_of(ALIGNMENT);
        loop {
            match Mapping::inaccessible(bytes + ALIGNMENT) {
                Ok(mapping) => {
                    let base = mapping.base().next_multiple_of(ALIGNMENT);
                    return Ok(Reservation {
                        _mapping: mapping,
                        base,
                        bytes,
                        accessible: AtomicUsize::new(0),
                    });
                }
                Err(error) if bytes / 2 < MIN_BYTES => return Err(error),
                Err(_) => {
                    bytes = (bytes / 2).next_multiple_of(ALIGNMENT).min(bytes - 1) & !(super::PAGE_BYTES - 1)
                }
            }
        }
    }

    /// First address.
    pub(crate) fn base(&self) -> usize {
        self.base
    }

    /// Length in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Makes the first `wanted` bytes accessible when the first `committed` are, and returns the new committed length,
    /// which may be larger.
    ///
    /// # Errors
    ///
    /// The operating system's refusal; nothing changed then.
    pub(crate) fn commit(&self, committed: usize, wanted: usize) -> Result<usize, Errno> {
        if wanted <= committed {
            return Ok(committed);
        }
        assert!(wanted <= self.bytes, "commit beyond the reservation");
        let end = wanted.next_multiple_of(COMMIT_STEP_BYTES).min(self.bytes);
        // SAFETY: the range lies in our own mapping, and nothing has been placed in it yet.
        unsafe {
            mprotect(
                (self.base + committed) as *mut _,
                end - committed,
                MprotectFlags::READ | MprotectFlags::WRITE,
            )?;
        }
        self.accessible.fetch_max(end, Relaxed);
        Ok(end)
    }

    /// Gives the memory of accessible bytes back; they read as zero from then on. A refusal changes nothing.
    pub(crate) fn discard(&self, from: usize, bytes: usize) {
        assert!(self.is_accessible(from + bytes), "discard beyond what is accessible");
        // SAFETY: the range lies in our own mapping, and no Rust reference into it exists.
        let _ = unsafe { madvise((self.base + from) as *mut _, bytes, Advice::LinuxDontNeed) };
    }

    /// Whether the first `bytes` bytes have been made accessible.
    pub(crate) fn is_accessible(&self, bytes: usize) -> bool {
        bytes <= self.accessible.load(Relaxed)
    }
}
