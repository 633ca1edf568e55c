//! One function's instructions while they are generated: labels, positions, dead code, branch distances.
//!
//! The direction of a jump is known when it is emitted: a bound label lies behind. So backward jumps get their polling
//! form at once, and a counting loop's addition is fused with its test. Only distances wait for the end.

use super::bounds;
use crate::bytecode::flow::jump_offset;
use crate::bytecode::{Field, Instr, LineEntry, Op, Role, UnsignedBounds};

/// A place that jumps lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(u32);

const UNBOUND: u32 = u32::MAX;

#[derive(Debug)]
struct Entry {
    instr: Instr,
    target: Option<Label>,
    line: u32,
    call: u32,
    /// See [`UnsignedBounds::operands`].
    unsigned: u8,
}

#[derive(Debug, Default)]
pub(super) struct Assembler {
    prologue: Vec<Entry>,
    entries: Vec<Entry>,
    labels: Vec<u32>,
    referenced: Vec<bool>,
    tables: Vec<Vec<Label>>,
    line: u32,
    /// See [`LineEntry::call`].
    call: u32,
    unsigned: u8,
    dead: bool,
    /// Index before which no instruction may be changed any more: a label stands there.
    barrier: usize,
}

/// Finished code. Jump tables are numbered from the function's first one.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub(super) words: Vec<u64>,
    pub(super) lines: Vec<LineEntry>,
    pub(super) unsigned_bounds: Vec<UnsignedBounds>,
    pub(super) tables: Vec<Vec<i32>>,
    /// The pc of every label that was bound.
    pub(super) label_pcs: Vec<u32>,
}

/// Backward forms of conditional jumps.
const LOOPS: &[(Op, Op)] = &[
    (Op::Jt, Op::LoopT),
    (Op::Jf, Op::LoopF),
    (Op::Jeq, Op::LoopEq),
    (Op::Jne, Op::LoopNe),
    (Op::JltS, Op::LoopLtS),
    (Op::JleS, Op::LoopLeS),
    (Op::JltU, Op::LoopLtU),
    (Op::JleU, Op::LoopLeU),
    (Op::JeqI, Op::LoopEqI),
    (Op::JneI, Op::LoopNeI),
    (Op::JltSI, Op::LoopLtSI),
    (Op::JleSI, Op::LoopLeSI),
    (Op::JgtSI, Op::LoopGtSI),
    (Op::JgeSI, Op::LoopGeSI),
    (Op::JeqF64, Op::LoopEqF64),
    (Op::JneF64, Op::LoopNeF64),
    (Op::JltF64, Op::LoopLtF64),
    (Op::JleF64, Op::LoopLeF64),
    (Op::JnltF64, Op::LoopNltF64),
    (Op::JnleF64, Op::LoopNleF64),
];

/// A counting loop's test fused with the addition before it.
struct Count {
    /// The test, in its forward form.
    test: Op,
    /// Whether the counter is the test's second operand.
    second: bool,
    /// The form that adds a number.
    step: Op,
    /// The form that adds a register.
    add: Option<Op>,
}

const COUNTS: &[Count] = &[
    Count { test: Op::JltS, second: false, step: Op::StepLoopLtS, add: Some(Op::AddLoopLtS) },
    Count { test: Op::JleS, second: false, step: Op::StepLoopLeS, add: Some(Op::AddLoopLeS) },
    Count { test: Op::JltS, second: true, step: Op::StepLoopGtS, add: None },
    Count { test: Op::JleS, second: true, step: Op::StepLoopGeS, add: None },
    Count { test: Op::JltU, second: false, step: Op::StepLoopLtU, add: Some(Op::AddLoopLtU) },
    Count { test: Op::JleU, second: false, step: Op::StepLoopLeU, add: Some(Op::AddLoopLeU) },
    Count { test: Op::JltSI, second: false, step: Op::StepLoopLtSI, add: None },
    Count { test: Op::JleSI, second: false, step: Op::StepLoopLeSI, add: None },
    Count { test: Op::JgtSI, second: false, step: Op::StepLoopGtSI, add: None },
    Count { test: Op::JgeSI, second: false, step: Op::StepLoopGeSI, add: None },
];

/// Jumps and their opposites; the flag says that the operands change places.
const OPPOSITES: &[(Op, Op, bool)] = &[
    (Op::Jt, Op::Jf, false),
    (Op::Jeq, Op::Jne, false),
    (Op::JltS, Op::JleS, true),
    (Op::JltU, Op::JleU, true),
    (Op::JeqI, Op::JneI, false),
    (Op::JltSI, Op::JgeSI, false),
    (Op::JleSI, Op::JgtSI, false),
    (Op::JeqF64, Op::JneF64, false),
    (Op::JltF64, Op::JnltF64, false),
    (Op::JleF64, Op::JnleF64, false),
];

fn loop_form(op: Op) -> Option<Op> {
    LOOPS.iter().find(|(forward, _)| *forward == op).map(|&(_, back)| back)
}

fn forward_form(op: Op) -> Op {
    LOOPS.iter().find(|(_, back)| *back == op).map_or(op, |&(forward, _)| forward)
}

/// The jump taken exactly when `instr`, a forward form, is not.
fn opposite(instr: Instr) -> Instr {
    let found = OPPOSITES.iter().find_map(|&(a, b, swap)| match instr.op {
        op if op == a => Some((b, swap)),
        op if op == b => Some((a, swap)),
        _ => None,
    });
    let (op, swap) = found.expect("every conditional jump has an opposite");
    if swap { Instr { op, a: instr.b, b: instr.a, ..instr } } else { Instr { op, ..instr } }
}

fn has_wide_target(op: Op) -> bool {
    op.operands().iter().any(|&(field, _)| matches!(field, Field::bc | Field::e))
}

impl Assembler {
    pub(super) fn label(&mut self) -> Label {
        self.labels.push(UNBOUND);
        self.referenced.push(false);
        Label(self.labels.len() as u32 - 1)
    }

    /// Binds `label` here. Code after it is dead if nothing leads there.
    pub(super) fn bind(&mut self, label: Label) {
        // A jump to what follows it is needless.
        if self.entries.len() > self.barrier
            && self.entries.last().is_some_and(|last| last.instr.op == Op::Jmp && last.target == Some(label))
        {
            self.entries.pop();
            self.dead = false;
        }
        self.labels[label.0 as usize] = self.entries.len() as u32;
        if !self.dead || self.referenced[label.0 as usize] {
            self.dead = false;
            self.barrier = self.entries.len();
        }
    }

    /// Binds a label that may be reached from code not yet seen, or by the machine.
    pub(super) fn bind_entry(&mut self, label: Label) {
        self.referenced[label.0 as usize] = true;
        self.bind(label);
    }

    /// Binds a label that is reached when `other` is.
    pub(super) fn bind_after(&mut self, label: Label, other: Label) {
        self.referenced[label.0 as usize] |= self.referenced[other.0 as usize];
        self.bind(label);
    }

    pub(super) fn is_bound(&self, label: Label) -> bool {
        self.labels[label.0 as usize] != UNBOUND
    }

    /// Whether control cannot get here.
    pub(super) fn is_dead(&self) -> bool {
        self.dead
    }

    pub(super) fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    /// What follows comes from this inlined call.
    pub(super) fn set_inlined_call(&mut self, call: u32) {
        self.call = call;
    }

    pub(super) fn inlined_call(&self) -> u32 {
        self.call
    }

    /// Tells which indices of the next instruction are unsigned.
    pub(super) fn set_unsigned(&mut self, operands: u8) {
        self.unsigned = operands;
    }

    fn push(&mut self, instr: Instr, target: Option<Label>) {
        if self.dead {
            return;
        }
        if let Some(label) = target {
            self.referenced[label.0 as usize] = true;
        }
        let unsigned = std::mem::take(&mut self.unsigned);
        self.entries.push(Entry { instr, target, line: self.line, call: self.call, unsigned });
        self.dead = instr.op.ends_block();
    }

    pub(super) fn emit(&mut self, instr: Instr) {
        self.push(instr, None);
    }

    /// Puts an instruction before all others.
    pub(super) fn emit_prologue(&mut self, instr: Instr) {
        self.prologue.push(Entry { instr, target: None, line: self.line, call: 0, unsigned: 0 });
    }

    /// The last instruction, if it may still be changed.
    pub(super) fn last(&mut self) -> Option<&mut Instr> {
        if self.dead || self.entries.len() <= self.barrier {
            return None;
        }
        self.entries.last_mut().map(|entry| &mut entry.instr)
    }

    /// Takes back the last instruction.
    pub(super) fn pop(&mut self) {
        self.entries.pop();
    }

    pub(super) fn jump(&mut self, label: Label) {
        let op = if self.is_bound(label) { Op::JmpBack } else { Op::Jmp };
        self.push(Instr::a_bc(op, 0, 0), Some(label));
    }

    /// Emits a conditional jump, given in its forward form.
    pub(super) fn branch(&mut self, instr: Instr, label: Label) {
        if !self.is_bound(label) {
            self.push(instr, Some(label));
            return;
        }
        if let Some(count) = self.fuse_count(instr) {
            self.pop();
            self.push(count, Some(label));
            return;
        }
        let op = loop_form(instr.op).expect("every conditional jump has a backward form");
        self.push(Instr { op, ..instr }, Some(label));
    }

    /// The instruction that does the addition before a backward jump and the jump's test.
    fn fuse_count(&mut self, test: Instr) -> Option<Instr> {
        let add = *self.last()?;
        let count = COUNTS.iter().find(|count| {
            count.test == test.op && add.a == if count.second { test.b } else { test.a } && add.b == add.a
        })?;
        let limit = if count.second { test.a } else { test.b };
        let register = !test.op.operands().contains(&(Field::b, Role::Imm16));
        if register && limit == add.a {
            return None;
        }
        let op = match add.op {
            Op::AddI if (test.op, count.second, add.c) == (Op::JltS, false, 1) => {
                return Some(Instr::abc(Op::IncLoopLt, add.a, limit, 0));
            }
            Op::AddI => count.step,
            Op::Add => count.add?,
            _ => return None,
        };
        Some(Instr::abc(op, add.a, limit, add.c))
    }

    pub(super) fn jump_table(&mut self, value: u16, targets: Vec<Label>) {
        for target in &targets {
            self.referenced[target.0 as usize] |= !self.dead;
        }
        let number = self.tables.len() as u32;
        self.tables.push(targets);
        self.push(Instr::a_bc(Op::JmpTable, value, number), None);
    }

    /// Lets jumps to a jump backward go where that one goes.
    fn thread_jumps(&self, entries: &mut [Entry]) {
        for i in 0..entries.len() {
            let Some(label) = entries[i].target.filter(|_| entries[i].instr.op == Op::Jmp) else { continue };
            if let Some(next) = entries.get(self.labels[label.0 as usize] as usize)
                && next.instr.op == Op::JmpBack
                && let Some(target) = next.target
                && self.labels[target.0 as usize] <= i as u32
            {
                entries[i].instr.op = Op::JmpBack;
                entries[i].target = Some(target);
            }
        }
    }

    /// Words of an entry whose jump is too far for its field.
    fn long_words(op: Op) -> u32 {
        if op == Op::IncLoopLt { 3 } else { 2 }
    }

    /// Encodes everything. `first_table` is the number that the function's first jump table will have.
    pub(super) fn finish(mut self, first_table: u32) -> Code {
        let shift = self.prologue.len() as u32;
        let mut entries = std::mem::take(&mut self.prologue);
        entries.append(&mut self.entries);
        for at in &mut self.labels {
            if *at != UNBOUND {
                *at += shift;
            }
        }
        self.thread_jumps(&mut entries);
        let mut long = vec![false; entries.len()];
        let mut pcs = vec![0u32; entries.len() + 1];
        loop {
            for (i, entry) in entries.iter().enumerate() {
                let op = entry.instr.op;
                let words = if long[i] { Self::long_words(op) } else { op.len() as u32 };
                pcs[i + 1] = pcs[i] + words;
            }
            let mut grown = false;
            for (i, entry) in entries.iter().enumerate() {
                let Some(label) = entry.target else { continue };
                if long[i] || has_wide_target(entry.instr.op) {
                    continue;
                }
                let to = pcs[self.labels[label.0 as usize] as usize];
                if i16::try_from(i64::from(to) - i64::from(pcs[i])).is_err() {
                    long[i] = true;
                    grown = true;
                }
            }
            if !grown {
                break;
            }
        }
        let mut code = Code::default();
        let (mut line, mut call) = (0, 0);
        for (i, entry) in entries.iter().enumerate() {
            if (entry.line, entry.call) != (line, call) {
                (line, call) = (entry.line, entry.call);
                code.lines.push(LineEntry { pc: pcs[i], line, call });
            }
            code.unsigned_bounds.extend(bounds::entry(pcs[i], entry.unsigned));
            let mut instr = entry.instr;
            if instr.op == Op::JmpTable {
                let number = instr.bc();
                let from = i64::from(pcs[i]);
                let targets = &self.tables[number as usize];
                let offset = |label: &Label| i64::from(pcs[self.labels[label.0 as usize] as usize]) - from;
                code.tables.push(targets.iter().map(|label| offset(label) as i32).collect());
                instr = Instr::a_bc(Op::JmpTable, instr.a, first_table + code.tables.len() as u32 - 1);
            }
            match entry.target {
                None => instr.encode(&mut code.words),
                Some(label) => {
                    let to = pcs[self.labels[label.0 as usize] as usize];
                    let offset = (i64::from(to) - i64::from(pcs[i])) as i32;
                    if long[i] {
                        encode_long(instr, offset, &mut code.words);
                    } else {
                        with_offset(instr, offset).encode(&mut code.words);
                    }
                }
            }
        }
        code.label_pcs =
            self.labels.iter().map(|&at| if at == UNBOUND { UNBOUND } else { pcs[at as usize] }).collect();
        code
    }
}

impl Code {
    pub(super) fn pc_of(&self, label: Label) -> u32 {
        self.label_pcs[label.0 as usize]
    }
}

fn with_offset(mut instr: Instr, offset: i32) -> Instr {
    if instr.op.operands().iter().any(|&(field, _)| field == Field::bc) {
        instr.b = offset as u16;
        instr.c = (offset >> 16) as u16;
    } else if has_wide_target(instr.op) {
        instr = instr.with_de(instr.d(), offset as u32);
    } else {
        instr.c = offset as u16;
    }
    debug_assert_eq!(jump_offset(&instr), offset);
    instr
}

/// A jump over a jump.
fn encode_long(instr: Instr, offset: i32, words: &mut Vec<u64>) {
    let mut before = 1;
    let mut forward = Instr { op: forward_form(instr.op), ..instr };
    if instr.op == Op::IncLoopLt {
        Instr::abc(Op::AddI, instr.a, instr.a, 1).encode(words);
        forward.op = Op::JltS;
        before = 2;
    }
    with_offset(opposite(forward), 2).encode(words);
    let op = if offset <= 0 { Op::JmpBack } else { Op::Jmp };
    with_offset(Instr::a_bc(op, 0, 0), offset - before).encode(words);
}
