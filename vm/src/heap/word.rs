//! Words and bytes of memory that Go values live in.
//!
//! What it is: the one place that turns an [`Address`] into a memory access, so that the code built on it (maps,
//! channels, comparison, natives) needs no `unsafe` of its own. Words are read and written as relaxed atomics,
//! because a marker thread may read them at the same time.
//!
//! Invariant that all callers keep: an address given here is one that the running program holds (a Go pointer that
//! is not nil, a frame word, static data, or memory just allocated), and the access stays inside its object. No
//! address is kept across a safepoint.

use std::sync::atomic::{
    AtomicU8, AtomicU16, AtomicU32, AtomicU64,
    Ordering::{Relaxed, SeqCst},
};

use minigo_gc::Address;

macro_rules! accessors {
    ($($(#[$doc:meta])* $load:ident $store:ident $ty:ty as $atomic:ty;)*) => {
        $($(#[$doc])*
        #[inline(always)]
        pub fn $load(base: Address, offset: usize) -> $ty {
            debug_assert!(!base.is_null());
            // SAFETY: the module's invariant: the bytes belong to a live object. Go's layout aligns the field.
            unsafe { (*base.as_ptr().add(offset).cast::<$atomic>()).load(Relaxed) }
        }

        /// Stores what the load of the same width reads. No write barrier.
        #[inline(always)]
        pub fn $store(base: Address, offset: usize, value: $ty) {
            debug_assert!(!base.is_null());
            // SAFETY: as for the load; the object is writable by the program.
            unsafe { (*base.as_ptr().add(offset).cast::<$atomic>()).store(value, Relaxed) }
        })*
    };
}

accessors! {
    /// The byte at `base + offset`.
    load_u8 store_u8 u8 as AtomicU8;
    /// The 16 bits there.
    load_u16 store_u16 u16 as AtomicU16;
    /// The 32 bits there.
    load_u32 store_u32 u32 as AtomicU32;
    /// The word there.
    load_u64 store_u64 u64 as AtomicU64;
}

macro_rules! updaters {
    ($($(#[$doc:meta])* $update:ident $ty:ty as $atomic:ty;)*) => {
        $($(#[$doc])*
        #[inline(always)]
        pub fn $update(address: Address, change: impl Fn($ty) -> Option<$ty>) -> $ty {
            // SAFETY: the module's invariant; the program gives a pointer to a variable of this width.
            let word = unsafe { &*address.as_ptr().cast::<$atomic>() };
            word.fetch_update(SeqCst, SeqCst, change).unwrap_or_else(|unchanged| unchanged)
        }
        )*
    };
}

updaters! {
    /// Changes 32 bits in one step, or leaves them if there is no new value; returns what was there.
    update_u32 u32 as AtomicU32;
    /// Changes a word in one step, or leaves it if there is no new value; returns what was there.
    update_u64 u64 as AtomicU64;
}

/// Stores the low `size` bytes (1, 2, 4 or 8) of a word to pointer-free memory.
#[inline(always)]
pub fn store_uint(base: Address, size: u32, value: u64) {
    match size {
        1 => store_u8(base, 0, value as u8),
        2 => store_u16(base, 0, value as u16),
        4 => store_u32(base, 0, value as u32),
        _ => store_u64(base, 0, value),
    }
}

/// Has the memory at an address brought into the cache.
#[inline(always)]
pub fn prefetch(address: Address) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a prefetch has no effect but on caches, whatever the address.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(address.as_ptr().cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = address;
}

/// The unsigned integer of `size` bytes (0 to 8), of any alignment, in pointer-free memory or a pointer word.
#[inline(always)]
pub fn load_uint(base: Address, size: u32) -> u64 {
    debug_assert!(size == 0 || !base.is_null());
    let from = base.as_ptr();
    // SAFETY: the module's invariant: `size` bytes of a live object.
    unsafe {
        match size {
            8 => from.cast::<u64>().read_unaligned(),
            4 => u64::from(from.cast::<u32>().read_unaligned()),
            2 => u64::from(from.cast::<u16>().read_unaligned()),
            1 => u64::from(from.read()),
            _ => (0..size as usize).fold(0, |bits, i| bits | u64::from(from.add(i).read()) << (8 * i)),
        }
    }
}

/// Most bytes that [`load_short`] reads.
pub const SHORT_BYTES: usize = 16;

/// For each number of bytes up to [`SHORT_BYTES`], two words in which the bits of so many are set.
static SHORT_MASKS: [[u64; 2]; SHORT_BYTES + 1] = {
    let mut masks = [[0; 2]; SHORT_BYTES + 1];
    let mut len = 1;
    while len < masks.len() {
        masks[len] = masks[len - 1];
        masks[len][(len - 1) / 8] |= 0xFF << ((len - 1) % 8 * 8);
        len += 1;
    }
    masks
};

/// The `len` bytes (1 to [`SHORT_BYTES`]) at `base`, which nobody writes meanwhile, as two little-endian words, filled up
/// with zeros: with their number they are the bytes. Texts differ in length from one to the next, so this does without
/// branches on it.
#[inline(always)]
pub fn load_short(base: Address, len: usize) -> [u64; 2] {
    load_short_in_page(base, len).unwrap_or_else(|| load_short_across(base, len))
}

/// Likewise; `None` where that takes a call.
#[inline(always)]
pub fn load_short_in_page(base: Address, len: usize) -> Option<[u64; 2]> {
    debug_assert!(!base.is_null() && 0 < len && len <= SHORT_BYTES);
    let [low, high] = words_in_page(base)?;
    let masks = SHORT_MASKS[len % SHORT_MASKS.len()];
    Some([low & masks[0], high & masks[1]])
}

/// The two words at `base`, if they end in the memory page in which they begin; with whatever is behind the object of the
/// first byte.
#[inline(always)]
fn words_in_page(base: Address) -> Option<[u64; 2]> {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    if base.word() % 4096 <= 4096 - SHORT_BYTES as u64 {
        let (low, high): (u64, u64);
        // SAFETY: the module's invariant: a byte at `base` may be read, so its page may, and memory is protected by
        // pages of 4096 bytes. The compiler, which knows nothing of pages, does not see these loads.
        unsafe {
            std::arch::asm!(
                "mov {low}, [{base}]",
                "mov {high}, [{base} + 8]",
                base = in(reg) base.as_ptr(),
                low = out(reg) low,
                high = lateout(reg) high,
                options(pure, readonly, nostack, preserves_flags),
            );
        }
        return Some([low, high]);
    }
    let _ = base;
    None
}

/// Bytes that may end in another page than they begin.
#[cold]
#[inline(never)]
fn load_short_across(base: Address, len: usize) -> [u64; 2] {
    let mut words = [0_u8; SHORT_BYTES];
    words[..len].copy_from_slice(raw_bytes(base, len));
    let word = |at: usize| words[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    [word(0), word(8)]
}

/// Copies `len` bytes without pointers; the ranges may overlap.
#[inline(always)]
pub fn copy_words(dst: Address, src: Address, len: usize) {
    debug_assert!(len == 0 || !(dst.is_null() || src.is_null()));
    /// A length known here needs no call.
    ///
    /// # Safety
    ///
    /// As for the whole function, with `N` words.
    #[inline(always)]
    unsafe fn copy<const N: usize>(dst: Address, src: Address) {
        // SAFETY: the caller's promise. All is read before anything is written.
        unsafe {
            let words = src.as_ptr().cast::<[u64; N]>().read_unaligned();
            dst.as_ptr().cast::<[u64; N]>().write_unaligned(words);
        }
    }
    // SAFETY: the module's invariant for both ranges; nothing but the program reads pointer-free bytes.
    unsafe {
        match len {
            0 => {}
            8 => copy::<1>(dst, src),
            16 => copy::<2>(dst, src),
            24 => copy::<3>(dst, src),
            32 => copy::<4>(dst, src),
            _ => std::ptr::copy(src.as_ptr(), dst.as_ptr(), len),
        }
    }
}

/// Zeroes `len` bytes without pointers.
#[inline(always)]
pub fn zero_bytes(dst: Address, len: usize) {
    match len {
        0 => {}
        // A length known here needs no call.
        // SAFETY: the module's invariant.
        8 => unsafe { std::ptr::write_bytes(dst.as_ptr(), 0, 8) },
        // SAFETY: the module's invariant.
        _ => unsafe { std::ptr::write_bytes(dst.as_ptr(), 0, len) },
    }
}

/// The bytes of a string, or of a byte slice that nobody writes meanwhile. Valid until the next safepoint.
#[inline(always)]
pub fn raw_bytes<'a>(data: Address, len: usize) -> &'a [u8] {
    if len == 0 {
        return &[];
    }
    debug_assert!(!data.is_null());
    // SAFETY: the module's invariant: `len` bytes of a live object. Strings are immutable, and this worker, which is the
    // only one, writes no byte slice while the caller reads it. Pointer-free bytes are read by nobody else.
    unsafe { std::slice::from_raw_parts(data.as_ptr(), len) }
}

/// Writes bytes to pointer-free memory.
#[inline(always)]
pub fn write_bytes(dst: Address, bytes: &[u8]) {
    if !bytes.is_empty() {
        // SAFETY: the module's invariant. The ranges may overlap (a copy of a slice into itself).
        unsafe { std::ptr::copy(bytes.as_ptr(), dst.as_ptr(), bytes.len()) }
    }
}
