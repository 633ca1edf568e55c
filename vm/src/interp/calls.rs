//! The cold side of calls: new stack chunks, methods of interfaces, calls that the machine makes.

use minigo_lang::bytecode::{FuncIdx, MethodIdx, Op, TypeIdx};

use super::dispatch::Flow;
use super::stubs::Stub;
use crate::image::Place;
use crate::sched::FrameState;
use crate::sched::stack::{HEADER_WORDS, MAX_STACK_BYTES, StackError};
use crate::worker::{Leave, Worker};

/// Entries of the method cache.
const CACHE_ENTRIES: usize = 512;

/// Recent look-ups of methods by dynamic type, behind the inline caches.
pub(crate) struct MethodCache(Box<[(u32, u32, u32)]>);

impl Default for MethodCache {
    fn default() -> Self {
        // Type 0 has no methods, so empty entries match nothing.
        MethodCache(vec![(0, 0, 0); CACHE_ENTRIES].into())
    }
}

impl Worker {
    /// The function that is method `method` of type `ty`, which has it.
    pub(crate) fn find_method(&mut self, ty: TypeIdx, method: MethodIdx) -> FuncIdx {
        let slot = (ty.0.wrapping_mul(31) ^ method.0) as usize % CACHE_ENTRIES;
        let (cached_ty, cached_method, func) = self.methods.0[slot];
        if (cached_ty, cached_method) == (ty.0, method.0) {
            return FuncIdx(func);
        }
        let methods = self.image.types.get(ty).methods();
        let found = methods.binary_search_by_key(&method, |entry| entry.method);
        let func = methods[found.expect("a type in an interface has the interface's methods")].func;
        self.methods.0[slot] = (ty.0, method.0, func.0);
        func
    }

    /// The description of the function with an entry.
    pub(crate) fn func_at(&self, entry: *const u64) -> FuncIdx {
        // SAFETY: a function's header word precedes its entry and holds its number in the upper half.
        FuncIdx((unsafe { *entry.sub(1) } >> 32) as u32)
    }

    /// Enters a function whose window is at `window`, with `args` words there, in this stack chunk or the next.
    /// Sets the registers.
    ///
    /// # Safety
    ///
    /// `window` and the two words below are in the current chunk; `entry` is a function's; `args` words are set.
    pub(crate) unsafe fn enter(
        &mut self,
        entry: *const u64,
        window: *mut u64,
        link: (*const u64, *mut u64),
        args: usize,
    ) -> Result<(), StackError> {
        // SAFETY: the header precedes the entry.
        let frame_words = unsafe { *entry.sub(1) } as u32 as usize;
        let mut fp = window;
        // SAFETY: the caller's promise about the window's header.
        unsafe {
            *window.sub(2) = link.0 as u64;
            *window.sub(1) = link.1 as u64;
        }
        if (window as usize).saturating_add(8 * frame_words) > self.limit as usize {
            let func = self.func_at(entry);
            let results = self.image.sig(func).result_words;
            let stub = self.image.stub(Stub::ChunkReturn);
            let stack = &mut self.goroutine().stack;
            stack.push(frame_words, results)?;
            fp = stack.first_frame();
            self.limit = self.goroutine().stack.limit();
            // SAFETY: the new chunk has room for the header and the frame, which holds the arguments.
            unsafe {
                *fp.sub(2) = stub as u64;
                *fp.sub(1) = window as u64;
                std::ptr::copy_nonoverlapping(window, fp, args);
            }
        }
        self.fp = fp;
        self.pc = entry;
        Ok(())
    }

    /// Goes on after [`Worker::enter`].
    pub(crate) fn entered(&mut self, result: Result<(), StackError>) -> Flow {
        match result {
            Ok(()) => Flow::Resume,
            Err(StackError::Overflow) => self.stack_overflow(),
            Err(StackError::OutOfMemory) => self.throw("out of memory"),
        }
    }

    /// A function was entered that had no code when it was placed: goes on with its code, for which the worker's loop
    /// is asked first where it is still missing.
    pub(crate) fn enter_late(&mut self) -> Flow {
        let (stub, window) = (self.pc, self.fp);
        let func = self.func_at(stub);
        if !self.image.has_code(func) {
            self.leave = Leave::Uncompiled(func);
            return Flow::Leave;
        }
        let entry = self.image.entry(func);
        // SAFETY: the window was entered, so that its header is set and its arguments are.
        let entered = unsafe {
            let link = (*window.sub(2) as *const u64, *window.sub(1) as *mut u64);
            self.relink(link.0, stub, entry);
            self.enter(entry, window, link, self.image.sig(func).param_words as usize + 1)
        };
        self.entered(entered)
    }

    /// Makes the call before a return address lead to a function's code, if it leads to what got it.
    fn relink(&self, return_address: *const u64, stub: *const u64, entry: *const u64) {
        let Place::Func(caller, offset) = self.image.place(return_address) else { return };
        let points = &self.image.func(caller).safepoints;
        let Some(point) = points.partition_point(|point| point.pc < offset).checked_sub(1) else { return };
        let call = self.image.entry(caller).wrapping_add(points[point].pc as usize);
        // The distance stands in the upper half of a word, for calls through interfaces in that of the cache.
        // SAFETY: a call stands there, with its extension words.
        let word = match unsafe { *call } as u16 {
            op if op == Op::Call as u16 => call,
            op if op == Op::CallIface as u16 => call.wrapping_add(2),
            _ => return,
        };
        let distance = |to: *const u64| (to as i64 - call as i64) / 8;
        // SAFETY: as above; only this worker writes it.
        let old = unsafe { *word };
        if old as i64 >> 32 == distance(stub) {
            self.image.write_word(word, old & 0xFFFF_FFFF | (distance(entry) as u64) << 32);
        }
    }

    /// Calls a closure without parameters on top of the frame at the saved registers, which will not go on by itself.
    pub(crate) fn call_on_top(&mut self, closure: u64, frame_words: u32, stub: Stub) -> Flow {
        let parent = self.fp;
        let window = parent.wrapping_add(frame_words as usize + HEADER_WORDS);
        let stub = self.image.stub(stub);
        // SAFETY: chunks have slack for a window beyond the last frame; a closure's first word is its entry.
        let entered = unsafe {
            *window = closure;
            self.enter(*(closure as *const *const u64), window, (stub, parent), 1)
        };
        self.entered(entered)
    }

    /// A frame's first return from its chunk: moves the results to the window in the chunk before.
    pub(crate) fn return_to_chunk(&mut self) -> Flow {
        let window = self.fp;
        let stack = &mut self.goroutine().stack;
        let (from, results) = (stack.first_frame(), stack.results());
        stack.pop();
        self.limit = self.goroutine().stack.limit();
        // SAFETY: the caller's frame has room for the results in its window, whose header holds the true return address.
        unsafe {
            std::ptr::copy_nonoverlapping(from, window, results as usize);
            self.pc = *window.sub(2) as *const u64;
            self.fp = *window.sub(1) as *mut u64;
        }
        Flow::Resume
    }

    /// Go's fatal error when a stack is too large.
    #[cold]
    fn stack_overflow(&mut self) -> Flow {
        let (low, high) = self.goroutine().stack.bounds();
        let sp = self.fp as usize;
        self.stdio.report(format!(
            "runtime: goroutine stack exceeds {MAX_STACK_BYTES}-byte limit\n\
             runtime: sp={sp:#x} stack=[{low:#x}, {high:#x}]\n"
        ));
        self.throw("stack overflow")
    }

    /// A call did not fit, or its fuel is used up.
    ///
    /// # Safety
    ///
    /// The registers are at a call whose operands these are; `args` words of the window are set.
    pub(crate) unsafe fn call_slow(
        &mut self,
        entry: *const u64,
        window: *mut u64,
        len: usize,
        args: usize,
    ) -> Flow {
        if self.fuel < 0 {
            return self.poll();
        }
        let link = (self.pc.wrapping_add(len), self.fp);
        // SAFETY: the caller's promise; the caller's frame includes its windows.
        let entered = unsafe { self.enter(entry, window, link, args) };
        self.entered(entered)
    }

    /// Starts the closure of a goroutine, or the first package initialiser.
    pub(crate) fn start_goroutine(&mut self) -> Flow {
        if self.goroutine().boot.is_some() {
            return self.boot_next();
        }
        let closure = self.goroutine().closure;
        self.start_at(closure, Stub::GoroutineEnd)
    }

    /// Enters the first frame of a goroutine.
    fn start_at(&mut self, closure: u64, stub: Stub) -> Flow {
        let stub = self.image.stub(stub);
        let goroutine = self.goroutine();
        goroutine.closure = 0;
        let window = goroutine.stack.first_frame();
        self.limit = self.goroutine().stack.limit();
        self.fp = window;
        // SAFETY: the first chunk has room for the header and one word; a closure's first word is its entry.
        let entered = unsafe {
            *window = closure;
            self.enter(*(closure as *const *const u64), window, (stub, std::ptr::null_mut()), 1)
        };
        // Once it runs, its frames are walked as everybody's.
        self.goroutine().state = FrameState::Before;
        self.entered(entered)
    }

    /// Calls the next package initialiser, then `main.main`; ends the program after it.
    pub(crate) fn boot_next(&mut self) -> Flow {
        let step = self.goroutine().boot.unwrap_or(0);
        self.goroutine().boot = Some(step + 1);
        let Some(&func) = self.image.boot.get(step) else {
            self.leave = Leave::Exit(0);
            return Flow::Leave;
        };
        // SAFETY: one closure word stands for each function.
        let closure = unsafe { self.closures.add(func.0 as usize) } as u64;
        self.start_at(closure, Stub::BootNext)
    }
}
