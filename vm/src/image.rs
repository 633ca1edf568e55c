//! A program placed in memory, ready to run: code, tables, static data.
//!
//! Placing rewrites the code once: each function gets a header word before its entry (frame size and number), calls of
//! functions become relative, and each `run_defers` gets a trampoline to which its deferred calls return.

use std::cell::UnsafeCell;

#[cfg(doc)]
use minigo_lang::bytecode::UnsignedBounds;
use minigo_lang::bytecode::{FuncDesc, FuncIdx, Instr, Op, Program};

use crate::interp::stubs::{self, Stub};
use crate::statics::Statics;
use crate::stdlib::native::NativeFn;
use crate::types::RtTypes;

/// A placed program. Immutable while it runs, but for inline caches and package-level variables.
pub struct Image {
    /// The program's tables; its code has moved to this image.
    pub program: Program,
    /// Its types.
    pub types: RtTypes,
    /// The program's arguments, its name first.
    pub args: Vec<String>,
    pub(crate) statics: Statics,
    pub(crate) natives: Box<[NativeFn]>,
    /// The Go functions in order, then the trampolines, then the machine's stubs.
    code: Box<[UnsafeCell<u64>]>,
    /// Index in `code` of each function's entry.
    entries: Vec<u32>,
    /// Index in `code` of the first trampoline.
    trampolines: usize,
    /// Index in `code` of the `run_defers` of each trampoline, ascending.
    run_defers: Vec<u32>,
    /// Index in `code` of the first stub.
    stubs: usize,
}

// SAFETY: code words are written through atomics only (inline caches) once the image is shared.
unsafe impl Sync for Image {}

/// Where a code address points to.
pub(crate) enum Place {
    /// Into a function, words from its entry.
    Func(FuncIdx, u32),
    /// Through the trampoline of a `run_defers` in a function, words from its entry.
    Trampoline(FuncIdx, u32),
    /// To a stub of the machine.
    Stub(Stub),
}

/// A program that cannot be placed: its bytecode and this machine do not fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError(pub String);

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LoadError {}

impl Image {
    /// Places a verified program.
    ///
    /// # Errors
    ///
    /// A native that the machine does not have, or an unknown opcode.
    pub fn new(mut program: Program, args: Vec<String>) -> Result<Image, LoadError> {
        let resolve = |name: &str| {
            crate::stdlib::native(name)
                .ok_or_else(|| LoadError(format!("there is no native function {name}")))
        };
        let natives = program.natives.iter().map(|native| resolve(&native.name)).collect::<Result<_, _>>()?;
        let source = std::mem::take(&mut program.code);
        let mut entries = Vec::with_capacity(program.funcs.len());
        let mut next = 0u32;
        for func in &program.funcs {
            entries.push(next + 1);
            next += 1 + func.code_words;
        }
        let mut code = Vec::with_capacity(next as usize + 16);
        let mut run_defers = Vec::new();
        for (index, func) in program.funcs.iter().enumerate() {
            code.push(u64::from(func.frame_words) | (index as u64) << 32);
            let words = &source[func.entry as usize..(func.entry + func.code_words) as usize];
            place_function(&program, words, &entries, &mut code, &mut run_defers)
                .ok_or_else(|| LoadError(format!("function {} has an unknown instruction", func.name)))?;
        }
        let trampolines = code.len();
        code.extend(run_defers.iter().map(|_| stubs::word(Stub::DeferReturn)));
        let stubs = code.len();
        code.extend(stubs::ALL.iter().map(|&stub| stubs::word(stub)));
        let types = RtTypes::new(&program);
        let statics = Statics::new(&program);
        let code = code.into_iter().map(UnsafeCell::new).collect();
        let image =
            Image { types, args, statics, natives, code, entries, trampolines, run_defers, stubs, program };
        for func in 0..image.entries.len() {
            image.statics.set_entry(func, image.entry(FuncIdx(func as u32)));
        }
        Ok(image)
    }

    /// The first word of the code.
    pub(crate) fn code(&self) -> *const u64 {
        self.code.as_ptr().cast()
    }

    /// A function's entry.
    pub(crate) fn entry(&self, func: FuncIdx) -> *const u64 {
        self.at(self.entries[func.0 as usize] as usize)
    }

    fn at(&self, index: usize) -> *const u64 {
        self.code[index].get()
    }

    /// A stub's address.
    pub(crate) fn stub(&self, stub: Stub) -> *const u64 {
        self.at(self.stubs + stub as usize)
    }

    /// A function's description.
    pub(crate) fn func(&self, func: FuncIdx) -> &FuncDesc {
        &self.program.funcs[func.0 as usize]
    }

    /// The trampoline of the `run_defers` at an address.
    pub(crate) fn trampoline(&self, run_defers: *const u64) -> *const u64 {
        let index = self.index(run_defers) as u32;
        let found = self.run_defers.binary_search(&index).expect("every run_defers has a trampoline");
        self.at(self.trampolines + found)
    }

    /// The `run_defers` of the trampoline at an address.
    pub(crate) fn trampoline_target(&self, trampoline: *const u64) -> *const u64 {
        self.at(self.run_defers[self.index(trampoline) - self.trampolines] as usize)
    }

    fn index(&self, pc: *const u64) -> usize {
        (pc as usize - self.code() as usize) / 8
    }

    /// What a code address means.
    pub(crate) fn place(&self, pc: *const u64) -> Place {
        let index = self.index(pc);
        if index >= self.stubs {
            return Place::Stub(stubs::ALL[index - self.stubs]);
        }
        if index >= self.trampolines {
            let (func, offset) = self.locate(self.run_defers[index - self.trampolines] as usize);
            return Place::Trampoline(func, offset);
        }
        let (func, offset) = self.locate(index);
        Place::Func(func, offset)
    }

    /// Whether a bound that the instruction at an address checks is unsigned, see [`UnsignedBounds::operands`].
    pub(crate) fn is_unsigned_bound(&self, pc: *const u64, operand: u8) -> bool {
        let (func, offset) = self.locate(self.index(pc));
        let bounds = &self.func(func).unsigned_bounds;
        let found = bounds.binary_search_by_key(&offset, |entry| entry.pc);
        found.is_ok_and(|at| bounds[at].operands >> operand & 1 == 1)
    }

    fn locate(&self, index: usize) -> (FuncIdx, u32) {
        let func = self.entries.partition_point(|&entry| entry as usize <= index) - 1;
        (FuncIdx(func as u32), (index - self.entries[func] as usize) as u32)
    }
}

/// Copies one function's code. `None` if an opcode is unknown.
fn place_function(
    program: &Program,
    words: &[u64],
    entries: &[u32],
    code: &mut Vec<u64>,
    run_defers: &mut Vec<u32>,
) -> Option<()> {
    let mut at = 0;
    while at < words.len() {
        let mut instr = Instr::decode(&words[at..])?;
        match instr.op {
            Op::Call => {
                let target = i64::from(*entries.get(instr.bc() as usize)?);
                let distance = (target - code.len() as i64) as i32 as u32;
                (instr.b, instr.c) = (distance as u16, (distance >> 16) as u16);
            }
            Op::New if program.types[instr.bc() as usize].size == 0 => {
                code.push(stubs::word(Stub::NewEmpty) | u64::from(instr.a) << 16);
                at += instr.op.len();
                continue;
            }
            Op::RunDefers => run_defers.push(code.len() as u32),
            _ => {}
        }
        instr.encode(code);
        at += instr.op.len();
    }
    Some(())
}
