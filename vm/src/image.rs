//! A program placed in memory: code, tables, static data.
//!
//! It is placed unit by unit: the first before the program starts, others when functions are called that have no code
//! yet. Until then such a function's entry is an instruction of the machine's own, [`Stub::LateEntry`].
//!
//! Placing rewrites the code once: each function gets a header word before its entry (frame size and number), calls of
//! functions become relative, and each `run_defers` gets a trampoline to which its deferred calls return.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};

use minigo_gc::{Layout, Table};
#[cfg(doc)]
use minigo_lang::bytecode::UnsignedBounds;
use minigo_lang::bytecode::{
    FuncDesc, FuncIdx, Instr, NativeDesc, Op, Program, SelectDesc, SigDesc, SigIdx, TypeIdx, WordMap, room,
};

use crate::config::Config;
use crate::interp::stubs::{self, Stub};
use crate::statics::Statics;
use crate::stdlib::native::NativeFn;
use crate::types::{RtTypes, machine_layouts};

/// A placed program. Its tables grow with the units; apart from that it is immutable while it runs, but for inline
/// caches, the calls of functions that got their code late, and package-level variables.
pub struct Image {
    /// Its types.
    pub types: RtTypes,
    /// The program's arguments, its name first.
    pub args: Vec<String>,
    pub(crate) statics: Statics,
    pub(crate) natives: Table<Native>,
    pub(crate) selects: Table<SelectDesc>,
    /// Pointer maps of frames.
    pub(crate) maps: Table<WordMap>,
    /// Source files' names.
    pub(crate) files: Table<Arc<str>>,
    /// Package initialisers, then `main.main`.
    pub(crate) boot: Vec<FuncIdx>,
    sigs: Table<SigDesc>,
    funcs: Table<Function>,
    code: Table<UnsafeCell<u64>>,
    /// What stands where in the code, ascending.
    places: Table<Placed>,
    /// For each `run_defers`, ascending, its trampoline, as indices in the code.
    trampolines: Table<(u32, u32)>,
}

// SAFETY: code words are written through atomics only (see `write_word`) once they are placed.
unsafe impl Sync for Image {}

/// A function of a native package, resolved.
pub(crate) struct Native {
    pub(crate) function: NativeFn,
    pub(crate) desc: NativeDesc,
}

/// A function of the program.
struct Function {
    sig: SigIdx,
    closure_type: Option<TypeIdx>,
    /// Index in the code.
    entry: AtomicU32,
    /// Its description, once it has code.
    desc: OnceLock<FuncDesc>,
}

/// What begins at an index of the code.
#[derive(Clone, Copy)]
struct Placed {
    start: u32,
    what: Part,
}

#[derive(Clone, Copy)]
enum Part {
    /// The machine's stubs in order.
    Stubs,
    /// A function's header and code.
    Func(FuncIdx),
    /// The trampoline of the `run_defers` at this index.
    Trampoline(u32),
}

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

/// A table for a unit's elements and those of all later units.
pub(crate) fn table<T>(first: usize) -> Table<T> {
    Table::with_room(first + room::OTHERS)
}

impl Image {
    /// Places a program's first unit. The layouts are the collector's.
    ///
    /// # Errors
    ///
    /// A native that the machine does not have, or an unknown opcode.
    pub fn new(unit: Program, config: &Config) -> Result<(Image, Vec<Layout>), LoadError> {
        // Every function may have a header, a stub and, one for each `run_defers`, trampolines.
        let words = 2 * unit.code.len() + 4 * unit.funcs.len() + stubs::ALL.len();
        let image = Image {
            types: RtTypes::new(&unit, config.dense_maps),
            args: config.args.clone(),
            statics: Statics::new(&unit),
            natives: table(unit.natives.len()),
            selects: table(unit.selects.len()),
            maps: table(unit.maps.len()),
            files: table(unit.files.len()),
            boot: unit.inits.iter().copied().chain([unit.main]).collect(),
            sigs: table(unit.sigs.len()),
            funcs: Table::with_room(unit.funcs.len() + room::FUNCS),
            code: Table::with_room(words + room::CODE_WORDS),
            places: Table::with_room(words + 2 * room::FUNCS),
            trampolines: table(unit.code.len()),
        };
        image.places.push(Placed { start: 0, what: Part::Stubs });
        image.code.extend(stubs::ALL.iter().map(|&stub| UnsafeCell::new(stubs::word(stub))));
        let mut layouts = machine_layouts();
        layouts.append(&mut image.link(unit)?);
        Ok((image, layouts))
    }

    /// Places a unit behind those before it. Returns the collector's layouts of its types.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub(crate) fn link(&self, mut unit: Program) -> Result<Vec<Layout>, LoadError> {
        for desc in std::mem::take(&mut unit.natives) {
            let function = crate::stdlib::native(&desc.name)
                .ok_or_else(|| LoadError(format!("there is no native function {}", desc.name)))?;
            self.natives.push(Native { function, desc });
        }
        self.sigs.extend(std::mem::take(&mut unit.sigs));
        self.selects.extend(std::mem::take(&mut unit.selects));
        self.maps.extend(std::mem::take(&mut unit.maps));
        self.files.extend(std::mem::take(&mut unit.files));
        let layouts = self.types.extend(&mut unit);
        let first = self.funcs.len() as u32;
        self.funcs.extend(unit.funcs.iter().map(|func| Function {
            sig: func.sig,
            closure_type: func.closure_type,
            entry: AtomicU32::new(0),
            desc: OnceLock::new(),
        }));
        self.statics.extend(&mut unit);
        let new = (first..).map(FuncIdx).zip(std::mem::take(&mut unit.funcs));
        let (with_code, without): (Vec<_>, Vec<_>) =
            new.chain(std::mem::take(&mut unit.late)).partition(|(_, func)| func.code_words > 0);
        self.place_functions(&unit.code, with_code, without)?;
        Ok(layouts)
    }

    /// Places functions, and stubs for those whose code comes later.
    fn place_functions(
        &self,
        source: &[u64],
        with_code: Vec<(FuncIdx, FuncDesc)>,
        without: Vec<(FuncIdx, FuncDesc)>,
    ) -> Result<(), LoadError> {
        let mut next = self.code.len() as u32;
        let mut reserve = |index: FuncIdx, words: u32| {
            self.places.push(Placed { start: next, what: Part::Func(index) });
            self.funcs[index.0 as usize].entry.store(next + 1, Relaxed);
            next += 1 + words;
        };
        with_code.iter().for_each(|(index, func)| reserve(*index, func.code_words));
        without.iter().for_each(|(index, _)| reserve(*index, 1));
        let mut code = Vec::new();
        let mut run_defers = Vec::new();
        let start = self.code.len();
        for (index, func) in &with_code {
            code.push(header(func.frame_words, *index));
            let words = &source[func.entry as usize..(func.entry + func.code_words) as usize];
            self.rewrite(words, start, &mut code, &mut run_defers)
                .ok_or_else(|| LoadError(format!("function {} has an unknown instruction", func.name)))?;
        }
        for (index, _) in &without {
            let sig = self.sig(*index);
            code.push(header((sig.param_words + 1).max(sig.result_words), *index));
            code.push(stubs::word(Stub::LateEntry));
        }
        for at in run_defers {
            let trampoline = (start + code.len()) as u32;
            code.push(stubs::word(Stub::DeferReturn));
            self.places.push(Placed { start: trampoline, what: Part::Trampoline(at) });
            self.trampolines.push((at, trampoline));
        }
        self.code.extend(code.into_iter().map(UnsafeCell::new));
        let placed: Vec<FuncIdx> = with_code.iter().chain(&without).map(|(index, _)| *index).collect();
        for (index, func) in with_code {
            let known = self.funcs[index.0 as usize].desc.set(func);
            assert!(known.is_ok(), "a function gets its code once");
        }
        placed.into_iter().for_each(|index| self.statics.set_entry(index.0 as usize, self.entry(index)));
        Ok(())
    }

    /// Appends one function's code to `code`, which will follow what is placed up to `start`. `None` if an opcode is
    /// unknown.
    fn rewrite(
        &self,
        words: &[u64],
        start: usize,
        code: &mut Vec<u64>,
        run_defers: &mut Vec<u32>,
    ) -> Option<()> {
        let mut at = 0;
        while at < words.len() {
            let mut instr = Instr::decode(&words[at..])?;
            let here = start + code.len();
            match instr.op {
                Op::Call => {
                    let target = i64::from(self.funcs.get(instr.bc() as usize)?.entry.load(Relaxed));
                    let distance = (target - here as i64) as i32 as u32;
                    (instr.b, instr.c) = (distance as u16, (distance >> 16) as u16);
                }
                Op::New if self.types.get(TypeIdx(instr.bc())).size == 0 => {
                    code.push(stubs::word(Stub::NewEmpty) | u64::from(instr.a) << 16);
                    at += instr.op.len();
                    continue;
                }
                Op::RunDefers => run_defers.push(here as u32),
                _ => {}
            }
            instr.encode(code);
            at += instr.op.len();
        }
        Some(())
    }

    /// The first word of the code.
    fn code(&self) -> *const u64 {
        self.code.as_ptr().cast()
    }

    /// How far in the code an address lies, if it lies there.
    pub(crate) fn code_offset(&self, address: u64) -> Option<u64> {
        let start = self.code() as u64;
        (start..start + 8 * self.code.len() as u64).contains(&address).then(|| address - start)
    }

    fn at(&self, index: usize) -> *const u64 {
        self.code[index].get()
    }

    fn index(&self, pc: *const u64) -> usize {
        (pc as usize - self.code() as usize) / 8
    }

    /// Replaces a word of placed code.
    pub(crate) fn write_word(&self, at: *const u64, word: u64) {
        let cell = self.at(self.index(at));
        // SAFETY: a word of the code, which is written through atomics only once it is placed.
        unsafe { (*(cell as *const AtomicU64)).store(word, Relaxed) };
    }

    fn function(&self, func: FuncIdx) -> &Function {
        &self.funcs[func.0 as usize]
    }

    /// A function's entry: its code, or what gets it.
    pub(crate) fn entry(&self, func: FuncIdx) -> *const u64 {
        self.at(self.function(func).entry.load(Relaxed) as usize)
    }

    /// Whether there is a function of this number, with its code.
    pub(crate) fn has_code_at(&self, func: u32) -> bool {
        self.funcs.get(func as usize).is_some_and(|func| func.desc.get().is_some())
    }

    /// Whether a function has its code.
    pub(crate) fn has_code(&self, func: FuncIdx) -> bool {
        self.function(func).desc.get().is_some()
    }

    /// The description of a function that has its code.
    pub(crate) fn func(&self, func: FuncIdx) -> &FuncDesc {
        self.function(func).desc.get().expect("a function that was called has its code")
    }

    /// A function's signature.
    pub(crate) fn sig(&self, func: FuncIdx) -> &SigDesc {
        self.sig_at(self.function(func).sig)
    }

    /// A signature.
    pub(crate) fn sig_at(&self, sig: SigIdx) -> &SigDesc {
        &self.sigs[sig.0 as usize]
    }

    /// Layout of the closure objects of a function that captures.
    #[inline]
    pub(crate) fn closure_type(&self, func: FuncIdx) -> Option<TypeIdx> {
        self.function(func).closure_type
    }

    /// A stub's address.
    pub(crate) fn stub(&self, stub: Stub) -> *const u64 {
        self.at(stub as usize)
    }

    /// The trampoline of the `run_defers` at an address.
    pub(crate) fn trampoline(&self, run_defers: *const u64) -> *const u64 {
        let index = self.index(run_defers) as u32;
        let found = self.trampolines.binary_search_by_key(&index, |&(at, _)| at);
        self.at(self.trampolines[found.expect("every run_defers has a trampoline")].1 as usize)
    }

    /// The `run_defers` of the trampoline at an address.
    pub(crate) fn trampoline_target(&self, trampoline: *const u64) -> *const u64 {
        match self.part_at(self.index(trampoline)).what {
            Part::Trampoline(run_defers) => self.at(run_defers as usize),
            _ => unreachable!("a trampoline stands there"),
        }
    }

    fn part_at(&self, index: usize) -> Placed {
        self.places[self.places.partition_point(|place| place.start as usize <= index) - 1]
    }

    /// What a code address means.
    pub(crate) fn place(&self, pc: *const u64) -> Place {
        let index = self.index(pc);
        match self.part_at(index).what {
            Part::Stubs => Place::Stub(stubs::ALL[index]),
            Part::Trampoline(run_defers) => {
                let (func, offset) = self.locate(run_defers as usize);
                Place::Trampoline(func, offset)
            }
            Part::Func(_) => {
                let (func, offset) = self.locate(index);
                Place::Func(func, offset)
            }
        }
    }

    /// Whether a bound that the instruction at an address checks is unsigned, see [`UnsignedBounds::operands`].
    pub(crate) fn is_unsigned_bound(&self, pc: *const u64, operand: u8) -> bool {
        let (func, offset) = self.locate(self.index(pc));
        let bounds = &self.func(func).unsigned_bounds;
        let found = bounds.binary_search_by_key(&offset, |entry| entry.pc);
        found.is_ok_and(|at| bounds[at].operands >> operand & 1 == 1)
    }

    /// The function that an index in the code is in, and the words from its entry.
    fn locate(&self, index: usize) -> (FuncIdx, u32) {
        match self.part_at(index) {
            Placed { start, what: Part::Func(func) } => (func, index as u32 - start - 1),
            _ => unreachable!("the index is in a function"),
        }
    }
}

/// The word before a function's entry.
fn header(frame_words: u32, func: FuncIdx) -> u64 {
    u64::from(frame_words) | u64::from(func.0) << 32
}
