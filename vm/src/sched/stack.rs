//! A goroutine's stack: chunks that never move, so that addresses of frame memory stay valid.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::memory;

/// Words below a frame: return address, caller's frame.
pub(crate) const HEADER_WORDS: usize = 2;
/// Words of a goroutine's first chunk.
const FIRST_WORDS: usize = 256;
/// Words up to which each chunk is twice as large as the one before.
const DOUBLING_WORDS: usize = 1 << 20;
/// Words at a chunk's end that no frame may use: the machine's own calls put a header and two words behind the last frame.
const SLACK_WORDS: usize = 8;
/// Go's limit for one stack, in bytes.
pub(crate) const MAX_STACK_BYTES: usize = 1_000_000_000;

/// What the stacks of a machine's goroutines take together, and what they may take.
#[derive(Debug)]
pub(crate) struct StackMemory {
    in_use: AtomicUsize,
    limit: usize,
}

/// Why a stack cannot grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StackError {
    /// Beyond [`MAX_STACK_BYTES`].
    Overflow,
    /// All stacks together take too much, or the system gives no more.
    OutOfMemory,
}

/// A run of stack memory.
struct Chunk {
    base: *mut u64,
    words: usize,
    /// Result words that its first frame returns to the chunk before.
    results: u32,
}

/// A stack. Memory is uninitialised until frames write it.
pub(crate) struct Stack {
    chunks: Vec<Chunk>,
    current: usize,
    /// Bytes of the chunks up to the current one.
    bytes: usize,
    memory: Arc<StackMemory>,
}

impl StackMemory {
    /// Room for `limit` bytes of stacks.
    pub(crate) fn new(limit: usize) -> StackMemory {
        StackMemory { in_use: AtomicUsize::new(0), limit }
    }

    /// Whether another goroutine may start.
    pub(crate) fn has_room(&self) -> bool {
        self.fits(8 * FIRST_WORDS)
    }

    /// Bytes that all stacks take.
    pub(crate) fn in_use(&self) -> usize {
        self.in_use.load(Ordering::Relaxed)
    }

    fn fits(&self, bytes: usize) -> bool {
        !memory::is_short() && self.in_use().saturating_add(bytes) <= self.limit
    }
}

impl Chunk {
    fn new(words: usize, memory: &StackMemory) -> Chunk {
        let layout = Layout::array::<u64>(words).expect("chunks are far smaller than the address space");
        // SAFETY: the layout has a size: a chunk has at least FIRST_WORDS words.
        let base = unsafe { alloc(layout) }.cast::<u64>();
        if base.is_null() {
            handle_alloc_error(layout);
        }
        memory.in_use.fetch_add(8 * words, Ordering::Relaxed);
        Chunk { base, words, results: 0 }
    }

    fn limit(&self) -> *mut u64 {
        self.base.wrapping_add(self.words - SLACK_WORDS)
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        let layout = Layout::array::<u64>(self.words).expect("as when it was allocated");
        // SAFETY: allocated in `new` with the same layout.
        unsafe { dealloc(self.base.cast(), layout) }
    }
}

impl Stack {
    /// A stack with its first chunk.
    pub(crate) fn new(memory: &Arc<StackMemory>) -> Stack {
        let first = Chunk::new(FIRST_WORDS, memory);
        Stack { bytes: 8 * first.words, chunks: vec![first], current: 0, memory: Arc::clone(memory) }
    }

    /// The end of the current chunk.
    pub(crate) fn limit(&self) -> *mut u64 {
        self.chunks[self.current].limit()
    }

    /// Where the first frame of the current chunk stands.
    pub(crate) fn first_frame(&self) -> *mut u64 {
        self.chunks[self.current].base.wrapping_add(HEADER_WORDS)
    }

    /// Result words that the first frame of the current chunk returns.
    pub(crate) fn results(&self) -> u32 {
        self.chunks[self.current].results
    }

    /// Goes on in the next chunk, with room for a frame of `words` words.
    pub(crate) fn push(&mut self, words: usize, results: u32) -> Result<(), StackError> {
        let need = words + HEADER_WORDS + SLACK_WORDS;
        let reusable = self.chunks.get(self.current + 1).is_some_and(|chunk| chunk.words >= need);
        if !reusable {
            self.keep(self.current + 1);
            let double = (2 * self.chunks[self.current].words).min(DOUBLING_WORDS);
            let words = need.max(double);
            if self.bytes + 8 * words > MAX_STACK_BYTES {
                return Err(StackError::Overflow);
            }
            if !self.memory.fits(8 * words) {
                return Err(StackError::OutOfMemory);
            }
            self.chunks.push(Chunk::new(words, &self.memory));
        }
        self.current += 1;
        let chunk = &mut self.chunks[self.current];
        chunk.results = results;
        self.bytes += 8 * chunk.words;
        Ok(())
    }

    /// Frees all chunks but the first `count`.
    fn keep(&mut self, count: usize) {
        let freed: usize = self.chunks.drain(count..).map(|chunk| 8 * chunk.words).sum();
        self.memory.in_use.fetch_sub(freed, Ordering::Relaxed);
    }

    /// Goes back to the chunk before. The one that was left stays allocated, so that a loop whose calls cross the
    /// border allocates once.
    pub(crate) fn pop(&mut self) {
        self.bytes -= 8 * self.chunks[self.current].words;
        self.current -= 1;
    }

    /// Goes back to the chunk that holds `frame`.
    pub(crate) fn pop_to(&mut self, frame: *mut u64) {
        let holds = |chunk: &Chunk| (chunk.base..chunk.base.wrapping_add(chunk.words)).contains(&frame);
        while !holds(&self.chunks[self.current]) {
            self.pop();
        }
    }

    /// Whether an address is in one of the chunks.
    pub(crate) fn contains(&self, address: usize) -> bool {
        self.chunks.iter().any(|chunk| (address.wrapping_sub(chunk.base as usize)) < 8 * chunk.words)
    }

    /// Back to the empty stack; larger chunks are freed.
    pub(crate) fn reset(&mut self) {
        self.keep(1);
        self.current = 0;
        self.bytes = 8 * self.chunks[0].words;
    }

    /// The addresses of the current chunk, for Go's message on stack overflow.
    pub(crate) fn bounds(&self) -> (usize, usize) {
        let chunk = &self.chunks[self.current];
        (chunk.base as usize, chunk.limit() as usize)
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        self.keep(0);
    }
}
