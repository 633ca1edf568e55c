//! Control flow and word kinds of one function's code: what the verifier checks and, with [`super::liveness`], pointer
//! maps are made from.
//!
//! The kind of a frame word is a pair of bits, *usable as pointer* and *usable as scalar*. Zero is both; a word that
//! was not written on every path, or with different kinds, is neither. States meet by bitwise and.

use super::effects::{BadIndex, Effect, WordKinds, effects};
use super::{Field, FuncDesc, Instr, Op, Program, Role};

/// Marks words inside an instruction in [`Body::index_of`].
pub const NOT_AN_INSTRUCTION: u32 = u32::MAX;

/// A basic block: a range of instructions.
#[derive(Clone, Debug)]
pub struct BasicBlock {
    /// First instruction.
    pub first: u32,
    /// One past the last.
    pub end: u32,
    /// Blocks that may follow.
    pub successors: Vec<u32>,
}

/// A decoded function.
#[derive(Debug)]
pub struct Body<'p> {
    /// The instructions.
    pub instrs: Vec<Instr>,
    /// Their first words, counted from the function's entry.
    pub pcs: Vec<u32>,
    /// From a word to its instruction, or [`NOT_AN_INSTRUCTION`].
    pub index_of: Vec<u32>,
    /// Blocks in the order of the code.
    pub blocks: Vec<BasicBlock>,
    /// Effects of all instructions, found once: every pass over the code asks for them.
    effects: Vec<Effect<'p>>,
    /// Where each instruction's effects end.
    effect_ends: Vec<u32>,
}

/// Why code cannot be decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FlowError {
    /// Unknown opcode or missing words at this pc.
    Decode(u32),
    /// A jump from this pc leads nowhere.
    Target(u32),
    /// Control runs off the end.
    Falls,
    /// A jump table of this pc's instruction does not exist.
    Table(u32),
    /// An index in an operand of this pc's instruction is out of range.
    Index(u32, BadIndex),
}

/// Where the jump of an instruction goes, relative to it.
pub fn jump_offset(instr: &Instr) -> i32 {
    let target = instr.op.operands().iter().find(|&&(_, role)| role == Role::Jump);
    match target {
        Some(&(Field::c, _)) => i32::from(instr.c as i16),
        Some(&(field, _)) => instr.field(field) as i32,
        None => 0,
    }
}

impl<'p> Body<'p> {
    /// Decodes a function of `program`.
    ///
    /// # Errors
    /// The code is malformed.
    pub fn decode(program: &'p Program, func: &FuncDesc) -> Result<Body<'p>, FlowError> {
        let start = func.entry as usize;
        let code = program.code.get(start..start + func.code_words as usize).ok_or(FlowError::Falls)?;
        let tables = program.tables();
        let mut instrs = Vec::with_capacity(code.len());
        let mut pcs = Vec::with_capacity(code.len());
        let mut index_of = vec![NOT_AN_INSTRUCTION; code.len()];
        let mut all_effects = Vec::with_capacity(2 * code.len());
        let mut effect_ends = Vec::with_capacity(code.len());
        let mut pc = 0;
        while pc < code.len() {
            let instr = Instr::decode(&code[pc..]).ok_or(FlowError::Decode(pc as u32))?;
            index_of[pc] = instrs.len() as u32;
            pcs.push(pc as u32);
            effects(&instr, &tables, &mut all_effects).map_err(|error| FlowError::Index(pc as u32, error))?;
            effect_ends.push(all_effects.len() as u32);
            pc += instr.op.len();
            instrs.push(instr);
        }
        let mut body = Body { instrs, pcs, index_of, blocks: Vec::new(), effects: all_effects, effect_ends };
        body.find_blocks(program, func)?;
        Ok(body)
    }

    /// What the instruction at `index` does to the frame: uses first, then what is clobbered, then definitions.
    pub fn effects(&self, index: usize) -> &[Effect<'p>] {
        let start = index.checked_sub(1).map_or(0, |before| self.effect_ends[before]);
        &self.effects[start as usize..self.effect_ends[index] as usize]
    }

    fn target(&self, index: usize, offset: i32) -> Result<u32, FlowError> {
        let pc = self.pcs[index];
        let at = i64::from(pc) + i64::from(offset);
        let found = usize::try_from(at).ok().and_then(|at| self.index_of.get(at)).copied();
        found.filter(|&i| i != NOT_AN_INSTRUCTION).ok_or(FlowError::Target(pc))
    }

    /// Calls `see` with the instructions that control may jump to from instruction `index`.
    fn jumps(&self, program: &Program, index: usize, see: &mut dyn FnMut(u32)) -> Result<(), FlowError> {
        let instr = &self.instrs[index];
        if instr.op.is_jump() {
            see(self.target(index, jump_offset(instr))?);
        }
        if instr.op == Op::JmpTable {
            let table =
                program.jump_tables.get(instr.bc() as usize).ok_or(FlowError::Table(self.pcs[index]))?;
            if table.is_empty() {
                return Err(FlowError::Table(self.pcs[index]));
            }
            for &offset in table {
                see(self.target(index, offset)?);
            }
        }
        Ok(())
    }

    fn find_blocks(&mut self, program: &Program, func: &FuncDesc) -> Result<(), FlowError> {
        let count = self.instrs.len();
        let mut leader = vec![false; count + 1];
        leader[0] = true;
        for i in 0..count {
            self.jumps(program, i, &mut |target| leader[target as usize] = true)?;
            let op = self.instrs[i].op;
            if op.is_jump() || op.ends_block() {
                leader[i + 1] = true;
            }
        }
        if let Some(pc) = func.recover_pc {
            let index = self.index_of.get(pc as usize).copied().filter(|&i| i != NOT_AN_INSTRUCTION);
            leader[index.ok_or(FlowError::Target(pc))? as usize] = true;
        }
        let mut block_of = vec![0u32; count];
        let mut blocks: Vec<BasicBlock> = Vec::new();
        for i in 0..count {
            if leader[i] {
                blocks.push(BasicBlock { first: i as u32, end: i as u32, successors: Vec::new() });
            }
            block_of[i] = blocks.len() as u32 - 1;
            if let Some(block) = blocks.last_mut() {
                block.end = i as u32 + 1;
            }
        }
        for block in &mut blocks {
            let last = block.end as usize - 1;
            if !self.instrs[last].op.ends_block() {
                if block.end as usize >= count {
                    return Err(FlowError::Falls);
                }
                block.successors.push(block_of[block.end as usize]);
            }
            self.jumps(program, last, &mut |target| {
                let target = block_of[target as usize];
                if !block.successors.contains(&target) {
                    block.successors.push(target);
                }
            })?;
        }
        if blocks.is_empty() {
            return Err(FlowError::Falls);
        }
        self.blocks = blocks;
        Ok(())
    }

    /// The block that starts at a pc.
    pub fn block_at(&self, pc: u32) -> Option<u32> {
        let index = *self.index_of.get(pc as usize)?;
        self.blocks.binary_search_by_key(&index, |block| block.first).ok().map(|i| i as u32)
    }
}

/// Kinds of all frame words at one point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kinds {
    /// For 64 frame words each, which are usable as pointers, and which as scalars.
    bits: Vec<[u64; 2]>,
}

impl Kinds {
    /// No word has a value.
    pub fn unset(words: u32) -> Kinds {
        Kinds { bits: vec![[0; 2]; words.div_ceil(64) as usize] }
    }

    /// Whether word `i` may be used as a pointer.
    pub fn is_pointer(&self, i: u32) -> bool {
        self.bits[i as usize / 64][0] >> (i % 64) & 1 == 1
    }

    /// Whether word `i` may be used as a scalar.
    pub fn is_scalar(&self, i: u32) -> bool {
        self.bits[i as usize / 64][1] >> (i % 64) & 1 == 1
    }

    fn copy_from(&mut self, other: &Kinds) {
        self.bits.copy_from_slice(&other.bits);
    }

    fn set(&mut self, i: u32, pointer: bool, scalar: bool) {
        let bit = i % 64;
        let [pointers, scalars] = &mut self.bits[i as usize / 64];
        *pointers = *pointers & !(1 << bit) | u64::from(pointer) << bit;
        *scalars = *scalars & !(1 << bit) | u64::from(scalar) << bit;
    }

    fn clear_from(&mut self, word: u32) {
        let at = word as usize / 64;
        if let Some(first) = self.bits.get_mut(at) {
            *first = first.map(|bits| bits & ((1 << (word % 64)) - 1));
        }
        self.bits.iter_mut().skip(at + 1).for_each(|rest| *rest = [0; 2]);
    }

    /// Keeps what also holds in `other`. Whether anything changed.
    fn meet(&mut self, other: &Kinds) -> bool {
        let mut changed = false;
        for (mine, theirs) in self.bits.iter_mut().zip(&other.bits) {
            for (a, b) in mine.iter_mut().zip(theirs) {
                changed |= *a & !b != 0;
                *a &= b;
            }
        }
        changed
    }

    /// Words that hold pointers and nothing else.
    pub fn pure_pointers(&self) -> impl Iterator<Item = u64> + '_ {
        self.bits.iter().map(|[pointers, scalars]| pointers & !scalars)
    }
}

/// Word kinds at the start of every block.
#[derive(Debug)]
pub struct KindFlow<'p> {
    func: &'p FuncDesc,
    /// `None`: no path leads there.
    block_in: Vec<Option<Kinds>>,
}

impl<'p> KindFlow<'p> {
    /// Solves the data flow of a decoded function, whose operands must lie in its frame.
    ///
    /// # Errors
    /// The function's signature does not exist.
    pub fn solve(program: &Program, func: &'p FuncDesc, body: &Body<'_>) -> Result<Self, BadIndex> {
        let mut flow = KindFlow { func, block_in: vec![None; body.blocks.len()] };
        let sig = program.sigs.get(func.sig.0 as usize).ok_or(BadIndex(super::Role::Sig))?;
        let mut entry = Kinds::unset(func.frame_words);
        for word in 0..sig.param_words {
            let pointer = sig.param_pointers.contains(word as usize);
            entry.set(word, pointer, !pointer);
        }
        if func.closure_type.is_some() {
            entry.set(sig.param_words, true, false);
        }
        flow.block_in[0] = Some(entry);
        let mut work = vec![0u32];
        let mut now = Kinds::unset(func.frame_words);
        let mut queued = vec![false; body.blocks.len()];
        if let Some(block) = func.recover_pc.and_then(|pc| body.block_at(pc)) {
            let mut kinds = Kinds::unset(func.frame_words);
            for word in func.memory_start..func.memory_start + func.memory_words {
                flow.define_memory(&mut kinds, word);
            }
            flow.block_in[block as usize] = Some(kinds);
            work.push(block);
        }
        while let Some(block) = work.pop() {
            queued[block as usize] = false;
            flow.propagate(body, block, &mut now, &mut |next| {
                if !queued[next as usize] {
                    queued[next as usize] = true;
                    work.push(next);
                }
            });
        }
        Ok(flow)
    }

    fn define_memory(&self, kinds: &mut Kinds, word: u32) {
        let pointer = self.func.memory_pointers.contains(word as usize);
        kinds.set(word, pointer, !pointer);
    }

    /// Makes `now` the kinds at the start of a block. Whether any path leads there.
    pub fn enter(&self, block: usize, now: &mut Kinds) -> bool {
        match &self.block_in[block] {
            Some(kinds) => now.copy_from(kinds),
            None => now.clear_from(0),
        }
        self.block_in[block].is_some()
    }

    /// Goes through a block; `changed` is called with the blocks after it for whose starts that changes something.
    fn propagate(&mut self, body: &Body<'_>, block: u32, kinds: &mut Kinds, changed: &mut dyn FnMut(u32)) {
        let range = &body.blocks[block as usize];
        if !self.enter(block as usize, kinds) {
            return;
        }
        let last = range.end as usize - 1;
        for index in range.first as usize..last {
            self.apply(body.effects(index), kinds);
        }
        // At their end these two jump without having written their results.
        let before = matches!(body.instrs[last].op, Op::MapNext | Op::RangeStr).then(|| kinds.clone());
        self.apply(body.effects(last), kinds);
        for (i, &next) in range.successors.iter().enumerate() {
            let state = match &before {
                Some(before) if i > 0 || range.successors.len() == 1 => before,
                _ => &*kinds,
            };
            let change = match &mut self.block_in[next as usize] {
                Some(old) => old.meet(state),
                slot => {
                    *slot = Some(state.clone());
                    true
                }
            };
            if change {
                changed(next);
            }
        }
    }

    /// Applies an instruction's definitions.
    pub fn apply(&self, effects: &[Effect<'_>], kinds: &mut Kinds) {
        let memory = self.func.memory_start..self.func.memory_start + self.func.memory_words;
        for effect in effects {
            match *effect {
                Effect::Use { .. } | Effect::Memory { .. } => {}
                Effect::Clobber { word } => kinds.clear_from(word),
                Effect::Def { word, count, kinds: WordKinds::SameAs(from) } => {
                    let mut copy = |i: u32| {
                        let (to, pointer, scalar) =
                            (word + i, kinds.is_pointer(from + i), kinds.is_scalar(from + i));
                        match (memory.contains(&to), pointer, scalar) {
                            (true, true, true) => self.define_memory(kinds, to),
                            _ => kinds.set(to, pointer, scalar),
                        }
                    };
                    // The runs may overlap.
                    if word <= from {
                        (0..count).for_each(copy)
                    } else {
                        (0..count).rev().for_each(&mut copy)
                    }
                }
                Effect::Def { word, count, kinds: WordKinds::Zero } => {
                    for i in word..word + count {
                        // Addressed words may change behind the code's back, so they have their declared kind.
                        if memory.contains(&i) {
                            self.define_memory(kinds, i);
                        } else {
                            kinds.set(i, true, true);
                        }
                    }
                }
                Effect::Def { word, count, kinds: new } | Effect::Partial { word, count, kinds: new } => {
                    for i in 0..count {
                        let pointer = new.is_pointer(i);
                        kinds.set(word + i, pointer, !pointer);
                    }
                }
            }
        }
    }
}
