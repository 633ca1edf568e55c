//! The machine's own memory, and what remains when the system gives no more.
//!
//! Rust aborts when an allocation fails. A Go program that uses up all memory dies of `out of memory`, its output
//! written and its trace printed. So address space is set aside at the start ([`Frugal::set_aside`]). When an
//! allocation fails it is given back, and the machine, which asks [`is_short`] when a time slice ends, a stack grows or
//! a goroutine starts, has room to end the program as Go would.

use std::alloc::{GlobalAlloc, Layout};
use std::io::Write as _;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use rustix::thread;

/// What is set aside: room for a few of the allocator's own segments.
const ASIDE: Layout = match Layout::from_size_align(128 << 20, 4096) {
    Ok(layout) => layout,
    Err(_) => panic!("a valid layout"),
};

/// Exit code of a program that dies of lack of memory.
const FATAL: i32 = 2;

/// Set while huge pages wait for the program to have run a while.
static HUGE_PAGES_WAIT: AtomicBool = AtomicBool::new(false);

/// Has the process's memory come in small pages at first: most programs are over before they have used one huge page,
/// and clearing some takes longer than they run. To be called at the start.
pub fn postpone_huge_pages() {
    if thread::transparent_huge_pages_are_disabled() == Ok(false) {
        HUGE_PAGES_WAIT.store(thread::disable_transparent_huge_pages(true).is_ok(), Ordering::Relaxed);
    }
}

/// Has the process's memory come in huge pages where the system gives them: the program runs for a while.
pub(crate) fn allow_huge_pages() {
    if HUGE_PAGES_WAIT.load(Ordering::Relaxed) {
        HUGE_PAGES_WAIT.store(false, Ordering::Relaxed);
        // Without them the program is slower, no more.
        let _ = thread::disable_transparent_huge_pages(false);
    }
}

/// Set once an allocation has failed.
static SHORT: AtomicBool = AtomicBool::new(false);

/// Whether the process lives on what was set aside: the program is to be ended.
pub fn is_short() -> bool {
    SHORT.load(Ordering::Relaxed)
}

/// An allocator that keeps something for bad times. The process's global allocator.
#[derive(Debug)]
pub struct Frugal<A> {
    inner: A,
    aside: AtomicPtr<u8>,
}

impl<A: GlobalAlloc> Frugal<A> {
    /// An allocator over `inner`, with nothing set aside yet.
    pub const fn new(inner: A) -> Frugal<A> {
        Frugal { inner, aside: AtomicPtr::new(ptr::null_mut()) }
    }

    /// Sets address space aside, which takes no memory while it is not touched. To be called once, at the start.
    pub fn set_aside(&self) {
        // SAFETY: the layout's size is not 0.
        let aside = unsafe { self.inner.alloc(ASIDE) };
        self.aside.store(aside, Ordering::Release);
    }

    /// After a failed allocation: gives back what was set aside and tries again.
    #[cold]
    fn retry(&self, allocate: impl Fn() -> *mut u8) -> *mut u8 {
        SHORT.store(true, Ordering::Relaxed);
        let aside = self.aside.swap(ptr::null_mut(), Ordering::AcqRel);
        if !aside.is_null() {
            // SAFETY: `set_aside` allocated it with this layout, and the swap gave it to this thread alone.
            unsafe { self.inner.dealloc(aside, ASIDE) };
        }
        let memory = allocate();
        if memory.is_null() {
            let _ = std::io::stderr().write_all(b"fatal error: out of memory\n");
            std::process::exit(FATAL);
        }
        memory
    }
}

// SAFETY: every method is the inner allocator's, whose contract is the same; memory comes from it in all cases.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Frugal<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract.
        let allocate = || unsafe { self.inner.alloc(layout) };
        let memory = allocate();
        if memory.is_null() { self.retry(allocate) } else { memory }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract.
        let allocate = || unsafe { self.inner.alloc_zeroed(layout) };
        let memory = allocate();
        if memory.is_null() { self.retry(allocate) } else { memory }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller keeps the contract; a failed call leaves the memory as it was.
        let allocate = || unsafe { self.inner.realloc(memory, layout, size) };
        let moved = allocate();
        if moved.is_null() { self.retry(allocate) } else { moved }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract.
        unsafe { self.inner.dealloc(memory, layout) }
    }
}
