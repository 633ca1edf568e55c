//! A frame's words while its function is generated.
//!
//! Registers follow stack discipline: a variable gets its words when its scope begins, temporaries lie above, and a call's
//! window above everything. The memory part lies below all of them and its size must be known first, so a function
//! that needs more of it than was reserved is generated again with the size found.

use crate::bytecode::WordMap;

/// Number of a frame word; for values of several words, of the first.
pub(super) type Reg = u16;

/// Words that a call keeps below its window.
pub(super) const WINDOW_HEADER: u32 = 2;

#[derive(Debug)]
pub(super) struct Registers {
    top: u32,
    highest: u32,
    overflow: bool,
    memory_start: u32,
    memory_reserved: u32,
    memory_used: u32,
    memory_pointers: WordMap,
}

impl Registers {
    /// Registers above `first` words in use and `memory` words of addressed memory.
    pub(super) fn new(first: u32, memory: u32) -> Registers {
        Registers {
            top: first + memory,
            highest: first + memory,
            overflow: first.saturating_add(memory) >= crate::bytecode::MAX_FRAME_WORDS,
            memory_start: first,
            memory_reserved: memory,
            memory_used: 0,
            memory_pointers: WordMap::default(),
        }
    }

    fn reg(&mut self, word: u32) -> Reg {
        if word >= crate::bytecode::MAX_FRAME_WORDS {
            self.overflow = true;
            return 0;
        }
        word as Reg
    }

    /// The next `words` registers.
    pub(super) fn alloc(&mut self, words: u32) -> Reg {
        let at = self.top;
        self.top = self.top.saturating_add(words);
        self.highest = self.highest.max(self.top);
        self.reg(at.saturating_add(words));
        self.reg(at)
    }

    /// Where free registers begin.
    pub(super) fn top(&self) -> u32 {
        self.top
    }

    /// Frees the registers from `top` on, or claims those below it.
    pub(super) fn set_top(&mut self, top: u32) {
        self.top = top;
        self.highest = self.highest.max(top);
    }

    /// Sees that the frame has words up to `end`.
    pub(super) fn reach(&mut self, end: u32) {
        self.highest = self.highest.max(end);
        self.reg(end);
    }

    /// Base of a window above everything in use.
    pub(super) fn window(&mut self) -> Reg {
        let base = self.top + WINDOW_HEADER;
        self.highest = self.highest.max(base);
        self.reg(base)
    }

    /// Words of the memory part; `pointers` are the pointer words among them. What has no size gets a word, since it has an address.
    pub(super) fn alloc_memory(&mut self, words: u32, pointers: impl Iterator<Item = u32>) -> Reg {
        let words = words.max(1);
        let at = self.memory_start + self.memory_used;
        self.memory_used = self.memory_used.saturating_add(words);
        for word in pointers {
            self.memory_pointers.insert((at + word) as usize);
        }
        self.highest = self.highest.max(at.saturating_add(words));
        self.reg(at.saturating_add(words));
        self.reg(at)
    }

    /// Whether the memory part became larger than reserved: how large it must be.
    pub(super) fn memory_missing(&self) -> Option<u32> {
        (self.memory_used > self.memory_reserved).then_some(self.memory_used)
    }

    /// Whether a word belongs to the memory part.
    pub(super) fn in_memory(&self, word: Reg) -> bool {
        let offset = u32::from(word).wrapping_sub(self.memory_start);
        offset < self.memory_reserved
    }

    pub(super) fn overflowed(&self) -> bool {
        self.overflow
    }

    pub(super) fn frame_words(&self) -> u32 {
        self.highest
    }

    pub(super) fn memory_start(&self) -> u32 {
        self.memory_start
    }

    pub(super) fn memory_reserved(&self) -> u32 {
        self.memory_reserved
    }

    pub(super) fn memory_words(&self) -> u32 {
        self.memory_used
    }

    pub(super) fn memory_pointers(&self) -> &WordMap {
        &self.memory_pointers
    }
}
