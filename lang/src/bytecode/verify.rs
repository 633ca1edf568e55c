//! The verifier: every function is checked before it runs, so that the interpreter need not check its operands.
//!
//! Checked are: operands lie in the frame and indices in their tables; jumps lead to instructions, and backward only
//! where the machine polls; a word used as a pointer is one, or zero, on every path; nothing lives in the part of a
//! frame that a call gives away; pointer maps are there and complete, or are made here. Whether a program computes what its
//! source says is not its business.

use std::fmt;

use super::effects::{BadIndex, Effect, WordKinds};
use super::flow::{Body, FlowError, KindFlow, Kinds, jump_offset};
use super::liveness::{Liveness, SafepointLives, pointer_map};
use super::pointer_maps::PointerMaps;
use super::{
    Field, FuncDesc, FuncIdx, Given, Instr, MapKind, Op, Program, Role, SafepointEntry, TypeIdx, WordMap,
};

/// A defect of generated code: always an error of the compiler.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    /// The function's name.
    pub func: String,
    /// Word of its code.
    pub pc: u32,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bad bytecode in {} at {}: {}", self.func, self.pc, self.reason)
    }
}

impl std::error::Error for VerifyError {}

/// Largest frame: register numbers and the absent register must fit 16 bits.
pub(crate) const MAX_FRAME_WORDS: u32 = 65_000;

/// Checks a program, or its first unit, pointer maps included.
///
/// # Errors
/// The first defect found.
pub fn verify(program: &Program) -> Result<(), VerifyError> {
    check_tables(program, &Given::default())?;
    let mut with_code = program.funcs.iter().filter(|func| func.code_words > 0);
    with_code.try_for_each(|func| check_function(program, func, None))
}

/// Checks what a program has beyond what was given away, and its functions with new code, which have no pointer maps yet,
/// and gives them those: what tells whether a word may be used as a pointer also tells where pointers are.
///
/// # Errors
/// The first defect found.
pub(crate) fn complete(
    program: &mut Program,
    given: &Given,
    generated: &[FuncIdx],
    maps: &mut PointerMaps,
) -> Result<(), VerifyError> {
    check_tables(program, given)?;
    maps.list = std::mem::take(&mut program.maps);
    for index in generated {
        check_function(program, &program.funcs[index.0 as usize], Some(maps))?;
        program.funcs[index.0 as usize].safepoints = maps.end_function();
    }
    program.maps = std::mem::take(&mut maps.list);
    Ok(())
}

fn check_function(
    program: &Program,
    func: &FuncDesc,
    maps: Option<&mut PointerMaps>,
) -> Result<(), VerifyError> {
    let mut check = Check { program, func, pc: 0, made: maps };
    let checked = check.function();
    checked.map_err(|reason| VerifyError { func: func.name.to_string(), pc: check.pc, reason })
}

type Checked = Result<(), String>;

fn ensure(holds: bool, reason: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(reason()) }
}

fn check_tables(program: &Program, given: &Given) -> Result<(), VerifyError> {
    tables(program, given).map_err(|reason| VerifyError { func: "program".into(), pc: 0, reason })
}

fn tables(program: &Program, given: &Given) -> Checked {
    let func = |idx: FuncIdx| {
        ensure((idx.0 as usize) < program.funcs.len(), || format!("function {} does not exist", idx.0))
    };
    program.inits.iter().copied().chain([program.main]).try_for_each(func)?;
    program.well_known_funcs.iter().try_for_each(|(_, idx)| func(*idx))?;
    let types = program.types.len() as u32;
    let ty = |idx: u32| ensure(idx != 0 && idx < types, || format!("type {idx} does not exist"));
    for desc in &program.types[given.types..] {
        let one = [desc.elem, desc.key, desc.pointer_to, desc.group];
        one.iter().flatten().try_for_each(|idx| ty(idx.0))?;
        desc.params.iter().chain(&desc.results).try_for_each(|idx| ty(idx.0))?;
        desc.fields.iter().try_for_each(|field| ty(field.ty.0))?;
    }
    for (idx, methods) in &program.method_tables {
        ty(idx.0)?;
        methods.iter().try_for_each(|entry| func(entry.func))?;
        ensure(methods.is_sorted_by(|a, b| a.method < b.method), || {
            format!("methods of type {} are not sorted", idx.0)
        })?;
    }
    program.well_known_types.iter().try_for_each(|(_, idx)| ty(idx.0))?;
    program.constants.texts.iter().try_for_each(|&(word, text)| {
        let known =
            (word as usize) < program.constants.words.len() && (text as usize) < program.strings.len();
        ensure(known, || format!("constant word {word} has no text"))
    })?;
    for native in &program.natives[given.natives..] {
        ensure((native.sig.0 as usize) < program.sigs.len(), || format!("no signature of {}", native.name))?;
        native.params.iter().chain(&native.results).try_for_each(|idx| ty(idx.0))?;
    }
    for func in &program.funcs {
        let end = func.entry.saturating_add(func.code_words);
        ensure(end as usize <= program.code.len(), || format!("code of {} is cut off", func.name))?;
        ensure((func.sig.0 as usize) < program.sigs.len(), || format!("no signature of {}", func.name))?;
        func.closure_type.iter().try_for_each(|idx| ty(idx.0))?;
    }
    Ok(())
}

struct Check<'p, 'm> {
    program: &'p Program,
    func: &'p FuncDesc,
    pc: u32,
    /// Where pointer maps go, if they are made and not checked.
    made: Option<&'m mut PointerMaps>,
}

impl Check<'_, '_> {
    fn function(&mut self) -> Checked {
        let (program, func) = (self.program, self.func);
        let body = Body::decode(program, func).map_err(|error| self.flow_error(error))?;
        self.frame()?;
        for (i, instr) in body.instrs.iter().enumerate() {
            self.pc = body.pcs[i];
            self.operands(instr, body.effects(i))?;
            self.jump(instr)?;
            self.special(instr)?;
        }
        self.pc = 0;
        let kinds = KindFlow::solve(program, func, &body).map_err(bad_index)?;
        let live = Liveness::solve(program, func, &body).map_err(bad_index)?;
        let mut points = 0;
        let mut lives = SafepointLives::default();
        let (mut before, mut across) = (WordMap::default(), WordMap::default());
        let mut now = Kinds::unset(func.frame_words);
        for (block, range) in body.blocks.iter().enumerate() {
            let reached = kinds.enter(block, &mut now);
            live.at_safepoints(&body, block, &mut lives);
            let mut lives = lives.in_order();
            for i in range.first as usize..range.end as usize {
                let instr = &body.instrs[i];
                self.pc = body.pcs[i];
                if reached {
                    self.uses(instr, body.effects(i), &now)?;
                }
                if instr.op.is_safepoint() {
                    let (live_before, live_across) = lives.next().unwrap_or_default();
                    pointer_map(live_before, &now, func, &mut before);
                    let over_call = instr.op.is_call().then(|| {
                        pointer_map(live_across, &now, func, &mut across);
                        &across
                    });
                    match &mut self.made {
                        Some(made) => made.add(self.pc, &before, over_call),
                        None => self.maps(&before, over_call, &now, reached)?,
                    }
                    points += 1;
                }
                kinds.apply(body.effects(i), &mut now);
            }
        }
        let known = if self.made.is_some() { points } else { func.safepoints.len() };
        ensure(points == known, || "pointer maps without safepoint".into())
    }

    fn flow_error(&mut self, error: FlowError) -> String {
        let (pc, reason) = match error {
            FlowError::Index(pc, error) => {
                self.pc = pc;
                return bad_index(error);
            }
            FlowError::Decode(pc) => (pc, "unknown opcode or missing words"),
            FlowError::Target(pc) => (pc, "jump to no instruction"),
            FlowError::Falls => (self.func.code_words, "control runs off the end"),
            FlowError::Table(pc) => (pc, "no such jump table"),
        };
        self.pc = pc;
        reason.into()
    }

    fn frame(&self) -> Checked {
        let func = self.func;
        let sig = &self.program.sigs[func.sig.0 as usize];
        ensure(func.frame_words <= MAX_FRAME_WORDS, || "frame too large".into())?;
        ensure(func.frame_words > sig.param_words, || "frame lacks its closure word".into())?;
        ensure(func.frame_words >= sig.result_words, || "frame lacks its result words".into())?;
        let end = u64::from(func.memory_start) + u64::from(func.memory_words);
        ensure(end <= u64::from(func.frame_words), || "frame memory outside the frame".into())?;
        let memory = func.memory_start as usize..end as usize;
        for word in 0..func.memory_pointers.0.len() * 64 {
            let inside = !func.memory_pointers.contains(word) || memory.contains(&word);
            ensure(inside, || format!("addressed pointer {word} outside the frame's memory"))?;
        }
        if let Some(head) = func.defer_head {
            ensure(func.memory_pointers.contains(head as usize), || {
                "list of deferred calls is not kept".into()
            })?;
        }
        ensure(func.defer_head.is_some() || func.recover_pc.is_none(), || "recovers without defer".into())
    }

    fn in_frame(&self, word: u32, count: u32) -> Checked {
        let end = u64::from(word) + u64::from(count);
        ensure(end <= u64::from(self.func.frame_words), || format!("word {word} outside the frame"))
    }

    fn operands(&self, instr: &Instr, effects: &[Effect<'_>]) -> Checked {
        for effect in effects {
            match *effect {
                Effect::Use { word, count, .. } | Effect::Partial { word, count, .. } => {
                    self.in_frame(word, count)?;
                }
                Effect::Def { word, count, kinds } => {
                    self.in_frame(word, count)?;
                    if let WordKinds::SameAs(from) = kinds {
                        self.in_frame(from, count)?;
                    }
                }
                Effect::Clobber { word } => self.in_frame(word, 2)?,
                Effect::Memory { word, count } => {
                    let end = u64::from(word) + u64::from(count);
                    let limit = u64::from(self.func.memory_start) + u64::from(self.func.memory_words);
                    ensure(word >= self.func.memory_start && end <= limit, || {
                        format!("address of word {word}, which is not in the frame's memory")
                    })?;
                }
            }
        }
        instr.op.operands().iter().try_for_each(|&(field, role)| self.index(instr, field, role))
    }

    /// Indices that `effects` does not look at, and limits of windows.
    fn index(&self, instr: &Instr, field: Field, role: Role) -> Checked {
        let program = self.program;
        let value = instr.field(field);
        let below =
            |len: usize| ensure((value as usize) < len, || format!("{role:?} {value} does not exist"));
        match role {
            Role::None | Role::Cache => ensure(value == 0, || format!("operand {field:?} is not zero")),
            Role::Type | Role::TypeInfo | Role::MapType => {
                ensure(value != 0, || "type 0".into())?;
                below(program.types.len())
            }
            Role::StrMapType => {
                let ty = program.types.get(value as usize);
                ensure(ty.is_some_and(|ty| ty.map_kind == MapKind::Str), || {
                    format!("type {value} is no map of strings")
                })
            }
            Role::Func => below(program.funcs.len()),
            Role::Native => below(program.natives.len()),
            Role::Str => below(program.strings.len()),
            Role::Sig => below(program.sigs.len()),
            Role::Method => below(program.methods.len()),
            Role::JumpTable => below(program.jump_tables.len()),
            Role::SelectTable => below(program.selects.len()),
            Role::Global => {
                let bytes = match instr.op {
                    Op::GlobalAddr => 0,
                    Op::GLoadStr => 16,
                    Op::GLoadSlice => 24,
                    _ => 8,
                };
                let aligned = instr.op == Op::GlobalAddr || value.is_multiple_of(8);
                ensure(aligned && value + bytes <= u64::from(program.globals.size), || {
                    format!("no static data at {value}")
                })?;
                let pointer = |at: u64| program.globals.pointers.contains(at as usize / 8);
                match instr.op {
                    Op::GLoadPtr | Op::GStorePtr | Op::GLoadStr | Op::GLoadSlice => {
                        ensure(pointer(value), || format!("static data at {value} is no pointer"))
                    }
                    Op::GStore64 | Op::GInc64 => {
                        ensure(!pointer(value), || format!("static data at {value} is a pointer"))
                    }
                    _ => Ok(()),
                }
            }
            Role::Constant => self.constant(value as u32, TypeIdx(instr.d())),
            Role::Window | Role::Window0 => {
                ensure(value >= 2, || "window without room for its header".into())?;
                self.in_frame(value as u32, 1)
            }
            _ => Ok(()),
        }
    }

    /// A value of the type stands at a word of the constants, and what it points to is known.
    fn constant(&self, first: u32, ty: TypeIdx) -> Checked {
        let (pool, ty) = (&self.program.constants, &self.program.types[ty.0 as usize]);
        let words = ty.size.div_ceil(8);
        ensure(words > 0 && u64::from(first) + words <= pool.words.len() as u64, || {
            format!("no constant of {} words at {first}", words)
        })?;
        (0..words as u32).filter(|&word| ty.pointers.contains(word as usize)).try_for_each(|word| {
            let at = first + word;
            let length = pool.words.get(at as usize + 1).copied();
            let fits = pool
                .text_at(at)
                .is_none_or(|text| length == Some(self.program.strings[text as usize].len() as u64));
            ensure(pool.words[at as usize] == 0 && fits, || format!("constant word {at} points nowhere"))
        })
    }

    fn jump(&self, instr: &Instr) -> Checked {
        if instr.op.is_jump() {
            let back = jump_offset(instr) <= 0;
            let polls = instr.op.is_safepoint() && instr.op != Op::MapNext;
            ensure(back == polls, || format!("{} jumps in the wrong direction", instr.op.name()))?;
        }
        if instr.op == Op::JmpTable {
            let table = &self.program.jump_tables[instr.bc() as usize];
            ensure(table.iter().all(|&offset| offset > 0), || "jump table leads backward".into())?;
        }
        Ok(())
    }

    /// Constraints that roles cannot express.
    fn special(&self, instr: &Instr) -> Checked {
        let imm = instr.c as i16;
        match instr.op {
            Op::DivSI | Op::RemSI => ensure(imm != 0 && imm != -1, || "division by 0 or -1".into()),
            Op::DivSPow | Op::RemSPow => {
                ensure((1..63).contains(&imm), || "power of two out of range".into())
            }
            Op::ShlI | Op::ShrSI | Op::ShrUI | Op::Shl32UI => {
                ensure((0..64).contains(&imm), || "shift count out of range".into())
            }
            Op::LoadTyped | Op::StoreTyped => {
                let ty = &self.program.types[instr.d() as usize];
                let whole = instr.e() == ty.words && ty.size == 8 * u64::from(ty.words);
                ensure(instr.e() == 0 || whole, || "wrong count of words".into())
            }
            Op::CallClosure => {
                let sig = &self.program.sigs[instr.d() as usize];
                ensure(instr.c as u32 == sig.param_words, || "wrong place of the closure word".into())?;
                self.in_frame(instr.a as u32 + instr.c as u32, 1)
            }
            Op::Ret1 | Op::RetI => {
                let words = self.program.sigs[self.func.sig.0 as usize].result_words;
                ensure(words == 1, || "returns one word".into())
            }
            Op::Defer | Op::RunDefers => {
                ensure(self.func.defer_head == Some(instr.a), || "wrong list of deferred calls".into())
            }
            _ => Ok(()),
        }
    }

    fn uses(&self, instr: &Instr, effects: &[Effect<'_>], kinds: &Kinds) -> Checked {
        let mut result = Ok(());
        let mut demand = |word: u32, pointer: Option<bool>| {
            let fits = match pointer {
                Some(true) => kinds.is_pointer(word),
                Some(false) => kinds.is_scalar(word),
                None => kinds.is_pointer(word) || kinds.is_scalar(word),
            };
            if !fits && result.is_ok() {
                let what = match pointer {
                    Some(true) => "a pointer",
                    Some(false) => "a scalar",
                    None => "defined",
                };
                result = Err(format!("{}: word {word} is not {what} on every path", instr.op.name()));
            }
        };
        for effect in effects {
            if let Effect::Use { word, count, kinds } = *effect {
                let any = matches!(kinds, WordKinds::Any);
                for i in 0..count {
                    demand(word + i, (!any).then(|| kinds.is_pointer(i)));
                }
            }
        }
        let sig = &self.program.sigs[self.func.sig.0 as usize];
        match instr.op {
            Op::Ret => {
                (0..sig.result_words).for_each(|i| demand(i, Some(sig.result_pointers.contains(i as usize))));
            }
            Op::RetI => {
                let scalar = !sig.result_pointers.contains(0);
                result = result.and_then(|()| ensure(scalar, || "returns a number as a pointer".into()));
            }
            Op::Ret1 => demand(instr.a as u32, Some(sig.result_pointers.contains(0))),
            _ => {}
        }
        result
    }

    fn maps(&self, before: &WordMap, across: Option<&WordMap>, kinds: &Kinds, reached: bool) -> Checked {
        let points = &self.func.safepoints;
        let entry = points.binary_search_by_key(&self.pc, |entry| entry.pc);
        let entry: &SafepointEntry =
            &points[entry.map_err(|_| "safepoint without pointer map".to_string())?];
        self.map(entry.before, before, kinds, reached)?;
        across.map_or(Ok(()), |across| self.map(entry.across, across, kinds, reached))
    }

    fn map(&self, index: u32, needed: &WordMap, kinds: &Kinds, reached: bool) -> Checked {
        let map = self.program.maps.get(index as usize).ok_or("pointer map does not exist")?;
        if !reached {
            return Ok(());
        }
        for (at, &bits) in needed.0.iter().enumerate() {
            let given = map.0.get(at).copied().unwrap_or(0);
            ensure(bits & !given == 0, || "pointer map lacks a live pointer".into())?;
        }
        for (at, &bits) in map.0.iter().enumerate() {
            let mut rest = bits;
            while rest != 0 {
                let word = at as u32 * 64 + rest.trailing_zeros();
                rest &= rest - 1;
                let fits = word < self.func.frame_words && kinds.is_pointer(word);
                ensure(fits, || format!("pointer map holds word {word}, which is no pointer"))?;
            }
        }
        Ok(())
    }
}

fn bad_index(error: BadIndex) -> String {
    format!("{:?} does not exist", error.0)
}
