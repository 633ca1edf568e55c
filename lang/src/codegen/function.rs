//! One function: its variables, prologue and end, and what all parts of code generation emit with.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::assembler::{Assembler, Label};
use super::inlined::Activation;
use super::invariant::Invariant;
use super::place::{Place, Slot};
use super::registers::{Reg, Registers};
use super::types::Shape;
use super::unit::{Job, Unit};
use crate::bytecode::{FuncDesc, FuncIdx, InlinedCall, Instr, Op, Repr};
use crate::source::{Pos, Span};
use crate::typed::{self, Expr, Func, LocalId, Placement};
use crate::types::{Ty, TyKind};

/// Non-addressed variables above this size live in the heap: frames are short of words. In words.
const MAX_REGISTER_WORDS: u32 = 16_384;

/// Pointer words of the frame's memory that lie no farther apart are zeroed together.
const ZEROING_GAP: u32 = 4;

/// Where `break` and `continue` of a statement go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exits {
    pub(super) breaks: Label,
    pub(super) continues: Option<Label>,
}

/// Deferred calls of the function.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deferring {
    /// Word with the head of their list.
    pub(super) head: Reg,
    /// Where a recovered panic goes on.
    pub(super) recover: Label,
}

pub(super) struct FuncGen<'u, 'p> {
    pub(super) unit: &'u mut Unit<'p>,
    pub(super) index: FuncIdx,
    pub(super) asm: Assembler,
    pub(super) regs: Registers,
    /// The function itself, and the body of it or of an inlined function that is being generated.
    pub(super) root: Option<&'p Func>,
    pub(super) body: Activation<'p>,
    /// Calls may be inlined.
    pub(super) inlining: bool,
    /// Inlined calls so far.
    pub(super) inlined_calls: Vec<InlinedCall>,
    pub(super) deferring: Option<Deferring>,
    /// A fresh destination whose two words below are free, so that a call's window may start there.
    pub(super) free_window: Option<Reg>,
    /// Values that were evaluated ahead of their use, see `order.rs`.
    pub(super) evaluated: FxHashMap<*const Expr, Reg>,
    /// Values that the loops around this place keep in registers, see `invariant.rs`.
    pub(super) invariants: Vec<(Invariant, Reg)>,
    /// Loops around this place.
    pub(super) loop_depth: u32,
    /// Registers whose latest use as an index was one of an unsigned 64-bit type, see `bounds.rs`.
    pub(super) unsigned_indices: FxHashSet<Reg>,
    /// Allocations that the frame holds so far.
    pub(super) frame_sites: u32,
    /// Position of what is being generated.
    pub(super) span: Span,
    /// The positions on the line that the assembler was told last.
    located: Range<Pos>,
}

/// Generates a function into the program.
pub(super) fn generate(unit: &mut Unit<'_>, job: &Job, index: FuncIdx) {
    let selects = unit.program.selects.len();
    let (mut memory, mut inlining) = (0, true);
    loop {
        unit.program.selects.truncate(selects);
        let mut func = FuncGen::new(unit, job, index, memory);
        func.inlining = inlining;
        func.run(job);
        match func.regs.memory_missing() {
            Some(words) if !func.regs.overflowed() => memory = words,
            // What is inlined may be what is too much.
            _ if func.regs.overflowed() && !func.inlined_calls.is_empty() => (memory, inlining) = (0, false),
            _ => break func.finish(job),
        }
    }
}

impl<'u, 'p> FuncGen<'u, 'p> {
    fn new(unit: &'u mut Unit<'p>, job: &Job, index: FuncIdx, memory: u32) -> Self {
        let func = match job {
            Job::Func(id) => Some(&unit.typed.funcs[id.0 as usize]),
            _ => None,
        };
        let sig = unit.program.funcs[index.0 as usize].sig;
        let sig = &unit.program.sigs[sig.0 as usize];
        let (params, results) = (sig.param_words, sig.result_words);
        let closure = u32::from(unit.program.funcs[index.0 as usize].closure_type.is_some());
        FuncGen {
            unit,
            index,
            asm: Assembler::default(),
            // Results go over the parameters, and must not go over memory.
            regs: Registers::new((params + closure).max(results), memory),
            root: func,
            body: Activation::new(func, None),
            inlining: true,
            inlined_calls: Vec::new(),
            deferring: None,
            free_window: None,
            evaluated: FxHashMap::default(),
            invariants: Vec::new(),
            loop_depth: 0,
            unsigned_indices: FxHashSet::default(),
            frame_sites: 0,
            span: Span::NONE,
            located: Pos::NONE..Pos::NONE,
        }
    }

    fn run(&mut self, job: &Job) {
        if self.regs.overflowed() {
            return;
        }
        match job {
            Job::Func(_) => {
                if let Some(func) = self.body.func {
                    self.whole(func);
                }
            }
            Job::Native(id) => self.native_wrapper(*id),
            Job::Method { ty, index } => {
                let method = self.unit.methods_of(*ty)[*index].clone();
                self.method_wrapper(*ty, &method);
            }
            Job::Adapter(adapter) => self.adapter(*adapter),
        }
    }

    fn whole(&mut self, func: &'p Func) {
        self.at(func.span);
        if func.has_defer {
            let head = self.regs.alloc_memory(1, 0..1);
            self.deferring = Some(Deferring { head, recover: self.asm.label() });
        }
        self.inherit_read_only(func);
        self.enter_captures(func);
        self.enter_params(func);
        self.enter_results(func);
        if let Some(block) = &func.body {
            self.block(block);
        }
        self.at(func.end);
        if !self.asm.is_dead() {
            self.return_results(func);
        }
        if let Some(deferring) = self.deferring {
            self.asm.bind_entry(deferring.recover);
            self.return_results(func);
        }
    }

    /// Captured variables are fetched from the closure object once.
    fn enter_captures(&mut self, func: &'p Func) {
        if func.captures.is_empty() {
            return;
        }
        let sig = self.unit.program.funcs[self.index.0 as usize].sig;
        let closure = self.unit.program.sigs[sig.0 as usize].param_words as Reg;
        let mut offset = 8;
        for capture in &func.captures {
            let place = Place::Memory { base: closure, offset, sure: true };
            if capture.by_ref {
                let address = self.regs.alloc(1);
                self.load(place, Ty::UNSAFE_POINTER, address);
                self.body.slots[capture.inner.0 as usize] = Slot::Indirect(address);
                offset += 8;
            } else {
                let ty = func.locals[capture.inner.0 as usize].ty;
                let words = self.shape(ty).words;
                let slot = self.begin(capture.inner);
                match slot {
                    Slot::Indirect(reg) => {
                        let value = self.load_temp(place, ty);
                        self.store(Place::object(reg), ty, value);
                    }
                    Slot::Reg(reg) | Slot::Memory(reg) => self.load(place, ty, reg),
                    Slot::None => {}
                }
                offset += 8 * u64::from(words);
            }
        }
    }

    fn enter_params(&mut self, func: &'p Func) {
        let mut word = 0;
        for &param in &func.params {
            let ty = func.locals[param.0 as usize].ty;
            let words = self.shape(ty).words;
            if self.in_memory(param) {
                let slot = self.begin(param);
                match slot {
                    Slot::Indirect(reg) => self.store(Place::object(reg), ty, word),
                    Slot::Reg(reg) | Slot::Memory(reg) => self.move_words(reg, word, words),
                    Slot::None => {}
                }
            } else {
                self.body.slots[param.0 as usize] = Slot::Reg(word);
            }
            word += words as Reg;
        }
    }

    /// Named results are variables. A function with deferred calls keeps all its results in the frame's memory, where
    /// they survive a panic.
    fn enter_results(&mut self, func: &'p Func) {
        for &result in &func.results {
            let local = &func.locals[result.0 as usize];
            if !func.has_defer {
                if !local.name.is_empty() {
                    self.begin_zeroed(result);
                }
                continue;
            }
            if self.is_heap(result) {
                let reg = self.regs.alloc_memory(1, 0..1);
                let ty = self.unit.types.index(local.ty).0;
                self.emit(Instr::a_bc(Op::New, reg, ty));
                self.body.slots[result.0 as usize] = Slot::Indirect(reg);
            } else {
                let word = self.memory_for(local.ty);
                let words = self.shape(local.ty).words;
                self.zero(word, words);
                // Nobody else has the address of a result that is not addressed, so its register form is kept.
                let slot = if local.addressed { Slot::Memory(word) } else { Slot::Reg(word) };
                self.body.slots[result.0 as usize] = slot;
            }
        }
    }

    /// Deferred calls, then the result variables go where the caller expects them.
    pub(super) fn return_results(&mut self, func: &'p Func) {
        let top = self.regs.top();
        if let Some(deferring) = self.deferring {
            let window = self.regs.window();
            self.regs.reach(u32::from(window) + 1);
            self.emit(Instr::abc(Op::RunDefers, deferring.head, window, 0));
        }
        let mut to = 0;
        let mut sources = Vec::new();
        for &result in &func.results {
            if self.body.slots[result.0 as usize] == Slot::None {
                continue;
            }
            let ty = func.locals[result.0 as usize].ty;
            let place = self.slot_place(result);
            sources.push((to, place, ty));
            to += self.shape(ty).words as Reg;
        }
        self.regs.reach(u32::from(to));
        self.untangle(&mut sources);
        for (to, place, ty) in sources {
            self.load(place, ty, to);
        }
        self.regs.set_top(top);
        self.emit(Instr::abc(Op::Ret, 0, 0, 0));
    }

    /// Copies values that lie where others are to be moved first.
    pub(super) fn untangle(&mut self, moves: &mut [(Reg, Place, Ty)]) {
        let mut written = Vec::new();
        let mut tangled = false;
        for &(to, place, ty) in moves.iter() {
            let words = self.shape(ty).words;
            let source = match place {
                Place::Reg(reg) => Some((u32::from(reg), words)),
                Place::Bytes(byte) => Some((byte / 8, words + 1)),
                Place::Memory { base, .. } => Some((u32::from(base), 1)),
                _ => None,
            };
            if let Some((from, count)) = source {
                tangled |= written.iter().any(|&(at, len)| from < at + len && at < from + count);
            }
            if place != Place::Reg(to) {
                written.push((u32::from(to), words));
            }
        }
        if !tangled {
            return;
        }
        for (_, place, ty) in moves {
            let words = self.shape(*ty).words;
            let copy = self.regs.alloc(words);
            self.load(*place, *ty, copy);
            *place = Place::Reg(copy);
        }
    }

    fn finish(mut self, job: &Job) {
        let func = self.body.func;
        let span = func.map_or(Span::NONE, |func| func.span);
        if self.regs.overflowed() {
            let name = func.map_or("", |func| &func.name).to_owned();
            self.unit.limit(span, format!("{name} needs more than 65000 words of variables and temporaries"));
            return;
        }
        let zero =
            zeroing(self.regs.memory_pointers(), self.regs.memory_start(), self.regs.memory_reserved());
        let (file, line) = self.unit.position(span);
        self.asm.set_line(line);
        for (word, words) in zero {
            self.asm.emit_prologue(Instr::a_bc(Op::ZeroN, word, words));
        }
        if !self.asm.is_dead() {
            self.asm.emit(Instr::abc(Op::Unreachable, 0, 0, 0));
        }
        let code = std::mem::take(&mut self.asm).finish(self.unit.program.jump_tables.len() as u32);
        let name = match job {
            Job::Func(id) | Job::Native(id) => self.unit.typed.funcs[id.0 as usize].name.clone(),
            Job::Method { ty, index } => self.unit.wrapper_name(*ty, *index).into(),
            Job::Adapter(_) => "reflect.Value.call".into(),
        };
        let program = &mut self.unit.program;
        let (params, results) = {
            let sig = &program.sigs[program.funcs[self.index.0 as usize].sig.0 as usize];
            (sig.param_words, sig.result_words)
        };
        let entry = program.code.len();
        if u32::try_from(entry + code.words.len()).is_err() {
            self.unit.limit(span, "the program's code is larger than 2^32 words");
            return;
        }
        let old = &program.funcs[self.index.0 as usize];
        let desc = FuncDesc {
            name,
            entry: entry as u32,
            code_words: code.words.len() as u32,
            frame_words: self.regs.frame_words().max(params + 1).max(results),
            sig: old.sig,
            closure_type: old.closure_type,
            safepoints: Vec::new(),
            memory_start: self.regs.memory_start(),
            memory_words: self.regs.memory_reserved(),
            memory_pointers: self.regs.memory_pointers().clone(),
            defer_head: self.deferring.map(|deferring| deferring.head),
            recover_pc: self.deferring.map(|deferring| code.pc_of(deferring.recover)),
            wrapper: func.is_none_or(|func| func.wrapper),
            lines: code.lines,
            inlined: std::mem::take(&mut self.inlined_calls),
            unsigned_bounds: code.unsigned_bounds,
            file,
            line,
        };
        program.funcs[self.index.0 as usize] = desc;
        program.code.extend(code.words);
        program.jump_tables.extend(code.tables);
    }

    // ── variables ──────────────────────────────────────────────────────────────────────────────────────

    pub(super) fn local(&self, local: LocalId) -> &'p typed::Local {
        let func = self.body.func.expect("only functions of the source have variables");
        &func.locals[local.0 as usize]
    }

    pub(super) fn local_shape(&mut self, local: LocalId) -> Shape {
        let ty = self.local(local).ty;
        self.shape(ty)
    }

    fn is_heap(&mut self, local: LocalId) -> bool {
        let var = self.local(local);
        let words = self.shape(var.ty).words;
        var.addressed && self.body.local_placement(local) == Placement::Heap || words > MAX_REGISTER_WORDS
    }

    /// Whether the variable cannot be in registers.
    pub(super) fn in_memory(&mut self, local: LocalId) -> bool {
        let var = self.local(local);
        var.addressed || self.is_heap(local) || self.indexes_by_address(var.ty)
    }

    /// Whether values of the type hold arrays whose elements can only be reached by address.
    fn indexes_by_address(&mut self, ty: Ty) -> bool {
        match self.unit.typed.types.underlying(ty) {
            TyKind::Array(elem, len) => {
                *len > 0 && !matches!(self.shape(*elem).repr, Repr::Word | Repr::Ptr | Repr::Empty)
            }
            TyKind::Struct(fields) => fields.fields.iter().any(|field| self.indexes_by_address(field.ty)),
            _ => false,
        }
    }

    /// Begins a variable's scope. Its value is undefined, except in the heap, where it is zero.
    pub(super) fn begin(&mut self, local: LocalId) -> Slot {
        let var = self.local(local);
        let slot = if self.is_heap(local) {
            let reg = self.regs.alloc(1);
            let ty = self.unit.types.index(var.ty).0;
            self.emit(Instr::a_bc(Op::New, reg, ty));
            Slot::Indirect(reg)
        } else if self.in_memory(local) {
            Slot::Memory(self.memory_for(var.ty))
        } else {
            let words = self.shape(var.ty).words;
            Slot::Reg(self.regs.alloc(words))
        };
        self.body.slots[local.0 as usize] = slot;
        slot
    }

    /// Begins a variable with its zero value.
    pub(super) fn begin_zeroed(&mut self, local: LocalId) {
        match self.begin(local) {
            Slot::Reg(reg) | Slot::Memory(reg) => {
                let words = self.local_shape(local).words;
                self.zero(reg, words);
            }
            Slot::Indirect(_) | Slot::None => {}
        }
    }

    /// Begins a variable with a value that is in registers.
    pub(super) fn begin_with(&mut self, local: LocalId, value: Reg) {
        let ty = self.local(local).ty;
        match self.begin(local) {
            Slot::Reg(reg) | Slot::Memory(reg) => {
                let words = self.shape(ty).words;
                self.move_words(reg, value, words);
            }
            Slot::Indirect(reg) => self.store(Place::object(reg), ty, value),
            Slot::None => {}
        }
    }

    /// Begins a variable where its value is already: in registers that nothing else uses.
    pub(super) fn adopt(&mut self, local: LocalId, value: Reg) {
        if self.in_memory(local) {
            self.begin_with(local, value);
        } else {
            self.body.slots[local.0 as usize] = Slot::Reg(value);
        }
    }

    // ── emitting ───────────────────────────────────────────────────────────────────────────────────────

    pub(super) fn shape(&mut self, ty: Ty) -> Shape {
        self.unit.shape(ty)
    }

    /// What follows is generated for this position.
    pub(super) fn at(&mut self, span: Span) {
        if span.start.is_known() {
            self.span = span;
        }
    }

    fn locate(&mut self) {
        if !self.located.contains(&self.span.start)
            && let Some((line, positions)) = self.unit.sources.line_at(self.span.start)
        {
            self.located = positions;
            self.asm.set_line(line);
        }
    }

    pub(super) fn emit(&mut self, instr: Instr) {
        self.locate();
        if !self.unsigned_indices.is_empty() {
            self.asm.set_unsigned(self.unsigned_operands(&instr));
        }
        self.asm.emit(instr);
    }

    /// An instruction with its first extension word.
    pub(super) fn emit_de(&mut self, op: Op, a: Reg, b: Reg, c: Reg, d: u32, e: u32) {
        self.emit(Instr::abc(op, a, b, c).with_de(d, e));
    }

    pub(super) fn branch(&mut self, op: Op, a: Reg, b: u16, label: Label) {
        self.locate();
        let instr = match op {
            Op::Jt | Op::Jf => Instr::a_bc(op, a, 0),
            _ => Instr::abc(op, a, b, 0),
        };
        self.asm.branch(instr, label);
    }

    /// A jump in any form that needs no decision, always forward.
    pub(super) fn emit_jump(&mut self, instr: Instr, label: Label) {
        self.locate();
        self.asm.branch(instr, label);
    }

    pub(super) fn jump(&mut self, label: Label) {
        self.locate();
        self.asm.jump(label);
    }

    /// Copies registers; overlap is allowed.
    pub(super) fn move_words(&mut self, dst: Reg, src: Reg, words: u32) {
        if dst == src {
            return;
        }
        match words {
            0 => {}
            1 => self.emit(Instr::abc(Op::Mov, dst, src, 0)),
            2 => self.emit(Instr::abc(Op::Mov2, dst, src, 0)),
            3 => self.emit(Instr::abc(Op::Mov3, dst, src, 0)),
            _ => self.emit(Instr::abc(Op::MovN, dst, src, words as u16)),
        }
    }

    pub(super) fn zero(&mut self, dst: Reg, words: u32) {
        if words > 0 {
            self.emit(Instr::a_bc(Op::ZeroN, dst, words));
        }
    }

    /// Loads an integer constant.
    pub(super) fn const_int(&mut self, dst: Reg, value: i64) {
        match i32::try_from(value) {
            Ok(small) => self.emit(Instr::a_bc(Op::ConstI, dst, small as u32)),
            Err(_) => self.emit(Instr::abc(Op::ConstX, dst, 0, 0).with_x(value as u64)),
        }
    }
}

/// Runs of words to zero at a function's start, so that every pointer word of its memory is valid.
fn zeroing(pointers: &crate::bytecode::WordMap, start: u32, words: u32) -> Vec<(Reg, u32)> {
    let mut runs: Vec<(Reg, u32)> = Vec::new();
    for word in (start..start + words).filter(|&word| pointers.contains(word as usize)) {
        match runs.last_mut() {
            Some((first, count)) if word - (u32::from(*first) + *count) <= ZEROING_GAP => {
                *count = word - u32::from(*first) + 1;
            }
            _ => runs.push((word as Reg, 1)),
        }
    }
    runs
}
