//! What a handler works on: the six registers of the interpreter.

use minigo_gc::Address;

use super::dispatch::Dispatch;
use crate::worker::Worker;

/// The interpreter's registers. Handlers take and pass them by value, so that they stay in machine registers.
#[derive(Clone, Copy)]
pub(crate) struct State {
    /// The instruction.
    pub(crate) pc: *const u64,
    /// Word 0 of the frame.
    pub(crate) fp: *mut u64,
    /// Everything else.
    pub(crate) cx: *mut Worker,
    /// The end of the stack chunk.
    pub(crate) limit: *mut u64,
    /// Back-edges and calls until the next poll.
    pub(crate) fuel: isize,
    /// The word at `pc`.
    pub(crate) w: u64,
}

/// What handlers do with registers. All rest on the verifier: operand fields name words inside the frame, whose
/// size was checked against the chunk's end when the frame was entered; extension words follow the instruction.
impl State {
    /// Field `a`.
    #[inline(always)]
    pub(crate) fn a(self) -> usize {
        (self.w >> 16) as u16 as usize
    }

    /// Field `b`.
    #[inline(always)]
    pub(crate) fn b(self) -> usize {
        (self.w >> 32) as u16 as usize
    }

    /// Field `c`.
    #[inline(always)]
    pub(crate) fn c(self) -> usize {
        (self.w >> 48) as usize
    }

    /// Field `b` as a signed number.
    #[inline(always)]
    pub(crate) fn imm_b(self) -> i64 {
        i64::from((self.w >> 32) as u16 as i16)
    }

    /// Field `c` as a signed number.
    #[inline(always)]
    pub(crate) fn imm_c(self) -> i64 {
        self.w as i64 >> 48
    }

    /// The 32-bit field.
    #[inline(always)]
    pub(crate) fn bc(self) -> u32 {
        (self.w >> 32) as u32
    }

    /// The 32-bit field as a signed number.
    #[inline(always)]
    pub(crate) fn imm_bc(self) -> i64 {
        self.w as i64 >> 32
    }

    /// Extension word `n` (1 or 2).
    #[inline(always)]
    pub(crate) unsafe fn ext(self, n: usize) -> u64 {
        // SAFETY: the opcode has the extension word, which follows it.
        unsafe { *self.pc.add(n) }
    }

    /// Field `d`.
    #[inline(always)]
    pub(crate) unsafe fn d(self) -> u32 {
        // SAFETY: the opcode has it.
        unsafe { self.ext(1) as u32 }
    }

    /// Field `e`.
    #[inline(always)]
    pub(crate) unsafe fn e(self) -> u32 {
        // SAFETY: the opcode has it.
        unsafe { (self.ext(1) >> 32) as u32 }
    }

    /// Reads frame word `index`.
    #[inline(always)]
    pub(crate) unsafe fn get(self, index: usize) -> u64 {
        // SAFETY: the verifier keeps operands inside the frame.
        unsafe { *self.fp.add(index) }
    }

    /// Writes frame word `index`.
    #[inline(always)]
    pub(crate) unsafe fn set(self, index: usize, value: u64) {
        // SAFETY: as for `get`.
        unsafe { *self.fp.add(index) = value }
    }

    /// Reads a float64.
    #[inline(always)]
    pub(crate) unsafe fn f64(self, index: usize) -> f64 {
        // SAFETY: as for `get`.
        f64::from_bits(unsafe { self.get(index) })
    }

    /// Reads a float32.
    #[inline(always)]
    pub(crate) unsafe fn f32(self, index: usize) -> f32 {
        // SAFETY: as for `get`.
        f32::from_bits(unsafe { self.get(index) } as u32)
    }

    /// Goes on `words` after the instruction.
    #[inline(always)]
    pub(crate) unsafe fn next<D: Dispatch>(mut self, words: usize) -> D::Out {
        // SAFETY: code does not end after an instruction that goes on.
        unsafe {
            self.pc = self.pc.add(words);
            self.w = *self.pc;
            D::go(self)
        }
    }

    /// Jumps by `words` from the instruction.
    #[inline(always)]
    pub(crate) unsafe fn jump<D: Dispatch>(mut self, words: i64) -> D::Out {
        // SAFETY: the verifier keeps targets inside the function.
        unsafe {
            self.pc = self.pc.offset(words as isize);
            self.w = *self.pc;
            D::go(self)
        }
    }
}

/// An instruction's operands and its frame, as cold code sees them.
#[derive(Clone, Copy)]
pub(crate) struct Ins {
    pub(crate) pc: *const u64,
    pub(crate) fp: *mut u64,
    w: u64,
}

impl Ins {
    /// The instruction at the worker's saved registers.
    #[inline(always)]
    pub(crate) fn at(worker: &Worker) -> Ins {
        // SAFETY: `pc` is at an instruction while cold code runs.
        Ins { pc: worker.pc, fp: worker.fp, w: unsafe { *worker.pc } }
    }

    /// The opcode's number.
    pub(crate) fn opcode(self) -> u16 {
        self.w as u16
    }

    /// Field `a`.
    pub(crate) fn a(self) -> usize {
        (self.w >> 16) as u16 as usize
    }

    /// Field `b`.
    pub(crate) fn b(self) -> usize {
        (self.w >> 32) as u16 as usize
    }

    /// Field `c`.
    pub(crate) fn c(self) -> usize {
        (self.w >> 48) as usize
    }

    /// The 32-bit field.
    pub(crate) fn bc(self) -> u32 {
        (self.w >> 32) as u32
    }

    fn ext(self, n: usize) -> u64 {
        // SAFETY: asked for by opcodes that have it.
        unsafe { *self.pc.add(n) }
    }

    /// Field `d`.
    pub(crate) fn d(self) -> u32 {
        self.ext(1) as u32
    }

    /// Field `e`.
    pub(crate) fn e(self) -> u32 {
        (self.ext(1) >> 32) as u32
    }

    /// Field `f`.
    pub(crate) fn f(self) -> u32 {
        self.ext(2) as u32
    }

    /// Field `g`.
    pub(crate) fn g(self) -> u32 {
        (self.ext(2) >> 32) as u32
    }

    /// Reads a frame word.
    #[inline(always)]
    pub(crate) fn get(self, index: usize) -> u64 {
        // SAFETY: the verifier keeps operands inside the frame.
        unsafe { *self.fp.add(index) }
    }

    /// Writes a frame word.
    #[inline(always)]
    pub(crate) fn set(self, index: usize, value: u64) {
        // SAFETY: as for `get`.
        unsafe { *self.fp.add(index) = value }
    }

    /// Reads a frame word as an address.
    #[inline(always)]
    pub(crate) fn pointer(self, index: usize) -> Address {
        Address::from_word(self.get(index))
    }

    /// The address of a frame word.
    #[inline(always)]
    pub(crate) fn addr(self, index: usize) -> Address {
        Address::from_word(self.fp.wrapping_add(index) as u64)
    }
}
